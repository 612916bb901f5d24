"""Callouts on the sheet: text at the end of a leader, where nothing is in the way and the leader crosses least."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final

from dfdm.pictures.drawing.display import Box, Item, Path, Point, Text
from dfdm.pictures.drawing.letters import text_width
from dfdm.pictures.drawing.marks import (
    arrow,
    balloon,
    balloon_radius,
    finish,
    finish_size,
    frame_width,
    tolerance_frame,
)
from dfdm.pictures.drawing.paper import letters
from dfdm.pictures.drawing.room import Room
from dfdm.pictures.drawing.subject import Callout

_ANGLES: Final = (45, 60, 30, 135, 120, 150, -45, -60, -30, -135, -120, -150, 75, 105, -75, -105, 15, 165, -15, -165)
_REACH_MM: Final = (*range(8, 40, 3), *range(40, 130, 6))
_LANDING_MM: Final = 2.0
_MOST_TARGETS: Final = 6
_CROSSING_COST: Final = 5.0
_INSIDE_COST: Final = 20.0
_ENOUGH: Final = 22.0
"""A place as cheap as this is taken without looking further."""
To = Callable[[Point], Point]


def called_out(callouts: list[Callout], to: To, scale: float, box: Box, room: Room, height: float) -> list[Callout]:
    """Draw the callouts of one view into `room.items`; returns those that found no place."""
    failed = []
    for callout in callouts:
        best: tuple[float, list[Item]] | None = None
        for order, (place, radius) in enumerate(callout.at[:_MOST_TARGETS]):
            found = _best(callout, to(place), radius * scale, box, room, height)
            if found is not None and (best is None or found[0] + order < best[0]):
                best = (found[0] + order, found[1])
            if best is not None and best[0] < _ENOUGH:
                break
        if best is None:
            failed.append(callout)
        else:
            room.take(best[1])
    return failed


def _best(
    callout: Callout, center: Point, radius: float, box: Box, room: Room, height: float
) -> tuple[float, list[Item]] | None:
    best: tuple[float, list[Item]] | None = None
    above, below, width = _size(callout, height)
    for angle in _ANGLES:
        x, y = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        tip = (center[0] + radius * x, center[1] + radius * y)
        for reach in _REACH_MM:
            cost = reach + 0.02 * abs(abs(angle) % 90 - 45)
            if best is not None and cost >= best[0]:
                break
            elbow = (tip[0] + reach * x, tip[1] + reach * y)
            left = elbow[0] + _LANDING_MM if x >= 0.0 else elbow[0] - _LANDING_MM - width
            block = (left, elbow[1] - below, left + width, elbow[1] + above)
            if not room.holds(block, 0.7):
                continue
            leader = (tip[0] + 0.3 * x, tip[1] + 0.3 * y, *elbow)
            if not room.line_clear(leader):
                continue
            if block[0] < box[2] and block[2] > box[0] and block[1] < box[3] and block[3] > box[1]:
                cost += _INSIDE_COST
            cost += _CROSSING_COST * room.crossings(leader)
            if best is None or cost < best[0]:
                best = (cost, _drawn(callout, tip, elbow, left, width, height, (x, y)))
            break
    return best


def _size(callout: Callout, height: float) -> tuple[float, float, float]:
    """How far a callout reaches above and below its landing, and how wide it is."""
    small = letters()["small"]
    marks = sum(2.0 * balloon_radius(mark, small) + 1.0 for mark in callout.marks)
    widths = [text_width(line, height) for line in callout.lines]
    above = height + 0.8 if callout.lines else 0.8
    if callout.finish:
        _, right, up = finish_size(callout.finish, height)
        widths.append(right + 1.4 * height * 0.58)
        above = up + 1.0
    if callout.cells and not callout.lines:
        above = 2.0 * height + 0.5
        widths.append(frame_width(callout.cells[0], height))
    first = (widths[0] if widths else 0.0) + marks
    below = 0.4 + 1.5 * height * max(len(callout.lines) - 1, 0)
    if callout.lines:
        for cells in callout.cells:
            widths.append(frame_width(cells, height))
            below += 2.2 * height
    if callout.marks:
        above = max(above, 2.0 * balloon_radius(callout.marks[0], small) + 0.8)
    return above, below, max([first, *widths[1:], *([0.0] if widths else [])])


def _drawn(
    callout: Callout, tip: Point, elbow: Point, left: float, width: float, height: float, direction: Point
) -> list[Item]:
    small = letters()["small"]
    lines = callout.lines
    first = (
        text_width(lines[0], height)
        if lines
        else width - sum(2.0 * balloon_radius(m, small) + 1.0 for m in callout.marks)
    )
    y = elbow[1]
    right_side = left > elbow[0]
    begin = left
    end = begin + first
    landing = ((elbow[0], y), (end, y)) if right_side else ((begin, y), (elbow[0], y))
    items: list[Item] = [
        Path(points=(tip, elbow), layer="DIM"),
        Path(points=landing, layer="DIM"),
        arrow(tip, (-direction[0], -direction[1])),
    ]
    at = end
    for mark in callout.marks:
        radius = balloon_radius(mark, small)
        items += balloon((at + 1.0 + radius, y + 0.4 + radius), mark, small)
        at += 1.0 + 2.0 * radius
    if callout.finish:
        items += finish((begin + 1.4 * height * 0.58 + 0.5, y), callout.finish, height)
        return items
    for number, line in enumerate(lines):
        below = y + 0.8 if number == 0 else y - 1.5 * height * number
        items.append(Text(at=(begin, below), text=line, height=height))
    corner = y - 1.5 * height * max(len(lines) - 1, 0) - 2.4 * height
    if not lines:
        corner = y
    for cells in callout.cells:
        items += tolerance_frame((begin, corner), cells, height)
        corner -= 2.2 * height
    return items
