"""Candidates as columns: what a table, a plot and a map of thousands show, without an object for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from dfdm.nodes.node import Node
from dfdm.nodes.risk import risks_of

if TYPE_CHECKING:
    from dfdm.nodes.candidate import Candidates

Floats = NDArray[np.float64]
Integers = NDArray[np.intp]
NUMBERS: Final = ("delivered", "unit", "low", "high", "p50_s", "p90_s", "co2e_kg", "co2e_low_kg", "co2e_high_kg")


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Listing:
    """Columns (n,) of candidates in their order; the texts and nodes that they number stand once.

    Prices are per piece in the currency of the candidates, times in s, distances in km; NaN where there are no terms.
    `low` and `high` are of the price without delivery. `risk` (n, 3) is the risk of the node, its low and its high end. A process, material or machine of -1 is none. `verdict` and
    `makeable` are codes.
    """

    nodes: Sequence[Node]
    processes: tuple[str, ...]
    materials: tuple[str, ...]
    machines: tuple[str, ...]
    node: Integers
    process: Integers
    material: Integers
    machine: Integers
    verdict: Integers
    makeable: Integers
    pareto: NDArray[np.bool_]
    score: Floats
    distance_km: Floats
    risk: Floats
    delivered: Floats
    unit: Floats
    low: Floats
    high: Floats
    p50_s: Floats
    p90_s: Floats
    co2e_kg: Floats
    co2e_low_kg: Floats
    co2e_high_kg: Floats

    def __len__(self) -> int:
        return len(self.node)

    def ids(self) -> list[str]:
        """What names each candidate: node, process and material."""
        processes, materials = (*self.processes, ""), (*self.materials, "")
        return [
            f"{self.nodes[n].id} {processes[p]} {materials[m]}"
            for n, p, m in zip(self.node.tolist(), self.process.tolist(), self.material.tolist(), strict=True)
        ]


def listing(candidates: Candidates) -> Listing:
    """The columns of candidates, from what they were ranked from where that is known, else one by one."""
    if candidates.ranking is not None:
        return candidates.ranking.listing()
    listed = list(candidates)
    nodes = list({c.node.id: c.node for c in listed}.values())
    place = {node.id: n for n, node in enumerate(nodes)}
    terms = {name: np.full(len(listed), np.nan) for name in NUMBERS}
    for n, candidate in enumerate(listed):
        found = candidate.terms
        if found is not None:
            money = (found.delivered, found.unit_cost, found.low, found.high)
            times, emitted = (found.lead_time_p50_s, found.lead_time_p90_s), (found.co2e_low_kg, found.co2e_high_kg)
            numbers = (*(float(m.amount) for m in money), *times, found.co2e_kg, *emitted)
            for name, number in zip(NUMBERS, numbers, strict=True):
                terms[name][n] = number
    processes, process = numbered([c.process for c in listed])
    materials, material = numbered([c.material for c in listed])
    machines, machine = numbered([c.machine for c in listed])
    return Listing(
        nodes=nodes,
        processes=processes,
        materials=materials,
        machines=machines,
        node=np.array([place[c.node.id] for c in listed], dtype=np.intp),
        process=process,
        material=material,
        machine=machine,
        verdict=np.array([c.verdict.code for c in listed], dtype=np.intp),
        makeable=np.array([c.makeable.code for c in listed], dtype=np.intp),
        pareto=np.array([c.pareto for c in listed], dtype=np.bool_),
        score=np.array([np.nan if c.score is None else c.score for c in listed], dtype=np.float64),
        distance_km=np.array([c.distance_km for c in listed], dtype=np.float64),
        risk=risks_of([c.node for c in listed]),
        **terms,
    )


def numbered(texts: Sequence[str]) -> tuple[tuple[str, ...], Integers]:
    """Distinct texts, sorted, and the place of each among them; an empty text has the place -1."""
    words = sorted({text for text in texts if text})
    place = {"": -1, **{word: n for n, word in enumerate(words)}}
    return tuple(words), np.array([place[text] for text in texts], dtype=np.intp)
