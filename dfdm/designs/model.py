"""A model that was opened: its distinct parts with their counts, and where it came from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from dfdm.designs.design import Variant
from dfdm.facts import Measurements, PartFacts
from dfdm.geometry.part import Part
from dfdm.geometry.quantities import facts_of
from dfdm.requirements import Resolved


@dataclass(frozen=True, kw_only=True, eq=False)
class PartEntry:
    """One distinct solid of a model, how often it occurs, and what is demanded of it.

    `key` names its geometry in caches (empty: not cached). `measure` measures it in another process, by quantity.
    """

    name: str
    count: int
    part: Part
    requirements: tuple[Resolved, ...] = ()
    key: str = ""
    measure: Callable[[str], Any] | None = None

    @cached_property
    def facts(self) -> PartFacts:
        """The part's facts, each measured when it is first asked for and then kept."""
        return facts_of(self.part, name=self.name, count=self.count, cache_key=self.key or None, measure=self.measure)


@dataclass(frozen=True, kw_only=True, slots=True)
class Model:
    """What was opened: parts, and the title, license and source that travel with them.

    `source` is the design's own text with `source_name` as its file name, empty where only geometry came in;
    `rights` is what its owner states of it (see `dfdm.rights.Declaration`), unread.
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
    rights: Mapping[str, Any] = field(default_factory=dict)
    variant: Variant | None = None

    def measurements(self) -> Measurements:
        """The facts of all parts; nothing is measured before it is asked for."""
        return Measurements(model=self.name, parts=tuple(entry.facts for entry in self.parts))
