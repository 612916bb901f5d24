"""Internal corners: sharp concave edges, and the fillets that take their place, with radius, depth and direction.

A flat end mill leaves its own radius in a corner parallel to its axis and none along a floor that it faces, so each corner
says whether one of its two faces can be such a floor: flat, and free to the outside along its normal.
"""

from __future__ import annotations

import numpy as np

from dfdm.facts.features import Corner
from dfdm.facts.measurements import NotMeasured
from dfdm.facts.rounding import Vector
from dfdm.geometry.adjacency import adjacency_of
from dfdm.geometry.concave import Rims, rims_of
from dfdm.geometry.part import Part
from dfdm.geometry.stacks import stacks_of
from dfdm.geometry.surfaces import Array, Patch, canonical, swept_deg

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
    drilled[[face for stack in stacks_of(adjacency, part.mesh) for face in stack.faces]] = True
    sharp = np.flatnonzero((rims.turn > SHARP_DEG) & (rims.one >= 0) & ~drilled[rims.one] & ~drilled[rims.two]).tolist()
    fillets = [p for p in adjacency.patches if not drilled[p.id] and is_fillet(part, rims, p)]
    floors = _floors(part, rims, sharp, fillets)
    found = []
    for edge, floor in zip(sharp, floors[: len(sharp)], strict=True):
        if rims.curves[edge] == 0 or not floor:
            found.append(_sharp(rims, edge, floor=floor))
    for patch, floor in zip(fillets, floors[len(sharp) :], strict=True):
        found.append(_fillet(rims, patch, floor=floor or patch.kind == "torus"))
    return tuple(sorted(found, key=lambda c: (round(c.radius_mm, 6), tuple(round(v, 4) for v in c.at_mm), c.faces)))


def is_fillet(part: Part, rims: Rims, patch: Patch) -> bool:
    """Whether a face is a concave part of a cylinder or tube that runs on smoothly into the faces on both sides."""
    if not patch.hollow or patch.kind not in ("cylinder", "torus"):
        return False
    smooth = {rims.beside(i, patch.id) for i in rims.of_face[patch.id] if rims.smooths[i]}
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


def _floors(part: Part, rims: Rims, sharp: list[int], fillets: list[Patch]) -> list[bool]:
    """For each corner whether a flat face beside it is open to the outside right next to it."""
    patches = rims.adjacency.patches
    reach = 1e-3 * part.mesh.diagonal_mm
    origins, directions, owner = [], [], []
    for index, edge in enumerate(sharp):
        step = min(reach, 0.05 * float(rims.length[edge]))
        pair = (patches[rims.ones[edge]], patches[rims.twos[edge]])
        for own, other in (pair, pair[::-1]):
            if own.kind == "plane":
                away = other.axis if other.kind == "plane" else other.normals(rims.middle[edge][None])[0]
                away = away - (away @ own.axis) * own.axis
                away = away / max(float(np.sqrt(away @ away)), 1e-9)
                origins.append(rims.middle[edge] + step * away + 0.2 * step * own.axis)
                directions.append(own.axis)
                owner.append(index)
    for index, patch in enumerate(fillets, start=len(sharp)):
        for i in rims.of_face[patch.id]:
            other = patches[rims.beside(i, patch.id)]
            if rims.smooths[i] and other.kind == "plane":
                origins.append(rims.middle[i] + 0.2 * min(reach, 0.05 * float(rims.length[i])) * other.axis)
                directions.append(other.axis)
                owner.append(index)
    open_floor = [False] * (len(sharp) + len(fillets))
    if origins:
        met = part.rays.occluded(np.array(origins), np.array(directions))
        for index, hit in zip(owner, met.tolist(), strict=True):
            open_floor[index] |= not hit
    return open_floor


def _sharp(rims: Rims, edge: int, *, floor: bool) -> Corner:
    return Corner(
        radius_mm=0.0,
        depth_mm=float(rims.length[edge]),
        axis=_vector(canonical(rims.tangent[edge])),
        at_mm=_vector(rims.middle[edge]),
        faces=tuple(sorted((rims.ones[edge], rims.twos[edge]))),
        floor=floor,
    )


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
