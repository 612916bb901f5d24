"""Square pockets whose corners have a growing radius."""

from __future__ import annotations

from typing import Annotated

import cadquery as cq

from dfdm.designs.coupons.ladder import EdgeMarks, Mark, ladder, marked
from dfdm.designs.design import design
from dfdm.designs.parameter import mm
from dfdm.errors import ParameterError


@design(title="Corner comb", license="CERN-OHL-P-2.0", author="The dfdm developers")
def corner_comb(
    steps: str = "0.5 1 1.5 2 3 4",
    depth: Annotated[float, mm(1, 20)] = 4.0,
    floor: Annotated[float, mm(0, 10)] = 4.0,
    pocket: Annotated[float, mm(8, 30)] = 13.0,
    marks: EdgeMarks = "notches",
) -> cq.Workplane:
    """Square pockets with rounded corners: the least radius that the smallest cutter leaves clean counts.

    `floor` 0 cuts the pockets through, for sheets that are routed.
    """
    radii = ladder(steps)
    if radii[-1] > 0.45 * pocket:
        allowed = f"radii up to {0.45 * pocket:g} mm in pockets of {pocket:g} mm"
        raise ParameterError(
            f"parameter 'steps' cannot be {steps!r}: allowed are {allowed}", parameter="steps", allowed=allowed
        )
    pitch, width, thickness = pocket + 5.0, pocket + 12.0, depth + floor
    body = cq.Solid.makeBox(pitch * len(radii), width, thickness)
    places = [pitch * (i + 0.5) for i in range(len(radii))]
    for x, radius in zip(places, radii, strict=True):
        block = cq.Workplane(cq.Solid.makeBox(pocket, pocket, depth, cq.Vector(x - pocket / 2, 8.0, floor)))
        body = body.cut(block.edges("|Z").fillet(radius).val())
    numbers = [Mark.of(radius, x, 0.0, i) for i, (x, radius) in enumerate(zip(places, radii, strict=True))]
    return cq.Workplane(marked(body, numbers, style=marks, z=thickness, edge_y=0.0, thickness=thickness))
