"""Single values of terms as they are handed in, read strictly: texts, identifiers, decimals, groups with known entries."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from decimal import Decimal
from typing import Any, Final

from dfdm.errors import InputError

LONGEST_TEXT: Final = 500
_DECIMAL: Final = re.compile(r"[0-9]{1,12}(\.[0-9]{1,6})?", re.ASCII)


def checked_text(value: Any, what: str, *, longest: int = LONGEST_TEXT) -> str:  # noqa: ANN401 - any JSON value
    """A text of one line that says something; else an InputError."""
    if not isinstance(value, str) or not value or value != value.strip() or len(value) > longest:
        raise InputError(f"{what} is a text of at most {longest} letters, without blanks around it")
    if not value.isprintable():
        raise InputError(f"{what} holds a letter that cannot be printed")
    return value


def checked_iri(value: Any, what: str) -> str:  # noqa: ANN401 - any JSON value
    """An identifier with its scheme; else an InputError."""
    if not isinstance(value, str) or ":" not in value or any(c.isspace() for c in value):
        raise InputError(f"the {what} '{str(value)[:60]}' is not an identifier such as did:key:z6Mk… or urn:dfdm:…")
    return value


def checked_decimal(value: Any, what: str) -> Decimal:  # noqa: ANN401 - any JSON value
    """A decimal from its text (`1.50`), or a decimal that has such a text; a float is an InputError, as it may be inexact."""
    text = f"{value:f}" if isinstance(value, Decimal) and value.is_finite() else value
    if not isinstance(text, str) or not _DECIMAL.fullmatch(text):
        raise InputError(f"{what} is a decimal written as text, such as 1.50, with at most six places")
    return Decimal(text)


def entries(value: Any, what: str, known: Collection[str]) -> Mapping[str, Any]:  # noqa: ANN401 - any JSON value
    """A group of entries of these names; anything else is an InputError."""
    if not isinstance(value, Mapping):
        raise InputError(f"{what} is a group of {', '.join(known)}")
    others = sorted(str(key) for key in value if key not in known)
    if others:
        raise InputError(f"'{others[0][:60]}' is not foreseen in {what}; known are {', '.join(known)}")
    return value


def listed(value: Any, what: str) -> tuple[Any, ...]:  # noqa: ANN401 - any JSON value
    """The entries of a list; anything else is an InputError."""
    if not isinstance(value, list | tuple):
        raise InputError(f"{what} is a list")
    return tuple(value)
