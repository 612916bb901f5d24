"""Compiled: exact planes, cylinders, cones, spheres and tori behind the triangles that rays start from and meet."""

# mypy: disable-error-code="no-untyped-call"
from __future__ import annotations

from typing import Any

import numpy as np

from dfdm.geometry.compiled import kernel

_STEPS = 6


@kernel("UniTuple(float64, 4)(float64[::1], float64, float64, float64)")
def level(surface: Any, x: float, y: float, z: float) -> Any:  # noqa: ANN401
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
def leads(surfaces: Any, face: Any, points: Any, normals: Any) -> Any:  # noqa: ANN401
    """Distance (n,) of points on triangles above the surfaces of their faces; turns `normals` into the exact ones."""
    lead = np.zeros(len(points))
    for i in range(len(points)):
        high, x, y, z = level(surfaces[face[i]], points[i, 0], points[i, 1], points[i, 2])
        if x * normals[i, 0] + y * normals[i, 1] + z * normals[i, 2] > 0.5:
            lead[i] = high
            normals[i, 0], normals[i, 1], normals[i, 2] = x, y, z
    return lead


@kernel(
    "float64[::1](float64[:,::1], int32[::1], float64[:,::1], float64[:,::1], float64[::1], float64[:,::1], float64, float64)"
)
def distances(
    surfaces: Any,  # noqa: ANN401
    face: Any,  # noqa: ANN401
    start: Any,  # noqa: ANN401
    along: Any,  # noqa: ANN401
    met: Any,  # noqa: ANN401
    normals: Any,  # noqa: ANN401
    opposed: float,
    slack: float,
) -> Any:  # noqa: ANN401
    """Distance (n,) along rays that met triangles at `met` to the surfaces of the faces (n,) themselves.

    Not a number where the surface met does not lie square to the ray: the cosine between its normal, outward (walls) or
    inward (gaps), and the ray is not above `opposed`, its sign telling which of both is wanted. `normals` (n, 3) are
    those of the triangles, for faces that are not exact; so are rays corrected by more than `slack`.
    """
    found = np.empty(len(start))
    for i in range(len(start)):
        dx, dy, dz = along[i, 0], along[i, 1], along[i, 2]
        t = met[i]
        nx, ny, nz = normals[i, 0], normals[i, 1], normals[i, 2]
        surface = surfaces[face[i]]
        if surface[0] > 0.0:
            for _ in range(_STEPS):
                high, x, y, z = level(surface, start[i, 0] + t * dx, start[i, 1] + t * dy, start[i, 2] + t * dz)
                slope = x * dx + y * dy + z * dz
                if abs(slope) <= 0.1 or abs(high) < 1e-12:
                    break
                t -= high / slope
            if abs(t - met[i]) > slack or x * nx + y * ny + z * nz < 0.5:
                t = met[i]
            else:
                nx, ny, nz = x, y, z
        square = nx * dx + ny * dy + nz * dz
        wanted = square > opposed if opposed > 0.0 else square < opposed
        found[i] = t if wanted else np.nan
    return found
