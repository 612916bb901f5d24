"""A thin plate that warps if anything does."""

from __future__ import annotations

from typing import Annotated

import cadquery as cq

from dfdm.designs.coupons.ladder import EdgeMarks, Mark, marked
from dfdm.designs.design import design
from dfdm.designs.parameter import mm


@design(title="Flatness plate", license="CERN-OHL-P-2.0", author="The dfdm developers")
def flatness_plate(
    size: Annotated[float, mm(40, 150)] = 75.0,
    thickness: Annotated[float, mm(1, 12)] = 3.0,
    marks: EdgeMarks = "notches",
) -> cq.Workplane:
    """A square plate: laid on a flat table, the widest gap that a feeler gauge finds under it counts."""
    body = cq.Solid.makeBox(size, size, thickness)
    number = [Mark.of(size, 8.0, 0.0)]
    return cq.Workplane(marked(body, number, style=marks, z=thickness, edge_y=0.0, thickness=thickness))
