"""Parts that show what design guides mean: one small function for each, known by its name in `situations.toml`.

All lengths in mm, angles in degrees. Parts to be printed lie on z = 0 with the build direction up.
"""

import math

import cadquery as cq

from tests.geometry.bent_parts import crossing_flanges, flanged, folded

CORNER = (True, True, False)


def _box(x, y, z, at=(0.0, 0.0, 0.0)):
    return cq.Workplane().box(x, y, z, centered=CORNER).translate(at)


def _extruded(points, width):
    """A profile in XZ, extruded along Y and centered on it."""
    return cq.Workplane("XZ").polyline(points).close().extrude(width).translate((0, width / 2, 0))


# --- printed -----------------------------------------------------------------------------------------------------------


def open_box(wall, size=40.0, height=25.0, floor=3.0, vent=0.0):
    """A box open at the top: each of its walls is held at three edges; with a vent through its floor."""
    inside = _box(size - 2 * wall, size - 2 * wall, height, (0, 0, floor))
    body = _box(size, size, height).cut(inside)
    return body.cut(cq.Workplane().circle(vent / 2).extrude(floor)) if vent else body


def fin(wall, height=15.0, length=30.0):
    """A wall that stands free on a base, held at its foot only."""
    return _box(40, 30, 4).union(_box(length, wall, height, (0, 0, 4)))


def drilled(diameter, thickness=8.0, size=40.0):
    """A plate with one upright hole."""
    return _box(size, size, thickness).faces(">Z").workplane().hole(diameter)


def pin(diameter, height=10.0):
    """A pin on a base."""
    return _box(25, 25, 5).union(cq.Workplane().circle(diameter / 2).extrude(height + 5))


def gap(width, depth=10.0):
    """Two blocks on one base with a gap between them."""
    side = 12.0
    return _box(2 * side + width, 20, 5 + depth).cut(_box(width, 20, depth, (0, 0, 5)))


def engraved(width, depth=0.8):
    """A plate with a straight groove engraved into it."""
    return _box(60, 30, 6).cut(_box(30, width, depth, (0, 0, 6 - depth)))


def ledge(reach, chamfered=False):
    """A post with a level ledge at its top; chamfered: carried by a slope of 40 degrees from upright."""
    post = [(0, 0), (20, 0), (20, 25), (20 + reach, 25), (20 + reach, 31), (0, 31)]
    if chamfered:
        post[2:4] = [(20, 25 - reach / math.tan(math.radians(40))), (20 + reach, 25)]
    return _extruded(post, 20)


def leaning(angle, height=25.0, thickness=8.0):
    """A thick wall that leans so many degrees from upright, on a wide foot."""
    run = height * math.tan(math.radians(angle))
    deep = thickness / math.cos(math.radians(angle))
    wall = _extruded([(-deep, 0), (0, 0), (run, height), (run - deep, height)], 20).translate((0, 0, 4))
    return wall.union(_box(50 + run, 40, 4, (run / 2, 0, 0)))


def portal(span, beam=6.0):
    """Two posts that carry a level beam across a span."""
    return _box(span + 20, 12, 20 + beam).cut(_box(span, 12, 20))


def hollow(drains=(), size=30.0, wall=3.0):
    """A closed hollow cube, with drains of the given diameters through its sides just above its floor."""
    body = _box(size, size, size).cut(_box(size - 2 * wall, size - 2 * wall, size - 2 * wall, (0, 0, wall)))
    for number, diameter in enumerate(drains):
        drill = cq.Workplane("YZ").circle(diameter / 2).extrude(size).translate((0, 0, wall + diameter / 2))
        body = body.cut(drill.rotate((0, 0, 0), (0, 0, 1), 180.0 * number))
    return body


def cup(vent=0.0, diameter=40.0, wall=3.0, height=30.0):
    """A round cup that opens upwards; with a vent through its floor."""
    body = cq.Workplane().circle(diameter / 2).extrude(height)
    body = body.cut(cq.Workplane().circle(diameter / 2 - wall).extrude(height).translate((0, 0, wall)))
    return body.cut(cq.Workplane().circle(vent / 2).extrude(wall)) if vent else body


def channel(diameter, size=40.0):
    """A block with a lying round hole through it."""
    return _box(size, size, size).faces(">X").workplane(centerOption="CenterOfBoundBox").hole(diameter)


# --- machined ----------------------------------------------------------------------------------------------------------


def pocket(length, width, depth, radius=0.0, floor_radius=0.0, size=(80.0, 60.0), thickness=None):
    """A block with a pocket from above; its upright corners have a radius, and the edge of its floor another."""
    thick = depth + 10.0 if thickness is None else thickness
    tool = _box(length, width, depth + 1.0)
    if radius:
        tool = tool.edges("|Z").fillet(radius)
    if floor_radius:
        tool = tool.faces("<Z").edges().fillet(floor_radius)
    return _box(*size, thick).cut(tool.translate((0, 0, thick - depth)))


def slot(width, depth=3.0):
    """A block with a slot that is open at both ends."""
    return _box(60, 40, 15).cut(_box(60, width, depth, (0, 0, 15 - depth)))


def rib(wall, height, length=50.0):
    """A block milled down to a rib; as high as the guide allows and no end that is free in the air."""
    return (
        _box(60, 40, 12 + height)
        .cut(_box(60, (40 - wall) / 2, height, (0, (40 + wall) / 4, 12)))
        .cut(_box(60, (40 - wall) / 2, height, (0, -(40 + wall) / 4, 12)))
    )


def drilled_block(diameter, depth, tip=118.0, height=None, tilt=0.0):
    """A block with a blind hole that ends in the cone of a drill (tip 0: flat), tilted if wanted."""
    tall = depth + 15.0 if height is None else height
    drill = cq.Workplane().circle(diameter / 2).extrude(-depth)
    if tip:
        point = (diameter / 2) / math.tan(math.radians(tip / 2))
        cone = cq.Solid.makeCone(diameter / 2, 0, point, pnt=cq.Vector(0, 0, -depth), dir=cq.Vector(0, 0, -1))
        drill = drill.union(cq.Workplane(cone))
    drill = drill.union(cq.Workplane().circle(diameter / 2).extrude(diameter))
    return _box(40, 40, tall).cut(drill.rotate((0, 0, 0), (0, 1, 0), tilt).translate((0, 0, tall)))


def t_slot(neck=10.0, head=20.0):
    """A block with a T-slot along it."""
    return _box(60, 50, 30).cut(_box(60, neck, 12, (0, 0, 18))).cut(_box(60, head, 8, (0, 0, 12)))


def hidden_chamber():
    """A block with a wide chamber behind a narrow round mouth: no straight tool reaches its walls."""
    mouth = cq.Workplane().circle(4).extrude(15).translate((0, 0, 25))
    return _box(60, 60, 40).cut(_box(40, 40, 15, (0, 0, 10))).cut(mouth)


def broken_edge(fillet=0.0, chamfer=0.0):
    """A block whose upper outer edges are rounded or chamfered."""
    edges = _box(60, 40, 20).faces(">Z").edges()
    return edges.fillet(fillet) if fillet else edges.chamfer(chamfer)


def cube(size):
    """A cube."""
    return _box(size, size, size)


def plain_block(x, y, z):
    """A block."""
    return _box(x, y, z)


# --- turned ------------------------------------------------------------------------------------------------------------


def revolved(*profile):
    """A solid of revolution about Z of a profile of (radius, height)."""
    return cq.Workplane("XZ").polyline(profile).close().revolve(360, (0, 0, 0), (0, 1, 0))


def shaft(diameter, length):
    """A plain round bar."""
    return cq.Workplane().circle(diameter / 2).extrude(length)


def necked(neck):
    """A bar with a neck between two thicker ends."""
    return revolved((0, 0), (8, 0), (8, 12), (neck / 2, 12), (neck / 2, 15), (8, 15), (8, 30), (0, 30))


def tube(outer, wall, length=25.0):
    """A tube."""
    return cq.Workplane().circle(outer / 2).circle(outer / 2 - wall).extrude(length)


def grooved(width, depth=3.0):
    """A bar with a groove around it."""
    return (
        cq.Workplane()
        .circle(15)
        .extrude(50)
        .cut(cq.Workplane().circle(20).circle(15 - depth).extrude(width).translate((0, 0, 25)))
    )


def bush(groove=0.0):
    """A bush with a through bore, and a groove of that width in the bore."""
    body = cq.Workplane().circle(20).circle(12).extrude(40)
    return body.cut(cq.Workplane().circle(14).extrude(groove).translate((0, 0, 18))) if groove else body


def cross_drilled(diameter, angle=90.0, bar=16.0):
    """A bar with a hole through its axis, at an angle to the axis."""
    drill = cq.Workplane().circle(diameter / 2).extrude(80).translate((0, 0, -40))
    return (
        cq.Workplane().circle(bar / 2).extrude(60).cut(drill.rotate((0, 0, 0), (0, 1, 0), angle).translate((0, 0, 30)))
    )


def shouldered(radius):
    """A stepped shaft whose shoulder is rounded by a radius."""
    step = cq.Workplane("XZ").moveTo(0, 0).lineTo(15, 0).lineTo(15, 20).lineTo(10 + radius, 20)
    bulge = radius * (1 - math.sqrt(0.5))
    step = step.threePointArc((10 + bulge, 20 + bulge), (10, 20 + radius))
    return step.lineTo(10, 45).lineTo(0, 45).close().revolve(360, (0, 0, 0), (0, 1, 0))


# --- cut from sheet ----------------------------------------------------------------------------------------------------


def sheet(thickness, size=(80.0, 60.0), holes=(), windows=()):
    """A flat sheet with round holes (x, y, diameter) and windows (x, y, length, width, corner radius)."""
    body = _box(*size, thickness)
    for x, y, diameter in holes:
        body = body.cut(cq.Workplane().circle(diameter / 2).extrude(thickness).translate((x, y, 0)))
    for x, y, length, width, radius in windows:
        tool = _box(length, width, thickness)
        body = body.cut((tool.edges("|Z").fillet(radius) if radius else tool).translate((x, y, 0)))
    return body


def dogboned(thickness, bit, length=30.0, width=20.0):
    """A sheet with a square window whose corners are cleared by circles a little wider than the bit."""
    body = sheet(thickness, windows=[(0, 0, length, width, 0)])
    reach = bit / 2 * math.sqrt(0.5)
    for x in (-1, 1):
        for y in (-1, 1):
            ear = cq.Workplane().circle(bit / 2).extrude(thickness)
            body = body.cut(ear.translate((x * (length / 2 - reach), y * (width / 2 - reach), 0)))
    return body


def stencil_letter(thickness, bridges):
    """A letter O cut out of a sheet; without bridges its middle falls out."""
    ring = cq.Workplane().circle(15).circle(9).extrude(thickness)
    if bridges:
        ring = ring.cut(_box(6, 40, thickness))
    return _box(60, 60, thickness).cut(ring)


def half_depth(thickness):
    """A sheet with a pocket to half its thickness."""
    return _box(80, 60, thickness).cut(_box(30, 20, thickness / 2, (0, 0, thickness / 2)).edges("|Z").fillet(5))


def counterbored(thickness):
    """A sheet with a counterbored hole."""
    return _box(80, 60, thickness).faces(">Z").workplane().cboreHole(6, 12, thickness / 2)


def chamfered_sheet(thickness):
    """A sheet with a chamfer all around its upper edge."""
    return _box(80, 60, thickness).faces(">Z").edges().chamfer(thickness / 3)


# --- bent --------------------------------------------------------------------------------------------------------------


def angle(thickness, radius, flange, width=60.0, hole=None):
    """An angle of two flat runs; `flange` is the outer length of the upright one.

    `hole`: (diameter, distance of its rim from where the bend begins), in the lying run.
    """
    run = flange - radius - thickness
    body = folded((50.0, run), ((radius, 90),), thickness=thickness, width=width)
    if hole:
        diameter, distance = hole
        drill = cq.Workplane().circle(diameter / 2).extrude(3 * thickness)
        body = body.cut(drill.translate((50.0 - distance - diameter / 2, width / 2, -thickness)))
    return body


def tab(relief=None, thickness=2.0, radius=2.0):
    """A plate with a tab turned up from the middle of one edge; `relief`: (width, depth) of slots beside it."""
    across = 30.0
    reliefs = ()
    if relief:
        width, depth = relief
        reliefs = tuple((0, s * (across + width) / 2, width, depth) for s in (-1, 1))
    return flanged(80, 60, [(0, 20.0, radius, 90, across, 0.0)], thickness=thickness, reliefs=reliefs)


def two_radii(first, second, thickness=2.0):
    """A channel whose two bends have these inner radii."""
    return folded((30.0, 50.0, 30.0), ((first, 90), (second, 90)), thickness=thickness, width=40)


def uneven():
    """An angle whose upright run is twice as thick as the lying one."""
    return _box(50, 40, 2, (25, 0, 0)).union(_box(4, 40, 30, (2, 0, 0)))


def overlapping():
    """Two flanges turned up from the sides of a narrow gap: laid flat they lie on one another."""
    return crossing_flanges(20, 40, 30)


# --- molded and formed -------------------------------------------------------------------------------------------------


def _frustum(x, y, height, taper, radius=0.0):
    """A block whose sides narrow upwards by `taper` degrees, its upright edges rounded."""
    base = cq.Workplane().rect(x, y)
    body = base.extrude(height, taper=taper) if taper else base.extrude(height)
    return body.edges("not(#Z)").edges("not(|X or |Y)").fillet(radius) if radius else body


def shell(wall, draft, depth=25.0, size=(80.0, 60.0), radius=0.0, floor_radius=0.0):
    """A tub, upside down, of one wall, its sides drafted; inner upright edges with a radius, outer ones around it.

    `floor_radius` rounds the edge between floor and sides inside, and the one outside around it.
    """
    x, y = size
    # The sides move in by as much as the draft takes, so that the wall is the same all along.
    outer = _frustum(x, y, depth, draft, radius + wall if radius else 0.0)
    inner = _frustum(x - 2 * wall, y - 2 * wall, depth - wall, draft, radius)
    if floor_radius:
        outer = outer.faces(">Z").edges().fillet(floor_radius + wall)
        inner = inner.faces(">Z").edges().fillet(floor_radius)
    return outer.cut(inner)


def ribbed(wall, rib_wall, height, draft=0.5, foot=1.0):
    """A tub with one rib inside across its floor, its foot rounded."""
    tub = shell(wall, 2.0, depth=30.0, radius=3.0, floor_radius=1.5)
    lean = math.tan(math.radians(draft)) * (height + wall)
    profile = [(-rib_wall / 2, 0), (rib_wall / 2, 0), (rib_wall / 2 - lean, -height), (-rib_wall / 2 + lean, -height)]
    body = tub.union(_extruded(profile, 40).translate((0, 0, 30 - wall)))
    return body.edges(cq.selectors.BoxSelector((-5, -25, 29.9 - wall), (5, 25, 30.1 - wall))).fillet(foot)


def hooked(hook):
    """A tub with a catch that juts out inward from a wall; without hook the same tub."""
    tub = shell(2.0, 2.0, depth=30.0, radius=3.0, floor_radius=1.5)
    if not hook:
        return tub
    return tub.union(_box(3, 12, 3, (36, 0, 8)))


def windowed():
    """A tub with a round hole through one side."""
    tub = hooked(False)
    return tub.cut(cq.Workplane("YZ").circle(5).extrude(60).translate((0, 0, 14)))


def lump(thick):
    """A tub with a solid block in a corner of its floor."""
    tub = hooked(False)
    return tub.union(_box(20, 20, thick, (10, 5, 30 - thick)))
