"""How a design is classified for export, as its owner states it, and where it may go. Not legal advice.

Nothing is classified here: a code is checked for its form alone. What was not stated is not checked, never free.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from dfdm.errors import InputError
from dfdm.rights.fields import Fields
from dfdm.table import data_folder, read_toml

CHECK: Final = "export_classification"
UNDECLARED: Final = "the design states no export classification: whether it may be made or sent there is not checked"
_COUNTRY: Final = re.compile(r"[A-Z]{2}", re.ASCII)
_MOST: Final = 250


@dataclass(frozen=True, kw_only=True, slots=True)
class Listing:
    """A code of one list (`regime`: eu-dual-use, eu-military, us-ear, us-itar); `none` says that the list does not name it."""

    regime: str
    code: str

    @property
    def controlled(self) -> bool:
        """Whether the list names the design."""
        return self.code not in _regimes()[self.regime]["free"]

    def __str__(self) -> str:
        return f"{self.code} ({_regimes()[self.regime]['title']})"

    def to_dict(self) -> dict[str, str]:
        """Write the listing."""
        return {"regime": self.regime, "code": self.code}


@dataclass(frozen=True, kw_only=True, slots=True)
class ExportClassification:
    """What the owner states: codes by list, who determined them when, and the countries (ISO 3166) it may or may not go to.

    With `allowed` only those countries are; `excluded` never are. A design that a list names goes nowhere unless
    countries are allowed.
    """

    listings: tuple[Listing, ...]
    determined_by: str
    determined_on: str = ""
    allowed: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    note: str = ""

    @property
    def controlled(self) -> tuple[Listing, ...]:
        """The lists that name the design."""
        return tuple(listing for listing in self.listings if listing.controlled)

    def refusal(self, country: str) -> str:
        """Why the design may not be made in, or sent to, a country (ISO 3166, '' where it is not known); '' where it may."""
        if not country and (self.allowed or self.excluded or self.controlled):
            return "its country is not known, and the export classification of the design excludes some"
        if country in self.excluded:
            return f"the owner of the design excludes {country} (export classification)"
        if self.allowed and country not in self.allowed:
            return (
                f"the owner of the design allows {', '.join(self.allowed)} alone, not {country} (export classification)"
            )
        if self.controlled and not self.allowed:
            named = " and ".join(map(str, self.controlled))
            return f"the design is listed as {named}, and its owner allows no country"
        return ""

    def to_dict(self) -> dict[str, Any]:
        """Write the classification."""
        told: dict[str, Any] = {
            "listings": [listing.to_dict() for listing in self.listings],
            "determined_by": self.determined_by,
        }
        for name in ("determined_on", "note"):
            if getattr(self, name):
                told[name] = getattr(self, name)
        for name in ("allowed", "excluded"):
            if getattr(self, name):
                told[name] = list(getattr(self, name))
        return told

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> ExportClassification:
        """Read what an owner states; a code that is none of its list, or countries both allowed and not, is an InputError."""
        fields = Fields(document, "export_classification")
        listings = tuple(_listing(entry) for entry in fields.objects("listings", required=True))
        found = cls(
            listings=listings,
            determined_by=fields.text("determined_by", required=True),
            determined_on=fields.day("determined_on"),
            allowed=_countries(fields.texts("allowed")),
            excluded=_countries(fields.texts("excluded")),
            note=fields.text("note"),
        )
        fields.end()
        both = sorted(set(found.allowed) & set(found.excluded))
        if both:
            raise InputError(f"export_classification: {both[0]} is both allowed and excluded")
        named = [listing.regime for listing in listings]
        for regime in named:
            codes = [listing for listing in listings if listing.regime == regime]
            if len(codes) > 1 and not all(listing.controlled for listing in codes):
                raise InputError(f"export_classification: the list {regime} both names it and does not")
        return found


def regimes() -> tuple[str, ...]:
    """The lists whose codes are known."""
    return tuple(_regimes())


def _listing(entry: Mapping[str, Any]) -> Listing:
    fields = Fields(entry, "export_classification listing")
    regime, code = fields.text("regime", required=True), fields.text("code", required=True)
    fields.end()
    page = _regimes().get(regime)
    if page is None:
        raise InputError(f"export_classification: '{regime[:40]}' is none of {', '.join(_regimes())}")
    if code not in page["free"] and not re.fullmatch(page["pattern"], code, re.ASCII):
        free = " or ".join(page["free"])
        raise InputError(
            f"export_classification: '{code[:40]}' is no code of {page['title']}; write it as {page['example']}, or {free}"
        )
    return Listing(regime=regime, code=code)


def _countries(codes: tuple[str, ...]) -> tuple[str, ...]:
    wrong = next((code for code in codes if not _COUNTRY.fullmatch(code)), None)
    if wrong is not None or len(codes) > _MOST:
        raise InputError(f"export_classification: '{str(wrong)[:20]}' is not a country code of ISO 3166 such as DE")
    return tuple(sorted(set(codes)))


@cache
def _regimes() -> Mapping[str, Mapping[str, Any]]:
    return MappingProxyType(read_toml(data_folder() / "export_control.toml"))
