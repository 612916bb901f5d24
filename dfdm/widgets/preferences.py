"""How a person wants results shown: units, currency, whom to ask, for where and how many; the design knows none of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from dfdm.checks.texts import ENGLISH, languages
from dfdm.checks.wording import number
from dfdm.costs import exchange
from dfdm.errors import InputError
from dfdm.money import Money

UNITS: Final = ("mm", "inch")
_MM_PER_INCH: Final = 25.4
_MOST_PIECES: Final = 1_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Preferences:
    """Display only: parts stay in mm, estimates in the currency they were made in.

    `currency` is an ISO 4217 code, empty for that of the estimate. `network` is what the makers are read from: `sample`,
    or a file or folder of this machine (a `file:` address too); empty for none. `place` is where the parts are wanted.
    """

    units: str = "mm"
    currency: str = ""
    network: str = "sample"
    place: str = "Berlin, DE"
    quantity: int = 1
    language: str = ENGLISH

    def __post_init__(self) -> None:
        if self.units not in UNITS:
            raise InputError(f"units '{self.units}' are not known: choose one of {', '.join(UNITS)}")
        if self.language not in languages():
            raise InputError(f"language '{self.language}' is not known: choose one of {', '.join(languages())}")
        if not 1 <= self.quantity <= _MOST_PIECES:
            raise InputError(f"{self.quantity} pieces are not an order: ask for 1 to {_MOST_PIECES}")
        if self.currency:
            exchange().factor("EUR", self.currency)

    @classmethod
    def from_dict(cls, told: Mapping[str, Any]) -> Preferences:
        """Read what a front end says; unknown keys and values of another type are an InputError."""
        kinds = {field.name: int if field.name == "quantity" else str for field in fields(cls)}
        for key, value in told.items():
            if key not in kinds:
                raise InputError(f"there is no preference '{key}'; there are {', '.join(kinds)}")
            if type(value) is not kinds[key]:
                raise InputError(f"preference '{key}' cannot be {value!r}")
        return cls(**told)

    @property
    def source(self) -> str | Path | None:
        """What the makers are read from; None for nobody. An address of another host is an InputError."""
        text = self.network.strip()
        if not text:
            return None
        if "://" not in text and not text.startswith("file:"):
            return text if text == "sample" else Path(text).expanduser()
        parts = urlsplit(text)
        if parts.scheme != "file" or parts.netloc not in ("", "localhost"):
            raise InputError(f"{text}: nodes are read from a file or folder of this machine, no host is asked")
        return Path(unquote(parts.path))

    def amount(self, value: float, unit: str) -> str:
        """A measured value with its unit; lengths in the units preferred."""
        if self.units == "inch" and unit == "mm":
            return f"{value / _MM_PER_INCH:.3f} in"
        return number(value, unit)

    def extent(self, size_mm: tuple[float, float, float]) -> str:
        """The sides of a box: `60 × 40 × 4 mm`."""
        if self.units == "inch":
            return " × ".join(f"{side / _MM_PER_INCH:.3f}" for side in size_mm) + " in"
        return " × ".join(f"{side:.5g}" for side in size_mm) + " mm"

    def money(self, money: Money) -> str:
        """An amount in the currency preferred, at the dated rates of `exchange()`."""
        return str(exchange().convert(money, self.currency) if self.currency else money)

    @property
    def rates_of(self) -> str:
        """The day of the exchange rates; empty where amounts stay in their own currency."""
        return exchange().date if self.currency else ""
