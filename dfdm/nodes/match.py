"""Find who can make a part, where, by when, for how much: hard filters first, then price, time and emissions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from dfdm.checks import Judgement, Makeable, Verdict, judge_table
from dfdm.costs.exchange import exchange
from dfdm.errors import InputError
from dfdm.facts import Measurements, PartFacts
from dfdm.money import Money
from dfdm.nodes.candidate import Candidate, Candidates, Reason, Terms
from dfdm.nodes.filters import Demands, refusals
from dfdm.nodes.network import Network, Offers
from dfdm.nodes.node import Node
from dfdm.nodes.place import Place, distances_km, locate
from dfdm.nodes.score import Preferences, pareto_front
from dfdm.nodes.terms import Order, terms_of
from dfdm.processes import Route, Step
from dfdm.rights.license import classify

SECONDS_PER_DAY: Final = 86400.0
_SCORED_IN: Final = "EUR"


@dataclass(frozen=True, kw_only=True, eq=False)
class _Ground:
    """What all rows of one process share: the offers, what the checks said of every part, the order."""

    offers: Offers
    judgements: tuple[Judgement, ...]
    makeable: NDArray[np.int8]
    verdict: NDArray[np.int8]
    order: Order
    distance_km: NDArray[np.float64]


def match(
    facts: PartFacts | Measurements,
    network: Network,
    *,
    to: Place | str,
    quantity: int = 1,
    processes: Sequence[str] | None = None,
    materials: Sequence[str] = (),
    every_material: bool = False,
    route: Route | None = None,
    license: str = "",
    certificates: Sequence[str] = (),
    requirements: Sequence[Any] | Mapping[str, Sequence[Any]] = (),
    orientation: Any = None,  # noqa: ANN401 - as the checks take it
    profile: Any = None,  # noqa: ANN401 - as the estimate takes it
    preferences: Preferences | None = None,
    currency: str = "EUR",
    at: datetime | None = None,
) -> Candidates:
    """All candidates for a part or a model of several parts, the best first; who cannot has reasons.

    `processes` and `materials` narrow what is looked at (default: all that the network offers, each node in the default
    material of the process where it can, in all it stocks with `every_material`); `route` fixes the steps after the
    shaping process: a node must offer them all. `requirements` are those of the one part, or by part name.
    Judged by checks on each node's machines, priced and timed by estimates: nothing here is an offer.
    """
    if quantity < 1:
        raise InputError(f"a quantity is at least 1, not {quantity}")
    parts = facts.parts if isinstance(facts, Measurements) else (facts,)
    place = locate(to) if isinstance(to, str) else to
    moment = at or datetime.now(UTC)
    order = Order(
        parts=parts,
        quantity=quantity,
        to=place,
        at=moment,
        currency=currency,
        route=route,
        requirements=_by_part(requirements, parts),
        orientation=orientation,
        profile=profile,
    )
    demands = Demands(
        operations=tuple(step.id for step in route.steps[1:]) if route else (),
        license=classify(license) if license else None,
        certificates=tuple(certificates),
        to=place,
        day=moment.date(),
    )
    distances = distances_km(place, network.points)
    refused = {n: reasons for n, node in enumerate(network.nodes) if (reasons := refusals(node, demands))}
    wanted = materials or ([route.material] if route and route.material else [])
    found: list[Candidate] = []
    for term in _terms(network, processes, route):
        ground = _ground(network, term, wanted, order, distances)
        if ground is not None:
            found += _candidates(ground, refused, every_material=bool(wanted) or every_material)
    found += _nothing_fitting(network, found, distances, processes or (), wanted)
    return Candidates(
        model=facts.model if isinstance(facts, Measurements) else facts.name,
        to=place,
        quantity=quantity,
        currency=currency,
        at=moment,
        all=_ranked(found, preferences or Preferences()),
        notes=network.notes,
    )


def _terms(network: Network, processes: Sequence[str] | None, route: Route | None) -> list[str]:
    if route is not None:
        return [route.process]
    if processes:
        return sorted({network.pages.process(name).term for name in processes})
    return [term for term in network.processes if term in network.pages.processes]


def _by_part(
    requirements: Sequence[Any] | Mapping[str, Sequence[Any]], parts: Sequence[PartFacts]
) -> Mapping[str, Sequence[Any]]:
    if isinstance(requirements, Mapping):
        return requirements
    if requirements and len(parts) > 1:
        raise InputError("a model of several parts needs its requirements by part name")
    return {parts[0].name: requirements}


def _ground(
    network: Network, term: str, materials: Sequence[str], order: Order, distances: NDArray[np.float64]
) -> _Ground | None:
    offers = network.offers(term, materials=materials)
    if offers is None:
        return None
    route = order.route or Route(steps=(Step(kind="process", id=term),))
    judgements = tuple(
        judge_table(
            part,
            offers.table,
            route=route,
            orientation=order.orientation,
            requirements=order.requirements.get(part.name, ()),
        )
        for part in order.parts
    )
    return _Ground(
        offers=offers,
        judgements=judgements,
        makeable=np.min([j.makeable for j in judgements], axis=0),
        verdict=np.max([j.verdict for j in judgements], axis=0),
        order=replace(order, route=route),
        distance_km=distances,
    )


def _candidates(
    ground: _Ground, refused: Mapping[int, tuple[Reason, ...]], *, every_material: bool
) -> Iterator[Candidate]:
    """One candidate per node and material: on the machine that can, then warns least, then costs least.

    Unless every material is wanted, a node that can make it in the default material of the process is not asked for
    the others that it stocks.
    """
    offers = ground.offers
    materials = [base.material.id for base in offers.table.bases]
    default = offers.table.process.default_material
    groups: dict[int, dict[str, list[int]]] = {}
    for row, (node, base) in enumerate(zip(offers.node.tolist(), offers.table.base.tolist(), strict=True)):
        groups.setdefault(node, {}).setdefault(materials[base], []).append(row)
    for n, by_material in groups.items():
        for material in sorted(by_material, key=lambda name: (name != default, name)):
            candidate = _of_group(ground, n, by_material[material], refused.get(n, ()))
            yield candidate
            if material == default and candidate.able and not every_material:
                break


def _of_group(ground: _Ground, n: int, rows: Sequence[int], against: tuple[Reason, ...]) -> Candidate:
    most = max(int(ground.makeable[row]) for row in rows)
    able = [row for row in rows if int(ground.makeable[row]) == most]
    least = min(int(ground.verdict[row]) for row in able)
    able = [row for row in able if int(ground.verdict[row]) == least]
    if against or most == Makeable.NO.code:
        row = able[0]
        unable = most == Makeable.NO.code
        return _candidate(ground, n, row, None, lambda: (*against, *(_why_not(ground, row) if unable else ())))
    priced: list[tuple[int, Terms]] = []
    failed: list[Reason] = []
    for row in able:
        node, entry = ground.offers.of(row)
        ways = [judgement.ways[int(judgement.choice[row])] for judgement in ground.judgements]
        terms = terms_of(ground.order, node, entry, ground.offers.table.one(row), ways, float(ground.distance_km[n]))
        if isinstance(terms, Reason):
            failed.append(terms)
        else:
            priced.append((row, terms))
    if not priced:
        row = able[0]
        unclear = most != Makeable.YES.code
        return _candidate(
            ground, n, row, None, lambda: (*dict.fromkeys(failed), *(_why_not(ground, row) if unclear else ()))
        )
    row, terms = min(priced, key=lambda found: (found[1].delivered.amount, found[0]))
    reasons = tuple if most == Makeable.YES.code else (lambda: _why_not(ground, row))
    return _candidate(ground, n, row, terms, reasons)


def _candidate(ground: _Ground, n: int, row: int, terms: Terms | None, reasons: Any) -> Candidate:  # noqa: ANN401
    base = ground.offers.table.bases[int(ground.offers.table.base[row])]
    node, entry = ground.offers.of(row)
    assert ground.order.route is not None
    return Candidate(
        node=node,
        machine=entry.machine.id,
        route=ground.order.route.at(material=base.material.id, machine=entry.machine.id),
        process=base.process.term,
        material=base.material.id,
        verdict=Verdict.of(int(ground.verdict[row])),
        makeable=Makeable.of(int(ground.makeable[row])),
        distance_km=float(ground.distance_km[n]),
        terms=terms,
        reasons=reasons,
    )


def _why_not(ground: _Ground, row: int) -> tuple[Reason, ...]:
    several = len(ground.judgements) > 1
    return tuple(
        Reason(code="check", message=f"{judgement.facts.name}: {text}" if several else text)
        for judgement in ground.judgements
        for text in judgement.why_not(row)
    )


def _nothing_fitting(
    network: Network,
    found: Sequence[Candidate],
    distances: NDArray[np.float64],
    processes: Sequence[str],
    materials: Sequence[str],
) -> Iterator[Candidate]:
    """The nodes that no row stands for: without machines, without the process, or without the material."""
    there = {candidate.node.id for candidate in found}
    for n, node in enumerate(network.nodes):
        if node.id not in there:
            yield Candidate(
                node=node,
                machine="",
                route=None,
                process="",
                material="",
                verdict=Verdict.UNKNOWN,
                makeable=Makeable.NO if node.machines else Makeable.UNKNOWN,
                distance_km=float(distances[n]),
                terms=None,
                reasons=lambda node=node: (_lacks(node, network, processes, materials),),  # type: ignore[misc]
            )


def _lacks(node: Node, network: Network, processes: Sequence[str], materials: Sequence[str]) -> Reason:
    if not node.machines:
        return Reason(code="listed-only", message="is listed without machines: what it can make is not known")
    wanted = {network.pages.process(name).term for name in processes}
    if wanted and not wanted & set(node.processes):
        has = ", ".join(node.processes)
        return Reason(code="process", message=f"has no machine for {', '.join(sorted(wanted))}; it offers {has}")
    named = f" {', '.join(materials)}" if materials else " any material of its machines"
    return Reason(code="material", message=f"does not stock{named}, or no machine of it works that")


def _ranked(found: Sequence[Candidate], preferences: Preferences) -> tuple[Candidate, ...]:
    able = [c for c in found if c.able]
    rest = [c for c in found if not c.able]
    if able:
        values = np.array([_values(c.terms) for c in able if c.terms is not None])
        scores, front = preferences.scores(values), pareto_front(values)
        able = [replace(c, score=float(s), pareto=bool(p)) for c, s, p in zip(able, scores, front, strict=True)]
    able.sort(key=lambda c: (-(c.score or 0.0), c.node.id, c.process, c.material))
    rest.sort(key=lambda c: (-c.makeable.code, c.distance_km, c.node.id, c.process, c.material))
    return (*able, *rest)


def _values(terms: Terms) -> tuple[float, float, float]:
    """Price (EUR), lead time P90 (days), kgCO2e, rounded as they are written, so that ties are ties."""
    price: Money = exchange().convert(terms.delivered, _SCORED_IN).rounded()
    return float(price.amount), round(terms.lead_time_p90_s) / SECONDS_PER_DAY, round(terms.co2e_kg, 6)
