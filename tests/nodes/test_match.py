"""Matching: hard filters with reasons, verdicts as the checks give them, prices as the estimates give them, ranking."""

import json
import re
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from dfdm.checks import Makeable, judge
from dfdm.costs.estimate import estimate
from dfdm.errors import InputError, UnknownNameError
from dfdm.facts import Measurements, PartFacts
from dfdm.nodes.match import match
from dfdm.nodes.network import Network, sample_network
from dfdm.nodes.node import Certificate, Node
from dfdm.nodes.place import locate
from dfdm.nodes.reading import validate
from dfdm.nodes.score import Preferences
from dfdm.processes import Route, Step, capability, catalog
from tests.nodes.networks import large_network

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
NETWORK = sample_network()


def matched(facts, network=NETWORK, *, to="Berlin, DE", quantity=10, **more):
    return match(facts, network, to=to, quantity=quantity, at=AT, **more)


def reasons(found, name):
    return {reason.code: reason.message for c in found if c.node.name == name for reason in c.why_not}


def only(name, **changes):
    return Network([replace(NETWORK.node(name), **changes)])


def test_the_document_follows_the_schema_and_is_the_same_twice(plate):
    found, again = matched(plate), matched(plate)
    document = found.to_dict()
    validate("candidates", document, where="candidates")
    assert json.dumps(document) == json.dumps(again.to_dict())
    assert len(document["candidates"]) == len(found.able) + len(found.refused)
    assert document["binding"] is False


def test_every_node_of_the_network_has_a_candidate_and_every_no_a_reason(block):
    found = matched(block)
    assert {c.node.id for c in found} == {node.id for node in NETWORK}
    assert all(c.why_not for c in found.refused)
    assert not any(c.why_not for c in found.able)


def test_a_block_is_no_sheet_and_the_reason_says_so(block):
    found = matched(block, processes=["laser"])
    assert not found.able and found.best is None
    said = reasons(found, "Sample sheet metal shop Stuttgart")
    assert "is-sheet" in said["check"]


def test_a_part_larger_than_the_machine_is_refused_for_its_size(tray):
    found = matched(tray, processes=["fdm"], materials=["pla"])
    by_machine = {c.machine: c for c in found if c.machine}
    assert by_machine["prusa_xl"].makeable is Makeable.YES
    assert by_machine["creality_ender_3"].makeable is Makeable.NO
    assert any("build-volume" in r.message for r in by_machine["creality_ender_3"].why_not)


def test_verdicts_are_those_of_the_checks_for_one_capability(plate, block, tray):
    for facts in (plate, block, tray):
        for candidate in matched(facts, every_material=True):
            if not candidate.machine:
                continue
            entry = next(m for m in candidate.node.machines if m.machine.id == candidate.machine)
            offered = capability(candidate.process, candidate.material, entry.machine, entry.limits)
            if candidate.able or any(r.code == "check" for r in candidate.why_not):
                report = judge(facts, offered)
                assert (candidate.makeable, candidate.verdict) == (report.makeable, report.verdict)


def test_the_price_is_that_of_the_estimate_at_the_rates_of_the_node(block):
    found = matched(block, processes=["milling"], materials=["aluminum_6061"], quantity=25)
    candidate = found.best
    entry = next(m for m in candidate.node.machines if m.machine.id == candidate.machine)
    offered = capability("milling", "aluminum_6061", entry.machine)
    rates = {**candidate.node.rates, **entry.rates}
    alone = estimate(block, candidate.route, offered, quantity=25, rates=rates, country=candidate.node.place.country)
    assert candidate.terms.unit_cost.rounded() == alone.unit_cost.rounded()
    assert candidate.terms.low < candidate.terms.unit_cost < candidate.terms.high
    assert candidate.terms.co2e_kg > alone.co2e_kg


def test_emissions_whose_factor_nobody_knows_are_named_not_counted(block):
    bare = matched(block, processes=["milling"], materials=["ptfe"])
    milled = matched(block, processes=["milling"], materials=["aluminum_6061"])
    assert bare.best.terms.co2e_lacks == ("material",) and milled.best.terms.co2e_lacks == ()
    entry, whole = bare.best.to_dict(), milled.best.to_dict()
    assert (entry["co2e_lacks"], whole["co2e_lacks"]) == (["material"], [])
    assert entry["co2e_low_kg"] < entry["co2e_kg"] < entry["co2e_high_kg"]
    assert "kgCO2e marked +: without its material" in bare.text()
    assert "marked +" not in milled.text()


def test_a_table_of_twenty_puts_no_whole_network_into_objects(plate, monkeypatch):
    monkeypatch.setattr("dfdm.nodes.wording._LOOKED_AT", 40)
    found = matched(plate, large_network(400, seed=5))
    assert found.able_count > 100 and len(found) - found.able_count > 100
    text = found.text()
    assert sum(made is not None for made in found.all._made) <= 20 + 40
    assert f"… and {found.able_count - 20} more" in text
    assert re.search(
        rf"^{len(found) - found.able_count} offers that cannot; most often, of \d\d looked at: ", text, re.M
    )


def test_quantity_makes_a_piece_cheaper_and_the_order_later(block):
    name = "Sample machine shop Bratislava"
    one, many = (
        matched(block, only(name), quantity=q, processes=["milling"], materials=["aluminum_6061"]).best.terms
        for q in (1, 200)
    )
    assert many.unit_cost < one.unit_cost and many.delivery < one.delivery
    assert many.lead_time_p90_s > one.lead_time_p90_s >= one.lead_time_p50_s


def test_a_node_far_away_ships_dearer_later_and_dirtier(plate):
    name = "Sample sheet metal shop Stuttgart"
    near, far = (matched(plate, only(name), to=to, materials=["mild_steel"]).best for to in ("Munich, DE", "Osaka, JP"))
    assert near.distance_km < 200 < 9000 < far.distance_km
    assert near.terms.unit_cost == far.terms.unit_cost and near.terms.delivery < far.terms.delivery
    assert near.terms.co2e_kg < far.terms.co2e_kg and near.terms.lead_time_p50_s < far.terms.lead_time_p50_s


def test_without_a_material_the_default_one_is_taken_where_a_node_can(plate):
    name = "Sample sheet metal shop Bursa"
    usual, every = (matched(plate, only(name), every_material=e) for e in (False, True))
    assert [c.material for c in usual] == ["mild_steel"]
    assert {c.material for c in every} == {"mild_steel", "stainless_304", "aluminum_5754"}
    other = matched(plate, only(name, materials=("stainless_304", "aluminum_5754")))
    assert {c.material for c in other} == {"stainless_304", "aluminum_5754"}


def test_a_route_asks_for_its_operations(plate):
    route = Route.of("laser_cutting", material="mild_steel", then=["deburr", "powder_coat"])
    found = matched(plate, route=route)
    assert found.able and all({"deburr", "powder_coat"} <= set(c.node.operations) for c in found.able)
    assert all(c.route.to_dict()[1:] == route.to_dict()[1:] for c in found.able)
    assert "powder_coat" in reasons(found, "Sample sheet metal shop Stuttgart")["operation"]
    plain = matched(plate, route=Route.of("laser_cutting", material="mild_steel"))
    name = found.best.node.name
    assert plain.at_node(name).terms.unit_cost < found.at_node(name).terms.unit_cost


@pytest.mark.parametrize(
    ("accepts", "license", "taken"),
    [
        ((), "LicenseRef-secret", True),
        (("open-hardware",), "CERN-OHL-S-2.0", True),
        (("open-hardware",), "LicenseRef-secret", False),
        (("open-hardware",), "CERN-OHL-S-2.0 AND LicenseRef-secret", False),
        (("open-hardware", "LicenseRef-*"), "CERN-OHL-S-2.0 AND LicenseRef-secret", True),
        (("open-hardware",), "Apache-2.0 WITH SHL-2.1", True),
        (("LicenseRef-*",), "LicenseRef-secret", True),
        (("CERN-OHL-*",), "CERN-OHL-P-2.0", True),
        (("CERN-OHL-*",), "CC-BY-NC-4.0", False),
        (("open-hardware",), "", True),
    ],
)
def test_a_node_takes_the_licenses_that_it_names(plate, accepts, license, taken):
    network = only("Sample sheet metal shop Stuttgart", accepts_licenses=accepts)
    found = matched(plate, network, materials=["mild_steel"], license=license)
    assert bool(found.able) is taken
    assert taken or reasons(found, "Sample sheet metal shop Stuttgart").keys() == {"license"}


@pytest.mark.parametrize(
    ("held", "says"),
    [
        ((), "states no certificate"),
        ((Certificate(standard="AS9100"),), "states no certificate"),
        ((Certificate(standard="ISO 9001", valid_until="2026-11-22"),), "ended on 2026-11-22"),
        ((Certificate(standard="iso 9001", valid_until="2026-11-23"),), ""),
        ((Certificate(standard="ISO 9001"),), ""),
    ],
)
def test_certificates_are_asked_for_and_end(plate, held, says):
    network = only("Sample sheet metal shop Stuttgart", certificates=held)
    found = matched(plate, network, materials=["mild_steel"], certificates=["ISO 9001"], stated_certificates=True)
    assert bool(found.able) is not bool(says)
    assert says in reasons(found, "Sample sheet metal shop Stuttgart").get("certificate", "")


def test_a_node_that_does_not_ship_there_is_no_candidate(plate):
    network = only("Sample sheet metal shop Stuttgart", ships_to=("US", "CA"))
    assert "does not ship to DE" in reasons(matched(plate, network), "Sample sheet metal shop Stuttgart")["place"]
    assert matched(plate, network, to="Toronto, CA").able


def test_what_a_node_lacks_is_said(plate):
    listed = Node(id="okw:ab67b029-e2fd-478b-b97b-43a421f59b92", name="Listed", place=locate("Berlin"))
    network = Network([listed, NETWORK.node("Sample print farm Prague"), NETWORK.node("Sample sign maker Leipzig")])
    found = matched(plate, network, processes=["laser_cutting"], materials=["mild_steel"])
    assert "listed without machines" in reasons(found, "Listed")["listed-only"]
    assert "no machine for laser_cutting" in reasons(found, "Sample print farm Prague")["process"]
    assert "does not stock mild_steel" in reasons(found, "Sample sign maker Leipzig")["material"]


def test_a_fully_booked_node_says_so(plate):
    network = only("Sample sheet metal shop Stuttgart", calendar={"utilization": 1.0})
    assert "it is fully booked" in reasons(matched(plate, network), "Sample sheet metal shop Stuttgart")["full"]


def test_an_order_that_nobody_ends_is_a_reason_and_no_error(plate):
    found = matched(plate, quantity=10**11, processes=["laser_cutting"])
    assert not found.able
    assert "within ten years" in reasons(found, "Sample sheet metal shop Stuttgart")["full"]


def test_a_later_process_is_asked_of_the_node(plate):
    route = Route(
        steps=(*Route.of("laser_cutting", material="mild_steel").steps, Step(kind="process", id="material_extrusion"))
    )
    found = matched(plate, route=route)
    assert all("material_extrusion" in candidate.node.processes for candidate in found.able)
    assert "material_extrusion" in reasons(found, "Sample sheet metal shop Stuttgart")["operation"]


def test_what_was_not_measured_is_unknown_and_not_a_yes(block):
    known = {name: block.quantity(name) for name in ("part", "holes", "walls")}
    half = PartFacts(name="half known", known=known)
    found = matched(half, only("Sample machine shop Bratislava"), processes=["milling"], materials=["aluminum_6061"])
    (candidate,) = found
    assert not found.able and candidate.makeable is Makeable.UNKNOWN
    assert any(r.code == "check" and "not checked" in r.message for r in candidate.why_not)


def test_a_model_of_several_parts_needs_a_node_that_makes_all(plate, block):
    both = Measurements(model="set", parts=(plate, PartFacts(name="block", count=2, measure=block.quantity)))
    found = matched(both, processes=["fdm"], materials=["pla"])
    name = found.best.node.name
    single = [matched(p, processes=["fdm"], materials=["pla"]).at_node(name).terms for p in (plate, block)]
    assert found.best.terms.unit_cost.amount > single[0].unit_cost.amount + single[1].unit_cost.amount
    assert not matched(both, processes=["laser"]).able


def test_the_order_is_by_score_and_the_front_holds_the_cheapest_and_the_quickest(plate):
    able = matched(plate, materials=["mild_steel"]).able
    scores = [c.score for c in able]
    assert scores == sorted(scores, reverse=True)
    front = [c for c in able if c.pareto]
    assert min(able, key=lambda c: c.terms.delivered.amount).terms.delivered in [c.terms.delivered for c in front]
    assert min(c.terms.lead_time_p90_s for c in able) == min(c.terms.lead_time_p90_s for c in front)
    cheap = matched(plate, materials=["mild_steel"], preferences=Preferences.weighing(price=1, lead_time=0, co2e=0))
    assert cheap.best.terms.delivered == min((c.terms.delivered for c in cheap.able), key=lambda m: m.amount)


def test_another_currency_changes_amounts_and_not_the_order(plate):
    euro, dollar = (matched(plate, materials=["mild_steel"], currency=c) for c in ("EUR", "USD"))
    assert [c.node.id for c in euro.able] == [c.node.id for c in dollar.able]
    assert {c.terms.unit_cost.currency for c in dollar.able} == {"USD"}


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({"quantity": 0}, InputError),
        ({"to": "Nowhereville, DE"}, UnknownNameError),
        ({"processes": ["knitting"]}, UnknownNameError),
        ({"materials": ["unobtainium"]}, UnknownNameError),
        ({"license": "not a license"}, InputError),
    ],
)
def test_unusable_orders_are_refused(plate, more, error):
    with pytest.raises(error):
        matched(plate, **more)


def test_different_parts_places_and_quantities_choose_different_nodes(plate, block, tray):
    jobs = [
        (plate, {"processes": ["laser"], "materials": ["mild_steel"]}),
        (plate, {"processes": ["laser"], "materials": ["birch_plywood"]}),
        (block, {"processes": ["milling"], "materials": ["aluminum_6061"]}),
        (block, {"processes": ["fdm"], "materials": ["petg"]}),
        (tray, {"processes": ["fdm"], "materials": ["pla"]}),
    ]
    places = ("Berlin, DE", "Boston, US", "Nairobi, KE", "Bengaluru, IN", "São Paulo, BR", "Osaka, JP")
    winners = Counter(
        matched(facts, to=place, quantity=quantity, **job).best.node.name
        for facts, job in jobs
        for place in places
        for quantity in (1, 200)
    )
    total = len(jobs) * len(places) * 2
    assert winners.total() == total
    assert len(winners) >= 10
    assert max(winners.values()) <= 0.25 * total, winners.most_common(3)


def test_ten_thousand_capabilities_are_columns_without_an_object_each():
    shops = [node for node in NETWORK if "laser_cutting" in node.processes]
    nodes = [replace(shops[i % len(shops)], id=f"test:{i}", aliases=()) for i in range(3700)]
    offers = Network(nodes).offers("laser_cutting")
    assert len(offers) >= 10_000
    assert len(offers.table.bases) <= len(catalog().machines) * len(catalog().materials)
    node, entry = offers.of(9_999)
    one = offers.table.one(9_999)
    assert one.node == node.id and one.machine is entry.machine
    assert offers.table.columns["envelope_x_max"][9_999] == one.limits["envelope_x_max"].number


@pytest.mark.parametrize(
    ("since", "until", "says"),
    [
        ("2026-01-01", "2027-01-01", ""),
        ("2026-12-01", "", "from 2026-12-01 on"),
        ("", "2026-11-22", "ended on 2026-11-22"),
    ],
)
def test_a_certificate_counts_on_the_days_that_it_is_valid(plate, since, until, says):
    name = "Sample sheet metal shop Stuttgart"
    held = Certificate(standard="ISO 9001", valid_from=since, valid_until=until)
    stated = {"certificates": ["iso 9001"], "stated_certificates": True}
    found = matched(plate, only(name, certificates=(held,)), materials=["mild_steel"], **stated)
    assert bool(found.able) == (not says)
    assert says in reasons(found, name).get("certificate", "")
