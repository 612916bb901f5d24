"""What lines meet, found through the grid, is what is found by asking every triangle."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dfdm.geometry.sight_kernel import sights

WALL = 0.01


def asked(corners, facing, points, sign):
    """Whether no triangle that faces a line (sign 1 from above) lies between it and each point."""
    a, u, v = corners[:, 0], corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    matters = sign * facing > 1e-6
    a, u, v = a[matters], u[matters], v[matters]
    twice = u[:, 0] * v[:, 1] - u[:, 1] * v[:, 0]
    p = points[:, None] - a
    b = (p[..., 0] * v[:, 1] - p[..., 1] * v[:, 0]) / twice
    c = (u[:, 0] * p[..., 1] - u[:, 1] * p[..., 0]) / twice
    height = a[:, 2] + b * u[:, 2] + c * v[:, 2]
    return ~((b >= 0) & (c >= 0) & (b + c <= 1) & (sign * (height - points[:, None, 2]) > 0)).any(axis=1)


def found(vertices, triangles, face, points, lean):
    corners = vertices[triangles]
    normal = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    facing = normal[:, 2] / np.maximum(np.linalg.norm(normal, axis=1), 1e-12)
    seen, extent = sights(
        vertices, triangles, facing, np.empty((len(triangles), 6)), face, int(face.max()) + 1, points, lean, WALL
    )
    return corners, facing, seen, extent


@settings(max_examples=30, deadline=None, derandomize=True)
@given(
    st.integers(0, 10_000), st.sampled_from([(1, 1, 1), (100, 1, 1), (1, 200, 0.1), (1e-3, 1, 1)]), st.integers(1, 900)
)
def test_the_grid_hides_no_triangle(seed, size, count):
    random = np.random.default_rng(seed)
    vertices = random.uniform(-1, 1, (max(count // 2, 3), 3)) * size
    triangles = np.array([random.choice(len(vertices), 3, replace=False) for _ in range(count)], dtype=np.int32)
    face = np.sort(random.integers(0, 5, count)).astype(np.int32)
    points = random.uniform(-1.1, 1.1, (200, 3)) * size
    lean = random.uniform(-1, 1, 200)
    corners, facing, seen, extent = found(vertices, triangles, face, points, lean)
    assert (seen[0] == (asked(corners, facing, points, 1.0) & (lean > -WALL))).all()
    assert (seen[1] == (asked(corners, facing, points, -1.0) & (lean < WALL))).all()
    for f in np.unique(face):
        assert extent[0, f] == corners[face == f][..., 2].min()
        assert extent[1, f] == corners[face == f][..., 2].max()


def test_upright_triangles_hide_nothing():
    vertices = np.array([[0.0, 0, 0], [1, 0, 0], [0, 0, 1]])
    one = np.array([[0, 1, 2]], dtype=np.int32)
    _, _, seen, extent = found(
        vertices, one, np.zeros(1, dtype=np.int32), np.array([[0.2, 0.0, -1.0], [5, 5, 5]]), np.array([1.0, -1.0])
    )
    assert seen.tolist() == [[True, False], [False, True]]
    assert extent[:, 0] == pytest.approx([0.0, 1.0])
