"""Read what an owner states of a design, from TOML, JSON or a decorator: closed, typed, one clear error."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from dfdm.errors import InputError

_LONGEST: Final = 1000
_MOST: Final = 500


class Fields:
    """The entries of one object: each is asked for by its type, and `end` refuses those that nobody asked for."""

    def __init__(self, document: Mapping[str, Any], where: str) -> None:
        if not isinstance(document, Mapping) or not all(isinstance(key, str) for key in document):
            raise InputError(f"{where}: a table of entries is wanted here")
        self._left = dict(document)
        self._where = where

    def text(self, name: str, *, required: bool = False, choices: Sequence[str] = ()) -> str:
        """A text of at most 1000 characters without line breaks; '' where it is not there and need not be."""
        value = self._take(name, required, "")
        if not isinstance(value, str) or len(value) > _LONGEST or any(c in value for c in "\r\n\0"):
            raise self.error(f"'{name}' is a text of one line")
        if required and not value.strip():
            raise self.error(f"'{name}' is empty")
        if choices and value not in choices and (value or required):
            raise self.error(f"'{name}' is '{value[:40]}', none of {', '.join(choices)}")
        return value.strip()

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts, empty where it is not there."""
        value = self._take(name, False, ())
        if not isinstance(value, list | tuple) or len(value) > _MOST:
            raise self.error(f"'{name}' is a list of texts")
        if not all(isinstance(one, str) and 0 < len(one) <= _LONGEST and "\n" not in one for one in value):
            raise self.error(f"'{name}' is a list of texts of one line")
        return tuple(one.strip() for one in value)

    def flag(self, name: str) -> bool:
        """True or false; false where it is not there."""
        value = self._take(name, False, False)
        if not isinstance(value, bool):
            raise self.error(f"'{name}' is true or false")
        return value

    def day(self, name: str) -> str:
        """A date such as 2026-11-29, as text; '' where it is not there."""
        value = self._take(name, False, "")
        if isinstance(value, date):  # TOML has dates of its own
            value = value.isoformat()
        if value == "":
            return ""
        try:
            return date.fromisoformat(value).isoformat()
        except (TypeError, ValueError):
            raise self.error(f"'{name}' is '{str(value)[:40]}', not a date such as 2026-11-29") from None

    def objects(self, name: str, *, required: bool = False) -> tuple[Mapping[str, Any], ...]:
        """A list of objects, empty where it is not there."""
        value = self._take(name, required, ())
        if not isinstance(value, list | tuple) or len(value) > _MOST:
            raise self.error(f"'{name}' is a list of tables")
        if required and not value:
            raise self.error(f"'{name}' is empty")
        if not all(isinstance(one, Mapping) for one in value):
            raise self.error(f"'{name}' is a list of tables")
        return tuple(value)

    def table(self, name: str) -> Mapping[str, Any] | None:
        """An object; None where it is not there."""
        value = self._take(name, False, None)
        if value is not None and not isinstance(value, Mapping):
            raise self.error(f"'{name}' is a table")
        return value

    def end(self) -> None:
        """Refuse what nobody asked for."""
        if self._left:
            raise self.error(f"'{min(self._left)[:40]}' is not known here")

    def error(self, message: str) -> InputError:
        """The error that says where it is."""
        return InputError(" ".join(f"{self._where}: {message}".split()))

    def _take(self, name: str, required: bool, default: Any) -> Any:  # noqa: ANN401 - any value of a document
        if name not in self._left:
            if required:
                raise self.error(f"'{name}' is missing")
            return default
        return self._left.pop(name)
