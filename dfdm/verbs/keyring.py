"""Find the signing key to use: the named file, or the user's own, made at first use."""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from dfdm.errors import TrustError

if TYPE_CHECKING:
    from dfdm.trust import Key


def key_folder() -> Path:
    """Folder of the user's own key: DFDM_HOME, or the system's place for settings."""
    if home := os.environ.get("DFDM_HOME"):
        return Path(home)
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", Path.home())) / "dfdm"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "dfdm"
    return Path(os.environ.get("XDG_CONFIG_HOME", Path.home() / ".config")) / "dfdm"


def passphrase(*, new: bool) -> str | None:
    """The passphrase from DFDM_KEY_PASSPHRASE or a prompt; None without a terminal, or where none is wanted."""
    if (given := os.environ.get("DFDM_KEY_PASSPHRASE")) is not None:
        return given or None
    if not (sys.stdin and sys.stdin.isatty()):
        return None
    first = getpass.getpass("Passphrase of the signing key (empty: none): ")
    if new and first and getpass.getpass("Once more: ") != first:
        raise TrustError("the two passphrases differ: nothing was written")
    return first or None


def make_key(path: Path) -> Key:
    """Make a new key file; what weakens it is said on standard error."""
    from dfdm.trust import new_key, save_key

    path.parent.mkdir(parents=True, exist_ok=True)
    key = new_key()
    if warning := save_key(key, path, passphrase(new=True)):
        print(f"dfdm: {warning}", file=sys.stderr)
    return key


def signing_key(path: str | Path | Key | None) -> Key:
    """The key to sign with: a Key, a key file, or the user's own, which is made where there is none yet."""
    from dfdm.trust import Key, load_key

    if isinstance(path, Key):
        return path
    if path is not None:
        return load_key(path, passphrase(new=False) if is_locked(Path(path)) else None)
    own = key_folder() / "key.pem"
    if own.exists():
        return load_key(own, passphrase(new=False) if is_locked(own) else None)
    print(f"dfdm: made your signing key {own}", file=sys.stderr)
    return make_key(own)


def is_locked(path: Path) -> bool:
    """Say whether a key file wants a passphrase."""
    try:
        return b"ENCRYPTED" in path.read_bytes()
    except OSError as error:
        raise TrustError(f"the key {path} cannot be read: {error.strerror or error}") from None
