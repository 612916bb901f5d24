import math

import cadquery as cq
import numpy as np
import pytest
from hypothesis import given, settings

from dfdm.facts.features import Turned
from dfdm.geometry import Part
from dfdm.geometry.face_kinds import face_kinds
from dfdm.geometry.turned import measure_turned
from tests.geometry.solids import part, plate, turned_about, turns

OUTLINE = [(3, 0), (10, 0), (10, 20), (7, 20), (7, 25), (10, 25), (10, 30), (9, 31), (6, 31), (6, 50), (5, 50), (5, 40), (3, 40)]  # fmt: skip


def bushing():
    """A bored bushing: a groove of 5 x 3 mm, a chamfer of 1 mm, a step to 12 mm, a counterbore of 10 mm."""
    return cq.Workplane("XZ").polyline(OUTLINE).close().revolve(360, (0, 0, 0), (0, 1, 0))


def by_kind(found):
    return {(f.kind, f.side): f for f in found.features}


def test_the_profile_is_the_outline_it_was_turned_from():
    found = measure_turned(part(bushing()))
    corners = [found.outer[0].start_mm, *(s.end_mm for s in found.outer)]
    wanted = [(z, r) for r, z in [(3, 0), *OUTLINE[1:11]]]
    assert np.allclose(corners, wanted, atol=1e-6)
    assert [s.kind for s in found.inner] == ["cylinder", "face", "cylinder"]
    assert found.slenderness == pytest.approx(2.5) and found.off_axis_faces == () and found.off_axis_mm2 == 0.0
    assert Turned.from_dict(found.to_dict()).to_dict() == found.to_dict()


@settings(max_examples=4, deadline=None)
@given(turn=turns)
def test_grooves_steps_and_chamfers_wherever_it_lies(turn):
    found = by_kind(measure_turned(turned_about(bushing(), turn)))
    groove, chamfer, step, bore = (
        found[key] for key in (("groove", "od"), ("chamfer", "od"), ("step", "od"), ("step", "id"))
    )
    assert groove.end_mm - groove.start_mm == pytest.approx(5, abs=1e-5)
    assert (groove.depth_mm, groove.diameter_mm) == pytest.approx((3, 14), abs=1e-5) and len(groove.faces) == 3
    assert chamfer.depth_mm == pytest.approx(1, abs=1e-5)
    assert (step.diameter_mm, step.depth_mm) == pytest.approx((12, 4), abs=1e-5)
    assert bore.diameter_mm == pytest.approx(10, abs=1e-5)


def test_tapers_and_arcs_are_named():
    morse = cq.Workplane("XZ").polyline([(0, 0), (12, 0), (10, 40), (10, 60), (0, 60)]).close()
    body = morse.revolve(360, (0, 0, 0), (0, 1, 0)).faces(">Z").edges().fillet(2)
    found = measure_turned(part(body))
    assert [s.kind for s in found.outer] == ["face", "taper", "cylinder", "arc", "face"]
    assert found.outer[3].arc_radius_mm == pytest.approx(2) and found.outer[1].end_mm == pytest.approx((40, 10))
    assert [f.kind for f in found.features] == ["taper", "step", "fillet"]
    ball = measure_turned(part(cq.Workplane().sphere(10)))
    assert ball.is_turned and ball.diameter_mm == pytest.approx(20, rel=1e-3)


def test_what_does_not_revolve_is_off_axis():
    body = bushing().cut(cq.Workplane("YZ", origin=(0, 0, 10)).circle(2).extrude(40))
    exact = part(body)
    found = measure_turned(exact)
    (wall,) = found.off_axis_faces
    assert exact.faces[wall].radius_mm == pytest.approx(2)
    assert found.off_axis_mm2 == pytest.approx(exact.faces[wall].area_mm2)
    assert face_kinds(exact)[wall] == "hole"


def test_what_each_face_of_a_turned_part_is_for():
    body = bushing().faces("<Z").edges("%CIRCLE").edges(cq.selectors.RadiusNthSelector(-1)).fillet(0.5)
    body = body.cut(cq.Workplane(origin=(0, 14, 10)).box(6, 10, 8))
    kinds = face_kinds(part(body))
    assert {kind: kinds.count(kind) for kind in sorted(set(kinds))} == {
        "chamfer": 1, "fillet": 1, "groove": 3, "hole": 3, "pocket": 5, "step": 2, "stock": 4
    }  # fmt: skip


def test_what_each_face_of_a_milled_part_is_for():
    body = plate(z=20).center(50, 30).rect(40, 20).cutBlind(-8).edges("|Z and (>X and >Y)").chamfer(3)
    body = body.faces("<Z").workplane().pushPoints([(40, -20)]).hole(5)
    kinds = face_kinds(part(body))
    assert (kinds.count("stock"), kinds.count("pocket"), kinds.count("chamfer"), kinds.count("hole")) == (6, 5, 1, 1)


def test_of_a_mesh_the_axis_is_told_and_the_profile_is_not():
    exact = part(bushing())
    found = measure_turned(Part.from_mesh(exact.mesh.vertices, exact.mesh.triangles))
    assert found.is_turned and abs(found.axis[2]) == pytest.approx(1, abs=1e-6)
    assert math.hypot(*found.origin_mm[:2]) < 1e-2 and found.outer == ()
