import cadquery as cq
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from dfdm.geometry import Part
from dfdm.geometry.flat_kernel import triangulate


def swept(loops):
    """Triangles over loops (outer first, material on the left) and their points; None where the sweep gives up."""
    xy = np.ascontiguousarray(np.concatenate(loops))
    ends = np.cumsum([len(loop) for loop in loops])
    following = np.arange(1, len(xy) + 1)
    following[ends - 1] = ends - [len(loop) for loop in loops]
    previous = np.empty_like(following)
    previous[following] = np.arange(len(xy))
    count = np.array([len(xy) + 2 * len(loops) - 4])
    made = np.zeros((count[0], 3), dtype=np.int64)
    order = np.lexsort((xy[:, 1], xy[:, 0]))
    span = np.array([0, len(xy)])
    found = triangulate(xy, following, previous, order, np.arange(len(xy)), span, count, made)
    return (made, xy) if found[0] else None


def circle(x, y, radius, corners, way=1):
    angle = way * np.arange(corners) * 2 * np.pi / corners
    return np.stack((x + radius * np.cos(angle), y + radius * np.sin(angle)), axis=1)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10_000), st.integers(5, 60), st.integers(0, 3), st.booleans())
def test_any_polygon_with_holes_is_covered_once(seed, corners, holes, whole):
    state = np.random.default_rng(seed)
    angle = np.sort(state.uniform(0, 2 * np.pi, corners))
    rim = state.uniform(4, 10, corners)[:, None] * np.stack((np.cos(angle), np.sin(angle)), axis=1)
    rim = np.round(rim) if whole else rim
    loops = [rim] + [circle(1.1 * (k - 1), 0.3 * k, 0.5, 3 + k, -1) for k in range(holes)]
    face = shapely.Polygon(rim, loops[1:])
    if not face.is_valid or len(np.unique(rim, axis=0)) < corners or face.area <= 0 or not face.exterior.is_ccw:
        return
    made, xy = swept(loops)
    (ux, uy), (vx, vy) = (xy[made[:, 1]] - xy[made[:, 0]]).T, (xy[made[:, 2]] - xy[made[:, 0]]).T
    areas = 0.5 * (ux * vy - uy * vx)
    assert areas.min() > -1e-9 and areas.sum() == pytest.approx(face.area, rel=1e-9)


def test_diagonals_are_those_of_delaunay():
    made, xy = swept([circle(0, 0, 10, 40), circle(0, 0, 9, 40, -1)])
    length = np.linalg.norm(xy[made] - xy[np.roll(made, 1, axis=1)], axis=2)
    assert length.max() < 2.0  # no chord across the ring


def test_loops_that_cross_are_refused():
    assert swept([np.array([[0, 0], [4, 4], [4, 0], [0, 4.0]])]) is None


def test_holes_that_touch_keep_the_mesh_closed():
    body = (
        cq.Workplane()
        .box(20, 20, 5)
        .cut(cq.Workplane().box(4, 4, 9))
        .cut(cq.Workplane().box(4, 4, 9).translate((4, 4, 0)))
    )
    part = Part.from_shape(body.val())
    assert part.mesh.closed and part.mesh.signed_volume_mm3 == pytest.approx(2000 - 160)
