"""Curves with their intervals on logarithmic scales: the price of a piece over the quantity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dfdm.pictures.palette import EDGE, SERIES
from dfdm.pictures.plots.frame import BOTTOM, LEFT, RIGHT, ROW, TOP, framed, legend, legend_rows
from dfdm.pictures.plots.scales import Scale
from dfdm.pictures.plots.sheet import Sheet

DASHES: Final[tuple[tuple[float, ...], ...]] = ((), (7, 4), (2, 3), (10, 3, 2, 3))
"""How lines are dashed, in their order, so that they are told apart without color."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Curve:
    """A line through (x, y) with the ends of its interval at each x."""

    label: str
    x: tuple[float, ...]
    y: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    chosen: bool = False


def curves(
    lines: Sequence[Curve], *, x_label: str, y_label: str, at: float | None = None, width: int = 640, height: int = 360
) -> bytes:
    """Draw curves as a PNG; `at` is where on x the reader stands."""
    entries = [(line.label, SERIES[n % len(SERIES)]) for n, line in enumerate(lines)]
    foot = len(legend_rows(Sheet(width, 1), [label for label, _ in entries])) * ROW
    sheet = Sheet(width, height + foot)
    x = Scale.over([v for line in lines for v in line.x], LEFT, width - RIGHT, log=True)
    y = Scale.over([v for line in lines for v in (*line.low, *line.high)], height - BOTTOM, TOP, log=True)
    framed(sheet, x, y, x_label=x_label, y_label=y_label)
    for n, line in enumerate(lines):
        there = [(x.at(a), y.at(b)) for a, b in zip(line.x, line.low, strict=True)]
        back = [(x.at(a), y.at(b)) for a, b in zip(line.x, line.high, strict=True)]
        sheet.veil([*there, *reversed(back)], SERIES[n % len(SERIES)], 0.16)
    if at is not None:
        sheet.line([(x.at(at), y.start), (x.at(at), y.end)], EDGE, 1, (3, 3))
    for n, line in enumerate(lines):
        points = [(x.at(a), y.at(b)) for a, b in zip(line.x, line.y, strict=True)]
        dash = DASHES[n % len(DASHES)]
        sheet.line(points, SERIES[n % len(SERIES)], 3 if line.chosen else 2, dash)
    legend(sheet, entries, height)
    return sheet.png()
