"""The signed table of contents: digest of every member, and which rights cover which of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any, Final

from dfdm.bundles.content import (
    CRATE,
    DESIGN_RIGHTS,
    ESTIMATES,
    MANIFEST,
    NOTICE,
    RECIPE,
    REPORT,
    RIGHTS,
    BundleContent,
)

SCHEMA: Final = "dfdm/manifest/1"
_MEDIA_TYPES: Final = MappingProxyType(
    {
        ".3mf": "model/3mf",
        ".age": "application/octet-stream",
        ".csv": "text/csv",
        ".dxf": "image/vnd.dxf",
        ".html": "text/html",
        ".ipynb": "application/x-ipynb+json",
        ".json": "application/json",
        ".jsonld": "application/ld+json",
        ".md": "text/markdown",
        ".pdf": "application/pdf",
        ".png": "image/png",
        ".qif": "application/xml",
        ".py": "text/x-python",
        ".step": "model/step",
        ".stl": "model/stl",
        ".svg": "image/svg+xml",
        ".toml": "application/toml",
        ".txt": "text/plain",
    }
)
_UNCOVERED: Final = frozenset({MANIFEST, CRATE, RIGHTS, DESIGN_RIGHTS, NOTICE})
"""Members that say what the rest is; the rights are about the rest."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Member:
    """One member of a bundle: name, size in bytes, sha256 and media type."""

    name: str
    size: int
    sha256: str
    media_type: str

    @classmethod
    def of(cls, name: str, data: bytes) -> Member:
        """Describe the bytes of a member."""
        return cls(name=name, size=len(data), sha256=hashlib.sha256(data).hexdigest(), media_type=media_type(name))

    def to_dict(self) -> dict[str, Any]:
        """Write the member."""
        return {"name": self.name, "size": self.size, "sha256": self.sha256, "media_type": self.media_type}


def media_type(name: str) -> str:
    """The media type of a member by the ending of its name."""
    return _MEDIA_TYPES.get(PurePosixPath(name).suffix.lower(), "application/octet-stream")


def covered(names: list[str]) -> list[str]:
    """The members that rights must cover: geometry, recipe, source, preview, documents, reports."""
    return sorted(set(names) - _UNCOVERED)


def compose_manifest(
    content: BundleContent,
    members: Mapping[str, bytes],
    *,
    issuer: str,
    created: str,
    sealed: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """The manifest of the members, before it is signed; `sealed` is what it says of those that are sealed, if any."""
    names = sorted(members)
    stated = {"design_rights": DESIGN_RIGHTS} if DESIGN_RIGHTS in members else {}
    manifest: dict[str, Any] = {
        "schema": SCHEMA,
        "name": content.name,
        "title": content.title,
        "subject": content.subject,
        "license": content.license,
        "created": created,
        "issuer": issuer,
        "generator": content.generator,
        "recipe": RECIPE,
        "rights": [{"policy": RIGHTS, **stated, "covers": covered(names)}],
        "members": [Member.of(name, members[name]).to_dict() for name in names],
    }
    return {**manifest, "sealed": dict(sealed)} if sealed else manifest


def as_text(document: Mapping[str, Any]) -> bytes:
    """The one way a JSON member is written: sorted keys, indented, UTF-8, a line feed at the end."""
    return (json.dumps(document, indent=1, sort_keys=True, ensure_ascii=False, allow_nan=False) + "\n").encode("utf-8")


def json_members(content: BundleContent) -> dict[str, bytes]:
    """The documents of the content as members."""
    documents = {
        RECIPE: content.recipe,
        RIGHTS: content.rights,
        DESIGN_RIGHTS: content.bound_design_rights,
        REPORT: content.report,
        ESTIMATES: content.estimates,
    }
    return {name: as_text(document) for name, document in documents.items() if document is not None}
