"""How narrow the gaps are: the area of surface that faces other surface nearer than w."""

from __future__ import annotations

from dfdm.facts.curves import AreaCurve
from dfdm.geometry.areacurve import curve_of
from dfdm.geometry.opposite import across_air
from dfdm.geometry.part import Part


def measure_gaps(part: Part) -> AreaCurve:
    """Area of gap (mm² of one side) by width (mm): slots, holes across, and the air between bodies of the part.

    As for walls, with rays out of the material: surfaces within 30 degrees of parallel face one another; a fillet
    in a corner faces neither of its walls. Both sides count half. Bodies that touch have no gap where they do.
    """
    return curve_of(across_air(part))
