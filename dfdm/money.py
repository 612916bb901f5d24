"""Money: a decimal amount in an ISO 4217 currency; never a bare float."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal
from types import MappingProxyType
from typing import Final

from dfdm.errors import DataError

MINOR_UNITS: Final = MappingProxyType(
    {"JPY": 0, "KRW": 0, "VND": 0, "CLP": 0, "ISK": 0, "HUF": 2, "KWD": 3, "BHD": 3, "TND": 3}
)
"""ISO 4217 minor units where they are not 2."""
_WIDE: Final = Context(prec=60)
"""Digits enough for any amount that was not rounded by then: the usual 28 would raise for sums that are merely absurd."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Money:
    """An amount in one currency; arithmetic between currencies is an error, not a guess."""

    amount: Decimal
    currency: str

    def __post_init__(self) -> None:
        if not isinstance(self.amount, Decimal) or not self.amount.is_finite():
            raise DataError(f"'{self.amount}' is not a finite decimal amount")
        if not (len(self.currency) == 3 and self.currency.isalpha() and self.currency.isupper()):  # noqa: PLR2004 - ISO 4217
            raise DataError(f"'{self.currency}' is not an ISO 4217 currency code")

    @classmethod
    def of(cls, amount: Decimal | float | int | str, currency: str) -> Money:
        """Make money from a number; a float goes through its shortest text."""
        return cls(amount=Decimal(str(amount)), currency=currency)

    def rounded(self) -> Money:
        """Round half even to the currency's minor unit."""
        places = MINOR_UNITS.get(self.currency, 2)
        return Money(
            amount=self.amount.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_EVEN, context=_WIDE),
            currency=self.currency,
        )

    def _same(self, other: Money) -> None:
        if other.currency != self.currency:
            raise DataError(f"cannot add {self.currency} and {other.currency}: convert first")

    def __add__(self, other: Money) -> Money:
        self._same(other)
        return Money(amount=self.amount + other.amount, currency=self.currency)

    def __sub__(self, other: Money) -> Money:
        self._same(other)
        return Money(amount=self.amount - other.amount, currency=self.currency)

    def __mul__(self, factor: Decimal | float | int) -> Money:
        return Money(amount=self.amount * Decimal(str(factor)), currency=self.currency)

    def __lt__(self, other: Money) -> bool:
        self._same(other)
        return self.amount < other.amount

    def __str__(self) -> str:
        return f"{self.rounded().amount} {self.currency}"

    def to_dict(self) -> dict[str, str]:
        """Write the amount as text, so that no reader turns it into a float by accident."""
        return {"amount": str(self.rounded().amount), "currency": self.currency}

    @classmethod
    def from_dict(cls, document: dict[str, str]) -> Money:
        """Read what `to_dict` wrote."""
        return cls.of(document["amount"], document["currency"])
