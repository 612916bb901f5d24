"""Volume, area, box and inertia do not depend on how a part lies, in what unit it was written or how it was read."""

import math

import cadquery as cq
import numpy as np
import pytest
from hypothesis import given, settings

from dfdm.geometry import Part, dump
from dfdm.geometry import part as part_module
from tests.benchmarks.parts import PARTS
from tests.geometry.solids import turns


def mixed():
    """Planes, cylinders, cones, a sphere, a torus and the splines where they cross."""
    body = cq.Workplane().box(40, 30, 12).edges("|Z").fillet(5).edges(">Z").fillet(2)
    body = (
        body.faces("<Z").workplane().center(8, 4).cskHole(4, 9, 82).cut(cq.Workplane().sphere(6).translate((-9, 0, 6)))
    )
    return body.cut(cq.Workplane("XZ", origin=(8, 20, 0)).circle(2).extrude(40)).val()


MIXED = mixed()
BODY = Part.from_shape(MIXED).body


def tensor(body):
    xx, yy, zz, xy, xz, yz = body.inertia_mm5
    return np.array([[xx, xy, xz], [xy, yy, yz], [xz, yz, zz]])


@given(turns)
@settings(max_examples=15, deadline=None)
def test_turning_and_moving_keep_volume_area_and_turn_inertia(turn):
    x, y, z, angle, dx, dy = turn
    moved = MIXED.rotate(cq.Vector(0, 0, 0), cq.Vector(x, y, z), angle).translate(cq.Vector(dx, dy, 0.3 * dx))
    body = Part.from_shape(moved).body
    assert body.volume_mm3 == pytest.approx(BODY.volume_mm3, rel=1e-7)
    assert body.area_mm2 == pytest.approx(BODY.area_mm2, rel=1e-7)
    axis = np.array([x, y, z]) / np.linalg.norm([x, y, z])
    skew = np.array([[0, -axis[2], axis[1]], [axis[2], 0, -axis[0]], [-axis[1], axis[0], 0]])
    radians = math.radians(angle)
    rotation = np.eye(3) + math.sin(radians) * skew + (1 - math.cos(radians)) * skew @ skew
    wanted = rotation @ tensor(BODY) @ rotation.T
    assert np.allclose(tensor(body), wanted, atol=1e-6 * np.abs(wanted).max())
    assert np.allclose(body.center_mm, rotation @ BODY.center_mm + (dx, dy, 0.3 * dx), atol=1e-5)


@given(turns)
@settings(max_examples=15, deadline=None)
def test_the_box_of_turned_spheres_tori_and_cones_is_exact(turn):
    x, y, z, angle, *_ = turn

    def turned(shape):
        return shape.rotate(cq.Vector(0, 0, 0), cq.Vector(x, y, z), angle)

    axis = turned(cq.Edge.makeLine(cq.Vector(0, 0, 0), cq.Vector(0, 0, 1))).positionAt(1).toTuple()
    flat = np.sqrt(np.maximum(1.0 - np.square(axis), 0.0))
    torus = Part.from_shape(turned(cq.Solid.makeTorus(10, 2))).body
    assert torus.bounding_box_mm == pytest.approx(2 * (10 * flat + 2), abs=2e-6)
    cylinder = Part.from_shape(turned(cq.Solid.makeCylinder(3, 8))).body
    assert cylinder.bounding_box_mm == pytest.approx(2 * 3 * flat + 8 * np.abs(axis), abs=1e-6)
    half = Part.from_shape(
        turned(cq.Workplane().sphere(5).cut(cq.Workplane().box(20, 20, 20).translate((0, 0, -10))).val())
    )
    low, high = np.array(half.body.lower_mm), np.array(half.body.lower_mm) + half.body.bounding_box_mm
    reach = np.where(np.array(axis) >= 0, 5.0, 5.0 * flat)
    assert high == pytest.approx(reach, abs=2e-6)
    assert low == pytest.approx(-np.where(np.array(axis) <= 0, 5.0, 5.0 * flat), abs=2e-6)


def test_step_in_inches_and_out_again(tmp_path):
    from OCP.Interface import Interface_Static
    from OCP.STEPControl import STEPControl_StepModelType, STEPControl_Writer

    path = str(tmp_path / "inch.step")
    writer = STEPControl_Writer()
    Interface_Static.SetCVal_s("write.step.unit", "IN")
    try:
        writer.Transfer(MIXED.wrapped, STEPControl_StepModelType.STEPControl_AsIs)
        writer.Write(path)
    finally:
        Interface_Static.SetCVal_s("write.step.unit", "MM")
    body = Part.from_shape(cq.importers.importStep(path).val()).body
    assert body.volume_mm3 == pytest.approx(BODY.volume_mm3, rel=1e-6)
    assert body.bounding_box_mm == pytest.approx(BODY.bounding_box_mm, abs=1e-5)
    assert body.inertia_mm5 == pytest.approx(BODY.inertia_mm5, rel=1e-5, abs=1e-2)


@pytest.mark.parametrize("name", ["bracket", "enclosure", "manifold_block", "loftpart"])
def test_asked_face_by_face_the_answer_is_the_same(name, monkeypatch):
    shape = PARTS[name]()
    quick = Part.from_shape(shape).body
    monkeypatch.setattr(part_module, "dump", lambda faces: None)
    slow = Part.from_shape(shape).body
    assert quick.volume_mm3 == pytest.approx(slow.volume_mm3, rel=1e-7)
    assert quick.area_mm2 == pytest.approx(slow.area_mm2, rel=1e-6)
    assert quick.bounding_box_mm == pytest.approx(slow.bounding_box_mm, abs=1e-4)
    assert quick.inertia_mm5 == pytest.approx(slow.inertia_mm5, rel=1e-5, abs=1e-6 * max(slow.inertia_mm5))


def test_two_equal_pipes_that_cross():
    pipes = (
        cq.Workplane().circle(3).extrude(20, both=True).intersect(cq.Workplane("XZ").circle(3).extrude(20, both=True))
    )
    body = Part.from_shape(pipes.val()).body
    assert body.volume_mm3 == pytest.approx(16 / 3 * 27, rel=1e-6)
    assert body.area_mm2 == pytest.approx(16 * 9, rel=1e-6)


def test_several_solids_reversed_ones_and_open_shells():
    inside_out = cq.Shape.cast(MIXED.wrapped.Reversed())
    assert Part.from_shape(inside_out).body.volume_mm3 == pytest.approx(BODY.volume_mm3)
    apart = MIXED.moved(cq.Location(cq.Vector(100, 0, 0), cq.Vector(1, 1, 0), 30))
    both = Part.from_shape(cq.Compound.makeCompound([MIXED, apart])).body
    assert both.solids == 2 and both.volume_mm3 == pytest.approx(2 * BODY.volume_mm3)
    opened = Part.from_shape(cq.Shell.makeShell(MIXED.Faces()[1:])).body
    assert opened.volume_mm3 is None and not opened.watertight and opened.area_mm2 < BODY.area_mm2


def test_bytes_that_are_not_as_expected_are_read_face_by_face(monkeypatch):
    faces = Part.from_shape(MIXED)._ocp_faces
    found = dump.dump(faces)
    assert found is not None and len(found.surface) == len(faces)
    monkeypatch.setattr(dump, "_HEADER", b"another version")
    assert dump.dump(faces) is None
    assert Part.from_shape(MIXED).body.volume_mm3 == pytest.approx(BODY.volume_mm3, rel=1e-6)


def test_the_mesh_errs_by_less_the_finer_it_is():
    part = Part.from_shape(MIXED)
    errors = []
    for step in (0.4, 0.2, 0.1):
        mesh = part_module.facets(part.dumped, part._ocp_faces, linear_mm=step * 0.2, angular_rad=step)
        assert mesh is not None and mesh.closed
        errors.append(abs(mesh.signed_volume_mm3 / BODY.volume_mm3 - 1.0))
    assert errors[-1] < 1e-3 and errors[-1] <= errors[0]
