"""A number with its source: nothing without one loads (DESIGN, principle 2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

from dfdm.errors import DataError
from dfdm.units import inner

Kind = Literal["standard", "supplier-guideline", "specification", "published", "measured", "assumption"]
KINDS: Final[tuple[str, ...]] = get_args(Kind)
_KEYS: Final = frozenset(
    {"value", "low", "high", "unit", "source", "locator", "kind", "valid_for", "date", "n", "confidence"}
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Cited:
    """A value in inner units with unit, source (key of `sources.toml`), place in the source and kind of evidence.

    `low` and `high` bound the value where the source gives an interval; both or neither. Of what was measured, `n` says
    how often (0: not said) and `confidence` how sure the claim is, as a share.
    """

    value: float | str
    unit: str
    source: str
    locator: str
    kind: Kind
    low: float | None = None
    high: float | None = None
    valid_for: str = ""
    date: str = ""
    n: int = 0
    confidence: float | None = None

    @property
    def number(self) -> float:
        """The value as a number; a text value is a DataError."""
        if isinstance(self.value, str):
            raise DataError(f"'{self.value}' is text where a number was expected")
        return self.value

    @property
    def interval(self) -> tuple[float, float]:
        """The interval of the value: (low, high), or the value twice."""
        low = self.number if self.low is None else self.low
        high = self.number if self.high is None else self.high
        return low, high

    def to_dict(self) -> dict[str, Any]:
        """Write value, unit and where it comes from."""
        document: dict[str, Any] = {
            "value": self.value,
            "unit": self.unit,
            "source": self.source,
            "locator": self.locator,
            "kind": self.kind,
        }
        if self.low is not None:
            document |= {"low": self.low, "high": self.high}
        if self.valid_for:
            document["valid_for"] = self.valid_for
        if self.date:
            document["date"] = self.date
        if self.n:
            document["n"] = self.n
        if self.confidence is not None:
            document["confidence"] = self.confidence
        return document

    @classmethod
    def from_dict(cls, document: Mapping[str, Any], *, where: str = "") -> Cited:
        """Read one entry of a data page; every missing or unknown key is a DataError that names it."""
        if not isinstance(document, Mapping):
            raise DataError("expected a table with value, unit, source, locator, kind", where=where)
        for key in ("value", "unit", "source", "locator", "kind"):
            if document.get(key) in (None, ""):
                raise DataError(f"'{key}' is missing", where=where)
        unknown = sorted(set(document) - _KEYS)
        if unknown:
            raise DataError(f"unknown key '{unknown[0]}'", where=where)
        if document["kind"] not in KINDS:
            raise DataError(f"kind '{document['kind']}' is none of {', '.join(KINDS)}", where=where)
        return cls(
            **_numbers(document, where),
            **{k: str(document[k]) for k in ("source", "locator", "kind")},  # type: ignore[arg-type]  # kind is checked above
            valid_for=str(document.get("valid_for", "")),
            date=str(document.get("date", "")),
            **_evidence(document, where),
        )


def _evidence(document: Mapping[str, Any], where: str) -> dict[str, Any]:
    n, confidence = document.get("n", 0), document.get("confidence")
    if isinstance(n, bool) or not isinstance(n, int) or n < 0:
        raise DataError(f"'n' is how often it was measured, not {n!r}", where=where)
    if confidence is None:
        return {"n": n}
    if isinstance(confidence, bool) or not isinstance(confidence, int | float) or not 0.0 < confidence < 1.0:
        raise DataError(f"'confidence' is a share between 0 and 1, not {confidence!r}", where=where)
    return {"n": n, "confidence": float(confidence)}


def _numbers(document: Mapping[str, Any], where: str) -> dict[str, Any]:
    value, unit = document["value"], str(document["unit"])
    try:
        if isinstance(value, str):
            return {"value": value, "unit": unit}
        if isinstance(value, bool):
            return {"value": float(value), "unit": "flag"}
        number, token = inner(value, unit)
        bounds = {k: inner(document[k], unit)[0] for k in ("low", "high") if k in document}
    except (TypeError, ValueError) as error:
        raise DataError(str(error), where=where) from None
    if len(bounds) == 1:
        raise DataError("'low' and 'high' come together", where=where)
    if bounds and not bounds["low"] <= number <= bounds["high"]:
        raise DataError(f"value {number} is outside low {bounds['low']} and high {bounds['high']}", where=where)
    return {"value": number, "unit": token, **bounds}
