"""Estimate what a part costs by a route: work from facts, price from rates, emissions from energy and material."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import ROUND_FLOOR, Decimal
from types import MappingProxyType
from typing import Final

from dfdm.cited import Cited
from dfdm.costs import wording
from dfdm.costs.basis import Basis
from dfdm.costs.carbon import Emission, grid_note, of_energy, of_material, of_packaging, total
from dfdm.costs.circularity import circularity
from dfdm.costs.covered import outside
from dfdm.costs.document import CostLine, Estimate
from dfdm.costs.energy import Energy, energy_of
from dfdm.costs.exchange import exchange
from dfdm.costs.feedstock import Feedstock, feedstock
from dfdm.costs.following import LaterProcess, later_processes
from dfdm.costs.inspecting import checks_of, inspection_rates
from dfdm.costs.pricing import Addition, Extra, Following, alone_s, bought_g, machines_s, order_s, unit_lines
from dfdm.costs.profile import FffProfile
from dfdm.costs.rating import Rating
from dfdm.costs.work import DRIVERS, Job, NotPricedError, Work, work_of
from dfdm.errors import InputError
from dfdm.facts import Orientation, PartFacts
from dfdm.facts.rounding import Vector
from dfdm.money import MINOR_UNITS, Money
from dfdm.processes import Capability, Operation, Process, Route, catalog
from dfdm.requirements import Resolved

NO_RATES: Final[Mapping[str, Cited]] = MappingProxyType({})
ALWAYS_LEFT_OUT: Final = ("freight to the buyer", "duties and taxes")


def estimate(
    facts: PartFacts,
    route: Route,
    capability: Capability,
    *,
    quantity: int = 1,
    orientation: Vector | Orientation | None = None,
    profile: FffProfile | None = None,
    rates: Mapping[str, Cited] | None = None,
    country: str = "",
    requirements: Sequence[Resolved] = (),
    currency: str = "EUR",
) -> Estimate:
    """Estimate `quantity` pieces of a part by a route on a capability.

    `rates` are the node's own and win over those of process, material and machine; `orientation` is the build direction
    (as modeled if none is given); `country` (ISO 3166 alpha-2) decides the electricity; amounts are in `currency`, at the
    dated rates of `exchange()`. A part that this process cannot price is a NotPricedError, a quantity below 1 an
    InputError.
    """
    if quantity < 1:
        raise InputError(f"the quantity must be at least 1, found {quantity}")
    own = rates or NO_RATES
    merged = {**capability.rates, **own}
    work = work_for(
        facts, route, capability, orientation=orientation, profile=profile, rates=merged, requirements=requirements
    )
    operations = tuple(catalog().operation(step.id) for step in route.operations)
    price = merged.get("material_price") or capability.material.properties.get("price")
    checks, not_inspected = checks_of(requirements)
    later, not_made = later_processes(facts, route, capability, own)
    works = ((capability.process, work), *((one.offered.process, one.work) for one in later))
    unpriced = _unpriced(works)
    left_out = [*unpriced[0], *_not_covered(requirements, operations, work), *ALWAYS_LEFT_OUT, *not_inspected]
    if price is not None and price.unit.endswith("/kg"):
        merged["material_price"] = price
    else:
        merged.pop("material_price", None)
        left_out.insert(0, f"material: no price per kg of {capability.material.id} is known")
    left_out += not_made
    for operation in operations:
        merged |= {f"{operation.id}.{key}": cited for key, cited in operation.rates.items()}
    for one, said in zip(later, unpriced[1:], strict=True):
        merged |= one.named
        left_out += said
    if checks:
        merged = {**inspection_rates(), **merged}
    included = _included(works, merged)
    left_out += [
        f"{item.what}: the rate '{item.rate}' is not known"
        for prefix, made in (("", work), *((f"{one.id}.", one.work) for one in later))
        for item in made.consumed
        if prefix + item.rate not in merged
    ]
    additions: tuple[Addition, ...] = (
        *(Following(id=one.id, work=one.work) for one in later),
        *(Extra(id=o.id, features=_features(o, work, requirements)) for o in operations if o.id not in included),
        *checks,
    )
    rating = Rating.of(merged, currency, exchange())
    once = [f"{o.name}: in the price of {included[o.id]}, not added again" for o in operations if o.id in included]
    return _assembled(facts, route, capability, work, rating, quantity, additions, later, country, left_out, once)


def _unpriced(works: Sequence[tuple[Process, Work]]) -> list[tuple[str, ...]]:
    """Of each process, in words, what neither it nor another of the route prices."""
    drivers = [process.drivers[0] for process, _ in works]
    return [work.unpriced(drivers[:i] + drivers[i + 1 :]) for i, (_, work) in enumerate(works)]


def _included(works: Sequence[tuple[Process, Work]], rates: Mapping[str, Cited]) -> dict[str, str]:
    """The secondary operations that the work of a process includes, with the name of that process.

    What a later process does after its own work (`post`) is not what the first one leaves behind.
    """
    found = {operation: process.name for process, work in reversed(works) for operation in work.includes}
    (shaping, work), post = works[0], rates.get("post_time")
    return found | dict.fromkeys(work.post if post is not None and post.number > 0.0 else (), shaping.name)


def work_for(
    facts: PartFacts,
    route: Route,
    capability: Capability,
    *,
    orientation: Vector | Orientation | None = None,
    profile: FffProfile | None = None,
    rates: Mapping[str, Cited] | None = None,
    requirements: Sequence[Resolved] = (),
) -> Work:
    """The work of one piece, before any rate of money; remembered per part, so that many nodes share it.

    `requirements` that a later step of the route provides are left to it.
    """
    drivers = capability.process.drivers
    if not drivers:
        raise NotPricedError(f"this version does not price {capability.process.term}")
    job = Job(
        facts=facts,
        material=capability.material,
        rates=capability.rates if rates is None else rates,
        orientation=_lying(facts, orientation) if capability.process.family == "additive" else None,
        profile=profile,
        options=capability.machine.options if capability.machine else (),
        limits=capability.limits,
        route_parameters=route.shaping.parameters,
        tools=capability.tools,
        requirements=_of_shaping(requirements, route),
    )
    return work_of(drivers[0], job)


def _of_shaping(requirements: Sequence[Resolved], route: Route) -> tuple[Resolved, ...]:
    """The requirements that no later step of the route provides."""
    if not requirements:
        return ()
    later = {kind for step in route.operations for kind in catalog().operation(step.id).provides}
    return tuple(r for r in requirements if r.requirement.kind not in later)


def _lying(facts: PartFacts, wanted: Vector | Orientation | None) -> Orientation | None:
    if isinstance(wanted, Orientation):
        return wanted
    known = facts.orientations or ()
    if wanted is None:
        return known[0] if known else None
    found = facts.orientation(wanted)
    if found is not None:
        return found
    raise InputError(f"{facts.name} was not measured with {wanted} up; measured: {[o.up for o in known]}")


def _features(operation: Operation, work: Work, requirements: Sequence[Resolved]) -> float:
    """How often an operation counts on this part: on holes, where the design declares what it provides, if it does."""
    declared = [r for r in requirements if r.requirement.kind in operation.provides]
    if operation.per == "hole" and declared:
        return float(sum(len(r.at_mm) for r in declared))
    counts = {"piece": 1.0, "hole": float(work.holes), "edge_m": work.edge_m, "m2": work.surface_m2}
    return counts[operation.per]


def _not_covered(requirements: Sequence[Resolved], operations: Sequence[Operation], work: Work) -> list[str]:
    """Demands that neither the work nor an operation of the route provides: they are left out of the price."""
    provided = {kind for operation in operations for kind in operation.provides}
    found = {
        f"{r.requirement.kind} required on {r.requirement.on}"
        for r in requirements
        if r.requirement.kind not in provided
        and r.requirement.kind != "quantity"
        and (r.requirement.kind, r.requirement.on) not in work.met
    }
    return sorted(found)


def _assembled(
    facts: PartFacts,
    route: Route,
    capability: Capability,
    work: Work,
    rating: Rating,
    quantity: int,
    additions: tuple[Addition, ...],
    later: tuple[LaterProcess, ...],
    country: str,
    left_out: Sequence[str],
    once: Sequence[str],
) -> Estimate:
    amounts = unit_lines(work, rating.numbers, quantity, additions)
    made_from = Basis(work=work, rating=rating, additions=additions)
    low, high = made_from.interval(quantity)
    kept = {key: float(amount) for key, amount in amounts.items() if float(amount) > 0.0}
    cents = _to_the_cent(kept, rating.currency)
    lines = tuple(
        CostLine(
            what=wording.name(key),
            amount=Money(amount=cents[key], currency=rating.currency),
            basis=wording.basis(key, work, rating, quantity, additions),
            sources=tuple(sorted({*rating.sources(*wording.reads(key)), *wording.sources(key, work, additions)})),
            step=wording.step(key, route.process),
            party=wording.party(key),
        )
        for key in kept
    )
    unit = Money(amount=sum(cents.values(), Decimal(0)), currency=rating.currency)
    energy, stock = _energy(work, rating, quantity, later), feedstock(capability.material, rating.cited)
    unknown = [] if energy.rates else ["energy and its emissions: the machine's power is not known"]
    if stock.factor is None:
        unknown.append(f"emissions of the material: no factor of {capability.material.id} is known")
    if work.consumed:
        unknown.append(f"emissions of what is used up: {', '.join(dict.fromkeys(used.what for used in work.consumed))}")
    emissions = _emissions(work, rating, energy, stock, country)
    co2e = total(emissions)
    driven = DRIVERS[capability.process.drivers[0]].reads
    used = dict.fromkeys(
        [rate for key in kept for rate in wording.reads(key)]
        + list(energy.rates)
        + list(driven)
        + [k for one in later for k in one.reads]
    )
    machine_time = float(machines_s(work, quantity, additions))
    return Estimate(
        part=facts.name,
        route=route,
        process=capability.process.term,
        material=capability.material.id,
        machine=capability.machine.id if capability.machine else "",
        node=capability.node or "",
        country=country.upper(),
        quantity=quantity,
        unit_cost=unit,
        low=min(Money.of(round(float(low), 9), rating.currency).rounded(), unit, key=_amount),
        high=max(Money.of(round(float(high), 9), rating.currency).rounded(), unit, key=_amount),
        lines=lines,
        machine_time_s=machine_time,
        material_g=work.material_g,
        stock_g=work.stock_g,
        setups=work.setups,
        energy_kwh=energy.kwh,
        co2e_kg=co2e[0],
        co2e_low_kg=co2e[1],
        co2e_high_kg=co2e[2],
        emissions=emissions,
        not_priced=tuple(dict.fromkeys([*unknown, *left_out])),
        assumptions=tuple(
            note
            for note in dict.fromkeys(
                [
                    *once,
                    *work.assumptions,
                    *(assumption for one in later for assumption in one.work.assumptions),
                    *rating.assumptions(*used),
                    *stock.notes,
                    grid_note(country) if energy.rates else "",
                    *outside(
                        rating.cited,
                        mass_g=work.material_g,
                        quantity=quantity,
                        material=capability.material.id,
                        process=capability.process.term,
                    ),
                ]
            )
            if note
        ),
        circularity=circularity(work, capability, route, rating.numbers, stock),
        exchange_date=rating.exchange_date,
        unattended_s=float(alone_s(work, rating.numbers, quantity, additions)),
        lead_work_s=float(order_s(work, rating.numbers, quantity, additions)),
        basis=made_from,
    )


def _amount(money: Money) -> Decimal:
    return money.amount


def _energy(work: Work, rating: Rating, quantity: int, later: Sequence[LaterProcess]) -> Energy:
    """As `energy_of`, over all processes: what is not known of one is not counted; the intervals are added, the cautious way."""
    found = [(energy_of(work, rating, quantity), "")]
    found += [(energy_of(one.work, rating.under(f"{one.id}."), quantity), f"{one.id}.") for one in later]
    return Energy(
        kwh=sum(energy.kwh for energy, _ in found),
        low=sum(energy.low for energy, _ in found),
        high=sum(energy.high for energy, _ in found),
        rates=tuple(prefix + key for energy, prefix in found for key in energy.rates),
    )


def _emissions(work: Work, rating: Rating, energy: Energy, stock: Feedstock, country: str) -> tuple[Emission, ...]:
    """Material with its waste and scrap, electricity of good and scrapped pieces, packaging."""
    tries = 1.0 / rating.numbers.get("yield", 1.0)
    bought = float(bought_g(work, rating.numbers)) / 1000.0 * tries
    parts = (
        of_material(bought, stock.factor),
        of_energy(energy.kwh, country, interval=(energy.low, energy.high), tries=tries),
        of_packaging(work.material_g / 1000.0),
    )
    return tuple(part for part in parts if part is not None)


def _to_the_cent(amounts: Mapping[str, float], currency: str) -> dict[str, Decimal]:
    """Round amounts so that they add up to the rounded sum: all down, then the largest rests up (largest remainder)."""
    cent = Decimal(1).scaleb(-MINOR_UNITS.get(currency, 2))
    exact = {key: Decimal(repr(round(amount, 9))) for key, amount in amounts.items()}
    down = {key: amount.quantize(cent, rounding=ROUND_FLOOR) for key, amount in exact.items()}
    whole = Money(amount=sum(exact.values(), Decimal(0)), currency=currency).rounded().amount
    missing = int((whole - sum(down.values(), Decimal(0))) / cent)
    by_rest = sorted(exact, key=lambda key: (down[key] - exact[key], key))
    return {key: down[key] + (cent if key in by_rest[:missing] else Decimal(0)) for key in exact}
