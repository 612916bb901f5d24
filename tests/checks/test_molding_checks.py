"""Checks of molded and thermoformed parts: sound parts pass as a whole, and each fault is found by its own check."""

import cadquery as cq
import pytest

from dfdm.checks import Makeable, Verdict, judge
from dfdm.geometry.part import Part
from dfdm.geometry.quantities import facts_of
from dfdm.processes import capability
from tests.checks import formed_facts as facts
from tests.checks.formed_parts import bossed, ribbed, tapered, tray


def measured(work):
    return facts_of(Part.from_shape(work.val()))


def told(report):
    return {f.code: (f.verdict, None if f.measured is None else round(f.measured.value, 2)) for f in report.findings}


def bad(report):
    return {f.code for f in report.findings if f.verdict in (Verdict.WARN, Verdict.FAIL)}


def hooked(*, inside=False):
    """A tray with a window low in its side, or with a lip that reaches inwards beneath its rim."""
    body = tray()
    if inside:
        lip = cq.Workplane("XY", origin=(0, 0, 15)).rect(90, 70).rect(60, 40).extrude(2)
        return body.union(lip.intersect(tapered(80, 60, 25, 2.0, corner=8.0)))
    return body.cut(cq.Workplane("YZ", origin=(30, 0, 12)).rect(20, 8).extrude(30))


@pytest.mark.parametrize("work", [tray(), tray(wall=3.0, inner=2.0, draft_deg=1.5)], ids=["2 mm", "3 mm"])
def test_a_sound_tray_is_molded(work):
    report = judge(measured(work), capability("injection_molding", "abs_granulate"))
    assert (report.verdict, report.makeable) == (Verdict.PASS, Makeable.YES), str(report)
    assert {n.check for n in report.not_checked} <= {"mold-size", "shot-volume", "hazard"}


def test_a_sound_tray_is_formed():
    report = judge(measured(tray(inner=2.5)), capability("thermoforming", "abs_sheet"))
    assert (report.verdict, report.makeable) == (Verdict.PASS, Makeable.YES), str(report)


@pytest.mark.parametrize("work", [ribbed(1.4, 6), bossed(6, 3, 8)], ids=["ribs", "boss"])
def test_plates_with_sound_ribs_and_bosses_do_not_fail(work):
    report = judge(measured(work), capability("injection_molding", "abs_granulate"))
    assert report.makeable is Makeable.YES
    assert bad(report) <= {"little-draft"}  # the edges of the plate are upright


DRAFT = {
    "draft_min": 0.5,
    "draft_advised": 1.0,
    "undrafted_area_share_max": 0.1,
    "undrafted_area_share_advised": 0.02,
}


@pytest.mark.parametrize(
    ("degrees", "none", "little", "least"),
    [(2.0, Verdict.PASS, Verdict.PASS, 2.0), (0.75, Verdict.PASS, Verdict.WARN, 0.75), (0.0, Verdict.FAIL, Verdict.NOT_APPLICABLE, 0.0)],
)  # fmt: skip
def test_draft_angle(ask, degrees, none, little, least):
    found = told(ask("draft-angle", measured(tray(draft_deg=degrees)), DRAFT))
    assert found["no-draft"] == (none, least) and found["little-draft"] == (little, least)
    assert found["female-mold-only"][0] is Verdict.NOT_APPLICABLE


def test_a_low_upright_edge_is_no_reason_to_refuse(ask):
    """The sides of a plate 2.5 mm high are 6 % of its surface."""
    found = told(ask("draft-angle", measured(ribbed(1.4, 6)), DRAFT))
    assert found["no-draft"] == (Verdict.PASS, 1.0) and found["little-draft"][0] is Verdict.WARN


def test_nylon_slips_out_of_a_mold_without_draft():
    part = measured(tray(draft_deg=0.0))
    fails = {
        r: "no-draft" in bad(judge(part, capability("injection_molding", r)))
        for r in ("abs_granulate", "pa66_granulate")
    }
    assert fails == {"abs_granulate": True, "pa66_granulate": False}


@pytest.mark.parametrize(
    ("height", "full", "used"),
    [
        (10.0, Verdict.PASS, Verdict.PASS),
        (45.0, Verdict.PASS, Verdict.WARN),
        (60.0, Verdict.FAIL, Verdict.NOT_APPLICABLE),
    ],
)
def test_shot_volume(ask, made, height, full, used):
    part = made.part(part=made.body((50.0, 60.0, height)))
    found = told(ask("shot-volume", part, {"shot_volume_max": 150e3, "shot_share_advised": 0.8}))
    assert found == {"larger-than-shot": (full, 3000 * height), "shot-used-up": (used, round(height / 50, 2))}
    unknown = ask("shot-volume", part, {"shot_share_advised": 0.8})
    assert "--machine" in unknown.not_checked[0].reason and bad(unknown) == set()
    open_one = made.part(part=made.body(volume_mm3=None))
    assert ask("shot-volume", open_one).not_checked[0].reason.startswith("the surface is open")


def test_draft_of_an_open_surface_is_not_told(ask, made):
    assert ask("draft-angle", made.part()).not_checked[0].reason.startswith("draft")


def test_which_mold_a_formed_part_needs(ask):
    limits = {"draft_advised": 2.0, "draft_male_advised": 3.0, "undrafted_area_share_advised": 0.05}
    for degrees, verdict in ((2.0, Verdict.PASS), (3.0, Verdict.NOT_APPLICABLE), (1.0, Verdict.NOT_APPLICABLE)):
        assert told(ask("draft-angle", measured(tray(draft_deg=degrees)), limits))["female-mold-only"][0] is verdict


SLIDES = {"undercut_area_share_max": 0.002, "side_action_available": 1.0, "loose_insert_available": 1.0}


def test_a_window_in_a_side_takes_a_slide(ask):
    part = measured(hooked())
    assert bad(ask("undercut", part, SLIDES)) == {"undercut-for-slide"}
    report = ask("undercut", part, {**SLIDES, "side_action_available": 0.0})
    assert (report.makeable, bad(report)) == (Makeable.NO, {"undercut-for-slide"})
    assert bad(ask("undercut", measured(tray()), SLIDES)) == set()


def test_a_lip_inside_takes_more_than_a_slide(ask):
    part = measured(hooked(inside=True))
    assert bad(ask("undercut", part, SLIDES)) == {"undercut-without-slide"}
    report = judge(part, capability("thermoforming", "abs_sheet"))
    assert report.makeable is Makeable.NO and "undercut-without-slide" in bad(report)


def test_without_a_word_on_slides_undercuts_are_not_judged(ask):
    reasons = [n.reason for n in ask("undercut", measured(hooked()), {"undercut_area_share_max": 0.002}).not_checked]
    assert reasons == ["whether slides can be had is not known"]


@pytest.mark.parametrize(
    ("wall", "thin", "thick"),
    [(2.0, Verdict.PASS, Verdict.PASS), (0.8, Verdict.WARN, Verdict.PASS), (4.5, Verdict.PASS, Verdict.WARN)],
)
def test_molded_wall_by_resin(wall, thin, thick):
    found = told(judge(measured(tray(wall=wall, inner=0.0)), capability("injection_molding", "abs_granulate")))
    assert found["thin-molded-wall"] == (thin, wall) and found["thick-molded-wall"] == (thick, wall)


def test_the_resin_decides_on_the_wall():
    part = measured(tray(wall=4.5, inner=0.0))
    resins = {"pe_hd_granulate": Verdict.PASS, "pc_granulate": Verdict.WARN}
    for resin, verdict in resins.items():
        assert told(judge(part, capability("injection_molding", resin)))["thick-molded-wall"][0] is verdict, resin


def test_wall_step(ask):
    sound = told(ask("wall-step", measured(tray()), {"wall_step_ratio_max": 2.0}))
    assert sound == {"thick-place": (Verdict.PASS, 1.0)}
    assert bad(ask("formed-shell", measured(cq.Workplane().box(80, 60, 3)), SHELL)) >= {"nothing-to-form"}
    lump = tray().union(cq.Workplane("XY", origin=(0, 0, 1)).rect(14, 14).extrude(13))
    found = told(ask("wall-step", measured(lump), {"wall_step_ratio_max": 2.0}))
    assert found["thick-place"][0] is Verdict.WARN and found["thick-place"][1] > 5


RIB = {
    "rib_thickness_ratio_max": 0.6,
    "rib_height_ratio_max": 3.0,
    "rib_draft_min": 0.5,
    "rib_spacing_ratio_min": 2.0,
}


def test_ribs(ask):
    sound = ask("rib", measured(ribbed(1.4, 6)), RIB)
    assert bad(sound) == set() and set(told(sound)) == {"thick-rib", "high-rib", "upright-rib", "close-ribs"}
    assert told(sound)["upright-rib"] == (Verdict.PASS, 1.0)
    clumsy = ask("rib", measured(ribbed(2.4, 12, spacing=6, foot=0, draft_deg=0)), RIB)
    assert told(clumsy) == {
        "thick-rib": (Verdict.WARN, 0.96),
        "high-rib": (Verdict.WARN, 4.8),
        "upright-rib": (Verdict.WARN, 0.0),
        "close-ribs": (Verdict.WARN, 1.44),
    }
    assert told(ask("rib", measured(tray()), RIB)) == {"thick-rib": (Verdict.NOT_APPLICABLE, None)}


def test_ribs_that_cross_or_follow_each_other_are_not_close(ask, made):
    apart = facts.rib(at=(0.0, 0.0, 0.0)), facts.rib(at=(3.0, 40.0, 0.0)), facts.rib(across=(0.0, 1.0, 0.0))
    part = made.part(ribs=apart, thick=facts.thick(made))
    assert "close-ribs" not in told(ask("rib", part, RIB))
    beside = made.part(ribs=(apart[0], facts.rib(at=(3.0, 10.0, 0.0))), thick=facts.thick(made))
    assert told(ask("rib", beside, RIB))["close-ribs"] == (Verdict.WARN, 1.0)


BOSS = {"boss_wall_ratio_max": 0.6, "boss_height_ratio_max": 3.0, "boss_spacing_ratio_min": 2.0}


def test_bosses(ask):
    sound = told(ask("boss", measured(bossed(6, 3, 8, places=((-15, 0), (15, 0)))), BOSS))
    assert sound == {
        "thick-boss": (Verdict.PASS, 0.6),
        "tall-boss": (Verdict.PASS, 1.33),
        "close-bosses": (Verdict.PASS, 9.6),
    }
    clumsy = told(ask("boss", measured(bossed(8, 2, 30, places=((0, 0), (11, 0)))), BOSS))
    assert clumsy == {
        "thick-boss": (Verdict.WARN, 1.2),
        "tall-boss": (Verdict.WARN, 3.75),
        "close-bosses": (Verdict.WARN, 1.2),
    }
    assert told(ask("boss", measured(tray()), BOSS)) == {"tall-boss": (Verdict.NOT_APPLICABLE, None)}


@pytest.mark.parametrize(("inner", "verdict", "ratio"), [(1.5, Verdict.PASS, 0.75), (0.4, Verdict.WARN, 0.2), (0.0, Verdict.WARN, 0.0)])  # fmt: skip
def test_molded_corner(ask, inner, verdict, ratio):
    found = told(ask("molded-corner", measured(tray(inner=inner)), {"inner_radius_ratio_min": 0.5}))
    assert found == {"sharp-inner-corner": (verdict, ratio)}


def test_a_plain_plate_has_no_inner_corners(ask):
    plate = measured(cq.Workplane().box(60, 40, 2))
    found = told(ask("molded-corner", plate, {"inner_radius_ratio_min": 0.5}))
    assert found == {"sharp-inner-corner": (Verdict.NOT_APPLICABLE, None)}


def test_mold_size(ask):
    part = measured(tray())
    room = {"envelope_x_max": 300.0, "envelope_y_max": 200.0, "envelope_z_max": 100.0}
    assert told(ask("mold-size", part, room)) == {
        "deeper-than-machine": (Verdict.PASS, 25.0),
        "larger-than-machine": (Verdict.PASS, 81.75),
    }
    tight = {"envelope_x_max": 70.0, "envelope_y_max": 50.0, "envelope_z_max": 20.0}
    assert {v for v, _ in told(ask("mold-size", part, tight)).values()} == {Verdict.FAIL}
    assert "--machine" in ask("mold-size", part).not_checked[0].reason


def test_thin_steel(ask):
    limits = {"steel_slenderness_max": 8.0}
    shallow = told(ask("thin-steel", measured(bossed(6, 3, 8)), limits))
    assert shallow == {"thin-steel": (Verdict.PASS, 2.67)}
    assert told(ask("thin-steel", measured(bossed(8, 2, 30)), limits)) == {"thin-steel": (Verdict.WARN, 15.0)}
    through = measured(cq.Workplane().box(60, 40, 20).faces(">Z").workplane().hole(2.0))
    assert told(ask("thin-steel", through, limits)) == {"thin-steel": (Verdict.NOT_APPLICABLE, None)}


SHELL = {"formed_sheet_min": 0.25, "formed_sheet_max": 12.7, "shell_fill_ratio_min": 0.75, "shell_fill_ratio_max": 1.6}


def test_formed_shell(ask):
    assert bad(ask("formed-shell", measured(tray()), SHELL)) == set()
    block = ask("formed-shell", measured(cq.Workplane().box(40, 30, 20)), SHELL)
    assert (block.makeable, bad(block)) == (Makeable.NO, {"all-sides", "too-thick-to-form"})
    assert told(block)["no-shell"][0] is Verdict.NOT_APPLICABLE  # a solid is not told that it is a shell
    lump = tray().union(cq.Workplane("XY", origin=(0, 0, 1)).rect(30, 30).extrude(20))
    assert "no-shell" in bad(ask("formed-shell", measured(lump), SHELL))
    film = measured(tray(wall=0.2, inner=0.0))
    assert told(ask("formed-shell", film, SHELL))["too-thin-to-form"] == (Verdict.FAIL, 0.2)


@pytest.mark.parametrize(("height", "verdict"), [(25.0, Verdict.PASS), (90.0, Verdict.WARN)])
def test_draw_ratio(ask, height, verdict):
    found = told(ask("draw-ratio", measured(tray(height=height)), {"draw_ratio_advised": 1.0}))
    width = 60 + 2 * height * 0.0349
    assert found == {"deep-draw": (verdict, round(height / width, 2))}


def test_formed_radius(ask):
    limits = {"formed_radius_ratio_min": 1.0, "formed_radius_min": 1.5}
    assert bad(ask("formed-radius", measured(tray(inner=2.5)), limits)) == set()
    found = told(ask("formed-radius", measured(tray(inner=1.0)), limits))
    assert found == {"sharp-drawn-corner": (Verdict.WARN, 0.5), "small-drawn-radius": (Verdict.WARN, 1.0)}
    cut_out = tray(inner=2.5).cut(cq.Workplane().rect(20, 10).extrude(5))
    assert bad(ask("formed-radius", measured(cut_out), limits)) == set()  # nothing is drawn at a trimmed edge
