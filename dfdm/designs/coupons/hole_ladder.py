"""Round holes of growing diameter, upright ones in a plate and lying ones in a wall."""

from __future__ import annotations

from typing import Annotated

import cadquery as cq

from dfdm.designs.coupons.ladder import Mark, Marks, ladder, marked
from dfdm.designs.design import design
from dfdm.designs.parameter import mm

PITCH_MM = 12.0
WALL_MM = 6.0


@design(title="Hole ladder", license="CERN-OHL-P-2.0", author="The dfdm developers")
def hole_ladder(
    steps: str = "0.5 0.8 1 1.5 2 2.5 3 4 5",
    depth: Annotated[float, mm(2, 20)] = 5.0,
    lying: bool = True,
    marks: Marks = "engraved",
) -> cq.Workplane:
    """A plate with through holes, and a wall on it with the same holes lying: the smallest that comes out open counts."""
    sizes = ladder(steps)
    across = PITCH_MM * len(sizes)
    body = cq.Solid.makeBox(across, 30.0 if lying else 22.0, depth)
    places = [PITCH_MM * (i + 0.5) for i in range(len(sizes))]
    cutters = [
        cq.Solid.makeCylinder(size / 2, depth + 2.0, cq.Vector(x, 14.0, -1.0))
        for x, size in zip(places, sizes, strict=True)
    ]
    if lying:
        middle = depth + 2.0 + sizes[-1] / 2
        body = body.fuse(
            cq.Solid.makeBox(across, WALL_MM, middle + sizes[-1] / 2 + 2.0, cq.Vector(0, 30.0 - WALL_MM, 0))
        )
        cutters += [
            cq.Solid.makeCylinder(size / 2, WALL_MM + 2.0, cq.Vector(x, 31.0, middle), cq.Vector(0, -1, 0))
            for x, size in zip(places, sizes, strict=True)
        ]
    body = body.cut(*cutters).clean()
    numbers = [Mark.of(size, x, 5.0, i) for i, (x, size) in enumerate(zip(places, sizes, strict=True))]
    return cq.Workplane(marked(body, numbers, style=marks, z=depth, edge_y=0.0, thickness=depth))
