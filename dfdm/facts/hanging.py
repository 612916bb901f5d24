"""What hangs of a part that lies one way: overhangs, bridges, islands, what supports would fill; and what holds liquid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike

from dfdm.facts.curves import FloatArray, Place
from dfdm.facts.features import Written
from dfdm.facts.rounding import Vector, rounded_all, significant, significant_all, vector


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
            "angle_deg": rounded_all(self.angle_deg).tolist(),
            "reach_mm": rounded_all(self.reach_mm).tolist(),
            "area_mm2": significant_all(self.area_mm2).tolist(),
            "places": [p.to_dict() for p in self.places],
        }

    def settled(self) -> Overhang:
        """The grid as it is read from what `to_dict` writes."""
        return Overhang(
            angle_deg=rounded_all(self.angle_deg),
            reach_mm=rounded_all(self.reach_mm),
            area_mm2=significant_all(self.area_mm2),
            places=tuple(place.settled() for place in self.places),
        )

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Overhang:
        """Read what `to_dict` wrote."""
        arrays = {k: np.array(document[k], dtype=np.float64) for k in ("angle_deg", "reach_mm", "area_mm2")}
        return cls(places=tuple(Place.from_dict(p) for p in document["places"]), **arrays)


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Hangs:
    """All that hangs of a part that lies one way; `islands` (value = height in mm) begin in mid-air.

    `support_volume_mm3` is the volume of the columns under what needs support, down to the next surface or the bed.
    """

    support_volume_mm3: float
    overhang: Overhang
    bridges: tuple[Bridge, ...]
    islands: tuple[Place, ...]

    def to_dict(self) -> dict[str, Any]:
        """Write everything, flat."""
        return {
            "support_volume_mm3": significant(self.support_volume_mm3),
            **self.overhang.to_dict(),
            "bridges": [b.to_dict() for b in self.bridges],
            "islands": [p.to_dict() for p in self.islands],
        }

    def settled(self) -> Hangs:
        """All of it as it is read from what `to_dict` writes: rounded, without the detour."""
        return Hangs(
            support_volume_mm3=significant(self.support_volume_mm3),
            overhang=self.overhang.settled(),
            bridges=tuple(bridge.settled() for bridge in self.bridges),
            islands=tuple(place.settled() for place in self.islands),
        )

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Hangs:
        """Read what `to_dict` wrote."""
        return cls(
            support_volume_mm3=document["support_volume_mm3"],
            overhang=Overhang.from_dict(document),
            bridges=tuple(Bridge.from_dict(v) for v in document["bridges"]),
            islands=tuple(Place.from_dict(v) for v in document["islands"]),
        )


Opening = Literal["up", "down", "nowhere"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Cup:
    """A hollow that keeps what is in it, as the part lies: it opens away from the bed, towards it, or is closed all around.

    One that opens `up` holds powder and liquid and, where parts are drawn out of a vat, sucks at its floor; one that
    opens `down` holds air, or what the bed shuts in. `volume_mm3` is what stays in it at most, `area_mm2` its widest
    cross-section, `depth_mm` its height; `at_mm` the middle of where it is deepest, `faces` what it lies against.
    """

    opens: Opening
    volume_mm3: float
    area_mm2: float
    depth_mm: float
    at_mm: Vector
    faces: tuple[int, ...]

    def to_dict(self) -> dict[str, Any]:
        """Write every field."""
        sizes = {k: significant(getattr(self, k)) for k in ("volume_mm3", "area_mm2", "depth_mm")}
        return {"opens": self.opens, **sizes, "at_mm": vector(self.at_mm), "faces": list(self.faces)}

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Cup:
        """Read what `to_dict` wrote."""
        x, y, z = document["at_mm"]
        return cls(**{**document, "at_mm": (x, y, z), "faces": tuple(document["faces"])})
