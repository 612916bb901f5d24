"""What materials do under a process that harms people or machines: the table that safety lists of shops fill."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Final, Literal, get_args

from dfdm.cited import KINDS
from dfdm.errors import DataError
from dfdm.processes.machine import MACHINE_CLASSES, Machine
from dfdm.processes.material import Material
from dfdm.processes.page import Page
from dfdm.table import data_folder, read_toml

Severity = Literal["care", "warn", "fail"]
SEVERITIES: Final[tuple[str, ...]] = get_args(Severity)
_WHERE: Final = "hazards.toml"


@dataclass(frozen=True, kw_only=True, slots=True)
class MaterialHazard:
    """One hazard by its id, with the materials (ids, families, symbols), processes and classes of machines it concerns.

    No class named: every machine. `severity` is fail where shops forbid it, warn where it takes more than a shop has at
    hand, care where it is everyday work that asks for care.
    """

    id: str
    materials: frozenset[str]
    processes: frozenset[str]
    classes: frozenset[str]
    severity: Severity
    source: str
    locator: str
    kind: str

    def concerns(self, material: Material, process: str) -> bool:
        """Say whether a material under a process is meant, on some class of machine."""
        return process in self.processes and not self.materials.isdisjoint(material.words)

    def on(self, machine: Machine | None) -> bool | None:
        """Say whether the class of the machine is meant; None where that hangs on a class that is not known."""
        if not self.classes:
            return True
        if machine is None or not machine.machine_class:
            return None
        return machine.machine_class in self.classes

    @classmethod
    def from_dict(cls, document: Mapping[str, Any], *, where: str) -> MaterialHazard:
        """Read one row; what is missing, unknown or none of the closed words is a DataError."""
        page = Page(document, where=where)
        severity, kind = page.text("severity", required=True), page.text("kind", required=True)
        classes = page.names("classes")
        for word, allowed in (
            (severity, SEVERITIES),
            (kind, KINDS),
            *((name, tuple(MACHINE_CLASSES)) for name in classes),
        ):
            if word not in allowed:
                raise page.error(f"'{word}' is none of {', '.join(allowed)}")
        row = cls(
            id=page.text("id", required=True),
            materials=frozenset(page.names("materials", required=True)),
            processes=frozenset(page.names("processes", required=True)),
            classes=frozenset(classes),
            severity=severity,  # type: ignore[arg-type]  # checked above
            source=page.text("source", required=True),
            locator=page.text("locator", required=True),
            kind=kind,
        )
        page.end()
        return row


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class HazardTable:
    """All rows, and by process the families of materials that the sources were read for."""

    rows: tuple[MaterialHazard, ...]
    read: Mapping[str, frozenset[str]]

    def of(self, material: Material, process: str) -> tuple[MaterialHazard, ...]:
        """The hazards of a material under a process, in the order of the table."""
        return tuple(row for row in self.rows if row.concerns(material, process))

    def was_read(self, material: Material, process: str) -> bool:
        """Say whether no row means that the sources name no hazard, and not that nobody looked."""
        return material.family in self.read.get(process, ()) or bool(self.of(material, process))

    @classmethod
    def from_dict(cls, document: Mapping[str, Any], *, where: str = _WHERE) -> HazardTable:
        """Read the parsed table; a stray key or an id twice is a DataError."""
        stray = sorted(set(document) - {"read", "hazard"})
        if stray:
            raise DataError(f"unknown key '{stray[0]}'", where=where)
        read = Page(document.get("read", {}), where=f"{where} [read]")
        rows = tuple(
            MaterialHazard.from_dict(row, where=f"{where} [hazard[{number}]]")
            for number, row in enumerate(document.get("hazard", ()))
        )
        ids = [row.id for row in rows]
        double = sorted({name for name in ids if ids.count(name) > 1})
        if double:
            raise DataError(f"the hazard '{double[0]}' is there twice", where=where)
        families = {process: frozenset(read.names(process, required=True)) for process in document.get("read", {})}
        return cls(rows=rows, read=MappingProxyType(families))


@cache
def hazards() -> HazardTable:
    """The table that ships with dfdm."""
    return HazardTable.from_dict(read_toml(data_folder() / _WHERE))
