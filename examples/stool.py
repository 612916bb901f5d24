"""An assembly: one seat and three equal legs, each distinct part judged once with its count."""

from typing import Annotated

import cadquery as cq

from dfdm import design, mm


@design(
    title="Milking stool",
    license="CERN-OHL-P-2.0",
    author="The dfdm developers",
    intended_use="Sitting low, up to 100 kg.",
)
def stool(
    seat: Annotated[float, mm(120, 300)] = 200,
    board: Annotated[float, mm(6, 30)] = 18,
    height: Annotated[float, mm(80, 220)] = 160,
):
    """A round seat on three legs that plug into it."""
    top = cq.Workplane().circle(seat / 2).extrude(board)
    top = top.faces("<Z").workplane().polarArray(seat * 0.36, 0, 360, 3).hole(20, board / 2)
    leg = cq.Workplane().circle(14).extrude(height - board).faces(">Z").workplane().circle(9.9).extrude(board / 2)
    whole = cq.Assembly(name="stool").add(top, name="seat", loc=cq.Location(cq.Vector(0, 0, height - board)))
    for i in range(3):
        place = cq.Location(cq.Plane.XY()) * cq.Location(cq.Vector(0, 0, 0), cq.Vector(0, 0, 1), 120 * i)
        whole.add(leg, name=f"leg{i + 1}", loc=place * cq.Location(cq.Vector(seat * 0.36, 0, 0)))
    return whole
