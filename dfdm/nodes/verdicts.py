"""Judge parts on the machines that nodes offer: the best report per node, or one machine for a whole model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

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
    rows = _on_machine(offers, route.shaping.machine)
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


def _on_machine(offers: Offers, machine: str) -> NDArray[np.intp]:
    """The rows on a machine of that id; all where none is named."""
    rows = np.arange(len(offers))
    if not machine:
        return rows
    named = [offers.network.nodes[n].machines[m].machine.id for n, m in zip(offers.node, offers.machine, strict=True)]
    return np.flatnonzero(np.array(named) == machine)


def judge_nodes(
    facts: PartFacts,
    network: Network,
    route: Route,
    *,
    requirements: Sequence[Any] = (),
    orientation: Any = None,  # noqa: ANN401 - what `checks.judge` takes
    language: str = "en",
) -> list[Report]:
    """The report of each node that offers the route's process, for the machine and material that suit the part best.

    A material or machine that the route names is kept to. Nodes that do not offer the process are not listed.
    """
    wanted = [route.material] if route.material else []
    offers = network.offers(route.process, materials=wanted)
    if offers is None:
        return []
    found = judge_table(facts, offers.table, route=route, orientation=orientation, requirements=requirements)
    rows = _on_machine(offers, route.shaping.machine)
    order = rows[np.lexsort((rows, found.verdict[rows], -found.makeable[rows], offers.node[rows]))]
    first = np.unique(offers.node[order], return_index=True)[1]
    return [found.report(int(row), language=language) for row in order[first]]
