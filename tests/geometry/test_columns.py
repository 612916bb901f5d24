import cadquery as cq
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dfdm.geometry.columns import Columns, Grid, columns_of
from dfdm.geometry.lying import Lying, convex_hull, turn_to_up
from dfdm.geometry.part import Part


def cut(part: Part, *, cells: int = 10_000, least_mm: float = 0.05) -> Columns:
    lying = Lying.of(part)
    grid = Grid.over(np.zeros(3), lying.size, cells=cells, least_mm=least_mm)
    return columns_of(lying.corners, lying.normals[:, 2], grid)


def volume(columns: Columns) -> float:
    return float((columns.top - columns.bottom).sum() * columns.grid.pitch_mm**2)


def box_mesh(lower: tuple[float, float, float], upper: tuple[float, float, float]) -> tuple[np.ndarray, np.ndarray]:
    low, high = np.array(lower), np.array(upper)
    corners = np.array([[x, y, z] for z in (0, 1) for y in (0, 1) for x in (0, 1)]) * (high - low) + low
    quads = [(0, 2, 3, 1), (4, 5, 7, 6), (0, 1, 5, 4), (2, 6, 7, 3), (0, 4, 6, 2), (1, 3, 7, 5)]
    return corners, np.array([t for a, b, c, d in quads for t in ((a, b, c), (a, c, d))])


def together(*meshes: tuple[np.ndarray, np.ndarray]) -> Part:
    offset, vertices, triangles = 0, [], []
    for v, t in meshes:
        vertices.append(v)
        triangles.append(t + offset)
        offset += len(v)
    return Part.from_mesh(np.concatenate(vertices), np.concatenate(triangles))


def test_columns_of_a_sphere_hold_its_volume():
    columns = cut(Part.from_shape(cq.Workplane().sphere(10).val()))
    assert volume(columns) == pytest.approx(4 / 3 * np.pi * 1000, rel=0.01)
    assert columns.open_cells == 0


def test_overlapping_bodies_count_once():
    columns = cut(together(box_mesh((0, 0, 0), (10, 10, 10)), box_mesh((0, 0, 5), (10, 10, 15))))
    assert volume(columns) == pytest.approx(1500, rel=0.02)
    assert len(np.unique(columns.cell)) == len(columns.cell)


def test_bodies_that_touch_are_one_and_bodies_apart_are_two():
    touching = cut(together(box_mesh((0, 0, 0), (10, 10, 5)), box_mesh((0, 0, 5), (10, 10, 9))))
    apart = cut(together(box_mesh((0, 0, 0), (10, 10, 5)), box_mesh((0, 0, 6), (10, 10, 9))))
    assert len(touching.cell) == len(np.unique(touching.cell))
    assert len(apart.cell) == 2 * len(np.unique(apart.cell))


def test_a_void_inside_is_no_material():
    vertices, triangles = box_mesh((2, 2, 2), (8, 8, 8))
    hollow = together(box_mesh((0, 0, 0), (10, 10, 10)), (vertices, triangles[:, ::-1]))
    assert volume(cut(hollow)) == pytest.approx(1000 - 216, rel=0.02)


def test_an_open_mesh_keeps_the_columns_that_pair():
    vertices, triangles = box_mesh((0, 0, 0), (10, 10, 10))
    columns = cut(Part.from_mesh(vertices, np.delete(triangles, 2, axis=0)))  # half of the top is missing
    assert columns.open_cells > 0
    assert volume(columns) == pytest.approx(500, rel=0.05)


@given(st.tuples(*[st.floats(-1, 1)] * 3).filter(lambda v: np.linalg.norm(v) > 0.1))
def test_turning_up_is_a_rotation(up):
    turn = turn_to_up(up, box_mesh((0, 0, 0), (10, 20, 30))[0])
    assert np.allclose(turn @ turn.T, np.eye(3), atol=1e-9)
    assert np.linalg.det(turn) == pytest.approx(1.0)
    assert np.allclose(turn @ np.array(up) / np.linalg.norm(up), [0, 0, 1], atol=2e-6)


def test_a_tilted_box_lies_in_its_own_box():
    tilted = cq.Workplane().box(40, 20, 10).rotate((0, 0, 0), (1, 2, 0.5), 33)
    part = Part.from_shape(tilted.val())
    up = max((f for f in part.faces if f.normal), key=lambda f: f.area_mm2).normal
    assert sorted(Lying.of(part, up).size) == pytest.approx([10, 20, 40], abs=1e-6)


def test_points_go_back_to_the_parts_own_coordinates():
    part = Part.from_shape(cq.Workplane().box(4, 5, 6).translate((7, 8, 9)).val())
    lying = Lying.of(part, (0.0, -1.0, 0.0))
    assert np.allclose(lying.own(lying.vertices), part.mesh.vertices)
    assert lying.size[2] == pytest.approx(5)


def test_the_hull_of_points_on_a_line_is_the_points():
    points = np.array([[0.0, 0.0], [1.0, 1.0], [2.0, 2.0]])
    assert len(convex_hull(points)) == 3
