"""The six commands of the main job on every kind of model: valid under the closed schemas, the same in two processes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from dfdm.table import data_folder
from dfdm.trust import new_key, save_key

SCHEMAS = {
    "measure": "measurements",
    "check": "report",
    "cost": "estimates",
    "match": "candidates",
    "export": "bundle",
    "verify": "verification",
}
KINDS = ("design", "cqgi", "step", "stl", "dxf", "assembly", "reordered")


@pytest.fixture(scope="session")
def results(models, tmp_path_factory):
    """What two processes printed, with other hash seeds and without caches, and the bundles they wrote."""
    key = new_key()
    found = []
    running = []
    for seed in ("1", "2"):
        folder = tmp_path_factory.mktemp(f"process{seed}")
        save_key(key, folder / "key.pem", None)
        environment = {**os.environ, "PYTHONHASHSEED": seed, "DFDM_CACHE": str(folder / "cache")}
        arguments = [sys.executable, str(Path(__file__).with_name("driver.py")), json.dumps(models), str(folder)]
        running.append(
            (
                folder,
                subprocess.Popen(arguments, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True),
            )
        )
    for folder, process in running:
        out, err = process.communicate(timeout=900)
        assert process.returncode == 0, err
        found.append((folder, json.loads(out)))
    return found


@pytest.mark.parametrize("command", SCHEMAS)
@pytest.mark.parametrize("kind", KINDS)
def test_the_json_is_valid_and_the_same_in_two_processes(results, kind, command):
    (_, first), (_, second) = results
    name = f"{kind} {command}"
    assert first[name]["code"] in (0, 1) if command in ("check", "match") else first[name]["code"] == 0, first[name][
        "err"
    ]
    document = json.loads(first[name]["out"])
    schema = json.loads((data_folder() / "schema" / f"{SCHEMAS[command]}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(document)
    assert document["schema"].startswith("dfdm/")
    assert first[name]["out"] == second[name]["out"]


@pytest.mark.parametrize("kind", KINDS)
def test_bundles_from_two_processes_are_byte_identical(results, kind):
    (one, _), (two, _) = results
    assert (one / f"{kind}.dfdm.zip").read_bytes() == (two / f"{kind}.dfdm.zip").read_bytes()


@pytest.mark.parametrize("kind", SCHEMAS.values())
def test_every_schema_is_closed(kind):
    schema = json.loads((data_folder() / "schema" / f"{kind}.schema.json").read_text(encoding="utf-8"))
    assert list(_open_objects(schema, kind)) == []


def _open_objects(node, path):
    if isinstance(node, dict):
        types = node.get("type")
        is_object = types == "object" or (isinstance(types, list) and "object" in types) or "properties" in node
        free = isinstance(node.get("additionalProperties"), dict) or "propertyNames" in node
        if (
            is_object
            and node.get("additionalProperties") is not False
            and node.get("unevaluatedProperties") is not False
            and not free
        ):
            yield path
        for key, value in node.items():
            yield from _open_objects(value, f"{path}/{key}")
    elif isinstance(node, list):
        for i, value in enumerate(node):
            yield from _open_objects(value, f"{path}[{i}]")


def test_a_bundle_is_judged_like_any_model(results):
    folder, first = results[0]
    done = subprocess.run(
        [sys.executable, "-m", "dfdm", "measure", str(folder / "step.dfdm.zip"), "--format", "json"],
        capture_output=True,
        text=True,
        check=True,
    )
    inside, outside = json.loads(done.stdout)["parts"][0], json.loads(first["step measure"]["out"])["parts"][0]
    assert inside["part"]["volume_mm3"] == pytest.approx(outside["part"]["volume_mm3"], rel=1e-9)
    assert len(inside["holes"]) == len(outside["holes"]) == 4
