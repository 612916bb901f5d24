"""Parameters of a design that a licensee may ask to be varied: a range of numbers, or a list of values."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Any, Final

from dfdm.errors import InputError
from dfdm.rights.given import checked_text, entries, listed

Value = bool | int | float | str
LARGEST: Final = 2**53 - 1
"""The largest whole number that every reader of JSON reads as it is."""
_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,99}", re.ASCII)
_MOST_VALUES: Final = 200


@dataclass(frozen=True, kw_only=True, slots=True)
class Variation:
    """What one parameter may be: from `low` to `high` (ends included, in the design's own unit), or one of `values`."""

    name: str
    low: int | float | None = None
    high: int | float | None = None
    values: tuple[Value, ...] = ()

    def __post_init__(self) -> None:
        if not isinstance(self.name, str) or not _NAME.fullmatch(self.name):
            raise InputError(f"'{str(self.name)[:60]}' is not the name of a parameter")
        if self.values:
            if self.low is not None or self.high is not None:
                raise InputError(f"{self.name} may vary within a range or among values, not both")
            object.__setattr__(self, "values", _unlike(self.values, self.name))
            return
        low, high = _number(self.low, self.name), _number(self.high, self.name)
        if low > high:
            raise InputError(f"the range of {self.name} ends ({high}) below its begin ({low})")

    @classmethod
    def from_dict(cls, document: Any) -> Variation:  # noqa: ANN401 - any JSON value
        """Read what `to_dict` wrote; anything else is an InputError."""
        told = entries(document, "a parameter that may vary", ("name", "low", "high", "values"))
        return cls(
            name=told.get("name", ""),
            low=told.get("low"),
            high=told.get("high"),
            values=listed(told.get("values", ()), "what a parameter may be"),
        )

    def to_dict(self) -> dict[str, Any]:
        """Write the variation."""
        if self.values:
            return {"name": self.name, "values": list(self.values)}
        return {"name": self.name, "low": self.low, "high": self.high}

    def __str__(self) -> str:
        if self.values:
            return f"{self.name} one of {', '.join(_word(value) for value in self.values)}"
        return f"{self.name} from {self.low} to {self.high}"


def _word(value: Value) -> str:
    return ("no", "yes")[value] if isinstance(value, bool) else str(value)


def _number(value: Any, name: str) -> int | float:  # noqa: ANN401 - any JSON value
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= LARGEST:
        raise InputError(f"the range of {name} needs two numbers, its low and its high end")
    return value


def _unlike(values: tuple[Any, ...], name: str) -> tuple[Value, ...]:
    """The values in the order of kind and size, each once; yes is not the number 1."""
    if len(values) > _MOST_VALUES:
        raise InputError(f"{name} may vary among at most {_MOST_VALUES} values; give a range")
    found: dict[tuple[str, Any], Value] = {}
    for value in values:
        if isinstance(value, bool):
            found["flag", value] = value
        elif isinstance(value, int | float) and math.isfinite(value):
            _number(value, name)
            found["number", value] = value
        else:
            found["text", checked_text(value, f"a value of {name}")] = value
    return tuple(found[key] for key in sorted(found))


def spoken_variation(text: str) -> Variation:
    """Read `width=20:80` (a range) or `holes=2,4` (values); anything else is an InputError."""
    name, sign, told = (part.strip() for part in text.partition("="))
    if not sign or not told:
        raise InputError(f"'{text[:60]}' is no variation such as width=20:80 or holes=2,4")
    if ":" in told:
        low, _, high = told.partition(":")
        ends = (_spoken(low.strip()), _spoken(high.strip()))
        if any(isinstance(end, bool | str) for end in ends):
            raise InputError(f"the range '{told[:60]}' is not LOW:HIGH, such as 20:80")
        return Variation(name=name, low=_number(ends[0], name), high=_number(ends[1], name))
    return Variation(name=name, values=tuple(_spoken(value.strip()) for value in told.split(",")))


def _spoken(text: str) -> Value:
    if text in ("true", "false"):
        return text == "true"
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return text
