"""Distances on the sheet: the shortest next to the view, each in the first row where nothing is in its way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from dfdm.pictures.drawing.display import Box, Item, Path, Point, Text
from dfdm.pictures.drawing.letters import text_width
from dfdm.pictures.drawing.marks import ARROW, arrow, balloon, balloon_radius
from dfdm.pictures.drawing.paper import letters
from dfdm.pictures.drawing.room import Room
from dfdm.pictures.drawing.subject import Linear

FIRST_ROW_MM: Final = 9.0
MOST_ROWS: Final = 16
_BEYOND_MM: Final = 1.5
_GAP_MM: Final = 0.8
_ASIDE_MM: Final = (0.0, 7.0, 14.0, 21.0)
"""How much farther out a text may stand that has no room next to its distance."""
Side = str
To = Callable[[Point], Point]


def row_step(height: float) -> float:
    """Distance of two rows in mm, for letters of a height."""
    return height + 4.0


def stacked(dims: list[Linear], to: To, box: Box, sides: tuple[Side, Side], room: Room, height: float) -> list[Linear]:
    """Draw the distances of one view into `room.items`; returns those that found no place.

    `box` is the view on the sheet; `sides` where distances across and distances upward stand if they do not say.
    """
    failed = []
    order = sorted(dims, key=lambda d: (d.axis, d.side == "overall", round(d.length, 6), d.a, d.b, d.text))
    for dim in order:
        side = dim.side if dim.side in ("left", "right", "top", "bottom") else sides[dim.axis]
        other = {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}[side]
        if not any(_try(dim, to, box, s, room, height, broken=b) for b in (False, True) for s in (side, other)):
            failed.append(dim)
    return failed


def _try(dim: Linear, to: To, box: Box, side: Side, room: Room, height: float, *, broken: bool) -> bool:
    """Between its ends in the first row that is free; beside them only where the text is too long or all rows are taken.

    With `broken` its extension lines are interrupted where a text stands in their way.
    """
    for seats, aside in ((("middle",), 0.0), *((("low", "high"), off) for off in _ASIDE_MM)):
        for row in range(MOST_ROWS):
            reach = FIRST_ROW_MM + row * row_step(height)
            at = {"left": box[0] - reach, "right": box[2] + reach, "bottom": box[1] - reach, "top": box[3] + reach}[
                side
            ]
            for seat in seats:
                items = _drawn(dim, to, at, side, seat, height, aside)
                if items is not None and broken:
                    items = [piece for item in items for piece in _interrupted(item, room, dim.axis)]
                if items is not None and _fits(items, room):
                    room.take(items)
                    return True
    return False


def _drawn(dim: Linear, to: To, at: float, side: Side, seat: str, height: float, aside: float) -> list[Item] | None:
    """The items of a distance in a row, its text `aside` of its end; None where it does not fit between the ends."""
    k = dim.axis
    a, b = sorted((to(dim.a), to(dim.b)), key=lambda p: p[k])
    low, high = a[k], b[k]
    small = letters()["small"]
    radii = [balloon_radius(mark, small) for mark in dim.marks]
    width = text_width(dim.text, height) + sum(2.0 * r + 0.8 for r in radii)
    inside = high - low >= 2.0 * ARROW + 1.0
    if seat == "middle":
        if width + 1.0 > high - low:
            return None
        start, line = 0.5 * (low + high - width), (low, high)
    elif seat == "low":
        start = low - 2.0 * ARROW - 1.0 - width - aside
        line = (start - 0.5, high if inside else high + 2.0 * ARROW)
    else:
        start = high + 2.0 * ARROW + 1.0 + aside
        line = (low if inside else low - 2.0 * ARROW, start + width + 0.5)
    if seat == "middle" and not inside:
        line = (low - 2.0 * ARROW, high + 2.0 * ARROW)

    def point(along: float, off: float = 0.0) -> Point:
        return (along, at + off) if k == 0 else (at - off, along)

    direction = (1.0, 0.0) if k == 0 else (0.0, 1.0)
    back = (-direction[0], -direction[1])
    outward = 1.0 if side in ("top", "right") else -1.0
    items: list[Item] = [Path(points=(point(line[0]), point(line[1])), layer="DIM")]
    items.append(arrow(point(low), back if inside else direction))
    items.append(arrow(point(high), direction if inside else back))
    for end in (a, b):
        start_at = end[1 - k] + outward * _GAP_MM
        stop_at = at + outward * _BEYOND_MM
        if (stop_at - start_at) * outward > 0.0:
            ends = ((end[0], start_at), (end[0], stop_at)) if k == 0 else ((start_at, end[1]), (stop_at, end[1]))
            items.append(Path(points=ends, layer="DIM"))
    items.append(Text(at=point(start, 0.8), text=dim.text, height=height, upward=k == 1))
    along = start + text_width(dim.text, height)
    for mark, radius in zip(dim.marks, radii, strict=True):
        along += 0.8 + radius
        items += balloon(point(along, 0.5 + radius), mark, small)
        along += radius
    return items


def _interrupted(item: Item, room: Room, axis: int) -> list[Item]:
    """An extension line in pieces that stop before the boxes in its way; other items as they are."""
    if not isinstance(item, Path) or len(item.points) != 2:
        return [item]
    k = 1 - axis  # extension lines run across the distance
    (a, b), at = sorted((item.points[0][k], item.points[1][k])), item.points[0][axis]
    if abs(item.points[1][axis] - at) > 1e-9:
        return [item]
    gaps = sorted(room.along(axis, at, a, b))
    pieces: list[Item] = []
    for low, high in [*gaps, (b, b)]:
        if low - a > 0.5:
            ends = ((at, a), (at, low)) if axis == 0 else ((a, at), (low, at))
            pieces.append(Path(points=ends, layer=item.layer))
        a = max(a, high)
    return pieces


def _fits(items: list[Item], room: Room) -> bool:
    for item in items:
        if isinstance(item, Text):
            if not room.holds(item.box, 0.3):
                return False
        elif isinstance(item, Path):
            (x, y), (u, v) = item.points[0], item.points[-1]
            if not room.line_clear((x, y, u, v)):
                return False
    (x, y), (u, v) = items[0].points if isinstance(items[0], Path) else ((0.0, 0.0), (0.0, 0.0))
    thin = (min(x, u) - 0.2, min(y, v) - 0.2, max(x, u) + 0.2, max(y, v) + 0.2)
    return room.clear_of_rows(thin, across=abs(u - x) > abs(v - y))
