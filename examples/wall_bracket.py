"""A wall bracket under an open-hardware license: the part of the README and of `dfdm demo`."""

from typing import Annotated, Literal

import cadquery as cq

from dfdm import design, mm, require


@design(
    title="Wall bracket",
    license="CERN-OHL-S-2.0",
    version="1.0.0",
    author="The dfdm developers",
    source_url="https://example.org/wall-bracket",
    intended_use="Holds a shelf board of up to 5 kg at a wall, indoors.",
    presets={"small": {"width": 30, "wall": 2.4}, "sturdy": {"width": 60, "wall": 4.8, "holes": 4}},
)
def bracket(
    width: Annotated[float, mm(20, 80)] = 40,
    wall: Annotated[float, mm(0.4, 6, step=0.1)] = 3.2,
    leg: Annotated[float, mm(20, 60)] = 36,
    holes: Literal[2, 4] = 2,
):
    """A bracket that holds a shelf: two legs, a rib between them, screw holes in both."""
    body = (
        cq.Workplane("YZ")
        .polyline([(0, 0), (leg, 0), (leg, wall), (wall, wall), (wall, leg), (0, leg)])
        .close()
        .extrude(width / 2, both=True)
    )
    rib = cq.Workplane("YZ").polyline([(0, 0), (leg * 0.7, 0), (0, leg * 0.7)]).close().extrude(wall / 2, both=True)
    rows = (0.4, 0.8) if holes == 4 else (0.6,)
    places = [(side * width * 0.3, leg * row) for row in rows for side in (-1, 1)]
    body = body.union(rib)
    body = body.faces("<Z").workplane(origin=(0, 0, 0)).pushPoints([(x, -y) for x, y in places]).hole(5).tag("bore")
    screw = cq.Workplane("XZ").pushPoints(places).circle(2.25).extrude(-wall)
    body = body.cut(screw)
    return body, [require("diameter", on="tag:bore", nominal_mm=5, fit="H11", note="pin of the shelf board")]
