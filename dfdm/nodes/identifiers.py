"""Global ids of nodes: a did:key, or `scheme:value` whose check digits are verified where the scheme has any."""

from __future__ import annotations

import hashlib
import re
import uuid
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from dfdm.errors import DataError, TrustError
from dfdm.trust.identity import public_of, valid_gln, valid_lei

_ICD: Final = re.compile(r"\d{4}:\S+", re.ASCII)
_DID_WEB: Final = re.compile(r"did:web:[A-Za-z0-9.%:-]+", re.ASCII)


def _is_uuid(value: str) -> bool:
    try:
        return str(uuid.UUID(value)) == value.lower()
    except ValueError:
        return False


_CHECKED: Final[Mapping[str, tuple[Callable[[str], object], str]]] = MappingProxyType(
    {
        "lei": (valid_lei, "20 characters with ISO 7064 mod 97-10 check digits"),
        "gln": (valid_gln, "13 digits with a mod 10 check digit"),
        "okw": (_is_uuid, "a UUID"),
        "icd": (_ICD.fullmatch, "an ISO 6523 code of 4 digits, a colon and the id"),
    }
)


def checked_id(text: str) -> str:
    """Return an id or alias if it is well formed; else a DataError that says what its scheme asks for.

    `did:key`, `did:web`, `lei`, `gln`, `okw` and `icd` (ISO 6523) are verified, other schemes are taken as they are.
    """
    scheme, _, value = text.partition(":")
    if not scheme or not value.strip() or value != value.strip():
        raise DataError(f"'{text}' is no id: write did:key:… or scheme:value, such as lei:… or okw:…")
    if scheme == "did":
        if text.startswith("did:key:"):
            try:
                public_of(text)
            except TrustError as error:
                raise DataError(str(error)) from None
        elif not _DID_WEB.fullmatch(text):
            raise DataError(f"'{text}' is neither a did:key nor a did:web")
    elif scheme in _CHECKED:
        valid, rule = _CHECKED[scheme]
        if not valid(value):
            raise DataError(f"'{text}' is not a valid {scheme.upper()}: {rule}")
    return text


def derived_id(*words: str) -> str:
    """An `okw:` id that the words give, so that the same workshop always gets the same one (a UUID of version 8)."""
    digest = bytearray(hashlib.sha256("\x1f".join(words).encode()).digest()[:16])
    digest[6] = digest[6] & 0x0F | 0x80  # RFC 9562: version 8, made as one likes
    digest[8] = digest[8] & 0x3F | 0x80
    return f"okw:{uuid.UUID(bytes=bytes(digest))}"
