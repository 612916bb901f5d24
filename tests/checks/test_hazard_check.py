"""What the check says of materials that shops forbid, of everyday ones, and of those that nobody looked up."""

from dataclasses import replace

import pytest

from dfdm.checks import Verdict, judge, judge_table
from dfdm.processes import CapabilityTable, capability, catalog


def asked(made, process, material, machine=None, **how):
    """The finding of the check, or why it could not be made."""
    offer = capability(process, material, machine)
    report = judge(made.part(), replace(offer, process=replace(offer.process, checks=("hazard",), essential=())), **how)
    (found,) = [*report.findings, *report.not_checked]
    return found


def open_to_all(machine):
    """A machine model as a shop lists it that works whatever it is given."""
    return replace(catalog().machines[machine], materials=(), limits_for={})


@pytest.mark.parametrize("machine", [None, "olsk_small_laser", "goldmark_3015"])
@pytest.mark.parametrize("material", ["pvc", "pvc_foam"])
def test_pvc_under_any_laser_fails_and_names_hydrogen_chloride(made, material, machine):
    found = asked(made, "laser_cutting", material, machine and open_to_all(machine))
    assert (found.code, found.verdict) == ("hazard", Verdict.FAIL)
    assert "hydrogen chloride" in found.message
    assert found.remedy and found.why and found.tradeoff
    assert "cloruro de hidrógeno" in asked(made, "laser_cutting", material, language="es").message


def test_polycarbonate_fails_under_a_laser_and_acetal_warns(made):
    assert asked(made, "laser_cutting", "pc_sheet").verdict is Verdict.FAIL
    assert asked(made, "laser_cutting", "pom").verdict is Verdict.WARN


@pytest.mark.parametrize(
    ("process", "material"),
    [
        ("laser_cutting", "acrylic"),
        ("laser_cutting", "acrylic_extruded"),
        ("laser_cutting", "birch_plywood"),
        ("laser_cutting", "mdf"),
        ("laser_cutting", "mild_steel"),
        ("material_extrusion", "pla"),
        ("material_extrusion", "petg"),
        ("material_extrusion", "tpu"),
        ("milling", "aluminum_6061"),
        ("milling", "pom"),
        ("vat_photopolymerization", "resin_standard"),
        ("powder_bed_fusion_polymer", "pa12"),
    ],
)
def test_what_is_made_every_day_passes(made, process, material):
    machines = [m for m in catalog().machines_for(process) if m.works(catalog().materials[material])]
    for machine in machines:
        assert asked(made, process, material, machine).verdict is Verdict.PASS


def test_a_pass_says_whether_care_is_asked_for(made):
    assert "no hazard" in asked(made, "laser_cutting", "acrylic").message
    assert "formaldehyde" in asked(made, "laser_cutting", "mdf").message


def test_abs_warns_on_an_open_printer_passes_on_an_enclosed_one_and_hangs_on_the_machine(made):
    assert asked(made, "material_extrusion", "abs", "prusa_mk4").verdict is Verdict.WARN
    assert "styrene" in asked(made, "material_extrusion", "abs", "prusa_mk4").message
    assert asked(made, "material_extrusion", "abs", "bambu_p1s").verdict is Verdict.PASS
    assert asked(made, "material_extrusion", "abs").code == "not-told"


def test_a_certain_ban_is_told_though_the_class_is_not_known(made):
    coated = asked(made, "laser_cutting", "steel_dx51d")
    assert coated.verdict is Verdict.WARN and "zinc" in coated.message
    both = asked(made, "laser_cutting", "steel_dx51d", open_to_all("olsk_small_laser"))
    assert "zinc" in both.message and "reflects" in both.message


def test_a_family_that_nobody_looked_up_is_unknown(made):
    offer = capability("laser_cutting", "acrylic")
    offer = replace(
        offer,
        material=replace(offer.material, id="moss", family="moss", symbol=""),
        process=replace(offer.process, checks=("hazard",), essential=()),
    )
    report = judge(made.part(), offer)
    assert report.verdict is Verdict.UNKNOWN
    assert [(entry.check, entry.code) for entry in report.not_checked] == [("hazard", "not-told")]


def test_many_offers_are_told_as_each_alone(made):
    names = ["acrylic", "pvc", "mdf", "pom", "steel_dx51d", "copper_etp"]
    offers = [capability("laser_cutting", name) for name in names]
    process = replace(offers[0].process, checks=("hazard",), essential=())
    offers = [replace(offer, process=process) for offer in offers]
    judged = judge_table(made.part(), CapabilityTable.of(offers))
    alone = [judge(made.part(), offer) for offer in offers]
    assert [judged.report(row).to_dict() for row in range(len(offers))] == [one.to_dict() for one in alone]
    assert [Verdict.of(v).value for v in judged.verdict] == ["pass", "fail", "pass", "warn", "warn", "unknown"]


def test_every_hazard_has_its_words_in_every_language():
    from dfdm.checks import CHECKS
    from dfdm.checks.texts import languages
    from dfdm.processes.hazard import hazards

    for language in languages():
        words = CHECKS["hazard"].texts(language).words
        for row in hazards().rows:
            assert row.id in words, (language, row.id)
            explained = {f"{row.id}-{what}" in words for what in ("why", "instead", "cost")}
            assert explained == {row.severity != "care"}, (language, row.id)
