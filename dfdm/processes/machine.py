"""A machine model as its maker specifies it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from dfdm.cited import Cited
from dfdm.errors import DataError
from dfdm.processes.material import Material
from dfdm.processes.page import Page
from dfdm.processes.toolset import CuttingTool, toolset

MACHINE_CLASSES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "fff_open": "filament printer without a housing, or whose sheet names none",
        "fff_enclosed": "filament printer in a closed housing",
        "msla": "resin printer that exposes a layer at once through a screen",
        "dlp": "resin printer that exposes a layer at once with a projector",
        "laser_sla": "resin printer that draws with a laser",
        "sls": "polymer powder sintered by a laser",
        "mjf": "polymer powder fused by agents and heat",
        "lpbf": "metal powder melted by a laser",
        "co2_laser": "CO2 laser cutter",
        "diode_laser": "diode laser cutter",
        "fiber_laser": "fiber laser cutter",
        "mill": "milling machine or machining center",
        "router": "router for boards and sheets",
        "lathe": "lathe or turning center",
        "waterjet": "waterjet cutter",
        "press_brake": "power press brake",
        "finger_brake": "hand brake or folder",
        "vacuum_former": "vacuum forming machine",
        "injection_press": "injection molding machine",
    }
)
"""The kinds of machine that hazards are told apart by, with what each stands for; what is not sure is the riskier one."""

OPTIONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "co2": "laser cutting: the speeds of CO2 lasers hold",
        "diode": "laser cutting: the speeds of diode lasers hold",
        "fiber": "laser cutting: the speeds of fiber lasers hold",
        "enclosed": "works behind a housing",
        "heated_chamber": "material extrusion: the chamber is brought to a temperature",
        "3+2": "milling: the part can be turned to any side of a half space without being clamped anew",
        "live_tooling": "turning: driven tools, so that flats, cross holes and slots are cut in the lathe",
        "tool_changer": "changes tools by itself",
    }
)
"""The words of `options` on the pages that ship, with what each says of a machine; a page of one's own may have more."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Machine:
    """A machine model by its id, with the materials (ids or families; none named: any) that it works.

    `limits_for` holds limits that hold for one material or family only (a laser cuts steel thicker than aluminum).
    `machine_class` is a word of MACHINE_CLASSES (`class` on the page; empty where the page names none), `options` are
    words of OPTIONS; `evidence` says under `class` and under each option what the sheet says of it. `tools` (`[[tools]]`) are
    the cutting tools that stand at the machine.
    """

    id: str
    name: str
    maker: str
    machine_class: str
    processes: tuple[str, ...]
    materials: tuple[str, ...]
    limits: Mapping[str, Cited]
    limits_for: Mapping[str, Mapping[str, Cited]]
    rates: Mapping[str, Cited]
    options: tuple[str, ...]
    evidence: Mapping[str, Cited]
    tables: Mapping[str, tuple[Mapping[str, Cited | str], ...]]
    tools: tuple[CuttingTool, ...] = ()

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
            machine_class=page.text("class"),
            processes=page.names("processes", required=True),
            materials=page.names("materials"),
            limits=page.cited("limits"),
            limits_for=page.cited_by("limits_for"),
            rates=page.cited("rates"),
            options=page.names("options"),
            evidence=page.cited("evidence"),
            tools=_tools(page),
            tables=page.tables(),
        )
        page.end()
        if machine.machine_class and machine.machine_class not in MACHINE_CLASSES:
            known = ", ".join(MACHINE_CLASSES)
            raise page.error(f"the class '{machine.machine_class}' is none of {known}")
        stray = [key for key in machine.evidence if key != "class" and key not in machine.options]
        if stray:
            raise page.error(f"evidence for '{stray[0]}', which is no option of the machine", "evidence")
        return machine


def _tools(page: Page) -> tuple[CuttingTool, ...]:
    try:
        return toolset(page.rows("tools"))
    except DataError as error:
        raise page.error(str(error), "tools") from None
