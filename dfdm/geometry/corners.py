"""Internal corners: sharp concave edges, and the fillets that take their place, with radius, depth and direction.

A flat end mill leaves its own radius in a corner parallel to its axis and none along a floor that it faces, so each corner
says whether one of its two faces can be such a floor: flat, and free to the outside along its normal.
"""

from __future__ import annotations

import numpy as np

from dfdm.facts.features import Corner
from dfdm.facts.measurements import NotMeasured
from dfdm.facts.rounding import Vector
from dfdm.geometry.adjacency import Adjacency, adjacency_of
from dfdm.geometry.edges import Edge
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
    drilled = {face for stack in stacks_of(adjacency, part.mesh) for face in stack.faces}
    sharp = [e for e in adjacency.edges if e.turn_deg > SHARP_DEG and not drilled.intersection(e.faces)]
    fillets = [p for p in adjacency.patches if p.id not in drilled and _is_fillet(part, adjacency, p)]
    floors = _floors(part, adjacency, sharp, fillets)
    found = []
    for edge, floor in zip(sharp, floors[: len(sharp)], strict=True):
        if edge.curve == "line" or not floor:
            found.append(_sharp(edge, floor=floor))
    for patch, floor in zip(fillets, floors[len(sharp) :], strict=True):
        found.append(_fillet(adjacency, patch, floor=floor or patch.kind == "torus"))
    return tuple(sorted(found, key=lambda c: (round(c.radius_mm, 6), tuple(round(v, 4) for v in c.at_mm), c.faces)))


def _is_fillet(part: Part, adjacency: Adjacency, patch: Patch) -> bool:
    """A concave part of a cylinder or tube that runs on smoothly into the faces on both sides."""
    if not patch.hollow or patch.kind not in ("cylinder", "torus"):
        return False
    smooth = {other.id for edge, other in adjacency.neighbors(patch.id) if edge.smooth}
    if patch.kind == "torus":
        return bool(smooth)
    return len(smooth) >= 2 and int(swept_deg(patch, part.mesh).sum()) < FILLET_DEG


def _floors(part: Part, adjacency: Adjacency, sharp: list[Edge], fillets: list[Patch]) -> list[bool]:
    """For each corner whether a flat face beside it is open to the outside right next to it."""
    reach = 1e-3 * part.mesh.diagonal_mm
    origins, directions, owner = [], [], []
    for index, edge in enumerate(sharp):
        one, two = (adjacency.patches[face] for face in edge.faces)
        for own, other in ((one, two), (two, one)):
            if own.kind != "plane":
                continue
            away = other.normals(edge.middle[None])[0]
            away = away - (away @ own.axis) * own.axis
            away = away / max(float(np.linalg.norm(away)), 1e-9)
            step = min(reach, 0.05 * edge.length)
            origins.append(edge.middle + step * away + 0.2 * step * own.axis)
            directions.append(own.axis)
            owner.append(index)
    for index, patch in enumerate(fillets, start=len(sharp)):
        for edge, other in adjacency.neighbors(patch.id):
            if edge.smooth and other.kind == "plane":
                origins.append(edge.middle + 0.2 * min(reach, 0.05 * edge.length) * other.axis)
                directions.append(other.axis)
                owner.append(index)
    open_floor = [False] * (len(sharp) + len(fillets))
    if origins:
        met = part.rays.occluded(np.array(origins), np.array(directions))
        for index, hit in zip(owner, met, strict=True):
            open_floor[index] |= not bool(hit)
    return open_floor


def _sharp(edge: Edge, *, floor: bool) -> Corner:
    return Corner(
        radius_mm=0.0,
        depth_mm=edge.length,
        axis=_vector(canonical(edge.tangent)),
        at_mm=_vector(edge.middle),
        faces=edge.faces,
        floor=floor,
    )


def _fillet(adjacency: Adjacency, patch: Patch, *, floor: bool) -> Corner:
    axis = canonical(patch.axis)
    low, high = adjacency.extent(patch.id, axis)
    smooth = [edge.middle for edge, _ in adjacency.neighbors(patch.id) if edge.smooth]
    at = np.mean(smooth, axis=0)
    if patch.kind == "cylinder":  # from the middle of the chord onto the surface
        foot = patch.origin + ((at - patch.origin) @ axis) * axis
        out = at - foot
        at = foot + patch.radius * out / max(float(np.linalg.norm(out)), 1e-9)
    else:
        at = smooth[0]
    return Corner(
        radius_mm=patch.minor if patch.kind == "torus" else patch.radius,
        depth_mm=high - low,
        axis=_vector(axis),
        at_mm=_vector(at),
        faces=(patch.id,),
        floor=floor,
    )


def _vector(values: Array) -> Vector:
    x, y, z = (float(v) + 0.0 for v in values)
    return x, y, z
