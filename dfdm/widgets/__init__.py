"""The bench in the notebook: it only shows; everything it shows, the verbs give without it."""

from __future__ import annotations

from dfdm.widgets.viewer import Viewer, show

__all__ = ["Viewer", "show"]
