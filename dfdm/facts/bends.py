"""The bends of a sheet part: radius, angle, line, flanges, reliefs, and what lies near them; and the sheet laid flat."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from dfdm.facts.curves import AreaCurve
from dfdm.facts.features import Written
from dfdm.facts.rounding import Vector, rounded
from dfdm.facts.sheet import ArcLength, Cut, WhyNot

Direction = Literal["up", "down"]
Point = tuple[float, float]


@dataclass(frozen=True, kw_only=True, slots=True)
class Flange(Written):
    """The flat region on one side of a bend, measured square to the bend line.

    `straight_mm` runs from where the bend ends to the far edge (or the next bend) where the flange is longest,
    `shortest_mm` where it is shortest along the bend. `length_mm` is the longest one as drawings give it: to the corner of
    the outer faces produced, or, of a bend beyond 90 degrees, to the outermost line of the bend. `free`: no other bend
    holds the region.
    """

    plate: int
    length_mm: float
    straight_mm: float
    shortest_mm: float
    free: bool
    faces: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Relief(Written):
    """One end of a bend beside which the flat region goes on: whether it is cut free there, how wide and how deep.

    `depth_mm` is measured from where the bend begins into the flat region; `width_mm` along the bend, None where the cut
    is open to the outside (a corner taken away). Both are 0 where nothing is cut and the sheet must tear.
    """

    end: Literal["start", "end"]
    plate: int
    present: bool
    width_mm: float | None
    depth_mm: float
    at_mm: Vector


@dataclass(frozen=True, kw_only=True, slots=True)
class NearBend(Written):
    """A hole or cutout and its least distance from where the bend begins; 0 where it runs into the bend.

    `diameter_mm` only of round holes.
    """

    distance_mm: float
    diameter_mm: float | None
    plate: int
    faces: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Bend(Written):
    """One bend: `angle_deg` is the angle it was bent through (90 for an L), `radius_mm` the inner radius.

    `start_mm` and `end_mm` are the ends of the line halfway through the bend on its inner face. `direction` is up where the
    flange comes towards whoever looks at the flat pattern. `near` starts with the nearest. Bends about one axis, which one
    stroke makes, have the same `line`, counted from 0.
    """

    radius_mm: float
    angle_deg: float
    direction: Direction
    length_mm: float
    start_mm: Vector
    end_mm: Vector
    flanges: tuple[Flange, ...]
    reliefs: tuple[Relief, ...]
    near: tuple[NearBend, ...]
    line: int
    faces: tuple[int, ...]

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Bend:
        """Read what `to_dict` wrote."""
        nested: dict[str, Any] = {
            "flanges": tuple(Flange.from_dict(f) for f in document["flanges"]),
            "reliefs": tuple(Relief.from_dict(r) for r in document["reliefs"]),
            "near": tuple(NearBend.from_dict(n) for n in document["near"]),
        }
        rest: dict[str, Any] = {
            k: tuple(v) if isinstance(v, list) else v for k, v in document.items() if k not in nested
        }
        return cls(**nested, **rest)


@dataclass(frozen=True, kw_only=True, slots=True)
class BendLine(Written):
    """A bend in the flat pattern: the line halfway through it, and the length of flat sheet it takes.

    `bend` counts in `bends`. `allowance_mm` is angle x (radius + K x thickness); `deduction_mm` what the two outer flange
    lengths are longer than the flat, None beyond 90 degrees where drawings differ. `k_source` and `k_locator` say where K is from.
    """

    bend: int
    start_mm: Point
    end_mm: Point
    angle_deg: float
    direction: Direction
    radius_mm: float
    k_factor: float
    k_source: str
    k_locator: str
    allowance_mm: float
    deduction_mm: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Overlap(Written):
    """Two regions of the sheet that would lie on one another when flat: it cannot be cut from one piece."""

    area_mm2: float
    at_mm: Point
    faces: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class FlatPattern:
    """The sheet as it is cut before bending, seen from the side of `axis`; `why_not` says why there is none.

    All is measured at the K-factors named by `k_table`. `cuts` are the contours in plane coordinates of the pattern, whose
    origin and axes in space are those of its largest flat region. `odd` are faces that are not cut square (countersinks,
    slanted cuts, attachments): the pattern follows the skin on the side of `axis` there. `webs` is the
    curve of material narrower than w: tabs, strips between cuts, notches and edges; None where the pattern lies on itself.
    """

    is_bent: bool
    k_table: str
    thickness_mm: float | None
    outline_area_mm2: float | None
    area_mm2: float | None
    cut_length_mm: float | None
    straight_mm: float | None
    freeform_mm: float | None
    size_mm: Point | None
    arcs: tuple[ArcLength, ...]
    cuts: tuple[Cut, ...]
    bend_lines: tuple[BendLine, ...]
    overlaps: tuple[Overlap, ...]
    axis: Vector | None
    x_axis: Vector | None
    origin_mm: Vector | None
    odd: tuple[WhyNot, ...]
    why_not: tuple[WhyNot, ...]
    webs: AreaCurve | None = None

    def to_dict(self) -> dict[str, Any]:
        """Write every field in its order."""
        out: dict[str, Any] = {}
        for name in self.__slots__:
            value = getattr(self, name)
            if isinstance(value, tuple):
                value = [v.to_dict() if isinstance(v, Written) else rounded(v) for v in value]
            elif isinstance(value, AreaCurve):
                value = value.to_dict("width_mm")
            out[name] = rounded(value) if isinstance(value, float) else value
        return out

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> FlatPattern:
        """Read what `to_dict` wrote."""
        webs = document["webs"]
        nested: dict[str, Any] = {
            "arcs": ArcLength, "cuts": Cut, "bend_lines": BendLine, "overlaps": Overlap, "odd": WhyNot, "why_not": WhyNot,
        }  # fmt: skip
        read: dict[str, Any] = {name: tuple(kind.from_dict(d) for d in document[name]) for name, kind in nested.items()}
        rest: dict[str, Any] = {
            k: tuple(v) if isinstance(v, list) else v for k, v in document.items() if k not in nested and k != "webs"
        }
        return cls(**read, **rest, webs=None if webs is None else AreaCurve.from_dict(webs, "width_mm"))
