"""Columns by key of which only those are made that somebody asks for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar, overload

from dfdm.costs.kinematics import FloatArray

T = TypeVar("T")


class Asked(Mapping[str, FloatArray]):
    """The keys of some columns, each with what `make` makes of its column, when it is first asked for.

    A part is priced with a dozen of the rates that a network states: the others are not looked at. Safe under concurrent
    use: a column that two ask for at once is made twice, the same both times.
    """

    def __init__(self, columns: Mapping[str, FloatArray], make: Callable[[str, FloatArray], FloatArray]) -> None:
        self._columns = columns
        self._make = make
        self._made: dict[str, FloatArray] = {}

    def __getitem__(self, key: str) -> FloatArray:
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = self._make(key, self._columns[key])
        return found

    @overload
    def get(self, key: str, default: None = None, /) -> FloatArray | None: ...
    @overload
    def get(self, key: str, default: FloatArray | T, /) -> FloatArray | T: ...
    def get(self, key: str, default: T | None = None, /) -> FloatArray | T | None:
        """The column of a key, or what stands for it; without an exception where there is none."""
        return self[key] if key in self._columns else default

    def __contains__(self, key: object) -> bool:
        return key in self._columns

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)
