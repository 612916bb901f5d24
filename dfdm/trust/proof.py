"""One proof of a document after W3C Data Integrity: its options, what it covers, the bytes of its signature.

A suite says which bytes are signed. `JCS` is eddsa-jcs-2022 (Ed25519 over RFC 8785): the hash of the proof options, then
that of the document without its proofs. A proof of a chain covers a document whose `proof` are those it stands on.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final, NoReturn, Protocol

import base58

from dfdm.errors import DataError, SignatureError
from dfdm.trust.documents import canonical

SUITE: Final = "eddsa-jcs-2022"
PURPOSE: Final = "assertionMethod"
_KEYS: Final = frozenset(
    {"type", "cryptosuite", "created", "verificationMethod", "proofPurpose", "proofValue", "@context", "id"}
    | {"previousProof", "role"}
)
_SIGNATURE_BYTES: Final = 64
_VALUE: Final = re.compile(r"z[1-9A-HJ-NP-Za-km-z]{43,88}", re.ASCII)
_ROLE: Final = re.compile(r"[a-z][a-z-]{0,31}", re.ASCII)
_ID: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s\"<>\\^`{|}]{1,200}", re.ASCII)


class Suite(Protocol):
    """Which bytes a signature covers."""

    @property
    def name(self) -> str:
        """Its name as `cryptosuite` says it."""
        ...

    def covered(self, document: Mapping[str, Any], options: Mapping[str, Any]) -> bytes:
        """The bytes that are signed for a document (with the proofs that this one stands on) and the proof's options."""
        ...


class Jcs:
    """eddsa-jcs-2022."""

    name: Final = SUITE

    def covered(self, document: Mapping[str, Any], options: Mapping[str, Any]) -> bytes:
        """Hash of the options, then hash of the document, each in its canonical form."""
        return b"".join(
            hashlib.sha256(canonical(dict(part), where=name)).digest()
            for name, part in (("proof", options), ("document", document))
        )


JCS: Final = Jcs()


def proofs_of(document: Mapping[str, Any]) -> list[Any]:
    """The proofs of a document as they stand: none, one, or those of a list."""
    proof = document.get("proof")
    if proof is None:
        return []
    return list(proof) if isinstance(proof, list) else [proof]


def check_form(proof: Any, purpose: str, suites: Mapping[str, Suite]) -> Suite:  # noqa: ANN401 - not trusted yet
    """The suite of a proof that is formed as one; SignatureError where it is not, is of a kind not taken, or for another purpose."""
    if not isinstance(proof, dict):
        unverifiable("its proof is no object")
    suite = suites.get(str(proof.get("cryptosuite")))
    if proof.get("type") != "DataIntegrityProof" or suite is None or not isinstance(proof["cryptosuite"], str):
        found = str(proof.get("cryptosuite") or proof.get("type"))[:40]
        unverifiable(f"its proof is of the kind '{found}'; only {', '.join(sorted(suites))} is taken")
    unknown = sorted(set(proof) - _KEYS)
    if unknown:
        unverifiable(f"its proof says '{unknown[0][:40]}', which is not understood")
    if proof.get("proofPurpose") != purpose:
        wrong(f"its proof is for '{str(proof.get('proofPurpose'))[:40]}', not for '{purpose}'")
    for key, form in (("id", _ID), ("role", _ROLE)):
        if key in proof and not (isinstance(proof[key], str) and form.fullmatch(proof[key])):
            wrong(f"the {key} of its proof is not formed as one")
    return suite


def previous_ids(proof: Mapping[str, Any]) -> tuple[str, ...]:
    """Ids of the proofs that one stands on, in its own order; a malformed or doubled list is a wrong signature."""
    if "previousProof" not in proof:
        return ()
    told = proof["previousProof"]
    listed = told if isinstance(told, list) else [told]
    if not listed or not all(isinstance(one, str) and one for one in listed) or len(set(listed)) != len(listed):
        wrong("its 'previousProof' does not name other proofs, each once")
    return tuple(listed)


def covered_by(
    document: Mapping[str, Any], proof: Mapping[str, Any], before: Sequence[Mapping[str, Any]], suite: Suite
) -> bytes:
    """The bytes that a proof of the document signs, standing on the proofs `before`; what has no such bytes is a DataError."""
    unsecured = {key: value for key, value in document.items() if key != "proof"}
    if "@context" in proof and unsecured.get("@context") != proof["@context"]:
        told, signed = (
            part if isinstance(part, list) else [part] for part in (unsecured.get("@context"), proof["@context"])
        )
        if told[: len(signed)] == signed:  # the suite lets others add contexts, which change what the words mean
            unverifiable("contexts were added after it was signed")
        raise DataError("the contexts of document and proof differ")
    if before:
        unsecured["proof"] = [dict(one) for one in before]
    return suite.covered(unsecured, {key: value for key, value in proof.items() if key != "proofValue"})


def signature_of(proof: Mapping[str, Any]) -> bytes:
    """The 64 bytes of the signature, written in exactly one way (base58 multibase)."""
    value = proof.get("proofValue")
    if not isinstance(value, str) or not _VALUE.fullmatch(value):
        wrong("its proofValue is not a base58 multibase text")
    raw: bytes = base58.b58decode(value[1:])
    if len(raw) != _SIGNATURE_BYTES:
        wrong(f"its signature has {len(raw)} bytes, not {_SIGNATURE_BYTES}")
    return raw


def proof_value(signature: bytes) -> str:
    """A signature as `proofValue` writes it."""
    return "z" + str(base58.b58encode(signature).decode("ascii"))


def checked_role(role: str) -> str:
    """A role as a proof may name it, '' for none; anything else is a DataError."""
    if role and not _ROLE.fullmatch(role):
        raise DataError(f"'{role[:40]}' is no role: use small letters, such as owner, designer or reviewer")
    return role


def wrong(why: str) -> NoReturn:
    """The signature is proven not to hold."""
    raise SignatureError(f"the signature is wrong: {why}", wrong=True)


def unverifiable(why: str) -> NoReturn:
    """The signature cannot be checked with what is at hand."""
    raise SignatureError(f"the signature cannot be checked: {why}", wrong=False)
