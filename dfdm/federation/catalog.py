"""A folder of records: what is published here, or was taken from others. First come, first kept: an id is never replaced."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

from dfdm.errors import DfdmError, ExportError, InputError
from dfdm.federation.form import is_hash, merkle_root
from dfdm.federation.record import Record
from dfdm.trust import parse_document

MOST_RECORD: Final = 4 * 2**20
"""Bytes of one record."""
Kept = Literal["stored", "already_present", "id_conflict"]


@dataclass(frozen=True, slots=True)
class Catalog:
    """The records of a folder (`records/ID.json`) with their archives (`packages/HASH.dfdm.zip`)."""

    folder: Path

    def __iter__(self) -> Iterator[Record]:
        """The records by their ids; a file that is none is an InputError that names it."""
        for path in sorted(self._records.glob("*.json")):
            try:
                yield Record.from_dict(parse_document(path.read_bytes(), where=path.name, most=MOST_RECORD))
            except OSError as error:
                raise InputError(f"{path} cannot be read: {error.strerror or error}") from None
            except DfdmError as error:
                raise InputError(f"{path} is no record of the network: {error}") from None

    @property
    def _records(self) -> Path:
        return self.folder / "records"

    def hashes(self) -> set[str]:
        """The names of all manifests by their content."""
        return {record.hash for record in self}

    def root(self) -> str:
        """One digest over all."""
        return merkle_root(self.hashes())

    def keep(self, record: Record, package: bytes | None = None) -> Kept:
        """Keep a verified record; one whose id is taken stays out (`id_conflict`, or `already_present` if it is the same)."""
        path = self._records / f"{record.id}.json"
        known = path.exists()
        if known:
            old = Record.from_dict(parse_document(path.read_bytes(), where=path.name, most=MOST_RECORD))
            return "already_present" if old.hash == record.hash else "id_conflict"
        if package is not None and record.package is not None:
            _write(self._package(str(record.package["bundle_hash"])), package, replace=True)
        data = json.dumps(record.to_dict(), indent=1, sort_keys=True, ensure_ascii=False, allow_nan=False)
        _write(path, f"{data}\n".encode(), replace=False)
        return "stored"

    def package(self, bundle_hash: str) -> bytes | None:
        """The archive of that name, if it is here."""
        if not is_hash(bundle_hash):
            return None
        path = self._package(bundle_hash)
        return path.read_bytes() if path.is_file() else None

    def _package(self, bundle_hash: str) -> Path:
        return self.folder / "packages" / f"{bundle_hash.removeprefix('sha256:')}.dfdm.zip"

    def to_dict(self) -> dict[str, Any]:
        """Write what is in it."""
        return {"schema": "dfdm/catalog/1", "merkle_root": self.root(), "records": [_row(record) for record in self]}


def _row(record: Record) -> dict[str, Any]:
    return {
        "id": record.id,
        "content_hash": record.hash,
        "title": record.entry["title"],
        "version": record.entry["version"],
        "publisher": record.publisher,
        "updated": record.entry["updated_at"],
        "package": (record.package or {}).get("bundle_hash", ""),
        "attestations": [
            {"type": one.type, "issuer": one.issuer, "subject": one.subject, "claim": dict(one.claim)}
            for one in record.attestations
        ],
    }


def _write(path: Path, data: bytes, *, replace: bool) -> None:
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(data)
        if replace:
            draft.replace(path)
        elif not _linked(draft, path):
            _write_anew(path, data)
    except FileExistsError:
        raise ExportError(f"{path} cannot be written: the name was taken meanwhile") from None
    except OSError as error:
        raise ExportError(f"{path} cannot be written: {error.strerror or error}") from None
    finally:
        draft.unlink(missing_ok=True)


def _linked(draft: Path, path: Path) -> bool:
    """Give a whole file its name, which fails where that is taken; False where the file system (FAT, network drives) has no links."""
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except (OSError, AttributeError, NotImplementedError):
        return False
    return True


def _write_anew(path: Path, data: bytes) -> None:
    """Write a file that is not there yet; until it is whole a reader finds it malformed, and nothing of it stays if it fails."""
    with path.open("xb") as stream:
        try:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        except BaseException:
            stream.close()
            path.unlink(missing_ok=True)
            raise
