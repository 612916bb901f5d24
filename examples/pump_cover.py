"""A cover plate whose owner keeps the rights: licensed to a named node, counted, dated, for some countries.

Export it with
`dfdm export examples/pump_cover.py --process milling --licensee did:key:… --count 10 --until 2027-12-31 --territory DE,FR -o cover.dfdm.zip`.
"""

from typing import Annotated

import cadquery as cq

from dfdm import design, mm, require


@design(
    title="Pump cover",
    license="LicenseRef-Example-Pumps",
    version="2.1.0",
    author="Example Pumps",
    intended_use="Closes the gear chamber of a lubricating pump, up to 6 bar, 80 °C.",
)
def cover(
    diameter: Annotated[float, mm(50, 120)] = 70,
    thickness: Annotated[float, mm(6, 16)] = 10,
    bolt: Annotated[float, mm(4.2, 9)] = 5.5,
):
    """A round cover with a recess, a bearing seat and six bolt holes."""
    body = cq.Workplane().circle(diameter / 2).extrude(thickness)
    body = body.faces(">Z").workplane().circle(diameter * 0.28).cutBlind(-thickness * 0.4)
    body = body.faces("<Z").workplane().hole(12).tag("seat")
    body = body.faces(">Z").workplane().polarArray(diameter * 0.4, 0, 360, 6).hole(bolt).tag("bolts")
    return body, [
        require("diameter", on="tag:seat", nominal_mm=12, fit="H8", critical=True, note="bearing seat"),
        require("diameter", on="tag:bolts", count=6),
        require("flatness", on="<Z", plus_mm=0.05, minus_mm=0, note="sealing face"),
    ]
