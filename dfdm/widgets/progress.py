"""What is being done for the bench, for how long, and a button that ends it."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any, Final

import traitlets

from dfdm.widgets.own import OwnWidget

_STATIC: Final = Path(__file__).parent / "static"


class Progress(OwnWidget):
    """One line: `words` say what is being done or what came of it; `stop` is called when its button is pressed.

    The front end counts the seconds since `job` changed, so that they go on where Python is busy. `done` of `steps` are
    behind it, 0 of 0 where nobody knows.
    """

    _esm = _STATIC / "progress.js"
    words = traitlets.Unicode("").tag(sync=True)
    state = traitlets.Enum(("idle", "working", "failed"), default_value="idle").tag(sync=True)
    done = traitlets.Int(0).tag(sync=True)
    steps = traitlets.Int(0).tag(sync=True)
    job = traitlets.Int(0).tag(sync=True)
    stoppable = traitlets.Bool(False).tag(sync=True)

    def __init__(self, stop: Callable[[], None] | None = None) -> None:
        super().__init__(stoppable=stop is not None)
        self._stop = stop
        self.on_msg(self._asked)

    def begin(self) -> None:
        """A new job: count its seconds from now on."""
        self.job += 1

    def say(self, words: str, *, working: bool = False, failed: bool = False, done: int = 0, steps: int = 0) -> None:
        """Say what is being done, or with neither `working` nor `failed` how things stand."""
        with self.hold_sync():
            self.words = words
            self.state = "failed" if failed else "working" if working else "idle"
            self.done, self.steps = done, steps

    def stop(self) -> None:
        """End what is being done, as the button does."""
        if self._stop is not None:
            self._stop()

    def _asked(self, _widget: object, content: object, _buffers: object) -> None:
        if isinstance(content, dict) and content.get("do") == "stop":
            self.stop()

    def __repr__(self) -> str:
        """What it says."""
        return str(self.words)

    def _repr_mimebundle_(self, **_kwargs: object) -> dict[str, Any]:
        """The live line; words where there is no kernel or no trust."""
        bundle = super()._repr_mimebundle_()
        data: dict[str, Any] = dict(bundle[0] if isinstance(bundle, tuple) else bundle or {})
        return {**data, "text/plain": repr(self), "text/html": f"<p>{escape(self.words)}</p>"}
