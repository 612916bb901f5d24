"""The last step at the bench: write the signed bundle, and verify it."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import ipywidgets

from dfdm import verbs
from dfdm.errors import DfdmError


class ExportPanel(ipywidgets.VBox):
    """A file name and two buttons; `request` gives what is exported as the arguments of the verb."""

    def __init__(self, request: Callable[[], dict[str, Any]], *, name: str) -> None:
        self._request = request
        self.path = ipywidgets.Text(
            value=f"{name}.dfdm.zip", description="File", tooltip="Where the bundle is written, beside the notebook"
        )
        self.export = ipywidgets.Button(description="Export bundle", button_style="primary")
        self.verify = ipywidgets.Button(description="Verify", tooltip="Check digests and signature of the file")
        self.what = ipywidgets.HTML()
        self.said = ipywidgets.HTML()
        self.export.on_click(lambda _button: self._do(self._write))
        self.verify.on_click(lambda _button: self._do(self._check))
        buttons = ipywidgets.HBox([self.export, self.verify])
        super().__init__([self.what, self.path, buttons, self.said])

    def describe(self, words: str) -> None:
        """Say what will be exported."""
        self.what.value = f'<div style="line-height:1.4">{escape(words)}</div>'

    def _do(self, deed: Callable[[], str]) -> None:
        self.export.disabled = self.verify.disabled = True
        self._say("Working …")
        try:
            self._say(deed())
        except (DfdmError, OSError) as error:
            self._say(str(error), is_error=True)
        finally:
            self.export.disabled = self.verify.disabled = False

    def _write(self) -> str:
        info = verbs.export(path=Path(self.path.value), **self._request())
        return f"Wrote {info.path}: {len(info.members)} members, sha256 {info.sha256}"

    def _check(self) -> str:
        found = verbs.verify(Path(self.path.value))
        if found.valid:
            return f"{self.path.value} is whole and signed."
        return f"{self.path.value} is refused: " + "; ".join(map(str, found.problems))

    def _say(self, words: str, *, is_error: bool = False) -> None:
        role = "alert" if is_error else "status"
        color = "var(--jp-error-color1, #b00020)" if is_error else "inherit"
        self.said.value = (
            f'<div role="{role}" style="color:{color};line-height:1.4;overflow-wrap:anywhere">{escape(words)}</div>'
        )
