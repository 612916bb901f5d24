"""A machine model as its maker specifies it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from dfdm.cited import Cited
from dfdm.processes.material import Material
from dfdm.processes.page import Page

CLASSES: Final = (
    "co2_laser",
    "diode_laser",
    "fiber_laser",
    "fff_open",
    "fff_enclosed",
    "resin_printer",
    "powder_bed_printer",
    "mill",
    "lathe",
    "router",
    "waterjet",
    "press_brake",
    "molding_press",
    "thermoformer",
)
"""The classes of machines that a hazard may hang on."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Machine:
    """A machine model by its id, with the materials (ids or families; none named: any) that it works.

    `limits_for` holds limits that hold for one material or family only (a laser cuts steel thicker than aluminum);
    `machine_class` (`class` on the page) is one of `CLASSES`, empty where it is not known.
    """

    id: str
    name: str
    maker: str
    processes: tuple[str, ...]
    materials: tuple[str, ...]
    limits: Mapping[str, Cited]
    limits_for: Mapping[str, Mapping[str, Cited]]
    rates: Mapping[str, Cited]
    options: tuple[str, ...]
    tables: Mapping[str, tuple[Mapping[str, Cited | str], ...]]
    machine_class: str = ""

    def works(self, material: Material) -> bool:
        """Say whether the machine is made for this material."""
        return not self.materials or material.id in self.materials or material.family in self.materials

    def limits_on(self, material: Material) -> dict[str, Cited]:
        """The machine's limits for one material: its own, then those for the family, then those for the material."""
        special = (self.limits_for.get(name, {}) for name in (material.family, material.id))
        merged = dict(self.limits)
        for table in special:
            merged |= table
        return merged

    @classmethod
    def from_dict(cls, document: Mapping[str, Any], *, where: str) -> Machine:
        """Read a page of `data/machines`; what is missing, unknown or without a source is a DataError."""
        page = Page(document, where=where)
        machine = cls(
            id=page.text("id", required=True),
            name=page.text("name", required=True),
            maker=page.text("maker"),
            processes=page.names("processes", required=True),
            materials=page.names("materials"),
            limits=page.cited("limits"),
            limits_for=page.cited_by("limits_for"),
            rates=page.cited("rates"),
            options=page.names("options"),
            machine_class=page.text("class"),
            tables=page.tables(),
        )
        page.end()
        if machine.machine_class and machine.machine_class not in CLASSES:
            raise page.error(f"class '{machine.machine_class}' is none of {', '.join(CLASSES)}")
        return machine
