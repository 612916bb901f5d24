"""A plate under own terms: what closed agreements and sealed bundles are made of."""

import cadquery as cq

from dfdm import design, require


@design(title="Closed plate", license="LicenseRef-plate-terms", author="A. Maker", intended_use="Carries a motor.")
def plate(size: float = 60.0, thickness: float = 5.0):
    """A plate with a bore that has to fit and two threads."""
    body = cq.Workplane().rect(size, size).extrude(thickness).edges("|Z").fillet(4)
    body = body.faces(">Z").workplane().hole(22.2).tag("pilot")
    body = body.faces(">Z").workplane(origin=(0, 0, 0)).rarray(size - 12, 1, 2, 1).hole(4.2).tag("threads")
    return body, [
        require("diameter", on="tag:pilot", nominal_mm=22.2, plus_mm=0.2, minus_mm=0),
        require("thread", on="tag:threads", thread="M5", count=2),
    ]
