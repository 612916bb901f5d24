"""What a change that leaves the part alone costs: another limit, process or quantity: `python -m tests.benchmarks limits`."""

import random
import statistics
import time
from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType

from dfdm.checks import judge_table
from dfdm.facts import PartFacts
from dfdm.geometry import Part, facts_of
from dfdm.nodes.match import match
from dfdm.processes import Capability, CapabilityTable, Process, capability, catalog
from tests.benchmarks.parts import PARTS
from tests.benchmarks.refresh import network

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def changed(offered: Capability, chance: random.Random) -> Capability:
    """The same capability with one of its limits moved a little, as a node that measured its own would state it."""
    key = chance.choice(sorted(k for k, cited in offered.limits.items() if not isinstance(cited.value, str)))
    moved = replace(offered.limits[key], value=offered.limits[key].number * chance.uniform(0.95, 1.05))
    return replace(offered, limits=MappingProxyType({**offered.limits, key: moved}))


def offered() -> list[Capability]:
    """One capability of every process that ships."""
    return [capability(term) for term in sorted(catalog().processes)]


def judged(facts: PartFacts, offers: list[Capability]) -> list[tuple[Process, int, int]]:
    """The process, the verdict and whether it can be made of each, without words."""
    found = []
    for offer in offers:
        judgement = judge_table(facts, CapabilityTable.of([offer]))
        found.append((offer.process, int(judgement.verdict[0]), int(judgement.makeable[0])))
    return found


def judging_s(facts: PartFacts, repeats: int = 20) -> dict[str, list[float]]:
    """CPU seconds, round by round, of judging each process anew with one of its limits changed since the last time."""
    chance = random.Random(3)
    judged(facts, offered())
    seconds: dict[str, list[float]] = {offer.process.term: [] for offer in offered()}
    for _ in range(repeats):
        for offer in offered():
            table = [changed(offer, chance)]
            began = time.process_time()
            judged(facts, table)
            seconds[offer.process.term].append(time.process_time() - began)
    return seconds


def main() -> None:
    """Print the table."""
    nodes = network()
    print(
        f"{'part':15} {'a limit changed: judging, ms':>28} {'all processes, ms':>18} {'another quantity: matching, ms':>30}"
    )
    for name, build in PARTS.items():
        facts = facts_of(Part.from_shape(build(), name=name))
        each = [statistics.median(seconds) for seconds in judging_s(facts).values()]
        match(facts, nodes, to="Berlin, DE", at=AT)
        again = []
        for quantity in range(2, 12):
            began = time.process_time()
            match(facts, nodes, to="Berlin, DE", at=AT, quantity=quantity)
            again.append(time.process_time() - began)
        print(
            f"{name:15} {max(each) * 1e3:28.1f} {sum(each) * 1e3:18.1f} {statistics.median(again) * 1e3:30.1f}",
            flush=True,
        )
