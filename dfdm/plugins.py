"""Find what is registered: walk a folder of ours, then the entry points of others; doubles and failed imports raise."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint, entry_points
from typing import Generic, TypeVar

from dfdm.errors import DataError, UnknownNameError

T = TypeVar("T")


class Register(Generic[T]):
    """A register of things by key, filled by the modules of one package and by entry points of one group.

    Loading is lazy: nothing is imported before the register is first read.
    """

    def __init__(self, kind: str, *, package: str, group: str) -> None:
        self._kind = kind
        self._package = package
        self._group = group
        self._items: dict[str, T] = {}
        self._home: dict[str, str] = {}
        self._loaded = False

    def add(self, key: str, item: T, *, home: str) -> T:
        """Register an item under its key; a double key names both modules."""
        if key in self._items and self._home[key] != home:
            raise DataError(f"{self._kind} '{key}' is registered by {self._home[key]} and by {home}")
        self._items[key] = item
        self._home[key] = home
        return item

    def adder(self, key: str) -> Callable[[T], T]:
        """Return a decorator that registers a function or class under `key`."""

        def register(item: T) -> T:
            return self.add(key, item, home=str(getattr(item, "__module__", "?")))

        return register

    def _load(self) -> None:
        if self._loaded:
            return
        self._loaded = True  # first, since a module may read the register while it is being filled
        try:
            package = importlib.import_module(self._package)
            for module in sorted(pkgutil.iter_modules(package.__path__), key=lambda m: m.name):
                importlib.import_module(f"{self._package}.{module.name}")
            for entry in sorted(entry_points(group=self._group), key=lambda e: (e.name, e.value)):
                self._load_other(entry)
        except BaseException:  # what failed once must fail again, not be a register that lacks something
            self._loaded = False
            raise

    def _load_other(self, entry: EntryPoint) -> None:
        try:
            entry.load()
        except (ImportError, AttributeError, SyntaxError) as error:
            raise DataError(
                f"{self._kind} plug-in '{entry.name}' ({entry.value}) cannot be imported: {error}"
            ) from error
        except DataError as error:
            raise error.within(f"{self._kind} plug-in '{entry.name}' ({entry.value}):") from None

    def __iter__(self) -> Iterator[str]:
        self._load()
        return iter(sorted(self._items))

    def __len__(self) -> int:
        self._load()
        return len(self._items)

    def __getitem__(self, key: str) -> T:
        self._load()
        try:
            return self._items[key]
        except KeyError:
            raise UnknownNameError(self._kind, key, self._items) from None

    def __contains__(self, key: object) -> bool:
        self._load()
        return key in self._items

    def home(self, key: str) -> str:
        """The module that registered a key."""
        self[key]
        return self._home[key]

    def values(self) -> list[T]:
        """All items in the order of their keys."""
        return [self[key] for key in self]
