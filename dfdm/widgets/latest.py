"""Keep up with what is under the hand: work in steps, say which one, drop what a newer change has overtaken."""

from __future__ import annotations

import asyncio
import contextvars
import threading
from collections.abc import Callable, Generator
from concurrent.futures import Future
from typing import Any

from IPython import get_ipython

from dfdm.errors import DfdmError

Step = tuple[str, Callable[[], Any]]
"""Words for what is being done, and the doing, which may run in a thread and touches no widget."""
Steps = Generator[Step, Any, None]
"""Steps of a job; each is sent what the doing of it gave, or gets its error thrown in."""


class Latest:
    """Runs one job at a time, step by step; a newer request takes the place of the running job.

    `say(words, is_error)` is told the words of each step before it is done; empty words mean that all is done. A change
    that code makes is worked off at once, so that the next line sees its effect. One that comes from the front end is
    worked off in a thread, so that the kernel stays free, and only the newest counts: `overtaken()` is called when the
    step that is being done is no longer wanted, and the newest job begins when that step has ended.
    """

    def __init__(
        self,
        steps: Callable[[], Steps],
        say: Callable[[str, bool], None],
        overtaken: Callable[[], None] = lambda: None,
    ) -> None:
        self._steps = steps
        self._say = say
        self._overtaken = overtaken
        self._job: Steps | None = None
        self._in_thread: Future[Any] | None = None

    @property
    def busy(self) -> bool:
        """Whether a job is being worked off."""
        return self._job is not None

    def ask(self) -> None:
        """Do the job for what holds now."""
        self.drop()
        self._job = job = self._steps()
        if came_from_front_end():
            if self._in_thread is None:
                self._go_on(job, None, None)
            return  # else when the step that was overtaken has ended
        try:
            self._work_off(job)
        except BaseException:  # Ctrl-C
            self._job = None
            raise

    def drop(self) -> None:
        """End the running job, if there is one; nothing more is said of it."""
        if self._job is not None:
            self._job = None
            self._overtaken()

    def _work_off(self, job: Steps) -> None:
        """Do all steps here and now."""
        found, error = None, None
        while step := self._next(job, found, error):
            found, error = None, None
            try:
                found = step()
            except Exception as raised:  # noqa: BLE001 - whatever a design or plug-in raises is said
                error = raised

    def _go_on(self, job: Steps, found: Any, error: Exception | None) -> None:  # noqa: ANN401 - what the step gave
        """Have the next step done in a thread, and come back to the kernel's loop with what came of it."""
        step = self._next(job, found, error)
        if step is None:
            return
        loop, context = asyncio.get_running_loop(), contextvars.copy_context()
        future: Future[Any] = Future()
        self._in_thread = future

        def come_back(_future: Future[Any]) -> None:
            try:
                loop.call_soon_threadsafe(lambda: self._came_back(job, future), context=context)
            except RuntimeError:  # the loop has ended: that of the kernel, or of a page that was closed
                self._in_thread = self._job = None

        future.add_done_callback(come_back)
        # Not of a pool: the interpreter would wait for its threads before it ends.
        threading.Thread(target=_do, args=(step, future), name="dfdm bench", daemon=True).start()

    def _came_back(self, job: Steps, future: Future[Any]) -> None:
        self._in_thread = None
        if job is self._job:
            error = future.exception()
            self._go_on(job, None if error else future.result(), error if isinstance(error, Exception) else None)
        elif self._job is not None:
            self._go_on(self._job, None, None)

    def _next(self, job: Steps, found: Any, error: Exception | None) -> Callable[[], Any] | None:  # noqa: ANN401
        """Hand over what came of the last step; say what the next one is, and return it."""
        if job is not self._job:
            return None
        try:
            words, step = job.throw(error) if error is not None else job.send(found)
        except StopIteration:
            self._end(job, "", is_error=False)
        except DfdmError as raised:
            self._end(job, str(raised), is_error=True)
        except Exception as raised:  # noqa: BLE001 - whatever a design or plug-in raises is said, never lost in a log
            self._end(job, f"{type(raised).__name__}: {raised}", is_error=True)
        else:
            self._say(words, False)
            return step
        return None

    def _end(self, job: Steps, words: str, *, is_error: bool) -> None:
        if job is self._job:
            self._job = None
            self._say(words, is_error)


def _do(step: Callable[[], Any], future: Future[Any]) -> None:
    try:
        future.set_result(step())
    except BaseException as error:  # noqa: BLE001 - thrown into the job, SystemExit too
        future.set_exception(
            error if isinstance(error, Exception) else RuntimeError(f"{type(error).__name__}: {error}")
        )


def came_from_front_end() -> bool:
    """Whether the kernel is handling a message of a widget, not running a cell, and has a loop to come back to."""
    kernel = getattr(get_ipython(), "kernel", None)
    if kernel is None:
        return False
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return False
    header = (kernel.get_parent("shell") or {}).get("header") or {}
    return bool(header.get("msg_type") == "comm_msg")
