"""Sign a bundle that others made: one more signature under its manifest, nothing else changes.

The manifest is the one member that no digest covers, so that the container is written anew from the same members and the
manifest with its further signature. Signatures stand in the order of their times: whoever signs first, the same ones give the
same bytes.
"""

from __future__ import annotations

from pathlib import Path

from dfdm.bundles.bundle import BundleInfo, put_in_place, writable
from dfdm.bundles.container import pack, unpack
from dfdm.bundles.content import MANIFEST
from dfdm.bundles.manifest import as_text
from dfdm.bundles.verification import read_file, verify_bytes
from dfdm.errors import BundleError, DataError, ExportError
from dfdm.trust import Key, add_proof, parse_document
from dfdm.trust.signature import instant, utc_stamp
from dfdm.trust.trustlist import TrustList


def countersigned(
    data: bytes,
    key: Key,
    *,
    role: str,
    created: str,
    chain: bool = False,
    trust: TrustList | None = None,
) -> bytes:
    """The bytes of a bundle with one more signature (see `countersign`)."""
    found = verify_bytes(data, trust=trust)
    if not found.valid:
        raise BundleError(f"a bundle that does not verify is not signed: {found.problems[0].message}")
    stamp = utc_stamp(created)
    if instant(stamp) < instant(found.created):
        raise ExportError(f"the signature would be dated {stamp}, before the bundle was made ({found.created})")
    members = unpack(data)
    manifest = parse_document(members[MANIFEST], where=MANIFEST)
    try:
        signed = add_proof(manifest, key, created=stamp, role=role, chain=chain)
    except DataError as error:
        raise ExportError(f"the bundle cannot be signed: {error}") from None
    return pack({**members, MANIFEST: as_text(signed)})


def countersign(
    bundle: Path | str,
    path: Path | str,
    key: Key,
    *,
    role: str,
    created: str,
    chain: bool = False,
    trust: TrustList | None = None,
) -> BundleInfo:
    """Write a bundle with one more signature, by the key in a role; `created` is an ISO 8601 instant with zone.

    With `chain` the signature covers those that are there, so that none of them can be taken away under it. Of
    a key that is named by a did:web `trust` must hold the document. A bundle that does not verify is a BundleError, a second
    signature of the same signer in the same role, or one dated before the bundle, an ExportError.
    """
    target = writable(path)
    data = countersigned(read_file(bundle), key, role=role, created=created, chain=chain, trust=trust)
    return put_in_place(data, target, trust=trust)
