"""Words on a picture: the legend of what is lit up, a caption, and which way the axes point."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from dfdm.pictures.palette import BACKGROUND, EDGE, TEXT, Color
from dfdm.pictures.scales import MISSING, color_of, written
from dfdm.pictures.shade import Shade

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont
_FONT_SIZE = 13
_ROW = 20
_SCALE_WIDE = 200
_PLAIN = str.maketrans(
    {
        "×": "x",
        "–": "-",
        "—": "-",
        "²": "2",
        "³": "3",
        "µ": "u",
        "≥": ">=",
        "≤": "<=",
        "→": "->",
        "€": "EUR",
        "ß": "ss",
        "ø": "o",
        "Ø": "O",
        "⌀": "dia. ",
        "æ": "ae",
        "•": "·",
    }
)
"""What the font that Pillow carries, the same on every machine, cannot write."""
_AXES = (("x", (196, 51, 51)), ("y", (46, 139, 62)), ("z", (44, 91, 190)))


def annotate(
    image: Image.Image, axes: NDArray[np.float64], legend: Sequence[tuple[str, Color]], caption: str = ""
) -> None:
    """Draw the axes at the lower left, the legend at the upper left, the caption at the lower right."""
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(size=_FONT_SIZE)
    _draw_axes(draw, font, axes, image.height)
    for row, (label, color) in enumerate(legend):
        top = 10 + row * _ROW
        draw.rectangle((10, top, 23, top + 13), fill=color, outline=EDGE)
        _write(draw, (30, top + 7), _shortened(draw, label, font, image.width - 40), font, anchor="lm")
    if caption:
        text = _shortened(draw, caption, font, image.width - 100)
        _write(draw, (image.width - 10, image.height - 10), text, font, anchor="rs")


def annotate_scale(image: Image.Image, shade: Shade) -> None:
    """Draw the scale of a shade at the upper right: what it is, its colors, both ends, and where the limit lies."""
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(size=_FONT_SIZE)
    wide = min(_SCALE_WIDE, image.width - 20)
    left, top = image.width - 10 - wide, 26
    title = f"{shade.title}, {shade.unit}" if shade.unit else shade.title
    _write(draw, (left, 10), _shortened(draw, title, font, wide), font, anchor="lt")
    for x in range(wide):
        value = shade.low + (x + 0.5) / wide * (shade.high - shade.low)
        color = tuple(round(c) for c in color_of(np.array([value]), shade)[0])
        draw.line((left + x, top, left + x, top + 10), fill=color)
    draw.rectangle((left, top, left + wide, top + 10), outline=EDGE)
    _write(draw, (left, top + 15), written(shade.low), font, anchor="lt")
    _write(draw, (left + wide, top + 15), written(shade.high), font, anchor="rt")
    if shade.limit is not None and shade.low <= shade.limit <= shade.high:
        at = left + wide * (shade.limit - shade.low) / (shade.high - shade.low)
        draw.line((at, top - 3, at, top + 13), fill=TEXT, width=2)
        word = f"limit {written(shade.limit)}"
        half = draw.textlength(word, font=font) / 2
        clear = left + draw.textlength(f"{written(shade.low)}  ", font=font) + half
        at = max(min(at, left + wide - half - draw.textlength(f"  {written(shade.high)}", font=font)), clear)
        _write(draw, (at, top + 15), word, font, anchor="mt")

    if np.isnan(shade.values).any():
        for x in range(14):
            draw.line((left + x, top + 34, left + x, top + 46), fill=MISSING[(x // 3) % 2])
        draw.rectangle((left, top + 34, left + 13, top + 46), outline=EDGE)
        _write(draw, (left + 20, top + 40), _shortened(draw, shade.missing, font, wide - 20), font, anchor="lm")


def scale_height(shade: Shade | None) -> int:
    """Pixels that the scale takes at the top."""
    return 0 if shade is None else 80 if np.isnan(shade.values).any() else 60


def legend_height(rows: int) -> int:
    """Pixels that a legend of so many rows takes at the top."""
    return 10 + rows * _ROW if rows else 0


def _draw_axes(draw: ImageDraw.ImageDraw, font: Font, axes: NDArray[np.float64], height: int) -> None:
    origin = np.array([34.0, height - 34.0])
    order = np.argsort(axes[2], kind="stable")
    for index in order:
        name, color = _AXES[index]
        direction = np.array([axes[0, index], -axes[1, index]])
        tip = origin + 20 * direction
        if np.hypot(*direction) > 0.05:
            draw.line((*origin, *tip), fill=color, width=2)
            _write(draw, tuple(origin + 28 * direction), name, font, anchor="mm", fill=color)


def _write(
    draw: ImageDraw.ImageDraw,
    at: tuple[float, ...],
    text: str,
    font: Font,
    *,
    anchor: str,
    fill: Color = TEXT,
) -> None:
    draw.text((at[0], at[1]), text, font=font, anchor=anchor, fill=fill, stroke_width=2, stroke_fill=BACKGROUND)


def plain(text: str) -> str:
    """The text in letters that the font of the pictures can write."""
    spread = unicodedata.normalize("NFKD", " ".join(text.split()).translate(_PLAIN))
    return "".join(c for c in spread if c < "\u0300" or c in "…“”’")


def _shortened(draw: ImageDraw.ImageDraw, text: str, font: Font, width: int) -> str:
    line = plain(text)
    if draw.textlength(line, font=font) <= width:
        return line
    while line and draw.textlength(line + "…", font=font) > width:
        line = line[:-1]
    return line.rstrip() + "…"
