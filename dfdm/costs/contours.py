"""How long a cutting head needs along closed contours: exact lengths, slowed by the acceleration it has at corners and arcs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cached_property
from itertools import chain
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dfdm.costs.kinematics import FloatArray, segment_time
from dfdm.facts import Cut

_RIGHT_ANGLES: Final = 4
_LEAST: Final = 3
"""A triangle is the least that encloses something."""
_TOURED: Final = 80
"""Up to so many contours the way between them is walked to the nearest next; beyond, the mean of such ways is taken."""
_TOUR_CONSTANT: Final = 0.7124
"""Shortest tour through n points of an area A: 0.7124 sqrt(n A) (Beardwood, Halton and Hammersley)."""
_NEAREST_FACTOR: Final = 1.25
"""What a walk to the nearest next is longer than the shortest tour."""


def vertex_speeds(
    before: FloatArray, after: FloatArray, turn_rad: FloatArray, acceleration: float, deviation: float
) -> FloatArray:
    """Highest speeds (mm/s) at the vertices of a polyline (n,), from the sides `before` and `after` each and its turn.

    A corner is rounded by the path control within `deviation` mm, which gives it the radius d cos(t/2) / (1 - cos(t/2));
    a vertex of an arc that is sampled in chords has the arc's radius, chord over turn. The smaller of the two counts, and
    v^2 = acceleration x radius.
    """
    half = np.cos(np.minimum(turn_rad, math.pi - 1e-9) / 2.0)
    cornered = deviation * half / np.maximum(1.0 - half, 1e-15)
    along = np.minimum(before, after) / np.maximum(turn_rad, 1e-12)
    return np.sqrt(acceleration * np.minimum(cornered, along))


def contour_seconds(cuts: Sequence[Cut], speed: float, acceleration: float, deviation: float) -> float:
    """Time (s) to cut closed contours, as `Contours.seconds` has it."""
    return Contours(cuts).seconds(speed, acceleration, deviation)


class Contours:
    """Closed contours ready to be timed on any number of machines: what depends on the part alone is worked out once."""

    def __init__(self, cuts: Sequence[Cut]) -> None:
        self.cuts = cuts
        self.length_mm = math.fsum(cut.length_mm for cut in cuts)
        """The exact length of all of them."""
        self._circles = [(cut.length_mm, cut.diameter_mm) for cut in cuts if cut.diameter_mm]
        self._followed = [cut for cut in cuts if not cut.diameter_mm]

    def seconds(self, speed: float, acceleration: float, deviation: float) -> float:
        """Time (s) to cut them at `speed` (mm/s), at rest where each begins and ends.

        Circles are exact; other contours follow their points, whose sides are stretched to the exact length. A contour
        whose points are not known gets four right angles, which is the slow side.
        """
        seconds = 0.0
        circles: dict[tuple[float, float], float] = {}  # of many holes few differ
        for circle in self._circles:
            if circle not in circles:
                pace = min(speed, math.sqrt(acceleration * circle[1] / 2.0))
                circles[circle] = float(segment_time(circle[0], pace, acceleration))
            seconds += circles[circle]
        if not self._followed:
            return seconds
        length, turn, first, previous = self._sides
        limit = np.minimum(vertex_speeds(length[previous], length, turn, acceleration, deviation), speed)
        limit[first] = 0.0
        return seconds + _planned(length, limit, speed, acceleration)

    @cached_property
    def _sides(self) -> tuple[FloatArray, FloatArray, NDArray[np.intp], NDArray[np.intp]]:
        """The sides of what is followed, and which (n,) comes before each."""
        length, turn, first = _sides(self._followed)
        ends = np.append(first[1:], len(length))
        previous = np.arange(-1, len(length) - 1)
        previous[first] = ends - 1
        return length, turn, first, previous

    @cached_property
    def _walked(self) -> list[float] | None:
        """The ways from each contour to the next, where they are walked."""
        return _walk(self.cuts)

    def hops(self, area_mm2: float) -> FloatArray:
        """Lengths (mm) of the ways without cutting: one to each contour, the first from the piece before.

        Where points are known and the contours few, each next contour is the nearest one left, the outer ones last, so
        that no piece is loose before its holes are cut; otherwise the ways have the mean length of such a walk over
        `area_mm2`.
        """
        count = len(self.cuts)
        first = math.sqrt(area_mm2)
        if self._walked is None:
            mean = _NEAREST_FACTOR * _TOUR_CONSTANT * math.sqrt(area_mm2 / max(count, 1))
            return np.concatenate([[first], np.full(count - 1, mean)])
        return np.array([first, *self._walked])


def _sides(cuts: Sequence[Cut]) -> tuple[FloatArray, FloatArray, NDArray[np.intp]]:
    """Sides of contours one after another (n,), the turn (rad) where each begins (n,), and where each contour begins (k,)."""
    rows = [cut.points_mm if len(cut.points_mm) >= _LEAST else _square(cut.length_mm / _RIGHT_ANGLES) for cut in cuts]
    count = np.array([len(row) for row in rows])
    points = np.fromiter(
        chain.from_iterable(chain.from_iterable(rows)), dtype=np.float64, count=2 * int(count.sum())
    ).reshape(-1, 2)
    step = points[_next(count)] - points
    kept = (step != 0.0).any(axis=1)  # a point twice in a row turns nowhere
    count = np.add.reduceat(kept.astype(np.intp), np.cumsum(count) - count)
    step = step[kept]
    first = np.cumsum(count) - count
    length = np.hypot(step[:, 0], step[:, 1])
    length *= np.repeat(np.array([cut.length_mm for cut in cuts]) / np.add.reduceat(length, first), count)
    heading = np.arctan2(step[:, 1], step[:, 0])
    before = np.empty_like(heading)
    before[_next(count)] = heading
    return length, np.abs((heading - before + math.pi) % (2.0 * math.pi) - math.pi), first


def _next(count: NDArray[np.intp]) -> NDArray[np.intp]:
    """For rows of closed contours with `count` (k,) points each, the row that follows each (n,)."""
    last = np.cumsum(count) - 1
    following = np.arange(1, int(count.sum()) + 1)
    following[last] = last - count + 1
    return following


def _square(side: float) -> tuple[tuple[float, float], ...]:
    return (0.0, 0.0), (side, 0.0), (side, side), (0.0, side)


def _planned(length: FloatArray, limit: FloatArray, speed: float, acceleration: float) -> float:
    """Time along sides that follow one another; speeds at vertices are lowered to what acceleration reaches and brakes to.

    v_i^2 - 2 a s_i never grows along a path that accelerates by a, and v_i^2 + 2 a s_i never grows against it: both passes
    of a planner with look-ahead are running minima.
    """
    at = np.concatenate([[0.0], np.cumsum(length)])
    squared = np.concatenate([limit, [0.0]]) ** 2
    ramp = 2.0 * acceleration * at
    squared = np.minimum.accumulate(squared - ramp) + ramp
    squared = np.minimum.accumulate((squared + ramp)[::-1])[::-1] - ramp
    ends = np.sqrt(np.maximum(squared, 0.0))
    return float(segment_time(length, speed, acceleration, ends[:-1], ends[1:]).sum())


def hops(cuts: Sequence[Cut], area_mm2: float) -> FloatArray:
    """Lengths (mm) of the ways without cutting, as `Contours.hops` has them."""
    return Contours(cuts).hops(area_mm2)


def _walk(cuts: Sequence[Cut]) -> list[float] | None:
    count = len(cuts)
    starts = [cut.points_mm[0] for cut in cuts if cut.points_mm]
    if len(starts) < count or not 1 < count <= _TOURED:
        return None
    inner = [start for start, cut in zip(starts, cuts, strict=True) if cut.inner]
    outer = [start for start, cut in zip(starts, cuts, strict=True) if not cut.inner]
    found = []
    here, left = (inner or outer)[0], [*inner[1:]]
    for group in (left, outer if inner else outer[1:]):
        while group:
            away = [math.dist(here, start) for start in group]
            near = away.index(min(away))
            found.append(away[near])
            here = group.pop(near)
    return found
