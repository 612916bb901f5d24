"""Signed documents of the ledger: closed schemas, digests of what was signed, and whose signature must hold."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any, Final

from dfdm.errors import DataError, RightsError
from dfdm.trust import Key, canonical, parse_document, sign_document, verify_document
from dfdm.trust.keybook import KeyBook
from dfdm.trust.schemas import why_not_valid
from dfdm.trust.signature import utc_stamp

MOST_BYTES: Final = 2 * 2**20
"""Bytes of one document: a receipt of a thousand serial numbers takes 50 kB."""
AGREEMENT_URN: Final = "urn:dfdm:agreement:sha256:"
POLICY_URN: Final = "urn:dfdm:policy:sha256:"


def digest(document: Mapping[str, Any]) -> str:
    """sha256 (hex) of the canonical bytes (RFC 8785) of a document without its proofs.

    Two signatures over the same words are so one document, and a countersignature does not change what it is.
    """
    bare = {key: value for key, value in document.items() if key != "proof"}
    return hashlib.sha256(canonical(bare)).hexdigest()


def read_signed(
    data: bytes | Mapping[str, Any], kind: str, *, where: str, keys: KeyBook | None = None
) -> dict[str, Any]:
    """A document of a kind whose issuer signed it; what is malformed is a DataError, what is not signed a SignatureError.

    `keys` knows keys that were taken back, and those of identifiers that do not hold their own (none: did:key alone).
    """
    document = dict(data) if isinstance(data, Mapping) else parse_document(data, where=where, most=MOST_BYTES)
    if document.get("schema") != f"dfdm/{kind}/1":
        raise DataError(f"is not of the schema dfdm/{kind}/1", where=where)
    why = why_not_valid(document, kind)
    if why:
        raise DataError(why, where=where)
    verify_document(document, keys=keys)
    return document


def sign(document: Mapping[str, Any], kind: str, key: Key, *, created: str, role: str = "") -> dict[str, Any]:
    """Sign a document of a kind by its issuer at an instant, in the one form of instants; it must be under its schema.

    With a `role` the signature is one that others can stand on.
    """
    stamp = utc_stamp(created)
    signed = sign_document({**document, "created": stamp}, key, created=stamp, role=role, named=bool(role))
    why = why_not_valid(signed, kind)
    if why:
        raise RightsError(f"the {kind} cannot be written so: {why}")
    return signed
