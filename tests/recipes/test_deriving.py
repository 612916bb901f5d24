"""Recipes derived for a site and a machine: they only narrow, and point at what they come from."""

import copy
import hashlib
import json

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dfdm.cited import Cited
from dfdm.errors import InputError
from dfdm.facts import Body, Measurements, PartFacts
from dfdm.nodes.node import Node, NodeMachine
from dfdm.nodes.place import Place
from dfdm.processes import Route, capability, catalog
from dfdm.recipes import Header, Order, compose
from dfdm.recipes.deriving import for_order, master_recipe, site_recipe
from dfdm.recipes.narrowing import narrower, refuse_wider, widened
from dfdm.recipes.recipe import recipe_id
from dfdm.requirements import Making, Resolved, permit, require, substitute
from dfdm.table import data_folder
from dfdm.trust import canonical
from tests.recipes.conftest import BODY, BORE

SCHEMA = json.loads((data_folder() / "schema" / "recipe.schema.json").read_text(encoding="utf-8"))
PRINTERS = ("prusa_mk4", "prusa_mini", "creality_ender_3", "creality_cr_10", "ultimaker_s5", "bambu_a1_mini")
MATERIALS = ("pla", "petg", "asa", "abs")


def general(body: Body = BODY, making: Making | None = None, quantity: int | None = None, findings=()):
    facts = PartFacts(name="plate", count=2, known={"part": body, "holes": (BORE,), "bosses": (), "cavities": ()})
    bore = Resolved(
        requirement=require("diameter", on="tag:bore", nominal_mm=5, plus_minus_mm=0.1),
        faces=(6,),
        at_mm=((0.0, 0.0, 5.0),),
        measured_mm=5.0,
    )
    said = making or Making.of(
        [
            permit("fdm", "layer_height", low=0.1, high=0.25, unit="mm"),
            substitute("petg", "asa", because="both are stiff"),
        ]
    )
    return compose(
        Measurements(model="plate", parts=(facts,)),
        Route.of("fdm"),
        capability("fdm"),
        header=Header(subject="urn:dfdm:part:sha256:00", product="Plate", created="2026-11-29T00:00:00Z"),
        requirements={"plate": [bore]},
        making=said,
        reports={"plate": {"orientation": None, "findings": list(findings)}},
        order=Order(quantity=quantity),
    ).to_dict()


def limit(value):
    return Cited(value=value, unit="mm", source="node", locator="measured", kind="measured")


def node(*machines, materials=("pla", "petg"), **own):
    entries = tuple(
        NodeMachine(machine=catalog().machine(name), limits={k: limit(v) for k, v in own.items()}) for name in machines
    )
    return Node(id="did:key:z6MkTest", name="Shop", place=Place(country="DE", lat=52.5, lon=13.4), machines=entries, materials=materials)  # fmt: skip


def parameters(document):
    return {p["name"]: p for p in document["parts"][0]["procedure"][0]["parameters"]}


def test_a_site_takes_its_material_and_its_machines_and_points_at_its_parent():
    parent = general()
    shop = node("prusa_mk4", "prusa_mini", materials=("petg",))
    made = site_recipe(parent, shop)
    jsonschema.validate(json.loads(json.dumps(made)), SCHEMA)
    header = made["header"]
    assert (header["level"], header["node"]) == ("site", shop.id)
    assert header["parent"] == {
        "id": parent["header"]["id"],
        "level": "general",
        "sha256": hashlib.sha256(canonical(parent, where="recipe")).hexdigest(),
    }
    assert header["id"] == recipe_id(made) != parent["header"]["id"]
    material = made["parts"][0]["formula"]["inputs"][0]
    assert (material["material"], material["substitutes"]) == ("petg", [])
    density = catalog().material("petg").properties["density"].number
    assert material["net_mass_g"] == pytest.approx(BODY.volume_mm3 / 1000 * density)
    assert made["bom"][0]["material"] == "petg"
    assert made["end_of_life"]["materials"][0]["material"] == "petg"
    assert made["parts"][0]["procedure"][0]["machines"] == ["prusa_mk4", "prusa_mini"]
    assert "PETG" in made["parts"][0]["equivalence"]["statement"]
    assert not any("PLA" in line for sheet in made["instructions"] for line in sheet["prepare"])


def test_a_machine_narrows_ranges_to_what_it_can_and_brings_its_program():
    shop = node("prusa_mk4", layer_height_min=0.15, layer_height_max=0.2)
    site = site_recipe(general(), shop)
    layer = parameters(site)["layer_height"]
    assert (layer["rule"], layer["low"], layer["high"], layer["source"]) == ("range", 0.15, 0.2, "node")
    master = master_recipe(
        site, "prusa_mk4", shop, references=[{"kind": "program", "name": "plate.gcode", "sha256": "a" * 64}]
    )
    jsonschema.validate(json.loads(json.dumps(master)), SCHEMA)
    unit = master["parts"][0]["procedure"][0]
    assert (unit["machine"], master["header"]["level"], master["header"]["parent"]["level"]) == (
        "prusa_mk4",
        "master",
        "site",
    )
    assert unit["references"] == [{"kind": "program", "name": "plate.gcode", "sha256": "a" * 64}]
    assert parameters(master)["nozzle_diameter"]["rule"] == "fixed"
    assert list(widened(general(), master)) == []
    assert any("plate.gcode" in line for sheet in master["instructions"] for line in sheet["prepare"])


@pytest.mark.parametrize(
    "shop",
    [
        node("tormach_pcnc_1100"),  # does not print
        node("prusa_mk4", materials=("abs",)),  # has no permitted material
        node("prusa_mk4", layer_height_min=0.3, layer_height_max=0.4),  # prints too coarsely
        node("prusa_mk4", envelope_x_max=20.0, envelope_y_max=20.0, envelope_z_max=20.0),  # is too small
        node(),
    ],
)
def test_a_node_that_cannot_keep_to_it_is_refused(shop):
    with pytest.raises(InputError, match="has no machine"):
        site_recipe(general(), shop)


@pytest.mark.parametrize(
    ("key", "measured", "limit_value", "own", "fits"),
    [
        ("wall_thickness_min", 0.8, 0.4, 1.2, False),  # thinner than this machine makes
        ("wall_thickness_min", 0.8, 0.4, 0.6, True),
        ("wall_thickness_min", 0.3, 0.4, 0.6, True),  # the checks passed it for another reason
        ("bridge_span_max", 30.0, 60.0, 20.0, False),
        ("bridge_span_max", 30.0, 60.0, 40.0, True),
    ],
)
def test_a_machine_that_does_not_manage_what_the_part_asks_is_left_out(key, measured, limit_value, own, fits):
    finding = {
        "code": "x",
        "message": "x",
        "verdict": "pass",
        "measured": {"value": measured, "unit": "mm"},
        "limit": {
            "key": key,
            "value": limit_value,
            "unit": "mm",
            "source": "s",
            "locator": "l",
            "kind": "published",
            "layer": "process",
        },
    }
    parent = general(findings=[finding])
    shop = node("prusa_mk4", **{key: own})
    if fits:
        assert site_recipe(parent, shop)["header"]["level"] == "site"
    else:
        with pytest.raises(InputError, match="has no machine"):
            site_recipe(parent, shop)


def test_levels_nodes_and_machines_follow_one_another():
    shop = node("prusa_mk4")
    site = site_recipe(general(), shop)
    with pytest.raises(InputError, match="comes from a general"):
        site_recipe(site, shop)
    with pytest.raises(InputError, match="comes from a site"):
        master_recipe(general(), "prusa_mk4", shop)
    with pytest.raises(InputError, match="does not name"):
        master_recipe(site, "prusa_mini", shop)
    with pytest.raises(InputError, match="not for"):
        master_recipe(site, "prusa_mk4", Node(id="did:key:z6MkOther", name="Other", place=shop.place))


PARENT = general()
QUANTIFIED = general(quantity=60)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    machines=st.lists(st.sampled_from(PRINTERS), max_size=3, unique=True),
    materials=st.lists(st.sampled_from(MATERIALS), min_size=1, max_size=3, unique=True),
    low=st.floats(0.02, 0.4),
    more=st.floats(0.0, 0.3),
    parent=st.sampled_from([PARENT, QUANTIFIED]),
)
def test_whatever_is_derived_only_narrows(machines, materials, low, more, parent):
    shop = node(*machines, materials=tuple(materials), layer_height_min=low, layer_height_max=low + more)
    try:
        site = site_recipe(parent, shop)
    except InputError:
        fits = max(low, 0.1) <= min(low + more, 0.25)
        assert not (machines and fits and {"pla", "petg", "asa"} & set(materials)) or not any(
            catalog().machine(m).works(catalog().material(x)) for m in machines for x in materials
        )
        return
    assert list(widened(parent, site)) == []
    layer = parameters(site)["layer_height"]
    ends = (layer["value"], layer["value"]) if layer["rule"] == "fixed" else (layer["low"], layer["high"])
    assert max(low, 0.1) - 1e-6 <= ends[0] <= layer["value"] <= ends[1] <= min(low + more, 0.25) + 1e-6
    for machine in site["parts"][0]["procedure"][0]["machines"]:
        master = master_recipe(site, machine, shop)
        assert list(widened(site, master)) == [] == list(widened(parent, master))


def change(path, value):
    def changed(document):
        *above, last = path
        home = document
        for step in above:
            home = home[step]
        home[last] = value(home[last]) if callable(value) else value

    return changed


PART, UNIT = ("parts", 0), ("parts", 0, "procedure", 0)
WIDENINGS = [
    change(("header", "intended_use"), "anything"),
    change(("header", "license"), "CC0-1.0"),
    change(("header", "quantity"), 61),
    change(("route", 0, "id"), "milling"),
    change((*PART, "count"), 3),
    change((*PART, "requirements"), []),
    change((*PART, "inspections"), []),
    change((*PART, "inspections", 0, "upper"), 5.2),
    change((*PART, "inspections", 0, "lower"), None),
    change((*PART, "inspections", 0, "class"), "minor"),
    change((*PART, "final_inspection", "aql", 0, "percent"), 4.0),
    change((*PART, "final_inspection", "level"), "I"),
    change((*PART, "final_inspection", "plans", 0, "sample"), lambda n: n - 1),
    change((*PART, "final_inspection", "plans", 0, "accept"), lambda n: n + 1),
    change((*PART, "final_inspection", "plans"), []),
    change((*PART, "formula", "inputs", 0, "material"), "abs"),
    change((*PART, "equivalence", "geometry", "area_mm2"), 1.0),
    change((*PART, "equivalence", "parameters"), []),
    change((*PART, "equivalence", "material", "permitted"), ["abs"]),
    change((*PART, "equivalence", "lot", "same"), ["machine"]),
    change((*UNIT, "parameters"), []),
    change((*UNIT, "checks"), []),
    change((*UNIT, "safety"), []),
    change((*UNIT, "equipment"), []),
    change(("safety",), []),
    change(("bom",), lambda bom: [*bom, {**bom[0], "kind": "purchased"}]),
    change(("assembly",), None),
]


@pytest.mark.parametrize("widen", WIDENINGS)
def test_every_way_to_widen_is_found(widen):
    child = copy.deepcopy(QUANTIFIED)
    assert list(widened(QUANTIFIED, child)) == []
    widen(child)
    with pytest.raises(InputError, match="may only narrow"):
        refuse_wider(QUANTIFIED, child)


def parameter(rule, value, low=None, high=None, unit="mm"):
    return {"name": "layer_height", "rule": rule, "value": value, "low": low, "high": high, "unit": unit}


@st.composite
def any_parameter(draw):
    rule = draw(st.sampled_from(["fixed", "range", "free"]))
    low = draw(st.integers(0, 8)) / 4
    high = low + draw(st.integers(0, 8)) / 4
    value = draw(st.sampled_from([low, high, (low + high) / 2]))
    return parameter(rule, value, low, high) if rule == "range" else parameter(rule, value)


def allowed(one, grid):
    if one["rule"] == "free":
        return set(grid)
    if one["rule"] == "fixed":
        return {one["value"]} & set(grid)
    return {g for g in grid if one["low"] <= g <= one["high"]}


@given(parent=any_parameter(), child=any_parameter())
def test_narrower_is_being_a_subset(parent, child):
    grid = [n / 8 for n in range(-2, 36)]
    subset = allowed(child, grid) <= allowed(parent, grid)
    if narrower(parent, child):
        assert subset
    elif parent["rule"] != "free" and child["rule"] != "free":
        assert not subset


def test_another_unit_or_a_text_is_no_narrowing():
    assert not narrower(parameter("range", 0.2, 0.1, 0.3), parameter("fixed", 0.2, unit="m"))
    assert not narrower(parameter("fixed", "gyroid", unit="text"), parameter("fixed", "lines", unit="text"))
    assert narrower(parameter("fixed", "gyroid", unit="text"), parameter("fixed", "gyroid", unit="text"))


def test_a_recipe_for_an_order_is_the_one_composed_for_it():
    ordered = for_order(PARENT, 60)
    jsonschema.validate(json.loads(json.dumps(ordered)), SCHEMA)
    assert ordered["header"]["parent"]["id"] == PARENT["header"]["id"]
    for key in ("parts", "packing", "not_stated"):
        assert ordered[key] == QUANTIFIED[key]
    assert for_order(ordered, 60)["parts"] == ordered["parts"]
    with pytest.raises(InputError, match="for 60 products"):
        for_order(ordered, 61)
    with pytest.raises(InputError, match="no number"):
        for_order(PARENT, 0)


def test_a_decision_on_which_pieces_are_inspected_outlives_the_order():
    decided = copy.deepcopy(PARENT)
    decided["parts"][0]["inspections"][0]["pieces"] = "every second piece"
    assert for_order(decided, 60)["parts"][0]["inspections"][0]["pieces"] == "every second piece"
