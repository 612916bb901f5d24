"""What a JSON Schema says of a value's shape: labels, what is derived, what is wrong in plain words, an outline in words."""

from __future__ import annotations

import importlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, Literal

from dfdm.table import data_folder
from dfdm.widgets.phrases import phrase, say

Step = str | int
UNITS: Final = {
    "mm": "mm", "mm2": "mm²", "mm3": "mm³", "um": "µm", "deg": "°", "g": "g", "s": "s", "kg": "kg", "kwh": "kWh",
    "km": "km", "h": "h",
}  # fmt: skip
"""Endings of names that are units."""
_TYPES: Final = {
    "array": phrase("a list"), "boolean": phrase("yes or no"), "integer": phrase("a whole number"), "null": phrase("left open"), "number": phrase("a number"),
    "object": phrase("a group"), "string": phrase("a text"),
}  # fmt: skip
_FORMATS: Final = {
    "date": phrase("a day such as 2026-11-29"), "date-time": phrase("an instant such as 2026-11-29T12:00:00Z"), "uri": phrase("a web address"),
}  # fmt: skip
_MOST_PROBLEMS: Final = 50
_MOST_WORDS: Final = 120
_MOST_DEPTH: Final = 16


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """What is wrong with the value at a place, and what to do; a `note` should be known, and hinders nothing."""

    path: tuple[Step, ...]
    message: str
    remedy: str = ""
    level: Literal["problem", "note"] = "problem"
    label: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Write the problem for the front end."""
        return {
            "path": list(self.path),
            "message": self.message,
            "remedy": self.remedy,
            "level": self.level,
            "label": self.label,
        }


@cache
def shipped(kind: str) -> dict[str, Any]:
    """A schema that ships with dfdm, by the kind of document: recipe, rights, terms and so on."""
    return dict(json.loads((data_folder() / "schema" / f"{kind}.schema.json").read_text(encoding="utf-8")))


def make_ready() -> None:
    """Load the library of validators, which takes a second: where there is something to wait for anyway."""
    importlib.import_module("jsonschema")


def validator_of(schema: Mapping[str, Any]) -> Any:  # noqa: ANN401 - the library has no types
    """The validator of a schema, which also looks at formats; a schema that is none raises the library's SchemaError."""
    from jsonschema import Draft202012Validator, FormatChecker  # late: it takes a second or two to import

    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


def problems(validator: Any, value: Mapping[str, Any]) -> tuple[Problem, ...]:  # noqa: ANN401 - as above
    """What is wrong with a value in plain words, each thing at its place; at most fifty of them."""
    found: dict[tuple[Any, ...], Problem] = {}
    for error in validator.iter_errors(value):
        for path, message in _leaves(error, ()):
            found.setdefault(
                (path, message), Problem(path=path, message=message, label=label_at(validator.schema, path))
            )
        if len(found) >= _MOST_PROBLEMS:
            break
    return tuple(found.values())[:_MOST_PROBLEMS]


def _leaves(error: Any, above: tuple[Step, ...]) -> Iterator[tuple[tuple[Step, ...], str]]:  # noqa: ANN401
    path = (*above, *error.relative_path)
    told, value = error.validator_value, error.instance
    match error.validator:
        case "required":
            yield from (((*path, key), say("is missing")) for key in told if key not in value)
        case "additionalProperties" | "unevaluatedProperties" if isinstance(value, dict):
            known = error.schema.get("properties", {})
            yield from (((*path, key), say("is not foreseen here")) for key in value if key not in known)
        case "anyOf" | "oneOf":
            yield from _of_variants(error, path)
        case _:
            yield path, _in_words(error.validator, told, value, error.message)


def _of_variants(error: Any, path: tuple[Step, ...]) -> Iterator[tuple[tuple[Step, ...], str]]:  # noqa: ANN401
    """The problems of the alternative that was meant: the only one of the value's type; else that none fits."""
    branches: dict[int, list[Any]] = {}
    for inner in error.context or ():
        branches.setdefault(inner.schema_path[0], []).append(inner)
    meant = [
        errors
        for errors in branches.values()
        if not any(e.validator in ("type", "const") and not e.relative_path for e in errors)
    ]
    if len(meant) == 1:
        for inner in meant[0]:
            yield from _leaves(inner, path)
    else:
        yield path, say("has none of the shapes that it may have here")


def _in_words(keyword: str, told: Any, value: Any, message: str) -> str:  # noqa: ANN401 - any JSON value
    match keyword:
        case "type":
            listed = [say(_TYPES.get(str(t), str(t))) for t in (told if isinstance(told, list) else [told])]
            return say("must be {what}", what=say(" or ").join(listed))
        case "minLength" | "minItems" | "minProperties" if told == 1:
            return say("must not be empty")
        case "format":
            return say("must be {what}", what=say(_FORMATS.get(told, told)))
        case "pattern":
            return say("has not the form that it must have ({pattern})", pattern=_short(told))
        case "enum":
            return say("must be one of {choices}", choices=_short(", ".join(map(str, told))))
        case "const":
            return say("must be {what}", what=_short(str(told)))
        case "minimum" | "exclusiveMinimum":
            return say(
                phrase("must be at least {bound}") if keyword == "minimum" else phrase("must be more than {bound}"),
                bound=f"{told:g}",
            )
        case "maximum" | "exclusiveMaximum":
            return say(
                phrase("must be at most {bound}") if keyword == "maximum" else phrase("must be less than {bound}"),
                bound=f"{told:g}",
            )
        case "uniqueItems":
            return say("holds the same entry twice")
        case _ if value is not None and told is False:
            return say("is not foreseen here")
    return _short(message)


def _short(text: str) -> str:
    return text if len(text) <= _MOST_WORDS else f"{text[:_MOST_WORDS]}…"


def label_of(key: str, schema: Mapping[str, Any]) -> str:
    """`nominal_mm` is `Nominal, mm`, `dct:license` is `License`; a title in the schema wins."""
    ending = re.search(r"_([a-z0-9]+)$", key)
    unit = str(schema.get("x-unit") or (UNITS.get(ending[1], "") if ending else ""))
    if schema.get("title"):
        words = str(schema["title"])
    else:
        bare = key[: ending.start()] if ending and ending[1] in UNITS and ending.start() else key
        bare = re.sub(r"([a-z])([A-Z])", r"\1 \2", re.sub(r"^[a-z]+:", "", bare.removeprefix("@")))
        words = re.sub(r"[_-]+", " ", bare).lower()
        words = words[:1].upper() + words[1:] or key
    return f"{words}, {unit}" if unit else words


def inner(schema: Mapping[str, Any], step: Step, root: Mapping[str, Any]) -> dict[str, Any]:
    """The schema of an entry; empty where it says nothing, or what it says depends on the value."""
    known = schema.get("properties", {})
    if isinstance(step, int):
        given = schema.get("items", {})
    else:
        given = known[step] if step in known else schema.get("additionalProperties", {})
    return resolved(given, root)


def resolved(given: Any, root: Mapping[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - any JSON value
    """Follow a reference within the document, with what stands beside it laid over."""
    for _ in range(_MOST_DEPTH):
        if not isinstance(given, Mapping):
            return {}
        if not isinstance(given.get("$ref"), str):
            return dict(given)
        target: Any = root
        for step in given["$ref"].removeprefix("#").split("/")[1:]:
            target = target.get(step.replace("~1", "/").replace("~0", "~"), {}) if isinstance(target, Mapping) else {}
        given = {**(target if isinstance(target, Mapping) else {}), **{k: v for k, v in given.items() if k != "$ref"}}
    return {}


def label_at(schema: Mapping[str, Any], path: Iterable[Step]) -> str:
    """Labels along a path, as `Header: Intended use`."""
    found, here = [], dict(schema)
    for step in path:
        here = inner(here, step, schema)
        found.append(str(step + 1) if isinstance(step, int) else label_of(step, here).partition(",")[0])
    return ": ".join(found)


def is_derived(schema: Mapping[str, Any], path: Iterable[Step]) -> bool:
    """Whether the schema marks a place, or what it is within, as not for a person to write (`readOnly`)."""
    here = dict(schema)
    for step in path:
        here = inner(here, step, schema)
        if here.get("readOnly") is True:
            return True
    return False


def outline(schema: Mapping[str, Any], value: Mapping[str, Any]) -> Iterator[tuple[int, str, str]]:
    """(depth, label, words) of all that a value holds, in its order; words are empty at a group."""
    yield from _outline(dict(schema), value, 0, schema)


def _outline(schema: dict[str, Any], value: Any, depth: int, root: Mapping[str, Any]) -> Iterator[tuple[int, str, str]]:  # noqa: ANN401
    entries: Iterable[tuple[Step, Any]] = value.items() if isinstance(value, Mapping) else enumerate(value)
    for step, entry in entries:
        below = inner(schema, step, root)
        label = str(step + 1) if isinstance(step, int) else label_of(step, below)
        if isinstance(entry, Mapping | list | tuple) and entry and not _plain(entry) and depth < _MOST_DEPTH:
            yield depth, label, ""
            yield from _outline(below, entry, depth + 1, root)
        else:
            yield depth, label, in_words(entry)


def _plain(entry: Any) -> bool:  # noqa: ANN401 - any JSON value
    return isinstance(entry, list | tuple) and not any(isinstance(e, Mapping | list | tuple) for e in entry)


def in_words(value: Any) -> str:  # noqa: ANN401 - any JSON value
    """One value in words."""
    if value is None:
        return say("not given")
    if isinstance(value, bool):
        return say("yes") if value else say("no")
    if isinstance(value, list | tuple):
        return ", ".join(map(in_words, value)) or say("none")
    if isinstance(value, Mapping):
        return say("none") if not value else json.dumps(value, sort_keys=True)
    return str(value) or "–"
