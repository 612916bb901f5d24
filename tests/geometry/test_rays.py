import cadquery as cq
import numpy as np
import pytest

from dfdm.geometry import Part
from dfdm.geometry.rays import RayScene


@pytest.fixture(scope="module")
def mesh():
    solid = cq.Workplane().box(30, 20, 10).faces(">Z").workplane().hole(6).edges("|Z").fillet(1).val()
    return Part.from_shape(solid.moved(cq.Location(cq.Vector(500, -300, 200)))).mesh


@pytest.mark.parametrize("engine", ["embree", "numpy"])
def test_first_hit_is_exact(mesh, engine):
    scene = RayScene(mesh, engine=engine)
    origins = [[510, -300, 230], [500, -300, 230], [510, -300, 230]]
    distance, triangle = scene.first_hit(origins, [[0, 0, -2], [0, 0, -1], [0, 0, 1]])
    assert distance[0] == pytest.approx(25.0, abs=1e-9)
    assert triangle[0] >= 0
    assert np.isinf(distance[1:]).all() and (triangle[1:] == -1).all()
    assert scene.occluded(origins, [[0, 0, -1], [0, 0, -1], [0, 0, 1]]).tolist() == [True, False, False]


def test_both_engines_meet_the_same_surface(mesh):
    random = np.random.default_rng(5)
    origins = random.uniform(-20, 20, (300, 3)) + np.array([500, -300, 200])
    directions = random.normal(size=(300, 3))
    fast, slow = RayScene(mesh), RayScene(mesh, engine="numpy")
    if fast.engine == "numpy":
        pytest.skip("embreex is not installed: there is only one engine to compare")
    a, b = fast.first_hit(origins, directions), slow.first_hit(origins, directions)
    same = (a[1] >= 0) == (b[1] >= 0)
    assert same.mean() > 0.99  # single precision may pass beside an edge
    both = (a[1] >= 0) & (b[1] >= 0)
    assert np.quantile(np.abs(a[0][both] - b[0][both]), 0.98) < 1e-6


def test_without_embree_the_numpy_engine_is_taken(mesh, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, "embreex.mesh_construction", None)
    assert RayScene(mesh).engine == "numpy"


def test_one_origin_serves_many_directions(mesh):
    distance, _ = RayScene(mesh).first_hit([510, -300, 230], [[0, 0, -1], [0, 0, -1]])
    assert distance == pytest.approx([25, 25])
