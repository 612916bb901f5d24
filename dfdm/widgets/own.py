"""What all of our widgets have in common."""

from __future__ import annotations

import os
from html import escape
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from dfdm.widgets.generations import adopt
from dfdm.widgets.phrases import language, phrases_of


class OwnWidget(anywidget.AnyWidget):
    """A widget that goes when the cell that made it is run again, and that can leave the notebook as one file."""

    phrases = traitlets.Dict().tag(sync=True)
    """What its front end says, by the English of it, in the language that is set; empty for English."""

    def __init__(self, *arguments: Any, **traits: Any) -> None:  # noqa: ANN401 - of traitlets
        script = getattr(type(self)._esm, "_path", type(self)._esm)
        super().__init__(*arguments, phrases=phrases_of(Path(script).name, language()), **traits)
        adopt(self)

    def to_html(self, path: str | os.PathLike[str] | None = None, *, title: str = "") -> str:
        """One HTML file with the widget alive in it, for who has no kernel: it needs no network and no other file.

        With a `path` it is also written there, in one step. Raises InputError where it cannot be.
        """
        from dfdm.widgets.page import Piece, page_of, write_page

        words = repr(self).splitlines()
        page = page_of([Piece(widget=self, still=self._still())], title=title or (words[0] if words else "dfdm"))
        if path is not None:
            write_page(page, path)
        return page

    def _still(self) -> str:
        """What is seen of it where no script runs: HTML without scripts, a picture, or words."""
        shown = self._repr_mimebundle_() or {}
        data: dict[str, Any] = dict(shown[0] if isinstance(shown, tuple) else shown)
        if "text/html" in data:
            return str(data["text/html"])
        words = escape(repr(self))
        if "image/png" in data:
            return f'<img alt="{words}" src="data:image/png;base64,{data["image/png"]}">'
        return f"<pre>{words}</pre>"
