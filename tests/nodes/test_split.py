"""Splits of real parts over the sample network: prices as the estimates give them, in time by their lead times, documents."""

import json
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from dfdm.errors import InputError, UnknownNameError
from dfdm.money import Money
from dfdm.nodes.delivery import deliver
from dfdm.nodes.match import match
from dfdm.nodes.network import Network, sample_network
from dfdm.nodes.place import locate
from dfdm.nodes.reading import validate
from dfdm.nodes.split import Ask, Limits, split
from dfdm.nodes.splitting.resilience import deliverable

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
BERLIN = locate("Berlin, DE")
NETWORK = sample_network()


def shared(*asks, network=NETWORK, hours=240.0, **more):
    due = None if hours is None else AT + timedelta(hours=hours)
    limits = Limits(**{k: more.pop(k) for k in ("max_share", "min_nodes", "min_lot", "co2e_max_kg") if k in more})
    return split(asks, network, to=BERLIN, at=AT, due=due, limits=limits, **more)


def printed(facts, quantity=300):
    return Ask(facts=facts, quantity=quantity, processes=["fdm"], materials=["pla"])


@pytest.fixture(scope="module")
def found(plate):
    return shared(printed(plate), max_share=0.4, min_nodes=3, min_lot=20, hours=200.0)


def test_the_document_follows_the_schema_and_is_the_same_twice(found, plate):
    again = shared(printed(plate), max_share=0.4, min_nodes=3, min_lot=20, hours=200.0)
    full = [s.with_front(3).simulated(0.9, shock=0.05, runs=500, seed=3).to_dict() for s in (found, again)]
    validate("split", full[0], where="split")
    assert json.dumps(full[0]) == json.dumps(full[1])
    assert full[0]["binding"] is False and len(full[0]["front"]) >= 2


def test_every_limit_is_kept_by_the_estimates_themselves(found):
    assert found.feasible and found.answer.status == "optimal"
    assert sum(a.pieces for a in found.assignments) == 300
    assert len(found.assignments) >= 3
    assert all(20 <= a.pieces <= 120 for a in found.assignments)
    assert all(a.lead_time_p90_s <= found.deadline.seconds for a in found.assignments)
    assert all(a.pieces <= a.capacity for a in found.assignments)


def test_prices_and_times_are_those_of_candidates_for_the_same_quantity(found, plate):
    for a in found.assignments:
        alone = match(
            plate, Network([a.node]), to=BERLIN, at=AT, quantity=a.pieces, processes=["fdm"], materials=["pla"]
        ).best
        assert a.machine == alone.machine
        assert a.unit_cost == alone.terms.unit_cost
        assert a.co2e_kg == pytest.approx(alone.terms.co2e_kg * a.pieces, rel=1e-6)
        assert a.lead_time_p90_s == pytest.approx(alone.terms.lead_time_p90_s, abs=1.0)


def test_the_price_adds_up_and_the_bound_is_below(found):
    goods = sum((a.unit_cost * a.pieces).amount for a in found.assignments)
    assert found.price.amount == goods + sum(c.cost.amount for c in found.consignments)
    for c in found.consignments:
        distance = next(a.distance_km for a in found.assignments if a.node is c.node)
        one = deliver(goods_kg=c.goods_kg, distance_km=distance, origin=c.node.place, target=BERLIN, currency="EUR")
        assert c.cost.amount == pytest.approx(one.cost.amount, abs=Money.of("0.01", "EUR").amount)
    assert found.bound.amount <= found.price.amount
    assert 0.0 <= found.gap < 0.03  # plates are filled or not: the price has teeth that no bound from below follows


def test_no_other_share_of_two_nodes_is_cheaper(plate):
    """All ways to share 40 pieces over two nodes, each priced by the estimates."""
    pool = [a.node for a in shared(printed(plate), max_share=0.5).assignments][:2]
    network = Network(pool)
    whole = shared(printed(plate, 40), network=network, hours=None, gap=0.0)
    prices = {}
    for k in range(41):
        total = 0.0
        for node, count in zip(network.nodes, (k, 40 - k), strict=True):
            if count:
                best = match(
                    plate, Network([node]), to=BERLIN, at=AT, quantity=count, processes=["fdm"], materials=["pla"]
                ).best
                total += float(best.terms.delivered.amount) * count
        prices[k] = total
    assert float(whole.price.amount) <= min(prices.values()) * 1.003
    assert float(whole.bound.amount) <= min(prices.values()) + 0.01


def test_without_a_node_the_share_is_that_of_the_others(found):
    for failure in found.without_node:
        left = sum(a.capacity for a in found.assignments if a.node.name != failure.name)
        assert failure.pieces == min(300, left)
    problem, pieces = found.offered.problem, found.answer.pieces
    everything = np.flatnonzero(np.isin(problem.node, problem.node[pieces > 0]))
    assert deliverable(problem, pieces, everything)[0] == 300


def test_late_hours_are_when_the_others_have_made_all_of_it(plate):
    tight = shared(printed(plate, 600), hours=150.0, min_nodes=3)
    worst = tight.without_node[0]
    assert worst.share < 1.0 and worst.late_h > 0.0
    others = Network([a.node for a in tight.assignments if a.node.name != worst.name])
    enough = shared(printed(plate, 600), network=others, hours=150.0 + worst.late_h)
    assert enough.feasible
    assert not shared(printed(plate, 600), network=others, hours=150.0 + worst.late_h - 12.5).feasible


def test_a_tighter_date_costs_more_until_nobody_can(plate):
    prices = [float(shared(printed(plate), hours=h).price.amount) for h in (400, 200, 140)]
    assert prices == sorted(prices)
    never = shared(printed(plate), hours=60.0)
    assert not never.feasible and never.assignments == ()
    assert [reason.code for reason in never.why_not] == ["due"]
    validate("split", never.to_dict(), where="split")
    assert "the due date" in never.text().splitlines()[1]


def test_with_partial_as_much_as_can_be_is_placed(plate):
    most = shared(printed(plate, 5000), hours=130.0, partial=True)
    assert most.short > 0 and not most.feasible
    assert sum(a.pieces for a in most.assignments) == 5000 - most.short
    room = int(most.offered.problem.in_time.sum())
    assert sum(a.pieces for a in most.assignments) == min(5000, room)


def test_parts_of_an_assembly_share_consignments_and_machines(plate, block):
    both = shared(printed(plate, 60), printed(block, 30), hours=200.0, max_share=0.7)
    assert both.feasible
    per_part = {name: sum(a.pieces for a in both.assignments if a.part == name) for name, _ in both.parts}
    assert per_part == {"plate": 60, "block": 30}
    assert len(both.consignments) == len({a.node.id for a in both.assignments})
    assert all(a.lead_time_p90_s <= both.deadline.seconds for a in both.assignments)
    assert both.offered.problem.broken(both.limits, both.answer.pieces) == ()


def test_a_limit_of_emissions_is_kept_and_costs(plate, found):
    bounded = shared(
        printed(plate), max_share=0.4, min_nodes=3, min_lot=20, hours=200.0, co2e_max_kg=0.7 * found.co2e_kg
    )
    assert bounded.co2e_kg <= 0.7 * found.co2e_kg * (1 + 1e-6)
    assert bounded.price.amount > found.price.amount
    front = found.with_front(4).front
    assert [p.price.amount for p in front] == sorted(p.price.amount for p in front)
    assert [p.co2e_kg for p in front] == sorted((p.co2e_kg for p in front), reverse=True)


def test_planning_anew_keeps_what_is_made(found):
    failed = found.assignments[0]
    at = AT + timedelta(hours=34)
    again = found.replanned([failed.node.name], at=at)
    validate("split", again.to_dict(), where="split")
    assert again.feasible and again.failed == (failed.node.id,)
    assert sum(a.pieces for a in again.assignments) == 300
    before = {a.node.id: a.pieces for a in found.assignments}
    for a in again.assignments:
        if a.node.id == failed.node.id:
            assert a.pieces == a.made < failed.pieces
        assert a.pieces >= a.made
    changed = [a for a in again.assignments if a.node.id != failed.node.id and a.pieces != before.get(a.node.id, 0)]
    assert len(changed) == again.changes
    counted = found.replanned([failed.node.id], at=at, made={(failed.part, failed.node.id): 7})
    assert {a.node.id: a.pieces for a in counted.assignments}[failed.node.id] == 7
    gone = found.replanned([failed.node.id], at=at, lost=True)
    assert failed.node.id not in {a.node.id for a in gone.assignments}


def test_what_cannot_be_asked_is_refused(plate, found):
    for wrong in ({"max_share": 0.0}, {"max_share": 1.5}, {"min_nodes": 0}, {"min_lot": 0}, {"co2e_max_kg": -1.0}):
        with pytest.raises(InputError):
            shared(printed(plate), **wrong)
    with pytest.raises(InputError):
        shared(printed(plate), hours=-1.0)
    with pytest.raises(InputError):
        found.replanned(["Sample fab lab Accra"], at=AT - timedelta(hours=1))
    with pytest.raises(UnknownNameError):
        found.replanned(["nobody"], at=AT + timedelta(hours=1))


def test_a_part_that_nobody_can_make_says_so(block):
    nobody = shared(Ask(facts=block, quantity=5, processes=["laser"]))
    assert not nobody.feasible
    assert [reason.code for reason in nobody.why_not] == ["capability"]
    validate("split", nobody.to_dict(), where="split")


def test_the_picture_and_the_markup_are_safe_and_the_same_twice(found):
    assert found.picture().startswith(b"\x89PNG") and found.picture() == found.picture()
    markup = found._repr_html_()
    assert "<script" not in markup and "Map of" in markup
