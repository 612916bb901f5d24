"""Bitstring Status List (W3C, v1.0): which credentials their issuer has revoked or suspended, one bit each.

The list is compressed (gzip) and written in base64url; unpacking is bounded. It is signed by the issuer of the credentials.
The user keeps the lists in the trust folder: what a list says holds as of the day it was made.
"""

from __future__ import annotations

import base64
import binascii
import gzip
import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from dfdm.errors import DataError, SignatureError, TrustError
from dfdm.trust.keybook import KeyBook
from dfdm.trust.keys import Key
from dfdm.trust.signature import issuer_of, sign_document, verify_document
from dfdm.trust.times import instant, utc_stamp

CONTEXT: Final = "https://www.w3.org/ns/credentials/v2"
FEWEST_BITS: Final = 131_072
"""The least length of a list, so that a single credential hides in it (16 KiB, as the specification says)."""
MOST_BITS: Final = 8 * 2**20
PURPOSES: Final = ("revocation", "suspension")
_INDEX: Final = re.compile(r"0|[1-9][0-9]{0,8}", re.ASCII)
_LONGEST: Final = 2 * 2**20


def encode_list(bits: bytes) -> str:
    """A bit string as `encodedList`: gzip, base64url without padding, multibase `u`; a wrong length is a DataError."""
    if not FEWEST_BITS <= len(bits) * 8 <= MOST_BITS:
        raise DataError(f"a status list has {FEWEST_BITS} to {MOST_BITS} bits, not {len(bits) * 8}")
    return "u" + base64.urlsafe_b64encode(gzip.compress(bits, mtime=0)).rstrip(b"=").decode("ascii")


def decode_list(text: object) -> bytes:
    """The bit string of an `encodedList`; anything else, too short or too long, is a DataError. At most 1 MiB is unpacked."""
    if not isinstance(text, str) or not text.startswith("u") or len(text) > _LONGEST:
        raise DataError("its encodedList is no base64url multibase text (u…)")
    body = text[1:]
    try:
        packed = base64.b64decode(body + "=" * (-len(body) % 4), altchars=b"-_", validate=True)
    except (ValueError, binascii.Error):
        raise DataError("its encodedList is not base64url") from None
    if base64.urlsafe_b64encode(packed).rstrip(b"=").decode() != body:
        raise DataError("its encodedList is not base64url without padding")
    unpacker = zlib.decompressobj(wbits=16 + zlib.MAX_WBITS)
    try:
        bits = unpacker.decompress(packed, MOST_BITS // 8 + 1)
    except zlib.error:
        raise DataError("its encodedList is not packed by gzip") from None
    if len(bits) * 8 > MOST_BITS:
        raise DataError(f"its encodedList unpacks to more than {MOST_BITS} bits")
    if not unpacker.eof or unpacker.unused_data:
        raise DataError("its encodedList is cut off, or more follows it")
    if len(bits) * 8 < FEWEST_BITS:
        raise DataError(
            f"its encodedList has {len(bits) * 8} bits; fewer than {FEWEST_BITS} give away whom it is about"
        )
    return bits


def is_set(bits: bytes, index: int) -> bool:
    """The bit of an index; the first is the leftmost (highest) of the first byte. Beyond the end is a DataError."""
    if not 0 <= index < len(bits) * 8:
        raise DataError(f"the index {index} is beyond the {len(bits) * 8} bits of the list")
    return bool(bits[index // 8] >> (7 - index % 8) & 1)


def with_bit(bits: bytes, index: int, *, value: bool) -> bytes:
    """The bit string with one bit changed."""
    is_set(bits, index)
    changed = bytearray(bits)
    mask = 1 << (7 - index % 8)
    changed[index // 8] = changed[index // 8] | mask if value else changed[index // 8] & ~mask
    return bytes(changed)


@dataclass(frozen=True, kw_only=True, slots=True)
class StatusEntry:
    """Where the status of a credential stands: for which purpose, at which bit of which list."""

    purpose: str
    index: int
    list_id: str

    @classmethod
    def of(cls, entry: object) -> StatusEntry:
        """Read one `credentialStatus`; a kind that is not understood is a DataError."""
        if not isinstance(entry, dict) or entry.get("type") != "BitstringStatusListEntry":
            raise DataError(f"its status is of the kind '{_kind(entry)}', which is not understood")
        purpose, index, where = (entry.get(k) for k in ("statusPurpose", "statusListIndex", "statusListCredential"))
        if purpose not in PURPOSES:
            raise DataError(f"its status is about '{str(purpose)[:40]}'; only {' and '.join(PURPOSES)} are understood")
        if not isinstance(index, str) or not _INDEX.fullmatch(index) or not isinstance(where, str) or not where:
            raise DataError("its status names no bit of a list")
        if entry.get("statusSize", 1) != 1:
            raise DataError("its status has more than one bit, which is not understood")
        return cls(purpose=str(purpose), index=int(index), list_id=where)

    def to_dict(self) -> dict[str, str]:
        """Write it as a credential carries it."""
        return {
            "id": f"{self.list_id}#{self.index}",
            "type": "BitstringStatusListEntry",
            "statusPurpose": self.purpose,
            "statusListIndex": str(self.index),
            "statusListCredential": self.list_id,
        }


def status_of(
    credential: Mapping[str, Any], lists: Sequence[Mapping[str, Any]], *, keys: KeyBook, at: datetime
) -> tuple[bool, str, str]:
    """(is it in force, why not or '', the instant that the oldest list used was made) of a credential by the lists at hand.

    A credential without status is in force by its dates alone. Raises SignatureError where that cannot be told (no list,
    an outdated one, a kind of status that is not understood: not `wrong`) or where a list is not the issuer's (`wrong`).
    """
    told = credential.get("credentialStatus")
    if told is None:
        return True, "", ""
    entries = told if isinstance(told, list) else [told]
    made: list[str] = []
    try:
        for one in entries:
            entry = StatusEntry.of(one)
            found = _list_at(entry, lists, at)
            subject = _subject(found)
            _verify_list(found, credential, keys)
            if is_set(decode_list(subject.get("encodedList")), entry.index):
                word = "revoked" if entry.purpose == "revocation" else "suspended"
                return False, f"its issuer has {word} it, by the list of {found['validFrom']}", found["validFrom"]
            made.append(found["validFrom"])
    except DataError as error:
        raise SignatureError(f"its status cannot be told: {error}", wrong=False) from None
    return True, "", min(made, default="")


def make_list(
    key: Key,
    *,
    list_id: str,
    purpose: str,
    bits: bytes,
    created: str,
    until: str = "",
) -> dict[str, Any]:
    """A signed status list: `list_id` is the address that credentials name, `created` from when on it holds."""
    if purpose not in PURPOSES:
        raise DataError(f"a status list is about {' or '.join(PURPOSES)}, not '{purpose}'")
    document: dict[str, Any] = {
        "@context": [CONTEXT],
        "id": list_id,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": key.did,
        "validFrom": utc_stamp(created),
        "credentialSubject": {
            "id": f"{list_id}#list",
            "type": "BitstringStatusList",
            "statusPurpose": purpose,
            "encodedList": encode_list(bits),
        },
    }
    if until:
        document["validUntil"] = utc_stamp(until)
    return sign_document(document, key, created=utc_stamp(created))


def bits_of(status_list: Mapping[str, Any]) -> bytes:
    """The bits of a status list; one that is none is a TrustError."""
    try:
        return decode_list(_subject(status_list).get("encodedList"))
    except DataError as error:
        raise TrustError(f"the status list cannot be used: {error}") from None


def _list_at(entry: StatusEntry, lists: Sequence[Mapping[str, Any]], at: datetime) -> Mapping[str, Any]:
    """The newest list of that name and purpose that holds at an instant."""
    named = [one for one in lists if one.get("id") == entry.list_id]
    if not named:
        raise DataError(f"the list {entry.list_id[:120]} is not among those in your trust folder")
    fit = [one for one in named if entry.purpose in _purposes(_subject(one))]
    if not fit:
        raise DataError(f"the list {entry.list_id[:120]} is not about {entry.purpose}")
    holds = [one for one in fit if instant(one.get("validFrom")) <= at]
    if not holds:
        raise DataError(f"the list {entry.list_id[:120]} was made later than the time that is asked about")
    newest = max(holds, key=lambda one: instant(one["validFrom"]))
    if "validUntil" in newest and instant(newest["validUntil"]) < at:
        raise DataError(f"the list {entry.list_id[:120]} was good until {newest['validUntil']}: get the present one")
    return newest


def _verify_list(found: Mapping[str, Any], credential: Mapping[str, Any], keys: KeyBook) -> None:
    types = found.get("type")
    if not isinstance(types, list) or "BitstringStatusListCredential" not in types:
        raise DataError("what stands for the list is no status list")
    try:
        verify_document(found, keys=keys)
    except SignatureError as error:
        raise SignatureError(f"its status cannot be told, of the list {error}", wrong=error.wrong) from None
    if issuer_of(found) != issuer_of(credential):
        raise SignatureError("its status cannot be told: the list is by another issuer", wrong=True)


def _subject(found: Mapping[str, Any]) -> Mapping[str, Any]:
    subject = found.get("credentialSubject")
    if not isinstance(subject, dict) or subject.get("type") != "BitstringStatusList":
        raise DataError("what stands for the list is no status list")
    return subject


def _purposes(subject: Mapping[str, Any]) -> list[Any]:
    told = subject.get("statusPurpose")
    return told if isinstance(told, list) else [told]


def _kind(entry: object) -> str:
    return str(entry.get("type") if isinstance(entry, dict) else entry)[:40]
