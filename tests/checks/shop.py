"""Parts for the checks of cutting: built here, so that what must be measured is known by construction."""

from functools import lru_cache

import cadquery as cq

from dfdm.checks import judge
from dfdm.geometry import Part, facts_of
from dfdm.processes import capability
from dfdm.requirements.requirement import Requirement, Resolved


def turned(*points):
    """A body of revolution about z from its half section: (radius, height) around the axis, closed by itself."""
    return cq.Workplane("XZ").polyline([*points]).close().revolve(360, (0, 0, 0), (0, 1, 0))


def rod(diameter=20.0, length=40.0):
    """A plain cylinder."""
    return cq.Workplane().circle(diameter / 2).extrude(length)


def block(x=60.0, y=40.0, z=20.0):
    """A box that stands on z = 0."""
    return cq.Workplane().rect(x, y).extrude(z)


def plate(t=6.0):
    """A sheet of 80 x 50 mm."""
    return block(80.0, 50.0, t)


def rounded_pocket(work, x, y, depth, radius, at=(0.0, 0.0), *, floor=0.0):
    """A pocket from above with rounded corners, and a fillet at its floor."""
    top = work.val().BoundingBox().zmax
    tool = cq.Workplane(origin=(*at, top - depth)).rect(x, y).extrude(depth).edges("|Z").fillet(radius)
    return work.cut(tool.faces("<Z").edges().fillet(floor) if floor else tool)


def through_slot(work, x, y, at=(0.0, 0.0)):
    """A square opening through the whole part."""
    return work.cut(cq.Workplane(origin=(*at, -50)).rect(x, y).extrude(100))


def relieved(work, x, y, radius, *, t_bone=False):
    """A square opening whose corners are relieved by arcs: along the diagonal, or along the long side."""
    step = radius / 2**0.5
    dx, dy = (radius, 0.0) if t_bone else (step, step)
    points = [(i * (x / 2 - dx), j * (y / 2 - dy)) for i in (-1, 1) for j in (-1, 1)]
    return through_slot(work, x, y).cut(cq.Workplane(origin=(0, 0, -50)).pushPoints(points).circle(radius).extrude(100))


def hole(work, diameter, depth=None, at=(0.0, 0.0, None), along=(0.0, 0.0, -1.0), point_deg=None):
    """A drilled hole from `at` (z None: the top) along a direction: through, flat, or with the cone of its drill."""
    x, y, z = at
    z = work.val().BoundingBox().zmax if z is None else z
    start, direction = cq.Vector(x, y, z), cq.Vector(*along)
    back = 20.0 if depth is None else 0.0
    tool = cq.Solid.makeCylinder(diameter / 2, (depth or 200.0) + back, start - direction * back, direction)
    work = work.cut(cq.Workplane(tool))
    if point_deg is None or depth is None:
        return work
    from math import radians, tan

    tip = diameter / 2 / tan(radians(point_deg / 2))
    return work.cut(cq.Workplane(cq.Solid.makeCone(diameter / 2, 0.0, tip, start + direction * depth, direction)))


def facts(work):
    """What is measured of a part."""
    return facts_of(Part.from_shape(work.val()))


@lru_cache(maxsize=64)
def offered(process, material=None, machine=None):
    """A capability of the pages that ship."""
    return capability(process, material, machine)


def judged(work, process, **how):
    """The report on a part by a process that ships."""
    return judge(facts(work), offered(process, how.pop("material", None), how.pop("machine", None)), **how)


def coded(report, code):
    """The one finding of a code; None where the report has none."""
    found = [finding for finding in report.findings if finding.code == code]
    assert len(found) <= 1, found
    return found[0] if found else None


def thread(name, work_facts, diameter):
    """A thread declared on the holes of a diameter, as a design resolves it."""
    holes = [h for h in work_facts.holes if abs(h.diameter_mm - diameter) < 1e-6]
    return Resolved(
        requirement=Requirement(kind="thread", on="tag:thread", thread=name),
        faces=tuple(sorted({face for h in holes for face in h.faces})),
        at_mm=tuple(h.origin_mm for h in holes),
        measured_mm=diameter,
    )


def tolerance(zone, faces=(0,)):
    """A distance declared within a zone."""
    return Resolved(
        requirement=Requirement(kind="distance", on=">X", nominal_mm=80.0, plus_mm=zone / 2, minus_mm=-zone / 2),
        faces=faces,
        at_mm=((40.0, 0.0, 0.0),),
        measured_mm=80.0,
    )
