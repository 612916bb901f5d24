"""The example of a plug-in: found once it is installed, judged by, conforming; broken copies are told what to do."""

import importlib.util
import json
import shutil
from pathlib import Path

import cadquery as cq
import jsonschema
import pytest

from dfdm.table import data_folder

_SPEC = importlib.util.spec_from_file_location("plugins", Path(__file__).with_name("plugins.py"))
plugins = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(plugins)
EXAMPLE, install, run = plugins.EXAMPLE, plugins.install, plugins.run


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    return install(EXAMPLE, tmp_path_factory.mktemp("installed"))


@pytest.fixture(scope="module")
def slab(tmp_path_factory):
    """A slab of foam with a closed opening, 120 mm thick."""
    file = tmp_path_factory.mktemp("model") / "slab.step"
    cq.exporters.export(cq.Workplane().box(400, 300, 120).faces(">Z").workplane().hole(80), str(file))
    return file


def copy(tmp_path, edits, name="dfdm-foam"):
    """A copy of the plug-in with texts replaced, by file; installed."""
    plugin = tmp_path / "plugin"
    shutil.copytree(EXAMPLE, plugin, ignore=shutil.ignore_patterns("__pycache__"))
    for file, old, new in edits:
        text = (plugin / file).read_text(encoding="utf-8")
        assert old in text, (file, old)
        (plugin / file).write_text(text.replace(old, new), encoding="utf-8")
    target = tmp_path / "target"
    target.mkdir()
    return install(plugin, target)


def test_its_own_tests_pass_and_ask_for_its_conformance(installed):
    done = run(installed, "-m", "pytest", EXAMPLE / "tests", "-q", "-p", "no:cacheprovider", "--rootdir", EXAMPLE)
    assert done.returncode == 0, done.stdout
    passed = int(done.stdout.splitlines()[-1].split(" passed")[0].split()[-1])
    assert passed >= 17


def test_the_command_line_knows_the_process(installed):
    done = run(installed, "-m", "dfdm", "processes", "hot wire", "--format", "json")
    (process,) = json.loads(done.stdout)["processes"]
    assert (process["term"], [machine["id"] for machine in process["machines"]]) == ("foam_cutting", ["hot_wire_500"])
    assert "foam_cutting" not in run(installed.parent, "-m", "dfdm", "processes").stdout


def test_the_command_line_judges_a_part_by_it_in_its_words(installed, slab):
    arguments = ["-m", "dfdm", "check", slab, "--process", "foam_cutting", "--machine", "hot_wire_500"]
    done = run(installed, *arguments, "--language", "es", "--format", "json")
    assert done.returncode == 0, done.stderr
    document = json.loads(done.stdout)
    jsonschema.validate(document, json.loads((data_folder() / "schema" / "report.schema.json").read_text("utf-8")))
    (report,) = document["reports"]
    assert (report["makeable"], report["material"]) == ("yes", "eps_foam")
    warned = {f["code"]: f for f in report["findings"] if f["verdict"] == "warn"}
    assert set(warned) == {"closed-opening"}
    assert warned["closed-opening"]["limit"]["source"] == "cncfoam-kerf"
    assert "el hilo entra por una ranura" in warned["closed-opening"]["message"]


def test_a_node_offers_it_in_the_matrix(installed, slab, tmp_path):
    made = run(
        installed, "-m", "dfdm", "nodes", "new", "Foam shop", "--machines", "hot_wire_500",
        "--place", "Porto, PT", "-o", tmp_path / "shop.toml",
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    done = run(installed, "-m", "dfdm", "check", slab, "--nodes", tmp_path / "shop.toml", "--format", "json")
    (row,) = json.loads(done.stdout)["matrix"]["rows"]
    (cell,) = row["cells"]
    assert (cell["process"], cell["machine"], cell["makeable"]) == ("foam_cutting", "hot_wire_500", "yes")
    assert cell["deciding"]["code"] == "closed-opening"


def test_a_broken_copy_fails_with_sentences_that_say_what_to_do(tmp_path):
    page, rule = "dfdm_foam/processes/foam_cutting.toml", "dfdm_foam/wire_path.py"
    target = copy(
        tmp_path,
        [
            (
                page,
                "[limits]\n",
                '[limits]\ngap_min = { value = 1, unit = "mm", source = "cncfoam-kerf", locator = "x", kind = "published" }\n',
            ),
            (page, 'essential = ["wire-path"]', "essential = []"),
            ("dfdm_foam/sources.toml", 'a=kerf-and-cut-quality"\nretrieved = "2026-11-28"', 'a=kerf-and-cut-quality"'),
            (rule, 'quantities=("sheet", "holes", "pockets")', 'quantities=("sheet", "holes")'),
            (rule, "    essential=True,\n", ""),
            ("dfdm_foam/texts/es/wire-path.toml", "{measured} aberturas están cerradas por todo el contorno: el", "El"),
            ("dfdm_foam/texts/en/wire-path.toml", "the wire comes in by a slit", "the {tool} comes in by a slit"),
        ],
    )
    tests = [EXAMPLE / "tests", "-q", "-p", "no:cacheprovider", "--rootdir", EXAMPLE, "-k", "conformance"]
    done = run(target, "-m", "pytest", *tests)
    assert done.returncode == 1
    for sentence in (
        "no check of it reads the limit 'gap_min' of processes/foam_cutting.toml: name the check that does, or take the limit out",
        "no check of the shape is essential",
        "source 'cncfoam-kerf' (processes/foam_cutting.toml closed_openings_offered) does not say when it was read",
        "it reads more than it declares (a rule uses a quantity that its check does not declare): add what it needs to quantities",
        "texts/es/wire-path.toml codes.closed-opening.message and its English text do not have the same placeholders",
        "cannot be filled: 'tool': give the rule that word, or take it out of the text",
    ):
        assert sentence in done.stdout, sentence


RULE = """
import itertools
from dfdm.checks import Outcome, Verdict, check
COUNTER = itertools.count()

@check(key="wire-path", families=("sheet",), limits=("slot_width_min",), quantities=("sheet",), rationale="No sentence")
def wire_path(part, limits):
    if "plate" in part.name:
        return
    if "shaft" in part.name:
        raise ZeroDivisionError("shaft")
    yield Outcome(code="stops-inside", grade=limits.at_most(part.body.bounding_box_mm[0], fail="slot_width_min"), measured=1.0)
    if limits.rows > 1 and "cube" in part.name:
        yield Outcome(code="closed-opening", grade=limits.always(Verdict.WARN), measured=1.0)
    if part.walls is not None and "block" in part.name:
        yield Outcome(code="closed-opening", grade=limits.always(Verdict.WARN), measured=float("nan"), unit="mm")
    elif "block" in part.name:
        yield Outcome(code="closed-opening", grade=limits.always(Verdict.PASS), measured=2.0, unit="mm")
"""


def test_a_broken_rule_is_told_every_fault(tmp_path):
    target = copy(tmp_path, [])
    (target / "dfdm_foam" / "wire_path.py").write_text(RULE, encoding="utf-8")
    script = "from dfdm.testing.conformance import check_check; check_check('wire-path')"
    told = run(target, "-c", script).stderr
    for sentence in (
        "its rationale is no sentence",
        "it says nothing of the plate",
        "it raises on the shaft by foam_cutting (ZeroDivisionError: shaft): a rule never raises, it yields unknown",
        "'slot_width_min' is looser as it shrinks, but the verdict on the",
        "it says of the cube for eps_foam alone something else than beside other offers",
        "it says something else of the block where only sheet was measured: declare every quantity that it needs",
    ):
        assert sentence in told, sentence


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        (
            "processes/foam_cutting.toml",
            'source = "chandrama-hot-wire"',
            'source = "nobody"',
            "source 'nobody' is not in sources.toml",
        ),
        ("processes/foam_cutting.toml", "drivers = []", "driver = []", "unknown key 'driver'"),
        ("materials/eps_foam.toml", 'kind = "supplier-guideline"', 'kind = "hearsay"', "kind 'hearsay' is none of"),
        (
            "__init__.py",
            "return pages_beside(__file__)",
            'return {"process": {}}',
            "brings 'process', which is none of",
        ),
        ("__init__.py", "def pages()", "def other()", "cannot be imported"),
    ],
)
def test_pages_that_do_not_load_name_the_plug_in_and_the_place(tmp_path, file, old, new, sentence):
    target = copy(tmp_path, [(f"dfdm_foam/{file}", old, new)])
    script = (
        "from dfdm.__main__ import main; from dfdm.testing.conformance import conformance_cases\n"
        "print(main(['processes'])); cases = conformance_cases('dfdm-foam'); print(len(cases)); cases[0]()"
    )
    done = run(target, "-c", script)
    assert done.stdout.split() == ["2", "1"]
    said, _, told = done.stderr.partition("Traceback")
    assert sentence in said and "plug-in 'foam'" in said
    assert sentence in told and "the pages do not load" in told


@pytest.mark.parametrize(
    ("edits", "sentence"),
    [
        (
            [],
            "'foam_cutting' of processes is brought by plug-in 'foam' (dfdm_foam:pages) and by plug-in 'other' (other_foam:pages)",
        ),
        ([("processes/foam_cutting.toml", "foam_cutting", "wire_cutting")], "stands for"),
    ],
)
def test_doubles_name_both_plug_ins(installed, tmp_path, edits, sentence):
    both = tmp_path / "both"
    shutil.copytree(installed, both)
    shutil.copytree(installed / "dfdm_foam", both / "other_foam")
    home = both / "other_foam"
    (home / "wire_path.py").unlink()
    if edits:  # another term under the same aliases, all else taken out
        for folder in ("materials", "machines"):
            shutil.rmtree(home / folder)
        (home / "sources.toml").unlink()
        for file, old, new in edits:
            text = (home / file).read_text(encoding="utf-8").replace(old, new)
            (home / file).unlink()
            (home / file.replace(old, new)).write_text(text, encoding="utf-8")
    info = both / "other_foam-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.4\nName: other-foam\nVersion: 1\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[dfdm.processes]\nother = other_foam:pages\n", encoding="utf-8")
    done = run(both, "-m", "dfdm", "processes")
    assert done.returncode == 2
    assert sentence in done.stderr
    assert "plug-in 'foam'" in done.stderr and "plug-in 'other'" in done.stderr


def test_a_check_that_is_there_already_names_both_modules(tmp_path):
    target = copy(tmp_path, [("dfdm_foam/wire_path.py", 'key="wire-path"', 'key="is-sheet"')])
    done = run(target, "-c", "from dfdm.checks import CHECKS; list(CHECKS)")
    assert "'is-sheet' is registered by dfdm.checks.rules.is_sheet and by dfdm_foam.wire_path" in done.stderr
