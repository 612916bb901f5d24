"""Signed statements about a published design, such as that a node can make it by a process."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from dfdm.errors import DataError, SignatureError
from dfdm.federation.form import check, content_hash, sign
from dfdm.trust import Key
from dfdm.trust.times import instant

MANUFACTURABLE: Final = "dfdm_manufacturable"
"""The type of a statement that a node can, or cannot, make a design."""
_KEYS: Final = frozenset(
    {
        "attestation_id",
        "type",
        "issuer_did",
        "subject_did",
        "content_hash",
        "claim",
        "created_at",
        "expires_at",
        "signature",
    }
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Attestation:
    """What `issuer` states of `subject` (a DID, or another name of a node) and a manifest, since `created`.

    `created` and `expires` (empty: it does not) are instants in UTC without an offset, as the network writes them.
    """

    id: str
    type: str
    issuer: str
    subject: str
    content: str
    claim: Mapping[str, Any]
    created: str
    expires: str = ""
    signature: str = ""

    def payload(self) -> dict[str, Any]:
        """What its signature covers."""
        return {
            "attestation_id": self.id,
            "type": self.type,
            "issuer_did": self.issuer,
            "subject_did": self.subject,
            "content_hash": self.content or None,
            "claim": dict(self.claim),
            "created_at": self.created,
            "expires_at": self.expires or None,
        }

    def to_dict(self) -> dict[str, Any]:
        """Write it as it travels."""
        return {**self.payload(), "signature": self.signature}

    @classmethod
    def from_dict(cls, document: object) -> Attestation:
        """Read one that came from elsewhere; what is not one is a DataError."""
        if not isinstance(document, dict) or set(document) - _KEYS:
            raise DataError("an attestation says what is not understood")
        texts = {key: document.get(key) or "" for key in _KEYS - {"claim"}}
        if not all(isinstance(text, str) for text in texts.values()) or not isinstance(document.get("claim"), dict):
            raise DataError("an attestation is not of texts and a claim")
        return cls(
            id=texts["attestation_id"],
            type=texts["type"],
            issuer=texts["issuer_did"],
            subject=texts["subject_did"],
            content=texts["content_hash"],
            claim=document["claim"],
            created=texts["created_at"],
            expires=texts["expires_at"],
            signature=texts["signature"],
        )

    def verify(self, *, at: datetime) -> None:
        """Check the signature, and that it still holds at an instant; a SignatureError says what is wrong."""
        check(self.payload(), self.issuer, self.signature, what=f"the attestation '{self.type[:40]}'")
        if self.expires and _instant(self.expires) <= at:
            raise SignatureError(f"the attestation '{self.type[:40]}' expired on {self.expires}", wrong=True)


def attest(
    manifest: Mapping[str, Any], *, subject: str, claim: Mapping[str, Any], key: Key, created: str
) -> Attestation:
    """State that `claim` holds of a node and a manifest; its id is made from what it says."""
    stamp = instant(created).replace(tzinfo=None).isoformat(timespec="seconds")
    content = content_hash(manifest)
    said = f"{key.did} {subject} {content} {sorted(claim.items())}"
    bare = Attestation(
        id=str(uuid.uuid5(uuid.NAMESPACE_URL, said)),
        type=MANUFACTURABLE,
        issuer=key.did,
        subject=subject,
        content=content,
        claim=claim,
        created=stamp,
    )
    fields = {name: getattr(bare, name) for name in Attestation.__dataclass_fields__ if name != "signature"}
    return Attestation(**fields, signature=sign(bare.payload(), key))


def _instant(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise DataError(f"'{text[:40]}' is no instant") from None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
