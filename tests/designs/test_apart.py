"""Files are read, variants built and parts measured in a worker: same answers, and no crash or hang reaches the session."""

import ctypes
import re
import subprocess
import sys
import threading

import cadquery as cq
import pytest

import dfdm
from dfdm import design, require
from dfdm.designs import open_model
from dfdm.designs.apart import open_apart, rebuild
from dfdm.errors import BuildError, CanceledError, CrashError, GeometryError, InputError, TimeLimitError
from dfdm.facts import NotMeasured
from dfdm.geometry import apart, quantities
from dfdm.geometry.part import Part

LIMIT_S = 120.0
"""What no task here comes near."""


@design(title="Plate")
def plate(width: float = 30.0, fate: str = ""):
    if fate == "crash":
        ctypes.string_at(0)
    if fate == "hang":
        re.match(r"(a+)+$", "a" * 40 + "b")
    if fate == "raise":
        raise ValueError("far too wide")
    print("building the plate")
    body = cq.Workplane().box(width, 20, 5).faces(">Z").workplane().hole(6)
    return body, [require("diameter", on="%CYLINDER", nominal_mm=6, fit="H7")]


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch):
    monkeypatch.setenv("DFDM_CACHE", "off")


@pytest.fixture
def step(tmp_path):
    path = tmp_path / "plate.step"
    cq.exporters.export(plate().build(), str(path))
    return path


def body_and_holes(model):
    return [(e.name, e.count, e.facts.body, e.facts.holes) for e in model.parts]


def test_a_file_read_in_the_worker_is_the_same_model(step):
    here, there = open_model(step), open_apart(step)
    assert body_and_holes(there) == body_and_holes(here)
    assert [e.key for e in there.parts] == [e.key for e in here.parts]
    assert there.parts[0].part.shape.Volume() == pytest.approx(here.parts[0].part.shape.Volume())


def test_a_mesh_read_in_the_worker_is_the_same_model(tmp_path):
    path = tmp_path / "plate.stl"
    cq.exporters.export(plate().build(), str(path))
    here, there = open_model(path), open_apart(path)
    assert there.parts[0].facts.body == here.parts[0].facts.body
    assert (there.parts[0].part.mesh.triangles == here.parts[0].part.mesh.triangles).all()


def test_the_verbs_read_files_in_the_worker_and_once(step):
    first = dfdm.measure(step)
    assert first.parts[0] is dfdm.measure(step).parts[0]
    step.write_bytes(step.read_bytes() + b"\n")
    assert first.parts[0] is not dfdm.measure(step).parts[0]


def test_errors_of_reading_are_the_same(tmp_path):
    broken = tmp_path / "broken.step"
    broken.write_bytes(b"ISO-10303-21;\nHEADER;\nENDSEC;\nDATA;\n")
    with pytest.raises(InputError) as here:
        open_model(broken)
    with pytest.raises(InputError) as there:
        open_apart(broken)
    assert str(here.value) == str(there.value)


def crash(*_):
    ctypes.string_at(0)


def hang(*_):
    re.match(r"(a+)+$", "a" * 40 + "b")


def spoil(module, name, value):
    """In the worker: replace something, as a defect of the kernel would."""
    import importlib

    setattr(importlib.import_module(module), name, value)


@pytest.fixture
def spoiled():
    """A way to spoil the worker, which ends with the test."""
    yield lambda *what: apart.shared_worker().run(spoil, *what)
    apart.shared_worker().submit(hang, timeout_s=60).cancel()


def test_a_file_that_crashes_the_reader_is_unusable(step, spoiled):
    step.write_bytes(step.read_bytes() + b"/* crashes */")
    spoiled("dfdm.designs.sources", "read_step", crash)
    with pytest.raises(InputError, match=r"plate.step cannot be used: reading plate.step ended its process"):
        open_apart(step)
    assert open_apart(step).parts[0].facts.body.faces == 7  # the next process reads it


def test_a_file_that_is_read_forever_is_unusable(step, spoiled, monkeypatch):
    from dfdm.designs import sources

    step.write_bytes(step.read_bytes() + b"/* hangs */")
    spoiled("dfdm.designs.sources", "read_step", hang)
    monkeypatch.setattr(sources, "READING_S", 0.5)
    with pytest.raises(InputError, match=r"took longer than 0.5.* s and was ended.*timeout_s allows more"):
        open_apart(step)


def test_a_quantity_that_crashes_is_said_not_to_be_measured(spoiled):
    part = Part.from_shape(plate().build().val(), name="plate")
    spoiled("dfdm.geometry.quantities", "QUANTITY", {**quantities.QUANTITY, "cavities": crash})
    facts = quantities.facts_of(part, measure=apart.Apart(part))
    assert isinstance(facts.quantity("cavities"), NotMeasured)
    assert "measuring cavities of plate ended its process" in facts.why_not("cavities")
    assert len(facts.holes) == 1


def test_a_quantity_that_takes_forever_is_said_not_to_be_measured(spoiled, monkeypatch):
    part = Part.from_shape(plate().build().val(), name="plate")
    spoiled("dfdm.geometry.quantities", "QUANTITY", {**quantities.QUANTITY, "cavities": hang})
    facts = quantities.facts_of(part, measure=apart.Apart(part))
    monkeypatch.setattr(apart, "QUANTITY_LIMIT_S", 0.5)
    assert "took longer than 0.5 s" in facts.why_not("cavities")


def test_geometry_without_a_body_is_an_error(spoiled):
    part = Part.from_shape(plate().build().val(), name="plate")
    spoiled("dfdm.geometry.part", "body_of_brep", crash)
    with pytest.raises(GeometryError, match="measuring the body of plate ended its process"):
        quantities.facts_of(part, measure=apart.Apart(part))


def test_a_variant_is_built_and_measured_in_the_worker(capsys):
    here = open_here(plate(width=40))
    variant = plate(width=40)
    facts = dfdm.measure(variant, timeout_s=LIMIT_S).parts[0]
    assert (facts.body, facts.holes) == (here.facts.body, here.facts.holes)
    (entry,) = variant.model.parts
    assert [r.faces for r in entry.requirements] == [r.faces for r in here.requirements] != []
    assert variant.model.source == plate.source
    assert dfdm.measure(variant).parts[0] is facts  # no verb builds it again


def open_here(variant):
    from dfdm.designs import as_model

    return as_model(variant).parts[0]


def test_what_goes_wrong_in_a_design_costs_one_message():
    with pytest.raises(BuildError, match=r"`raise ValueError\(\"far too wide\"\)`: ValueError: far too wide") as caught:
        dfdm.measure(plate(fate="raise"), timeout_s=LIMIT_S)
    assert caught.value.file == __file__
    with pytest.raises(CrashError, match="building plate ended its process"):
        dfdm.measure(plate(fate="crash"), timeout_s=LIMIT_S)
    with pytest.raises(TimeLimitError, match=r"building plate took longer than 0\.5 s"):
        dfdm.check(plate(fate="hang"), "milling", timeout_s=0.5)


def test_a_rebuild_can_be_canceled_and_the_newest_wins():
    heard = threading.Event()
    task = rebuild(plate(fate="hang"), on_progress=lambda words: heard.set())
    assert heard.wait(LIMIT_S)
    task.cancel()
    with pytest.raises(CanceledError, match="building plate was canceled"):
        task.result()
    variant = plate(width=50)
    model = rebuild(variant, quantities=("part", "holes")).result()
    assert model is variant.model
    assert model.parts[0].facts.body.bounding_box_mm[0] == pytest.approx(50)


def test_any_object_is_measured_in_time():
    facts = dfdm.measure(cq.Workplane().box(3, 4, 5), timeout_s=LIMIT_S).parts[0]
    assert facts.body.volume_mm3 == pytest.approx(60)
    with pytest.raises(TimeLimitError):
        dfdm.measure(cq.Workplane().box(3, 4, 5), timeout_s=1e-3).parts[0].quantity("walls")


NOTEBOOK = """
import sys
from IPython.core.interactiveshell import InteractiveShell

shell = InteractiveShell.instance(user_module=sys.modules["__main__"])
for cell in [
    "from typing import Annotated\\nimport cadquery as cq\\nimport dfdm\\nfrom dfdm import design, mm\\nWALL = 2",
    "def inner(size):\\n    return cq.Workplane().box(size - WALL, size - WALL, size)",
    "@design\\ndef pipe(size: Annotated[float, mm(5, 20)] = 10):\\n    if size > 15:\\n        raise ValueError('big')\\n"
    "    return cq.Workplane().box(size, size, size).cut(inner(size))",
    "print('VOLUME', dfdm.measure(pipe(size=12), timeout_s=120).parts[0].body.volume_mm3)",
    "try:\\n    dfdm.measure(pipe(size=18), timeout_s=120)\\nexcept dfdm.DfdmError as error:\\n    print('SAID', error)",
]:
    shell.run_cell(cell)
"""


def test_a_design_of_a_notebook_is_built_in_the_worker(tmp_path):
    done = subprocess.run([sys.executable, "-c", NOTEBOOK], capture_output=True, text=True, check=True, cwd=tmp_path)
    volume = float(re.search(r"VOLUME (\S+)", done.stdout).group(1))
    assert volume == pytest.approx(12**3 - 10 * 10 * 12)
    assert "SAID design 'pipe': line 4: `raise ValueError('big')`: ValueError: big" in done.stdout


@pytest.mark.parametrize(("factor", "words"), [(1e-6, "below 0.001 mm"), (1e5, "above 100000 mm")])
@pytest.mark.parametrize("kind", ["step", "stl"])
def test_what_has_the_size_of_nothing_is_refused(tmp_path, factor, words, kind):
    path = tmp_path / f"box.{kind}"
    cq.exporters.export(cq.Workplane().box(10 * factor, 10 * factor, 10 * factor), str(path))
    if kind == "step" and factor < 1:
        pytest.skip("the kernel itself refuses a box of that size")
    with pytest.raises(GeometryError, match=words):
        open_model(path)


@pytest.mark.parametrize("number", ["nan", "-inf", "1.E400", "9" * 50 + "."])
def test_numbers_that_are_none_are_refused_before_the_kernel_sees_them(step, number):
    data = step.read_text()
    step.write_text(re.sub(r"(CARTESIAN_POINT\('',\()[^,]+", rf"\g<1>{number}", data, count=1))
    with pytest.raises(InputError, match="is broken: it holds the number"):
        open_model(step)


def test_names_are_no_numbers(step):
    data = step.read_text()
    step.write_text(data.replace("PRODUCT('", "PRODUCT('bolt,nan,1.E400 (inf", 1))
    assert len(open_model(step).parts) == 1
