"""Checks of parts that are cut from a sheet."""

import pytest

from dfdm.checks import Makeable, Verdict
from dfdm.facts import NotMeasured


def only(report):
    (finding,) = report.findings
    return finding


def test_is_sheet_names_what_breaks_it(ask, made):
    assert only(ask("is-sheet", made.part(sheet=made.sheet()))).verdict is Verdict.PASS
    report = ask("is-sheet", made.part(sheet=made.no_sheet("chamfer", "varying_thickness")))
    found = only(report)
    assert (found.verdict, found.faces, report.makeable) == (Verdict.FAIL, (1, 2), Makeable.NO)
    assert "chamfer, varying thickness" in found.message


def test_whether_a_mesh_is_a_sheet_may_be_unknown_and_then_so_is_the_part(ask, made):
    report = ask("is-sheet", made.part(sheet=NotMeasured(reason="a mesh has no exact faces")))
    assert report.makeable is Makeable.UNKNOWN
    assert report.not_checked[0].code == "not-measured"
    assert "a mesh has no exact faces" in report.not_checked[0].reason


@pytest.mark.parametrize("key", ["fits-bed", "sheet-thickness", "cut-hole-diameter", "web-width", "slot-width"])
def test_what_is_no_sheet_is_asked_nothing_else(ask, made, key):
    assert only(ask(key, made.part(sheet=made.no_sheet("curved")))).verdict is Verdict.NOT_APPLICABLE


@pytest.mark.parametrize(("thickness", "verdict"), [(3.0, Verdict.PASS), (12.0, Verdict.FAIL), (0.1, Verdict.FAIL)])
def test_sheet_thickness(ask, made, thickness, verdict):
    part = made.part(sheet=made.sheet(thickness_mm=thickness))
    assert ask("sheet-thickness", part, {"sheet_thickness_max": 10.0, "sheet_thickness_min": 0.5}).verdict is verdict
    assert len(ask("sheet-thickness", part).not_checked) == 2


@pytest.mark.parametrize(("thickness", "code"), [(0.3, "thin-sheet"), (100.0, "thick-sheet"), (40.0, None)])
def test_an_unusual_sheet_is_told_of_and_not_refused(ask, made, thickness, code):
    usual = {"thin_sheet_advised": 0.5, "thick_sheet_advised": 75.0, "sheet_thickness_max": 300.0}
    report = ask("sheet-thickness", made.part(sheet=made.sheet(thickness_mm=thickness)), usual)
    assert [f.code for f in report.findings if f.verdict is not Verdict.PASS] == ([] if code is None else [code])
    assert report.verdict is (Verdict.PASS if code is None else Verdict.WARN)


RATIO = {"hole_thickness_ratio_min": 0.5, "hole_thickness_ratio_advised": 1.0}


@pytest.mark.parametrize(("diameter", "verdict"), [(2.0, Verdict.PASS), (1.5, Verdict.WARN), (0.9, Verdict.FAIL)])
def test_cut_hole_diameter(ask, made, diameter, verdict):
    part = made.part(sheet=made.sheet(cuts=(made.cut(diameter), made.cut(8.0), made.cut(None))))
    found = only(ask("cut-hole-diameter", part, RATIO))
    assert (found.verdict, found.measured.value, found.measured.unit) == (verdict, diameter / 2.0, "ratio")
    if verdict is Verdict.WARN:
        assert all(number in found.message for number in ("1.5 mm", "2 mm", "0.75"))


def test_only_round_cuts_are_holes(ask, made):
    part = made.part(sheet=made.sheet(cuts=(made.cut(None), made.cut(1.0, inner=False))))
    assert only(ask("cut-hole-diameter", part, RATIO)).verdict is Verdict.NOT_APPLICABLE


@pytest.mark.parametrize(("width", "verdict"), [(2.5, Verdict.PASS), (1.5, Verdict.WARN), (0.8, Verdict.FAIL)])
def test_web_width(ask, made, width, verdict):
    limits = {"web_thickness_ratio_min": 0.5, "web_thickness_ratio_advised": 1.0, "thin_area_share_max": 0.005}
    found = only(ask("web-width", made.part(sheet=made.sheet(webs=made.curve(width, 9.0))), limits))
    assert (found.verdict, found.measured.value) == (verdict, width / 2.0)
    tip = made.part(sheet=made.sheet(webs=made.curve(0.1, 9.0, area=4.0)))
    assert only(ask("web-width", tip, limits)).verdict is Verdict.PASS


@pytest.mark.parametrize(("edge", "verdict"), [(2.0, Verdict.PASS), (1.0, Verdict.WARN)])
def test_hole_edge_distance(ask, made, edge, verdict):
    part = made.part(sheet=made.sheet(cuts=(made.cut(5.0, edge), made.cut(5.0, 9.0))))
    found = only(ask("hole-edge-distance", part, {"edge_thickness_ratio_advised": 1.0}))
    assert (found.verdict, found.measured.value) == (verdict, edge / 2.0)
    assert only(ask("hole-edge-distance", made.part(sheet=made.sheet()))).verdict is Verdict.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("width", "verdicts"),
    [(2.0, (Verdict.PASS, Verdict.PASS)), (1.0, (Verdict.PASS, Verdict.WARN)), (0.1, (Verdict.FAIL, Verdict.WARN))],
)
def test_slot_width(ask, made, width, verdicts):
    limits = {"slot_width_min": 0.25, "slot_thickness_ratio_advised": 0.7}
    report = ask("slot-width", made.part(sheet=made.sheet(slots=made.curve(width))), limits)
    assert tuple(f.verdict for f in report.findings) == verdicts


def test_fits_bed(ask, made):
    part = made.part(sheet=made.sheet(size_mm=(1200.0, 300.0)))
    assert only(ask("fits-bed", part, {"envelope_x_max": 600.0, "envelope_y_max": 1300.0})).verdict is Verdict.PASS
    found = only(ask("fits-bed", part, {"envelope_x_max": 600.0, "envelope_y_max": 900.0}))
    assert (found.verdict, found.limit.value, found.measured.value) == (Verdict.FAIL, 900.0, 1200.0)
    assert ask("fits-bed", part, {"envelope_x_max": 600.0}).not_checked


def test_loose_pieces(ask, made):
    assert only(ask("loose-pieces", made.part(sheet=made.sheet()))).verdict is Verdict.PASS
    outer = made.cut(None, None, inner=False)
    found = only(ask("loose-pieces", made.part(sheet=made.sheet(pieces=2, cuts=(outer, outer)))))
    assert (found.verdict, found.measured.value, len(found.at_mm)) == (Verdict.WARN, 2.0, 2)
