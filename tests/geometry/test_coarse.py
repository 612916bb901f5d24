"""A part in few triangles: closed where the shape is, near to it, and lighter."""

import cadquery as cq
import numpy as np
import pytest

from dfdm.errors import GeometryError
from dfdm.geometry.coarse import coarse
from dfdm.geometry.part import Part

SHAPES = {
    "plate": cq.Workplane().box(60, 40, 4).faces(">Z").workplane().rarray(10, 10, 5, 3).hole(5),
    "ball": cq.Workplane().sphere(20),
    "rounded": cq.Workplane().box(30, 30, 30).edges().fillet(5),
    "shell": cq.Workplane().box(50, 40, 30).edges("|Z").fillet(6).faces(">Z").shell(-2),
}


@pytest.mark.parametrize("name", SHAPES)
def test_it_is_lighter_and_nearly_the_same(name):
    shape = SHAPES[name].val()
    light, whole = coarse(shape, name), Part.from_shape(shape)
    assert light.mesh.closed
    assert len(light.mesh.triangles) < 0.6 * len(whole.mesh.triangles)
    assert light.mesh.signed_volume_mm3 == pytest.approx(shape.Volume(), rel=0.06)
    assert np.allclose(light.body.bounding_box_mm, whole.body.bounding_box_mm, rtol=0.02)


def test_flat_parts_are_the_same():
    light = coarse(cq.Workplane().box(3, 2, 1).val())
    assert (len(light.mesh.triangles), light.body.faces) == (12, 6)
    assert light.mesh.signed_volume_mm3 == pytest.approx(6.0)


@pytest.mark.parametrize("nothing", [None, 7, cq.Edge.makeLine(cq.Vector(0, 0, 0), cq.Vector(1, 0, 0))])
def test_what_has_no_face_is_refused(nothing):
    with pytest.raises(GeometryError):
        coarse(nothing)
