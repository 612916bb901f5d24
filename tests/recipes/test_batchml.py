"""Recipes as BatchML: read back by another parser, element by element in the order of the schema."""

import pytest
from lxml import etree

from dfdm.errors import InputError
from dfdm.recipes.batchml import NAMESPACE, batchml_of
from dfdm.recipes.deriving import master_recipe, site_recipe
from tests.recipes.test_deriving import PARENT, QUANTIFIED, node

NS = {"b": NAMESPACE}
ORDER = {
    "Recipe": ["ID", "Description", "GRecipeType", "Header", "Formula", "ProcessProcedure", "OtherInformation"],
    "Header": ["DerivedFromID", "ProductID", "ProductName", "BatchSize"],
    "ProcessElement": [
        "ID", "Description", "ProcessElementType", "SequencePath", "ProcessElement", "ProcessElementParameter",
        "ResourceConstraint", "OtherInformation",
    ],
    "ProcessElementParameter": ["ID", "Description", "ProcessElementParameterType", "Value"],
    "Value": ["ValueString", "DataType", "UnitOfMeasure", "Key"],
}  # fmt: skip


def parsed(document):
    return etree.fromstring(batchml_of(document).encode())


def texts(root, path):
    return [element.text for element in root.iterfind(path, NS)]


def test_procedure_parameters_and_materials_are_read_back():
    root = parsed(QUANTIFIED)
    assert root.tag == f"{{{NAMESPACE}}}GRecipeInformation"
    assert texts(root, "b:Recipe/b:GRecipeType") == ["General"]
    assert texts(root, "b:Recipe/b:Header/b:BatchSize/b:ValueString") == ["60"]
    operation = root.find("b:Recipe/b:ProcessProcedure/b:ProcessElement/b:ProcessElement", NS)
    parameters = {p.findtext("b:ID", namespaces=NS): p for p in operation.iterfind("b:ProcessElementParameter", NS)}
    layer = parameters["layer_height"]
    assert texts(layer, "b:ProcessElementParameterType") == ["Input", "Required"]
    values = {v.findtext("b:Key", namespaces=NS): v.findtext("b:ValueString", namespaces=NS) for v in layer.iterfind("b:Value", NS)}  # fmt: skip
    assert values == {"value": "0.2", "low": "0.1", "high": "0.25"}
    assert texts(parameters["nozzle_diameter"], "b:ProcessElementParameterType") == ["Input", "Optional"]
    (material,) = root.iterfind("b:Recipe/b:Formula/b:ProcessInputs/b:Material", NS)
    mass = QUANTIFIED["parts"][0]["formula"]["inputs"][0]["net_mass_g"]
    assert float(material.findtext("b:Amount/b:QuantityString", namespaces=NS)) == pytest.approx(2 * mass)


def test_elements_stand_in_the_order_of_the_schema():
    for element in parsed(QUANTIFIED).iter():
        allowed = ORDER.get(etree.QName(element).localname)
        if allowed:
            places = [allowed.index(etree.QName(child).localname) for child in element]
            assert places == sorted(places)


def test_a_site_recipe_names_what_it_is_derived_from_and_a_master_recipe_is_none():
    shop = node("prusa_mk4")
    site = site_recipe(PARENT, shop)
    root = parsed(site)
    assert texts(root, "b:Recipe/b:GRecipeType") == ["Site"]
    assert texts(root, "b:Recipe/b:Header/b:DerivedFromID") == [PARENT["header"]["id"]]
    with pytest.raises(InputError, match="general or site"):
        batchml_of(master_recipe(site, "prusa_mk4", shop))


def test_what_a_design_says_does_not_break_the_document():
    hostile = {**PARENT, "header": {**PARENT["header"], "product": "<a>&\x01\"'", "intended_use": "]]>\x00"}}
    assert texts(parsed(hostile), "b:Recipe/b:Header/b:ProductName") == ["<a>& \"'"]
