"""Everything that is known of how things are made: processes, materials, machines, operations, sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Protocol, TypeVar

from dfdm.cited import Cited
from dfdm.errors import DataError, InputError, UnknownNameError
from dfdm.processes.guideline import Guideline
from dfdm.processes.machine import Machine
from dfdm.processes.material import Material
from dfdm.processes.operation import Operation
from dfdm.processes.process import Process
from dfdm.processes.source import Source
from dfdm.table import data_folder, read_toml, toml_pages

T = TypeVar("T")
_WORD: Final = re.compile(r"[\w-]+")
Pages = Mapping[str, Mapping[str, Any]]
FOLDERS: Final = ("processes", "materials", "machines", "operations", "guidelines")
"""The folders of pages; `sources.toml` lies beside them."""


class _Reader(Protocol[T]):  # type: ignore[misc]  # T is only returned
    def __call__(self, document: Mapping[str, Any], *, where: str) -> T: ...


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Catalog:
    """All pages by id, and the names (aliases, market words) that processes also go by."""

    processes: Mapping[str, Process]
    materials: Mapping[str, Material]
    machines: Mapping[str, Machine]
    operations: Mapping[str, Operation]
    sources: Mapping[str, Source]
    guidelines: Mapping[str, Guideline]

    def process(self, name: str) -> Process:
        """The process of that term or alias (`FDM`, `laser cutting`); case and separators do not matter.

        One that has design guidelines alone is an InputError that says how to see them.
        """
        if name in self.processes:
            return self.processes[name]
        wanted = _plain(name)
        for process in self.processes.values():
            if wanted in {
                _plain(word) for word in (process.term, process.name, process.code, *process.aliases) if word
            }:
                return process
        if (guideline := self.guideline(name)) is not None:
            raise InputError(
                f"{guideline.term} has design guidelines only, no checks: read them with `dfdm processes {guideline.term}`"
            )
        raise UnknownNameError("process", name, self.processes)

    def guideline(self, name: str) -> Guideline | None:
        """The design guidelines of that term, title or alias; None where there are none."""
        wanted = _plain(name)
        for page in self.guidelines.values():
            if wanted in {_plain(word) for word in (page.term, page.title, *page.aliases)}:
                return page
        return None

    def material(self, name: str) -> Material:
        """The material of that id, name or designation."""
        return _find("material", name, self.materials, lambda m: (m.id, m.name, m.designation))

    def machine(self, name: str) -> Machine:
        """The machine model of that id or name."""
        return _find("machine", name, self.machines, lambda m: (m.id, m.name))

    def operation(self, name: str) -> Operation:
        """The secondary operation of that id or name."""
        return _find("operation", name, self.operations, lambda o: (o.id, o.name))

    def materials_for(self, process: str) -> list[Material]:
        """The materials that a process works, by id."""
        return [m for m in self.materials.values() if process in m.processes]

    def machines_for(self, process: str) -> list[Machine]:
        """The machine models that do a process, by id."""
        return [m for m in self.machines.values() if process in m.processes]

    def cited(self) -> Iterator[tuple[str, Cited]]:
        """Every number of every page with the place it stands at, for audits of the data."""
        for place, table in self._tables():
            yield from ((f"{place}.{key}", entry) for key, entry in table.items() if isinstance(entry, Cited))

    def rates(self) -> Iterator[tuple[str, Cited]]:
        """Every rate of every page with the place it stands at; what a node states of itself is not among them."""
        for place, table in self._tables():
            if " rates" in place:
                yield from ((f"{place}.{key}", entry) for key, entry in table.items())

    def dated(self, cited: Cited) -> str:
        """The day of a number: its own, else the day on which its source was read."""
        return cited.date or self.sources[cited.source].retrieved

    def _tables(self) -> Iterator[tuple[str, Mapping[str, Any]]]:
        for process in self.processes.values():
            for part in ("limits", "rates", "parameters"):
                yield f"processes/{process.term} {part}", getattr(process, part)
        for material in self.materials.values():
            yield f"materials/{material.id} properties", material.properties
            for part in ("limits", "rates"):
                for process_term, table in getattr(material, part).items():
                    yield f"materials/{material.id} {part}.{process_term}", table
            yield from _rows(f"materials/{material.id}", material.tables)
        for machine in self.machines.values():
            yield f"machines/{machine.id} limits", machine.limits
            yield f"machines/{machine.id} rates", machine.rates
            yield f"machines/{machine.id} evidence", machine.evidence
            for name, table in machine.limits_for.items():
                yield f"machines/{machine.id} limits_for.{name}", table
            yield from _rows(f"machines/{machine.id}", machine.tables)
        for operation in self.operations.values():
            for part in ("rates", "reaches", "changes"):
                yield f"operations/{operation.id} {part}", getattr(operation, part)
        for guideline in self.guidelines.values():
            numbers = {advice.what: advice.number for advice in guideline.advice if advice.number is not None}
            yield f"guidelines/{guideline.term}", numbers


def read_catalog(
    *,
    processes: Pages,
    materials: Pages,
    machines: Pages,
    operations: Pages,
    sources: Mapping[str, Any],
    guidelines: Pages = MappingProxyType({}),
) -> Catalog:
    """Read parsed pages into one catalog; ids must match the pages' names, sources must be listed."""
    catalog = Catalog(
        processes=_read("processes", processes, Process.from_dict, lambda p: p.term),
        materials=_read("materials", materials, Material.from_dict, lambda m: m.id),
        machines=_read("machines", machines, Machine.from_dict, lambda m: m.id),
        operations=_read("operations", operations, Operation.from_dict, lambda o: o.id),
        guidelines=_read("guidelines", guidelines, Guideline.from_dict, lambda g: g.term),
        sources=MappingProxyType(
            {key: Source.from_dict(key, sources[key], where="sources.toml") for key in sorted(sources)}
        ),
    )
    _refuse_double_names(catalog)
    worked = {word: m for m in catalog.materials.values() for word in (m.family, m.id)}
    for machine in catalog.machines.values():
        stray = [name for name in machine.limits_for if name not in worked or not machine.works(worked[name])]
        if stray:
            raise DataError(
                f"limits for '{stray[0]}', which is no material that it works", where=f"machines/{machine.id}.toml"
            )
    for place, cited in catalog.rates():
        if cited.low is None and not isinstance(cited.value, str) and cited.unit != "flag":
            raise DataError("'low' and 'high' are missing: a default rate comes with its interval", where=place)
    used = [(place, entry.source) for place, entry in catalog.cited()]
    used += [(p.name, note.source) for p in catalog.processes.values() for note in p.safety]
    used += [(o.name, note.source) for o in catalog.operations.values() for note in o.safety]
    for guideline in catalog.guidelines.values():
        used += [(guideline.term, advice.source) for advice in guideline.advice]
        used += [(guideline.term, note.source) for note in guideline.safety]
    for place, source in used:
        if source not in catalog.sources:
            raise DataError(f"source '{source}' is not in sources.toml", where=place)
    return catalog


@cache
def catalog() -> Catalog:
    """The catalog that ships with dfdm and what installed plug-ins (`dfdm.processes`) add to it.

    An entry point is a function that gives pages by id by folder (`pages_beside` reads them from a package's own). An
    id, or a name of a process, that is there already is a DataError that names both packages.
    """
    pages: dict[str, dict[str, Any]] = {folder: dict(toml_pages(folder)) for folder in FOLDERS}
    pages["sources"] = dict(read_toml(data_folder() / "sources.toml"))
    owner = {(folder, name): "dfdm" for folder, known in pages.items() for name in known}
    for entry in sorted(entry_points(group="dfdm.processes"), key=lambda e: (e.name, e.value)):
        who = f"plug-in '{entry.name}' ({entry.value})"
        for folder, more in _brought(entry, who).items():
            for name, page in more.items():
                other = owner.setdefault((folder, name), who)
                if name in pages[folder]:
                    raise DataError(f"'{name}' of {folder} is brought by {other} and by {who}: rename one of them")
                pages[folder][name] = page
    sources = pages.pop("sources")
    try:
        return read_catalog(sources=sources, **pages)
    except DataError as error:
        named = set(_WORD.findall(str(error)))
        whose = sorted({who for (_, page), who in owner.items() if page in named and who != "dfdm"})
        raise (error.within(f"{', '.join(whose)}:") if whose else error) from None


def pages_beside(file: str | Path) -> dict[str, dict[str, Any]]:
    """The pages in the folders (`processes`, `materials`, `machines` …) beside a module, and `sources.toml`.

    What the function of an entry point in `dfdm.processes` returns: `return pages_beside(__file__)`.
    """
    home = Path(file).parent
    found: dict[str, dict[str, Any]] = {}
    for folder in FOLDERS:
        pages = sorted((home / folder).glob("*.toml"))
        found[folder] = {page.stem: read_toml(page, where=f"{folder}/{page.name}") for page in pages}
    sources = home / "sources.toml"
    return found | {"sources": read_toml(sources) if sources.is_file() else {}}


def _brought(entry: EntryPoint, who: str) -> Mapping[str, Pages]:
    """What one entry point brings; what cannot be imported, called or told apart is a DataError that names it."""
    try:
        added = entry.load()
    except (ImportError, AttributeError, SyntaxError) as error:
        raise DataError(f"process {who} cannot be imported: {error}") from error
    if not callable(added):
        raise DataError(f"process {who} is no function: name one that returns pages by id by folder")
    found = added()
    known = (*FOLDERS, "sources")
    if not isinstance(found, Mapping) or not all(isinstance(pages, Mapping) for pages in found.values()):
        raise DataError(f"process {who} must return pages by id by folder: {', '.join(known)}")
    stray = sorted(set(found) - set(known))
    if stray:
        raise DataError(f"process {who} brings '{stray[0]}', which is none of {', '.join(known)}")
    return found


def _read(folder: str, pages: Pages, read: _Reader[T], key: Callable[[T], str]) -> Mapping[str, T]:
    found: dict[str, T] = {}
    for name in sorted(pages):
        item = read(pages[name], where=f"{folder}/{name}.toml")
        if key(item) != name:
            raise DataError(f"the page says it is '{key(item)}'", where=f"{folder}/{name}.toml")
        found[name] = item
    return MappingProxyType(found)


def _rows(place: str, tables: Mapping[str, tuple[Mapping[str, Any], ...]]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for name, rows in tables.items():
        yield from ((f"{place} {name}[{number}]", row) for number, row in enumerate(rows))


def _refuse_double_names(catalog: Catalog) -> None:
    owner: dict[str, str] = {}
    named = [(p.term, (p.term, p.name, p.code, *p.aliases)) for p in catalog.processes.values()]
    named += [(g.term, (g.term, g.title, *g.aliases)) for g in catalog.guidelines.values()]
    for term, words in named:
        for word in {_plain(w) for w in words if w}:
            if owner.setdefault(word, term) != term:
                raise DataError(f"the name '{word}' stands for {owner[word]} and for {term}")


def _find(kind: str, name: str, pages: Mapping[str, T], words: Callable[[T], tuple[str, ...]]) -> T:
    if name in pages:  # its own id, as documents of many nodes write it
        return pages[name]
    wanted = _plain(name)
    for item in pages.values():
        if wanted in {_plain(word) for word in words(item) if word}:
            return item
    raise UnknownNameError(kind, name, pages)


def _plain(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())
