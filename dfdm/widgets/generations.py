"""A cell that is run again takes down what it showed before: else every run leaves its widgets in kernel and browser.

A front end says which cell a request comes from (JupyterLab, Notebook and VS Code do); where none does, nothing is
taken down.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from IPython.core.getipython import get_ipython


@dataclass(kw_only=True, slots=True)
class _Generation:
    """What one run of a cell made; `run` is what tells runs apart."""

    run: str
    widgets: list[Any] = field(default_factory=list)


_OF_CELL: Final[dict[str, _Generation]] = {}


def adopt(widget: Any) -> None:  # noqa: ANN401 - any ipywidget
    """Remember a widget as made by the cell that is being run; what an earlier run of the cell made is closed."""
    cell, run = _request()
    if not cell:
        return
    known = _OF_CELL.get(cell)
    if known is None or known.run != run:
        _OF_CELL[cell] = fresh = _Generation(run=run)
        if known is not None:
            for old in known.widgets:
                close_tree(old)
        known = fresh
    known.widgets.append(widget)


def close_tree(widget: Any) -> None:  # noqa: ANN401 - as above
    """Close a widget with all that stands in it, its layout and its style."""
    for child in getattr(widget, "children", ()):
        close_tree(child)
    beside = [getattr(widget, name, None) for name in ("layout", "style")]
    widget.close()
    for one in beside:
        if one is not None and hasattr(one, "close"):
            one.close()


def _request() -> tuple[str, str]:
    """The cell that is being run and its run; empty where that is not known or a message of a widget is worked off."""
    kernel = getattr(get_ipython(), "kernel", None)
    if kernel is None:
        return "", ""
    parent = kernel.get_parent("shell") or {}
    header = parent.get("header") or {}
    if header.get("msg_type") != "execute_request":
        return "", ""
    return str((parent.get("metadata") or {}).get("cellId") or ""), str(header.get("msg_id") or "")
