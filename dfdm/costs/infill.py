"""Sparse infill patterns as paths: how much line they lay for a nominal density, and how fast a machine follows them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from dfdm.costs.kinematics import FloatArray, path_time
from dfdm.costs.profile import slicer_facts
from dfdm.errors import InputError

_DIRECTIONS: Final = {
    # families of parallel lines per layer; lines that change direction every layer count once
    "rectilinear": 1,
    "alignedrectilinear": 1,
    "monotonic": 1,
    "monotoniclines": 1,
    "line": 1,
    "zigzag": 1,
    "grid": 2,
    "stars": 3,
    "triangles": 3,
    "cubic": 3,
    "adaptivecubic": 3,
    "supportcubic": 3,
    "concentric": 1,
    "gyroid": 1,
    "honeycomb": 1,
    "3dhoneycomb": 1,
}
_SPEEDS: Final = 12
_SPARSEST_MM: Final = 1000.0
"""Lines further apart than this are no infill."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Pattern:
    """A sparse infill: line laid per nominal line, spacing of neighboring lines, real speed over nominal speed.

    `length_ratio` is laid length over density * area / spacing; `line_gap_mm` the distance between neighboring lines;
    `effective` maps nominal to mean speed along curved patterns (None: straight lines, timed by their chords).
    """

    length_ratio: float
    line_gap_mm: float
    nominal: FloatArray | None
    effective: FloatArray | None

    def speed(self, nominal: FloatArray) -> FloatArray:
        """Mean speed (mm/s) along a curved pattern at nominal speeds."""
        if self.nominal is None or self.effective is None:
            return nominal
        return np.interp(nominal, self.nominal, self.effective)


@lru_cache(maxsize=64)
def pattern_of(
    name: str, *, density: float, spacing_mm: float, top_speed: float, acceleration: float, jerk: float
) -> Pattern:
    """The pattern of that slicer name at a density (0..1), line spacing (mm) and machine (mm/s, mm/s2, mm/s).

    An unknown name is an InputError that lists the known ones.
    """
    if name not in _DIRECTIONS:
        raise InputError(f"infill pattern '{name}' is not known; known: {', '.join(sorted(_DIRECTIONS))}")
    if density * _SPARSEST_MM <= spacing_mm:
        return Pattern(length_ratio=0.0, line_gap_mm=math.inf, nominal=None, effective=None)
    gap = spacing_mm / density * _DIRECTIONS[name]
    if name in ("honeycomb", "3dhoneycomb"):
        side = gap / math.sqrt(3.0)
        waves = [(np.full(6, side), np.full(6, math.pi / 3.0))]
        return _curved(waves, 1.0, gap, top_speed, acceleration, jerk)
    if name != "gyroid":
        return Pattern(length_ratio=1.0, line_gap_mm=gap, nominal=None, effective=None)
    facts = slicer_facts()
    unit = spacing_mm / (density * facts["gyroid_density_adjust"].number)
    tolerance = min(spacing_mm / 2.0, facts["gyroid_tolerance"].number)
    phases = (np.arange(16) + 0.5) * math.pi / 16.0
    waves = [gyroid_wave(unit, tolerance, float(phase)) for phase in phases]
    mean_wave = float(np.mean([lengths.sum() for lengths, _ in waves]))
    laid = mean_wave / (2.0 * math.pi * unit * math.pi * unit)
    return _curved(waves, laid * spacing_mm / density, math.pi * unit, top_speed, acceleration, jerk)


def _curved(
    waves: list[tuple[FloatArray, FloatArray]],
    ratio: float,
    gap: float,
    top_speed: float,
    acceleration: float,
    jerk: float,
) -> Pattern:
    nominal = np.linspace(min(5.0, top_speed / 2.0), top_speed, _SPEEDS)
    length = sum(float(lengths.sum()) for lengths, _ in waves)
    times = [
        sum(path_time(lengths, turns, speed=float(v), acceleration=acceleration, jerk=jerk) for lengths, turns in waves)
        for v in nominal
    ]
    return Pattern(length_ratio=ratio, line_gap_mm=gap, nominal=nominal, effective=length / np.asarray(times))


def gyroid_wave(unit_mm: float, tolerance_mm: float, phase: float) -> tuple[FloatArray, FloatArray]:
    """One period of a gyroid line at height `phase` (rad): lengths of its segments (mm) and the corners after them (rad).

    The surface sin x cos y + sin y cos z + sin z cos x = 0 at constant z is solved for the coordinate across the line;
    quarter periods are halved until the triangle over a segment is smaller than the tolerance squared.
    """
    along = np.linspace(0.0, 2.0 * math.pi, 721)
    if abs(math.cos(phase)) >= abs(math.sin(phase)):
        first, second, third = np.sin(along), np.full(721, math.cos(phase)), -math.sin(phase) * np.cos(along)
    else:
        first, second, third = np.full(721, math.sin(phase)), np.cos(along), -math.cos(phase) * np.sin(along)
    height = np.hypot(first, second)
    across = np.unwrap(np.arctan2(second, first) + np.arccos(np.clip(third / height, -1.0, 1.0)))
    knots = np.linspace(0.0, 2.0 * math.pi, 5)
    for _ in range(6):
        y = np.interp(knots, along, across)
        middle = (knots[1:] + knots[:-1]) / 2.0
        rise = np.interp(middle, along, across) - y[:-1]
        bulge = np.abs(np.diff(knots) * rise - np.diff(y) * (middle - knots[:-1])) * unit_mm**2
        wanted = middle[bulge > tolerance_mm**2]
        if wanted.size == 0:
            break
        knots = np.sort(np.concatenate((knots, wanted)))
    steps = np.diff(np.stack((knots, np.interp(knots, along, across))), axis=1) * unit_mm
    heading = np.arctan2(steps[1], steps[0])
    turns = np.abs((np.roll(heading, -1) - heading + math.pi) % (2.0 * math.pi) - math.pi)
    return np.hypot(steps[0], steps[1]), turns
