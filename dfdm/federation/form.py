"""The forms of Open Hardware Manager's federation: how it writes what it signs, and names content by its digest.

Its canonical JSON has sorted keys and ASCII escapes and is not RFC 8785; the two are never mixed. Signatures are Ed25519 in
lower-case hex over that form.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from cryptography.exceptions import InvalidSignature

from dfdm.errors import SignatureError, TrustError
from dfdm.trust import Key
from dfdm.trust.identity import public_of

_HASH: Final = re.compile(r"sha256:[0-9a-f]{64}", re.ASCII)
_SIGNATURE: Final = re.compile(r"[0-9a-f]{128}", re.ASCII)


def ohm_bytes(document: Mapping[str, Any]) -> bytes:
    """The bytes that a signature covers: sorted keys, no spaces, everything beyond ASCII escaped."""
    return json.dumps(document, sort_keys=True, separators=(",", ":"), allow_nan=False).encode("ascii")


def content_hash(document: Mapping[str, Any]) -> str:
    """The name of a document by its content: `sha256:` and 64 hex digits."""
    return f"sha256:{hashlib.sha256(ohm_bytes(document)).hexdigest()}"


def is_hash(text: object) -> bool:
    """Whether a text is such a name."""
    return isinstance(text, str) and bool(_HASH.fullmatch(text))


def merkle_root(leaves: Collection[str]) -> str:
    """One digest over all leaves, whatever their order.

    Sorted leaves are hashed in pairs, as texts joined; an odd last one is promoted unchanged, one leaf alone is its own
    root, and none give the digest of nothing.
    """
    level = sorted(leaves)
    if not level:
        return hashlib.sha256(b"").hexdigest()
    while len(level) > 1:
        pairs = [level[i : i + 2] for i in range(0, len(level), 2)]
        level = [hashlib.sha256("".join(pair).encode()).hexdigest() if len(pair) > 1 else pair[0] for pair in pairs]
    return level[0]


def package_hash(manifest_hash: str, members: Mapping[str, bytes]) -> str:
    """The name of an archive: the root over its manifest's name and the digests of its files."""
    digests = [hashlib.sha256(members[name]).hexdigest() for name in sorted(members)]
    root = merkle_root([manifest_hash, *digests])
    return root if root.startswith("sha256:") else f"sha256:{root}"


def sign(document: Mapping[str, Any], key: Key) -> str:
    """The signature of a key over a document."""
    return key.sign(ohm_bytes(document)).hex()


def check(document: Mapping[str, Any], did: str, signature: object, *, what: str) -> None:
    """Check a signature; one that does not hold is a SignatureError that names `what`."""
    if not isinstance(signature, str) or not _SIGNATURE.fullmatch(signature):
        raise SignatureError(f"the signature of {what} is no Ed25519 signature in hex", wrong=True)
    try:
        public_of(did).verify(bytes.fromhex(signature), ohm_bytes(document))
    except InvalidSignature:
        raise SignatureError(f"the signature of {what} does not fit it: one of them was changed", wrong=True) from None
    except TrustError as error:
        raise SignatureError(f"the signature of {what} cannot be checked: {error}", wrong=False) from None


def in_pages(things: Sequence[Any], page: int, size: int) -> list[Any]:
    """One page of a list, counted from 1."""
    return list(things[(page - 1) * size : page * size])
