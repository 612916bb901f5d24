"""Where a number comes from: one entry of `sources.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from dfdm.processes.page import Page

FACTS: Final = "facts, cited"
"""Single figures cited from a page, paper or data sheet; nothing of its text or of a table as a whole is copied."""
OWN: Final = "own"
"""What dfdm measured or assumed itself; under the license of dfdm."""
_SINGLE: Final = "; single figures cited"
LICENSES: Final = (
    "AGPL-3.0",
    "Apache-2.0",
    "CC-BY-3.0",
    "CC-BY-4.0",
    "CC-BY-SA-3.0",
    "CC-BY-SA-4.0",
    "CC0-1.0",
    "GPL-3.0",
    "LGPL-2.0-or-later",
    "LGPL-2.1",
    "LGPL-3.0",
    "MIT",
    "OGL-3.0",
)
"""Licenses (SPDX) of works of which more than single figures may be taken, or, where they say so, single figures are."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A publication, specification sheet, guideline, or the list of dfdm's own assumptions.

    `license` is `FACTS` unless the entry says otherwise: `OWN`, or licenses of `LICENSES` (several apart by commas, a word
    in brackets saying of what), where need be followed by `; single figures cited`.
    """

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
            license=page.text("license") or FACTS,
        )
        page.end()
        if not _known(source.license):
            raise page.error(
                f"license '{source.license}' is neither '{FACTS}', '{OWN}' nor made of {', '.join(LICENSES)}"
            )
        return source


def _known(text: str) -> bool:
    if text in (FACTS, OWN):
        return True
    named = [part.partition("(")[0].strip() for part in text.removesuffix(_SINGLE).split(",")]
    return all(name in LICENSES for name in named)
