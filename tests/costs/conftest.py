"""Parts with facts known by hand: a cube in sections, a plate as a sheet, a milled block with a pocket and holes."""

from __future__ import annotations

import math

import numpy as np
import pytest

from dfdm.facts import Body, Cut, Hole, Orientation, Overhang, PartFacts, Pocket, Sections, Sheet, WhyNot

INSETS = np.array([0.0, 0.1, 0.2, 0.225, 0.3, 0.4, 0.5, 0.65, 0.85, 1.2, 1.6, 2.4, 4.0])


def body(size: tuple[float, float, float], volume: float | None, area: float) -> Body:
    return Body(
        kind="brep",
        fingerprint="f",
        volume_mm3=volume,
        area_mm2=area,
        bounding_box_mm=size,
        lower_mm=(0.0, 0.0, 0.0),
        center_mm=(0.0, 0.0, 0.0),
        inertia_mm5=None,
        solids=1,
        watertight=volume is not None,
        faces=6,
        triangles=12,
    )


def prism(x: float, y: float, z: float, *, wall: float | None = None, support_mm3: float = 0.0) -> Orientation:
    """A rectangular block, or with `wall` a square tube, standing on its footprint: exact areas and contours by inset."""
    count = 24
    area = np.zeros((count, INSETS.size))
    contour = np.zeros_like(area)
    for j, inset in enumerate(INSETS):
        a, b = x - 2 * inset, y - 2 * inset
        if wall is None:
            alive = a > 0 and b > 0
            area[:, j], contour[:, j] = (a * b, 2 * (a + b)) if alive else (0.0, 0.0)
        elif inset < wall / 2:
            c, d = x - 2 * wall + 2 * inset, y - 2 * wall + 2 * inset
            area[:, j], contour[:, j] = a * b - c * d, 2 * (a + b + c + d)
    overhang = Overhang(
        angle_deg=np.array([0.0, 90.0]), reach_mm=np.array([0.0]), area_mm2=np.array([[100.0], [100.0]]), places=()
    )
    return Orientation(
        up=(0.0, 0.0, 1.0),
        as_modeled=True,
        size_mm=(max(x, y), min(x, y), z),
        footing_area_mm2=x * y,
        footing_width_mm=min(x, y),
        center_inside=True,
        side_area_mm2=2 * (x + y) * z,
        up_area_mm2=x * y,
        down_area_mm2=x * y,
        support_volume_mm3=support_mm3,
        overhang=overhang,
        bridges=(),
        islands=(),
        sections=Sections(
            z_mm=(np.arange(count) + 0.5) * z / count,
            inset_mm=INSETS,
            area_mm2=area,
            perimeter_mm=contour,
            islands=np.ones(count),
            holes=np.full(count, 0.0 if wall is None else 1.0),
        ),
    )


def cut(length: float, *, inner: bool, diameter: float | None = None) -> Cut:
    return Cut(
        inner=inner,
        length_mm=length,
        area_mm2=1.0,
        diameter_mm=diameter,
        edge_distance_mm=None,
        at_mm=(0.0, 0.0, 0.0),
        faces=(),
        points_mm=(),
    )


def no_sheet(kind: str) -> Sheet:
    nothing = dict.fromkeys(
        ("thickness_mm", "outline_area_mm2", "area_mm2", "cut_length_mm", "size_mm", "webs", "slots", "axis", "x_axis", "origin_mm")
    )  # fmt: skip
    return Sheet(is_sheet=False, pieces=0, cuts=(), why_not=(WhyNot(kind=kind, faces=()),), **nothing)


def plate(x: float = 100.0, y: float = 50.0, thickness: float = 3.0) -> Sheet:
    """A rectangular plate with two round holes of 10 mm."""
    hole = math.pi * 10.0
    return Sheet(
        is_sheet=True,
        thickness_mm=thickness,
        outline_area_mm2=x * y,
        area_mm2=x * y - 2 * math.pi * 25.0,
        cut_length_mm=2 * (x + y) + 2 * hole,
        pieces=1,
        size_mm=(x, y),
        cuts=(
            cut(2 * (x + y), inner=False),
            cut(hole, inner=True, diameter=10.0),
            cut(hole, inner=True, diameter=10.0),
        ),
        webs=None,
        slots=None,
        axis=(0.0, 0.0, 1.0),
        x_axis=(1.0, 0.0, 0.0),
        origin_mm=(0.0, 0.0, 0.0),
        why_not=(),
    )


def drilled(diameter: float, depth: float) -> Hole:
    return Hole(
        diameter_mm=diameter,
        depth_mm=depth,
        through=True,
        kind="plain",
        steps=(),
        origin_mm=(0.0, 0.0, depth),
        axis=(0.0, 0.0, -1.0),
        faces=(),
        flat_bottom=False,
        entry_angle_deg=0.0,
    )


def recess(length: float, width: float, depth: float, radius: float) -> Pocket:
    return Pocket(
        depth_mm=depth,
        width_mm=width,
        narrowest_mm=width,
        length_mm=length,
        area_mm2=length * width - (4.0 - math.pi) * radius**2,
        perimeter_mm=2.0 * (length + width) - (8.0 - 2.0 * math.pi) * radius,
        corner_radius_mm=radius,
        floor_radius_mm=0.0,
        through=False,
        open_sides=False,
        axis=(0.0, 0.0, 1.0),
        at_mm=(0.0, 0.0, 0.0),
        faces=(),
    )


@pytest.fixture
def cube() -> PartFacts:
    """A cube of 20 mm, known in every way that the three drivers ask for; no sheet."""
    return PartFacts(
        name="cube",
        known={
            "part": body((20.0, 20.0, 20.0), 8000.0, 2400.0),
            "overhang": (prism(20.0, 20.0, 20.0),),
            "sheet": no_sheet("curved"),
            "holes": (),
            "pockets": (),
        },
    )


@pytest.fixture
def sheet() -> PartFacts:
    """A plate of 100 x 50 x 3 mm with two holes."""
    flat = plate()
    volume = (flat.area_mm2 or 0.0) * 3.0
    return PartFacts(
        name="plate",
        known={
            "part": body((100.0, 50.0, 3.0), volume, 2 * (flat.area_mm2 or 0.0) + (flat.cut_length_mm or 0.0) * 3.0),
            "overhang": (prism(100.0, 50.0, 3.0),),
            "sheet": flat,
            "holes": (drilled(10.0, 3.0), drilled(10.0, 3.0)),
            "pockets": (),
        },
    )


@pytest.fixture
def block() -> PartFacts:
    """A milled block of 80 x 60 x 20 mm with a pocket and four holes."""
    pocket = recess(40.0, 30.0, 10.0, 5.0)
    holes = tuple(drilled(5.0, 20.0) for _ in range(4))
    volume = 80.0 * 60.0 * 20.0 - pocket.area_mm2 * 10.0 - 4 * math.pi / 4 * 25.0 * 20.0
    return PartFacts(
        name="block",
        known={
            "part": body((80.0, 60.0, 20.0), volume, 20000.0),
            "sheet": no_sheet("pocket"),
            "holes": holes,
            "pockets": (pocket,),
            "overhang": (prism(80.0, 60.0, 20.0),),
        },
    )
