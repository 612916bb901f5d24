"""Print time and filament on a fast printer beside PrusaSlicer, parts of our own sliced now: `python -m tests.benchmarks fff_fast`.

Nothing is fitted: the model reads the same profile as the slicer. Needs prusa-slicer on PATH.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import cadquery as cq

from dfdm.costs.deposition import deposit
from dfdm.costs.profile import read_profile
from dfdm.geometry.part import Part
from dfdm.geometry.quantities import facts_of
from tests.benchmarks.fff_accuracy import Row, table
from tests.benchmarks.parts import bracket, enclosure, gear, lattice, loftpart, plate, ribbed_cover, sheet_flat

PROFILE = Path(__file__).with_name("fast_corexy.ini")
SLICER = shutil.which("prusa-slicer")


def cube() -> cq.Shape:
    """A plain cube."""
    return cq.Workplane().box(40, 40, 40).val()


def post() -> cq.Shape:
    """Tall and thin."""
    return cq.Workplane().rect(14, 10).extrude(150).val()


def vase() -> cq.Shape:
    """A shell of two lines, round, of changing diameter."""
    outside = [(0, 0), (25, 0), (35, 40), (22, 80), (28, 110)]
    profile = (
        cq.Workplane("XZ").polyline([*outside, (26.8, 110), (20.8, 80), (33.8, 40), (23.9, 1.2), (0, 1.2)]).close()
    )
    return profile.revolve(360, (0, 0, 0), (0, 1, 0)).val()


def pegs() -> cq.Shape:
    """Many islands."""
    body = cq.Workplane().box(90, 60, 2, centered=(True, True, False))
    return body.union(cq.Workplane().rarray(11, 11, 8, 5).circle(2.2).extrude(18)).val()


def thin_walls() -> cq.Shape:
    """An open box of walls of 0.8 mm with dividers."""
    body = cq.Workplane().box(80, 60, 30, centered=(True, True, False)).faces(">Z").shell(-0.8)
    return body.union(cq.Workplane().rarray(16, 1, 4, 1).rect(0.8, 59).extrude(30)).val()


def flat() -> cq.Shape:
    """A plate of six layers."""
    return cq.Workplane().box(120, 80, 1.2).val()


def tube() -> cq.Shape:
    """A tube of three lines."""
    return cq.Workplane().circle(20).circle(18.8).extrude(90).val()


PARTS: dict[str, Callable[[], cq.Shape]] = {
    f.__name__: f
    for f in (
        bracket, cube, enclosure, flat, gear, lattice, loftpart, pegs, plate, post, ribbed_cover, sheet_flat,
        thin_walls, tube, vase,
    )
}  # fmt: skip


def sliced(model: Path, profile: Path, folder: Path) -> tuple[float, float]:
    """Seconds and mm3 that the slicer states for a model as it lies."""
    gcode = folder / "out.gcode"
    command = [str(SLICER), "--export-gcode", "--load", str(profile), "--output", str(gcode), str(model)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    text = gcode.read_text(encoding="utf-8", errors="replace")
    (days,) = re.findall(r"estimated printing time \(normal mode\) = (.*)", text)
    seconds = sum(
        int(n) * {"d": 86400, "h": 3600, "m": 60, "s": 1}[unit] for n, unit in re.findall(r"(\d+)([dhms])", days)
    )
    (length,) = re.findall(r"filament used \[mm\] = ([\d.]+)", text)
    return float(seconds), float(length) * 3.14159265 * (read_profile(profile).filament_diameter / 2.0) ** 2


def rows(profile: Path = PROFILE) -> list[Row]:
    """Every part, sliced and estimated as it is modeled."""
    found = []
    read = read_profile(profile)
    with tempfile.TemporaryDirectory() as folder:
        for name, build in PARTS.items():
            shape = build()
            model = Path(folder) / f"{name}.stl"
            shape.exportStl(str(model), tolerance=0.02, angularTolerance=0.1)
            time_s, filament = sliced(model, profile, Path(folder))
            orientations = facts_of(Part.from_shape(shape, name=name)).orientations
            assert orientations is not None
            mine = deposit(orientations[0], read, support=False)
            found.append(
                Row(name, filament, mine.filament_mm3 / filament - 1.0, time_s, mine.time_s / time_s - 1.0, mine.layers)
            )
    return found


def main() -> int:
    if SLICER is None:
        print("prusa-slicer is not on PATH", file=sys.stderr)
        return 2
    profile = Path(sys.argv[2]) if len(sys.argv) > 2 else PROFILE
    print(table(f"fast printer: {profile.name}", rows(profile)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
