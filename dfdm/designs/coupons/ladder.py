"""What the coupons share: steps written as text, and marks that say which step is which."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final, Literal

import cadquery as cq
from shapely.geometry import box
from shapely.geometry.polygon import orient
from shapely.ops import unary_union

from dfdm.errors import ParameterError

Marks = Literal["raised", "engraved", "notches", "none"]
EdgeMarks = Literal["notches", "none"]
"""For coupons that have room for marks at an edge only."""
STROKE_MM: Final = 0.9
"""Width of the strokes of numbers: two lines of a 0.4 mm nozzle, and wide enough for resin and powder."""
DEPTH_MM: Final = 0.8
"""How far numbers stand out or lie deep: four layers of 0.2 mm."""
HEIGHT_MM: Final = 5.0
_WIDTH: Final = 2.7
_SPACE: Final = 0.9
_NOTCH_MM: Final = 1.2
"""Radius of a notch: a cutter of 2 mm cuts it, no sheet up to 3 mm is slagged shut in it, two fit between slots."""
_NOTCH_PITCH: Final = 3.0
_COUNTED: Final = 5
_SEGMENTS: Final = {
    "0": "abcdef", "1": "bc", "2": "abged", "3": "abgcd", "4": "fgbc",
    "5": "afgcd", "6": "afgedc", "7": "abc", "8": "abcdefg", "9": "abcdfg",
}  # fmt: skip


def ladder(text: str, *, parameter: str = "steps", most: int = 10) -> tuple[float, ...]:
    """The steps of a text such as "0.4 0.6 0.8": one to `most` ascending positive numbers, else a ParameterError."""
    try:
        steps = tuple(float(word) for word in text.replace(",", " ").split())
    except ValueError:
        steps = ()
    rising = all(a < b for a, b in pairwise(steps))
    if not 1 <= len(steps) <= most or not rising or not steps[0] > 0.0:
        allowed = f"one to {most} ascending positive numbers"
        raise ParameterError(
            f"parameter '{parameter}' cannot be {text!r}: allowed is {allowed}",
            parameter=parameter, value=text, allowed=allowed,
        )  # fmt: skip
    return steps


@dataclass(frozen=True, kw_only=True, slots=True)
class Mark:
    """The number of one step: its text centered at (x, y), and its place in the ladder, counted from 0."""

    text: str
    x: float
    y: float
    place: int = 0

    @classmethod
    def of(cls, value: float, x: float, y: float, place: int = 0) -> Mark:
        """The mark of a value in as few digits as say it."""
        return cls(text=f"{value:g}", x=x, y=y, place=place)


def marked(body: Any, marks: Sequence[Mark], *, style: Marks, z: float, edge_y: float, thickness: float) -> Any:  # noqa: ANN401 - a CadQuery shape
    """The body (a cq.Shape) with its marks: numbers in or on the plane at `z`, or notches in the edge at `edge_y`.

    Notches, for processes that write no numbers, count: one at the first step, two at the fifth, three at the tenth.
    `thickness` is how deep the notches are cut along z, downwards from `z`.
    """
    if style == "none" or not marks:
        return body
    if style == "notches":
        cutters = [
            cq.Solid.makeCylinder(_NOTCH_MM, thickness, cq.Vector(x, edge_y, z - thickness))
            for mark in marks
            for x in _notches(mark)
        ]
        return body.cut(*cutters).clean() if cutters else body
    low = z if style == "raised" else z - DEPTH_MM
    glyphs = [solid for mark in marks for solid in _glyphs(mark, low)]
    return (body.fuse(*glyphs) if style == "raised" else body.cut(*glyphs)).clean()


def _notches(mark: Mark) -> Iterable[float]:
    number = mark.place + 1
    if number != 1 and number % _COUNTED:
        return ()
    count = 1 + number // _COUNTED
    return (mark.x + (i - (count - 1) / 2) * _NOTCH_PITCH for i in range(count))


def text_width(text: str) -> float:
    """How wide a number is written, in mm."""
    return sum(STROKE_MM if c == "." else _WIDTH for c in text) + _SPACE * (len(text) - 1)


def _glyphs(mark: Mark, z: float) -> Iterable[Any]:
    x = mark.x - text_width(mark.text) / 2
    for sign in mark.text:
        width = STROKE_MM if sign == "." else _WIDTH
        shape = unary_union([box(x + a, mark.y + b, x + c, mark.y + d) for a, b, c, d in _strokes(sign)])
        outline = orient(shape)
        rings = [outline.exterior, *outline.interiors]
        wires = [cq.Wire.makePolygon([cq.Vector(u, v, z) for u, v in ring.coords[:-1]], close=True) for ring in rings]
        yield cq.Solid.extrudeLinear(wires[0], wires[1:], cq.Vector(0, 0, DEPTH_MM))
        x += width + _SPACE


def _strokes(sign: str) -> Iterable[tuple[float, float, float, float]]:
    """Rectangles (x0, y0, x1, y1) of a sign of seven segments, centered in height on 0."""
    s, w, h = STROKE_MM, _WIDTH, HEIGHT_MM
    top, middle, low = h / 2, 0.0, -h / 2
    if sign == ".":
        return [(0.0, low, s, low + s)]
    places = {
        "a": (0.0, top - s, w, top),
        "b": (w - s, middle - s / 2, w, top),
        "c": (w - s, low, w, middle + s / 2),
        "d": (0.0, low, w, low + s),
        "e": (0.0, low, s, middle + s / 2),
        "f": (0.0, middle - s / 2, s, top),
        "g": (0.0, middle - s / 2, w, middle + s / 2),
    }
    return [places[name] for name in _SEGMENTS[sign]]
