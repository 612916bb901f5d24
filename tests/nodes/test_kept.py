"""What is kept of a network for the next question is never served for another day, place, rate, calendar or network."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from dfdm.cited import Cited
from dfdm.costs.exchange import ENVIRONMENT, exchange, shipped_exchange
from dfdm.costs.learning import learned
from dfdm.facts import PartFacts
from dfdm.nodes.between import between
from dfdm.nodes.match import match
from dfdm.nodes.network import Network, sample_network
from dfdm.nodes.place import Place, locate
from dfdm.processes import Route, Step
from dfdm.testing.conformance.known_parts import known_parts

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ASKED = {"to": "Berlin, DE", "quantity": 5, "at": AT}
BLOCK = next(part.facts for part in known_parts() if part.name == "block")


def told(facts, network, **asked):
    """All that is said of every candidate, in its order."""
    return match(facts, network, **{**ASKED, **asked}).to_dict()


def fresh(facts):
    """The same part, of which nothing is kept."""
    return PartFacts.from_dict(facts.to_dict())


def cold(facts, network, **asked):
    """What a network says that nobody asked before, of a part that nobody asked about."""
    return told(fresh(facts), Network(network.nodes, pages=network.pages), **asked)


@pytest.fixture
def warm():
    """A network and a part that were asked before."""
    network, facts = Network(sample_network().nodes), fresh(BLOCK)
    return network, facts, told(facts, network)


@pytest.mark.parametrize(
    "asked",
    [
        {"quantity": 6},
        {"quantity": 400},
        {"at": AT + timedelta(hours=9)},  # past the cut-off of the same day
        {"at": AT + timedelta(days=5)},
        {"at": datetime(2026, 12, 24, 16, 0, tzinfo=UTC)},
        {"to": "Nairobi, KE"},
        {"to": replace(locate("Berlin, DE"), country="CH")},  # the same spot under another customs law
        {"currency": "USD"},
        {"every_material": True},
        {"materials": ["aluminum_6082"]},
        {"license": "CERN-OHL-S-2.0"},
        {"certificates": ["ISO 9001"], "stated_certificates": True},
        {"route": Route(steps=(Step(kind="process", id="milling"), Step(kind="operation", id="deburr")))},
        {"orientation": "as-modeled"},
    ],
    ids=str,
)
def test_another_question_is_answered_as_if_it_were_the_first(warm, asked):
    network, facts, first = warm
    found = told(facts, network, **asked)
    assert found == cold(facts, network, **asked)
    if asked.keys() & {"quantity", "at", "to", "currency"}:
        assert found["candidates"] != first["candidates"]
    assert told(facts, network) == first, "and then the first one again"


def test_requirements_are_not_answered_with_the_work_of_the_bare_part(warm):
    network, facts, _ = warm
    needed = next(part.requirements for part in known_parts() if part.name == "block")
    assert told(facts, network, requirements=needed) == cold(facts, network, requirements=needed)


def dearer(node):
    """The same node with rates of its own."""
    stated = Cited(value=171.0, unit="EUR/h", source="node", locator="made up", kind="assumption")
    return replace(node, rates={**node.rates, "labor_rate": stated})


CHANGES = {
    "rates": dearer,
    "calendar": lambda node: replace(node, calendar={**node.calendar, "backlog_h": 211}),
    "hours": lambda node: replace(node, calendar={**node.calendar, "opens": "03:00", "closes": "05:00", "cutoff": ""}),
    "shipping": lambda node: replace(node, ships_to=("JP",)),
    "place": lambda node: replace(node, place=replace(node.place, lat=-33.9, lon=18.4, country="ZA")),
    "machines": lambda node: replace(node, machines=tuple(replace(one, count=one.count + 3) for one in node.machines)),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_changed_network_is_answered_anew(warm, change):
    network, facts, first = warm
    other = Network([change(node) for node in network.nodes])
    found = told(facts, other)
    assert found == told(fresh(facts), Network(other.nodes))
    assert found["candidates"] != first["candidates"]


def test_other_exchange_rates_of_the_same_day_and_source_are_taken_at_once(warm, monkeypatch, tmp_path):
    network, facts, first = warm
    usd = told(facts, network, currency="USD")
    shipped = shipped_exchange()
    rows = [f"{shipped.date},{name},{rate * 2},{shipped.source}" for name, rate in shipped.per_eur.items()]
    file = tmp_path / "rates.csv"
    file.write_text("\n".join(["date,currency,per_eur,source", *rows]), encoding="utf-8")
    monkeypatch.setenv(ENVIRONMENT, str(file))
    assert (exchange().date, exchange().source) == (shipped.date, shipped.source)
    found = told(facts, network, currency="USD")
    assert found == cold(facts, network, currency="USD")
    assert found["candidates"] != usd["candidates"]
    monkeypatch.delenv(ENVIRONMENT)
    assert told(facts, network, currency="USD") == usd
    assert told(facts, network) == first


def test_a_network_keeps_the_way_to_no_more_than_a_few_places():
    network = Network(sample_network().nodes[:3])
    places = [Place(lat=float(lat), lon=5.0, country="FR") for lat in range(40)]
    ways = [between(network, place) for place in places]
    assert between(network, places[-1]) is ways[-1], "the last one is kept"
    again = between(network, places[0])
    assert again is not ways[0]
    assert np.array_equal(again.distance_km, ways[0].distance_km)


def test_learning_of_columns_is_that_of_each_pair_alone():
    runs = np.array([1.0, 3.0, 40.0, 3.0, 250.0])
    rates = np.array([0.8, 0.8, 0.9, 0.8, 1.0])
    assert learned(runs, rates).tolist() == [learned(q, r) for q, r in zip(runs.tolist(), rates.tolist(), strict=True)]
    assert learned(runs, 0.8).tolist() == [learned(q, 0.8) for q in runs.tolist()]
