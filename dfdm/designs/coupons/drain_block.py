"""Hollows with one way out each, a little wider every time."""

from __future__ import annotations

from typing import Annotated

import cadquery as cq

from dfdm.designs.coupons.ladder import Mark, Marks, ladder, marked
from dfdm.designs.design import design
from dfdm.designs.parameter import mm

HOLLOW_MM = (10.0, 12.0, 8.0)


@design(title="Drain block", license="CERN-OHL-P-2.0", author="The dfdm developers")
def drain_block(
    steps: str = "1 1.5 2 2.5 3 3.5 4 5",
    wall: Annotated[float, mm(1, 5)] = 2.0,
    marks: Marks = "engraved",
) -> cq.Workplane:
    """Closed hollows with a hole of growing diameter in the front: the smallest through which they come empty counts."""
    sizes = ladder(steps)
    wide, deep, high = HOLLOW_MM
    pitch = wide + wall
    body = cq.Solid.makeBox(pitch * len(sizes) + wall, deep + 2 * wall, high + 2 * wall)
    places = [wall + wide / 2 + pitch * i for i in range(len(sizes))]
    hollows = [cq.Solid.makeBox(wide, deep, high, cq.Vector(x - wide / 2, wall, wall)) for x in places]
    holes = [
        cq.Solid.makeCylinder(size / 2, wall + 1.0, cq.Vector(x, -0.5, wall + high / 2), cq.Vector(0, 1, 0))
        for x, size in zip(places, sizes, strict=True)
    ]
    body = body.cut(*hollows).cut(*holes).clean()
    numbers = [Mark.of(size, x, wall + deep / 2, i) for i, (x, size) in enumerate(zip(places, sizes, strict=True))]
    top = high + 2 * wall
    return cq.Workplane(marked(body, numbers, style=marks, z=top, edge_y=0.0, thickness=top))
