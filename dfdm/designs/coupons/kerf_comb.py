"""A comb for cut sheets: wide slots around the width of a tab on one edge, ever finer slots on the other."""

from __future__ import annotations

from typing import Annotated

import cadquery as cq

from dfdm.designs.coupons.ladder import EdgeMarks, Mark, ladder, marked
from dfdm.designs.design import design
from dfdm.designs.parameter import mm
from dfdm.errors import ParameterError

PITCH_MM = 13.0
DEPTH_MM = 14.0
BODY_MM = 44.0


@design(title="Kerf comb", license="CERN-OHL-P-2.0", author="The dfdm developers")
def kerf_comb(
    steps: str = "5.2 5.4 5.6 5.7 5.8 5.9 6 6.1 6.2",
    fine: str = "0.1 0.15 0.2 0.25 0.3 0.4 0.5 0.8 1",
    tab: Annotated[float, mm(2, 8)] = 6.0,
    thickness: Annotated[float, mm(0.3, 20)] = 3.0,
    marks: EdgeMarks = "notches",
) -> cq.Workplane:
    """Slots of growing width, a tab to try in them (cut two), and fine slots: which fits, which is open, how wide is the cut."""
    wide, narrow = ladder(steps), ladder(fine, parameter="fine")
    if max(*wide, *narrow) > PITCH_MM - 2.0:
        allowed = f"slots up to {PITCH_MM - 2.0:g} mm"
        raise ParameterError(
            f"parameter 'steps' cannot be {steps!r}: allowed are {allowed}", parameter="steps", allowed=allowed
        )
    across = PITCH_MM * max(len(wide), len(narrow))
    body = cq.Solid.makeBox(across, BODY_MM, thickness)
    body = body.fuse(cq.Solid.makeBox(DEPTH_MM, tab, thickness, cq.Vector(across, BODY_MM / 2 - tab / 2, 0))).clean()
    slots = [
        cq.Solid.makeBox(size, DEPTH_MM + 1.0, thickness, cq.Vector(PITCH_MM * (i + 0.5) - size / 2, y, 0))
        for sizes, y in ((wide, BODY_MM - DEPTH_MM), (narrow, -1.0))
        for i, size in enumerate(sizes)
    ]
    body = body.cut(*slots).clean()
    # Notches stand in the tooth after their slot, and count from the narrow end of each edge.
    for sizes, edge in ((wide, BODY_MM), (narrow, 0.0)):
        numbers = [Mark.of(size, PITCH_MM * (i + 1), edge, i) for i, size in enumerate(sizes)]
        body = marked(body, numbers, style=marks, z=thickness, edge_y=edge, thickness=thickness)
    return cq.Workplane(body)
