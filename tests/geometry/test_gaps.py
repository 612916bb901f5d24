import math

import cadquery as cq
import numpy as np
import pytest

from dfdm.geometry import Part
from dfdm.geometry.gaps import measure_gaps


def test_the_gap_between_two_bodies_is_found_exactly():
    a = cq.Workplane().box(20, 20, 5).val()
    b = a.moved(cq.Location(cq.Vector(0, 0, 5.3)))
    part = Part.from_shape(cq.Compound.makeCompound([a, b]))
    gaps = measure_gaps(part)
    assert gaps.area_below(0.3) == 0
    assert gaps.area_below(0.3 + 1e-6) == pytest.approx(400)
    place = gaps.places[0]
    assert place.value == pytest.approx(0.3) and place.at_mm[2] == pytest.approx(2.65, abs=1e-3)
    assert sorted(part.faces[f].centroid[2] for f in place.faces) == pytest.approx([2.5, 2.8])


def test_a_slot_is_a_gap_and_its_ends_are_not():
    solid = cq.Workplane().box(40, 20, 5).cut(cq.Workplane().box(30, 0.5, 5)).val()
    gaps = measure_gaps(Part.from_shape(solid))
    assert gaps.size_mm[0] == 0.5
    assert gaps.area_below(0.51) == pytest.approx(30 * 5, rel=0.01)
    assert gaps.area_below(29.9) == gaps.area_below(0.51)


def test_a_hole_is_as_wide_as_its_diameter():
    gaps = measure_gaps(Part.from_shape(cq.Workplane().box(20, 20, 5).faces(">Z").workplane().hole(3).val()))
    assert gaps.size_mm.tolist() == [3.0]
    assert gaps.area_mm2[0] == pytest.approx(math.pi * 3 * 5 / 2, rel=5e-3)


def test_fillets_in_corners_make_no_ghosts():
    pocket = cq.Workplane().box(40, 40, 20).faces(">Z").workplane().rect(30, 30).cutBlind(-15)
    solid = pocket.faces("<Z[1]").edges().fillet(3).val()
    gaps = measure_gaps(Part.from_shape(solid))
    assert gaps.area_below(29.9) <= 0.01 * gaps.total_area_mm2
    assert 30.0 in gaps.size_mm.round(6)


def test_a_convex_part_has_no_gap():
    gaps = measure_gaps(Part.from_shape(cq.Workplane().box(10, 20, 30).edges().fillet(2).val()))
    assert gaps.size_mm.size == 0 and gaps.places == ()
    assert gaps.area_below([0.1, 100.0]).tolist() == [0.0, 0.0]


def test_bodies_that_touch_have_no_gap_there():
    a = cq.Workplane().box(10, 10, 5).val()
    part = Part.from_shape(cq.Compound.makeCompound([a, a.moved(cq.Location(cq.Vector(0, 0, 5)))]))
    assert measure_gaps(part).area_below(1.0) == 0


def test_a_mesh_with_two_bodies_has_the_gap_between_them():
    mesh = Part.from_shape(cq.Workplane().box(20, 20, 5).val()).mesh
    vertices = np.concatenate((mesh.vertices, mesh.vertices + np.array([0, 0, 5.2])))
    triangles = np.concatenate((mesh.triangles, mesh.triangles + len(mesh.vertices)))
    gaps = measure_gaps(Part.from_mesh(vertices, triangles))
    assert gaps.places[0].value == pytest.approx(0.2)
