"""One data page while it is read: every key is asked for once, what nobody asked for is an error."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from dfdm.cited import Cited
from dfdm.errors import DataError

EMPTY: Final[Mapping[str, Any]] = MappingProxyType({})


class Page:
    """A parsed TOML page with the name it goes by in errors (`materials/pla.toml`)."""

    def __init__(self, document: Mapping[str, Any], *, where: str) -> None:
        if not isinstance(document, Mapping):
            raise DataError("expected a table", where=where)
        self._document = document
        self._where = where
        self._asked: set[str] = set()

    def _take(self, key: str) -> Any:  # noqa: ANN401 - whatever TOML holds
        self._asked.add(key)
        return self._document.get(key)

    def error(self, message: str, key: str = "") -> DataError:
        """An error that names the page and the key."""
        return DataError(message, where=f"{self._where} [{key}]" if key else self._where)

    def text(self, key: str, *, required: bool = False) -> str:
        """A text; empty where the page does not give it, a DataError where it must."""
        found = self._take(key)
        if found is None or found == "":
            if required:
                raise self.error(f"'{key}' is missing")
            return ""
        if not isinstance(found, str):
            raise self.error(f"'{key}' must be text, found {found!r}")
        return found

    def names(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """A list of texts without doubles."""
        found = self._take(key)
        if found is None:
            if required:
                raise self.error(f"'{key}' is missing")
            return ()
        if not isinstance(found, list) or not all(isinstance(name, str) and name for name in found):
            raise self.error(f"'{key}' must be a list of names, found {found!r}")
        if len(set(found)) < len(found):
            raise self.error(f"'{key}' names something twice: {', '.join(found)}")
        return tuple(found)

    def texts(self, key: str) -> Mapping[str, str]:
        """A table of texts by key; empty where the page has none."""
        found = self.table(key)
        for name, text in found.items():
            if not isinstance(text, str) or not text:
                raise self.error(f"'{name}' must be text, found {text!r}", key)
        return MappingProxyType(dict(found))

    def table(self, key: str) -> Mapping[str, Any]:
        """A table as it stands; empty where the page has none."""
        return self._table(self._take(key), key)

    def cited(self, key: str) -> Mapping[str, Cited]:
        """A table of numbers with their sources: `[limits.wall_thickness_min]`."""
        return self._cited(self._take(key), key)

    def cited_by(self, key: str) -> Mapping[str, Mapping[str, Cited]]:
        """A table of such tables: `[limits.milling.wall_thickness_min]`."""
        found = self._table(self._take(key), key)
        return MappingProxyType({name: self._cited(inner, f"{key}.{name}") for name, inner in found.items()})

    def rows(self, key: str) -> tuple[Mapping[str, Cited | str], ...]:
        """Rows of a table (`[[cutting_speed]]`); each field is a text or a number with its source."""
        found = self._take(key)
        if found is None:
            return ()
        if not isinstance(found, list) or not all(isinstance(row, Mapping) for row in found):
            raise self.error(f"'{key}' must be rows: [[{key}]]")
        return tuple(self._row(row, f"{key}[{number}]") for number, row in enumerate(found))

    def tables(self) -> Mapping[str, tuple[Mapping[str, Cited | str], ...]]:
        """All `[[tables]]` of the page that were not asked for by name."""
        keys = [
            key
            for key, value in self._document.items()
            if key not in self._asked and isinstance(value, list) and value and isinstance(value[0], Mapping)
        ]
        return MappingProxyType({key: self.rows(key) for key in sorted(keys)})

    def end(self) -> None:
        """Refuse a page with keys that nothing reads."""
        unknown = sorted(set(self._document) - self._asked)
        if unknown:
            raise self.error(f"unknown key '{unknown[0]}'; known: {', '.join(sorted(self._asked))}")

    def _table(self, found: Any, key: str) -> Mapping[str, Any]:  # noqa: ANN401 - whatever TOML holds
        if found is None:
            return EMPTY
        if not isinstance(found, Mapping):
            raise self.error(f"expected a table, found {found!r}", key)
        return found

    def _cited(self, found: Any, key: str) -> Mapping[str, Cited]:  # noqa: ANN401 - whatever TOML holds
        table = self._table(found, key)
        return MappingProxyType({name: self._one(entry, f"{key}.{name}") for name, entry in table.items()})

    def _one(self, entry: Any, key: str) -> Cited:  # noqa: ANN401 - whatever TOML holds
        return Cited.from_dict(entry, where=f"{self._where} [{key}]")

    def _row(self, row: Mapping[str, Any], key: str) -> Mapping[str, Cited | str]:
        fields: dict[str, Cited | str] = {}
        for name, value in row.items():
            if isinstance(value, str):
                fields[name] = value
            elif isinstance(value, Mapping):
                fields[name] = self._one(value, f"{key}.{name}")
            else:
                raise self.error(f"{name} = {value!r} has no source: write {{value, unit, source, locator, kind}}", key)
        return MappingProxyType(fields)
