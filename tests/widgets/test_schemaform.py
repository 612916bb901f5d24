import json

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dfdm.errors import InputError
from dfdm.widgets import SchemaForm
from dfdm.widgets.edits import edited
from dfdm.widgets.schemas import is_derived, label_of, outline
from tests.widgets.schema_values import KINDS, schema_of, values

SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "additionalProperties": False,
    "required": ["id", "name", "size"],
    "properties": {
        "id": {"type": "string", "readOnly": True},
        "name": {"type": "string", "minLength": 1},
        "size": {"$ref": "#/$defs/size"},
        "note": {"type": "string"},
        "wall_mm": {"type": ["number", "null"], "exclusiveMinimum": 0},
        "day": {"type": "string", "format": "date"},
        "tags": {"type": "array", "items": {"type": "string", "pattern": "^[a-z]+$"}, "uniqueItems": True},
        "bound": {
            "anyOf": [
                {"type": "integer", "minimum": 1},
                {"type": "object", "required": ["from"], "additionalProperties": False, "properties": {"from": {"type": "string"}}},
            ]
        },
    },
    "$defs": {"size": {"enum": ["small", "large"], "title": "How large"}},
}  # fmt: skip
VALUE = {"id": "x1", "name": "plate", "size": "small", "tags": ["flat"], "bound": {"from": "a"}}


def form(**more):
    return SchemaForm(SCHEMA, {**VALUE, **more}, caption="Part")


def told(made):
    return {("/".join(map(str, p["path"])), p["message"]) for p in made.problems}


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=12)
@given(data=st.data())
def test_any_valid_instance_goes_through_the_form_unchanged(kind, data):
    schema = schema_of(kind)
    value = data.draw(values(schema))
    try:
        jsonschema.validate(value, schema, format_checker=jsonschema.FormatChecker())
    except jsonschema.ValidationError:
        value = None  # a condition across entries: not an instance
    if value is None:
        return
    made = SchemaForm(schema, value)
    assert made.valid
    assert made.problems == []
    assert json.dumps(made.value) == json.dumps(value)
    text = made.text()
    assert all(label in text for _, label, _ in outline(schema, value))
    assert "<script" not in made.html()
    paths = [path for path in leaves(value) if not is_derived(schema, path)]
    if paths:
        path = data.draw(st.sampled_from(paths))
        made._heard(made, {"do": "edit", "by": "a:1", "changes": [{"path": list(path), "value": at(value, path)}]}, [])
        assert json.dumps(made.value) == json.dumps(value)
        assert made.edited == "a:1"


def leaves(value, path=()):
    if path and not isinstance(value, dict | list):
        yield path
    for step, entry in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        yield from leaves(entry, (*path, step))


def at(value, path):
    for step in path:
        value = value[step]
    return value


def test_what_is_wrong_is_said_at_its_place_as_it_is_typed():
    made = form()
    assert made.valid
    made.value = {"id": "x1", "name": "", "size": "huge", "note": 3, "wall_mm": -1, "day": "2026-02-30", "tags": ["A", "a", "a"],
                  "bound": 0, "more": 1}  # fmt: skip
    assert told(made) == {
        ("name", "must not be empty"),
        ("size", "must be one of small, large"),
        ("note", "must be a text"),
        ("wall_mm", "must be more than 0"),
        ("day", "must be a day such as 2026-11-29"),
        ("tags/0", "has not the form that it must have (^[a-z]+$)"),
        ("tags", "holds the same entry twice"),
        ("bound", "must be at least 1"),
        ("more", "is not foreseen here"),
    }
    made.value = {"id": "x1", "size": "small", "bound": {"from": 1}}
    assert told(made) == {("name", "is missing"), ("bound/from", "must be a text")}
    assert {p["label"] for p in made.problems} == {"Bound: From", "Name"}
    assert not made.valid
    made.value = VALUE
    assert made.valid


def test_a_number_that_is_still_being_typed_is_kept_and_told_off():
    made = form()
    made._heard(made, {"do": "edit", "by": "a:1", "changes": [{"path": ["wall_mm"], "value": "2,"}]}, [])
    assert made.value["wall_mm"] == "2,"
    assert told(made) == {("wall_mm", "must be a number or left open")}


def test_rows_are_added_and_removed_where_the_front_end_says():
    made = form()
    changes = [
        {"path": ["tags", 1], "value": "thin", "insert": True},
        {"path": ["tags", 0], "remove": True},
        {"path": ["note"], "value": "x"},
        {"path": ["bound"], "remove": True},
    ]
    made._heard(made, {"do": "edit", "by": "a:1", "changes": changes}, [])
    assert made.value == {"id": "x1", "name": "plate", "size": "small", "tags": ["thin"], "note": "x"}


def test_what_is_derived_gone_or_nonsense_changes_nothing():
    made = form()
    changes = [
        {"path": ["id"], "value": "forged"},
        {"path": ["tags", 7], "value": "late"},
        {"path": ["nowhere", "at", "all"], "value": 1},
        {"path": ["name", 0], "value": 1},
        {"path": [], "value": 3},
        {"path": "name"},
        {"value": 1},
        "text",
        None,
    ]
    for content in ({"do": "edit", "changes": changes}, {"do": "edit", "changes": 3}, {"do": "else"}, 5, None):
        made._heard(made, content, [])
    assert made.value == VALUE
    with pytest.raises(InputError, match="Id is not edited here"):
        made.set("id", value="y")
    made.set("bound", "from", value="b")
    assert made.value["bound"] == {"from": "b"}


def test_yes_in_the_place_of_one_is_told_off():
    made = form(bound=1)
    made._heard(made, {"do": "edit", "by": "a:1", "changes": [{"path": ["bound"], "value": True}]}, [])
    assert made.value["bound"] is True
    assert not made.valid


def test_a_locked_form_takes_no_edit_and_judges_nothing():
    made = SchemaForm(SCHEMA, {"name": ""}, locked=True)
    made._heard(made, {"do": "edit", "by": "a:1", "changes": [{"path": ["name"], "value": "x"}]}, [])
    assert made.value == {"name": ""}
    assert made.problems == []


def test_an_edit_leaves_the_value_before_as_it_was():
    before = {"a": [{"b": 1}], "c": {"d": 2}}
    after = edited(before, ["a", 0, "b"], {"value": 5})
    assert before == {"a": [{"b": 1}], "c": {"d": 2}}
    assert after == {"a": [{"b": 5}], "c": {"d": 2}}
    assert after["c"] is before["c"]


@pytest.mark.parametrize(
    ("key", "schema", "label"),
    [
        ("nominal_mm", {}, "Nominal, mm"),
        ("area_mm2", {}, "Area, mm²"),
        ("dct:license", {}, "License"),
        ("@type", {}, "Type"),
        ("rightOperand", {}, "Right operand"),
        ("wall_mm", {"title": "Wall"}, "Wall, mm"),
        ("responsible_party", {}, "Responsible party"),
        ("power", {"x-unit": "kW"}, "Power, kW"),
        ("mm", {}, "Mm"),
        ("", {}, ""),
    ],
)
def test_labels_are_words_with_their_unit(key, schema, label):
    assert label_of(key, schema) == label


def test_words_and_html_stand_in_for_the_live_form_and_are_text_not_markup():
    made = form(name="<img src=x onerror=alert(1)>", wall_mm=None)
    assert made.text() == (
        "Part\n  Id: x1\n  Name: <img src=x onerror=alert(1)>\n  How large: small\n  Tags: flat\n  Bound:\n    From: a\n"
        "  Wall, mm: not given"
    )
    bundle = made._repr_mimebundle_()
    assert bundle["text/plain"] == made.text()
    assert "<img" not in bundle["text/html"]
    assert "&lt;img" in bundle["text/html"]
    made.value = {**VALUE, "name": ""}
    assert made.text().endswith("! Name: must not be empty")
    assert "<li>Name: must not be empty</li>" in made.html()


def test_a_schema_that_is_none_is_refused():
    with pytest.raises(jsonschema.SchemaError):
        SchemaForm({"type": "nonsense"})
