"""Injection molding: cooling, cycle, clamp force, material of a shot, and what a mold costs."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from typing import Final

from dfdm.errors import DataError
from dfdm.table import data_folder, read_csv

_MM2_PER_CM2: Final = 100.0
_MM_PER_CM: Final = 10.0
_N_PER_TONNE: Final = 10_000.0
"""Tonnes of clamp force as the trade counts them: 1 t is 10 kN (1 cm² at 1 MPa is 0.01 t)."""


def cooling_s(wall_mm: float, *, diffusivity_mm2_s: float, melt_c: float, mold_c: float, ejection_c: float) -> float:
    """Seconds until the middle of a wall, cooled from both sides, is down at the temperature of ejection.

    `s² / (π² α) ln(4/π (T_melt - T_mold) / (T_eject - T_mold))`: the first term of the series of a plate (Ballman and
    Shusman). Temperatures that do not fall from melt over ejection to mold are a DataError.
    """
    if not melt_c > ejection_c > mold_c:
        raise DataError(
            f"temperatures must fall from melt to ejection to mold: {melt_c:g}, {ejection_c:g}, {mold_c:g} degC"
        )
    drop = 4.0 / math.pi * (melt_c - mold_c) / (ejection_c - mold_c)
    return wall_mm**2 / (math.pi**2 * diffusivity_mm2_s) * math.log(drop)


def clamp_t(projected_mm2: float, pressure_mpa: float) -> float:
    """Clamp force in tonnes that holds the mold shut against the pressure on the projected area."""
    return projected_mm2 * pressure_mpa / _N_PER_TONNE


def good_per_hour(cycle_s: float, cavities: int = 1, scrap: float = 0.0) -> float:
    """Good pieces an hour."""
    return 3600.0 / cycle_s * cavities * (1.0 - scrap)


def machine_cost(rate_per_hour: float, cycle_s: float, cavities: int = 1, scrap: float = 0.0) -> float:
    """What the press costs per good piece, in the currency of its rate."""
    return rate_per_hour / good_per_hour(cycle_s, cavities, scrap)


def shot_g(part_g: float, runner_share: float, regrind: float) -> tuple[float, float]:
    """(grams injected, grams bought) per piece: the runner is a share of the shot, `regrind` of it goes back in."""
    runner = part_g * runner_share / (1.0 - runner_share)
    return part_g + runner, part_g + (1.0 - regrind) * runner


@dataclass(frozen=True, kw_only=True, slots=True)
class MoldShape:
    """What a mold must be like: size of the part across and along the pull, mm; patches of surface, recesses, slides."""

    length_mm: float
    width_mm: float
    depth_mm: float
    projected_mm2: float
    patches: int
    recesses: int
    slides: int
    cavities: int = 1


@dataclass(frozen=True, kw_only=True, slots=True)
class Mold:
    """What a mold takes: dollars of the 1980s for its base, hours of a toolmaker for the rest."""

    base_dollars: float
    hours: float


_BORDER_CM: Final = 7.5
"""Steel left around every cavity, and above and below it."""


def mold_of(shape: MoldShape, *, slide_hours: float) -> Mold:
    """Base and hours of a mold after Boothroyd, Dewhurst and Knight.

    Base: `1000 + 0.45 A h^0.4` dollars of the 1980s for plates of A cm², h cm thick together, with 7.5 cm of steel around
    each cavity. Hours: `5 + 0.085 A_p^1.2` for the size, `45 X^1.27` for the complexity `X = 0.01 patches + 0.04 recesses`
    of both sides, `2.5 sqrt(A_p)` for the ejector pins, `slide_hours` a slide; n cavities take `n^0.7` of one.
    """
    across = max(round(math.sqrt(shape.cavities)), 1)
    along = math.ceil(shape.cavities / across)
    length = along * (shape.length_mm / _MM_PER_CM + _BORDER_CM) + _BORDER_CM
    width = across * (shape.width_mm / _MM_PER_CM + _BORDER_CM) + _BORDER_CM
    thick = shape.depth_mm / _MM_PER_CM + 2.0 * _BORDER_CM
    area = shape.projected_mm2 / _MM2_PER_CM2
    complexity = 0.01 * shape.patches + 0.04 * shape.recesses
    one = 5.0 + 0.085 * area**1.2 + 45.0 * complexity**1.27 + 2.5 * math.sqrt(area) + slide_hours * shape.slides
    return Mold(base_dollars=1000.0 + 0.45 * length * width * thick**0.4, hours=one * shape.cavities**0.7)


@cache
def mold_lives() -> dict[int, float]:
    """Shots that a mold of each class lasts."""
    rows = read_csv(data_folder() / "molding" / "mold_classes.csv", required=("class", "shots", "source"), where="molding/mold_classes.csv")  # fmt: skip
    return {int(row["class"]): float(row["shots"]) for row in rows}
