"""The rights of intellectual property that an owner names for a design, and whether what is said of them is plausible.

Copyright, registered and unregistered design, patent, utility model, trademark, trade secret. No register is asked: what
is checked is the form, the order of the dates, and the longest term where a source for it was read. Not legal advice.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from dfdm.errors import InputError
from dfdm.rights.fields import Fields
from dfdm.table import data_folder, read_toml

KINDS: Final = (
    "copyright",
    "registered_design",
    "unregistered_design",
    "patent",
    "utility_model",
    "trademark",
    "trade_secret",
)
_REGISTERED: Final = ("registered_design", "patent", "utility_model")
_STATUS: Final = ("registered", "pending")
_TERRITORY: Final = re.compile(r"[A-Z]{2}", re.ASCII)
_LOCARNO: Final = re.compile(r"([0-9]{1,2})-([0-9]{2})", re.ASCII)
_NUMBER: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ./-]{0,39}", re.ASCII)
_OFFICE: Final = re.compile(r"[A-Za-z][A-Za-z0-9 .-]{1,39}", re.ASCII)
_LISTS: Final = ("locarno", "territories", "authors")
_DAYS: Final = ("filed", "granted", "disclosed", "expires")


@dataclass(frozen=True, kw_only=True, slots=True)
class Remark:
    """Something to know about what an owner states: a code for programs, a sentence for people."""

    code: str
    message: str

    def to_dict(self) -> dict[str, str]:
        """Write the remark."""
        return {"code": self.code, "message": self.message}


@dataclass(frozen=True, kw_only=True, slots=True)
class IntellectualProperty:
    """One right, as its owner states it.

    `office` and `number` are those of the register, `locarno` classes of designs (`08-05`), `territories` codes of ISO
    3166 or `EU`. Days are ISO dates: `filed`, `granted`, `disclosed` (first made available to the public), `expires`.
    """

    kind: str
    title: str = ""
    office: str = ""
    number: str = ""
    status: str = ""
    locarno: tuple[str, ...] = ()
    territories: tuple[str, ...] = ()
    filed: str = ""
    granted: str = ""
    disclosed: str = ""
    expires: str = ""
    owner: str = ""
    authors: tuple[str, ...] = ()
    note: str = ""

    @property
    def words(self) -> str:
        """Kind, office and number in a line, as `registered design EUIPO 015012345-0001`."""
        named = " ".join(filter(None, (self.kind.replace("_", " "), self.office, self.number)))
        return f"{named} ({self.title})" if self.title else named

    def to_dict(self) -> dict[str, Any]:
        """Write what is stated, and nothing else."""
        told = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: list(v) if isinstance(v, tuple) else v for name, v in told.items() if v not in ("", ())}

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> IntellectualProperty:
        """Read one entry; what contradicts itself, its office or the longest term of the right is an InputError."""
        told = Fields(document, "intellectual_property")
        kind = told.text("kind", required=True, choices=KINDS)
        stated: dict[str, Any] = {name: told.text(name) for name in ("title", "office", "number", "owner", "note")}
        stated |= {name: told.texts(name) for name in _LISTS} | {name: told.day(name) for name in _DAYS}
        found = cls(kind=kind, status=told.text("status", choices=_STATUS), **stated)
        told.end()
        for why in (_form(found), _order(found), _office(found), _too_long(found)):
            if why:
                raise InputError(f"intellectual_property: the {found.words}: {why}")
        return found

    def remarks(self, at: date, *, sealed: bool) -> tuple[Remark, ...]:
        """What is to be known on a day: an end that has come, a secret that is handed out open, days that lie ahead."""
        found = []
        if self.expires and date.fromisoformat(self.expires) < at:
            found.append(Remark(code="property-expired", message=f"the {self.words} ended on {self.expires}"))
        ahead = [
            name for name in ("filed", "granted", "disclosed") if (day := getattr(self, name)) and day > at.isoformat()
        ]
        if ahead:
            found.append(Remark(code="property-ahead", message=f"the {self.words}: '{ahead[0]}' lies ahead"))
        if self.kind == "trade_secret" and not sealed:
            told = "what is handed on open is no secret any more: seal it (--seal), or do not name a trade secret"
            found.append(
                Remark(code="secret-open", message=f"the {self.words} stands beside an unsealed bundle: {told}")
            )
        return tuple(found)

    def not_checked(self) -> tuple[str, ...]:
        """What could not be looked at, in words."""
        said = []
        if self.office and self.office not in _pages()["offices"]:
            said.append(f"what {self.office} grants is not known here")
        elif self.expires and self.kind in (*_REGISTERED, "unregistered_design") and _term(self) is None:
            said.append(f"the longest term of the {self.words} is not known here")
        if self.number:
            said.append(f"no register was asked whether the {self.words} exists")
        return tuple(said)


def _form(right: IntellectualProperty) -> str:
    if right.kind in _REGISTERED and not (right.office and right.number):
        return "a right that is registered names its office and number"
    if right.number and not (right.office and _NUMBER.fullmatch(right.number) and re.search("[0-9]", right.number)):
        return f"'{right.number[:40]}' is no number of a register, or its office is not named"
    if right.office and not _OFFICE.fullmatch(right.office):
        return f"'{right.office[:40]}' is no name of an office such as EUIPO"
    if right.locarno and right.kind not in ("registered_design", "unregistered_design"):
        return "the Locarno classification is of designs"
    wrong = next((one for one in right.locarno if not _is_locarno(one)), "")
    if wrong:
        pages = _pages()["locarno"]
        return f"'{wrong[:20]}' is no Locarno class; write it as 08-05, with a class from {pages['first']} to {pages['last']}"
    wrong = next((one for one in right.territories if not _TERRITORY.fullmatch(one)), "")
    if wrong:
        return f"'{wrong[:20]}' is not a country code of ISO 3166 such as DE, nor EU"
    if right.kind == "copyright" and not (right.owner or right.authors):
        return "name its owner or its authors"
    if right.kind == "unregistered_design" and not right.disclosed:
        return "say when it was first made available to the public ('disclosed')"
    if right.kind == "trade_secret" and (right.office or right.number):
        return "a secret is in no register"
    return ""


def _is_locarno(text: str) -> bool:
    found, pages = _LOCARNO.fullmatch(text), _pages()["locarno"]
    return bool(found) and pages["first"] <= int(found[1]) <= pages["last"] and found[2] != "00"  # type: ignore[index]


def _order(right: IntellectualProperty) -> str:
    days = [(name, getattr(right, name)) for name in ("filed", "granted", "expires") if getattr(right, name)]
    for (before, first), (after, last) in itertools.pairwise(days):
        if first > last:
            return f"'{after}' ({last}) lies before '{before}' ({first})"
    if right.disclosed and right.expires and right.disclosed > right.expires:
        return f"'expires' ({right.expires}) lies before 'disclosed' ({right.disclosed})"
    if right.status == "pending" and right.granted:
        return "it is pending, and granted"
    return ""


def _office(right: IntellectualProperty) -> str:
    office = _pages()["offices"].get(right.office)
    if office is None:
        return ""
    if right.kind not in office["grants"]:
        return f"{right.office} grants {', '.join(office['grants'])} alone"
    beyond = sorted(set(right.territories) - set(office["territories"])) if office["territories"] else []
    return f"{right.office} grants it for {', '.join(office['territories'])}, not for {beyond[0]}" if beyond else ""


def _term(right: IntellectualProperty) -> Mapping[str, Any] | None:
    for term in _pages()["terms"]:
        here = not term.get("territory") or set(right.territories) == {term["territory"]}
        if here and (term["right"], term["office"]) == (right.kind, right.office):
            return MappingProxyType(term)
    return None


def _too_long(right: IntellectualProperty) -> str:
    term = _term(right)
    if term is None or not right.expires or not getattr(right, term["from"]):
        return ""
    first = date.fromisoformat(getattr(right, term["from"]))
    try:
        last = first.replace(year=first.year + term["years"])
    except ValueError:  # 29 February
        last = date(first.year + term["years"], 3, 1)
    if date.fromisoformat(right.expires) > last:
        return (
            f"it cannot last longer than {term['years']} years from '{term['from']}', until {last} ({term['source']})"
        )
    return ""


@cache
def _pages() -> Mapping[str, Any]:
    return MappingProxyType(read_toml(data_folder() / "property.toml"))
