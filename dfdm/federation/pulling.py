"""Pull what a peer publishes and verify it; only publishers that the user follows are kept, and nothing is run."""

from __future__ import annotations

import http.client
import ipaddress
import json
import urllib.error
import urllib.request
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final
from urllib.parse import urlsplit

from dfdm.bundles.verification import verify_bytes
from dfdm.errors import DfdmError, InputError, SignatureError
from dfdm.federation.catalog import MOST_RECORD, Catalog
from dfdm.federation.form import is_hash
from dfdm.federation.peer import PEER_HEADER, PREFIX
from dfdm.federation.record import Record
from dfdm.federation.stub import package_hash_of
from dfdm.trust import parse_document

_TIMEOUT_S: Final = 30.0
_MOST_RECORDS: Final = 10_000
_MOST_ANSWER: Final = 8 * 2**20
_MOST_PACKAGE: Final = 256 * 2**20
_MOST_ERRORS: Final = 100


@dataclass(kw_only=True, slots=True)
class Pulled:
    """What came of asking a peer: its DID, how many records were taken, which stayed out and why."""

    peer: str
    url: str
    pulled: int = 0
    skipped: int = 0
    packages: int = 0
    errors: list[str] = field(default_factory=list)

    def to_dict(self) -> dict[str, Any]:
        """Write it under `pulled.schema.json`."""
        return {
            "schema": "dfdm/pulled/1",
            "peer": self.peer,
            "url": self.url,
            "pulled": self.pulled,
            "skipped": self.skipped,
            "packages": self.packages,
            "errors": list(self.errors),
        }

    def __str__(self) -> str:
        head = f"{self.url}: {self.pulled} records taken, {self.skipped} there already, {self.packages} archives"
        return "\n".join([head, *(f"  refused: {why}" for why in self.errors)])


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_arguments: object) -> None:
        """An answer that sends us elsewhere is an error: who was asked is who must answer."""


def pull(
    url: str,
    into: Catalog,
    *,
    follow: Collection[str],
    did: str = "",
    packages: bool = False,
    at: datetime | None = None,
) -> Pulled:
    """Ask the peer at `url` for what `into` lacks, verify each record, and keep those of the publishers in `follow`.

    `did` is who asks (for archives). With `packages` the archives come too, each verified as a bundle before it is kept.
    A peer that cannot be reached or does not speak the protocol is an InputError; a record that does not verify is an error
    in the result, and nothing of it is kept.
    """
    ask = _Asker(_checked_url(url), did)
    if not follow:
        raise InputError("name whom you follow (--follow DID): records of nobody else are kept")
    identity = ask.document("/identify")
    found = Pulled(peer=str(identity.get("did", ""))[:200], url=url)
    known = into.hashes()
    digest = {
        "merkle_root": into.root(),
        "record_count": len(known),
        "publisher_did": did,
        "leaf_hashes": sorted(known),
    }
    missing = ask.document("/sync/digest", digest).get("missing_hashes")
    if not isinstance(missing, list) or not all(is_hash(name) for name in missing):
        raise InputError(f"{url} does not speak the protocol: missing_hashes is no list of names")
    for name in missing[:_MOST_RECORDS]:
        try:
            _take(ask, name, into, found, follow, packages=packages, at=at or datetime.now(UTC))
        except DfdmError as error:
            if len(found.errors) < _MOST_ERRORS:
                found.errors.append(f"{name}: {' '.join(str(error).split())[:300]}")
    if len(missing) > _MOST_RECORDS:
        found.errors.append(f"{len(missing) - _MOST_RECORDS} records were left out: at most {_MOST_RECORDS} at once")
    return found


def _take(
    ask: _Asker, name: str, into: Catalog, found: Pulled, follow: Collection[str], *, packages: bool, at: datetime
) -> None:
    record = Record.from_dict(ask.document(f"/records/{name}", most=MOST_RECORD))
    if record.hash != name:
        raise SignatureError("the peer answered with another record than was asked for", wrong=True)
    if record.publisher not in follow:
        raise SignatureError(f"its publisher {record.publisher[:80]} is not followed", wrong=False)
    record.verify(at=at)
    data = _archive(ask, record) if packages and record.package is not None else None
    kept = into.keep(record, data)
    if kept == "id_conflict":
        raise SignatureError(
            f"another manifest of the id {record.id} is here already: the first one stays", wrong=False
        )
    found.pulled += kept == "stored"
    found.skipped += kept == "already_present"
    found.packages += data is not None and kept == "stored"


def _archive(ask: _Asker, record: Record) -> bytes:
    assert record.package is not None
    size, name = int(record.package["byte_size"]), str(record.package["bundle_hash"])
    if not 0 < size <= _MOST_PACKAGE:
        raise InputError(f"its archive of {size} bytes is too large: at most {_MOST_PACKAGE} are taken")
    data = ask.bytes(f"/packages/blobs/{name}", most=size)
    if len(data) != size:
        raise SignatureError(f"its archive has {len(data)} bytes, announced are {size}", wrong=True)
    told = verify_bytes(data)
    if not told.valid:
        raise SignatureError(f"its archive is refused: {told.problems[0].message}", wrong=True)
    if package_hash_of(data, record.hash) != name:
        raise SignatureError("its archive is not the one that the catalog announces", wrong=True)
    return data


class _Asker:
    """Asks one peer; every answer is bounded, none is followed elsewhere."""

    def __init__(self, url: str, did: str) -> None:
        self._url, self._did = url, did
        # No proxy for the loopback, none that the environment slips in otherwise.
        self._opener = urllib.request.build_opener(_NoRedirect, urllib.request.ProxyHandler({}))

    def document(self, path: str, body: dict[str, Any] | None = None, *, most: int = _MOST_ANSWER) -> dict[str, Any]:
        return parse_document(self.bytes(path, body, most=most), where=path, most=most)

    def bytes(self, path: str, body: dict[str, Any] | None = None, *, most: int) -> bytes:
        data = None if body is None else json.dumps(body).encode()
        headers = {"Accept": "*/*", **({"Content-Type": "application/json"} if data else {})}
        if self._did:
            headers[PEER_HEADER] = self._did
        request = urllib.request.Request(f"{self._url}{PREFIX}{path}", data=data, headers=headers)
        try:
            with self._opener.open(request, timeout=_TIMEOUT_S) as answer:
                found: bytes = answer.read(most + 1)
        except urllib.error.HTTPError as error:
            raise InputError(f"{self._url} answers {error.code} to {path}") from None
        except (OSError, http.client.HTTPException) as error:
            raise InputError(f"{self._url} cannot be reached: {getattr(error, 'reason', error)}") from None
        if len(found) > most:
            raise InputError(f"{self._url} answers {path} with more than {most} bytes")
        return found


def _checked_url(url: str) -> str:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port, parts = "", None, urlsplit("")
    if parts.scheme not in ("http", "https") or not host or parts.username or parts.query or parts.fragment:
        raise InputError(f"'{url}' is not the address of a peer such as https://peer.example")
    if parts.scheme == "http" and not _is_loopback(host):
        raise InputError(f"'{url}' would be asked in the clear: give its https address")
    shown = f"[{host}]" if ":" in host else host
    return f"{parts.scheme}://{shown}{f':{port}' if port else ''}{parts.path.rstrip('/')}"


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
