"""Kinds of workshop: what stands in them is cited, and a node file made from one is valid."""

import json
import tomllib

import pytest

from dfdm.__main__ import main
from dfdm.errors import DataError, InputError, UnknownNameError
from dfdm.nodes.new import new_node
from dfdm.nodes.reading import read_node, validate
from dfdm.nodes.template import NodeTemplate, template, templates
from dfdm.processes import catalog


def test_rows_name_what_the_catalog_has_and_where_it_is_from():
    pages = catalog()
    assert set(templates()) == {"fab-lab"}
    for kind in templates().values():
        for row in kind.machines:
            assert row.source in pages.sources and row.locator
            if row.model:
                assert row.process in pages.machines[row.model].processes, row.what
        for row in kind.materials:
            assert row.material in pages.materials and row.source in pages.sources


def test_a_fab_lab_has_the_core_that_fab_labs_share():
    kind = template("Fab Lab")
    assert {"laser_cutting", "routing", "milling", "material_extrusion"} <= {row.process for row in kind.machines}
    assert [row.what for row in kind.machines if not row.model] == [
        "sign cutter (vinyl cutter)",
        "electronics workbench",
    ]
    with pytest.raises(UnknownNameError, match="fab-lab"):
        template("castle")


def test_a_node_from_a_template_is_valid_and_says_what_is_a_stand_in():
    text = new_node("Lab", [], "Porto, PT", template=template("fab-lab"))
    document = tomllib.loads(text)
    validate("node", document, where="lab.toml")
    node = read_node(document, where="lab.toml")
    assert [entry.machine.id for entry in node.machines] == [r.model for r in template("fab-lab").machines if r.model]
    assert list(node.materials) == [row.material for row in template("fab-lab").materials]
    assert text.count(": a stand-in, put your own model here") == len(node.machines)
    assert "# Such a workshop also has, without a page in the catalog: sign cutter" in text


def test_own_machines_take_the_place_of_stand_ins_for_the_same_process():
    text = new_node("Lab", ["xtool_s1", "xtool_s1"], "Porto, PT", materials=["pla"], template=template("fab-lab"))
    document = tomllib.loads(text)
    models = {entry["model"]: entry.get("count", 1) for entry in document["machines"]}
    assert models["xtool_s1"] == 2 and "epilog_helix_60" not in models and "shopbot_4x8" in models
    assert document["materials"] == ["pla"]


def test_every_commented_line_is_valid_when_it_is_switched_on():
    text = new_node("Lab", [], "Porto, PT", template=template("fab-lab"))
    switched = "\n".join(
        line.removeprefix("# ") if line.startswith("# ") and ("=" in line or line.startswith("# [")) else line
        for line in text.splitlines()
    )
    assert read_node(tomllib.loads(switched), where="lab.toml").calendar["backlog_h"] == 16


def test_without_a_template_machines_are_needed():
    with pytest.raises(InputError, match="machines"):
        new_node("Lab", [], "Porto, PT")


def test_the_command_line_starts_from_a_template(capsys):
    assert main(["nodes", "new", "Lab", "--template", "fab-lab", "--place", "Porto, PT", "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    validate("node", document, where="lab.json")
    assert len(document["machines"]) == 5
    assert main(["nodes", "new", "Lab", "--template", "castle", "--place", "Porto, PT"]) == 2
    assert "fab-lab" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"what": "kiln", "locator": "p. 1"}, "'source' is missing"),
        ({"what": "kiln", "source": "book", "locator": "p. 1", "color": "red"}, "unknown key 'color'"),
        ({"source": "book", "locator": "p. 1"}, "'what' is missing"),
    ],
)
def test_templates_that_do_not_load(row, message):
    with pytest.raises(DataError, match=message):
        NodeTemplate.from_dict({"id": "x", "name": "X", "machines": [row]}, where="x.toml")
