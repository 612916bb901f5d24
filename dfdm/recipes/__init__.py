"""Recipes: everything a node needs to make a part that counts as the same, after the general, site and master recipes of ISA-88."""

from dfdm.recipes.bill import Placed
from dfdm.recipes.compose import Order, compose
from dfdm.recipes.deciding import decide, decisions
from dfdm.recipes.equivalence import measured_digest
from dfdm.recipes.inspection import characteristics, inspections
from dfdm.recipes.recipe import Header, Recipe

__all__ = [
    "Header",
    "Order",
    "Placed",
    "Recipe",
    "characteristics",
    "compose",
    "decide",
    "decisions",
    "inspections",
    "measured_digest",
]
