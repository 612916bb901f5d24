import cadquery as cq
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dfdm.facts.orientation import Orientation
from dfdm.geometry.orientation import measure_orientation
from dfdm.geometry.part import Part

UP = (0.0, 0.0, 1.0)


def as_modeled(solid: cq.Workplane, up: tuple[float, float, float] = UP) -> Orientation:
    return measure_orientation(Part.from_shape(solid.val()), up, as_modeled=True)


def wall_with_ledge(reach: float, depth: float = 12.0) -> cq.Workplane:
    wall = cq.Workplane().box(5, depth, 20, centered=False)
    return wall.union(cq.Workplane().box(5 + reach, depth, 3, centered=False).translate((0, 0, 17)))


def portal(span: float) -> cq.Workplane:
    posts = cq.Workplane().box(6, 8, 20, centered=False)
    posts = posts.union(posts.translate((6 + span, 0, 0)))
    return posts.union(cq.Workplane().box(12 + span, 8, 4, centered=False).translate((0, 0, 20)))


def test_a_block_hangs_nowhere():
    found = as_modeled(cq.Workplane().box(20, 30, 10))
    assert found.overhang.area_mm2.max() == 0.0
    assert found.bridges == () and found.islands == () and found.overhang.places == ()
    assert found.support_volume_mm3 == 0.0


@pytest.mark.parametrize("reach", [2.5, 8.0, 15.0])
def test_a_ledge_hangs_by_its_length(reach):
    found = as_modeled(wall_with_ledge(reach))
    area = found.overhang.area_mm2
    assert area[:, 0] == pytest.approx(np.full(len(area), reach * 12), rel=0.07)  # within a row of cells
    (place,) = found.overhang.places
    assert place.value == pytest.approx(reach, abs=0.3)
    assert place.at_mm[2] == pytest.approx(17)
    assert place.at_mm[0] == pytest.approx(5 + reach, abs=0.3)
    # What hangs further than 1.5 mm is the ledge without its first 1.5 mm.
    assert found.overhang.area_beyond(45.0, 1.5) == pytest.approx((reach - 1.5) * 12, rel=0.25)
    assert found.support_volume_mm3 == pytest.approx((reach - 0.5) * 12 * 17, rel=0.1)
    assert found.bridges == ()


def test_the_place_of_a_ledge_names_its_face():
    part = Part.from_shape(wall_with_ledge(8.0).val())
    (place,) = measure_orientation(part, UP, as_modeled=True).overhang.places
    (face,) = place.faces
    assert part.faces[face].normal == pytest.approx((0, 0, -1))
    assert part.faces[face].centroid[2] == pytest.approx(17)


@pytest.mark.parametrize("span", [5.0, 20.0, 60.0])
@pytest.mark.parametrize("turned_deg", [0.0, 30.0])
def test_a_portal_is_a_bridge_of_its_span_and_no_overhang(span, turned_deg):
    found = as_modeled(portal(span).rotate((0, 0, 0), (0, 0, 1), turned_deg))
    (bridge,) = found.bridges
    # Off the eight directions that are tried, a span comes out longer by up to 1/cos(13.3°).
    assert bridge.span_mm == pytest.approx(span, rel=0.035, abs=0.35)
    assert bridge.area_mm2 == pytest.approx(span * 8, rel=0.05)
    assert bridge.at_mm[2] == pytest.approx(20)
    assert found.overhang.area_beyond(45.0, 0.5) <= 0.02 * span * 8


def test_a_long_ledge_between_end_walls_hangs_rather_than_bridges():
    niche = cq.Workplane().box(100, 20, 20, centered=False)
    niche = niche.cut(cq.Workplane().box(90, 4, 10, centered=False).translate((5, 0, 5)))
    found = as_modeled(niche)
    assert max((b.span_mm for b in found.bridges), default=0.0) < 20
    assert max(p.value for p in found.overhang.places) == pytest.approx(4.0, abs=0.6)


@pytest.mark.parametrize("lean_deg", [40.0, 45.0])
def test_a_cone_that_widens_within_the_limit_does_not_hang(lean_deg):
    rise = 10.0
    cone = cq.Workplane().circle(5).workplane(offset=rise).circle(5 + rise * np.tan(np.radians(lean_deg))).loft()
    assert as_modeled(cone).overhang.area_beyond(45.0, 0.0) == 0.0


def test_a_cone_that_widens_more_hangs_by_what_exceeds_the_limit():
    cone = cq.Workplane().circle(5).workplane(offset=10).circle(5 + 10 * np.tan(np.radians(60))).loft()
    found = as_modeled(cone)
    side = np.pi * (10 + 10 * np.tan(np.radians(60))) * 20
    assert found.overhang.area_beyond(45.0, 0.0) == pytest.approx(side, rel=0.05)
    assert found.overhang.area_beyond(60.0, 0.0) == 0.0
    assert max(p.value for p in found.overhang.places) == pytest.approx(17.32 - 10.0, rel=0.2)


def test_a_sphere_hangs_below_and_counts_no_island():
    found = as_modeled(cq.Workplane().sphere(15))
    zone = 2 * np.pi * 15 * 15 * (1 - np.sin(np.radians(45)))
    assert found.overhang.area_beyond(45.0, 0.0) == pytest.approx(zone, rel=0.08)
    assert found.islands == ()
    assert found.footing_area_mm2 == pytest.approx(np.pi * 2 * 15 * 0.1, rel=0.1)


def test_what_begins_in_mid_air_is_an_island():
    table = portal(30.0).union(cq.Workplane().box(4, 4, 12, centered=False).translate((20, 2, 9)))
    found = as_modeled(table)
    (island,) = found.islands
    assert island.value == pytest.approx(9) and island.at_mm[2] == pytest.approx(9)
    assert island.area_mm2 == pytest.approx(16, rel=0.1)
    assert found.overhang.area_beyond(80.0, 50.0) == pytest.approx(16, rel=0.1)


def test_a_small_gap_below_is_no_overhang():
    plate = cq.Workplane().box(20, 20, 4, centered=False)
    lid = plate.translate((0, 0, 4.25)).union(cq.Workplane().box(2, 2, 8, centered=False)).union(plate)
    assert as_modeled(lid).overhang.area_mm2.max() == 0.0


def test_the_roof_of_a_cross_hole_hangs_less_the_smaller_it_is():
    def beyond_one_mm(diameter: float) -> float:
        block = cq.Workplane().box(40, 10, 40).faces("<Y").workplane().hole(diameter)
        return float(as_modeled(block).overhang.area_beyond(45.0, 1.0))

    assert beyond_one_mm(3.0) == 0.0
    assert beyond_one_mm(5.0) == 0.0
    assert beyond_one_mm(12.0) > 0.0
    assert beyond_one_mm(24.0) > beyond_one_mm(12.0)


@pytest.mark.parametrize("name", ["ledge", "portal", "sphere"])
def test_more_angle_and_more_reach_never_mean_more_area(name):
    solid = {"ledge": wall_with_ledge(7.0), "portal": portal(9.0), "sphere": cq.Workplane().sphere(8)}[name]
    area = as_modeled(solid).overhang.area_mm2
    assert (np.diff(area, axis=0) <= 1e-9).all() and (np.diff(area, axis=1) <= 1e-9).all()


@settings(max_examples=8, deadline=None)
@given(turn=st.floats(0.0, 90.0), shift=st.floats(-50.0, 50.0), reach=st.floats(3.0, 12.0))
def test_turning_about_the_vertical_and_moving_changes_little(turn, shift, reach):
    plain = as_modeled(wall_with_ledge(reach))
    moved = as_modeled(wall_with_ledge(reach).rotate((0, 0, 0), (0, 0, 1), turn).translate((shift, 2 * shift, shift)))
    assert moved.overhang.area_beyond(45.0, 0.0) == pytest.approx(plain.overhang.area_beyond(45.0, 0.0), rel=0.06)
    assert moved.overhang.places[0].value == pytest.approx(plain.overhang.places[0].value, rel=0.1, abs=0.4)
