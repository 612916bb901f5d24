"""Nodes in one SQLite file: an update writes only what changed, by the digest of what each node and each file says."""

from __future__ import annotations

import gc
import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from dfdm.errors import DataError, NodeSourceError
from dfdm.nodes.node import Node
from dfdm.nodes.provenance import NO_TERMS, on_terms
from dfdm.nodes.reading import read_node
from dfdm.nodes.register import Read, read_source
from dfdm.processes import catalog

APPLICATION: Final = 0x6466646D
"""`application_id` of a store ("dfdm"), at a fixed place of the file."""
VERSION: Final = 1
_MAGIC: Final = b"SQLite format 3\x00"
_TABLES: Final = """
CREATE TABLE node (
  id TEXT PRIMARY KEY, digest BLOB NOT NULL, document TEXT NOT NULL, origin TEXT NOT NULL
);
CREATE INDEX node_origin ON node (origin);
CREATE INDEX node_digest ON node (digest);
CREATE TABLE origin (name TEXT PRIMARY KEY, digest BLOB NOT NULL, notes TEXT NOT NULL) WITHOUT ROWID;
"""
_KNOWN: dict[bytes, Node] = {}
"""Nodes read last from a store, by digest: reading it again parses only what changed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Changes:
    """What an update did: how many nodes came, changed, went and stayed, and how many files were not read again."""

    added: int
    changed: int
    removed: int
    same: int
    files_same: int

    def to_dict(self) -> dict[str, int]:
        """Write the counts."""
        return {key: getattr(self, key) for key in self.__slots__}

    def __str__(self) -> str:
        return f"{self.added} added, {self.changed} changed, {self.removed} removed, {self.same} as they were" + (
            f" ({self.files_same} files not read again)" if self.files_same else ""
        )


def is_store(path: Path) -> bool:
    """Say whether a file is a store of nodes, whatever its name."""
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError:
        return False
    return head.startswith(_MAGIC) and int.from_bytes(head[68:72]) == APPLICATION


def update_store(path: Path, source: Path, *, terms: Mapping[str, str] = NO_TERMS) -> Changes:
    """Bring a store (made if there is none) to what a file or folder of nodes says now.

    A file with the same bytes as at the last update is not read again; a node that says the same is not written again;
    nodes that a file no longer names, and those of files of the folder that are gone, are removed. Nodes from elsewhere
    stay. `terms` (`license`, `attribution`, `retrieved`) are written into nodes that do not say them themselves. All or nothing: whatever cannot be read is an error, and the store stays as it was. An id that another file
    has brought is a DataError.
    """
    whole = source.is_dir()
    files = sorted(file for file in source.iterdir() if file.is_file()) if whole else [source]
    with closing(_opened(path, make=True)) as store, store:
        known = dict(store.execute("SELECT name, digest FROM origin"))
        counts = dict.fromkeys(("added", "changed", "removed", "same", "files_same"), 0)
        prefix = source.resolve().as_posix() + "/"
        seen = set()
        for file in files:
            name = file.resolve().as_posix()
            digest = _digest(file, terms)
            if known.get(name) == digest:
                seen.add(name)
                counts["files_same"] += 1
                counts["same"] += store.execute("SELECT count(*) FROM node WHERE origin = ?", (name,)).fetchone()[0]
                continue
            try:
                read = read_source(file)
            except NodeSourceError:
                if whole:
                    continue  # a folder may hold other files
                raise
            seen.add(name)
            for key, count in _written(store, name, on_terms(read.nodes, terms)).items():
                counts[key] += count
            store.execute("INSERT OR REPLACE INTO origin VALUES (?, ?, ?)", (name, digest, json.dumps(read.notes)))
        if whole:
            for name in sorted(n for n in known if n.startswith(prefix) and n not in seen):
                counts["removed"] += store.execute("DELETE FROM node WHERE origin = ?", (name,)).rowcount
                store.execute("DELETE FROM origin WHERE name = ?", (name,))
            if not seen:
                raise NodeSourceError(f"{source}: the folder holds no node files")
    return Changes(**counts)


def read_store(path: Path) -> Read:
    """All nodes of a store, sorted by id, and the notes of its sources.

    What was checked when it was written is not checked again where its digest still fits; a document that was changed by
    other hands is checked in full. A store of another version is a NodeSourceError.
    """
    with closing(_opened(path)) as store, _one_sweep():
        rows = store.execute("SELECT digest, document FROM node ORDER BY id").fetchall()
        notes = [
            note for (text,) in store.execute("SELECT notes FROM origin ORDER BY name") for note in json.loads(text)
        ]
        fresh = [(digest, text) for digest, text in rows if digest not in _KNOWN]
        documents = _parsed([text for _, text in fresh], path)
        pages, read = catalog(), {}
        for (digest, text), document in zip(fresh, documents, strict=True):
            whole = hashlib.sha256(text.encode()).digest() == digest
            read[digest] = read_node(document, where=f"{path.name} {_name(document)}", trusted=whole, pages=pages)
        kept = {digest: read.get(digest) or _KNOWN[digest] for digest, _ in rows}
        _KNOWN.clear()
        _KNOWN.update(kept)
        return Read(nodes=tuple(kept[digest] for digest, _ in rows), notes=tuple(notes))


def _written(store: sqlite3.Connection, origin: str, nodes: Iterable[Node]) -> dict[str, int]:
    before = dict(store.execute("SELECT id, digest FROM node WHERE origin = ?", (origin,)))
    rows, seen = [], set()
    counts = {"added": 0, "changed": 0, "same": 0}
    for node in nodes:
        if node.id in seen:
            raise DataError(f"two nodes have the id {node.id}", where=origin)
        seen.add(node.id)
        text = json.dumps(node.to_dict(), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        digest = hashlib.sha256(text.encode()).digest()
        if before.get(node.id) == digest:
            counts["same"] += 1
            continue
        counts["changed" if node.id in before else "added"] += 1
        rows.append((node.id, digest, text, origin))
    store.executemany("DELETE FROM node WHERE id = ?", [(id,) for id in before if id not in seen])
    try:
        store.executemany(
            "INSERT INTO node VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET digest = excluded.digest, "
            "document = excluded.document WHERE origin = excluded.origin",
            rows,
        )
    except sqlite3.Error as error:
        raise NodeSourceError(f"{origin}: {error}") from None
    mine = store.execute("SELECT count(*) FROM node WHERE origin = ?", (origin,)).fetchone()[0]
    if mine != len(seen):
        others = {id for (id,) in store.execute("SELECT id FROM node WHERE origin != ?", (origin,))}
        raise DataError(f"the node {min(others & seen)} was brought by another file", where=origin)
    return counts | {"removed": len(before.keys() - seen)}


def _opened(path: Path, *, make: bool = False) -> sqlite3.Connection:
    try:
        if not path.exists():
            if not make:
                raise NodeSourceError(f"{path}: there is no such store of nodes")
            store = sqlite3.connect(path)
            store.executescript(
                f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION}; BEGIN; {_TABLES} COMMIT;"
            )
            return store
        if not is_store(path):
            raise NodeSourceError(f"{path}: not a store of nodes")
        store = sqlite3.connect(path.resolve().as_uri() + ("" if make else "?mode=ro"), uri=True)
        (version,) = store.execute("PRAGMA user_version").fetchone()
    except sqlite3.Error as error:
        raise NodeSourceError(f"{path}: {error}") from None
    if version != VERSION:
        store.close()
        raise NodeSourceError(
            f"{path}: a store of version {version}; this dfdm reads version {VERSION}: import it anew"
        )
    return store


def _parsed(texts: list[str], path: Path) -> list[Mapping[str, Any]]:
    try:
        found: list[Mapping[str, Any]] = json.loads(f"[{','.join(texts)}]")
    except ValueError as error:
        raise NodeSourceError(f"{path}: a document in it is no JSON ({error})") from None
    return found


def _name(document: Mapping[str, Any]) -> str:
    return str(document.get("id", "")) if isinstance(document, Mapping) else ""


def _digest(file: Path, terms: Mapping[str, str]) -> bytes:
    try:
        with file.open("rb") as opened:
            found = hashlib.file_digest(opened, "sha256")
    except OSError as error:
        raise NodeSourceError(f"{file}: {error.strerror or error}") from None
    found.update(json.dumps(dict(terms), sort_keys=True).encode())
    return found.digest()


@contextmanager
def _one_sweep() -> Iterator[None]:
    """Many objects are made and none is dropped: looking for garbage meanwhile would take half of the time."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
