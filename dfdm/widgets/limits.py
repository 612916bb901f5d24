"""Look in the background for where along the sliders a part stays makeable, and for what mends its findings."""

from __future__ import annotations

import asyncio
import contextlib
import contextvars
from collections.abc import Callable, Sequence
from typing import Any, Final

from dfdm.designs import Variant
from dfdm.sweeps import Bands, Governing, Met, Sweeper
from dfdm.sweeps import State as SweptState
from dfdm.verbs.sweeping import asked_for
from dfdm.widgets.bands import Band, State
from dfdm.widgets.finding_rows import amounts
from dfdm.widgets.parameters import ParameterForm
from dfdm.widgets.phrases import language, say
from dfdm.widgets.spoken import check_name

_IDLE_S: Final = 0.4
"""So long nothing is asked after a change: who tries values out, tries several."""
_TOLD_EVERY_S: Final = 0.25
_SHORT: Final = 90
_STATES: Final[dict[SweptState, State]] = {
    SweptState.MAKEABLE: "makeable",
    SweptState.WARNED: "warned",
    SweptState.UNKNOWN: "unknown",
    SweptState.NOT_MAKEABLE: "fails",
    SweptState.NOT_BUILT: "unbuildable",
}


class Limits:
    """Fills the bands of a form, and tells `governs(found)` what governs the findings, as far as is known.

    All of it happens while nobody waits: in a process of low priority, only where there is a loop to come back to (in a
    notebook), and `drop` ends it at once. What was found for a variant and process is not looked for again.
    """

    def __init__(self, form: ParameterForm, governs: Callable[[Sequence[Governing]], None]) -> None:
        self._form = form
        self._governs = governs
        self._sweeper: Sweeper | None = None
        self._run = 0
        self._wanted: tuple[Variant | None, str] = (None, "")
        self._moved = ""
        self._pending: dict[str, Bands] = {}
        self._found: list[Governing] = []
        self._timer: asyncio.TimerHandle | None = None
        self._tells = False
        form.observe(self._note_moved, "values")

    def seek(self, variant: Variant, process: str) -> None:
        """Look for the limits of a process around a variant, unless that is what is looked for already."""
        if self._wanted == (variant, process) or not process:
            return
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:  # a script: nobody sees the sliders
            return
        if process != self._wanted[1]:
            self._form.unmark()
        self.drop()
        self._wanted = (variant, process)
        self._timer = loop.call_later(_IDLE_S, self._begin, loop, self._run)

    def drop(self) -> None:
        """Look no further; what was found stays until it no longer holds."""
        self._run += 1
        self._wanted = (None, self._wanted[1])
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._sweeper is not None:
            self._sweeper.make_way()
        self._pending, self._found, self._tells = {}, [], False
        self._form.searching = ""

    def close(self) -> None:
        """Look no further, and end the process unless another bench uses it."""
        self.drop()
        if self._sweeper is not None:
            self._sweeper.close()
            self._sweeper = None

    def _note_moved(self, change: Any) -> None:  # noqa: ANN401 - of traitlets
        moved = [name for name, value in change["new"].items() if change["old"].get(name) != value]
        self._moved = moved[0] if len(moved) == 1 else self._moved

    def _begin(self, loop: asyncio.AbstractEventLoop, run: int) -> None:
        variant, process = self._wanted
        if run != self._run or variant is None:
            return
        ranged = [name for name, parameter in variant.design.parameters.items() if parameter.range]
        order = sorted(ranged, key=lambda name: name != self._moved)  # under the hand first
        self._sweeper = self._sweeper or Sweeper()
        self._form.searching = say("Looking where along the sliders it stays makeable …")
        later = _Later(loop)
        self._sweeper.ask(
            variant,
            order,
            asked_for((process,), language=language()),
            on_bands=lambda bands: later.call(self._heard, run, bands),
            on_governing=lambda found: later.call(self._heard_governing, run, found),
            on_end=lambda error: later.call(self._ended, run, error),
        )

    def _heard(self, run: int, bands: Bands) -> None:
        if run == self._run:
            self._pending[bands.parameter] = bands
            self._tell_soon(run)

    def _heard_governing(self, run: int, found: Governing) -> None:
        if run == self._run:
            self._found = [*self._found, found]
            self._tell_soon(run)

    def _tell_soon(self, run: int) -> None:
        if not self._tells:
            self._tells = True
            asyncio.get_running_loop().call_later(_TOLD_EVERY_S, self._tell, run)

    def _tell(self, run: int) -> None:
        if run != self._run:
            return
        self._tells = False
        pending, self._pending = self._pending, {}
        if pending:
            self._form.mark(band for bands in pending.values() for band in shown_bands(bands))
        if self._found:
            self._governs(tuple(self._found))

    def _ended(self, run: int, error: Exception | None) -> None:
        if run == self._run:
            self._tell(run)
            self._form.searching = (
                "" if error is None else say("Limits along the sliders are not known: {error}", error=error)
            )


class _Later:
    """Calls from another thread come back to the loop, in the context of who asked: widgets are of its thread."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._context = contextvars.copy_context()

    def call(self, act: Callable[..., None], *args: object) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has ended: that of the kernel, or of a page that was closed
            self._loop.call_soon_threadsafe(lambda: act(*args), context=self._context)


def shown_bands(bands: Bands) -> list[Band]:
    """The bands of a parameter as the form shows them; of choices none, there is no slider to stand along."""
    if bands.lower is None:
        return []
    return [
        Band(
            parameter=bands.parameter,
            process=one.process,
            lower=float(band.lower),
            upper=float(band.upper),
            state=_STATES[band.state],
            at_lower=_met(band.at_lower.met, bands.language),
            at_upper=_met(band.at_upper.met, bands.language),
            because=_met(band.because, bands.language),
        )
        for one in bands.processes
        for band in one.bands
    ]


def _met(met: Sequence[Met], language: str) -> str:
    """What is met first, in a few words: the question, what is measured there and the limit."""
    if not met:
        return ""
    one = met[0]
    if not one.check:
        return one.message if len(one.message) <= _SHORT else f"{one.message[:_SHORT]}…"
    figures = amounts(one.measured, one.limit, language)
    return f"{check_name(one.check, language).lower()}{f', {figures}' if figures else ''}"
