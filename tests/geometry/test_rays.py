import cadquery as cq
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dfdm.geometry import Part
from dfdm.geometry.mesh import weld
from dfdm.geometry.rays import RayScene


@pytest.fixture(scope="module")
def mesh():
    solid = cq.Workplane().box(30, 20, 10).faces(">Z").workplane().hole(6).edges("|Z").fillet(1).val()
    return Part.from_shape(solid.moved(cq.Location(cq.Vector(500, -300, 200)))).mesh


def against_all(mesh, origins, directions):
    """Every ray against every triangle, one after the other."""
    distance = np.full(len(origins), np.inf)
    for a, b, c in mesh.corners:
        normal = np.cross(b - a, c - a)
        for i, (o, d) in enumerate(zip(origins, directions, strict=True)):
            slope = normal @ d
            if slope == 0:
                continue
            t = normal @ (a - o) / slope
            p = o + t * d
            sides = [np.cross(q - r, p - r) @ normal for r, q in ((a, b), (b, c), (c, a))]
            if 0 < t < distance[i] and min(sides) >= -1e-9 * (normal @ normal):
                distance[i] = t
    return distance


def test_first_hit_is_exact(mesh):
    scene = RayScene(mesh)
    origins = [[510, -300, 230], [500, -300, 230], [510, -300, 230]]
    distance, triangle = scene.first_hit(origins, [[0, 0, -2], [0, 0, -1], [0, 0, 1]])
    assert distance[0] == pytest.approx(25.0, abs=1e-9)
    assert triangle[0] >= 0
    assert np.isinf(distance[1:]).all() and (triangle[1:] == -1).all()
    assert scene.occluded(origins, [[0, 0, -1], [0, 0, -1], [0, 0, 1]]).tolist() == [True, False, False]


def test_rays_meet_what_a_search_through_all_triangles_finds(mesh):
    random = np.random.default_rng(5)
    origins = random.uniform(-20, 20, (24, 3)) + np.array([500, -300, 200])
    directions = random.normal(size=(24, 3))
    directions /= np.linalg.norm(directions, axis=1)[:, None]
    distance, triangle = RayScene(mesh).first_hit(origins, directions)
    wanted = against_all(mesh, origins, directions)
    assert np.array_equal(np.isfinite(wanted), triangle >= 0)
    assert np.allclose(distance[triangle >= 0], wanted[triangle >= 0], rtol=0, atol=1e-9)
    assert np.array_equal(RayScene(mesh).occluded(origins, directions), triangle >= 0)


def test_one_origin_serves_many_directions(mesh):
    distance, _ = RayScene(mesh).first_hit([510, -300, 230], [[0, 0, -1], [0, 0, -1]])
    assert distance == pytest.approx([25, 25])


def test_only_hits_within_an_interval_and_on_one_side_count(mesh):
    scene = RayScene(mesh)
    ray = [[510, -300, 230]], [[0, 0, -1]]
    assert scene.first_hit(*ray, side=1)[0] == pytest.approx([35])
    assert scene.first_hit(*ray, side=-1)[0] == pytest.approx([25])
    assert scene.first_hit(*ray, least_mm=26)[0] == pytest.approx([35])
    assert scene.first_hit(*ray, most_mm=24)[1].tolist() == [-1]
    assert scene.occluded(*ray, least_mm=26, most_mm=34).tolist() == [False]
    _, top = scene.first_hit(*ray)
    assert scene.first_hit(*ray, skip=top)[0] == pytest.approx([35])


def test_points_are_counted_into_the_bodies_around_them():
    one = Part.from_shape(cq.Workplane().box(10, 10, 10).val()).mesh
    both = weld(
        np.concatenate((one.vertices, one.vertices + 5.0)),
        np.concatenate((one.triangles, one.triangles + len(one.vertices))),
        np.zeros(2 * len(one.triangles)),
    )
    points = np.array([[2.0, 2, 2], [-2, -2, -2], [7, 7, 7], [20, 0, 0], [-20, -20, -20]])
    inside = RayScene(both).bodies_around(points, np.tile([0.31, 0.52, 0.77], (5, 1)))
    assert inside.tolist() == [2, 1, 1, 0, 0]


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6), spread=st.sampled_from([1e-3, 1.0, 1e4]), count=st.integers(1, 300))
def test_any_soup_of_triangles_is_searched_whole(seed, spread, count):
    random = np.random.default_rng(seed)
    corners = random.normal(size=(count, 1, 3)) * spread ** random.uniform(0, 1, (count, 1, 1)) + random.normal(
        size=(count, 3, 3)
    )
    soup = weld(corners.reshape(-1, 3), np.arange(3 * count).reshape(-1, 3), np.zeros(count))
    toward = soup.centroids
    origins = np.tile(random.normal(size=3) * 10, (len(toward), 1))
    distance, triangle = RayScene(soup).first_hit(origins, toward - origins)
    assert (triangle >= 0).all()
    assert (distance <= np.linalg.norm(toward - origins, axis=1) * (1 + 1e-9)).all()


def test_many_triangles_in_one_place_do_not_overflow():
    corners = np.tile(np.array([[0.0, 0, 0], [1, 0, 0], [0, 1, 0]]), (5000, 1, 1))
    soup = weld(corners.reshape(-1, 3), np.arange(15000).reshape(-1, 3), np.zeros(5000))
    distance, triangle = RayScene(soup).first_hit([0.2, 0.2, 1], [[0, 0, -1]])
    assert distance == pytest.approx([1.0]) and triangle[0] == 0  # of equals the first


def test_a_ray_without_a_direction_meets_nothing_and_says_nothing(mesh):
    distance, triangle = RayScene(mesh).first_hit(np.zeros((2, 3)), [[0.0, 0.0, 0.0], [1e-200, 0.0, 0.0]])
    assert np.isinf(distance).all()
    assert (triangle == -1).all()
