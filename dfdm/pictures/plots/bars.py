"""Stacked bars with an interval: what a price is made of, one bar for each way or quantity."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dfdm.pictures.palette import EDGE, SERIES
from dfdm.pictures.plots.frame import ROW, legend, legend_rows
from dfdm.pictures.plots.scales import Scale, brief
from dfdm.pictures.plots.sheet import GRID, PAPER, Sheet

_HIGH = 46


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """One bar: what is written above it, its parts (place in the legend, size), and the ends of its interval."""

    label: str
    parts: tuple[tuple[int, float], ...]
    low: float
    high: float


def stacked_bars(bars: Sequence[Bar], groups: Sequence[str], *, unit: str, width: int = 640) -> bytes:
    """Draw bars on one scale from 0 as a PNG; `groups` are the words of the legend, colored in their order."""
    used = sorted({group for bar in bars for group, size in bar.parts if size > 0})
    entries = [(groups[group], SERIES[group % len(SERIES)]) for group in used]
    probe = Sheet(width, 1)
    foot = len(legend_rows(probe, [label for label, _ in entries])) * ROW
    sheet = Sheet(width, 30 + len(bars) * _HIGH + foot)
    scale = Scale.over([bar.high for bar in bars], 12, width - 24, zero=True)
    bottom = len(bars) * _HIGH + 4
    for number in scale.ticks(max(3, width // 90)):
        sheet.line([(scale.at(number), 4), (scale.at(number), bottom)], GRID)
        sheet.text(
            (scale.at(number), bottom + 10),
            f"{brief(number)}{f' {unit}' if not number else ''}",
            anchor="mm" if number else "lm",
        )
    for row, bar in enumerate(bars):
        top = row * _HIGH + 4
        sheet.text((12, top + 10), bar.label, most=width - 24, halo=PAPER)
        at = 0.0
        for group, size in bar.parts:
            sheet.box(scale.at(at), top + 20, scale.at(at + size) - 0.5, top + 38, SERIES[group % len(SERIES)])
            at += size
        middle = top + 29
        sheet.line([(scale.at(bar.low), middle), (scale.at(bar.high), middle)], PAPER, 3.5)
        sheet.line([(scale.at(bar.low), middle), (scale.at(bar.high), middle)], EDGE, 1.5)
        for end in (bar.low, bar.high):
            sheet.line([(scale.at(end), middle - 6), (scale.at(end), middle + 6)], EDGE, 1.5)
    legend(sheet, entries, bottom + 22)
    return sheet.png()
