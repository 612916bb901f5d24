"""Many nodes together, and what they offer, as columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dfdm.cited import Cited
from dfdm.errors import DataError, InputError, UnknownNameError
from dfdm.nodes.census import Census
from dfdm.nodes.node import Node, NodeMachine
from dfdm.nodes.place import Place, distances_km
from dfdm.nodes.register import read_source
from dfdm.nodes.risk import risks_of
from dfdm.nodes.sources import node_json
from dfdm.processes import CapabilityTable, Catalog, Process, capability, catalog
from dfdm.table import data_folder
from dfdm.trust.documents import parse_document

SAMPLE: Final = "sample"
"""The name of the network that ships with dfdm."""
_MOST_PLACES: Final = 16


@dataclass(frozen=True, kw_only=True, slots=True, eq=False, weakref_slot=True)
class Offers:
    """What a network offers for one process: a row per node, machine and material.

    `node` (n,) and `machine` (n,) are the places of node and machine in `network.nodes[...]` and its `.machines[...]`,
    `entry` (n,) the place of the machine in `network.census`.
    """

    network: Network
    table: CapabilityTable
    node: NDArray[np.intp]
    machine: NDArray[np.intp]
    entry: NDArray[np.intp]

    def __len__(self) -> int:
        return len(self.table)

    def of(self, row: int) -> tuple[Node, NodeMachine]:
        """The node and its machine of one row."""
        node = self.network.nodes[int(self.node[row])]
        return node, node.machines[int(self.machine[row])]

    def on_machine(self, machine: str) -> NDArray[np.intp]:
        """The rows on a machine of that id; all where none is named."""
        if not machine:
            return np.arange(len(self))
        named = [capability.machine is not None and capability.machine.id == machine for capability in self.table.bases]
        return np.flatnonzero(np.array(named, dtype=bool)[self.table.base])

    def best_of_each(
        self, rows: NDArray[np.intp], makeable: NDArray[np.int8], verdict: NDArray[np.int8]
    ) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
        """The nodes (k,) among `rows` and the best row (k,) of each, by codes of all rows.

        Among equals the default material of the process comes first, then the first row.
        """
        default = self.table.process.default_material
        others = np.array([capability.material.id != default for capability in self.table.bases], dtype=bool)
        other = others[self.table.base[rows]]
        order = rows[np.lexsort((rows, other, verdict[rows], -makeable[rows], self.node[rows]))]
        nodes, first = np.unique(self.node[order], return_index=True)
        return nodes, order[first]


class Network:
    """A set of nodes, sorted by id; `notes` say what of their sources was not understood."""

    def __init__(self, nodes: Iterable[Node], *, notes: Sequence[str] = (), pages: Catalog | None = None) -> None:
        self.nodes: tuple[Node, ...] = tuple(sorted(nodes, key=lambda node: node.id))
        self.notes = tuple(notes)
        self._pages = pages
        self._offers: dict[tuple[str, tuple[str, ...]], Offers | None] = {}
        self._distances: dict[tuple[float, float], NDArray[np.float64]] = {}
        for one, other in zip(self.nodes, self.nodes[1:], strict=False):
            if one.id == other.id:
                raise DataError(f"two nodes have the id {one.id}: '{one.name}' and '{other.name}'")

    def __len__(self) -> int:
        return len(self.nodes)

    def __iter__(self) -> Iterator[Node]:
        return iter(self.nodes)

    @property
    def pages(self) -> Catalog:
        """The catalog that the nodes' machines and materials are from."""
        return self._pages or catalog()

    @cached_property
    def census(self) -> Census:
        """What the nodes have, as columns: made once, when the network is first asked for something."""
        return Census(self.nodes)

    @cached_property
    def ids(self) -> NDArray[np.object_]:
        """The ids (n,) of the nodes."""
        return np.array([node.id for node in self.nodes], dtype=np.object_)

    @cached_property
    def risks(self) -> NDArray[np.float64]:
        """The risk (n, 3) of the nodes with its low and high end; NaN where a node has no record."""
        return risks_of(self.nodes)

    @cached_property
    def points(self) -> NDArray[np.float64]:
        """Latitude and longitude (n, 2) of the nodes in degrees."""
        return np.array([[n.place.lat, n.place.lon] for n in self.nodes], dtype=np.float64).reshape(-1, 2)

    def distances_km(self, place: Place) -> NDArray[np.float64]:
        """Distances (n,) in km from a place to the nodes, kept for the places that were asked for last."""
        key = (place.lat, place.lon)
        found = self._distances.get(key)
        if found is None:
            found = distances_km(place, self.points)
            found.flags.writeable = False
            if len(self._distances) >= _MOST_PLACES:
                self._distances = {}
            self._distances[key] = found
        return found

    @cached_property
    def countries(self) -> tuple[tuple[str, ...], NDArray[np.intp]]:
        """The countries of the nodes, and the place (n,) of each node's among them."""
        written = [node.place.country for node in self.nodes]
        names = tuple(sorted(set(written))) or ("",)
        number = {name: n for n, name in enumerate(names)}
        return names, np.array([number[name] for name in written], dtype=np.intp)

    @cached_property
    def processes(self) -> tuple[str, ...]:
        """The processes that any of the nodes has a machine for."""
        return tuple(sorted({term for machine in self.census.pages for term in machine.processes}))

    def node(self, name: str) -> Node:
        """The node of that id, alias or name; an unknown one is an UnknownNameError."""
        for node in self.nodes:
            if name in (node.id, *node.aliases):
                return node
        named = [node for node in self.nodes if node.name.casefold() == name.casefold()]
        if len(named) == 1:
            return named[0]
        if named:
            raise InputError(f"{len(named)} nodes are named '{name}': give the id")
        raise UnknownNameError("node", name, [n.name for n in self.nodes][:20])

    def capabilities(self, process: str, *, materials: Sequence[str] = ()) -> CapabilityTable | None:
        """What the nodes offer for a process (term or alias) as one table; None where none offers it."""
        offers = self.offers(process, materials=materials)
        return offers.table if offers else None

    def offers(self, process: str, *, materials: Sequence[str] = ()) -> Offers | None:
        """The same with the node and machine of each row; only in the named materials, else in all of the process."""
        found = self.pages.process(process)
        wanted = tuple(sorted(self.pages.material(name).id for name in materials))
        key = (found.term, wanted)
        if key not in self._offers:
            self._offers[key] = _offers(self, found, wanted)
        return self._offers[key]


def read_nodes(source: str | Path) -> Network:
    """Read nodes from a file or folder that a node source recognizes; `sample` is the network that ships with dfdm.

    What cannot be read is a NodeSourceError, a file that does not say what it must a DataError.
    """
    if source == SAMPLE:
        return sample_network()
    read = read_source(Path(source))
    return Network(read.nodes, notes=read.notes)


@cache
def sample_network() -> Network:
    """About 60 made-up workshops in real cities, for examples, tests and teaching; every node says `synthetic`."""
    where = "nodes/sample.json"
    document = parse_document((data_folder() / "nodes" / "sample.json").read_bytes(), where=where)
    return Network(node_json.read_list(document, where=where, trusted=True))


def _offers(network: Network, process: Process, wanted: tuple[str, ...]) -> Offers | None:
    materials = [m for m in network.pages.materials_for(process.term) if not wanted or m.id in wanted]
    census = network.census
    entry, material = np.nonzero(census.works(process.term, materials))
    if not len(entry):
        return None
    pair = census.page[entry] * len(materials) + material
    pairs, first, base = np.unique(pair, return_index=True, return_inverse=True)
    bases = [
        capability(
            process,
            materials[int(k % len(materials))],
            census.pages[int(k // len(materials))],
            tools=census.tools[int(k // len(materials))],
            pages=network.pages,
        )
        for k in pairs[np.argsort(first)]
    ]
    node_of, machine_of = census.node[entry], census.place[entry]
    overrides: dict[int, Mapping[str, Cited]] = {}
    for row in np.flatnonzero(np.isin(entry, census.limited)).tolist():
        own = network.nodes[int(node_of[row])].machines[int(machine_of[row])].limits_on(materials[int(material[row])])
        if own:
            overrides[row] = own
    table = CapabilityTable.of_rows(
        bases=bases,
        base=np.argsort(np.argsort(first))[base.reshape(-1)],
        nodes=network.ids[node_of].tolist(),
        overrides=overrides,
    )
    return Offers(network=network, table=table, node=node_of, machine=machine_of, entry=entry)
