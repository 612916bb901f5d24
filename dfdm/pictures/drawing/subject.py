"""What is drawn: a part's facts, the marks of its faces, and how views and sections of it are had."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from dfdm.facts import PartFacts
from dfdm.facts.views import Floats, Mark, Point, View
from dfdm.requirements import Resolved

Seat = Literal["front", "left", "right", "above", "below", "pattern"]


@dataclass(frozen=True, kw_only=True, eq=False)
class Subject:
    """A part to draw. `frame` (3, 3): three directions that it lies square to.

    `view(right, up)` and `section(right, up, at_mm)` measure what is seen; `fill(eye)` is the share of its box that the part
    fills, seen from a direction. `pattern` is the flat pattern of a bent sheet with the words at its bend lines.
    """

    facts: PartFacts
    marks: tuple[Mark, ...]
    frame: Floats
    view: Callable[[Floats, Floats], View]
    section: Callable[[Floats, Floats, float], View | None]
    fill: Callable[[Floats], float]
    requirements: Sequence[Resolved] = ()
    pattern: View | None = None
    pattern_words: tuple[tuple[Point, str, bool], ...] = ()
    pattern_note: str = ""

    def extent(self, direction: Floats) -> tuple[float, float]:
        """Least and greatest coordinate along a direction."""
        along = np.concatenate([mark.points for mark in self.marks]) @ direction
        return float(along.min()), float(along.max())


@dataclass(kw_only=True, eq=False)
class Seen:
    """A view on the sheet: where it sits beside the front view, and the letter of its section."""

    seat: Seat
    view: View
    letter: str = ""

    @property
    def eye(self) -> Floats:
        """The direction to the eye."""
        eye: Floats = self.view.axes[2]
        return eye

    def axis_of(self, direction: Floats) -> int | None:
        """0 where a direction lies across the view, 1 where it stands up in it, None otherwise."""
        along = np.abs(self.view.axes @ direction)
        return 0 if along[0] > 0.99999 else 1 if along[1] > 0.99999 else None

    def faces(self, direction: Sequence[float] | Floats) -> bool:
        """Whether a direction is that of the eye or against it."""
        return bool(abs(float(self.eye @ np.asarray(direction))) > 0.99999)


@dataclass(kw_only=True, slots=True)
class Linear:
    """A distance between two points of a view (mm in its plane) along its axis 0 (across) or 1 (up)."""

    axis: int
    a: Point
    b: Point
    text: str
    faces: tuple[int, ...] = ()
    marks: tuple[str, ...] = ()
    side: str = ""

    @property
    def length(self) -> float:
        """The distance in mm."""
        return abs(self.b[self.axis] - self.a[self.axis])


@dataclass(kw_only=True, slots=True)
class Callout:
    """Lines of text with a leader to one of several places of a view; with a radius the leader ends on that circle.

    `cells` make a tolerance frame below the text; `finish` a roughness instead of text; `marks` the balloons beside it.
    """

    lines: tuple[str, ...]
    at: tuple[tuple[Point, float], ...]
    faces: tuple[int, ...] = ()
    marks: tuple[str, ...] = ()
    cells: tuple[tuple[str, ...], ...] = ()
    finish: str = ""


@dataclass(kw_only=True, eq=False)
class Plan:
    """What is said in one view.

    Distances, callouts, tags of the hole table, center lines, pitch circles, words at bend lines, labels above it.
    """

    seen: Seen
    linear: list[Linear] = field(default_factory=list)
    callouts: list[Callout] = field(default_factory=list)
    tags: list[tuple[str, Point, float]] = field(default_factory=list)
    centers: list[tuple[Point, float]] = field(default_factory=list)
    axes: list[tuple[Point, Point]] = field(default_factory=list)
    rings: list[tuple[Point, float]] = field(default_factory=list)
    words: list[tuple[Point, str, bool]] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)


def number(value: float) -> str:
    """A length as it stands on drawings: two decimals at most."""
    text = f"{round(value, 2):.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
