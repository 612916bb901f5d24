"""Where the money goes: the price of a piece by the parties that get it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from typing import Any, Final

from dfdm.costs.document import Estimate
from dfdm.errors import InputError
from dfdm.money import MINOR_UNITS, Money

PARTIES: Final = ("material", "node", "tooling", "carrier", "owner", "platform")
"""Who sells what is used up; the node (machines, people, overhead, margin); who makes tools; who carries the goods; the
owner of the design; the platform that brings buyer and node together."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Parties:
    """Money of one piece by party (all of `PARTIES`, in one currency); it adds up to `total` to the cent."""

    by_party: Mapping[str, Money]

    @property
    def total(self) -> Money:
        """What a piece costs the buyer, delivery, royalty and fee included; duties and taxes are not in it."""
        amounts = list(self.by_party.values())
        return Money(amount=sum((m.amount for m in amounts), Decimal(0)), currency=amounts[0].currency)

    @property
    def shares(self) -> dict[str, float]:
        """The share of each party in the total, 0 where nothing is paid at all."""
        whole = float(self.total.amount)
        return {name: float(money.amount) / whole if whole else 0.0 for name, money in self.by_party.items()}

    def to_dict(self) -> dict[str, Any]:
        """Write amounts and shares by party."""
        shares = self.shares
        return {
            name: {"amount": str(money.rounded().amount), "share": round(shares[name], 4)}
            for name, money in self.by_party.items()
        }


def parties(
    estimate: Estimate,
    *,
    delivery: Money | None = None,
    royalty: Money | None = None,
    platform_fee: float = 0.0,
) -> Parties:
    """Split the price of a piece by who gets it, from the lines of an estimate (one read from a document, too).

    `delivery` is the freight of one piece (of a candidate: `terms.delivery`, already divided by the quantity), `royalty`
    what the rights terms give the owner for each piece, `platform_fee` a share of everything that the buyer pays (0.05: of
    100 that the buyer pays the platform gets 5), on top of the price. What scrapped is the node's, the material in it too.
    Amounts in another currency than the estimate, negative ones, and a fee outside [0, 1) are an InputError.
    """
    currency = estimate.unit_cost.currency
    return _with_claims(_by_party(estimate), currency, delivery, royalty, platform_fee)


def parties_of_model(
    pieces: Sequence[tuple[int, Estimate]],
    *,
    unit_cost: Money,
    delivery: Money,
    royalty: Money | None = None,
    platform_fee: float = 0.0,
) -> Parties:
    """Split the delivered price of one model by who gets it; `pieces` are its parts: how many of each, and their estimate.

    Without royalty and fee the parties get what `unit_cost` and `delivery` come to together, to the cent: the lines of
    the estimates, rounded to the cent each, say how the price of the parts is shared out (largest remainder). Errors are
    those of `parties`.
    """
    currency = unit_cost.currency
    found = {name: Decimal(0) for name in PARTIES}
    for count, estimate in pieces:
        if estimate.unit_cost.currency != currency:
            raise InputError(f"an estimate in {estimate.unit_cost.currency} is no part of a price in {currency}")
        for name, amount in _by_party(estimate).items():
            found[name] += count * amount
    carried = delivery.rounded()
    made = (unit_cost + delivery).rounded() - carried
    return _with_claims(_shared_out(found, made), currency, carried, royalty, platform_fee)


def _by_party(estimate: Estimate) -> dict[str, Decimal]:
    found = {name: Decimal(0) for name in PARTIES}
    for line in estimate.lines:
        found[line.party] += line.amount.amount
    return found


def _shared_out(amounts: Mapping[str, Decimal], whole: Money) -> dict[str, Decimal]:
    """Share a whole amount out in proportion to amounts, to the cent: all down, then the largest rests up."""
    cent = Decimal(1).scaleb(-MINOR_UNITS.get(whole.currency, 2))
    known = sum(amounts.values(), Decimal(0))
    if not known:  # all lines are below a cent: the node's
        return {**amounts, "node": whole.amount}
    exact = {name: amount * whole.amount / known for name, amount in amounts.items()}
    down = {name: amount.quantize(cent, rounding=ROUND_FLOOR) for name, amount in exact.items()}
    missing = int((whole.amount - sum(down.values(), Decimal(0))) / cent)
    up = sorted(exact, key=lambda name: (down[name] - exact[name], name))[:missing]
    return {name: amount + (cent if name in up else Decimal(0)) for name, amount in down.items()}


def _with_claims(
    found: dict[str, Decimal], currency: str, delivery: Money | None, royalty: Money | None, platform_fee: float
) -> Parties:
    """Add carrier, owner and platform to what the makers get."""
    if not 0.0 <= platform_fee < 1.0:
        raise InputError(f"the platform's fee is a share of the price from 0 to below 1, not {platform_fee}")
    for name, money in (("carrier", delivery), ("owner", royalty)):
        if money is None:
            continue
        if money.currency != currency or money.amount < 0:
            raise InputError(f"what the {name} gets is an amount in {currency}, not {money}")
        found[name] += money.rounded().amount
    fee = Decimal(str(platform_fee))
    asked = sum(found.values(), Decimal(0)) * fee / (1 - fee)
    found["platform"] = Money(amount=asked, currency=currency).rounded().amount
    return Parties(by_party={name: Money(amount=amount, currency=currency) for name, amount in found.items()})
