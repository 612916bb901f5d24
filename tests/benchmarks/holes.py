"""Holes of the public NIST parts against their dimensions: `python -m tests.benchmarks holes`."""

import json
from pathlib import Path

import numpy as np

from dfdm.designs import open_model

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "holes"
FILES = ("01_asme1_ap203", "01_asme1_ap242", "03_asme1_ap203", "03_asme1_ap242")
NEAR_MM = 0.05


def rows(name):
    """(listed diameter, holes found on that axis with it, worst diameter error in mm) for every dimensioned axis."""
    (entry,) = open_model(DATA / f"nist_ctc_{name}.stp").parts
    holes = entry.facts.holes
    for row in json.loads((DATA / "nist_pmi_diameters.json").read_text(encoding="utf-8"))[name[:2]]:
        axis, foot = np.array(row["axis"]), np.array(row["foot_mm"])
        errors = []
        for hole in holes:
            along, away = np.array(hole.axis), foot - np.array(hole.origin_mm)
            on_axis = np.linalg.norm(np.cross(axis, along)) < 1e-3
            if on_axis and np.linalg.norm(away - (away @ along) * along) < NEAR_MM:
                errors.append(min(abs(step.diameter_mm - row["diameter_mm"]) for step in hole.steps))
        yield row["diameter_mm"], sum(e < 1e-3 for e in errors), min(errors, default=float("inf"))


def main() -> None:
    """Print the table."""
    if not DATA.is_dir():
        print(f"the public test data is not at {DATA}")
        return
    for name in FILES:
        found = list(rows(name))
        once = sum(count == 1 for _, count, _ in found)
        worst = max(error for _, _, error in found)
        print(f"nist_ctc_{name}: {once} of {len(found)} dimensioned axes are one hole, diameters within {worst:.1e} mm")
