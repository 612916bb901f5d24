"""Estimates beside a slicer's and beside integrated tool paths; skipped where the data are not there."""

from __future__ import annotations

import json

import numpy as np
import pytest

from tests.benchmarks import fff_accuracy, milling_accuracy
from tests.benchmarks.gcode_time import times


@pytest.mark.skipif(not fff_accuracy.DATA.is_dir(), reason=f"no printed reference parts at {fff_accuracy.DATA}")
def test_print_time_and_filament_beside_the_slicer():
    rows = fff_accuracy.first_profile()
    assert len(rows) == 37
    filament, filament_p90, time, time_p90 = fff_accuracy.spread(rows)
    assert filament <= 0.03, fff_accuracy.table("0.2 mm", rows)
    assert filament_p90 <= 0.10
    assert time <= 0.08
    assert time_p90 <= 0.20


@pytest.mark.skipif(not fff_accuracy.DATA.is_dir(), reason=f"no printed reference parts at {fff_accuracy.DATA}")
def test_other_profiles_are_estimated_as_well():
    filament, _, time, _ = fff_accuracy.spread(fff_accuracy.other_profiles())
    assert filament <= 0.03
    assert time <= 0.08


@pytest.mark.skipif(not fff_accuracy.DATA.is_dir(), reason=f"no printed reference parts at {fff_accuracy.DATA}")
def test_every_supported_part_beside_the_slicer():
    rows = fff_accuracy.supported()
    assert len(rows) == 5
    for row in rows:
        assert abs(row.filament_error) <= 0.15, fff_accuracy.table("with support", rows)
        assert abs(row.time_error) <= 0.15


@pytest.mark.skipif(not milling_accuracy.DATA.is_dir(), reason=f"no milled reference parts at {milling_accuracy.DATA}")
def test_milling_time_from_recognized_features():
    rows = milling_accuracy.rows()
    assert len(rows) == 12
    errors = np.abs([row.error for row in rows])
    assert np.median(errors) <= 0.05
    assert errors.max() <= 0.10


@pytest.mark.skipif(not milling_accuracy.DATA.is_dir(), reason=f"no milled reference parts at {milling_accuracy.DATA}")
def test_moves_of_the_programs_take_the_time_that_is_stated():
    lines = (milling_accuracy.DATA / "truth.jsonl").read_text(encoding="utf-8").splitlines()
    stated = [(milling_accuracy.DATA / t["gcode"], t["time_s"]) for t in map(json.loads, lines)]
    for program, seconds in stated:
        assert sum(times(program).values()) == pytest.approx(seconds, rel=2e-3), program.name
