"""Draft by pull direction, undercuts with the slide that frees them, parting and ribs."""

import cadquery as cq
import numpy as np
import pytest

from dfdm.facts import Draft, NotMeasured, Rib
from dfdm.geometry import Part
from dfdm.geometry.draft import draft_along, measure_draft
from dfdm.geometry.ribs import measure_ribs
from tests.benchmarks import accuracy_draft as known


def test_known_answers_however_the_part_lies():
    found = list(known.rows())
    assert len(found) >= 60
    for part, quantity, truth, measured, tolerance in found:
        assert measured == pytest.approx(truth, abs=tolerance or 1e-12), (part, quantity)


def test_the_best_pull_of_a_tray_is_along_its_walls():
    draft = measure_draft(Part.from_shape(known.tray(1.0).val()))
    best = draft.pulls[0]
    assert np.allclose(np.abs(best.direction), (0, 0, 1)) and best.undercut_area_mm2 == 0.0
    assert [p.undercut_area_mm2 for p in draft.pulls] == sorted(p.undercut_area_mm2 for p in draft.pulls)
    assert best.area_below(0.5) == 0.0 and best.area_below(2.0) > 5_000
    assert best.projected_area_mm2 == pytest.approx((60 + 0.6982) * (40 + 0.6982), rel=1e-3)
    assert best.depth_mm == pytest.approx(20.0)


def test_a_hole_in_a_wall_needs_a_slide_square_to_the_wall():
    pull = draft_along(Part.from_shape(known.side_hole().val()), (0, 0, 1))
    (undercut,) = pull.undercuts
    assert np.allclose(undercut.side, (0, 1, 0), atol=1e-6)


def test_a_hook_inside_has_no_slide():
    body = cq.Workplane().box(60, 40, 20).faces(">Z").shell(-2)
    hooked = body.union(cq.Workplane().box(6, 2, 1.5).translate((0, 17, 5)))
    pull = draft_along(Part.from_shape(hooked.val()), (0, 0, 1))
    assert pull.undercut_area_mm2 == pytest.approx(97.5, rel=0.1)  # under the hook, behind it, and the floor below it
    assert all(undercut.side is None for undercut in pull.undercuts)


def test_round_parts_have_no_false_undercuts():
    for work in (
        cq.Workplane().sphere(10),
        cq.Workplane().circle(10).extrude(20, taper=3),
        cq.Workplane().box(60, 40, 20).edges().fillet(4),
    ):
        part = Part.from_shape(work.val())
        assert draft_along(part, (0, 0, 1)).undercuts == ()
        assert measure_draft(part).pulls[0].parting.flat


def test_a_stepped_part_does_not_part_flat():
    stepped = cq.Workplane("XZ").polyline([(0, 0), (30, 10), (30, 12), (0, 2)]).close().extrude(20)
    parting = draft_along(Part.from_shape(stepped.val()), (0, 0, 1)).parting
    assert not parting.flat and parting.high_mm - parting.low_mm == pytest.approx(8.0, abs=0.2)


def test_a_grid_of_ribs_pairs_the_right_sides():
    body = cq.Workplane().box(60, 40, 3).translate((0, 0, -1.5))
    for x in (-15, 0, 15):
        body = body.union(cq.Workplane().box(1.5, 36, 6).translate((x, 0, 3)))
    for y in (-8, 8):
        body = body.union(cq.Workplane().box(50, 1.2, 6).translate((0, y, 3)))
    ribs = measure_ribs(Part.from_shape(body.val()))
    assert {round(r.thickness_mm, 6) for r in ribs} == {1.2, 1.5}
    assert {round(r.height_mm, 6) for r in ribs} == {6.0} and {round(r.wall_mm, 3) for r in ribs} == {3.0}
    assert all(len(r.faces) == 3 for r in ribs)
    way = {round(r.thickness_mm, 6): tuple(abs(round(v, 6)) for v in r.across) for r in ribs}
    assert way == {1.5: (1.0, 0.0, 0.0), 1.2: (0.0, 1.0, 0.0)}


def test_plates_and_blocks_are_no_ribs():
    for work in (cq.Workplane().box(40, 2, 30), cq.Workplane().box(20, 20, 20), known.tray(1.0)):
        assert measure_ribs(Part.from_shape(work.val())) == ()


def test_an_open_mesh_is_not_measured_and_a_closed_one_is():
    mesh = Part.from_shape(known.tray(2.0).val()).mesh
    closed = draft_along(Part.from_mesh(mesh.vertices, mesh.triangles), (0, 0, 1))
    assert min(p.value for p in closed.places) == pytest.approx(2.0, abs=0.1)
    assert isinstance(measure_draft(Part.from_mesh(mesh.vertices, mesh.triangles[1:])), NotMeasured)


def test_the_dict_form_reads_back():
    draft = measure_draft(Part.from_shape(known.side_hole().val()))
    assert Draft.from_dict(draft.to_dict()).to_dict() == draft.to_dict()
    plate = cq.Workplane().box(40, 40, 2).union(cq.Workplane().box(1, 30, 5).translate((0, 0, 3)))
    (rib,) = measure_ribs(Part.from_shape(plate.val()))
    assert Rib.from_dict(rib.to_dict()) == rib.settled()


def test_ribs_of_a_mesh_are_not_measured():
    mesh = Part.from_shape(known.tray(2.0).val()).mesh
    assert isinstance(measure_ribs(Part.from_mesh(mesh.vertices, mesh.triangles)), NotMeasured)


def test_far_from_the_origin_nothing_changes():
    solid = cq.Workplane().box(20, 10, 6).faces(">Z").shell(-1.0)
    near, far = (
        draft_along(Part.from_shape(s.val()), (0.0, 0.0, 1.0))
        for s in (solid, solid.translate((80000.3, 70000.7, 0.0)))
    )
    assert near.projected_area_mm2 == pytest.approx(200.0, abs=1e-3)
    assert far.projected_area_mm2 == pytest.approx(200.0, abs=1e-3)
    assert near.parting is not None
    assert far.parting is not None
    assert far.parting.length_mm == pytest.approx(near.parting.length_mm, abs=1e-3)
    assert far.parting.flat == near.parting.flat


@pytest.mark.parametrize(
    ("start", "end"), [(-20, 20), (-38, 10), (-38, 38)], ids=["free", "at one wall", "between walls"]
)
def test_a_rib_is_found_however_many_walls_it_meets(start, end):
    box = cq.Workplane().box(80, 60, 20).faces(">Z").shell(-2)
    rib = cq.Workplane(origin=((start + end) / 2, 0, -8)).box(end - start, 1.2, 6, centered=(True, True, False))
    (found,) = measure_ribs(Part.from_shape(box.union(rib).val()))
    assert (found.thickness_mm, found.height_mm) == pytest.approx((1.2, 6.0))
    assert (found.length_mm, found.wall_mm) == pytest.approx((end - start, 2.0), abs=1e-4)
