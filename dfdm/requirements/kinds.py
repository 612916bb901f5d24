"""The kinds of requirement, and what goes together among them."""

from __future__ import annotations

from typing import Final, Literal, get_args

RequirementKind = Literal[
    "diameter",
    "radius",
    "distance",
    "thickness",
    "thread",
    "insert",
    "countersink",
    "surface_finish",
    "flatness",
    "straightness",
    "circularity",
    "cylindricity",
    "parallelism",
    "perpendicularity",
    "angularity",
    "position",
    "concentricity",
    "symmetry",
    "profile",
    "runout",
    "general_tolerance",
    "watertight",
    "food_contact",
    "color",
    "strength_direction",
    "quantity",
]
KINDS: Final[tuple[str, ...]] = get_args(RequirementKind)
SIZES: Final = frozenset({"diameter", "radius", "distance", "thickness"})
FORMS: Final = frozenset({"flatness", "straightness", "circularity", "cylindricity"})
"""Geometric tolerances of one face by itself."""
ORIENTATIONS: Final = frozenset({"parallelism", "perpendicularity", "angularity"})
"""Geometric tolerances that need a datum."""
LOCATIONS: Final = frozenset({"position", "concentricity", "symmetry", "profile", "runout"})
GEOMETRIC: Final = FORMS | ORIENTATIONS | LOCATIONS
ROUND: Final = frozenset({"diameter", "radius", "thread", "insert"})
"""Kinds that speak of cylinders."""
OF_PART: Final = frozenset(
    {"general_tolerance", "watertight", "food_contact", "color", "strength_direction", "quantity"}
)
"""Kinds that speak of the part as a whole."""
WHOLE_PART: Final = "part"
"""Where those apply."""
PMI: Final = "pmi:"
"""Where requirements apply that a STEP file carries: the identifier in the file follows."""
