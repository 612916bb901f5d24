"""Random programs of sharing out, and every way to share, for the tests of splits."""

from collections.abc import Iterator
from itertools import product

import numpy as np

from dfdm.nodes.splitting.problem import Choice, Limits, Problem, Window


def random_problem(seed: int, orders: int, nodes: int, *, most: int = 200, room: float = 1.6, share=True) -> Problem:
    """Orders of up to `most` pieces; `room` is how much machine time there is for each second that is needed on average.

    With `share` a node makes all orders on one machine, else each on its own. Some nodes have two plans.
    """
    chance = np.random.default_rng(seed)
    quantities = tuple(int(n) for n in chance.integers(max(1, most // 4), most + 1, orders))
    choices = []
    for i in range(orders):
        base, seconds = chance.uniform(2, 20), chance.uniform(100, 2000)
        for j in range(nodes):
            each, fixed, least = base * chance.uniform(0.7, 1.5), chance.uniform(5, 80), chance.uniform(0, 60)
            choices.append(
                Choice(
                    order=i,
                    node=j,
                    resource=j if share else i * nodes + j,
                    cuts=((fixed, each), (least + fixed, 0.3 * each)) if chance.random() < 0.5 else ((fixed, each),),
                    freight_each=chance.uniform(0.05, 0.5),
                    co2e_fixed_kg=chance.uniform(0, 2),
                    co2e_each_kg=chance.uniform(0.1, 1),
                    hands_fixed_s=chance.uniform(60, 1200),
                    hands_each_s=0.1 * seconds * chance.uniform(0.5, 1.5),
                    machine_each_s=seconds * chance.uniform(0.5, 1.5),
                )
            )
    windows = []
    for resource in range(nodes if share else orders * nodes):
        mine = [c for c in choices if c.resource == resource]
        need = sum(c.machine_each_s * quantities[c.order] for c in mine) / nodes * room * chance.uniform(0.5, 1.5)
        hands = sum(c.hands_fixed_s + c.hands_each_s * quantities[c.order] for c in mine) / nodes * room * 1.2
        plans = [Window(rows=((1.0, 0.0, hands), (1.0, 1.0, need + hands)))]
        if resource % 2:
            plans.append(Window(rows=((1.0, 0.0, 1.5 * hands), (1.0, 1.0, 0.7 * need + hands))))
        windows.append(tuple(plans))
    return Problem(
        quantities=quantities,
        choices=tuple(choices),
        freight=tuple(float(v) for v in chance.uniform(5, 30, nodes)),
        windows=tuple(windows),
    )


def plain_problem(
    seed,
    orders,
    nodes,
    *,
    room=1.5,
    fixed=(10, 100),
    cost=(1, 10),
    alike=False,
    base=1,
    rates=1,
    speeds=1,
    pieces=(50, 500),
):
    """The textbook form: a fixed cost, a price and seconds for each piece, and hours of each node.

    `fixed` and `cost` are the ranges of a start and of a piece; `base`, `rates` and `speeds` how many times more one order
    or one node costs or takes than another. `alike`: nodes differ in nothing. `pieces` is the range of an order.
    """
    chance = np.random.default_rng(seed)
    quantities = chance.integers(pieces[0], pieces[1] + 1, orders)
    seconds = chance.uniform(0.1, 2.0, orders)
    rate, speed = chance.uniform(1, rates, nodes), chance.uniform(1, speeds, nodes)
    value = chance.uniform(1, base, orders)
    shape = (1, 1) if alike else (orders, nodes)
    each = value[:, None] * rate * np.broadcast_to(chance.uniform(*cost, shape), (orders, nodes))
    start = np.broadcast_to(chance.uniform(*fixed, shape), (orders, nodes))
    takes = seconds[:, None] * speed * np.broadcast_to(chance.uniform(0.7, 1.4, shape), (orders, nodes))
    need = (takes * quantities[:, None]).mean(axis=1).sum() / nodes
    hours = need * room * (np.ones(nodes) if alike else chance.uniform(0.5, 1.5, nodes))
    choices = [
        Choice(order=i, node=j, resource=j, cuts=((start[i, j], each[i, j]),), machine_each_s=takes[i, j])
        for i in range(orders)
        for j in range(nodes)
    ]
    return Problem(
        quantities=tuple(int(n) for n in quantities),
        choices=tuple(choices),
        freight=(0.0,) * nodes,
        windows=tuple((Window(rows=((1.0, 1.0, float(most)),)),) for most in hours),
    )


def every_split(problem: Problem, limits: Limits) -> Iterator[np.ndarray]:
    """All ways to share out that keep every limit, by counting them through."""
    ways = []
    for i, quantity in enumerate(problem.quantities):
        those = np.flatnonzero(problem.order == i)
        ways.append([(those, way) for way in _shares(quantity, len(those))])
    for combination in product(*ways):
        pieces = np.zeros(len(problem.choices), dtype=np.intp)
        for those, way in combination:
            pieces[those] = way
        if not problem.broken(limits, pieces):
            yield pieces


def _shares(quantity: int, parts: int) -> Iterator[tuple[int, ...]]:
    if parts == 1:
        yield (quantity,)
        return
    for first in range(quantity + 1):
        for rest in _shares(quantity - first, parts - 1):
            yield (first, *rest)
