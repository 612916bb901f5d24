"""Quantities over a surface: true at every vertex, on a mesh without cracks, and nothing where there is nothing to say."""

import cadquery as cq
import numpy as np
import pytest
import trimesh
from hypothesis import given, settings
from hypothesis import strategies as st

from dfdm.errors import GeometryError, InputError, UnknownNameError
from dfdm.geometry import SHADES, Part, shade_of
from dfdm.geometry.mesh import weld
from dfdm.geometry.shade_mesh import BUDGET, scale_end, shade_mesh
from tests.benchmarks.accuracy_reach import pocket
from tests.benchmarks.parts import PARTS
from tests.benchmarks.shades import frame, looked, placed, rows, shelf


def part(work: cq.Workplane) -> Part:
    return Part.from_shape(work.val())


def box(x=30, y=20, z=10):
    return cq.Workplane().box(x, y, z)


def spread(shade, shares=(0.1, 0.5, 0.9)):
    """Values that these shares of the surface with a value lie below, and the share of the surface that has one."""
    corners = shade.vertices[shade.triangles].astype(float)
    areas = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1)
    weight = np.bincount(shade.triangles.ravel(), weights=np.repeat(areas, 3), minlength=len(shade.values))
    known = np.flatnonzero(np.isfinite(shade.values))
    order = known[np.argsort(shade.values[known])]
    below = np.cumsum(weight[order])
    at = np.searchsorted(below, np.array(shares) * below[-1])
    return [float(v) for v in shade.values[order[at]]], float(weight[known].sum() / weight.sum())


def test_known_answers_are_met_at_every_vertex():
    off = [row for row in rows(turns=1) if not row.worst <= row.allowed or row.points < 200]
    assert not off


@pytest.mark.parametrize("name", ["plate", "bracket", "enclosure", "loftpart"])
def test_the_mesh_is_refined_without_cracks_or_change(name):
    whole = Part.from_shape(PARTS[name]())
    mesh = shade_mesh(whole)
    joined = weld(mesh.vertices, mesh.triangles, mesh.face_of_triangle)
    assert joined.closed and len(joined.triangles) == len(mesh.triangles)
    assert joined.signed_volume_mm3 == pytest.approx(whole.mesh.signed_volume_mm3, rel=1e-9)
    before = np.bincount(whole.mesh.face_of_triangle, weights=whole.mesh.areas)
    after = np.bincount(joined.face_of_triangle, weights=joined.areas)
    assert after == pytest.approx(before, rel=1e-9)
    assert (mesh.face_of_triangle[:, None] == mesh.face[mesh.triangles]).all()
    assert len(mesh.vertices) <= BUDGET


def test_edges_of_flat_faces_come_out_even():
    mesh = shade_mesh(Part.from_shape(PARTS["plate"]()))
    corners = mesh.vertices[mesh.triangles]
    longest = np.linalg.norm(corners - corners[:, [1, 2, 0]], axis=2).max(axis=1)
    assert longest.max() < 2.5 * np.median(longest)


def test_the_mesh_is_finer_where_a_quantity_jumps():
    step = box(60, 40, 4).union(cq.Workplane().box(20, 40, 20).translate((0, 0, -12)))
    mesh, thickness = looked(part(step), "thickness", limit_mm=3.0)
    joined = weld(mesh.vertices, mesh.triangles, mesh.face_of_triangle)
    assert joined.closed and len(mesh.vertices) <= BUDGET
    top = mesh.normals[mesh.triangles[:, 0], 2] > 0.99
    corners = mesh.vertices[mesh.triangles[top]]
    border = np.ptp(thickness[mesh.triangles[top]], axis=1) > 1.0
    reach = np.abs(np.abs(corners[border][..., 0]) - 10.0).max()
    assert border.any() and reach < 0.5 < np.median(np.ptp(corners[~border][..., 0], axis=1))
    assert set(np.round(thickness[(mesh.normals[:, 2] > 0.99)], 6)) == {4.0, 24.0}


def test_a_smaller_budget_is_kept_to():
    found = shade_mesh(part(box()), budget=500)
    assert 300 < len(found.vertices) <= 500
    whole = Part.from_shape(PARTS["plate"]())
    start = len(np.unique(whole.mesh.face_of_triangle[:, None] * 10**7 + whole.mesh.triangles))
    assert start < len(shade_mesh(whole, budget=100).vertices) <= start + 20  # it has more to begin with


def test_meshes_are_looked_at_as_solids_are():
    solid = Part.from_shape(PARTS["bracket"]())
    mesh = Part.from_mesh(solid.mesh.vertices, solid.mesh.triangles)
    for quantity, options in (("thickness", {}), ("overhang", {}), ("reach", {"diameter_mm": 3.0})):
        (one, share), (other, same) = (spread(shade_of(p, quantity, **options)) for p in (solid, mesh))
        assert one == pytest.approx(other, rel=0.05, abs=0.05) and share == pytest.approx(same, abs=0.01)


@settings(max_examples=3, deadline=None, derandomize=True)
@given(st.integers(1, 10_000))
def test_turning_and_moving_a_part_changes_nothing(seed):
    random = np.random.default_rng(seed)
    turn, shift = frame(random), random.uniform(-50, 50, 3)
    work = shelf().faces(">Z").workplane().hole(3, 9)
    up = tuple(turn[:, 2])
    here, there = part(work), placed(work, turn, shift)
    for quantity, options in (
        ("thickness", {}), ("gap", {}), ("overhang", {"up": up}), ("hang", {"up": up}), ("draft", {"pull": up}),
        ("reach", {"diameter_mm": 4.0}),
    ):  # fmt: skip
        unturned = {key: (0.0, 0.0, 1.0) if key in ("up", "pull") else value for key, value in options.items()}
        one, share = spread(shade_of(here, quantity, **unturned))
        other, same = spread(shade_of(there, quantity, **options))
        assert one == pytest.approx(other, abs=0.3, rel=0.02), quantity
        assert share == pytest.approx(same, abs=0.02), quantity


def test_what_stands_on_the_bed_or_rests_on_surface_does_not_hang():
    assert not np.isfinite(shade_of(part(box()), "overhang").values).any()
    stacked = cq.Workplane(cq.Compound.makeCompound([box().val(), box().translate((0, 0, 10.2)).val()]))
    assert not np.isfinite(shade_of(part(stacked), "overhang").values).any()
    apart = cq.Workplane(cq.Compound.makeCompound([box().val(), box().translate((0, 0, 10.4)).val()]))
    hangs = shade_of(part(apart), "overhang").values
    assert set(hangs[np.isfinite(hangs)]) == {90.0}
    assert (shade_of(part(apart), "hang").values == 51.0).any()  # begins in mid-air


def test_a_bridge_hangs_from_nothing_but_leans():
    bridge = box(40, 10, 20).cut(cq.Workplane().box(20, 10, 12).translate((0, 0, -4)))
    hang, lean = (shade_of(part(bridge), name).values for name in ("hang", "overhang"))
    assert set(lean[np.isfinite(lean)]) == {90.0}
    assert (hang[np.isfinite(hang)] == 0.0).all()


def test_inside_another_body_there_is_nothing():
    two = cq.Workplane(cq.Compound.makeCompound([box().val(), box(10, 10, 10).translate((13, 0, 0)).val()]))
    mesh, found = looked(part(two), "thickness")
    buried = (mesh.points[:, 0] < 14.9) & (mesh.points[:, 0] > 7) & (mesh.normals[:, 0] < -0.9)
    assert buried.any() and np.isnan(found[buried]).all()


def test_an_undercut_is_filled_up_to_the_opposite_wall():
    slot = cq.Workplane().box(8, 40, 12).translate((0, 0, 6)).union(cq.Workplane().box(20, 40, 4))
    block = part(cq.Workplane().box(50, 60, 24).cut(slot))
    mesh, found = looked(block, "reach", diameter_mm=6.0, ups=[(0, 0, 1)])
    wing = (np.abs(mesh.points[:, 0]) > 4.5) & (np.abs(mesh.points[:, 0]) < 9.9) & (np.abs(mesh.points[:, 1]) < 19.9)
    roof = wing & (mesh.normals[:, 2] < -0.9) & (np.abs(mesh.points[:, 2] - 2.0) < 1e-6)
    assert roof.any() and found[roof] == pytest.approx(4.0, abs=1e-4)
    floor = (
        (np.abs(mesh.points[:, 0]) < 3.5)
        & (np.abs(mesh.points[:, 2] + 2.0) < 1e-6)
        & (np.abs(mesh.points[:, 1]) < 16.5)
    )
    assert floor.any() and (found[floor] == 0.0).all()


def test_a_longer_stick_out_leaves_no_more():
    deep = part(cq.Workplane().box(60, 60, 40).cut(cq.Workplane().box(20, 20, 30).translate((0, 0, 5))))
    left = [shade_of(deep, "reach", diameter_mm=8.0, stickout_mm=s).values for s in (10.0, 20.0, 31.0, None)]
    mean = [float(v.mean()) for v in left]
    assert mean[0] > mean[1] > mean[2] == pytest.approx(mean[3])


def test_of_a_mesh_with_very_many_triangles_some_points_stand_for_others():
    mesh = Part.from_shape(pocket(3).val()).mesh
    vertices, triangles = mesh.vertices, mesh.triangles
    while len(triangles) < 70_000:
        vertices, triangles = trimesh.remesh.subdivide(vertices, triangles)
    found = shade_of(Part.from_mesh(vertices, triangles), "reach", diameter_mm=8.0)
    assert len(found.values) > 30_000
    wall = (
        (np.abs(found.vertices[:, 0]) > 12.0)
        & (np.abs(found.vertices[:, 1]) > 7.0)
        & (np.abs(found.vertices[:, 2] - 5) < 4)
    )
    assert found.values[wall].max() == pytest.approx(2**0.5 - 1.0, abs=0.15)
    assert (found.values[np.abs(found.vertices[:, 0]) < 8.5] == 0.0).all()


def test_an_open_scan_says_nothing_where_it_ends():
    whole = part(box())
    lid = whole.mesh.normals[:, 2] < 0.9
    scan = Part.from_mesh(whole.mesh.vertices, whole.mesh.triangles[lid])
    mesh, found = looked(whole, "deviation", received=scan, farthest_mm=3.0)
    top = mesh.normals[:, 2] > 0.9
    assert np.isnan(found[top]).all() and found[~top] == pytest.approx(0.0, abs=1e-6)


def test_deviation_of_a_rounded_corner_is_missing_material():
    found = shade_of(part(box()), "deviation", received=part(box().edges("|Z").fillet(1.0))).values
    assert found.max() < 1e-6 and found.min() == pytest.approx(-(2**0.5 - 1.0), abs=0.05)


def test_a_leaning_copy_deviates_by_its_lean_beside_edges_too():
    whole = Part.from_shape(PARTS["bracket"]())
    mesh = whole.mesh
    sheared = mesh.vertices + np.outer(0.002 * (mesh.vertices[:, 0] - mesh.lower_mm[0]), [0.0, 0.0, 1.0])
    found = shade_of(whole, "deviation", received=Part.from_mesh(sheared, mesh.triangles)).values
    assert np.nanmax(np.abs(found)) == pytest.approx(0.002 * 60, abs=1e-3)


def test_a_feature_that_was_not_made_is_missing_material():
    made, found = looked(
        part(box().union(cq.Workplane().box(4, 4, 4).translate((0, 0, 7)))),
        "deviation",
        received=part(box()),
        farthest_mm=5.0,
    )
    top = (made.points[:, 2] > 8.99) & (np.abs(made.points[:, 0]) < 1.9)
    assert top.any() and found[top] == pytest.approx(-4.0, abs=1e-6)
    assert (found[made.points[:, 2] > 5.1] < 0.0).all()


def test_scales_hold_the_limit():
    plate = part(box())
    for quantity, option, limit in (
        ("thickness", "limit_mm", 0.8), ("thickness", "limit_mm", 40.0), ("gap", "limit_mm", 0.5), ("hang", "limit_mm", 2.0),
        ("overhang", "limit_deg", 45.0),
    ):  # fmt: skip
        found = shade_of(plate, quantity, **{option: limit})
        assert found.low < found.limit == limit < found.high and found.palette == "threshold"
    assert shade_of(plate, "thickness").palette == "sequential" and shade_of(plate, "draft").palette == "diverging"
    assert shade_of(plate, "overhang", limit_deg=45.0).limit_is == "most"
    assert scale_end(np.array([np.nan, 0.0]), 0.5, least=2.0) == 2.0
    assert scale_end(np.array([0.13, np.inf]), 0.5, least=2.0) == 0.15


def test_the_same_question_is_answered_once():
    plate = part(box())
    assert shade_of(plate, "overhang", up=[0, 0, 1]) is shade_of(plate, "overhang", up=(0, 0, 1))
    assert shade_of(plate, "overhang", up=[0, 0, -1]) is not shade_of(plate, "overhang", up=(0, 0, 1))


def test_what_cannot_be_asked_is_one_error():
    plate = part(box())
    with pytest.raises(UnknownNameError):
        shade_of(plate, "weight")
    for quantity, options in (
        ("overhang", {"up": (0, 0, 0)}), ("draft", {"pull": (1, 0)}), ("hang", {"up": (0, 0, np.nan)}),
        ("reach", {"diameter_mm": 3.0, "ups": [(0, 0, 0)]}), ("reach", {"diameter_mm": 0.0}), ("reach", {"diameter_mm": 3.0, "ups": []}),
        ("reach", {"diameter_mm": 3.0, "stickout_mm": -1.0}),
    ):  # fmt: skip
        with pytest.raises(InputError):
            shade_of(plate, quantity, **options)
    hollow = Part.from_mesh(plate.mesh.vertices, plate.mesh.triangles[1:])
    with pytest.raises(GeometryError):
        shade_of(hollow, "reach", diameter_mm=3.0)


def test_an_open_surface_still_shows_what_it_can():
    plate = part(box())
    hollow = Part.from_mesh(plate.mesh.vertices, plate.mesh.triangles[1:])
    for quantity in ("thickness", "gap", "overhang", "hang", "draft"):
        assert len(shade_of(hollow, quantity).values) > 1000


def test_every_name_has_a_quantity():
    plate = part(box())
    options = {"reach": {"diameter_mm": 3.0}, "deviation": {"received": plate}}
    for name in SHADES:
        assert shade_of(plate, name, **options.get(name, {})).title
