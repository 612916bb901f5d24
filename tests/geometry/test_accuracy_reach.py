"""Reach within its tolerance on parts of known answers, however they stand, travel and are meshed."""

import cadquery as cq
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dfdm.facts.measurements import NotMeasured
from dfdm.facts.reach import Reach
from dfdm.geometry.part import Part
from dfdm.geometry.reach import measure_reach, reach_along, seen_along
from dfdm.geometry.setups import fewest_setups
from dfdm.geometry.tessellation import tessellate
from tests.benchmarks.accuracy_reach import dovetail, pocket, rows, t_slot, turned


def reach(part: Part) -> Reach:
    found = measure_reach(part)
    assert isinstance(found, Reach)
    return found


def alike(one: Reach, other: Reach, border_mm: float) -> None:
    """Areas agree within one step of the samples along the border of what is left."""
    for a, b in zip(
        (one.unreached_area_mm2, one.tools.unreached_by_ball_mm2), (other.unreached_area_mm2, other.tools.unreached_by_ball_mm2), strict=True
    ):  # fmt: skip
        assert np.allclose(a, b, rtol=0.02, atol=one.sample_mm * border_mm)
    assert len(one.setups) == len(other.setups)
    assert np.allclose(one.needed_stickout_mm, other.needed_stickout_mm, atol=2.0 * one.sample_mm)


def test_known_answers_are_met_within_the_stated_tolerance():
    off = [row for row in rows(turns=1) if abs(row.measured - row.truth) > row.allowed + 1e-6]
    assert not off


@settings(max_examples=4, deadline=None, derandomize=True)
@given(st.integers(1, 10_000))
def test_turning_and_moving_a_part_changes_nothing(seed):
    solid = pocket(4).faces(">X").workplane(origin=(21, 0, 0)).hole(6, 5)
    alike(reach(Part.from_shape(solid.val())), reach(Part.from_shape(turned(solid, seed).val())), 150)


def test_writing_and_reading_in_inches_changes_nothing(tmp_path):
    solid = pocket(4)
    path = tmp_path / "part.step"
    solid.val().exportStep(str(path), unit="MM", outputUnit="INCH")
    assert "INCH" in path.read_text(encoding="utf-8")
    alike(reach(Part.from_shape(solid.val())), reach(Part.from_shape(cq.importers.importStep(str(path)).val())), 100)


def test_a_finer_mesh_changes_nothing():
    part = Part.from_shape(pocket(4).val())
    fine = tessellate(part.ocp, [face.ocp for face in part.faces], linear_mm=0.005, angular_rad=0.08)
    alike(reach(part), reach(Part.from_mesh(fine.vertices, fine.triangles)), 100)


def test_any_directions_may_be_asked_for():
    part = Part.from_shape(t_slot().val())
    above = reach_along(part, [(0, 0, 3)])
    both = reach_along(part, [(0, 0, 1), (0, 0, -1)])
    assert isinstance(above, Reach) and isinstance(both, Reach)
    assert above.box_mm is None and above.directions[0].undercut_area_mm2 is None
    bottom = 50 * 60
    assert above.unreached_area_mm2[0] == pytest.approx(1376 + bottom, rel=0.05)
    assert both.unreached_area_mm2[0] == pytest.approx(1376, rel=0.05)
    assert both.directions[0].undercut_area_mm2 == both.directions[1].undercut_area_mm2 == both.unreached_area_mm2[0]
    slanted = reach_along(part, [(np.cos(a), 0, np.sin(a)) for a in np.radians([90, 60, 120])])
    assert isinstance(slanted, Reach) and slanted.unreached_area_mm2[0] < above.unreached_area_mm2[0]


def test_what_lines_see_is_told_for_each_sample():
    probes, seen = seen_along(Part.from_shape(dovetail().val()), [(0, 0, 1), (0, 1, 0)])
    assert seen.shape == (2, len(probes.points))
    slanted = np.abs(probes.normals[:, 2] + np.sqrt(0.5)) < 1e-6
    assert slanted.any() and not seen[0, slanted].any() and seen[1, slanted].all()


def test_an_open_surface_has_no_reach():
    mesh = Part.from_shape(cq.Workplane().box(1, 1, 1).val()).mesh
    assert isinstance(reach_along(Part.from_mesh(mesh.vertices, mesh.triangles[1:]), [(0, 0, 1)]), NotMeasured)


def test_larger_tools_leave_more_and_need_more_room():
    found = reach(Part.from_shape(pocket(2.5, 2.0).val()))
    assert (np.diff(found.unreached_area_mm2) >= 0).all() and (np.diff(found.tools.unreached_by_ball_mm2) >= 0).all()
    assert found.tools.left_volume_mm3[0] == 0.0 and (np.diff(found.tools.left_volume_mm3) >= 0).all()
    assert (found.tools.needed_slim_stickout_mm <= found.needed_stickout_mm + 1e-9).all()


def test_many_directions_are_chosen_from_one_after_the_other():
    """Forty directions have too many combinations to try: ten patches, each seen by one, and one that sees half."""
    seen = np.zeros((40, 10), dtype=bool)
    seen[np.arange(10), np.arange(10)] = True
    seen[20, :5] = True
    chosen = fewest_setups(seen, np.arange(10, dtype=np.int32), np.ones(10), np.ones(40))
    assert chosen[0] == 20 and sorted(chosen[1:]) == [5, 6, 7, 8, 9]
    assert fewest_setups(np.zeros((3, 4), dtype=bool), np.zeros(4, dtype=np.int32), np.ones(4), np.ones(3)) == ()
