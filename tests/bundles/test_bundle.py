import errno
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest

from dfdm.bundles import read, verify, write
from dfdm.bundles.bundle import compose
from dfdm.bundles.container import pack, unpack
from dfdm.errors import BundleError, DataError, ExportError, LicenseConflictError
from dfdm.trust import new_key, save_key
from dfdm.trust.schemas import validator

CREATED = "2026-11-21T03:40:00Z"


def test_what_is_written_is_told_and_valid(content, key, tmp_path):
    info = write(content, tmp_path / "block.dfdm.zip", key, CREATED)
    assert info.path.stat().st_size == info.size
    assert [p.name for p in tmp_path.iterdir()] == ["block.dfdm.zip"]
    found = verify(info.path)
    assert (found.valid, found.sha256, found.members) == (True, info.sha256, info.members)
    assert not list(validator("bundle").iter_errors(info.to_dict()))
    assert not list(validator("verification").iter_errors(found.to_dict()))
    assert info.sha256[:16] in str(info)


def test_a_refusal_is_a_valid_document_too(bundle, tmp_path):
    path = tmp_path / "cut.dfdm.zip"
    path.write_bytes(bundle.read_bytes()[:-1])
    found = verify(path)
    jsonschema.validate(found.to_dict(), validator("verification").schema)
    assert str(found).startswith("REFUSED")


def test_every_document_in_a_bundle_keeps_its_schema(bundle, own_content, key):
    for data in (bundle.read_bytes(), compose(own_content, key, CREATED)):
        members = unpack(data)
        for name, kind in (("recipe.json", "recipe"), ("rights.odrl.jsonld", "rights"), ("manifest.json", "manifest")):
            assert not list(validator(kind).iter_errors(json.loads(members[name]))), name


def test_the_same_content_gives_the_same_bytes(content, key):
    assert compose(content, key, CREATED) == compose(content, key, "2026-11-21T04:40:00+01:00")
    assert compose(content, key, CREATED) != compose(content, key, "2026-11-21T03:40:01Z")


def test_the_notice_names_authors_license_and_source(bundle, own_content, key):
    text = unpack(bundle.read_bytes())["LICENSE.txt"].decode()
    for said in (
        "© 2026 A. Maker",
        "SPDX-License-Identifier: CERN-OHL-S-2.0",
        "source/",
        "spdx.org/licenses/CERN-OHL-S-2.0",
    ):
        assert said in text
    text = unpack(compose(own_content, key, CREATED))["LICENSE.txt"].decode()
    assert "own terms, see rights.odrl.jsonld" in text


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": "Block 1"}, "must be of a-z"),
        ({"files": {}}, "without geometry"),
        ({"files": {"geometry/a.step": b"", "other/x": b""}}, "no place"),
        ({"files": {"geometry/a.step": b"", "../x": b""}}, "plain relative path"),
        ({"files": {"geometry/a.step": b"", "manifest.json": b""}}, "no place"),
        ({"subject": "urn:dfdm:variant:sha256:11"}, "the bundle of urn:dfdm:variant:sha256:11"),
        ({"license": "CERN-OHL-P-2.0"}, "the bundle under CERN-OHL-P-2.0"),
        ({"report": {"x": float("nan")}}, "cannot be composed"),
        ({"report": {"x": {1, 2}}}, "cannot be composed"),
    ],
)
def test_content_that_contradicts_itself_is_refused_and_nothing_is_written(content, key, tmp_path, change, said):
    with pytest.raises(ExportError, match=said):
        write(replace(content, **change), tmp_path / "x.dfdm.zip", key, CREATED)
    assert not list(tmp_path.iterdir())


def test_only_who_grants_the_rights_signs_the_bundle(content, tmp_path):
    with pytest.raises(ExportError, match="signs the bundle"):
        write(content, tmp_path / "x.dfdm.zip", new_key(), CREATED)


def test_an_open_design_travels_with_its_source_or_says_where_it_is(content, key, tmp_path):
    closed = {name: data for name, data in content.files.items() if not name.startswith("source/")}
    with pytest.raises(LicenseConflictError, match="travels with its source"):
        write(replace(content, files=closed), tmp_path / "x.dfdm.zip", key, CREATED)
    where = "https://example.org/block"
    info = write(replace(content, files=closed, source_location=where), tmp_path / "x.dfdm.zip", key, CREATED)
    assert where in read(info.path).members["LICENSE.txt"].decode()


def test_a_time_without_zone_is_refused(content, key, tmp_path):
    with pytest.raises(DataError, match="no time zone"):
        write(content, tmp_path / "x.dfdm.zip", key, "2026-11-21T03:40:00")


def test_a_missing_folder_is_one_clear_error(content, key, tmp_path):
    with pytest.raises(ExportError, match="cannot be written"):
        write(content, tmp_path / "none" / "x.dfdm.zip", key, CREATED)


def test_an_existing_bundle_survives_a_failed_export(content, key, tmp_path, monkeypatch):
    path = tmp_path / "x.dfdm.zip"
    write(content, path, key, CREATED)
    before = path.read_bytes()

    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportError, match="No space left"):
        write(content, path, key, "2026-11-22T00:00:00Z")
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["x.dfdm.zip"]


@pytest.mark.skipif(os.name != "posix", reason="the size of files can be limited on POSIX systems only")
def test_a_file_that_may_not_grow_leaves_nothing_behind(bundle, tmp_path):
    """The system itself refuses the write half-way, as a full disk does."""
    script = """
import resource, sys
from pathlib import Path
from unittest.mock import patch
from dfdm.bundles import bundle
from dfdm.errors import ExportError
data = Path(sys.argv[1]).read_bytes()
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
with patch.object(bundle, "compose", lambda *_, **__: data):
    try:
        bundle.write(None, sys.argv[2], None, "")
    except ExportError as error:
        print(error)
"""
    target = tmp_path / "x.dfdm.zip"
    done = subprocess.run(
        [sys.executable, "-c", script, str(bundle), str(target)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "cannot be written" in done.stdout
    assert not list(tmp_path.iterdir())


def test_members_are_read_from_a_verified_bundle(bundle):
    opened = read(bundle)
    assert opened.recipe["header"]["product"] == "Block"
    assert opened.rights.license == "CERN-OHL-S-2.0"
    assert list(opened.geometry()) == ["block.step"]
    with pytest.raises(BundleError, match=r"holds no report\.json"):
        opened.document("report.json")
    with pytest.raises(TypeError):
        opened.members["x"] = b""


def test_a_bundle_that_does_not_verify_is_not_opened(bundle, tmp_path):
    members = unpack(bundle.read_bytes())
    path = tmp_path / "bad.dfdm.zip"
    path.write_bytes(pack({**members, "preview.png": b"other"}))
    with pytest.raises(
        BundleError, match=r"bad\.dfdm\.zip is refused: preview\.png is not what the signed manifest says"
    ):
        read(path)


def test_a_bundle_is_unpacked_into_a_new_folder_only(bundle, tmp_path):
    folder = tmp_path / "out"
    written = read(bundle).extract_to(folder)
    found = {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    assert found == unpack(bundle.read_bytes())
    assert set(written) == {folder / name for name in found}
    with pytest.raises(ExportError, match="not empty"):
        read(bundle).extract_to(folder)
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(ExportError, match="cannot be unpacked"):
        read(bundle).extract_to(tmp_path / "file")
    assert sorted(p.name for p in Path(tmp_path).iterdir()) == ["file", "out"]


def test_two_processes_compose_the_same_bytes(bundle, key, tmp_path):
    """Hash seeds differ, so that nothing may lean on the order of a set."""
    save_key(key, tmp_path / "key.pem", None)
    script = """
import hashlib, sys
from dfdm.bundles import BundleContent, read
from dfdm.bundles.bundle import compose
from dfdm.trust import load_key
opened = read(sys.argv[1])
rights = opened.document("rights.odrl.jsonld")
files = {n: d for n, d in opened.members.items() if n == "preview.png" or n.startswith(("geometry/", "source/"))}
content = BundleContent(
    name="block", title="Block", subject=rights["target"], license=rights["dct:license"], recipe=opened.recipe, rights=rights,
    files=files, description="A block with nothing in it.", party="A. Maker", attribution=rights["dfdm:attributionText"],
    keywords=("block", "test"), generator="dfdm test",
)
print(hashlib.sha256(compose(content, load_key(sys.argv[2]), opened.verification.created)).hexdigest())
"""
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", script, str(bundle), str(tmp_path / "key.pem")],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        assert (done.stdout.strip(), done.stderr) == (verify(bundle).sha256, "")


@pytest.mark.parametrize("place", range(4))
def test_a_bundle_that_is_stopped_anywhere_leaves_what_was_there(content, key, tmp_path, place):
    path = tmp_path / "block.dfdm.zip"
    path.write_bytes(b"before")
    asked = []

    def proceed():
        asked.append(path.read_bytes())
        if len(asked) > place:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(content, path, key, CREATED, proceed=proceed)
    assert asked == [b"before"] * (place + 1)
    assert path.read_bytes() == b"before"
    assert [p.name for p in tmp_path.iterdir()] == ["block.dfdm.zip"]


def test_of_a_bundle_that_cannot_be_written_whole_nothing_stays(tmp_path, bundle):
    from dataclasses import replace

    clashing = replace(read(bundle), members={"a.json": b"{}", "b.json": b"{}", "b.json/c": b""})
    with pytest.raises(ExportError):
        clashing.extract_to(tmp_path / "out")
    assert [path for path in (tmp_path / "out").rglob("*") if path.is_file()] == []
