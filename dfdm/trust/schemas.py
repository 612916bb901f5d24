"""The closed JSON Schemas of signed documents."""

from __future__ import annotations

import json
from collections.abc import Mapping
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

    schema = json.loads((data_folder() / "schema" / f"{kind}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)
