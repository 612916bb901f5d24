"""Turn what a node measured on test coupons into its own limits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from dfdm.cited import Cited
from dfdm.errors import InputError
from dfdm.nodes.claiming import Case, Found, claimed
from dfdm.nodes.measured import MeasuredSheet
from dfdm.nodes.node import Node, NodeMachine
from dfdm.processes import Catalog, capability, catalog
from dfdm.processes.coupon import Coupons, coupons

SCHEMA: Final = "dfdm/characterization/1"
_HARD: Final = {"tolerance_advised": "tolerance_min"}
"""A hard limit beside a soft one: where a node proves better than the hard one, it is the node's too."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Characterization:
    """What a sheet of measured coupons says of one machine of a node in one material ("" for any)."""

    node: str
    process: str
    machine: str
    place: int
    material: str
    found: tuple[Found, ...]

    @property
    def limits(self) -> Mapping[str, Cited]:
        """The limits that can be claimed, by key."""
        return {found.key: found.limit for found in self.found if found.limit is not None}

    @property
    def odd(self) -> tuple[str, ...]:
        """Rows that do not fit, once each."""
        return tuple(dict.fromkeys(f"{found.coupon}: {text}" for found in self.found for text in found.odd))

    def to_dict(self) -> dict[str, Any]:
        """Write the document of kind `characterization`."""
        refused = [{"coupon": f.coupon, "key": f.key, "reason": f.reason} for f in self.found if f.limit is None]
        return {
            "schema": SCHEMA,
            "node": self.node,
            "process": self.process,
            "machine": self.machine,
            "material": self.material,
            "limits": [
                {"coupon": f.coupon, "key": f.key, "rule": f.rule, "record": f.record, "limit": f.limit.to_dict()}
                for f in self.found
                if f.limit is not None
            ],
            "not_claimed": refused,
            "does_not_fit": list(self.odd),
        }

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        where = f"{self.process} on {self.machine}" + (f" in {self.material}" if self.material else "")
        yield f"{where}: {len(self.limits)} limits measured"
        for found in self.found:
            if found.limit is None:
                continue
            cited = found.limit
            interval = "" if cited.low is None else f" ({cited.low:g} to {cited.high:g})"
            note = "; recorded, no check reads it" if found.record else ""
            yield f"  {found.key} = {cited.number:g} {cited.unit}{interval}, n = {cited.n}"
            yield f"    {cited.locator}{note}"
        refused = [found for found in self.found if found.limit is None]
        if refused:
            yield "not claimed:"
            yield from (f"  {found.key} ({found.coupon}): {found.reason}" for found in refused)
        if self.odd:
            yield "does not fit:"
            yield from (f"  {text}" for text in self.odd)


def characterize(
    node: Node,
    sheet: MeasuredSheet,
    *,
    machine: str | None = None,
    material: str | None = None,
    known: Coupons | None = None,
    pages: Catalog | None = None,
) -> Characterization:
    """What the sheet lets the node claim, coupon by coupon; nothing is claimed of coupons without a filled-in row.

    `machine` and `material` win over what the sheet says. A node without such a machine, several that could be meant,
    or a material that it does not work is an InputError. A rule that has too little to go on claims nothing and says so.
    """
    pages = pages or catalog()
    place, entry = _machine(node, sheet.process, machine or sheet.machine, pages)
    worked = _material(entry, sheet.process, material or sheet.material, pages)
    filled = {row.coupon for row in sheet.rows}
    cases = [
        Case(coupon=coupon, plan=plan, claim=claim, sheet=sheet)
        for coupon, plan in (known or coupons()).of(sheet.process)
        if coupon.name in filled
        for claim in plan.claims
    ]
    found = [claimed(case) for case in cases]
    found += _eased(found, sheet.process, worked, entry, pages)
    return Characterization(
        node=node.id,
        process=sheet.process,
        machine=entry.machine.id,
        place=place,
        material=worked,
        found=tuple(found),
    )


def _eased(found: list[Found], process: str, material: str, entry: NodeMachine, pages: Catalog) -> Iterator[Found]:
    """Hard limits that the node proves better than, since they would else refuse what it holds."""
    base = (
        capability(process, material or None, entry.machine, pages=pages).limits
        if material
        else pages.process(process).limits
    )
    for one in found:
        hard = _HARD.get(one.key, "")
        if one.limit is not None and hard in base and base[hard].number > one.limit.number:
            yield Found(coupon=one.coupon, key=hard, rule=one.rule, record=False, limit=one.limit)


def _machine(node: Node, process: str, name: str, pages: Catalog) -> tuple[int, NodeMachine]:
    able = [(n, entry) for n, entry in enumerate(node.machines) if process in entry.machine.processes]
    listed = ", ".join(entry.machine.id for _, entry in able)
    if not able:
        raise InputError(f"{node.name} has no machine for {process}")
    if name:
        wanted = pages.machine(name).id if name not in {entry.machine.id for _, entry in able} else name
        able = [(n, entry) for n, entry in able if entry.machine.id == wanted]
        if not able:
            raise InputError(f"{node.name} has no {name} for {process}; it has: {listed}")
    if len(able) > 1:
        raise InputError(f"{node.name} has several machines for {process}: {listed}; name one with --machine")
    return able[0]


def _material(entry: NodeMachine, process: str, name: str, pages: Catalog) -> str:
    if not name:
        return ""
    material = pages.material(name)
    if process not in material.processes or not entry.works(material):
        fitting = ", ".join(m.id for m in pages.materials_for(process) if entry.works(m))
        raise InputError(f"{entry.machine.id} does not work {material.id}; it works: {fitting}")
    return material.id
