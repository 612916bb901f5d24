"""Recipes of every kind of route, from designs, looked at as documents, text, page and pictures."""

import hashlib
import io
import json

import cadquery as cq
import jsonschema
import pytest
from PIL import Image

import dfdm
from dfdm.errors import InputError, RequirementError, UnknownNameError
from dfdm.processes import Route
from dfdm.table import data_folder
from tests.verbs import made_parts

SCHEMA = json.loads((data_folder() / "schema" / "recipe.schema.json").read_text(encoding="utf-8"))
ROUTES = {
    "fff": (made_parts.foot, {"process": "fff", "quantity": 20}, {"build", "characteristics"}),
    "sla": (made_parts.foot, {"process": "sla", "quantity": 60}, {"build", "characteristics"}),
    "sls": (made_parts.foot, {"process": "sls"}, {"build", "characteristics"}),
    "laser": (
        made_parts.gasket,
        {"route": Route.of("laser_cutting", material="mild_steel", then=["deburr"]), "quantity": 200},
        {"sheet", "characteristics"},
    ),
    "bend": (made_parts.bracket, {"process": "sheet_bending"}, {"flat_pattern", "part"}),
    "milling": (made_parts.gasket, {"process": "milling", "quantity": 10}, {"setup", "characteristics"}),
    "turning": (made_parts.axle, {"process": "turning", "quantity": 100, "by": "variables", "aql": {"major": 1.0}}, {"turned", "characteristics"}),
    "molding": (made_parts.cap, {"process": "injection_molding", "quantity": 2000}, {"mold"}),
    "assembly": (made_parts.lamp, {"process": "milling"}, {"setup", "exploded", "assembled"}),
}  # fmt: skip


@pytest.fixture(scope="module")
def made():
    """Each recipe once."""
    kept = {}

    def recipe(name):
        if name not in kept:
            design, way, _ = ROUTES[name]
            kept[name] = dfdm.product_recipe(design, **way)
        return kept[name]

    return recipe


def gaps(document):
    return {gap["what"] for gap in document["not_stated"]}


@pytest.mark.parametrize("name", ROUTES)
def test_each_kind_of_route_has_a_whole_recipe_with_pictures(made, name):
    recipe = made(name)
    document = recipe.to_dict()
    jsonschema.validate(json.loads(json.dumps(document)), SCHEMA)
    shown = {}
    for sheet in document["instructions"]:
        for picture in sheet["pictures"]:
            data = recipe.pictures[picture["member"]]
            assert hashlib.sha256(data).hexdigest() == picture["sha256"]
            shown[picture["shows"]] = data
    assert set(shown) == ROUTES[name][2]
    for shows, data in shown.items():
        if shows == "flat_pattern":
            assert data.startswith(b"<svg")
        else:
            with Image.open(io.BytesIO(data)) as image:
                colors = len(image.convert("RGB").getcolors(1 << 20))
            assert colors > 20, f"{shows} is next to empty"
    assert {s["part"] for s in document["instructions"]} >= {p["name"] for p in document["parts"]}
    page = recipe.html()
    assert page.count("<img ") == len(recipe.pictures)
    assert "http://" not in page.replace("http://www.w3.org/2000/svg", "") and "<script" not in page
    for part in document["parts"]:
        assert part["equivalence"]["lot"]["statement"] in str(recipe)


def test_same_recipe_same_bytes(made):
    design, way, _ = ROUTES["fff"]
    again = dfdm.product_recipe(design, **way)
    assert again.to_dict() == made("fff").to_dict()
    assert again.pictures == made("fff").pictures
    assert again.html() == made("fff").html()


def test_what_the_owner_permits_wins(made):
    (part,) = made("fff").to_dict()["parts"]
    material = part["formula"]["inputs"][0]
    assert [(s["material"], s["basis"]) for s in material["substitutes"]] == [("petg", "owner"), ("asa", "owner")]
    assert {s["judged"] for s in material["substitutes"]} <= {"pass", "warn", "unknown"}
    parameters = {p["name"]: p for p in part["procedure"][0]["parameters"]}
    layer = parameters["layer_height"]
    assert (layer["rule"], layer["value"], layer["low"], layer["high"], layer["source"]) == (
        "range",
        0.2,
        0.1,
        0.2,
        "design",
    )
    assert (parameters["infill_density"]["rule"], parameters["infill_density"]["value"]) == ("fixed", 0.4)
    assert parameters["nozzle_diameter"]["rule"] == "free"
    assert part["equivalence"]["parameters"] == ["infill_density", "layer_height"]
    assert part["equivalence"]["material"]["permitted"] == ["petg", "asa"]


def test_an_owners_substitute_that_the_process_does_not_work_is_left_out_and_said(made):
    document = made("sla").to_dict()
    assert document["parts"][0]["formula"]["inputs"][0]["substitutes"] == []
    assert {"substitute petg", "substitute asa"} <= gaps(document)


def test_by_data_only_the_same_grade_stands_in(made):
    (part,) = made("bend").to_dict()["parts"]
    found = part["formula"]["inputs"][0]["substitutes"]
    assert [(s["material"], s["basis"]) for s in found] == [("steel_dc01", "data")]
    assert "1.0330" in found[0]["ground"]
    assert made("milling").to_dict()["parts"][0]["formula"]["inputs"][0]["substitutes"] == []


def test_final_inspection_follows_the_lot(made):
    plans = {n: made(n).to_dict()["parts"][0]["final_inspection"]["plans"] for n in ("fff", "sla", "laser", "turning")}
    assert [(p["class"], p["rule"], p["sample"]) for p in plans["fff"]] == [
        ("critical", "every_piece", 20),
        ("major", "every_piece", 20),
    ]
    assert [(p["class"], p["rule"], p["sample"], p["aql"]) for p in plans["sla"]] == [
        ("critical", "every_piece", 60, None),
        ("major", "attributes", 13, 1.0),
    ]
    assert [(p["sample"], p["accept"], p["aql"]) for p in plans["laser"]] == [(32, 2, 2.5)]
    assert [(p["rule"], p["sample"], p["k"]) for p in plans["turning"]] == [("variables", 10, 1.72)]
    assert "sampling plan" in gaps(made("sls").to_dict())


def test_what_the_process_implies_is_done_though_no_route_lists_it(made):
    document = made("sla").to_dict()
    assert [(p["operation"], p["in_route"]) for p in document["post_processing"]] == [("wash_and_cure", False)]
    assert "wash_and_cure" in {note["step"] for note in document["safety"]}
    assert [(p["operation"], p["in_route"]) for p in made("laser").to_dict()["post_processing"]] == [("deburr", True)]
    assert made("milling").to_dict()["post_processing"] == []


def test_packing_follows_from_the_owner_or_from_material_and_finish(made):
    assert [s["source"] for s in made("fff").to_dict()["packing"]["statements"]] == ["design"]
    bare = made("laser").to_dict()["packing"]
    assert {s["source"] for s in bare["statements"]} == {"green-vci-fingerprints", "green-vci-in-plant"}
    assert bare["pieces"] == [{"part": "gasket", "count": 200}]
    assert bare["mass_g"] == pytest.approx(
        200 * made("laser").to_dict()["parts"][0]["formula"]["inputs"][0]["net_mass_g"]
    )
    assert "packing" in gaps(made("milling").to_dict())
    coated = dfdm.product_recipe(
        made_parts.gasket, route=Route.of("laser_cutting", material="mild_steel", then=["powder_coat"]), pictures=False
    )
    assert coated.to_dict()["packing"]["statements"] == []


def test_the_product_is_billed_put_together_and_taken_apart(made):
    document = made("assembly").to_dict()
    assert [(e["kind"], e["name"], e["count"]) for e in document["bom"]] == [
        ("made", "base", 1),
        ("made", "left arm", 2),
        ("purchased", "screw", 2),
    ]
    places = {p["name"]: p["shift_mm"] for p in document["assembly"]["places"]}
    assert set(places) == {"base", "left arm", "right arm"}
    assert places["right arm"] == [40.0, 0.0, 0.0]  # from where the first arm stands
    assert [s["joining"] for s in document["assembly"]["steps"]] == ["place", "screw"]
    assert [s["undoes"] for s in document["end_of_life"]["disassembly"]] == [2, 1]
    assert document["end_of_life"]["separable"] is True


def test_an_undeclared_assembly_says_what_is_not_known():
    document = dfdm.product_recipe("examples/stool.py", process="milling", pictures=False).to_dict()
    assert document["assembly"]["basis"] == "model"
    assert len(document["assembly"]["places"]) == 4
    assert document["end_of_life"]["separable"] is None
    assert {"joints of the assembly", "taking the product apart"} <= gaps(document)


def test_warnings_of_the_checks_are_watched_for(made):
    (part,) = made("fff").to_dict()["parts"]
    watched = [c for c in part["procedure"][0]["checks"] if c["check"] == "watch"]
    assert any("0.3 mm" in c["text"] for c in watched)
    kinds = {c["check"] for c in part["procedure"][0]["checks"]}
    assert kinds == {"material", "setting", "watch", "characteristic"}


def test_what_contradicts_itself_is_refused():
    with pytest.raises(InputError, match="not permit"):
        dfdm.product_recipe(made_parts.foot, route=Route.of("fdm", parameters={"layer_height": 0.3}), pictures=False)
    with pytest.raises(InputError, match="--node"):
        dfdm.product_recipe(made_parts.gasket, process="milling", machine="tormach_pcnc_1100")
    with pytest.raises(InputError, match="quality level"):
        dfdm.product_recipe(made_parts.foot, process="fdm", aql={"major": 3.0}, pictures=False)
    for wrong in (
        lambda: dfdm.purchase("screw", count=0),
        lambda: dfdm.assemble("Glue it", joining="magic"),
        lambda: dfdm.assemble("Glue it", joining="glue", torque_nm=2.0),
        lambda: dfdm.substitute("petg"),
        lambda: dfdm.permit("fdm", "layer_height", unit="mm", low=0.2),
        lambda: dfdm.permit("fdm", "layer_height", unit="mm", low=0.2, high=0.1),
        lambda: dfdm.handle(aql={"critical": 1.0}),
    ):
        with pytest.raises(RequirementError):
            wrong()


def test_a_step_that_names_what_there_is_not_is_refused():
    def wrong():
        body = made_parts.lamp.function()[0]
        return body, [dfdm.assemble("Screw it", parts=("bolt",), joining="screw")]

    with pytest.raises(InputError, match="'bolt', which is neither made nor bought"):
        dfdm.product_recipe(dfdm.design(wrong), process="milling", pictures=False)

    def unknown():
        return made_parts.gasket.function()[0], [dfdm.substitute("unobtainium", because="it is light")]

    with pytest.raises(UnknownNameError):
        dfdm.product_recipe(dfdm.design(unknown), process="milling", pictures=False)


def test_inserts_are_bought_where_the_route_sets_them():
    def housing():
        body = cq.Workplane().box(30, 20, 12).faces(">Z").workplane().pushPoints([(-9, 0), (9, 0)]).hole(4.0, 8)
        body.faces("%CYLINDER").tag("inserts")
        return body, [dfdm.require("insert", on="tag:inserts", thread="M3")]

    route = Route.of("fdm", then=["heat_set_insert"])
    document = dfdm.product_recipe(dfdm.design(housing), route=route).to_dict()
    _, bought = document["bom"]
    assert (bought["name"], bought["count"], bought["basis"]) == ("threaded insert M3", 2, "requirement")
    assert bought["characteristics"] == ["housing C1"]
    assert document["end_of_life"]["to_come_off"] == [{"operation": "heat_set_insert", "what": "brass inserts"}]
    assert document["end_of_life"]["separable"] is None
    setting = document["parts"][0]["procedure"][1]
    assert [c["characteristic"] for c in setting["checks"] if c["check"] == "characteristic"] == ["C1"]
    lit = [p for s in document["instructions"] if s["unit_procedure"] == 2 for p in s["pictures"]]
    assert [p["shows"] for p in lit] == ["characteristics"]
    without = dfdm.product_recipe(dfdm.design(housing), process="fdm", pictures=False).to_dict()
    assert "setting the inserts of housing" in gaps(without)
