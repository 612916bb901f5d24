import math
from dataclasses import replace

import cadquery as cq
import pytest

from dfdm.errors import DataError, InputError
from dfdm.facts import NotMeasured
from dfdm.facts.bends import FlatPattern
from dfdm.geometry import k_factor
from dfdm.geometry.bends import measure_bends
from dfdm.geometry.flat_pattern import flat_contours, flat_pattern, measure_flat_pattern
from dfdm.geometry.k_factor import KFactors, k_factors
from tests.benchmarks.accuracy_bends import rows, worst
from tests.geometry.bent_parts import crossing_flanges, flanged, flat_length, folded
from tests.geometry.solids import near, part

T = 1.5
K = KFactors.of(0.4)


def test_every_figure_of_the_accuracy_table_is_within_its_tolerance():
    missed = {key: found for key, found in worst(rows(turns=2)).items() if found[1] > found[2]}
    assert not missed


def test_the_default_table_is_by_radius_and_hardness():
    table = k_factors()
    assert [table.at(r).number for r in (0, 0.5, 1, 1.0000001, 2, 3, 3.1, 50)] == [
        0.38, 0.38, 0.38, 0.38, 0.43, 0.43, 0.5, 0.5,
    ]  # fmt: skip
    assert k_factors("soft").at(1).number == 0.33 and k_factors("hard").at(2).number == 0.45
    assert table.at(1).kind == "published" and "medium" in table.at(1).locator
    with pytest.raises(InputError, match="soft, medium, hard"):
        k_factors("rubber")
    with pytest.raises(InputError, match="from 0 to 1"):
        KFactors.of(1.4)


def test_a_table_with_a_gap_is_refused(monkeypatch):
    rows = k_factor.read_csv(k_factor.data_folder() / "bending" / "k_factor.csv", required=())
    monkeypatch.setattr(k_factor, "read_csv", lambda *a, **k: [r for r in rows if r["over_ratio"] != "1"])
    with pytest.raises(DataError, match="gap or overlap at a ratio of 1"):
        k_factor.k_factors.__wrapped__("soft")


def test_bend_lines_say_what_they_rest_on():
    runs, bends = (50, 40), ((2, 90),)
    found = measure_flat_pattern(part(folded(runs, bends, thickness=T, width=25)))
    (line,) = found.bend_lines
    assert found.k_table == "air bending, medium material" and line.k_factor == 0.43
    assert max(found.size_mm) == pytest.approx(flat_length(runs, bends, thickness=T, k=0.43), abs=1e-9)
    assert line.allowance_mm == pytest.approx(math.pi / 2 * (2 + 0.43 * T))
    assert 53.5 + 43.5 - line.deduction_mm == pytest.approx(max(found.size_mm))
    assert line.k_source == "bending-metalworking" and line.radius_mm == pytest.approx(2)
    assert near(sorted([abs(line.start_mm[1] - line.end_mm[1]), abs(line.start_mm[0] - line.end_mm[0])]), (0, 25))


def test_strips_of_the_pattern_are_measured():
    angle = folded((40, 30), ((2, 90),), thickness=2, width=50)
    slots = [cq.Workplane().box(20, 4, 10).translate((20, 25 + y, 0)) for y in (-2.5, 2.5)]
    found = measure_flat_pattern(part(angle.cut(slots[0]).cut(slots[1])))
    assert found.webs.places[0].value == pytest.approx(1.0) and found.webs.area_below(1.01) == pytest.approx(
        20, rel=0.1
    )
    x, y, z = found.webs.places[0].at_mm
    assert near((y, z), (25, 2)) and 10 <= x <= 30
    assert FlatPattern.from_dict(found.to_dict()).to_dict() == found.to_dict()


def test_contours_stay_exact():
    work = flanged(100, 60, [(0, 20, 2, 90, 60, 0)], thickness=T).edges("|X and >Z").fillet(4)
    work = work.cut(cq.Workplane("YZ").center(0, 12).circle(4).extrude(200))
    outer, inner = flat_contours(part(work), K)
    assert sorted(s.kind for s in outer.segments) == ["arc"] * 2 + ["line"] * 4
    assert [s.kind for s in inner.segments] == ["circle"] and inner.segments[0].radius == pytest.approx(4, abs=1e-9)
    found = flat_pattern(part(work), K)
    taken = math.pi / 2 * (2 + 0.4 * T)
    area = 60 * (120 + taken) - 2 * (16 - 4 * math.pi) - 16 * math.pi
    assert found.area_mm2 == pytest.approx(area, abs=1e-6)
    assert found.cuts[1].diameter_mm == pytest.approx(8) and found.cuts[1].edge_distance_mm == pytest.approx(7.5)


def test_a_slot_across_a_bend_is_stretched_with_it():
    work = flanged(100, 60, [(0, 20, 4, 90, 60, 0)], thickness=T)
    work = work.cut(cq.Workplane().box(20, 6, 2 * (T + 4 + 5)).translate((54, 0, 0)))
    found = flat_pattern(part(work), K)
    taken = math.pi / 2 * (4 + 0.4 * T)
    assert found.cuts[1].area_mm2 == pytest.approx(6 * (6 + taken + 5), abs=1e-6)
    assert found.freeform_mm == 0.0
    halves = measure_bends(part(work))
    assert [b.length_mm for b in halves] == pytest.approx([27, 27]) and {b.line for b in halves} == {0}
    assert all((r.width_mm, r.depth_mm) in {(6.0, 6.0), (6.0, 5.0)} for r in _rounded(halves))
    assert [b.near[0].distance_mm for b in halves] == [0.0, 0.0]


def _rounded(bends):
    return [replace(r, width_mm=round(r.width_mm, 6), depth_mm=round(r.depth_mm, 6)) for b in bends for r in b.reliefs]


def test_a_countersink_and_a_slanted_cut_are_named():
    plain = flanged(100, 60, [(0, 20, 2, 90, 60, 0)], thickness=T)
    sunk = flat_pattern(part(plain.faces("<Z").workplane().center(0, 10).cskHole(3, 6, 90)), K)
    assert [odd.kind for odd in sunk.odd] == ["countersink"] and sunk.why_not == ()
    assert flat_pattern(part(plain), K).odd == ()


def test_overlap_is_measured_and_placed():
    found = flat_pattern(part(crossing_flanges(30, 25, 40)), K)
    taken = math.pi / 2 * (2 + 0.4 * T)
    assert sum(o.area_mm2 for o in found.overlaps) == pytest.approx(40 * (2 * (25 + taken) - 30), rel=1e-3)
    assert all(o.faces for o in found.overlaps)
    assert flat_pattern(part(crossing_flanges(70, 25, 40)), K).overlaps == ()


def test_a_closed_loop_has_no_flat_pattern_until_it_is_slit():
    tube = cq.Workplane().rect(40, 30).extrude(50).edges("|Z").fillet(4).faces("|Z").shell(-T)
    closed = flat_pattern(part(tube), K)
    assert (
        closed.is_bent and [why.kind for why in closed.why_not] == ["closed_loop"] and len(closed.why_not[0].faces) == 8
    )
    slit = flat_pattern(part(tube.cut(cq.Workplane().box(3, 10, 200).translate((0, 15, 0)))), K)
    length = 2 * (32 + 22) - 3 + 2 * math.pi * (2.5 + 0.4 * T)
    assert slit.why_not == () and max(slit.size_mm) == pytest.approx(length, abs=1e-6)


def test_a_hem_is_not_guessed():
    found = flat_pattern(part(folded((30, 10), ((1, 180),), thickness=T, width=20)), K)
    assert isinstance(found, NotMeasured) and "hem" in found.reason


def test_written_and_read_back():
    for work in (flanged(100, 60, [(0, 20, 2, 90, 20, 10)], thickness=T), cq.Workplane().box(9, 9, 9)):
        found = measure_flat_pattern(part(work))
        assert FlatPattern.from_dict(found.to_dict()).to_dict() == found.to_dict()
