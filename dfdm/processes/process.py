"""A way of shaping a part: its checks, the ways its cost arises, its default limits and rates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

from dfdm.cited import Cited
from dfdm.processes.page import Page

Family = Literal["additive", "subtractive", "sheet", "forming", "molding"]
FAMILIES: Final[tuple[str, ...]] = get_args(Family)


@dataclass(frozen=True, kw_only=True, slots=True)
class Hazard:
    """One safety note: what may happen and what to do, with its source."""

    text: str
    source: str
    locator: str
    kind: str

    def to_dict(self) -> dict[str, str]:
        """Write the note with its source."""
        return {"text": self.text, "source": self.source, "locator": self.locator, "kind": self.kind}


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Process:
    """A process by its standard term (`material_extrusion`), with the market words it also goes by.

    `checks` are the checks asked of it, `essential` those without which nobody can say "makeable"; `drivers` the ways
    its cost arises; `limits`, `rates` and `parameters` the defaults that a material, a machine or a node may override.
    """

    term: str
    name: str
    standard: str
    code: str
    aliases: tuple[str, ...]
    family: Family
    checks: tuple[str, ...]
    essential: tuple[str, ...]
    drivers: tuple[str, ...]
    default_material: str
    limits: Mapping[str, Cited]
    rates: Mapping[str, Cited]
    parameters: Mapping[str, Cited]
    safety: tuple[Hazard, ...]
    wikipedia: str = ""
    wikidata: str = ""
    tsdc: str = ""

    @classmethod
    def from_dict(cls, document: Mapping[str, Any], *, where: str) -> Process:
        """Read a page of `data/processes`; what is missing, unknown or without a source is a DataError."""
        page = Page(document, where=where)
        family = page.text("family", required=True)
        if family not in FAMILIES:
            raise page.error(f"family '{family}' is none of {', '.join(FAMILIES)}")
        process = cls(
            term=page.text("term", required=True),
            name=page.text("name", required=True),
            standard=page.text("standard"),
            code=page.text("code"),
            aliases=page.names("aliases"),
            family=family,  # type: ignore[arg-type]  # checked above
            checks=page.names("checks", required=True),
            essential=page.names("essential"),
            drivers=page.names("drivers"),
            default_material=page.text("default_material", required=True),
            limits=page.cited("limits"),
            rates=page.cited("rates"),
            parameters=page.cited("parameters"),
            safety=hazards(page),
            wikipedia=page.text("wikipedia"),
            wikidata=page.text("wikidata"),
            tsdc=page.text("tsdc"),
        )
        page.end()
        stray = sorted(set(process.essential) - set(process.checks))
        if stray:
            raise page.error(f"essential check '{stray[0]}' is not among the checks")
        return process


def hazards(page: Page) -> tuple[Hazard, ...]:
    """The safety notes of a page: rows with text, source, locator, kind."""
    notes = []
    for row in page.rows("safety"):
        fields = {key: value for key, value in row.items() if isinstance(value, str) and value}
        missing = [key for key in ("text", "source", "locator", "kind") if key not in fields]
        if missing or len(fields) < len(row):
            raise page.error(
                f"a safety note needs text, source, locator, kind; not: {missing or sorted(row)}", "safety"
            )
        notes.append(Hazard(**fields))
    return tuple(notes)
