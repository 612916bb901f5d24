"""The closed JSON Schemas of signed documents."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from dfdm.table import data_folder

_LONGEST: Final = 300


def why_not_valid(document: Mapping[str, Any], kind: str) -> str:
    """Say where a document breaks the schema of its kind ('' if it does not)."""
    error = next(validator(kind).iter_errors(document), None)  # one is enough, and a hostile document has millions
    if error is None:
        return ""
    place = "/".join(str(step) for step in error.absolute_path) or "the document"
    message = error.message
    return f"{place[:_LONGEST]}: {message if len(message) <= _LONGEST else message[:_LONGEST] + '…'}"


@cache
def validator(kind: str) -> Any:  # noqa: ANN401 - the library has no types
    """The validator of one kind of document (`manifest`, `key-log`, `trust` …)."""
    from jsonschema import Draft202012Validator  # late: it takes a second or two to import
    from jsonschema.validators import extend

    schema = json.loads((data_folder() / "schema" / f"{kind}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return extend(Draft202012Validator, {"pattern": _pattern})(schema)


def _pattern(_: Any, pattern: str, text: Any, __: Any) -> Iterator[Any]:  # noqa: ANN401 - any JSON value
    """What `pattern` means in JSON Schema: `$` is the end of the text (in Python also before a line feed there)."""
    from jsonschema import ValidationError

    if isinstance(text, str) and not _compiled(pattern).search(text):
        yield ValidationError(f"{text!r} does not match {pattern!r}")


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    whole = pattern[:-1] + r"\Z" if pattern.endswith("$") and not pattern.endswith(r"\$") else pattern
    return re.compile(whole.replace(r"\d", "[0-9]"))  # in Python the digits of every script
