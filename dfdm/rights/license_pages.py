"""What is known of single licenses: the pages of `licenses.toml`, with the clause for each thing that they ask. Not legal advice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Final, Literal

from dfdm.errors import DataError
from dfdm.table import data_folder, read_toml

Reciprocity = Literal["none", "weak", "strong"]
RECIPROCITIES: Final = ("none", "weak", "strong")
DUTIES: Final = ("attribution", "notice", "share-alike", "source")
ARTIFACTS: Final = ("hardware", "documentation", "software")
"""Kinds of artifact that may be under licenses of their own: geometry and recipe, texts and pictures, scripts and code."""
ANY: Final = "*"
OWN: Final = "own"
ASSUMED: Final = "assumption:"
_CHOICES: Final = {
    "reciprocal": RECIPROCITIES,
    "restrictions": ("forbidden",),
    "commercial": ("allowed", "forbidden"),
    "changes": ("shared", "private"),
    "larger_work": ("free", "interface", "same", "unsettled"),
    "kind": ("standard", "assumption"),
}
_REQUIRED: Final = frozenset({"name", "hardware", "artifacts", "products", "duties", "clauses", "source", "locator"})
_OPTIONAL: Final = frozenset({"relicense", "unclear"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Relicense:
    """What else a changed version may be licensed under: `to` are ids, or `*` for anything; `when` a condition on it."""

    to: tuple[str, ...]
    clause: str
    when: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class LicensePage:
    """One license, as `licenses.toml` explains its fields."""

    id: str
    name: str
    hardware: bool
    artifacts: tuple[str, ...]
    products: bool
    reciprocal: Reciprocity
    restrictions: str
    commercial: str
    changes: str
    larger_work: str
    duties: tuple[str, ...]
    clauses: Mapping[str, str]
    source: str
    locator: str
    kind: str
    relicense: tuple[Relicense, ...] = ()
    unclear: tuple[Relicense, ...] = ()

    def clause(self, key: str) -> str:
        """Where its text says it, as `CERN-OHL-S-2.0: 3.3(d)`; '' where the page names no clause for it."""
        return f"{self.id}: {self.clauses[key]}" if key in self.clauses else ""


def license_page(spdx_id: str) -> LicensePage | None:
    """The page of a license (or of an exception to one); None where dfdm knows nothing of it."""
    return license_pages().get(spdx_id)


@cache
def license_pages() -> Mapping[str, LicensePage]:
    """All pages, by SPDX id."""
    read = read_toml(data_folder() / "licenses.toml")
    return MappingProxyType({key: _page(key, entry) for key, entry in read.items()})


def _page(key: str, entry: Mapping[str, Any]) -> LicensePage:
    lacking = (_REQUIRED | set(_CHOICES)) - set(entry)
    unknown = set(entry) - _REQUIRED - set(_CHOICES) - _OPTIONAL
    wrong = [name for name, choices in _CHOICES.items() if name in entry and entry[name] not in choices]
    if lacking or unknown or wrong:
        raise DataError(
            f"a license says {', '.join(sorted([*lacking, *unknown, *wrong]))} wrongly or not at all", where=key
        )
    page = LicensePage(
        id=key,
        **{name: entry[name] for name in (*_CHOICES, "name", "hardware", "products", "source", "locator")},
        artifacts=tuple(entry["artifacts"]),
        duties=tuple(entry["duties"]),
        clauses=MappingProxyType(dict(entry["clauses"])),
        relicense=tuple(
            Relicense(to=tuple(e["to"]), clause=e["clause"], when=e.get("when", "")) for e in entry.get("relicense", ())
        ),
        unclear=tuple(Relicense(to=tuple(e["to"]), clause=e["why"]) for e in entry.get("unclear", ())),
    )
    needed = {*page.duties, "restrictions", "commercial", "products", "larger-work"}
    needed |= {"changes"} if page.changes == "private" else set()
    needed |= {"artifacts"} if len(page.artifacts) < len(ARTIFACTS) and page.products else set()
    if needed - set(page.clauses) or set(page.duties) - set(DUTIES) or set(page.artifacts) - set(ARTIFACTS):
        raise DataError(
            "a license names a clause for each duty, and only duties and artifacts that are known", where=key
        )
    return page
