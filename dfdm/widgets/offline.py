"""A saved notebook as one HTML file that needs no network: `jupyter nbconvert --to dfdm NOTEBOOK`.

The usual HTML of a notebook asks other hosts for the code of its widgets. Here the viewers and tables of dfdm whose
state the notebook holds live in the page; everything else that is live shows its picture, table or words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Any, Final

from nbconvert.exporters.html import HTMLExporter
from traitlets import default
from traitlets.config import Config

from dfdm.widgets.page import Embedded

_HERE: Final = Path(__file__).parent
_VIEW: Final = "application/vnd.jupyter.widget-view+json"
_STATE: Final = "application/vnd.jupyter.widget-state+json"
_CHILD: Final = "IPY_MODEL_"
_STILLS: Final = ("text/html", "image/png", "text/plain")
_DEEPEST: Final = 20


class OfflineExporter(HTMLExporter):
    """HTML of a notebook with nothing from elsewhere; formulas stay as they were typed."""

    export_from_notebook = "HTML without network"

    @default("template_name")
    def _named(self) -> str:
        return "dfdm"

    @default("extra_template_basedirs")
    def _found_in(self) -> list[str]:
        return [str(_HERE / "templates")]

    @property
    def default_config(self) -> Config:
        """Show the pictures of widgets rather than their views, and embed pictures of the text."""
        kinds = ["text/html", "text/markdown", "image/svg+xml", "text/latex", "image/png", "image/jpeg", "text/plain"]
        config = Config({"NbConvertBase": {"display_data_priority": kinds}, "HTMLExporter": {"embed_images": True}})
        whole = super().default_config.copy()
        whole.merge(config)
        return whole

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - what traitlets take
        super().__init__(**options)
        self.register_preprocessor(_enliven, enabled=True)  # the last: after `--execute` has made the outputs


def _enliven(nb: Any, resources: Any) -> tuple[Any, Any]:  # noqa: ANN401 - a notebook node and nbconvert's own mapping
    """Put what is ours in place of the views of widgets; leave the pictures of all others."""
    known = nb.metadata.get("widgets", {}).get(_STATE, {}).get("state", {})
    embedded = Embedded()
    alive = False
    for cell in nb.cells:
        for output in cell.get("outputs", ()):
            data = output.get("data", {})
            found = list(_living(known, data.get(_VIEW, {}).get("model_id", "")))
            if found:
                alive = True
                still = _still(data)
                placed = [embedded.place(*one, still if number == 0 else "") for number, one in enumerate(found)]
                output["data"] = {"text/html": "\n".join(placed)}
            else:
                data.pop(_VIEW, None)
    nb.metadata.pop("widgets", None)
    resources["dfdm_scripts"] = embedded.scripts() if alive else ""
    return nb, resources


@cache
def _shipped() -> frozenset[str]:
    """The front-end code that this version ships: what else a notebook brings is not run."""
    return frozenset(file.read_text(encoding="utf-8") for file in (_HERE / "static").glob("*.js"))


def _living(known: Mapping[str, Any], model: str, depth: int = 0) -> Iterator[tuple[str, dict[str, Any]]]:
    """(code, state) of a widget of ours, or of those that stand in a box, in their order."""
    entry = known.get(model)
    if not isinstance(entry, Mapping) or depth > _DEEPEST:
        return
    state = entry.get("state", {})
    code = state.get("_esm", "")
    if code in _shipped():
        values = {name: value for name, value in state.items() if not name.startswith("_") and name != "layout"}
        for buffer in entry.get("buffers", ()):
            if buffer.get("encoding") == "base64" and len(buffer.get("path", ())) == 1:
                values[buffer["path"][0]] = {"$bytes": buffer["data"]}
        yield code, values
        return
    for child in state.get("children", ()):
        if isinstance(child, str) and child.startswith(_CHILD):
            yield from _living(known, child.removeprefix(_CHILD), depth + 1)


def _still(data: Mapping[str, Any]) -> str:
    """What stands there where no script runs: HTML as it is, a picture as a picture, words as words."""
    kind = next((kind for kind in _STILLS if data.get(kind)), "")
    text = str(data.get(kind, "")).strip()
    if kind == "image/png":
        return f'<img alt="{escape(str(data.get("text/plain", "")))}" src="data:image/png;base64,{escape(text)}">'
    return text if kind == "text/html" else f"<pre>{escape(text)}</pre>"
