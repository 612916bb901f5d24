"""What a part is like: measured once, process by process judged elsewhere."""

from dfdm.geometry.part import Part
from dfdm.geometry.quantities import QUANTITY, facts_of

__all__ = ["QUANTITY", "Part", "facts_of"]
