"""Write TOML: the few kinds of value that manifests hold, always in the same way."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from dfdm.errors import ExportError

_BARE: Final = re.compile(r"[A-Za-z0-9_-]+", re.ASCII)


def toml_text(document: Mapping[str, Any]) -> str:
    """A document as TOML 1.0: plain values first, then tables, then lists of tables, each in the order given.

    Values are text, numbers, booleans, lists of these, mappings, and lists of mappings. Raises ExportError for others.
    """
    return "\n".join(_table(document, ())) + "\n"


def _table(table: Mapping[str, Any], path: tuple[str, ...]) -> list[str]:
    lines = [f"{_key(key)} = {_value(value)}" for key, value in table.items() if not _is_table(value)]
    for key, value in table.items():
        if isinstance(value, Mapping):
            lines += ["", f"[{_path((*path, key))}]", *_table(value, (*path, key))]
        elif _is_table(value):
            for entry in value:
                lines += ["", f"[[{_path((*path, key))}]]", *_table(entry, (*path, key))]
    return lines


def _is_table(value: Any) -> bool:  # noqa: ANN401 - whatever a document holds
    if isinstance(value, Mapping):
        return True
    return _is_list(value) and bool(value) and all(isinstance(entry, Mapping) for entry in value)


def _is_list(value: Any) -> bool:  # noqa: ANN401 - as above
    return isinstance(value, Sequence) and not isinstance(value, str | bytes)


def _value(value: Any) -> str:  # noqa: ANN401 - as above
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007F")
    if isinstance(value, int | float) and value == value and abs(value) != float("inf"):
        return repr(value)
    if _is_list(value) and not any(isinstance(entry, Mapping) or _is_list(entry) for entry in value):
        return f"[{', '.join(_value(entry) for entry in value)}]"
    raise ExportError(f"TOML has no way to write {value!r} here")


def _path(keys: Sequence[str]) -> str:
    return ".".join(_key(key) for key in keys)


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _value(key)
