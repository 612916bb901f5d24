"""Where the money of a candidate goes: every cent of the delivered price has a party, near and far from the buyer."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from dfdm.costs import PARTIES, estimate
from dfdm.errors import InputError, UnknownNameError
from dfdm.facts import Measurements, PartFacts
from dfdm.money import Money
from dfdm.nodes.match import match
from dfdm.nodes.network import Network, sample_network
from dfdm.nodes.parties import Bill, Payment
from dfdm.nodes.place import locate
from dfdm.nodes.reading import validate
from dfdm.nodes.score import Preferences
from dfdm.nodes.weighing import rank
from dfdm.processes import Route, capability

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
NETWORK = sample_network()


def matched(facts, network=NETWORK, *, to="Berlin, DE", quantity=10, **more):
    return match(facts, network, to=to, quantity=quantity, at=AT, **more)


def amounts(flow):
    return sum((money.amount for money in flow.parties.by_party.values()), Decimal(0))


@pytest.mark.parametrize("currency", ["EUR", "USD", "JPY"])
@pytest.mark.parametrize("quantity", [1, 7, 200])
def test_the_parties_get_the_delivered_price_to_the_cent(plate, block, tray, currency, quantity):
    seen = 0
    for facts in (plate, block, tray):
        for candidate in matched(facts, quantity=quantity, currency=currency).able:
            flow = candidate.money()
            assert tuple(flow.parties.by_party) == PARTIES
            assert amounts(flow) == flow.total.amount == candidate.terms.delivered.rounded().amount
            assert flow.parties.by_party["carrier"] == candidate.terms.delivery.rounded()
            assert all(money == money.rounded() and money.amount >= 0 for money in flow.parties.by_party.values())
            assert sum(flow.parties.shares.values()) == pytest.approx(1.0)
            seen += 1
    assert seen > 20


def test_what_is_shared_out_is_the_price_of_the_columns(plate, block, tray):
    both = Measurements(model="set", parts=(plate, PartFacts(name="block", count=3, measure=block.quantity)))
    for facts in (plate, block, tray, both):
        for candidate in matched(facts, every_material=True).able:
            pieces = candidate.bill().pieces
            estimated = sum(n * made.unit_cost.amount for n, made in pieces)
            cents = Decimal("0.005") * sum(n for n, _ in pieces) + Decimal("0.005")
            assert abs(estimated - candidate.terms.unit_cost.amount) <= cents, candidate.node.name


def test_material_and_node_get_what_the_lines_of_the_estimate_say(block):
    candidate = matched(block, processes=["milling"], materials=["aluminum_6061"]).best
    ((_, made),) = candidate.bill().pieces
    by_party = candidate.money().parties.by_party
    for name in ("material", "node", "tooling"):
        lines = sum((line.amount.amount for line in made.lines if line.party == name), Decimal(0))
        assert abs(by_party[name].amount - lines) <= Decimal("0.01")
    assert by_party["material"].amount > 0 and by_party["node"].amount > by_party["material"].amount


def test_money_for_molds_is_the_tool_makers_and_counts_where_the_node_stands_unless_it_is_stated(tray):
    molded = estimate(tray, Route.of("injection_molding"), capability("injection_molding"), quantity=2000)
    mold = sum(line.amount.amount for line in molded.lines if line.party == "tooling")
    found = matched(tray)
    near = min(found.able, key=lambda c: c.distance_km)
    terms = replace(near.terms, unit_cost=molded.unit_cost, delivery=Money.of("0.004", "EUR"))
    candidate = replace(near, terms=terms, bill=lambda: Bill(pieces=((1, molded),), to=found.to))
    flow = candidate.money(within_km=candidate.distance_km)
    assert mold > 0 and flow.parties.by_party["tooling"].amount == mold
    assert flow.total == molded.unit_cost and flow.stays("tooling") is True
    away = candidate.money(within_km=candidate.distance_km, seats={"tooling": locate("Osaka, JP")})
    assert away.stays("tooling") is False
    assert flow.staying[0] - away.staying[0] == pytest.approx(flow.parties.shares["tooling"])


def test_what_goes_to_the_node_stays_where_the_node_is_near(plate):
    name = "Sample sheet metal shop Stuttgart"
    network = Network([NETWORK.node(name)])
    near, far = (matched(plate, network, to=to, materials=["mild_steel"]).best for to in ("Stuttgart, DE", "Osaka, JP"))
    flow = near.money(within_km=100)
    assert flow.stays("node") is True and flow.stays("carrier") is None and flow.stays("material") is None
    shares = flow.parties.shares
    assert flow.staying == pytest.approx((shares["node"] + shares["tooling"], 1.0))
    away = far.money(within_km=100)
    shares = away.parties.shares
    assert away.stays("node") is False
    assert away.staying == pytest.approx((0.0, shares["material"] + shares["carrier"]))
    assert far.money(within_km=far.distance_km).staying[0] == pytest.approx(shares["node"] + shares["tooling"])
    assert far.money(within_km=far.distance_km - 0.1).staying[0] == 0.0


def test_a_party_whose_place_is_stated_counts_there(plate):
    candidate = matched(plate, materials=["mild_steel"]).best
    seats = {"material": locate("Potsdam, DE"), "carrier": locate("Osaka, JP")}
    flow = candidate.money(within_km=50, seats=seats)
    assert flow.stays("material") is True and flow.stays("carrier") is False
    assert 20 < flow.distance_km["material"] < 40
    known = flow.share(True) + flow.share(False)
    assert known == pytest.approx(1.0) and flow.staying[0] == pytest.approx(flow.staying[1])
    assert flow.staying[0] >= flow.parties.shares["material"]


def test_royalty_and_fee_come_on_top_of_the_delivered_price(plate):
    candidate = matched(plate, materials=["mild_steel"]).best
    flow = candidate.money(royalty=Money.of("2.50", "EUR"), platform_fee=0.2)
    paid = candidate.terms.delivered.rounded().amount + Decimal("2.50")
    assert flow.parties.by_party["owner"] == Money.of("2.50", "EUR")
    assert flow.total.amount == pytest.approx(paid / Decimal("0.8"), abs=Decimal("0.01"))
    assert flow.staying is None


def test_who_has_no_price_has_no_flow_of_money(block):
    found = matched(block, processes=["laser"])
    assert len(found) >= len(NETWORK) and {c.money() for c in found} == {None}


def test_other_weights_keep_the_money_of_each(plate):
    found = matched(plate, materials=["mild_steel"])
    again = rank(found, Preferences.weighing(price=0, lead_time=1, co2e=0))
    money = {c.node.id: c.money() for c in found.able}
    assert [c.node.id for c in again.able] != [c.node.id for c in found.able]
    assert all(c.money() == money[c.node.id] for c in again.able)


def test_the_document_with_money_follows_the_schema_and_says_it_of_the_first(plate):
    found = matched(plate, every_material=True)
    payment = Payment(within_km=300.0, royalty=Money.of("1", "EUR"))
    document = found.to_dict(payment=payment, most=3)
    validate("candidates", document, where="candidates")
    assert ["money" in c for c in document["candidates"]] == [place < 3 for place in range(len(found))]
    for entry, candidate in zip(document["candidates"][:3], found.able, strict=False):
        money = entry["money"]
        assert sum(Decimal(party["amount"]) for party in money["parties"]) == Decimal(money["total"]["amount"])
        assert money["within_km"] == 300.0 and 0 <= money["stays_at_least"] <= money["stays_at_most"] <= 1
        stays = {party["party"]: party["stays"] for party in money["parties"]}
        assert stays["node"] is (candidate.distance_km <= 300) and stays["carrier"] is None
    plain = found.to_dict()
    assert not any("money" in c for c in plain["candidates"])
    validate("candidates", found.to_dict(payment=Payment()), where="candidates")


def test_no_candidate_is_estimated_that_is_not_shown(plate, monkeypatch):
    asked = []
    found = matched(plate, every_material=True)
    one = found.able[0]
    counted = replace(one, bill=lambda: asked.append(1) or one.bill())
    several = replace(found, all=(counted,) * 30, able_count=30)
    several.to_dict()
    several.text()
    assert not asked
    several.text(payment=Payment(), most=5)
    assert len(asked) == 5


def test_the_text_says_who_gets_what_and_what_is_not_known(plate):
    found = matched(plate, materials=["mild_steel"])
    words = found.text(payment=Payment(within_km=200), most=4)
    plain, _, money = words.partition("\n\n")
    assert plain == found.text(most=4)
    head, *rows = money.splitlines()[1:6]
    assert "within 200 km" in head and "carrier" in head and "owner" not in head
    for row, candidate in zip(rows, found.able, strict=False):
        assert candidate.node.name in row and str(candidate.terms.delivered) in row
    assert "material, carrier" in money.splitlines()[-1]
    everything = found.text(payment=Payment(royalty=Money.of("1", "EUR"), seats={"material": found.to}), most=4)
    assert "owner" in everything.partition("\n\n")[2].splitlines()[1]


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        ({"within_km": -1.0}, InputError),
        ({"within_km": float("nan")}, InputError),
        ({"platform_fee": 1.0}, InputError),
        ({"royalty": Money.of("1", "USD")}, InputError),
        ({"seats": {"bank": locate("Berlin")}}, UnknownNameError),
        ({"seats": {"node": locate("Berlin")}}, UnknownNameError),
    ],
)
def test_what_cannot_be_asked_is_refused(plate, asked, error):
    with pytest.raises(error):
        matched(plate, materials=["mild_steel"]).best.money(**asked)
