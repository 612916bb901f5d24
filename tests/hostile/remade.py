"""Bundles put together again after a change: by whoever has a key, with digests and container that fit."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any

import base58
import rfc8785

from dfdm.bundles.content import CRATE, MANIFEST
from dfdm.bundles.manifest import Member, as_text, covered
from dfdm.trust import Key, sign_document
from tests.hostile.zips import entries_of, zipped

Document = dict[str, Any]


def parsed(members: Mapping[str, bytes], name: str) -> Document:
    return json.loads(members[name])


def unsigned(members: Mapping[str, bytes], **changed: bytes | None) -> bytes:
    """The members with some replaced (None: removed) in a canonical container: only the old signature can tell."""
    left = {**members, **changed}
    return stored({name: data for name, data in left.items() if data is not None})


def stored(members: dict[str, bytes]) -> bytes:
    """The container as the product writes it, for names too that it would refuse to write."""
    return zipped(entries_of(members))


def with_crate(members: Mapping[str, bytes]) -> dict[str, bytes]:
    """The description for other tools made to tell the truth of the members there are."""
    try:
        crate = parsed(members, CRATE)
        files = {e["@id"]: e for e in crate["@graph"] if e.get("@type") == "File"}
    except (ValueError, KeyError, TypeError, AttributeError):
        return dict(members)  # it is what was changed
    others = [e for e in crate["@graph"] if e.get("@type") != "File"]
    for name in sorted({*members, MANIFEST} - {CRATE}):
        told = files.get(name) or {"@id": name, "@type": "File", "name": name, "description": name}
        if name != MANIFEST:
            told = {**told, "sha256": Member.of(name, members[name]).sha256, "contentSize": str(len(members[name]))}
        others.append({**told, "encodingFormat": Member.of(name, b"").media_type})
    crate["@graph"] = others
    return {**members, CRATE: as_text(crate)}


def resigned(
    members: Mapping[str, bytes],
    key: Key,
    change: Callable[[Document], object] = lambda manifest: None,
    *,
    issuer: str = "",
    created: str = "",
    crate: bool = True,
) -> bytes:
    """A bundle whose digests all fit, with a manifest (changed last) that `key` has honestly signed as `issuer`."""
    left = with_crate(members) if crate else dict(members)
    manifest = parsed(members, MANIFEST)
    manifest.pop("proof", None)
    names = sorted(set(left) - {MANIFEST})
    manifest |= {
        "issuer": issuer or key.did,
        "created": created or manifest["created"],
        "members": [Member.of(name, left[name]).to_dict() for name in names],
        "rights": [{**manifest["rights"][0], "covers": covered(names)}],
    }
    change(manifest)
    left[MANIFEST] = as_text(signed(manifest, key))
    return stored(left)


def signed(document: Document, key: Key, created: str = "") -> Document:
    """The document with a proof by `key`, whoever it names as its issuer."""
    stamp = created or document["created"]
    try:
        honest = sign_document({**document, "issuer": key.did}, key, created=stamp)
    except ValueError:  # a time that nobody can sign honestly
        honest = sign_document({**document, "issuer": key.did}, key, created="2026-11-21T03:40:00Z")
        return {**document, "proof": {**honest["proof"], "created": stamp}}
    if document.get("issuer") == key.did:
        return honest
    return {**document, "proof": forged(document, key, honest["proof"])}


def forged(document: Document, key: Key, proof: Mapping[str, Any]) -> Document:
    """A proof of this document under these options whose signature holds under `key`."""
    options = {name: value for name, value in proof.items() if name != "proofValue"}
    return {**options, "proofValue": "z" + base58.b58encode(key.sign(hashed(document, options))).decode()}


def hashed(document: Mapping[str, Any], options: Mapping[str, Any]) -> bytes:
    """What eddsa-jcs-2022 signs, written down a second time."""
    return b"".join(hashlib.sha256(rfc8785.dumps(dict(one))).digest() for one in (options, document))
