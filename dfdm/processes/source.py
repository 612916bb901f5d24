"""Where a number comes from: one entry of `sources.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dfdm.processes.page import Page


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A publication, specification sheet, guideline, or the list of dfdm's own assumptions."""

    key: str
    title: str
    publisher: str
    url: str
    doi: str
    retrieved: str
    license: str

    @classmethod
    def from_dict(cls, key: str, document: Mapping[str, Any], *, where: str) -> Source:
        """Read one entry; title and publisher are required."""
        page = Page(document, where=f"{where} [{key}]")
        source = cls(
            key=key,
            title=page.text("title", required=True),
            publisher=page.text("publisher", required=True),
            url=page.text("url"),
            doi=page.text("doi"),
            retrieved=page.text("retrieved"),
            license=page.text("license"),
        )
        page.end()
        return source
