"""Whether a part can be turned: the axis that most of its surface revolves about, how much of it does, and its profile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from weakref import WeakKeyDictionary

import numpy as np

from dfdm.facts.features import Turned
from dfdm.facts.measurements import NotMeasured
from dfdm.geometry.adjacency import Adjacency, adjacency_of
from dfdm.geometry.axes import Line, line_through, lines_of
from dfdm.geometry.part import Part
from dfdm.geometry.surfaces import Patch
from dfdm.geometry.turned_features import Level, TurnedKind, features_of, kind_of, levels_of
from dfdm.geometry.turned_profile import Run, profile_of, revolves, runs_of

TURNED_SHARE: Final = 0.9
"""Share of the surface that must revolve about one axis for a part to count as turned."""
PROFILE_SHARE: Final = 0.5
"""Share from which on the profile is read: turned, then milled."""
_CANDIDATES: Final = 6
_CHORDS: Final = 1e-4
_UP: Final = np.array([0.0, 0.0, 1.0])


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Lathe:
    """A part about its best turning axis: coaxial faces, as runs with what each is for, and the filled profile."""

    line: Line
    share: float
    coaxial: tuple[int, ...]
    runs: tuple[Run, ...]
    kinds: tuple[TurnedKind, ...]
    levels: dict[bool, list[Level]]


_KNOWN: WeakKeyDictionary[Part, Lathe] = WeakKeyDictionary()


def lathe_of(part: Part) -> Lathe:
    """The part about the axis that most of its area revolves about; without any round face about z, share 0."""
    if part not in _KNOWN:
        _KNOWN[part] = _found(part)
    return _KNOWN[part]


def _found(part: Part) -> Lathe:
    adjacency = adjacency_of(part)
    total = sum(patch.area for patch in adjacency.patches)
    best: tuple[float, Line, list[Patch]] = (0.0, Line(axis=_UP, foot=np.zeros(3)), [])
    for line in _likely(adjacency):
        own = [patch for patch in adjacency.patches if revolves(adjacency, part.mesh, line, patch)]
        share = sum(patch.area for patch in own) / total
        if (round(share, 6), *np.round(line.axis, 6)) > (round(best[0], 6), *np.round(best[1].axis, 6)):
            best = (share, line, own)
    share, line, own = best
    runs: list[Run] = []
    if share >= PROFILE_SHARE and part.kind == "brep":
        runs = runs_of(adjacency, part.mesh, line, own)
    levels = {side: levels_of(runs, outer=side) for side in (True, False)}
    kinds = tuple(kind_of(adjacency, run, runs, levels[run.outer]) for run in runs)
    return Lathe(line=line, share=share, coaxial=tuple(p.id for p in own), runs=tuple(runs), kinds=kinds, levels=levels)


def _likely(adjacency: Adjacency) -> list[Line]:
    """The few axes that most round area turns about."""
    round_faces = [p for p in adjacency.patches if p.round and not (p.kind == "cone" and p.half_angle < 1e-6)]
    if not round_faces:
        return _of_balls(adjacency)
    weighed = sorted(lines_of(round_faces), key=lambda row: -round(sum(p.area for p in row[1]), 6))
    most = sum(p.area for p in weighed[0][1]) if weighed else 0.0
    # One of many equal holes is as good an axis as any: none of them can be the part's.
    alike = [line for line, own in weighed if sum(p.area for p in own) > 0.2 * most]
    return alike[:_CANDIDATES]


def _of_balls(adjacency: Adjacency) -> list[Line]:
    """An axis through the largest ball, square to a flat that cuts it, else along z."""
    balls = sorted((p for p in adjacency.patches if p.kind == "sphere"), key=lambda p: (-round(p.area, 6), p.id))[:1]
    return [
        line_through(next((e.axis for e, _ in adjacency.neighbors(ball.id) if e.axis is not None), _UP), ball.origin)
        for ball in balls
    ]


def measure_turned(part: Part) -> Turned | NotMeasured:
    """The best turning axis, the share of area that revolves about it, the bar the part fits in, and the profile.

    Cylinders, cones, tori, spheres and freeform faces of revolution about the axis count, and flat faces square to it that
    are bounded by circles about it. Without any round face: share 0 about z. Of a mesh, regions are read as such faces,
    and the profile is not told.
    """
    adjacency = adjacency_of(part)
    lathe = lathe_of(part)
    line, heights = lathe.line, part.mesh.vertices @ lathe.line.axis
    away = part.mesh.vertices - line.foot
    radius = float(np.sqrt(np.maximum((away * away).sum(axis=1) - heights * heights, 0.0).max()))
    exact = max([_widest(run) for run in lathe.runs] + [
        adjacency.patches[face].radius for face in lathe.coaxial if adjacency.patches[face].kind == "cylinder"
    ], default=0.0)  # fmt: skip
    if exact > (1.0 - _CHORDS) * radius:  # both lie on the surface, the corners of triangles only nearly
        radius = exact
    low, length = float(heights.min()), float(np.ptp(heights))
    off = sorted({patch.id for patch in adjacency.patches}.difference(lathe.coaxial)) if lathe.runs else []
    return Turned(
        is_turned=lathe.share >= TURNED_SHARE,
        axis=(float(line.axis[0]) + 0.0, float(line.axis[1]) + 0.0, float(line.axis[2]) + 0.0),
        origin_mm=line.point(low),
        fraction=lathe.share,
        diameter_mm=2.0 * radius,
        length_mm=length,
        slenderness=length / (2.0 * radius) if radius > 0.0 else 0.0,
        outer=profile_of(lathe.runs, low, outer=True),
        inner=profile_of(lathe.runs, low, outer=False),
        features=features_of(lathe.runs, lathe.kinds, lathe.levels, low),
        off_axis_faces=tuple(off),
        off_axis_mm2=sum(adjacency.patches[face].area for face in off),
    )


def _widest(run: Run) -> float:
    """The greatest radius of a run: of an arc that passes its equator, there."""
    patch, most = run.patch, max(run.low[1], run.high[1])
    if run.kind == "arc" and run.outer and not patch.hollow:
        center = run.center
        if center is not None and run.low[0] < center < run.high[0]:
            return patch.radius + patch.minor
    return most
