"""Sign and verify JSON documents with W3C Data Integrity, suite eddsa-jcs-2022 (Ed25519 over RFC 8785).

The verifier fixes the suite, the purpose and who may sign; the document chooses none of them. A signature that is
*wrong* is told from one that *cannot be checked* with what is at hand (`SignatureError.wrong`).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from dfdm.errors import DataError, SignatureError
from dfdm.trust.keybook import DidKeys, KeyBook
from dfdm.trust.keys import Key
from dfdm.trust.proof import PURPOSE, SUITE, Suite, unverifiable, wrong
from dfdm.trust.proofs import CheckedProof, add_proof, verify_proofs
from dfdm.trust.times import instant as instant
from dfdm.trust.times import utc_stamp as utc_stamp

__all__ = ["SUITE", "bound", "instant", "issuer_of", "sign_document", "utc_stamp", "verify_document"]


def sign_document(
    document: Mapping[str, Any],
    key: Key,
    *,
    created: str,
    purpose: str = PURPOSE,
    role: str = "",
    named: bool = False,
) -> dict[str, Any]:
    """Return the document with a `proof` by the key; `created` is an ISO 8601 instant with zone.

    The document must name the signer as its `issuer`, so that nobody's valid signature passes for another's. A `named`
    proof has an id, so that later ones can stand on it. Further proofs: `add_proof`.
    """
    if "proof" in document:
        raise DataError("the document has a proof already; add_proof adds another to it")
    if issuer_of(document) != key.did:
        told = f"is {issuer_of(document)[:80]}" if issuer_of(document) else "is not named in it"
        raise DataError(f"the document's issuer must be the signer {key.did}, and {told}")
    return add_proof(document, key, created=created, purpose=purpose, role=role, named=named)


def verify_document(
    document: Mapping[str, Any],
    *,
    purpose: str = PURPOSE,
    controllers: Mapping[str, Collection[str]] | None = None,
    keys: KeyBook | None = None,
    suites: Sequence[Suite] = (),
    at: datetime | None = None,
) -> str:
    """Verify all proofs of a document and return the DID that signed it for the issuer it names.

    The signer must be that `issuer`, or one that `controllers` (issuer -> DIDs, known to the caller) or `keys` lets sign
    for it; beside that one others may have signed. Raises SignatureError: `wrong=True` where a signature is proven not
    to hold, `wrong=False` where one cannot be checked (no proof, unknown suite, an identifier that needs a network).
    `suites` are those taken (none: eddsa-jcs-2022); `at` is the time after which nothing can have been signed. With `keys`
    they alone say who speaks for whom.
    """
    book = keys or DidKeys(controllers=controllers or {})
    return bound(document, verify_proofs(document, purpose=purpose, keys=book, suites=suites, at=at), book)


def bound(document: Mapping[str, Any], checked: Sequence[CheckedProof], keys: KeyBook) -> str:
    """The DID that signed a document for its issuer, by its proofs that were checked; SignatureError as `verify_document`."""
    if not checked:
        unverifiable("it carries no proof")
    for status in ("wrong", "unverifiable"):
        found = next((proof for proof in checked if proof.status == status), None)
        if found is not None:
            raise SignatureError(found.why, wrong=status == "wrong")
    issuer = issuer_of(document)
    if not issuer:
        wrong("the document names no issuer, so the signature speaks for nobody")
    told = [keys.speaks_for(proof.signer, issuer, created=instant(proof.created)) for proof in checked]
    if True in told:
        return checked[told.index(True)].signer
    if False not in told:
        unverifiable(f"whether {checked[0].signer} may sign for '{issuer[:80]}' is not known here")
    raise SignatureError(
        f"the signature is wrong: it was signed by {checked[0].signer}, but the issuer it names is {issuer[:80]}",
        wrong=True,
    )


def issuer_of(document: Mapping[str, Any]) -> str:
    """The issuer that a document names, '' where it names none."""
    issuer = document.get("issuer")
    if isinstance(issuer, dict):
        issuer = issuer.get("id")
    return issuer if isinstance(issuer, str) else ""
