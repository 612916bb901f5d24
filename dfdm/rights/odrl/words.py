"""The words of ODRL and of the profiles that are understood: actions, operands, names for IRIs. Read from data.

A term is written by its short name everywhere: `count` for one of ODRL's own, `dfdm:process` or `cc:Notice` for one of a
namespace that is listed, the full IRI for any other.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from types import MappingProxyType
from typing import Any, Final, Literal

from dfdm.errors import DataError
from dfdm.table import data_folder, read_toml

ODRL: Final = "http://www.w3.org/ns/odrl/2/"
Kind = Literal["number", "whole", "money", "time", "duration", "place", "language", "term", "id", "name", "any"]
NUMBERS: Final = frozenset({"number", "whole", "money"})
ORDERED: Final = NUMBERS | {"time", "duration"}
OPERATORS: Final = frozenset(
    {"eq", "neq", "lt", "lteq", "gt", "gteq", "isA", "hasPart", "isPartOf", "isAnyOf", "isAllOf", "isNoneOf"}
)
LISTS: Final = frozenset({"isAnyOf", "isAllOf", "isNoneOf", "isPartOf", "isA"})
"""Operators whose right operand may be several values."""


_DEEDS: Final = ("attribut", "compensat", "consent", "inform", "track", "contract")
PARTIES: Final = (*(f"{deed}{end}Party" for deed in _DEEDS for end in ("ed", "ing")), "payeeParty")
"""Who is paid, named or told of: it does not change whether a duty is owed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Operand:
    """What is known of a left operand: kind of its values, range, `words` for reasons.

    `least` and `most` bound what a value can be (`above`: the least itself is none); `within` names the operand that this
    one never exceeds; `many` how several values at once are judged.
    """

    name: str
    kind: Kind
    words: str
    least: Fraction | None = None
    most: Fraction | None = None
    above: bool = False
    within: str = ""
    many: Literal["", "each", "some"] = ""


@cache
def _data() -> Mapping[str, Any]:
    return MappingProxyType(read_toml(data_folder() / "odrl" / "vocabulary.toml", where="odrl/vocabulary.toml"))


def namespaces() -> Mapping[str, str]:
    """The namespaces that have a prefix here, by it."""
    found: Mapping[str, str] = _data()["namespaces"]
    return found


@cache
def compact(iri: str) -> str:
    """The short name of an IRI; one of no listed namespace stays as it is."""
    for prefix, home in namespaces().items():
        if iri.startswith(home) and len(iri) > len(home):
            name = iri[len(home) :]
            return name if prefix == "odrl" else f"{prefix}:{name}"
    return iri


def spelled_out(name: str) -> str:
    """The IRI of a short name."""
    prefix, colon, rest = name.partition(":")
    if not colon:
        return ODRL + name
    home = namespaces().get(prefix)
    return home + rest if home and not rest.startswith("//") else name


@cache
def _operands() -> Mapping[str, Operand]:
    found = {}
    for name, row in _data()["operands"].items():
        unknown = set(row) - {"kind", "words", "least", "most", "above", "within", "many", "same", "prefix"}
        if unknown:
            raise DataError(f"'{sorted(unknown)[0]}' is not known", where=f"odrl/vocabulary.toml [operands.{name}]")
        found[name] = Operand(
            name=row.get("same", name),
            kind=row["kind"],
            words=row["words"],
            least=Fraction(row["least"]) if "least" in row else None,
            most=Fraction(row["most"]) if "most" in row else None,
            above=row.get("above", False),
            within=row.get("within", ""),
            many=row.get("many", ""),
        )
    return MappingProxyType(found)


def operand(name: str) -> Operand | None:
    """What is known of a left operand by its short name; None for one that is not understood."""
    known = _operands().get(name)
    if known is not None and not _data()["operands"][name].get("prefix"):
        return known
    for prefix, row in _data()["operands"].items():
        if row.get("prefix") and name.startswith(prefix) and name != prefix:
            whole = _operands()[prefix]
            return Operand(name=name, kind=whole.kind, words=f"{whole.words} {name.removeprefix(prefix)}")
    return None


def action(name: str) -> str:
    """The action that a name means: our own need no prefix (`make`), and some have other names."""
    known = _data()["actions"]
    found = f"dfdm:{name}" if name not in known and f"dfdm:{name}" in known else name
    row = known.get(found)
    return str(row["same"]) if row and "same" in row else found


def known_action(name: str) -> bool:
    """Whether an action stands in a vocabulary that is understood."""
    return name in _data()["actions"]


def wider(name: str, more: Mapping[str, Collection[str]] | None = None) -> tuple[str, ...]:
    """An action and all that include it; `more` are inclusions that a policy defines itself."""
    found: list[str] = []
    waiting = [action(name)]
    while waiting:
        this = waiting.pop()
        if this in found:
            continue
        found.append(this)
        row = _data()["actions"].get(this, {})
        waiting += [action(row["in"])] if "in" in row else []
        waiting += [action(other) for other in (more or {}).get(this, ())]
    return tuple(found)


def included(asked: str, ruled: str, more: Mapping[str, Collection[str]] | None = None) -> bool | None:
    """Whether a requested action is, or is part of, that of a rule; None where one of them is not understood."""
    extra = more or {}
    if action(ruled) in wider(asked, extra):
        return True
    understood = all(known_action(action(name)) or extra.get(action(name)) for name in (asked, ruled))
    return False if understood else None


def known_profile(iri: str) -> bool:
    """Whether a profile is understood."""
    return iri in _data()["profiles"]["known"]


def descriptive(name: str) -> bool:
    """Whether a property speaks to people alone and changes nothing of what is permitted."""
    prefix, colon, _ = name.partition(":")
    said = _data()["descriptive"]
    return name in said["names"] or bool(colon and prefix in said["namespaces"])


@cache
def regions() -> Mapping[str, frozenset[str]]:
    """The regions that ship, with the countries that lie in each."""
    pages = read_toml(data_folder() / "odrl" / "places.toml", where="odrl/places.toml")
    return MappingProxyType({code: frozenset(page["members"]) for code, page in pages.items()})


def narrower_actions() -> dict[str, str]:
    """Every action that is part of a wider one, with that one; our own also by their short words."""
    rows = {name: str(row["in"]) for name, row in _data()["actions"].items() if "in" in row}
    return rows | {name.removeprefix("dfdm:"): name for name in _data()["actions"] if name.startswith("dfdm:")}
