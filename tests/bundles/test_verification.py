import json
import random
import subprocess
import sys
import tracemalloc
from dataclasses import replace

import pytest

from dfdm.bundles import verify
from dfdm.bundles.bundle import compose
from dfdm.bundles.container import pack, unpack
from dfdm.bundles.manifest import Member, as_text
from dfdm.bundles.verification import verify_bytes
from dfdm.errors import InputError
from dfdm.recipes.recipe import recipe_id
from dfdm.trust import new_key, sign_document

CREATED = "2026-11-21T03:40:00Z"


def codes(data):
    found = verify_bytes(data)
    assert not found.valid
    return {problem.code for problem in found.problems}


def changed(path, **members):
    """The bundle with some members replaced (None: removed), in a canonical container: only the signature can tell."""
    found = unpack(path.read_bytes())
    for name, data in members.items():
        found.pop(name) if data is None else found.__setitem__(name, data)
    return pack(found)


def resigned(path, key, change):
    """The bundle with a changed manifest that is signed anew, its digests made to fit: a hostile but consistent maker."""
    members = unpack(path.read_bytes())
    manifest = json.loads(members["manifest.json"])
    change(manifest, members)
    manifest.pop("proof")
    manifest["issuer"] = key.did
    manifest["members"] = [Member.of(n, members[n]).to_dict() for n in sorted(members) if n != "manifest.json"]
    members["manifest.json"] = as_text(sign_document(manifest, key, created=CREATED))
    return pack(members)


def test_a_written_bundle_is_valid_and_names_its_signer(bundle, key):
    found = verify(bundle)
    assert found.valid, found.problems
    assert (found.signer, found.created, found.license) == (key.did, CREATED, "CERN-OHL-S-2.0")
    assert not found.signer_known
    assert "not in your list of known keys" in str(found)
    assert verify(bundle, known=[key.did]).signer_known
    assert "manifest.json" in {member.name for member in found.members}


def test_a_thousand_random_single_byte_changes_are_all_refused(bundle):
    data, rng = bundle.read_bytes(), random.Random(20261121)
    refused = 0
    for _ in range(1000):
        copy = bytearray(data)
        place = rng.randrange(len(copy))
        copy[place] ^= rng.randrange(1, 256)
        refused += not verify_bytes(bytes(copy)).valid
    assert refused == 1000


def test_single_byte_changes_with_a_mended_container_are_all_refused(bundle):
    """The checksums of the container are no defense: here they are always mended."""
    members, rng = unpack(bundle.read_bytes()), random.Random(7)
    names, refused = sorted(members), 0
    for turn in range(300):
        name = names[turn % len(names)]
        data = bytearray(members[name])
        data[rng.randrange(len(data))] ^= rng.randrange(1, 256)
        refused += not verify_bytes(pack({**members, name: bytes(data)})).valid
    assert refused == 300


def test_members_changed_added_removed_renamed_or_swapped_are_refused(bundle):
    found = unpack(bundle.read_bytes())
    step = found["geometry/block.step"]
    assert codes(changed(bundle, **{"geometry/block.step": step + b" "})) == {"member"}
    assert codes(changed(bundle, **{"geometry/block.step": None})) >= {"member"}
    assert codes(changed(bundle, **{"geometry/extra.step": step})) >= {"member"}
    assert codes(changed(bundle, **{"geometry/block.step": None, "geometry/other.step": step})) >= {"member"}
    assert codes(changed(bundle, **{"preview.png": step, "geometry/block.step": found["preview.png"]})) == {"member"}
    assert codes(changed(bundle, **{"manifest.json": None})) == {"manifest"}
    assert codes(pack({"a": b""})) == {"manifest"}
    assert codes(b"") == {"container"}
    assert codes(bundle.read_bytes() + b"x") == {"container"}


def test_a_stripped_foreign_or_swapped_signature_is_refused(bundle, content, key):
    other = new_key()
    manifest = json.loads(unpack(bundle.read_bytes())["manifest.json"])
    proof = manifest.pop("proof")
    assert codes(changed(bundle, **{"manifest.json": as_text(manifest)})) == {"manifest"}
    foreign = sign_document({**manifest, "issuer": other.did}, other, created=CREATED)
    assert codes(changed(bundle, **{"manifest.json": as_text(foreign)})) == {"rights"}  # signed, but not by who grants
    forged = {**manifest, "proof": foreign["proof"]}
    assert codes(changed(bundle, **{"manifest.json": as_text(forged)})) == {"signature"}
    weak = {**manifest, "proof": {**proof, "cryptosuite": "none"}}
    assert codes(changed(bundle, **{"manifest.json": as_text(weak)})) == {"manifest"}
    later = json.loads(unpack(compose(content, key, "2026-11-22T00:00:00Z"))["manifest.json"])["proof"]
    assert codes(changed(bundle, **{"manifest.json": as_text({**manifest, "proof": later})})) >= {"signature"}


@pytest.mark.parametrize(
    "text",
    [
        b"{}",
        b"[]",
        b"not json",
        b'{"schema": "dfdm/manifest/1", "schema": "dfdm/manifest/1"}',
        b'{"schema": NaN}',
        b"\xff\xfe",
        b'{"a":' * 2000 + b"1" + b"}" * 2000,
    ],
)
def test_a_manifest_that_is_none_is_refused(bundle, text):
    assert codes(changed(bundle, **{"manifest.json": text})) == {"manifest"}


def test_a_manifest_in_another_spelling_is_refused(bundle):
    text = unpack(bundle.read_bytes())["manifest.json"]
    assert codes(changed(bundle, **{"manifest.json": text + b"\n"})) == {"manifest"}
    assert codes(changed(bundle, **{"manifest.json": json.dumps(json.loads(text)).encode()})) == {"manifest"}


def test_rights_cannot_be_moved_to_other_geometry_even_by_the_signer(bundle, own_content, key):
    other = compose(own_content, key, CREATED)
    rights = unpack(other)["rights.odrl.jsonld"]
    assert codes(changed(bundle, **{"rights.odrl.jsonld": rights})) >= {"member", "rights"}

    def retarget(_, members):
        document = json.loads(members["rights.odrl.jsonld"])
        document["target"] = "urn:dfdm:variant:sha256:ff"
        members["rights.odrl.jsonld"] = as_text(document)

    assert codes(resigned(bundle, key, retarget)) == {"rights"}

    def uncover(manifest, _):
        manifest["rights"][0]["covers"].remove("geometry/block.step")

    assert codes(resigned(bundle, key, uncover)) == {"rights"}

    def rename(manifest, _):
        manifest["subject"] = "urn:dfdm:variant:sha256:ff"

    assert codes(resigned(bundle, key, rename)) == {"rights", "recipe"}


@pytest.mark.parametrize("name", ["recipe.json", "rights.odrl.jsonld", "ro-crate-metadata.json"])
@pytest.mark.parametrize("text", [b"{}", b'{"a": 1, "a": 2}', b"[1]", b'{"a": NaN}', b"\xff", None])
def test_hostile_documents_are_refused_even_when_signed(bundle, key, name, text):
    def put(_, members):
        members.pop(name) if text is None else members.__setitem__(name, text)

    assert codes(resigned(bundle, key, put)) & {"document", "recipe", "rights"}


def test_the_description_for_other_tools_may_not_lie(bundle, key):
    def lie(_, members):
        crate = json.loads(members["ro-crate-metadata.json"])
        next(e for e in crate["@graph"] if e["@id"] == "geometry/block.step")["sha256"] = "0" * 64
        members["ro-crate-metadata.json"] = as_text(crate)

    assert codes(resigned(bundle, key, lie)) == {"document"}


def test_recipe_and_rights_are_held_to_their_closed_schemas(bundle, key):
    def spoil(_, members):
        document = json.loads(members["recipe.json"])
        document["parts"][0]["count"] = "many"
        document["parts"][0]["surprise"] = 1
        members["recipe.json"] = as_text(document)

    assert codes(resigned(bundle, key, spoil)) == {"recipe"}

    def reword(_, members):
        document = json.loads(members["recipe.json"])
        document["parts"][0]["procedure"][0]["name"] = "By magic"
        members["recipe.json"] = as_text(document)

    assert codes(resigned(bundle, key, reword)) == {"recipe"}

    def widen(_, members):
        document = json.loads(members["rights.odrl.jsonld"])
        document["conflict"] = "perm"
        members["rights.odrl.jsonld"] = as_text(document)

    assert codes(resigned(bundle, key, widen)) == {"rights"}


def test_own_terms_verify_too(own_content, key):
    found = verify_bytes(compose(own_content, key, CREATED))
    assert found.valid, found.problems
    assert found.license == "LicenseRef-block-terms"


def test_a_file_that_cannot_be_read_is_bad_input(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        verify(tmp_path / "none.dfdm.zip")
    with pytest.raises(InputError, match="cannot be read"):
        verify(tmp_path)


def test_the_result_does_not_depend_on_the_order_of_contents(content, key):
    again = replace(content, files=dict(reversed(content.files.items())))
    assert compose(again, key, CREATED) == compose(content, key, CREATED)


def test_verifying_loads_no_geometry_runs_no_code_and_asks_no_network(bundle):
    script = """
import sys
def watch(event, args):
    if event in ("socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system"):
        raise SystemExit(f"verifying did {event}")
    if event == "exec" and getattr(args[0], "co_filename", "").endswith("block.py"):
        raise SystemExit("verifying ran the design")
sys.addaudithook(watch)
from dfdm.bundles import read, verify
assert verify(sys.argv[1]).valid
opened = read(sys.argv[1])
assert opened.recipe and opened.rights and opened.geometry()
heavy = [m for m in ("OCP", "cadquery", "vtkmodules", "numba", "trimesh", "lib3mf", "ezdxf", "dfdm.geometry") if m in sys.modules]
print(heavy)
"""
    done = subprocess.run([sys.executable, "-c", script, str(bundle)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "[]", "")


def test_a_recipe_that_makes_parts_from_what_is_not_there_is_refused(bundle, key):
    def spoil(_, members):
        members["geometry/other.step"] = members.pop("geometry/block.step")

    found = verify_bytes(resigned(bundle, key, spoil))
    assert "recipe.json: it makes parts from geometry/block.step, which the bundle does not hold" in {
        problem.message for problem in found.problems
    }


def test_a_recipe_that_names_another_picture_than_the_bundle_holds_is_refused(bundle, key):
    picture = {"member": "documents/instructions/a.png", "sha256": "0" * 64, "shows": "setup", "caption": "setup"}

    def spoil(_, members):
        recipe = json.loads(members["recipe.json"])
        recipe["instructions"][0]["pictures"] = [picture]
        recipe["header"]["id"] = recipe_id(recipe)
        members["recipe.json"] = as_text(recipe)
        members[picture["member"]] = b"not that picture"

    found = verify_bytes(resigned(bundle, key, spoil))
    assert "recipe.json: it names another picture than documents/instructions/a.png" in {
        problem.message for problem in found.problems
    }


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("manifest.json", b'{"members":[' + b"1," * 2**20 + b"1]}", "at most 2097152 are read"),
        ("recipe.json", b'{"a":[' + b"[]," * 6 * 2**20 + b"1]}", "at most 16777216 are read"),
        ("recipe.json", b'{"a":' + b"[" * 10**6 + b"]" * 10**6 + b"}", "nested deeper than 64"),
        ("recipe.json", b'{"a":' + b"9" * 10**6 + b"}", "not valid JSON"),
        ("recipe.json", b'{"a":1e999}', "too large"),
        ("recipe.json", b'{"parts":[' + b"0," * 2**18 + b"0]}", "is a required property"),
    ],
)
def test_hostile_documents_are_refused_before_they_take_time_or_memory(bundle, name, data, said):
    members = unpack(bundle.read_bytes())
    hostile = pack({**members, name: data})
    tracemalloc.start()
    try:
        found = verify_bytes(hostile)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert not found.valid
    assert any(said in problem.message for problem in found.problems), found.problems
    assert peak < 40 * len(data) + 2**24
    assert all(len(problem.message) < 1000 for problem in found.problems)
