"""Workers for a server: a few processes, each kept warm, with a queue that has an end and tasks that can be given up."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from typing import Any, Final

from dfdm.server.limits import BusyError, Limits
from dfdm.workers import Worker

_WARM: Final = ("dfdm.geometry.apart:warm", "dfdm.server.preview:warm", "dfdm.server.documents:warm")


class Pool:
    """Runs functions in worker processes: at most `limits.workers` at once, `limits.waiting` more in turn."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._free: list[Worker] = []
        self._all: list[Worker] = []
        self._turns = asyncio.Semaphore(limits.workers)
        self._asked = 0
        self._rest: asyncio.TimerHandle | None = None

    @property
    def pids(self) -> list[int]:
        """The ids of the processes that there are."""
        return [worker.pid for worker in self._all if worker.pid is not None]

    async def run(self, function: Callable[..., Any], /, *args: Any, words: str) -> Any:  # noqa: ANN401 - the function's own
        """Run in a worker; canceling this ends the process that works on it.

        Raises what the function raises, TimeLimitError, CrashError, and BusyError where too many wait already.
        """
        if self._asked >= self._limits.workers + self._limits.waiting:
            raise BusyError("too many files are being opened at this moment: try again in a minute")
        self._asked += 1
        try:
            async with self._turns:
                return await self._run(function, args, words)
        finally:
            self._asked -= 1

    async def _run(self, function: Callable[..., Any], args: tuple[Any, ...], words: str) -> Any:  # noqa: ANN401 - see run
        if self._rest is not None:
            self._rest.cancel()
            self._rest = None
        worker = self._free.pop() if self._free else self._fresh()
        try:
            task = worker.submit(_guarded, function, *args, timeout_s=self._limits.time_s, words=words)
            future = asyncio.wrap_future(task.future)
            try:
                return await asyncio.shield(future)
            except asyncio.CancelledError:
                future.add_done_callback(_heard)
                task.cancel()
                raise
        finally:
            self._free.append(worker)
            if len(self._free) == len(self._all):
                self._rest = asyncio.get_running_loop().call_later(self._limits.idle_s, self._end_idle)

    def _fresh(self) -> Worker:
        worker = Worker(warm=_WARM, memory_mb=self._limits.memory_mb)
        self._all.append(worker)
        return worker

    def _end_idle(self) -> None:
        """Give the memory of idle processes back; the next task starts one anew."""
        self._rest = None
        idle, self._free, self._all = self._all, [], []
        for worker in idle:
            asyncio.get_running_loop().run_in_executor(None, worker.close)

    async def close(self) -> None:
        """End all processes, and what they do."""
        if self._rest is not None:
            self._rest.cancel()
        everyone, self._free, self._all = self._all, [], []
        for worker in everyone:
            await asyncio.to_thread(worker.close)


def _guarded(function: Callable[..., Any], *args: Any) -> Any:  # noqa: ANN401 - the function's own
    """In the worker: an error that would stop a generator, or the server's own loop, becomes an ordinary one."""
    try:
        return function(*args)
    except StopIteration as error:
        raise RuntimeError("a reader came to the end of the file too soon") from error
    except Exception:
        raise
    except BaseException as error:
        raise RuntimeError(f"a reader gave up ({type(error).__name__})") from error


def _heard(future: asyncio.Future[Any]) -> None:
    """Take the end of work that nobody waits for."""
    with contextlib.suppress(asyncio.CancelledError):
        future.exception()
