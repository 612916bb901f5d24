"""Draws sheets: views, dimensions, title block and tables composed of plain arrays into one list that small writers write."""

from dfdm.pictures.drawing.display import Circle, Fill, Item, Layer, Path, Sheet, Text
from dfdm.pictures.drawing.sheets import Drawing

__all__ = ["Circle", "Drawing", "Fill", "Item", "Layer", "Path", "Sheet", "Text"]
