"""Ranking 100,000 nodes for one measured part against a plain loop over nodes, in one run.

`python -m tests.benchmarks ranking`. The loop asks judge, estimate, lead time and freight for every machine and material of
a sample of the same nodes; its time is scaled to all of them. Seconds are of the processor, of one thread.
"""

import gc
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

from dfdm.nodes.candidate import Candidates
from dfdm.nodes.match import match
from dfdm.nodes.network import Network, sample_network
from dfdm.nodes.place import locate
from dfdm.nodes.score import Preferences
from dfdm.nodes.weighing import leeway, ordered
from tests.nodes.networks import large_network
from tests.nodes.parts import plate
from tests.nodes.plain import candidates, compared

NODES = 100_000
SAMPLE = 300
QUANTITY = 25
AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
T = TypeVar("T")


def timed(do: Callable[[], T]) -> tuple[float, T]:
    """Seconds of the processor, and what came of it."""
    gc.collect()
    started = time.process_time()
    found = do()
    return time.process_time() - started, found


def asked(facts, network: Network, place: str) -> Candidates:
    """The candidates of one order."""
    return match(facts, network, to=place, quantity=QUANTITY, at=AT)


def measured(nodes: int = NODES, sample: int = SAMPLE) -> dict[str, object]:
    """Seconds of each stage, the ratio to the plain loop, and how far the two are apart."""
    facts = plate()
    asked(
        facts, sample_network(), "Berlin, DE"
    )  # what every process does once: catalogs, holidays, first use of libraries
    network = large_network(nodes)
    first_s, _ = timed(lambda: asked(facts, network, "Nairobi, KE"))
    again_s, found = timed(lambda: asked(facts, network, "Berlin, DE"))
    weigh_s, _ = timed(lambda: ordered(found, Preferences.weighing(price=0.2, risk=0.5)))
    room_s, _ = timed(lambda: leeway(found))
    some = [network.nodes[n] for n in range(0, nodes, max(nodes // sample, 1))][:sample]
    facts = plate()  # what the plain loop works out must be its own
    plain_s, single = timed(
        lambda: candidates(facts, some, network.pages, to=locate("Berlin, DE"), quantity=QUANTITY, at=AT)
    )
    return {
        "nodes": nodes,
        "offers": sum(len(entries.ground.offers) for entries in found.ranking._entries),
        "able": found.able_count,
        "front": int(found.ranking.listing().pareto.sum()),
        "first_s": first_s,
        "again_s": again_s,
        "weigh_s": weigh_s,
        "leeway_s": room_s,
        "plain_s": plain_s * nodes / len(some),
        "sample": len(some),
        "compared": len(single),
        "apart": compared(found, single),
    }


def main() -> None:
    """Print the table."""
    told = measured()
    print(
        f"{told['nodes']:,} nodes, {told['offers']:,} offers, {told['able']:,} candidates that can, {told['front']} on the front"
    )
    print(f"first question to a network that was read (makes its columns): {told['first_s']:8.2f} s")
    print(f"ranking for a part, any further question:                      {told['again_s']:8.2f} s")
    print(
        f"other weights: {told['weigh_s'] * 1e3:.0f} ms, how far each weight may move: {told['leeway_s'] * 1e3:.0f} ms"
    )
    plain = told["plain_s"]
    print(f"plain loop over nodes (scaled from {told['sample']}):                         {plain:8.0f} s")
    print(f"faster by {plain / told['again_s']:,.0f}, the first question by {plain / told['first_s']:,.0f}")
    print(f"largest differences over {told['compared']} candidates of both: {told['apart']}")
