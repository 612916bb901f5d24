import math

import cadquery as cq
import pytest
from hypothesis import given, settings

from dfdm.geometry import Part
from dfdm.geometry.pockets import measure_pockets
from tests.geometry.solids import near, part, plate, turned_about, turns


def only(work):
    (pocket,) = measure_pockets(part(work))
    return pocket


def rounded(depth=6.0):
    inner = cq.Workplane(origin=(50, 30, 20 - depth)).rect(40, 25).extrude(depth).edges("|Z").fillet(4)
    return plate(z=20).end().end().cut(inner)


def test_rounded_pocket():
    pocket = only(rounded())
    got = (pocket.length_mm, pocket.width_mm, pocket.narrowest_mm, pocket.depth_mm, pocket.corner_radius_mm)
    assert near(got, (40, 25, 25, 6, 4))
    assert pocket.area_mm2 == pytest.approx(1000 - (4 - math.pi) * 16, rel=1e-9)
    assert pocket.perimeter_mm == pytest.approx(130 - 32 + 8 * math.pi, rel=1e-9)
    assert not pocket.open_sides and not pocket.through and pocket.floor_radius_mm == 0
    assert near(pocket.axis, (0, 0, 1)) and near(pocket.at_mm[2], 14) and len(pocket.faces) == 9


@settings(max_examples=5, deadline=None)
@given(turn=turns)
def test_turned_in_space_nothing_changes(turn):
    (pocket,) = measure_pockets(turned_about(rounded(), turn))
    got = (pocket.length_mm, pocket.width_mm, pocket.narrowest_mm, pocket.depth_mm, pocket.corner_radius_mm)
    assert near(got, (40, 25, 25, 6, 4), 1e-5)


@pytest.mark.parametrize(("wall", "floor"), [(3, 5), (3, 3.5), (2, 6)])
@pytest.mark.parametrize("floor_first", [True, False], ids=["floor first", "walls first"])
def test_a_floor_fillet_larger_than_the_corners(wall, floor, floor_first):
    """No ball of the floor's radius fits into the corners: the kernel patches them with freeform faces."""
    tool = cq.Workplane(origin=(50, 30, 10)).rect(40, 30).extrude(16)
    steps = [("<Z", floor), ("|Z", wall)] if floor_first else [("|Z", wall), ("<Z", floor)]
    for select, radius in steps:
        tool = (tool.faces(select).edges() if select == "<Z" else tool.edges(select)).fillet(radius)
    pocket = only(plate(z=25).end().end().cut(tool))
    assert near((pocket.length_mm, pocket.width_mm, pocket.narrowest_mm, pocket.depth_mm), (40, 30, 30, 15), 1e-4)
    assert pocket.floor_radii_mm == (floor,) and pocket.corner_radius_mm == pytest.approx(wall, rel=2e-4)
    assert pocket.area_mm2 == pytest.approx(1200 - (4 - math.pi) * wall**2, rel=2e-5)


def test_sharp_corners_and_floor_fillet():
    work = plate(z=20).center(50, 30).rect(30, 20).cutBlind(-10)
    assert only(work).corner_radius_mm == 0.0
    pocket = only(work.faces("<Z[-2]").edges().fillet(2))
    assert near((pocket.floor_radius_mm, pocket.depth_mm, pocket.length_mm, pocket.width_mm), (2, 10, 30, 20), 1e-4)
    assert pocket.area_mm2 == pytest.approx(600, abs=1e-2)


def test_channel_is_open_but_its_width_counts():
    pocket = only(plate(z=20).center(50, 30).rect(100, 10).cutBlind(-5))
    assert pocket.open_sides and near((pocket.width_mm, pocket.narrowest_mm, pocket.depth_mm), (10, 10, 5))


def test_step_is_one_recess_that_limits_no_tool():
    pocket = only(plate(z=20).center(50, 59).rect(100, 2).cutBlind(-15))
    assert pocket.open_sides and pocket.depth_mm == pytest.approx(2) and pocket.narrowest_mm > 50


def test_island_makes_a_bottleneck():
    pocket = only(
        plate(z=20).center(50, 30).rect(40, 30).cutBlind(-10).faces("<Z[-2]").workplane().circle(4).extrude(6)
    )
    assert pocket.area_mm2 == pytest.approx(1200 - 16 * math.pi, rel=1e-6)
    assert pocket.narrowest_mm == pytest.approx(11, abs=5e-3)


def test_pocket_in_a_pocket():
    work = plate(z=20).center(50, 30).rect(40, 30).cutBlind(-5).faces("<Z[-2]").workplane().rect(20, 10).cutBlind(-8)
    found = sorted((p.depth_mm, p.area_mm2) for p in measure_pockets(part(work)))
    assert near(found, [(5, 1200), (8, 200)])


def test_window_once_with_or_without_broken_edges():
    work = plate(z=8).center(50, 30).rect(20, 12).cutThruAll()
    window = only(work)
    assert window.through and near(
        (window.length_mm, window.width_mm, window.depth_mm, window.area_mm2), (20, 12, 8, 240)
    )
    broken = only(work.faces(">Z").edges("not(<X or >X or <Y or >Y)").chamfer(1))
    assert broken.through and near((broken.length_mm, broken.width_mm, broken.depth_mm), (20, 12, 8))


@pytest.mark.parametrize(
    "work",
    [
        cq.Workplane().box(20, 20, 20),
        plate().center(20, 20).hole(5),
        plate().center(20, 20).hole(5, 4),
        plate().center(20, 20).cboreHole(5, 9, 3),
        cq.Workplane().circle(10).extrude(30).faces(">Z").workplane().circle(6).extrude(20),  # a turned shoulder
    ],
)
def test_what_is_no_pocket(work):
    assert measure_pockets(part(work)) == ()


def test_a_triangle_has_one_length_however_it_is_turned():
    """A right triangle has two smallest boxes; which one a search meets first must not show."""
    rib = cq.Workplane("YZ").polyline([(0, 0), (25, 0), (0, 25)]).close().extrude(1.6, both=True)
    legs = [(0, 0), (36, 0), (36, 3.2), (3.2, 3.2), (3.2, 36), (0, 36)]
    bracket = cq.Workplane("YZ").polyline(legs).close().extrude(20, both=True).union(rib)
    for angle in (0, 17, 45, 90, 133):
        lengths = [p.length_mm for p in measure_pockets(part(bracket.rotate((0, 0, 0), (1, 2, 3), angle)))]
        assert near(lengths, [18.6 * math.sqrt(2)] * 2, 1e-6)


def test_a_lip_over_a_step_that_is_open_opposite_makes_no_t_slot():
    hook = [(0, 0), (40, 0), (40, 20), (34, 20), (34, 6), (6, 6), (6, 50), (0, 50)]
    kinds = {p.kind for p in measure_pockets(Part.from_shape(cq.Workplane().polyline(hook).close().extrude(8).val()))}
    assert kinds <= {"step", "slot", "pocket"}
    closed = [
        (0, 0),
        (40, 0),
        (40, 20),
        (25, 20),
        (25, 14),
        (34, 14),
        (34, 6),
        (6, 6),
        (6, 14),
        (15, 14),
        (15, 20),
        (0, 20),
    ]
    found = measure_pockets(Part.from_shape(cq.Workplane().polyline(closed).close().extrude(80).val()))
    assert "t_slot" in {p.kind for p in found}
