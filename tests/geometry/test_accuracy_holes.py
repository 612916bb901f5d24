"""The bars of the accuracy table on one turn each, and what must not change what is found."""

import cadquery as cq
import pytest
from OCP.BRepBuilderAPI import BRepBuilderAPI_NurbsConvert
from OCP.Interface import Interface_Static
from OCP.STEPControl import STEPControl_StepModelType, STEPControl_Writer

from dfdm.geometry import Part
from dfdm.geometry.holes import measure_holes
from tests.benchmarks import accuracy_holes as table

CASES = {case.name: case for case in table.cases()}


@pytest.mark.parametrize("name", CASES)
def test_known_holes(name):
    diameter, depth, wrong = table.errors(CASES[name], table.placed(CASES[name].solid, 11))
    assert diameter < 1e-6 and depth < 1e-6 and wrong == []


def test_a_stepped_shaft():
    assert max(table.stepped_shaft(12)) < 1e-6


def told(holes, tolerance=6):
    return sorted(
        (h.kind, h.through, h.flat_bottom, round(h.diameter_mm, tolerance), round(h.depth_mm, tolerance)) for h in holes
    )


@pytest.mark.parametrize("name", ["drill point 118", "counterbore", "countersink", "cross hole", "into a round bar"])
def test_faces_turned_into_b_splines_give_the_same_holes(name):
    shape = CASES[name].solid.val()
    freeform = cq.Shape.cast(BRepBuilderAPI_NurbsConvert(shape.wrapped, True).Shape())
    assert told(measure_holes(Part.from_shape(freeform)), 3) == told(measure_holes(Part.from_shape(shape)), 3)


@pytest.mark.parametrize("unit", ["MM", "INCH"])
def test_written_out_and_read_in_again_in_any_unit(unit, tmp_path):
    shape = CASES["counterbore"].solid.cut(CASES["drill point 90"].solid.val().mirror("XY")).val()
    Interface_Static.SetCVal_s("write.step.unit", unit)
    try:
        writer = STEPControl_Writer()
        writer.Transfer(shape.wrapped, STEPControl_StepModelType.STEPControl_AsIs)
        writer.Write(str(tmp_path / "part.step"))
    finally:
        Interface_Static.SetCVal_s("write.step.unit", "MM")
    again = cq.importers.importStep(str(tmp_path / "part.step")).val()
    one, other = measure_holes(Part.from_shape(shape)), measure_holes(Part.from_shape(again))
    assert told(one) == told(other) and len(one) == 1
    assert one[0].origin_mm == pytest.approx(other[0].origin_mm, abs=1e-6)
    assert one[0].axis == pytest.approx(other[0].axis, abs=1e-9)


def test_slots_and_threads_are_not_guessed():
    slot = cq.Workplane().box(60, 40, 10).faces(">Z").workplane().slot2D(30, 8).cutThruAll()
    assert measure_holes(Part.from_shape(slot.val())) == ()
    (tap,) = measure_holes(Part.from_shape(cq.Workplane().box(20, 20, 10).faces(">Z").workplane().hole(4.2).val()))
    assert not any("thread" in str(value) for value in tap.to_dict().values())
    keyhole = cq.Workplane().box(60, 40, 10).faces(">Z").workplane().hole(12).cut(cq.Workplane().box(24, 5, 30))
    (bore,) = measure_holes(Part.from_shape(keyhole.val()))
    assert bore.diameter_mm == pytest.approx(12) and bore.full_share < 0.9 and bore.crosses[0].kind == "opening"
