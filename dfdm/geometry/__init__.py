"""What a part is like: measured once, process by process judged elsewhere."""

from dfdm.geometry.part import Part
from dfdm.geometry.quantities import QUANTITY, facts_of
from dfdm.geometry.shades import SHADES, shade_of

__all__ = ["QUANTITY", "SHADES", "Part", "facts_of", "shade_of"]
