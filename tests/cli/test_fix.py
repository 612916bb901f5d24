"""`dfdm fix`: a contract in JSON, exit codes, one line for what cannot be."""

import json

import jsonschema
import pytest

from dfdm.__main__ import main
from dfdm.sweeps.trials import close_worker
from dfdm.table import data_folder

BRACKET = "examples/wall_bracket.py"
SCHEMA = json.loads((data_folder() / "schema" / "fix.schema.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module", autouse=True)
def worker():
    yield
    close_worker()


def test_the_nearest_makeable_parameters_as_json(capsys):
    arguments = ["fix", BRACKET, "--set", "wall=0.4", "--process", "milling", "--quantity", "25", "--format", "json"]
    assert main(arguments) == 0
    document = json.loads(capsys.readouterr().out)
    jsonschema.validate(document, SCHEMA)
    assert document["changes"] == [{"parameter": "wall", "unit": "mm", "from": 0.4, "to": 0.5}]
    assert (document["verdict_before"], document["verdict_after"]) == ("fail", "warn")
    assert document["quantity"] == 25
    assert document["cost_after"]["currency"] == "EUR"
    assert main(arguments) == 0
    assert json.loads(capsys.readouterr().out) == document


def test_what_cannot_be_mended_is_exit_code_1(capsys):
    assert main(["fix", BRACKET, "--process", "laser_cutting", "--language", "es"]) == 1
    assert "is-sheet" in capsys.readouterr().out


def test_geometry_without_parameters_and_no_process_are_one_line(models, capsys):
    assert main(["fix", *models["step"], "--process", "milling"]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert main(["fix", BRACKET]) == 2
    assert "--process" in capsys.readouterr().err
