"""Internal corners: sharp concave edges, and the fillets that take their place, with radius, depth and direction.

A flat end mill leaves its own radius in a corner parallel to its axis and none along a floor that it faces, so each corner
says whether one of its two faces can be such a floor: flat, and free to the outside along its normal.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dfdm.facts.features import Corner
from dfdm.facts.measurements import NotMeasured
from dfdm.facts.rounding import Vector
from dfdm.geometry.adjacency import adjacency_of
from dfdm.geometry.concave import Ints, Rims, rims_of
from dfdm.geometry.part import Part
from dfdm.geometry.stacks import bored
from dfdm.geometry.surfaces import Array, Patch, canonical, swept_deg, unit

SHARP_DEG = 5.0
"""Faces that meet at a smaller angle make no corner."""
FILLET_DEG = 200
"""An internal cylinder that turns less is a fillet in a corner; one that turns more is a groove or a hole."""


def measure_corners(part: Part) -> tuple[Corner, ...] | NotMeasured:
    """Every internal corner, sorted by radius and place.

    Left out are sharp curved edges around an open floor, which any flat tool makes, and what lies inside holes.
    """
    if part.kind == "mesh":
        return NotMeasured(reason="corners are read from the exact faces of a solid; this part is a mesh")
    adjacency = adjacency_of(part)
    rims = rims_of(adjacency)
    drilled = np.zeros(len(adjacency.patches) + 1, dtype=bool)  # the last for "no face"
    drilled[bored(adjacency, part.mesh)] = True
    sharp = np.flatnonzero((rims.turn > SHARP_DEG) & (rims.one >= 0) & ~drilled[rims.one] & ~drilled[rims.two])
    fillets = [p for p in adjacency.patches if not drilled[p.id] and is_fillet(part, rims, p)]
    floors = _floors(part, rims, sharp, fillets)
    kept = (rims.curve[sharp] == 0) | ~floors[: len(sharp)]
    found = _sharp(rims, sharp[kept], floors[: len(sharp)][kept])
    rims.look(canonical(patch.axis) for patch in fillets)
    for patch, floor in zip(fillets, floors[len(sharp) :].tolist(), strict=True):
        found.append(_fillet(rims, patch, floor=floor or patch.kind == "torus"))
    return tuple(sorted(found, key=_order))


def _order(corner: Corner) -> tuple[float, float, float, float, tuple[int, ...]]:
    x, y, z = corner.at_mm
    return round(corner.radius_mm, 6), round(x, 4), round(y, 4), round(z, 4), corner.faces


def is_fillet(part: Part, rims: Rims, patch: Patch) -> bool:
    """Whether a face is a concave part of a cylinder or tube that runs on smoothly into the faces on both sides."""
    if not patch.hollow or patch.kind not in ("cylinder", "torus"):
        return False
    smooth = {other for i, other in rims.around[patch.id] if rims.smooths[i]}
    if patch.kind == "torus":
        return bool(smooth)
    return len(smooth) >= 2 and _turn_deg(part, rims, patch) < FILLET_DEG


def _turn_deg(part: Part, rims: Rims, patch: Patch) -> float:
    """How far a cylinder turns: the arcs at one height together, or its triangles where it has no arc."""
    turns: dict[float, float] = {}
    for i in rims.of_face[patch.id]:
        if rims.curves[i] == 1:
            height = round(float(rims.center[i] @ patch.axis), 4)
            turns[height] = turns.get(height, 0.0) + float(np.degrees(rims.sweep[i]))
    return max(turns.values()) if turns else float(swept_deg(patch, part.mesh).sum())


def _floors(part: Part, rims: Rims, sharp: Ints, fillets: list[Patch]) -> NDArray[np.bool_]:
    """For each corner whether a flat face beside it is open to the outside right next to it."""
    patches = rims.adjacency.patches
    reach = 1e-3 * part.mesh.diagonal_mm
    edge, number = np.concatenate([sharp, sharp]), np.concatenate([np.arange(len(sharp))] * 2)
    own = np.concatenate([rims.one[sharp], rims.two[sharp]])
    other = np.concatenate([rims.two[sharp], rims.one[sharp]])
    plane = np.array([kind == "plane" for kind in rims.kind], dtype=bool)
    flat = np.flatnonzero(plane[own])
    edge, number, own, other = edge[flat], number[flat], own[flat], other[flat]
    away, up = rims.axes[other], rims.axes[own]
    for k in np.flatnonzero(~plane[other]).tolist():
        away[k] = patches[other[k]].normals(rims.middle[edge[k]][None])[0]
    away = unit(away - (away * up).sum(axis=1)[:, None] * up)
    step = np.minimum(reach, 0.05 * rims.length[edge])[:, None]
    beside = [
        (index, i, beyond)
        for index, patch in enumerate(fillets, start=len(sharp))
        for i, beyond in rims.around[patch.id]
        if rims.smooths[i] and plane[beyond]
    ]
    table = np.array(beside, dtype=np.int64).reshape(-1, 3)
    over = rims.axes[table[:, 2]]
    near = np.minimum(reach, 0.05 * rims.length[table[:, 1]])[:, None]
    origins = [rims.middle[edge] + step * (away + 0.2 * up), rims.middle[table[:, 1]] + 0.2 * near * over]
    open_floor = np.zeros(len(sharp) + len(fillets), dtype=bool)
    met = part.rays.occluded(np.concatenate(origins), np.concatenate([up, over]))
    open_floor[np.concatenate([number, table[:, 0]])[~met]] = True
    return open_floor


def _sharp(rims: Rims, edges: Ints, floors: NDArray[np.bool_]) -> list[Corner]:
    """Corners where two faces meet at an edge."""
    along = rims.tangent[edges]
    lead = np.take_along_axis(along, (np.abs(along) > 1e-6).argmax(axis=1)[:, None], axis=1)
    columns = (
        rims.length[edges],
        np.where(lead < 0.0, -along, along) + 0.0,
        rims.middle[edges] + 0.0,
        np.sort(np.stack([rims.one[edges], rims.two[edges]], axis=1), axis=1),
        floors,
    )
    return [
        Corner(radius_mm=0.0, depth_mm=depth, axis=tuple(axis), at_mm=tuple(at), faces=tuple(faces), floor=floor)
        for depth, axis, at, faces, floor in zip(*(column.tolist() for column in columns), strict=True)
    ]


def _fillet(rims: Rims, patch: Patch, *, floor: bool) -> Corner:
    axis = canonical(patch.axis)
    heights = rims.heights(axis)
    smooth = [rims.middle[i] for i in rims.of_face[patch.id] if rims.smooths[i]]
    at = sum(smooth[1:], smooth[0]) / len(smooth)
    if patch.kind == "cylinder":  # from the middle of the chord onto the surface
        foot = patch.origin + ((at - patch.origin) @ axis) * axis
        out = at - foot
        at = foot + patch.radius * out / max(float(np.sqrt(out @ out)), 1e-9)
    else:
        at = smooth[0]
    return Corner(
        radius_mm=patch.minor if patch.kind == "torus" else patch.radius,
        depth_mm=heights.high(patch.id) - heights.low(patch.id),
        axis=_vector(axis),
        at_mm=_vector(at),
        faces=(patch.id,),
        floor=floor,
    )


def _vector(values: Array) -> Vector:
    x, y, z = (float(v) + 0.0 for v in values)
    return x, y, z
