"""The nearest makeable values, with known answers."""

import json

import jsonschema
import pytest

import dfdm
from dfdm.checks import Verdict
from dfdm.errors import BuildError, InputError
from dfdm.processes import capability
from dfdm.sweeps import Fix, fix
from dfdm.sweeps.trials import close_worker
from dfdm.table import data_folder
from tests.sweeps.known import breaks, chosen, hangs, plate, strip, trials_of

SCHEMA = json.loads((data_folder() / "schema" / "fix.schema.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module", autouse=True)
def worker():
    yield
    close_worker()


def fixed(variant, process, *, tries=400, **choice):
    trials = trials_of(variant, process, **choice)
    return fix(variant, trials.asked, trials=trials, tries=tries)


def changes(found):
    return [(change.parameter, change.before, change.after) for change in found.changes]


@pytest.mark.parametrize("process", ["powder_bed_fusion_polymer", "vat_photopolymerization", "milling"])
def test_a_thin_wall_becomes_as_thick_as_it_must(process):
    found = fixed(plate(wall=0.3), process)
    assert changes(found) == [("wall", 0.3, capability(process).limits["wall_thickness_min"].number)]
    assert (found.verdict_before, found.verdict_after, found.makeable) == (Verdict.FAIL, Verdict.WARN, True)
    assert found.left == ()


def test_two_parameters_are_moved_where_two_findings_fail():
    found = fixed(strip(), "material_extrusion", machine="prusa_mini")
    assert [change.parameter for change in found.changes] == ["wall", "length"]
    report = dfdm.check(strip(**found.values), "material_extrusion", machine="prusa_mini")
    assert report.makeable.value == "yes"
    for name, step in (("wall", -0.1), ("length", 3.8)):  # a step back and it is not
        back = {**found.values, name: found.values[name] + step}
        assert dfdm.check(strip(**back), "material_extrusion", machine="prusa_mini").makeable.value == "no"


def test_all_of_several_processes_must_make_it():
    found = fixed(plate(wall=0.3), ["vat_photopolymerization", "milling"])
    least = max(capability(p).limits["wall_thickness_min"].number for p in ("vat_photopolymerization", "milling"))
    assert changes(found) == [("wall", 0.3, least)]
    assert found.processes == ("vat_photopolymerization", "milling")


def test_a_choice_is_changed_where_that_helps():
    assert changes(fixed(chosen(kind="thin"), "milling")) == [("kind", "thin", "thick")]


def test_what_is_makeable_stays_and_what_nothing_mends_is_told():
    needless = fixed(plate(), "milling")
    assert (needless.changes, needless.makeable, needless.tried) == ((), True, 1)
    hopeless = fixed(plate(), "sheet_bending")
    assert (hopeless.changes, hopeless.makeable, hopeless.complete) == ((), False, True)
    assert [met.code for met in hopeless.left] == ["nothing-to-bend"]
    with pytest.raises(BuildError):
        fixed(breaks(wall=4.0), "milling")


def test_a_budget_ends_the_search_and_says_so():
    found = fixed(strip(), "material_extrusion", machine="prusa_mini", tries=6)
    assert (found.complete, found.makeable) == (False, False)
    assert found.tried <= 6
    assert found.left


def test_documents_keep_to_the_closed_schema_and_come_back():
    priced = dfdm.fix(plate(wall=0.3), "milling", quantity=10)
    assert priced.cost_before.currency == priced.cost_after.currency
    assert priced.quantity == 10
    for found in (priced, fixed(plate(), "sheet_bending", language="es"), fixed(chosen(kind="thin"), "milling")):
        document = json.loads(json.dumps(found.to_dict()))
        jsonschema.validate(document, SCHEMA)
        assert Fix.from_dict(document).to_dict() == document
        assert str(Fix.from_dict(document)) == str(found)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**document, "more": 1}, SCHEMA)


def test_the_public_verbs_agree():
    bands = dfdm.bands(plate(wall=0.3), "wall", ["milling"])
    (report,) = dfdm.remedies(plate(wall=0.3), "milling")
    first = bands.of("milling").makeable[0]
    assert dfdm.fix(plate(wall=0.3), "milling").values["wall"] == first.lower
    thin = next(f for f in report.findings if f.code == "thin-wall")
    assert (thin.parameter, thin.verdict) == ("wall", Verdict.FAIL)
    assert dfdm.bands(plate, "wall", "milling", seconds=60.0).of("milling").makeable[0].lower == first.lower


def test_a_value_that_hangs_does_not_hold_up_what_is_asked_around_it():
    found = dfdm.fix(hangs(wall=0.3), "milling", timeout_s=6.0)
    assert changes(found) == [("wall", 0.3, 0.5)]


@pytest.mark.parametrize("ask", [lambda: dfdm.fix(plate()), lambda: dfdm.bands(3, "wall", "milling")])
def test_unusable_questions_are_refused(ask):
    with pytest.raises(InputError):
        ask()
