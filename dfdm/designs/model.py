"""A model that was opened: its distinct parts with their counts, and where it came from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from dfdm.designs.design import Variant
from dfdm.facts import Measurements, PartFacts
from dfdm.facts.rounding import Vector
from dfdm.geometry.part import Part
from dfdm.geometry.quantities import facts_of
from dfdm.requirements import Making, Resolved


@dataclass(frozen=True, kw_only=True, slots=True)
class Seat:
    """Where a part stands once: a point x of the part as it is measured stands at `turn` x + `shift_mm` in the model.

    `turn` are the rows of a rotation, `name` what the designer calls this one.
    """

    name: str
    turn: tuple[Vector, Vector, Vector]
    shift_mm: Vector


@dataclass(frozen=True, kw_only=True, eq=False)
class PartEntry:
    """One distinct solid of a model, how often it occurs, and what is demanded of it.

    `key` names its geometry in caches (empty: not cached). `measure` measures it in another process, by quantity. `seats`
    are its places in the model, one for each time it occurs; empty where only its count is known.
    """

    name: str
    count: int
    part: Part
    requirements: tuple[Resolved, ...] = ()
    key: str = ""
    measure: Callable[[str], Any] | None = None
    seats: tuple[Seat, ...] = ()

    @cached_property
    def facts(self) -> PartFacts:
        """The part's facts, each measured when it is first asked for and then kept."""
        return facts_of(self.part, name=self.name, count=self.count, cache_key=self.key or None, measure=self.measure)


@dataclass(frozen=True, kw_only=True, slots=True)
class Model:
    """What was opened: parts, and the title, license and source that travel with them.

    `source` is the design's own text with `source_name` as its file name, empty where only geometry came in;
    `rights` is what its owner states of it (see `dfdm.rights.Declaration`), unread.
    `values` are the parameters it was built at, `making` what the design says of its making. `kind`: design, script,
    notebook, step, stl, 3mf, dxf, object.
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
    making: Making = field(default_factory=Making)

    def measurements(self) -> Measurements:
        """The facts of all parts; nothing is measured before it is asked for."""
        return Measurements(model=self.name, parts=tuple(entry.facts for entry in self.parts))
