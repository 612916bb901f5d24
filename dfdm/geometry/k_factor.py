"""The K-factor of a bend: where in the thickness the sheet keeps its length, from a table by radius, thickness and hardness.

The table is data with its source (`data/bending/k_factor.csv`). A shop that knows its own K-factor passes it instead.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal, get_args

from dfdm.cited import Cited
from dfdm.errors import DataError, InputError
from dfdm.table import data_folder, read_csv

Hardness = Literal["soft", "medium", "hard"]
DEFAULT_HARDNESS: Final[Hardness] = "medium"
"""Cold rolled steel and half-hard aluminum, as most sheets that are bent; K of soft and hard sheet differs by up to 0.05."""
_PAGE: Final = "bending/k_factor.csv"
_ROUND: Final = 1e-6
"""Ratios that differ by less are one: a radius of one thickness is read from a file as 0.9999999 of it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class KFactors:
    """K-factors by the ratio of inner radius to thickness: rows of greatest ratio and value, ascending."""

    name: str
    rows: tuple[tuple[float, Cited], ...]

    @classmethod
    def of(cls, k: float, *, source: str = "given by the caller") -> KFactors:
        """One K-factor for every bend. Raises InputError if it is not from 0 to 1."""
        if not 0.0 <= k <= 1.0:
            raise InputError(f"a K-factor is from 0 to 1, found {k:g}")
        value = Cited(value=k, unit="ratio", source=source, locator="one K-factor for every bend", kind="measured")
        return cls(name=f"K {k:g}", rows=((math.inf, value),))

    def at(self, ratio: float) -> Cited:
        """The K-factor of a bend whose inner radius is `ratio` thicknesses."""
        return next(value for up_to, value in self.rows if ratio <= up_to * (1.0 + _ROUND))


@cache
def k_factors(hardness: Hardness = DEFAULT_HARDNESS) -> KFactors:
    """The table for air bending of sheet of one hardness. Raises DataError where the table is broken."""
    if hardness not in get_args(Hardness):
        raise InputError(f"hardness '{hardness}' is none of {', '.join(get_args(Hardness))}")
    folder, page = _PAGE.split("/")
    required = ("hardness", "over_ratio", "up_to_ratio", "k", "unit", "source", "locator", "kind")
    rows = []
    before = 0.0
    for row in read_csv(data_folder() / folder / page, required=required, where=_PAGE):
        if row["hardness"] != hardness:
            continue
        try:
            over, up_to, k = float(row["over_ratio"]), float(row["up_to_ratio"]), float(row["k"])
        except ValueError as error:
            raise DataError(f"{error} in the row for {hardness}", where=_PAGE) from None
        if over != before or up_to <= over:
            raise DataError(f"the rows for {hardness} leave a gap or overlap at a ratio of {before:g}", where=_PAGE)
        before = up_to
        cited = {"value": k, **{key: row[key] for key in ("unit", "source", "locator", "kind")}}
        rows.append((up_to, Cited.from_dict(cited, where=_PAGE)))
    if before != math.inf:
        raise DataError(f"the rows for {hardness} end at a ratio of {before:g}", where=_PAGE)
    return KFactors(name=f"air bending, {hardness} material", rows=tuple(rows))
