"""What to make: parametric designs, and models opened from files and objects."""

from dfdm.designs.design import Design, Variant, design
from dfdm.designs.model import Model, PartEntry
from dfdm.designs.parameter import Parameter, Range, deg, mm, number
from dfdm.designs.sources import as_model, of_solids, open_model

__all__ = [
    "Design",
    "Model",
    "Parameter",
    "PartEntry",
    "Range",
    "Variant",
    "as_model",
    "deg",
    "design",
    "mm",
    "number",
    "of_solids",
    "open_model",
]
