"""Walls that stand alone, each a little thicker than the one before."""

from __future__ import annotations

from typing import Annotated

import cadquery as cq

from dfdm.designs.coupons.ladder import Mark, Marks, ladder, marked
from dfdm.designs.design import design
from dfdm.designs.parameter import mm

PITCH_MM = 12.0
BASE_MM = 3.0


@design(title="Wall ladder", license="CERN-OHL-P-2.0", author="The dfdm developers")
def wall_ladder(
    steps: str = "0.2 0.3 0.4 0.5 0.6 0.8 1 1.5 2",
    height: Annotated[float, mm(2, 40)] = 10.0,
    length: Annotated[float, mm(8, 40)] = 20.0,
    marks: Marks = "engraved",
) -> cq.Workplane:
    """A plate with free walls of growing thickness: the thinnest that stands is what the machine can."""
    sizes = ladder(steps)
    across = PITCH_MM * len(sizes)
    body = cq.Solid.makeBox(across, length + 12.0, BASE_MM)
    walls = [
        cq.Solid.makeBox(size, length, height, cq.Vector(PITCH_MM * (i + 0.5) - size / 2, 10.0, BASE_MM))
        for i, size in enumerate(sizes)
    ]
    body = body.fuse(*walls)
    numbers = [Mark.of(size, PITCH_MM * (i + 0.5), 5.0, i) for i, size in enumerate(sizes)]
    return cq.Workplane(marked(body, numbers, style=marks, z=BASE_MM, edge_y=0.0, thickness=BASE_MM))
