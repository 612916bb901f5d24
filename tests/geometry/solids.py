"""Parts whose features are known because the tests make them, and turning them at random in space."""

from __future__ import annotations

import cadquery as cq
import numpy as np
from hypothesis import strategies as st

from dfdm.geometry.part import Part

turns = st.tuples(
    st.floats(-1, 1), st.floats(-1, 1), st.floats(0.1, 1), st.floats(0, 360), st.floats(-200, 200), st.floats(-200, 200)
)


def turned_about(work: cq.Workplane, turn: tuple[float, float, float, float, float, float]) -> Part:
    """The part rotated by an angle about an axis and moved away from the origin."""
    x, y, z, angle, dx, dy = turn
    shape = work.val().rotate(cq.Vector(0, 0, 0), cq.Vector(x, y, z), angle).translate(cq.Vector(dx, dy, 0.3 * dx))
    return Part.from_shape(shape)


def part(work: cq.Workplane) -> Part:
    return Part.from_shape(work.val())


def plate(x: float = 100, y: float = 60, z: float = 10) -> cq.Workplane:
    """A plate with its lower left corner at the origin, selected on top."""
    return cq.Workplane().box(x, y, z, centered=False).faces(">Z").workplane(origin=(0, 0, z))


def near(one, other, tolerance=1e-6):
    return bool(np.allclose(one, other, atol=tolerance, rtol=0))
