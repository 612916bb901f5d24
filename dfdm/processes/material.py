"""What a part is made of: properties, and what it changes in the limits and rates of a process."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from dfdm.cited import Cited
from dfdm.processes.page import Page

RECYCLING_CODES: Final = frozenset(
    {"PET 1", "PE-HD 2", "PVC 3", "PE-LD 4", "PP 5", "PS 6", "O 7", "PAP 20", "FE 40", "ALU 41", "FOR 50", "GL 70"}
)
"""Abbreviations and numbers of Commission Decision 97/129/EC, as marked on parts and packaging."""
ENDS_OF_LIFE: Final = frozenset({"scrap", "household", "specialist", "energy"})
"""Melted again as scrap; taken by household collections; melted again by who takes it, by no household collection;
not melted again: its heat is all that is left.
"""
_SYMBOL: Final = re.compile(r"[A-Z]+[0-9]*(-[A-Z0-9]+)*")
_WORDS: Final = (("recycling_code", RECYCLING_CODES), ("end_of_life", ENDS_OF_LIFE))


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Material:
    """A material in one form by its id (`pla`, `pc_sheet`), with its standard designation and family.

    `symbol` is that of ISO 1043 for plastics (`PC`, `PA12-GF`); `properties` hold density (g/cm3), price (money/kg or
    money/m2), carbon (kgCO2e/kg), recycled_share (0 to 1), recycling_code, end_of_life …; `limits` and `rates` by
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
    symbol: str = ""

    @property
    def words(self) -> frozenset[str]:
        """The words that tables may name it by: id, family, symbol and the parts of the symbol (`PA12`, `GF`)."""
        return frozenset({self.id, self.family, self.symbol, *self.symbol.split("-")}) - {""}

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
            symbol=page.text("symbol"),
            tables=page.tables(),
        )
        page.end()
        material._check(page)
        for table in (material.limits, material.rates):
            stray = sorted(set(table) - set(material.processes))
            if stray:
                raise page.error(f"numbers for '{stray[0]}', which is not among its processes")
        return material

    def _check(self, page: Page) -> None:
        """Refuse words that are none of the closed lists and shares beyond a whole."""
        if self.symbol and not _SYMBOL.fullmatch(self.symbol):
            raise page.error(f"symbol '{self.symbol}' is not written as in ISO 1043 (PA12-GF)")
        for key, allowed in _WORDS:
            found = self.properties.get(key)
            if found is not None and found.value not in allowed:
                raise page.error(f"'{found.value}' is none of {', '.join(sorted(allowed))}", f"properties.{key}")
        share = self.properties.get("recycled_share")
        if share is not None and (share.unit != "ratio" or not 0.0 <= share.number <= 1.0):
            raise page.error(
                f"a share from 0 to 1 was expected, found {share.value} {share.unit}", "properties.recycled_share"
            )
