"""Files of private keys: made for their owner alone, never overwritten, refused where others can read them."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Final

from dfdm.errors import TrustError

_MAX_FILE: Final = 16_384
_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO
_HAS_MODES: Final = os.name == "posix"


def own_file(file: Path, data: bytes, *, does: str, encrypted: bool) -> str:
    """Write a new file for its owner alone; gives the warning to show, '' for an encrypted key.

    `does` says what whoever has the key can do. An existing file is a TrustError.
    """
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
    if encrypted:
        return ""
    if _HAS_MODES:
        return f"{file.name} has no passphrase: it is protected by its file mode (0600) alone"
    return f"{file.name} has no passphrase, and this system has no file modes: whoever reads the file can {does}"


def read_private(file: Path, *, encrypted: Callable[[bytes], bool], passphrase: str | None) -> bytes:
    """Bytes of a key file; one that wants a passphrase and gets none, or that others can read, is a TrustError."""
    data, mode = read_file(file)
    if encrypted(data):
        if not passphrase:
            raise TrustError(
                f"the key {file.name} is encrypted: give its passphrase (DFDM_KEY_PASSPHRASE or the prompt)"
            )
    elif _HAS_MODES and mode & _OTHERS:
        raise TrustError(f"the key {file.name} has no passphrase and others can read it: run chmod 600 on it")
    return data


def read_file(file: Path) -> tuple[bytes, int]:
    """Bytes and mode of a key file; of anything longer than a key only the beginning."""
    try:
        with file.open("rb") as stream:
            return stream.read(_MAX_FILE + 1), os.fstat(stream.fileno()).st_mode
    except OSError as error:
        raise TrustError(f"the key {file} cannot be read: {error.strerror or error}") from None
