"""Judging one part for 100,000 capabilities against measuring it, in one run: `python -m tests.benchmarks judging`."""

import random
import statistics
import time
from pathlib import Path

from dfdm.checks import judge_table
from dfdm.cited import Cited
from dfdm.designs import open_model
from dfdm.geometry.part import Part
from dfdm.geometry.quantities import facts_of
from dfdm.processes import CapabilityTable, capability, catalog

ROWS = 100_000
BRACKET = Path(__file__).parents[2] / "examples" / "wall_bracket.py"


def table(process: str, rows: int = ROWS) -> CapabilityTable:
    """Nodes x machines x materials of one process; every third row has limits of its own, as a node measures them."""
    pages = catalog()
    bases = [
        capability(process, material, machine)
        for machine in pages.machines_for(process)
        for material in pages.materials_for(process)
        if machine.works(material)
    ]
    chance = random.Random(7)
    overrides = {}
    for row in range(0, rows, 3):
        base = bases[row % len(bases)]
        overrides[row] = {
            key: Cited(
                value=cited.number * chance.uniform(0.7, 1.4),
                unit=cited.unit,
                source="node",
                locator="made up",
                kind="measured",
            )
            for key, cited in base.limits.items()
            if not isinstance(cited.value, str) and key.startswith(("wall", "hole", "web"))
        }
    return CapabilityTable.of_rows(
        bases=bases,
        base=[r % len(bases) for r in range(rows)],
        nodes=[f"node:{r}" for r in range(rows)],
        overrides=overrides,
    )


def measured(repeats: int = 3) -> tuple[float, dict[str, tuple[float, object]]]:
    """(median seconds of measuring the bracket anew, {process: (median seconds of judging, judgement)})."""
    shape = open_model(BRACKET).parts[0].part.shape
    tables = {term: table(term) for term in sorted(catalog().processes)}
    measuring, judging = [], {term: [] for term in tables}
    found = {}
    for _ in range(repeats):
        started = time.perf_counter()
        facts = facts_of(Part.from_shape(shape, name="bracket"))
        facts.to_dict()
        measuring.append(time.perf_counter() - started)
        for term, rows in tables.items():
            started = time.perf_counter()
            found[term] = judge_table(facts, rows)
            _ = (found[term].verdict, found[term].makeable)
            judging[term].append(time.perf_counter() - started)
    return statistics.median(measuring), {t: (statistics.median(s), found[t]) for t, s in judging.items()}


def main() -> None:
    """Print the table."""
    once, rows = measured()
    print(f"measuring the wall bracket: {once:.3f} s")
    for term, (seconds, judgement) in rows.items():
        print(
            f"judging {len(judgement):,} capabilities of {term:20}: {seconds * 1e3:7.1f} ms = {seconds / once:.3f} x measuring"
        )
