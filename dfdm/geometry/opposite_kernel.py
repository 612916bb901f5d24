"""Compiled: exact planes, cylinders, cones, spheres and tori behind the triangles that rays start from and meet."""

# mypy: disable-error-code="no-untyped-call"
from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.compiled import kernel

Array = NDArray[Any]

_STEPS = 6


@kernel("UniTuple(float64, 4)(float64[::1], float64, float64, float64)")
def level(surface: Array, x: float, y: float, z: float) -> tuple[float, float, float, float]:
    """Signed distance of a point to a surface, positive out of the material, and the outward normal there.

    `surface` (11,): kind (0 none, 1 plane, 2 cylinder, 3 cone, 4 sphere, 5 torus), axis or normal (3), origin (3),
    radius, smaller radius, half angle, and -1 where the material lies outside, else 1.
    """
    kind = int(surface[0])
    if kind == 0:
        return 0.0, 0.0, 0.0, 0.0
    ax, ay, az = surface[1], surface[2], surface[3]
    px, py, pz = x - surface[4], y - surface[5], z - surface[6]
    high = px * ax + py * ay + pz * az
    if kind == 1:
        return high, ax, ay, az
    sign = surface[10]
    if kind == 4:
        length = np.sqrt(px * px + py * py + pz * pz)
        s = sign / length if length > 0.0 else 0.0
        return sign * (length - surface[7]), s * px, s * py, s * pz
    rx, ry, rz = px - high * ax, py - high * ay, pz - high * az
    radial = np.sqrt(rx * rx + ry * ry + rz * rz)
    s = 1.0 / radial if radial > 0.0 else 0.0
    rx, ry, rz = rx * s, ry * s, rz * s
    if kind == 2:
        return sign * (radial - surface[7]), sign * rx, sign * ry, sign * rz
    if kind == 3:
        c, s = np.cos(surface[9]), np.sin(surface[9])
        return (
            sign * (radial * c - high * s),
            sign * (c * rx - s * ax),
            sign * (c * ry - s * ay),
            sign * (c * rz - s * az),
        )
    out = radial - surface[7]
    qx, qy, qz = out * rx + high * ax, out * ry + high * ay, out * rz + high * az
    length = np.sqrt(qx * qx + qy * qy + qz * qz)
    s = sign / length if length > 0.0 else 0.0
    return sign * (length - surface[8]), s * qx, s * qy, s * qz


@kernel("float64[::1](float64[:,::1], int32[::1], float64[:,::1], float64[:,::1])")
def leads(surfaces: Array, face: Array, points: Array, normals: Array) -> Array:
    """Distance (n,) of points on triangles above the surfaces of their faces; turns `normals` into the exact ones."""
    lead = np.zeros(len(points))
    for i in range(len(points)):
        high, x, y, z = level(surfaces[face[i]], points[i, 0], points[i, 1], points[i, 2])
        if x * normals[i, 0] + y * normals[i, 1] + z * normals[i, 2] > 0.5:
            lead[i] = high
            normals[i, 0], normals[i, 1], normals[i, 2] = x, y, z
    return lead


@kernel("float64[:,::1](float64[:,::1], int64[::1], float64[:,::1])")
def normals_at(surfaces: Array, face: Array, points: Array) -> Array:
    """Outward unit normals (n, 3) of the surfaces of faces (n,) at points of theirs; zero where there is no exact surface."""
    found = np.empty((len(face), 3))
    for i in range(len(face)):
        _, x, y, z = level(surfaces[face[i]], points[i, 0], points[i, 1], points[i, 2])
        found[i, 0], found[i, 1], found[i, 2] = x, y, z
    return found


@kernel("float64[::1](float64[:,::1], float64[:,::1], float64[:,::1])")
def turns_between(one: Array, other: Array, along: Array) -> Array:
    """Angle (n,) in degrees between unit normals (n, 3): positive where the second rises above the first, left of `along`."""
    found = np.empty(len(one))
    for i in range(len(one)):
        ax, ay, az = one[i, 0], one[i, 1], one[i, 2]
        bx, by, bz = other[i, 0], other[i, 1], other[i, 2]
        lx, ly, lz = along[i, 0], along[i, 1], along[i, 2]
        x, y, z = ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx
        rise = (ay * lz - az * ly) * bx + (az * lx - ax * lz) * by + (ax * ly - ay * lx) * bz
        cosine = min(max(ax * bx + ay * by + az * bz, -1.0), 1.0)
        found[i] = np.copysign(np.degrees(np.arctan2(np.sqrt(x * x + y * y + z * z), cosine)), rise)
    return found


@kernel("float64(float64[::1], float64[::1], float64, float64, float64, float64, float64[::1], float64, float64)")
def crossed(
    surface: Array, start: Array, dx: float, dy: float, dz: float, met: float, normal: Array, opposed: float, slack: float
) -> float:  # fmt: skip
    """Distance along one ray, which met a triangle with this normal at `met`, to the surface that it stands for.

    See `distances`.
    """
    t = met
    nx, ny, nz = normal[0], normal[1], normal[2]
    if surface[0] > 0.0:
        for _ in range(_STEPS):
            high, x, y, z = level(surface, start[0] + t * dx, start[1] + t * dy, start[2] + t * dz)
            slope = x * dx + y * dy + z * dz
            if abs(slope) <= 0.1 or abs(high) < 1e-12:
                break
            t -= high / slope
        if abs(t - met) > slack or x * nx + y * ny + z * nz < 0.5:
            t = met
        else:
            nx, ny, nz = x, y, z
    square = nx * dx + ny * dy + nz * dz
    wanted = square > opposed if opposed > 0.0 else square < opposed
    return t if wanted else np.nan


@kernel(
    "float64[::1](float64[:,::1], int32[::1], float64[:,::1], float64[:,::1], float64[::1], float64[:,::1], float64, float64)"
)
def distances(
    surfaces: Array, face: Array, start: Array, along: Array, met: Array, normals: Array, opposed: float, slack: float
) -> Array:  # fmt: skip
    """Distance (n,) along rays that met triangles at `met` to the surfaces of the faces (n,) themselves.

    Not a number where the surface met does not lie square to the ray: the cosine between its normal, outward (walls) or
    inward (gaps), and the ray is not above `opposed`, its sign telling which of both is wanted. `normals` (n, 3) are
    those of the triangles, for faces that are not exact; so are rays corrected by more than `slack`.
    """
    found = np.empty(len(start))
    for i in range(len(start)):
        dx, dy, dz = along[i, 0], along[i, 1], along[i, 2]
        found[i] = crossed(surfaces[face[i]], start[i], dx, dy, dz, met[i], normals[i], opposed, slack)
    return found


@kernel("(float64[:,::1], int32[::1], float64[:,::1])")
def ahead(normal_of: Array, triangle: Array, along: Array) -> NDArray[np.bool_]:
    """Which rays met a triangle (n,), -1 for none, whose normal points the way of `along` (n, 3)."""
    found = np.zeros(len(triangle), dtype=np.bool_)
    for i in range(len(triangle)):
        t = triangle[i]
        if t >= 0:
            x, y, z = normal_of[t, 0], normal_of[t, 1], normal_of[t, 2]
            found[i] = x * along[i, 0] + y * along[i, 1] + z * along[i, 2] > 0.0
    return found


@kernel(
    "(float64[:,::1], float64[:,::1], float64[:,::1], float64[::1], float64[::1], int32[::1], int32[::1], float64[:,::1], "
    "float64, float64, float64)"
)
def opposed_to(
    surfaces: Array, start: Array, normals: Array, lead: Array, met: Array, triangle: Array, face_of: Array,
    normal_of: Array, way: float, opposed: float, slack: float,
) -> tuple[Any, ...]:  # fmt: skip
    """Points that look at an opposed surface: number (k,), distance, its face, and the point (k, 3) halfway across.

    `start`, `normals` (n, 3) and `lead` (n,) as in `opposite.Looks`; rays along `way` (-1 into the material, +1 out of it)
    times the normals met `triangle` (n,), -1 for none, at `met`; the rest as for `distances`.
    """
    count = 0
    index, size = np.empty(len(start), dtype=np.int64), np.empty(len(start))
    other, middle = np.empty(len(start), dtype=np.int32), np.empty((len(start), 3))
    for i in range(len(start)):
        t = triangle[i]
        if t < 0:
            continue
        dx, dy, dz = way * normals[i, 0], way * normals[i, 1], way * normals[i, 2]
        # Projecting a point of a triangle onto its surface moves it along the normal: along its own ray.
        before = -way * lead[i]
        far = crossed(surfaces[face_of[t]], start[i], dx, dy, dz, met[i], normal_of[t], opposed, slack) - before
        if far > 0.0:
            half = before + 0.5 * far
            index[count], size[count], other[count] = i, far, face_of[t]
            middle[count, 0] = start[i, 0] + half * dx
            middle[count, 1] = start[i, 1] + half * dy
            middle[count, 2] = start[i, 2] + half * dz
            count += 1
    return index[:count].copy(), size[:count].copy(), other[:count].copy(), middle[:count].copy()
