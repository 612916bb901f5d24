"""Arms whose undersides lean more and more."""

from __future__ import annotations

import math
from typing import Annotated

import cadquery as cq

from dfdm.designs.coupons.ladder import Mark, Marks, ladder, marked
from dfdm.designs.design import design
from dfdm.designs.parameter import mm
from dfdm.errors import ParameterError

PITCH_MM = 10.0
ARM_MM = 8.0
BASE_MM = 3.0
_STEEPEST_DEG = 88.0


@design(title="Overhang fan", license="CERN-OHL-P-2.0", author="The dfdm developers")
def overhang_fan(
    steps: str = "30 40 45 50 55 60 65 70 75 80",
    slope: Annotated[float, mm(5, 30)] = 12.0,
    marks: Marks = "engraved",
) -> cq.Workplane:
    """Arms with undersides that lean by a growing angle from the vertical: the steepest clean underside counts.

    `slope` is the length of the leaning face.
    """
    angles = ladder(steps)
    if angles[-1] > _STEEPEST_DEG:
        allowed = f"at most {_STEEPEST_DEG:g} degrees from the vertical"
        raise ParameterError(
            f"parameter 'steps' cannot be {steps!r}: allowed is {allowed}", parameter="steps", allowed=allowed
        )
    across = PITCH_MM * len(angles)
    body = cq.Solid.makeBox(across, 20.0, BASE_MM, cq.Vector(0, -20.0, 0))
    arms = []
    for i, angle in enumerate(angles):
        out, up = slope * math.sin(math.radians(angle)), slope * math.cos(math.radians(angle))
        foot = BASE_MM + 2.0
        profile = [
            (-8.0, 0.0),
            (0.0, 0.0),
            (0.0, foot),
            (out, foot + up),
            (out, foot + up + 3.0),
            (-8.0, foot + up + 3.0),
        ]
        x = PITCH_MM * (i + 0.5) - ARM_MM / 2
        wire = cq.Wire.makePolygon([cq.Vector(x, y, z) for y, z in profile], close=True)
        arms.append(cq.Solid.extrudeLinear(wire, [], cq.Vector(ARM_MM, 0, 0)))
    body = body.fuse(*arms).clean()
    numbers = [Mark.of(angle, PITCH_MM * (i + 0.5), -14.0, i) for i, angle in enumerate(angles)]
    return cq.Workplane(marked(body, numbers, style=marks, z=BASE_MM, edge_y=-20.0, thickness=BASE_MM))
