"""A slicer as the estimator: its own figures, its failures, its time limit, and the calibration that it leaves."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import time
from pathlib import Path

import cadquery as cq
import pytest

from dfdm import verbs
from dfdm.costs.profile import DEFAULT_PROFILE, default_profile, profile_text
from dfdm.costs.slicers import Slicer, found_slicer, read_calibration, slice_part
from dfdm.errors import InputError, TimeLimitError
from dfdm.geometry import Part
from dfdm.geometry.stl import stl_of
from dfdm.table import data_folder

SLICER = shutil.which("prusa-slicer")
needs_slicer = pytest.mark.skipif(SLICER is None, reason="prusa-slicer is not on PATH")
PROFILE = data_folder() / "profiles" / DEFAULT_PROFILE


@pytest.fixture
def model(tmp_path: Path) -> Path:
    file = tmp_path / "block.stl"
    cq.exporters.export(cq.Workplane().box(20, 16, 8), str(file))
    return file


def program(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text("#!/bin/sh\n" + text, encoding="utf-8")
    file.chmod(0o755)
    return file


def block() -> bytes:
    return stl_of(Part.from_shape(cq.Workplane().box(20, 16, 8).val(), name="block"))


@needs_slicer
def test_its_figures_are_the_estimate_to_the_second_and_gram(model, tmp_path):
    gcode = tmp_path / "own.gcode"
    with PROFILE.open("rb") as source:
        (tmp_path / "own.ini").write_bytes(source.read())
    command = [
        SLICER,
        "--export-gcode",
        "--load",
        str(tmp_path / "own.ini"),
        "--center",
        "125,105",
        "--output",
        gcode,
        model,
    ]
    subprocess.run(command, check=True, capture_output=True)
    text = gcode.read_text(encoding="utf-8")
    minutes, seconds = re.findall(r"printing time \(normal mode\) = (\d+)m (\d+)s", text)[0]
    grams = float(re.findall(r"; filament used \[g\] = ([\d.]+)", text)[0])
    found = verbs.cost(str(model), "material_extrusion", slicer=True)
    assert found.machine_time_s == int(minutes) * 60 + int(seconds)
    assert found.material_g == grams
    assert any("PrusaSlicer 2" in line.basis for line in found.lines)
    assert any("sliced by PrusaSlicer" in told for told in found.assumptions)


@needs_slicer
def test_a_part_is_sliced_as_it_lies():
    tall = Part.from_shape(cq.Workplane().box(40, 10, 6).val(), name="bar")
    text = profile_text(None)
    lying = slice_part(found_slicer(), stl_of(tall), default_profile(), text)
    standing = slice_part(found_slicer(), stl_of(tall, (1.0, 0.0, 0.0)), default_profile(), text)
    assert standing.time_s > 2.0 * lying.time_s
    assert standing.filament_g == pytest.approx(lying.filament_g, rel=0.25)


@needs_slicer
def test_supports_follow_the_profile_unless_the_route_says():
    table = cq.Workplane().box(6, 6, 10, centered=(True, True, False)).faces(">Z").workplane().rect(30, 20).extrude(2)
    stl, profile = stl_of(Part.from_shape(table.val(), name="table")), default_profile()
    without = slice_part(found_slicer(), stl, profile, profile_text(None))
    held = slice_part(found_slicer(), stl, profile, profile_text(None), support=True)
    assert not without.supported and held.supported
    assert held.filament_mm3 > 1.05 * without.filament_mm3


@needs_slicer
def test_a_calibration_corrects_the_model_for_its_profile_alone(model, tmp_path):
    kept = tmp_path / "profile.json"
    sliced = verbs.cost(str(model), "material_extrusion", slicer=True, calibration=kept)
    (one,) = read_calibration(kept).parts.values()
    assert one["slicer_time_s"] == sliced.machine_time_s
    bare = verbs.cost(str(model), "material_extrusion")
    assert bare.machine_time_s == pytest.approx(one["model_time_s"], abs=0.06)
    corrected = verbs.cost(str(model), "material_extrusion", calibration=kept)
    assert corrected.machine_time_s == pytest.approx(sliced.machine_time_s, rel=1e-3)
    assert corrected.material_g == pytest.approx(sliced.material_g, abs=0.01)
    assert any("PrusaSlicer" in told and "times" in told for told in corrected.assumptions)
    other = tmp_path / "other.ini"
    other.write_text(profile_text(None).replace("perimeter_speed = 45", "perimeter_speed = 46"), encoding="utf-8")
    with pytest.raises(InputError, match=r"is of the profile .* not of other\.ini"):
        verbs.cost(str(model), "material_extrusion", profile=other, calibration=kept)


def test_none_on_the_path_is_said(model, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(InputError, match="no slicer is on PATH: looked for prusa-slicer"):
        verbs.cost(str(model), "material_extrusion", slicer=True)
    program(tmp_path, "orca-slicer", "exit 0\n")
    with pytest.raises(
        InputError, match=r"orca-slicer, which is there, is not driven: .* install PrusaSlicer or CuraEngine"
    ):
        found_slicer()
    with pytest.raises(InputError, match="OrcaSlicer is not driven"):
        found_slicer("OrcaSlicer")


def test_other_processes_have_no_slicer(model):
    with pytest.raises(InputError, match="estimates material_extrusion, not milling"):
        verbs.cost(str(model), "milling", slicer=True)


def test_its_failure_is_told_in_its_own_words(tmp_path):
    failing = Slicer(
        program=str(program(tmp_path, "prusa-slicer", "echo 'Objects could not fit on the bed' >&2; exit 3\n"))
    )
    with pytest.raises(InputError, match=r"exit code 3\): Objects could not fit on the bed"):
        slice_part(failing, block(), default_profile(), profile_text(None))
    silent = Slicer(program=str(program(tmp_path, "prusa-slicer", "exit 0\n")))
    with pytest.raises(InputError, match="made no G-code"):
        slice_part(silent, block(), default_profile(), profile_text(None))


def test_what_takes_too_long_is_ended_and_leaves_nothing(tmp_path, monkeypatch):
    places = tmp_path / "temporary"
    places.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(places))
    hanging = Slicer(program=str(program(tmp_path, "prusa-slicer", "sleep 60 & echo $! > ../child; wait\n")))
    with pytest.raises(TimeLimitError, match=r"took longer than 0\.5 s"):
        slice_part(hanging, block(), default_profile(), profile_text(None), limit_s=0.5)
    child = int((places / "child").read_text())
    deadline = time.monotonic() + 10.0
    while _lives(child) and time.monotonic() < deadline:  # killed, but not yet gone
        time.sleep(0.02)
    assert not _lives(child)
    assert [entry.name for entry in places.iterdir()] == ["child"]


def _lives(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize("text", ["", "{}", '{"schema": "dfdm/slicer-calibration/1", "parts": {}}', '{"schema": "x"}'])
def test_what_is_no_calibration_is_refused(tmp_path, text):
    file = tmp_path / "broken.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"broken\.json: the calibration cannot be read"):
        read_calibration(file)


def test_a_ratio_of_nothing_is_refused(tmp_path):
    file = tmp_path / "zero.json"
    part = {"slicer_time_s": 0, "model_time_s": 1, "slicer_filament_mm3": 1, "model_filament_mm3": 1}
    file.write_text(
        json.dumps({"schema": "dfdm/slicer-calibration/1", "profile_sha256": "x", "slicer": "s", "parts": {"a": part}})
    )
    with pytest.raises(InputError, match="0 is not a number above 0"):
        read_calibration(file)
