"""Chains of receipts: who signed under one agreement, in which order, and what is torn in it.

A chain is all receipts of one signer under one agreement or policy. Whole means: numbers 1, 2, 3 … without a gap, each
receipt after exactly one other, times that never run backward. What lies after the last receipt cannot be known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from dfdm.rights.ledger.receipt import Receipt, first_link
from dfdm.trust.signature import instant

Tear = Literal["fork", "gap", "broken-link", "clock-backward"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Torn:
    """One fault of a chain: its code, the receipts it is about, and what is wrong."""

    code: Tear
    receipts: tuple[Receipt, ...]
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Chain:
    """The receipts of one signer under one agreement or policy, by number, and the faults of their order."""

    under: str
    signer: str
    receipts: tuple[Receipt, ...]
    torn: tuple[Torn, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing is torn, as far as it is at hand."""
        return not self.torn

    @property
    def head(self) -> str:
        """The digest of the last receipt of a whole chain, '' of a torn one: what a later audit must find again."""
        return self.receipts[-1].digest if self.whole and self.receipts else ""


def chains(receipts: Iterable[Receipt]) -> tuple[Chain, ...]:
    """The chains of receipts, each receipt once whatever the order they are given in."""
    by_chain: dict[tuple[str, str], dict[str, Receipt]] = defaultdict(dict)
    for receipt in receipts:
        by_chain[receipt.under, receipt.issuer].setdefault(receipt.digest, receipt)
    found = []
    for (under, signer), held in sorted(by_chain.items()):
        listed = tuple(sorted(held.values(), key=lambda r: (r.number, r.digest)))
        found.append(Chain(under=under, signer=signer, receipts=listed, torn=tuple(_torn(under, listed))))
    return tuple(found)


def _torn(under: str, listed: tuple[Receipt, ...]) -> Iterator[Torn]:
    by_number: dict[int, list[Receipt]] = defaultdict(list)
    by_previous: dict[str, list[Receipt]] = defaultdict(list)
    for receipt in listed:
        by_number[receipt.number].append(receipt)
        by_previous[receipt.document["previous"]].append(receipt)
    yield from _forks(by_number, by_previous)
    missing = 1
    for number in sorted(by_number):
        if number > missing:
            lacking = f"{missing}" if number == missing + 1 else f"{missing} to {number - 1}"
            yield Torn(
                code="gap",
                receipts=tuple(by_number[number]),
                why=f"receipt {lacking} is not here, but receipt {number} is",
            )
        missing = number + 1
    by_digest = {receipt.digest: receipt for receipt in listed}
    for receipt in listed:
        before = by_digest.get(receipt.document["previous"])
        if receipt.number == 1:
            if receipt.document["previous"] != first_link(under):
                yield Torn(
                    code="broken-link", receipts=(receipt,), why="the first receipt does not begin at what it is under"
                )
        elif (before is None and receipt.number - 1 in by_number) or (
            before is not None and before.number != receipt.number - 1
        ):
            yield Torn(
                code="broken-link",
                receipts=(receipt,),
                why=f"receipt {receipt.number} names a predecessor that is not receipt {receipt.number - 1}",
            )
        if before is not None and instant(receipt.document["made_at"]) < instant(before.document["made_at"]):
            yield Torn(
                code="clock-backward",
                receipts=(before, receipt),
                why=f"receipt {receipt.number} was made at {receipt.document['made_at']}, its predecessor at "
                f"{before.document['made_at']}",
            )
        if instant(receipt.document["proof"]["created"]) < instant(receipt.document["made_at"]):
            yield Torn(
                code="clock-backward",
                receipts=(receipt,),
                why=f"receipt {receipt.number} was signed before its piece was made",
            )


def _forks(by_number: dict[int, list[Receipt]], by_previous: dict[str, list[Receipt]]) -> Iterator[Torn]:
    """Where a chain parts; receipts further along its branches carry the same numbers, which says nothing new."""
    here = {receipt.digest for group in by_number.values() for receipt in group}
    told: set[frozenset[str]] = set()
    for why, group in (
        *((f"{len(g)} receipts follow the same predecessor", g) for g in by_previous.values()),
        *(
            (f"{len(g)} receipts carry the number {n}", g)
            for n, g in by_number.items()
            if not all(receipt.document["previous"] in here for receipt in g)
        ),
    ):
        same = frozenset(receipt.digest for receipt in group)
        if len(group) > 1 and same not in told:
            told.add(same)
            yield Torn(code="fork", receipts=tuple(group), why=why)
