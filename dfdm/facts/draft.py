"""How a part leaves a mold: draft along each pull direction, undercuts, where the mold parts; and its ribs."""

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
class Undercut(Written):
    """Surface that neither half of the mold lets go: its area, a point, its faces.

    `side` is a direction square to the pull along which a slide frees all of it, None where there is none (a lifter, a
    loose insert or another design is needed).
    """

    area_mm2: float
    side: Vector | None
    at_mm: Vector
    faces: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Parting(Written):
    """Where the halves meet: `flat` if one plane square to the pull can part the whole silhouette.

    `low_mm` and `high_mm` are the heights along the pull (from the model's origin) between which that plane may lie; where
    the parting is not flat they are the heights that it must at least reach. `length_mm` is that of the outer silhouette.
    """

    flat: bool
    low_mm: float
    high_mm: float
    length_mm: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Rib(Written):
    """A plate that stands on a wall: thickness halfway up, height, length, and the wall under it (None: not found).

    `draft_deg` is half the angle between its sides, `across` the direction from one side to the other.
    """

    thickness_mm: float
    height_mm: float
    length_mm: float
    wall_mm: float | None
    draft_deg: float
    at_mm: Vector
    faces: tuple[int, ...]
    across: Vector | None = None


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Pull:
    """One direction in which a mold opens (both ways along it).

    `area_mm2[i]` is the surface whose draft, its angle to the pull, is less than `angle_deg[i]`, undercuts left out;
    `places` are the faces of least draft (value in deg), least first. `depth_mm` is the extent along the pull,
    `projected_area_mm2` the area of the silhouette (None with `parting` where the solid could not be projected).
    """

    direction: Vector
    depth_mm: float
    projected_area_mm2: float | None
    angle_deg: FloatArray
    area_mm2: FloatArray
    undercut_area_mm2: float
    undercuts: tuple[Undercut, ...]
    parting: Parting | None
    places: tuple[Place, ...]

    def area_below(self, angle_deg: ArrayLike) -> FloatArray:
        """Surface with less draft than `angle_deg` (vectorized; between measured angles rounded to the smaller one)."""
        i = np.searchsorted(self.angle_deg, np.asarray(angle_deg, dtype=np.float64) + 1e-9, side="right") - 1
        return np.asarray(np.where(i >= 0, self.area_mm2[np.maximum(i, 0)], 0.0), dtype=np.float64)

    def to_dict(self) -> dict[str, Any]:
        """Write the direction."""
        return {
            "direction": vector(self.direction),
            "depth_mm": rounded(self.depth_mm),
            "projected_area_mm2": None if self.projected_area_mm2 is None else significant(self.projected_area_mm2),
            "draft_curve": [
                {"angle_deg": rounded(angle), "area_mm2": significant(area)}
                for angle, area in zip(self.angle_deg, self.area_mm2, strict=True)
            ],
            "undercut_area_mm2": significant(self.undercut_area_mm2),
            "undercuts": [u.to_dict() for u in self.undercuts],
            "parting": None if self.parting is None else self.parting.to_dict(),
            "places": [p.to_dict() for p in self.places],
        }

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Pull:
        """Read what `to_dict` wrote."""
        x, y, z = document["direction"]
        return cls(
            direction=(x, y, z),
            depth_mm=document["depth_mm"],
            projected_area_mm2=document["projected_area_mm2"],
            angle_deg=np.array([point["angle_deg"] for point in document["draft_curve"]], dtype=np.float64),
            area_mm2=np.array([point["area_mm2"] for point in document["draft_curve"]], dtype=np.float64),
            undercut_area_mm2=document["undercut_area_mm2"],
            undercuts=tuple(Undercut.from_dict(u) for u in document["undercuts"]),
            parting=None if document["parting"] is None else Parting.from_dict(document["parting"]),
            places=tuple(Place.from_dict(p) for p in document["places"]),
        )


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Draft:
    """The part as it comes out of a mold: `pulls` with the best first (least undercut, then shallowest)."""

    pulls: tuple[Pull, ...]

    def to_dict(self) -> dict[str, Any]:
        """Write the pulls."""
        return {"pulls": [p.to_dict() for p in self.pulls]}

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Draft:
        """Read what `to_dict` wrote."""
        return cls(
            pulls=tuple(Pull.from_dict(p) for p in document["pulls"]),
        )
