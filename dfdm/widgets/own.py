"""What all of our widgets have in common."""

from __future__ import annotations

from typing import Any

import anywidget

from dfdm.widgets.generations import adopt


class OwnWidget(anywidget.AnyWidget):
    """A widget that goes when the cell that made it is run again."""

    def __init__(self, *arguments: Any, **traits: Any) -> None:  # noqa: ANN401 - of traitlets
        super().__init__(*arguments, **traits)
        adopt(self)
