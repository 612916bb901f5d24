"""Milling time from recognized features beside integrated tool paths, part by part.

Run `python tests/benchmarks/milling_accuracy.py` from the repository: it reads the STEP files of ../shared/data/milling, finds
their pockets and holes, and prints the error of every time. The settings of the tool paths are given as rates.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import NamedTuple

import cadquery as cq
import numpy as np

from dfdm.cited import Cited
from dfdm.costs import work_for
from dfdm.geometry.part import Part
from dfdm.geometry.quantities import facts_of
from dfdm.processes import Route, capability
from tests.benchmarks.gcode_time import times

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "milling"
SETTINGS = {
    # as the data set says: 8 mm end mill, 1500 mm/min, plunge 500, ap 4 mm, ae 40 %, drilling at 300 mm/min, stock 2 and 1 mm,
    # facing at 60 % step-over, 500 mm/s2, rapids 10 m/min, no tool change in the time
    "feed": (1500.0, "mm/min"),
    "plunge_feed": (500.0, "mm/min"),
    "drill_feed": (300.0, "mm/min"),
    "step_depth": (4.0, "mm"),
    "step_over_ratio": (0.4, "ratio"),
    "face_step_ratio": (0.6, "ratio"),
    "tool_diameter": (8.0, "mm"),
    "acceleration": (500.0, "mm/s2"),
    "rapid_speed": (10.0, "m/min"),
    "stock_margin_side": (2.0, "mm"),
    "stock_margin_top": (1.0, "mm"),
    "stock_margin_bottom": (0.0, "mm"),
    "tool_change_time": (0.0, "s"),
}


class Row(NamedTuple):
    part: str
    pockets: int
    holes: int
    time_s: float
    error: float
    by_operation: dict[str, float]
    """Error of each operation, against the program's moves of it."""


def rates() -> dict[str, Cited]:
    """The data set's settings as rates."""
    return {
        key: Cited.from_dict({"value": v, "unit": u, "source": "settings", "locator": key, "kind": "specification"})
        for key, (v, u) in SETTINGS.items()
    }


def rows() -> list[Row]:
    """One row per part: the time of one setup, as the tool paths are."""
    route = Route.of("milling")
    offered = capability("milling")
    settings = {**offered.rates, **rates()}
    found = []
    for line in (DATA / "truth.jsonl").read_text(encoding="utf-8").splitlines():
        truth = json.loads(line)
        shape = cq.importers.importStep(str(DATA / truth["file"])).val()
        facts = facts_of(Part.from_shape(shape, name=Path(truth["file"]).stem))
        work = work_for(facts, route, offered, rates=settings)
        found.append(
            Row(
                facts.name,
                len(facts.pockets or ()),
                len(facts.holes or ()),
                truth["time_s"],
                work.machine_time_s / truth["time_s"] - 1.0,
                _by_operation({share.what: share.seconds for share in work.shares}, DATA / truth["gcode"]),
            )
        )
    return found


OPERATIONS = {"Face": "facing", "Pocket": "pockets", "Drill": "holes", "Profile": "outer profile"}


def _by_operation(shares: dict[str, float], program: Path) -> dict[str, float]:
    made = times(program)
    return {
        name: shares.get(OPERATIONS[name], 0.0) / seconds - 1.0 for name, seconds in made.items() if name in OPERATIONS
    }


def main() -> int:
    if not DATA.is_dir():
        print(f"no data at {DATA}", file=sys.stderr)
        return 2
    found = rows()
    heads = "".join(f"{name:>9}" for name in OPERATIONS)
    print(f"{'part':<12}{'pockets':>8}{'holes':>7}{'time s':>9}{'error':>9}{heads}")
    for row in found:
        parts = "".join(f"{row.by_operation[n]:>+9.0%}" if n in row.by_operation else f"{'-':>9}" for n in OPERATIONS)
        print(f"{row.part:<12}{row.pockets:>8}{row.holes:>7}{row.time_s:>9.1f}{row.error:>+9.1%}{parts}")
    errors = np.abs([row.error for row in found])
    print(f"median {np.median(errors):.1%}, p90 {np.quantile(errors, 0.9):.1%}, worst {errors.max():.1%}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
