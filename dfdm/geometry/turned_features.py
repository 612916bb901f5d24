"""What a lathe cuts: the profile filled up to the level that a tool from an end leaves tells steps from grooves.

Seen from either end, a step is a diameter that nothing larger stands before; what lies lower than larger diameters on both
sides of it is a groove, as water between two banks. The bore is the same with radii turned about.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from dfdm.facts.features import TurnedFeature
from dfdm.geometry.adjacency import Adjacency
from dfdm.geometry.axes import LINE_MM
from dfdm.geometry.turned_profile import Run

TurnedKind = Literal["stock", "groove", "step", "taper", "chamfer", "fillet"]
CHAMFER_RATIO: Final = 0.25
"""A cone or arc wider than this share of its diameter is a shape of its own, not the break or blend of a corner."""
_SAME_DEG: Final = 20.0
"""A bevel's neighbors are square to one another within this angle."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Level:
    """One stretch of the profile: from and to along the axis, radius in its middle, and the radius filled up to there."""

    low: float
    high: float
    radius: float
    filled: float


def levels_of(runs: Sequence[Run], *, outer: bool) -> list[Level]:
    """The stretches of one side of the profile with the level each is filled up to; radii of a bore are negative."""
    sign = 1.0 if outer else -1.0
    rounds = [run for run in runs if run.kind != "face" and run.outer == outer and run.high[0] - run.low[0] > LINE_MM]
    cuts = sorted({round(end[0], 4) for run in rounds for end in (run.low, run.high)})
    rows: list[tuple[float, float, float, float, float]] = []
    for low, high in pairwise(cuts):
        middle = 0.5 * (low + high)
        there = [run for run in rounds if run.low[0] < middle < run.high[0]]
        if there:
            start, inside, stop = (max(sign * _radius_at(run, z) for run in there) for z in (low, middle, high))
            rows.append((low, high, start, inside, stop))
    found = []
    for index, (low, high, start, inside, stop) in enumerate(rows):
        before = max([max(row[2:]) for row in rows[:index]] + [start, inside])
        after = max([max(row[2:]) for row in rows[index + 1 :]] + [inside, stop])
        found.append(Level(low=low, high=high, radius=inside, filled=min(before, after)))
    return found


def _radius_at(run: Run, height: float) -> float:
    """Radius of a run at a coordinate along the axis, on the chord between its rims."""
    span = run.high[0] - run.low[0]
    share = min(1.0, max(0.0, (height - run.low[0]) / span)) if span > 0.0 else 0.5
    return run.low[1] + share * (run.high[1] - run.low[1])


def kind_of(adjacency: Adjacency, run: Run, runs: Sequence[Run], levels: Sequence[Level]) -> TurnedKind:
    """What a coaxial face is for: judged by its form, its neighbors and the level its stretch is filled up to."""
    if run.kind in ("arc", "curve", "taper") and run.width <= CHAMFER_RATIO * 2.0 * max(run.low[1], run.high[1]):
        smooth = sum(edge.smooth and edge.curve != "line" for edge, _ in adjacency.neighbors(run.patch.id))
        if run.kind == "arc" or (run.kind == "curve" and smooth >= 2):
            return "fillet"
        if run.kind == "curve" or _bevels(run, runs):
            return "chamfer"
    if not levels:
        return "stock"
    sign = 1.0 if run.outer else -1.0
    if run.kind == "face":
        return _face_kind(run, sign, levels)
    own = [level for level in levels if level.low < run.middle[0] < level.high]
    if own and own[0].radius < own[0].filled - LINE_MM:
        return "groove"
    if run.kind != "cylinder":
        return "taper"
    top = max(level.filled for level in levels)
    return "stock" if sign * run.middle[1] > top - LINE_MM else "step"


def _face_kind(run: Run, sign: float, levels: Sequence[Level]) -> TurnedKind:
    """A face square to the axis: an end of the stock, the shoulder of a step, or the wall of a groove."""
    height, radii = run.low[0], sorted((sign * run.low[1], sign * run.high[1]))
    below = [level for level in levels if abs(level.high - height) < 1e-3]
    above = [level for level in levels if abs(level.low - height) < 1e-3]
    if not below or not above:
        return "stock"
    # The open side of the face is the one with the smaller radius; what of the face is under its filled level is a groove's.
    side = min(below[0], above[0], key=lambda level: level.radius)
    under = min(radii[1], side.filled) - radii[0]
    return "groove" if under > 0.5 * (radii[1] - radii[0]) else "step"


def _bevels(run: Run, runs: Sequence[Run]) -> bool:
    """Whether a cone runs between a face square to the axis and a cylinder, or other runs about square to one another."""
    directions = []
    for rim in (run.low, run.high):
        beside = [
            other
            for other in runs
            if other is not run and any(math.dist(rim, end) < LINE_MM for end in (other.low, other.high))
        ]
        if beside:
            other = max(beside, key=lambda o: o.width)
            directions.append(math.atan2(other.high[1] - other.low[1], other.high[0] - other.low[0]))
    if len(directions) < 2:
        return bool(directions)
    between = abs(math.degrees(directions[0] - directions[1])) % 180.0
    return abs(between - 90.0) < _SAME_DEG


def features_of(
    runs: Sequence[Run], kinds: Sequence[TurnedKind], levels: dict[bool, list[Level]], origin: float
) -> tuple[TurnedFeature, ...]:
    """Grooves, steps, tapers, chamfers and fillets in the order of the axis, grooves and steps with their walls."""
    found = []
    for outer in (True, False):
        own = [(run, kind) for run, kind in zip(runs, kinds, strict=True) if run.outer == outer and kind != "stock"]
        for kind, low, high, faces, radii in _spans(own, levels[outer]):
            sides = [level for level in levels[outer] if level.high > low + LINE_MM and level.low < high - LINE_MM]
            depth = max((level.filled - level.radius for level in sides), default=0.0)
            if kind == "step":
                depth = max((level.filled for level in levels[outer]), default=0.0) - max(
                    (level.filled for level in sides), default=0.0
                )
            elif kind in ("chamfer", "fillet", "taper"):
                depth = max(radii) - min(radii)
            found.append(
                TurnedFeature(
                    kind=kind,
                    side="od" if outer else "id",
                    start_mm=low - origin,
                    end_mm=high - origin,
                    diameter_mm=2.0 * (min(radii) if outer else max(radii)),
                    depth_mm=max(depth, 0.0),
                    faces=faces,
                )
            )
    return tuple(sorted(found, key=lambda f: (round(f.start_mm, 6), round(f.end_mm, 6), f.kind, f.side, f.faces)))


_Made = Literal["groove", "step", "taper", "chamfer", "fillet"]


def _spans(
    own: Sequence[tuple[Run, TurnedKind]], levels: Sequence[Level]
) -> list[tuple[_Made, float, float, tuple[int, ...], list[float]]]:
    """Faces of one kind that touch make one feature; a step is one cylinder with its shoulder."""
    groups: list[tuple[_Made, list[Run]]] = []
    for run, kind in own:
        if kind == "stock":
            continue
        if kind in ("groove", "step") and groups:
            join = next(
                (members for name, members in groups if name == kind and _same(kind, members, run, levels)), None
            )
            if join is not None:
                join.append(run)
                continue
        groups.append((kind, [run]))
    return [
        (
            name,
            min(run.low[0] for run in members),
            max(run.high[0] for run in members),
            tuple(sorted({run.patch.id for run in members})),
            [r for run in members for r in (run.low[1], run.high[1]) if run.kind != "face"]
            or [r for run in members for r in (run.low[1], run.high[1])],
        )
        for name, members in groups
    ]


def _same(kind: str, members: Sequence[Run], run: Run, levels: Sequence[Level]) -> bool:
    if kind == "groove":
        bottom = [level for level in levels if level.radius < level.filled - LINE_MM]
        low, high = min(m.low[0] for m in members), run.high[0]
        inside = [level for level in levels if level.low > low - 1e-3 and level.high < high + 1e-3]
        return all(level in bottom for level in inside) and run.low[0] <= max(
            m.high[0] for m in members
        ) + LINE_MM + sum(level.high - level.low for level in inside if level in bottom)
    rims = [end for member in members for end in (member.low, member.high)]
    cylinders = [member for member in members if member.kind == "cylinder"]
    touching = any(math.dist(end, rim) < LINE_MM for end in (run.low, run.high) for rim in rims)
    if run.kind == "cylinder" and cylinders:
        return touching and abs(cylinders[0].low[1] - run.low[1]) < LINE_MM
    return touching
