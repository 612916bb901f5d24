"""Global identifiers: did:key of an Ed25519 key, and the check digits of LEI and GLN, all without a network."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import base58
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from dfdm.errors import TrustError

_ED25519: Final = b"\xed\x01"
"""Multicodec prefix `ed25519-pub` (0xed as an unsigned varint)."""
_KEY_BYTES: Final = 32
_MAX_DID: Final = 128
_MULTIBASE: Final = re.compile(r"z[1-9A-HJ-NP-Za-km-z]+", re.ASCII)
_OTHERS: Final[Mapping[int, str]] = MappingProxyType(
    {
        0xE7: "a secp256k1 key",
        0xEA: "a BLS12-381 key",
        0xEB: "a BLS12-381 key",
        0xEC: "an X25519 key, which seals and never signs",
        0xEF: "an sr25519 key",
        0x1200: "a P-256 key",
        0x1201: "a P-384 key",
        0x1202: "a P-521 key",
        0x1203: "an Ed448 key",
        0x1204: "an X448 key, which seals and never signs",
        0x1205: "an RSA key",
        0x1206: "an SM2 key",
        0x1210: "an ML-DSA key",
        0x1211: "an ML-DSA key",
        0x1212: "an ML-DSA key",
        0x1300: "a private Ed25519 key, which nobody else may ever see",
        0x1301: "a private secp256k1 key, which nobody else may ever see",
        0x1302: "a private X25519 key, which nobody else may ever see",
        0x1306: "a private P-256 key, which nobody else may ever see",
    }
)
"""Other kinds of key by their multicodec, so that a refusal says which it is."""
_VARINT: Final = 0x80
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
    return public_of_multibase(did.removeprefix("did:key:"), where=did)


def public_of_multibase(text: object, *, where: str) -> Ed25519PublicKey:
    """The Ed25519 key of a `publicKeyMultibase` text; another kind of key is a TrustError that names it."""
    told = where[:60]
    if not isinstance(text, str) or len(text) > _MAX_DID or not _MULTIBASE.fullmatch(text):
        raise TrustError(f"'{told}' holds no key in base58 (multibase z)")
    raw: bytes = base58.b58decode(text[1:])
    kind = _multicodec(raw)
    if raw[:2] != _ED25519 or len(raw) != len(_ED25519) + _KEY_BYTES:
        other = "" if raw[:2] == _ED25519 else f" but {_OTHERS.get(kind, f'of the unknown kind 0x{kind:x}')}"
        raise TrustError(f"'{told}' is not an Ed25519 key{other}; no other kind is taken")
    if raw[2:] in _SMALL_ORDER:
        raise TrustError(f"'{told}' names a key of small order, under which anyone can sign")
    try:
        return Ed25519PublicKey.from_public_bytes(raw[2:])
    except ValueError:
        raise TrustError(f"'{told}' does not hold a point of Ed25519") from None


def _multicodec(raw: bytes) -> int:
    """The number that a key's bytes begin with (an unsigned varint of at most two bytes)."""
    if len(raw) > 1 and raw[0] & _VARINT:
        return raw[0] & ~_VARINT | (raw[1] & ~_VARINT) << 7
    return raw[0] if raw else 0


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
