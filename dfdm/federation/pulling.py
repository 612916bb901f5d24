"""Pull what a peer publishes and verify it; only publishers that the user follows are kept, and nothing is run."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

from dfdm.bundles.verification import verify_bytes
from dfdm.errors import DfdmError, InputError, SignatureError
from dfdm.federation.asking import Asker, Patience
from dfdm.federation.catalog import MOST_RECORD, Catalog
from dfdm.federation.form import is_hash
from dfdm.federation.record import Record
from dfdm.federation.stub import package_hash_of

_MOST_RECORDS: Final = 10_000
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


def pull(
    url: str,
    into: Catalog,
    *,
    follow: Collection[str],
    did: str = "",
    packages: bool = False,
    at: datetime | None = None,
    patience: Patience | None = None,
) -> Pulled:
    """Ask the peer at `url` for what `into` lacks, verify each record, and keep those of the publishers in `follow`.

    `did` is who asks (for archives). With `packages` the archives come too, each verified as a bundle before it is kept.
    A peer that cannot be reached or does not speak the protocol is an InputError; a record that does not verify is an error
    in the result, and nothing of it is kept. A peer that takes longer than `patience` is not waited for: what was taken by
    then stays, and what was not asked for is an error in the result.
    """
    ask = Asker(url, did, patience or Patience())
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
    for number, name in enumerate(missing[:_MOST_RECORDS]):
        if ask.late:
            left = len(missing[:_MOST_RECORDS]) - number
            found.errors.append(f"{left} records were left out: {ask.url} takes too long; pull again to go on")
            break
        try:
            _take(ask, name, into, found, follow, packages=packages, at=at or datetime.now(UTC))
        except DfdmError as error:
            if len(found.errors) < _MOST_ERRORS:
                found.errors.append(f"{name}: {' '.join(str(error).split())[:300]}")
    if len(missing) > _MOST_RECORDS:
        found.errors.append(f"{len(missing) - _MOST_RECORDS} records were left out: at most {_MOST_RECORDS} at once")
    return found


def _take(
    ask: Asker, name: str, into: Catalog, found: Pulled, follow: Collection[str], *, packages: bool, at: datetime
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


def _archive(ask: Asker, record: Record) -> bytes:
    assert record.package is not None
    size, name = int(record.package["byte_size"]), str(record.package["bundle_hash"])
    if not 0 < size <= _MOST_PACKAGE:
        raise InputError(f"its archive of {size} bytes is too large: at most {_MOST_PACKAGE} are taken")
    data = ask.archive(f"/packages/blobs/{name}", size=size)
    if len(data) != size:
        raise SignatureError(f"its archive has {len(data)} bytes, announced are {size}", wrong=True)
    told = verify_bytes(data)
    if not told.valid:
        raise SignatureError(f"its archive is refused: {told.problems[0].message}", wrong=True)
    if package_hash_of(data, record.hash) != name:
        raise SignatureError("its archive is not the one that the catalog announces", wrong=True)
    return data
