"""What a part looks like along a direction: exact lines and arcs, visible or hidden; what dimensions take hold of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from dfdm.facts.rounding import Vector

Floats = NDArray[np.float64]
Point = tuple[float, float]
StrokeKind = Literal["line", "arc", "circle", "path"]
StrokeStyle = Literal["edge", "outline", "smooth"]


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Stroke:
    """One line of a view, in mm in the plane of the view (x to the right, y up).

    `points` (n, 2) run from start to end: two of a line, the polyline within 0.01 mm of everything else. `center`,
    `radius_mm`, `start_deg` and `sweep_deg` (counterclockwise) only of arcs and circles. `style`: `outline` is where the
    surface turns away from the eye, `smooth` where two faces run into one another.
    """

    kind: StrokeKind
    points: Floats
    hidden: bool
    style: StrokeStyle = "edge"
    center: Point | None = None
    radius_mm: float = 0.0
    start_deg: float = 0.0
    sweep_deg: float = 0.0


@dataclass(frozen=True, kw_only=True, eq=False)
class View:
    """The strokes seen along a direction; rows of `axes` (3, 3) are right, up and towards the eye.

    Coordinates are those of the model along right and up. `cut` holds the rings (n, 2) of the faces that a section lays
    bare, material to fill by the even-odd rule; `cut_at_mm` is where along the eye it was cut, None for a view of the outside.
    """

    axes: Floats
    strokes: tuple[Stroke, ...]
    cut: tuple[Floats, ...] = ()
    cut_at_mm: float | None = None

    @cached_property
    def bounds(self) -> tuple[float, float, float, float]:
        """Least and greatest x and y of what is drawn: (left, bottom, right, top)."""
        low = np.min([s.points.min(axis=0) for s in self.strokes], axis=0)
        high = np.max([s.points.max(axis=0) for s in self.strokes], axis=0)
        return float(low[0]), float(low[1]), float(high[0]), float(high[1])

    def flat(self, point: Sequence[float] | Floats) -> Point:
        """Where a point of the model (mm) lies in the view."""
        x, y = (self.axes[:2] @ np.asarray(point, dtype=np.float64)).tolist()
        return x, y


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Mark:
    """A face as dimensions take hold of it: kind of surface, direction, place, radius, and points (n, 3) on its border.

    `direction` is the outward normal of a plane, the axis of a cylinder, cone or torus; `radius_mm` of cylinders and spheres.
    """

    face: int
    surface: str
    direction: Vector | None
    at_mm: Vector
    radius_mm: float | None
    concave: bool | None
    area_mm2: float
    points: Floats
