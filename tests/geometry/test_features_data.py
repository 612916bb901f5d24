"""Recognition on files from elsewhere; `python -m tests.geometry.test_features_data` prints the tables."""

import json
from collections import Counter
from pathlib import Path

import cadquery as cq
import numpy as np
import pytest

from dfdm.geometry.holes import measure_holes
from dfdm.geometry.part import Part
from dfdm.geometry.pockets import measure_pockets
from tests.benchmarks import turned_milled

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason=f"the public test data is not at {DATA}")
NIST = ["01_asme1_ap203", "01_asme1_ap242", "03_asme1_ap203", "03_asme1_ap242"]


def solid(path):
    return Part.from_shape(cq.importers.importStep(str(path)).val().Solids()[0])


def matches(hole, row):
    axis, foot = np.array(row["axis"]), np.array(row["foot_mm"])
    along, away = np.array(hole.axis), foot - np.array(hole.origin_mm)
    off = np.linalg.norm(away - (away @ along) * along)
    same = any(abs(step.diameter_mm - row["diameter_mm"]) < 1e-3 for step in hole.steps)
    return same and np.linalg.norm(np.cross(axis, along)) < 1e-3 and off < 0.05


def nist(name):
    rows = json.loads((DATA / "holes" / "nist_pmi_diameters.json").read_text(encoding="utf-8"))[name[:2]]
    holes = measure_holes(solid(DATA / "holes" / f"nist_ctc_{name}.stp"))
    return len(holes), [sum(matches(hole, row) for hole in holes) for row in rows]


@needs_data
@pytest.mark.parametrize("name", NIST)
def test_every_dimensioned_axis_is_one_hole(name):
    _, counts = nist(name)
    assert counts and set(counts) == {1}


@needs_data
def test_a_floor_whose_outline_runs_back_along_itself_is_measured():
    pockets = measure_pockets(solid(DATA / "holes" / "nist_ctc_01_asme1_ap242.stp"))
    assert sorted(p.depth_mm for p in pockets if p.kind == "pocket") == pytest.approx([25.0, 25.0, 50.0, 50.0])


def milling():
    for line in (DATA / "milling" / "truth.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        part = solid(DATA / "milling" / row["file"])
        yield row, measure_pockets(part), measure_holes(part)


@needs_data
def test_milled_parts_match_what_they_were_made_from():
    count = 0
    for row, pockets, holes in milling():
        (pocket,) = pockets
        got = [pocket.length_mm, pocket.width_mm, pocket.narrowest_mm, pocket.depth_mm, pocket.corner_radius_mm]
        short, long = sorted((row["pl"], row["pw"]))
        assert got == pytest.approx([long, short, short, row["pd"], 5.0], abs=1e-6), row["file"]
        assert not pocket.open_sides and not pocket.through and pocket.axis == pytest.approx((0, 0, 1))
        assert [hole.diameter_mm for hole in holes] == pytest.approx([row["hd"]] * row["nh"], abs=1e-6)
        assert all(hole.through and hole.depth_mm == pytest.approx(row["H"]) for hole in holes)
        count += 1
    assert count == 12


@needs_data
def test_turned_and_milled_parts():
    rows = list(turned_milled.parts())
    assert len(rows) == 42 and all(turned_milled.axis_right(part) for _, part, _ in rows)
    holes = sum((turned_milled.holes_of(part, names) for _, part, names in rows), Counter())
    assert holes["truth"] == 52 and holes["found"] >= 51
    assert holes["found"] >= 0.98 * (holes["found"] + holes["extra"])
    assert holes["depth right"] == holes["blind"] == holes["through right"] == holes["found"]
    found = turned_milled.confusion(rows)
    assert np.mean([turned_milled.f1(found, name) for name in turned_milled.CLASSES]) >= 0.85


if __name__ == "__main__":
    print("dimensioned holes (holes found; listed axes; of these found as exactly one hole)")
    for name in NIST:
        total, counts = nist(name)
        print(f"  {name:16} {total:4} {len(counts):4} {sum(c == 1 for c in counts):4}")
    print("milled parts (pocket length width depth radius | holes; truth, then found)")
    for row, pockets, holes in milling():
        made = f"{max(row['pl'], row['pw']):7.2f}{min(row['pl'], row['pw']):7.2f}{row['pd']:6.1f}  5.0 |{row['nh']:2} x{row['hd']:3}"
        for p in pockets:
            seen = f"{p.length_mm:9.4f}{p.width_mm:9.4f}{p.depth_mm:9.4f}{p.corner_radius_mm:7.4f} |{len(holes):2}"
            print(f"  {row['file']} {made}   {seen} x {holes[0].diameter_mm if holes else 0:.4f}")
    turned_milled.main()
