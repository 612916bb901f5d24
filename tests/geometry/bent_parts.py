"""Bent sheets whose flat length is known because the tests bend them: profiles of straight runs and arcs of one thickness."""

from __future__ import annotations

import cmath
import math

import cadquery as cq


def folded(runs, bends, *, thickness, width):
    """A strip bent along a line of straight `runs` (mm) with `bends` (inner radius, signed angle in degrees) between them.

    The profile lies in XZ, the strip is extruded along Y from 0 to `width`; a positive angle turns the strip upwards.
    """
    place, heading = 0j, 1 + 0j
    below, above = [[place]], [[place + 1j * thickness]]  # the last point of each step; of an arc its middle before it
    for run, bend in zip(runs, (*bends, None), strict=True):
        place += run * heading
        below.append([place])
        above.append([place + 1j * heading * thickness])
        if bend is None:
            break
        radius, degrees = bend
        center = place + 1j * heading * (radius + thickness if degrees > 0 else -radius)
        half = cmath.exp(0.5j * math.radians(degrees))
        for skin in (below, above):
            away = skin[-1][-1] - center
            skin.append([center + away * half, center + away * half * half])
        place, heading = below[-1][-1], heading * half * half
    work = cq.Workplane("XZ").moveTo(0, 0)
    for step in below[1:]:
        work = _drawn(work, step)
    work = work.lineTo(above[-1][-1].real, above[-1][-1].imag)
    for step, before in zip(above[:0:-1], above[-2::-1], strict=True):
        work = _drawn(work, [*step[:-1], before[-1]])
    return work.close().extrude(-width)


def _drawn(work, step):
    points = [(p.real, p.imag) for p in step]
    return work.lineTo(*points[0]) if len(points) == 1 else work.threePointArc(*points)


def flat_length(runs, bends, *, thickness, k):
    """Length of the flat strip: runs and neutral lines."""
    return sum(runs) + sum(math.radians(abs(a)) * (r + k * thickness) for r, a in bends)


def flanged(width, depth, sides, *, thickness, reliefs=(), clean=True):
    """A base plate, centered, with flanges turned up along its sides.

    `sides`: (quarter turns, flange height, inner radius, angle, flange width, offset along the side). `reliefs`: (quarter
    turns, place along the side of its middle, width, depth) slots cut into the base from where the bends begin.
    """
    body = cq.Workplane().box(width, depth, thickness, centered=(True, True, False))
    for quarter, height, radius, angle, across, offset in sides:
        reach = 0.5 * (width, depth)[quarter % 2]
        strip = folded((5.0, height), ((radius, angle),), thickness=thickness, width=across)
        strip = strip.translate((reach - 5.0, offset - 0.5 * across, 0)).rotate((0, 0, 0), (0, 0, 1), 90 * quarter)
        body = body.union(strip, clean=clean)
    for quarter, place, across, deep in reliefs:
        reach = 0.5 * (width, depth)[quarter % 2]
        slot = cq.Workplane().box(deep, across, 3 * thickness).translate((reach - 0.5 * deep, place, 0))
        body = body.cut(slot.rotate((0, 0, 0), (0, 0, 1), 90 * quarter), clean=clean)
    return body


def crossing_flanges(gap, height, length, *, thickness=1.5, radius=2.0):
    """A fork whose two prongs carry flanges along the gap between them: flat, they would lie on one another.

    The flanges leave `length` of each prong; laid flat each reaches `height` and what the bend takes into the gap.
    """
    body = cq.Workplane().box(120, 100, thickness, centered=(True, True, False))
    body = body.cut(cq.Workplane().box(90, gap, 9).translate((30, 0, 0)))
    strip = folded((5.0, height), ((radius, 90),), thickness=thickness, width=length).translate((-5.0, -length / 2, 0))
    for turn in (90, -90):
        side = strip.rotate((0, 0, 0), (0, 0, 1), turn).translate((20, -math.copysign(gap / 2, turn), 0))
        body = body.union(side)
    return body
