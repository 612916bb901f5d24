"""One maker of parts: its identity, place, machines, materials, rates, calendar, and what it accepts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from dfdm.cited import Cited
from dfdm.errors import DataError
from dfdm.nodes.place import Place
from dfdm.processes import Machine, Material
from dfdm.processes.toolset import CuttingTool, toolset

SCHEMA: Final = "dfdm/node/1"
_EMPTY: Final[Mapping[str, Any]] = MappingProxyType({})
OPEN_HARDWARE: Final = "open-hardware"
"""Stands among `accepts_licenses` for every license that is open hardware."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class NodeMachine:
    """A machine as it stands at a node: a model of the catalog or the node's own page, with the node's own numbers.

    `materials` narrows what the machine works (none named: whatever the model works); `limits` and `rates` are what the
    node states itself, and win over the page; `limits_for` are such limits in one material, by its id, and win over those.
    `tools` are the rows of the cutting tools that stand at it, in place of those of the page.
    """

    machine: Machine
    count: int = 1
    materials: tuple[str, ...] = ()
    limits: Mapping[str, Cited] = field(default_factory=lambda: _EMPTY)
    limits_for: Mapping[str, Mapping[str, Cited]] = field(default_factory=lambda: _EMPTY)
    rates: Mapping[str, Cited] = field(default_factory=lambda: _EMPTY)
    own_page: Mapping[str, Any] | None = None
    tools: tuple[Mapping[str, Cited | str], ...] = ()

    def works(self, material: Material) -> bool:
        """Say whether this machine at this node works a material."""
        return self.machine.works(material) and (not self.materials or material.id in self.materials)

    def limits_on(self, material: Material) -> Mapping[str, Cited]:
        """What the node itself states of this machine in a material."""
        special = self.limits_for.get(material.id)
        return MappingProxyType({**self.limits, **special}) if special else self.limits

    def to_dict(self) -> dict[str, Any]:
        """Write the entry of the node file."""
        document: dict[str, Any] = {"own": dict(self.own_page)} if self.own_page else {"model": self.machine.id}
        if self.count > 1:
            document["count"] = self.count
        if self.materials:
            document["materials"] = list(self.materials)
        for key in ("limits", "rates"):
            table: Mapping[str, Cited] = getattr(self, key)
            if table:
                document[key] = {name: table[name].to_dict() for name in sorted(table)}
        if self.tools:
            document["tools"] = written_tools(self.tools)
        if self.limits_for:
            document["limits_for"] = {
                material: {name: table[name].to_dict() for name in sorted(table)}
                for material, table in sorted(self.limits_for.items())
            }
        return document


@dataclass(frozen=True, kw_only=True, slots=True)
class Certificate:
    """What a node says that a certification body says of it; `credential` is the body's own signed word (JSON), if any.

    Without one, or where its issuer is not among those that the reader lists, it is not counted (see `nodes.certified`).
    """

    standard: str
    issuer: str = ""
    number: str = ""
    valid_from: str = ""
    valid_until: str = ""
    credential: str = ""

    def valid_on(self, day: str) -> bool:
        """Say whether it holds on a day (ISO 8601); an end that is not stated is none."""
        return self.valid_from <= day and (not self.valid_until or day <= self.valid_until)

    def to_dict(self) -> dict[str, str]:
        """Write what is known."""
        return {key: value for key in self.__slots__ if (value := getattr(self, key))}


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """What became of the jobs of a node from one day until another: how many, how many conformed, how many were on time.

    `source` says whose count it is: "node" for the node's own, or who else counted.
    """

    jobs: int
    conforming: int
    on_time: int
    since: str
    until: str
    source: str = "node"

    def __post_init__(self) -> None:
        if not (0 <= self.conforming <= self.jobs and 0 <= self.on_time <= self.jobs):
            raise DataError(
                f"record: of {self.jobs} jobs {self.conforming} conformed and {self.on_time} were on time: "
                "neither can be more than all"
            )
        if self.since > self.until:
            raise DataError(f"record: it runs from {self.since} back to {self.until}")

    def to_dict(self) -> dict[str, Any]:
        """Write the record."""
        return {key: getattr(self, key) for key in self.__slots__}


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Node:
    """A maker of parts, by its global id (`did:key:…`, or `scheme:value` where it has no key).

    Without machines a node is only listed: what it can make is unknown. `synthetic` nodes are made up. Where its data
    are from others, `source`, `retrieved`, `license` (SPDX) and `attribution` say from where, when, and on what terms.
    `sealing_key` is the public key (`age1…`) that bundles for this node are sealed to. `tools` are the rows of cutting
    tools that the node has for all its machines.
    """

    id: str
    name: str
    place: Place
    aliases: tuple[str, ...] = ()
    machines: tuple[NodeMachine, ...] = ()
    materials: tuple[str, ...] = ()
    operations: tuple[str, ...] = ()
    tools: tuple[Mapping[str, Cited | str], ...] = ()
    certificates: tuple[Certificate, ...] = ()
    rates: Mapping[str, Cited] = field(default_factory=lambda: _EMPTY)
    calendar: Mapping[str, Any] = field(default_factory=lambda: _EMPTY)
    accepts_licenses: tuple[str, ...] = ()
    ships_to: tuple[str, ...] = ()
    contact: Mapping[str, str] = field(default_factory=lambda: _EMPTY)
    sealing_key: str = ""
    record: Record | None = None
    synthetic: bool = False
    source: str = ""
    license: str = ""
    attribution: str = ""
    retrieved: str = ""

    @property
    def processes(self) -> tuple[str, ...]:
        """The processes that its machines are for."""
        return tuple(sorted({process for entry in self.machines for process in entry.machine.processes}))

    def tools_at(self, entry: NodeMachine) -> tuple[CuttingTool, ...]:
        """The tools that the node lists for one of its machines, else for all; none where it lists none."""
        return toolset(entry.tools or self.tools)

    def stocks(self, material: Material) -> bool:
        """Say whether the node has or orders a material (none named: whatever its machines work)."""
        return not self.materials or material.id in self.materials

    def to_dict(self) -> dict[str, Any]:
        """Write the node file; what is empty is left out."""
        document: dict[str, Any] = {"schema": SCHEMA, "id": self.id, "name": self.name}
        if self.synthetic:
            document["synthetic"] = True
        document["place"] = self.place.to_dict()
        lists = ("aliases", "materials", "operations", "accepts_licenses", "ships_to")
        plain: dict[str, Any] = {key: list(getattr(self, key)) for key in lists}
        plain |= {
            "timezone": self.place.timezone,
            "tools": written_tools(self.tools),
            "machines": [entry.to_dict() for entry in self.machines],
            "certificates": [entry.to_dict() for entry in self.certificates],
            "rates": {key: self.rates[key].to_dict() for key in sorted(self.rates)},
            "calendar": dict(self.calendar),
            "contact": dict(self.contact),
            "sealing_key": self.sealing_key,
            "record": self.record.to_dict() if self.record else {},
            "license": self.license,
            "attribution": self.attribution,
            "source": self.source,
            "retrieved": self.retrieved,
        }
        return document | {key: plain[key] for key in sorted(plain) if plain[key]}


def written_tools(rows: Sequence[Mapping[str, Cited | str]]) -> list[dict[str, Any]]:
    """Rows of tools as a node file holds them."""
    return [{key: v if isinstance(v, str) else v.to_dict() for key, v in row.items()} for row in rows]
