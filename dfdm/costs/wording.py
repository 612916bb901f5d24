"""The lines of a price in words: what each is, the numbers it was made with, the rates that it reads."""

from __future__ import annotations

import math
from collections.abc import Sequence
from types import MappingProxyType
from typing import Final, Literal

from dfdm.costs.learning import learned
from dfdm.costs.pricing import Addition, Check, Extra, Following, inspected, machine_s
from dfdm.costs.rating import Rating
from dfdm.costs.work import Consumed, Share, Work
from dfdm.requirements.instruments import instruments

Party = Literal["material", "tooling", "node"]

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
        "inspection": ("labor_rate", "learning_rate", "lot_size", *(f"inspection.{i.id}" for i in instruments())),
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
_WHOLE: Final = frozenset({"inspection", "overhead", "margin", "minimum order", "packaging"})
"""Lines of the order, not of a step."""
_MINUTE: Final = 60.0


def name(key: str) -> str:
    """What the line of that key is called; a line of a later process bears its name."""
    if "/" in key:
        own, _, line = key.partition("/")
        return f"{own.replace('_', ' ')}: {name(line)}"
    if key.startswith("hands "):
        return key.removeprefix("hands ")
    if key.startswith("used "):
        return key.split(" ", 3)[3]
    return NAMES.get(key, key)


def reads(key: str) -> tuple[str, ...]:
    """The rates behind a line; operations and later processes read their own, what is used up names its rate in the key."""
    if "/" in key:
        own, _, line = key.partition("/")
        return tuple(rate if rate == "lot_size" else f"{own}.{rate}" for rate in reads(line))
    if key.startswith("operation "):
        own = key.removeprefix("operation ")
        parts = ("setup_time", "time_per_piece", "time_per_feature", "consumables", "minimum_order")
        return (*(f"{own}.{part}" for part in parts), "labor_rate", "learning_rate")
    if key.startswith("hands "):
        return ("labor_rate", "learning_rate")
    if key.startswith("used "):
        return (key.split(" ", 3)[2],)
    return READS[key]


def step(key: str, process: str) -> str:
    """The step of the route that a line is of; empty for what is of the order as a whole."""
    if "/" in key:
        return key.partition("/")[0]
    if key.startswith("operation "):
        return key.removeprefix("operation ")
    return "" if key in _WHOLE else process


def party(key: str) -> Party:
    """Who a line pays in the end: those who sell material, those who make tools, or the node itself."""
    line = key.rpartition("/")[2]
    if line.startswith("used tool "):
        return "tooling"
    return "material" if line == "material" or line.startswith("used ") else "node"


def sources(key: str, work: Work, additions: Sequence[Addition] = ()) -> tuple[str, ...]:
    """What the work itself rests on in a line, beside the rates: sources of times and amounts."""
    if "/" in key:
        own, _, line = key.partition("/")
        return sources(line, _later(own, additions))
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


def basis(key: str, work: Work, rating: Rating, quantity: int, additions: Sequence[Addition] = ()) -> str:
    """The numbers behind a line, in words."""
    if "/" in key:
        own, _, line = key.partition("/")
        return basis(line, _later(own, additions), rating.under(f"{own}."), quantity)
    if key.startswith("operation "):
        return _operation(key.removeprefix("operation "), rating, quantity, additions)
    if key == "inspection":
        return _inspection(rating, quantity, additions)
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


def _later(own: str, additions: Sequence[Addition]) -> Work:
    found = next(one.work for one in additions if isinstance(one, Following) and one.id == own)
    assert isinstance(found, Work)  # an estimate of one offer
    return found


def _inspection(rating: Rating, quantity: int, additions: Sequence[Addition]) -> str:
    pieces = round(float(inspected(rating.numbers, quantity)))
    sample = "every piece" if pieces == quantity else f"a sample of {pieces} pieces"
    said = []
    for check in additions:
        if isinstance(check, Check):
            how = [f"{check.every:g} on every piece"] if check.every else []
            how += [f"{check.sampled:g} on {sample}"] if check.sampled else []
            instrument = check.instrument.replace("_", " ")
            said.append(f"{instrument} {' and '.join(how)}, {rating.words(f'inspection.{check.instrument}')} each")
    return f"{'; '.join(said)}; labor {rating.words('labor_rate')}"


def _operation(own: str, rating: Rating, quantity: int, additions: Sequence[Addition]) -> str:
    features = next((one.features for one in additions if isinstance(one, Extra) and one.id == own), 0.0)
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
