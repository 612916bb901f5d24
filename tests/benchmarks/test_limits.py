"""A changed limit, process, quantity or node never touches geometry, and judging anew takes next to nothing."""

import random

import pytest

from dfdm.checks import judge
from dfdm.facts import PartFacts
from dfdm.geometry import Part, facts_of
from dfdm.nodes.match import match
from dfdm.nodes.network import sample_network
from tests.benchmarks.limits import AT, changed, judged, judging_s, offered
from tests.benchmarks.parts import PARTS

ALLOWED_S = 0.005


@pytest.fixture(scope="module")
def bracket() -> PartFacts:
    return facts_of(Part.from_shape(PARTS["bracket"](), name="bracket"))


@pytest.mark.parametrize("name", ["bracket", "lattice"])  # of a few features, and of many that are compared in pairs
def test_judging_a_process_for_a_changed_limit_takes_less_than_five_milliseconds(name: str):
    facts = facts_of(Part.from_shape(PARTS[name](), name=name))
    for term, seconds in judging_s(facts, repeats=40).items():
        least = min(seconds)  # what else runs can only slow it down
        assert least < ALLOWED_S, f"{term}: {least * 1e3:.1f} ms"


def test_what_leaves_the_part_alone_touches_no_geometry(bracket: PartFacts, monkeypatch: pytest.MonkeyPatch):
    nodes = sample_network()
    chance = random.Random(11)
    before = judged(bracket, offered())
    found = match(bracket, nodes, to="Berlin, DE", at=AT)

    asked: list[str] = []
    monkeypatch.setattr(bracket._asked, "measure", lambda quantity: asked.append(quantity))
    for _ in range(20):
        judged(bracket, [changed(offer, chance) for offer in offered()])
    _ = [judge(bracket, offer) for offer in offered()]
    again = match(bracket, nodes, to="Berlin, DE", at=AT, quantity=7)
    other = match(bracket, sample_network(), to="Lyon, FR", at=AT, materials=["pla"])
    assert asked == []
    assert judged(bracket, offered()) == before
    assert again.able_count == found.able_count and len(other) > 0
