"""Recipes: everything a node needs to make a part that counts as the same, in the shape of an ISA-88 general recipe."""

from dfdm.recipes.compose import compose
from dfdm.recipes.deciding import decide, decisions
from dfdm.recipes.equivalence import measured_digest
from dfdm.recipes.inspection import characteristics, inspections
from dfdm.recipes.recipe import Header, Recipe

__all__ = ["Header", "Recipe", "characteristics", "compose", "decide", "decisions", "inspections", "measured_digest"]
