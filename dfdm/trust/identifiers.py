"""Global identifiers of organizations and places, checked without a network where their scheme has check digits."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from dfdm.errors import DataError, TrustError
from dfdm.trust.didweb import did_web_url
from dfdm.trust.identity import public_of, valid_gln, valid_lei

_ICD: Final = re.compile(r"(\d{4}):(\S+)", re.ASCII)
_WITHIN: Final[Mapping[str, Callable[[str], bool]]] = MappingProxyType({"0088": valid_gln, "0199": valid_lei})
"""Codes of ISO 6523 whose identifiers have check digits of their own: GLN and LEI."""


def _is_uuid(value: str) -> bool:
    try:
        return str(uuid.UUID(value)) == value.lower()
    except ValueError:
        return False


_GS1: Final = "https://id.gs1.org/414/"
"""A GLN as a web address (GS1 Digital Link; 414: the number of a place)."""


def _is_icd(value: str) -> bool:
    found = _ICD.fullmatch(value)
    if found is None:
        return False
    within = _WITHIN.get(found[1])
    return within is None or within(found[2])


_CHECKED: Final[Mapping[str, tuple[Callable[[str], bool], str]]] = MappingProxyType(
    {
        "lei": (valid_lei, "20 characters with ISO 7064 mod 97-10 check digits"),
        "gln": (valid_gln, "13 digits with a mod 10 check digit"),
        "okw": (_is_uuid, "a UUID"),
        "icd": (_is_icd, "an ISO 6523 code of 4 digits, a colon and the id"),
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
        try:
            if text.startswith("did:key:"):
                public_of(text)
            elif text.startswith("did:web:"):
                did_web_url(text)
            else:
                raise DataError(f"'{text}' is neither a did:key nor a did:web")
        except TrustError as error:
            raise DataError(str(error)) from None
    elif text.startswith(_GS1) and not valid_gln(text.removeprefix(_GS1)):
        raise DataError(f"'{text}' holds no GLN: 13 digits with a mod 10 check digit")
    elif scheme in _CHECKED:
        valid, rule = _CHECKED[scheme]
        if not valid(value):
            raise DataError(f"'{text}' is not a valid {scheme.upper()}: {rule}")
    return text
