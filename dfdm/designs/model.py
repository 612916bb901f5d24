"""A model that was opened: its distinct parts with their counts, and where it came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from dfdm.designs.design import Variant
from dfdm.requirements import Resolved

if TYPE_CHECKING:
    from dfdm.geometry.part import Part


@dataclass(frozen=True, kw_only=True, slots=True)
class PartEntry:
    """One distinct solid of a model, how often it occurs, and what is demanded of it.

    `key` names its geometry in caches (empty: not cached on disk).
    """

    name: str
    count: int
    part: Part
    requirements: tuple[Resolved, ...] = ()
    key: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Model:
    """What was opened: parts, and the title, license and source that travel with them.

    `source` is the design's own text with `source_name` as its file name, empty where only geometry came in;
    `values` are the parameters it was built at. `kind`: design, script, notebook, step, stl, 3mf, dxf, object.
    """

    name: str
    kind: str
    parts: tuple[PartEntry, ...]
    title: str = ""
    license: str = ""
    version: str = ""
    author: str = ""
    intended_use: str = ""
    source: str = ""
    source_name: str = ""
    source_url: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    variant: Variant | None = None
