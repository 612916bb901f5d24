"""Orders of twenty measured trays at fifteen made-up print shops, priced and timed by the estimates themselves."""

from datetime import UTC, datetime, timedelta
from functools import cache

import cadquery as cq
import numpy as np

from dfdm.geometry.part import Part
from dfdm.geometry.quantities import facts_of
from dfdm.nodes.network import Network
from dfdm.nodes.place import locate
from dfdm.nodes.reading import read_node
from dfdm.nodes.splitting.capacity import Deadline
from dfdm.nodes.splitting.offering import Ask, lines_of, offered
from tests.nodes.networks import documents

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
BERLIN = locate("Berlin, DE")
ASKED = {"to": BERLIN, "at": AT, "currency": "EUR"}
SHOPS = 15


@cache
def trays(count=20):
    """Open trays of 30 to 120 mm, 50 to 200 of each, to be printed in PLA."""
    chance = np.random.default_rng(0)
    found = []
    for i in range(count):
        width, depth, height = chance.uniform(30.0, 120.0, 3)
        body = cq.Workplane().box(width, depth, height / 2).faces(">Z").shell(-2.4).val()
        facts = facts_of(Part.from_shape(body, name=f"tray {i}"), name=f"tray {i}")
        quantity = int(chance.integers(50, 201))
        found.append(Ask(facts=facts, quantity=quantity, processes=["fdm"], materials=["pla"]))
    return tuple(found)


@cache
def able():
    """The made-up nodes that can print every tray."""
    nodes = [read_node(document, where=f"node {i}") for i, document in enumerate(documents(400, seed=3))]
    printing = [n for n in nodes if any("material_extrusion" in entry.machine.processes for entry in n.machines)]
    network = Network(printing)
    lines, _ = lines_of(trays(), network, **ASKED)
    counts = np.bincount(np.concatenate([line.nodes for line in lines]), minlength=len(network.nodes))
    return tuple(network.nodes[k] for k in np.flatnonzero(counts == len(trays())).tolist())


def shops(number):
    """Fifteen of these nodes: the first, the second, the third fifteen."""
    return Network(able()[SHOPS * number : SHOPS * (number + 1)])


def order(network, hours):
    """The program of all trays at the nodes of a network, due so many hours after the order, nearly surely."""
    lines, lacking = lines_of(trays(), network, **ASKED)
    assert not lacking
    due = Deadline(at=AT, due=AT + timedelta(hours=hours), sure=True)
    return offered(lines, network, **ASKED, deadline=due).problem
