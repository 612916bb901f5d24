"""The figures behind the pictures of costs: what prices are made of, by way and by quantity, and where ways cross."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

import numpy as np

from dfdm.costs import Estimate, PriceCurve, cheapest, crossings, exchange, sampled
from dfdm.costs.breakeven import MOST
from dfdm.money import MINOR_UNITS, Money
from dfdm.widgets.phrases import counted, phrase, restated, say

GROUPS: Final = (
    phrase("Setup, programming, tools"),
    phrase("Machine and operator"),
    phrase("Material"),
    phrase("Work by hand"),
    phrase("Scrap"),
    phrase("Secondary operations"),
    phrase("Overhead and margin"),
    phrase("Minimum order, packaging"),
)
"""Kinds of lines, in the order of their colors."""
_GROUP: Final[Mapping[str, int]] = {
    "setup": 0,
    "programming": 0,
    "fixturing": 0,
    "machine time": 1,
    "operator during machine time": 1,
    "material": 2,
    "loading and unloading": 3,
    "post-processing by hand": 3,
    "inspection": 3,
    "scrap": 4,
    "overhead": 6,
    "margin": 6,
    "up to the minimum order": 7,
    "packaging": 7,
}
_OPERATION: Final = 5
_OF_PARTY: Final[Mapping[str, int]] = {"tooling": 0, "material": 2, "node": 3}
"""The kind of a line that a driver named: tools, what is used up, what people do."""
_QUANTITIES: Final = (1, 10, 100, 1000)
_MOST_STRETCHES: Final = 6
_MOST_CROSSINGS: Final = 3


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Way:
    """One way of making the thing: estimates of all its parts for `quantity` of it, and whether the checks say no."""

    name: str
    estimates: tuple[Estimate, ...]
    quantity: int
    chosen: bool = False
    impossible: bool = False

    @property
    def curve(self) -> PriceCurve | None:
        """The price over the quantity; None for estimates that no longer know what they were made from."""
        if any(estimate.basis is None for estimate in self.estimates):
            return None
        return PriceCurve.of(self.name, self.estimates, quantity=self.quantity)


def chart(ways: Sequence[Way], missing: Mapping[str, str], *, quantity: int, currency: str = "") -> dict[str, Any]:
    """All figures for the front end, in a `currency` of choice; `missing` are ways without a price, with the reason."""
    own = ways[0].estimates[0].unit_cost.currency if ways else ""
    currency = (currency or own) if ways else ""
    drawn = [way for way in ways if not way.impossible and way.estimates[0].unit_cost.currency == own]
    known = [(way, curve) for way in drawn if (curve := way.curve) is not None]
    return {
        "currency": currency,
        "decimals": MINOR_UNITS.get(currency, 2),
        "quantity": quantity,
        "groups": [say(group) for group in GROUPS],
        "ways": [_bar_of(way, currency) for way in ways],
        "none": _none(missing),
        "steps": _steps(known, quantity, currency),
        "curve": _curve(known, currency),
        "words": words([curve for _, curve in known], next((way.name for way, _ in known if way.chosen), "")),
    }


def words(curves: Sequence[PriceCurve], chosen: str = "", most: int = MOST) -> list[str]:
    """Which is cheapest where, and where the chosen one crosses others, in sentences."""
    if not curves:
        return []
    stretches = cheapest(curves, most)
    by_name = {curve.name: curve for curve in curves}
    if len(curves) == 1:
        return []
    if len(stretches) == 1:
        said = [
            say(
                "{way} is the cheapest for every quantity up to {most} pieces.",
                way=_upper(stretches[0].name),
                most=f"{most:,}",
            )
        ]
    else:
        parts = [f"{s.name} {_pieces(s.first, s.last, most)}" for s in stretches]
        said = [say("The cheapest: {ways}.", ways=", ".join(parts))]
    if len(stretches) > _MOST_STRETCHES:  # prices that jump where another run begins take the lead in turn
        last = stretches[-1]
        said = [
            say(
                "The cheapest are in turn {ways}; from {pieces} pieces on {way}.",
                ways=", ".join(dict.fromkeys(s.name for s in stretches)),
                pieces=f"{last.first:,}",
                way=last.name,
            )
        ]
    pairs = [(a.name, b.name) for a, b in pairwise(stretches)]
    winners = {s.name for s in stretches}
    pairs += [(chosen, c.name) for c in curves if chosen in by_name and chosen not in winners and c.name != chosen]
    done: set[frozenset[str]] = set()
    for one, other in dict.fromkeys(pairs):
        if frozenset((one, other)) in done:
            continue
        done.add(frozenset((one, other)))
        found = crossings(by_name[one], by_name[other], most)
        if len(found) > _MOST_CROSSINGS:
            said.append(
                say(
                    "{way} and {other} change places {count} times between {first} and {last} pieces: their prices jump where "
                    "another run begins.",
                    way=_upper(one),
                    other=other,
                    count=len(found),
                    first=f"{found[0].at:,}",
                    last=f"{found[-1].at:,}",
                )
            )
            continue
        for crossing in found:
            everywhere = (crossing.unclear_from, crossing.unclear_to) == (1, most)
            where = (
                say("at every quantity")
                if everywhere
                else say(
                    "from {first} to {last} pieces",
                    first=f"{crossing.unclear_from:,}",
                    last=f"{crossing.unclear_to:,}",
                )
            )
            said.append(
                say(
                    "{way} is cheaper than {other} from {pieces} pieces on; {where} their ranges overlap, so the order is "
                    "not sure.",
                    way=_upper(crossing.then),
                    other=crossing.before,
                    pieces=f"{crossing.at:,}",
                    where=where,
                )
            )
    return said


def _none(missing: Mapping[str, str]) -> list[dict[str, Any]]:
    """Ways without a price by their reason; one that only names the way again is one for all of them."""
    found: dict[str, list[str]] = {}
    for name, why in missing.items():
        found.setdefault(_upper(why.removesuffix(name).strip()), []).append(name)
    return [{"names": names, "why": why} for why, names in found.items()]


def assumed(estimate: Estimate, what: str) -> bool:
    """Whether a line rests on an assumption."""
    return estimate.basis is not None and any(c.kind == "assumption" for _, c in estimate.basis.rates(what))


def _pieces(first: int, last: int, most: int) -> str:
    if first == last:
        return say("at {pieces}", pieces=f"{first:,}")
    if last == most:
        return say("from {first} on (looked at up to {most})", first=f"{first:,}", most=f"{most:,}")
    return say("from {first} to {last} pieces", first=f"{first:,}", last=f"{last:,}")


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _bar_of(way: Way, currency: str) -> dict[str, Any]:
    amounts: dict[str, float] = {}
    doubtful: set[str] = set()
    for estimate in way.estimates:
        count = estimate.quantity // way.quantity
        for line in estimate.lines:
            amounts[line.what] = amounts.get(line.what, 0.0) + count * float(line.amount.amount)
            if assumed(estimate, line.what):
                doubtful.add(line.what)
    low, unit, high = (
        sum((estimate.quantity // way.quantity) * float(getattr(estimate, name).amount) for estimate in way.estimates)
        for name in ("low", "unit_cost", "high")
    )
    left_out = dict.fromkeys(text for estimate in way.estimates for text in estimate.not_priced)
    bar = _bar(
        way.name, (way.estimates[0].unit_cost.currency, currency), amounts, doubtful, (low, unit, high), _payees(way)
    )
    return {**bar, "chosen": way.chosen, "impossible": way.impossible, "missing": [restated(text) for text in left_out]}


def _group(what: str, payees: Mapping[str, str]) -> int:
    """The kind of a line by its name, of a later process, too (`sheet bending: setup`)."""
    if what.startswith("operation "):
        return _OPERATION
    return _GROUP.get(what.rpartition(": ")[2], _OF_PARTY[payees.get(what, "node")])


def _payees(way: Way) -> dict[str, str]:
    return {line.what: line.party for estimate in way.estimates for line in estimate.lines}


def _bar(
    name: str,
    exchanged: tuple[str, str],
    amounts: Mapping[str, float],
    doubtful: Iterable[str],
    ends: tuple[float, float, float],
    payees: Mapping[str, str],
) -> dict[str, Any]:
    (_own, currency), factor = exchanged, _factor(*exchanged)
    low, unit, high = (Money.of(round(end * factor, 9), currency).rounded() for end in ends)
    lines = [
        {
            "what": restated(what),
            "amount": round(amount * factor, 6),
            "text": str(Money.of(round(amount * factor, 9), currency)),
            "group": _group(what, payees),
            "assumed": what in doubtful,
        }
        for what, amount in amounts.items()
        if amount > 0
    ]
    lines.sort(key=lambda line: line["group"])  # type: ignore[arg-type, return-value]  # a group is a number
    return {
        "name": name,
        "price": str(unit),
        "range": say("{low} to {high}", low=low.amount, high=high.amount),
        "unit": float(unit.amount),
        "low": float(low.amount),
        "high": float(high.amount),
        "lines": lines,
    }


def _steps(known: Sequence[tuple[Way, PriceCurve]], quantity: int, currency: str) -> dict[str, Any] | None:
    """What the price of the chosen way is made of at several quantities."""
    found = next(((way, curve) for way, curve in known if way.chosen), known[0] if known else None)
    if found is None:
        return None
    way, curve = found
    at = sorted({*_QUANTITIES, quantity})
    quantities = np.array(at, dtype=np.float64)
    lines, prices = curve.lines(quantities), curve.prices(quantities)
    doubtful = {what for estimate in way.estimates for what in lines if assumed(estimate, what)}
    rows = [
        {
            **_bar(
                counted(count),
                (curve.currency, currency),
                {what: float(amounts[n]) for what, amounts in lines.items()},
                doubtful,
                (float(prices.low[n]), float(prices.unit[n]), float(prices.high[n])),
                _payees(way),
            ),
            "chosen": count == quantity,
            "impossible": False,
            "missing": [],
        }
        for n, count in enumerate(at)
    ]
    return {"name": way.name, "rows": rows}


def _curve(known: Sequence[tuple[Way, PriceCurve]], currency: str) -> dict[str, Any] | None:
    if not known:
        return None
    quantities = np.array(sampled(), dtype=np.float64)
    lines, factor = [], _factor(known[0][1].currency, currency)
    for way, curve in known:
        prices = curve.prices(quantities)
        rounded = {name: _digits(factor * getattr(prices, name)) for name in ("unit", "low", "high")}
        lines.append({"name": way.name, "chosen": way.chosen, **rounded})
    stretches = cheapest([curve for _, curve in known])
    by_name = {curve.name: curve for _, curve in known}
    marks = [
        {"at": then.first, "price": _digits(factor * by_name[then.name].unit(np.array([float(then.first)])))[0]}
        for then in (stretches[1:] if len(stretches) <= _MOST_STRETCHES else stretches[-1:])
    ]
    return {"at": list(sampled()), "lines": lines, "marks": marks}


def _factor(own: str, currency: str) -> float:
    """What one of the `own` currency is in the one of choice."""
    return 1.0 if own == currency else float(exchange().factor(own, currency))


def _digits(values: np.ndarray[Any, np.dtype[np.float64]]) -> list[float]:
    """Numbers with seven digits: what is read off the picture is rounded as prices are."""
    return [float(f"{value:.7g}") for value in values.tolist()]
