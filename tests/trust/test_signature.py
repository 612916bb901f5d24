import copy
import hashlib
import json
from pathlib import Path

import base58
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dfdm.errors import DataError, SignatureError
from dfdm.trust import canonical, new_key, sign_document, verify_document
from dfdm.trust.times import instant
from tests.trust.altering import altered as altered_documents

CREATED = "2026-11-21T03:40:00Z"
VECTORS = Path(__file__).parents[2].parent / "shared" / "data" / "vc" / "eddsa-jcs-2022"
needs_vectors = pytest.mark.skipif(not VECTORS.is_dir(), reason=f"the W3C vectors are not at {VECTORS}")
ISSUER = "https://vc.example/issuers/5678"
SIGNER = "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"


@pytest.fixture(scope="module")
def key():
    return new_key()


def signed(key, **more):
    return sign_document({"issuer": key.did, "n": 1, "text": "é", **more}, key, created=CREATED)


def verdict(document, **more):
    try:
        verify_document(document, **more)
    except SignatureError as error:
        return "wrong" if error.wrong else "unverifiable"
    return "valid"


@needs_vectors
def test_the_w3c_vector_verifies_and_its_steps_are_ours():
    document = json.loads((VECTORS / "signedJCS.json").read_text(encoding="utf-8"))
    assert verify_document(document, controllers={ISSUER: [SIGNER]}) == SIGNER
    proof = document.pop("proof")
    value = proof.pop("proofValue")
    assert canonical(document).decode() == (VECTORS / "canonDocJCS.txt").read_text(encoding="utf-8")
    assert canonical(proof).decode() == (VECTORS / "proofCanonJCS.txt").read_text(encoding="utf-8")
    combined = hashlib.sha256(canonical(proof)).hexdigest() + hashlib.sha256(canonical(document)).hexdigest()
    assert combined == (VECTORS / "combinedHashJCS.txt").read_text(encoding="utf-8")
    assert base58.b58decode(value[1:]).hex() == (VECTORS / "sigHexJCS.txt").read_text(encoding="utf-8")


@needs_vectors
def test_the_w3c_vector_is_not_believed_without_knowing_who_signs_for_the_issuer():
    document = json.loads((VECTORS / "signedJCS.json").read_text(encoding="utf-8"))
    assert verdict(document) == "unverifiable"
    assert (
        verdict(document, controllers={ISSUER: ["did:key:z6MkuaZRyUP9jpkejfmZBX4Eo6sd2nhDekkSck4ncyMYvXrr"]}) == "wrong"
    )


@needs_vectors
def test_every_altered_leaf_of_the_w3c_vector_is_refused():
    document = json.loads((VECTORS / "signedJCS.json").read_text(encoding="utf-8"))
    altered = 0
    for path in list(_leaves(document)):
        other = copy.deepcopy(document)
        place = other
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = place[path[-1]][:-1] + ("x" if place[path[-1]][-1] != "x" else "y")
        assert verdict(other, controllers={ISSUER: [SIGNER], ISSUER[:-1] + "x": [SIGNER]}) != "valid", path
        altered += 1
    assert altered >= 15


@needs_vectors
def test_every_alteration_of_the_w3c_vector_is_refused():
    document = json.loads((VECTORS / "signedJCS.json").read_text(encoding="utf-8"))
    count = 0
    for path, other in altered_documents(document):
        issuer = other.get("issuer")
        controllers = {ISSUER: [SIGNER], issuer if isinstance(issuer, str) else "": [SIGNER]}
        assert verdict(other, controllers=controllers) in ("wrong", "unverifiable"), path
        count += 1
    assert count > 150


def test_what_is_dated_later_than_asked_about_cannot_be_checked(key):
    document = signed(key)
    assert verdict(document, at=instant(CREATED)) == "valid"
    assert verdict(document, at=instant("2026-11-21T03:39:59Z")) == "unverifiable"


def _leaves(value, path=()):
    if isinstance(value, str):
        yield path
        return
    for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
        yield from _leaves(inner, (*path, step))


def test_a_signed_document_verifies_and_the_same_input_gives_the_same_signature(key):
    document = signed(key)
    assert verify_document(document) == key.did
    assert signed(key) == document
    assert verify_document(json.loads(json.dumps(document))) == key.did


def test_contexts_are_part_of_what_is_signed(key):
    document = signed(key, **{"@context": ["https://www.w3.org/ns/credentials/v2"]})
    assert verify_document(document) == key.did
    assert document["proof"]["@context"] == document["@context"]
    document["@context"] = ["https://www.w3.org/ns/credentials/v2", "https://example.org/more"]
    assert verdict(document) == "unverifiable"
    document["@context"] = ["https://example.org/evil"]
    assert verdict(document) == "wrong"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"n": 2}, "wrong"),
        ({"more": 1}, "wrong"),
        ({"issuer": "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"}, "wrong"),
        ({"issuer": None}, "wrong"),
        ({"proof": None}, "unverifiable"),
        ({"proof": []}, "unverifiable"),
        ({"proof": "x"}, "unverifiable"),
    ],
)
def test_a_changed_document_is_refused(key, change, expected):
    assert verdict({**signed(key), **change}) == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"cryptosuite": "eddsa-rdfc-2022"}, "unverifiable"),
        ({"cryptosuite": "none"}, "unverifiable"),
        ({"cryptosuite": None}, "unverifiable"),
        ({"type": "Ed25519Signature2020"}, "unverifiable"),
        ({"proofPurpose": "authentication"}, "wrong"),
        ({"created": "2026-11-21T03:40:01Z"}, "wrong"),
        ({"created": "yesterday"}, "wrong"),
        ({"created": "2026-11-21T03:40:00"}, "wrong"),
        ({"proofValue": "z"}, "wrong"),
        ({"proofValue": "z0"}, "wrong"),
        ({"proofValue": "u" + "A" * 86}, "wrong"),
        ({"proofValue": "z" + "1" * 64}, "wrong"),
        ({"proofValue": None}, "wrong"),
        ({"created": None}, "wrong"),
        ({"role": "x y"}, "wrong"),
        ({"id": "no iri"}, "wrong"),
        ({"verificationMethod": "did:web:example.org#key"}, "unverifiable"),
        ({"verificationMethod": None}, "unverifiable"),
        ({"expires": "2030-01-01T00:00:00Z"}, "unverifiable"),
        ({"previousProof": "x"}, "unverifiable"),
        ({"domain": "x"}, "unverifiable"),
    ],
)
def test_a_changed_proof_is_refused(key, change, expected):
    document = signed(key)
    document["proof"] = {**document["proof"], **change}
    assert verdict(document) == expected


def test_another_key_cannot_stand_in(key):
    other = new_key()
    document = signed(key)
    forged = sign_document(
        {**{k: v for k, v in document.items() if k != "proof"}, "issuer": other.did}, other, created=CREATED
    )
    assert verdict(forged) == "valid"
    assert verdict({**forged, "issuer": key.did}) == "wrong"
    swapped = copy.deepcopy(document)
    swapped["proof"]["verificationMethod"] = forged["proof"]["verificationMethod"]
    assert verdict(swapped) == "wrong"
    swapped["proof"]["verificationMethod"] = f"{key.did}#other"
    assert verdict(swapped) == "wrong"


def test_the_purpose_is_the_verifiers_choice(key):
    document = sign_document({"issuer": key.did}, key, created=CREATED, purpose="authentication")
    assert verdict(document) == "wrong"
    assert verdict(document, purpose="authentication") == "valid"


def test_only_the_issuer_signs(key):
    with pytest.raises(DataError, match="issuer must be the signer"):
        sign_document({"issuer": SIGNER}, key, created=CREATED)
    with pytest.raises(DataError, match="add_proof adds another"):
        sign_document(signed(key), key, created=CREATED)
    with pytest.raises(DataError, match="time zone"):
        sign_document({"issuer": key.did}, key, created="2026-11-21T03:40:00")


def test_a_signature_has_one_spelling(key):
    document = signed(key)
    value = document["proof"]["proofValue"]
    raw = base58.b58decode(value[1:])
    for other in (value + " ", value + "\n", " " + value, "z1" + value[1:], "m" + value[1:], raw.hex(), value[1:]):
        assert verdict({**document, "proof": {**document["proof"], "proofValue": other}}) == "wrong", other


def test_a_signature_whose_scalar_is_not_reduced_is_wrong(key):
    document = signed(key)
    raw = base58.b58decode(document["proof"]["proofValue"][1:])
    order = 2**252 + 27742317777372353535851937790883648493
    for times in (1, 2, 14):
        scalar = int.from_bytes(raw[32:], "little") + times * order
        if scalar < 2**256:
            forged = raw[:32] + scalar.to_bytes(32, "little")
            value = "z" + base58.b58encode(forged).decode()
            assert verdict({**document, "proof": {**document["proof"], "proofValue": value}}) == "wrong"


def test_a_point_of_small_order_signs_for_nobody(key):
    document = signed(key)
    for point in (bytes([1]) + bytes(31), bytes(32), b"\xec" + b"\xff" * 30 + b"\x7f"):
        did = "did:key:z" + base58.b58encode(b"\xed\x01" + point).decode()
        value = "z" + base58.b58encode(point + bytes(32)).decode()
        proof = {**document["proof"], "proofValue": value, "verificationMethod": f"{did}#{did[8:]}"}
        assert verdict({**document, "issuer": did, "proof": proof}) == "unverifiable"


def test_deep_and_huge_documents_end_in_a_verdict(key):
    deep = current = {}
    for _ in range(20_000):
        current["a"] = current = {}
    document = signed(key)
    assert verdict({**document, "more": deep}) == "wrong"
    proof = document["proof"]
    assert verdict({**document, "proof": {**proof, "@context": deep}}) in ("wrong", "unverifiable")
    many = [f"https://example.org/{n}" for n in range(20_000)]
    assert verdict({**document, "@context": many, "proof": {**proof, "@context": many}}) == "wrong"
    assert verdict({**document, "proof": {**proof, "verificationMethod": "did:key:z" + "1" * 10**6}}) != "valid"
    assert verdict({**document, "proof": {**proof, "previousProof": many}}) == "unverifiable"
    assert verdict({**document, "issuer": {"id": [key.did]}}) == "wrong"


@settings(max_examples=60)
@given(place=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_no_flipped_bit_of_the_written_document_verifies(key, place, bit):
    document = signed(key)
    data = bytearray(json.dumps(document, ensure_ascii=False).encode())
    data[place % len(data)] ^= 1 << bit
    try:
        changed = json.loads(data)
    except ValueError:
        return
    if changed != document and isinstance(changed, dict):
        assert verdict(changed) != "valid"
