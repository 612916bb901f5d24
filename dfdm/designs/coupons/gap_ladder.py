"""Pins made in place in their bores, each with a wider gap around it."""

from __future__ import annotations

from typing import Annotated

import cadquery as cq

from dfdm.designs.coupons.ladder import Mark, Marks, ladder, marked
from dfdm.designs.design import design
from dfdm.designs.parameter import mm

PITCH_MM = 14.0
BLOCK_MM = 10.0
_STEM_MM = 1.6
_BAR_MM = (2.0, 1.0)
_GRIP_MM = 6.0


@design(title="Gap ladder", license="CERN-OHL-P-2.0", author="The dfdm developers")
def gap_ladder(
    steps: str = "0.1 0.15 0.2 0.25 0.3 0.4 0.5 0.6",
    pin: Annotated[float, mm(4, 9)] = 6.0,
    marks: Marks = "engraved",
) -> cq.Workplane:
    """Pins in bores with a growing gap, held by a thin stem on a bar: break the stem with pliers; the least gap that turns counts.

    The bore is open below beside the bar, so that powder and resin get out.
    """
    gaps = ladder(steps)
    body = cq.Solid.makeBox(PITCH_MM * len(gaps), 24.0, BLOCK_MM)
    places = [PITCH_MM * (i + 0.5) for i in range(len(gaps))]
    bores = [
        cq.Solid.makeCylinder(pin / 2 + gap, BLOCK_MM + 2.0, cq.Vector(x, 16.0, -1.0))
        for x, gap in zip(places, gaps, strict=True)
    ]
    pins = [
        _pin(x, 16.0, pin / 2).fuse(_bar(x, 16.0, pin / 2 + gap + 1.0)) for x, gap in zip(places, gaps, strict=True)
    ]
    body = body.cut(*bores).fuse(*pins).clean()
    numbers = [Mark.of(gap, x, 5.0, i) for i, (x, gap) in enumerate(zip(places, gaps, strict=True))]
    return cq.Workplane(marked(body, numbers, style=marks, z=BLOCK_MM, edge_y=0.0, thickness=BLOCK_MM))


def _pin(x: float, y: float, radius: float) -> cq.Shape:
    """A pin on a stem, with a cone of 45 degrees between them that prints without support."""
    stem, foot = _STEM_MM / 2, _BAR_MM[1] + 0.5
    shoulder = foot + radius - stem
    outline = [
        (0.0, 0.0),
        (stem, 0.0),
        (stem, foot),
        (radius, shoulder),
        (radius, BLOCK_MM + _GRIP_MM),
        (0.0, BLOCK_MM + _GRIP_MM),
    ]
    wire = cq.Wire.makePolygon([cq.Vector(x + r, y, z) for r, z in outline], close=True)
    return cq.Solid.revolve(wire, [], 360.0, cq.Vector(x, y, 0), cq.Vector(x, y, 1))


def _bar(x: float, y: float, half: float) -> cq.Solid:
    width, height = _BAR_MM
    return cq.Solid.makeBox(2 * half, width, height, cq.Vector(x - half, y - width / 2, 0))
