import json
import subprocess
import sys
from dataclasses import replace

import jsonschema
import pytest

from dfdm.facts import Measurements, PartFacts
from dfdm.processes import Route, capability, catalog
from dfdm.recipes import Header, compose, measured_digest
from dfdm.recipes.steps import SETTINGS
from dfdm.requirements import Resolved, require
from dfdm.table import data_folder

SCHEMA = json.loads((data_folder() / "schema" / "recipe.schema.json").read_text(encoding="utf-8"))
HEADER = Header(
    subject="urn:dfdm:part:sha256:00",
    product="Plate",
    created="2026-11-21T04:40:00+01:00",
    version="1.2",
    responsible_party="A. Maker",
    intended_use="holds a shelf",
    license="CERN-OHL-S-2.0",
    design={"wall": 2.4, "name": "x", "round": True},
)
BORE = Resolved(
    requirement=require("diameter", on="tag:bore", nominal_mm=5, fit="H7", critical=True),
    faces=(6,),
    at_mm=((0.0, 0.0, 5.0),),
    measured_mm=5.0,
)


def composed(measurements, route, **more):
    first = route.shaping
    offered = capability(first.id, first.material, first.machine or None)
    document = compose(measurements, route, offered, **{"header": HEADER, **more}).to_dict()
    jsonschema.validate(json.loads(json.dumps(document)), SCHEMA)
    return document


def test_a_route_of_steps_becomes_a_procedure_of_unit_procedures(plate):
    route = Route.of("laser_cutting", material="stainless_304", then=["deburr", "powder_coat"])
    document = composed(plate, route, geometry={"plate": ["geometry/plate.step", "geometry/plate.dxf"]})
    (part,) = document["parts"]
    assert [(u["unit_procedure"], u["kind"], u["id"]) for u in part["procedure"]] == [
        (1, "process", "laser_cutting"),
        (2, "operation", "deburr"),
        (3, "operation", "powder_coat"),
    ]
    assert document["route"] == route.to_dict()
    assert part["geometry"] == ["geometry/plate.dxf", "geometry/plate.step"]
    assert part["procedure"][1]["effect"] == catalog().operation("deburr").adds
    assert {note["step"] for note in document["safety"]} <= {"laser_cutting", "deburr", "powder_coat"}
    assert any(note["step"] == "laser_cutting" for note in document["safety"])


def test_the_header_says_who_answers_for_what(plate):
    header = composed(plate, Route.of("milling"))["header"]
    assert header["id"].startswith("urn:dfdm:recipe:sha256:")
    assert header["created"] == "2026-11-21T03:40:00Z"
    assert (header["responsible_party"], header["intended_use"], header["version"]) == (
        "A. Maker",
        "holds a shelf",
        "1.2",
    )
    assert header["design"] == {"name": "x", "round": True, "wall": 2.4}


def test_the_level_follows_from_what_is_fixed(plate):
    assert composed(plate, Route.of("milling"))["header"]["level"] == "general"
    master = composed(plate, Route.of("milling", machine="tormach_pcnc_1100"))
    assert master["header"]["level"] == "master"
    assert master["parts"][0]["procedure"][0]["machine"] == "tormach_pcnc_1100"
    site = compose(plate, Route.of("milling"), capability("milling", node="did:key:z6Mk"), header=HEADER)
    assert site.level == "site"


def test_mass_follows_from_volume_and_cited_density(plate, body):
    (part,) = composed(plate, Route.of("milling", material="aluminum_6061"))["parts"]
    (material,) = part["formula"]["inputs"]
    density = catalog().material("aluminum_6061").properties["density"]
    assert material["net_mass_g"] == pytest.approx(body.volume_mm3 / 1000 * density.number)
    assert material["density"]["source"] == density.source


def test_an_open_surface_has_no_mass_and_that_is_said(facts, body):
    open_body = replace(body, volume_mm3=None, watertight=False)
    document = composed(Measurements(model="m", parts=(facts("shell", open_body),)), Route.of("fdm"))
    assert document["parts"][0]["formula"]["inputs"][0]["net_mass_g"] is None
    assert {"what": "mass of shell", "reason": "its surface is open, so it has no volume"} in document["not_stated"]


def test_parameters_carry_their_source_and_the_route_overrides_the_page(plate):
    (unit,) = composed(plate, Route.of("fdm", parameters={"layer_height": 0.1, "infill": "gyroid"}))["parts"][0][
        "procedure"
    ]
    found = {p["name"]: p for p in unit["parameters"]}
    assert (found["layer_height"]["value"], found["layer_height"]["source"]) == (0.1, "route")
    assert found["infill"]["value"] == "gyroid"
    page = catalog().process("fdm").limits["nozzle_diameter"]
    assert (found["nozzle_diameter"]["value"], found["nozzle_diameter"]["source"]) == (page.value, page.source)
    assert found["nozzle_diameter"]["source"] in catalog().sources
    assert not {"machine_rate", "margin", "setup_time"} & set(found)


def test_every_setting_is_a_key_of_some_page_or_of_a_machine_to_come():
    known = {key for place, _ in catalog().cited() for key in [place.rpartition(".")[2]]}
    assert {key for key in SETTINGS if key not in known} <= {"nozzle_temperature", "bed_temperature"}


def test_what_the_machine_must_manage_comes_from_the_part_and_the_report(plate):
    limit = {
        "key": "wall_thickness_min",
        "value": 0.8,
        "unit": "mm",
        "source": "s",
        "locator": "l",
        "kind": "assumption",
    }
    finding = {"code": "thin-wall", "message": "2.4 mm thick", "measured": {"value": 2.4, "unit": "mm"}, "limit": limit}
    finding |= {"verdict": "warn"}
    bare = {"code": "closed", "message": "closed", "measured": None, "limit": None, "verdict": "pass"}
    document = composed(plate, Route.of("milling"), reports={"plate": {"findings": [finding, bare]}})
    needs = document["parts"][0]["procedure"][0]["equipment"]
    assert [n["need"] for n in needs] == ["envelope", "thin-wall"]
    assert needs[0]["measured"]["value"] == [40.0, 30.0, 10.0]
    assert needs[1]["limit"] == limit
    watched = [c["text"] for c in document["parts"][0]["procedure"][0]["checks"] if c["check"] == "watch"]
    assert watched == ["2.4 mm thick"]


def test_declared_characteristics_are_required_inspected_and_part_of_sameness(plate, body):
    (part,) = composed(plate, Route.of("milling"), requirements={"plate": [BORE]})["parts"]
    assert [r["id"] for r in part["requirements"]] == ["C1"]
    assert part["inspections"][0]["characteristic"] == "C1"
    same = part["equivalence"]
    assert same["characteristics"] == ["C1"]
    assert "the 1 declared characteristics" not in same["statement"]
    assert "declared characteristic lies within its limits" in same["statement"]
    assert same["geometry"]["fingerprint"] == body.fingerprint
    assert same["geometry"]["general_tolerance"]["source"] in catalog().sources


def test_without_characteristics_that_is_said_not_passed_over(plate):
    document = composed(plate, Route.of("milling"), header=replace(HEADER, responsible_party="", intended_use=""))
    said = {gap["what"] for gap in document["not_stated"]}
    assert {"inspections of plate", "responsible party", "intended use"} <= said


def test_every_distinct_part_has_its_entry(facts):
    parts = Measurements(model="m", parts=(facts("a", count=2), facts("b")))
    document = composed(parts, Route.of("milling"))
    assert [(p["name"], p["count"]) for p in document["parts"]] == [("a", 2), ("b", 1)]
    assert len(document["not_stated"]) == len({json.dumps(g, sort_keys=True) for g in document["not_stated"]})


def test_the_digest_covers_the_measured_quantities(facts, body):
    one = measured_digest(facts())
    assert one["quantities"] == ["part", "holes", "bosses", "cavities"]
    assert measured_digest(facts("another name")) == one
    assert measured_digest(facts(body=replace(body, area_mm2=1.0)))["sha256"] != one["sha256"]
    assert measured_digest(PartFacts(name="x", known={"part": body}))["sha256"] != one["sha256"]


def test_the_recipe_speaks_in_plain_text(plate):
    text = str(compose(plate, Route.of("milling", then=["deburr"]), capability("milling"), header=HEADER))
    for said in (
        "Plate: general recipe",
        "2. Deburr",
        "A made part counts as plate if",
        "not stated: inspections of plate",
    ):
        assert said in text


def test_composing_loads_no_geometry():
    script = "import dfdm.recipes, dfdm.rights, sys; print([m for m in ('OCP', 'cadquery', 'numba', 'trimesh') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("license", "marked"),
    [("CERN-OHL-S-2.0", True), ("CERN-OHL-W-2.0", True), ("CERN-OHL-P-2.0", False), ("", False), ("our terms", False)],
)
def test_the_product_is_marked_with_the_place_of_its_source_where_its_license_speaks_of_that(plate, license, marked):
    document = composed(plate, Route.of("milling"), header=replace(HEADER, license=license))
    sheets = {sheet["id"]: sheet for sheet in document["instructions"]}
    assert ("marking" in sheets) == marked
    assert not marked or "(4" in sheets["marking"]["text"][0]
