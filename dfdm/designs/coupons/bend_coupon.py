"""A strip with flanges of growing length, bent along one line."""

from __future__ import annotations

import math
from typing import Annotated

import cadquery as cq

from dfdm.designs.coupons.ladder import ladder
from dfdm.designs.design import design
from dfdm.designs.parameter import deg, mm
from dfdm.errors import ParameterError

FLANGE_MM = 15.0
SLIT_MM = 3.0


@design(title="Bend coupon", license="CERN-OHL-P-2.0", author="The dfdm developers")
def bend_coupon(
    steps: str = "2.5 3 4 5 6 10",
    leg: Annotated[float, mm(20, 100)] = 40.0,
    thickness: Annotated[float, mm(0.5, 6)] = 2.0,
    radius: Annotated[float, mm(0.5, 10)] = 2.0,
    angle: Annotated[float, deg(30, 120)] = 90.0,
) -> cq.Workplane:
    """Flanges of growing length beside one another: the shortest that the die holds counts, and the longest gives the K-factor.

    `steps`, in thicknesses of the sheet, and `leg` are outer lengths, to the corner of the outer faces; the flanges are
    told apart by their length.
    """
    flanges = [ratio * thickness for ratio in ladder(steps)]
    turn = math.radians(angle)
    setback = (radius + thickness) * math.tan(turn / 2)
    if flanges[0] <= setback or leg <= setback + SLIT_MM:
        allowed = f"flanges longer than the bend itself, {setback:.2f} mm"
        raise ParameterError(
            f"parameter 'steps' cannot be {steps!r}: allowed are {allowed}", parameter="steps", allowed=allowed
        )
    start, slit = leg - setback, thickness + 1.0  # where the bend begins; how far a slit relieves it
    across = FLANGE_MM * len(flanges) + SLIT_MM * (len(flanges) - 1)
    pieces = [
        _flange(x * (FLANGE_MM + SLIT_MM), start - slit, start, flange - setback, thickness, radius, turn)
        for x, flange in enumerate(flanges)
    ]
    base = cq.Solid.makeBox(across, start - slit, thickness)
    return cq.Workplane(base.fuse(*pieces).clean())


def _flange(
    x: float, y: float, start: float, straight: float, thickness: float, radius: float, turn: float
) -> cq.Solid:
    """One bent piece: flat from y to where the bend begins, the bend upwards, and its straight flange."""

    def at(r: float, angle: float, along: float = 0.0) -> cq.Vector:
        center_y, center_z = start, thickness + radius
        return cq.Vector(
            x,
            center_y + r * math.sin(angle) + along * math.cos(angle),
            center_z - r * math.cos(angle) + along * math.sin(angle),
        )

    inner, outer = radius, radius + thickness
    corners = [
        cq.Edge.makeLine(cq.Vector(x, y, 0), at(outer, 0)),
        cq.Edge.makeThreePointArc(at(outer, 0), at(outer, turn / 2), at(outer, turn)),
        cq.Edge.makeLine(at(outer, turn), at(outer, turn, straight)),
        cq.Edge.makeLine(at(outer, turn, straight), at(inner, turn, straight)),
        cq.Edge.makeLine(at(inner, turn, straight), at(inner, turn)),
        cq.Edge.makeThreePointArc(at(inner, turn), at(inner, turn / 2), at(inner, 0)),
        cq.Edge.makeLine(at(inner, 0), cq.Vector(x, y, thickness)),
        cq.Edge.makeLine(cq.Vector(x, y, thickness), cq.Vector(x, y, 0)),
    ]
    return cq.Solid.extrudeLinear(cq.Wire.assembleEdges(corners), [], cq.Vector(FLANGE_MM, 0, 0))
