"""What becomes of 500 broken STEP and STL files: `python -m tests.benchmarks robustness`."""

from __future__ import annotations

import os
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.robustness.corpus import KINDS, SIZE
from tests.robustness.judged import LIMIT_S, Outcome, judged

OUTCOMES = ("result", "error", "killed", "defect")


def table(found: list[Outcome]) -> str:
    """Kind of mutation x outcome."""
    lines = [f"{'mutation':<26}" + "".join(f"{o:>8}" for o in OUTCOMES) + f"{'longest s':>11}"]
    for ending, kind in (*KINDS, ("", "all")):
        rows = [o for o in found if not ending or (o.ending, o.kind) == (ending, kind)]
        counts = Counter(o.outcome for o in rows)
        longest = max((o.took_s for o in rows), default=0.0)
        lines.append(f"{f'{ending} {kind}':<26}" + "".join(f"{counts[o]:>8}" for o in OUTCOMES) + f"{longest:>11.1f}")
    return "\n".join(lines)


def run(numbers: range | tuple[int, ...] = range(SIZE), *, said: bool = True) -> list[Outcome]:
    """Judge the files of these numbers one after the other."""
    os.environ["DFDM_CACHE"] = "off"
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for number in numbers:
            found.append(judged(number, Path(folder)))
            one = found[-1]
            if said and (one.outcome in ("killed", "defect") or " failed: " in one.words or one.took_s > LIMIT_S / 3):
                print(
                    f"{one.number:>4} {one.ending} {one.kind}: {one.outcome} {one.took_s:.1f} s: {one.words}",
                    flush=True,
                )
    return found


def main() -> int:
    """Print every file whose measuring crashed, hung or failed, then the table."""
    found = run()
    print(table(found))
    held = all(o.outcome != "defect" and o.took_s <= LIMIT_S + 5 for o in found)
    print(f"{len(found)} files; every one ended in a result or one clear error: {'yes' if held else 'NO'}")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
