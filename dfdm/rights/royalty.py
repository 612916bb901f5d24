"""What a licensee owes the owner in money, per piece or once, and how it is shared out to the last cent."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal, localcontext
from typing import Any, Final, Literal

from dfdm.errors import InputError
from dfdm.money import MINOR_UNITS, Money
from dfdm.rights.given import checked_decimal, checked_iri, entries, listed
from dfdm.rights.vocabulary import PAID_PER

Per = Literal["piece", "total"]
_CURRENCY: Final = re.compile(r"[A-Z]{3}", re.ASCII)
_SPOKEN: Final = re.compile(r"([0-9.]+)\s*([A-Za-z]{3})(?:/(piece|total))?", re.ASCII)
_MOST_PAYEES: Final = 100
_DIGITS: Final = 60
"""Enough to keep every product of an amount, a count and a share exact."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Payee:
    """Who is given which share of a royalty: an IRI, and a decimal above 0 and up to 1."""

    party: str
    share: Decimal

    def __post_init__(self) -> None:
        checked_iri(self.party, "payee")
        object.__setattr__(self, "share", checked_decimal(self.share, "the share of a payee"))
        if not 0 < self.share <= 1:
            raise InputError(f"a share of {self.share} cannot be paid; give one above 0 and up to 1")


@dataclass(frozen=True, kw_only=True, slots=True)
class Royalty:
    """An amount (a decimal of at most six places) in a currency of ISO 4217, owed per piece or once for the agreement.

    Without payees all of it is the assigner's; with payees their shares add up to 1.
    """

    amount: Decimal
    currency: str
    per: Per = "piece"
    payees: tuple[Payee, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "amount", checked_decimal(self.amount, "the amount of a royalty"))
        if not self.amount:
            raise InputError("a royalty of nothing is none: leave it out")
        if not isinstance(self.currency, str) or not _CURRENCY.fullmatch(self.currency):
            raise InputError(f"'{str(self.currency)[:20]}' is not a currency code of ISO 4217 such as EUR")
        if self.per not in tuple(PAID_PER):
            raise InputError(f"a royalty is paid per {' or per '.join(PAID_PER)}, not per '{str(self.per)[:20]}'")
        parties = [payee.party for payee in self.payees]
        if len(set(parties)) < len(parties) or len(parties) > _MOST_PAYEES:
            raise InputError(f"each payee of a royalty stands once, and there are at most {_MOST_PAYEES}")
        total = sum((payee.share for payee in self.payees), Decimal())
        if self.payees and total != 1:
            raise InputError(f"the shares of the payees add up to {total}, not to 1")

    @classmethod
    def from_dict(cls, document: Any) -> Royalty:  # noqa: ANN401 - any JSON value
        """Read what `to_dict` wrote; amounts and shares are texts, so that no float comes in between."""
        told = dict(entries(document, "the royalty", ("amount", "currency", "per", "payees")))
        payees = []
        for one in listed(told.pop("payees", []), "the payees of a royalty"):
            entry = entries(one, "a payee", ("party", "share"))
            payees.append(Payee(party=entry.get("party", ""), share=_text(entry, "share", "the share of a payee")))
        return cls(
            amount=_text(told, "amount", "the amount of a royalty"),
            currency=told.get("currency", ""),
            per=told.get("per", "piece"),
            payees=tuple(payees),
        )

    def to_dict(self) -> dict[str, Any]:
        """Write the royalty; amounts and shares as text."""
        document: dict[str, Any] = {"amount": f"{self.amount:f}", "currency": self.currency, "per": self.per}
        if self.payees:
            document["payees"] = [{"party": payee.party, "share": f"{payee.share:f}"} for payee in self.payees]
        return document

    def due(self, pieces: int) -> Money:
        """What is owed for so many pieces, unrounded; a royalty for the whole is owed from the first piece on."""
        if self.per == "piece":
            with localcontext(prec=_DIGITS):
                return Money(amount=self.amount * pieces, currency=self.currency)
        return Money(amount=self.amount if pieces else Decimal(), currency=self.currency)

    def shares(self, owed: Money, assigner: str) -> dict[str, Money]:
        """Who is paid how much of what is owed, in whole minor units that add up to it as rounded (half to even).

        Each share is cut off, and what is left goes one unit each to those who lost most by it, the first named first
        (the method of largest remainders).
        """
        payees = self.payees or (Payee(party=assigner, share=Decimal(1)),)
        unit = Decimal(1).scaleb(-MINOR_UNITS.get(owed.currency, 2))
        whole = owed.rounded().amount
        with localcontext(prec=_DIGITS):
            exact = [whole * payee.share for payee in payees]
            cut = [amount.quantize(unit, rounding=ROUND_FLOOR) for amount in exact]
            left = int((whole - sum(cut, Decimal())) / unit)
            order = sorted(range(len(payees)), key=lambda n: cut[n] - exact[n])
            for number in order[:left]:
                cut[number] += unit
        return {
            payee.party: Money(amount=amount, currency=owed.currency) for payee, amount in zip(payees, cut, strict=True)
        }

    def __str__(self) -> str:
        return f"{self.amount:f} {self.currency} {'for each piece' if self.per == 'piece' else 'in all'}"


def _text(entry: Mapping[str, Any], key: str, what: str) -> Decimal:
    value = entry.get(key, "")
    if not isinstance(value, str):
        raise InputError(f"{what} is a decimal written as text, such as 1.50")
    return checked_decimal(value, what)


def spoken_royalty(text: str) -> Royalty:
    """Read `1.50EUR`, `1.50 EUR/piece` or `200EUR/total`; anything else is an InputError."""
    found = _SPOKEN.fullmatch(text.strip())
    if not found:
        raise InputError(f"'{text[:60]}' is no royalty such as 1.50EUR (for each piece) or 200EUR/total")
    amount, currency, per = found.groups()
    return Royalty(
        amount=checked_decimal(amount, "the amount of a royalty"),
        currency=currency.upper(),
        per="total" if per == "total" else "piece",
    )


def spoken_payee(text: str) -> Payee:
    """Read `did:key:z6Mk…=0.7`; anything else is an InputError."""
    party, _, share = text.rpartition("=")
    if not party:
        raise InputError(f"'{text[:60]}' is no payee such as did:key:z6Mk…=0.7")
    return Payee(party=party, share=checked_decimal(share, "the share of a payee"))
