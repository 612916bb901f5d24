"""What becomes of keys: replaced, taken back, and documents of did:web pinned to a trust folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from dfdm.errors import InputError, TrustError
from dfdm.verbs.locking import locked
from dfdm.verbs.reading import bytes_of, document_of
from dfdm.verbs.writing import stamp, write_document, write_file

if TYPE_CHECKING:
    from dfdm.trust.keyevents import KeyLog


def rotate(
    key: str | Path, successor: str | Path, log: str | Path, *, created: str | None = None
) -> tuple[dict[str, Any], str]:
    """Let a new key take the place of one from `created` on: both sign the event, which is added to the log (made if there is none)."""
    from dfdm.verbs.keyring import read_key

    old, new = read_key(Path(key)), read_key(Path(successor))
    file = Path(log)
    with locked(file) as still_mine:
        after = _log(file, old.did).rotated(old, new, at=stamp(created)).to_dict()
        still_mine()
        write_document(file, after)
    return after, f"{old.did}\nis replaced by {new.did}\nas told in {file}: hand it to whoever lists you"


def revoke(
    key: str | Path, log: str | Path, *, reason: str, did: str = "", created: str | None = None
) -> tuple[dict[str, Any], str]:
    """Take a key back from `created` on: this one, or (`did`) an earlier one of the same identity; the event is added to the log."""
    from dfdm.verbs.keyring import read_key

    signs = read_key(Path(key))
    file = Path(log)
    with locked(file) as still_mine:
        after = _log(file, signs.did).revoke(signs, at=stamp(created), reason=reason, did=did).to_dict()
        still_mine()
        write_document(file, after)
    return after, f"{did or signs.did}\nis taken back ({reason}), as told in {file}: hand it to whoever lists you"


def pin(
    did: str, trust: str | Path, *, document: str | Path | None = None, fetch: bool = False
) -> tuple[dict[str, Any], str]:
    """Put the document of a did:web into a trust folder: from a file, or (`fetch`) from its host over https, now and this once."""
    from dfdm.trust.didfetch import fetch_did_document
    from dfdm.trust.didweb import MOST_DOCUMENT, DidDocument, did_web_url
    from dfdm.trust.trustlist import DIDS

    did_web_url(did)
    if (document is None) != fetch:
        raise InputError("say where the document comes from: --document FILE, or --fetch to load it from its host")
    if document is None:
        data, found = fetch_did_document(did)
    else:
        data = bytes_of(document, MOST_DOCUMENT)
        found = DidDocument.from_bytes(data, did=did, where=Path(document).name)
    folder = Path(trust) / DIDS
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder} cannot be made: {error.strerror or error}") from None
    file = folder / (did.removeprefix("did:web:").replace(":", "+").replace("%", "_") + ".json")
    write_file(file, data)
    keys = {method: key.did_key for method, key in sorted(found.keys.items())}
    lines = [f"{method} is {key}" for method, key in keys.items()]
    lines += [f"{method} is not used: {why}" for method, why in sorted(found.unusable.items())]
    lines += [
        f"it says of itself that it is also {name[:200]}: ask whoever gives that name" for name in found.also_known_as
    ]
    told = {"schema": "dfdm/pinned/1", "did": did, "path": file.as_posix(), "keys": keys}
    return told, "\n".join([f"pinned {did} in {file}", *lines, "compare the keys with what their owner tells you"])


def _log(file: Path, did: str) -> KeyLog:
    from dfdm.trust.keyevents import KeyLog
    from dfdm.trust.trustlist import MOST_FILE

    if not file.exists():
        return KeyLog.begin(did)
    log = KeyLog.from_dict(document_of(file, MOST_FILE), where=file.name)
    if not log.holds(did):
        raise TrustError(f"{file.name} is the log of {log.identity}, to which {did} does not belong")
    return log
