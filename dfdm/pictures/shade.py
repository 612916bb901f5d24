"""A quantity over a surface: one value per vertex, and the scale that says what the colors mean."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Final, Literal

import numpy as np
from numpy.typing import NDArray

from dfdm.errors import GeometryError, InputError

Palette = Literal["sequential", "diverging", "threshold"]
PALETTES: Final[tuple[Palette, ...]] = ("sequential", "diverging", "threshold")


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Shade:
    """A mesh with a value at each vertex, and how to color it.

    A value is NaN where it was not measured (hatched), infinite where there is nothing to say (drawn as without it).

    vertices (n, 3) float32 in mm; triangles (m, 3) uint32; face_of_triangle (m,) uint32, the faces' own numbers;
    values (n,) float32 in `unit`. Colors run from `low` to `high`; values beyond take the color of the end.

    `palette` is "sequential" (from dark to light), "diverging" (two hues, neutral in the middle of the scale, or
    at the limit where there is one) or "threshold" (as sequential on the good side of `limit`, in warning colors on
    the other: below it, or above it where `limit_is` is "most"). `missing` says what NaN means.

    Raises GeometryError where the arrays do not fit each other, InputError where the scale is not one.
    """

    vertices: NDArray[np.float32]
    triangles: NDArray[np.uint32]
    face_of_triangle: NDArray[np.uint32]
    values: NDArray[np.float32]
    title: str
    unit: str
    low: float
    high: float
    limit: float | None = None
    limit_is: Literal["least", "most"] = "least"
    palette: Palette = "sequential"
    missing: str = "not measured"

    def __post_init__(self) -> None:
        """Check once at the door."""
        points, corners = self.vertices, self.triangles
        if points.ndim != 2 or points.shape[1] != 3 or not len(points) or not np.isfinite(points).all():
            raise GeometryError("A shade needs finite vertices of shape (n, 3).", what="shade")
        if corners.ndim != 2 or corners.shape[1] != 3 or not len(corners) or int(corners.max()) >= len(points):
            raise GeometryError("A shade needs triangles of shape (m, 3) that name its vertices.", what="shade")
        if self.face_of_triangle.shape != (len(corners),):
            raise GeometryError(
                f"{len(corners)} triangles but {self.face_of_triangle.size} face numbers.", what="shade"
            )
        if self.values.shape != (len(points),):
            raise GeometryError(f"{len(points)} vertices but {self.values.size} values.", what="shade")
        if not (math.isfinite(self.low) and math.isfinite(self.high) and self.low < self.high):
            raise InputError(f"A scale runs from a lower to a higher number, not from {self.low} to {self.high}.")
        if self.palette not in PALETTES:
            raise InputError(f"A palette is one of {', '.join(PALETTES)}, not '{self.palette}'.")
        if self.limit is not None and not math.isfinite(self.limit):
            raise InputError(f"A limit is a number, not {self.limit}.")
        if self.palette == "threshold" and self.limit is None:
            raise InputError("The palette 'threshold' needs a limit.")

    def scale(self) -> dict[str, Any]:
        """What a legend needs, as JSON: title, unit, low, high, limit, limit_is, palette, missing, and whether there are gaps."""
        return {
            "title": self.title,
            "unit": self.unit,
            "low": float(self.low),
            "high": float(self.high),
            "limit": None if self.limit is None else float(self.limit),
            "limit_is": self.limit_is,
            "palette": self.palette,
            "missing": self.missing,
            "gaps": bool(np.isnan(self.values).any()),
        }

    @property
    def measured(self) -> NDArray[np.bool_]:
        """Which vertices have a value, (n,); an infinite one is none."""
        return np.isfinite(self.values)

    @property
    def areas_mm2(self) -> NDArray[np.float64]:
        """Area of each triangle (m,)."""
        corners = self.vertices[self.triangles].astype(np.float64)
        crosses = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
        return np.asarray(0.5 * np.linalg.norm(crosses, axis=1), dtype=np.float64)

    def describe(self) -> str:
        """In words: `Wall thickness: 0.8 to 12.4 mm, limit 1.2 mm; 3 % of the surface not measured`."""
        unit = f" {self.unit}" if self.unit else ""
        known = self.values[self.measured]
        if not len(known):
            return f"{self.title}: {self.missing}"
        limit = "" if self.limit is None else f", limit {self.limit:.4g}{unit}"
        areas = self.areas_mm2
        share = float((areas * np.isnan(self.values)[self.triangles].mean(axis=1)).sum()) / max(
            float(areas.sum()), 1e-300
        )
        gaps = f"; {100 * share:.2g} % of the surface {self.missing}" if share > 0 else ""
        return f"{self.title}: {float(known.min()):.4g} to {float(known.max()):.4g}{unit}{limit}{gaps}"
