"""Prices that others publish beside our estimates: `python -m tests.benchmarks list_prices`.

Each row is a formula or a figure read on a public page, with its day, and our estimate of the same piece at our default
rates, without a node's own. The distance is shown, not fitted: a published formula is one shop's price, and most pages give a
box or a volume, not a shape, so the piece is a block of that box with that volume.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from dfdm.costs import estimate
from dfdm.costs.exchange import exchange
from dfdm.costs.fusion import Melting
from dfdm.costs.list_prices import by_box, by_melting, by_room
from dfdm.facts import PartFacts
from dfdm.money import Money
from dfdm.processes import Route, capability
from tests.costs.conftest import body, prism

SLS, LPBF, VAT = "powder_bed_fusion_polymer", "powder_bed_fusion_metal", "vat_photopolymerization"
DAY = "2026-11-29"
"""The day on which the pages were read; none states its own."""


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A published price of one piece out of a quantity, and the piece that it is of."""

    where: str
    what: str
    process: str
    size_mm: tuple[float, float, float]
    volume_mm3: float
    quantity: int
    price: Money
    material: str | None = None
    machine: str | None = None


def eur(money: Money) -> float:
    return float(exchange().convert(money, "EUR").amount)


def money(amount: float, currency: str) -> Money:
    return Money(amount=Decimal(str(round(amount, 4))), currency=currency)


def listed() -> Iterator[Listed]:
    """Every row of the table."""
    for edge, share in ((20.0, 0.3), (50.0, 0.3), (50.0, 0.1), (100.0, 0.1)):
        for quantity in (5, 50):
            size = (edge, edge, edge)
            yield Listed(
                where="3dpeople.uk/sls-pricing",
                what=f"cube of {edge:g} mm, {share:.0%} full",
                process=SLS,
                size_mm=size,
                volume_mm3=share * edge**3,
                quantity=quantity,
                price=money(by_box(size, per_cm3=0.11, around_mm=1.0), "GBP"),
                machine="eos_formiga_p110",
            )
    for quantity in (5, 50):
        price = by_room(210_000.0, per_cm3=0.18, per_build=80.0, quantity=quantity, discounts={50: 0.10})
        yield Listed(
            where="docs.phas.io, powder bed",
            what="bracket 50 x 50 x 100 mm, taken as 25 % full",
            process=SLS,
            size_mm=(50.0, 50.0, 100.0),
            volume_mm3=62_500.0,
            quantity=quantity,
            price=money(price, "EUR"),
            machine="hp_jet_fusion",
        )
    melting = Melting(layer_mm=0.03, rate_mm3_s=5_000.0 / 3600.0, recoat_s=0.0)
    price = by_melting(
        10_000.0, 3_000.0, melting=melting, support_density=0.4, per_hour=130.0, density_g_cm3=7.9, per_kg=100.0, setup=150.0
    )  # fmt: skip
    yield Listed(
        where="docs.phas.io, metal",
        what="bracket 30 x 30 x 60 mm of 10 cm3, 316L",
        process=LPBF,
        size_mm=(30.0, 30.0, 60.0),
        volume_mm3=10_000.0,
        quantity=1,
        price=money(price, "EUR"),
    )
    for what, process, cm3, fill, quantity, usd in (
        ("sensor housing of 125 cm3", SLS, 125.0, 0.3, 25, 65.09),
        ("dental guide of 18 cm3", VAT, 18.0, 0.3, 40, 19.97),
        ("metal insert of 22 cm3", LPBF, 22.0, 0.5, 12, 161.86),
    ):
        edge = (cm3 * 1000.0 / fill) ** (1.0 / 3.0)
        yield Listed(
            where="codingace.net, example data",
            what=f"{what}, taken as a cube {fill:.0%} full",
            process=process,
            size_mm=(edge, edge, edge),
            volume_mm3=cm3 * 1000.0,
            quantity=quantity,
            price=money(usd, "USD"),
        )
    yield Listed(
        where="shapeways.com, forum 98708",
        what="smallest price of a part, natural white (cube of 10 mm)",
        process=SLS,
        size_mm=(10.0, 10.0, 10.0),
        volume_mm3=300.0,
        quantity=50,
        price=money(5.0, "USD"),
    )


def ours(row: Listed) -> tuple[float, float, float]:
    """(estimate, low, high) of the same piece in euro."""
    x, y, z = row.size_mm
    facts = PartFacts(
        name=row.what,
        known={
            "part": body(row.size_mm, row.volume_mm3, 2.0 * (x * y + y * z + x * z)),
            "overhang": (prism(x, y, z, support_mm3=0.05 * x * y * z),),
            "holes": (),
        },
    )
    offered = capability(row.process, row.material, row.machine)
    found = estimate(
        facts, Route.of(row.process, material=offered.material.id), offered, quantity=row.quantity, currency="EUR"
    )
    return float(found.unit_cost.amount), float(found.low.amount), float(found.high.amount)


def main() -> None:
    """Print the table."""
    print(f"pages read {DAY}; exchange rates of {exchange().date}")
    print(
        f"{'published by':28} {'what':58} {'n':>4} {'theirs':>9} {'ours':>9} {'low':>8} {'high':>9} {'ours/theirs':>11}"
    )
    ratios = []
    for row in listed():
        theirs, (unit, low, high) = eur(row.price), ours(row)
        ratios.append(unit / theirs)
        print(
            f"{row.where:28} {row.what:58} {row.quantity:4d} {theirs:9.2f} {unit:9.2f} {low:8.2f} {high:9.2f} {unit / theirs:11.2f}"
        )
    middle = sorted(ratios)[len(ratios) // 2]
    print(f"{len(ratios)} rows, ours over theirs: median {middle:.2f}, from {min(ratios):.2f} to {max(ratios):.2f}")
    print(f"half of them within a factor of {sorted(math.exp(abs(math.log(r))) for r in ratios)[len(ratios) // 2]:.2f}")


if __name__ == "__main__":
    main()
