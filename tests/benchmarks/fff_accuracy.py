"""Print time and filament of material extrusion beside those of a slicer, part by part.

Run `python tests/benchmarks/fff_accuracy.py` from the repository: it measures the parts of ../shared/data/fff with dfdm and
prints the error of every estimate. Nothing is fitted to these parts.
"""

from __future__ import annotations

import csv
import dataclasses
import json
import sys
from pathlib import Path
from typing import NamedTuple

import numpy as np
import trimesh

from dfdm.costs.deposition import deposit
from dfdm.costs.profile import FffProfile, read_profile
from dfdm.facts import Orientation
from dfdm.geometry.part import Part
from dfdm.geometry.quantities import facts_of

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "fff"
SUPPORTED_MM3 = 50.0


class Row(NamedTuple):
    part: str
    filament: float
    filament_error: float
    time_s: float
    time_error: float
    layers: int


def lying(name: str) -> Orientation:
    """The part of that name as it lies in its file."""
    mesh = trimesh.load(DATA / f"{name}.stl")
    facts = facts_of(Part.from_mesh(mesh.vertices, mesh.faces, name=name))
    orientations = facts.orientations
    if orientations is None:
        raise SystemExit(f"{name}: {facts.why_not('overhang')}")
    return orientations[0]


def compare(name: str, part: Orientation, profile: FffProfile, filament: float, time_s: float, support: bool) -> Row:
    found = deposit(part, profile, support=support)
    return Row(name, filament, found.filament_mm3 / filament - 1.0, time_s, found.time_s / time_s - 1.0, found.layers)


def first_profile() -> list[Row]:
    """All parts with the profile that they were sliced with, without support."""
    profile = read_profile(DATA / "profile_020_pla.ini")
    with (DATA / "slicer.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return [
        compare(r["stl"], lying(r["stl"]), profile, float(r["filament_mm3"]), float(r["print_time_s"]), False)
        for r in rows
    ]


def other_profiles() -> list[Row]:
    """Eight parts with two more profiles: grid infill; and 0.3 mm layers, 3 perimeters, 40 % grid."""
    base = dataclasses.replace(read_profile(DATA / "profile_020_pla.ini"), pattern="grid")
    coarse = dataclasses.replace(
        base, layer_height=0.3, first_layer_height=0.3, perimeters=3, density=0.4, top_layers=4, bottom_layers=3
    )
    rows = []
    for line in (DATA / "slicer_second_profile.jsonl").read_text(encoding="utf-8").splitlines():
        found = json.loads(line)
        profile = coarse if found["tag"] == "h03p3i40grid" else base
        truth = found["i"]
        name = f"{found['n']} {found['tag']}"
        rows.append(compare(name, lying(found["n"]), profile, truth["cm3"] * 1000.0, truth["t"], False))
    return rows


def supported() -> list[Row]:
    """The parts that were also sliced with supports."""
    profile = read_profile(DATA / "profile_020_pla.ini")
    with (DATA / "slicer.csv").open(encoding="utf-8") as file:
        rows = [r for r in csv.DictReader(file) if float(r["support_vol_mm3"] or 0.0) > SUPPORTED_MM3]
    return [
        compare(
            f"{r['stl']} with support", lying(r["stl"]), profile,
            float(r["filament_with_support_g"]) / profile.filament_density * 1000.0, float(r["print_time_with_support_s"]), True,
        )
        for r in rows
    ]  # fmt: skip


def spread(rows: list[Row]) -> tuple[float, float, float, float]:
    """Median and 90th percentile of the absolute errors: filament, then time."""
    filament = np.abs([row.filament_error for row in rows])
    time = np.abs([row.time_error for row in rows])
    return (
        float(np.median(filament)),
        float(np.quantile(filament, 0.9)),
        float(np.median(time)),
        float(np.quantile(time, 0.9)),
    )


def table(title: str, rows: list[Row]) -> str:
    lines = [f"{title}", f"{'part':<36}{'layers':>7}{'filament mm3':>14}{'error':>9}{'time s':>9}{'error':>9}"]
    for row in rows:
        low = "  few layers: low confidence" if row.layers < 10 else ""
        lines.append(
            f"{row.part:<36}{row.layers:>7}{row.filament:>14.0f}{row.filament_error:>+9.1%}{row.time_s:>9.0f}{row.time_error:>+9.1%}{low}"
        )
    a, b, c, d = spread(rows)
    lines.append(f"filament median {a:.1%}, p90 {b:.1%}; time median {c:.1%}, p90 {d:.1%}")
    return "\n".join(lines)


def main() -> int:
    if not DATA.is_dir():
        print(f"no data at {DATA}", file=sys.stderr)
        return 2
    print(table("0.2 mm, 2 perimeters, 20 % gyroid", first_profile()))
    print(table("other profiles", other_profiles()))
    print(table("with support", supported()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
