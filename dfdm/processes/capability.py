"""What is offered: a process in a material on a machine, with the limits that hold there, each with its own source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final, Literal, get_args

from dfdm.cited import Cited
from dfdm.errors import InputError
from dfdm.processes.catalog import Catalog, catalog
from dfdm.processes.machine import Machine
from dfdm.processes.material import Material
from dfdm.processes.page import EMPTY
from dfdm.processes.process import Process
from dfdm.processes.toolset import CuttingTool

Layer = Literal["process", "material", "machine", "node"]
LAYERS: Final[tuple[str, ...]] = get_args(Layer)


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Capability:
    """A process in a material, on a machine and at a node where these are named.

    `limits` and `rates` are merged process <- material <- machine <- node: the later layer wins and keeps its source.
    `tools` are those that the machine or the node lists; none: a common set.
    """

    process: Process
    material: Material
    machine: Machine | None
    node: str | None
    limits: Mapping[str, Cited]
    rates: Mapping[str, Cited]
    tools: tuple[CuttingTool, ...] = ()

    @property
    def ids(self) -> dict[str, str | None]:
        """The ids of process, material, machine and node."""
        return {
            "process": self.process.term,
            "material": self.material.id,
            "machine": self.machine.id if self.machine else None,
            "node": self.node,
        }

    def layer(self, key: str) -> Layer:
        """The layer that a limit comes from: the last one that gives this very entry, the node where none of ours does."""
        cited, term = self.limits[key], self.process.term
        if self.machine is not None and self.machine.limits_on(self.material).get(key) is cited:
            return "machine"
        if self.material.limits.get(term, EMPTY).get(key) is cited:
            return "material"
        return "process" if self.process.limits.get(key) is cited else "node"

    @property
    def layers(self) -> Mapping[str, Layer]:
        """The layer of every limit; told when asked for, so that offering many costs nothing."""
        return MappingProxyType({key: self.layer(key) for key in self.limits})

    def at_node(
        self, node: str, *, overrides: Mapping[str, Cited] = EMPTY, rates: Mapping[str, Cited] = EMPTY
    ) -> Capability:
        """The same capability as a node offers it, with the limits and rates that the node states itself."""
        return Capability(
            process=self.process,
            material=self.material,
            machine=self.machine,
            node=node,
            limits=MappingProxyType({**self.limits, **overrides}) if overrides else self.limits,
            rates=MappingProxyType({**self.rates, **rates}) if rates else self.rates,
            tools=self.tools,
        )

    def to_dict(self) -> dict[str, Any]:
        """Write who offers what, with every limit and its source."""
        return {**self.ids, "limits": {key: self.limits[key].to_dict() for key in sorted(self.limits)}}


def capability(
    process: Process | str,
    material: Material | str | None = None,
    machine: Machine | str | None = None,
    overrides: Mapping[str, Cited] | None = None,
    *,
    rates: Mapping[str, Cited] | None = None,
    node: str | None = None,
    tools: tuple[CuttingTool, ...] = (),
    pages: Catalog | None = None,
) -> Capability:
    """Merge the limits of a process, a material (the process's default if none is named), a machine and a node.

    Names may be aliases. A material that the process or the machine does not work is an InputError that lists those
    that it does; an unknown name is an UnknownNameError. `tools` stand in for those that the machine's page lists.
    """
    pages = pages or catalog()
    process = pages.process(process) if isinstance(process, str) else process
    material = pages.material(material or process.default_material) if not isinstance(material, Material) else material
    machine = pages.machine(machine) if isinstance(machine, str) else machine
    term = process.term
    if term not in material.processes:
        fitting = ", ".join(m.id for m in pages.materials_for(term))
        raise InputError(f"{material.id} is not worked by {term}; choose one of: {fitting}")
    if machine is not None and term not in machine.processes:
        fitting = ", ".join(m.id for m in pages.machines_for(term))
        raise InputError(f"{machine.id} does not do {term}; choose one of: {fitting}")
    if machine is not None and not machine.works(material):
        raise InputError(f"{machine.id} does not work {material.id}; it works: {', '.join(machine.materials)}")
    limits = {**process.limits, **material.limits.get(term, EMPTY)}
    merged_rates = {**process.rates, **material.rates.get(term, EMPTY)}
    if machine is not None:
        limits |= machine.limits_on(material)
        merged_rates |= machine.rates
    return Capability(
        process=process,
        material=material,
        machine=machine,
        node=node,
        limits=MappingProxyType(limits | dict(overrides or EMPTY)),
        rates=MappingProxyType(merged_rates | dict(rates or EMPTY)),
        tools=tools or (machine.tools if machine is not None else ()),
    )
