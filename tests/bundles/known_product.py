"""A plate that demands something of every kind that formats can say: what the tests of formats export."""

from typing import Annotated

import cadquery as cq

from dfdm import design, mm, require


@design(
    title="Gauge plate 'é'",
    license="CERN-OHL-S-2.0",
    author="A. Maker",
    version="1.2.0",
    source_url="https://example.org/gauge-plate",
    intended_use="Holds two dowels at a known distance.",
)
def gauge_plate(width: Annotated[float, mm(30, 80)] = 40):
    """Lie flat, two reamed holes through it."""
    body = cq.Workplane().box(width, 30, 8).faces(">Z").workplane().pushPoints([(-10, 0), (10, 0)]).hole(5)
    body = body.faces(">Z").workplane().center(0, 10).hole(3.3)
    body = body.tag("tapped").edges("|Z and (>X or <X)").chamfer(1)
    return body, [
        require("diameter", on="%cylinder", nominal_mm=5, fit="H7", count=2, critical=True),
        require("distance", on="|Y", nominal_mm=30, plus_minus_mm=0.1),
        require("thickness", on="|Z", nominal_mm=8, plus_mm=0.2, minus_mm=-0.1),
        require("flatness", on="<Z", zone_mm=0.05),
        require("thread", on="tag:tapped", thread="M4", depth_mm=8),
        require("position", on="%cylinder", zone_mm=0.2, datums=("<Z", ">X")),
        require("perpendicularity", on="%cylinder", zone_mm=0.1, datums="<Z"),
        require("parallelism", on=">Z", zone_mm=0.08, datums="<Z"),
        require("surface_finish", on=">Z", roughness_um=1.6),
        require("surface_finish", on="<Z", roughness_um=6.3, texture="Rz"),
        require("profile", on=">X", zone_mm=0.3, datums=("<Z",)),
        require("symmetry", on="<X", zone_mm=0.4, datums=("|Y",)),
        require("general_tolerance", standard="ISO 2768-mK"),
        require("color", color="red"),
        require("quantity", quantity=4),
    ]
