"""Still pictures of figures: stacked bars, curves, points, and a map; with Pillow alone, the same bytes for the same figures."""

from dfdm.pictures.plots.bars import Bar, stacked_bars
from dfdm.pictures.plots.curves import Curve, curves
from dfdm.pictures.plots.map import Spot, world_map
from dfdm.pictures.plots.scatter import Dot, scatter

__all__ = ["Bar", "Curve", "Dot", "Spot", "curves", "scatter", "stacked_bars", "world_map"]
