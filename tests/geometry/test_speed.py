"""Ratios within one run, with twice the slack that was measured; never absolute times."""

import time

import cadquery as cq
import pytest
from OCP.BRepMesh import BRepMesh_IncrementalMesh

from dfdm.geometry import Part, tessellation
from dfdm.geometry.brep import faces_of
from dfdm.geometry.opposite import across_material
from dfdm.geometry.samples import sample_surface

pytestmark = pytest.mark.slow


def median_s(run, repeats=5):
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return sorted(times)[repeats // 2]


@pytest.fixture(scope="module")
def perforated():
    return (
        cq.Workplane().box(120, 80, 4).faces(">Z").workplane().rarray(12, 12, 9, 6).hole(6).edges("|Z").fillet(1).val()
    )


def test_triangles_leave_the_kernel_many_times_faster_than_node_by_node(perforated):
    meshed = perforated.copy()
    BRepMesh_IncrementalMesh(meshed.wrapped, 0.1, False, 0.3, True)
    faces = faces_of(meshed.wrapped)
    theirs = median_s(lambda: meshed.tessellate(0.1, 0.3), 3)
    ours = median_s(lambda: tessellation._triangulations(faces))
    assert theirs > 7.5 * ours  # measured: 15 to 96 times


def test_thickness_is_many_times_faster_than_the_largest_sphere(perforated):
    import trimesh

    part = Part.from_shape(perforated)
    samples = sample_surface(part, 300)
    mesh = trimesh.Trimesh(part.mesh.vertices, part.mesh.triangles, process=False)

    def sphere():
        trimesh.proximity.thickness(mesh, samples.points[:200], normals=samples.normals[:200], method="max_sphere")

    across_material(part)
    ours = median_s(lambda: across_material(part)) / len(sample_surface(part).points)
    assert median_s(sphere, 3) / 200 > 25 * ours  # measured: more than 50 times
