"""What panels of several widgets have in common: their words and plain HTML stand one after the other."""

from __future__ import annotations

from typing import Any

import ipywidgets


class Panel(ipywidgets.VBox):
    """A column of widgets that each know their words; `spoken` are those that are shown without a kernel."""

    def __init__(self, spoken: list[Any], shown: list[Any] | None = None) -> None:
        self.spoken = spoken
        super().__init__(shown or spoken, layout=ipywidgets.Layout(min_width="0"))

    def text(self) -> str:
        """The panel in plain words, the same in every process."""
        return "\n\n".join(filter(None, (widget.text() for widget in self.spoken)))

    def html(self) -> str:
        """The panel as HTML without scripts, safe in a notebook that is not trusted."""
        return "".join(widget.html() for widget in self.spoken)

    def __repr__(self) -> str:
        """The panel in plain words."""
        return self.text()

    def _repr_mimebundle_(self, **_kwargs: object) -> dict[str, Any]:
        """The live panel; HTML and words where there is no kernel or no trust."""
        return {**(super()._repr_mimebundle_() or {}), "text/plain": self.text(), "text/html": self.html()}
