"""The lines of a price in words: what each is, the numbers it was made with, the rates that it reads."""

from __future__ import annotations

import math
from types import MappingProxyType
from typing import Final

from dfdm.costs.learning import learned
from dfdm.costs.pricing import Extra, machine_s
from dfdm.costs.rating import Rating
from dfdm.costs.work import Consumed, Share, Work

READS: Final = MappingProxyType(
    {
        "setup": ("setup_time", "lot_size", "machine_rate", "labor_rate"),
        "programming": ("programming_time", "labor_rate"),
        "fixturing": ("fixture_time", "labor_rate"),
        "machine": ("machine_rate", "time_error"),
        "attendance": ("attended", "labor_rate", "time_error"),
        "material": ("material_price", "waste", "recycled_share"),
        "handling": ("load_time", "labor_rate", "learning_rate"),
        "post": ("post_time", "labor_rate", "learning_rate"),
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


def name(key: str) -> str:
    """What the line of that key is called."""
    if key.startswith("hands "):
        return key.removeprefix("hands ")
    if key.startswith("used "):
        return key.split(" ", 3)[3]
    return NAMES.get(key, key)


def reads(key: str) -> tuple[str, ...]:
    """The rates behind a line; an operation reads its own, what is used up names its rate in the key."""
    if key.startswith("operation "):
        own = key.removeprefix("operation ")
        parts = ("setup_time", "time_per_piece", "time_per_feature", "consumables", "minimum_order")
        return (*(f"{own}.{part}" for part in parts), "labor_rate", "learning_rate")
    if key.startswith("hands "):
        return ("labor_rate", "learning_rate")
    if key.startswith("used "):
        return (key.split(" ", 3)[2],)
    return READS[key]


def sources(key: str, work: Work) -> tuple[str, ...]:
    """What the work itself rests on in a line, beside the rates: sources of times and amounts."""
    shares: tuple[Share | Consumed, ...] = ()
    if key == "machine":
        shares = (*work.shares, *work.run_shares)
    elif key.startswith("hands "):
        shares = tuple(s for s in (*work.hands, *work.run_hands) if s.what == name(key))
    elif key.startswith("used "):
        shares = tuple(c for c in work.consumed if c.what == name(key))
    elif key == "material":
        return work.sources
    return tuple(source for share in shares for source in share.sources)


def basis(key: str, work: Work, rating: Rating, quantity: int, extras: tuple[Extra, ...]) -> str:
    """The numbers behind a line, in words."""
    if key.startswith("operation "):
        return _operation(key.removeprefix("operation "), rating, quantity, extras)
    if key.startswith("hands "):
        return _hands(name(key), work, rating, quantity)
    if key.startswith("used "):
        return _used(key, work, rating, quantity)
    minutes = float(machine_s(work, quantity)) / _MINUTE
    words = rating.words
    share = f"shared by {quantity}"
    setups = f"{work.setups} x " if work.setups > 1 else ""
    lot = rating.numbers.get("lot_size", math.inf)
    lots = f", anew for every {lot:g} pieces" if lot < quantity else ""
    learning = _learning(rating, quantity)
    back = rating.numbers.get("recycled_share", 0.0)
    recycled = f", {back:.0%} of the rest goes back in" if back else ""
    said = {
        "setup": f"{setups}{words('setup_time')} at {words('machine_rate')} and {words('labor_rate')}, {share}{lots}",
        "programming": f"{words('programming_time')} at {words('labor_rate')}, {share}",
        "fixturing": f"{setups}{words('fixture_time')} at {words('labor_rate')}, {share}",
        "machine": f"{minutes:.1f} min at {words('machine_rate')}: " + "; ".join(_shares(work, quantity)),
        "attendance": f"{rating.numbers.get('attended', 1.0):.0%} of {minutes:.1f} min at {words('labor_rate')}",
        "material": f"{work.stock_g:.1f} g and {rating.numbers.get('waste', 0.0):.0%} waste at {words('material_price')}: "
        f"{work.stock_basis}{recycled}",
        "handling": f"{setups}{words('load_time')} at {words('labor_rate')}{learning}",
        "post": f"{words('post_time')} at {words('labor_rate')}{learning}",
        "scrap": f"{rating.numbers.get('yield', 1.0):.0%} of the pieces are good",
        "overhead": f"{rating.numbers.get('overhead', 0.0):.0%} of the lines above",
        "margin": f"{rating.numbers.get('margin', 0.0):.0%} of cost and overhead",
        "minimum order": f"{words('minimum_order')} an order, {share}",
        "packaging": words("packaging"),
    }
    return said[key]


def _learning(rating: Rating, quantity: int) -> str:
    curve = rating.numbers.get("learning_rate", 1.0)
    return f", learning {curve:.0%}: {float(learned(quantity, curve)):.0%} on average" if curve < 1.0 < quantity else ""


def _runs(work: Work, quantity: int) -> str:
    runs = math.ceil(quantity / work.per_run)
    return f"{runs} run{'s' if runs > 1 else ''} of up to {work.per_run}, shared by {quantity}"


def _hands(what: str, work: Work, rating: Rating, quantity: int) -> str:
    each = [f"{s.seconds / _MINUTE:.1f} min ({s.basis})" for s in work.hands if s.what == what]
    each += [
        f"{s.seconds / _MINUTE:.1f} min a run ({s.basis}), {_runs(work, quantity)}"
        for s in work.run_hands
        if s.what == what
    ]
    return f"{'; '.join(each)} at {rating.words('labor_rate')}{_learning(rating, quantity)}"


def _used(key: str, work: Work, rating: Rating, quantity: int) -> str:
    said = []
    for item in work.consumed:
        if key != f"used {item.per} {item.rate} {item.what}":
            continue
        words = f"{item.amount:.4g} at {rating.words(item.rate)}" + (f": {item.basis}" if item.basis else "")
        if item.per == "run":
            words += f", a run; {_runs(work, quantity)}"
        elif item.per == "order":
            words += f", shared by {quantity}"
        elif item.per == "tool":
            tools = max(math.ceil(quantity / item.life), 1)
            life = f", each good for {item.life:.0f} pieces" if item.life < math.inf else ""
            words += f", {tools} of them{life}, shared by {quantity}"
        said.append(words)
    return "; ".join(said)


def _shares(work: Work, quantity: int) -> list[str]:
    each = [f"{share.what} {share.seconds / _MINUTE:.1f} min ({share.basis})" for share in work.shares if share.seconds]
    of_run = [
        f"{share.what} {share.seconds / _MINUTE:.1f} min a run ({share.basis})"
        for share in work.run_shares
        if share.seconds
    ]
    return [*each, *of_run, _runs(work, quantity)] if of_run else each


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
