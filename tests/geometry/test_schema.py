import json
from importlib.resources import files

import cadquery as cq
import jsonschema
import pytest

from dfdm.facts import Measurements
from dfdm.geometry import Part, facts_of


@pytest.fixture(scope="module")
def schema():
    return json.loads((files("dfdm") / "data" / "schema" / "measurements.schema.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def validator(schema):
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def measured(part):
    return Measurements(model="model", parts=(facts_of(part, name="part", count=2),)).to_dict()


def plate():
    work = cq.Workplane().box(40, 30, 4).faces(">Z").workplane().rect(25, 15, forConstruction=True).vertices().hole(4)
    return work.faces(">Z").workplane().rect(8, 8).cutBlind(-2).val()


def every_object(node):
    if isinstance(node, dict):
        if node.get("type") == "object":
            yield node
        for value in node.values():
            yield from every_object(value)
    elif isinstance(node, list):
        for value in node:
            yield from every_object(value)


ASKED_FOR = {"held"}
"""What supports hold is measured, and written, only where somebody asked for it."""


def test_the_schema_is_closed(schema):
    objects = list(every_object(schema))
    assert len(objects) > 20
    for found in objects:
        assert found["additionalProperties"] is False
        assert sorted(found["required"]) == sorted(set(found["properties"]) - ASKED_FOR)


@pytest.mark.parametrize("kind", ["brep", "mesh", "open mesh", "two bodies", "shell"])
def test_what_is_measured_validates_and_reads_back(kind, validator):
    part = Part.from_shape(plate())
    if kind.endswith("mesh"):
        part = Part.from_mesh(part.mesh.vertices, part.mesh.triangles[1:] if "open" in kind else part.mesh.triangles)
    elif kind == "two bodies":
        part = Part.from_shape(cq.Compound.makeCompound([plate(), plate().moved(cq.Location(cq.Vector(0, 0, 9)))]))
    elif kind == "shell":
        part = Part.from_shape(cq.Shell.makeShell(plate().Faces()[1:]))
    document = json.loads(json.dumps(measured(part), allow_nan=False))
    validator.validate(document)
    assert Measurements.from_dict(document).to_dict() == document


def test_more_than_the_schema_says_is_refused(validator):
    document = measured(Part.from_shape(plate()))
    document["parts"][0]["part"]["color"] = "red"
    assert not validator.is_valid(document)
