"""Parts whose facts are written by hand, and a way to ask one check about them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import numpy as np
import pytest

from dfdm.checks import Report, judge
from dfdm.checks.check import CHECKS
from dfdm.cited import Cited
from dfdm.facts import (
    AreaCurve,
    Blend,
    Body,
    Boss,
    Bridge,
    Corner,
    Cut,
    Direction,
    Hole,
    HoleStep,
    Orientation,
    Overhang,
    PartFacts,
    Place,
    Pocket,
    Reach,
    Rib,
    Sections,
    Sheet,
    Turned,
    WhyNot,
)
from dfdm.facts.features import ProfileSegment, TurnedFeature
from dfdm.facts.sheet import InnerCorner
from dfdm.processes import Capability, Material, Process, Route

EMPTY: Mapping[str, Any] = MappingProxyType({})
UNITS = {"angle": "deg", "ratio": "ratio", "share": "ratio", "setups": "count", "available": "flag", "area": "mm2"}


def cited(key: str, value: float, **fields: Any) -> Cited:
    unit = next((unit for word, unit in UNITS.items() if word in key), "mm")
    return Cited(value=value, unit=unit, source="made-up", locator=key, kind="assumption", **fields)


def process_of(
    family: str, checks: Sequence[str], limits: Mapping[str, float], essential: Sequence[str] = ()
) -> Process:
    return Process(
        term=f"{family}_test",
        name=f"{family} test",
        standard="",
        code="",
        aliases=(),
        family=family,  # type: ignore[arg-type]
        checks=tuple(checks),
        essential=tuple(essential),
        drivers=(),
        default_material="clay",
        limits={key: cited(key, value) for key, value in limits.items()},
        rates=EMPTY,
        parameters=EMPTY,
        safety=(),
    )


def capability_of(process: Process, limits: Mapping[str, Cited] = EMPTY, node: str | None = None) -> Capability:
    clay = Material(
        id="clay",
        name="Clay",
        designation="",
        family="clay",
        processes=(process.term,),
        properties=EMPTY,
        limits=EMPTY,
        rates=EMPTY,
        tables=EMPTY,
    )
    merged = {**process.limits, **limits}
    return Capability(process=process, material=clay, machine=None, node=node, limits=merged, rates=EMPTY)


def ask_check(key: str, part: PartFacts, limits: Mapping[str, float] = EMPTY, **how: Any) -> Report:
    """The report of one check alone, for a process of the first family that it suits."""
    process = process_of(CHECKS[key].families[0], (key,), limits)
    if "then" in how:
        then = how.pop("then")
        how["route"] = Route(steps=(*Route.from_dict([{"kind": "process", "id": process.term}]).steps, *then))
    return judge(part, capability_of(process), **how)


def body(size: tuple[float, float, float] = (40.0, 30.0, 20.0), **fields: Any) -> Body:
    x, y, z = size
    known: dict[str, Any] = {
        "kind": "brep",
        "fingerprint": "0",
        "volume_mm3": x * y * z,
        "area_mm2": 2 * (x * y + y * z + z * x),
        "bounding_box_mm": size,
        "lower_mm": (0.0, 0.0, 0.0),
        "center_mm": (x / 2, y / 2, z / 2),
        "inertia_mm5": None,
        "solids": 1,
        "watertight": True,
        "faces": 6,
        "triangles": 12,
    }
    return Body(**{**known, **fields})


def part_with(**known: Any) -> PartFacts:
    return PartFacts(name="made by hand", known={"part": body(), **known})


def curve(*sizes: float, area: float = 10.0) -> AreaCurve:
    """A curve with `area` mm² of surface at each size."""
    ordered = np.sort(np.array(sizes, dtype=np.float64))
    places = tuple(Place(value=s, area_mm2=area, at_mm=(s, 0.0, 0.0), faces=(n,)) for n, s in enumerate(ordered))
    return AreaCurve(
        size_mm=ordered,
        area_mm2=area * np.arange(1, ordered.size + 1),
        total_area_mm2=area * ordered.size,
        places=places,
    )


def hole(diameter: float, depth: float = 5.0, face: int = 0, **fields: Any) -> Hole:
    known: dict[str, Any] = {
        "diameter_mm": diameter,
        "depth_mm": depth,
        "through": True,
        "kind": "plain",
        "steps": (HoleStep(diameter_mm=diameter, depth_mm=depth),),
        "origin_mm": (float(face), 0.0, 0.0),
        "axis": (0.0, 0.0, -1.0),
        "faces": (face,),
        "flat_bottom": False,
        "entry_angle_deg": 0.0,
    }
    return Hole(**{**known, **fields})


def boss(diameter: float) -> Boss:
    return Boss(diameter_mm=diameter, height_mm=5.0, origin_mm=(0.0, 0.0, 0.0), axis=(0.0, 0.0, 1.0), faces=(3,))


def corner(radius: float, depth: float = 5.0, *, floor: bool = False) -> Corner:
    return Corner(
        radius_mm=radius, depth_mm=depth, axis=(0.0, 0.0, 1.0), at_mm=(1.0, 2.0, 3.0), faces=(4, 5), floor=floor
    )


def pocket(depth: float, narrowest: float, *, corner: float = 2.0, floor: float = 0.0) -> Pocket:
    return Pocket(
        depth_mm=depth,
        width_mm=narrowest,
        narrowest_mm=narrowest,
        length_mm=20.0,
        area_mm2=20.0 * narrowest,
        perimeter_mm=40.0 + 2 * narrowest,
        corner_radius_mm=corner,
        floor_radius_mm=floor,
        through=False,
        open_sides=False,
        axis=(0.0, 0.0, 1.0),
        at_mm=(5.0, 5.0, 0.0),
        faces=(7,),
    )


def overhang(area: Sequence[Sequence[float]] | None = None) -> Overhang:
    """Area by angle (30, 45, 60) and reach (0, 1, 5)."""
    grid = np.zeros((3, 3)) if area is None else np.array(area, dtype=np.float64)
    places = () if area is None else (Place(value=6.0, area_mm2=9.0, at_mm=(0.0, 0.0, 9.0), faces=(8,)),)
    return Overhang(
        angle_deg=np.array([30.0, 45.0, 60.0]), reach_mm=np.array([0.0, 1.0, 5.0]), area_mm2=grid, places=places
    )


def lying(**fields: Any) -> Orientation:
    none = np.zeros(0)
    known: dict[str, Any] = {
        "up": (0.0, 0.0, 1.0),
        "as_modeled": True,
        "size_mm": (40.0, 30.0, 20.0),
        "footing_area_mm2": 1200.0,
        "footing_width_mm": 30.0,
        "center_inside": True,
        "side_area_mm2": 0.0,
        "up_area_mm2": 0.0,
        "down_area_mm2": 0.0,
        "support_volume_mm3": 0.0,
        "overhang": overhang(),
        "bridges": (),
        "islands": (),
        "sections": Sections(z_mm=none, inset_mm=none, area_mm2=none, perimeter_mm=none, islands=none, holes=none),
    }
    return Orientation(**{**known, **fields})


def bridge(span: float) -> Bridge:
    return Bridge(span_mm=span, area_mm2=10.0 * span, at_mm=(0.0, 0.0, 5.0), faces=(2,))


def cut(diameter: float | None = 5.0, edge: float | None = 10.0, *, inner: bool = True) -> Cut:
    return Cut(
        inner=inner,
        length_mm=10.0,
        area_mm2=8.0,
        diameter_mm=diameter,
        edge_distance_mm=edge,
        at_mm=(1.0, 1.0, 0.0),
        faces=(6,),
        points_mm=((0.0, 0.0), (1.0, 0.0), (0.0, 1.0)),
    )


def sheet(**fields: Any) -> Sheet:
    known: dict[str, Any] = {
        "is_sheet": True,
        "thickness_mm": 2.0,
        "outline_area_mm2": 1000.0,
        "area_mm2": 1000.0,
        "cut_length_mm": 140.0,
        "pieces": 1,
        "size_mm": (40.0, 25.0),
        "cuts": (cut(None, None, inner=False),),
        "webs": curve(),
        "slots": curve(),
        "axis": (0.0, 0.0, 1.0),
        "x_axis": (1.0, 0.0, 0.0),
        "origin_mm": (0.0, 0.0, 0.0),
        "why_not": (),
    }
    return Sheet(**{**known, **fields})


def no_sheet(*kinds: str) -> Sheet:
    nothing = dict.fromkeys(
        ("thickness_mm", "outline_area_mm2", "area_mm2", "cut_length_mm", "size_mm", "webs", "slots", "axis", "x_axis")
    )
    why = tuple(WhyNot(kind=kind, faces=(n + 1,)) for n, kind in enumerate(kinds))
    return sheet(is_sheet=False, pieces=0, cuts=(), origin_mm=None, why_not=why, **nothing)


def reach(unreached: float = 0.0, setups: int = 1) -> Reach:
    ups = ((0.0, 0.0, 1.0), (0.0, 0.0, -1.0), (1.0, 0.0, 0.0), (-1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, -1.0, 0.0))
    directions = tuple(Direction(up=up, seen_area_mm2=1.0, depth_mm=1.0) for up in ups[:setups])
    places = (Place(value=0.0, area_mm2=unreached, at_mm=(9.0, 9.0, 9.0), faces=(11,)),) if unreached else ()
    return Reach(directions=directions, setups=tuple(range(setups)), undercut_area_mm2=unreached, undercuts=places)


def turned(
    radius_mm: float = 10.0,
    bore_mm: float | None = None,
    groove: tuple[float, float] | None = None,
    waist: tuple[float, float] | None = None,
    arc_mm: float | None = None,
    length: float = 40.0,
    **fields: Any,
) -> Turned:
    """A bar with, on demand, a bore through it, a groove, a waist of a fall and a run, a fillet."""

    def segment(kind: str, start: tuple[float, float], end: tuple[float, float], arc: float | None = None) -> Any:
        return ProfileSegment(kind=kind, start_mm=start, end_mm=end, arc_radius_mm=arc, faces=(1,))  # type: ignore[arg-type]

    outer = [segment("face", (0.0, 0.0), (0.0, radius_mm)), segment("cylinder", (0.0, radius_mm), (length, radius_mm))]
    if waist is not None:
        fall, run = waist
        low = radius_mm - fall
        outer += [
            segment("taper", (length, radius_mm), (length + run, low)),
            segment("cylinder", (length + run, radius_mm), (length + 10.0 + run, radius_mm)),
        ]
    if arc_mm is not None:
        outer.append(segment("arc", (length, radius_mm), (length + arc_mm, radius_mm + arc_mm), arc_mm))
    inner = () if bore_mm is None else (segment("cylinder", (0.0, bore_mm), (length, bore_mm)),)
    made = ()
    if groove is not None:
        wide, deep = groove
        made = (
            TurnedFeature(
                kind="groove", side="od", start_mm=5.0, end_mm=5.0 + wide, diameter_mm=9.0, depth_mm=deep, faces=(2,)
            ),
        )
    known: dict[str, Any] = {
        "is_turned": True,
        "axis": (0.0, 0.0, 1.0),
        "origin_mm": (0.0, 0.0, 0.0),
        "fraction": 1.0,
        "diameter_mm": 2.0 * radius_mm,
        "length_mm": length,
        "slenderness": length / (2.0 * radius_mm),
        "outer": tuple(outer),
        "inner": inner,
        "features": made,
    }
    return Turned(**{**known, **fields})


def fillet(radius: float) -> Blend:
    return Blend(
        kind="fillet",
        convex=False,
        size_mm=radius,
        length_mm=30.0,
        axis=(0.0, 0.0, 1.0),
        at_mm=(1.0, 0.0, 0.0),
        faces=(1,),
        between=(0, 2),
        ring=True,
    )


def inner_corner(radius: float) -> InnerCorner:
    return InnerCorner(radius_mm=radius, count=1, at_mm=(0.0, 0.0, 0.0), faces=(6,))


def rib(thickness: float, height: float) -> Rib:
    return Rib(
        thickness_mm=thickness,
        height_mm=height,
        length_mm=30.0,
        wall_mm=None,
        draft_deg=0.0,
        at_mm=(0.0, 0.0, 9.0),
        faces=(3,),
    )


class Made:
    """The builders above, as one thing that tests can ask for."""

    body = staticmethod(body)
    part = staticmethod(part_with)
    curve = staticmethod(curve)
    hole = staticmethod(hole)
    boss = staticmethod(boss)
    corner = staticmethod(corner)
    pocket = staticmethod(pocket)
    overhang = staticmethod(overhang)
    lying = staticmethod(lying)
    bridge = staticmethod(bridge)
    cut = staticmethod(cut)
    sheet = staticmethod(sheet)
    no_sheet = staticmethod(no_sheet)
    reach = staticmethod(reach)
    turned = staticmethod(turned)
    fillet = staticmethod(fillet)
    inner_corner = staticmethod(inner_corner)
    rib = staticmethod(rib)
    cited = staticmethod(cited)
    process = staticmethod(process_of)
    capability = staticmethod(capability_of)


@pytest.fixture(scope="session")
def made() -> type[Made]:
    return Made


@pytest.fixture(scope="session")
def ask() -> Callable[..., Report]:
    return ask_check
