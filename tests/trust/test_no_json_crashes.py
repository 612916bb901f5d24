"""Any JSON value at any place of a signed document, a certificate, a key log or the document of a DID ends in a verdict."""

import contextlib
import copy
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dfdm.errors import DataError, SignatureError, TrustError
from dfdm.trust import add_proof, new_key, sign_document, verify_document, verify_proofs
from dfdm.trust.credentials import count_certificate, issue_certificate
from dfdm.trust.didweb import DidDocument
from dfdm.trust.keyevents import KeyLog
from dfdm.trust.statuslist import FEWEST_BITS, StatusEntry, make_list
from dfdm.trust.times import instant
from dfdm.trust.trustlist import TrustList

KEY, OTHER = new_key(), new_key()
T = [f"202{n}-03-01T00:00:00Z" for n in range(4, 10)]
NODE, LIST, WEB = "okw:3b0947d8-8dc2-4251-8988-9a49393f641d", "https://cert.example/1", "did:web:shop.example"
STATUS = make_list(KEY, list_id=LIST, purpose="revocation", bits=bytes(FEWEST_BITS // 8), created=T[0])
CERTIFICATE = issue_certificate(
    KEY,
    standard="ISO 9001",
    facility=NODE,
    processes=["milling"],
    valid_from=T[0],
    valid_until=T[5],
    status=StatusEntry(purpose="revocation", index=1, list_id=LIST),
)
CHAIN = add_proof(
    sign_document({"issuer": KEY.did, "n": 1}, KEY, created=T[0], named=True), OTHER, created=T[1], role="x", chain=True
)
LOG = KeyLog.begin(KEY.did).rotated(KEY, OTHER, at=T[1]).to_dict()
METHOD = {"id": "#k", "type": "Multikey", "controller": WEB, "publicKeyMultibase": KEY.did.removeprefix("did:key:")}
JWK = {
    "id": "#j",
    "type": "JsonWebKey",
    "controller": WEB,
    "publicKeyJwk": {
        "kty": "OKP",
        "crv": "Ed25519",
        "alg": "EdDSA",
        "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
    },
    "expires": T[5],
}
DID = {"id": WEB, "verificationMethod": [METHOD, JWK], "assertionMethod": ["#k"], "alsoKnownAs": ["lei:x"]}
TRUST = TrustList(schemes={KEY.did: ("*",)}, status_lists=(STATUS,))
NOW = instant(T[2])


def places(value, path=()):
    yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, one in inner:
        yield from places(one, (*path, step))


def put(document, path, value):
    if not path:
        return value
    changed = copy.deepcopy(document)
    holder = changed
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    return changed


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**60), 2**60)
    | st.floats(allow_nan=True)
    | st.text(max_size=20)
    | st.sampled_from([KEY.did, OTHER.did, WEB, f"{WEB}#k", NODE, LIST, "DataIntegrityProof", "eddsa-jcs-2022", *T]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)


def spoiled(document):
    return st.tuples(st.sampled_from(list(places(document))), JSON).map(lambda one: put(document, *one))


def same(one, other):
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)


@settings(max_examples=300, deadline=None)
@given(spoiled(CHAIN))
def test_a_signed_document(document):
    if not isinstance(document, dict):
        return
    with contextlib.suppress(SignatureError):
        assert all(proof.to_dict() for proof in verify_proofs(document, keys=TRUST))
    with contextlib.suppress(SignatureError):
        verify_document(document, keys=TRUST)
        assert same({**document, "proof": 0}, {**CHAIN, "proof": 0})


@settings(max_examples=300, deadline=None)
@given(spoiled(CERTIFICATE))
def test_a_certificate(document):
    if isinstance(document, dict):
        found = count_certificate(document, trust=TRUST, at=NOW, holder=(NODE,), process="milling")
        assert found.counted == same(document, CERTIFICATE)
        assert bool(found.why) != found.counted
        assert str(found)


@settings(max_examples=200, deadline=None)
@given(spoiled(STATUS))
def test_a_status_list(status):
    if isinstance(status, dict):
        trust = TrustList(schemes=TRUST.schemes, status_lists=(status,))
        assert count_certificate(CERTIFICATE, trust=trust, at=NOW).counted == same(status, STATUS)


@settings(max_examples=200, deadline=None)
@given(spoiled(LOG))
def test_a_key_log(document):
    if isinstance(document, dict):
        try:
            KeyLog.from_dict(document)
        except TrustError:
            return
        assert same(document, LOG)


@settings(max_examples=200, deadline=None)
@given(spoiled(DID))
def test_the_document_of_a_did(document):
    with contextlib.suppress(TrustError, DataError):
        found = DidDocument.from_bytes(json.dumps(document).encode())
        assert all(key.did_key.startswith("did:key:z6Mk") for key in found.keys.values())


def test_the_documents_themselves_hold():
    assert verify_document(CHAIN, keys=TRUST) == KEY.did
    assert count_certificate(CERTIFICATE, trust=TRUST, at=NOW).counted
    assert KeyLog.from_dict(LOG).current == OTHER.did
    assert DidDocument.from_bytes(json.dumps(DID).encode()).keys[f"{WEB}#k"].did_key == KEY.did
    with pytest.raises(TrustError):
        DidDocument.from_bytes(b"[]")
