import copy

import pytest

from dfdm.errors import InputError
from dfdm.processes import Route, capability
from dfdm.recipes import Header, compose, decide, decisions
from dfdm.recipes.recipe import recipe_id
from dfdm.requirements import Requirement, Resolved


@pytest.fixture
def recipe(plate):
    bore = Resolved(
        requirement=Requirement(kind="diameter", on="tag:bore", nominal_mm=5.0, plus_mm=0.012, minus_mm=0.0),
        faces=(6,),
        at_mm=((0.0, 0.0, 5.0),),
        measured_mm=5.0,
    )
    header = Header(subject="urn:dfdm:part:1", product="Plate", created="2026-11-29T00:00:00Z", license="MIT")
    return compose(
        plate, Route.of("milling", material="aluminum_6061"), capability("milling", "aluminum_6061"), header=header,
        requirements={"plate": [bore]},
    ).to_dict()  # fmt: skip


METHOD = "/parts/plate/inspections/C1/method"


def test_what_was_decided_is_found_and_laid_over_again(recipe):
    edited = copy.deepcopy(recipe)
    edited["parts"][0]["inspections"][0]["method"] = "air gauge"
    edited["header"]["intended_use"] = "Holds a shelf."
    found = decisions(recipe, edited)
    assert found == {METHOD: "air gauge", "/header/intended_use": "Holds a shelf."}
    made, left_over = decide(recipe, found)
    assert left_over == ()
    assert made["parts"][0]["inspections"][0]["method"] == "air gauge"
    assert made["header"]["id"] == recipe_id(made) != recipe["header"]["id"]
    assert decisions(recipe, made) == found


def test_what_is_now_stated_is_no_gap_and_what_is_taken_back_is_one(recipe):
    assert {gap["what"] for gap in recipe["not_stated"]} >= {"intended use", "responsible party"}
    made, _ = decide(recipe, {"/header/intended_use": "Holds a shelf."})
    assert "intended use" not in {gap["what"] for gap in made["not_stated"]}
    again, _ = decide(made, {"/header/intended_use": ""})
    assert "intended use" in {gap["what"] for gap in again["not_stated"]}


def test_a_decision_about_what_is_no_longer_there_is_left_over(recipe):
    made, left_over = decide(recipe, {"/parts/plate/inspections/C9/method": "x", "/parts/lid/inspections/C1/note": "y"})
    assert left_over == ("/parts/plate/inspections/C9/method", "/parts/lid/inspections/C1/note")
    assert made == recipe


def spoil(change):
    def spoiled(document):
        made = copy.deepcopy(document)
        change(made)
        return made

    return spoiled


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d["header"].update(license="CC0-1.0"),
        lambda d: d["parts"][0]["equivalence"]["geometry"].update(area_mm2=1.0),
        lambda d: d["parts"][0]["inspections"][0].update(upper=99.0),
        lambda d: d["parts"][0]["inspections"].clear(),
        lambda d: d["parts"].append(d["parts"][0]),
        lambda d: d["route"][0].update(material="steel_c45"),
        lambda d: d["header"].pop("version"),
        lambda d: d["header"].update(more=1),
    ],
)
def test_what_is_derived_is_not_decided(recipe, change):
    with pytest.raises(InputError, match="of the recipe"):
        decisions(recipe, spoil(change)(recipe))


def test_a_decision_over_what_is_derived_is_refused(recipe):
    with pytest.raises(InputError, match="/header/license of the recipe is derived"):
        decide(recipe, {"/header/license": "CC0-1.0"})


def test_a_number_that_a_front_end_wrote_otherwise_is_no_decision(recipe):
    edited = copy.deepcopy(recipe)
    geometry = edited["parts"][0]["equivalence"]["geometry"]
    geometry["bounding_box_mm"] = [int(v) if v == int(v) else v for v in geometry["bounding_box_mm"]]
    assert decisions(recipe, edited) == {}


def test_notes_on_packing_end_of_life_and_instructions_are_decided(recipe):
    found = {
        "/packing/note": "In a crate.",
        "/end_of_life/note": "Send it back.",
        "/instructions/plate-1/note": "Clamp it softly.",
    }
    made, left_over = decide(recipe, found)
    assert left_over == ()
    assert made["instructions"][0]["note"] == "Clamp it softly."
    assert decisions(recipe, made) == found


@pytest.mark.parametrize(
    "where",
    ["/packing/mass_g", "/instructions/plate-1/title", "/end_of_life/separable", "/header/quantity", "/header/node"],
)
def test_what_follows_from_design_and_order_is_not_decided(recipe, where):
    with pytest.raises(InputError, match="derived"):
        decide(recipe, {where: "other"})
