import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dfdm.pictures import display_mesh
from dfdm.pictures.raster import rasterize

CUBE = np.array([[x, y, z] for x in (0, 10) for y in (0, 10) for z in (0, 10)], dtype=float)
SIDES = np.array(
    [[0, 1, 3], [0, 3, 2], [4, 6, 7], [4, 7, 5], [0, 4, 5], [0, 5, 1],
     [2, 3, 7], [2, 7, 6], [0, 2, 6], [0, 6, 4], [1, 5, 7], [1, 7, 3]]
)  # fmt: skip


def tube(count):
    turn = np.linspace(0, 2 * np.pi, count, endpoint=False)
    rings = [np.stack([np.cos(turn), np.sin(turn), np.full(count, z)], axis=1) for z in (0.0, 1.0)]
    i = np.arange(count)
    j = (i + 1) % count
    triangles = np.concatenate([np.stack([i, j, j + count], 1), np.stack([i, j + count, i + count], 1)])
    return np.concatenate(rings), triangles


def test_a_cube_is_split_where_it_is_sharp():
    mesh = display_mesh(CUBE, SIDES, face_of_triangle=np.repeat(np.arange(6), 2))
    assert mesh.vertices.shape == (24, 3)
    assert mesh.edges.shape == (12, 2, 3)
    assert np.allclose(np.abs(mesh.normals).max(axis=1), 1.0)
    assert np.array_equal(mesh.face_of_triangle, np.repeat(np.arange(6), 2))


def test_a_tube_is_smooth_around_and_has_only_its_two_rims_as_edges():
    vertices, triangles = tube(40)
    mesh = display_mesh(vertices, triangles)
    outward = mesh.vertices[:, :2] / np.linalg.norm(mesh.vertices[:, :2], axis=1)[:, None]
    assert len(mesh.vertices) == 80
    assert np.einsum("ij,ij->i", mesh.normals[:, :2], outward).min() > 0.995
    assert len(mesh.edges) == 80


def test_faces_never_share_a_vertex_so_that_each_can_have_its_color():
    vertices, triangles = tube(60)
    face = (np.arange(len(triangles)) % 60 < 20).astype(int)
    mesh = display_mesh(vertices, triangles, face_of_triangle=face)
    assert not set(mesh.triangles[face == 0].ravel()) & set(mesh.triangles[face == 1].ravel())
    assert len(mesh.edges) == 120  # a border between faces that does not turn is not drawn


@given(st.integers(0, 10_000))
@settings(max_examples=40, deadline=None)
def test_the_z_buffer_agrees_with_the_definition_at_every_pixel(seed):
    random = np.random.default_rng(seed)
    corners = random.uniform(-5, 25, (6, 3, 3))
    seen, depth = rasterize(corners, 20, 16)
    for row, column in random.integers(0, [16, 20], (30, 2)):
        point = np.array([column + 0.5, row + 0.5])
        best, nearest = -1, -np.inf
        for number, (a, b, c) in enumerate(corners):
            weights = np.linalg.solve(np.array([[a[0], b[0], c[0]], [a[1], b[1], c[1]], [1, 1, 1]]), [*point, 1])
            if weights.min() >= 0 and weights @ [a[2], b[2], c[2]] > nearest:
                best, nearest = number, weights @ [a[2], b[2], c[2]]
        assert seen[row, column] == best
        assert depth[row, column] == pytest.approx(nearest, abs=1e-6)
