"""What is being done right now: told to whoever watches over this process, so that a crash or a hang has a name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

Listener = Callable[[str, float | None], None]
_listener: Listener | None = None
_steps: list[tuple[str, float | None]] = []


def listen(listener: Listener | None) -> None:
    """Tell `listener(words, limit_s)` of every step from now on; this process counts as watched over.

    Empty words mean that a step has ended and none is running.
    """
    global _listener
    _listener = listener


def supervised() -> bool:
    """Whether another process watches over this one, so that a crash here costs one message."""
    return _listener is not None


@contextmanager
def step(words: str, limit_s: float | None = None) -> Iterator[None]:
    """Do one step, named in words ("reading plate.step"); the watcher may end the process after `limit_s`."""
    if _listener is None:
        yield
        return
    _steps.append((words, limit_s))
    _listener(words, limit_s)
    try:
        yield
    finally:
        _steps.pop()
        if _listener is not None:
            _listener(*(_steps[-1] if _steps else ("", None)))


def progress(words: str) -> None:
    """Say how far the running task is; without a watcher nobody is told."""
    if _listener is not None:
        _listener(words, _steps[-1][1] if _steps else None)
