"""How thick the walls are: the area of wall thinner than t."""

from __future__ import annotations

from dfdm.facts.curves import AreaCurve
from dfdm.geometry.areacurve import curve_of
from dfdm.geometry.opposite import across_material
from dfdm.geometry.part import Part


def measure_walls(part: Part) -> AreaCurve:
    """Area of wall (mm² of one side) by thickness (mm).

    Rays from points spread over the surface run into the material along the normal; a hit counts where both surfaces
    are within 30 degrees of parallel, so that edges and run-outs of fillets are no thin walls. Distances are taken
    to the exact surfaces where both are planes, cylinders, cones, spheres or tori. Both sides of a wall are sampled and
    each counts half: a plate of 100 mm² on each side has 100 mm² of wall.
    """
    return curve_of(across_material(part))
