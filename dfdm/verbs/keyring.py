"""Find the signing key to use: the named file, or the user's own, made at first use."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dfdm.errors import TrustError

if TYPE_CHECKING:
    from dfdm.trust import Key, SealingKey
    from dfdm.trust.trustlist import TrustList


FEWEST: Final = 12
"""Characters of a passphrase below which a new key is warned about."""


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
    try:
        first = getpass.getpass("Passphrase of the key (empty: none): ")
        if new and 0 < len(first) < FEWEST:
            told_on_stderr(f"a passphrase of fewer than {FEWEST} characters is soon guessed by whoever gets the file")
        if new and first and getpass.getpass("Once more: ") != first:
            raise TrustError("the two passphrases differ: nothing was written")
    except EOFError:
        raise TrustError("no passphrase was given: nothing was done") from None
    return first or None


def make_key(path: Path) -> Key:
    """Make a new key file; what weakens it is said on standard error."""
    from dfdm.trust import new_key

    key = new_key()
    _keep(key, path)
    return key


def told_on_stderr(words: str) -> None:
    """Say something of a key to whoever sits at a terminal."""
    print(f"dfdm: {words}", file=sys.stderr)


def own_key() -> Path:
    """The file of the user's own key, whether it is there or not."""
    return key_folder() / "key.pem"


def _keep(key: Key, path: Path, secret: str | None = None, say: Callable[[str], None] = told_on_stderr) -> None:
    from dfdm.trust import save_key

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TrustError(f"the key cannot be written to {path}: {error.strerror or error}") from None
    if warning := save_key(key, path, secret or passphrase(new=True)):
        say(warning)


def signing_key(
    path: str | Path | Key | None,
    *,
    passphrase: str | None = None,
    say: Callable[[str], None] = told_on_stderr,
    method: str = "",
    trust: TrustList | None = None,
) -> tuple[Key, Callable[[], None]]:
    """The key to sign with, and what keeps it: a Key, a key file, or the user's own, made where there is none yet.

    A new one is written when it is kept, so that a refused export leaves nothing behind; `say` is told so, and what
    weakens it. Without a `passphrase` DFDM_KEY_PASSPHRASE or a prompt is asked where one is needed. With a `method`
    (`did:web:…#key`) it signs as that DID, whose document in `trust` must list the key: TrustError where it does not.
    """
    from dfdm.trust import Key, new_key
    from dfdm.trust.trustlist import TrustList

    def named(key: Key) -> Key:
        return (trust or TrustList()).listed(key, method) if method else key

    if isinstance(path, Key):
        return named(path), _kept
    if path is not None:
        return named(read_key(Path(path), passphrase)), _kept
    own = own_key()
    if own.exists():
        return named(read_key(own, passphrase)), _kept
    made = new_key()
    if method:
        raise TrustError(f"you have no key yet that could be listed as {method[:200]}: make one with dfdm keys new")

    def keep() -> None:
        _keep(made, own, passphrase, say)
        say(f"made your signing key {own}")

    return made, keep


def make_sealing_key(path: Path) -> SealingKey:
    """Make a new file with a key that opens what is sealed to it; what weakens it is said on standard error."""
    from dfdm.trust import new_sealing_key, save_sealing_key

    key = new_sealing_key()
    if warning := save_sealing_key(key, path, passphrase(new=True)):
        told_on_stderr(warning)
    return key


def read_sealing_key(path: Path, secret: str | None = None) -> SealingKey:
    """Read the file of a sealing key with its passphrase, asking for one where it has one that was not given."""
    from dfdm.trust import is_locked, load_sealing_key

    return load_sealing_key(path, (secret or passphrase(new=False)) if is_locked(path) else None)


def _kept() -> None:
    """Nothing is left to do for a key that is there."""


def read_key(path: Path, secret: str | None = None) -> Key:
    """Read a key file with its passphrase, asking for one where it has one that was not given."""
    from dfdm.trust import is_locked, load_key

    return load_key(path, (secret or passphrase(new=False)) if is_locked(path) else None)
