"""The profile of a body of revolution: its coaxial faces as runs in length and radius, outside and in the bore."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from dfdm.facts.features import ProfileSegment
from dfdm.geometry.adjacency import Adjacency
from dfdm.geometry.axes import LINE_MM, Line
from dfdm.geometry.mesh import Mesh
from dfdm.geometry.surfaces import Array, Patch, unit

Kind = Literal["cylinder", "face", "taper", "arc", "curve"]
_KINDS: dict[str, Kind] = {"cylinder": "cylinder", "plane": "face", "cone": "taper", "torus": "arc", "sphere": "arc"}
_ABOUT_DEG = 5.0
"""How far a facet's normal may point past the axis for its region to revolve about it."""

Rim = tuple[float, float]
"""Coordinate along the axis, and radius."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Run:
    """One coaxial face seen in length and radius: its two rims, the lower first; `outer` if its material is inside it."""

    patch: Patch
    kind: Kind
    low: Rim
    high: Rim
    outer: bool
    center: float | None = None
    """Coordinate along the axis of the center of an arc."""

    @property
    def middle(self) -> Rim:
        """Halfway between the rims."""
        return 0.5 * (self.low[0] + self.high[0]), 0.5 * (self.low[1] + self.high[1])

    @property
    def width(self) -> float:
        """Distance between the rims."""
        return math.hypot(self.high[0] - self.low[0], self.high[1] - self.low[1])


def revolves(adjacency: Adjacency, mesh: Mesh, line: Line, patch: Patch) -> bool:
    """Whether a face is part of a surface of revolution about the axis.

    A flat face is if it is square to the axis and bounded by circles about it (the face of a square plate is not).
    """
    if patch.kind == "sphere":
        return line.carries(patch.origin)
    if patch.round:
        return line.along(patch.axis) and line.carries(patch.origin)
    if patch.kind == "plane":
        return line.along(patch.axis) and _round_rim(adjacency, line, patch)
    return _turns_about(adjacency, mesh, line, patch)


def _round_rim(adjacency: Adjacency, line: Line, patch: Patch) -> bool:
    """Whether circles about the axis make up more than half of the outermost rim of a face."""
    outer = around = 0.0
    others = []
    for edge in adjacency.of_face[patch.id]:
        if line.circle_height(edge) is None:
            others.append(edge)
        elif edge.radius > outer + LINE_MM:
            outer, around = edge.radius, edge.length
        elif edge.radius > outer - LINE_MM:
            around += edge.length
    if around <= math.pi * outer:
        return False
    limit = outer * (1.0 + 1e-3) + 1e-3
    return all(line.height_and_distance(point)[1] <= limit for edge in others for point in edge.points(2))


def _turns_about(adjacency: Adjacency, mesh: Mesh, line: Line, patch: Patch) -> bool:
    """Whether a freeform face revolves: some edge is a circle about the axis, and every facet looks past it or at it."""
    if patch.ocp is not None and all(line.circle_height(edge) is None for edge in adjacency.of_face[patch.id]):
        return False
    start, stop = np.searchsorted(mesh.face_of_triangle, (patch.id, patch.id + 1))
    if start == stop:
        return False
    away = mesh.centroids[start:stop] - line.foot
    sideways = unit(np.cross(line.axis, away))
    past = np.abs(np.einsum("ij,ij->i", sideways, mesh.normals[start:stop]))
    area = mesh.areas[start:stop]
    return bool(area @ past < math.sin(math.radians(_ABOUT_DEG)) * area.sum())


def runs_of(adjacency: Adjacency, mesh: Mesh, line: Line, patches: Sequence[Patch]) -> list[Run]:
    """The coaxial faces as runs, in the order of their middle along the axis."""
    found = [run for patch in patches if (run := _run(adjacency, line, patch)) is not None]
    rounds = {run.patch.id: run.outer for run in found if run.kind != "face"}
    settled = [
        run if run.kind != "face" else _face_side(adjacency, line, run, rounds) for run in found
    ]  # fmt: skip
    return sorted(settled, key=lambda run: (round(run.middle[0], 6), round(run.middle[1], 6), run.patch.id))


def _run(adjacency: Adjacency, line: Line, patch: Patch) -> Run | None:
    rims = _rims(adjacency, line, patch)
    if not rims and patch.kind == "sphere":  # a whole ball: from pole to pole
        height, _ = line.height_and_distance(patch.origin)
        rims = [(height - patch.radius, 0.0), (height + patch.radius, 0.0)]
    if not rims:
        return None
    low, high = min(rims), max(rims)
    if patch.kind == "plane":
        height = line.height_and_distance(patch.origin)[0]
        radii = [rim[1] for rim in rims]
        holed = any(abs(rim[1] - min(radii)) > LINE_MM for rim in rims)
        low, high = (height, min(radii) if holed else 0.0), (height, max(radii))
    elif low == high or abs(low[0] - high[0]) + abs(low[1] - high[1]) < LINE_MM:
        low, high = _capped(line, patch, low)
    kind = _KINDS.get(patch.kind, "curve")
    return Run(
        patch=patch,
        kind=kind,
        low=low,
        high=high,
        outer=_is_outer(adjacency, line, patch),
        center=line.height_and_distance(patch.origin)[0] if kind == "arc" else None,
    )


def _rims(adjacency: Adjacency, line: Line, patch: Patch) -> list[Rim]:
    """Where the edges of a face lie: exact for circles about the axis, else the extremes of what is left."""
    rims: list[Rim] = []
    rest: list[Rim] = []
    for edge in adjacency.of_face[patch.id]:
        height = line.circle_height(edge)
        if height is not None:
            rims.append((height, edge.radius))
        elif len(edge.faces) > 1:
            rest += [line.height_and_distance(point) for point in edge.points()]
    if rest and patch.kind == "cylinder":
        rims += [(min(rest)[0], patch.radius), (max(rest)[0], patch.radius)]
    elif rest and (len(rims) < 2 or patch.kind not in ("plane", "cone", "torus")):
        rims += [min(rest), max(rest)]
    return rims


def _capped(line: Line, patch: Patch, rim: Rim) -> tuple[Rim, Rim]:
    """The rims of a face with a single one: it closes on the axis, at the apex of a cone or the pole of a sphere."""
    height, _ = line.height_and_distance(patch.origin)
    if patch.kind == "sphere":
        height += math.copysign(patch.radius, rim[0] - height) if abs(rim[0] - height) > LINE_MM else patch.radius
    elif patch.kind != "cone":
        return rim, rim
    tip = (height, 0.0)
    return (rim, tip) if rim[0] <= height else (tip, rim)


def _is_outer(adjacency: Adjacency, line: Line, patch: Patch) -> bool:
    """Whether the surface faces away from the axis."""
    if patch.kind in ("cylinder", "cone", "sphere"):
        return not patch.hollow
    if patch.kind == "plane":
        return True
    at: Array = np.mean([edge.middle for edge in adjacency.of_face[patch.id]], axis=0)
    for edge in adjacency.of_face[patch.id]:
        if len(edge.faces) > 1:
            at = edge.middle
            away = at - line.at(line.height_and_distance(at)[0])
            lean = float(patch.normals(at[None])[0] @ unit(away))
            if abs(lean) > 0.05:  # along the other rim of a fillet the surface looks along the axis
                return lean > 0.0
    return True


def _face_side(adjacency: Adjacency, line: Line, run: Run, rounds: dict[int, bool]) -> Run:
    """A flat face belongs to the side of the round face around its outer rim."""
    for edge, other in adjacency.neighbors(run.patch.id):
        at_rim = line.circle_height(edge) is not None and abs(edge.radius - run.high[1]) < LINE_MM
        if at_rim and other.id in rounds and not rounds[other.id]:
            return Run(patch=run.patch, kind=run.kind, low=run.low, high=run.high, outer=False)
    return run


def profile_of(runs: Sequence[Run], origin: float, *, outer: bool) -> tuple[ProfileSegment, ...]:
    """The runs of one side as a polyline along the axis, lengths counted from `origin`; runs of one piece are joined."""
    rows = [run for run in runs if run.outer == outer]
    found: list[ProfileSegment] = []
    ahead = (-math.inf, 0.0)
    left = list(rows)
    while left:
        # Go on where the last run ended; where nothing does, with the next along the axis.
        index = next((i for i, run in enumerate(left) if _meets(run.low, ahead) or _meets(run.high, ahead)), 0)
        run = left.pop(index)
        start, stop = (
            (run.high, run.low) if _meets(run.high, ahead) and not _meets(run.low, ahead) else (run.low, run.high)
        )
        if (
            not found
            and run.kind == "face"
            and any(_meets(other.low, run.low) or _meets(other.high, run.low) for other in left)
        ):
            ends = [r for other in left for r in (other.low, other.high)]
            if not any(_meets(end, run.high) for end in ends):
                start, stop = run.high, run.low
        ahead = stop
        same = [
            other
            for other in left
            if other.kind == run.kind and _meets(other.low, run.low) and _meets(other.high, run.high)
        ]
        left = [other for other in left if other not in same]
        found.append(
            ProfileSegment(
                kind=run.kind,
                start_mm=(start[0] - origin, start[1]),
                end_mm=(stop[0] - origin, stop[1]),
                arc_radius_mm=_arc_radius(run),
                faces=tuple(sorted(r.patch.id for r in (run, *same))),
            )
        )
    return tuple(found)


def _arc_radius(run: Run) -> float | None:
    if run.kind != "arc":
        return None
    return run.patch.minor if run.patch.kind == "torus" else run.patch.radius


def _meets(one: Rim, other: Rim) -> bool:
    return abs(one[0] - other[0]) < LINE_MM and abs(one[1] - other[1]) < LINE_MM
