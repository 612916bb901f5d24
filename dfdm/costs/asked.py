"""Columns by key of which only those are made that somebody asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Generic, TypeVar, overload

T = TypeVar("T")
S = TypeVar("S")
R = TypeVar("R", covariant=True)


class Asked(Mapping[str, R], Generic[S, R]):
    """The keys of some columns, each with what `make` makes of its column, when it is first asked for.

    A part is priced with a dozen of the rates that a network states: the others are not looked at. Safe under concurrent
    use: a column that two ask for at once is made twice, the same both times.
    """

    def __init__(self, columns: Mapping[str, S], make: Callable[[str, S], R]) -> None:
        self._columns = columns
        self._keys: Mapping[str, object] = columns._keys if isinstance(columns, Asked) else columns
        self._make = make
        self._made: dict[str, R] = {}

    def __getitem__(self, key: str) -> R:
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = self._make(key, self._columns[key])
        return found

    @overload
    def get(self, key: str, default: None = None, /) -> R | None: ...
    @overload
    def get(self, key: str, default: R | T, /) -> R | T: ...
    def get(self, key: str, default: T | None = None, /) -> R | T | None:
        """The column of a key, or what stands for it; without an exception where there is none."""
        return self[key] if key in self._keys else default

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
