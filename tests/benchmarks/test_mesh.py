"""Triangles leave OCCT exactly as CadQuery takes them out, many times faster (ratio in one run, twofold slack)."""

import cadquery as cq
import numpy as np
import pytest

from tests.benchmarks.mesh import measured, meshed, ours, theirs
from tests.benchmarks.parts import PARTS


def placed() -> cq.Shape:
    """Copies of one part at other places, one of them a mirror image, one inside out."""
    one = PARTS["plate"]()
    turned = one.moved(cq.Location(cq.Vector(0, 0, 30), cq.Vector(1, 2, 3), 40))
    inside_out = cq.Shape.cast(one.moved(cq.Location(cq.Vector(0, 0, 90))).wrapped.Reversed())
    return cq.Compound.makeCompound([one, turned, turned.mirror("XY"), inside_out])


SHAPES = {name: PARTS[name] for name in ("bracket", "enclosure", "gear", "loftpart")} | {"placed": placed}


@pytest.mark.parametrize("name", SHAPES)
def test_vertices_triangles_and_faces_are_the_same(name):
    shape = meshed(SHAPES[name]())
    for mine, other in zip(ours(shape), theirs(shape), strict=True):
        assert mine.shape == other.shape
        assert np.abs(mine - other).max() <= (1e-12 if mine.dtype == np.float64 else 0)


def test_many_times_faster_than_tessellate():
    for name, (_, slow, fast) in measured(("bracket", "enclosure"), repeats=3).items():
        assert slow > 7.5 * fast, name
