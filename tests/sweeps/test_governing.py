"""Which parameter governs a finding, with known answers: the one that sets the measure, and the value at the limit."""

import json

import jsonschema
import pytest

import dfdm
from dfdm.checks import Verdict
from dfdm.errors import InputError
from dfdm.processes import capability
from dfdm.sweeps import Governing, Probe, explained, governed, governing
from dfdm.table import data_folder
from tests.sweeps.known import breaks, chosen, holed, plate, trials_of

SCHEMA = json.loads((data_folder() / "schema" / "governing.schema.json").read_text(encoding="utf-8"))


def finding_of(variant, trials, code, number=0):
    reports = trials.at(variant.values).reports(number)
    return next(f for report in reports for f in report.findings if f.code == code)


def governed_code(variant, process, code, **choice):
    trials = trials_of(variant, process, **choice)
    return governing(variant, finding_of(variant, trials, code), trials.asked, trials=trials)


def limit(process, key, machine=None):
    return capability(process, None, machine).limits[key].number


@pytest.mark.parametrize("process", ["powder_bed_fusion_polymer", "vat_photopolymerization", "milling"])
def test_a_thin_wall_is_governed_by_the_wall_and_mended_at_the_limit(process):
    found = governed_code(plate(wall=0.3), process, "thin-wall")
    assert [one.parameter for one in found.influences] == ["wall"]
    wall = found.influences[0]
    assert wall.slope == pytest.approx(1.0, rel=1e-3)
    assert wall.direction == 1
    assert (wall.mended.value, wall.mended.verdict) == (limit(process, "wall_thickness_advised"), Verdict.PASS)
    assert (wall.eased.value, wall.eased.verdict) == (limit(process, "wall_thickness_min"), Verdict.WARN)
    assert found.parameter == "wall"
    assert found.remedy == wall
    assert found.complete
    assert found.tried <= 25


def test_the_value_that_mends_is_the_nearest_and_holds_when_it_is_judged_alone():
    found = governed_code(holed(edge=0.5), "laser_cutting", "near-edge")
    by_name = {one.parameter: one for one in found.influences}
    edge, thickness = by_name["edge"], by_name["thickness"]
    assert (edge.direction, edge.mended.value) == (1, 2.0)
    assert edge.slope == pytest.approx(0.5)  # of the ratio: a millimeter of edge is half the thickness
    assert thickness.direction == -1
    assert thickness.mended is None  # down to 1 mm it stays nearer than the sheet is thick
    assert found.influences[0] is edge
    for value, passes in ((2.0, True), (1.9, False)):
        assert dfdm.check(holed(edge=value), "laser_cutting").passed("hole-edge-distance") is passes


def test_a_part_too_long_is_made_shorter_with_what_that_turns():
    variant = plate(length=390.0)
    found = governed_code(variant, "material_extrusion", "larger-than-machine", machine="prusa_mini")
    length = found.remedy
    assert (length.parameter, length.direction) == ("length", -1)
    mended = length.mended
    assert 245 < mended.value < 253
    assert [(t.check, t.before, t.after) for t in mended.turned if t.worse] == [("footing", Verdict.PASS, Verdict.WARN)]
    report = dfdm.check(variant.with_values(length=mended.value), "material_extrusion", machine="prusa_mini")
    assert report.passed("fits-build-volume")
    assert {f.verdict for f in report.of("footing")} >= {Verdict.WARN}
    assert "footing" in found.sentence()


def test_what_turns_in_other_processes_is_told_too():
    trials = trials_of(plate(wall=0.3), ["powder_bed_fusion_polymer", "milling"])
    finding = finding_of(plate(wall=0.3), trials, "thin-wall")
    found = governing(plate(wall=0.3), finding, trials.asked, process="powder_bed_fusion_polymer", trials=trials)
    turned = found.remedy.mended.turned
    assert ("milling", "wall-thickness", Verdict.FAIL, Verdict.PASS) in {
        (t.process, t.check, t.before, t.after) for t in turned
    }
    assert not any(t.worse for t in turned)


def test_choices_mend_too():
    found = governed_code(chosen(kind="thin"), "powder_bed_fusion_polymer", "thin-wall")
    assert [(one.parameter, one.mended.value, one.slope) for one in found.influences] == [("kind", "thick", None)]


def test_values_that_cannot_be_built_mend_nothing():
    found = governed_code(breaks(wall=0.5), "powder_bed_fusion_polymer", "thin-wall")
    assert found.remedy.mended.value == 1.0
    assert governed_code(breaks(wall=2.9), "sheet_bending", "nothing-to-bend").influences == ()


def test_what_no_parameter_changes_is_said():
    found = governed_code(plate(), "sheet_bending", "nothing-to-bend")
    assert (found.influences, found.parameter, found.remedy, found.sentence()) == ((), None, None, "")
    assert len(str(found).splitlines()) == 2


@pytest.mark.parametrize(
    ("language", "begins"), [("en", "Set wall to 1 mm (now 0.3 mm)"), ("es", "Ponga wall en 1 mm")]
)
def test_remedies_of_a_report_name_parameter_and_value_in_its_language(language, begins):
    trials = trials_of(plate(wall=0.3), "powder_bed_fusion_polymer", language=language)
    probe = Probe(plate(wall=0.3), trials, tries=100, seconds=None)
    report = probe.at().reports(0)[0]
    told = governed(report, tuple(explained(probe)))
    before, after = (next(f for f in r.findings if f.code == "thin-wall") for r in (report, told))
    assert before.parameter is None
    assert after.parameter == "wall"
    assert after.remedy.startswith(before.remedy)
    assert begins in after.remedy
    others = [(a, b) for a, b in zip(report.findings, told.findings, strict=True) if a.code != "thin-wall"]
    assert all(a == b for a, b in others)


def test_findings_that_pass_are_not_explained_and_each_is_once():
    trials = trials_of(plate(wall=0.3), ["powder_bed_fusion_polymer", "milling"])
    found = list(explained(Probe(plate(wall=0.3), trials, tries=100, seconds=None)))
    assert [(one.process, one.code) for one in found][:2] == [
        ("powder_bed_fusion_polymer", "thin-wall"),
        ("milling", "thin-wall"),
    ]
    assert len({(one.process, one.check, one.code) for one in found}) == len(found)


def test_a_budget_leaves_parameters_out_and_says_so():
    variant = plate(wall=0.3)
    trials = trials_of(variant, "powder_bed_fusion_polymer")
    finding = finding_of(variant, trials, "thin-wall")
    found = governing(variant, finding, trials.asked, trials=trials, tries=5)
    assert not found.complete
    assert found.tried <= 5


def test_a_finding_of_another_variant_or_process_is_refused():
    trials = trials_of(plate(wall=0.3), "powder_bed_fusion_polymer")
    finding = finding_of(plate(wall=0.3), trials, "thin-wall")
    other = trials_of(plate(), "laser_cutting")
    with pytest.raises(InputError):
        governing(plate(), finding, other.asked, trials=other)
    with pytest.raises(InputError):
        governing(
            breaks(wall=4.0), finding, trials_of(breaks(), "milling").asked, trials=trials_of(breaks(), "milling")
        )


def test_documents_keep_to_the_closed_schema_and_come_back():
    for found in (
        governed_code(plate(wall=0.3), "milling", "thin-wall"),
        governed_code(chosen(kind="thin"), "milling", "thin-wall", language="es"),
        governed_code(plate(), "sheet_bending", "nothing-to-bend"),
    ):
        document = json.loads(json.dumps(found.to_dict()))
        jsonschema.validate(document, SCHEMA)
        assert Governing.from_dict(document).to_dict() == document
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**document, "more": 1}, SCHEMA)
