"""Seal bytes to those who may open them, with age (X25519, age-encryption.org/v1), and the keys that open.

A sealing key opens and never signs; a signing key signs and never opens (one key, one algorithm). Key files are age
identity files, encrypted under a passphrase by age itself or readable by their owner alone, so that the `age` tool reads
them too. age does not say who sealed: that is for a signature over what was sealed, and over the ciphertext.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from dfdm.errors import TrustError
from dfdm.trust.keyfile import own_file, read_file, read_private

_SECRET: Final = "AGE-SECRET-KEY-1"
_AGE: Final = b"age-encryption.org/v1\n"
_PEM: Final = b"PRIVATE KEY-----"
_PUBLIC: Final = "age1"
_MOST_RECIPIENTS: Final = 100
"""The library reads a header in time that grows with its square: half a second for these, a minute for a thousand."""
_MOST_HEADER: Final = 256 * (_MOST_RECIPIENTS + 1)


class SealingKey:
    """An X25519 key that opens what is sealed to its `recipient`; its private half never shows in text or pickles."""

    def __init__(self, identity: Any) -> None:  # noqa: ANN401 - pyrage's own type
        self._identity = identity

    @cached_property
    def recipient(self) -> str:
        """What others seal to: `age1…`."""
        return str(self._identity.to_public())

    def open(self, sealed: bytes) -> bytes:
        """The bytes that were sealed to this key; a TrustError where they were not, or were changed."""
        import pyrage

        header, found, _ = sealed[:_MOST_HEADER].partition(b"\n---")
        if not found or header.count(b"\n->") > _MOST_RECIPIENTS + 1:  # one more, as some writers pad
            raise TrustError(f"it is damaged, or sealed to more than the {_MOST_RECIPIENTS} keys that are read")
        try:
            opened: bytes = pyrage.decrypt(sealed, [self._identity])
        except Exception as error:  # noqa: BLE001 - pyrage's errors share no class
            raise TrustError(f"it cannot be opened with {self.recipient}: {_why(error)}") from None
        return opened

    def __repr__(self) -> str:
        return f"SealingKey({self.recipient})"

    def __reduce__(self) -> str:
        raise TypeError("a sealing key is not pickled; save it with save_sealing_key")


def new_sealing_key() -> SealingKey:
    """Make a new sealing key from the operating system's random source."""
    from pyrage import x25519

    return SealingKey(x25519.Identity.generate())


def checked_recipient(text: str) -> str:
    """An age recipient (`age1…`, X25519) as it is written; anything else is a TrustError."""
    from pyrage import x25519

    try:
        return str(x25519.Recipient.from_str(text.strip()))
    except Exception:  # noqa: BLE001 - pyrage's errors share no class
        raise TrustError(
            f"'{text[:70]}' is no public sealing key such as age1…; dfdm keys new --sealing makes one"
        ) from None


def seal(data: bytes, recipients: Collection[str]) -> bytes:
    """Seal bytes so that each recipient, and nobody else, can open them; the same bytes never seal alike twice.

    No recipient, too many, or one that is no age recipient is a TrustError.
    """
    import pyrage
    from pyrage import x25519

    wanted = sorted({checked_recipient(one) for one in recipients})
    if not 0 < len(wanted) <= _MOST_RECIPIENTS:
        raise TrustError(f"bytes are sealed to 1 to {_MOST_RECIPIENTS} recipients, not {len(wanted)}")
    sealed: bytes = pyrage.encrypt(data, [x25519.Recipient.from_str(one) for one in wanted])
    return sealed


def save_sealing_key(key: SealingKey, path: Path | str, passphrase: str | None) -> str:
    """Write a key to a new file and return the warning to show ('' when it is encrypted); see `save_key`."""
    import pyrage

    text = f"# public key: {key.recipient}\n{key._identity}\n".encode()
    data = pyrage.passphrase.encrypt(text, passphrase) if passphrase else text
    return own_file(Path(path), data, does="open what is sealed to you", encrypted=bool(passphrase))


def load_sealing_key(path: Path | str, passphrase: str | None = None) -> SealingKey:
    """Read an age identity file with one X25519 key; a wrong passphrase or another kind of file is a TrustError."""
    import pyrage
    from pyrage import x25519

    file = Path(path)
    head = read_file(file)[0]
    if not head.startswith(_AGE) and _SECRET.encode() not in head:  # said before anything of its mode
        raise TrustError(
            f"the key {file.name} {'signs, and opens nothing' if _PEM in head else 'is no age identity file with one X25519 key'}:"
            " name a sealing key, or make one with dfdm keys new --sealing"
        )
    data = read_private(file, encrypted=lambda head: head.startswith(_AGE), passphrase=passphrase)
    if data.startswith(_AGE):
        try:
            data = pyrage.passphrase.decrypt(data, passphrase or "")
        except Exception:  # noqa: BLE001 - pyrage's errors share no class
            raise TrustError(
                f"the key {file.name} cannot be opened: the passphrase is wrong or the file is damaged"
            ) from None
    lines = [line.strip() for line in data.decode("utf-8", "replace").splitlines()]
    secrets = [line for line in lines if line.startswith(_SECRET)]
    if len(secrets) != 1:
        raise TrustError(f"the key {file.name} is no age identity file with one X25519 key")
    try:
        return SealingKey(x25519.Identity.from_str(secrets[0]))
    except Exception:  # noqa: BLE001 - pyrage's errors share no class
        raise TrustError(f"the key {file.name} is damaged") from None


def is_sealed(data: bytes) -> bool:
    """Whether bytes begin as age's do."""
    return data.startswith(_AGE)


def _why(error: Exception) -> str:
    told = str(error).lower()
    if "matching" in told:
        return "it was not sealed to this key"
    return "it is damaged, or was changed after it was sealed"
