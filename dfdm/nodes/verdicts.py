"""Judge a part on the machines that nodes offer: the best report per node, with the reason where it is no."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from dfdm.checks import Report, judge_table
from dfdm.facts import PartFacts
from dfdm.nodes.network import Network
from dfdm.processes import Route


def judge_nodes(
    facts: PartFacts,
    network: Network,
    route: Route,
    *,
    requirements: Sequence[Any] = (),
    orientation: Any = None,  # noqa: ANN401 - what `checks.judge` takes
) -> list[Report]:
    """The report of each node that offers the route's process, for the machine and material that suit the part best.

    A material or machine that the route names is kept to. Nodes that do not offer the process are not listed.
    """
    wanted = [route.material] if route.material else []
    offers = network.offers(route.process, materials=wanted)
    if offers is None:
        return []
    found = judge_table(facts, offers.table, route=route, orientation=orientation, requirements=requirements)
    rows = np.arange(len(offers))
    if route.shaping.machine:
        named = [network.nodes[n].machines[m].machine.id for n, m in zip(offers.node, offers.machine, strict=True)]
        rows = rows[np.array(named) == route.shaping.machine]
    order = rows[np.lexsort((rows, found.verdict[rows], -found.makeable[rows], offers.node[rows]))]
    first = np.unique(offers.node[order], return_index=True)[1]
    return [found.report(int(row)) for row in order[first]]
