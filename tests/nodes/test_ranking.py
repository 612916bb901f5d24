"""Offers priced as columns come to what each comes to alone, whatever node, material, quantity and route."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dfdm.checks import judge
from dfdm.costs.carbon import of_freight
from dfdm.costs.estimate import estimate
from dfdm.costs.leadtime import WorkCalendar, lead_time
from dfdm.nodes.delivery import crosses_border, deliver
from dfdm.nodes.match import match
from dfdm.nodes.network import Network, sample_network
from dfdm.nodes.place import locate
from dfdm.processes import Route, capability
from dfdm.processes.route import Step
from dfdm.requirements import Resolved, require

MOMENTS = (
    datetime(2026, 11, 23, 9, 0, tzinfo=UTC),
    datetime(2026, 3, 28, 3, 15, tzinfo=UTC),  # the night before clocks change in Europe
    datetime(2026, 12, 31, 23, 30, tzinfo=UTC),
)


BORED = Resolved(
    requirement=require("diameter", on="part", nominal_mm=6.0, plus_mm=0.4, minus_mm=-0.4, critical=True),
    faces=(1,),
    at_mm=((0.0, 0.0, 0.0), (1.0, 0.0, 0.0)),
    measured_mm=6.0,
)


def alone(facts, candidate, *, quantity, at, to, route, requirements=()):
    """Terms of one candidate, made by the estimate, the calendar and the freight of one node."""
    entry = next(m for m in candidate.node.machines if m.machine.id == candidate.machine)
    offered = capability(candidate.process, candidate.material, entry.machine, entry.limits)
    lying = judge(facts, offered).orientation
    found = estimate(
        facts,
        candidate.route,
        offered,
        quantity=quantity,
        orientation=lying,
        rates={**candidate.node.rates, **entry.rates},
        country=candidate.node.place.country,
        requirements=requirements,
    )
    calendar = WorkCalendar.of(candidate.node.calendar, candidate.node.place.timezone, candidate.node.place.country)
    abroad = crosses_border(candidate.node.place.country, to.country)
    time = lead_time(found, calendar, at=at, distance_km=candidate.distance_km, machines=entry.count, abroad=abroad)
    goods_kg = quantity * found.material_g / 1000.0
    sent = deliver(
        goods_kg=goods_kg, distance_km=candidate.distance_km, origin=candidate.node.place, target=to, currency="EUR"
    )
    freight = of_freight(goods_kg, candidate.distance_km).kg / quantity
    return found, time, float(sent.cost.amount) / quantity, found.co2e_kg + freight


@pytest.mark.parametrize("moment", MOMENTS, ids=["monday", "clock-change", "new-year"])
@pytest.mark.parametrize(("quantity", "place"), [(1, "Berlin, DE"), (400, "Nairobi, KE")])
def test_columns_say_what_one_by_one_says(plate, block, moment, quantity, place):
    to, compared = locate(place), 0
    for facts, route in (
        (plate, None),
        (block, None),
        (plate, Route.of("laser_cutting", material="mild_steel", then=["deburr"])),
    ):
        found = match(facts, sample_network(), to=to, quantity=quantity, at=moment, route=route)
        for candidate in found.able:
            single, time, delivery, co2e_kg = alone(facts, candidate, quantity=quantity, at=moment, to=to, route=route)
            terms = candidate.terms
            assert float(terms.unit_cost.amount) == pytest.approx(float(single.unit_cost.amount), abs=0.0101)
            assert float(terms.low.amount) == pytest.approx(float(single.low.amount), abs=0.0101)
            assert float(terms.high.amount) == pytest.approx(float(single.high.amount), abs=0.0101)
            assert float(terms.delivery.amount) == pytest.approx(delivery, rel=1e-9)
            assert terms.co2e_kg == pytest.approx(co2e_kg, rel=1e-9)
            assert terms.lead_time_p50_s == pytest.approx(time.p50_s, abs=1.0)
            assert terms.lead_time_p90_s == pytest.approx(time.p90_s, abs=1.0)
            compared += 1
    assert compared > 50


def test_columns_say_what_one_by_one_says_of_routes_of_several_processes_and_of_inspection(plate):
    to, at, compared = locate("Berlin, DE"), MOMENTS[0], 0
    route = Route.of("laser_cutting", material="mild_steel", then=[Step(kind="process", id="milling"), "deburr"])
    asked = {plate.name: (BORED,)}
    shops = Network([replace(node, operations=(*node.operations, "milling", "deburr")) for node in sample_network()])
    for quantity in (1, 60):
        found = match(plate, shops, to=to, quantity=quantity, at=at, route=route, requirements=asked)
        for candidate in found.able:
            single, time, _, co2e_kg = alone(
                plate, candidate, quantity=quantity, at=at, to=to, route=route, requirements=(BORED,)
            )
            terms = candidate.terms
            assert {"milling: setup", "inspection"} <= {line.what for line in single.lines}
            assert float(terms.unit_cost.amount) == pytest.approx(float(single.unit_cost.amount), abs=0.0101)
            assert float(terms.low.amount) == pytest.approx(float(single.low.amount), abs=0.0101)
            assert float(terms.high.amount) == pytest.approx(float(single.high.amount), abs=0.0101)
            assert terms.co2e_kg == pytest.approx(co2e_kg, rel=1e-9)
            assert terms.lead_time_p50_s == pytest.approx(time.p50_s, abs=1.0)
            compared += 1
    assert compared > 2
