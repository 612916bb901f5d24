"""What lies within what: places, languages, classes and collections. Data says so; what it does not say is not known."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from dfdm.rights.odrl.words import Operand, regions
from dfdm.rights.odrl.world import World

_COUNTRY = 2


def vocabulary_of(text: str) -> str:
    """The vocabulary that a word is from: an IRI up to its last `#`, `/` or `:`, '' for a plain word."""
    ends = max(text.rfind(sign) for sign in "#/:")
    return text[: ends + 1]


@dataclass(frozen=True, kw_only=True)
class Containment:
    """Answers `is a within b`: True, False, or None where nothing that is known decides it. A thing is within itself.

    A region that reaches beyond a place may be told for something that is done within it, so that is not known; `exact`
    takes it for the region itself, as where no request is told yet. `members` are all that a collection has, `stated` those
    of them that somebody names: who is not among the latter may still be one.
    """

    places: Mapping[str, Collection[str]] = field(default_factory=dict)
    kinds: Mapping[str, Collection[str]] = field(default_factory=dict)
    members: Mapping[str, Collection[str]] = field(default_factory=dict)
    stated: Mapping[str, Collection[str]] = field(default_factory=dict)
    exact: bool = False

    @classmethod
    def of(cls, world: World, *stated: Mapping[str, Collection[str]]) -> Containment:
        """What a state of the world says, what policies state of the members of collections, and the regions that ship."""
        places = {code: set(held) for code, held in regions().items()}
        for code, held in world.places_within.items():
            places.setdefault(code, set()).update(held)
        known: dict[str, set[str]] = {}
        for told in (world.members, *stated):
            for name, held in told.items():
                known.setdefault(name, set()).update(held)
        return cls(places=places, kinds=world.kinds_within, members=world.members, stated=known)

    @cached_property
    def _above(self) -> Mapping[int, Mapping[str, frozenset[str]]]:
        return {id(tree): _ancestors(tree) for tree in (self.places, self.kinds, self.members, self.stated)}

    @cached_property
    def _known_places(self) -> frozenset[str]:
        return frozenset(self.places) | {inner for held in self.places.values() for inner in held}

    def same(self, operand: Operand, a: str, b: str) -> bool | None:
        """Whether two values of an operand are the same; words of different vocabularies are not comparable."""
        if a == b:
            return True
        if operand.kind == "place":
            return self._place(a, b)
        if operand.kind in ("term", "language") and vocabulary_of(a) != vocabulary_of(b):
            return None
        return False

    def within(self, operand: Operand, a: str, b: str, *, whole: bool = False) -> bool | None:
        """Whether `a` lies within, or is an instance of, `b`; `whole` where all of `a` is meant."""
        if a == b:
            return True
        if operand.kind == "place":
            return self._place(a, b, whole=whole)
        if operand.kind == "name":
            return False
        if operand.kind == "language":
            return None if vocabulary_of(a) != vocabulary_of(b) else a.startswith(f"{b}-")
        above = self._above[id(self.kinds)].get(a, frozenset()) | self._above[id(self.members)].get(a, frozenset())
        if b in above:
            return True
        held = set(self.kinds) | set(self.members)
        return False if above and b in held else None

    def member(self, name: str, collection: str) -> bool | None:
        """Whether a party or asset is in a collection; None where nothing is said of the collection."""
        above = self._above
        if name == collection or any(
            collection in above[id(tree)].get(name, frozenset()) for tree in (self.members, self.stated)
        ):
            return True
        return False if collection in self.members else None

    def _place(self, a: str, b: str, *, whole: bool = False) -> bool | None:
        above = self._above[id(self.places)]
        if b in above.get(a, frozenset()):
            return True
        inside_a, inside_b = self._inside(a), self._inside(b)
        if a in self.places and b in self.places and inside_a <= inside_b:
            return True
        if a in above.get(b, frozenset()) or inside_a & inside_b:
            return False if self.exact or whole else None
        return False if self._known(a) and self._known(b) else None

    def _inside(self, place: str) -> set[str]:
        return (
            {inner for inner, above in self._above[id(self.places)].items() if place in above}
            if (place in self.places)
            else set()
        )

    def _known(self, place: str) -> bool:
        return place in self._known_places or (
            len(place) == _COUNTRY and place.isascii() and place.isalpha() and place.isupper()
        )


def _ancestors(tree: Mapping[str, Collection[str]]) -> Mapping[str, frozenset[str]]:
    """For each thing all that hold it, however deep; circles end where they close."""
    parents: dict[str, set[str]] = {}
    for outer, held in tree.items():
        for inner in held:
            parents.setdefault(inner, set()).add(outer)
    found: dict[str, frozenset[str]] = {}
    for inner in parents:
        above: set[str] = set()
        waiting = [inner]
        while waiting:
            for outer in parents.get(waiting.pop(), ()):
                if outer not in above:
                    above.add(outer)
                    waiting.append(outer)
        found[inner] = frozenset(above - {inner})
    return found
