"""The lines of a price in words: what each is, the numbers it was made with, the rates that it reads."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from dfdm.costs.pricing import Extra
from dfdm.costs.rating import Rating
from dfdm.costs.work import Work

READS: Final = MappingProxyType(
    {
        "setup": ("setup_time", "machine_rate", "labor_rate"),
        "programming": ("programming_time", "labor_rate"),
        "fixturing": ("fixture_time", "labor_rate"),
        "machine": ("machine_rate", "time_error"),
        "attendance": ("attended", "labor_rate", "time_error"),
        "material": ("material_price", "waste"),
        "handling": ("load_time", "labor_rate"),
        "post": ("post_time", "labor_rate"),
        "scrap": ("yield",),
        "overhead": ("overhead",),
        "margin": ("margin",),
        "minimum order": ("minimum_order",),
        "packaging": ("packaging",),
    }
)
"""The rates behind each line."""
NAMES: Final = MappingProxyType(
    {
        "machine": "machine time",
        "attendance": "operator during machine time",
        "handling": "loading and unloading",
        "post": "post-processing by hand",
        "minimum order": "up to the minimum order",
    }
)
"""Names of lines that are not their keys."""
_MINUTE: Final = 60.0


def reads(key: str) -> tuple[str, ...]:
    """The rates behind a line; an operation reads its own."""
    if key.startswith("operation "):
        own = key.removeprefix("operation ")
        parts = ("setup_time", "time_per_piece", "time_per_feature", "consumables", "minimum_order")
        return (*(f"{own}.{part}" for part in parts), "labor_rate")
    return READS[key]


def basis(key: str, work: Work, rating: Rating, quantity: int, extras: tuple[Extra, ...]) -> str:
    """The numbers behind a line, in words."""
    if key.startswith("operation "):
        return _operation(key.removeprefix("operation "), rating, quantity, extras)
    minutes = work.machine_time_s / _MINUTE
    words = rating.words
    share = f"shared by {quantity}"
    setups = f"{work.setups} x " if work.setups > 1 else ""
    said = {
        "setup": f"{setups}{words('setup_time')} at {words('machine_rate')} and {words('labor_rate')}, {share}",
        "programming": f"{words('programming_time')} at {words('labor_rate')}, {share}",
        "fixturing": f"{setups}{words('fixture_time')} at {words('labor_rate')}, {share}",
        "machine": f"{minutes:.1f} min at {words('machine_rate')}: " + "; ".join(_shares(work)),
        "attendance": f"{rating.numbers.get('attended', 1.0):.0%} of {minutes:.1f} min at {words('labor_rate')}",
        "material": f"{work.stock_g:.1f} g and {rating.numbers.get('waste', 0.0):.0%} waste at {words('material_price')}: "
        f"{work.stock_basis}",
        "handling": f"{setups}{words('load_time')} at {words('labor_rate')}",
        "post": f"{words('post_time')} at {words('labor_rate')}",
        "scrap": f"{rating.numbers.get('yield', 1.0):.0%} of the pieces are good",
        "overhead": f"{rating.numbers.get('overhead', 0.0):.0%} of the lines above",
        "margin": f"{rating.numbers.get('margin', 0.0):.0%} of cost and overhead",
        "minimum order": f"{words('minimum_order')} an order, {share}",
        "packaging": words("packaging"),
    }
    return said[key]


def _shares(work: Work) -> list[str]:
    return [f"{share.what} {share.seconds / _MINUTE:.1f} min ({share.basis})" for share in work.shares if share.seconds]


def _operation(own: str, rating: Rating, quantity: int, extras: tuple[Extra, ...]) -> str:
    features = next((extra.features for extra in extras if extra.id == own), 0.0)
    said = [
        f"{label} {words}"
        for key, label in (
            ("setup_time", f"setup shared by {quantity}:"),
            ("time_per_piece", "per piece"),
            ("time_per_feature", f"{features:.3g} times"),
            ("consumables", "consumables"),
            ("minimum_order", "at least"),
        )
        if (words := rating.words(f"{own}.{key}"))
    ]
    return f"{', '.join(said)}; labor {rating.words('labor_rate')}"
