"""Turning time in closed form: passes at constant cutting speed with a spindle that turns no faster than it can.

A pass of length s at radius r takes s / (f n) with n = v / (2 pi r): `t = pi D L / (1000 v f)` for v in m/min and D, L, f in
mm, per pass in minutes; facing from D to the center takes `pi D^2 / (4000 v f)`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from dfdm.facts.features import ProfileSegment, TurnedFeature

_NEAR: Final = 1e-6


@dataclass(frozen=True, kw_only=True, slots=True)
class Cut:
    """How a tool cuts on the lathe: speed (mm/s), feed (mm per turn), depth of a pass in radius (mm), most turns per second."""

    speed: float
    feed: float
    depth: float
    turns_max: float

    def pass_time(self, start: tuple[float, float], end: tuple[float, float]) -> float:
        """Seconds from one (length, radius) to another in a straight line, at constant cutting speed.

        The integral of ds 2 pi max(r, r0) / (f v), r0 = v / (2 pi n_max) the radius below which the spindle turns no faster.
        """
        length = math.hypot(end[0] - start[0], end[1] - start[1])
        if length <= 0.0:
            return 0.0
        slowest = self.speed / (2.0 * math.pi * self.turns_max)
        return length * 2.0 * math.pi * _mean_of_larger(start[1], end[1], slowest) / (self.feed * self.speed)

    def along(self, radius: float, length: float) -> float:
        """Seconds of a pass of `length` along the axis at a radius."""
        return self.pass_time((0.0, radius), (length, radius))

    def facing(self, outer: float, inner: float = 0.0) -> float:
        """Seconds of a pass across a face, from the outer radius to the inner one."""
        return self.pass_time((0.0, outer), (0.0, inner))


def _mean_of_larger(a: float, b: float, floor: float) -> float:
    """The mean of max(r, floor) while r goes evenly from a to b."""
    low, high = min(a, b), max(a, b)
    if low >= floor or high - low < _NEAR:
        return max((low + high) / 2.0, floor)
    if high <= floor:
        return floor
    return (floor * (floor - low) + (high * high - floor * floor) / 2.0) / (high - low)


@dataclass(frozen=True, slots=True)
class Run:
    """One stretch of a profile along the axis: radius from `r0` at `x0` to `r1` at `x1`, x0 < x1."""

    x0: float
    r0: float
    x1: float
    r1: float

    def inside(self, radius: float) -> float:
        """Length of it that lies nearer to the axis than a radius."""
        low, high = min(self.r0, self.r1), max(self.r0, self.r1)
        if high < radius - _NEAR:
            return self.x1 - self.x0
        if low >= radius - _NEAR:
            return 0.0
        return (self.x1 - self.x0) * (radius - low) / (high - low)


def runs_of(segments: Iterable[ProfileSegment], grooves: Sequence[TurnedFeature] = ()) -> list[Run]:
    """The stretches of a profile in the order of the axis, faces left out, grooves filled up to their surroundings."""
    found = []
    for segment in segments:
        (x0, r0), (x1, r1) = sorted((segment.start_mm, segment.end_mm))
        if x1 - x0 < _NEAR:
            continue
        for groove in grooves:
            if groove.start_mm - _NEAR <= x0 and x1 <= groove.end_mm + _NEAR:
                brim = groove.diameter_mm / 2.0 + groove.depth_mm
                r0, r1 = max(r0, brim), max(r1, brim)
        found.append(Run(x0, r0, x1, r1))
    return sorted(found, key=lambda run: run.x0)


def outer_layers(runs: Sequence[Run], stock: float, allowance: float, depth: float) -> list[tuple[float, float, int]]:
    """Roughing passes outside: (radius they start from, length, how many separate cuts), from the stock's radius inwards.

    A pass runs where the finished radius and its allowance lie below the material that is left; the last one is thinner.
    """
    found: list[tuple[float, float, int]] = []
    k = 0
    while True:
        radius = stock - k * depth
        lengths = [run.inside(radius - allowance) for run in runs]
        total = sum(lengths)
        if total <= _NEAR or radius <= 0.0:
            return found
        cuts = sum(here > _NEAR and before <= _NEAR for before, here in pairwise([0.0, *lengths]))
        found.append((radius, total, cuts))
        k += 1


def inner_layers(runs: Sequence[Run], drilled: float, allowance: float, depth: float) -> list[tuple[float, float, int]]:
    """Boring passes: (radius they cut to, length, how many separate cuts), from the drilled radius outwards."""
    found: list[tuple[float, float, int]] = []
    k = 0
    while True:
        radius = drilled + k * depth
        lengths = [run.x1 - run.x0 - run.inside(radius + allowance + 2 * _NEAR) for run in runs]
        total = sum(length for length in lengths if length > _NEAR)
        if total <= _NEAR:
            return found
        largest = max(max(run.r0, run.r1) for run in runs) - allowance
        cuts = sum(here > _NEAR and before <= _NEAR for before, here in pairwise([0.0, *lengths]))
        found.append((min(radius + depth, largest), total, cuts))
        k += 1


def finishing(runs: Sequence[Run], cut: Cut) -> float:
    """Seconds to follow a profile once: along each stretch, and across the shoulders between them."""
    along = sum(cut.pass_time((run.x0, run.r0), (run.x1, run.r1)) for run in runs)
    across = sum(cut.facing(one.r1, other.r0) for one, other in pairwise(runs))
    return along + across


def groove_time(groove: TurnedFeature, cut: Cut, width: float) -> float:
    """Seconds to plunge a groove with a tool of `width`, as often as it takes side by side."""
    bottom = groove.diameter_mm / 2.0
    brim = bottom + groove.depth_mm if groove.side == "od" else bottom - groove.depth_mm
    plunges = max(math.ceil((groove.end_mm - groove.start_mm) / width - _NEAR), 1)
    return plunges * cut.facing(brim, bottom)


def thread_time(*, length: float, pitch: float, passes: float, turns: float) -> float:
    """Seconds to cut a thread with a single point: each pass its length and two pitches of run-in and run-out."""
    return passes * (length + 2.0 * pitch) / (pitch * turns)


def rises_to_one_end(runs: Sequence[Run]) -> bool:
    """Whether the radius only grows from one end to the other, so that the part is turned in one clamping."""
    radii = [radius for run in runs for radius in (run.r0, run.r1)]
    up = all(after >= before - _NEAR for before, after in pairwise(radii))
    return up or all(after <= before + _NEAR for before, after in pairwise(radii))


def stretches(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs that join end to end, as separate groups: the bores of a part."""
    groups: list[list[Run]] = []
    for run in runs:
        if groups and abs(groups[-1][-1].x1 - run.x0) < _NEAR:
            groups[-1].append(run)
        else:
            groups.append([run])
    return groups
