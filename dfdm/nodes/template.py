"""Kinds of workshop with what usually stands in them: a start for a node file, each entry with its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from dfdm.errors import DataError, UnknownNameError
from dfdm.processes import catalog
from dfdm.processes.page import Page
from dfdm.table import data_folder, read_toml

_MACHINE_KEYS = frozenset({"what", "process", "model", "source", "locator"})
_MATERIAL_KEYS = frozenset({"material", "source", "locator"})


@dataclass(frozen=True, kw_only=True, slots=True)
class TemplateMachine:
    """A machine that such a workshop has.

    `model` is a machine page that stands in for it, until the workshop names its own; empty where the catalog has no
    such machine, and `process` is empty where dfdm knows no such process.
    """

    what: str
    process: str
    model: str
    source: str
    locator: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TemplateMaterial:
    """A material that such a workshop usually stocks."""

    material: str
    source: str
    locator: str


@dataclass(frozen=True, kw_only=True, slots=True)
class NodeTemplate:
    """A kind of workshop by its id (`fab-lab`)."""

    id: str
    name: str
    about: str
    machines: tuple[TemplateMachine, ...]
    materials: tuple[TemplateMaterial, ...]

    @classmethod
    def from_dict(cls, document: Mapping[str, Any], *, where: str) -> NodeTemplate:
        """Read a page of `data/nodes/templates`; a row without a source or with an unknown key is a DataError."""
        page = Page(document, where=where)
        template = cls(
            id=page.text("id", required=True),
            name=page.text("name", required=True),
            about=page.text("about"),
            machines=tuple(
                TemplateMachine(
                    what=row["what"],
                    process=row.get("process", ""),
                    model=row.get("model", ""),
                    source=row["source"],
                    locator=row["locator"],
                )
                for row in _rows(page, "machines", _MACHINE_KEYS, ("what", "source", "locator"))
            ),
            materials=tuple(
                TemplateMaterial(**row)
                for row in _rows(page, "materials", _MATERIAL_KEYS, ("material", "source", "locator"))
            ),
        )
        page.end()
        return template


def _rows(page: Page, key: str, known: frozenset[str], required: tuple[str, ...]) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = []
    for number, row in enumerate(page.rows(key)):
        place = f"{key}[{number}]"
        missing = [name for name in required if not row.get(name)]
        if missing:
            raise page.error(f"'{missing[0]}' is missing", place)
        stray = sorted(set(row) - known)
        if stray:
            raise page.error(f"unknown key '{stray[0]}'", place)
        rows.append({name: str(value) for name, value in row.items()})
    return rows


@cache
def templates() -> Mapping[str, NodeTemplate]:
    """The templates that ship, by id; sources that are not listed are a DataError."""
    found: dict[str, NodeTemplate] = {}
    folder = data_folder() / "nodes" / "templates"
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        if not file.name.endswith(".toml"):
            continue
        where = f"nodes/templates/{file.name}"
        template = NodeTemplate.from_dict(read_toml(file, where=where), where=where)
        for source in (*(m.source for m in template.machines), *(m.source for m in template.materials)):
            if source not in catalog().sources:
                raise DataError(f"source '{source}' is not in sources.toml", where=where)
        found[template.id] = template
    return MappingProxyType(found)


def template(name: str) -> NodeTemplate:
    """The template of that id; case and separators do not matter. An unknown one is an UnknownNameError."""
    for known, found in templates().items():
        if _plain(known) == _plain(name):
            return found
    raise UnknownNameError("template", name, templates())


def _plain(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())
