"""Sign and verify JSON documents with W3C Data Integrity, suite eddsa-jcs-2022 (Ed25519 over RFC 8785).

The verifier fixes the suite, the purpose and who may sign; the document chooses none of them. A signature that is
*wrong* is told from one that *cannot be checked* with what is at hand (`SignatureError.wrong`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from typing import Any, Final, NoReturn

import base58
from cryptography.exceptions import InvalidSignature

from dfdm.errors import DataError, SignatureError, TrustError
from dfdm.trust.documents import canonical
from dfdm.trust.identity import public_of, verification_method
from dfdm.trust.keys import Key

SUITE: Final = "eddsa-jcs-2022"
_PROOF_KEYS: Final = frozenset(
    {"type", "cryptosuite", "created", "verificationMethod", "proofPurpose", "proofValue", "@context", "id"}
)
_SIGNATURE_BYTES: Final = 64
_MAX_PROOF_VALUE: Final = 100


def instant(text: object) -> datetime:
    """Read an instant such as `2026-11-21T03:40:00Z`; a time without zone is a DataError."""
    if not isinstance(text, str) or "T" not in text:
        raise DataError(f"'{text}' is not an instant such as 2026-11-21T03:40:00Z")
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise DataError(f"'{text}' is not an instant such as 2026-11-21T03:40:00Z") from None
    if moment.tzinfo is None:
        raise DataError(f"'{text}' has no time zone: add Z for UTC")
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise DataError(f"'{text}' is outside the years that can be compared") from None


def utc_stamp(text: str) -> str:
    """Write an instant in the one form that documents carry: UTC, whole seconds, `2026-11-21T03:40:00Z`."""
    return instant(text).isoformat(timespec="seconds").replace("+00:00", "Z")


def sign_document(
    document: Mapping[str, Any], key: Key, *, created: str, purpose: str = "assertionMethod"
) -> dict[str, Any]:
    """Return the document with a `proof` by the key; `created` is an ISO 8601 instant with zone.

    The document must name the signer as its `issuer`, so that nobody's valid signature passes for another's.
    """
    if "proof" in document:
        raise DataError("the document has a proof already; further signatures are not supported by this version")
    if _issuer(document) != key.did:
        raise DataError(f"the document's issuer must be the signer {key.did}")
    instant(created)
    options: dict[str, Any] = {
        "type": "DataIntegrityProof",
        "cryptosuite": SUITE,
        "created": created,
        "verificationMethod": verification_method(key.did),
        "proofPurpose": purpose,
    }
    if "@context" in document:
        options["@context"] = document["@context"]
    value = key.sign(_hash_data(dict(document), options))
    return {**document, "proof": {**options, "proofValue": "z" + base58.b58encode(value).decode("ascii")}}


def verify_document(
    document: Mapping[str, Any],
    *,
    purpose: str = "assertionMethod",
    controllers: Mapping[str, Collection[str]] | None = None,
) -> str:
    """Verify the proof of a document and return the DID that signed it.

    The signer must be the `issuer` the document names, or one that `controllers` (issuer -> DIDs, known to the caller)
    lets sign for it. Raises SignatureError: `wrong=True` where the signature is proven not to hold, `wrong=False`
    where it cannot be checked (no proof, unknown suite, an identifier that needs a network).
    """
    proof = document.get("proof")
    if not isinstance(proof, dict):
        _unverifiable("it carries no proof" if proof is None else "it carries more than one proof")
    if proof.get("type") != "DataIntegrityProof" or proof.get("cryptosuite") != SUITE:
        found = str(proof.get("cryptosuite") or proof.get("type"))[:40]
        _unverifiable(f"its proof is of the kind '{found}'; only {SUITE} is taken")
    unknown = sorted(set(proof) - _PROOF_KEYS)
    if unknown:
        _unverifiable(f"its proof says '{unknown[0][:40]}', which is not understood")
    did = _signer(proof, purpose)
    unsecured = _without_proof(document, proof)
    options = {key: value for key, value in proof.items() if key != "proofValue"}
    try:
        instant(proof.get("created"))
        covered = _hash_data(unsecured, options)
    except DataError as error:
        _wrong(str(error))
    try:
        public_of(did).verify(_signature(proof), covered)
    except TrustError as error:
        _unverifiable(str(error))
    except InvalidSignature:
        _wrong("the signature does not fit the document: one of them was changed")
    _bind(_issuer(document), did, controllers or {})
    return did


def _hash_data(document: dict[str, Any], options: dict[str, Any]) -> bytes:
    """What eddsa-jcs-2022 signs: the hash of the proof options, then that of the document without its proof."""
    return b"".join(
        hashlib.sha256(canonical(part, where=name)).digest()
        for name, part in (("proof", options), ("document", document))
    )


def _issuer(document: Mapping[str, Any]) -> str:
    issuer = document.get("issuer")
    if isinstance(issuer, dict):
        issuer = issuer.get("id")
    return issuer if isinstance(issuer, str) else ""


def _signer(proof: dict[str, Any], purpose: str) -> str:
    if proof.get("proofPurpose") != purpose:
        _wrong(f"its proof is for '{str(proof.get('proofPurpose'))[:40]}', not for '{purpose}'")
    method = proof.get("verificationMethod")
    if not isinstance(method, str) or not method.startswith("did:key:"):
        _unverifiable(f"its key '{str(method)[:60]}' is no did:key and cannot be found without a network")
    did = method.partition("#")[0]
    if method != verification_method(did):
        _wrong("its verification method is not the key its DID stands for")
    return did


def _without_proof(document: Mapping[str, Any], proof: dict[str, Any]) -> dict[str, Any]:
    unsecured = {key: value for key, value in document.items() if key != "proof"}
    if "@context" in proof:
        if _listed(unsecured.get("@context"))[: len(_listed(proof["@context"]))] != _listed(proof["@context"]):
            _wrong("the contexts of document and proof differ")
        unsecured["@context"] = proof["@context"]
    return unsecured


def _listed(context: object) -> list[object]:
    return context if isinstance(context, list) else [context]


def _signature(proof: dict[str, Any]) -> bytes:
    value = proof.get("proofValue")
    if not isinstance(value, str) or not value.startswith("z") or len(value) > _MAX_PROOF_VALUE:
        _wrong("its proofValue is not a base58 multibase text")
    try:
        raw: bytes = base58.b58decode(value[1:])
    except ValueError:
        _wrong("its proofValue is not base58")
    if value[1:] != base58.b58encode(raw).decode("ascii"):  # the reader passes over white space at the end
        _wrong("its proofValue is not base58")
    if len(raw) != _SIGNATURE_BYTES:
        _wrong(f"its signature has {len(raw)} bytes, not {_SIGNATURE_BYTES}")
    return raw


def _bind(issuer: str, did: str, controllers: Mapping[str, Collection[str]]) -> None:
    if issuer == did or did in controllers.get(issuer, ()):
        return
    if not issuer:
        _wrong("the document names no issuer, so the signature speaks for nobody")
    if issuer.startswith("did:key:") or issuer in controllers:
        _wrong(f"it was signed by {did}, but the issuer it names is {issuer[:80]}")
    _unverifiable(f"whether {did} may sign for '{issuer[:80]}' is not known here")


def _wrong(why: str) -> NoReturn:
    raise SignatureError(f"the signature is wrong: {why}", wrong=True)


def _unverifiable(why: str) -> NoReturn:
    raise SignatureError(f"the signature cannot be checked: {why}", wrong=False)
