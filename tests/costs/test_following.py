"""Routes of several processes, and inspection of what was declared: lines say their step, what is not priced is said."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest

from dfdm.cited import Cited
from dfdm.costs import Estimates, estimate
from dfdm.costs.inspecting import checks_of
from dfdm.costs.pricing import Check
from dfdm.processes import Route, capability
from dfdm.processes.route import Step
from dfdm.requirements import Resolved, require
from dfdm.requirements.sampling import by_attributes, usual_sample
from tests.costs.test_bending import channel

CUT_AND_MILLED = Route.of("laser_cutting", then=[Step(kind="process", id="milling"), "deburr"])


def priced(facts, route, **options):
    return estimate(facts, route, capability(route.process, route.material), **options)


def declared(**more) -> Resolved:
    asked = {"kind": "diameter", "on": "tag:bore", "nominal_mm": 10.0, "plus_mm": 0.1, "minus_mm": -0.1, **more}
    kind, on = asked.pop("kind"), asked.pop("on")
    return Resolved(
        requirement=require(kind, on=on, **asked),
        faces=(1,),
        at_mm=((0.0, 0.0, 0.0), (9.0, 0.0, 0.0)),
        measured_mm=10.0,
    )


def test_a_later_process_has_lines_of_its_own(sheet):
    both, cut = (
        priced(sheet, CUT_AND_MILLED, quantity=20),
        priced(sheet, Route.of("laser_cutting", then=["deburr"]), quantity=20),
    )
    own = {line.what: line for line in both.lines if line.step == "milling"}
    assert {"milling: setup", "milling: machine time", "milling: scrap"} <= set(own)
    assert "40 USD/h" in own["milling: machine time"].basis
    assert own["milling: machine time"].sources
    assert not [text for text in both.not_priced if "later process" in text]
    assert {line.step for line in both.lines} == {"laser_cutting", "milling", "deburr", ""}
    assert both.unit_cost.amount > cut.unit_cost.amount
    assert both.machine_time_s > cut.machine_time_s
    assert both.energy_kwh > cut.energy_kwh
    assert both.lead_work_s > cut.lead_work_s
    assert sum((line.amount.amount for line in both.lines), Decimal(0)) == both.unit_cost.amount
    assert both.low.amount < both.unit_cost.amount < both.high.amount
    document = Estimates(model="m", estimates=(both,)).to_dict()
    assert Estimates.from_dict(document).to_dict() == document


def test_a_blank_is_cut_by_laser_and_then_bent():
    facts = channel()
    route = Route.of("laser_cutting", then=[Step(kind="process", id="sheet_bending")])
    found = priced(facts, route, quantity=50)
    lines = {line.what: line for line in found.lines}
    assert not [text for text in found.not_priced if "later process" in text]
    assert {"machine time", "material", "sheet bending: setup", "sheet bending: machine time"} <= set(lines)
    alone = {line.what: line.amount for line in priced(facts, Route.of("sheet_bending"), quantity=50).lines}
    assert lines["sheet bending: machine time"].amount.amount == pytest.approx(
        alone["machine time"].amount, abs=Decimal("0.011")
    )
    assert "sheet bending: material" not in lines


def test_what_the_other_step_of_a_route_makes_is_not_said_to_be_missing():
    facts = channel()

    def said(route):
        texts = priced(facts, route).not_priced
        return {word for word in ("bending along", "cutting the blank") for text in texts if text.startswith(word)}

    bend = Step(kind="process", id="sheet_bending")
    assert said(Route.of("laser_cutting")) == said(Route.of("waterjet_cutting")) == {"bending along"}
    assert said(Route.of("sheet_bending")) == {"cutting the blank"}
    assert said(Route.of("laser_cutting", then=[bend])) == said(Route.of("waterjet_cutting", then=[bend])) == set()
    milled = Route.of("laser_cutting", then=[Step(kind="process", id="milling")])
    assert said(milled) == {"bending along"}, "milling bends nothing"
    twice = Route.of("laser_cutting", then=[Step(kind="process", id="laser_cutting")])
    assert said(twice) == {"bending along"}


def test_stock_is_bought_once_and_what_a_later_step_scraps_was_worth_something(sheet):
    both = {line.what: line.amount.amount for line in priced(sheet, CUT_AND_MILLED, quantity=1000).lines}
    assert "milling: material" not in both
    repeated = sum(
        amount
        for what, amount in both.items()
        if what
        in (
            "milling: machine time",
            "milling: loading and unloading",
            "milling: post-processing by hand",
            "milling: operator during machine time",
        )
    )
    earlier = sum(both[what] for what in ("machine time", "material", "operator during machine time") if what in both)
    good = capability("milling").rates["yield"].number
    assert both["milling: scrap"] > Decimal(str(1.0 / good - 1.0)) * (repeated + earlier) * Decimal("0.98")


def test_the_labor_rate_of_a_node_holds_for_all_its_steps(sheet):
    rate = Cited(value=120.0, unit="EUR/h", source="node", locator="price list", kind="published")
    lines = {line.what: line for line in priced(sheet, CUT_AND_MILLED, rates={"labor_rate": rate}).lines}
    assert "120 EUR/h" in lines["milling: setup"].basis
    assert "node" in lines["milling: setup"].sources


def test_a_later_process_that_cannot_be_priced_is_said(cube):
    found = priced(cube, Route.of("fdm", then=[Step(kind="process", id="laser_cutting")]))
    assert any(text.startswith("the later process laser_cutting: ") for text in found.not_priced)
    assert not [line for line in found.lines if line.step == "laser_cutting"]


def test_a_critical_characteristic_is_inspected_on_every_piece_the_others_on_a_sample():
    checks, _ = checks_of((declared(critical=True), declared(), declared(plus_mm=0.01, minus_mm=-0.01)))
    assert checks == (
        Check(instrument="caliper", every=2.0, sampled=2.0),
        Check(instrument="micrometer", every=0.0, sampled=2.0),
    )


def test_the_sample_of_a_lot_is_what_the_recipe_plans():
    for lot in (1, 8, 50, 51, 90, 91, 150, 280, 500, 1200, 3200, 10000):
        assert usual_sample(lot) == (lot if lot <= 50 else by_attributes(lot, 2.5).sample)
    assert usual_sample(np.array([10, 51, 1200])).tolist() == [10.0, 20.0, 80.0]  # letter E leads on to F


def test_small_lots_are_inspected_piece_by_piece_larger_ones_by_a_sample(block):
    def line(quantity):
        found = priced(block, Route.of("milling"), quantity=quantity, requirements=(declared(),))
        return next(line for line in found.lines if line.what == "inspection")

    assert "on every piece" in line(50).basis
    assert "a sample of 20 pieces" in line(51).basis
    assert float(line(51).amount.amount) < 0.5 * float(line(50).amount.amount)


def test_inspection_is_a_line_with_its_instruments(block):
    route = Route.of("milling")
    plain, inspected = (
        priced(block, route, quantity=10),
        priced(block, route, quantity=10, requirements=(declared(critical=True),)),
    )
    line = next(line for line in inspected.lines if line.what == "inspection")
    assert "caliper 2 on every piece" in line.basis
    assert "mfgcalcs-fai-time" in line.sources
    assert inspected.lead_work_s > plain.lead_work_s
    assert "inspection beyond looking the part over" in plain.not_priced
    assert "inspection beyond the declared characteristics" in inspected.not_priced
    assert not [line for line in plain.lines if line.what == "inspection"]


@pytest.mark.parametrize("asked", [{"plus_mm": None, "minus_mm": None}, {"plus_mm": 0.001, "minus_mm": -0.001}])
def test_what_no_listed_instrument_can_accept_is_not_priced(asked):
    checks, missing = checks_of((declared(**asked),))
    assert checks == ()
    assert "inspection of diameter on tag:bore" in missing
