"""The sheet that plots are drawn on: smooth lines, areas, marks and words, in pixels of the finished picture."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final, Literal

from PIL import Image, ImageDraw, ImageFont

from dfdm.pictures.captions import Font, plain
from dfdm.pictures.palette import TEXT, Color

Point = tuple[float, float]
Shape = Literal["circle", "square", "diamond", "cross"]
GRID: Final[Color] = (222, 226, 230)
PAPER: Final[Color] = (255, 255, 255)
_FINE: Final = 2
"""Pixels that are drawn for one of the picture, each way: Pillow's lines are not smooth by themselves."""
_SIZE: Final = 13


class Sheet:
    """A white sheet of `width` x `height` pixels; y runs down."""

    def __init__(self, width: int, height: int, paper: Color = PAPER) -> None:
        self.width, self.height = width, height
        self._image = Image.new("RGB", (width * _FINE, height * _FINE), paper)
        self._draw = ImageDraw.Draw(self._image)

    def area(self, points: Sequence[Point], fill: Color, line: Color | None = None) -> None:
        """Fill a polygon."""
        self._draw.polygon(_scaled(points), fill=fill, outline=line)

    def veil(self, points: Sequence[Point], fill: Color, share: float) -> None:
        """Lay a color over a polygon, so that `share` of it covers what is below."""
        over = Image.new("L", self._image.size, 0)
        ImageDraw.Draw(over).polygon(_scaled(points), fill=round(255 * share))
        self._image.paste(Image.new("RGB", self._image.size, fill), mask=over)

    def line(self, points: Sequence[Point], color: Color, width: float = 1.0, dash: Sequence[float] = ()) -> None:
        """Draw a line through points; `dash` are lengths drawn and left out in turn."""
        thick = max(1, round(width * _FINE))
        for piece in _dashed(points, dash) if dash else [points]:
            self._draw.line(_scaled(piece), fill=color, width=thick, joint="curve")

    def box(self, left: float, top: float, right: float, bottom: float, fill: Color, line: Color | None = None) -> None:
        """Fill a rectangle; one that has no width or height is left out."""
        if right > left and bottom > top:
            a, b = _scaled([(left, top), (right, bottom)])
            self._draw.rectangle((*a, *b), fill=fill, outline=line)

    def mark(self, at: Point, radius: float, shape: Shape, fill: Color, line: Color = PAPER) -> None:
        """Draw a mark about a point."""
        (x, y), r = (at[0] * _FINE, at[1] * _FINE), radius * _FINE
        if shape == "circle":
            self._draw.ellipse((x - r, y - r, x + r, y + r), fill=fill, outline=line, width=_FINE)
        elif shape == "square":
            self._draw.rectangle((x - 0.85 * r, y - 0.85 * r, x + 0.85 * r, y + 0.85 * r), fill=fill, outline=line)
        elif shape == "diamond":
            self._draw.polygon([(x, y - 1.2 * r), (x + 1.2 * r, y), (x, y + 1.2 * r), (x - 1.2 * r, y)], fill, line)
        else:
            for wide, color in ((4 * _FINE, line), (2 * _FINE, fill)):
                self._draw.line((x - r, y - r, x + r, y + r), color, wide)
                self._draw.line((x - r, y + r, x + r, y - r), color, wide)

    def text(
        self,
        at: Point,
        words: str,
        *,
        anchor: str = "lm",
        color: Color = TEXT,
        halo: Color | None = None,
        most: float = 0,
    ) -> float:
        """Write a line of words, cut to `most` pixels where that is not 0; returns its width in pixels."""
        font, said = _font(), plain(words)
        if most:
            whole = said
            while said and self._draw.textlength(said, font=font) > most * _FINE:
                said = said[:-1].rstrip(" …") + "…" if len(said) > 2 else ""
            said = whole if whole == said else said
        place = (at[0] * _FINE, at[1] * _FINE)
        if halo is None:
            self._draw.text(place, said, font=font, anchor=anchor, fill=color)
        else:
            self._draw.text(place, said, font=font, anchor=anchor, fill=color, stroke_width=2 * _FINE, stroke_fill=halo)
        return self.wide(said)

    def wide(self, words: str) -> float:
        """The width of a line of words in pixels."""
        return float(self._draw.textlength(plain(words), font=_font())) / _FINE

    def png(self) -> bytes:
        """The picture."""
        stream = io.BytesIO()
        small = self._image.resize((self.width, self.height), Image.Resampling.BOX)
        small.save(stream, format="PNG", optimize=False, compress_level=9)
        return stream.getvalue()


@cache
def _font() -> Font:
    return ImageFont.load_default(size=_SIZE * _FINE)


def _scaled(points: Sequence[Point]) -> list[Point]:
    return [(x * _FINE, y * _FINE) for x, y in points]


def _dashed(points: Sequence[Point], dash: Sequence[float]) -> list[list[Point]]:
    """The pieces of a line that are drawn."""
    pieces: list[list[Point]] = []
    number, left, drawn = 0, dash[0], [points[0]] if points else []
    for (ax, ay), (bx, by) in pairwise(points):
        length, done = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5, 0.0
        while length - done > left:
            done += left
            here = (ax + (bx - ax) * done / length, ay + (by - ay) * done / length)
            if number % 2 == 0:
                pieces.append([*drawn, here])
            drawn, number = [here], number + 1
            left = dash[number % len(dash)]
        left -= length - done
        if number % 2 == 0:
            drawn.append((bx, by))
    if number % 2 == 0 and len(drawn) > 1:
        pieces.append(drawn)
    return pieces
