"""A node's signed answer to an offer: a quote with price, date and validity, or a decline with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final, Literal

from dfdm.errors import InputError
from dfdm.facts.shown import Shown
from dfdm.money import Money
from dfdm.rights.ledger.documents import read_signed, sign
from dfdm.rights.ledger.offered import Offered
from dfdm.rights.ledger.paper import Transcribed, transcribed_in
from dfdm.trust import Key
from dfdm.trust.keybook import KeyBook
from dfdm.trust.signature import instant, utc_stamp

Reason = Literal[
    "capability", "capacity", "material", "tolerance", "lead-time", "terms", "price", "law", "no-answer", "other"
]
REASONS: Final[Mapping[Reason, str]] = MappingProxyType(
    {
        "capability": "no machine here can make it",
        "capacity": "no time is free for it",
        "material": "the material cannot be had",
        "tolerance": "the tolerances cannot be held here",
        "lead-time": "it cannot be ready in time",
        "terms": "the rights are not acceptable",
        "price": "the price expected is too low",
        "law": "a law or an export control stands against it",
        "no-answer": "no reason is given",
        "other": "another reason, see the note",
    }
)
_MOST_PIECES: Final = 2**53 - 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Deviation:
    """What a node asks to do otherwise than the recipe says: what, what instead, and why."""

    what: str
    instead: str
    why: str = ""

    def to_dict(self) -> dict[str, str]:
        """Write the deviation."""
        return {"what": self.what, "instead": self.instead, "why": self.why}


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Quote(Shown):
    """What a node offers to make of an offered bundle: `price` is for the whole `quantity`, before taxes.

    `valid_until` is an instant, `lead_time_days` counts from the agreement. `scrap_allowance` is how many scrapped pieces
    the node asks not to be counted. `paper` says what was transcribed, where the node wrote on paper.
    """

    offered: Offered
    node: str
    created: str
    quantity: int
    price: Money
    valid_until: str
    lead_time_days: int
    scrap_allowance: int = 0
    deviations: tuple[Deviation, ...] = ()
    process: str = ""
    machine: str = ""
    material: str = ""
    place: str = ""
    sealing_key: str = ""
    note: str = ""
    paper: Transcribed | None = None

    def signed(self, key: Key) -> dict[str, Any]:
        """The document of kind `quote`, signed by the node, or by who transcribed its paper; a quote that makes no sense is an InputError."""
        if not 1 <= self.quantity <= _MOST_PIECES:
            raise InputError(f"a quote for {self.quantity} pieces cannot be given; quote for 1 or more")
        if self.price.amount < 0:
            raise InputError(f"a price of {self.price} is below nothing")
        if self.price != self.price.rounded():
            raise InputError(f"the price {self.price.amount} {self.price.currency} is finer than the currency's coins")
        if self.lead_time_days < 0 or self.scrap_allowance < 0:
            raise InputError("a lead time and a scrap allowance are 0 or more")
        if instant(self.valid_until) <= instant(self.created):
            raise InputError(f"the quote would end ({self.valid_until}) before it is given ({self.created})")
        document = {
            "schema": "dfdm/quote/1",
            "issuer": key.did if self.paper else self.node,
            "node": self.node,
            "offer": self.offered.to_dict(),
            "quantity": self.quantity,
            "price": self.price.to_dict(),
            "valid_until": utc_stamp(self.valid_until),
            "lead_time_days": self.lead_time_days,
            "scrap_allowance": self.scrap_allowance,
            "deviations": [deviation.to_dict() for deviation in self.deviations],
            "process": self.process,
            "machine": self.machine,
            "material": self.material,
            "place": self.place,
            "sealing_key": self.sealing_key,
            "note": self.note,
            "transcribed": self.paper.to_dict() if self.paper else None,
        }
        return sign(document, "quote", key, created=self.created)

    def holds_at(self, when: datetime) -> bool:
        """Whether the quote is given and has not ended at an instant."""
        return instant(self.created) <= when <= instant(self.valid_until)

    def __str__(self) -> str:
        lines = [
            f"quote for {self.quantity} × {self.offered.title}: {self.price} before taxes, {self.lead_time_days} days",
            f"  by {self.node}, given {self.created}, valid until {self.valid_until}",
        ]
        if self.scrap_allowance:
            lines.append(f"  asks that up to {self.scrap_allowance} scrapped pieces are not counted")
        lines += [
            f"  asks for {d.instead} instead of {d.what}{f' ({d.why})' if d.why else ''}" for d in self.deviations
        ]
        lines += [f"  transcribed from paper signed by {self.paper.signed_by or self.node}"] if self.paper else []
        return "\n".join([*lines, *([f"  {self.note}"] if self.note else [])])


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Decline(Shown):
    """That a node will not make it, with a reason by its code."""

    offered: Offered
    node: str
    created: str
    reason: Reason
    note: str = ""
    paper: Transcribed | None = None

    def signed(self, key: Key) -> dict[str, Any]:
        """The document of kind `decline`, signed by the node, or by who transcribed its paper."""
        document = {
            "schema": "dfdm/decline/1",
            "issuer": key.did if self.paper else self.node,
            "node": self.node,
            "offer": self.offered.to_dict(),
            "reason": self.reason,
            "note": self.note,
            "transcribed": self.paper.to_dict() if self.paper else None,
        }
        return sign(document, "decline", key, created=self.created)

    def __str__(self) -> str:
        said = f"declined by {self.node}: {REASONS[self.reason]}"
        return f"{said} ({self.note})" if self.note else said


def read_quote(data: bytes | Mapping[str, Any], *, where: str = "quote", keys: KeyBook | None = None) -> Quote:
    """Read a quote whose node's signature holds; a DataError or SignatureError where it is none."""
    told = read_signed(data, "quote", where=where, keys=keys)
    same = (
        "quantity", "lead_time_days", "scrap_allowance", "process", "machine", "material", "place", "sealing_key", "note",
        "created", "valid_until",
    )  # fmt: skip
    return Quote(
        offered=Offered.from_dict(told["offer"]),
        node=told["node"],
        paper=transcribed_in(told),
        price=Money.from_dict(told["price"]),
        deviations=tuple(Deviation(**entry) for entry in told["deviations"]),
        **{name: told[name] for name in same},
    )


def read_decline(data: bytes | Mapping[str, Any], *, where: str = "decline", keys: KeyBook | None = None) -> Decline:
    """Read a decline whose node's signature holds; a DataError or SignatureError where it is none."""
    told = read_signed(data, "decline", where=where, keys=keys)
    return Decline(
        offered=Offered.from_dict(told["offer"]),
        node=told["node"],
        paper=transcribed_in(told),
        created=told["created"],
        reason=told["reason"],
        note=told["note"],
    )
