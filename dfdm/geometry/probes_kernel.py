"""Compiled: probes spread over triangles, with the normals of the true surface, and which faces all of a part lies behind."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.compiled import kernel

Array = NDArray[Any]

_PLASTIC = 1.22074408460575947536
"""Its powers give the evenest sequence of points in space."""
_INWARD = 0.02
"""Probes keep this share of the way to the middle of their triangle off its edges."""


@kernel("(f8[::1], f8[::1], f8[::1], i8, f8[::1], f8[::1], f8)")
def straightened(point: Array, normal: Array, arm: Array, kind: int, axis: Array, origin: Array, ring: float) -> None:
    """Turn the `normal` (3,) of a triangle into that of the true cylinder (1), cone (2), sphere (3) or torus (4) at a point.

    It stays where the two differ by more than 60 degrees. `arm` (3,) is room to work in.
    """
    if kind < 1 or kind > 4:
        return
    along, up, out, far = 0.0, 0.0, 0.0, 0.0
    for k in range(3):
        arm[k] = point[k] - origin[k]
        along += arm[k] * axis[k]
        up += normal[k] * axis[k]
    for k in range(3):
        far += (arm[k] - along * axis[k]) ** 2
    far = max(np.sqrt(far), 1e-12)
    for k in range(3):
        out += normal[k] * (arm[k] - along * axis[k]) / far
    length, same = 0.0, 0.0
    for k in range(3):
        radial = (arm[k] - along * axis[k]) / far
        if kind == 1:
            arm[k] = radial
        elif kind == 2:
            arm[k] = up * axis[k] + out * radial
        elif kind == 4:
            arm[k] -= ring * radial
        length += arm[k] * arm[k]
        same += arm[k] * normal[k]
    scale = (-1.0 if same < 0.0 else 1.0) / max(np.sqrt(length), 1e-12)
    if same * scale > 0.5:
        for k in range(3):
            normal[k] = arm[k] * scale


@kernel("(f8[:,::1], f8[:,::1], i8[::1], f8[:,::1], f8[:,::1], f8[::1])")
def straighten(points: Array, normals: Array, kind: Array, axis: Array, origin: Array, ring: Array) -> None:
    """The same for points (n, 3), a row of the other columns for each."""
    arm = np.empty(3)
    for i in range(len(points)):
        straightened(points[i], normals[i], arm, kind[i], axis[i], origin[i], ring[i])


@kernel("(f8[:,::1], i4[:,::1], i4[::1], f8[:,::1], f8[::1], f8[::1], f8[::1], i8[::1], f8[:,::1], f8[:,::1], f8[::1])")
def scattered(
    vertices: Array, triangles: Array, face_of: Array, normals: Array, areas: Array, area: Array, step: Array,
    kind: Array, axis: Array, origin: Array, ring: Array,
) -> tuple[Any, ...]:  # fmt: skip
    """Points on every face, `step` (faces,) apart, eight at least: face (n,), point, normal (n, 3), area that it stands for (n,).

    One sequence in three dimensions picks the triangle, by area, and the place in it, so that the two do not fall into step.
    `area` (faces,) and the columns after it are those of the true faces; triangles stand in the order of faces.
    """
    faces, count = len(area), len(triangles)
    meshed = np.zeros(faces)
    begin = np.zeros(faces + 1, dtype=np.int64)
    for m in range(count):
        meshed[face_of[m]] += areas[m]
        begin[face_of[m] + 1] += 1
    wanted = np.zeros(faces, dtype=np.int64)
    total = 0
    for f in range(faces):
        begin[f + 1] += begin[f]
        if meshed[f] > 0.0:
            wanted[f] = max(int(np.rint(area[f] / step[f] ** 2)), 8)
        total += wanted[f]
    summed = np.cumsum(areas)
    face, each = np.empty(total, dtype=np.int32), np.empty(total)
    points, found = np.empty((total, 3)), np.empty((total, 3))
    arm = np.empty(3)
    one, two, three = _PLASTIC**-1.0, _PLASTIC**-2.0, _PLASTIC**-3.0
    n, before = 0, 0.0
    for f in range(faces):
        for within in range(wanted[f]):
            w, u, v = one * within + 0.5, two * within + 0.5, three * within + 0.5
            w, u, v = w - np.floor(w), u - np.floor(u), v - np.floor(v)
            m = begin[f] + np.searchsorted(summed[begin[f] : begin[f + 1]], before + w * meshed[f], side="right")
            m = min(m, begin[f + 1] - 1)
            if u + v > 1.0:
                u, v = 1.0 - u, 1.0 - v
            u, v = u + _INWARD * (1.0 / 3.0 - u), v + _INWARD * (1.0 / 3.0 - v)
            a, b, c = triangles[m, 0], triangles[m, 1], triangles[m, 2]
            for k in range(3):
                low = vertices[a, k]
                points[n, k] = low + u * (vertices[b, k] - low) + v * (vertices[c, k] - low)
                found[n, k] = normals[m, k]
            straightened(points[n], found[n], arm, kind[f], axis[f], origin[f], ring[f])
            face[n], each[n] = f, area[f] / wanted[f]
            n += 1
        before += meshed[f]
    return face, points, found, each


@kernel("(f8[:,::1], f8[:,::1], f8[:,::1], i8[::1], f8)")
def in_front(vertices: Array, normal: Array, origin: Array, flat: Array, slack: float) -> NDArray[np.bool_]:
    """Whether all vertices (n, 3) lie behind the plane of each face (f,), or before it by less than `slack`; of `flat` ones (k,)."""
    found = np.zeros(len(normal), dtype=np.bool_)
    for f in flat:
        x, y, z = normal[f, 0], normal[f, 1], normal[f, 2]
        most = x * origin[f, 0] + y * origin[f, 1] + z * origin[f, 2] + slack
        found[f] = True
        for i in range(len(vertices)):
            if x * vertices[i, 0] + y * vertices[i, 1] + z * vertices[i, 2] >= most:
                found[f] = False
                break
    return found


@kernel("(b1[:,::1], f8[::1], b1[::1], i4[::1], f8[:,::1], f8[:,::1])")
def weighed(seen: Array, area: Array, outer: Array, face: Array, high: Array, lowest: Array) -> Array:
    """Per direction (k, 2): area of the probes that it sees, and the least height of these.

    `seen` (k, n); `high` (k, n) heights of probes along each direction; `lowest` (k, faces) of faces, which counts instead
    for probes on faces that are `outer` (n,).
    """
    found = np.zeros((len(seen), 2))
    for d in range(len(seen)):
        least = np.inf
        for i in range(len(area)):
            if seen[d, i]:
                found[d, 0] += area[i]
                least = min(least, lowest[d, face[i]] if outer[i] else high[d, i])
        found[d, 1] = least
    return found
