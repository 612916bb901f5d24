"""Measure parts in a worker process: a crash or a hang of the geometry kernel costs one quantity, not the session."""

from __future__ import annotations

import atexit
import hashlib
import pickle
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, Final

from dfdm.errors import CrashError, TimeLimitError
from dfdm.facts.measurements import NotMeasured
from dfdm.geometry.part import Part
from dfdm.geometry.quantities import QUANTITY_LIMIT_S, measured
from dfdm.workers import Worker
from dfdm.workers.bounds import most_memory_mb

_MOST_PARTS: Final = 16
_parts: OrderedDict[str, Part] = OrderedDict()
_lock = threading.Lock()
_worker: Worker | None = None


def shared_worker() -> Worker:
    """The worker that this process reads and measures with; made at first use, kept warm."""
    global _worker
    with _lock:
        if _worker is None or not _worker.usable:
            _worker = Worker(warm=("dfdm.geometry.apart:warm", "dfdm.designs.apart"), memory_mb=most_memory_mb())
            atexit.register(_worker.close)
        return _worker


def warm() -> None:
    """Load what measuring needs, and compile what is not yet compiled, before any clock runs."""
    from dfdm.geometry import compiled

    compiled.warm()


class Budget:
    """Seconds of work in the worker that a model may cost altogether; None where each step has only its own limit."""

    def __init__(self, seconds: float | None = None) -> None:
        self.limited = seconds is not None
        self._left_s = seconds or 0.0

    def run(
        self,
        function: Callable[..., Any],
        *args: Any,  # noqa: ANN401 - the function's own
        words: str,
        limit_s: float | None,
        worker: Worker | None = None,
    ) -> Any:  # noqa: ANN401 - the function's own
        """Run in the worker; without a limit of the whole, `limit_s` is that of this step."""
        given_s = self._left_s if self.limited else limit_s
        task = (worker or shared_worker()).submit(function, *args, timeout_s=given_s, words=words)
        try:
            return task.result()
        finally:
            self.spend(task.took_s)

    def spend(self, seconds: float) -> None:
        """Take off what a step took."""
        self._left_s -= seconds


class Apart:
    """Measures the quantities of one part in the worker, by name."""

    def __init__(
        self, part: Part, budget: Budget | None = None, *, packed: bytes = b"", worker: Worker | None = None
    ) -> None:
        self._name = part.name
        self._packed = packed or pickle.dumps(part, protocol=pickle.HIGHEST_PROTOCOL)
        self._key = key_of(self._packed)
        self._budget = budget or Budget()
        self._worker = worker

    def __call__(self, quantity: str) -> Any:  # noqa: ANN401 - each quantity has its own type
        """The quantity, or NotMeasured with the reason where measuring it ended its process.

        Raises TimeLimitError where the budget of the model is spent.
        """
        words = f"measuring {quantity} of {self._name or 'the part'}"
        try:
            known, found = self._ask(words, quantity, None)
            return found if known else self._ask(words, quantity, self._packed)[1]
        except CrashError as error:
            return NotMeasured(reason=str(error))
        except TimeLimitError as error:
            if self._budget.limited:
                raise
            return NotMeasured(reason=str(error))

    def _ask(self, words: str, quantity: str, packed: bytes | None) -> tuple[bool, Any]:
        found: tuple[bool, Any] = self._budget.run(
            _measured_here, self._key, packed, quantity, words=words, limit_s=QUANTITY_LIMIT_S, worker=self._worker
        )
        return found


def key_of(packed: bytes) -> str:
    """What a packed part is called between a process and its worker."""
    return hashlib.sha256(packed).hexdigest()


def hold(key: str, part: Part) -> Part:
    """Keep a part at hand in the worker, so that its mesh and rays serve all its quantities."""
    _parts[key] = part
    _parts.move_to_end(key)
    while len(_parts) > _MOST_PARTS:
        _parts.popitem(last=False)
    return part


def _measured_here(key: str, packed: bytes | None, quantity: str) -> tuple[bool, Any]:
    """In the worker: whether the part is known here, and the quantity."""
    if key not in _parts and packed is None:
        return False, None
    part = _parts.get(key) or hold(key, pickle.loads(packed or b""))
    _parts.move_to_end(key)
    return True, measured(quantity, part)
