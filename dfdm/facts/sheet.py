"""What a flat part is like: whether it is one, its outline, cuts and narrow spots, or what breaks it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Final

import numpy as np

from dfdm.facts.curves import AreaCurve
from dfdm.facts.features import Written, settled, written
from dfdm.facts.rounding import Vector, exact, rounded, vector

_SETTLED: Final = (
    "thickness_mm", "outline_area_mm2", "area_mm2", "cut_length_mm", "straight_mm", "freeform_mm", "size_mm", "cuts",
    "arcs", "inner_corners", "axis", "x_axis", "origin_mm", "why_not",
)  # fmt: skip
_LENGTHS: Final = ("thickness_mm", "outline_area_mm2", "area_mm2", "cut_length_mm")


@dataclass(frozen=True, kw_only=True, slots=True)
class WhyNot(Written):
    """What breaks flatness: chamfer, radius, draft, pocket, counterbore, countersink, shear, varying_thickness, curved, open_mesh."""

    kind: str
    faces: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Cut(Written):
    """One closed contour to cut; the outer one of each piece has `inner` false. `diameter_mm` only for full circles.

    `edge_distance_mm` is the least distance from an inner contour to the next contour of the same piece.
    `points_mm` is the closed contour in the sheet's plane, first point not repeated, arcs within 0.01 mm, rounded to 1e-6.
    """

    inner: bool
    length_mm: float
    area_mm2: float
    diameter_mm: float | None
    edge_distance_mm: float | None
    at_mm: Vector
    faces: tuple[int, ...]
    points_mm: tuple[tuple[float, float], ...]

    def to_dict(self) -> dict[str, Any]:
        """Write every field in its order; points, thousands of them on a sheet of many holes, are rounded in one go."""
        plain = {f.name: written(getattr(self, f.name)) for f in fields(self) if f.name != "points_mm"}
        return plain | {
            "points_mm": (np.round(np.array(self.points_mm, dtype=np.float64).reshape(-1, 2), 6) + 0.0).tolist()
        }

    def settled(self) -> Cut:
        """The cut as it is read from what `to_dict` writes; points are made rounded and stay as they are."""
        return Cut(
            inner=self.inner,
            length_mm=exact(self.length_mm),
            area_mm2=exact(self.area_mm2),
            diameter_mm=settled(self.diameter_mm),
            edge_distance_mm=settled(self.edge_distance_mm),
            at_mm=settled(self.at_mm),
            faces=self.faces,
            points_mm=self.points_mm,
        )

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Cut:
        """Read what `to_dict` wrote."""
        at, faces, points = (document[name] for name in ("at_mm", "faces", "points_mm"))
        return cls(**{**document, "at_mm": tuple(at), "faces": tuple(faces), "points_mm": tuple(map(tuple, points))})


@dataclass(frozen=True, kw_only=True, slots=True)
class ArcLength(Written):
    """How much of the cut length runs along arcs of one radius, whole circles included, and along how many arcs."""

    radius_mm: float
    length_mm: float
    count: int


@dataclass(frozen=True, kw_only=True, slots=True)
class InnerCorner(Written):
    """Inner corners of one radius (0 where two pieces meet sharply), whole circles not counted; place and faces of the first."""

    radius_mm: float
    count: int
    at_mm: Vector
    faces: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Sheet:
    """The part seen as a sheet: thickness, outline, cuts; `why_not` names what makes it no sheet.

    `cut_length_mm` is `straight_mm` + the `arcs` + `freeform_mm`; `arcs` and `inner_corners` start at the least radius.

    `webs` is the curve of material narrower than w, `slots` that of openings narrower than w (both in the sheet's
    plane, area in mm² of the plane); `pieces` counts separate outlines; `axis` is square to the sheet, `x_axis` and
    `origin_mm` fix the plane's coordinates.
    """

    is_sheet: bool
    thickness_mm: float | None
    outline_area_mm2: float | None
    area_mm2: float | None
    cut_length_mm: float | None
    pieces: int
    size_mm: tuple[float, float] | None
    cuts: tuple[Cut, ...]
    webs: AreaCurve | None
    slots: AreaCurve | None
    axis: Vector | None
    x_axis: Vector | None
    origin_mm: Vector | None
    why_not: tuple[WhyNot, ...]
    straight_mm: float | None = None
    freeform_mm: float | None = None
    arcs: tuple[ArcLength, ...] = ()
    inner_corners: tuple[InnerCorner, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Write the sheet; curves carry `width_mm`."""
        return {
            "is_sheet": self.is_sheet,
            **{
                k: None if (v := getattr(self, k)) is None else rounded(v)
                for k in (*_LENGTHS, "straight_mm", "freeform_mm")
            },
            "arcs": [arc.to_dict() for arc in self.arcs],
            "inner_corners": [corner.to_dict() for corner in self.inner_corners],
            "pieces": self.pieces,
            "size_mm": None if self.size_mm is None else [rounded(v) for v in self.size_mm],
            "cuts": [cut.to_dict() for cut in self.cuts],
            "webs": None if self.webs is None else self.webs.to_dict("width_mm"),
            "slots": None if self.slots is None else self.slots.to_dict("width_mm"),
            **{k: None if (v := getattr(self, k)) is None else vector(v) for k in ("axis", "x_axis", "origin_mm")},
            "why_not": [w.to_dict() for w in self.why_not],
        }

    def settled(self) -> Sheet:
        """The sheet as it is read from what `to_dict` writes: rounded, without the detour."""
        return replace(
            self,
            **{k: settled(getattr(self, k)) for k in _SETTLED},
            webs=self.webs and self.webs.settled(),
            slots=self.slots and self.slots.settled(),
        )

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Sheet:
        """Read what `to_dict` wrote."""
        plain = {k: document[k] for k in ("is_sheet", *_LENGTHS, "straight_mm", "freeform_mm", "pieces")}
        tuples = {
            k: None if document[k] is None else tuple(document[k]) for k in ("size_mm", "axis", "x_axis", "origin_mm")
        }
        curves = {
            k: None if document[k] is None else AreaCurve.from_dict(document[k], "width_mm") for k in ("webs", "slots")
        }
        return cls(
            cuts=tuple(Cut.from_dict(c) for c in document["cuts"]),
            arcs=tuple(ArcLength.from_dict(a) for a in document.get("arcs", ())),
            inner_corners=tuple(InnerCorner.from_dict(c) for c in document.get("inner_corners", ())),
            why_not=tuple(WhyNot.from_dict(w) for w in document["why_not"]),
            **plain,
            **tuples,  # type: ignore[arg-type]  # the schema fixes the lengths
            **curves,  # type: ignore[arg-type]  # as above
        )
