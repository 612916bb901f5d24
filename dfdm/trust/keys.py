"""Signing keys in files: PKCS#8, encrypted under a passphrase, or readable by their owner alone."""

from __future__ import annotations

import os
import stat
from functools import cached_property
from pathlib import Path
from typing import Final

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from dfdm.errors import TrustError
from dfdm.trust.identity import did_key

_MAX_FILE: Final = 16_384
_ENCRYPTED: Final = b"ENCRYPTED"
_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO
_HAS_MODES: Final = os.name == "posix"


class Key:
    """An Ed25519 signing key; its private half never shows in text, pickles or copies of this object."""

    def __init__(self, private: Ed25519PrivateKey) -> None:
        self._private = private

    @cached_property
    def did(self) -> str:
        """The global identifier of this key: `did:key:z6Mk…`."""
        return did_key(self._private.public_key())

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

    An existing file is never overwritten. The file is made readable by its owner alone where the system knows modes.
    """
    file = Path(path)
    locked = BestAvailableEncryption(passphrase.encode("utf-8")) if passphrase else NoEncryption()
    data = key._private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, locked)
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    except FileExistsError:
        raise TrustError(f"{file.name} exists already; a key file is never overwritten, choose another name") from None
    except OSError as error:
        raise TrustError(f"the key cannot be written to {file}: {error.strerror or error}") from None
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException as error:  # also Ctrl-C must not leave half a key behind
        file.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise TrustError(f"the key cannot be written to {file}: {error.strerror or error}") from None
        raise
    return "" if passphrase else _warning(file)


def load_key(path: Path | str, passphrase: str | None = None) -> Key:
    """Read a key file; a wrong passphrase, another kind of key or a file others can read is a TrustError.

    A key without a passphrase is refused where its file may be read by others (on systems that know modes).
    """
    file = Path(path)
    data, mode = _read(file)
    encrypted = _ENCRYPTED in data
    if encrypted and not passphrase:
        raise TrustError(f"the key {file.name} is encrypted: give its passphrase (DFDM_KEY_PASSPHRASE or the prompt)")
    if not encrypted and _HAS_MODES and mode & _OTHERS:
        raise TrustError(f"the key {file.name} has no passphrase and others can read it: run chmod 600 on it")
    try:
        private = load_pem_private_key(data, passphrase.encode("utf-8") if passphrase and encrypted else None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        why = "the passphrase is wrong or the file is damaged" if encrypted else "it holds no PKCS#8 key in PEM form"
        raise TrustError(f"the key {file.name} cannot be opened: {why}") from None
    if not isinstance(private, Ed25519PrivateKey):
        raise TrustError(f"the key {file.name} is not an Ed25519 key; make one with: dfdm keys new")
    return Key(private)


def is_locked(path: Path | str) -> bool:
    """Say whether a key file wants a passphrase; one that cannot be read is a TrustError."""
    return _ENCRYPTED in _read(Path(path))[0]


def _read(file: Path) -> tuple[bytes, int]:
    """Bytes and mode of a key file; of anything longer than a key only the beginning."""
    try:
        with file.open("rb") as stream:
            return stream.read(_MAX_FILE + 1), os.fstat(stream.fileno()).st_mode
    except OSError as error:
        raise TrustError(f"the key {file} cannot be read: {error.strerror or error}") from None


def _warning(file: Path) -> str:
    if _HAS_MODES:
        return f"{file.name} has no passphrase: it is protected by its file mode (0600) alone"
    return f"{file.name} has no passphrase, and this system has no file modes: whoever reads the file can sign as you"
