"""Parts to measure speed on, from a plate of 14 faces to a lattice of 288, each a CadQuery rebuild from nothing."""

import math
from collections.abc import Callable

import cadquery as cq


def plate() -> cq.Shape:
    """A plate with rounded corners and four holes."""
    return (
        cq.Workplane()
        .box(80, 50, 6)
        .edges("|Z")
        .fillet(5)
        .faces(">Z")
        .workplane()
        .rect(60, 30, forConstruction=True)
        .vertices()
        .hole(5)
        .val()
    )


def bracket() -> cq.Shape:
    """An L of two plates with a fillet between them, a rib, rounded corners, and holes with counterbores: 27 faces."""
    body = cq.Workplane().box(60, 40, 5).union(cq.Workplane().box(5, 40, 50).translate((-27.5, 0, 22.5)))
    body = body.edges(cq.selectors.NearestToPointSelector((-25, 0, 2.5))).fillet(3)
    rib = cq.Workplane("XZ").polyline([(-25, 2.5), (15, 2.5), (-25, 35)]).close().extrude(2, both=True)
    body = body.union(rib).edges("|Z and >X").fillet(6).edges("|X and >Z").fillet(6)
    body = body.faces(">Z[-2]").workplane(origin=(0, 0, 2.5)).pushPoints([(18, 12), (18, -12)]).cboreHole(5, 9, 2)
    wall = body.faces("<X").workplane(centerOption="CenterOfBoundBox")
    return wall.pushPoints([(x, y) for x in (-12, 12) for y in (-6, 12)]).hole(4.5).val()


def enclosure() -> cq.Shape:
    """A shelled box with screw bosses, ribs and vents."""
    body = cq.Workplane().box(120, 80, 40).edges("|Z").fillet(6).edges("<Z").fillet(3).faces(">Z").shell(-2)
    for x in (-50, 50):
        for y in (-30, 30):
            boss = cq.Workplane(origin=(x, y, -18.5)).circle(4).extrude(30).faces(">Z").workplane().hole(3, 20)
            body = body.union(boss)
    for x in range(-30, 31, 15):
        body = body.union(cq.Workplane().box(1.5, 76.5, 6).translate((x, 0, -15.5)))
    vents = cq.Workplane("XZ", origin=(0, 50, 5)).rarray(12, 1, 7, 1).slot2D(18, 4, 90).extrude(30)
    return body.cut(vents).val()


def gear() -> cq.Shape:
    """A spur gear of 25 teeth with rounded tips, recessed sides and a keyed bore: 164 faces."""
    teeth, module = 25, 3.0
    root, tip = module * (teeth / 2 - 1.25), module * (teeth / 2 + 1)
    points = []
    for i in range(teeth):
        for radius, share in ((root, -0.34), (tip, -0.12), (tip, 0.12), (root, 0.34)):
            angle = 2 * math.pi * (i + share) / teeth
            points.append((radius * math.cos(angle), radius * math.sin(angle)))
    body = cq.Workplane().polyline(points).close().extrude(12)
    body = (
        body.edges("|Z")
        .filter(lambda edge: math.hypot(edge.Center().x, edge.Center().y) > (root + tip) / 2)
        .fillet(0.4)
    )
    body = body.faces(">Z").workplane().circle(24).cutBlind(-3).faces("<Z").workplane().circle(24).cutBlind(-3)
    return body.faces(">Z").workplane().hole(12).cut(cq.Workplane().box(4, 16, 60)).val()


def manifold_block() -> cq.Shape:
    """A hydraulic block with crossing bores from all six sides."""
    body = cq.Workplane().box(100, 70, 50).edges().chamfer(1)
    body = body.faces(">Z").workplane().rarray(20, 20, 4, 2).cboreHole(8, 14, 4, 30)
    body = body.faces(">X").workplane().rarray(20, 1, 2, 1).hole(7, 90)
    body = body.faces(">Y").workplane().rarray(20, 1, 4, 1).cskHole(6, 12, 90, 55)
    return body.faces("<Z").workplane().rarray(80, 50, 2, 2).hole(6.5).val()


def lattice() -> cq.Shape:
    """A block of crossing round struts."""
    body = cq.Workplane().box(60, 60, 3)
    for x in range(-24, 25, 12):
        for y in range(-24, 25, 12):
            body = body.union(cq.Workplane(origin=(x, y, 0)).circle(1.6).extrude(24))
    for z in (8, 16, 24):
        for x in range(-24, 25, 12):
            body = body.union(cq.Workplane("XZ", origin=(x, 27, z)).circle(1.2).extrude(54))
    return body.val()


def ribbed_cover() -> cq.Shape:
    """A rounded cover with a grid of ribs inside and bosses where they cross."""
    body = cq.Workplane().box(90, 60, 16).edges("|Z").fillet(8).edges(">Z").fillet(3).faces("<Z").shell(-2)
    for x in range(-30, 31, 15):
        body = body.union(cq.Workplane().box(1.4, 57, 6).translate((x, 0, 3.5)))
    for y in range(-15, 16, 15):
        body = body.union(cq.Workplane().box(87, 1.4, 6).translate((0, y, 3.5)))
    for x in (-37, 37):
        for y in (-22, 22):
            body = body.union(
                cq.Workplane(origin=(x, y, -8)).circle(3.5).extrude(15).faces("<Z").workplane().hole(2.5, 10)
            )
    return body.val()


def loftpart() -> cq.Shape:
    """A loft from a circle to a square: few faces, all curved."""
    return cq.Workplane().circle(20).workplane(offset=40).rect(24, 24).loft().val()


def sheet_flat() -> cq.Shape:
    """A flat sheet with 84 holes."""
    body = cq.Workplane().box(240, 140, 2).edges("|Z").fillet(4)
    return body.faces(">Z").workplane().rarray(16, 16, 14, 6).hole(6).val()


PARTS: dict[str, Callable[[], cq.Shape]] = {
    f.__name__: f
    for f in (plate, bracket, enclosure, gear, manifold_block, lattice, ribbed_cover, loftpart, sheet_flat)
}
