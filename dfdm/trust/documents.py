"""Documents as bytes: read JSON that is not trusted yet, and write the one form that signatures cover (RFC 8785)."""

from __future__ import annotations

import json
import math
from typing import Any, Final, NoReturn

import rfc8785

from dfdm.errors import DataError

MAX_BYTES: Final = 64 * 2**20
MAX_DEPTH: Final = 64
_EXACT_INTEGER: Final = 2**53 - 1


def parse_document(data: bytes, *, where: str, most: int = MAX_BYTES) -> dict[str, Any]:
    """Parse an untrusted JSON object; anything that two readers could understand differently is a DataError.

    Refused: text that is not UTF-8, a byte order mark, double keys, NaN and infinities, integers beyond 2^53,
    lone surrogates, nesting deeper than 64, more than `most` bytes (64 MiB), anything but an object at the top.
    """
    if len(data) > most:
        raise DataError(f"is {len(data)} bytes long; at most {most} are read", where=where)
    try:
        text = data.decode("utf-8")
        document = json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_no_constant,
            parse_float=_finite,
        )
        if not isinstance(document, dict):
            raise DataError("holds no JSON object")
        _look_through(document)
    except DataError as error:
        raise error.within(where) from None
    except RecursionError:
        raise DataError(f"is nested deeper than {MAX_DEPTH} levels", where=where) from None
    except UnicodeDecodeError as error:
        raise DataError(f"is not UTF-8 text: {error.reason} at byte {error.start}", where=where) from None
    except ValueError as error:
        raise DataError(f"is not valid JSON: {error}", where=where) from None
    return document


def canonical(document: dict[str, Any], *, where: str = "document") -> bytes:
    """Write the canonical bytes of a document after RFC 8785 (JCS); what has no such form is a DataError.

    JCS is not sorted-keys JSON: `1.0` is written `1`, and keys are ordered by UTF-16 code units.
    """
    try:
        return rfc8785.dumps(document)
    except (rfc8785.CanonicalizationError, UnicodeError, RecursionError) as error:
        raise DataError(f"has no canonical form: {error}", where=where) from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise DataError(f"the key '{key}' stands twice in one object")
        found[key] = value
    return found


def _no_constant(text: str) -> NoReturn:
    raise DataError(f"'{text}' is not a JSON number")


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise DataError(f"the number {text[:20]} is too large")
    return value


def _look_through(document: Any) -> None:  # noqa: ANN401 - any JSON value
    level = [document]
    for _ in range(MAX_DEPTH):
        below: list[Any] = []
        for value in level:
            if isinstance(value, dict):
                below += [*value.keys(), *value.values()]
            elif isinstance(value, list):
                below += value
            elif isinstance(value, str):
                _look_at_text(value)
            elif isinstance(value, int) and abs(value) > _EXACT_INTEGER:
                raise DataError(f"the integer {str(value)[:20]} is beyond 2^53: readers would round it")
        if not below:
            return
        level = below
    raise DataError(f"is nested deeper than {MAX_DEPTH} levels")


def _look_at_text(text: str) -> None:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise DataError("a text holds a lone surrogate, which has no UTF-8 form") from None
