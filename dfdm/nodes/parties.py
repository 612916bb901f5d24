"""Where the money of a candidate goes: what each party gets of the delivered price, and what of it stays near the buyer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from dfdm.costs import PARTIES, Estimate, Parties, parties_of_model
from dfdm.errors import InputError, UnknownNameError
from dfdm.money import Money
from dfdm.nodes.place import Place

if TYPE_CHECKING:
    from dfdm.nodes.candidate import Candidate

AT_THE_NODE: Final = ("node", "tooling")
"""Parties whose money counts where the node stands; where the others are is not known unless it is stated."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Payment:
    """How an order is paid and what counts as near: the same for all candidates.

    `royalty` is what the owner of the design gets for each piece, `platform_fee` the platform's share of all that the
    buyer pays, `within_km` how far from the buyer (km, geodesic) money counts as staying; None does not ask. `seats` says
    where parties are; who is not in it is at the node (`AT_THE_NODE`) or not known.
    """

    within_km: float | None = None
    royalty: Money | None = None
    platform_fee: float = 0.0
    seats: Mapping[str, Place] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.within_km is not None and not 0.0 <= self.within_km < float("inf"):
            raise InputError(f"a distance is from 0 km on, not {self.within_km}")
        for name in self.seats:
            if name not in PARTIES or name == "node":
                raise UnknownNameError("party", name, [party for party in PARTIES if party != "node"])


@dataclass(frozen=True, kw_only=True, slots=True)
class Bill:
    """What the price of a candidate is made of: the parts of the model, how many of each, and where it all goes."""

    pieces: Sequence[tuple[int, Estimate]]
    to: Place


@dataclass(frozen=True, kw_only=True, slots=True)
class MoneyFlow:
    """What each party gets of one delivered model, and how far (km, geodesic) from the buyer; None where not known.

    What a party gets counts where the party is, whatever it buys for it elsewhere.
    """

    parties: Parties
    distance_km: Mapping[str, float | None]
    within_km: float | None = None

    @property
    def total(self) -> Money:
        """What the buyer pays for one; duties and taxes are not in it."""
        return self.parties.total

    def stays(self, party: str) -> bool | None:
        """Say whether a party is within the distance asked for; None where it is not known or none was asked for."""
        distance = self.distance_km[party]
        return None if distance is None or self.within_km is None else distance <= self.within_km

    def share(self, stays: bool | None) -> float:
        """The share of the price that goes to parties within the distance, beyond it, or (None) it is not known where."""
        whole = self.total.amount
        found = sum(money.amount for name, money in self.parties.by_party.items() if self.stays(name) is stays)
        return float(found / whole) if whole else 0.0

    @property
    def staying(self) -> tuple[float, float] | None:
        """The share of the price that stays within the distance, at least and at most: with all that is not known."""
        if self.within_km is None:
            return None
        return self.share(True), 1.0 - self.share(False) if self.total.amount else 0.0

    def to_dict(self) -> dict[str, Any]:
        """Write `money` of a candidate."""
        shares, staying = self.parties.shares, self.staying
        return {
            "total": self.total.to_dict(),
            "parties": [
                {
                    "party": name,
                    "amount": str(money.rounded().amount),
                    "share": round(shares[name], 4),
                    "distance_km": None if (km := self.distance_km[name]) is None else round(km, 1),
                    "stays": self.stays(name),
                }
                for name, money in self.parties.by_party.items()
            ],
            "within_km": self.within_km,
            "stays_at_least": staying and round(staying[0], 4),
            "stays_at_most": staying and round(staying[1], 4),
        }


def money_flow(candidate: Candidate, payment: Payment) -> MoneyFlow | None:
    """Where the money of one candidate goes, from estimates of its parts as its price is; None where it has no price."""
    terms = candidate.terms
    if terms is None:
        return None
    bill = candidate.bill()
    if bill is None:
        return None
    paid = parties_of_model(
        bill.pieces,
        unit_cost=terms.unit_cost,
        delivery=terms.delivery,
        royalty=payment.royalty,
        platform_fee=payment.platform_fee,
    )
    distances: dict[str, float | None] = {
        name: bill.to.distance_km(payment.seats[name])
        if name in payment.seats
        else candidate.distance_km
        if name in AT_THE_NODE
        else None
        for name in PARTIES
    }
    return MoneyFlow(parties=paid, distance_km=distances, within_km=payment.within_km)


def money_text(candidates: Sequence[Candidate], payment: Payment) -> str:
    """A table of what each party gets of a delivered piece, in the order of the candidates, and what is not known."""
    flows = [(candidate, flow) for candidate in candidates if (flow := money_flow(candidate, payment)) is not None]
    if not flows:
        return ""
    paid = [name for name in PARTIES if any(flow.parties.by_party[name].amount for _, flow in flows)]
    near = [] if payment.within_km is None else [f"within {payment.within_km:g} km"]
    rows = [["", "node", "each, paid", *paid, *near]]
    for number, (candidate, flow) in enumerate(flows, start=1):
        shares, staying = flow.parties.shares, flow.staying
        rows.append(
            [
                str(number),
                candidate.node.name,
                str(flow.total),
                *(f"{shares[name]:.0%}" for name in paid),
                *([] if staying is None else [_span(*staying)]),
            ]
        )
    wide = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = ["where the money goes, duties and taxes left out:"]
    lines += ["  ".join(cell.ljust(w) for cell, w in zip(row, wide, strict=True)).rstrip() for row in rows]
    if near:
        here = [name for name in paid if name in AT_THE_NODE and name not in payment.seats]
        unknown = [name for name in paid if flows[0][1].distance_km[name] is None]
        lines += [f"{near[0]} of the buyer: {' and '.join(here)} count where the node stands"] if here else []
        lines += [f"not known where: {', '.join(unknown)}; none or all of theirs may stay"] if unknown else []
    return "\n".join(lines)


def _span(low: float, high: float) -> str:
    least, most = f"{low:.0%}", f"{high:.0%}"
    return least if least == most else f"{least} to {most}"
