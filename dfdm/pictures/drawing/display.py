"""What is drawn on a sheet, whatever it is written as: lines, arcs, filled shapes and texts on layers, in mm, y up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from dfdm.pictures.drawing.letters import text_width

Floats = NDArray[np.float64]
Point = tuple[float, float]
Box = tuple[float, float, float, float]
Layer = Literal["VISIBLE", "HIDDEN", "CENTER", "DIM", "HATCH", "TEXT", "FRAME"]
Anchor = Literal["left", "middle", "right"]
DESCENT: Final = 0.3
"""How far letters reach below the line, as a share of their height."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Path:
    """A line along points, on its layer; `wide` lines are the contours that are seen, cutting lines and the frame."""

    points: tuple[Point, ...]
    layer: Layer
    closed: bool = False
    wide: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Circle:
    """A circle, or an arc of it from `start_deg` counterclockwise through `sweep_deg`."""

    center: Point
    radius: float
    layer: Layer
    start_deg: float = 0.0
    sweep_deg: float = 360.0
    wide: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Fill:
    """A filled polygon: an arrow, a dot."""

    points: tuple[Point, ...]
    layer: Layer = "DIM"


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """One line of text: `at` is the left end, middle or right end of its base line, `height` that of a capital letter.

    `upward` texts are read from the right of the sheet. ⌀ ⌴ ⌵ ↧ □ and their like are drawn, not written.
    """

    at: Point
    text: str
    height: float
    anchor: Anchor = "left"
    upward: bool = False
    layer: Layer = "TEXT"
    bold: bool = False

    @property
    def width(self) -> float:
        """Length of the line in mm."""
        return text_width(self.text, self.height, bold=self.bold)

    @property
    def start(self) -> Point:
        """The left end of the base line."""
        back = {"left": 0.0, "middle": 0.5, "right": 1.0}[self.anchor] * self.width
        return (self.at[0], self.at[1] - back) if self.upward else (self.at[0] - back, self.at[1])

    @property
    def box(self) -> Box:
        """(left, bottom, right, top) of the letters."""
        x, y = self.start
        below = DESCENT * self.height if any(c in "gjpqy,;()[]Q@|" for c in self.text) else 0.0
        if self.upward:
            return (x - self.height, y, x + below, y + self.width)
        return (x, y - below, x + self.width, y + self.height)


Item = Path | Circle | Fill | Text


@dataclass(kw_only=True, slots=True)
class Sheet:
    """A sheet of paper: size in mm, what is drawn on it, and the scale of its views (sheet length by part length).

    `notes` say what is not on the sheet: what was not dimensioned, and why.
    """

    width: float
    height: float
    title: str
    scale: float = 1.0
    items: list[Item] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def texts(self) -> list[Text]:
        """All texts in their order."""
        return [item for item in self.items if isinstance(item, Text)]


def path(points: Sequence[Sequence[float]] | Floats, layer: Layer, *, closed: bool = False, wide: bool = False) -> Path:
    """A path through points (n, 2)."""
    return Path(points=tuple((float(p[0]), float(p[1])) for p in points), layer=layer, closed=closed, wide=wide)


def segments_of(item: Item) -> Floats:
    """The item as straight segments (n, 4): x and y of both ends; none of a text."""
    if isinstance(item, Text):
        return np.zeros((0, 4))
    if isinstance(item, Circle):
        angle = np.radians(item.start_deg + np.linspace(0.0, item.sweep_deg, 33))
        points = np.array(item.center) + item.radius * np.column_stack([np.cos(angle), np.sin(angle)])
    else:
        points = np.array(item.points)
        if isinstance(item, Fill) or item.closed:
            points = np.vstack([points, points[:1]])
    return np.column_stack([points[:-1], points[1:]])
