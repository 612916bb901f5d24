"""The frame of a plot with two scales: grid, numbers, what the scales count, and a legend."""

from __future__ import annotations

from collections.abc import Sequence

from dfdm.pictures.palette import EDGE, Color
from dfdm.pictures.plots.scales import Scale, brief
from dfdm.pictures.plots.sheet import GRID, Sheet

LEFT, TOP, RIGHT, BOTTOM = 62, 34, 32, 48
"""Pixels that the frame leaves around the plot."""
ROW = 20


def framed(sheet: Sheet, x: Scale, y: Scale, *, x_label: str, y_label: str) -> None:
    """Draw grid and numbers; the scales run within LEFT, TOP, RIGHT and BOTTOM."""
    for number in x.ticks(max(3, int(abs(x.end - x.start)) // 70)):
        at = x.at(number)
        sheet.line([(at, y.start), (at, y.end)], GRID)
        sheet.text((at, y.start + 12), brief(number), anchor="mm")
    for number in y.ticks(6):
        at = y.at(number)
        sheet.line([(x.start, at), (x.end, at)], GRID)
        sheet.text((x.start - 8, at), brief(number), anchor="rm")
    sheet.line([(x.start, y.end), (x.start, y.start), (x.end, y.start)], EDGE)
    sheet.text(((x.start + x.end) / 2, y.start + 32), x_label, anchor="mm")
    sheet.text((8, y.end - 18), y_label, anchor="lm")


def legend_rows(sheet: Sheet, entries: Sequence[str], left: float = 10) -> list[list[tuple[float, int]]]:
    """Where each entry of a legend stands: rows of (left pixel, number of the entry)."""
    rows: list[list[tuple[float, int]]] = [[]]
    at = left
    for number, label in enumerate(entries):
        wide = min(sheet.wide(label), sheet.width - left - 40) + 40
        if rows[-1] and at + wide > sheet.width:
            rows.append([])
            at = left
        rows[-1].append((at, number))
        at += wide
    return rows


def legend(sheet: Sheet, entries: Sequence[tuple[str, Color]], top: float, left: float = 10) -> None:
    """Write a legend from `top` on."""
    for row, places in enumerate(legend_rows(sheet, [label for label, _ in entries], left)):
        for at, number in places:
            label, color = entries[number]
            y = top + row * ROW + ROW / 2
            sheet.box(at, y - 6, at + 12, y + 6, color)
            sheet.text((at + 18, y), label, most=sheet.width - at - 24)
