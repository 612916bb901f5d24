import math

import cadquery as cq
import numpy as np
import pytest
from hypothesis import given, settings

from dfdm.facts.curves import Thick
from dfdm.geometry import Part
from dfdm.geometry.thick import measure_thick
from tests.geometry.solids import turned_about, turns


def slab_in_a_thin_part():
    return cq.Workplane().box(80, 60, 3).union(cq.Workplane().box(20, 20, 12).translate((10, 5, 4.5)))


def joint():
    return cq.Workplane().box(60, 40, 3).union(cq.Workplane().box(3, 40, 20).translate((0, 0, 11.5)))


LARGEST = {
    "block": (cq.Workplane().box(40, 40, 12), 12.0),
    "cube": (cq.Workplane().box(30, 30, 30), 30.0),
    "ball": (cq.Workplane().sphere(10), 20.0),
    "rod": (cq.Workplane().circle(5).extrude(40), 10.0),
    "tube": (cq.Workplane().circle(10).circle(8.5).extrude(30), 1.5),
    "torus": (cq.Workplane(cq.Solid.makeTorus(20, 4)), 8.0),
    "slab in a thin part": (slab_in_a_thin_part(), 12.0),
    # The ball at the foot of the rib touches the far side of the wall and both inner edges: (3 - r)^2 + 1.5^2 = r^2.
    "T joint": (joint(), 3.75),
}


@pytest.mark.parametrize("name", LARGEST)
def test_the_largest_ball_is_found(name):
    work, diameter = LARGEST[name]
    thick = measure_thick(Part.from_shape(work.val()))
    assert thick.largest_mm == pytest.approx(diameter, rel=1e-4)
    assert thick.area_from(1.01 * diameter) <= 1e-3 * thick.balls.total_area_mm2


@settings(max_examples=6, deadline=None)
@given(turn=turns)
def test_thick_sections_do_not_change_when_the_part_is_turned(turn):
    thick = measure_thick(turned_about(slab_in_a_thin_part(), turn))
    assert thick.largest_mm == pytest.approx(12.0, rel=1e-4)
    assert thick.nominal_mm == pytest.approx(3.0, abs=1e-6)
    # A ball of 12 touches top and bottom where it is 6 away from all sides: 8 x 8 mm.
    assert thick.area_from(11.9) == pytest.approx(64.0, abs=40.0)  # a few samples of the large plate


@pytest.mark.parametrize("lean", [0.0, 17.3, 40.0, 51.0])
def test_a_ball_does_not_lean_out_of_a_post_under_a_ledge(lean):
    post = cq.Workplane("XZ").polyline([(0, 0), (20, 0), (20, 25), (32, 25), (32, 31), (0, 31)]).close().extrude(20)
    part = Part.from_shape(post.rotate((0, 0, 0), (1, 0.3, 0.2), lean).val())
    for _ in range(4):  # the room that a search works in holds what was there before it
        assert measure_thick(part).largest_mm == pytest.approx(20.0, rel=1e-4)


def test_the_area_over_a_thick_block():
    thick = measure_thick(Part.from_shape(cq.Workplane().box(40, 40, 12).val()))
    assert thick.area_from(12 * 0.999) == pytest.approx(28 * 28, rel=0.05)
    assert thick.balls.total_area_mm2 == pytest.approx(40 * 40 + 2 * 40 * 12)


def test_masses_stand_apart_thickest_first():
    work = cq.Workplane().box(100, 40, 2)
    for x, side in ((-30, 8), (0, 12), (30, 10)):
        work = work.union(cq.Workplane().box(side, side, side).translate((x, 0, 0.5 * side - 1)))
    thick = measure_thick(Part.from_shape(work.val()))
    masses = [p for p in thick.balls.places if p.value > 4]
    assert [round(p.value) for p in masses] == [12, 10, 8]
    assert [round(p.at_mm[0]) for p in masses] == [0, 30, -30]
    assert thick.nominal_mm == pytest.approx(2.0)


def test_even_walls_are_told_from_uneven_ones():
    shell = measure_thick(Part.from_shape(cq.Workplane().box(60, 40, 30).faces(">Z").shell(-2).val()))
    assert shell.nominal_mm == pytest.approx(2.0)
    assert shell.low_mm == pytest.approx(2.0)
    wedge = cq.Workplane("XZ").polyline([(0, 0), (40, 0), (40, 5), (0, 1)]).close().extrude(60).val()
    uneven = measure_thick(Part.from_shape(wedge))
    assert uneven.low_mm < 1.4 and uneven.high_mm > 4.5


def test_a_mesh_of_a_rod_is_as_thick_as_the_rod():
    mesh = Part.from_shape(cq.Workplane().circle(5).extrude(40).val()).mesh
    thick = measure_thick(Part.from_mesh(mesh.vertices, mesh.triangles))
    assert thick.largest_mm == pytest.approx(10.0, rel=0.02)


def test_what_is_written_reads_back():
    thick = measure_thick(Part.from_shape(joint().val()))
    document = thick.to_dict()
    assert Thick.from_dict(document).to_dict() == document
    assert document["places"][0]["value"] == pytest.approx(3.75, rel=1e-4)
    assert np.all(np.diff([row["thickness_mm"] for row in document["curve"]]) > 0)


def test_two_measurements_agree_to_the_last_digit():
    work = slab_in_a_thin_part().val()
    first, second = (measure_thick(Part.from_shape(work)).to_dict() for _ in range(2))
    assert first == second


def test_a_cone_shell_is_even():
    across = 1.5 / math.cos(math.atan(0.5))
    profile = [(20, 0), (5, 30), (5 - across, 30), (20 - across, 0)]
    shell = cq.Workplane("XZ").polyline(profile).close().revolve(360, (0, 0, 0), (0, 1, 0)).val()
    thick = measure_thick(Part.from_shape(shell))
    assert (thick.low_mm, thick.nominal_mm, thick.high_mm) == pytest.approx((1.5, 1.5, 1.5), abs=1e-5)
    assert thick.largest_mm == pytest.approx(1.5, rel=0.01)
