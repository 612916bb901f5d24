"""Draws sheets: views, dimensions, title block and tables composed of plain arrays into one list that small writers write."""

from dfdm.pictures.drawing.display import Circle, Fill, Item, Layer, Path, Sheet, Text

__all__ = ["Circle", "Fill", "Item", "Layer", "Path", "Sheet", "Text"]
