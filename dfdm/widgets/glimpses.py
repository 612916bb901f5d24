"""Show where a slider is being dragged to: the part in few triangles, the newest value first, nothing judged."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from dfdm.widgets.building import Builder
from dfdm.widgets.latest import Latest, Steps
from dfdm.widgets.parameters import ParameterForm
from dfdm.widgets.phrases import say
from dfdm.widgets.viewer import Viewer


class Glimpses:
    """Follows the `trial` of a form: one glimpse is built at a time, to its end, then the newest is.

    A design that takes a second is so shown each second while it is dragged, and never ended before anything is seen.
    `say(words, is_error)` hears what is done; empty words: the hand rests.
    """

    def __init__(self, form: ParameterForm, builder: Builder, viewer: Viewer, say: Callable[[str, bool], None]) -> None:
        self._form = form
        self._builder = builder
        self._viewer = viewer
        self._shown: dict[str, Any] = {}
        self._trying: dict[str, Any] = {}
        self._wanted: dict[str, Any] = {}
        self._latest = Latest(self._steps, say, self._end)

    @property
    def shown(self) -> bool:
        """Whether the viewer shows a glimpse, not the part itself."""
        return bool(self._shown)

    def follow(self) -> None:
        """There is something new to try out."""
        if not self._latest.busy:
            self._latest.ask()

    def drop(self, wanted: Mapping[str, Any] | None = None) -> None:
        """Try nothing more; what is being built may still take a moment, all that it needs where it is what is `wanted`."""
        self._wanted = dict(wanted or {})
        self._latest.drop()

    def gone(self) -> None:
        """The part itself is shown again."""
        self._shown = {}

    def _end(self) -> None:
        if not self._wanted or self._wanted != self._trying:  # else the worker goes on from what it builds now
            self._builder.cancel(patiently=True)

    def _steps(self) -> Steps:
        while (values := dict(self._form.trial)) and values != self._shown:
            self._trying = values
            variant = self._form.design(**values)
            model = yield say("Trying it out …"), lambda variant=variant: self._builder.glimpse(variant)  # type: ignore[misc]
            self._viewer.model = model
            self._shown = values
