"""Which page states which limit of a process: the process itself, its materials, the machines that do it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dfdm.cited import Cited
from dfdm.processes.catalog import Catalog


@dataclass(frozen=True, kw_only=True, slots=True)
class Stated:
    """One limit of a process: the number on its own page, None where it has none, and those of other pages by id.

    Of a machine that states it apart for several materials all are listed.
    """

    key: str
    own: Cited | None
    materials: Mapping[str, Cited]
    machines: Mapping[str, tuple[Cited, ...]]

    def all(self) -> Iterator[Cited]:
        """The number of every page."""
        if self.own is not None:
            yield self.own
        yield from self.materials.values()
        for numbers in self.machines.values():
            yield from numbers


def stated_limits(pages: Catalog, term: str) -> tuple[Stated, ...]:
    """All limits that any page states for a process, by key.

    Those of a machine that does other processes too are among them, whatever process reads them.
    """
    process, materials, machines = pages.processes[term], pages.materials_for(term), pages.machines_for(term)
    by_machine = {m.id: (m.limits, *m.limits_for.values()) for m in machines}
    keys = {*process.limits, *(key for m in materials for key in m.limits.get(term, ()))}
    keys |= {key for tables in by_machine.values() for table in tables for key in table}
    return tuple(
        Stated(
            key=key,
            own=process.limits.get(key),
            materials={m.id: m.limits[term][key] for m in materials if key in m.limits.get(term, ())},
            machines={
                name: tuple(table[key] for table in tables if key in table)
                for name, tables in by_machine.items()
                if any(key in table for table in tables)
            },
        )
        for key in sorted(keys)
    )


def all_limits(pages: Catalog) -> Iterator[Cited]:
    """Every limit on the pages of processes, materials and machines, once."""
    for process in pages.processes.values():
        yield from process.limits.values()
    for material in pages.materials.values():
        for table in material.limits.values():
            yield from table.values()
    for machine in pages.machines.values():
        for table in (machine.limits, *machine.limits_for.values()):
            yield from table.values()
