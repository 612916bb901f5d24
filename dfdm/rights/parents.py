"""The designs that a design derives from or is made of: what is carried of each, and how it binds the result."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Final, cast

from dfdm.errors import InputError
from dfdm.rights.compatibility import RELATIONS, Bond, Relation
from dfdm.rights.fields import Fields
from dfdm.rights.license import classify

_DIGEST: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)
_WEB: Final = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_TEXTS: Final = ("title", "attribution", "source_location", "subject", "issuer", "sha256", "version", "change")
_FLAGS: Final = ("documented_interface", "available")
MOST: Final = 200
"""Designs that one may derive from, those behind them included."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Parent:
    """One design that another derives from (`variant_of`, `derivative_of`) or has as a part (`contains`).

    `attribution` and `source_location` are carried on. `sha256` is the digest of the bundle it came as, `issuer` who signed
    that, `subject` what it was about; '' where it was declared without a bundle. `via` is the title of the design between,
    for one that a parent itself derives from; `change` says what was changed. `permits_change` is what the own terms of a bundle say, None where they were
    not seen.
    """

    relation: Relation
    license: str
    title: str = ""
    attribution: str = ""
    source_location: str = ""
    subject: str = ""
    issuer: str = ""
    sha256: str = ""
    version: str = ""
    change: str = ""
    via: str = ""
    documented_interface: bool = False
    available: bool = False
    permits_change: bool | None = None

    @property
    def bond(self) -> Bond:
        """What compatibility asks of it."""
        return Bond(
            license=self.license,
            relation=self.relation,
            name=f"'{self.title}'" if self.title else "",
            documented_interface=self.documented_interface,
            available=self.available,
        )

    @property
    def notice(self) -> str:
        """Title, authors, license and place of the source in one line, as a notice carries it on."""
        words = {"variant_of": "Variant of", "derivative_of": "Changed version of", "contains": "Contains"}
        named = f"{words[self.relation]} {self.title or self.subject or 'a design'}"
        where = f"source {self.source_location}" if self.source_location else ""
        digest = f"bundle sha256 {self.sha256}" if self.sha256 else ""
        changed = f"changed: {self.change}" if self.change else ""
        through = f"through {self.via}" if self.via else ""
        return "; ".join(filter(None, (named, through, changed, self.attribution, self.license, where, digest)))

    def to_dict(self) -> dict[str, Any]:
        """Write what is known of it."""
        told = {field.name: getattr(self, field.name) for field in fields(self)}
        return {
            name: value
            for name, value in told.items()
            if value not in ("", False, None) or (name == "permits_change" and value is False)
        }

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Parent:
        """Read one entry of `derived_from`; a license that is not SPDX, or a digest that is none, is an InputError."""
        told = Fields(document, "derived_from")
        relation = told.text("relation", required=True, choices=RELATIONS)
        stated: dict[str, Any] = {name: told.text(name) for name in (*_TEXTS, "via")}
        stated |= {name: told.flag(name) for name in _FLAGS}
        license = classify(told.text("license", required=True)).expression
        permits = told.flag("permits_change") if "permits_change" in document else None
        told.end()
        if stated["sha256"] and not _DIGEST.fullmatch(stated["sha256"]):
            raise InputError("derived_from: 'sha256' is 64 hexadecimal digits")
        if stated["source_location"] and not _WEB.fullmatch(stated["source_location"]):
            raise InputError(f"derived_from: '{stated['source_location'][:60]}' is not a web address (https://…)")
        return cls(relation=cast("Relation", relation), license=license, permits_change=permits, **stated)
