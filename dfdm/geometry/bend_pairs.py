"""Inner and outer faces of bends: cylinders about one axis, one hollow and one not, that run on smoothly along straight edges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from dfdm.facts.measurements import NotMeasured
from dfdm.geometry.adjacency import Adjacency
from dfdm.geometry.edges import SMOOTH_DEG
from dfdm.geometry.surfaces import Array, Patch

_LINE_MM: Final = 2e-3
_PARALLEL: Final = 1e-7


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Pair:
    """The outer and the inner face of one bend (ids), how far apart they are, and their area together."""

    outer: int
    inner: int
    thickness: float
    area: float


def pairs_of(adjacency: Adjacency) -> list[Pair]:
    """The pairs of bend faces, greatest area first; whether they lie beside each other (`beside`) is not looked at yet."""
    outer = [p for p in adjacency.patches if p.kind == "cylinder" and not p.hollow]
    inner = [p for p in adjacency.patches if p.kind == "cylinder" and p.hollow] if outer else []
    if not inner:
        return []
    coaxial = _coaxial(outer, inner)
    running = {
        p.id for p in (*(outer[i] for i, _ in coaxial), *(inner[j] for _, j in coaxial)) if _runs_on(adjacency, p)
    }
    pairs = []
    for i, j in coaxial:
        one, two = outer[i], inner[j]
        if one.id in running and two.id in running:
            pairs.append(Pair(outer=one.id, inner=two.id, thickness=one.radius - two.radius, area=one.area + two.area))
    pairs.sort(key=lambda p: (-round(p.area, 4), p.outer, p.inner))
    return pairs


def _coaxial(outer: list[Patch], inner: list[Patch]) -> list[tuple[int, int]]:
    """Indices of outer and inner cylinders about one axis, the outer one wider."""
    axes, others = np.array([p.axis for p in outer]), np.array([p.axis for p in inner])
    parallel = np.abs(axes @ others.T) > 1.0 - _PARALLEL
    wider = np.array([p.radius for p in outer])[:, None] > np.array([p.radius for p in inner])[None] + _LINE_MM
    rows, columns = np.nonzero(parallel & wider)
    if not len(rows):
        return []
    away = np.array([p.origin for p in outer])[rows] - np.array([p.origin for p in inner])[columns]
    across = away - (away * axes[rows]).sum(axis=1)[:, None] * axes[rows]
    near = np.flatnonzero((across * across).sum(axis=1) < _LINE_MM**2)
    return [(int(rows[k]), int(columns[k])) for k in near]


def _runs_on(adjacency: Adjacency, patch: Patch) -> bool:
    """Whether a cylinder runs on smoothly into another face along a straight edge."""
    return any(
        edge.curve == "line"
        and abs(edge.turn_deg) <= SMOOTH_DEG
        and len(edge.sides) == 2
        and edge.sides[0].face != edge.sides[1].face
        for edge in adjacency.of_face[patch.id]
    )


def beside(adjacency: Adjacency, pair: Pair) -> bool:
    """Whether the two faces of a pair lie beside each other along their axis."""
    outer, inner = adjacency.patches[pair.outer], adjacency.patches[pair.inner]
    one, two = span_along(adjacency, (outer.id,), outer.axis), span_along(adjacency, (inner.id,), outer.axis)
    return min(one[1], two[1]) - max(one[0], two[0]) > 0.5 * min(one[1] - one[0], two[1] - two[0])


def span_along(adjacency: Adjacency, faces: tuple[int, ...], axis: Array) -> tuple[float, float]:
    """Least and greatest coordinate of faces of a cylinder along its axis; circles about it lie at one height."""
    rows = []
    for face in faces:
        for edge in adjacency.of_face[face]:
            level = edge.curve == "line" or (edge.axis is not None and abs(float(edge.axis @ axis)) > 1.0 - _PARALLEL)
            rows.append(edge.points(2) if level else edge.points())
    heights = np.concatenate(rows) @ axis
    return float(heights.min()), float(heights.max())


def unread_bends(adjacency: Adjacency, volume_mm3: float) -> NotMeasured | None:
    """Why it cannot be told whether a part without round bends is a bent sheet: a rolled cone, a lofted skin; else None.

    A cone: two cones about one axis with one angle, one hollow, cut open along straight edges. A loft: freeform
    faces that carry most of the surface, and little volume behind them.
    """
    cones = [p for p in adjacency.patches if p.kind == "cone"]
    for one in cones:
        for two in cones:
            if one.hollow or not two.hollow or abs(one.half_angle - two.half_angle) > 1e-6:
                continue
            away = two.origin - one.origin
            across = away - float(away @ one.axis) * one.axis
            if float(one.axis @ two.axis) < 1.0 - _PARALLEL or float(across @ across) > _LINE_MM**2:
                continue
            if _runs_on(adjacency, one) or _cut_open(adjacency, one):
                faces = f"{one.id} and {two.id}"
                return NotMeasured(reason=f"the sheet has conical bends (faces {faces}); only round ones are read")
    free = [p for p in adjacency.patches if p.kind == "other"]
    area, total = sum(p.area for p in free), sum(p.area for p in adjacency.patches)
    if area > 0.6 * total and 0.5 * area > (10.0 * 2.0 * volume_mm3 / total) ** 2:
        faces = ", ".join(str(p.id) for p in free)
        return NotMeasured(
            reason=f"the part may be a sheet with freeform bends (faces {faces}); only round ones are read"
        )
    return None


def _cut_open(adjacency: Adjacency, patch: Patch) -> bool:
    """Whether a cone ends at straight edges beside other faces: it does not go all the way round."""
    return any(
        edge.curve == "line" and len(edge.sides) == 2 and edge.sides[0].face != edge.sides[1].face
        for edge in adjacency.of_face[patch.id]
    )
