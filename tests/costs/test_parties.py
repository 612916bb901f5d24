"""Where the money goes: every cent has a party, and what a platform takes is a share of what the buyer pays."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dfdm.costs import PARTIES, Estimates, estimate, parties
from dfdm.errors import InputError
from dfdm.money import Money
from dfdm.processes import Route, capability


@pytest.fixture
def milled(block):
    route = Route.of("milling", then=["tap"])
    return estimate(block, route, capability("milling"), quantity=10)


def euro(amount: str) -> Money:
    return Money.of(amount, "EUR")


def test_the_parties_get_all_of_the_price(milled):
    found = parties(milled)
    assert found.total == milled.unit_cost
    assert tuple(found.by_party) == PARTIES
    bought = {line.what: line.amount.amount for line in milled.lines if line.party == "material"}
    assert bought["material"] > 0
    assert found.by_party["material"].amount == sum(bought.values())
    assert sum(found.shares.values()) == pytest.approx(1.0)


def test_freight_royalty_and_fee_come_on_top(milled):
    found = parties(milled, delivery=euro("4.50"), royalty=euro("2"), platform_fee=0.1)
    assert found.by_party["carrier"] == euro("4.50")
    assert found.by_party["owner"] == euro("2.00")
    paid = milled.unit_cost.amount + Decimal("6.50")
    assert found.total.amount == pytest.approx(paid / Decimal("0.9"), abs=Decimal("0.01"))
    assert found.shares["platform"] == pytest.approx(0.1, abs=0.001)


def test_an_estimate_that_was_read_back_splits_alike(milled):
    document = Estimates(model="m", estimates=(milled,)).to_dict()
    assert parties(Estimates.from_dict(document).estimates[0]) == parties(milled)


@pytest.mark.parametrize(
    "given",
    [
        {"platform_fee": 1.0},
        {"platform_fee": -0.1},
        {"royalty": Money.of("2", "USD")},
        {"delivery": Money.of("-2", "EUR")},
    ],
)
def test_what_cannot_be_paid_is_refused(milled, given):
    with pytest.raises(InputError):
        parties(milled, **given)
