"""Whom the user believes what: `trust.toml`, with pinned documents of did:web, key logs and status lists beside it.

A trust folder holds `trust.toml`, `dids/*.json` (documents of did:web), `keys/*.json` (key logs) and `status/*.json` (status
lists). Nothing in it is loaded from a network. A valid signature of somebody who is not listed is a valid signature of
somebody unknown, and counts as nothing more.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from dfdm.errors import DataError, TrustError
from dfdm.trust.didweb import DidDocument, did_web_url
from dfdm.trust.documents import parse_document
from dfdm.trust.identifiers import checked_id
from dfdm.trust.identity import public_of
from dfdm.trust.keybook import did_key_of
from dfdm.trust.keyevents import KeyLog, logs_by_key
from dfdm.trust.keys import Key
from dfdm.trust.proof import PURPOSE, unverifiable, wrong
from dfdm.trust.schemas import why_not_valid
from dfdm.trust.times import instant

LIST: Final = "trust.toml"
DIDS: Final = "dids"
KEYS: Final = "keys"
STATUS: Final = "status"
_ALL: Final = "*"
MOST_FILE: Final = 4 * 2**20
"""Bytes of one file of a trust folder, and of a key log before it gets there."""
_MOST_FILES: Final = 10_000
_NONE: Final[Mapping[str, Any]] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True, slots=True)
class TrustList:
    """What the user gave: known signers and the issuers of certificates, pinned documents, histories of keys, status lists.

    `signers` are the entries of `trust.toml` by DID, `schemes` the standards that an issuer certifies to by DID, `revoked`
    the instants (None: always) from which the user no longer believes a DID, with why. A KeyBook: verifiers ask it for keys.
    """

    signers: Mapping[str, Mapping[str, Any]] = field(default_factory=lambda: _NONE)
    schemes: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: _NONE)
    revoked: Mapping[str, tuple[datetime | None, str]] = field(default_factory=lambda: _NONE)
    documents: Mapping[str, DidDocument] = field(default_factory=lambda: _NONE)
    logs: Mapping[str, KeyLog] = field(default_factory=lambda: _NONE)
    status_lists: tuple[Mapping[str, Any], ...] = ()

    def key(self, method: str, *, purpose: str, created: datetime) -> tuple[str, Ed25519PublicKey]:
        """(DID, key) of a verification method; SignatureError where it is not known, or did not count at that time."""
        did = str(method).partition("#")[0]
        if did.startswith("did:web:"):
            found, also = self._web_key(did, str(method), purpose, created)
        else:
            did, found = did_key_of(method)
            also = did
        for name in dict.fromkeys((did, also)):
            why = self._why_not(name, created)
            if why:
                wrong(why)
        return did, found

    def listed(self, key: Key, method: str) -> Key:
        """The key by the name under which a pinned document of a did:web lists it; TrustError where that lists no such key."""
        did = method.partition("#")[0]
        did_web_url(did)
        document = self.documents.get(did)
        if document is None:
            raise TrustError(f"the document of {did} is not in your trust folder: dfdm keys pin {did} puts it there")
        found = document.keys.get(method)
        if found is None or found.did_key != key.own_did or PURPOSE not in found.purposes:
            known = ", ".join(sorted(name for name, one in document.keys.items() if one.did_key == key.own_did))
            raise TrustError(
                f"the document of {did} does not list this key as '{method[:200]}'{f', but as {known}' if known else ''}"
            )
        return key.named(method)

    def speaks_for(self, did: str, issuer: str, *, created: datetime) -> bool | None:
        """Whether a DID may sign for an issuer: itself, a later key of the same identity, or who lists it as an alias."""
        if did == issuer:
            return True
        log = self.logs.get(issuer)
        if log is not None and log.speaks_for(did, issuer, created):
            return True
        if issuer in self.signers.get(did, _NONE).get("aliases", ()):
            return True
        known = issuer.startswith(("did:key:", "did:web:")) or issuer in self._all_aliases()
        return False if known else None

    def knows(self, did: str) -> bool:
        """Whether a signer is listed, by its DID or as a later key of one that is."""
        return any(name in self.signers for name in self.names_of(did))

    def believed_as(self, did: str, role: str) -> bool:
        """Whether a signer is listed in a role."""
        return any(role in self.signers.get(name, _NONE).get("roles", ()) for name in self.names_of(did))

    def certifies(self, did: str, scheme: str) -> bool:
        """Whether an issuer is listed for a standard (without regard to case)."""
        wanted = {_ALL, scheme.casefold()}
        listed = {one.casefold() for name in self.names_of(did) for one in self.schemes.get(name, ())}
        return bool(listed & wanted)

    def names_of(self, did: str) -> tuple[str, ...]:
        """A DID and the keys before it in the same identity, which whoever listed them meant too."""
        log = self.logs.get(did)
        if log is None:
            return (did,)
        keys = [key for key, _ in log.keys]
        return tuple(reversed(keys[: keys.index(did) + 1]))

    def aliases_of(self, did: str) -> tuple[str, ...]:
        """What else a DID is known as, by the user's own list."""
        return tuple(alias for name in self.names_of(did) for alias in self.signers.get(name, _NONE).get("aliases", ()))

    def _web_key(self, did: str, method: str, purpose: str, created: datetime) -> tuple[Ed25519PublicKey, str]:
        document = self.documents.get(did)
        if document is None:
            unverifiable(f"the document of {did[:80]} is not among those pinned; dfdm keys pin adds it")
        if method in document.unusable:
            unverifiable(document.unusable[method])
        key = document.keys.get(method)
        if key is None:
            wrong(f"{did[:80]} lists no key '{method[:80]}'")
        if purpose not in key.purposes:
            wrong(f"{did[:80]} does not list '{method[:80]}' for '{purpose}'")
        if key.ends is not None and created >= key.ends:
            wrong(f"{did[:80]} took '{method[:80]}' back, or let it end, before it signed")
        return key.public, key.did_key

    def _why_not(self, did: str, created: datetime) -> str:
        if did in self.revoked:
            since, reason = self.revoked[did]
            if since is None or created >= since:
                return f"your trust list no longer believes {did[:80]}" + (f": {reason}" if reason else "")
        log = self.logs.get(did)
        return log.why_not(did, created) if log is not None else ""

    def _all_aliases(self) -> frozenset[str]:
        return frozenset(alias for entry in self.signers.values() for alias in entry.get("aliases", ()))


def read_trust(path: Path | str) -> TrustList:
    """Read a trust folder, or its `trust.toml`; what cannot be read or contradicts itself is a TrustError."""
    place = Path(path)
    folder = place if place.is_dir() else place.parent
    listed = _listed(place / LIST if place.is_dir() else place)
    documents: dict[str, DidDocument] = {}
    for file, data in _files(folder / DIDS):
        document = DidDocument.from_bytes(data, where=file.name)
        if document.did in documents:
            raise TrustError(f"{file}: a document of {document.did} is pinned twice")
        documents[document.did] = document
    try:
        logs = [
            KeyLog.from_dict(parse_document(data, where=file.name, most=MOST_FILE), where=file.name)
            for file, data in _files(folder / KEYS)
        ]
        lists = tuple(parse_document(data, where=file.name, most=MOST_FILE) for file, data in _files(folder / STATUS))
    except DataError as error:
        raise TrustError(str(error)) from None
    revoked = {
        entry["did"]: (instant(entry["since"]) if "since" in entry else None, entry.get("reason", ""))
        for entry in listed.get("revoked", ())
    }
    return TrustList(
        signers=MappingProxyType({entry["did"]: entry for entry in listed.get("signers", ())}),
        schemes=MappingProxyType({entry["did"]: tuple(entry["schemes"]) for entry in listed.get("issuers", ())}),
        revoked=MappingProxyType(revoked),
        documents=MappingProxyType(documents),
        logs=MappingProxyType(logs_by_key(logs)),
        status_lists=lists,
    )


def _listed(file: Path) -> Mapping[str, Any]:
    try:
        with file.open("rb") as stream:
            data = stream.read(MOST_FILE + 1)
        document = tomllib.loads(data.decode("utf-8"))
    except OSError as error:
        raise TrustError(f"the trust list {file} cannot be read: {error.strerror or error}") from None
    except (ValueError, RecursionError) as error:
        raise TrustError(f"the trust list {file} is no TOML: {str(error)[:200]}") from None
    if len(data) > MOST_FILE:
        raise TrustError(f"the trust list {file} is longer than {MOST_FILE} bytes")
    why = why_not_valid(document, "trust")
    if why:
        raise TrustError(f"{file}: {why}")
    for table in ("signers", "issuers", "revoked"):
        _each_once(file, table, [entry["did"] for entry in document.get(table, ())])
    aliases = [alias for entry in document.get("signers", ()) for alias in entry.get("aliases", ())]
    _each_once(file, "aliases", aliases)
    try:
        for alias in aliases:
            checked_id(alias)
        for entry in document.get("revoked", ()):
            instant(entry.get("since", "2000-01-01T00:00:00Z"))
    except DataError as error:
        raise TrustError(f"{file}: {error}") from None
    return document


def _each_once(file: Path, table: str, names: Sequence[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise TrustError(f"{file}: '{name[:80]}' stands twice among the {table}")
        seen.add(name)
        if name.startswith("did:key:"):
            public_of(name)


def _files(folder: Path) -> Collection[tuple[Path, bytes]]:
    if not folder.is_dir():
        return ()
    found: list[tuple[Path, bytes]] = []
    for file in sorted(folder.iterdir()):
        if file.suffix != ".json" or not file.is_file():
            continue
        if len(found) == _MOST_FILES:
            raise TrustError(f"{folder}: it holds more than {_MOST_FILES} files")
        try:
            with file.open("rb") as stream:
                found.append((file, stream.read(MOST_FILE + 1)))
        except OSError as error:
            raise TrustError(f"{file} cannot be read: {error.strerror or error}") from None
    return found
