"""The documents of a bundle, each read by a second reader: list of parts, facility, traveler, shell."""

import csv
import io
import json
import uuid
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from dfdm.bundles.product import DOCUMENTS
from dfdm.nodes.network import sample_network
from dfdm.nodes.okw import node_from_okw
from tests.bundles.golden_product import FOLDER, files, json_of, made, still

AAS = Path(__file__).parents[2].parent / "shared" / "data" / "formats" / "aas"
AAS = AAS / "IDTA 02031-1_Template_ProcessParameters_Type.json"


@pytest.fixture(scope="module")
def product():
    return made()[0]


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
