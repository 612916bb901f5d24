"""Bundles, recipes and rights: what holds is said in words, what does not is refused, and nothing in them is run."""

import base64
import json
import struct
import zlib
from dataclasses import replace

import pytest

from dfdm.bundles import write
from dfdm.bundles.container import pack, unpack
from dfdm.bundles.countersign import countersigned
from dfdm.bundles.manifest import as_text
from dfdm.pictures.stills import pixels, shown
from dfdm.trust import new_key, new_sealing_key
from tests.bundles.conftest import CREATED, content, key, own_content, whole

__all__ = ["content", "key", "own_content", "whole"]
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


def test_rights_recipe_and_pictures_of_a_whole_bundle_are_told(served, whole):
    (served.root / "whole.dfdm.zip").write_bytes(whole.read_bytes())
    told = served.ask("document", "whole.dfdm.zip", kind="bundle").json
    members = unpack(whole.read_bytes())
    named = [picture["member"] for sheet in told["recipe"]["instructions"] for picture in sheet["pictures"]]
    assert named
    assert {name: base64.b64decode(text) for name, text in told["pictures"].items()} == {
        name: members[name] for name in named
    }
    assert told["design_rights"] == json.loads(members["design-rights.json"])
    assert told["sealed"] == []
    assert (told["rights"]["kind"], told["rights"]["assignee"]) == ("Offer", "")
    deeds = {deed: row for row in told["rights"]["deeds"] for deed in row["deeds"]}
    assert all(row["who"] == "anyone" and row["may"] for row in deeds.values())
    assert deeds["make it"]["duties"] == []
    assert len(deeds["sell it"]["duties"]) == 4


def test_every_signature_is_told_with_role_and_state(served, good, key):
    designer, reviewer = new_key(), new_key()
    data = countersigned(good.read_bytes(), designer, role="designer", created="2026-11-22T08:00:00Z")
    data = countersigned(data, reviewer, role="reviewer", created="2026-11-23T08:00:00Z", chain=True)
    (served.root / "signed.dfdm.zip").write_bytes(data)
    found = served.ask("document", "signed.dfdm.zip", kind="bundle").json["verification"]
    assert [(one["signer"], one.get("role", ""), one["status"]) for one in found["signatures"]] == [
        (key.did, "", "valid"),
        (designer.did, "designer", "valid"),
        (reviewer.did, "reviewer", "valid"),
    ]
    assert len(found["signatures"][2]["after"]) == 2
    members = unpack(data)
    manifest = json.loads(members["manifest.json"])
    manifest["proof"][1]["role"] = "owner"
    (served.root / "wrong.dfdm.zip").write_bytes(pack({**members, "manifest.json": as_text(manifest)}))
    told = served.ask("document", "wrong.dfdm.zip", kind="bundle").json
    assert not told["verification"]["valid"]
    assert [one["status"] for one in told["verification"]["signatures"]] == ["valid", "wrong", "wrong"]
    assert {told[name] for name in ("recipe", "rights", "design_rights", "report", "sealed", "pictures")} == {None}


def test_what_is_sealed_is_named_and_not_told(served, own_content, key):
    path = served.root / "sealed.dfdm.zip"
    write(own_content, path, key, CREATED, seal_to=[new_sealing_key().recipient])
    told = served.ask("document", path.name, kind="bundle").json
    assert told["verification"]["sealed_to"] == 1
    assert "geometry/block.step" in told["sealed"]
    assert told["recipe"]["header"]["product"] == "Block"
    assert told["pictures"] == {}


def png(width, height):
    """A PNG that says to have these sides, whatever is in it."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))


def test_only_small_pictures_are_shown():
    assert pixels(png(640, 480)) == 640 * 480
    for data in (b"", png(640, 480)[:20], png(0, 9), png(4097, 1), png(2**32 - 1, 2**32 - 1), b"<svg onload='x'/>" * 9):
        assert pixels(data) == 0
    members = {
        "a": png(4000, 4000),
        "b": png(4000, 4000),
        "c": png(9, 9),
        "d": b"<svg/>" * 9,
        "e": png(9, 9) + b"x" * 2**22,
    }
    assert list(shown(members, ["a", "missing", "b", "c", "d", "e"])) == ["a", "b"]  # of pixels nothing is left
    assert list(shown(members, ["d", "c", "e", "a", "b"])) == ["c", "a"]
    many = {str(number): png(9, 9) for number in range(100)}
    assert len(shown(many, many)) == 60


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
    assert told["kind"] == "Agreement"
    deeds = {(row["who"], deed): row for row in told["deeds"] for deed in row["deeds"]}
    assert deeds[told["assignee"], "make it"]["may"]
    assert any("10 pieces" in bound for bound in deeds[told["assignee"], "make it"]["bounds"])
    assert not deeds["anyone else", "make it"]["may"]
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
