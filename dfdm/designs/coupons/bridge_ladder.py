"""Flat strips between two posts, each further apart."""

from __future__ import annotations

from typing import Annotated

import cadquery as cq

from dfdm.designs.coupons.ladder import Mark, Marks, ladder, marked
from dfdm.designs.design import design
from dfdm.designs.parameter import mm

PITCH_MM = 9.0
STRIP_MM = 6.0
POST_MM = 5.0
BASE_MM = 2.0
_LABEL_MM = 14.0


@design(title="Bridge ladder", license="CERN-OHL-P-2.0", author="The dfdm developers")
def bridge_ladder(
    steps: str = "5 10 20 30 40 60",
    height: Annotated[float, mm(4, 30)] = 8.0,
    marks: Marks = "engraved",
) -> cq.Workplane:
    """Strips over a growing span: the longest that does not sag visibly counts. `height` is the free height under them."""
    spans = ladder(steps)
    across = PITCH_MM * len(spans)
    body = cq.Solid.makeBox(_LABEL_MM + spans[-1] + 2 * POST_MM, across, BASE_MM, cq.Vector(-_LABEL_MM, 0, 0))
    pieces = []
    for i, span in enumerate(spans):
        y = PITCH_MM * (i + 0.5) - STRIP_MM / 2
        frame = cq.Solid.makeBox(span + 2 * POST_MM, STRIP_MM, height + 2.0, cq.Vector(0, y, BASE_MM))
        pieces.append(frame.cut(cq.Solid.makeBox(span, STRIP_MM, height, cq.Vector(POST_MM, y, BASE_MM))))
    body = body.fuse(*pieces).clean()
    numbers = [Mark.of(span, -_LABEL_MM / 2, PITCH_MM * (i + 0.5), i) for i, span in enumerate(spans)]
    return cq.Workplane(marked(body, numbers, style=marks, z=BASE_MM, edge_y=0.0, thickness=BASE_MM))
