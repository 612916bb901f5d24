"""Walls, gaps and thick sections of parts whose sizes are known, turned, remeshed, moved between files."""

import cadquery as cq
import numpy as np
import pytest
from hypothesis import given, settings

from dfdm.errors import GeometryError
from dfdm.geometry import Part
from dfdm.geometry.gaps import measure_gaps
from dfdm.geometry.walls import measure_walls
from tests.benchmarks import accuracy_walls, thickness
from tests.geometry.solids import turned_about, turns


@pytest.mark.parametrize("name", accuracy_walls.KNOWN)
def test_known_sizes_of_solids_are_exact(name):
    row = accuracy_walls.worst(name, as_mesh=False, turns=1)
    assert row.median < 1e-4 and row.tails < 0.01 and row.false < 0.01


@pytest.mark.parametrize("name", accuracy_walls.KNOWN)
def test_known_sizes_of_meshes_are_within_two_percent(name):
    row = accuracy_walls.worst(name, as_mesh=True, turns=1)
    assert row.median < 0.01 and row.tails < 0.02 and row.false < 0.01


@pytest.mark.parametrize("name", thickness.KNOWN)
def test_false_alarms_are_fewer_than_one_in_a_hundred(name):
    make, truth = thickness.KNOWN[name]
    walls = measure_walls(Part.from_shape(make().val()))
    assert walls.area_below(thickness.FLAGGED * truth) <= 0.01 * walls.total_area_mm2


@settings(max_examples=5, deadline=None)
@given(turn=turns)
def test_gaps_do_not_change_when_the_part_is_turned(turn):
    gaps = measure_gaps(turned_about(accuracy_walls.hinge(), turn))
    assert gaps.places[0].value == pytest.approx(0.3, abs=2e-6)
    # Half of each side: the pin's and the bore's cylinder over the length of the knuckle.
    assert gaps.area_below(0.31) == pytest.approx(np.pi * (5.0 + 5.6) / 2 * 20, rel=0.03)


def test_a_finer_mesh_measures_the_same():
    solid = cq.Workplane().circle(10).circle(8.5).extrude(30).val()
    found = []
    for linear, angular in ((0.1, 0.3), (0.01, 0.05)):
        vertices, triangles = solid.copy().tessellate(linear, angular)
        walls = measure_walls(Part.from_mesh([v.toTuple() for v in vertices], triangles))
        found.append((walls.size_at(0.5 * walls.area_mm2[-1]), walls.area_mm2[-1] / walls.total_area_mm2))
    assert found[0] == pytest.approx(found[1], rel=0.02)
    assert found[1][0] == pytest.approx(1.5, rel=1e-3)


def test_an_export_in_inches_measures_the_same(tmp_path):
    from OCP.Interface import Interface_Static
    from OCP.STEPControl import STEPControl_StepModelType, STEPControl_Writer

    solid = thickness.rib().val()
    writer = STEPControl_Writer()
    Interface_Static.SetCVal_s("write.step.unit", "INCH")
    try:
        writer.Transfer(solid.wrapped, STEPControl_StepModelType.STEPControl_AsIs)
        writer.Write(str(tmp_path / "rib.step"))
    finally:
        Interface_Static.SetCVal_s("write.step.unit", "MM")
    again = Part.from_shape(cq.importers.importStep(str(tmp_path / "rib.step")).val())
    one, two = measure_walls(Part.from_shape(solid)), measure_walls(again)
    assert two.size_mm == pytest.approx(one.size_mm, abs=1e-5)
    assert two.area_mm2 == pytest.approx(one.area_mm2, rel=1e-3)
    assert [p.value for p in two.places] == pytest.approx([p.value for p in one.places], abs=1e-5)


def mesh_of(*works):
    vertices, triangles, count = [], [], 0
    for work in works:
        mesh = Part.from_shape(work.val()).mesh
        vertices.append(mesh.vertices)
        triangles.append(mesh.triangles + count)
        count += len(mesh.vertices)
    return Part.from_mesh(np.concatenate(vertices), np.concatenate(triangles))


@pytest.mark.parametrize("kind", ["brep", "mesh"])
def test_bodies_that_run_into_one_another_are_no_gap_and_no_thin_wall(kind):
    # A bar through a block: the bar's surface inside the block is no surface of what is made.
    block = cq.Workplane().box(20, 20, 20)
    bar = cq.Workplane().box(60, 6, 6)
    both = (
        mesh_of(block, bar) if kind == "mesh" else Part.from_shape(cq.Compound.makeCompound([block.val(), bar.val()]))
    )
    walls, gaps = measure_walls(both), measure_gaps(both)
    assert gaps.area_below(100.0) == 0
    assert walls.area_below(5.9) == 0
    # Two pairs of sides of the bar, 40 mm of it outside the block.
    assert walls.area_below(6.1) == pytest.approx(2 * 40 * 6, rel=0.03)
    assert walls.total_area_mm2 == pytest.approx((6 * 400 - 2 * 36 + 40 * 24 + 2 * 36) / 2, rel=0.02)


def test_the_gap_between_bodies_of_one_mesh_is_found_beside_overlapping_ones():
    both = mesh_of(
        cq.Workplane().box(20, 20, 5),
        cq.Workplane().box(20, 20, 5).translate((10, 0, 2)),
        cq.Workplane().box(50, 20, 5).translate((5, 0, -5.4)),
    )
    gaps = measure_gaps(both)
    assert gaps.places[0].value == pytest.approx(0.4, abs=1e-6)
    assert gaps.area_below(0.41) == pytest.approx(400, rel=0.03)


def test_threads_are_no_thin_walls_and_no_narrow_gaps():
    points = [(0.0, -1.0), (4.0, -1.0)]
    for z in range(12):  # ISO 68-1: 60 degrees, an eighth of the pitch flat at the crest, a quarter at the root
        points += [(4.0, z), (4.541, z + 0.3125), (4.541, z + 0.4375), (4.0, z + 0.75)]
    points += [(4.0, 13.0), (0.0, 13.0)]
    screw = cq.Workplane("XZ").polyline(points).close().revolve(360, (0, 0, 0), (0, 1, 0)).val()
    part = Part.from_shape(screw)
    walls, gaps = measure_walls(part), measure_gaps(part)
    assert walls.area_below(1.0) <= 0.005 * walls.total_area_mm2
    assert gaps.area_below(0.5) <= 0.005 * gaps.total_area_mm2


def test_a_lone_surface_has_no_thickness():
    sheet = Part.from_mesh([[0, 0, 0], [10, 0, 0], [10, 10, 0], [0, 10, 1]], [[0, 1, 2], [0, 2, 3]])
    with pytest.raises(GeometryError, match="the surface is open: behind 100 %"):
        measure_walls(sheet)
