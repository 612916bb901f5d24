"""Colors and dashes of the layers, the same for every writer."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

DASHES: Final = MappingProxyType({"HIDDEN": "3 0.75", "CENTER": "6 0.75 0.13 0.75"})
"""Dashes of layers in mm: 12 d and 3 d of hidden lines, 24 d, 3 d and a dot of center lines, of lines d = 0.25 mm wide."""
_COLORS: Final = MappingProxyType({"HATCH": "#444", "CENTER": "#333", "HIDDEN": "#333"})


def color_of(layer: str) -> str:
    """CSS color of a layer: black, or a dark gray that prints as black."""
    return _COLORS.get(layer, "#000")
