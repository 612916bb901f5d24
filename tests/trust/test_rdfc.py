import copy
import hashlib
import json
from pathlib import Path

import pytest

from dfdm.errors import SignatureError
from dfdm.trust import verify_document, verify_proofs
from dfdm.trust.proof import JCS
from tests.trust.altering import altered

pytest.importorskip("pyld", reason="eddsa-rdfc-2022 needs the package pyld")
VECTORS = Path(__file__).parents[2].parent / "shared" / "data" / "vc"
pytestmark = pytest.mark.skipif(not VECTORS.is_dir(), reason=f"the W3C vectors are not at {VECTORS}")
CHAIN = VECTORS / "proof-set-chain"
SIGNED = [VECTORS / "eddsa-rdfc-2022" / "signedDataInt.json", *sorted(CHAIN.glob("signed*.json"))]


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def rdfc():
    from dfdm.trust.rdfc import Rdfc

    contexts = VECTORS / "contexts"
    return Rdfc(
        {
            "https://www.w3.org/ns/credentials/v2": read(contexts / "credentials_v2.jsonld"),
            "https://www.w3.org/ns/credentials/examples/v2": read(contexts / "credentials_examples_v2.jsonld"),
        }
    )


def dids():
    pairs = read(CHAIN / "multiKeyPairs.json").values()
    listed = [*pairs, read(VECTORS / "keyPair.json")]
    return [f"did:key:{pair['publicKeyMultibase']}" for pair in listed]


def verdict(document, rdfc):
    issuer = document.get("issuer")
    book = {issuer if isinstance(issuer, str) else "": dids()}
    try:
        return verify_document(document, controllers=book, suites=[rdfc])
    except SignatureError as error:
        return "wrong" if error.wrong else "unverifiable"


def test_there_are_five_vectors():
    assert len(SIGNED) == 5


@pytest.mark.parametrize("path", SIGNED, ids=lambda path: path.stem)
def test_every_vector_verifies_under_the_suite_that_the_verifier_takes_and_under_no_other(path, rdfc):
    document = read(path)
    found = verify_proofs(document, suites=[JCS, rdfc])
    assert {proof.status for proof in found} == {"valid"}
    assert all(proof.signer in dids() for proof in found)
    assert verdict(document, rdfc) in dids()
    assert {proof.status for proof in verify_proofs(document)} == {"unverifiable"}


def test_the_steps_of_the_vector_are_ours(rdfc):
    folder = VECTORS / "eddsa-rdfc-2022"
    document = read(folder / "signedDataInt.json")
    proof = document.pop("proof")
    proof.pop("proofValue")
    combined = (folder / "combinedHashDataInt.txt").read_text(encoding="utf-8")
    assert rdfc.covered(document, proof).hex() == combined
    canonical = (folder / "canonDocDataInt.txt").read_text(encoding="utf-8")
    assert hashlib.sha256(canonical.encode()).hexdigest() == combined[64:]


def is_the_same_in_rdf(place):
    """Lists that are sets in RDF: another order of them is the same document, whose signature holds."""
    return place[-1] in ("order", "twice") and place[-2] in ("@context", "type", "previousProof")


def test_every_altered_vector_is_refused(rdfc):
    count = 0
    for place, other in altered(read(SIGNED[0])):
        if not is_the_same_in_rdf(place):
            assert verdict(other, rdfc) in ("wrong", "unverifiable"), place
            count += 1
    assert count > 80


def test_every_altered_proof_of_a_chain_is_refused(rdfc):
    count = 0
    for place, other in altered(read(CHAIN / "signedProofChain2.json")):
        if place[0] != "proof" or place[-1] not in ("character", "removed", "shorter", "twice", "none"):
            continue
        if not is_the_same_in_rdf(place):
            assert verdict(other, rdfc) in ("wrong", "unverifiable"), place
            count += 1
    assert count > 80


@pytest.mark.parametrize("name", ["signedProofChain1", "signedProofChain2"])
def test_a_chain_that_lacks_a_link_does_not_verify(name, rdfc):
    document = read(CHAIN / f"{name}.json")
    for place in range(len(document["proof"]) - 1):
        cut = copy.deepcopy(document)
        del cut["proof"][place]
        assert verdict(cut, rdfc) == "unverifiable"
    temporary = read(CHAIN / "proofChainTempDoc2.json")  # a step of the vectors: the third proof without the first two
    assert [proof.status for proof in verify_proofs(temporary, suites=[rdfc])] == ["unverifiable"]


def test_what_no_signature_would_cover_is_refused(rdfc):
    document = read(SIGNED[0])
    one = "https://www.w3.org/ns/credentials/v2"
    assert verdict({**document, "@context": [one]}, rdfc) == "wrong"  # its terms are defined no more
    for change in ({"more": "x"}, {"credentialSubject": {**document["credentialSubject"], "id": "no-iri"}}):
        assert verdict({**document, **change}, rdfc) == "wrong"
    elsewhere = {**document, "@context": [*document["@context"], "https://example.org/other"]}
    assert verdict(elsewhere, rdfc) == "unverifiable"
    assert verdict({**document, "@context": {"@vocab": "urn:x#"}}, rdfc) == "wrong"
    assert verdict({k: v for k, v in document.items() if k != "@context"}, rdfc) == "wrong"
    assert verdict({**document, "credentialSubject": json.loads("[" * 50 + "1" + "]" * 50)}, rdfc) == "wrong"
