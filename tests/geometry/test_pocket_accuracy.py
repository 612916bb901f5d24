"""Pockets of known size keep it wherever the part lies, whatever it is saved as, and however its faces are cut up."""

import cadquery as cq
import numpy as np
import pytest

from dfdm.geometry.part import Part
from dfdm.geometry.pockets import measure_pockets
from tests.benchmarks.accuracy_pockets import CASES, block, errors, rounded, turned


@pytest.mark.parametrize("name", CASES)
def test_sizes_are_exact_in_random_positions(name):
    build, truth = CASES[name]
    rng = np.random.default_rng(11)
    work = build()
    for _ in range(2):
        assert max(errors(measure_pockets(turned(work, rng)), truth).values()) < 1e-6


def sizes(shape):
    found = measure_pockets(Part.from_shape(shape))
    return [
        (
            p.kind,
            p.through,
            p.open_sides,
            *np.round((p.depth_mm, p.width_mm, p.narrowest_mm, p.length_mm, p.area_mm2), 5),
        )
        for p in found
    ]


@pytest.mark.parametrize("unit", ["MM", "INCH"])
@pytest.mark.parametrize("name", ["rounded pocket", "notch, round end", "t-slot"])
def test_saved_and_read_again_nothing_changes(tmp_path, name, unit):
    work = CASES[name][0]()
    path = tmp_path / "part.step"
    cq.exporters.export(work, str(path), outputUnit=unit)
    again = cq.importers.importStep(str(path)).val()
    assert sizes(again) == sizes(work.val())


def split(work, *cuts):
    """The same solid with lines imprinted where planes cross it."""
    from OCP.BRepAlgoAPI import BRepAlgoAPI_Splitter
    from OCP.TopTools import TopTools_ListOfShape

    tool, own = TopTools_ListOfShape(), TopTools_ListOfShape()
    own.Append(work.val().wrapped)
    for cut in cuts:
        tool.Append(cut.wrapped)
    splitter = BRepAlgoAPI_Splitter()
    splitter.SetArguments(own)
    splitter.SetTools(tool)
    splitter.Build()
    return cq.Shape.cast(splitter.Shape())


def test_walls_and_floors_cut_in_two_are_the_same_pocket():
    work = rounded()
    wall = cq.Edge.makeLine(cq.Vector(50, 17.5, 20), cq.Vector(50, 17.5, 30))
    floor = cq.Edge.makeLine(cq.Vector(30, 30, 20), cq.Vector(70, 30, 20))
    cut = split(work, wall, floor)
    assert len(cut.Faces()) == len(work.val().Faces()) + 2
    assert sizes(cut) == sizes(work.val())


def test_what_lies_within_what():
    work = CASES["nested"][0]()
    found = measure_pockets(Part.from_shape(work.val()))
    inner = next(p for p in found if p.depth_mm > 6)
    assert inner.within is not None and found[inner.within].depth_mm == pytest.approx(5)
    assert sum(p.within is None for p in found) == 1


def test_radii_that_differ_are_all_told():
    inner = cq.Workplane(origin=(50, 30, 20)).rect(40, 25).extrude(10).edges("|Z and >X").fillet(4)
    work = block().end().end().cut(inner.edges("|Z and <X").fillet(6))
    (pocket,) = measure_pockets(Part.from_shape(work.val()))
    assert pocket.corner_radii_mm == pytest.approx((4, 6)) and pocket.corner_radius_mm == pytest.approx(4)
    assert pocket.floor_radii_mm == (0.0,)


def test_a_neck_shows_as_area_narrower_than_a_cutter():
    work = block().end().end().cut(cq.Workplane(origin=(25, 30, 20)).rect(30, 30).extrude(20))
    work = work.cut(cq.Workplane(origin=(75, 30, 20)).rect(30, 30).extrude(20))
    work = work.cut(cq.Workplane(origin=(50, 30, 20)).rect(30, 6).extrude(20))
    (pocket,) = measure_pockets(Part.from_shape(work.val()))
    assert (pocket.width_mm, pocket.narrowest_mm) == pytest.approx((30, 6))
    cutter, area = pocket.narrow[0]
    assert cutter == pytest.approx(6, rel=1e-5) and area == pytest.approx(20 * 6, rel=0.05)
