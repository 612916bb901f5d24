"""The inspection plan: valid under the schemas of QIF 3.0, and another reader finds every characteristic in it again."""

import json
from pathlib import Path

import pytest
from lxml import etree

from dfdm.bundles.qif_kinds import decimal, stem
from dfdm.requirements import KINDS, Requirement
from dfdm.requirements.kinds import GEOMETRIC, SIZES

SCHEMAS = Path(__file__).parents[2].parent / "shared" / "data" / "formats" / "qif3" / "xsd" / "QIFDocument.xsd"
NS = {"q": "http://qifstandards.org/xsd/qif3"}


@pytest.fixture(scope="module")
def plan(members):
    return etree.fromstring(members["inspection.qif"])


@pytest.fixture(scope="module")
def recipe(members):
    (part,) = json.loads(members["recipe.json"])["parts"]
    return part


def texts(element, path):
    return [found.text for found in element.xpath(path, namespaces=NS)]


def definition_of(plan, name):
    """The definition of a characteristic, found through its item and its nominal as a reader goes."""
    (nominal_id,) = set(
        texts(
            plan,
            f"//q:CharacteristicItems/*[q:Name='{name}' or starts-with(q:Name,'{name}.')]/q:CharacteristicNominalId",
        )
    )
    (nominal,) = plan.xpath(f"//q:CharacteristicNominals/*[@id='{nominal_id}']", namespaces=NS)
    (definition_id,) = texts(nominal, "q:CharacteristicDefinitionId")
    (definition,) = plan.xpath(f"//q:CharacteristicDefinitions/*[@id='{definition_id}']", namespaces=NS)
    return definition, nominal


@pytest.mark.skipif(not SCHEMAS.is_file(), reason=f"the schemas of QIF are not at {SCHEMAS}")
@pytest.mark.parametrize("change", [None, "unknown element", "wrong id", "wrong count of a key"])
def test_the_plan_is_valid_under_the_schemas(plan, change):
    schema = etree.XMLSchema(etree.parse(str(SCHEMAS)))
    copy = etree.fromstring(etree.tostring(plan))
    if change == "unknown element":
        etree.SubElement(copy.find("q:Characteristics", NS), f"{{{NS['q']}}}More")
    elif change == "wrong id":
        copy.find(".//q:CharacteristicDefinitionId", NS).text = "100000"
    elif change == "wrong count of a key":
        copy.find(".//q:CharacteristicItems/*", NS).set("id", copy.find(".//q:Part", NS).get("id"))
    assert schema.validate(copy) == (change is None), schema.error_log


def test_every_characteristic_of_the_recipe_is_defined_with_its_limits(plan, recipe):
    kinds = {}
    for declared in recipe["requirements"]:
        definition, nominal = definition_of(plan, declared["id"])
        kinds[declared["kind"]] = etree.QName(definition).localname.removesuffix("CharacteristicDefinition")
        if declared["kind"] in SIZES:
            assert float(definition.findtext("q:Tolerance/q:MaxValue", None, NS)) == pytest.approx(declared["plus_mm"])
            assert float(definition.findtext("q:Tolerance/q:MinValue", None, NS)) == pytest.approx(declared["minus_mm"])
            assert float(nominal.findtext("q:TargetValue", None, NS)) == pytest.approx(declared["nominal_mm"])
        elif declared["kind"] in GEOMETRIC:
            zone = declared["plus_mm"] - declared["minus_mm"]
            assert float(definition.findtext("q:ToleranceValue", None, NS)) == pytest.approx(zone)
    assert kinds == {
        "diameter": "Diameter", "distance": "DistanceBetween", "thickness": "Thickness", "flatness": "Flatness",
        "thread": "Thread", "position": "Position", "perpendicularity": "Perpendicularity", "parallelism": "Parallelism",
        "surface_finish": "UserDefinedLinear", "profile": "SurfaceProfile", "symmetry": "Symmetry",
        "general_tolerance": "UserDefinedAttribute", "color": "UserDefinedAttribute", "quantity": "UserDefinedAttribute",
    }  # fmt: skip
    assert texts(plan, "//q:SurfaceTextureCharacteristicDefinition/q:RoughnessAverage") == ["0.0016"]
    assert texts(plan, "//q:TextThreadSpecification/q:TextSpecification") == ["M4, 8 mm deep"]


def test_each_hole_is_an_item_with_its_place_and_its_instrument(plan, recipe):
    bores = plan.xpath("//q:DiameterCharacteristicItem", namespaces=NS)
    assert [item.findtext("q:Name", None, NS) for item in bores] == ["C1.1", "C1.2"]
    assert {item.findtext(".//q:LevelEnum", None, NS) for item in bores} == {"CRITICAL"}
    axes = []
    for item in bores:
        (feature,) = plan.xpath(
            f"//q:FeatureItems/*[@id='{item.findtext('q:FeatureItemIds/q:Id', None, NS)}']", namespaces=NS
        )
        nominal = feature.findtext("q:FeatureNominalId", None, NS)
        (cylinder,) = plan.xpath(f"//q:CylinderFeatureNominal[@id='{nominal}']", namespaces=NS)
        axes.append([float(x) for x in cylinder.findtext("q:Axis/q:AxisPoint", None, NS).split()][:2])
    assert axes == [[-10.0, 0.0], [10.0, 0.0]]
    check = next(one for one in recipe["inspections"] if one["characteristic"] == "C1")
    device = bores[0].findtext("q:MeasurementDeviceIds/q:Id", None, NS)
    assert texts(plan, f"//q:MeasurementDevices/*[@id='{device}']/q:Name") == [check["instrument"]["name"]]


def test_datums_have_letters_and_faces_and_frames_have_their_order(plan):
    labels = dict(zip(plan.xpath("//q:DatumDefinition/@id", namespaces=NS), texts(plan, "//q:DatumLabel"), strict=True))
    assert list(labels.values()) == ["A", "B", "C"]
    definition, _ = definition_of(plan, "C6")
    frame = definition.findtext("q:DatumReferenceFrameId", None, NS)
    path = f"//q:DatumReferenceFrame[@id='{frame}']//q:DatumDefinitionId"
    assert [labels[found] for found in texts(plan, path)] == ["A", "B"]
    assert texts(plan, f"//q:DatumReferenceFrame[@id='{frame}']//q:PrecedenceEnum") == ["PRIMARY", "SECONDARY"]
    assert len(plan.xpath("//q:DatumDefinition[q:DatumLabel='C']/q:FeatureNominalIds/q:Id", namespaces=NS)) == 2


def test_the_plan_measures_every_item_once_in_the_order_of_the_recipe(plan, recipe):
    items = dict(
        zip(
            plan.xpath("//q:CharacteristicItems/*/@id", namespaces=NS),
            texts(plan, "//q:CharacteristicItems/*/q:Name"),
            strict=True,
        )
    )
    measured = [items[found] for found in texts(plan, "//q:OrderedPlanRoot//q:CharacteristicItemIds/q:Id")]
    assert sorted(measured) == sorted(items.values())
    assert list(dict.fromkeys(name.partition(".")[0] for name in measured)) == [
        check["characteristic"] for check in recipe["inspections"]
    ]
    instructions = texts(plan, "//q:TextInstruction/q:TextInstruction")
    assert len(instructions) == len(recipe["inspections"])
    assert instructions[0].startswith(recipe["inspections"][0]["method"])


def test_ids_are_unique_and_the_largest_is_told(plan):
    ids = [int(found) for found in plan.xpath("//@id")]
    assert len(ids) == len(set(ids))
    assert max(ids) == int(plan.get("idMax"))
    counted = plan.xpath("//*[@n]")
    assert counted
    assert all(int(element.get("n")) == len(element) for element in counted)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_requirement_has_a_characteristic(kind):
    declared = Requirement(kind=kind, on="part", plus_mm=0.1, minus_mm=0.0, nominal_mm=3.0).to_dict()
    assert stem(declared)
    without = Requirement(kind=kind, on="part").to_dict()
    if kind in GEOMETRIC:
        assert stem(without) == "UserDefinedAttribute"


@pytest.mark.parametrize(
    ("value", "written"), [(0.0, "0"), (-0.0, "0"), (1e-6, "0.000001"), (12.5, "12.5"), (1e3, "1000")]
)
def test_numbers_have_no_exponent(value, written):
    assert decimal(value) == written
