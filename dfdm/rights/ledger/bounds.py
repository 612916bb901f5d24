"""Whether what a receipt says keeps within what was granted, and whether what must be inspected was, and passed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import Any, Final, Literal

from dfdm.rights.ledger.grant import Grant
from dfdm.rights.ledger.offered import Bound, Required
from dfdm.rights.ledger.receipt import Receipt
from dfdm.rights.times import read_time, span
from dfdm.trust.signature import instant

Breach = Literal[
    "before-agreement", "marking-missing", "outside-period", "outside-territory", "outside-process", "outside-material", "outside-machine",
    "not-stated", "outside-range", "inspection-missing", "inspection-failed", "inspection-contradicted",
]  # fmt: skip
_LOCKS: Final[Mapping[str, tuple[Breach, str]]] = MappingProxyType(
    {
        "territory": ("outside-territory", "place"),
        "processes": ("outside-process", "process"),
        "materials": ("outside-material", "material"),
        "machines": ("outside-machine", "machine"),
    }
)


def bound_breaches(receipt: Receipt, grant: Grant) -> Iterator[tuple[Breach, str]]:
    """(code, why) of each bound that a receipt does not keep; what it does not state where it must is `not-stated`."""
    policy, told = grant.policy, receipt.document
    made = instant(told["made_at"]).astimezone(UTC)
    if grant.since and made < instant(grant.since):
        yield "before-agreement", f"it was made at {told['made_at']}, agreed on only at {grant.since}"
    if policy.not_before and made < span(read_time(policy.not_before))[0]:
        yield "outside-period", f"it was made at {told['made_at']}, before {policy.not_before}"
    if policy.not_after and made > span(read_time(policy.not_after))[1]:
        yield "outside-period", f"it was made at {told['made_at']}, after {policy.not_after}"
    if policy.marking and receipt.good and told["marking"] != policy.marking:
        yield "marking-missing", f"it does not say that its pieces are marked '{policy.marking}'"
    stated = {"place": told["place"], "process": told["process"], "machine": told["machine"]}
    stated["material"] = told["material"]["id"]
    for name, (code, word) in _LOCKS.items():
        among = getattr(policy, name)
        if among and not stated[word]:
            yield "not-stated", f"it does not state its {word}, which must be one of {', '.join(among)}"
        elif among and stated[word] not in among:
            yield code, f"its {word} is {stated[word]}, not one of {', '.join(among)}"


def value_breaches(receipt: Receipt, bounds: Sequence[Bound]) -> Iterator[tuple[Breach, str]]:
    """(code, why) of process values that the recipe does not permit, by the name of the parameter and in its unit.

    Of a parameter that several steps bind differently it is enough to keep one of them. A value that is stated in another
    unit, or not at all, says nothing.
    """
    for entry in receipt.document["process_values"]:
        known = [
            one for one in bounds if _plain(one.name) == _plain(entry["name"]) and one.unit in (entry["unit"], "text")
        ]
        if known and not any(_keeps(entry["value"], one) for one in known):
            allowed = " or ".join(one.text or f"{one.low:g} to {one.high:g} {one.unit}".strip() for one in known)
            yield (
                "outside-range",
                f"its {entry['name']} was {entry['value']} {entry['unit']}, the recipe permits {allowed}",
            )


def _plain(name: str) -> str:
    return name.replace("_", " ").casefold().strip()


def _keeps(value: str, bound: Bound) -> bool:
    if bound.low is None or bound.high is None:
        return value.strip().casefold() == bound.text.casefold()
    return _within(value, bound.low, bound.high)


def inspection_breaches(
    receipts: Iterable[Receipt], required: Sequence[Required], level: str = ""
) -> Iterator[tuple[Breach, Receipt, str]]:
    """(code, receipt, why) of inspections of one chain that lack, failed, or contradict their own values.

    `level` is what the rights demand (`first_article`, `sampling`, `every_piece`): with the last all characteristics are those
    of every piece, and where the recipe names none there must be some reading. A characteristic of every piece must stand in every receipt of good pieces, with a value for each piece where values
    are given; one of the first piece of a run in the first such receipt. Scrapped pieces need none.
    """
    first = True
    every = level == "every_piece"
    wanted = {one.characteristic: replace(one, every_piece=one.every_piece or every) for one in required}
    for receipt in receipts:
        readings = {entry["characteristic"]: entry for entry in receipt.document["inspections"]}
        if receipt.good:
            if level and not wanted and not readings and (every or first):
                yield "inspection-missing", receipt, "the rights demand an inspection, and none was recorded"
            for name, need in wanted.items():
                if name not in readings and (need.every_piece or first):
                    which = "every piece" if need.every_piece else "the first piece"
                    yield "inspection-missing", receipt, f"{name} of {which} must be inspected, and was not recorded"
            first = False
        for name, entry in readings.items():
            yield from _reading(receipt, entry, wanted.get(name))


def _reading(
    receipt: Receipt, entry: Mapping[str, Any], need: Required | None
) -> Iterator[tuple[Breach, Receipt, str]]:
    name = entry["characteristic"]
    if entry["result"] == "fail" and receipt.good:
        yield "inspection-failed", receipt, f"{name} failed, but the pieces are recorded as good"
    if need is None:
        return
    limited = need.lower is not None or need.upper is not None
    if receipt.good and limited and entry["result"] == "recorded":
        yield "inspection-missing", receipt, f"{name} has limits, but it is not recorded whether it passed"
    if receipt.good and need.every_piece and entry["values"] and len(entry["values"]) < receipt.pieces:
        yield (
            "inspection-missing",
            receipt,
            f"{name} of every piece must be inspected: {len(entry['values'])} values for {receipt.pieces} pieces",
        )
    if entry["result"] != "pass" or not entry["values"] or not limited:
        return
    if entry["unit"] != need.unit:
        yield "inspection-contradicted", receipt, f"{name} is given in {entry['unit']}, its limits are in {need.unit}"
        return
    outside = next((text for text in entry["values"] if not _within(text, need.lower, need.upper)), None)
    if outside is not None:
        limits = " to ".join("…" if limit is None else f"{limit:g}" for limit in (need.lower, need.upper))
        yield (
            "inspection-contradicted",
            receipt,
            f"{name} is said to pass at {outside} {need.unit}, its limits are {limits}",
        )


def _within(text: str, lower: float | None, upper: float | None) -> bool:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return False
    if not value.is_finite():
        return False
    return (lower is None or value >= Decimal(repr(lower))) and (upper is None or value <= Decimal(repr(upper)))
