"""A process that works for this one: one task at a time, each of which can be canceled and limited in time."""

from __future__ import annotations

import contextlib
import linecache
import os
import pickle
import queue
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self, TypeVar

from dfdm.errors import CanceledError, CrashError, TimeLimitError
from dfdm.workers.carrying import carried_call, raised
from dfdm.workers.process import Process
from dfdm.workers.task import Task

R = TypeVar("R")
_START_LIMIT_S: Final = 900.0
"""A worker that is not ready by then will not be; the first start after an installation compiles kernels."""
_WHOLE_ABOVE_S: Final = 100.0
_LONGEST_PAUSE_S: Final = 5.0
"""Who forgets to let it go on is not waited for; a task that is late for its own alarm ends itself (see `child`)."""


class Worker:
    """Runs functions in a process of its own, kept warm from task to task.

    Canceling, or running out of time, ends the process (the geometry kernel listens to nothing else) and starts the next
    one at once; with `spare` one is always kept ready beside it. `warm` names modules to import or `module:function` to
    call when a process starts. `memory_mb` limits what a process may take beyond its start, where the system can (Linux).
    """

    def __init__(self, *, warm: Sequence[str] = (), memory_mb: int | None = None, spare: bool = False) -> None:
        self._settings = {"warm": list(warm), "memory_mb": memory_mb}
        self._keeps_spare = spare
        self._events: queue.SimpleQueue[tuple[str, Any, Any]] = queue.SimpleQueue()
        self._waiting: deque[Task[Any]] = deque()
        self._current: Task[Any] | None = None
        self._process: Process | None = None
        self._spare: Process | None = None
        self._started_s = 0.0
        self._paused_s: float | None = None
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()
        self._closed = False
        self._owner = os.getpid()

    def start(self) -> None:
        """Start the process ahead of the first task; returns at once."""
        self._tell("start")

    def submit(
        self,
        function: Callable[..., Any],
        /,
        *args: Any,  # noqa: ANN401 - the function's own
        timeout_s: float | None = None,
        words: str = "",
        on_progress: Callable[[str], None] | None = None,
        receive: Callable[[Any], Any] | None = None,
        **kwargs: Any,  # noqa: ANN401 - the function's own
    ) -> Task[Any]:
        """Hand over a call; returns at once. Arguments and result travel as pickles, a notebook's functions by value.

        The clock of `timeout_s` starts when a warm process begins with it. `words` name it in messages ("measuring the
        plate"); `on_progress(words)` hears of its steps and `receive(result)` turns what came back into the result, both
        in another thread.
        """
        if timeout_s is not None and not timeout_s > 0:
            raise TimeLimitError(f"{words or 'the task'} has no time left: {timeout_s:g} s")
        said = words or getattr(function, "__name__", "the task").strip("_").replace("_", " ")
        task: Task[Any] = Task(
            said,
            carried_call(function, args, kwargs),
            timeout_s=timeout_s,
            cancel=lambda one: self._tell("cancel", one),
            on_progress=on_progress,
            receive=receive,
        )
        self._tell("task", task)
        return task

    def run(self, function: Callable[..., Any], /, *args: Any, **options: Any) -> Any:  # noqa: ANN401 - the function's own
        """Submit and wait for the result."""
        return self.submit(function, *args, **options).result()

    @property
    def pid(self) -> int | None:
        """The process id, None before the first start."""
        return self._process.pid if self._process else None

    def pause(self) -> None:
        """Let the process stand still, task or not, until `resume`, at most a few seconds; its clock stands still too.

        Where the system cannot (Windows) nothing happens. Without a process there is nothing to pause.
        """
        if self._thread is not None and self.usable:
            self._events.put(("pause", None, None))

    def resume(self) -> None:
        """Let a paused process go on."""
        if self._thread is not None and self.usable:
            self._events.put(("resume", None, None))

    @property
    def paused(self) -> bool:
        """Whether the process stands still."""
        return self._paused_s is not None

    @property
    def usable(self) -> bool:
        """Whether tasks can be handed over: not closed, and not inherited by a forked process."""
        return not self._closed and self._owner == os.getpid()

    def close(self) -> None:
        """End the process; what still waits or runs is canceled."""
        with self._lock:
            if not self.usable:
                return
            self._closed = True
            thread = self._thread
        if thread is not None:
            self._events.put(("close", None, None))
            thread.join(timeout=30)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _tell(self, kind: str, what: Any = None, more: Any = None) -> None:  # noqa: ANN401 - a task, a process, a message
        with self._lock:
            if not self.usable:
                raise CanceledError("the worker is closed: make another one")
            if self._thread is None:
                self._thread = threading.Thread(target=self._serve, name="dfdm worker", daemon=True)
                self._thread.start()
        self._events.put((kind, what, more))

    def _serve(self) -> None:
        """The one thread that knows the processes: take one event after the other."""
        while True:
            try:
                kind, what, more = self._events.get(timeout=self._left_s())
            except queue.Empty:
                if self._paused_s is not None:
                    self._on_resume(None, None)
                else:
                    self._out_of_time()
                continue
            if kind == "close":
                self._shut()
                return
            getattr(self, f"_on_{kind}")(what, more)

    def _left_s(self) -> float | None:
        if self._paused_s is not None:
            return max(0.0, self._paused_s + _LONGEST_PAUSE_S - time.monotonic())
        if self._process is not None and not self._process.ready:
            return max(0.0, self._started_s + _START_LIMIT_S - time.monotonic())
        if self._current is None or self._current.timeout_s is None:
            return None
        return max(0.0, self._started_s + self._current.timeout_s - time.monotonic())

    def _on_start(self, _what: Any, _more: Any) -> None:  # noqa: ANN401 - nothing
        if self._process is None:
            try:
                self._process, self._spare = self._spare or self._fresh(), None
            except CrashError as error:
                while self._waiting:
                    self._waiting.popleft().fail(error)
                return
            self._started_s = time.monotonic()
        if self._keeps_spare and self._spare is None and self._process.ready:
            with contextlib.suppress(CrashError):
                self._spare = self._fresh()
        self._next()

    def _on_pause(self, _what: Any, _more: Any) -> None:  # noqa: ANN401 - nothing
        if self._paused_s is None and self._process is not None and self._process.hold(still=True):
            self._paused_s = time.monotonic()

    def _on_resume(self, _what: Any, _more: Any) -> None:  # noqa: ANN401 - nothing
        paused_s, self._paused_s = self._paused_s, None
        if paused_s is not None and self._process is not None:
            self._started_s += time.monotonic() - paused_s
            self._process.hold(still=False)

    def _fresh(self) -> Process:
        settings = {**self._settings, "path": list(sys.path)}
        return Process(settings, lambda process, message: self._events.put(("message", process, message)))

    def _on_task(self, task: Task[Any], _more: Any) -> None:  # noqa: ANN401 - nothing
        self._waiting.append(task)
        self._on_start(None, None)

    def _next(self) -> None:
        """Begin with the next task if the process is ready and free."""
        if self._current is not None or not self._waiting or self._process is None or not self._process.ready:
            return
        self._current = task = self._waiting.popleft()
        self._started_s = time.monotonic()
        self._process.send(
            {
                "call": task.call,
                "timeout_s": task.timeout_s,
                "path": list(sys.path),
                "folder": _folder(),
                "sources": _cells(),
            }
        )

    def _on_message(self, process: Process, message: Any) -> None:  # noqa: ANN401 - what the process sent
        if message is None:
            self._on_end(process)
        elif message[0] == "ready":
            process.ready = True
            if process is self._process:
                self._on_start(None, None)
        elif message[0] == "said":
            with contextlib.suppress(Exception):  # a notebook's stream may be closed
                sys.stderr.write(message[1])
        elif process is self._process and self._current is not None:
            if message[0] == "progress":
                with contextlib.suppress(Exception):  # a listener that fails must not end the worker
                    self._current.heard(message[1])
            else:
                self._finish(*message)

    def _finish(self, kind: str, data: bytes) -> None:
        task, self._current = self._taken(), None
        try:
            if kind == "done":
                task.succeed(pickle.loads(data))
            else:
                task.fail(raised(data))
        except Exception as error:  # noqa: BLE001 - a result that cannot be read here
            task.fail(error)
        self._next()

    def _taken(self) -> Task[Any]:
        task = self._current
        assert task is not None
        task.took_s = time.monotonic() - self._started_s
        return task

    def _on_end(self, process: Process) -> None:
        """A process has gone by itself."""
        if process is self._spare:
            self._spare = None
        if process is not self._process:
            process.kill()
            return
        how = process.how_it_ended()
        process.kill()
        self._process = self._paused_s = None
        if self._current is not None:
            task, self._current = self._taken(), None
            doing = task.last_step or task.words
            task.fail(CrashError(f"{doing} ended its process ({how}); nothing else was lost"))
        elif self._waiting and not process.ready:
            self._waiting.popleft().fail(CrashError(f"the worker process ended while it started ({how})"))
        if self._waiting or process.ready:
            self._on_start(None, None)

    def _on_cancel(self, task: Task[Any], _more: Any) -> None:  # noqa: ANN401 - nothing
        if task in self._waiting:
            self._waiting.remove(task)
            task.fail(CanceledError(f"{task.words} was canceled"))
        elif task is self._current:
            self._end_current(CanceledError(f"{task.words} was canceled"))

    def _out_of_time(self) -> None:
        if self._process is not None and not self._process.ready:
            if self._waiting:
                self._waiting.popleft().fail(CrashError(f"no worker process was ready in {_START_LIMIT_S:g} s"))
            self._replace()
        elif self._current is not None:
            doing = self._current.last_step
            during = f", while {doing}" if doing and doing != self._current.words else ""
            self._end_current(
                TimeLimitError(
                    f"{self._current.words} took longer than {_told(self._current.timeout_s)} s and was ended{during}"
                )
            )

    def _end_current(self, error: CanceledError) -> None:
        task, self._current = self._taken(), None
        task.fail(error)
        self._replace()

    def _replace(self) -> None:
        """End the process, and have the next one ready soon."""
        process, self._process = self._process, None
        self._paused_s = None
        if process is not None:
            process.kill()
        self._on_start(None, None)

    def _shut(self) -> None:
        for task in (*self._waiting, *([self._current] if self._current else [])):
            task.fail(CanceledError(f"{task.words} was canceled: the worker was closed"))
        self._waiting.clear()
        self._current = None
        for process in (self._process, self._spare):
            if process is not None:
                process.kill()
        self._process = self._spare = None


def _told(seconds: float | None) -> str:
    return f"{seconds:.0f}" if seconds is not None and seconds >= _WHOLE_ABOVE_S else f"{seconds:.3g}"


def _folder() -> str:
    try:
        return str(Path.cwd())
    except OSError:  # it was removed
        return os.sep


def _cells() -> dict[str, str]:
    """Source of the notebook's cells, which no file holds: an error in the worker shows its line."""
    cells = {}
    for name, entry in list(linecache.cache.items()):
        match entry:
            case (_, None, list(lines), _) if not name.startswith("<frozen"):
                cells[name] = "".join(lines)
    return cells
