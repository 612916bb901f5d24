"""Keep up with what is under the hand: work in steps, say which one, drop what a newer change has overtaken."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator

from IPython import get_ipython

from dfdm.errors import DfdmError

_BREATH_S = 0.02
"""Time between steps in which the kernel takes in what came from the front end meanwhile."""


class Latest:
    """Runs the steps of one job at a time; a newer request ends the running job at its next step.

    `steps` gives the words for each step before it is done. `say(words, is_error)` shows them; empty words mean
    that all is done. A change that code makes is worked off at once, so that the next line sees its effect;
    one that comes from the front end is worked off step by step, and only the newest counts.
    """

    def __init__(self, steps: Callable[[], Iterator[str]], say: Callable[[str, bool], None]) -> None:
        self._steps = steps
        self._say = say
        self._running: Iterator[str] | None = None
        self._handle: asyncio.TimerHandle | None = None

    def ask(self) -> None:
        """Do the job for what holds now."""
        if self._handle is not None:
            self._handle.cancel()
            self._handle = None
        self._running = self._steps()
        if came_from_front_end():
            self._advance_soon()
        else:
            while self._advance():
                pass

    def _advance_soon(self) -> None:
        self._handle = None
        if self._advance():
            self._handle = asyncio.get_running_loop().call_later(_BREATH_S, self._advance_soon)

    def _advance(self) -> bool:
        """Do one step; say whether there are more."""
        if self._running is None:
            return False
        try:
            words = next(self._running, "")
        except DfdmError as error:
            return self._end(str(error), is_error=True)
        except Exception as error:  # noqa: BLE001 - whatever a design or plug-in raises is said, never lost in a log
            return self._end(f"{type(error).__name__}: {error}", is_error=True)
        if not words:
            return self._end("", is_error=False)
        self._say(words, False)
        return True

    def _end(self, words: str, *, is_error: bool) -> bool:
        self._running = None
        self._say(words, is_error)
        return False


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
