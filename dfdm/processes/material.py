"""What a part is made of: properties, and what it changes in the limits and rates of a process."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dfdm.cited import Cited
from dfdm.processes.page import Page


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Material:
    """A material by its id (`pla`, `en_aw_6082_t6`), with its standard designation and family.

    `properties` hold density (g/cm3), price (money/kg or money/m2), carbon (kgCO2e/kg) …; `limits` and `rates` by
    process; `tables` longer lists such as cutting speeds by tool.
    """

    id: str
    name: str
    designation: str
    family: str
    processes: tuple[str, ...]
    properties: Mapping[str, Cited]
    limits: Mapping[str, Mapping[str, Cited]]
    rates: Mapping[str, Mapping[str, Cited]]
    tables: Mapping[str, tuple[Mapping[str, Cited | str], ...]]
    wikidata: str = ""

    @classmethod
    def from_dict(cls, document: Mapping[str, Any], *, where: str) -> Material:
        """Read a page of `data/materials`; what is missing, unknown or without a source is a DataError."""
        page = Page(document, where=where)
        material = cls(
            id=page.text("id", required=True),
            name=page.text("name", required=True),
            designation=page.text("designation"),
            family=page.text("family", required=True),
            processes=page.names("processes", required=True),
            properties=page.cited("properties"),
            limits=page.cited_by("limits"),
            rates=page.cited_by("rates"),
            wikidata=page.text("wikidata"),
            tables=page.tables(),
        )
        page.end()
        for table in (material.limits, material.rates):
            stray = sorted(set(table) - set(material.processes))
            if stray:
                raise page.error(f"numbers for '{stray[0]}', which is not among its processes")
        return material
