"""Known thickness, gap and thick section of parts turned at random in space: measured against truth.

Run `python -m tests.benchmarks.accuracy_walls`. B-rep and the STL of the same part (deflection 0.1 mm, 0.3 rad); for each
the worst of all turns: the median of the wall that should be there, the error of its least and greatest twentieth, and
the share of wall said to be more than five percent thinner.
"""

from collections.abc import Callable
from typing import NamedTuple

import cadquery as cq
import numpy as np

from dfdm.geometry import Part
from dfdm.geometry.opposite import Opposite, across_air, across_material
from dfdm.geometry.thick import measure_thick
from tests.benchmarks.thickness import cone_shell, rib

TURNS = 5


class Known(NamedTuple):
    """A part, what is looked at (walls, gaps or thick), the truth in mm, and the band around it that is looked at."""

    make: Callable[[], cq.Workplane]
    look: str
    truth_mm: float
    within: float = 0.2


class Row(NamedTuple):
    """The worst of all turns: relative error of the median and of the twentieths, and the share of false alarms."""

    part: str
    truth_mm: float
    median: float
    tails: float
    false: float


def boxes(*rows):
    """Boxes side by side: (x, y, z, at x, at y, at z)."""
    work = cq.Workplane()
    for x, y, z, *at in rows:
        work = work.union(cq.Workplane().box(x, y, z).translate(tuple(at)))
    return work


def bodies(*works):
    return cq.Workplane(cq.Compound.makeCompound([work.val() for work in works]))


def hinge():
    """A pin in a knuckle, 0.3 mm of air around it, printed in place."""
    knuckle = cq.Workplane().circle(5).circle(2.8).extrude(20)
    return bodies(knuckle, cq.Workplane(origin=(0, 0, -2)).circle(2.5).extrude(24))


def nested():
    outer = cq.Workplane().box(30, 30, 30).cut(cq.Workplane().box(26, 26, 26))
    inner = cq.Workplane().box(25, 25, 25).cut(cq.Workplane().box(21, 21, 21))
    return bodies(outer, inner)


KNOWN = {
    "plate 1.2": Known(lambda: cq.Workplane().box(40, 30, 1.2), "walls", 1.2),
    "tube 10/8.5": Known(lambda: cq.Workplane().circle(10).circle(8.5).extrude(30), "walls", 1.5),
    "cone shell 1.5": Known(cone_shell, "walls", 1.5),
    "sphere shell 1": Known(lambda: cq.Workplane().sphere(10).cut(cq.Workplane().sphere(9)), "walls", 1.0),
    "torus shell 1": Known(
        lambda: cq.Workplane(cq.Solid.makeTorus(20, 5).cut(cq.Solid.makeTorus(20, 4))), "walls", 1.0
    ),
    "T rib 1.5": Known(rib, "walls", 1.5),
    "cup 2": Known(lambda: cq.Workplane().circle(20).extrude(40).faces(">Z").shell(-2), "walls", 2.0),
    "L bracket 3": Known(lambda: boxes((40, 30, 3, 0, 0, 0), (3, 30, 40, -18.5, 0, 18.5)), "walls", 3.0),
    "ribbed 1": Known(
        lambda: boxes((60, 40, 2, 0, 0, 0), *((1, 40, 8, x, 0, 4.9) for x in (-20, -7, 6, 19))), "walls", 1.0
    ),
    "thin fin 0.6": Known(lambda: boxes((40, 40, 10, 0, 0, 0), (0.6, 30, 12, 5, 0, 10.9)), "walls", 0.6),
    "slot 0.5": Known(lambda: cq.Workplane().box(40, 20, 5).cut(cq.Workplane().box(30, 0.5, 5)), "gaps", 0.5),
    "hinge pin 0.3": Known(hinge, "gaps", 0.3),
    "two boxes 0.2": Known(
        lambda: bodies(cq.Workplane().box(20, 20, 5), cq.Workplane().box(20, 20, 5).translate((0, 0, 5.2))), "gaps", 0.2
    ),
    "nested shells 0.5": Known(nested, "gaps", 0.5),
    "slab 12 in 3": Known(lambda: boxes((80, 60, 3, 0, 0, 0), (20, 20, 12, 10, 5, 4.5)), "thick", 12.0),
    "T joint 3.75": Known(lambda: boxes((60, 40, 3, 0, 0, 0), (3, 40, 20, 0, 0, 11.5)), "thick", 3.75),
    "ball 20": Known(lambda: cq.Workplane().sphere(10), "thick", 20.0),
}


def turned(shape, random):
    """The shape turned about a random axis and moved."""
    axis = random.normal(size=3)
    return shape.rotate((0, 0, 0), tuple(axis), random.uniform(0, 360)).translate(tuple(random.uniform(-50, 50, 3)))


def errors(known, part):
    """Relative error of the median, of the twentieths, and the share of false alarms, of one part."""
    if known.look == "thick":
        error = abs(measure_thick(part).largest_mm / known.truth_mm - 1.0)
        return error, error, 0.0
    found: Opposite = across_material(part) if known.look == "walls" else across_air(part)
    near = np.abs(found.size_mm / known.truth_mm - 1.0) < known.within
    size = np.sort(found.size_mm[near])
    low, middle, high = np.quantile(size, (0.05, 0.5, 0.95), method="nearest") / known.truth_mm - 1.0
    false = float(found.area_mm2[found.size_mm < 0.95 * known.truth_mm].sum()) / found.total_area_mm2
    return abs(middle), max(abs(low), abs(high)), false


def worst(name, *, as_mesh, turns=TURNS):
    """The worst of some turns of one part."""
    known, random = KNOWN[name], np.random.default_rng(3)
    rows = []
    for _ in range(turns):
        part = Part.from_shape(turned(known.make().val(), random))
        if as_mesh:
            part = Part.from_mesh(part.mesh.vertices, part.mesh.triangles)
        rows.append(errors(known, part))
    median, tails, false = (max(column) for column in zip(*rows, strict=True))
    return Row(name, known.truth_mm, float(median), float(tails), float(false))


def main():
    """Print both tables."""
    for kind in ("B-rep", "mesh"):
        print(f"{kind:18} {'truth mm':>8} {'median err':>11} {'p5..p95 err':>11} {'false':>7}")
        for name in KNOWN:
            row = worst(name, as_mesh=kind == "mesh")
            print(f"{row.part:18} {row.truth_mm:8.2f} {row.median:11.5%} {row.tails:11.5%} {row.false:7.2%}")
        print()


if __name__ == "__main__":
    main()
