"""What rules ask of a turned profile: points on the axis, bores, their ends, and tapers in recesses."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from dfdm.facts.features import ProfileSegment, Turned
from dfdm.facts.rounding import Vector

_NEAR_MM: Final = 1e-3
"""Rims nearer than this are one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Bore:
    """One cylinder of a bore: its reach from the nearer open end, and the narrowest diameter on the way there."""

    depth_mm: float
    passage_mm: float
    height_mm: float
    faces: tuple[int, ...]


def point_at(turned: Turned, height_mm: float) -> Vector:
    """The point of the axis at a length from its origin."""
    x, y, z = (o + height_mm * a for o, a in zip(turned.origin_mm, turned.axis, strict=True))
    return x, y, z


def bores(turned: Turned, *, wider_than_mm: float) -> Iterator[Bore]:
    """The cylinders of the bore that are wider than a drill, each as it is reached from the nearer open end."""
    inner, length = turned.inner, turned.length_mm
    ends = [height for height in (0.0, length) if any(_touches(s, height) for s in inner)]
    for segment in inner:
        low, high = sorted((segment.start_mm[0], segment.end_mm[0]))
        if segment.kind != "cylinder" or 2.0 * segment.start_mm[1] <= wider_than_mm:
            continue
        ways = []
        for end in ends:
            far = high if end == 0.0 else low
            between = [s for s in inner if s.kind != "face" and _within(s, *sorted((end, far)))]
            passage = 2.0 * min(min(s.start_mm[1], s.end_mm[1]) for s in (*between, segment))
            if passage > _NEAR_MM:
                ways.append((abs(far - end) / passage, abs(far - end), passage))
        if ways:
            _, depth, passage = min(ways)
            yield Bore(depth_mm=depth, passage_mm=passage, height_mm=0.5 * (low + high), faces=segment.faces)


def bore_floors(turned: Turned, *, wider_than_mm: float) -> list[tuple[ProfileSegment, bool]]:
    """The flat floors of bores wider than a drill, and whether a bore as wide as its way out meets each in a sharp corner."""
    found = []
    for floor in turned.inner:
        rims = sorted((floor.start_mm[1], floor.end_mm[1]))
        if floor.kind != "face" or rims[0] > _NEAR_MM or 2.0 * rims[1] <= wider_than_mm:
            continue
        rim = (floor.start_mm[0], rims[1])
        wall = next((s for s in turned.inner if s is not floor and _meets(s, rim)), None)
        others = [s for s in turned.inner if s is not wall and s.kind == "cylinder"]
        relieved = wall is not None and any(s.start_mm[1] < rims[1] - _NEAR_MM for s in others)
        found.append((floor, wall is not None and wall.kind == "cylinder" and not relieved))
    return found


def recess_tapers(turned: Turned) -> Iterator[tuple[float, float, tuple[int, ...]]]:
    """Tapers with wider stock on both sides: their angle to the axis in degrees, their height, their faces."""
    for segment in turned.outer:
        (one, r_one), (two, r_two) = sorted((segment.start_mm, segment.end_mm))
        if segment.kind != "taper" or two - one < _NEAR_MM:
            continue
        wide = max(r_one, r_two) - _NEAR_MM
        before = [s for s in turned.outer if s is not segment and max(s.start_mm[0], s.end_mm[0]) < one + _NEAR_MM]
        after = [s for s in turned.outer if s is not segment and min(s.start_mm[0], s.end_mm[0]) > two - _NEAR_MM]
        if all(any(max(s.start_mm[1], s.end_mm[1]) > wide for s in side) for side in (before, after)):
            angle = math.degrees(math.atan2(abs(r_two - r_one), two - one))
            yield angle, 0.5 * (one + two), segment.faces


def _touches(segment: ProfileSegment, height: float) -> bool:
    return min(abs(segment.start_mm[0] - height), abs(segment.end_mm[0] - height)) < _NEAR_MM


def _within(segment: ProfileSegment, low: float, high: float) -> bool:
    one, two = sorted((segment.start_mm[0], segment.end_mm[0]))
    return one > low - _NEAR_MM and two < high + _NEAR_MM


def _meets(segment: ProfileSegment, rim: tuple[float, float]) -> bool:
    return any(math.dist(end, rim) < _NEAR_MM for end in (segment.start_mm, segment.end_mm))


def tube_walls(turned: Turned) -> Iterator[tuple[float, float, tuple[int, ...]]]:
    """Where the bore runs beneath the outside: thickness of the wall halfway along, its height, the faces on both sides.

    A wall shorter than it is thick is the run-out of a chamfer, not a wall.
    """
    for outer in turned.outer:
        for inner in turned.inner:
            if "face" in (outer.kind, inner.kind):
                continue
            spans = [sorted((s.start_mm[0], s.end_mm[0])) for s in (outer, inner)]
            low, high = max(s[0] for s in spans), min(s[1] for s in spans)
            middle = 0.5 * (low + high)
            thickness = _radius_at(outer, middle) - _radius_at(inner, middle)
            if high - low > max(thickness, _NEAR_MM) and thickness > _NEAR_MM:
                yield thickness, middle, (*outer.faces, *inner.faces)


def _radius_at(segment: ProfileSegment, height: float) -> float:
    (one, r_one), (two, r_two) = segment.start_mm, segment.end_mm
    return r_one if one == two else r_one + (r_two - r_one) * (height - one) / (two - one)
