"""The rights in a design in a bundle: bound to it, readable before anything is opened, refused where they contradict it."""

import json
from dataclasses import replace
from datetime import date

import pytest

from dfdm.bundles import read, verify
from dfdm.bundles.bundle import compose, write
from dfdm.bundles.container import pack, unpack
from dfdm.bundles.content import DESIGN_RIGHTS, MANIFEST
from dfdm.bundles.manifest import Member, as_text
from dfdm.bundles.stated_rights import declared_in
from dfdm.bundles.verification import verify_bytes
from dfdm.errors import LicenseConflictError
from dfdm.rights import Declaration, grant
from dfdm.rights.design_rights import DesignRights, Source
from dfdm.rights.parents import Parent
from dfdm.trust import new_sealing_key, sign_document

CREATED = "2026-11-21T03:40:00Z"
PARENT = Parent(
    relation="derivative_of",
    license="CERN-OHL-S-2.0",
    title="Plate",
    attribution="© 2025 B. Other",
    source_location="https://example.org/plate",
    sha256="ab" * 32,
    issuer="did:key:zOther",
    change="two more holes",
)
DECLARED = {
    "licenses": {"documentation": "CC-BY-SA-4.0"},
    "intellectual_property": [{"kind": "copyright", "owner": "A. Maker", "authors": ["A. Maker"]}],
    "export_classification": {"listings": [{"regime": "us-ear", "code": "EAR99"}], "determined_by": "A. Maker"},
}


def rights_of(content, key, declaration, source=None):
    return DesignRights(
        declaration=declaration,
        license=content.license,
        design_license=content.license,
        signer=key.did,
        day=date(2026, 11, 21),
        source=source or Source(form="preferred", members=("source/block.py",)),
    ).to_dict()


@pytest.fixture(scope="module")
def stated(content, key):
    declaration = Declaration.from_dict(DECLARED).deriving((PARENT,))
    return replace(content, design_rights=rights_of(content, key, declaration))


@pytest.fixture(scope="module")
def path(stated, key, tmp_path_factory):
    path = tmp_path_factory.mktemp("stated") / "block.dfdm.zip"
    write(stated, path, key, CREATED)
    return path


def resigned(path, key, change):
    """The bundle with other rights in the design, honestly signed anew: a maker who contradicts itself."""
    members = unpack(path.read_bytes())
    document = json.loads(members[DESIGN_RIGHTS])
    change(document)
    members[DESIGN_RIGHTS] = as_text(document)
    manifest = json.loads(members[MANIFEST])
    manifest.pop("proof")
    crate = json.loads(members["ro-crate-metadata.json"])
    for entity in crate["@graph"]:
        if entity["@id"] == DESIGN_RIGHTS:
            told = Member.of(DESIGN_RIGHTS, members[DESIGN_RIGHTS])
            entity |= {"sha256": told.sha256, "contentSize": str(told.size)}
    members["ro-crate-metadata.json"] = as_text(crate)
    manifest["members"] = [Member.of(n, members[n]).to_dict() for n in sorted(members) if n != MANIFEST]
    members[MANIFEST] = as_text(sign_document(manifest, key, created=CREATED))
    return pack(members)


def test_they_travel_bound_to_the_subject_and_the_policy(path, stated):
    found = verify(path)
    assert found.valid, found.problems
    inside = read(path)
    document = inside.document(DESIGN_RIGHTS)
    assert document["subject"] == stated.subject
    assert document["policy"] == stated.rights["uid"]
    manifest = inside.document(MANIFEST)
    assert manifest["rights"][0]["design_rights"] == DESIGN_RIGHTS
    assert DESIGN_RIGHTS not in manifest["rights"][0]["covers"]
    again = Declaration.from_dict(declared_in(inside))
    assert again.derived_from == (PARENT,)
    assert again.export_classification.listings[0].code == "EAR99"


def test_the_notice_names_parents_changes_licenses_and_source(path):
    text = unpack(path.read_bytes())["LICENSE.txt"].decode()
    for said in (
        "Changed version of Plate; changed: two more holes; © 2025 B. Other; CERN-OHL-S-2.0; source https://example.org/plate",
        "ab" * 32,
        "Modified by A. Maker on 2026-11-21.",
        "Texts and pictures: CC-BY-SA-4.0",
        "CC-BY-SA-4.0: Creative Commons",
        "copyright: A. Maker; A. Maker",
        "Source: the folder source/",
        "(CERN-OHL-S-2.0: 4 with 1.8",
        "not legal advice",
    ):
        assert said in text, said


def test_a_bundle_without_them_is_as_good_and_says_nothing(bundle):
    assert verify(bundle).valid
    assert declared_in(read(bundle)) == {}
    assert "design_rights" not in read(bundle).document(MANIFEST)["rights"][0]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda d: d.update(subject="urn:dfdm:part:other"), "the bundle says"),
        (lambda d: d.update(license="MIT"), "the bundle says CERN-OHL-S-2.0"),
        (lambda d: d.update(policy="urn:dfdm:policy:sha256:" + "1" * 64), "stands beside the policy"),
        (lambda d: d["ownership"].update(stated_by="did:key:zOther"), "is signed by"),
        (lambda d: d["source"].update(members=["source/none.py"]), "does not hold"),
        (lambda d: d["source"].update(form="not-carried", members=[]), "asks for the source"),
        (lambda d: d["compatibility"].update(answer="no", reasons=["because"]), "does not fit"),
        (lambda d: d.update(extra=1), "Additional properties"),
        (lambda d: d["derived_from"][0].update(license="no license"), "SPDX"),
        (lambda d: d["export_classification"]["listings"][0].update(code="XX"), "no code of"),
        (lambda d: d["intellectual_property"][0].update(kind="patent"), "office and number"),
        (lambda d: d.pop("not_checked"), "required"),
    ],
)
def test_what_contradicts_the_bundle_is_refused(path, key, change, said):
    found = verify_bytes(resigned(path, key, change))
    assert not found.valid
    assert any(problem.code == "rights" and said in problem.message for problem in found.problems), found.problems


def test_they_can_neither_be_taken_out_nor_put_in_unseen(path, bundle, key):
    members = unpack(path.read_bytes())
    manifest = json.loads(members[MANIFEST])
    manifest.pop("proof")
    manifest["rights"][0].pop("design_rights")
    manifest["members"] = [Member.of(n, members[n]).to_dict() for n in sorted(members) if n != MANIFEST]
    members[MANIFEST] = as_text(sign_document(manifest, key, created=CREATED))
    found = verify_bytes(pack(members))
    assert any("does not say truly" in problem.message for problem in found.problems)


def test_they_can_be_read_before_anything_is_opened(stated, key, tmp_path):
    node = new_sealing_key()
    write(stated, tmp_path / "sealed.dfdm.zip", key, CREATED, seal_to=[node.recipient])
    inside = read(tmp_path / "sealed.dfdm.zip")
    assert inside.sealed
    assert declared_in(inside)["export_classification"]["listings"] == [{"regime": "us-ear", "code": "EAR99"}]
    assert read(tmp_path / "sealed.dfdm.zip", key=node).members["source/block.py"] == stated.files["source/block.py"]


def test_the_same_twice(stated, key):
    assert compose(stated, key, CREATED) == compose(stated, key, CREATED)


def test_geometry_for_exchange_is_not_the_source(stated, key):
    bare = {name: data for name, data in stated.files.items() if not name.startswith("source/")}
    with pytest.raises(LicenseConflictError, match=r"1\.8.*STEP is not that form"):
        replace(stated, files=bare).refuse_unfit(key.did)
    rights = grant(
        license=stated.license, target=stated.subject, assigner=key.did, source_location="https://example.org/x"
    )
    replace(stated, files=bare, source_location="https://example.org/x", rights=rights.to_dict()).refuse_unfit(key.did)
