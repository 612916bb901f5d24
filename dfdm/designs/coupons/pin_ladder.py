"""Upright pins of growing diameter."""

from __future__ import annotations

from typing import Annotated

import cadquery as cq

from dfdm.designs.coupons.ladder import Mark, Marks, ladder, marked
from dfdm.designs.design import design
from dfdm.designs.parameter import mm

PITCH_MM = 12.0
BASE_MM = 3.0


@design(title="Pin ladder", license="CERN-OHL-P-2.0", author="The dfdm developers")
def pin_ladder(
    steps: str = "0.4 0.6 0.8 1 1.5 2 2.5 3 4",
    height: Annotated[float, mm(2, 30)] = 6.0,
    marks: Marks = "engraved",
) -> cq.Workplane:
    """A plate with free pins of growing diameter: the thinnest that stands straight and survives unpacking counts."""
    sizes = ladder(steps)
    body = cq.Solid.makeBox(PITCH_MM * len(sizes), 20.0, BASE_MM)
    places = [PITCH_MM * (i + 0.5) for i in range(len(sizes))]
    pins = [
        cq.Solid.makeCylinder(size / 2, height, cq.Vector(x, 14.0, BASE_MM))
        for x, size in zip(places, sizes, strict=True)
    ]
    numbers = [Mark.of(size, x, 5.0, i) for i, (x, size) in enumerate(zip(places, sizes, strict=True))]
    return cq.Workplane(marked(body.fuse(*pins), numbers, style=marks, z=BASE_MM, edge_y=0.0, thickness=BASE_MM))
