"""Judge all parts of a model on the machines that a node offers: one machine and material for them together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dfdm.checks import Judgement, Makeable, Report, Verdict, judge_table
from dfdm.costs import Estimate, estimate
from dfdm.facts import PartFacts
from dfdm.nodes.network import Network, Offers
from dfdm.nodes.node import Node, NodeMachine
from dfdm.processes import Capability, Route


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Placement:
    """All parts of a model on one machine of one node, in one material: what it can, and its reports by part."""

    node: Node
    entry: NodeMachine
    capability: Capability
    route: Route
    makeable: Makeable
    verdict: Verdict
    reports: tuple[Report, ...]

    def estimate(self, facts: PartFacts, *, quantity: int, requirements: Sequence[Any] = ()) -> Estimate:
        """What `quantity` pieces of one of the parts cost there, at the node's own rates and its country's electricity."""
        report = next(report for report in self.reports if report.part == facts.name)
        return estimate(
            facts,
            self.route,
            self.capability,
            quantity=quantity,
            orientation=report.orientation,
            rates={**self.node.rates, **self.entry.rates},
            country=self.node.place.country,
            requirements=requirements,
        )


def place_at(
    parts: Sequence[PartFacts], node: Node, route: Route, *, requirements: Mapping[str, Sequence[Any]]
) -> Placement | None:
    """The machine and material of a node that suit all parts together best, None where it offers nothing for the route.

    A material or machine that the route names is kept to; among equals the default material of the process comes first.
    `requirements` are by part name.
    """
    alone = Network([node])
    offers = alone.offers(route.process, materials=[route.material] if route.material else [])
    if offers is None:
        return None
    rows = offers.on_machine(route.shaping.machine)
    if not len(rows):
        return None
    judged = [
        judge_table(part, offers.table, route=route, requirements=requirements.get(part.name, ())) for part in parts
    ]
    makeable = np.min([j.makeable for j in judged], axis=0)
    verdict = np.max([j.verdict for j in judged], axis=0)
    default = offers.table.process.default_material
    other = np.array([offers.table.bases[base].material.id != default for base in offers.table.base])
    row = int(rows[np.lexsort((rows, other[rows], verdict[rows], -makeable[rows]))][0])
    return _placement(offers, row, route, judged, Makeable.of(makeable[row]), Verdict.of(verdict[row]))


def _placement(
    offers: Offers, row: int, route: Route, judged: Sequence[Judgement], makeable: Makeable, verdict: Verdict
) -> Placement:
    node, entry = offers.of(row)
    capability = offers.table.one(row)
    return Placement(
        node=node,
        entry=entry,
        capability=capability,
        route=route.at(material=capability.material.id, machine=entry.machine.id),
        makeable=makeable,
        verdict=verdict,
        reports=tuple(judgement.report(row) for judgement in judged),
    )
