import math

import cadquery as cq
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dfdm.errors import GeometryError
from dfdm.geometry import Part
from dfdm.geometry.walls import measure_walls

FALSE_ALARM_SHARE = 0.01


def plate(t=2.0):
    return cq.Workplane().box(40, 30, t).val()


def cone_shell(t=1.5):
    across = t / math.cos(math.atan(0.5))
    profile = [(20, 0), (5, 30), (5 - across, 30), (20 - across, 0)]
    return cq.Workplane("XZ").polyline(profile).close().revolve(360, (0, 0, 0), (0, 1, 0)).val()


KNOWN = {
    "plate": (plate(2.0), 2.0, 1200.0),
    "tube": (cq.Workplane().circle(10).circle(8.5).extrude(30).val(), 1.5, math.pi * 18.5 * 30),
    "sphere shell": (
        cq.Workplane().sphere(10).cut(cq.Workplane().sphere(9)).val(),
        1.0,
        2 * math.pi * (100 + 81),
    ),
    "cone shell": (cone_shell(), 1.5, None),
    "cup": (cq.Workplane().circle(20).extrude(40).faces(">Z").shell(-2).val(), 2.0, None),
    "plate with fillets": (cq.Workplane().box(40, 30, 1.2).edges("|Z").fillet(6).val(), 1.2, None),
    "torus shell": (cq.Solid.makeTorus(20, 5).cut(cq.Solid.makeTorus(20, 4)), 1.0, None),
}


@pytest.mark.parametrize("name", KNOWN)
def test_known_thickness_is_found_exactly(name):
    shape, thickness, area = KNOWN[name]
    walls = measure_walls(Part.from_shape(shape))
    below, above = walls.area_below([thickness * (1 - 1e-6), thickness * (1 + 1e-6)])
    assert below <= FALSE_ALARM_SHARE * walls.total_area_mm2
    assert thickness in walls.size_mm.round(6)
    assert walls.size_at(0.5 * (below + above)) == pytest.approx(thickness, abs=1e-6)
    if area is not None:
        assert above == pytest.approx(area, rel=5e-3)
    assert walls.places[0].value == pytest.approx(thickness, rel=1e-6)


def test_the_curve_is_a_curve():
    walls = measure_walls(Part.from_shape(cq.Workplane().box(30, 20, 10).edges().fillet(3).val()))
    assert 0 < len(walls.size_mm) <= 64
    assert (np.diff(walls.size_mm) > 0).all() and (np.diff(walls.area_mm2) >= 0).all()
    assert walls.area_mm2[-1] <= walls.total_area_mm2 * (1 + 1e-9)


def test_one_side_counts():
    walls = measure_walls(Part.from_shape(plate(2.0)))
    assert walls.total_area_mm2 == pytest.approx((2 * 1200 + 140 * 2) / 2)
    assert walls.area_below(2.0) == 0 and walls.area_below(2.0 + 1e-6) == pytest.approx(1200)


def test_a_thin_rib_on_a_thick_plate_is_found_and_placed():
    solid = cq.Workplane().box(60, 40, 3).union(cq.Workplane().box(1.5, 40, 10).translate((0, 0, 6))).val()
    part = Part.from_shape(solid)
    walls = measure_walls(part)
    assert walls.area_below(1.5 + 1e-6) == pytest.approx(9.5 * 40, rel=0.01)
    rib = walls.places[0]
    assert rib.value == 1.5 and rib.area_mm2 == pytest.approx(380, rel=0.01)
    assert abs(rib.at_mm[0]) < 1e-3 and 1.5 < rib.at_mm[2] < 11
    assert {part.faces[f].normal for f in rib.faces} == {(1.0, 0.0, 0.0), (-1.0, 0.0, 0.0)}


def test_a_wedge_is_measured_along_its_taper_without_its_sharp_edge():
    solid = cq.Workplane("XZ").polyline([(0, 0), (40, 0), (40, 5), (0, 1)]).close().extrude(20).val()
    walls = measure_walls(Part.from_shape(solid))
    assert walls.size_mm[0] > 0.99
    # Thickness grows from 1 to 5 over 40 mm: half of it is below 3.
    assert walls.area_below(3.0) == pytest.approx(400, rel=0.05)


def test_a_sharp_edge_and_a_chamfer_are_no_thin_wall():
    knife = cq.Workplane("XZ").polyline([(0, 0), (40, 0), (40, 30)]).close().extrude(20).val()
    walls = measure_walls(Part.from_shape(knife))
    assert walls.area_below(1.0) <= FALSE_ALARM_SHARE * walls.total_area_mm2
    chamfered = measure_walls(Part.from_shape(cq.Workplane().box(40, 30, 3).edges(">Z").chamfer(2).val()))
    assert chamfered.area_below(2.9) <= FALSE_ALARM_SHARE * chamfered.total_area_mm2


def test_rounded_edges_cry_no_wolf():
    solid = cq.Workplane().box(40, 30, 3).edges("|Z").fillet(5).edges(">Z").fillet(1).val()
    walls = measure_walls(Part.from_shape(solid))
    assert walls.area_below(0.9 * 3) <= FALSE_ALARM_SHARE * walls.total_area_mm2


def test_freeform_walls_are_within_five_percent():
    outer = cq.Workplane("XZ").moveTo(0, 0).lineTo(20, 0).spline([(12, 10), (10, 30)], includeCurrent=True)
    solid = outer.lineTo(0, 30).close().revolve(360, (0, 0, 0), (0, 1, 0)).faces(">Z or <Z").shell(-1.5).val()
    walls = measure_walls(Part.from_shape(solid))
    curved = walls.area_below(1.5 * 1.05) - walls.area_below(1.5 * 0.95)
    assert curved > 0.8 * walls.total_area_mm2
    assert walls.area_below(1.5 * 0.95) <= 0.02 * walls.total_area_mm2


@settings(max_examples=8, deadline=None)
@given(
    axis=st.tuples(*[st.floats(-1, 1)] * 3).filter(lambda v: sum(c * c for c in v) > 0.1),
    angle=st.floats(0, 360),
    thickness=st.floats(0.4, 6),
)
def test_thickness_does_not_change_with_rotation(axis, angle, thickness):
    solid = cq.Workplane().box(40, 30, thickness).faces(">Z").workplane().rarray(10, 10, 3, 2).hole(4).val()
    walls = measure_walls(Part.from_shape(solid.rotate((0, 0, 0), axis, angle)))
    assert walls.places[0].value == pytest.approx(thickness, abs=2e-6)
    faces = 40 * 30 - 6 * math.pi * 4
    assert walls.area_below(thickness + 1e-5) - walls.area_below(thickness - 1e-5) == pytest.approx(faces, rel=2e-3)


def test_a_mesh_is_measured_by_its_triangles():
    part = Part.from_shape(KNOWN["tube"][0])
    walls = measure_walls(Part.from_mesh(part.mesh.vertices, part.mesh.triangles))
    assert walls.area_below(1.5 * 0.99) <= FALSE_ALARM_SHARE * walls.total_area_mm2
    assert walls.size_at(0.5 * walls.total_area_mm2) == pytest.approx(1.5, rel=0.01)


def test_an_open_mesh_still_has_walls():
    mesh = Part.from_shape(plate(2.0)).mesh
    part = Part.from_mesh(mesh.vertices, mesh.triangles[:-1])
    assert not part.body.watertight
    assert measure_walls(part).places[0].value == pytest.approx(2.0)


def test_overlapping_bodies_of_a_mesh_are_one_wall():
    a = Part.from_shape(cq.Workplane().box(20, 20, 2).val()).mesh
    b = Part.from_shape(cq.Workplane().box(20, 20, 2).translate((0, 0, 1)).val()).mesh
    vertices = np.concatenate((a.vertices, b.vertices))
    part = Part.from_mesh(vertices, np.concatenate((a.triangles, b.triangles + len(a.vertices))))
    assert part.body.solids == 2
    walls = measure_walls(part)
    assert 3.0 in walls.size_mm.round(6)


def test_faces_that_cannot_be_triangulated_are_a_reason():
    part = Part.from_shape(plate())
    part.faces_without_triangles = (3,)
    with pytest.raises(GeometryError, match="1 faces could not be triangulated"):
        measure_walls(part)
