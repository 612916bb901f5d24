"""A published manifest with the signed entry of the catalog that announces it."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from dfdm.errors import DataError, SignatureError
from dfdm.federation.attestation import Attestation
from dfdm.federation.form import check, content_hash, is_hash, sign
from dfdm.trust import Key
from dfdm.trust.times import instant

_SAID: Final = ("manifest_id", "content_hash", "title", "version", "updated_at", "publisher_did")
_MAY: Final = frozenset({*_SAID, "provenance", "attestations", "package", "signature"})
_REQUIRED: Final = ("title", "version", "license", "licensor", "documentation_language", "function")
"""What Open Hardware Manager asks of a manifest."""
_FILE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,127}", re.ASCII)
_MOST_ATTESTATIONS: Final = 1000


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Record:
    """One published design: the manifest, the catalog's entry about it, and the publisher's two signatures."""

    entry: Mapping[str, Any]
    manifest: Mapping[str, Any]
    manifest_signature: str

    @property
    def id(self) -> str:
        """The id of the manifest, a UUID."""
        return str(self.entry["manifest_id"])

    @property
    def hash(self) -> str:
        """The name of the manifest by its content."""
        return str(self.entry["content_hash"])

    @property
    def publisher(self) -> str:
        """The DID of who published it."""
        return str(self.entry["publisher_did"])

    @property
    def attestations(self) -> tuple[Attestation, ...]:
        """What is stated of it."""
        return tuple(Attestation.from_dict(one) for one in self.entry.get("attestations") or ())

    @property
    def package(self) -> Mapping[str, Any] | None:
        """Where its archive is: `bundle_hash`, `byte_size` and `filename`."""
        return self.entry.get("package")

    def to_dict(self) -> dict[str, Any]:
        """Write it as it travels between peers."""
        return {
            "catalog_record": dict(self.entry),
            "manifest": dict(self.manifest),
            "manifest_signature": self.manifest_signature,
        }

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Record:
        """Read one that came from elsewhere; what has not the form of one is a DataError. Nothing of it is trusted yet."""
        entry, manifest = document.get("catalog_record"), document.get("manifest")
        if not isinstance(entry, dict) or not isinstance(manifest, dict):
            raise DataError("a record has no catalog_record, or no manifest")
        if unknown := sorted(set(entry) - _MAY):
            raise DataError(f"its catalog_record says '{unknown[0][:40]}', which is not understood")
        if not all(isinstance(entry.get(key), str) and entry[key] for key in (*_SAID, "signature")):
            raise DataError(f"its catalog_record lacks one of {', '.join((*_SAID, 'signature'))}")
        if not is_hash(entry["content_hash"]):
            raise DataError("its content_hash is not sha256: and 64 hex digits")
        _checked_id(entry["manifest_id"])
        _checked_package(entry.get("package"))
        listed = entry.get("attestations")
        if listed is not None and (not isinstance(listed, list) or len(listed) > _MOST_ATTESTATIONS):
            raise DataError(f"its attestations are not a list of at most {_MOST_ATTESTATIONS}")
        return cls(entry=entry, manifest=manifest, manifest_signature=str(document.get("manifest_signature", "")))

    def verify(self, *, at: datetime | None = None) -> None:
        """Check both signatures, the digest, the attestations, and that entry and manifest say the same.

        What does not hold is a SignatureError, a manifest that lacks what the network asks for a DataError.
        """
        payload = {
            key: value
            for key, value in self.entry.items()
            if key in _SAID or (key in ("provenance", "attestations", "package") and value)
        }
        check(payload, self.publisher, self.entry["signature"], what="the catalog's entry")
        check(self.manifest, self.publisher, self.manifest_signature, what="the manifest")
        if content_hash(self.manifest) != self.hash:
            raise SignatureError("the manifest is not the one that the catalog announces", wrong=True)
        if str(self.manifest.get("id", self.id)) != self.id:
            raise SignatureError("the manifest has another id than the catalog says", wrong=True)
        for key in ("title", "version"):
            if self.manifest.get(key) != self.entry[key]:
                raise SignatureError(f"the manifest has another {key} than the catalog says", wrong=True)
        missing = [key for key in _REQUIRED if not self.manifest.get(key)]
        if missing:
            raise DataError(f"the manifest lacks {', '.join(missing)}")
        for one in self.attestations:
            one.verify(at=at or datetime.now(UTC))
            if one.content not in (
                self.hash,
                (self.package or {}).get("bundle_hash"),
            ):  # about none it could be put to any
                raise SignatureError("an attestation is not about this design", wrong=True)


def publish(
    manifest: Mapping[str, Any],
    key: Key,
    *,
    updated: str,
    attestations: Sequence[Attestation] = (),
    package: Mapping[str, Any] | None = None,
) -> Record:
    """Sign a manifest and the catalog's entry about it; `updated` is an instant with zone. The key is the publisher's."""
    moment = instant(updated)
    entry: dict[str, Any] = {
        "manifest_id": _checked_id(str(manifest.get("id", ""))),
        "content_hash": content_hash(manifest),
        "title": str(manifest.get("title", "")),
        "version": str(manifest.get("version", "")),
        "updated_at": moment.isoformat(timespec="seconds"),
        "publisher_did": key.did,
    }
    if attestations:
        entry["attestations"] = [one.to_dict() for one in attestations]
    if package is not None:
        entry["package"] = dict(package)
    record = Record(
        entry={**entry, "signature": sign(entry, key)}, manifest=manifest, manifest_signature=sign(manifest, key)
    )
    record.verify(at=moment)
    return record


def _checked_id(text: str) -> str:
    try:
        found = str(uuid.UUID(text))
    except ValueError:
        found = ""
    if found != text:
        raise DataError(f"'{text[:60]}' is not a UUID in lower case, which the network names manifests by")
    return text


def _checked_package(package: object) -> None:
    if package is None:
        return
    if (
        not isinstance(package, dict)
        or not is_hash(package.get("bundle_hash"))
        or isinstance(package.get("byte_size"), bool)
        or not isinstance(package.get("byte_size"), int)
        or not (package.get("filename") is None or _FILE.fullmatch(str(package["filename"])))
    ):
        raise DataError("its package is not a bundle_hash, a byte_size and the name of a file")
