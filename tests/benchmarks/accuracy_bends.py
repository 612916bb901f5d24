"""Bent sheets of known flat length, turned at random: `python -m tests.benchmarks accuracy_bends`.

Each row is the worst over the turns. Flat lengths and all sizes must come out within 0.1 % or 1e-6 mm, angles within
0.01 degrees; overlaps of the flat pattern within 1 % of their area.
"""

import math
from collections.abc import Iterator

import cadquery as cq
import numpy as np

from dfdm.geometry import Part
from dfdm.geometry.bends import measure_bends
from dfdm.geometry.flat_pattern import flat_pattern
from dfdm.geometry.k_factor import KFactors
from tests.geometry.bent_parts import crossing_flanges, flanged, flat_length, folded

K = 0.42
STRIPS = {
    "L": ((50, 40), ((2, 90),)),
    "L acute 30": ((50, 40), ((5, 30),)),
    "L closed 135": ((50, 40), ((1, 135),)),
    "Z": ((30, 40, 20), ((2, 90), (3, -90))),
    "U": ((30, 60, 30), ((1.5, 90), (1.5, 90))),
    "hat, four radii": ((20, 30, 40, 30, 20), ((1, 90), (2, -90), (1.5, -90), (4, 90))),
    "joggle": ((20, 1, 20), ((3, 45), (2, -45))),
}
"""Runs and bends (inner radius, angle) of strips of 1.5 mm, 25 mm wide."""
Row = tuple[str, str, float, float, float]


def turned(work: cq.Workplane, rng: np.random.Generator) -> Part:
    """The part turned about a random axis and moved."""
    axis = cq.Vector(*rng.normal(size=3))
    shape = work.val().rotate(cq.Vector(), axis, float(rng.uniform(0, 360)))
    return Part.from_shape(shape.translate(cq.Vector(*rng.uniform(-200, 200, 3))))


def rows(turns: int = 8) -> Iterator[Row]:
    """(part, quantity, truth, measured, tolerance), one row a turn."""
    rng = np.random.default_rng(1)
    for _ in range(turns):
        for name, (runs, bends) in STRIPS.items():
            yield from _strip(name, runs, bends, turned(folded(runs, bends, thickness=1.5, width=25), rng))
        yield from _tray(rng)
        yield from _narrow_flange(rng)
        found = flat_pattern(turned(crossing_flanges(30, 25, 40), rng), KFactors.of(K))
        taken = 0.5 * math.pi * (2 + K * 1.5)
        lap = 40 * (2 * (25 + taken) - 30)
        yield "flanges that cross", "overlap mm2", lap, sum(o.area_mm2 for o in found.overlaps), 0.01 * lap


def _strip(name: str, runs: tuple[float, ...], bends: tuple[tuple[float, float], ...], part: Part) -> Iterator[Row]:
    found = measure_bends(part)
    pattern = flat_pattern(part, KFactors.of(K))
    length = flat_length(runs, bends, thickness=1.5, k=K)
    yield name, "flat length mm", length, max(pattern.size_mm), 1e-6
    yield name, "flat area mm2", 25 * length, pattern.area_mm2, 1e-5
    yield name, "cut length mm", 2 * (25 + length), pattern.cut_length_mm, 1e-6
    yield name, "thickness mm", 1.5, pattern.thickness_mm, 1e-6
    order = sorted((r, abs(a)) for r, a in bends)
    for (radius, angle), (r, a) in zip(order, sorted((b.radius_mm, b.angle_deg) for b in found), strict=True):
        yield name, "radius mm", radius, r, 1e-6
        yield name, "angle deg", angle, a, 0.01
    straight = sorted(run for i, run in enumerate(runs) for _ in range((i > 0) + (i < len(bends))))
    for run, flange in zip(straight, sorted(f.straight_mm for b in found for f in b.flanges), strict=True):
        yield name, "flange mm", run, flange, 1e-6


def _tray(rng: np.random.Generator) -> Iterator[Row]:
    """A tray with square openings of 5 mm in its corners and a round hole in the base."""
    sides = [(0, 20, 2, 90, 50, 0), (1, 15, 2, 90, 90, 0), (2, 20, 2, 90, 50, 0), (3, 15, 2, 90, 90, 0)]
    corners = [(q, s * 30, 10, 5) for q in (0, 2) for s in (-1, 1)]
    work = flanged(100, 60, sides, thickness=1.5, reliefs=corners)
    part = turned(work.cut(cq.Workplane().center(30, 10).circle(4).extrude(3)), rng)
    found, pattern = measure_bends(part), flat_pattern(part, KFactors.of(K))
    taken = 0.5 * math.pi * (2 + K * 1.5)
    area = 100 * 60 - 4 * 25 - 16 * math.pi + 2 * 50 * (20 + taken) + 2 * 90 * (15 + taken)
    yield "tray", "flat area mm2", area, pattern.area_mm2, 1e-5
    yield "tray", "flat length mm", 100 + 2 * (20 + taken), max(pattern.size_mm), 1e-6
    yield "tray", "hole radius mm", 4, pattern.arcs[0].radius_mm, 1e-6
    yield "tray", "hole to bend mm", 16, min(n.distance_mm for b in found for n in b.near), 1e-6
    yield "tray", "open corners", 4, sum(r.present and r.width_mm is None for b in found for r in b.reliefs) / 2, 0


def _narrow_flange(rng: np.random.Generator) -> Iterator[Row]:
    side = [(0, 20, 2, 60, 20, 10)]
    part = turned(flanged(100, 60, side, thickness=1.5, reliefs=[(0, 21, 2, 5), (0, -1.5, 3, 4)]), rng)
    (bend,) = measure_bends(part)
    for size, relief in zip(((2, 5), (3, 4)), sorted(bend.reliefs, key=lambda r: r.width_mm or 0.0), strict=True):
        yield "narrow flange", "relief width mm", size[0], relief.width_mm or 0.0, 1e-6
        yield "narrow flange", "relief depth mm", size[1], relief.depth_mm, 1e-6


def worst(found: Iterator[Row]) -> dict[tuple[str, str, float], tuple[float, float, float]]:
    """For each part, quantity and truth the measured value farthest from it, its error and the tolerance."""
    out: dict[tuple[str, str, float], tuple[float, float, float]] = {}
    for part, quantity, truth, measured, tolerance in found:
        error = abs(measured - truth)
        if error >= out.get((part, quantity, truth), (0.0, -1.0, 0.0))[1]:
            out[part, quantity, truth] = (measured, error, tolerance)
    return out


def main() -> None:
    """Print the worst of every quantity."""
    print(f"{'part':<20} {'quantity':<18} {'truth':>12} {'measured':>14} {'error':>10}")
    for (part, quantity, truth), (measured, error, tolerance) in worst(rows()).items():
        mark = "" if error <= tolerance else "  MISSED"
        print(f"{part:<20} {quantity:<18} {truth:>12.6f} {measured:>14.8f} {error:>10.1e}{mark}")
