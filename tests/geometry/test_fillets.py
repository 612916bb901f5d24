import cadquery as cq
import pytest

from dfdm.facts import Blend, NotMeasured, PartFacts
from dfdm.geometry import facts_of
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


def _both():
    return cq.Workplane().box(30, 20, 10).edges("|Z and >X").fillet(3).edges("|Y and <X and >Z").chamfer(1)


def test_they_are_a_quantity_that_is_written_and_read_back():
    facts = facts_of(part(_both()))
    assert {type(blend) for blend in facts.fillets} == {Blend}
    document = facts.to_dict()
    assert [blend["size_mm"] for blend in document["fillets"] if blend["kind"] == "fillet"] == [3, 3]
    assert [blend["size_mm"] for blend in document["fillets"] if blend["kind"] == "chamfer"] == [1]
    assert [b.to_dict() for b in PartFacts.from_dict(document).fillets] == document["fillets"]


def test_the_same_in_any_position_and_size():
    work = _both()
    turned = work.rotate((0, 0, 0), (1, 2, 3), 40).translate((5, -7, 90))
    assert told(turned) == [(k, c, pytest.approx(s), pytest.approx(n)) for k, c, s, n in told(work)]


def test_of_a_mesh_they_are_not_told():
    from dfdm.geometry import Part

    exact = part(cq.Workplane().box(30, 20, 10).edges("|Z").fillet(3))
    mesh = Part.from_mesh(exact.mesh.vertices, exact.mesh.triangles)
    assert isinstance(measure_fillets(mesh), NotMeasured)


def test_a_rounding_around_an_axis_is_told_from_one_along_it():
    work = cq.Workplane().rect(40, 30).extrude(10).edges("|Z").fillet(4).faces(">Z").edges().fillet(1)
    found = measure_fillets(part(work))
    assert (
        sorted((round(b.size_mm, 6), b.ring) for b in found)
        == [(1.0, False)] * 4 + [(1.0, True)] * 4 + [(4.0, False)] * 4
    )
