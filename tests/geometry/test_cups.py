import cadquery as cq
import numpy as np
import pytest

from dfdm.geometry import Part, facts_of
from dfdm.geometry.orientation import measure_orientation

UP, DOWN = (0.0, 0.0, 1.0), (0.0, 0.0, -1.0)


def cups(solid: cq.Workplane, up: tuple[float, float, float] = UP):
    return measure_orientation(Part.from_shape(solid.val()), up).cups


def tray() -> cq.Workplane:
    return cq.Workplane().box(40, 30, 12).faces(">Z").shell(-2)


def test_a_tray_holds_what_is_poured_into_it():
    part = Part.from_shape(tray().val())
    (cup,) = measure_orientation(part, UP).cups
    assert (cup.opens, cup.depth_mm) == ("up", pytest.approx(10.0))
    assert cup.volume_mm3 == pytest.approx(36 * 26 * 10, rel=0.02)
    assert cup.area_mm2 == pytest.approx(36 * 26, rel=0.02)
    assert cup.at_mm == pytest.approx((0, 0, -4), abs=0.5)
    (face,) = cup.faces
    assert part.faces[face].normal == pytest.approx((0, 0, 1))


def test_upside_down_it_holds_air():
    (cup,) = cups(tray(), DOWN)
    assert cup.opens == "down"
    assert cup.volume_mm3 == pytest.approx(36 * 26 * 10, rel=0.02)
    assert cup.at_mm[2] == pytest.approx(-4, abs=1e-6)


def test_on_its_side_it_holds_nothing():
    assert cups(tray(), (1.0, 0.0, 0.0)) == ()


def test_tilted_it_holds_less():
    (level,) = cups(tray())
    (tilted,) = cups(tray(), (0.0, np.sin(np.radians(10)), np.cos(np.radians(10))))
    # What spills is the wedge between the rim and the level, across 26 mm.
    assert tilted.volume_mm3 == pytest.approx(level.volume_mm3 - 36 * 26 * 26 * np.tan(np.radians(10)) / 2, rel=0.03)


def test_a_vent_lets_out_what_stands_above_it():
    vented = tray().cut(cq.Workplane("YZ", origin=(10, 0, 1)).circle(1).extrude(20))
    (cup,) = cups(vented)
    assert cup.volume_mm3 == pytest.approx(36 * 26 * 4, rel=0.06)


def test_a_hole_through_the_floor_empties_it():
    assert cups(tray().faces("<Z").workplane().hole(2)) == ()


def test_two_chambers_are_two_cups_until_the_wall_between_is_overflown():
    divided = tray().union(cq.Workplane().box(2, 28, 6).translate((0, 0, -1)))
    (cup,) = cups(divided)
    assert cup.volume_mm3 == pytest.approx(36 * 26 * 10 - 2 * 26 * 6, rel=0.02)
    apart = tray().union(cq.Workplane().box(2, 28, 10).translate((0, 0, 1)))
    assert [c.opens for c in cups(apart)] == ["up", "up"]


def test_a_closed_void_opens_nowhere_and_is_found_once():
    hollow = cq.Workplane().box(20, 20, 20).cut(cq.Workplane().box(10, 10, 10))
    for up in (UP, DOWN, (0.0, 1.0, 0.0)):
        (void,) = cups(hollow, up)
        assert void.opens == "nowhere"
        assert void.volume_mm3 == pytest.approx(1000, rel=0.02)


def test_a_plain_block_keeps_nothing():
    assert cups(cq.Workplane().box(10, 20, 30).edges().chamfer(1)) == ()


def test_cups_are_measured_when_asked_for_and_written_with_the_facts():
    facts = facts_of(Part.from_shape(tray().val()))
    document = facts.to_dict()["overhang"]["orientations"][0]
    assert [c["opens"] for c in document["cups"]] == ["up"]
    assert facts.orientations[0].cups[0].to_dict() == document["cups"][0]
