"""One piece of work in a worker: wait for it, cancel it, hear how far it is."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent import futures
from typing import Any, Final, Generic, TypeVar

R = TypeVar("R")
_SLICE_S: Final = 0.5


class Task(Generic[R]):
    """Work that was handed to a `Worker`. Safe under concurrent use.

    `future` is its concurrent.futures.Future, e.g. for `asyncio.wrap_future`; cancel the task, not the future.
    """

    def __init__(
        self,
        words: str,
        call: bytes,
        *,
        timeout_s: float | None,
        cancel: Callable[[Task[R]], None],
        on_progress: Callable[[str], None] | None,
        receive: Callable[[Any], R] | None,
    ) -> None:
        self.words = words
        self.call = call
        self.timeout_s = timeout_s
        self.future: futures.Future[R] = futures.Future()
        self.last_step = ""
        self.took_s = 0.0
        self._cancel = cancel
        self._on_progress = on_progress
        self._receive = receive

    @property
    def done(self) -> bool:
        """Whether there is a result or an error."""
        return self.future.done()

    def cancel(self) -> None:
        """End the work now, even inside the geometry kernel; `result` then raises CanceledError. Later calls do nothing."""
        if not self.done:
            self._cancel(self)

    def result(self, wait_s: float | None = None) -> R:
        """Wait for the result. Raises what the work raised, CanceledError, TimeLimitError or CrashError.

        Ctrl-C while waiting cancels the work. After `wait_s` a TimeoutError says that it is still running.
        """
        end = None if wait_s is None else time.monotonic() + wait_s
        try:
            while not self.future.done() and (end is None or time.monotonic() < end):
                # In slices: on Windows Ctrl-C is not heard while a lock is waited for.
                futures.wait([self.future], _SLICE_S if end is None else min(_SLICE_S, end - time.monotonic()))
        except KeyboardInterrupt:
            self.cancel()
            raise
        return self.future.result(0.0)

    def add_done_callback(self, call: Callable[[Task[R]], None]) -> None:
        """Call `call(task)` when it is done, from another thread; at once if it is."""
        self.future.add_done_callback(lambda _: call(self))

    def heard(self, words: str) -> None:
        """Take in what the worker said of how far it is."""
        if words:
            self.last_step = words
            if self._on_progress is not None:
                self._on_progress(words)

    def succeed(self, found: Any) -> None:  # noqa: ANN401 - what the worker sent
        """Set the result."""
        if self.future.done():
            return
        try:
            result = found if self._receive is None else self._receive(found)
        except BaseException as error:  # noqa: BLE001 - raised again where the result is asked for
            self.fail(error)
        else:
            self.future.set_result(result)

    def fail(self, error: BaseException) -> None:
        """Set the error."""
        if not self.future.done():
            self.future.set_exception(error)
