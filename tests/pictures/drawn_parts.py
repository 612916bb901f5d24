"""Parts whose drawings are known."""

import math

import cadquery as cq

from dfdm import design, require


def plate():
    body = cq.Workplane().box(80, 50, 12).faces(">Z").workplane().rarray(60, 30, 2, 2).cboreHole(5, 9, 5)
    return body.faces(">Z").workplane().hole(16).edges("|Z").fillet(6)


def shaft():
    body = cq.Workplane("YZ").circle(15).extrude(40).faces(">X").workplane().circle(10).extrude(35)
    return body.faces(">X").workplane().circle(7).extrude(25).faces(">X").chamfer(1)


def bushing():
    body = cq.Workplane("YZ").circle(20).extrude(30).faces(">X").workplane().circle(12).extrude(25)
    return body.faces(">X").workplane().cboreHole(8, 14, 10)


def bracket():
    outline = [(0, 0), (60, 0), (60, 10), (10, 10), (10, 50), (0, 50)]
    body = cq.Workplane("XZ").polyline(outline).close().extrude(-40)
    feet = (
        body.faces("<Z").workplane(origin=(0, 0, 0)).pushPoints([(25, -12), (25, -28), (48, -20)]).cboreHole(6.6, 11, 6)
    )
    return feet.faces("<X").workplane(origin=(0, 0, 0)).pushPoints([(-20, 35)]).hole(10)


def block():
    body = cq.Workplane().box(70, 45, 25).faces(">Z").workplane().rect(40, 25).cutBlind(-10)
    body = body.edges("|Z and (not >X) and (not <X)").fillet(4)
    return body.faces(">Z").workplane().pushPoints([(-28, 0), (28, 0)]).hole(6, 15)


def many():
    body = cq.Workplane().box(120, 80, 6).faces(">Z").workplane().rarray(17, 14, 6, 5).hole(4)
    return body.faces(">Z").workplane().pushPoints([(-55, 35), (55, -35)]).hole(7)


def gear():
    turn = [(20 if (k // 2) % 2 else 23, 2 * math.pi * k / 80) for k in range(80)]
    body = cq.Workplane().polyline([(r * math.cos(a), r * math.sin(a)) for r, a in turn]).close().extrude(8)
    return body.faces(">Z").workplane().circle(10).extrude(6).faces(">Z").workplane().hole(8)


def lattice():
    body = cq.Workplane()
    for i in range(4):
        for j in range(4):
            body = body.union(cq.Workplane().box(2, 2, 32).translate((i * 10, j * 10, 15)))
            body = body.union(cq.Workplane().box(2, 32, 2).translate((i * 10, 15, j * 10)))
            body = body.union(cq.Workplane().box(32, 2, 2).translate((15, i * 10, j * 10)))
    return body


def sphere():
    return cq.Workplane().sphere(20)


def loft():
    return cq.Workplane().rect(40, 30).workplane(offset=50).circle(12).loft()


def tiny():
    return cq.Workplane().box(4, 3, 1).faces(">Z").workplane().hole(1)


def huge():
    return cq.Workplane().box(2000, 300, 40).faces(">Z").workplane().rarray(400, 200, 5, 2).hole(18)


@design(title="Flange", license="CERN-OHL-S-2.0", version="1.2.0", author="The makers")
def flange(width: float = 60):
    """A plate with everything that can be demanded of it."""
    body = cq.Workplane().box(width, 40, 10).faces(">Z").workplane().hole(12).tag("bore")
    body = body.faces(">Z").workplane(origin=(0, 0, 0)).rarray(44, 1, 2, 1).hole(5).tag("threads")
    return body, [
        require("diameter", on="tag:bore", nominal_mm=12, fit="H7", critical=True),
        require("thread", on="tag:threads", thread="M6", count=2),
        require("flatness", on="<Z", plus_mm=0.05, minus_mm=0),
        require("surface_finish", on=">X", roughness_um=1.6),
        require("thickness", on=">Z", nominal_mm=10, plus_mm=0.1, minus_mm=-0.1),
    ]


PARTS = {f.__name__: f for f in (plate, shaft, bushing, bracket, block, many, gear, lattice, sphere, loft, tiny, huge)}
