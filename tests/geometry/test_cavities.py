import math

import cadquery as cq
import numpy as np
import pytest
import trimesh

from dfdm.facts import NotMeasured
from dfdm.geometry import Part
from dfdm.geometry.cavities import measure_cavities


@pytest.fixture(scope="module")
def hollow():
    body = cq.Workplane().box(20, 20, 20).cut(cq.Workplane().sphere(5))
    return Part.from_shape(body.cut(cq.Workplane().box(1, 2, 3).translate((8, 0, 0))).val())


def test_voids_are_exact_and_largest_first(hollow):
    ball, brick = measure_cavities(hollow)
    assert ball.volume_mm3 == pytest.approx(4 / 3 * math.pi * 125, rel=1e-6)
    assert brick.volume_mm3 == pytest.approx(6.0) and brick.at_mm == pytest.approx((8, 0, 0))
    assert [hollow.faces[f].surface for f in ball.faces] == ["sphere"]
    assert len(brick.faces) == 6
    assert hollow.body.volume_mm3 == pytest.approx(8000 - 6 - 4 / 3 * math.pi * 125)


def test_an_opening_makes_it_no_void():
    cup = cq.Workplane().box(20, 20, 20).faces(">Z").shell(-2).val()
    assert measure_cavities(Part.from_shape(cup)) == ()


@pytest.mark.parametrize("inside_out", [False, True])
def test_voids_of_a_mesh_are_its_inner_surfaces(hollow, inside_out):
    triangles = hollow.mesh.triangles[:, [0, 2, 1]] if inside_out else hollow.mesh.triangles
    part = Part.from_mesh(hollow.mesh.vertices, triangles)
    ball, brick = measure_cavities(part)
    assert ball.volume_mm3 == pytest.approx(523.6, rel=0.02) and brick.volume_mm3 == pytest.approx(6)
    assert np.allclose(brick.at_mm, (8, 0, 0), atol=1e-6)
    assert part.body.solids == 1 and part.body.volume_mm3 == pytest.approx(8000 - 6 - 523.6, rel=2e-3)


def test_an_open_mesh_says_why_not(hollow):
    mesh = hollow.mesh
    kept = np.isin(mesh.face_of_triangle, [f.id for f in hollow.faces if max(map(abs, f.centroid)) > 9.9])
    found = measure_cavities(Part.from_mesh(mesh.vertices, mesh.triangles[kept][1:]))
    assert isinstance(found, NotMeasured) and "open" in found.reason


def test_of_two_voids_the_closed_one_is_found(hollow):
    (brick,) = measure_cavities(Part.from_mesh(hollow.mesh.vertices, hollow.mesh.triangles[:-1]))  # the ball is open
    assert brick.volume_mm3 == pytest.approx(6)


@pytest.mark.parametrize("inside", [True, False])
def test_a_closed_void_in_an_open_mesh_is_found(inside):
    block, ball = trimesh.creation.box((20, 20, 20)), trimesh.creation.icosphere(subdivisions=3, radius=4)
    block = block.subdivide().subdivide()
    place = np.array((1.0, 2.0, 3.0) if inside else (30.0, 0.0, 0.0))
    vertices = np.vstack((block.vertices, ball.vertices + place))
    triangles = np.vstack((block.faces[1:], ball.faces[:, ::-1] + len(block.vertices)))  # one triangle is missing
    part = Part.from_mesh(vertices, triangles)
    found = measure_cavities(part)
    assert not part.body.watertight and part.body.volume_mm3 is None
    if not inside:  # what nothing surrounds is a body that was written inside out
        assert isinstance(found, NotMeasured)
        return
    (void,) = found
    assert void.volume_mm3 == pytest.approx(ball.volume, rel=1e-6)
    assert np.allclose(void.at_mm, place, atol=1e-6)
