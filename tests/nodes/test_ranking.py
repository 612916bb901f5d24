"""Offers priced as columns come to what each comes to alone, whatever node, material, quantity and route."""

from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from dfdm.checks import judge
from dfdm.costs.carbon import of_freight
from dfdm.costs.estimate import estimate
from dfdm.costs.leadtime import WorkCalendar, lead_time
from dfdm.nodes.delivery import crosses_border, deliver
from dfdm.nodes.match import match
from dfdm.nodes.network import Network, sample_network
from dfdm.nodes.place import locate
from dfdm.nodes.score import Preferences
from dfdm.processes import Route, capability
from dfdm.processes.route import Step
from dfdm.requirements import Resolved, require
from tests.nodes.networks import large_network
from tests.nodes.plain import candidates, compared

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
    freight = of_freight(goods_kg, candidate.distance_km)
    own = (found.co2e_kg, found.co2e_low_kg, found.co2e_high_kg)
    parcel = (freight.kg, freight.low, freight.high)
    emitted = [made + sent / quantity for made, sent in zip(own, parcel, strict=True)]
    return found, time, float(sent.cost.amount) / quantity, emitted


def emissions(terms):
    assert terms.co2e_low_kg < terms.co2e_kg < terms.co2e_high_kg
    return [terms.co2e_kg, terms.co2e_low_kg, terms.co2e_high_kg]


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
            assert emissions(terms) == pytest.approx(co2e_kg, rel=1e-9)
            assert terms.lead_time_p50_s == pytest.approx(time.p50_s, abs=1.0)
            assert terms.lead_time_p90_s == pytest.approx(time.p90_s, abs=1.0)
            compared += 1
    assert compared > 50


@pytest.mark.parametrize("place", ["Berlin, DE", "Lima, PE"])
def test_a_varied_network_is_ranked_as_a_plain_loop_over_its_nodes_ranks_it(block, place):
    network, to = large_network(150, seed=3), locate(place)
    found = match(block, network, to=to, quantity=25, at=MOMENTS[0])
    single = candidates(block, network.nodes, network.pages, to=to, quantity=25, at=MOMENTS[0])
    assert len({c["node"] for c in single}) > 20
    apart = compared(found, single)
    assert (apart["missing"], apart["order"], apart["machine"]) == (0, 0, 0)
    assert apart["EUR"] < 0.0101 and apart["P90 s"] < 1.0 and apart["risk"] < 1e-4
    assert apart["kgCO2e"] < 1e-9 and apart["kgCO2e ends"] < 1e-9


def test_the_best_node_differs_by_part_place_and_weights(plate, block):
    network = large_network(150, seed=3)
    winners = {
        match(facts, network, to=place, quantity=25, at=MOMENTS[0], preferences=cares).best.node.id
        for facts in (plate, block)
        for place in ("Berlin, DE", "Lima, PE")
        for cares in (Preferences(), Preferences.weighing(price=0, lead_time=0, co2e=0, risk=1))
    }
    assert len(winners) >= 4


def test_the_front_holds_who_is_beaten_by_nobody_and_an_unknown_risk_never_beats_a_known_one(plate):
    found = match(plate, large_network(150, seed=3), to="Berlin, DE", quantity=25, at=MOMENTS[0])
    values, front = found.ranking.values, found.ranking.listing().pareto[: found.able_count]
    assert np.isinf(values[:, 3]).any() and (values[:, 3] < 1).any()
    front_of = values[:, :4]
    for one, on in zip(front_of, front, strict=True):
        others = (front_of <= one).all(axis=1) & (front_of < one).any(axis=1)
        assert on != others.any()


@pytest.mark.parametrize(
    ("term", "then"),
    [
        ("vat_photopolymerization", ["wash_and_cure", "remove_supports", "paint"]),
        ("powder_bed_fusion_polymer", ["depowder", "dye"]),
        ("powder_bed_fusion_metal", ["stress_relieve", "hip"]),
    ],
)
def test_columns_wait_for_shared_builds_and_pay_once_for_what_the_process_includes(block, term, then):
    to, at, compared = locate("Berlin, DE"), MOMENTS[0], 0
    shops = Network([replace(node, operations=(*node.operations, *then)) for node in large_network(150, seed=3).nodes])
    material = capability(term).material.id
    for quantity in (1, 60):
        route = Route.of(term, material=material, then=then)
        for candidate in match(block, shops, to=to, quantity=quantity, at=at, route=route).able:
            single, time, _, _ = alone(block, candidate, quantity=quantity, at=at, to=to, route=route)
            terms = candidate.terms
            assert f"operation {then[0]}" not in {line.what for line in single.lines}
            assert f"operation {then[-1]}" in {line.what for line in single.lines}
            assert float(terms.unit_cost.amount) == pytest.approx(float(single.unit_cost.amount), abs=0.0101)
            assert float(terms.low.amount) == pytest.approx(float(single.low.amount), abs=0.0101)
            assert float(terms.high.amount) == pytest.approx(float(single.high.amount), abs=0.0101)
            assert terms.lead_time_p50_s == pytest.approx(time.p50_s, abs=1.0)
            assert terms.lead_time_p90_s == pytest.approx(time.p90_s, abs=1.0)
            compared += 1
    assert compared >= 2


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
            assert emissions(terms) == pytest.approx(co2e_kg, rel=1e-9)
            assert terms.lead_time_p50_s == pytest.approx(time.p50_s, abs=1.0)
            compared += 1
    assert compared > 2
