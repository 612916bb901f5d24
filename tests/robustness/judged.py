"""What becomes of a broken file: a result, one clear error, or an ended worker process; never a lost session."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import NamedTuple

import dfdm
from dfdm.errors import CrashError, DfdmError, TimeLimitError
from dfdm.geometry.apart import shared_worker
from tests.robustness.corpus import mutated

LIMIT_S = 30.0


class Outcome(NamedTuple):
    number: int
    ending: str
    kind: str
    outcome: str
    """result, error, killed (the kernel crashed, or was ended after the limit), or defect."""
    words: str
    took_s: float


def judged(number: int, folder: Path) -> Outcome:
    """Measure everything of one broken file through the public door."""
    ending, kind, data = mutated(number)
    path = folder / f"m{number:03d}.{ending}"
    path.write_bytes(data)
    shared_worker().run(abs, 0)  # a fresh process after a crash: its start is no part of what this file costs
    started = time.monotonic()
    outcome, words = _measured(path)
    return Outcome(number, ending, kind, outcome, words, time.monotonic() - started)


def _measured(path: Path) -> tuple[str, str]:
    try:
        document = dfdm.measure(path, timeout_s=LIMIT_S).to_dict()
        json.dumps(document, allow_nan=False)
    except (CrashError, TimeLimitError) as error:
        return "killed", str(error)
    except DfdmError as error:
        if "ended its process" in str(error):
            return "killed", str(error)
        return ("error" if len(str(error).splitlines()) == 1 else "defect"), str(error)
    except Exception as error:  # noqa: BLE001 - exactly what must not happen
        return "defect", f"{type(error).__name__}: {error}"
    reasons = [m["reason"] for part in document["parts"] for m in part["not_measured"]]
    ended = [reason for reason in reasons if "ended" in reason and "process" in reason]
    if ended:
        return "killed", ended[0]
    failed = [reason for reason in reasons if " failed: " in reason]
    return "result", failed[0] if failed else ""
