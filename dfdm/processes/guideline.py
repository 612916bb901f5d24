"""Design guidelines alone: of processes that are known in words and figures, but that no check is made for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from dfdm.cited import KINDS, Cited
from dfdm.processes.page import Page
from dfdm.processes.process import Hazard, hazards

_NUMBER: Final = ("value", "unit", "low", "high", "source", "locator", "kind", "valid_for", "date")


@dataclass(frozen=True, kw_only=True, slots=True)
class Advice:
    """One guideline: what it is about, the number where the source gives one, why it holds, and where it is from."""

    what: str
    number: Cited | None
    why: str
    source: str
    locator: str
    kind: str

    def to_dict(self) -> dict[str, Any]:
        """Write the guideline; `number` is null where it is a rule in words."""
        return {
            "what": self.what,
            "number": None if self.number is None else self.number.to_dict(),
            "why": self.why,
            "source": self.source,
            "locator": self.locator,
            "kind": self.kind,
        }


@dataclass(frozen=True, kw_only=True, slots=True)
class Guideline:
    """What is known of designing for a process that dfdm does not check, by its term (`binder_jetting`)."""

    term: str
    title: str
    aliases: tuple[str, ...]
    advice: tuple[Advice, ...]
    safety: tuple[Hazard, ...]

    def to_dict(self) -> dict[str, Any]:
        """Write title, other names, guidelines and safety notes."""
        return {
            "term": self.term,
            "title": self.title,
            "aliases": list(self.aliases),
            "guidelines": [advice.to_dict() for advice in self.advice],
            "safety": [note.to_dict() for note in self.safety],
        }

    @classmethod
    def from_dict(cls, document: Mapping[str, Any], *, where: str) -> Guideline:
        """Read a page of `data/guidelines`; what is missing, unknown or without a source is a DataError."""
        page = Page({key: value for key, value in document.items() if key != "guideline"}, where=where)
        rows = document.get("guideline")
        if not isinstance(rows, list) or not rows:
            raise page.error("guidelines are rows: [[guideline]]", "guideline")
        guideline = cls(
            term=page.text("term", required=True),
            title=page.text("title", required=True),
            aliases=page.names("aliases"),
            advice=tuple(_advice(row, where=f"{where} [guideline[{number}]]") for number, row in enumerate(rows)),
            safety=hazards(page),
        )
        page.end()
        return guideline


def _advice(row: Mapping[str, Any], *, where: str) -> Advice:
    page = Page({key: value for key, value in row.items() if key not in _NUMBER or key in _WORDS}, where=where)
    number = None
    if "value" in row:
        number = Cited.from_dict({key: row[key] for key in _NUMBER if key in row}, where=where)
    elif stray := sorted({"unit", "low", "high"} & set(row)):
        raise page.error(f"'{stray[0]}' without a value")
    advice = Advice(
        what=page.text("what", required=True),
        number=number,
        why=page.text("why", required=True),
        **{key: page.text(key, required=True) for key in _WORDS},
    )
    page.end()
    if advice.kind not in KINDS:
        raise page.error(f"kind '{advice.kind}' is none of {', '.join(KINDS)}")
    return advice


_WORDS: Final = ("source", "locator", "kind")
