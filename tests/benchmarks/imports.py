"""Starting up: `import dfdm`, and the words of the command line, against `import cadquery`, each in fresh processes.

`python -m tests.benchmarks imports`
"""

import statistics
import subprocess
import sys
import time

REPEATS = 5
MOST = 0.2
COMMAND = "import contextlib, io; from dfdm.__main__ import main\nwith contextlib.redirect_stdout(io.StringIO()): main(['processes'])"
"""A command that needs no geometry."""
COMMAND_MOST = 0.8


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
    ours, words, theirs = (seconds(statement) for statement in ("import dfdm", COMMAND, "import cadquery"))
    print(
        f"import dfdm {ours * 1e3:.0f} ms, dfdm processes {words * 1e3:.0f} ms, import cadquery {theirs * 1e3:.0f} ms: "
        f"{ours / theirs:.3f} and {words / theirs:.2f} (may be {MOST} and {COMMAND_MOST})"
    )
