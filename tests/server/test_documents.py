"""Bundles, recipes and rights: what holds is said in words, what does not is refused, and nothing in them is run."""

import json
from dataclasses import replace

import pytest

from dfdm.bundles import write
from tests.bundles.conftest import CREATED, content, key, own_content

__all__ = ["content", "key", "own_content"]
"""Fixtures of the tests of bundles, used here too."""


@pytest.fixture(scope="module")
def good(served, content, key):
    files = dict(content.files)
    files["geometry/block.step"] = (served.root / "plate.step").read_bytes()
    marker = served.root / "bundle-was-run"
    files["source/block.py"] = f"open({str(marker)!r}, 'w')\n".encode()
    write(replace(content, files=files), served.root / "block.dfdm.zip", key, CREATED)
    return served.root / "block.dfdm.zip"


def test_a_bundle_that_holds_is_told_whole(served, good, key):
    answer = served.ask("document", good.name, kind="bundle")
    assert answer.status == 200
    told = answer.json
    assert told["schema"] == "dfdm/document/1"
    assert told["verification"]["valid"]
    assert told["verification"]["signer"] == key.did
    assert {"manifest.json", "recipe.json", "rights.odrl.jsonld"} <= {
        m["name"] for m in told["verification"]["members"]
    }
    assert told["recipe"]["header"]["product"] == "Block"
    assert any("CERN-OHL-S-2.0" in line for line in told["rights"]["lines"])


def test_the_geometry_of_a_bundle_is_drawn_and_judged_but_its_code_is_not_run(served, good):
    preview = served.ask("preview", good.name)
    assert preview.status == 200, preview.body
    assert preview.header["kind"] == "bundle"
    assert preview.header["parts"][0]["size_mm"] == pytest.approx([60, 40, 4])
    findings = served.ask("findings", good.name, process="milling")
    assert findings.json["reports"][0]["process"] == "milling"
    assert not (served.root / "bundle-was-run").exists()


def test_a_bundle_that_was_changed_says_why_and_nothing_of_its_content(served, good):
    data = bytearray(good.read_bytes())
    at = data.find(b"#1")
    data[at + 1] ^= 1
    (served.root / "changed.dfdm.zip").write_bytes(bytes(data))
    told = served.ask("document", "changed.dfdm.zip", kind="bundle").json
    assert not told["verification"]["valid"]
    assert told["verification"]["problems"]
    assert (told["recipe"], told["rights"], told["report"]) == (None, None, None)
    for route in ("preview", "findings"):
        answer = served.ask(route, "changed.dfdm.zip")
        assert (answer.status, answer.json["code"]) == (422, "unusable")
        assert "refused" in answer.json["message"]


@pytest.mark.parametrize("data", [b"", b"PK\x05\x06" + b"\0" * 18, b"PK\x03\x04" * 4000, b"<script>alert(1)</script>"])
def test_what_is_no_bundle_is_refused_not_raised(served, data):
    (served.root / "odd.dfdm.zip").write_bytes(data)
    answer = served.ask("document", "odd.dfdm.zip", kind="bundle")
    assert answer.status == 200
    assert [p["code"] for p in answer.json["verification"]["problems"]] == ["container"]


def test_a_recipe_is_checked_against_its_form_and_its_id(served, content):
    recipe = dict(content.recipe)
    (served.root / "block.recipe.json").write_text(json.dumps(recipe))
    assert served.ask("document", "block.recipe.json", kind="recipe").json["valid"]
    changed = {**recipe, "header": {**recipe["header"], "product": "Another"}}
    (served.root / "changed.recipe.json").write_text(json.dumps(changed))
    told = served.ask("document", "changed.recipe.json", kind="recipe").json
    assert not told["valid"]
    assert "id" in told["problem"]
    (served.root / "short.recipe.json").write_text(json.dumps({"schema": "dfdm/recipe/1"}))
    assert not served.ask("document", "short.recipe.json", kind="recipe").json["valid"]


def test_rights_are_explained_or_why_not(served, content, own_content):
    (served.root / "own.rights.json").write_text(json.dumps(dict(own_content.rights)))
    told = served.ask("document", "own.rights.json", kind="rights").json
    assert told["valid"]
    assert any("At most 10 pieces" in line for line in told["lines"])
    wrong = {**content.rights, "conflict": "perm"}
    (served.root / "wrong.rights.json").write_text(json.dumps(wrong))
    told = served.ask("document", "wrong.rights.json", kind="rights").json
    assert not told["valid"]
    assert told["problem"]
    assert told["lines"] == []


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, '{"a": 1, "a": 2}', "[]", "NaN", "\x00", '{"a": ' * 70 + "1" + "}" * 70, "{}" + " " * 17 * 2**20],
)
def test_hostile_json_is_one_clear_line(served, text):
    (served.root / "odd.recipe.json").write_text(text)
    answer = served.ask("document", "odd.recipe.json", kind="recipe")
    assert answer.status in (413, 422)
    assert set(answer.json) == {"message", "code"}


def test_a_document_of_no_known_kind_is_refused(served, good):
    assert served.ask("document", good.name, kind="__class__").status == 415
    assert served.ask("document", good.name).status == 415
