"""The documents of a bundle, each read by a second reader: manifests, list of parts, facility, traveler."""

import csv
import hashlib
import importlib.util
import io
import json
import os
import tomllib
import uuid
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest

from dfdm.bundles import okh
from dfdm.bundles.product import DOCUMENTS, document_members
from dfdm.nodes.network import sample_network
from dfdm.nodes.okw import node_from_okw
from tests.bundles.golden_product import FOLDER, files, made, still

OHM = os.environ.get("DFDM_OHM", "")
"""A copy of the source of Open Hardware Manager, where one is at hand."""

AAS = Path(__file__).parents[2].parent / "shared" / "data" / "formats" / "aas"
AAS = AAS / "IDTA 02031-1_Template_ProcessParameters_Type.json"

TEXTS = {"type": "array", "items": {"type": "string", "minLength": 1}, "minItems": 1}
MASS = {"type": "number", "exclusiveMinimum": 0}
DIMENSIONS = {
    "type": "object",
    "additionalProperties": False,
    "required": ["width", "depth", "height"],
    "properties": dict.fromkeys(("width", "depth", "height"), MASS),
}
CODES = {"type": "array", "items": {"enum": ["3DP", "MEC", "PCB", "ASM", "WEL", "LAS", "CNC", "SHEET", "CIR", "POST"]}}
PRINTING = {"enum": ["FDM", "SLA", "SLS", "MJF", "DMLS"]}
WORD = {"type": "string", "minLength": 1}
LOSH = {
    "type": "object",
    "additionalProperties": False,
    "required": ["okhv", "name", "version", "license", "licensor", "function"],
    "properties": {
        "okhv": {"const": "2.4"},
        "repo": {"type": "string", "pattern": "^https?://"},
        "documentation-language": {"const": "en"},
        **dict.fromkeys(("name", "version", "license", "licensor", "function", "bom", "material"), WORD),
        **dict.fromkeys(("source", "export", "auxiliary", "manufacturing-instructions", "standard-compliance"), TEXTS),
        "tsdc": CODES,
        "mass": MASS,
        "outer-dimensions": DIMENSIONS,
        "printing-process": PRINTING,
        "image": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["location"],
                "properties": {"location": WORD, "depicts": WORD, "slots": TEXTS, "tags": TEXTS},
            },
        },
        "part": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["name", "export"],
                "properties": {
                    "name": WORD,
                    "tsdc": CODES,
                    "source": TEXTS,
                    "export": TEXTS,
                    "mass": MASS,
                    "material": WORD,
                    "printing-process": PRINTING,
                    "outer-dimensions": DIMENSIONS,
                },
            },
        },
    },
}
"""The keys and types of OKH-LOSH 2.4 as its template has them, those that a product can answer, and no others."""
OHM_KEYS = {
    "okhv", "id", "title", "repo", "version", "license", "licensor", "documentation_language", "function", "description",
    "intended_use", "keywords", "project_link", "health_safety_notice", "contact", "contributors", "organization", "image",
    "version_date", "readme", "contribution_guide", "development_stage", "attestation", "technology_readiness_level",
    "documentation_readiness_level", "manufacturing_files", "documentation_home", "archive_download", "design_files",
    "making_instructions", "operating_instructions", "technical_specifications", "publications", "tool_list",
    "manufacturing_processes", "materials", "manufacturing_specs", "bom", "standards_used", "cpc_patent_class", "tsdc",
    "parts", "components", "repair_guides", "disassembly_guides", "compatible_manifest_ids", "derivative_of", "variant_of",
    "sub_parts", "software", "metadata", "domain",
}  # fmt: skip
"""What Open Hardware Manager keeps; it drops every other key without a word."""


@pytest.fixture(scope="module")
def product():
    return made()[0]


def valid(document):
    jsonschema.validate(document, LOSH, cls=jsonschema.Draft202012Validator)
    return document


def toml_of(product):
    return tomllib.loads(DOCUMENTS["okh_toml"].write(product).decode())


def json_of(product):
    return json.loads(DOCUMENTS["okh_json"].write(product))


# -- golden


@pytest.fixture(scope="module")
def golden():
    return files()


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.iterdir()))
def test_golden_files_are_as_they_were(golden, name):
    """`python -m tests.regenerate.formats` writes them anew where a change is meant."""
    assert golden[name].decode() == (FOLDER / name).read_text(encoding="utf-8")


def test_nothing_golden_is_missing(golden):
    assert sorted(golden) == sorted(path.name for path in FOLDER.iterdir())


# -- Open Know-How


def test_okh_toml_answers_what_is_known_and_nothing_else(members, whole):
    told = valid(tomllib.loads(members["okh.toml"].decode()))
    recipe = json.loads(members["recipe.json"])
    assert told["repo"] == "https://example.org/gauge-plate"
    assert (told["name"], told["version"], told["licensor"]) == ("Gauge plate 'é'", "1.2.0", "A. Maker")
    assert told["license"] == "CERN-OHL-S-2.0"
    assert told["tsdc"] == ["CNC"]
    assert told["mass"] == recipe["parts"][0]["formula"]["inputs"][0]["net_mass_g"]
    assert told["outer-dimensions"] == {"width": 50.0, "depth": 30.0, "height": 8.0}
    for key in ("source", "export", "auxiliary", "manufacturing-instructions"):
        assert set(told[key]) <= set(members), key
    assert {told["bom"], told["image"][0]["location"]} <= set(members)
    required = [answer for answer in okh.completeness(told) if answer.level == "required"]
    assert len(required) == 7
    assert all(answer.filled for answer in required)
    assert all(answer.why for answer in okh.completeness(told) if not answer.filled)


def test_a_closed_design_reserves_all_rights_and_names_no_place(product):
    closed = replace(product, license="LicenseRef-own-terms", repo="", members=tuple(product.held("geometry")))
    told = valid(toml_of(closed))
    assert told["license"] == okh.ALL_RIGHTS_RESERVED
    assert not {"repo", "source"} & set(told)
    missing = {answer.key for answer in okh.completeness(told) if not answer.filled and answer.level == "required"}
    assert missing == {"repo"}
    native = json_of(closed)
    assert native["license"] == dict.fromkeys(("hardware", "documentation"), okh.ALL_RIGHTS_RESERVED)
    assert native["metadata"]["dfdm"]["license"] == "LicenseRef-own-terms"


@pytest.mark.parametrize(
    ("process", "machine", "code", "printing"),
    [
        ("material_extrusion", "", "3DP", "FDM"),
        ("vat_photopolymerization", "", "3DP", "SLA"),
        ("powder_bed_fusion_polymer", "", "3DP", "SLS"),
        ("powder_bed_fusion_polymer", "hp_jet_fusion_5200", "3DP", "MJF"),
        ("powder_bed_fusion_metal", "", "3DP", "DMLS"),
        ("laser_cutting", "", "LAS", None),
        ("sheet_bending", "", "SHEET", None),
        ("injection_molding", "", "MEC", None),
    ],
)
def test_processes_have_the_codes_of_others(product, process, machine, code, printing):
    from dfdm.processes import catalog

    (part,) = product.parts
    told = valid(
        toml_of(replace(product, parts=(replace(part, process=catalog().processes[process], machine=machine),)))
    )
    assert told["tsdc"] == told["part"][0]["tsdc"] == [code]
    assert told.get("printing-process") == told["part"][0].get("printing-process") == printing
    assert ("material" in told) == (printing is not None)


def test_an_assembly_is_one_and_has_no_size_of_its_own(product):
    (part,) = product.parts
    two = valid(toml_of(replace(product, parts=(part, replace(part, name="other", count=3)))))
    assert two["tsdc"] == ["CNC", "ASM"]
    assert "outer-dimensions" not in two
    assert two["mass"] == pytest.approx(4 * part.mass_g)
    unknown = valid(toml_of(replace(product, parts=(part, replace(part, name="other", mass_g=None)))))
    assert "mass" not in unknown


def test_a_product_without_a_purpose_has_no_manifest(product):
    members, left_out = document_members(replace(product, function="", node=None, card=None))
    assert sorted(left_out) == ["okh_json", "okh_toml", "okw", "traveler"]
    assert sorted(members) == ["documents/bom.csv", "documents/product.aas.json", "inspection.qif"]


def test_okh_json_has_no_key_that_is_dropped_and_is_tied_to_the_bundle(members):
    told = json.loads(members["okh.json"])
    assert set(told) <= OHM_KEYS
    assert uuid.UUID(told["id"]).version == uuid.UUID(told["parts"][0]["id"]).version == 5
    own = told["metadata"]["dfdm"]
    assert own["rights"] == {
        "member": "rights.odrl.jsonld",
        "sha256": hashlib.sha256(members["rights.odrl.jsonld"]).hexdigest(),
    }
    recipe = json.loads(members["recipe.json"])
    assert own["recipe"]["id"] == recipe["header"]["id"]
    assert own["subject"] == recipe["header"]["subject"]
    for key in ("design_files", "manufacturing_files", "making_instructions", "technical_specifications"):
        assert {one["path"] for one in told[key]} <= set(members), key
        assert all(set(one) == {"title", "path", "type", "metadata"} for one in told[key])
    criteria = told["manufacturing_specs"]["process_requirements"][0]["validation_criteria"]
    assert criteria["C1"] == {"lower": 5.0, "upper": 5.012, "unit": "mm"}
    assert len(criteria) == len(recipe["parts"][0]["inspections"])


def test_only_changed_parameters_make_a_variant(product):
    assert json_of(product)["variant_of"]["parameters"] == {"width": 50}
    assert "variant_of" not in json_of(replace(product, values=product.defaults))


def test_another_recipe_is_another_manifest(product):
    other = {**product.recipe, "header": {**product.recipe["header"], "id": "urn:dfdm:recipe:sha256:1"}}
    assert json_of(product)["id"] == json_of(replace(product))["id"]
    assert json_of(product)["id"] != json_of(replace(product, recipe=other))["id"]


@pytest.mark.skipif(not OHM, reason="DFDM_OHM names no copy of Open Hardware Manager")
def test_open_hardware_manager_itself_keeps_all_of_it(members):
    path = Path(OHM) / "src" / "core" / "models" / "okh.py"
    spec = importlib.util.spec_from_file_location("okh_of_ohm", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    told = json.loads(members["okh.json"])
    manifest = module.OKHManifest.from_dict(told)
    assert manifest.validate()
    kept = manifest.to_dict()
    assert kept["licensor"]["name"] == told.pop("licensor")
    assert lost(told, kept) == []


def lost(told, kept, where=""):
    """The places where what was told is not kept; what is added (empty fields) does not count."""
    if isinstance(told, dict) and isinstance(kept, dict):
        return [place for key in told for place in lost(told[key], kept.get(key), f"{where}/{key}")]
    if isinstance(told, list) and isinstance(kept, list) and len(told) == len(kept):
        return [place for n, one in enumerate(told) for place in lost(one, kept[n], f"{where}/{n}")]
    return [] if told == kept else [where]


# -- the others


def test_the_list_of_parts_is_read_by_spreadsheets(members, product):
    (row,) = csv.DictReader(io.StringIO(members["documents/bom.csv"].decode()))
    assert row["part"] == "gauge_plate"
    assert int(row["count"]) == 1
    assert float(row["mass_g"]) > 0
    assert set(row["files"].split()) <= set(members)
    (part,) = product.parts
    evil = replace(product, parts=(replace(part, name='=HYPERLINK("x")', count=2),))
    (row,) = csv.DictReader(io.StringIO(DOCUMENTS["bom"].write(evil).decode()))
    assert row["part"] == '\'=HYPERLINK("x")'


def test_what_is_bought_stands_beside_what_is_made(product):
    screw = {
        "kind": "purchased",
        "name": "screw",
        "count": 4,
        "designation": "M5 x 16",
        "standard": "ISO 4762",
        "note": "",
    }
    made_one = {"kind": "made", "name": "gauge_plate", "count": 1}
    more = replace(product, recipe={**product.recipe, "bom": [made_one, screw]})
    rows = list(csv.DictReader(io.StringIO(DOCUMENTS["bom"].write(more).decode())))
    assert [(row["part"], row["count"], row["process"]) for row in rows] == [
        ("gauge_plate", "1", product.parts[0].process.name),
        ("screw", "4", "bought"),
    ]
    assert rows[1]["designation"] == "M5 x 16 ISO 4762"
    assert json_of(more)["components"] == [
        {"name": "screw", "quantity": 4, "replaceable": True, "notes": "M5 x 16 ISO 4762"}
    ]
    assert "components" not in json_of(replace(product, recipe={**product.recipe, "bom": [made_one]}))


def test_the_facility_is_read_back_as_the_node(members):
    record = json.loads(members["documents/facility.okw.json"])
    assert uuid.UUID(record["id"])
    (again,) = node_from_okw(record, where="the bundle").nodes
    node = next(node for node in sample_network().nodes if node.name == again.name)
    assert again.processes == node.processes
    assert (again.place.lat, again.place.lon) == pytest.approx((node.place.lat, node.place.lon))
    assert [m.machine.name for m in again.machines] == [m.machine.name for m in node.machines]
    assert all(node.id in machine["notes"] for machine in record["equipment"])
    assert record["facility_status"] == "Active"


def test_a_facility_that_has_a_uuid_keeps_it(product):
    number = "0f5ba3d6-8d3c-4d0e-9d0d-2b2e7f0a6a11"
    node = replace(sample_network().nodes[0], aliases=(f"okw:{number}",))
    assert json.loads(DOCUMENTS["okw"].write(replace(product, node=node)))["id"] == number


def test_the_traveler_is_a_page_that_fetches_nothing(members):
    class Page(HTMLParser):
        def __init__(self):
            super().__init__()
            self.fetched, self.text = [], []

        def handle_starttag(self, tag, attrs):
            self.fetched += [
                value for name, value in attrs if name in ("src", "href") and not value.startswith("data:")
            ]

        def handle_data(self, data):
            self.text.append(data)

    page = Page()
    page.feed(members["documents/traveler.html"].decode())
    said = " ".join(page.text)
    assert page.fetched == []
    recipe = json.loads(members["recipe.json"])
    assert recipe["header"]["id"] in said
    assert "Gauge plate 'é'" in said
    assert all(check["characteristic"] in said for check in recipe["parts"][0]["inspections"])


def shells_of(members):
    return json.loads(members["documents/product.aas.json"])


def test_the_shell_has_each_step_with_its_parameters(members):
    told = shells_of(members)
    recipe = json.loads(members["recipe.json"])
    (shell,), (submodel,) = told["assetAdministrationShells"], told["submodels"]
    assert shell["assetInformation"] == {"assetKind": "Type", "globalAssetId": recipe["header"]["subject"]}
    assert shell["submodels"][0]["keys"] == [{"type": "Submodel", "value": submodel["id"]}]
    (processes,) = submodel["submodelElements"]
    steps = [unit for part in recipe["parts"] for unit in part["procedure"]]
    assert len(processes["value"]) == len(steps)
    for process, unit in zip(processes["value"], steps, strict=True):
        elements = {one["idShort"]: one for one in process["value"]}
        assert elements["ProcessName"]["value"] == unit["name"]
        values = {one["idShort"]: one["value"] for one in elements["ProcessParameters"].get("value", ())}
        assert values == {one["name"]: str(one["value"]) for one in unit["parameters"]}


@pytest.mark.skipif(not AAS.is_file(), reason=f"the template of process parameters is not at {AAS}")
def test_the_shell_has_every_element_that_the_template_asks_for(members):
    template = json.loads(AAS.read_text(encoding="utf-8"))["submodels"][0]
    (submodel,) = shells_of(members)["submodels"]
    assert submodel["semanticId"] == template["semanticId"]

    def asked(elements, below):
        found = set()
        for one in elements:
            meaning = one["semanticId"]["keys"][0]["value"]
            found.add((one["modelType"], below, meaning))
            children = one.get("value")
            if isinstance(children, list) and one["modelType"] == "SubmodelElementCollection":
                found |= asked([child for child in children if "semanticId" in child], meaning)
        return found

    def named(elements):  # examples of the template that stand in its open collections are no demand
        return {
            entry
            for entry in asked(elements, "")
            if "/ProcessParameters/" in entry[2] and len(entry[2].split("/")) == 7
        }

    assert named(submodel["submodelElements"]) == named(template["submodelElements"])


def test_the_reader_of_others_takes_the_shell(members):
    adapter = pytest.importorskip("basyx.aas.adapter.json", reason="basyx is not installed")
    found = adapter.read_aas_json_file(io.StringIO(members["documents/product.aas.json"].decode()), failsafe=False)
    assert sorted(type(one).__name__ for one in found) == ["AssetAdministrationShell", "Submodel"]


def test_the_checker_of_others_finds_nothing_in_the_shell(members):
    engines = pytest.importorskip("aas_test_engines.file", reason="aas-test-engines is not installed")
    result = engines.check_json_data(shells_of(members))
    assert result.ok(), result.to_lines()


def test_what_is_still_is_still(product):
    assert still(product).recipe["parts"][0]["requirements"] == product.recipe["parts"][0]["requirements"]
