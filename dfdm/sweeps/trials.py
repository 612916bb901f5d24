"""Runs trials of one design in a worker process of low priority, and keeps what came of them."""

from __future__ import annotations

import atexit
import contextlib
import hashlib
import pickle
import sys
import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Final

from dfdm.designs.design import Design, Variant
from dfdm.errors import CanceledError, CrashError, DesignError, DfdmError, InputError, TimeLimitError
from dfdm.geometry import compiled
from dfdm.sweeps.asked import Asked, packed
from dfdm.sweeps.trial import State, Trial, tried
from dfdm.workers import Task, Worker
from dfdm.workers.bounds import most_memory_mb
from dfdm.workers.carrying import by_value

TRIAL_S: Final = 30.0
"""What one trial may take before it counts as one that hangs."""
_PATIENCE_S: Final = 0.5
"""What an overtaken trial may still take before its process is ended: a new process costs more than a short trial."""
_MOST_KEPT: Final = 2048
_MOST_JOBS: Final = 4
_OF_THE_MACHINE: Final = ("time-limit", "crash", "memory")
_kept: OrderedDict[tuple[str, ...], Trial] = OrderedDict()
_lock = threading.Lock()
_worker: Worker | None = None


class Trials:
    """Trials of one design for what is asked; `note` says why they run in this process, where they must.

    A trial that takes longer than `timeout_s` is ended. Safe under concurrent use. With `apart=False` they run here,
    which then waits for them and cannot end them; without `or_here` a design that cannot travel is a DesignError.
    """

    def __init__(
        self,
        design: Design,
        asked: Sequence[Asked],
        *,
        timeout_s: float | None = TRIAL_S,
        apart: bool = True,
        or_here: bool = True,
    ) -> None:
        if not asked:
            raise InputError("nothing is asked of the design: name a process")
        self.design = design
        self.asked = tuple(asked)
        self.timeout_s = timeout_s
        self.note = ""
        self.run = 0
        """How many trials were really run, the others being known."""
        self.ended = 0
        """How many trials were ended, by their time limit or a crash."""
        self._apart = apart
        self._or_here = or_here
        self._task: Task[Any] | None = None
        self._canceled = False

    @property
    def here(self) -> bool:
        """Whether trials run in this process."""
        return not self._apart

    @cached_property
    def _asked_packed(self) -> bytes:
        return packed(self.asked)

    @cached_property
    def _asked_key(self) -> str:
        return hashlib.sha256(self._asked_packed).hexdigest()

    @cached_property
    def _job(self) -> tuple[str, bytes]:
        """The design and what is asked of it, as they travel, and what the worker knows them by."""
        data = pickle.dumps((by_value(self.design, self.design.function.__module__), self._asked_packed))
        return hashlib.sha256(data).hexdigest(), data

    def at(self, values: Mapping[str, Any]) -> Trial:
        """The trial at these values, run if it is not known. Raises CanceledError once canceled."""
        key = (Variant(self.design, values).key, self._asked_key)
        ended = (*key, f"{self.timeout_s}")  # by this limit; another one may be long enough
        with _lock:
            for known in (key, ended):
                if known in _kept:
                    _kept.move_to_end(known)
                    return _kept[known]
        if self._canceled:
            raise CanceledError("the sweep was canceled")
        found = self._tried(values)
        if self._canceled and found.failure and found.failure.code in _OF_THE_MACHINE:
            raise CanceledError("the sweep was canceled")  # it was made to wait or ended for that: nothing of the part
        self.run += 1
        with _lock:
            _kept[ended if found.failure and found.failure.code in _OF_THE_MACHINE else key] = found
            while len(_kept) > _MOST_KEPT:
                _kept.popitem(last=False)
        return found

    def cancel(self) -> None:
        """Run no more trials; the one that is running is ended if it does not soon end by itself."""
        self._canceled = True
        task = self._task
        if task is not None and not task.done:
            _end_soon(task)

    def _tried(self, values: Mapping[str, Any]) -> Trial:
        if self._apart:
            try:
                return self._tried_apart(values)
            except (DfdmError, MemoryError):
                raise
            except Exception as error:  # noqa: BLE001 - pickle raises anything; what a design raises is a failed trial
                why = (
                    f"This design cannot be handed to a process of its own ({type(error).__name__}: {error}), so it is "
                )
                if not self._or_here:
                    raise DesignError(f"{why}not tried at other values in the background.") from None
                self._apart = False
                self.note = f"{why}tried in this one: it waits meanwhile, and a trial that hangs cannot be ended."
        return tried(self.design, values, self.asked)

    def _tried_apart(self, values: Mapping[str, Any]) -> Trial:
        try:
            found = self._asked_of_worker(values, None)
            if found is None:
                found = self._asked_of_worker(values, self._job[1])
            assert found is not None  # the worker has the job now
            return found
        except TimeLimitError as error:
            return self._ended("time-limit", error)
        except CrashError as error:
            return self._ended("crash", error)

    def _asked_of_worker(self, values: Mapping[str, Any], job: bytes | None) -> Trial | None:
        what = f"building {self.design.name}"
        self._task = shared_worker().submit(
            _tried_there, self._job[0], job, dict(values), timeout_s=self.timeout_s, words=what
        )
        found: Trial | None = self._task.result()
        return found

    def _ended(self, code: str, error: DfdmError) -> Trial:
        """A trial whose process ended: there is no part where building it crashed, else nobody can say."""
        self.ended += 1
        building = self._task is None or self._task.last_step in ("", f"building {self.design.name}")
        state = State.NOT_BUILT if building and code == "crash" else State.UNKNOWN
        return Trial.failed(state, code, str(error), len(self.asked))


def shared_worker() -> Worker:
    """The worker of all sweeps of this process, at low priority; made at first use, kept warm."""
    global _worker
    with _lock:
        if _worker is None or not _worker.usable:
            if missing := compiled.cold():
                print(f"Preparing {len(missing)} numeric kernels, once: this may take a minute.", file=sys.stderr)
            warm = ("dfdm.geometry.apart:warm", "dfdm.sweeps.trial", "dfdm.sweeps.priority:lower")
            _worker = Worker(warm=warm, memory_mb=most_memory_mb())
            atexit.register(_worker.close)
        return _worker


def close_worker() -> None:
    """End the worker process of sweeps, if there is one; the next trial starts another."""
    global _worker
    with _lock:
        worker, _worker = _worker, None
    if worker is not None:
        worker.close()


def forget() -> None:
    """Drop the trials that are kept."""
    with _lock:
        _kept.clear()


def pause() -> None:
    """Let the worker process of sweeps stand still for what is under the hand, at most a few seconds."""
    if _worker is not None:
        _worker.pause()


def resume() -> None:
    """Let it go on."""
    if _worker is not None:
        _worker.resume()


def _end_soon(task: Task[Any]) -> None:
    timer = threading.Timer(_PATIENCE_S, _cancel, [task])
    timer.daemon = True
    timer.start()


def _cancel(task: Task[Any]) -> None:
    if _worker is not None and _worker.paused:  # it could not end by itself
        _end_soon(task)
        return
    with contextlib.suppress(CanceledError):  # its worker was closed, and with that it was canceled
        task.cancel()


_jobs: OrderedDict[str, tuple[Design, tuple[Asked, ...]]] = OrderedDict()


def _tried_there(key: str, job: bytes | None, values: Mapping[str, Any]) -> Trial | None:
    """In the worker: the trial, None where the job is not known here."""
    if key not in _jobs:
        if job is None:
            return None
        design, asked = pickle.loads(job)
        _jobs[key] = pickle.loads(design), pickle.loads(asked)
        while len(_jobs) > _MOST_JOBS:
            _jobs.popitem(last=False)
    _jobs.move_to_end(key)
    return tried(_jobs[key][0], values, _jobs[key][1])
