"""What of a bundle only the licensed nodes can open: geometry, source and reports in one sealed, signed envelope.

The envelope names the rights and the recipe it belongs to by their digests and is signed by who signs the bundle: members
that were taken out of it cannot be put under other rights. The bundle's manifest signs the ciphertext. Recipe and
rights stay open, so that a node can see what is asked and whether it may, before it opens anything.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping
from typing import Any, Final

from dfdm.bundles.container import pack, unpack
from dfdm.bundles.content import DESIGN_RIGHTS, ENVELOPE, MANIFESTS, PREVIEW, RECIPE, RIGHTS, SEALED, BundleContent
from dfdm.bundles.manifest import Member, as_text
from dfdm.errors import BundleError, DfdmError
from dfdm.trust import Key, SealingKey, parse_document, seal, sign_document, verify_document
from dfdm.trust.proof import proofs_of
from dfdm.trust.schemas import why_not_valid
from dfdm.trust.sealing import checked_recipient
from dfdm.trust.trustlist import TrustList

_OPEN_DOCUMENTS: Final = frozenset({RECIPE, RIGHTS, DESIGN_RIGHTS})
_SCHEMA: Final = "dfdm/envelope/1"
_MOST_ENVELOPE: Final = 2 * 2**20


def is_secret(name: str) -> bool:
    """Whether a member shows what the part is like, so that sealing takes it in."""
    if name in MANIFESTS or name == PREVIEW or "/" in name:
        return True
    return name.endswith(".json") and name not in _OPEN_DOCUMENTS


def sealed_members(
    content: BundleContent, members: Mapping[str, bytes], recipients: Collection[str], key: Key, *, created: str
) -> tuple[dict[str, bytes], dict[str, Any]]:
    """(members as they travel, what the manifest says of the sealed ones) of a bundle's members before its crate."""
    secret = {name: data for name, data in members.items() if is_secret(name)}
    to = sorted({checked_recipient(one) for one in recipients})
    envelope = {
        "schema": _SCHEMA,
        "issuer": key.did,
        "created": created,
        "subject": content.subject,
        "policy_sha256": _digest(members[RIGHTS]),
        "recipe_sha256": _digest(members[RECIPE]),
        "recipients": to,
        "members": [Member.of(name, secret[name]).to_dict() for name in sorted(secret)],
    }
    inside = pack({**secret, ENVELOPE: as_text(sign_document(envelope, key, created=created))})
    travels = {name: data for name, data in members.items() if name not in secret}
    told = {"member": SEALED, "recipients": len(to), "holds": sorted(secret)}
    return {**travels, SEALED: seal(inside, to)}, told


def unsealed(
    members: Mapping[str, bytes],
    manifest: Mapping[str, Any],
    key: SealingKey,
    *,
    signer: str,
    trust: TrustList | None = None,
) -> dict[str, bytes]:
    """The members that were sealed in a bundle that was verified, and signed by `signer` for its issuer.

    Not sealed to the key is a TrustError; an envelope that is not of this bundle, its rights and its signer, or that was
    not whole, a BundleError. Its signature is judged by the same list as the manifest's: who sealed and who signed are one.
    """
    inside = key.open(members[SEALED])
    try:
        secret = unpack(inside)
        if pack(secret) != inside:
            raise BundleError("its container is not in the one form that bundles have")
        written = secret.pop(ENVELOPE, b"")
        envelope = parse_document(written, where=ENVELOPE, most=_MOST_ENVELOPE)
        if as_text(envelope) != written:
            raise BundleError("its envelope is not written as bundles write it")
        why = why_not_valid(envelope, "envelope")
        sealer = "" if why else verify_document(envelope, keys=trust or TrustList())
    except DfdmError as error:
        raise BundleError(f"what is sealed in it is refused: {error}") from None
    bound = {
        "issuer": manifest["issuer"],
        "created": manifest["created"],
        "subject": manifest["subject"],
        "policy_sha256": _digest(members[RIGHTS]),
        "recipe_sha256": _digest(members[RECIPE]),
        "members": [Member.of(name, secret[name]).to_dict() for name in sorted(secret)],
    }
    if not why and sealer != signer:
        why = f"it is signed by {sealer}, the bundle by {signer}"
    if not why and [proof.get("created") for proof in proofs_of(envelope)] != [manifest["created"]]:
        why = "its signature is of another time than the bundle"
    if not why:
        differs = next((name for name, value in bound.items() if envelope[name] != value), "")
        why = f"its {_WORDS.get(differs, differs)} are not those of this bundle" if differs else ""
    if not why and key.recipient not in envelope["recipients"]:
        why = f"{key.recipient} is not among those it was sealed to"
    if not why and sorted(secret) != sorted(manifest["sealed"]["holds"]):
        why = "it does not hold what the manifest says"
    if not why:
        why = next((f"{name} is no member to be sealed" for name in secret if not is_secret(name)), "")
    if why:
        raise BundleError(f"what is sealed in it is refused: {why}")
    return secret


_WORDS: Final = {"policy_sha256": "rights", "recipe_sha256": "recipe", "created": "signer and time of making"}


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
