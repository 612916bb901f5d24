"""Global identifiers: did:key of an Ed25519 key, and the check digits of LEI and GLN, all without a network."""

from __future__ import annotations

import re
from typing import Final

import base58
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from dfdm.errors import TrustError

_ED25519: Final = b"\xed\x01"
"""Multicodec prefix `ed25519-pub` (0xed as an unsigned varint)."""
_KEY_BYTES: Final = 32
_MAX_DID: Final = 128
_LEI: Final = re.compile(r"[0-9A-Z]{18}[0-9]{2}", re.ASCII)
_GLN: Final = re.compile(r"[0-9]{13}", re.ASCII)
_LEI_MODULUS: Final = 97
_SMALL_ORDER: Final = frozenset(
    bytes.fromhex(point)
    for point in (
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000080",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
    )
)
"""Encodings of the eight points of small order: a 'signature' under one of them binds nobody to any text."""


def did_key(public: Ed25519PublicKey) -> str:
    """Name an Ed25519 public key as `did:key:z6Mk…`, which anyone can resolve offline."""
    encoded: bytes = base58.b58encode(_ED25519 + public.public_bytes_raw())
    return f"did:key:z{encoded.decode('ascii')}"


def public_of(did: str) -> Ed25519PublicKey:
    """Resolve a `did:key` to its public key; anything but a well-formed Ed25519 did:key is a TrustError."""
    if not isinstance(did, str) or not did.startswith("did:key:z") or len(did) > _MAX_DID:
        raise TrustError(f"'{str(did)[:60]}' is not a did:key that can be resolved without a network")
    try:
        raw = base58.b58decode(did.removeprefix("did:key:z"))
    except ValueError:
        raise TrustError(f"'{did[:60]}' is not a did:key: it is not base58") from None
    if raw[:2] != _ED25519 or len(raw) != len(_ED25519) + _KEY_BYTES:
        raise TrustError(f"'{did[:60]}' is not the did:key of an Ed25519 key; no other kind is taken")
    if did != f"did:key:z{base58.b58encode(raw).decode('ascii')}":  # the reader passes over white space at the end
        raise TrustError(f"'{did[:60]}' is not a did:key in its one spelling")
    if raw[2:] in _SMALL_ORDER:
        raise TrustError(f"'{did[:60]}' names a key of small order, under which anyone can sign")
    try:
        return Ed25519PublicKey.from_public_bytes(raw[2:])
    except ValueError:
        raise TrustError(f"'{did[:60]}' does not hold a point of Ed25519") from None


def verification_method(did: str) -> str:
    """The one verification method of a did:key: `did:key:z…#z…`."""
    return f"{did}#{did.removeprefix('did:key:')}"


def valid_lei(text: str) -> bool:
    """Say whether a Legal Entity Identifier (ISO 17442) has correct check digits (ISO 7064, mod 97-10)."""
    if not _LEI.fullmatch(text):
        return False
    return int("".join(str(int(c, 36)) for c in text)) % _LEI_MODULUS == 1


def valid_gln(text: str) -> bool:
    """Say whether a GS1 Global Location Number has a correct check digit (mod 10, weights 3 and 1 from the right)."""
    if not _GLN.fullmatch(text):
        return False
    digits = [int(c) for c in text]
    total = sum(d * (3 if i % 2 else 1) for i, d in enumerate(digits[:-1]))
    return (10 - total % 10) % 10 == digits[-1]
