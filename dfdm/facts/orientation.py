"""What depends on how a part lies while it is built up: overhangs, bridges, footing, cross-sections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from dfdm.facts.curves import FloatArray, Place
from dfdm.facts.features import Written
from dfdm.facts.rounding import Vector, rounded, significant, vector


@dataclass(frozen=True, kw_only=True, slots=True)
class Bridge(Written):
    """A flat ceiling between supports: the free span, its area and place."""

    span_mm: float
    area_mm2: float
    at_mm: Vector
    faces: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Overhang:
    """Downward surface of one build direction.

    `area_mm2[i, j]` is the area that leans more than `angle_deg[i]` from the vertical *and* hangs further than
    `reach_mm[j]` beyond the material below it (bridges and the bed left out). `places` are its worst patches (value = reach in mm at 45°).
    """

    angle_deg: FloatArray
    reach_mm: FloatArray
    area_mm2: FloatArray
    places: tuple[Place, ...]

    def area_beyond(self, angle_deg: ArrayLike, reach_mm: ArrayLike) -> FloatArray:
        """Area that leans more than `angle_deg` and reaches further than `reach_mm` (vectorized; grid values, rounded to the safe side)."""
        i = np.clip(np.searchsorted(self.angle_deg, angle_deg, side="right") - 1, 0, self.angle_deg.size - 1)
        j = np.clip(np.searchsorted(self.reach_mm, reach_mm, side="right") - 1, 0, self.reach_mm.size - 1)
        return np.asarray(self.area_mm2[i, j], dtype=np.float64)

    def to_dict(self) -> dict[str, Any]:
        """Write the grid and its places."""
        return {
            "angle_deg": [rounded(v) for v in self.angle_deg],
            "reach_mm": [rounded(v) for v in self.reach_mm],
            "area_mm2": [[significant(v) for v in row] for row in self.area_mm2],
            "places": [p.to_dict() for p in self.places],
        }

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Overhang:
        """Read what `to_dict` wrote."""
        arrays = {k: np.array(document[k], dtype=np.float64) for k in ("angle_deg", "reach_mm", "area_mm2")}
        return cls(places=tuple(Place.from_dict(p) for p in document["places"]), **arrays)


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Sections:
    """Cross-sections square to the build direction, as curves over inset, so that any line width can read them.

    `z_mm` (n,) heights of evenly spread sections, each standing for `height/n`; `inset_mm` (m,) ascending from 0;
    `area_mm2`, `perimeter_mm` (n, m) of each section shrunk by the inset; `islands`, `holes` (n,) contours at inset 0.
    """

    z_mm: FloatArray
    inset_mm: FloatArray
    area_mm2: FloatArray
    perimeter_mm: FloatArray
    islands: FloatArray
    holes: FloatArray

    def at_inset(self, inset_mm: float) -> tuple[FloatArray, FloatArray]:
        """(area, perimeter) of every section shrunk by `inset_mm`, interpolated."""
        area = np.array([np.interp(inset_mm, self.inset_mm, row) for row in self.area_mm2], dtype=np.float64)
        return area, np.array([np.interp(inset_mm, self.inset_mm, row) for row in self.perimeter_mm], dtype=np.float64)

    def to_dict(self) -> dict[str, Any]:
        """Write all arrays."""
        flat = {k: [rounded(v) for v in getattr(self, k)] for k in ("z_mm", "inset_mm", "islands", "holes")}
        return flat | {
            k: [[significant(v) for v in row] for row in getattr(self, k)] for k in ("area_mm2", "perimeter_mm")
        }

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Sections:
        """Read what `to_dict` wrote."""
        return cls(**{k: np.array(v, dtype=np.float64) for k, v in document.items()})


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Orientation:
    """The part lying one way: `up` is the build direction in the part's own coordinates.

    `size_mm` is its box (x, y chosen so that x >= y; z along `up`); `side_area_mm2`, `up_area_mm2`, `down_area_mm2` are
    the projections that filament models use; `footing_area_mm2` touches the bed; `footing_width_mm` is the narrowest
    extent of the footing's hull; `center_inside` says whether the center of mass stands over it.
    """

    up: Vector
    as_modeled: bool
    size_mm: Vector
    footing_area_mm2: float
    footing_width_mm: float
    center_inside: bool | None
    side_area_mm2: float
    up_area_mm2: float
    down_area_mm2: float
    support_volume_mm3: float
    overhang: Overhang
    bridges: tuple[Bridge, ...]
    islands: tuple[Place, ...]
    sections: Sections

    def to_dict(self) -> dict[str, Any]:
        """Write everything that depends on how the part lies."""
        numbers = (
            "footing_area_mm2",
            "footing_width_mm",
            "side_area_mm2",
            "up_area_mm2",
            "down_area_mm2",
            "support_volume_mm3",
        )
        return {
            "up": vector(self.up),
            "as_modeled": self.as_modeled,
            "size_mm": vector(self.size_mm),
            "center_inside": self.center_inside,
            **{k: significant(getattr(self, k)) for k in numbers},
            **self.overhang.to_dict(),
            "bridges": [b.to_dict() for b in self.bridges],
            "islands": [p.to_dict() for p in self.islands],
            "sections": self.sections.to_dict(),
        }

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Orientation:
        """Read what `to_dict` wrote."""
        numbers = (
            "footing_area_mm2",
            "footing_width_mm",
            "side_area_mm2",
            "up_area_mm2",
            "down_area_mm2",
            "support_volume_mm3",
        )
        x, y, z = document["up"]
        a, b, c = document["size_mm"]
        return cls(
            up=(x, y, z),
            size_mm=(a, b, c),
            as_modeled=document["as_modeled"],
            center_inside=document["center_inside"],
            overhang=Overhang.from_dict(document),
            bridges=tuple(Bridge.from_dict(v) for v in document["bridges"]),
            islands=tuple(Place.from_dict(v) for v in document["islands"]),
            sections=Sections.from_dict(document["sections"]),
            **{k: document[k] for k in numbers},
        )
