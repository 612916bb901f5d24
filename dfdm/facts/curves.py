"""Curves of a sampled quantity: how much area lies below a size; and the places where it is worst."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dfdm.facts.rounding import Vector, exact, exact_all, rounded, rounded_all, significant, significant_all, vector

FloatArray = NDArray[np.float64]


def interpolated(at: float, ascending: FloatArray, rows: FloatArray) -> FloatArray:
    """What `np.interp` gives at one place for each of many curves (n, m) over the same places (m,): (n,), in one go."""
    before = int(np.searchsorted(ascending, at, side="right")) - 1
    if before < 0 or before >= len(ascending) - 1 or ascending[before] == at:
        return np.array(rows[:, min(max(before, 0), len(ascending) - 1)], dtype=np.float64)
    slope = (rows[:, before + 1] - rows[:, before]) / (ascending[before + 1] - ascending[before])
    return np.asarray(slope * (at - ascending[before]) + rows[:, before], dtype=np.float64)


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """One place on a part: a point, the faces there, the value found and the area it stands for."""

    value: float
    area_mm2: float
    at_mm: Vector
    faces: tuple[int, ...]

    def to_dict(self) -> dict[str, Any]:
        """Write value, area, point and faces."""
        return {
            "value": significant(self.value),
            "area_mm2": significant(self.area_mm2),
            "at_mm": vector(self.at_mm),
            "faces": list(self.faces),
        }

    def settled(self) -> Place:
        """The place as it is read from what `to_dict` writes."""
        x, y, z = self.at_mm
        return Place(
            value=significant(self.value),
            area_mm2=significant(self.area_mm2),
            at_mm=(exact(x), exact(y), exact(z)),
            faces=self.faces,
        )

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Place:
        """Read what `to_dict` wrote."""
        x, y, z = document["at_mm"]
        return cls(
            value=document["value"],
            area_mm2=document["area_mm2"],
            at_mm=(x, y, z),
            faces=tuple(document["faces"]),
        )


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class AreaCurve:
    """Area of surface on which a size (wall thickness, gap width) is below `size_mm[i]`; non-decreasing.

    `size_mm` (n,) ascending; `area_mm2` (n,) cumulative, in mm² of one side; `places` are the connected
    patches of the smallest sizes, smallest first; `total_area_mm2` is the area that was looked at.
    """

    size_mm: FloatArray
    area_mm2: FloatArray
    total_area_mm2: float
    places: tuple[Place, ...]

    def area_below(self, size_mm: ArrayLike) -> FloatArray:
        """Area where the size is below `size_mm` (any shape; vectorized over capabilities)."""
        wanted = np.asarray(size_mm, dtype=np.float64)
        if self.size_mm.size == 0:
            return np.zeros_like(wanted)
        padded = np.concatenate(([0.0], self.area_mm2))
        return padded[np.searchsorted(self.size_mm, wanted, side="left")]

    def size_at(self, area_mm2: ArrayLike) -> FloatArray:
        """The size below which at least `area_mm2` of surface lies; infinite if there is not so much."""
        wanted = np.asarray(area_mm2, dtype=np.float64)
        padded = np.concatenate((self.size_mm, [np.inf]))
        return padded[np.searchsorted(self.area_mm2, wanted, side="left")]

    def to_dict(self, size_name: str) -> dict[str, Any]:
        """Write the curve as a list of `{size_name, area_mm2}` with its places."""
        return {
            "curve": [
                {size_name: s, "area_mm2": a}
                for s, a in zip(
                    rounded_all(self.size_mm).tolist(), significant_all(self.area_mm2).tolist(), strict=True
                )
            ],
            "total_area_mm2": significant(self.total_area_mm2),
            "places": [place.to_dict() for place in self.places],
        }

    def settled(self) -> AreaCurve:
        """The curve as it is read from what `to_dict` writes: rounded, without the detour."""
        return AreaCurve(
            size_mm=exact_all(self.size_mm),
            area_mm2=significant_all(self.area_mm2),
            total_area_mm2=significant(self.total_area_mm2),
            places=tuple(place.settled() for place in self.places),
        )

    @classmethod
    def from_dict(cls, document: Mapping[str, Any], size_name: str) -> AreaCurve:
        """Read what `to_dict` wrote."""
        return cls(
            size_mm=np.array([row[size_name] for row in document["curve"]], dtype=np.float64),
            area_mm2=np.array([row["area_mm2"] for row in document["curve"]], dtype=np.float64),
            total_area_mm2=document["total_area_mm2"],
            places=tuple(Place.from_dict(p) for p in document["places"]),
        )


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Thick:
    """Where a part is thick, and how even its walls are.

    `balls` is the area (mm² of one side) by the diameter of the largest ball inside the material that touches the surface
    there: `balls.total_area_mm2 - balls.area_below(t)` is what lies over sections of t or more. Toward sharp edges balls
    shrink to nothing, so the small end of the curve says nothing of walls. Its places are separate masses, thickest
    first, each with the diameter of its largest ball, the center of it, and the area over it.

    `nominal_mm` is the thickness of which there is most wall, `low_mm` and `high_mm` bound the middle nine tenths of the
    wall area; all three None where nothing lies opposite anything.
    """

    balls: AreaCurve
    nominal_mm: float | None
    low_mm: float | None
    high_mm: float | None

    @property
    def largest_mm(self) -> float:
        """Diameter of the largest ball that fits into the part; 0 where none was found."""
        return self.balls.places[0].value if self.balls.places else 0.0

    def area_from(self, thickness_mm: ArrayLike) -> FloatArray:
        """Area over sections at least `thickness_mm` thick (any shape)."""
        return np.asarray(self.balls.total_area_mm2 - self.balls.area_below(thickness_mm), dtype=np.float64)

    def to_dict(self) -> dict[str, Any]:
        """Write the curve, the masses and how even the walls are."""
        walls = {"nominal_mm": self.nominal_mm, "low_mm": self.low_mm, "high_mm": self.high_mm}
        return self.balls.to_dict("thickness_mm") | {k: None if v is None else rounded(v) for k, v in walls.items()}

    def settled(self) -> Thick:
        """The same as it is read from what `to_dict` writes: rounded, without the detour."""
        return Thick(
            balls=self.balls.settled(),
            nominal_mm=None if self.nominal_mm is None else exact(self.nominal_mm),
            low_mm=None if self.low_mm is None else exact(self.low_mm),
            high_mm=None if self.high_mm is None else exact(self.high_mm),
        )

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Thick:
        """Read what `to_dict` wrote."""
        return cls(
            balls=AreaCurve.from_dict(document, "thickness_mm"),
            nominal_mm=document["nominal_mm"],
            low_mm=document["low_mm"],
            high_mm=document["high_mm"],
        )
