"""Trials around one variant, with a budget."""

from __future__ import annotations

import time
from copy import copy

from dfdm.designs.design import Variant
from dfdm.designs.parameter import Value
from dfdm.sweeps.trial import Trial
from dfdm.sweeps.trials import Trials


class Spent(Exception):  # noqa: N818 - it ends a search, nothing went wrong
    """The budget of a search is spent."""


class Probe:
    """The trials around one variant, counted against a budget of tries and seconds."""

    def __init__(self, variant: Variant, trials: Trials, *, tries: int, seconds: float | None) -> None:
        self.variant = variant
        self.trials = trials
        self.tried: set[tuple[tuple[str, Value], ...]] = set()
        self._tries = tries
        self._until = None if seconds is None else time.monotonic() + seconds

    def around(self, variant: Variant) -> Probe:
        """Trials around another variant of the design, on the same budget."""
        other = copy(self)
        other.variant = variant
        return other

    def at(self, **changed: Value) -> Trial:
        """The trial with some values changed. Raises Spent once the budget is."""
        values = {**self.variant.values, **changed}
        key = tuple(sorted(values.items()))
        if key not in self.tried:
            if len(self.tried) >= self._tries or (self._until is not None and time.monotonic() >= self._until):
                raise Spent
            self.tried.add(key)
        return self.trials.at(values)
