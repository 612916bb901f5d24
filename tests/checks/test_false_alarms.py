"""Checks must not cry wolf on parts that shops turn, mill and cut every day, nor keep silent on what cannot be made."""

import statistics

import pytest

from dfdm.checks import Verdict
from tests.benchmarks import false_alarms

TURNED, MILLED = false_alarms.files("turning"), false_alarms.files("milling")


@pytest.mark.skipif(not TURNED, reason=f"no turned parts in {false_alarms.DATA}")
def test_turned_parts_do_not_fail():
    reports = [false_alarms.of_file(path, "turning") for path in TURNED[::3]]
    assert [str(r) for r in reports if false_alarms.counted(r, Verdict.FAIL)] == []
    assert statistics.median(false_alarms.counted(r, Verdict.WARN) for r in reports) <= 3


@pytest.mark.skipif(not MILLED, reason=f"no milled parts in {false_alarms.DATA}")
def test_milled_parts_do_not_fail():
    reports = [false_alarms.of_file(path, "milling") for path in MILLED[::2]]
    assert [str(r) for r in reports if false_alarms.counted(r, Verdict.FAIL)] == []
    assert statistics.median(false_alarms.counted(r, Verdict.WARN) for r in reports) <= 3


@pytest.mark.parametrize("process", false_alarms.CUTTERS)
def test_flat_parts_do_not_fail(process):
    reports = [false_alarms.of_flat(name, process) for name in false_alarms.FLAT]
    assert [str(r) for r in reports if false_alarms.counted(r, Verdict.FAIL)] == []
    assert statistics.median(false_alarms.counted(r, Verdict.WARN) for r in reports) <= 1


@pytest.mark.slow
@pytest.mark.skipif(not (TURNED and MILLED), reason=f"no parts in {false_alarms.DATA}")
def test_of_all_parts():
    warned: dict[str, list[int]] = {}
    for process, report in false_alarms.reports():
        assert false_alarms.counted(report, Verdict.FAIL) == 0, str(report)
        warned.setdefault(process, []).append(false_alarms.counted(report, Verdict.WARN))
    assert len(warned["turning"]) >= 42
    assert len(warned["milling"]) >= 12
    assert all(statistics.median(counts) <= 3 for counts in warned.values())
