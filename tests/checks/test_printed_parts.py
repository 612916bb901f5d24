"""Checks must not cry wolf: parts that are printed every day, without supports, as they lie, in PETG, 0.4 mm nozzle."""

import statistics
from pathlib import Path

import pytest

from dfdm.checks import Verdict, judge
from dfdm.processes import capability

PARTS = Path(__file__).parents[3] / "shared" / "data" / "printed"
FILES = sorted(PARTS.glob("*.stl"))
pytestmark = pytest.mark.skipif(not FILES, reason=f"no printed parts in {PARTS}")


def reports(files):
    from dfdm.designs import open_model
    from dfdm.geometry.quantities import facts_of

    printer = capability("material_extrusion", "petg", "prusa_mini")
    for file in files:
        for entry in open_model(file, units="mm").parts:
            yield judge(facts_of(entry.part, file.stem), printer)


def counted(found, verdict):
    return sum(finding.verdict is verdict for finding in found.findings)


@pytest.mark.parametrize("file", FILES[::6], ids=lambda file: file.stem)
def test_a_printed_part_does_not_fail(file):
    for report in reports([file]):
        assert counted(report, Verdict.FAIL) == 0, str(report)


@pytest.mark.slow
def test_of_all_printed_parts_none_or_few_fail_and_few_warn():
    found = list(reports(FILES))
    assert len(found) >= 24
    assert sum(counted(report, Verdict.FAIL) > 0 for report in found) <= 4
    assert statistics.median(counted(report, Verdict.WARN) for report in found) <= 3
