"""Parts that are molded and thermoformed, with walls, draft, ribs and radii known by construction; open side up, along Z."""

import cadquery as cq


def tapered(length, width, height, draft_deg, *, corner=0.0):
    """A block that gets wider upwards by `draft_deg` on every side, with rounded upright edges."""
    base = cq.Sketch().rect(length, width)
    if corner:
        base = base.vertices().fillet(corner)
    return cq.Workplane().placeSketch(base).extrude(height, taper=-draft_deg)


def tray(length=80.0, width=60.0, height=25.0, wall=2.0, *, draft_deg=2.0, inner=1.5, corner=8.0):
    """A tray of even walls open to the top: `inner` is the radius at the foot inside, outside it is one wall more."""
    outside = tapered(length, width, height, draft_deg, corner=corner)
    if inner:
        outside = outside.faces("<Z").edges().fillet(inner + wall)
    return outside.faces(">Z").shell(-wall)


def ribbed(rib, height, *, wall=2.5, spacing=12.0, count=2, foot=1.3, draft_deg=1.0, length=30.0):
    """A plate with upright ribs: `rib` is their thickness at the foot, `spacing` from rib to rib, `foot` the fillet there."""
    body = cq.Workplane().box(80, 60, wall, centered=(True, True, False)).edges("|Z").fillet(4)
    for n in range(count):
        x = (n - 0.5 * (count - 1)) * spacing
        one = cq.Workplane("XY", origin=(x, 0, wall)).rect(rib, length).extrude(height, taper=draft_deg)
        body = body.union(one)
    if foot:
        picked = body.faces(cq.selectors.BoxSelector((-60, -60, wall - 0.01), (60, 60, wall + 0.01), boundingbox=False))
        body = picked.edges(cq.selectors.BoxSelector((-30, -20, wall - 0.01), (30, 20, wall + 0.01))).fillet(foot)
    return body


def bossed(outer, core, height, *, wall=2.5, places=((0.0, 0.0),), draft_deg=0.5):
    """A plate with cored bosses: `outer` and `core` are diameters at the foot and at the mouth."""
    body = cq.Workplane().box(80, 60, wall, centered=(True, True, False))
    for x, y in places:
        body = body.union(cq.Workplane("XY", origin=(x, y, wall)).circle(outer / 2).extrude(height, taper=draft_deg))
        body = body.cut(cq.Workplane("XY", origin=(x, y, wall)).circle(core / 2).extrude(height))
    return body
