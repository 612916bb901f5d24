"""A receipt: a node's signed record of what it made, chained to the one before by its digest.

The first receipt of a chain names the digest of what it is made under (an agreement, or a policy of a bundle), each
further one the digest of its predecessor. A workshop without a computer writes on paper; who transcribes that signs the
receipt and says so in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, Literal

from dfdm.errors import InputError
from dfdm.facts.shown import Shown
from dfdm.rights.ledger.documents import digest, sign
from dfdm.rights.ledger.paper import Transcribed
from dfdm.trust import Key
from dfdm.trust.signature import instant, utc_stamp

Outcome = Literal["good", "scrapped"]
Result = Literal["pass", "fail", "recorded"]
MOST_SERIALS: Final = 1000
_SHOWN: Final = 6


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """What inspecting a characteristic gave: the result, and values as decimal texts in `unit`."""

    characteristic: str
    result: Result
    values: tuple[str, ...] = ()
    unit: str = "mm"
    instrument: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Write the reading."""
        return {
            "characteristic": self.characteristic,
            "result": self.result,
            "values": list(self.values),
            "unit": self.unit,
            "instrument": self.instrument,
        }


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """What a receipt says was made: how many pieces at once, when, of what, how, and how they turned out.

    `serials` are none or one for each piece; `process_values` (name, value, unit); `place` an ISO 3166 code; `made_at` an
    instant. `reason` says why scrapped pieces were, `marking` the text that the pieces carry.
    """

    made_at: str
    pieces: int = 1
    serials: tuple[str, ...] = ()
    outcome: Outcome = "good"
    reason: str = ""
    marking: str = ""
    place: str = ""
    process: str = ""
    machine: str = ""
    material: str = ""
    material_lot: str = ""
    process_values: tuple[tuple[str, str, str], ...] = ()
    inspections: tuple[Reading, ...] = ()
    note: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Write what was made; what makes no sense is an InputError."""
        if self.pieces < 1:
            raise InputError(f"a receipt for {self.pieces} pieces says nothing; record 1 or more")
        if self.serials and len(self.serials) != self.pieces:
            raise InputError(f"{len(self.serials)} serial numbers do not name {self.pieces} pieces: give none or all")
        if len(set(self.serials)) != len(self.serials):
            raise InputError("a serial number stands twice in one receipt")
        if len(self.serials) > MOST_SERIALS:
            raise InputError(f"a receipt holds at most {MOST_SERIALS} serial numbers: write several")
        return {
            "made_at": utc_stamp(self.made_at),
            "pieces": self.pieces,
            "serials": list(self.serials),
            "outcome": self.outcome,
            "reason": self.reason,
            "marking": self.marking,
            "place": self.place,
            "process": self.process,
            "machine": self.machine,
            "material": {"id": self.material, "lot": self.material_lot},
            "process_values": [{"name": n, "value": v, "unit": u} for n, v, u in self.process_values],
            "inspections": [reading.to_dict() for reading in self.inspections],
            "note": self.note,
        }


def write_receipt(
    made: Made,
    key: Key,
    *,
    under: str,
    subject: str,
    created: str,
    after: Mapping[str, Any] | None = None,
    transcribed: Transcribed | None = None,
) -> dict[str, Any]:
    """The signed receipt under an agreement or policy (its urn), after the last one of its chain or as the first.

    Made earlier than the predecessor, recorded before it was made, or after a receipt of another chain is an InputError.
    """
    if instant(created) < instant(made.made_at):
        raise InputError(f"it is recorded ({created}) before it is made ({made.made_at})")
    node = transcribed.node if transcribed else key.did
    if after is not None:
        if (after["under"], after["issuer"], after["node"]) != (under, key.did, node):
            raise InputError("the last receipt is of another chain: another agreement, node or signer")
        if instant(made.made_at) < instant(after["made_at"]):
            raise InputError(f"it was made ({made.made_at}) before the last receipt's piece ({after['made_at']})")
    document = {
        "schema": "dfdm/receipt/1",
        "issuer": key.did,
        "node": node,
        "under": under,
        "subject": subject,
        "number": after["number"] + 1 if after is not None else 1,
        "previous": digest(after) if after is not None else first_link(under),
        **made.to_dict(),
        "transcribed": transcribed.to_dict() if transcribed else None,
    }
    return sign(document, "receipt", key, created=created)


def first_link(under: str) -> str:
    """What the first receipt of a chain names as its predecessor: the digest in the urn of what it is made under."""
    return under.rpartition(":")[2]


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Receipt(Shown):
    """A receipt whose signature holds: its digest, its document, and where it stands (`file:line`)."""

    digest: str
    place: str
    document: Mapping[str, Any]

    @classmethod
    def of(cls, document: Mapping[str, Any], place: str) -> Receipt:
        """The receipt of a document that was verified."""
        return cls(digest=digest(document), place=place, document=MappingProxyType(dict(document)))

    @property
    def under(self) -> str:
        """The urn of the agreement or policy it was made under."""
        return str(self.document["under"])

    @property
    def issuer(self) -> str:
        """Who signed it: the node, or who transcribed its paper."""
        return str(self.document["issuer"])

    @property
    def node(self) -> str:
        """Who made it."""
        return str(self.document["node"])

    @property
    def number(self) -> int:
        """Its running number in its chain, from 1."""
        return int(self.document["number"])

    @property
    def pieces(self) -> int:
        """How many pieces it records."""
        return int(self.document["pieces"])

    @property
    def good(self) -> bool:
        """Whether its pieces turned out well."""
        return bool(self.document["outcome"] == "good")

    @property
    def name(self) -> str:
        """How a message names it: `receipt 3 (a.jsonl:3)`."""
        return f"receipt {self.number} ({self.place})"

    def __str__(self) -> str:
        told = self.document
        named = [*told["serials"][:_SHOWN], *(["…"] if len(told["serials"]) > _SHOWN else [])]
        serials = f", {', '.join(named)}" if named else ""
        how = ", ".join(filter(None, (told["process"], told["machine"], told["material"]["id"], told["place"])))
        checks = ", ".join(f"{i['characteristic']} {i['result']}" for i in told["inspections"])
        lines = [f"{self.number}. {told['made_at']}  {self.pieces} {told['outcome']}{serials}  {how}".rstrip()]
        lines += [f"   inspected: {checks}"] if checks else []
        lines += (
            [f"   transcribed by {self.issuer} from form {told['transcribed']['form']}"] if told["transcribed"] else []
        )
        return "\n".join(lines)
