"""The page of coupons: every number with a listed source, every limit read by a check or said to be a record."""

import copy
import tomllib

import pytest

from dfdm.checks.check import CHECKS
from dfdm.designs.coupons import coupon_design
from dfdm.errors import DataError, InputError, UnknownNameError
from dfdm.nodes.claiming import RULES
from dfdm.processes import catalog
from dfdm.processes.coupon import coupons, read_coupons
from dfdm.table import data_folder

TEXT = (data_folder() / "coupons.toml").read_text(encoding="utf-8")
TERMS = {
    "material_extrusion", "vat_photopolymerization", "powder_bed_fusion_polymer", "powder_bed_fusion_metal", "milling",
    "turning", "routing", "laser_cutting", "waterjet_cutting", "sheet_bending", "injection_molding", "thermoforming",
}  # fmt: skip
ALL = [(coupon, plan) for coupon in coupons().coupons.values() for plan in coupon.plans.values()]


def test_every_process_in_the_catalog_that_shapes_has_coupons():
    planned = {plan.process for _, plan in ALL}
    assert planned <= TERMS
    assert {
        "material_extrusion",
        "vat_photopolymerization",
        "powder_bed_fusion_polymer",
        "laser_cutting",
        "milling",
    } <= planned


def test_every_step_has_a_listed_source():
    listed = catalog().sources
    for coupon, plan in ALL:
        assert plan.claims, (coupon.name, plan.process)
        for name, steps in plan.steps.items():
            assert steps.source in listed, (coupon.name, name)
            sizes = plan.sizes(coupon.series[name], 3.0)
            assert sizes and list(sizes) == sorted(set(sizes)), (coupon.name, name)
    rules = tomllib.loads(TEXT)["rules"]
    assert {e["source"] for rule in rules.values() for e in rule.values() if isinstance(e, dict)} <= set(listed)
    assumed = sum(steps.kind == "assumption" for _, plan in ALL for steps in plan.steps.values())
    assert assumed / sum(len(plan.steps) for _, plan in ALL) <= 0.15


RECORDS = {
    "wall_thickness_offset", "hole_diameter_offset", "hole_diameter_lying_offset", "pin_diameter_offset", "size_offset",
    "slot_width_offset", "tab_width_offset", "size_scale", "size_scale_height", "flatness_75mm", "k_factor",
    "drain_diameter_min", "drain_diameter_advised",
}  # fmt: skip
"""What is written down for people and CAM programs where no check reads it."""


def test_every_limit_that_is_claimed_is_read_by_a_check_or_a_known_record():
    for coupon, plan in ALL:
        if plan.process not in catalog().processes:
            continue
        read = {key for check in catalog().processes[plan.process].checks for key in CHECKS[check].limits}
        for claim in plan.claims:
            assert claim.key in read | RECORDS, (coupon.name, plan.process, claim.key)
            assert claim.signed == claim.key.endswith(("_offset", "_scale", "_scale_height")), claim.key


def test_every_rule_is_known_and_every_series_used():
    assert set(tomllib.loads(TEXT)["rules"]) == set(RULES)
    for coupon in coupons().coupons.values():
        used = {n for p in coupon.plans.values() for c in p.claims for n in (*c.series, c.per, c.less)}
        used |= {series.per for series in coupon.series.values()}
        assert set(coupon.series) - used <= {"tab"}, coupon.name
        parameters = coupon_design(coupon.name).parameters
        assert {s.parameter for s in coupon.series.values() if s.parameter} <= set(parameters), coupon.name
        for plan in coupon.plans.values():
            assert set(plan.settings) <= set(parameters)


def test_a_plan_has_the_series_that_are_on_the_part():
    def names(coupon, process):
        found = coupons().coupon(coupon)
        return [series.name for series in found.plans[process].series(found)]

    assert names("hole_ladder", "milling") == ["hole-upright"]
    assert names("hole_ladder", "material_extrusion") == ["hole-upright", "hole-lying"]
    assert names("sheet_ladder", "laser_cutting") == ["thickness", "hole", "web"]
    assert set(names("bend_coupon", "sheet_bending")) == set(coupons().coupon("bend_coupon").series)


def test_unknown_coupons_and_processes_without_coupons_say_what_there_is():
    with pytest.raises(UnknownNameError, match="wall_ladder"):
        coupons().coupon("staircase")
    with pytest.raises(InputError, match=r"no test coupons for thermoforming; there are for: .*milling"):
        coupons().of("thermoforming")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda d: d.update(more=1), "unknown key 'more'"),
        (lambda d: d["coupons"]["wall_ladder"].update(more=1), "wall_ladder.*unknown key 'more'"),
        (lambda d: d["coupons"]["wall_ladder"].pop("title"), "wall_ladder.*'title' is missing"),
        (lambda d: d["coupons"]["wall_ladder"]["series"]["wall"].update(color="red"), "series.wall.*unknown key 'color'"),
        (lambda d: d["coupons"]["wall_ladder"]["series"]["wall"].update(whole="", measure=""), "nothing is judged"),
        (lambda d: d["coupons"]["wall_ladder"]["processes"]["milling"].update(more=1), "processes.milling.*'more'"),
        (lambda d: d["coupons"]["wall_ladder"]["processes"]["milling"]["steps"]["wall"].pop("source"), "steps.wall.*'source'"),
        (lambda d: d["coupons"]["wall_ladder"]["processes"]["milling"]["steps"].update(
            hole=d["coupons"]["wall_ladder"]["processes"]["milling"]["steps"]["wall"]), "steps of 'hole'"),
        (lambda d: d["coupons"]["wall_ladder"]["processes"]["milling"]["claims"][0].update(rule="guess"), "unknown rule"),
        (lambda d: d["coupons"]["wall_ladder"]["processes"]["milling"]["claims"][0].pop("key"), "a claim has key"),
        (lambda d: d["rules"]["scale"].pop("confidence"), "a rule needs least_repeats and confidence"),
    ],
)  # fmt: skip
def test_a_mistake_on_the_page_is_named(change, says):
    document = copy.deepcopy(tomllib.loads(TEXT))
    change(document)
    with pytest.raises(DataError, match=f"(?s){says}"):
        read_coupons(document)
