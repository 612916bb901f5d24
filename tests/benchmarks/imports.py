"""Starting up: `import dfdm` against `import cadquery`, each in fresh processes: `python -m tests.benchmarks imports`."""

import statistics
import subprocess
import sys
import time

REPEATS = 5
MOST = 0.2


def seconds(statement: str, *, repeats: int = REPEATS) -> float:
    """Median wall time of a fresh interpreter that runs a statement, less that of one that runs nothing."""
    return _median(statement, repeats) - _median("pass", repeats)


def _median(statement: str, repeats: int) -> float:
    found = []
    for _ in range(repeats + 1):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", statement], check=True)
        found.append(time.perf_counter() - began)
    return statistics.median(found[1:])


def main() -> None:
    """Print the table."""
    ours, theirs = seconds("import dfdm"), seconds("import cadquery")
    print(
        f"import dfdm {ours * 1e3:.0f} ms, import cadquery {theirs * 1e3:.0f} ms: {ours / theirs:.3f} (may be {MOST})"
    )
