"""The manifests of a bundle for Open Know-How, read by schemas and tools of others."""

import hashlib
import importlib.util
import json
import os
import tomllib
import uuid
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from dfdm.bundles import okh
from dfdm.bundles.product import DOCUMENTS, document_members
from tests.bundles.golden_product import json_of, made

OHM = os.environ.get("DFDM_OHM", "")
"""A copy of the source of Open Hardware Manager, where one is at hand."""

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
