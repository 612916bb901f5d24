import copy
import itertools
import json
from pathlib import Path

import base58
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from dfdm.errors import DataError, SignatureError
from dfdm.trust import add_proof, new_key, sign_document, verify_document, verify_proofs
from dfdm.trust.keys import Key
from dfdm.trust.proofs import in_order
from tests.trust.altering import altered

VECTORS = Path(__file__).parents[2].parent / "shared" / "data" / "vc"
needs_vectors = pytest.mark.skipif(not VECTORS.is_dir(), reason=f"the W3C vectors are not at {VECTORS}")
DAYS = [f"2026-11-2{n}T08:00:00Z" for n in range(5)]


@pytest.fixture(scope="module")
def owner():
    return new_key()


@pytest.fixture(scope="module")
def others():
    return new_key(), new_key()


def signed(owner):
    return sign_document({"issuer": owner.did, "n": 1, "part": {"text": "é"}}, owner, created=DAYS[0], named=True)


def statuses(document, **more):
    return [proof.status for proof in verify_proofs(document, **more)]


def verdict(document, **more):
    try:
        return verify_document(document, **more)
    except SignatureError as error:
        return "wrong" if error.wrong else "unverifiable"


def chained(owner, others):
    document = add_proof(signed(owner), others[0], created=DAYS[1], role="designer")
    return add_proof(document, others[1], created=DAYS[2], role="reviewer", chain=True)


def test_countersigners_are_listed_with_their_roles_and_the_issuer_is_told(owner, others):
    document = chained(owner, others)
    found = verify_proofs(document)
    assert [(p.signer, p.role, p.status, len(p.after)) for p in found] == [
        (owner.did, "", "valid", 0),
        (others[0].did, "designer", "valid", 0),
        (others[1].did, "reviewer", "valid", 2),
    ]
    assert verify_document(document) == owner.did
    assert found[2].after == (found[0].id, found[1].id)
    assert verify_proofs({"n": 1}) == ()


def test_a_set_gives_the_same_document_in_whatever_order_it_was_signed(owner, others):
    first, second = (others[0], DAYS[1], "designer"), (others[1], DAYS[2], "reviewer")
    made = []
    for order in ((first, second), (second, first)):
        document = signed(owner)
        for key, day, role in order:
            document = add_proof(document, key, created=day, role=role)
        made.append(document)
    assert made[0] == made[1]
    assert in_order(made[0]["proof"])
    assert not in_order(made[0]["proof"][::-1])


def test_adding_a_proof_leaves_the_others_as_they_are(owner, others):
    before = signed(owner)
    after = chained(owner, others)
    assert before["proof"] in after["proof"]
    assert {**after, "proof": before["proof"]} == before
    assert verify_document(before) == owner.did


def test_every_alteration_of_a_chain_is_refused(owner, others):
    document = chained(owner, others)
    count = 0
    for path, other in altered(document):
        assert verdict(other) in ("wrong", "unverifiable"), path
        count += 1
    assert count >= 60


def test_a_proof_of_a_chain_cannot_be_taken_away_but_one_of_a_set_can(owner, others):
    document = chained(owner, others)
    for place in (0, 1):
        cut = {**document, "proof": [p for n, p in enumerate(document["proof"]) if n != place]}
        assert statuses(cut)[-1] == "unverifiable"
        assert verdict(cut) == "unverifiable"
    shortened = {**document, "proof": document["proof"][:2]}
    assert statuses(shortened) == ["valid", "valid"]  # who wants a reviewer must ask for one
    without_issuer = {**document, "proof": [document["proof"][1]]}
    assert statuses(without_issuer) == ["valid"]
    assert verdict(without_issuer) == "wrong"


def test_unknown_circular_and_double_ids_are_refused(owner, others):
    document = chained(owner, others)
    for told in ("urn:uuid:none", ["urn:uuid:none"], [], "", None, 7, [document["proof"][0]["id"]] * 2):
        other = copy.deepcopy(document)
        other["proof"][2]["previousProof"] = told
        assert statuses(other)[2] != "valid", told
    circle = copy.deepcopy(document)
    circle["proof"][0]["previousProof"] = circle["proof"][2]["id"]
    assert "valid" not in (statuses(circle)[0], statuses(circle)[2])
    itself = copy.deepcopy(document)
    itself["proof"][0]["previousProof"] = itself["proof"][0]["id"]
    assert statuses(itself)[0] == "wrong"
    double = copy.deepcopy(document)
    double["proof"][1]["id"] = double["proof"][0]["id"]
    assert statuses(double) == ["wrong"] * 3
    twice = {**document, "proof": [*document["proof"], document["proof"][0]]}
    assert verdict(twice) == "wrong"


def test_who_stands_on_a_wrong_proof_falls_with_it(owner, others):
    document = signed(owner)
    document["proof"]["proofValue"] = "z" + base58.b58encode(b"\x01" * 64).decode()
    document = add_proof(document, others[0], created=DAYS[1], chain=True)
    document = add_proof(document, others[1], created=DAYS[2], chain=True)
    assert statuses(document) == ["wrong", "wrong", "wrong"]
    assert "stands on" in verify_proofs(document)[2].why
    foreign = signed(owner)
    foreign["proof"]["cryptosuite"] = "eddsa-rdfc-2022"
    foreign = add_proof(foreign, others[0], created=DAYS[1], chain=True)
    assert statuses(foreign) == ["unverifiable", "unverifiable"]


def test_what_cannot_be_added_is_one_clear_error(owner, others):
    document = chained(owner, others)
    unnamed = sign_document({"issuer": owner.did}, owner, created=DAYS[1])
    for said, act in {
        "already": lambda: add_proof(document, others[1], created=DAYS[3], role="reviewer"),
        "no role": lambda: add_proof(document, others[1], created=DAYS[3], role="The Boss"),
        "without an id": lambda: add_proof(unnamed, others[0], created=DAYS[2], chain=True),
        "dated before": lambda: add_proof(document, owner, created=DAYS[1], role="owner", chain=True),
        "no proof yet": lambda: add_proof({"n": 1}, owner, created=DAYS[1], chain=True),
        "time zone": lambda: add_proof(document, owner, created="2026-11-21T03:40:00", role="owner"),
        "that is none": lambda: add_proof({"proof": ["x"]}, owner, created=DAYS[1]),
        "at most 16": lambda: add_proof({"proof": [{}] * 16}, owner, created=DAYS[1]),
    }.items():
        with pytest.raises(DataError, match=said):
            act()
    assert statuses(add_proof(unnamed, others[0], created=DAYS[2])) == ["valid", "valid"]
    assert statuses(add_proof(document, others[1], created=DAYS[3], role="owner")) == ["valid"] * 4


def test_more_proofs_than_anyone_needs_are_not_looked_at(owner):
    document = signed(owner)
    with pytest.raises(SignatureError, match="at most 16") as caught:
        verify_proofs({**document, "proof": [document["proof"]] * 17})
    assert not caught.value.wrong


def test_a_role_is_part_of_what_is_signed(owner, others):
    document = add_proof(signed(owner), others[0], created=DAYS[1], role="designer")
    for role in ("reviewer", "owner", "", "X", None, ["designer"]):
        other = copy.deepcopy(document)
        other["proof"][1]["role"] = role
        assert statuses(other) == ["valid", "wrong"], role
    del document["proof"][1]["role"]
    assert statuses(document) == ["valid", "wrong"]


def _vector_keys():
    pairs = json.loads((VECTORS / "proof-set-chain" / "multiKeyPairs.json").read_text(encoding="utf-8"))
    return [
        Key(Ed25519PrivateKey.from_private_bytes(base58.b58decode(pair["privateKeyMultibase"][1:])[2:]))
        for pair in pairs.values()
    ]


@needs_vectors
def test_sets_and_chains_with_the_keys_of_the_w3c_vectors_under_jcs():
    pairs = json.loads((VECTORS / "proof-set-chain" / "multiKeyPairs.json").read_text(encoding="utf-8"))
    keys = _vector_keys()
    assert [key.did for key in keys] == [f"did:key:{pair['publicKeyMultibase']}" for pair in pairs.values()]
    document = json.loads((VECTORS / "unsigned.json").read_text(encoding="utf-8"))
    for key, day in zip(keys, DAYS, strict=False):
        document = add_proof(document, key, created=day, chain=key in keys[2:])
    assert [len(p.after) for p in verify_proofs(document)] == [0, 0, 2, 3]
    controllers = {document["issuer"]: [key.did for key in keys]}
    assert verdict(document, controllers=controllers) == keys[0].did
    for path, other in altered(document):
        listed = {**controllers, other.get("issuer") if isinstance(other.get("issuer"), str) else "": [keys[0].did]}
        assert verdict(other, controllers=listed) in ("wrong", "unverifiable"), path


@needs_vectors
def test_each_order_of_the_proofs_is_the_same_set(owner, others):
    document = chained(owner, others)
    for order in itertools.permutations(document["proof"]):
        assert verdict({**document, "proof": list(order)}) == owner.did
