"""Statements of a policy, request or state of the world, apart from the file format that they stood in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from dfdm.errors import InputError
from dfdm.rights.odrl.values import Said

TYPE: Final = "rdf:type"
MOST_STATEMENTS: Final = 200_000


@dataclass(frozen=True, slots=True)
class Ref:
    """A node by its IRI, or by `_:…` where it has none."""

    id: str

    @property
    def named(self) -> bool:
        """Whether the node has an IRI."""
        return not self.id.startswith("_:")


Object: TypeAlias = "Ref | Said | tuple[Object, ...]"


@dataclass(slots=True)
class Graph:
    """Nodes with their statements, in the order of the file; properties go by their short names."""

    nodes: dict[str, dict[str, list[Object]]] = field(default_factory=dict)
    _count: int = 0

    def add(self, subject: str, name: str, value: Object) -> None:
        """Add one statement; the same one twice counts once."""
        said = self.nodes.setdefault(subject, {}).setdefault(name, [])
        if value not in said[-64:]:
            said.append(value)
            self._count += 1
            if self._count > MOST_STATEMENTS:
                raise InputError(f"there are more than {MOST_STATEMENTS} statements in it")

    def of(self, subject: str) -> Mapping[str, list[Object]]:
        """What is said of a node."""
        return self.nodes.get(subject, {})

    def types(self, subject: str) -> frozenset[str]:
        """The types of a node, as IRIs or short names."""
        return frozenset(value.id for value in self.of(subject).get(TYPE, ()) if isinstance(value, Ref))

    def members(self) -> dict[str, frozenset[str]]:
        """Who and what is said to be part of which collection, by that."""
        found: dict[str, set[str]] = {}
        for subject, said in self.nodes.items():
            for value in flat(said.get("partOf", [])):
                if isinstance(value, Ref):
                    found.setdefault(value.id, set()).add(subject)
        return {name: frozenset(held) for name, held in found.items()}

    def with_type(self, *wanted: str) -> Iterator[str]:
        """The nodes that are of one of these types."""
        for subject in self.nodes:
            if self.types(subject) & set(wanted):
                yield subject


def flat(values: list[Object]) -> Iterator[Ref | Said]:
    """The values of a property, lists told out."""
    for value in values:
        if isinstance(value, tuple):
            yield from flat(list(value))
        else:
            yield value
