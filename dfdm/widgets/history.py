"""What was set before, to go back to and forth."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dfdm.designs.parameter import Parameter, Value
from dfdm.widgets.phrases import say

Values = dict[str, Value]
_MOST: Final = 200


class History:
    """Values of a form before and after; the present ones are held by the form."""

    def __init__(self, parameters: Mapping[str, Parameter]) -> None:
        self._parameters = parameters
        self._past: list[Values] = []
        self._future: list[Values] = []

    def remember(self, values: Values) -> None:
        """Values are about to change: keep them; what was taken back before is forgotten."""
        self._past = [*self._past, values][-_MOST:]
        self._future = []

    def back(self, present: Values) -> Values:
        """The values before the last change, or the present ones."""
        if not self._past:
            return present
        self._future.append(present)
        return self._past.pop()

    def forth(self, present: Values) -> Values:
        """The values before they were last taken back, or the present ones."""
        if not self._future:
            return present
        self._past.append(present)
        return self._future.pop()

    def words(self, present: Values) -> tuple[str, str]:
        """What going back and going forth would change, each in words, empty where there is nothing."""
        return self._told(self._past, present), self._told(self._future, present)

    def _told(self, others: list[Values], present: Values) -> str:
        if not others:
            return ""
        moved = [name for name, value in others[-1].items() if value != present.get(name)]
        if len(moved) != 1:
            return say("{count} parameters", count=len(moved))
        (name,) = moved
        return say(
            "{name} to {value}",
            name=name.replace("_", " "),
            value=f"{_said(others[-1][name])} {self._parameters[name].unit}".rstrip(),
        )


def _said(value: Value) -> str:
    return f"{value:.6g}" if isinstance(value, float) else str(value)
