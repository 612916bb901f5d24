import json
import random

import pytest
from jsonschema import Draft202012Validator

from dfdm.bundles import countersign, read, verify
from dfdm.bundles.bundle import compose
from dfdm.bundles.container import pack, unpack
from dfdm.bundles.countersign import countersigned
from dfdm.bundles.manifest import as_text
from dfdm.bundles.verification import verify_bytes
from dfdm.errors import BundleError, ExportError, InputError
from dfdm.table import data_folder
from dfdm.trust import new_key
from dfdm.trust.keyevents import KeyLog
from dfdm.trust.roles import RoleWanted
from dfdm.trust.trustlist import TrustList

CREATED = "2026-11-21T03:40:00Z"
LATER = ["2026-11-22T08:00:00Z", "2026-11-23T08:00:00Z", "2026-11-24T08:00:00Z"]
MANIFEST = "manifest.json"


@pytest.fixture(scope="module")
def keys():
    return new_key(), new_key()


@pytest.fixture(scope="module")
def signed(bundle, keys):
    """A bundle that a designer signed, and a reviewer on top of owner and designer."""
    data = countersigned(bundle.read_bytes(), keys[0], role="designer", created=LATER[0])
    return countersigned(data, keys[1], role="reviewer", created=LATER[1], chain=True)


def with_proofs(data, change):
    """The bundle with its list of signatures changed, in a canonical container."""
    members = unpack(data)
    manifest = json.loads(members[MANIFEST])
    listed = manifest["proof"] if isinstance(manifest["proof"], list) else [manifest["proof"]]
    manifest["proof"] = change(listed)
    return pack({**members, MANIFEST: as_text(manifest)})


def codes(data, **more):
    return {problem.code for problem in verify_bytes(data, **more).problems}


def believing(*entries):
    return TrustList(signers={did: {"did": did, "roles": roles} for did, roles in entries})


def test_countersignatures_are_listed_by_role_and_the_signer_stays_the_issuer(signed, key, keys):
    found = verify_bytes(signed, known=[keys[0].did])
    assert found.valid, found.problems
    assert found.signer == key.did
    assert [(one.signer, one.role, one.status) for one in found.signatures] == [
        (key.did, "", "valid"),
        (keys[0].did, "designer", "valid"),
        (keys[1].did, "reviewer", "valid"),
    ]
    assert [one["known"] for one in found.to_dict()["signatures"]] == [False, True, False]
    assert f"{keys[0].did} as designer on {LATER[0]} (in your" in str(found)
    schema = json.loads((data_folder() / "schema" / "verification.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator(schema).validate(found.to_dict())


def test_nothing_but_the_manifest_changes(bundle, signed):
    before, after = unpack(bundle.read_bytes()), unpack(signed)
    assert {name for name in after if after[name] != before.get(name)} == {MANIFEST}
    assert set(before) == set(after)


def test_the_same_signatures_give_the_same_bytes_in_whatever_order(content, key, keys):
    data = compose(content, key, CREATED)
    one = countersigned(data, keys[0], role="designer", created=LATER[0])
    one = countersigned(one, keys[1], role="reviewer", created=LATER[1])
    other = countersigned(data, keys[1], role="reviewer", created=LATER[1])
    other = countersigned(other, keys[0], role="designer", created=LATER[0])
    assert one == other
    assert countersigned(data, keys[0], role="designer", created="2026-11-22T09:00:00+01:00") == countersigned(
        data, keys[0], role="designer", created=LATER[0]
    )


def test_a_random_byte_of_a_signed_manifest_is_refused(signed):
    members, rng = unpack(signed), random.Random(11)
    manifest = members[MANIFEST]
    start = manifest.index(b'"proof"')
    for _ in range(400):
        changed = bytearray(manifest)
        changed[rng.randrange(start, len(changed))] ^= rng.randrange(1, 256)
        assert not verify_bytes(pack({**members, MANIFEST: bytes(changed)})).valid


def test_signatures_that_were_taken_away_exchanged_or_reordered_are_refused(signed):
    assert "unverifiable" in codes(with_proofs(signed, lambda p: p[1:]))
    assert "unverifiable" in codes(with_proofs(signed, lambda p: [p[0], p[2]]))
    assert codes(with_proofs(signed, lambda p: [p[1], p[0], p[2]])) == {"manifest"}
    assert "signature" in codes(with_proofs(signed, lambda p: [*p, p[1]]))
    assert codes(with_proofs(signed, lambda p: [])) == {"manifest"}
    assert codes(with_proofs(signed, lambda p: [p[0]])) == {"manifest"}
    assert "signature" in codes(with_proofs(signed, lambda p: p[1]))  # the designer's alone: nobody for the issuer


def test_a_set_can_be_cut_so_a_role_that_is_wanted_is_asked_for(signed, keys):
    trust = believing((keys[1].did, ["reviewer"]), (keys[0].did, ["designer"]))
    wanted = [RoleWanted.parse("reviewer"), RoleWanted.parse(f"designer={keys[0].did}")]
    assert verify_bytes(signed, trust=trust, require=wanted).valid
    cut = with_proofs(signed, lambda p: p[0])
    assert verify_bytes(cut, trust=trust).valid
    assert codes(cut, trust=trust, require=wanted) == {"role"}
    found = verify_bytes(cut, trust=trust, require=wanted)
    assert len(found.problems) == 2
    assert keys[0].did in found.problems[1].message


def test_a_signature_of_somebody_unknown_fills_no_role(signed, key, keys):
    for trust in (None, believing((keys[1].did, ["designer"])), believing((keys[0].did, ["reviewer"]))):
        assert codes(signed, trust=trust, require=[RoleWanted(role="reviewer")]) == {"role"}
    assert codes(signed, require=[RoleWanted(role="owner")]) == {"role"}
    assert codes(signed, require=[RoleWanted(role="reviewer", did=keys[0].did)]) == {"role"}
    assert codes(signed, require=[RoleWanted(role="issuer")]) == {"role"}
    assert codes(signed, require=[RoleWanted(role="issuer", did=keys[0].did)]) == {"role"}
    assert verify_bytes(signed, require=[RoleWanted(role="issuer", did=key.did)]).valid
    assert verify_bytes(signed, trust=believing((key.did, [])), require=[RoleWanted(role="issuer")]).valid
    for text in ("", "=", "reviewer=", "Reviewer", "reviewer=bob", "reviewer=did", "=did:key:x"):
        with pytest.raises(InputError):
            RoleWanted.parse(text)


def test_a_key_that_was_taken_back_refuses_the_bundle(signed, keys):
    log = KeyLog.begin(keys[1].did).revoke(keys[1], at=LATER[2], reason="compromised")
    assert codes(signed, trust=TrustList(logs={keys[1].did: log})) == {"signature"}
    late = KeyLog.begin(keys[1].did).revoke(keys[1], at=LATER[2], reason="retired")
    assert verify_bytes(signed, trust=TrustList(logs={keys[1].did: late})).valid


def test_writing_it_verifies_it_and_refusals_leave_nothing(bundle, keys, tmp_path):
    target = tmp_path / "signed.dfdm.zip"
    info = countersign(bundle, target, keys[0], role="reviewer", created=LATER[0], chain=True)
    assert info.sha256 == verify(target).sha256
    assert read(target).verification.valid
    for said, act in {
        "has signed it": lambda: countersign(target, target, keys[0], role="reviewer", created=LATER[1]),
        "before the bundle was made": lambda: countersign(
            bundle, target, keys[1], role="x", created="2026-11-20T00:00Z"
        ),
        "no role": lambda: countersign(bundle, target, keys[1], role="Boss!", created=LATER[1]),
        "is a folder": lambda: countersign(bundle, tmp_path, keys[1], role="x", created=LATER[1]),
    }.items():
        with pytest.raises(ExportError, match=said):
            act()
    broken = tmp_path / "broken.dfdm.zip"
    broken.write_bytes(bundle.read_bytes()[:-1])
    with pytest.raises(BundleError, match="does not verify"):
        countersign(broken, target, keys[1], role="reviewer", created=LATER[1])
    assert verify(target).sha256 == info.sha256
    assert sorted(p.name for p in tmp_path.iterdir()) == ["broken.dfdm.zip", "signed.dfdm.zip"]


def test_a_sealed_bundle_is_countersigned_by_who_cannot_open_it(own_content, key, keys):
    from dfdm.trust import new_sealing_key

    sealed = compose(own_content, key, CREATED, seal_to=[new_sealing_key().recipient])
    found = verify_bytes(countersigned(sealed, keys[0], role="reviewer", created=LATER[0]))
    assert found.valid, found.problems
    assert found.sealed_to == 1
