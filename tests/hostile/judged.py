"""Let a process judge hostile bundles one after the other; one that crashes or hangs is a defect of that bundle."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
LIMIT_S = 20.0
"""Seconds that all readers together may take with one bundle."""


class Outcome(NamedTuple):
    number: int
    family: str
    kind: str
    size: int
    defects: dict[str, str]
    """What went wrong, by reader; nothing where every reader refused with one clear line and did nothing else."""
    longest_s: float
    more_mb: float
    """Resident memory beyond what the process had before the first reader."""


class _Process:
    """One `python -m tests.hostile.judging`, its lines heard by a thread."""

    def __init__(self, folder: Path) -> None:
        settings = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "DFDM_CACHE": "off"}
        settings["PYTHONPATH"] = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.hostile.judging", str(folder)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=settings,
        )  # fmt: skip
        self._lines: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._hear, daemon=True).start()

    def _hear(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._lines.put(line)
        self._lines.put("")

    def ask(self, number: int) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{number}\n")
        self._process.stdin.flush()

    def line(self, timeout_s: float) -> dict:
        """The next line; nothing in time is a TimeoutError, an ended process an EOFError."""
        try:
            text = self._lines.get(timeout=timeout_s)
        except queue.Empty:
            raise TimeoutError from None
        if not text:
            raise EOFError
        return json.loads(text)

    def end(self) -> int | None:
        self._process.kill()
        code = self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            if pipe is not None:
                with contextlib.suppress(OSError):  # what was not written any more
                    pipe.close()
        return code


def judged(numbers: Iterable[int], folder: Path) -> Iterator[Outcome]:
    """The outcome of every number, with the originals of that folder."""
    process = None
    try:
        for number in numbers:
            process = process or _Process(folder)
            begun = {"family": "?", "kind": "?", "size": 0}
            try:
                process.ask(number)
                begun = process.line(120.0)  # a fresh process loads first
                found = process.line(LIMIT_S)
            except (TimeoutError, EOFError, OSError) as error:
                how = "hangs" if isinstance(error, TimeoutError) else f"the process ended ({process.end()})"
                process.end()
                process = None
                yield Outcome(number, begun["family"], begun["kind"], begun["size"], {"process": how}, LIMIT_S, 0.0)
                continue
            yield Outcome(
                number,
                begun["family"],
                begun["kind"],
                begun["size"],
                found["defects"],
                found["longest_s"],
                found["more_mb"],
            )
    finally:
        if process is not None:
            process.end()
