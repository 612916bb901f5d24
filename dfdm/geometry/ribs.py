"""Ribs: plates that stand on a wall, found by the edges between their flat faces."""

from __future__ import annotations

from typing import Final

import numpy as np

from dfdm.facts.draft import Rib
from dfdm.facts.measurements import NotMeasured
from dfdm.geometry.adjacency import Adjacency, adjacency_of
from dfdm.geometry.part import Part
from dfdm.geometry.surfaces import Array, Patch

_MOST_DRAFT: Final = float(np.sin(np.radians(6.0)))
_SLENDER: Final = 1.0
"""A rib is at least this many times as high, and as long, as it is thick."""
_OFF: Final = 1e-4
_ENDS: Final = 2
"""A rib meets walls at both of its ends at most."""


def measure_ribs(part: Part) -> tuple[Rib, ...] | NotMeasured:
    """Ribs of a B-rep, thinnest first: a flat top between two flat sides that both end in an internal corner.

    The top may meet walls at its ends; of a rib that stands on two walls the one above which it is lower is its foot. Sides
    may lean by up to 6 degrees each; fillets at the foot and at the top are passed over. What stands free on all sides
    without an internal corner is a wall, no rib. Of meshes they are not measured.
    """
    if part.kind == "mesh":
        return NotMeasured(reason="ribs are read from the edges of a solid; this part is a mesh")
    adjacency = adjacency_of(part)
    found: dict[tuple[int, int], tuple[int, Rib]] = {}
    behind = _behind(part, adjacency)
    for top in adjacency.patches:
        if top.kind != "plane":
            continue
        ends = sum(edge.concave for edge in adjacency.of_face[top.id])
        if ends > _ENDS:
            continue  # a floor between walls
        sides = {side.id: side for side in _sides(adjacency, top)}
        for one in sides.values():
            other = sides.get(behind.get(one.id, -1))
            rib = None if other is None else _rib(part, adjacency, top, one, other)
            if rib is None or other is None:
                continue
            pair = (min(one.id, other.id), max(one.id, other.id))
            kept = found.get(pair)
            if kept is None or (ends, rib.height_mm, rib.thickness_mm) < (
                kept[0],
                kept[1].height_mm,
                kept[1].thickness_mm,
            ):
                found[pair] = (ends, rib)
    return tuple(
        sorted(
            (rib for _, rib in found.values()),
            key=lambda r: (round(r.thickness_mm, 4), -round(r.height_mm, 4), r.faces),
        )
    )


def _behind(part: Part, adjacency: Adjacency) -> dict[int, int]:
    """For each flat face the face at which the material behind its middle ends: in a grid of ribs many sides face alike."""
    flat = [patch for patch in adjacency.patches if patch.kind == "plane"]
    if not flat:
        return {}
    axes = np.array([patch.axis for patch in flat])
    origins = np.array([patch.origin for patch in flat]) - _OFF * axes
    _, triangle = part.rays.first_hit(origins, -axes)
    face = part.mesh.face_of_triangle[triangle]
    return {patch.id: int(face[k]) for k, patch in enumerate(flat) if triangle[k] >= 0}


def _sides(adjacency: Adjacency, top: Patch) -> list[Patch]:
    """Flat faces about square to a top that meet it in an external corner, directly or through a fillet."""
    found = {}
    for edge, patch in adjacency.neighbors(top.id):
        if edge.convex and patch.kind == "plane":
            found[patch.id] = patch
        elif edge.smooth and patch.kind == "cylinder" and not patch.hollow:
            for further, beyond in adjacency.neighbors(patch.id):
                if further.smooth and beyond.kind == "plane" and beyond.id != top.id:
                    found[beyond.id] = beyond
    return [patch for _, patch in sorted(found.items()) if abs(float(patch.axis @ top.axis)) <= _MOST_DRAFT]


def _rib(part: Part, adjacency: Adjacency, top: Patch, one: Patch, other: Patch) -> Rib | None:
    up = top.axis
    if float(one.axis @ other.axis) > 0.0:
        return None
    across = one.axis - other.axis
    length = float(np.linalg.norm(across))
    if length < 2.0 * np.sqrt(1.0 - _MOST_DRAFT**2) - 1e-3:  # not facing away from each other
        return None
    across /= length
    feet = [foot for side in (one, other) if (foot := _foot(adjacency, side, up)) is not None]
    if len(feet) < 2:
        return None
    height = float(top.origin @ up) - max(feet)
    thickness = _width(one, other, across, top.origin - 0.5 * height * up)
    along = np.cross(across, up)
    low, high = adjacency.extent(one.id, along)
    if thickness <= 0.0 or height < _SLENDER * thickness or high - low < _SLENDER * thickness:
        return None
    at = top.origin - 0.5 * height * up
    lean = float(np.degrees(np.arcsin(np.clip(0.5 * (one.axis + other.axis) @ up, -1.0, 1.0))))
    return Rib(
        thickness_mm=thickness,
        height_mm=height,
        length_mm=high - low,
        wall_mm=_wall(part, one, top, thickness, height),
        draft_deg=abs(lean),
        at_mm=(float(at[0]), float(at[1]), float(at[2])),
        faces=tuple(sorted((top.id, one.id, other.id))),
        across=(float(across[0]) + 0.0, float(across[1]) + 0.0, float(across[2]) + 0.0),
    )


def _foot(adjacency: Adjacency, side: Patch, up: Array) -> float | None:
    """Height along `up` of the internal corner in which a side ends, None where it ends in none."""
    heights = []
    for edge, patch in adjacency.neighbors(side.id):
        rounded = edge.smooth and patch.kind == "cylinder" and patch.hollow
        if (edge.concave or rounded) and abs(float(edge.tangent @ up)) < _MOST_DRAFT:
            heights.append(float(edge.middle @ up) - (patch.radius if rounded else 0.0))
    if not heights:
        return None
    lowest, highest = adjacency.extent(side.id, up)
    near = [h for h in heights if h <= lowest + 1e-6 + 0.25 * (highest - lowest)]
    return min(near) if near else None


def _width(one: Patch, other: Patch, across: Array, at: Array) -> float:
    """Distance between two planes along `across` through a point."""
    return float(
        (one.origin - at) @ one.axis / (across @ one.axis) - (other.origin - at) @ other.axis / (across @ other.axis)
    )


def _wall(part: Part, side: Patch, top: Patch, thickness: float, height: float) -> float | None:
    """Thickness of the wall beside the rib's foot, looked through along the rib's own direction."""
    start = side.origin - float((side.origin - top.origin) @ top.axis) * top.axis
    start = start + (0.75 * thickness + _OFF * part.mesh.diagonal_mm) * side.axis
    distance, triangle = part.rays.first_hit(start[None], -top.axis[None])
    if triangle[0] < 0 or distance[0] > 1.5 * height:
        return None
    inside = start - (float(distance[0]) + _OFF * part.mesh.diagonal_mm) * top.axis
    through, far = part.rays.first_hit(inside[None], -top.axis[None])
    return None if far[0] < 0 else float(through[0]) + _OFF * part.mesh.diagonal_mm
