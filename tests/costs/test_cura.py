"""CuraEngine as the estimator: its own figures, a profile in its words, and the formulas that Cura would evaluate."""

from __future__ import annotations

import json
import math
import os
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import cadquery as cq
import pytest

from dfdm import verbs
from dfdm.costs.profile import DEFAULT_PROFILE, default_profile, profile_text
from dfdm.costs.settings import Settings
from dfdm.costs.slicers import Slicer, found_slicer, slice_part
from dfdm.costs.slicers.cura_settings import cura_settings
from dfdm.costs.slicers.definition import MACHINE, Definition, definition_of
from dfdm.errors import InputError
from dfdm.geometry import Part
from dfdm.geometry.stl import stl_of
from dfdm.table import data_folder

PROFILE = data_folder() / "profiles" / DEFAULT_PROFILE
SETTINGS = Settings.parse(profile_text(None), "shipped")


def _usable():
    program = shutil.which("CuraEngine")
    if program is None:
        return False
    try:
        definition_of(program)
    except InputError:
        return False
    return True


needs_cura = pytest.mark.skipif(not _usable(), reason="CuraEngine with its definitions is not on this machine")


@pytest.fixture
def model(tmp_path):
    file = tmp_path / "block.stl"
    cq.exporters.export(cq.Workplane().box(20, 16, 8), str(file))
    return file


def block(*size):
    return stl_of(Part.from_shape(cq.Workplane().box(*(size or (20, 16, 8))).val(), name="block"))


def sliced(stl, text=None, **options):
    profile = default_profile()
    if text is not None:
        from dfdm.costs.profile import _resolve

        profile = _resolve(Settings.parse(text, "changed"), "changed", "0" * 64)
    return slice_part(found_slicer("CuraEngine"), stl, profile, text or profile_text(None), **options)


def changed(**values):
    text = profile_text(None)
    for key, value in values.items():
        text, count = re.subn(rf"^{key} = .*$", f"{key} = {value}", text, flags=re.MULTILINE)
        text += "" if count else f"{key} = {value}\n"
    return text


@needs_cura
def test_its_figures_are_the_estimate_to_the_second_and_gram(model, tmp_path, monkeypatch):
    kept = tmp_path / "kept"
    kept.mkdir()
    program = tmp_path / "CuraEngine"
    program.write_text(
        f'#!/bin/sh\n{shutil.which("CuraEngine")} "$@" || exit 1\ncp part.gcode *.def.json {kept}\n', encoding="utf-8"
    )
    program.chmod(0o755)
    monkeypatch.setenv("CURA_ENGINE_SEARCH_PATH", str(_definitions()))
    found = verbs.cost(str(model), "material_extrusion", slicer=str(program))
    gcode = (kept / "part.gcode").read_text(encoding="utf-8")
    elapsed = float(re.findall(r"^;TIME_ELAPSED:([\d.]+)", gcode, re.MULTILINE)[-1])
    assert found.machine_time_s == math.floor(elapsed) or found.machine_time_s == round(elapsed)
    fed = [float(e) for e in re.findall(r"^G1 .*E([\d.]+)", gcode, re.MULTILINE)]
    strand = math.pi * (1.75 / 2.0) ** 2
    assert found.material_g == pytest.approx(max(fed) * strand * 1.24e-3, abs=0.01)
    assert re.search(r"^;LAYER_COUNT:40$", gcode, re.MULTILINE)
    assert any("CuraEngine 4" in line.basis or "CuraEngine 5" in line.basis for line in found.lines)
    (told,) = [one for one in found.assumptions if "has no setting for" in one]
    assert "gap_fill_speed = 40" in told


def _definitions():
    places = [*os.environ.get("CURA_ENGINE_SEARCH_PATH", "").split(os.pathsep), "/usr/share/cura/resources/definitions"]
    return next(Path(place) for place in places if place and (Path(place) / MACHINE).is_file())


@needs_cura
def test_the_same_settings_given_one_by_one_say_the_same(tmp_path):
    program = shutil.which("CuraEngine")
    chosen, _ = cura_settings(default_profile(), SETTINGS, support=False)
    values = definition_of(program).resolved(chosen)
    (tmp_path / "part.stl").write_bytes(block())
    told = [f"{key}={str(value).lower() if isinstance(value, bool) else value}" for key, value in values.items()]
    pairs = [word for one in told for word in ("-s", one)]
    command = [
        program,
        "slice",
        "-v",
        "-j",
        _definitions() / MACHINE,
        *pairs,
        "-e0",
        *pairs,
        "-l",
        "part.stl",
        "-o",
        "a",
    ]
    environment = {**os.environ, "CURA_ENGINE_SEARCH_PATH": str(_definitions())}
    said = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True).stderr
    found = sliced(block(), support=False)
    assert found.time_s == float(re.findall(r"^Print time \(s\): (\d+)$", said, re.MULTILINE)[0])
    assert found.filament_mm3 == pytest.approx(
        float(re.findall(r"^Filament \(mm\^3\): (\d+)$", said, re.MULTILINE)[0]), abs=1.0
    )


@needs_cura
def test_what_the_profile_says_reaches_it():
    plain = sliced(block(40, 30, 10))
    thin = sliced(block(40, 30, 10), changed(layer_height="0.1", first_layer_height="0.1"))
    assert thin.time_s > 1.4 * plain.time_s
    full = sliced(block(40, 30, 10), changed(fill_density="60%"))
    assert 1.5 < full.filament_mm3 / plain.filament_mm3 < 2.5
    fast = {"perimeter", "external_perimeter", "infill", "solid_infill", "top_solid_infill", "travel"}
    quick = sliced(block(40, 30, 10), changed(**{f"{one}_speed": "60" for one in fast}))
    keys = ("default", "perimeter", "infill")
    limits = ("x", "y", "extruding", "travel")
    brisk = {f"{one}_acceleration": "10000" for one in keys} | {
        f"machine_max_acceleration_{one}": "10000" for one in limits
    }
    brisker = sliced(block(40, 30, 10), changed(**{f"{one}_speed": "60" for one in fast}, **brisk))
    assert brisker.time_s < 0.97 * quick.time_s
    assert brisker.filament_mm3 == pytest.approx(quick.filament_mm3, rel=1e-3)
    cooled = sliced(block(8, 8, 6), changed(slowdown_below_layer_time="0"))
    assert sliced(block(8, 8, 6)).time_s > 1.15 * cooled.time_s


@needs_cura
def test_supports_are_made_where_they_are_asked_for():
    table = cq.Workplane().box(6, 6, 10, centered=(True, True, False)).faces(">Z").workplane().rect(30, 20).extrude(2)
    stl = stl_of(Part.from_shape(table.val(), name="table"))
    without, held = sliced(stl), sliced(stl, support=True)
    assert not without.supported and held.supported
    assert held.filament_mm3 > 1.05 * without.filament_mm3


@needs_cura
def test_it_stands_in_where_it_alone_is_there(monkeypatch, tmp_path):
    (tmp_path / "CuraEngine").symlink_to(shutil.which("CuraEngine"))
    monkeypatch.setenv("PATH", str(tmp_path))
    assert found_slicer().is_cura


def test_a_bead_keeps_its_cross_section():
    chosen, unsaid = cura_settings(default_profile(), SETTINGS, support=False)
    assert chosen["line_width"] * 0.2 == pytest.approx(0.2 * (0.45 - 0.2 * (1.0 - math.pi / 4.0)))
    assert (chosen["wall_line_count"], chosen["top_layers"], chosen["bottom_layers"]) == (2, 5, 4)
    assert (chosen["machine_width"], chosen["machine_depth"]) == (250.0, 210.0)
    assert (chosen["speed_wall_0"], chosen["speed_wall_x"], chosen["speed_infill"]) == (25.0, 45.0, 80.0)
    assert (chosen["acceleration_wall"], chosen["acceleration_travel"]) == (800.0, 1000.0)
    assert chosen["support_angle"] == 39.0
    assert unsaid == ("gap_fill_speed = 40", "thick_bridges = 1")


def test_speeds_are_held_below_the_most_volume():
    slow = replace(default_profile(), max_volumetric_speed=2.0)
    chosen, _ = cura_settings(slow, SETTINGS, support=False)
    assert chosen["speed_infill"] == pytest.approx(2.0 / (0.2 * chosen["infill_line_width"]))


def test_what_has_no_setting_is_listed():
    text = changed(ironing="1", fuzzy_skin="external", raft_layers="2", brim_width="5", support_material_style="snug")
    odd = replace(default_profile(), pattern="honeycomb", brim_width=5.0, small_perimeter_speed=15.0)
    _, unsaid = cura_settings(odd, Settings.parse(text, "odd"), support=True)
    assert {one.partition(" = ")[0] for one in unsaid} == {
        *("ironing", "fuzzy_skin", "raft_layers", "skirts", "support_material_style", "fill_pattern"),
        *("small_perimeter_speed", "gap_fill_speed", "thick_bridges"),
    }


def one(formula, default=0):
    return {"type": "float", "default_value": default, "value": formula}


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("width * 100 / density * (2 if pattern == 'grid' else 1)", 4.0),
        ("math.ceil(round(thick / resolveOrValue('height'), 4))", 4),
        ("max(extruderValues('width')) - extruderValue(nr, 'height')", pytest.approx(0.2)),
        ("not (width > 1 or height >= 0.2) and 'a' in 'abc'", False),
        ("sum(map(abs, [-1, 2])) % 2 + -width", pytest.approx(0.6)),
        ("int(defaultExtruderPosition())", 0),
        ("0 < height < 1 and 7", 7),
        ("round(math.tan(math.radians(45)), 6)", 1.0),
    ],
)
def test_formulas(formula, value):
    known = {"width": one("", 0.4), "density": one("", 20.0), "pattern": one("", "grid"), "thick": one("", 0.7)}
    known |= {"height": one("", 0.2), "nr": one("", "0"), "asked": one(formula, "untouched")}
    assert Definition(machine=known, extruder={}).resolved({})["asked"] == value


@pytest.mark.parametrize(
    "formula",
    [
        "().__class__",
        "open('x')",
        "width.real",
        "[x for x in 'ab']",
        "lambda: 1",
        "2 ** 9999",
        "f'{width}'",
        "gone",
        "1 / 0",
        "(",
    ],
)
def test_what_is_no_formula_leaves_the_default(formula):
    known = {"width": one("", 0.4), "asked": one(formula, "untouched")}
    assert Definition(machine=known, extruder={}).resolved({})["asked"] == "untouched"


def test_formulas_that_need_each_other_end():
    known = {"a": one("b + 1", 1), "b": one("a + 1", 2)}
    assert Definition(machine=known, extruder={}).resolved({}) == {"a": 3, "b": 2}
    assert Definition(machine=known, extruder={}).resolved({"b": 9}) == {"a": 10, "b": 9}


def test_a_definition_is_looked_for_and_read(tmp_path, monkeypatch):
    engine = tmp_path / "bin" / "CuraEngine"
    engine.parent.mkdir()
    engine.touch(mode=0o755)
    monkeypatch.delenv("CURA_ENGINE_SEARCH_PATH", raising=False)
    monkeypatch.setattr("dfdm.costs.slicers.definition._SYSTEM", ())
    with pytest.raises(
        InputError, match=r"not the definition of its settings, fdmprinter\.def\.json: it comes with Cura"
    ):
        definition_of(str(engine))
    folder = tmp_path / "share" / "cura" / "resources" / "definitions"
    folder.mkdir(parents=True)
    child = {"type": "float", "default_value": 0.4, "value": "a"}
    settings = {
        "s": {"type": "category", "children": {"a": {"type": "float", "default_value": 1, "children": {"b": child}}}}
    }
    (folder / MACHINE).write_text(json.dumps({"settings": settings}))
    with pytest.raises(InputError, match=r"fdmextruder\.def\.json is not"):
        definition_of(str(engine))
    (folder / "fdmextruder.def.json").write_text(json.dumps({"settings": {}}))
    assert definition_of(str(engine)).resolved({"a": 7}) == {"a": 7, "b": 7}
    (folder / MACHINE).write_text('{"settings": {"s": 1}}')
    with pytest.raises(InputError, match=r"fdmprinter\.def\.json: the definition of the settings cannot be read"):
        definition_of(str(engine))


def test_one_that_states_nothing_is_refused(tmp_path, monkeypatch):
    engine = tmp_path / "CuraEngine"
    engine.write_text("#!/bin/sh\necho nothing > part.gcode\n", encoding="utf-8")
    engine.chmod(0o755)
    for name in (MACHINE, "fdmextruder.def.json"):
        (tmp_path / name).write_text(json.dumps({"settings": {}}))
    monkeypatch.setenv("CURA_ENGINE_SEARCH_PATH", str(tmp_path))
    with pytest.raises(InputError, match="states no time and filament"):
        slice_part(Slicer(program=str(engine)), block(), default_profile(), profile_text(None))
