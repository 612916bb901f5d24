"""Run every check of the project in order: `python -m tests`, or `python -m tests --all` with the long suites."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
IMPORTS = "from importlinter.cli import lint_imports_command as run; run()"
ALONE = ["tests/ui", "tests/benchmarks"]
"""What measures time or drives a browser: it needs the machine for itself."""
BESIDE = ["-n", str(min(os.cpu_count() or 1, 4)), "--dist", "loadfile"]
NBVAL = ["--nbval", "--nbval-current-env", "--nbval-cell-timeout", "300", "-p", "no:cacheprovider"]


def steps(everything: bool) -> list[tuple[str, list[str]]]:
    """Name and arguments (after the Python interpreter) of each step."""
    sanitizer = "dfdm/testing/nbval_sanitize.cfg"
    chosen = [] if everything else ["-m", "not slow"]
    return [
        ("lint", ["-m", "ruff", "check", "."]),
        ("format", ["-m", "ruff", "format", "--check", "."]),
        ("types", ["-m", "mypy"]),
        ("imports", ["-c", IMPORTS, "--no-cache"]),
        ("notebooks", ["-m", "pytest", *NBVAL, "--nbval-sanitize-with", sanitizer, "notebooks"]),
        ("tests", ["-m", "pytest", *BESIDE, *chosen, *(f"--ignore={folder}" for folder in ALONE), "--durations=15"]),
        ("browser and speed", ["-m", "pytest", *chosen, *ALONE, "--durations=15"]),
    ]


def main() -> int:
    """Run the steps; stop at the first that fails, and say how long each took."""
    times = []
    for name, arguments in steps("--all" in sys.argv[1:]):
        print(f"== {name}", flush=True)
        started = time.monotonic()
        code = subprocess.run([sys.executable, *arguments], cwd=ROOT, check=False).returncode
        times.append(f"{name} {time.monotonic() - started:.0f} s")
        if code:
            print(f"{name} failed (exit {code})", file=sys.stderr)
            return 1
    print("all passed: " + ", ".join(times))
    return 0


if __name__ == "__main__":
    sys.exit(main())
