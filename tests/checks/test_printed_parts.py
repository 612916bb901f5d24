"""Checks must not cry wolf: parts that are printed every day, without supports, as they lie, in PETG, 0.4 mm nozzle.

Nor may they keep silent: the same parts at a quarter of the size are too thin, and one with a closed void traps what
it is made of.
"""

import statistics

import pytest

from dfdm.checks import Verdict
from tests.benchmarks import printed

FILES = printed.files()
pytestmark = pytest.mark.skipif(not FILES, reason=f"no printed parts in {printed.DATA}")
SAMPLE = pytest.mark.parametrize("file", FILES[::6], ids=lambda file: file.stem)


def counted(found, verdict):
    return sum(finding.verdict is verdict for finding in found.findings)


@SAMPLE
def test_a_printed_part_does_not_fail(file):
    report = printed.printed(printed.part_of(file))
    assert counted(report, Verdict.FAIL) == 0, str(report)


@SAMPLE
def test_at_a_quarter_of_the_size_wall_or_hole_is_named(file):
    report = printed.printed(printed.part_of(file, scale=0.25))
    assert printed.said(report) & printed.NAMES_WALL_OR_HOLE, str(report)


@SAMPLE
def test_a_void_is_found_and_fails_where_something_stays_in(file):
    truth, found, verdicts = printed.voids(file)
    assert found == pytest.approx(truth, rel=0.01)
    assert verdicts == {
        "material_extrusion": {Verdict.PASS},
        "vat_photopolymerization": {Verdict.FAIL},
        "powder_bed_fusion_polymer": {Verdict.FAIL},
    }


@pytest.mark.slow
def test_of_all_printed_parts():
    rows = list(printed.rows())
    assert len(rows) == len(FILES) >= 24
    assert sum(counted(report, Verdict.FAIL) > 0 for _, report, _, _ in rows) <= 1
    assert statistics.median(counted(report, Verdict.WARN) for _, report, _, _ in rows) <= 3
    assert sum(bool(printed.said(small) & printed.NAMES_WALL_OR_HOLE) for _, _, small, _ in rows) >= 22
    for name, _, _, (truth, found, verdicts) in rows:
        assert found == pytest.approx(truth, rel=0.01), name
        assert list(verdicts.values()) == [{Verdict.PASS}, {Verdict.FAIL}, {Verdict.FAIL}], name
