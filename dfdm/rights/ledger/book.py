"""Files of receipts: one JSON document, or one a line (the ledger that a node keeps); every line read on its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from dfdm.errors import DataError, SignatureError
from dfdm.rights.ledger.documents import MOST_BYTES
from dfdm.rights.ledger.receipt import Receipt
from dfdm.trust import canonical, parse_document, verify_document
from dfdm.trust.keybook import KeyBook
from dfdm.trust.schemas import why_not_valid

MOST_FILE: Final = 256 * 2**20
MOST_RECEIPTS: Final = 200_000
Fault = Literal["malformed", "unsigned", "wrong-signature", "unverifiable-signature"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Refused:
    """What stands in a file of receipts and is none: where, its code, and why."""

    place: str
    code: Fault
    why: str


def read_book(data: bytes, name: str, *, keys: KeyBook | None = None) -> tuple[list[Receipt], list[Refused]]:
    """(receipts whose signature holds, what was refused) of a file, in its order; nothing of it is trusted before."""
    if len(data) > MOST_FILE:
        return [], [Refused(place=name, code="malformed", why=f"it is longer than {MOST_FILE} bytes")]
    receipts: list[Receipt] = []
    refused: list[Refused] = []
    for place, text in _documents(data, name):
        if len(receipts) + len(refused) >= MOST_RECEIPTS:
            refused.append(
                Refused(place=place, code="malformed", why=f"more than {MOST_RECEIPTS} receipts in one file")
            )
            break
        found = _read(text, place, keys)
        if isinstance(found, Receipt):
            receipts.append(found)
        else:
            refused.append(found)
    return receipts, refused


def line_of(document: Mapping[str, Any]) -> bytes:
    """A receipt as a line of a ledger: its canonical bytes, which hold no line feed."""
    return canonical(dict(document)) + b"\n"


def _documents(data: bytes, name: str) -> Iterable[tuple[str, bytes]]:
    """Documents with their places: the whole file where it is one JSON document over several lines, else its lines."""
    lines = [(number, line) for number, line in enumerate(data.split(b"\n"), start=1) if line.strip()]
    if len(lines) > 1 and lines[0][1].strip() in (b"{", b"["):
        return [(name, data)]
    return [(f"{name}:{number}" if len(lines) > 1 else name, line) for number, line in lines]


def _read(text: bytes, place: str, keys: KeyBook | None) -> Receipt | Refused:
    try:
        document = parse_document(text, where=place, most=MOST_BYTES)
    except DataError as error:
        return Refused(place=place, code="malformed", why=error.message)
    if document.get("schema") == "dfdm/receipt/1" and "proof" not in document:
        return Refused(place=place, code="unsigned", why="it carries no signature")
    try:
        verify_document(document, keys=keys)
    except SignatureError as error:
        return Refused(place=place, code="wrong-signature" if error.wrong else "unverifiable-signature", why=str(error))
    why = why_not_valid(document, "receipt")
    return Refused(place=place, code="malformed", why=why) if why else Receipt.of(document, place)
