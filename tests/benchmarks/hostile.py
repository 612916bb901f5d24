"""What every reader does with 10,000 hostile bundles: `python -m tests.benchmarks hostile`."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.hostile.corpus import FAMILIES, SIZE
from tests.hostile.judged import Outcome, judged
from tests.hostile.judging import MEMORY_MB
from tests.hostile.originals import make


def table(found: list[Outcome]) -> str:
    """Family x (bundles, kinds, refused, defects, longest time of one reader, largest file, most memory)."""
    lines = [
        f"{'family':<12}{'bundles':>9}{'kinds':>7}{'refused':>9}{'defects':>9}{'longest s':>11}{'largest MB':>12}{'most MB':>9}"
    ]
    for family in (*FAMILIES, "all"):
        rows = [o for o in found if family in ("all", o.family)]
        wrong = sum(bool(o.defects) for o in rows)
        longest = max((o.longest_s for o in rows), default=0.0)
        largest = max((o.size for o in rows), default=0) / 2**20
        most = max((o.more_mb for o in rows), default=0.0)
        kinds = len({(o.family, o.kind) for o in rows})
        lines.append(
            f"{family:<12}{len(rows):>9}{kinds:>7}{len(rows) - wrong:>9}{wrong:>9}{longest:>11.2f}{largest:>12.1f}{most:>9.0f}"
        )
    return "\n".join([*lines, f"most MB: resident, beyond the start; {MEMORY_MB} MiB of addresses more are allowed"])


def run(folder: Path, numbers: range | tuple[int, ...] = range(SIZE), *, said: bool = True) -> list[Outcome]:
    """Judge the bundles of these numbers one after the other, made from the originals in the folder."""
    found = []
    for outcome in judged(numbers, folder):
        found.append(outcome)
        if said and outcome.defects:
            print(f"{outcome.number:>5} {outcome.family} {outcome.kind}: {outcome.defects}", flush=True)
    return found


def main() -> int:
    """Print every bundle that was not refused as it should be, then the table."""
    with tempfile.TemporaryDirectory() as place:
        make(Path(place))
        found = run(Path(place))
    print(table(found))
    held = not any(o.defects for o in found)
    print(f"{len(found)} bundles; none accepted, none crashed, none wrote, none ran: {'yes' if held else 'NO'}")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
