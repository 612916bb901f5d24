"""Who could make a part: one offer of a node with its verdict, price, time and emissions, or the reasons why not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, overload

from dfdm.checks.verdict import Makeable, Verdict
from dfdm.errors import UnknownNameError
from dfdm.facts.rounding import significant
from dfdm.facts.shown import Shown
from dfdm.money import Money
from dfdm.nodes.node import Node
from dfdm.nodes.parties import Bill, MoneyFlow, Payment, money_flow, money_text
from dfdm.nodes.place import Place
from dfdm.nodes.risk import Risk
from dfdm.nodes.score import Preferences
from dfdm.nodes.wording import candidates_text
from dfdm.processes import Route

if TYPE_CHECKING:
    from dfdm.nodes.ranking import Ranking
    from dfdm.nodes.weighing import Leeway


def _rounded(number: float | None) -> float | None:
    return None if number is None else significant(number)


CO2E_LACKS: Final = ("material", "electricity")


@dataclass(frozen=True, kw_only=True, slots=True)
class Reason:
    """Why a node cannot make a part: a code for machines, a sentence for people."""

    code: str
    message: str

    def to_dict(self) -> dict[str, str]:
        """Write the reason."""
        return {"code": self.code, "message": self.message}


@dataclass(frozen=True, kw_only=True, slots=True)
class Terms:
    """What an offer comes to, per piece: estimates, not quotes. Delivery is beside the price of the part."""

    unit_cost: Money
    low: Money
    high: Money
    delivery: Money
    lead_time_p50_s: float
    lead_time_p90_s: float
    co2e_kg: float
    co2e_low_kg: float
    co2e_high_kg: float
    co2e_lacks: tuple[str, ...] = ()
    """What of the emissions is not known, of `CO2E_LACKS`, and counts as nothing in them."""

    @property
    def delivered(self) -> Money:
        """Price of the part with its share of the delivery."""
        return self.unit_cost + self.delivery


@dataclass(frozen=True, kw_only=True, eq=False)
class Candidate:
    """One node for one process and material, on the machine that suits best.

    `terms` are None where the node cannot make the part or nobody can price it; then `why_not` says why. `risk` is None
    where the node has no record: it is not known then, and counts as the largest. `pareto` marks those that no other beats
    in price, time, emissions and risk at once; `score` is between 0 and 1 on fixed scales.
    """

    node: Node
    machine: str
    route: Route | None
    process: str
    material: str
    verdict: Verdict
    makeable: Makeable
    distance_km: float
    terms: Terms | None
    risk: Risk | None = None
    pareto: bool = False
    score: float | None = None
    reasons: Callable[[], tuple[Reason, ...]] = tuple
    bill: Callable[[], Bill | None] = lambda: None
    """What the price is made of, estimated when it is asked for; None for a candidate that was not matched."""
    extrapolates: Callable[[], tuple[str, ...]] = tuple
    """What of the order the jobs did not cover that the node's rates were fitted to, in words."""

    @property
    def able(self) -> bool:
        """Say whether the checks say yes and the order is priced."""
        return self.makeable is Makeable.YES and self.terms is not None

    @cached_property
    def why_not(self) -> tuple[Reason, ...]:
        """The reasons against it, put into words when first asked for; empty for one that can."""
        return self.reasons()

    def money(
        self,
        *,
        within_km: float | None = None,
        royalty: Money | None = None,
        platform_fee: float = 0.0,
        seats: Mapping[str, Place] | None = None,
    ) -> MoneyFlow | None:
        """Where the money for one goes, and what of it stays near the buyer; None without a price that was matched.

        What is asked is said at `Payment`, errors too.
        """
        asked = Payment(within_km=within_km, royalty=royalty, platform_fee=platform_fee, seats=seats or {})
        return money_flow(self, asked)

    def to_dict(self, payment: Payment | None = None) -> dict[str, Any]:
        """Write one entry of `candidates`; with a payment also where the money goes, where there is a price."""
        terms = self.terms
        flow = payment and money_flow(self, payment)
        return {
            "node": self.node.id,
            "name": self.node.name,
            "place": self.node.place.to_dict(),
            "synthetic": self.node.synthetic,
            "machine": self.machine or None,
            "route": self.route.to_dict() if self.route else [],
            "process": self.process or None,
            "material": self.material or None,
            "verdict": self.verdict.value,
            "makeable": self.makeable.value,
            "unit_cost": terms and terms.unit_cost.to_dict(),
            "unit_cost_low": terms and terms.low.to_dict(),
            "unit_cost_high": terms and terms.high.to_dict(),
            "delivery_per_piece": terms and terms.delivery.to_dict(),
            "lead_time_p50_s": terms and round(terms.lead_time_p50_s),
            "lead_time_p90_s": terms and round(terms.lead_time_p90_s),
            "co2e_kg": terms and significant(terms.co2e_kg),
            "co2e_low_kg": terms and significant(terms.co2e_low_kg),
            "co2e_high_kg": terms and significant(terms.co2e_high_kg),
            "co2e_lacks": list(terms.co2e_lacks) if terms else [],
            "risk": None if self.risk is None else self.risk.to_dict(),
            "distance_km": round(self.distance_km, 1),
            "pareto": self.pareto,
            "score": None if self.score is None else round(self.score, 4),
            "extrapolates": list(self.extrapolates()),
            "own_rates": bool(self.node.rates or any(m.rates for m in self.node.machines)),
            "why_not": [reason.to_dict() for reason in self.why_not],
            **({"money": flow.to_dict()} if flow else {}),
        }


class Listed(Sequence[Candidate]):
    """Candidates in their order, each made by `make(place)` when it is first asked for."""

    def __init__(self, count: int, make: Callable[[int], Candidate]) -> None:
        self._made: list[Candidate | None] = [None] * count
        self._make = make

    def __len__(self) -> int:
        return len(self._made)

    @overload
    def __getitem__(self, index: int) -> Candidate: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Candidate, ...]: ...
    def __getitem__(self, index: int | slice) -> Candidate | tuple[Candidate, ...]:
        """One candidate by its place, or several."""
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        place = range(len(self))[index]
        found = self._made[place]
        if found is None:
            found = self._made[place] = self._make(place)
        return found


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Candidates(Shown):
    """All candidates for a part, the best first: those that can by score, then those that nobody can say, then the rest.

    The first `able_count` of `all` can make it. Each is put together when it is first looked at.
    """

    model: str
    to: Place
    quantity: int
    currency: str
    at: datetime
    all: Sequence[Candidate]
    able_count: int
    notes: tuple[str, ...] = ()
    not_checked: tuple[Reason, ...] = ()
    """What was not looked at and might keep a candidate out, with the reason: no pass."""
    preferences: Preferences = field(default_factory=Preferences)
    ranking: Ranking | None = None
    """What the order was made from; None for candidates that were put together in another way."""

    def __iter__(self) -> Iterator[Candidate]:
        return iter(self.all)

    def __len__(self) -> int:
        return len(self.all)

    @property
    def able(self) -> tuple[Candidate, ...]:
        """Those that can make it and are priced, the best first."""
        return tuple(self.all[: self.able_count])

    @property
    def refused(self) -> tuple[Candidate, ...]:
        """Those that cannot, or of which nobody can say, with their reasons."""
        return tuple(self.all[self.able_count :])

    @property
    def best(self) -> Candidate | None:
        """The one of the highest score, None where nobody can."""
        return self.all[0] if self.able_count else None

    def at_node(self, node: str) -> Candidate:
        """The best candidate at the node of that id, alias or name; none is an UnknownNameError."""
        for candidate in self.all:
            if node in (candidate.node.id, candidate.node.name, *candidate.node.aliases):
                return candidate
        raise UnknownNameError("candidate node", node, [c.node.name for c in self.able][:20])

    def to_dict(self, *, refused: bool = True, payment: Payment | None = None, most: int = 20) -> dict[str, Any]:
        """Write the document of kind `candidates`, with those that cannot unless they are left out.

        With a payment the first `most` of those that can say where the money goes.
        """
        shown = self.all if refused else self.able
        return {
            "schema": "dfdm/candidates/1",
            "model": self.model,
            "to": self.to.to_dict(),
            "quantity": self.quantity,
            "currency": self.currency,
            "at": self.at.isoformat(),
            "binding": False,
            "weights": dict(self.preferences.weights),
            "leeway": {
                name: {"low": significant(room.low), "high": _rounded(room.high)} for name, room in self._leeway()
            },
            "candidates": [
                candidate.to_dict(payment if place < min(most, self.able_count) else None)
                for place, candidate in enumerate(shown)
            ],
            "not_checked": [{"check": one.code, "reason": one.message} for one in self.not_checked],
            "notes": list(self.notes),
        }

    def _leeway(self) -> list[tuple[str, Leeway]]:
        """How far each weight may move before another is the best; nothing where nobody can."""
        from dfdm.nodes.weighing import leeway  # it weighs what is made here

        return list(leeway(self).items())

    def text(self, *, everything: bool = False, most: int = 20, payment: Payment | None = None) -> str:
        """A table of at most `most` candidates and, in short, why others cannot; `everything` lists all with their reasons.

        With a payment a second table says where the money goes, of at most `most`.
        """
        words = candidates_text(self, self._leeway(), everything=everything, most=most)
        money = money_text(self.all[: min(most, self.able_count)], payment) if payment else ""
        return f"{words}\n\n{money}" if money else words

    def __str__(self) -> str:
        return self.text()
