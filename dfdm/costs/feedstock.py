"""Emissions of stock by what is said of it: its recycled content, and where the primary material was made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np

from dfdm.cited import Cited
from dfdm.costs.carbon import factors
from dfdm.errors import DataError
from dfdm.processes import Material
from dfdm.table import data_folder, read_csv

RECYCLED_CONTENT: Final = "recycled_content"
ORIGIN: Final = "origin"
STATED: Final = (RECYCLED_CONTENT, ORIGIN)
"""Rates by which a node or an order says what its stock is: a share from 0 to 1; an ISO 3166 code, `EU` or `WORLD`."""
_NEAR: Final = 0.01
"""A factor is one of the curve if it lies within this share of it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Feedstock:
    """The factor of the stock (kgCO2e/kg), its recycled content where one is known, and what could not be heeded."""

    factor: Cited | None
    recycled_content: float | None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Curve:
    """Emissions (p,) at recycled contents (p,), ascending."""

    content: tuple[float, ...]
    kg: tuple[float, ...]
    source: str

    def at(self, content: float) -> float:
        return float(np.interp(content, self.content, self.kg))


def stated_stock(recycled_content: float | None = None, origin: str = "") -> dict[str, Cited]:
    """What an order says of its stock, as rates; empty where it says nothing."""
    said: dict[str, float | str | None] = {RECYCLED_CONTENT: recycled_content, ORIGIN: origin or None}
    return {
        key: Cited(
            value=value,
            unit="text" if isinstance(value, str) else "ratio",
            source="order",
            locator="as ordered",
            kind="specification",
        )
        for key, value in said.items()
        if value is not None
    }


def feedstock(material: Material, rates: Mapping[str, Cited]) -> Feedstock:
    """The factor of a material's stock, given what `rates` state of it (`recycled_content`, `origin`).

    Nothing stated: the factor of the material's page. A stated recycled content moves along the points of
    `carbon/recycled.csv`; a stated origin replaces the primary material by that of `carbon/origins.csv`. What the tables
    do not know of a material is said in `notes`, never passed over. A content outside 0 to 1 is a DataError.
    """
    page, own = material.properties.get("carbon"), material.properties.get("recycled_share")
    usual = None if own is None else own.number
    stated, origin = _content(rates), _origin(rates)
    if page is None or (stated is None and not origin):
        return Feedstock(factor=page, recycled_content=usual if stated is None else stated)
    curve = _curve_of(material, page, usual)
    if curve is None:
        note = f"the recycled content or origin of {material.id} is not in its emissions: no factor by them is known"
        return Feedstock(factor=page, recycled_content=usual if stated is None else stated, notes=(note,))
    notes: list[str] = []
    primary = _primary(material, origin)
    if origin and primary is None:
        notes.append(f"no emissions of {material.family} made in {origin} are known: the usual ones are taken")
    if stated is not None and not curve.content[0] <= stated <= curve.content[-1]:
        notes.append(
            f"emissions of {material.family} are known from {curve.content[0]:.0%} to {curve.content[-1]:.0%} of recycled "
            "content only"
        )
    return Feedstock(factor=_blend(material, page, curve, stated, primary), recycled_content=stated, notes=tuple(notes))


def _blend(material: Material, page: Cited, curve: _Curve, stated: float | None, primary: Cited | None) -> Cited:
    """Primary and recycled material by their shares, with the interval that is left."""
    content = 0.0 if stated is None else stated
    recycled = curve.at(1.0)
    if primary is None:
        value = curve.at(content)
        known = [] if stated is None else [row for row in _origins().values() if row.valid_for in material.words]
        ends = [(1.0 - content) * row.interval[k] + content * recycled for row in known for k in (0, 1)]
    else:
        value = (1.0 - content) * primary.number + content * recycled
        ends = [(1.0 - content) * end + content * recycled for end in primary.interval]
    wide = factors()["material_spread"].number
    low, high = min([value * (1.0 - wide), *ends]), max([value * (1.0 + wide), *ends])
    if stated is None:
        low = min(low, page.interval[0])
    words = "recycled content not stated" if stated is None else f"{content:.0%} recycled"
    return Cited(
        value=value,
        unit="kgCO2e/kg",
        source=curve.source if primary is None else primary.source,
        locator=page.locator if primary is None else primary.locator,
        kind="published",
        low=low,
        high=high,
        valid_for=words if primary is None else f"{words}, primary material from {primary.date}",
    )


def _content(rates: Mapping[str, Cited]) -> float | None:
    found = rates.get(RECYCLED_CONTENT)
    if found is None:
        return None
    if not 0.0 <= found.number <= 1.0:
        raise DataError(f"a recycled content is a share from 0 to 1, not {found.number:g}")
    return found.number


def _origin(rates: Mapping[str, Cited]) -> str:
    found = rates.get(ORIGIN)
    return "" if found is None else str(found.value).strip().upper()


def _curve_of(material: Material, page: Cited, usual: float | None) -> _Curve | None:
    """The curve of a material, the most special word first; None where its own factor is not on it."""
    words = [material.id, material.symbol, *material.symbol.split("-"), material.family]
    curve = next((found for word in words if word and (found := _curves().get(word))), None)
    if curve is None:
        return None
    on_it = any(
        abs(curve.at(content) - page.number) <= _NEAR * page.number
        for content in (0.0, 1.0, usual)
        if content is not None
    )
    return curve if on_it else None


def _primary(material: Material, origin: str) -> Cited | None:
    return next((found for word in material.words if (found := _origins().get((word, origin)))), None)


@cache
def _curves() -> Mapping[str, _Curve]:
    rows = read_csv(
        data_folder() / "carbon" / "recycled.csv",
        required=("word", "recycled_content", "kgco2e_per_kg", "source", "locator"),
        where="carbon/recycled.csv",
    )
    points: dict[str, list[tuple[float, float, str]]] = {}
    for row in rows:
        point = (float(row["recycled_content"]), float(row["kgco2e_per_kg"]), row["source"])
        points.setdefault(row["word"], []).append(point)
    return {
        word: _Curve(tuple(p[0] for p in sorted(found)), tuple(p[1] for p in sorted(found)), found[0][2])
        for word, found in points.items()
    }


@cache
def _origins() -> Mapping[tuple[str, str], Cited]:
    """Primary material by word and by every code that its row covers; `valid_for` is the word, `date` the row's origin."""
    rows = read_csv(
        data_folder() / "carbon" / "origins.csv",
        required=("word", "origin", "covers", "kgco2e_per_kg", "low", "high", "source", "locator"),
        where="carbon/origins.csv",
    )
    found: dict[tuple[str, str], Cited] = {}
    for row in rows:
        cited = Cited(
            value=float(row["kgco2e_per_kg"]),
            unit="kgCO2e/kg",
            source=row["source"],
            locator=row["locator"],
            kind="published",
            low=float(row["low"]),
            high=float(row["high"]),
            valid_for=row["word"],
            date=row["origin"],
        )
        for code in (row["origin"], *row["covers"].split()):
            found[row["word"], code] = cited
    return found
