"""What the nodes of a network have, as columns: their machines, the materials they work and stock, the rates they state."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dfdm.cited import Cited
from dfdm.nodes.node import Node
from dfdm.processes import Machine, Material
from dfdm.processes.toolset import CuttingTool

IntArray = NDArray[np.intp]
BoolArray = NDArray[np.bool_]
_ANY: Final = ()


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Stated:
    """The figures of one rate that nodes or machines state themselves: who (k,), and each in its own unit."""

    owner: IntArray
    cited: Sequence[Cited]


class Census:
    """The m machines of n nodes, in their order, each array (m,) unless it says otherwise.

    `node` and `place` say where a machine stands (`nodes[node].machines[place]`), `count` how many of it; `page` numbers
    the distinct `pages`, of which those of the catalog stand once and a node's own ones each time. `of_nodes` and
    `of_machines` are rates by key. Machines with limits of their own are `limited`.
    """

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.nodes = nodes
        self.counts = np.array([len(node.machines) for node in nodes], dtype=np.intp)
        self.node = np.repeat(np.arange(len(nodes)), self.counts)
        self.place = np.arange(len(self.node)) - np.repeat(np.cumsum(self.counts) - self.counts, self.counts)
        entries = [entry for node in nodes for entry in node.machines]
        self.count = np.array([entry.count for entry in entries], dtype=np.float64)
        known: dict[object, int] = {}
        self.pages: list[Machine] = []
        self.tools: list[tuple[CuttingTool, ...]] = []
        page = []
        for node in nodes:
            for place, entry in enumerate(node.machines):
                tools = node.tools_at(entry) if node.tools or entry.tools else ()
                number = known.setdefault((node.id, place) if tools else id(entry.machine), len(known))
                if number == len(self.pages):
                    self.pages.append(entry.machine)
                    self.tools.append(tools)
                page.append(number)
        self.page = np.array(page, dtype=np.intp)
        self.limited = [m for m, entry in enumerate(entries) if entry.limits or entry.limits_for]
        self._stocked = _named([node.materials for node in nodes])
        self._worked = _named([entry.materials for entry in entries])
        self.of_nodes = _stated([node.rates for node in nodes])
        self.of_machines = _stated([entry.rates for entry in entries])

    def works(self, process: str, materials: Sequence[Material]) -> BoolArray:
        """Whether each machine (m, materials) works each material of a process, and its node stocks it."""
        does = np.array([process in machine.processes for machine in self.pages], dtype=bool)
        can = np.array(
            [
                [d and machine.works(material) for material in materials]
                for d, machine in zip(does, self.pages, strict=True)
            ],
            dtype=bool,
        ).reshape(len(self.pages), len(materials))
        found = can[self.page]
        found &= _among(self._worked, len(self.page), materials)
        here = np.flatnonzero(does[self.page])
        found[here] &= _among(self._stocked, len(self.nodes), materials)[self.node[here]]
        return found


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class _Named:
    """Which of many owners name which materials: pairs (k,), and the owners that name none."""

    words: Mapping[str, int]
    owner: IntArray
    word: IntArray
    silent: IntArray


def _named(lists: Sequence[Sequence[str]]) -> _Named:
    words: dict[str, int] = {}
    word = [words.setdefault(name, len(words)) for names in lists for name in names]
    lengths = np.array([len(names) for names in lists], dtype=np.intp)
    return _Named(
        words=words,
        owner=np.repeat(np.arange(len(lists)), lengths),
        word=np.array(word, dtype=np.intp),
        silent=np.flatnonzero(lengths == 0),
    )


def _among(named: _Named, count: int, materials: Sequence[Material]) -> BoolArray:
    """Whether each owner (n, materials) names a material; one that names none takes all."""
    found = np.zeros((count, len(named.words)), dtype=bool)
    found[named.owner, named.word] = True
    taken = np.zeros((count, len(materials)), dtype=bool)
    for k, material in enumerate(materials):
        if material.id in named.words:
            taken[:, k] = found[:, named.words[material.id]]
    taken[named.silent] = True
    return taken


def _stated(tables: Iterable[Mapping[str, Cited]]) -> dict[str, Stated]:
    owners: dict[str, list[int]] = {}
    figures: dict[str, list[Cited]] = {}
    for number, table in enumerate(tables):
        for key, cited in table.items():
            if key not in owners:
                owners[key], figures[key] = [], []
            owners[key].append(number)
            figures[key].append(cited)
    return {key: Stated(owner=np.array(owners[key], dtype=np.intp), cited=figures[key]) for key in sorted(owners)}
