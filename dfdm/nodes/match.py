"""Find who can make a part, where, by when, for how much: hard filters first, then price, time and emissions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dfdm.checks import judge_table
from dfdm.errors import InputError
from dfdm.facts import Measurements, PartFacts
from dfdm.nodes.candidate import Candidates, Listed, Reason
from dfdm.nodes.certified import CertificateBook
from dfdm.nodes.columns import Ground
from dfdm.nodes.entries import Entries
from dfdm.nodes.filters import Refusals, WantedOfNode, refusals
from dfdm.nodes.network import Network
from dfdm.nodes.place import Place, locate
from dfdm.nodes.ranking import Ranking
from dfdm.nodes.score import Preferences
from dfdm.nodes.terms import Order
from dfdm.processes import Route, Step
from dfdm.rights.export_control import CHECK, UNDECLARED, ExportClassification
from dfdm.rights.license import classify
from dfdm.trust.trustlist import TrustList


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
    export: ExportClassification | None = None,
    certificates: Sequence[str] = (),
    trust: TrustList | None = None,
    stated_certificates: bool = False,
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
    shaping process: a node must offer them all. `requirements` are those of the one part, or by part name. Of `certificates`
    that are asked for only those count that an issuer listed in `trust` signed (none listed: none), for that process there;
    with `stated_certificates` what nodes state of themselves is taken. `export` is how its owner classifies the design:
    where it may not go nobody is asked; without it that is listed as not checked.
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
    demands = WantedOfNode(
        operations=tuple(step.id for step in route.steps[1:]) if route else (),
        license=classify(license) if license else None,
        export=export,
        certificates=tuple(certificates),
        to=place,
        day=moment.date(),
        book=None if stated_certificates else CertificateBook(trust=trust or TrustList(), at=moment),
    )
    distances = network.distances_km(place)
    terms = _terms(network, processes, route)
    refused = _refused(network, demands, terms)
    wanted = materials or ([route.material] if route and route.material else [])
    grounds = [_ground(network, term, wanted, order, distances) for term in terms]
    offered = [
        Entries(ground, refused[ground.offers.table.process.term], every_material=bool(wanted) or every_material)
        for ground in grounds
        if ground is not None
    ]
    cares = preferences or Preferences()
    listed = Ranking(network, offered, distances, cares, lacking=(processes or (), wanted))
    return Candidates(
        model=facts.model if isinstance(facts, Measurements) else facts.name,
        to=place,
        quantity=quantity,
        currency=currency,
        at=moment,
        all=Listed(len(listed), listed.candidate),
        able_count=listed.able_count,
        notes=network.notes,
        not_checked=() if export else (Reason(code=CHECK, message=UNDECLARED),),
        preferences=cares,
        ranking=listed,
    )


def _refused(network: Network, demands: WantedOfNode, terms: Sequence[str]) -> Mapping[str, Refusals]:
    """The nodes that are ruled out, by process: only the scope of a certificate makes a difference among processes."""
    if not demands.certificates:
        return dict.fromkeys(terms, refusals(network, demands))
    return {term: refusals(network, replace(demands, process=term)) for term in terms}


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
) -> Ground | None:
    offers = network.offers(term, materials=materials)
    if offers is None:
        return None
    route = order.route or Route(steps=(Step(kind="process", id=term),))
    judgements = [
        judge_table(
            part,
            offers.table,
            route=route,
            orientation=order.orientation,
            requirements=order.requirements.get(part.name, ()),
        )
        for part in order.parts
    ]
    return Ground.of(offers, judgements, replace(order, route=route), distances)
