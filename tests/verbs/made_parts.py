"""Parts for each kind of route, as designs that say what they demand and how they are made."""

from typing import Annotated

import cadquery as cq

from dfdm import assemble, design, handle, mm, permit, purchase, require, substitute

BOX = {"license": "CERN-OHL-W-2.0", "author": "A. Maker", "version": "1.0", "intended_use": "Holds a sensor."}


@design(title="Sensor foot", **BOX)
def foot(wall: Annotated[float, mm(2, 8)] = 4):
    """An L with a bore and holes for inserts."""
    body = cq.Workplane().box(40, 30, wall, centered=(True, True, False))
    body = body.union(cq.Workplane().box(wall, 30, 25, centered=(True, True, False)).translate((-20 + wall / 2, 0, 0)))
    body = body.faces(">Z").workplane(origin=(8, 0, wall)).center(0, 0).hole(6)
    body.faces("%CYLINDER").tag("bore")
    return body, [
        require("diameter", on="tag:bore", nominal_mm=6, plus_minus_mm=0.15, critical=True),
        require("flatness", on="<Z", zone_mm=0.3),
        permit("fdm", "layer_height", low=0.1, high=0.2, unit="mm"),
        permit("fdm", "infill_density", value=0.4, unit="ratio"),
        substitute("petg", "asa", because="as stiff, and warmer than a room is what it is made for"),
        handle(packing="Each in a bag of its own.", end_of_life="Send it back to the maker.", aql={"major": 1.0}),
    ]


@design(title="Sheet bracket", **BOX)
def bracket():
    """A bent sheet with two holes."""
    flat = cq.Workplane().box(40, 30, 2, centered=(True, True, False))
    up = cq.Workplane().box(2, 30, 22, centered=(True, True, False)).translate((-19, 0, 0))
    body = (
        flat.union(up)
        .edges("|Y and <X and <Z")
        .fillet(4)
        .edges(cq.selectors.NearestToPointSelector((-18, 0, 2)))
        .fillet(2)
    )
    body = body.faces(">Z").workplane(origin=(5, 0, 2)).pushPoints([(0, 8), (0, -8)]).hole(4.5)
    return body, [require("general_tolerance", standard="ISO 2768-m")]


@design(title="Gasket", **BOX)
def gasket():
    """A flat plate with a hole."""
    body = cq.Workplane().box(60, 40, 3, centered=(True, True, False)).faces(">Z").workplane().hole(20)
    body.faces("%CYLINDER").tag("bore")
    return body, [require("diameter", on="tag:bore", nominal_mm=20, plus_minus_mm=0.2)]


@design(title="Axle", **BOX)
def axle():
    """A stepped shaft."""
    body = cq.Workplane("YZ").circle(10).extrude(40).faces(">X").workplane().circle(6).extrude(20)
    body.faces("%CYLINDER and >X").tag("seat")
    return body, [require("surface_finish", on=">X", roughness_um=3.2), require("quantity", quantity=100)]


@design(title="Cap", **BOX)
def cap():
    """A shell with drafted walls."""
    outer = cq.Workplane().rect(40, 30).extrude(15, taper=2)
    inner = cq.Workplane().rect(36, 26).extrude(13, taper=2)
    return outer.cut(inner)


@design(title="Lamp", **BOX)
def lamp():
    """A base and two arms that are screwed to it."""
    base = cq.Workplane().box(60, 60, 8, centered=(True, True, False))
    arm = cq.Workplane().box(8, 8, 40, centered=(True, True, False))
    whole = cq.Assembly(name="lamp").add(base, name="base")
    whole.add(arm, name="left arm", loc=cq.Location(cq.Vector(-20, 0, 8)))
    whole.add(arm, name="right arm", loc=cq.Location(cq.Vector(20, 0, 8)))
    return whole, [
        purchase("screw", count=2, designation="M4 x 16", standard="ISO 4762"),
        assemble("Stand the arms on the base.", parts=("base", "left arm", "right arm")),
        assemble(
            "Screw them on from below.",
            parts=("screw",),
            joining="screw",
            tool="hex key 3 mm",
            torque_nm=1.2,
            separable=True,
        ),
    ]
