"""How long a cutting head needs along closed contours: exact lengths, slowed by the acceleration it has at corners and arcs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

import numpy as np

from dfdm.costs.kinematics import FloatArray, segment_time
from dfdm.facts import Cut

_RIGHT_ANGLES: Final = 4
_TOURED: Final = 80
"""Up to so many contours the way between them is walked to the nearest next; beyond, the mean of such ways is taken."""
_TOUR_CONSTANT: Final = 0.7124
"""Shortest tour through n points of an area A: 0.7124 sqrt(n A) (Beardwood, Halton and Hammersley)."""
_NEAREST_FACTOR: Final = 1.25
"""What a walk to the nearest next is longer than the shortest tour."""


def vertex_speeds(length: FloatArray, turn_rad: FloatArray, acceleration: float, deviation: float) -> FloatArray:
    """Highest speeds (mm/s) at the vertices of a polyline, shape as `turn_rad` (n,); `length` (n,) of the side after each.

    A corner is rounded by the path control within `deviation` mm, which gives it the radius d cos(t/2) / (1 - cos(t/2));
    a vertex of an arc that is sampled in chords has the arc's radius, chord over turn. The smaller of the two counts, and
    v^2 = acceleration x radius.
    """
    shorter = np.minimum(length, np.roll(length, 1))
    half = np.cos(np.minimum(turn_rad, math.pi - 1e-9) / 2.0)
    cornered = deviation * half / np.maximum(1.0 - half, 1e-15)
    along = shorter / np.maximum(turn_rad, 1e-12)
    return np.sqrt(acceleration * np.minimum(cornered, along))


def contour_seconds(cuts: Sequence[Cut], speed: float, acceleration: float, deviation: float) -> float:
    """Time (s) to cut closed contours at `speed` (mm/s), at rest where each begins and ends.

    Circles are exact; other contours follow their points, whose sides are stretched to the exact length. A contour whose
    points are not known gets four right angles, which is the slow side.
    """
    lengths: list[FloatArray] = []
    limits: list[FloatArray] = []
    seconds = 0.0
    for cut in cuts:
        if cut.diameter_mm:
            pace = min(speed, math.sqrt(acceleration * cut.diameter_mm / 2.0))
            seconds += float(segment_time(cut.length_mm, pace, acceleration))
            continue
        side, limit = _sides(cut, speed, acceleration, deviation)
        lengths.append(side)
        limits.append(limit)
    if lengths:
        seconds += _planned(np.concatenate(lengths), np.concatenate(limits), speed, acceleration)
    return seconds


def _sides(cut: Cut, speed: float, acceleration: float, deviation: float) -> tuple[FloatArray, FloatArray]:
    """Lengths of the sides of one contour (n,), and the highest speed where each begins (n,); the first begins at rest."""
    points = np.asarray(cut.points_mm, dtype=np.float64).reshape(-1, 2)
    if len(points) < 3:  # noqa: PLR2004 - a triangle is the least that encloses something
        side = np.full(_RIGHT_ANGLES, cut.length_mm / _RIGHT_ANGLES)
        turn = np.full(_RIGHT_ANGLES, math.pi / 2.0)
    else:
        step = np.roll(points, -1, axis=0) - points
        side = np.hypot(step[:, 0], step[:, 1])
        step, side = step[side > 0.0], side[side > 0.0]
        heading = np.arctan2(step[:, 1], step[:, 0])
        turn = np.abs((heading - np.roll(heading, 1) + math.pi) % (2.0 * math.pi) - math.pi)
        side = side * (cut.length_mm / side.sum())
    limit = np.minimum(vertex_speeds(side, turn, acceleration, deviation), speed)
    limit[0] = 0.0
    return side, limit


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
    """Lengths (mm) of the ways without cutting: one to each contour, the first from the piece before.

    Where points are known and the contours few, each next contour is the nearest one left, the outer ones last, so that no
    piece is loose before its holes are cut; otherwise the ways have the mean length of such a walk over `area_mm2`.
    """
    count = len(cuts)
    first = math.sqrt(area_mm2)
    starts = [cut.points_mm[0] for cut in cuts if cut.points_mm]
    if len(starts) < count or not 1 < count <= _TOURED:
        mean = _NEAREST_FACTOR * _TOUR_CONSTANT * math.sqrt(area_mm2 / max(count, 1))
        return np.concatenate([[first], np.full(count - 1, mean)])
    inner = [start for start, cut in zip(starts, cuts, strict=True) if cut.inner]
    outer = [start for start, cut in zip(starts, cuts, strict=True) if not cut.inner]
    found = [first]
    here, left = (inner or outer)[0], [*inner[1:]]
    for group in (left, outer if inner else outer[1:]):
        while group:
            away = [math.dist(here, start) for start in group]
            near = away.index(min(away))
            found.append(away[near])
            here = group.pop(near)
    return np.array(found)
