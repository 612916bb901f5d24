"""Wall thickness against `trimesh.proximity.thickness(method="max_sphere")` on the same points: time, and false alarms.

Run `python -m tests.benchmarks.thickness`. Ours is the whole measure with its tree of boxes and its samples; the sphere
is asked at few points, its time scaled to all. A false alarm is a point of a part of known thickness that is said to be
more than five percent thinner.
"""

import math
import statistics
import time
from typing import NamedTuple

import cadquery as cq
import numpy as np
import trimesh

from dfdm.geometry import Part
from dfdm.geometry.opposite import across_material, looks_of
from tests.benchmarks.parts import PARTS

ASKED = 60
FLAGGED = 0.95


def cone_shell():
    across = 1.5 / math.cos(math.atan(0.5))
    profile = [(20, 0), (5, 30), (5 - across, 30), (20 - across, 0)]
    return cq.Workplane("XZ").polyline(profile).close().revolve(360, (0, 0, 0), (0, 1, 0))


def rib():
    return cq.Workplane().box(60, 40, 3).union(cq.Workplane().box(1.5, 40, 20).translate((0, 0, 11.5)))


KNOWN = {
    "plate": (lambda: cq.Workplane().box(40, 30, 1.2), 1.2),
    "filleted plate": (lambda: cq.Workplane().box(40, 30, 1.2).edges("|Z").fillet(6).edges(">Z").fillet(0.4), 1.2),
    "tube": (lambda: cq.Workplane().circle(10).circle(8.5).extrude(30), 1.5),
    "sphere shell": (lambda: cq.Workplane().sphere(10).cut(cq.Workplane().sphere(9)), 1.0),
    "cone shell": (cone_shell, 1.5),
    "T rib": (rib, 1.5),
    "cup": (lambda: cq.Workplane().circle(20).extrude(40).faces(">Z").shell(-2), 2.0),
    "wedge": (lambda: cq.Workplane("XZ").polyline([(0, 0), (40, 0), (40, 5), (0, 1)]).close().extrude(20), 1.0),
}


class Row(NamedTuple):
    """One part: points, both times in ms for all of them, and the shares of false alarms (none where not known)."""

    part: str
    points: int
    ours_ms: float
    theirs_ms: float
    ours_false: float | None
    theirs_false: float | None

    @property
    def ratio(self):
        return self.theirs_ms / self.ours_ms


def compared(name, shape, thickness_mm=None, asked=ASKED):
    """One row of the table."""
    times = []
    for _ in range(3):
        part = Part.from_shape(shape)
        mesh = part.mesh
        _ = mesh.normals, mesh.areas
        start = time.process_time()
        walls = across_material(part)
        times.append(time.process_time() - start)
    looks = looks_of(part)
    few = np.random.default_rng(1).permutation(len(looks.start))[:asked]
    other = trimesh.Trimesh(mesh.vertices, mesh.triangles, process=False)
    start = time.process_time()
    sphere = trimesh.proximity.thickness(
        other, looks.start[few], normals=mesh.normals[looks.triangle[few]], method="max_sphere"
    )
    theirs = (time.process_time() - start) / len(few) * len(looks.start)
    ours_false = theirs_false = None
    if thickness_mm is not None:
        limit = FLAGGED * thickness_mm
        ours_false = float(walls.area_mm2[walls.size_mm < limit].sum()) / walls.total_area_mm2
        theirs_false = float((np.asarray(sphere) < limit).mean())
    return Row(name, len(looks.start), 1e3 * statistics.median(times), 1e3 * theirs, ours_false, theirs_false)


def main():
    """Print the table."""
    print(
        f"{'part':16} {'points':>6} {'ours ms':>8} {'max_sphere ms':>14} {'ratio':>6}  false alarms (ours, max_sphere)"
    )
    print(f"{'':16} {'':>6} {'':>8} {f'(from {ASKED} points)':>14}")
    rows = [compared(name, make().val(), thickness) for name, (make, thickness) in KNOWN.items()]
    rows += [compared(name, PARTS[name]()) for name in ("bracket", "enclosure", "gear", "lattice")]
    for row in rows:
        known = "" if row.ours_false is None else f"{row.ours_false:8.2%} {row.theirs_false:8.1%}"
        print(f"{row.part:16} {row.points:6} {row.ours_ms:8.2f} {row.theirs_ms:14.0f} {row.ratio:6.0f}  {known}")


if __name__ == "__main__":
    main()
