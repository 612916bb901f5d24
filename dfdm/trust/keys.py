"""Signing keys in files: PKCS#8, encrypted under a passphrase, or readable by their owner alone."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import Final

from cryptography.exceptions import InternalError, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from dfdm.errors import TrustError
from dfdm.trust.identity import did_key, verification_method
from dfdm.trust.keyfile import own_file, read_file, read_private
from dfdm.trust.pkcs8 import encrypted_pem

_ENCRYPTED: Final = b"ENCRYPTED"
_AGE: Final = b"age-encryption.org/v1"
_AGE_SECRET: Final = b"AGE-SECRET-KEY-"
_PEM: Final = b"PRIVATE KEY-----"


class Key:
    """An Ed25519 signing key; its private half never shows in text, pickles or copies of this object.

    It signs by the name that it holds itself (`did:key:z6Mk…`), or by that of another DID that lists it (see `named`).
    """

    def __init__(self, private: Ed25519PrivateKey, method: str = "") -> None:
        self._private, self._method = private, method

    @cached_property
    def own_did(self) -> str:
        """The identifier that the key holds itself: `did:key:z6Mk…`."""
        return did_key(self._private.public_key())

    @property
    def did(self) -> str:
        """The global identifier that it signs by: its own, or that of the DID it is named by."""
        return self._method.partition("#")[0] or self.own_did

    @property
    def method(self) -> str:
        """The verification method that its signatures name."""
        return self._method or verification_method(self.own_did)

    def named(self, method: str) -> Key:
        """The same key by a verification method of another DID (`did:web:…#key`), as whose it signs; '' its own.

        Whether that DID lists it is not asked here (see `TrustList.listed`).
        """
        return Key(self._private, method)

    def sign(self, data: bytes) -> bytes:
        """Sign bytes with Ed25519 (64 bytes, deterministic)."""
        return self._private.sign(data)

    def __repr__(self) -> str:
        return f"Key({self.did})"

    def __reduce__(self) -> str:
        raise TypeError("a signing key is not pickled; save it with save_key")


def new_key() -> Key:
    """Make a new signing key from the operating system's random source."""
    return Key(Ed25519PrivateKey.generate())


def save_key(key: Key, path: Path | str, passphrase: str | None) -> str:
    """Write a key to a new file and return the warning to show ('' when it is encrypted).

    Under a passphrase the file is PKCS#8 with scrypt and AES-256 (`pkcs8`). An existing file is never overwritten. The file is made readable by its owner alone where the system knows modes.
    """
    form = Encoding.DER if passphrase else Encoding.PEM
    data = key._private.private_bytes(form, PrivateFormat.PKCS8, NoEncryption())
    data = encrypted_pem(data, passphrase) if passphrase else data
    return own_file(Path(path), data, does="sign as you", encrypted=bool(passphrase))


def load_key(path: Path | str, passphrase: str | None = None) -> Key:
    """Read a key file; a wrong passphrase, another kind of key or a file others can read is a TrustError.

    A key without a passphrase is refused where its file may be read by others (on systems that know modes).
    """
    file = Path(path)
    if is_sealing_key(file):
        raise TrustError(f"the key {file.name} opens what is sealed to it (age) and signs nothing: name a signing key")
    if _PEM not in read_file(file)[0]:  # said before anything of its mode
        raise TrustError(f"the key {file.name} cannot be opened: it holds no PKCS#8 key in PEM form")
    data = read_private(file, encrypted=_is_encrypted, passphrase=passphrase)
    encrypted = _is_encrypted(data)
    try:
        private = load_pem_private_key(data, passphrase.encode("utf-8") if passphrase and encrypted else None)
    except (
        ValueError,
        TypeError,
        UnsupportedAlgorithm,
        InternalError,
    ):  # the last where the bytes fit no key of their kind
        why = "the passphrase is wrong or the file is damaged" if encrypted else "it holds no PKCS#8 key in PEM form"
        raise TrustError(f"the key {file.name} cannot be opened: {why}") from None
    if not isinstance(private, Ed25519PrivateKey):
        raise TrustError(f"the key {file.name} is not an Ed25519 key; make one with: dfdm keys new")
    return Key(private)


def is_sealing_key(path: Path | str) -> bool:
    """Say whether a key file opens what is sealed to it (age) instead of signing; one that cannot be read is a TrustError."""
    return _opens(read_file(Path(path))[0])


def is_locked(path: Path | str) -> bool:
    """Say whether a key file, for signing or for opening, wants a passphrase; one that cannot be read is a TrustError."""
    data = read_file(Path(path))[0]
    return _is_encrypted(data) or data.startswith(_AGE)


def _opens(data: bytes) -> bool:
    return data.startswith(_AGE) or any(line.strip().startswith(_AGE_SECRET) for line in data.splitlines())


def _is_encrypted(data: bytes) -> bool:
    return _ENCRYPTED in data
