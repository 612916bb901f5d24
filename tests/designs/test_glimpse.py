"""A variant built only to be looked at: in the worker, in few triangles, and leaving the variant as it was."""

from typing import Annotated

import cadquery as cq
import pytest

from dfdm import design, mm
from dfdm.designs.apart import glimpse, rebuild
from dfdm.errors import BuildError


@design(title="Two balls")
def balls(radius: Annotated[float, mm(1, 50)] = 10):
    if radius == 13:
        raise ValueError("thirteen is unlucky")
    ball = cq.Workplane().sphere(radius)
    return cq.Assembly(name="balls").add(ball, name="left").add(ball, name="right", loc=cq.Location((60, 0, 0)))


def test_it_is_a_model_of_triangles_with_the_counts_of_the_parts():
    variant = balls(radius=20)
    model = glimpse(variant).result(120)
    (entry,) = model.parts
    assert (entry.count, entry.part.kind, model.title) == (2, "mesh", "Two balls")
    assert entry.part.mesh.closed
    assert entry.part.body.bounding_box_mm == pytest.approx((40, 40, 40), rel=0.03)
    assert entry.measure is None
    assert variant.model is None


def test_what_the_design_raises_comes_back():
    with pytest.raises(BuildError, match="thirteen is unlucky"):
        glimpse(balls(radius=13)).result(120)


def test_what_was_glimpsed_is_not_built_again_and_its_mesh_is_fine(tmp_path):
    times = tmp_path / "times"

    @design
    def counted(width: Annotated[float, mm(10, 50)] = 20.0):
        with times.open("a") as log:
            log.write("x")
        return cq.Workplane().sphere(width / 2)

    few = glimpse(counted(width=30)).result()
    whole = rebuild(counted(width=30)).result()
    assert times.read_text() == "x"
    fresh = rebuild(counted(width=31)).result()
    assert times.read_text() == "xx"
    triangles = [len(model.parts[0].part.mesh.triangles) for model in (few, whole, fresh)]
    assert triangles[0] < 0.5 * triangles[1]
    assert triangles[1] == pytest.approx(triangles[2], rel=0.2)
