"""Builds and measures for the bench in a process of its own: what hangs can be ended, what crashes costs one message."""

from __future__ import annotations

import atexit
import contextlib
import sys
import threading
from typing import Any, Final, cast
from weakref import WeakSet

from dfdm.designs import Variant
from dfdm.designs.apart import glimpse, rebuild
from dfdm.designs.model import Model
from dfdm.designs.sources import as_model
from dfdm.errors import CanceledError, DfdmError
from dfdm.geometry import compiled
from dfdm.workers import Task, Worker
from dfdm.workers.bounds import most_memory_mb

_PATIENCE_S: Final = 0.5
"""What an overtaken step may still take before its process is ended: a new process costs more than a short step."""
_TIMES_USUAL: Final = 1.5
"""... or so many times what the last build took."""
_lock = threading.Lock()
_open: WeakSet[Builder] = WeakSet()
_worker: Worker | None = None


class Builder:
    """Builds variants in the worker process that all benches of a kernel share; `close` it when it is done with.

    What cannot travel to a process (a design that holds on to a lock, a socket …) is built in this one; `note` says so.
    """

    def __init__(self, *, timeout_s: float | None = None) -> None:
        self.timeout_s = timeout_s
        self.note = ""
        self._task: Task[Any] | None = None
        self._usual_s = 0.0
        _open.add(self)
        _shared().start()

    def build(self, variant: Variant) -> Model:
        """Build and mesh a variant; its parts are measured in the worker when their facts are asked for.

        Raises what the design raises, CrashError, CanceledError, and TimeLimitError where building and measuring take
        longer than `timeout_s` altogether.
        """
        if isinstance(variant.model, Model):
            return variant.model
        model = as_model(variant) if self.note else self._apart(variant)
        for entry in model.parts:
            _ = entry.part.mesh
        return model

    def glimpse(self, variant: Variant) -> Model:
        """Build a variant only to be looked at while a slider moves: in few triangles, faces numbered anew.

        Raises what the design raises, CrashError, CanceledError, and TimeLimitError. What was built before is whole.
        """
        if isinstance(variant.model, Model) or self.note:
            return self.build(variant)
        return glimpse(variant, worker=cast("Worker", self), timeout_s=self.timeout_s).result()

    def _apart(self, variant: Variant) -> Model:
        _ = variant.key  # a source that cannot be read is said here
        try:
            # It asks nothing of the worker but `submit`.
            task = rebuild(variant, timeout_s=self.timeout_s, worker=cast("Worker", self))
            model = task.result()
            self._usual_s = task.took_s
            return model
        except (DfdmError, MemoryError):
            raise
        except Exception as error:  # noqa: BLE001 - pickle raises anything; what a design raises is a BuildError
            self.note = (
                f"This design cannot be handed to a process of its own ({type(error).__name__}: {error}), so it is "
                "built in the notebook's: the notebook waits meanwhile."
            )
            compiled.warm_in_background()
            return as_model(variant)

    def submit(self, *args: Any, **options: Any) -> Task[Any]:  # noqa: ANN401 - of Worker.submit
        """Hand work to the shared worker, and remember it, so that it can be canceled."""
        if self not in _open:
            raise CanceledError("the bench is closed")
        self._task = _shared().submit(*args, **options)
        return self._task

    def cancel(self, *, patiently: bool = False) -> None:
        """End what is being done for this bench; patiently: only if it does not soon end by itself."""
        task = self._task
        if task is None or task.done:
            return
        if patiently:
            timer = threading.Timer(max(_PATIENCE_S, _TIMES_USUAL * self._usual_s), _cancel, [task])
            timer.daemon = True
            timer.start()
        else:
            _cancel(task)

    def close(self) -> None:
        """End what is being done; the last one closed ends the worker process."""
        global _worker
        self.cancel()
        with _lock:
            _open.discard(self)
            worker = None if _open else _worker
            if worker is not None:
                _worker = None
        if worker is not None:
            worker.close()


def _cancel(task: Task[Any]) -> None:
    with contextlib.suppress(CanceledError):  # its worker was closed, and with that it was canceled
        task.cancel()


def _shared() -> Worker:
    """The worker of all benches of this kernel, with a spare one ready for when it has to be ended."""
    global _worker
    with _lock:
        if _worker is None or not _worker.usable:
            if missing := compiled.cold():
                print(f"Preparing {len(missing)} numeric kernels, once: this may take a minute.", file=sys.stderr)
            _worker = Worker(
                warm=("dfdm.geometry.apart:warm", "dfdm.designs.apart"), memory_mb=most_memory_mb(), spare=True
            )
            atexit.register(_worker.close)
        return _worker
