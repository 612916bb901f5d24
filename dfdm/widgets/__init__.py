"""The bench in the notebook: it only shows; everything it shows, the verbs give without it."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

_HOME = {
    "CandidatesView": "candidates",
    "CostsView": "costs",
    "ExportPanel": "exporting",
    "FindingsView": "findings",
    "HeatControl": "heat",
    "ParameterForm": "parameters",
    "ReceivedPanel": "received",
    "RecipePanel": "recipe",
    "RightsPanel": "rights",
    "SchemaForm": "schemaform",
    "Studio": "bench",
    "Viewer": "viewer",
    "show": "viewer",
    "studio": "opening",
}
__all__ = [
    "CandidatesView",
    "CostsView",
    "ExportPanel",
    "FindingsView",
    "HeatControl",
    "ParameterForm",
    "ReceivedPanel",
    "RecipePanel",
    "RightsPanel",
    "SchemaForm",
    "Studio",
    "Viewer",
    "show",
    "studio",
]

if TYPE_CHECKING:
    from dfdm.widgets.bench import Studio
    from dfdm.widgets.candidates import CandidatesView
    from dfdm.widgets.costs import CostsView
    from dfdm.widgets.exporting import ExportPanel
    from dfdm.widgets.findings import FindingsView
    from dfdm.widgets.heat import HeatControl
    from dfdm.widgets.opening import studio
    from dfdm.widgets.parameters import ParameterForm
    from dfdm.widgets.received import ReceivedPanel
    from dfdm.widgets.recipe import RecipePanel
    from dfdm.widgets.rights import RightsPanel
    from dfdm.widgets.schemaform import SchemaForm
    from dfdm.widgets.viewer import Viewer, show


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any public name
    if name not in _HOME:
        raise AttributeError(f"module 'dfdm.widgets' has no attribute '{name}'")
    value = getattr(importlib.import_module(f"dfdm.widgets.{_HOME[name]}"), name)
    globals()[name] = value
    return value
