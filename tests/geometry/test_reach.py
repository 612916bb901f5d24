import json
from pathlib import Path

import cadquery as cq
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dfdm.facts.measurements import NotMeasured
from dfdm.facts.reach import Reach
from dfdm.geometry.part import Part
from dfdm.geometry.probes import probes_of
from dfdm.geometry.reach import measure_reach
from dfdm.geometry.tool_fit import frame, views_of

MILLED = Path(__file__).parents[2].parent / "shared" / "data" / "milling"


def reach(solid: cq.Workplane) -> Reach:
    found = measure_reach(Part.from_shape(solid.val()))
    assert isinstance(found, Reach)
    return found


def pocket(corner_mm: float) -> cq.Workplane:
    hollow = cq.Workplane().rect(26, 16).extrude(10)
    if corner_mm:
        hollow = hollow.edges("|Z").fillet(corner_mm)
    return cq.Workplane().box(40, 30, 20).cut(hollow)


def ups(found: Reach) -> list[tuple[float, float, float]]:
    return [found.directions[i].up for i in found.setups]


def test_a_block_is_reached_by_every_tool_from_top_and_bottom():
    found = reach(cq.Workplane().box(40, 30, 20))
    assert (found.unreached_area_mm2 == 0.0).all()
    assert sorted(ups(found)) == [(0.0, 0.0, -1.0), (0.0, 0.0, 1.0)]
    assert (found.needed_stickout_mm == 0.0).all()
    top = found.directions[0]
    assert top.up == (0.0, 0.0, 1.0)
    assert top.seen_area_mm2 == pytest.approx(40 * 30 + 2 * 70 * 20, rel=1e-3)  # a wall is reached beside the tool
    assert top.depth_mm == pytest.approx(20, rel=0.02)
    assert (found.tools.left_by_direction_mm3[0] == 0.0).all()
    assert found.places == ()


def test_a_sharp_pocket_keeps_a_strip_as_wide_as_the_tool_at_its_corners():
    found = reach(pocket(0.0))
    for diameter in (4.0, 8.0, 10.0):
        radius = diameter / 2
        expected = 4 * (2 * radius * 10 + (1 - np.pi / 4) * radius**2)
        assert found.area_unreached(diameter) == pytest.approx(expected, rel=0.15), diameter
    assert found.unreached_area_mm2[0] == 0.0
    assert found.needed_stickout_mm[4] == pytest.approx(10, abs=0.3)


def test_a_tool_of_the_corner_radius_reaches_the_whole_pocket_and_a_larger_one_leaves_the_corners():
    found = reach(pocket(5.0))
    assert found.area_unreached(8.0) == 0.0
    assert found.area_unreached(10.0) == 0.0
    corners = 4 * (2.5 * np.pi * 10 + 2 * 1.0 * 10)  # the fillets and a millimeter beside each
    assert found.area_unreached(12.0) == pytest.approx(corners, rel=0.1)
    assert found.area_unreached(20.0) > 2 * 42 * 10  # does not even fit in
    assert found.tools.left_by_direction_mm3[0, -1] == pytest.approx(10 * (26 * 16 - (4 - np.pi) * 25), rel=0.03)


@pytest.mark.parametrize("width", [4.0, 6.0, 10.0])
@pytest.mark.parametrize("turned_deg", [0.0, 37.0])
def test_a_slot_takes_a_tool_of_its_own_width(width, turned_deg):
    slot = cq.Workplane().slot2D(24, width, turned_deg).extrude(8)
    found = reach(cq.Workplane().box(40, 40, 16).cut(slot))
    assert found.area_unreached(width) == 0.0
    next_size = found.tool_diameter_mm[found.tool_diameter_mm > width][0]
    assert found.area_unreached(next_size) >= 0.95 * 8 * (2 * (24 - width) + np.pi * width)


def test_a_hole_is_reached_by_a_tool_of_its_diameter():
    found = reach(cq.Workplane().box(30, 30, 12).faces(">Z").workplane().hole(6.0))
    assert found.area_unreached(6.0) == 0.0
    assert found.area_unreached(8.0) == pytest.approx(np.pi * 6 * 12, rel=0.02)
    assert found.needed_stickout_mm[5] == pytest.approx(6, abs=0.3)  # from the nearer end


def test_a_ring_groove_inside_is_an_undercut():
    bore = cq.Workplane().circle(6).extrude(30).union(cq.Workplane().circle(10).extrude(5).translate((0, 0, 10)))
    found = reach(cq.Workplane().box(50, 50, 30, centered=(True, True, False)).cut(bore))
    ring = 2 * np.pi * (100 - 36) + 2 * np.pi * 10 * 5
    assert found.unreached_area_mm2[0] == pytest.approx(ring, rel=0.02)
    assert sum(p.area_mm2 for p in found.places if p.value == 0.0) == pytest.approx(ring, rel=0.02)
    lowest, highest = (f(p.at_mm[2] for p in found.places if p.value == 0.0) for f in (min, max))
    assert lowest == pytest.approx(10) and highest == pytest.approx(15)


def test_a_t_slot_is_open_at_its_ends():
    slot = cq.Workplane().box(8, 60, 12).translate((0, 0, 6)).union(cq.Workplane().box(20, 60, 4))
    found = reach(cq.Workplane().box(50, 40, 24).cut(slot))
    assert found.unreached_area_mm2[0] == 0.0
    assert len(found.setups) == 2 and 1.0 in {abs(up[1]) for up in ups(found)}
    assert found.area_unreached(6.0) >= 4 * 6 * 40  # ceilings and floors of the wings: 6 wide, 4 high


def test_blind_holes_each_need_the_setup_from_their_side():
    block = cq.Workplane().box(40, 30, 20).faces(">X").workplane().hole(4, 10)
    assert len(reach(block).setups) == 2 and (1.0, 0.0, 0.0) in ups(reach(block))
    for side in ("<Y", ">Z"):
        block = block.faces(side).workplane(centerOption="CenterOfBoundBox").hole(4, 5)
    assert sorted(ups(reach(block))) == [(0.0, -1.0, 0.0), (0.0, 0.0, 1.0), (1.0, 0.0, 0.0)]


def test_slopes_and_fillets_are_reached_along_their_side():
    found = reach(cq.Workplane().box(40, 30, 20).edges(">Z").fillet(4).faces("<Z").edges().chamfer(2))
    assert found.area_unreached(20.0) <= 0.002 * 5200


def test_an_open_mesh_is_not_measured():
    mesh = Part.from_shape(cq.Workplane().box(1, 1, 1).val()).mesh
    found = measure_reach(Part.from_mesh(mesh.vertices, mesh.triangles[1:]))
    assert isinstance(found, NotMeasured) and "open" in found.reason


def test_a_mesh_is_reached_like_the_solid_it_came_from():
    part = Part.from_shape(pocket(5.0).val())
    mesh = measure_reach(Part.from_mesh(part.mesh.vertices, part.mesh.triangles))
    solid = measure_reach(part)
    assert isinstance(mesh, Reach) and isinstance(solid, Reach)
    assert mesh.setups == solid.setups
    assert mesh.area_unreached(12.0) == pytest.approx(float(solid.area_unreached(12.0)), rel=0.1)


def test_it_is_written_and_read():
    document = json.loads(json.dumps(reach(pocket(3.0)).to_dict()))
    assert Reach.from_dict(document).to_dict() == document


def test_larger_tools_reach_less():
    area = reach(pocket(2.5)).unreached_area_mm2
    assert (np.diff(area) >= 0.0).all()


@settings(max_examples=4, deadline=None, derandomize=True)
@given(st.floats(3.0, 12.0), st.floats(0.0, 360.0))
def test_a_slot_tells_a_tool_of_its_width_from_one_a_twentieth_wider(width, turned_deg):
    """Whatever the width and however it lies, also where the tool is none of those in the table."""
    slot = cq.Workplane().slot2D(40, width, turned_deg).extrude(8)
    part = Part.from_shape(cq.Workplane().box(60, 60, 16).cut(slot).val())
    probes = probes_of(part)
    (view,) = views_of(part, probes, [np.array([0.0, 0.0, 1.0])])
    inside = np.flatnonzero(
        view.seen & (np.abs(probes.points[:, :2]).max(axis=1) < 29.9) & (probes.points[:, 2] < 7.99)
    )
    assert len(inside) > 50
    for flat_or_ball in (False, True):
        found, _ = view.largest(
            inside, np.full(len(inside), -1), np.array([0.0, width, 1.05 * width]), ball=flat_or_ball
        )
        on_floor = probes.normals[inside, 2] > 0.5
        assert (found[~on_floor & (probes.points[inside, 2] > 0.53 * width)] == 1).all()
        if not flat_or_ball:
            assert (found == 1).all()


def test_a_frame_is_right_handed():
    for up in np.eye(3):
        assert np.linalg.det(frame(up)) == pytest.approx(1.0)
        assert np.allclose(frame(-up)[2], -up)


@pytest.mark.skipif(not MILLED.is_dir(), reason="the milled parts are not at ../shared/data/milling")
@pytest.mark.parametrize("i", range(12))
def test_milled_parts_are_reached_with_the_tools_they_were_milled_with(i):
    truth = json.loads((MILLED / "truth.jsonl").read_text(encoding="utf-8").splitlines()[i])
    found = reach(cq.importers.importStep(str(MILLED / truth["file"])))
    holes = truth["nh"] * np.pi * truth["hd"] * truth["H"]
    reached_by_8 = holes if truth["hd"] < 8 else 0.0
    assert found.unreached_area_mm2[0] == 0.0
    assert found.area_unreached(8.0) == pytest.approx(reached_by_8, rel=0.02, abs=0.01)
    assert found.area_unreached(12.0) > holes + 4 * 2.5 * np.pi * truth["pd"] * 0.9
    assert sorted(ups(found)) == [(0.0, 0.0, -1.0), (0.0, 0.0, 1.0)]


@pytest.mark.parametrize("angle", [0, 3, 37, 45, 90])
def test_a_part_that_stands_askew_in_the_model_is_clamped_square(angle):
    """A vise lines a part up by its faces: how it was turned in a CAD file must not make undercuts or setups."""
    work = pocket(5.0).faces(">X").workplane(origin=(20, 0, 0)).hole(6, 5)
    square, askew = reach(work), reach(work.rotate((0, 0, 0), (1, 2, 3), angle))
    assert askew.unreached_area_mm2[0] == pytest.approx(0.0, abs=1.0)
    assert len(askew.setups) == len(square.setups) == 2
    assert sorted(askew.box_mm or ()) == pytest.approx([20, 30, 40], rel=1e-6)
    assert np.allclose(askew.unreached_area_mm2, square.unreached_area_mm2, rtol=0.1, atol=12)
    assert Reach.from_dict(json.loads(json.dumps(askew.to_dict()))).box_mm is not None


def test_a_part_that_stands_square_keeps_the_axes_of_the_model():
    chamfered = cq.Workplane().box(40, 30, 20).edges("|Z").chamfer(6)
    assert reach(chamfered).directions[0].up == (0.0, 0.0, 1.0)
    assert reach(chamfered).box_mm == (40.0, 30.0, 20.0)
    ball = cq.Workplane().sphere(10)
    assert reach(ball).directions[2].up == (1.0, 0.0, 0.0)
