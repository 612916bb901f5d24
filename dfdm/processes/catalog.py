"""Everything that is known of how things are made: processes, materials, machines, operations, sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points
from types import MappingProxyType
from typing import Any, Protocol, TypeVar

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
Pages = Mapping[str, Mapping[str, Any]]


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
    """The catalog that ships with dfdm and what installed plug-ins (`dfdm.processes`) add to it."""
    pages: dict[str, dict[str, Any]] = {
        folder: dict(toml_pages(folder))
        for folder in ("processes", "materials", "machines", "operations", "guidelines")
    }
    sources = dict(read_toml(data_folder() / "sources.toml"))
    for entry in sorted(entry_points(group="dfdm.processes"), key=lambda e: (e.name, e.value)):
        try:
            added: Mapping[str, Pages] = entry.load()()
        except ImportError as error:
            raise DataError(f"process plug-in '{entry.name}' cannot be imported: {error}") from error
        for folder, more in added.items():
            _add(sources if folder == "sources" else pages[folder], more, f"plug-in '{entry.name}' {folder}")
    return read_catalog(sources=sources, **pages)


def _add(known: dict[str, Any], more: Mapping[str, Any], where: str) -> None:
    double = sorted(set(known) & set(more))
    if double:
        raise DataError(f"'{double[0]}' is there already", where=where)
    known.update(more)


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
    wanted = _plain(name)
    for item in pages.values():
        if wanted in {_plain(word) for word in words(item) if word}:
            return item
    raise UnknownNameError(kind, name, pages)


def _plain(name: str) -> str:
    return "".join(c for c in name.casefold() if c.isalnum())
