"""A stepped pyramid: known lengths along X, Y and Z."""

from __future__ import annotations

from typing import Annotated

import cadquery as cq

from dfdm.designs.coupons.ladder import EdgeMarks, Mark, ladder, marked
from dfdm.designs.design import design
from dfdm.designs.parameter import mm


@design(title="Size block", license="CERN-OHL-P-2.0", author="The dfdm developers")
def size_block(
    steps: str = "10 20 30 40 50",
    tier: Annotated[float, mm(2, 12)] = 5.0,
    marks: EdgeMarks = "notches",
) -> cq.Workplane:
    """Square tiers on one another: their widths along X and Y and their heights along Z tell shrinkage, offset and scatter.

    One notch marks the side to measure X along; `tier` is the height of one tier.
    """
    sizes = ladder(steps)
    largest = sizes[-1]
    tiers = [
        cq.Solid.makeBox(size, size, tier * (i + 1), cq.Vector((largest - size) / 2, (largest - size) / 2, 0))
        for i, size in enumerate(reversed(sizes))
    ]
    body = tiers[0].fuse(*tiers[1:]).clean() if len(tiers) > 1 else tiers[0]
    number = [Mark.of(largest, largest / 2, 0.0)]
    return cq.Workplane(marked(body, number, style=marks, z=tier, edge_y=0.0, thickness=tier))
