"""`dfdm recipe`: as text, as a document, as a page with pictures; for anyone, a node, a machine."""

import hashlib
import json
from pathlib import Path

import jsonschema
import pytest

from dfdm import verbs
from dfdm.__main__ import main
from dfdm.bundles import read
from dfdm.nodes.network import sample_network
from dfdm.table import data_folder
from dfdm.trust import new_key

PLATE = str(Path(__file__).parents[2] / "examples" / "motor_plate.py")
SCHEMA = json.loads((data_folder() / "schema" / "recipe.schema.json").read_text(encoding="utf-8"))


def document(capsys, *arguments):
    assert main(["recipe", PLATE, "--format", "json", *arguments]) == 0
    found = json.loads(capsys.readouterr().out)
    jsonschema.validate(found, SCHEMA)
    return found


def test_a_general_recipe_for_an_order(capsys):
    found = document(capsys, "--process", "milling", "--quantity", "120", "--aql", "major=1.0")
    assert (found["header"]["level"], found["header"]["quantity"]) == ("general", 120)
    (plan,) = found["parts"][0]["final_inspection"]["plans"]
    assert (plan["sample"], plan["accept"], plan["aql"]) == (13, 0, 1.0)
    assert main(["recipe", PLATE, "--process", "milling", "--quantity", "120", "--aql", "major=1.0"]) == 0
    assert "the first piece, then 13 of 120 (major, AQL 1 %)" in capsys.readouterr().out


def test_recipes_of_a_node_and_of_its_machine(capsys, tmp_path):
    node = next(n for n in sample_network() if "milling" in n.processes)
    machine = next(e.machine.id for e in node.machines if "milling" in e.machine.processes)
    program = tmp_path / "plate.nc"
    program.write_text("G0 X0\n")
    way = ("--process", "milling", "--node", node.id)
    site = document(capsys, *way)
    assert (site["header"]["level"], site["header"]["node"]) == ("site", node.id)
    assert machine in site["parts"][0]["procedure"][0]["machines"]
    master = document(capsys, *way, "--machine", machine, "--reference", f"program={program}")
    assert master["header"]["level"] == "master"
    assert master["header"]["parent"]["id"] == site["header"]["id"]
    (reference,) = master["parts"][0]["procedure"][0]["references"]
    assert reference == {"kind": "program", "name": "plate.nc", "sha256": hashlib.sha256(b"G0 X0\n").hexdigest()}


def test_a_page_with_its_pictures(tmp_path):
    page, folder = tmp_path / "recipe.html", tmp_path / "pictures"
    way = ["--process", "milling", "--format", "html", "-o", str(page), "--pictures", str(folder)]
    assert main(["recipe", PLATE, *way]) == 0
    written = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.png"))
    assert written == [
        "documents/instructions/plate-1-characteristics-1.png",
        "documents/instructions/plate-1-setup-1.png",
        "documents/instructions/plate-1-setup-2.png",
    ]
    assert page.read_text(encoding="utf-8").count("<img ") == len(written)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--machine", "tormach_pcnc_1100"], "--node"),
        (["--reference", "program=a.nc"], "--machine"),
        (["--aql", "critical=1"], "critical"),
        (["--aql", "major=x"], "percentage"),
        (["--aql", "major=3"], "no acceptable quality level"),
        (["--level", "IV"], "inspection level"),
        (["--quantity", "0"], "below 1"),
    ],
)
def test_what_cannot_be_used_is_one_line(capsys, arguments, said):
    assert main(["recipe", PLATE, "--process", "milling", *arguments]) == 2
    error = capsys.readouterr().err
    assert said in error and len(error.splitlines()) == 1


def test_the_bundle_carries_the_pictures_that_its_recipe_names(tmp_path):
    path = tmp_path / "plate.dfdm.zip"
    verbs.export(PLATE, path=path, process="milling", key=new_key(), created="2026-03-02T09:00:00Z")
    opened = read(path)
    named = [p for sheet in opened.recipe["instructions"] for p in sheet["pictures"]]
    assert len(named) == 3
    for picture in named:
        assert hashlib.sha256(opened.members[picture["member"]]).hexdigest() == picture["sha256"]


def test_a_node_derives_its_recipe_from_the_one_in_a_bundle(capsys, tmp_path):
    path = tmp_path / "plate.dfdm.zip"
    verbs.export(PLATE, path=path, process="milling", key=new_key(), created="2026-03-02T09:00:00Z")
    carried = read(path).recipe
    node = next(n for n in sample_network() if "milling" in n.processes)
    assert main(["recipe", str(path), "--node", node.id, "--quantity", "200", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    jsonschema.validate(found, SCHEMA)
    assert (found["header"]["level"], found["header"]["quantity"]) == ("site", 200)
    assert found["header"]["id"] != carried["header"]["id"] != found["header"]["parent"]["id"]
    assert found["parts"][0]["final_inspection"]["plans"][0]["sample"] == 32
    assert found["instructions"][0]["pictures"] == carried["instructions"][0]["pictures"]
    assert main(["recipe", str(path), "--process", "milling"]) == 2
    assert "carries its recipe" in capsys.readouterr().err
