"""Measuring a STEP file of more than 600 faces against reading it: `python -m tests.benchmarks step_file [FILE ...]`.

Files named on the command line are measured; without one, a machine housing that is built here and written to a file.
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

import cadquery as cq

from dfdm.geometry import Part, facts_of
from dfdm.geometry.quantities import QUANTITY
from tests.benchmarks.parts import enclosure, gear, manifold_block, ribbed_cover

REPEATS = 3
OF_ITS_OWN = ("chambers", "draft", "thick", "flat_pattern")
"""Quantities that no check of the processes that ship reads; they are timed apart."""


def housing() -> cq.Shape:
    """A base with a box, a ribbed cover, a hydraulic block and two gears on it: one solid of more than 600 faces."""
    body = cq.Workplane().box(360, 260, 12).edges("|Z").fillet(10).faces(">Z").workplane()
    body = body.rarray(30, 225, 11, 2).cboreHole(6, 11, 4)
    placed = [
        (enclosure(), (-90, 60, 25)),
        (ribbed_cover(), (-100, -60, 13)),
        (manifold_block(), (40, 60, 30)),
        (gear(), (30, -55, 5)),
        (gear(), (125, -55, 5)),
    ]
    for shape, (x, y, z) in placed:
        body = body.union(cq.Workplane(shape.translate(cq.Vector(x, y, z))))
    return body.val()


def measured(path: Path) -> dict[str, float]:
    """Medians in seconds of reading a file, of what the checks read, and of the rest; and the number of faces."""
    rounds = [_once(path) for _ in range(REPEATS + 1)][1:]
    return {name: statistics.median(one[name] for one in rounds) for name in rounds[0]}


def _once(path: Path) -> dict[str, float]:
    clock = time.perf_counter
    began = clock()
    shape = cq.importers.importStep(str(path)).val()
    read = clock()
    part = Part.from_shape(shape)
    facts = facts_of(part)
    for name in QUANTITY:
        if name not in OF_ITS_OWN:
            facts.quantity(name)
    lying = facts.orientations
    _ = lying and lying[0].overhang
    checked = clock()
    for name in OF_ITS_OWN:
        facts.quantity(name)
    return {
        "faces": len(part.faces),
        "reading": read - began,
        "measuring": checked - read,
        "the rest": clock() - checked,
    }


def main() -> None:
    """Print the table."""
    files = [Path(word) for word in sys.argv[1:] if word.lower().endswith((".step", ".stp"))]
    with tempfile.TemporaryDirectory() as folder:
        if not files:
            files = [Path(folder) / "housing.step"]
            cq.exporters.export(cq.Workplane(housing()), str(files[0]))
        print(f"{'file':28} faces reading ms  measuring ms  ratio   thick, chambers, draft, flat pattern ms")
        for path in files:
            found = measured(path)
            print(
                f"{path.name:28} {found['faces']:5.0f} {found['reading'] * 1e3:10.0f} {found['measuring'] * 1e3:13.0f} "
                f"{found['measuring'] / found['reading']:6.2f} {found['the rest'] * 1e3:10.0f}"
            )
