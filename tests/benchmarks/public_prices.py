"""Prices that others publish beside our estimates: formulas, price lists, worked examples, each with its day.

Run `python -m tests.benchmarks public_prices`. Nothing is fitted: the rates are those that ship, the parts stand below. Where
a list is by the gram or the minute, grams and minutes are ours, so that the row compares the price and not the weight.
Parts of others are known by size alone: ours are of that size. Taxes and freight are in neither. The distance is shown,
not hidden: a lab that asks for the filament alone is not a shop that lives on its work.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from typing import NamedTuple

import cadquery as cq
import numpy as np

from dfdm.costs import Estimate, estimate, exchange
from dfdm.facts import PartFacts
from dfdm.geometry.part import Part
from dfdm.geometry.quantities import facts_of
from dfdm.money import Money
from dfdm.processes import Route, capability

_INCH = 25.4
_MM2_PER_SQUARE_FOOT = 92903.04
_GRAMS_PER_METER = math.pi / 4.0 * 1.75**2 * 1.24e-3 * 1000.0  # PLA of 1.75 mm


def _tray(x: float, y: float, z: float, wall: float) -> cq.Workplane:
    return cq.Workplane().box(x, y, z).faces(">Z").shell(-wall)


def _bracket(x: float, y: float, z: float, wall: float) -> cq.Workplane:
    body = cq.Workplane().box(x, y, z).cut(cq.Workplane().box(x, y, z).translate((wall, 0, wall)))
    return body.faces("<Z").workplane().pushPoints([(x / 4, 0)]).hole(5)


def _plate(x: float, y: float, thickness: float) -> cq.Workplane:
    body = cq.Workplane().box(x, y, thickness).faces(">Z").workplane()
    return body.rect(x - 15, y - 15, forConstruction=True).vertices().hole(5)


def _disk(diameter: float, height: float) -> cq.Workplane:
    body = cq.Workplane().circle(diameter / 2).extrude(height).faces(">Z").workplane()
    body = body.circle(diameter / 2 - 15).cutBlind(-height / 2)
    return body.faces(">Z").workplane(origin=(0, 0, 0)).polarArray(diameter / 2 - 7.5, 0, 360, 6).hole(6)


PARTS: dict[str, Callable[[], cq.Workplane]] = {
    "tray 50 x 50 x 30": lambda: _tray(50, 50, 30, 2),
    "tray 120 x 80 x 50": lambda: _tray(120, 80, 50, 2.5),
    "tray 80 x 80 x 120": lambda: _tray(80, 80, 120, 2.5),
    "bracket 60 x 40 x 40": lambda: _bracket(60, 40, 40, 6),
    "bracket 50 x 50 x 100": lambda: _bracket(50, 50, 100, 10),
    "bracket 30 x 30 x 20": lambda: _bracket(30, 30, 20, 9.0),
    "plate 100 x 60": lambda: _plate(100, 60, 3),
    "disk 122 x 50": lambda: _disk(122, 50),
}


_LABS = ("wowlab", "formlab", "MIT", "University", "Mars Hill", "SLUB")
_MACHINES = {"mjf": "hp_jet_fusion"}


class Row(NamedTuple):
    """One published price: of what part, by what process, how many, and how much theirs is for each (given ours)."""

    part: str
    process: str
    material: str
    quantity: int
    source: str
    date: str
    currency: str
    price: Callable[[Estimate, PartFacts], float]

    @property
    def asks(self) -> str:
        """Who asks it: a shop that lives on it, or a lab for members and students."""
        return "lab" if self.source.startswith(_LABS) else "shop"


def _box(facts: PartFacts) -> tuple[float, float, float]:
    return facts.body.bounding_box_mm


def _minutes(ours: Estimate) -> float:
    return ours.machine_time_s / 60.0


def _ghent(ours: Estimate, _: PartFacts) -> float:
    grams, hours = ours.material_g, ours.machine_time_s / 3600.0
    factor = 2.0 if grams < 100 else 1.5 if grams < 500 else 1.25
    rate = 0.75 if hours < 5 else 0.5 if hours < 24 else 0.3
    return max(1.0, grams * 0.032 * factor + hours * rate)


def _pololu(ours: Estimate, facts: PartFacts) -> float:
    sheet = facts.sheet
    assert sheet is not None and sheet.cut_length_mm is not None
    x, y, _ = sorted(_box(facts), reverse=True)
    each = 0.15 * sheet.cut_length_mm / _INCH + 5.0 * x * y / _MM2_PER_SQUARE_FOOT
    return max(25.0, each * ours.quantity) / ours.quantity


def _yourmind(_: Estimate, facts: PartFacts) -> float:
    volume, area = facts.body.volume_mm3 or 0.0, facts.body.area_mm2
    used = max((volume - area) * 0.7, 0.0) + min(area, volume)
    return 3.0 * used * 1.29 * 70.0 * 1e-6


ROWS = (
    *(
        Row(f"tray {size}", "fdm", "pla", 1, "3dopendesign.com: bounding box x 6.5 h/l x 1.3 x 3.90 EUR/h", "2026-11", "EUR",
            lambda _, facts: 6.5 * float(np.prod(_box(facts))) / 1e6 * 1.3 * 3.90)
        for size in ("50 x 50 x 30", "120 x 80 x 50", "80 x 80 x 120")
    ),
    *(
        Row(part, "fdm", "pla", 1, "wowlab.nl: 0.25 EUR/g without tax", "2023", "EUR", lambda ours, _: 0.25 * ours.material_g)
        for part in ("tray 50 x 50 x 30", "tray 120 x 80 x 50")
    ),
    Row("tray 120 x 80 x 50", "fdm", "pla", 1, "formlab.schoolofarts.be: filament and hours by band", "2023-05-10", "EUR", _ghent),
    Row("tray 50 x 50 x 30", "fdm", "pla", 1, "formlab.schoolofarts.be: filament and hours by band", "2023-05-10", "EUR", _ghent),
    Row("tray 50 x 50 x 30", "fdm", "pla", 1, "MIT MakerWorks: filament alone, 0.03 USD/g from 30 g", "2016-04-25", "USD",
        lambda ours, _: 0.03 * ours.material_g if ours.material_g >= 30 else 0.0),
    Row("tray 120 x 80 x 50", "fdm", "pla", 1, "MIT MakerWorks: filament alone, 0.03 USD/g from 30 g", "2016-04-25", "USD",
        lambda ours, _: 0.03 * ours.material_g),
    Row("bracket 60 x 40 x 40", "fdm", "pla", 1, "University of Manitoba, personal: 0.60 CAD/m", "2026-11", "CAD",
        lambda ours, _: 0.60 * ours.material_g / _GRAMS_PER_METER),
    Row("bracket 60 x 40 x 40", "fdm", "abs", 1, "University of Waterloo: 12 CAD/in3 and 1.65 a build sheet", "2026-11", "CAD",
        lambda ours, _: 1.65 + 12.0 * ours.material_g / 1.04 * 1000.0 / _INCH**3),
    Row("bracket 60 x 40 x 40", "fdm", "abs", 1, "3YOURMIND wiki, sample script FDM (ABS): three times material", "2026-11", "EUR", _yourmind),
    Row("bracket 60 x 40 x 40", "fdm", "pla", 1, "Mars Hill University: 27 g for a dollar, rounded up", "2026-11", "USD",
        lambda ours, _: float(math.ceil(ours.material_g / 27.0))),
    *(
        Row("plate 100 x 60", "laser_cutting", "acrylic", quantity, "Pololu: 0.15 USD/in, 5 USD/sq.ft, order from 25", "2026-11", "USD", _pololu)
        for quantity in (1, 10, 100)
    ),
    Row("plate 100 x 60", "laser_cutting", "acrylic", 10, "wowlab.nl: start 10.33 EUR, 0.62 a minute, no material", "2023", "EUR",
        lambda ours, _: 10.33 / ours.quantity + 0.62 * _minutes(ours)),
    Row("plate 100 x 60", "laser_cutting", "acrylic", 10, "Exeter Laser: 1 GBP a minute, from 10 minutes, no material", "2026-11", "GBP",
        lambda ours, _: max(10.0, ours.quantity * _minutes(ours)) / ours.quantity),
    Row("plate 100 x 60", "laser_cutting", "acrylic", 10, "SLUB Dresden: 10 EUR for each 20 minutes, no material", "2026-11", "EUR",
        lambda ours, _: 10.0 * math.ceil(ours.quantity * _minutes(ours) / 20.0) / ours.quantity),
    *(
        Row("disk 122 x 50", "milling", "aluminum_6061", quantity, "yanhuiblog.com: simple part, height 50, diameter 122 mm", "2024-05-13", "GBP",
            lambda _, __, price=price: price)
        for quantity, price in ((1, 252.0), (10, 161.28), (100, 123.84), (1000, 118.08))
    ),
    *(
        Row("bracket 60 x 40 x 40", "milling", "aluminum_6061", quantity, "brightstarcnc.com: a simple aluminum bracket, size not said", "2026-06-17", "USD",
            lambda _, __, price=price: price)
        for quantity, price in ((10, 50.0), (1000, 5.0))
    ),
    *(
        Row(part, "sls", "pa12", quantity, "3dpeople.uk: 0.11 GBP/cm3 of the box and 1 mm", "2026-11", "GBP",
            lambda _, facts: 0.00011 * math.prod(side + 1.0 for side in _box(facts)))
        for part, quantity in (("bracket 60 x 40 x 40", 1), ("bracket 60 x 40 x 40", 100), ("tray 50 x 50 x 30", 20))
    ),
    *(
        Row("bracket 50 x 50 x 100", "mjf", "pa12", quantity, "docs.phas.io: bracket 50 x 50 x 100 mm, worked example", "2026-11", "EUR",
            lambda _, __, price=price: price)
        for quantity, price in ((5, 53.80), (50, 35.46))
    ),
    Row("bracket 30 x 30 x 20", "lpbf", "stainless_316l_powder", 1, "docs.phas.io: bracket of 10 cm3 in 316L, worked example", "2026-11", "EUR",
        lambda _, __: 449.0),
)  # fmt: skip


@cache
def _facts(part: str) -> PartFacts:
    return facts_of(Part.from_shape(PARTS[part]().val(), name=part), name=part)


class Compared(NamedTuple):
    """A row with both prices in euros; `distance` is that of ours from theirs as a share of theirs, None where theirs is 0."""

    row: Row
    theirs: float
    ours: Estimate

    @property
    def distance(self) -> float | None:
        return float(self.ours.unit_cost.amount) / self.theirs - 1.0 if self.theirs else None

    @property
    def within(self) -> bool:
        return float(self.ours.low.amount) <= self.theirs <= float(self.ours.high.amount)


def compared() -> list[Compared]:
    found = []
    for row in ROWS:
        facts, route = _facts(row.part), Route.of(row.process, material=row.material)
        ours = estimate(
            facts, route, capability(route.process, route.material, _MACHINES.get(row.process)), quantity=row.quantity
        )
        theirs = exchange().convert(Money(amount=Decimal(repr(row.price(ours, facts))), currency=row.currency), "EUR")
        found.append(Compared(row, float(theirs.amount), ours))
    return found


def main() -> None:
    print(
        f"EUR a piece without tax and freight, exchange rates of {exchange().date}; distance of our value from theirs"
    )
    print(
        f"{'part':<22} {'process':<14} {'n':>5} {'theirs':>8} {'low':>8} {'value':>8} {'high':>8} {'distance':>9}         asked by"
    )
    rows = compared()
    for one in rows:
        said = "-" if one.distance is None else f"{one.distance:+.0%}"
        mark = "within" if one.within else ""
        print(
            f"{one.row.part:<22} {one.row.process:<14} {one.row.quantity:>5} {one.theirs:>8.2f} "
            f"{one.ours.low.amount:>8} {one.ours.unit_cost.amount:>8} {one.ours.high.amount:>8} {said:>9} {mark:<6} "
            f"{one.row.asks}, {one.row.source} ({one.row.date})"
        )
    for asks in ("shop", "lab"):
        own = [one for one in rows if one.row.asks == asks]
        apart = [abs(one.distance) for one in own if one.distance is not None]
        inside = sum(one.within for one in own)
        print(
            f"{len(own)} prices of a {asks}: {inside} within our interval; distance: median {np.median(apart):.0%}, "
            f"most {max(apart):.0%}"
        )


if __name__ == "__main__":
    main()
