"""Flat parts of known outline, turned at random: `python -m tests.benchmarks accuracy_sheet`.

Each row is the worst over the turns. Lengths, areas, gaps and radii come from exact lines and arcs and must come out
within 1e-6 of them; what rests on a freeform curve within the chords that stand for it.
"""

import math
from collections.abc import Iterator

import cadquery as cq
import numpy as np

from dfdm.facts.sheet import Sheet
from dfdm.geometry import Part
from dfdm.geometry.sheet import measure_sheet
from tests.benchmarks.accuracy_bends import turned, worst

Row = tuple[str, str, float, float, float]


def plate() -> cq.Workplane:
    """100 x 60 x 3 with rounded corners, a slot, two holes near each other and a rectangular opening with sharp corners."""
    body = cq.Workplane().rect(100, 60).extrude(3).edges("|Z").fillet(5).faces(">Z").workplane()
    body = body.pushPoints([(-20, 10), (-12.5, 10)]).hole(6)
    body = body.faces(">Z").workplane().center(20, 10).slot2D(30, 4, 30).cutThruAll()
    return body.faces(">Z").workplane().center(-20, -20.25).rect(30, 10).cutThruAll()


def finger() -> cq.Workplane:
    """A bar of 40 x 30 x 2 with a notch of 1.2 mm, rounded inside, that leaves a web of 0.8 mm, and a tapered one."""
    body = cq.Workplane().rect(40, 30).extrude(2)
    notch = cq.Workplane().center(0, 15).rect(1.2, 2 * 28.6).extrude(2)
    return body.cut(notch.union(cq.Workplane().center(0, -13.6).circle(0.6).extrude(2)))


def ring() -> cq.Workplane:
    """A ring with an eccentric hole."""
    return cq.Workplane().circle(30).extrude(5).cut(cq.Workplane().center(4, 3).circle(22).extrude(5))


def wave() -> cq.Workplane:
    """A freeform outline."""
    return cq.Workplane().spline([(0, 0), (30, 10), (60, 0), (30, -20)], periodic=True).close().extrude(4)


def rows(turns: int = 8) -> Iterator[Row]:
    """(part, quantity, truth, measured, tolerance), one row a turn."""
    rng = np.random.default_rng(2)
    edge = wave().faces(">Z").edges().val()
    free, (x, y) = edge.Length(), np.array([p.toTuple()[:2] for p in edge.positions(np.linspace(0, 1, 20001))]).T
    enclosed = 0.5 * abs(float(np.sum(x[:-1] * y[1:] - x[1:] * y[:-1])))
    for _ in range(turns):
        yield from _plate(_sheet(turned(plate(), rng)))
        found = _sheet(turned(finger(), rng))
        yield "finger", "smallest slot", 1.2, _least(found.slots), 1e-6
        yield "finger", "smallest web", 0.8, _least(found.webs), 1e-6
        yield "finger", "inner radius", 0.6, found.inner_corners[0].radius_mm, 1e-5
        found = _sheet(turned(ring(), rng))
        yield "ring", "smallest web", 3.0, _least(found.webs), 1e-6
        yield "ring", "hole to edge", 3.0, found.cuts[1].edge_distance_mm or 0.0, 1e-6
        yield "ring", "area", math.pi * (900 - 484), found.area_mm2 or 0.0, 1e-6
        found = _sheet(turned(wave(), rng))
        yield "wave", "cut length", free, found.cut_length_mm or 0.0, 1e-5 * free
        yield "wave", "freeform length", free, found.freeform_mm or 0.0, 1e-5 * free
        yield "wave", "area", enclosed, found.area_mm2 or 0.0, 1e-3


def _plate(found: Sheet) -> Iterator[Row]:
    opened = 18 * math.pi + 26 * 4 + 4 * math.pi + 300
    yield "plate", "thickness", 3.0, found.thickness_mm or 0.0, 1e-6
    yield "plate", "length", 100.0, (found.size_mm or (0.0,))[0], 1e-6
    yield "plate", "outline area", 6000 - 25 * (4 - math.pi), found.outline_area_mm2 or 0.0, 1e-6
    yield "plate", "area", 6000 - 25 * (4 - math.pi) - opened, found.area_mm2 or 0.0, 1e-6
    straight = 2 * (90 + 50) + 2 * 26 + 80
    arcs = {2.0: 4 * math.pi, 3.0: 12 * math.pi, 5.0: 10 * math.pi}
    yield "plate", "straight length", straight, found.straight_mm or 0.0, 1e-6
    for (radius, length), arc in zip(arcs.items(), found.arcs, strict=True):
        yield "plate", f"arc length R{radius:g}", length, arc.length_mm, 1e-6
    yield "plate", "cut length", straight + sum(arcs.values()), found.cut_length_mm or 0.0, 1e-6
    yield "plate", "smallest web", 1.5, _least(found.webs), 1e-6
    yield "plate", "smallest slot", 4.0, _least(found.slots), 1e-6
    yield "plate", "inner corner, sharp", 0.0, found.inner_corners[0].radius_mm, 0.0
    yield "plate", "sharp corners", 4, found.inner_corners[0].count, 0.0
    yield "plate", "inner corner, slot", 2.0, found.inner_corners[1].radius_mm, 1e-5


def _least(curve: object) -> float:
    return float(curve.size_mm[0])  # type: ignore[attr-defined]  # an area curve


def _sheet(part: Part) -> Sheet:
    found = measure_sheet(part)
    assert isinstance(found, Sheet) and found.is_sheet
    return found


def main() -> None:
    """Print the worst of every quantity."""
    print(f"{'part':<8} {'quantity':<20} {'truth':>12} {'measured':>14} {'error':>10}")
    for (part, quantity, truth), (measured, error, tolerance) in worst(rows()).items():
        mark = "" if error <= tolerance else "  MISSED"
        print(f"{part:<8} {quantity:<20} {truth:>12.6f} {measured:>14.8f} {error:>10.1e}{mark}")
