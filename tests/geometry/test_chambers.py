import math

import cadquery as cq
import pytest

from dfdm.facts import NotMeasured
from dfdm.facts.features import trapped_mm3
from dfdm.geometry import Part
from dfdm.geometry.cavities import measure_cavities
from dfdm.geometry.chambers import measure_chambers
from tests.benchmarks.parts import PARTS
from tests.geometry.solids import part, plate, turned_about


def hollow():
    return cq.Workplane().box(40, 40, 40).cut(cq.Workplane().box(30, 30, 30))


def labyrinth():
    """Three rooms in a row: a way of 4 mm from the first to the second, of 8 mm to the third, of 6 mm out of that."""
    body = cq.Workplane().box(112, 40, 40)
    for x in (-36, 0, 36):
        body = body.cut(cq.Workplane(origin=(x, 0, 0)).box(30, 30, 30))
    body = body.cut(cq.Workplane("YZ", origin=(-30, 0, 0)).circle(2).extrude(20))
    body = body.cut(cq.Workplane("YZ", origin=(8, 0, 0)).circle(4).extrude(20))
    return body.cut(cq.Workplane(origin=(36, 0, 10)).circle(3).extrude(20))


@pytest.mark.parametrize("turn", [(0, 0, 1, 0, 0, 0), (0.3, -0.5, 0.8, 37, 60, -20)])
def test_a_drilled_room_is_as_open_as_its_hole_is_wide(turn):
    (chamber,) = measure_chambers(turned_about(hollow().faces(">Z").workplane().hole(3, 6), turn))
    assert chamber.resolved and chamber.opening_mm == pytest.approx(3.0, abs=1e-6)
    assert chamber.volume_mm3 == pytest.approx(27000, rel=0.02)
    assert chamber.width_mm == pytest.approx(30, rel=0.05)


def test_a_labyrinth_is_as_open_as_its_narrowest_way_out():
    body = part(labyrinth())
    assert measure_cavities(body) == ()
    first, others = measure_chambers(body)
    assert (first.opening_mm, others.opening_mm) == pytest.approx((4.0, 6.0), abs=1e-6)  # drilled, so exact
    assert first.volume_mm3 == pytest.approx(27000, rel=0.02)
    assert others.volume_mm3 == pytest.approx(2 * 27000 + 16 * math.pi * 6, rel=0.02)  # 8 mm between them is wider
    held = [trapped_mm3((), (first, others), sphere) for sphere in (3.9, 5.0, 7.0)]
    assert held == pytest.approx([0.0, 27000, 81300], rel=0.02)


def test_a_slot_is_told_to_a_third_of_its_width():
    body = part(
        labyrinth()
        .union(cq.Workplane(origin=(36, 0, 17.5)).box(8, 8, 5))
        .cut(cq.Workplane(origin=(36, 9, 18)).box(2, 8, 8))
    )
    (all_three,) = measure_chambers(body)
    assert all_three.resolved and all_three.opening_mm == pytest.approx(2.0, abs=0.66)
    assert all_three.volume_mm3 == pytest.approx(81300, rel=0.02)


def test_a_closed_void_is_no_chamber_but_is_trapped():
    body = part(hollow())
    assert measure_chambers(body) == ()
    assert trapped_mm3(measure_cavities(body), (), 0.0) == pytest.approx(27000)


@pytest.mark.parametrize("name", ["enclosure", "gear"])
def test_no_chambers_in_parts_without_any(name):
    assert measure_chambers(Part.from_shape(PARTS[name]())) == ()


def test_holes_and_pockets_are_no_chambers():
    assert measure_chambers(part(plate(z=20).center(50, 30).rect(40, 20).cutBlind(-15))) == ()
    assert measure_chambers(part(plate(z=20).center(50, 30).hole(3, 15))) == ()


def test_an_open_surface_is_not_measured():
    mesh = part(hollow()).mesh
    found = measure_chambers(Part.from_mesh(mesh.vertices, mesh.triangles[1:]))
    assert isinstance(found, NotMeasured)
