"""What measured sheets let a node claim: known truths come back, what is not known is not said."""

import csv
import io
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import norm

from dfdm.errors import InputError, UnknownNameError
from dfdm.nodes.characterize import characterize
from dfdm.nodes.claiming import Case, claimed
from dfdm.nodes.intervals import share_at_least
from dfdm.nodes.laddered import Step, standing
from dfdm.nodes.measured import MeasuredSheet, Row, read_sheet
from dfdm.nodes.reading import read_node
from dfdm.nodes.worksheet import Told, table
from dfdm.processes.coupon import coupons

NODE = {
    "schema": "dfdm/node/1",
    "id": "okw:ab67b029-e2fd-478b-b97b-43a421f59b92",
    "name": "Workshop of the tests",
    "place": {"lat": 41.15, "lon": -8.61},
    "machines": [
        {"model": "prusa_mk4"},
        {"model": "goldmark_3015"},
        {"model": "tormach_pcnc_1100"},
        {"own": {"id": "brake", "name": "Brake", "processes": ["sheet_bending"]}},
    ],
}


def told(process, material="", thickness=3.0, repeats=5, machine=""):
    return Told(
        process=process, process_name=process, machine=machine, machine_name=machine, material=material,
        material_name=material, repeats=repeats, thickness_mm=thickness,
    )  # fmt: skip


def filled(path, process, fill, *, material="", thickness=3.0, repeats=5, machine="", date="2026-11-27"):
    """A sheet as the table writes it, with each row filled by `fill(row)` -> (whole, measured)."""
    text = table(told(process, material, thickness, repeats, machine), coupons().of(process))
    lines = text.splitlines()
    comments = [line for line in lines if line.startswith("#")]
    rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    for row in rows:
        row["nominal"] = float(row["nominal"]) if row["nominal"] else ""
        whole, measured = fill({**row, "repeat": int(row["repeat"])})
        row["whole"] = {True: "yes", False: "no", None: ""}[whole]
        row["measured"] = "" if measured is None else f"{measured:.4f}"
        row["date"] = date if whole is not None or measured is not None else ""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path.write_text("\n".join([*comments, out.getvalue()]), encoding="utf-8")
    return path


def only(feature, whole=lambda row: None, measured=lambda row: None):
    names = (feature,) if isinstance(feature, str) else feature
    return lambda row: (whole(row), measured(row)) if row["feature"] in names else (None, None)


@pytest.fixture
def node():
    return read_node(NODE, where="node.toml")


def of(node, path, **options):
    return characterize(node, read_sheet(path), **options)


def test_the_least_wall_is_the_smallest_step_at_and_above_which_all_are_whole(node, tmp_path):
    sheet = filled(
        tmp_path / "s.csv", "material_extrusion", only("wall", lambda r: r["nominal"] >= 0.45), material="pla"
    )
    found = of(node, sheet)
    limit = found.limits["wall_thickness_min"]
    assert (limit.value, limit.low, limit.high, limit.unit) == (0.5, 0.4, 0.5, "mm")
    assert (limit.kind, limit.source, limit.date, limit.n, limit.confidence) == (
        "measured",
        "node",
        "2026-11-27",
        5,
        0.95,
    )
    assert "55%" in limit.locator and "0 of 5 whole at 0.4" in limit.locator
    assert (found.machine, found.material, found.place, found.odd) == ("prusa_mk4", "pla", 0, ())
    assert {f.key for f in found.found if f.limit is None} == {"wall_thickness_offset"}


def test_the_steepest_overhang_is_the_largest_step_at_and_below_which_all_are_whole(node, tmp_path):
    sheet = filled(tmp_path / "s.csv", "material_extrusion", only("overhang", lambda r: r["nominal"] <= 62))
    limit = of(node, sheet).limits["overhang_angle_max"]
    assert (limit.value, limit.low, limit.high, limit.unit) == (60.0, 60.0, 65.0, "deg")


def test_nothing_is_claimed_beyond_the_ladder(node, tmp_path):
    sheet = filled(tmp_path / "s.csv", "material_extrusion", only(("wall", "bridge"), lambda r: True))
    limits = of(node, sheet).limits
    assert limits["wall_thickness_min"].value == 0.2 and limits["wall_thickness_min"].low is None
    assert "at least as good as this, the smallest step" in limits["wall_thickness_min"].locator
    assert limits["bridge_span_max"].value == 60.0 and "the largest step" in limits["bridge_span_max"].locator


def test_a_thin_wall_that_stood_where_a_thicker_one_broke_does_not_fit(node, tmp_path):
    sheet = filled(tmp_path / "s.csv", "material_extrusion", only("wall", lambda r: r["nominal"] not in (0.5, 0.2)))
    found = of(node, sheet)
    assert found.limits["wall_thickness_min"].value == 0.6
    assert len(found.odd) == 2 and "0.4" in found.odd[0] and "0.3" in found.odd[1]


def test_one_broken_repeat_ends_the_claim(node, tmp_path):
    def whole(row):
        return not (row["nominal"] == 1.0 and row["repeat"] == 3)

    sheet = filled(tmp_path / "s.csv", "material_extrusion", only("wall", whole))
    limit = of(node, sheet).limits["wall_thickness_min"]
    assert (limit.value, limit.low) == (1.5, 1.0) and "4 of 5 whole at 1" in limit.locator


def test_too_few_repeats_make_no_claim_and_say_so(node, tmp_path):
    sheet = filled(tmp_path / "s.csv", "material_extrusion", only("wall", lambda r: True), repeats=2)
    (found, offset) = of(node, sheet).found
    assert found.limit is None and "too few repeats: 2 of 2 whole at 2 mm" in found.reason and "needs 3" in found.reason
    assert offset.limit is None and "0 measured" in offset.reason


def test_an_untried_step_ends_the_claim(node, tmp_path):
    def whole(row):
        return None if row["nominal"] == 0.5 else True

    sheet = filled(tmp_path / "s.csv", "material_extrusion", only("wall", whole))
    limit = of(node, sheet).limits["wall_thickness_min"]
    assert limit.value == 0.6 and limit.low is None and "nothing judged at 0.5" in limit.locator


def test_nothing_whole_makes_no_claim(node, tmp_path):
    sheet = filled(tmp_path / "s.csv", "material_extrusion", only("gap", lambda r: False))
    (found,) = of(node, sheet).found
    assert found.limit is None and "not even the easiest step" in found.reason


def test_the_worse_of_upright_and_lying_holes_counts(node, tmp_path):
    def whole(row):
        return row["nominal"] >= (0.7 if row["feature"] == "hole-upright" else 1.2)

    sheet = filled(tmp_path / "s.csv", "material_extrusion", only(("hole-upright", "hole-lying"), whole))
    limits = of(node, sheet).limits
    assert limits["hole_diameter_min"].value == limits["hole_diameter_advised"].value == 1.5
    assert limits["hole_diameter_min"].low == 1.0


def test_the_kerf_is_the_mean_widening_and_a_compensated_cut_is_refused(node, tmp_path):
    wider = filled(
        tmp_path / "w.csv", "laser_cutting",
        only("slot", measured=lambda r: r["nominal"] + 0.2 + 0.01 * (r["repeat"] - 3)),
    )  # fmt: skip
    kerf = of(node, wider).limits["kerf_width"]
    assert kerf.value == pytest.approx(0.2) and kerf.low < 0.2 < kerf.high and kerf.n == 45
    same = filled(tmp_path / "s.csv", "laser_cutting", only("slot", measured=lambda r: r["nominal"] - 0.01))
    (kerf, _) = of(node, same).found
    assert kerf.limit is None and "compensated" in kerf.reason


def test_sheet_limits_are_in_thicknesses_as_measured(node, tmp_path):
    def fill(row):
        if row["feature"] == "thickness":
            return None, 2.0 * 1.05
        return (row["nominal"] >= 1.3, None) if row["feature"] == "hole" else (None, None)

    limits = of(node, filled(tmp_path / "s.csv", "laser_cutting", fill, thickness=2.0)).limits
    limit = limits["hole_thickness_ratio_min"]
    assert limit.unit == "ratio" and limit.value == pytest.approx(1.4 / 2.1, abs=1e-4)
    assert limit.low == pytest.approx(1.0 / 2.1, abs=1e-4)


def test_the_k_factor_is_that_of_the_bent_pieces():
    coupon = coupons().coupon("bend_coupon")
    plan = coupon.plans["sheet_bending"]
    (claim,) = [claim for claim in plan.claims if claim.key == "k_factor"]
    radius, thickness, k = 2.0, 2.1, 0.42

    def bent(angle, wrong, number):
        setback = (radius + thickness) * math.tan(math.radians(angle) / 2)
        flat = 40.0 + 30.0 - 2 * setback + math.radians(angle) * (radius + k * thickness)
        told = {"blank": flat + wrong, "leg": 40.0, "longest-flange": 30.0, "angle": angle, "radius": radius,
                "thickness": thickness}  # fmt: skip
        return [
            Row(coupon=coupon.name, series=name, nominal=None, repeat=number, whole=None, measured=value,
                instrument="", date="2026-11-27")
            for name, value in told.items()
        ]  # fmt: skip

    pieces = ((90.0, 0.0), (60.0, 0.0), (90.0, 9.0), (110.0, 0.0))
    rows = [row for n, (angle, wrong) in enumerate(pieces, start=1) for row in bent(angle, wrong, n)]
    sheet = MeasuredSheet(
        process="sheet_bending", machine="", material="", rows=tuple(rows), thickness_mm={"bend_coupon": 2.0}
    )
    found = claimed(Case(coupon=coupon, plan=plan, claim=claim, sheet=sheet))
    assert found.limit.value == pytest.approx(k, abs=1e-4) and found.limit.n == 3
    assert len(found.odd) == 1 and "piece 3" in found.odd[0]
    fewer = MeasuredSheet(process="sheet_bending", machine="", material="", rows=tuple(rows[:12]), thickness_mm={})
    few = claimed(Case(coupon=coupon, plan=plan, claim=claim, sheet=fewer))
    assert few.limit is None and "2 measured, and a claim needs 3" in few.reason


def test_flanges_are_in_thicknesses_from_inside_the_bend():
    coupon = coupons().coupon("bend_coupon")
    plan = coupon.plans["sheet_bending"]
    flanges = [
        Row(coupon=coupon.name, series="flange", nominal=size, repeat=n, whole=size >= 9, measured=None, instrument="",
            date="2026-11-27")
        for size in (5.0, 6.0, 8.0, 10.0, 12.0, 20.0) for n in (1, 2, 3)
    ]  # fmt: skip
    radius = Row(
        coupon=coupon.name, series="radius", nominal=None, repeat=1, whole=None, measured=2.5, instrument="", date=""
    )

    def found(key, *rows):
        (claim,) = [claim for claim in plan.claims if claim.key == key]
        sheet = MeasuredSheet(
            process="sheet_bending", machine="", material="", rows=rows, thickness_mm={"bend_coupon": 2.0}
        )
        return claimed(Case(coupon=coupon, plan=plan, claim=claim, sheet=sheet))

    least = found("flange_thickness_ratio_min", *flanges, radius).limit
    assert (least.value, least.low, least.unit) == ((10.0 - 2.5) / 2.0, (8.0 - 2.5) / 2.0, "ratio")
    assert found("flange_thickness_ratio_advised", *flanges).limit.value == 5.0
    without = found("flange_thickness_ratio_min", *flanges)
    assert without.limit is None and "radius must be measured too" in without.reason


def test_a_hard_tolerance_gives_way_to_what_the_node_proves(node, tmp_path):
    def fill(row):
        return None, row["nominal"] + 0.002 * ((row["repeat"] % 3) - 1) if row["feature"] in ("x", "y", "z") else None

    limits = of(node, filled(tmp_path / "s.csv", "milling", fill, material="aluminum_6061")).limits
    assert limits["tolerance_advised"].value < 0.02
    assert limits["tolerance_min"] == limits["tolerance_advised"]


# -- known truth, many nodes ---------------------------------------------------------------------------------------


def test_over_many_nodes_tolerance_zones_and_offsets_hold_as_often_as_they_say(node, tmp_path):
    random = np.random.default_rng(7)
    held, offsets, rounds = 0, 0, 150
    for _ in range(rounds):
        offset, spread = random.normal(0, 0.1), random.uniform(0.02, 0.1)

        def fill(row, offset=offset, spread=spread):
            measured = row["feature"] in ("x", "y", "z")
            return None, row["nominal"] + random.normal(offset, spread) if measured else None

        limits = of(node, filled(tmp_path / "s.csv", "material_extrusion", fill, repeats=1)).limits
        half = limits["tolerance_advised"].value / 2.0
        held += norm.cdf(half, offset, spread) - norm.cdf(-half, offset, spread) >= 0.95
        offsets += limits["size_offset"].low <= offset <= limits["size_offset"].high
    error = 3.0 * math.sqrt(0.95 * 0.05 / rounds)
    assert held / rounds >= 0.95 - error
    assert abs(offsets / rounds - 0.95) <= error


@pytest.mark.parametrize("repeats", [3, 5, 8])
def test_over_many_nodes_the_claimed_step_is_whole_as_often_as_the_bound_says(repeats):
    """The step is chosen by the data, and the bound must hold for it all the same."""
    random = np.random.default_rng(repeats)
    sizes = (2.0, 1.5, 1.0, 0.8, 0.6, 0.5, 0.4, 0.3, 0.2)
    bound = share_at_least(repeats, repeats, 0.95)
    held, claims, rounds = 0, 0, 4000
    for _ in range(rounds):
        middle, width = random.uniform(0.2, 1.2), random.uniform(0.02, 0.5)
        share = 1.0 / (1.0 + np.exp(-(np.array(sizes) - middle) / width))
        whole = random.binomial(repeats, share)
        steps = [Step(series="wall", size=s, whole=int(w), of=repeats) for s, w in zip(sizes, whole, strict=True)]
        found = standing([steps], least_repeats=3, unit="mm")
        if found.size is not None:
            claims += 1
            held += share[sizes.index(found.size)] >= bound
    assert claims > rounds / 4
    # Of all nodes, not only those that claim something: at most one in twenty claims a step worse than the bound.
    assert (claims - held) / rounds <= 0.05 + 3.0 * math.sqrt(0.05 * 0.95 / rounds)


@given(st.lists(st.lists(st.booleans(), min_size=3, max_size=6), min_size=1, max_size=9), st.data())
def test_a_repeat_that_came_out_whole_never_makes_the_claim_worse(ladder, data):
    def claim(rows):
        steps = [Step(series="s", size=float(n), whole=sum(r), of=len(r)) for n, r in enumerate(rows)]
        found = standing([steps], least_repeats=3, unit="mm")
        return -1.0 if found.size is None else found.size

    step = data.draw(st.integers(0, len(ladder) - 1))
    repeat = data.draw(st.integers(0, len(ladder[step]) - 1))
    better = [list(row) for row in ladder]
    better[step][repeat] = True
    assert claim(better) >= claim(ladder)
    worse = [list(row) for row in ladder]
    worse[step][repeat] = False
    assert claim(worse) <= min(claim(ladder), step - 1)


# -- which machine, which material ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("process", "options", "says"),
    [
        ("vat_photopolymerization", {}, "no machine for vat_photopolymerization"),
        (
            "material_extrusion",
            {"machine": "goldmark_3015"},
            "no goldmark_3015 for material_extrusion; it has: prusa_mk4",
        ),
        ("material_extrusion", {"material": "mild_steel"}, "prusa_mk4 does not work mild_steel; it works: .*pla"),
    ],
)
def test_a_machine_or_material_that_is_not_there_is_one_clear_error(node, tmp_path, process, options, says):
    sheet = filled(tmp_path / "s.csv", process, only("wall", lambda r: True))
    with pytest.raises(InputError, match=f"(?s){says}"):
        of(node, sheet, **options)


def test_unknown_names_are_named(node, tmp_path):
    sheet = filled(tmp_path / "s.csv", "material_extrusion", only("wall", lambda r: True))
    with pytest.raises(UnknownNameError, match="unobtainium"):
        of(node, sheet, material="unobtainium")
    with pytest.raises(UnknownNameError, match="mk99"):
        of(node, sheet, machine="mk99")


def test_of_several_machines_one_must_be_named(tmp_path):
    twice = {**NODE, "machines": [{"model": "prusa_mk4"}, {"model": "prusa_mini"}]}
    sheet = filled(tmp_path / "s.csv", "material_extrusion", only("wall", lambda r: True))
    with pytest.raises(InputError, match=r"several machines.*prusa_mk4, prusa_mini.*--machine"):
        of(read_node(twice, where="n"), sheet)
    assert of(read_node(twice, where="n"), sheet, machine="prusa_mini").place == 1


def test_limits_of_a_material_hold_in_that_material_alone():
    from dfdm.nodes.network import Network

    wall = {"value": 0.3, "unit": "mm", "source": "node", "locator": "wall ladder", "kind": "measured", "n": 5,
            "confidence": 0.95, "date": "2026-11-27"}  # fmt: skip
    document = {**NODE, "machines": [{"model": "prusa_mk4", "limits_for": {"pla": {"wall_thickness_min": wall}}}]}
    found = read_node(document, where="n")
    assert read_node(found.to_dict(), where="again").to_dict() == found.to_dict()
    offered = Network([found]).capabilities("material_extrusion", materials=["pla", "petg"])
    by_material = {offered.one(i).material.id: offered.one(i).limits["wall_thickness_min"] for i in range(len(offered))}
    assert by_material["pla"].value == 0.3 and by_material["pla"].n == 5 and by_material["pla"].confidence == 0.95
    assert by_material["petg"].value == 0.4 and by_material["petg"].kind == "supplier-guideline"
    values = dict(zip([b.material.id for b in offered.bases], offered.columns["wall_thickness_min"], strict=True))
    assert values == {"pla": 0.3, "petg": 0.4}
