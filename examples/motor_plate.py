"""A part that takes more than one step: milled and tapped, or cut, deburred and coated (see `examples/routes`)."""

from typing import Annotated

import cadquery as cq

from dfdm import design, mm, require


@design(
    title="Motor plate", license="CERN-OHL-W-2.0", author="The dfdm developers", intended_use="Carries a NEMA 17 motor."
)
def plate(size: Annotated[float, mm(50, 120)] = 60, thickness: Annotated[float, mm(2, 10)] = 5):
    """A square plate with a pilot bore, four clearance holes and two threaded ones."""
    body = cq.Workplane().rect(size, size).extrude(thickness).edges("|Z").fillet(4)
    body = body.faces(">Z").workplane().hole(22.2).tag("pilot")
    body = body.faces(">Z").workplane(origin=(0, 0, 0)).rarray(31, 31, 2, 2).hole(3.4).tag("motor")
    body = body.faces(">Z").workplane(origin=(0, 0, 0)).rarray(size - 12, 1, 2, 1).hole(4.2).tag("threads")
    return body, [
        require("diameter", on="tag:pilot", nominal_mm=22.2, plus_mm=0.2, minus_mm=0),
        require("thread", on="tag:threads", thread="M5", count=2),
    ]
