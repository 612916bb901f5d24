import cadquery as cq
import pytest

from dfdm.geometry.fillets import measure_fillets
from tests.geometry.solids import near, part, plate


def told(work):
    return [(b.kind, b.convex, round(b.size_mm, 6), round(b.length_mm, 6)) for b in measure_fillets(part(work))]


def test_outer_edges_rounded_and_broken():
    assert told(cq.Workplane().box(30, 20, 10).edges("|Z").fillet(3)) == [("fillet", True, 3, 10)] * 4
    assert told(cq.Workplane().box(40, 20, 10).edges("|X and >Z").chamfer(1.5)) == [("chamfer", True, 1.5, 40)] * 2
    assert told(cq.Workplane().box(30, 20, 10)) == []


def test_a_chamfer_of_two_legs_has_the_greater_as_its_size():
    (blend,) = told(cq.Workplane().box(40, 20, 10).edges("|X and >Z and >Y").chamfer(1, 2))
    assert blend == ("chamfer", True, 2, 40)


def test_pocket_corners_are_internal_and_name_what_they_join():
    inner = cq.Workplane(origin=(50, 30, 14)).rect(40, 25).extrude(6).edges("|Z").fillet(4)
    found = measure_fillets(part(plate(z=20).end().end().cut(inner)))
    assert [(b.convex, b.size_mm, b.length_mm, len(b.between)) for b in found] == [(False, pytest.approx(4), 6, 2)] * 4
    assert all(near(b.axis, (0, 0, 1)) for b in found)


def test_round_chamfers_and_fillets():
    turned = cq.Workplane().circle(10).extrude(20)
    assert told(turned.faces(">Z").edges().chamfer(1)) == [("chamfer", True, 1, pytest.approx(2 * 3.14159265 * 9.5))]
    ((kind, convex, size, _),) = told(turned.faces(">Z").edges().fillet(2))
    assert (kind, convex, size) == ("fillet", True, 2)


def test_holes_slots_and_pins_are_no_fillets():
    assert told(plate().center(20, 20).hole(5)) == []
    assert told(plate().center(50, 30).slot2D(30, 8).cutThruAll()) == []
