"""Holes and strips in a cut sheet, in multiples of its thickness."""

from __future__ import annotations

from typing import Annotated

import cadquery as cq

from dfdm.designs.coupons.ladder import EdgeMarks, Mark, ladder, marked
from dfdm.designs.design import design
from dfdm.designs.parameter import mm

_WINDOW_MM = (6.0, 12.0)


@design(title="Sheet ladder", license="CERN-OHL-P-2.0", author="The dfdm developers")
def sheet_ladder(
    holes: str = "0.3 0.4 0.5 0.7 1 1.5",
    webs: str = "0.3 0.4 0.5 0.7 1 1.5",
    thickness: Annotated[float, mm(0.3, 20)] = 3.0,
    marks: EdgeMarks = "notches",
) -> cq.Workplane:
    """Round holes and strips between windows, sized in thicknesses of the sheet: the smallest that comes out sound counts."""
    bores = [ratio * thickness for ratio in ladder(holes, parameter="holes")]
    strips = [ratio * thickness for ratio in ladder(webs, parameter="webs")]
    wide, high = max(_WINDOW_MM[0], thickness), _WINDOW_MM[1]
    margin = max(2.0 * thickness, 6.0)
    pitch = bores[-1] + margin
    across = max(2 * margin + wide * (len(strips) + 1) + sum(strips), pitch * len(bores))
    upper = margin + bores[-1] + margin
    body = cq.Solid.makeBox(across, upper + high + margin, thickness)
    cutters = [
        cq.Solid.makeCylinder(size / 2, thickness, cq.Vector(pitch * (i + 0.5), margin + bores[-1] / 2, 0))
        for i, size in enumerate(bores)
    ]
    x, middles = margin, []
    cutters.append(cq.Solid.makeBox(wide, high, thickness, cq.Vector(x, upper, 0)))
    for strip in strips:
        middles.append(x + wide + strip / 2)
        x += wide + strip
        cutters.append(cq.Solid.makeBox(wide, high, thickness, cq.Vector(x, upper, 0)))
    body = body.cut(*cutters).clean()
    edge = upper + high + margin
    low = [Mark.of(size, pitch * (i + 0.5), 0.0, i) for i, size in enumerate(bores)]
    top = [Mark.of(size, x, edge, i) for i, (x, size) in enumerate(zip(middles, strips, strict=True))]
    body = marked(body, low, style=marks, z=thickness, edge_y=0.0, thickness=thickness)
    return cq.Workplane(marked(body, top, style=marks, z=thickness, edge_y=edge, thickness=thickness))
