"""Curves of a sampled quantity: how much area lies below a size; and the places where it is worst."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dfdm.facts.rounding import Vector, rounded, significant, vector

FloatArray = NDArray[np.float64]


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
                {size_name: rounded(s), "area_mm2": significant(a)}
                for s, a in zip(self.size_mm, self.area_mm2, strict=True)
            ],
            "total_area_mm2": significant(self.total_area_mm2),
            "places": [place.to_dict() for place in self.places],
        }

    @classmethod
    def from_dict(cls, document: Mapping[str, Any], size_name: str) -> AreaCurve:
        """Read what `to_dict` wrote."""
        return cls(
            size_mm=np.array([row[size_name] for row in document["curve"]], dtype=np.float64),
            area_mm2=np.array([row["area_mm2"] for row in document["curve"]], dtype=np.float64),
            total_area_mm2=document["total_area_mm2"],
            places=tuple(Place.from_dict(p) for p in document["places"]),
        )
