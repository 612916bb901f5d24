import json
import sys
from pathlib import Path

import cadquery as cq
import ezdxf
import numpy as np
import pytest
import trimesh

from dfdm.designs import as_model, open_model
from dfdm.errors import BuildError, DfdmError, InputError, ParameterError, UnknownNameError

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
CQGI = "import cadquery as cq\nwidth = 20.0\nholes = 2\nresult = cq.Workplane().box(width, 10, 5)\nprint('built')\nshow_object(result, name='plate')\n"
DESIGN = "import cadquery as cq\nfrom dfdm import design\n\n@design(title='Box')\ndef box(size: float = 10.0):\n    return cq.Workplane().box(size, size, size)\n"


def written(folder, name, text):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def volume(model):
    return model.parts[0].facts.body.volume_mm3


def test_a_design_script(tmp_path):
    path = written(tmp_path, "box.py", DESIGN)
    model = open_model(path, values={"size": "20"})
    assert volume(model) == pytest.approx(8000)
    assert (model.title, model.source, model.source_name) == ("Box", DESIGN, "box.py")
    assert open_model(f"{path}:box").title == "Box"
    with pytest.raises(UnknownNameError, match="box"):
        open_model(f"{path}:sphere")


def test_several_designs_in_one_script_want_a_name(tmp_path):
    path = written(tmp_path, "two.py", DESIGN + DESIGN.partition("design\n")[2].replace("def box", "def cube"))
    with pytest.raises(InputError, match="box, cube"):
        open_model(path)
    assert open_model(f"{path}:cube").name == "cube"


def test_a_cqgi_script(tmp_path, capsys):
    path = written(tmp_path, "plate.py", CQGI)
    assert volume(open_model(path)) == pytest.approx(1000)
    model = open_model(path, values={"width": "40"})
    assert volume(model) == pytest.approx(2000)
    assert model.parts[0].name == "plate"
    assert capsys.readouterr().out == ""  # what a script prints does not mix with results
    with pytest.raises(ParameterError, match="width"):
        open_model(path, values={"depth": 3})
    with pytest.raises(ParameterError):
        open_model(path, values={"width": "wide"})


def test_errors_of_scripts_show_their_line(tmp_path):
    with pytest.raises(BuildError, match="line 4") as caught:
        open_model(written(tmp_path, "bad.py", CQGI.replace("box(width, 10, 5)", "box(width, 10)")))
    assert caught.value.line == 4
    with pytest.raises(BuildError, match=r"line 2: `width = `|line 2"):
        open_model(written(tmp_path, "syntax.py", CQGI.replace("20.0", "")))
    with pytest.raises(BuildError, match="ended the program"):
        open_model(written(tmp_path, "exit.py", DESIGN + "\nraise SystemExit(3)\n"))
    with pytest.raises(BuildError, match="ZeroDivisionError"):
        open_model(written(tmp_path, "zero.py", DESIGN.replace("size, size, size", "size / 0, 1, 1")))
    with pytest.raises(InputError, match="no @design"):
        open_model(written(tmp_path, "none.py", "x = 1\n"))


def test_a_notebook_is_read_without_running_its_calls(tmp_path):
    cells = [
        ["%matplotlib inline\n", "import cadquery as cq\n", "from dfdm import design"],
        [DESIGN.partition("design\n\n")[2]],
        ["raise RuntimeError('run')\n"],
    ]
    document = {
        "cells": [{"cell_type": "code", "source": c, "metadata": {}, "outputs": []} for c in cells],
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {},
    }
    path = written(tmp_path, "box.ipynb", json.dumps(document))
    assert volume(open_model(path, values={"size": 5})) == pytest.approx(125)
    with pytest.raises(InputError, match="not a notebook"):
        open_model(written(tmp_path, "broken.ipynb", "{}"))


@pytest.mark.parametrize("unit", ["MM", "INCH"])
def test_step_files_say_their_own_unit(tmp_path, unit):
    path = tmp_path / "box.step"
    cq.exporters.export(cq.Workplane().box(10, 10, 10), str(path), unit="MM", outputUnit=unit)
    assert ("INCH" in path.read_text(encoding="utf-8")) == (unit == "INCH")
    assert volume(open_model(path)) == pytest.approx(1000)


def test_a_step_file_with_equal_solids_counts_them(tmp_path):
    path = tmp_path / "two.step"
    box = cq.Workplane().box(10, 20, 30).faces(">Z").workplane().center(2, 5).hole(3)
    cq.Assembly().add(box).add(box, loc=cq.Location(cq.Vector(50, 0, 0), cq.Vector(1, 0, 0), 30)).export(str(path))
    assert [e.count for e in open_model(path).parts] == [2]


@pytest.mark.parametrize(("units", "factor"), [(None, 1.0), ("mm", 1.0), ("inch", 25.4)])
def test_an_stl_is_in_mm_unless_told_otherwise(tmp_path, units, factor):
    path = tmp_path / "box.stl"
    trimesh.creation.box((10, 20, 30)).export(path)
    assert volume(open_model(path, units=units)) == pytest.approx(6000 * factor**3)


def test_a_3mf_says_its_own_unit(tmp_path):
    path = tmp_path / "box.3mf"
    trimesh.creation.box((10, 20, 30)).export(path)
    assert volume(open_model(path)) == pytest.approx(6000, rel=1e-5)


def drawing(path, *, closed=True, units=4):
    document = ezdxf.new("R2010")
    document.header["$INSUNITS"] = units
    space = document.modelspace()
    space.add_lwpolyline([(0, 0), (40, 0), (40, 30), (0, 30)], close=closed)
    space.add_circle((10, 10), 3)
    document.saveas(path)
    return path


@pytest.mark.parametrize(
    ("units", "override", "factor"), [(4, None, 1.0), (1, None, 25.4), (0, None, 1.0), (0, "inch", 25.4)]
)
def test_a_dxf_becomes_a_sheet(tmp_path, units, override, factor):
    model = open_model(drawing(tmp_path / "plate.dxf", units=units), thickness_mm=2, units=override)
    assert volume(model) == pytest.approx((1200 - np.pi * 9) * factor**2 * 2)


def test_a_dxf_needs_thickness_and_closed_contours(tmp_path):
    with pytest.raises(InputError, match="--thickness"):
        open_model(drawing(tmp_path / "plate.dxf"))
    with pytest.raises(InputError, match="thickness"):
        open_model(tmp_path / "plate.dxf", thickness_mm=-1)
    document = ezdxf.new()
    document.modelspace().add_line((0, 0), (10, 0))
    document.saveas(tmp_path / "open.dxf")
    with pytest.raises(InputError, match="contour"):
        open_model(tmp_path / "open.dxf", thickness_mm=2)


def test_files_that_are_not_what_they_say(tmp_path):
    good = tmp_path / "box.step"
    cq.exporters.export(cq.Workplane().box(10, 10, 10), str(good))
    cases = {
        "text.step": b"hello",
        "cut.step": good.read_bytes()[:3000],
        "empty.stl": b"",
        "text.stl": b"this is no mesh",
        "flat.stl": b"solid x\nfacet normal 0 0 1\nouter loop\nvertex 0 0 0\nvertex 0 0 0\nvertex 0 0 0\nendloop\nendfacet\nendsolid x\n",
        "text.3mf": b"PK",
        "text.dxf": b"hello",
        "binary.py": b"\xff\xfe\x00",
    }
    for name, content in cases.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(DfdmError) as caught:
            open_model(tmp_path / name, thickness_mm=2 if name.endswith("dxf") else None)
        assert "\n" not in str(caught.value)
        assert Path(name).stem in str(caught.value) or "triangle" in str(caught.value)


def test_paths_that_are_no_model(tmp_path):
    for path, reason in (
        (tmp_path / "none.step", "no file"),
        (tmp_path, "folder"),
        (written(tmp_path, "a.txt", "x"), "a model ends in"),
    ):
        with pytest.raises(InputError, match=reason):
            open_model(path)
    box = tmp_path / "box.stl"
    trimesh.creation.box((1, 1, 1)).export(box)
    with pytest.raises(ParameterError, match="without parameters"):
        open_model(box, values={"width": 3})


def test_every_shown_object_keeps_its_own_name(tmp_path):
    text = "import cadquery as cq\nfor i, n in enumerate(('box', 'lid')):\n    show_object(cq.Workplane().box(5 + i, 5, 5), name=n)\nshow_object(cq.Workplane().box(9, 5, 5))\n"
    path = written(tmp_path, "case.py", text)
    assert [p.name for p in open_model(path).parts] == ["box", "lid", "case_3"]
    assert [p.name for p in open_model(written(tmp_path, "plate.py", CQGI)).parts] == ["plate"]
    unnamed = open_model(written(tmp_path, "bare.py", CQGI.replace(", name='plate'", "")))
    assert [p.name for p in unnamed.parts] == ["bare"]


def test_unnamed_members_of_an_assembly_are_named_alike_in_every_run():
    box, rod = cq.Workplane().box(10, 10, 10), cq.Workplane().circle(2).extrude(30)
    inner = cq.Assembly().add(rod).add(box, name="block")
    for assembly, model, names in (
        (cq.Assembly().add(inner), "part", ["part", "block"]),
        (cq.Assembly(name="vise").add(inner), "vise", ["vise", "block"]),
    ):
        found = as_model(assembly)
        assert (found.name, [p.name for p in found.parts]) == (model, names)


def test_a_script_may_import_its_neighbors_and_read_files(tmp_path, monkeypatch):
    monkeypatch.setenv("DFDM_CACHE", str(tmp_path / "cache"))
    monkeypatch.delitem(sys.modules, "sizes_of_box", raising=False)
    written(tmp_path, "sizes_of_box.py", "SIZE = 20.0\n")
    script = written(
        tmp_path,
        "box.py",
        "import cadquery as cq\nfrom sizes_of_box import SIZE\n"
        f"show_object(cq.importers.importStep({str(tmp_path / 'inner.step')!r}).translate((SIZE, 0, 0)))\n",
    )
    for size in (10, 30):  # the script stays the same, what it reads does not: nothing kept may stand for it
        cq.exporters.export(cq.Workplane().box(size, 10, 10), str(tmp_path / "inner.step"))
        model = open_model(script)
        assert volume(model) == pytest.approx(size * 100)
        assert model.parts[0].facts.body.lower_mm[0] == pytest.approx(20 - size / 2)
    again = open_model(script)
    assert again.parts[0].key == model.parts[0].key
