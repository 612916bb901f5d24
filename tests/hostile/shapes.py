"""What a schema demands at each place of a document, read without the library that validates."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

SCHEMAS = Path(__file__).parents[2] / "dfdm" / "data" / "schema"
SCHEMA_OF = {
    "manifest.json": "manifest",
    "recipe.json": "recipe",
    "rights.odrl.jsonld": "rights",
    "report.json": "report",
    "estimates.json": "estimates",
}
_TYPES = {"object": dict, "array": list, "string": str, "boolean": bool, "null": type(None)}


class Place(NamedTuple):
    path: tuple[str | int, ...]
    schema: dict[str, Any]


@cache
def schema_of(kind: str) -> dict[str, Any]:
    return json.loads((SCHEMAS / f"{kind}.schema.json").read_text(encoding="utf-8"))


def places(document: Any, kind: str) -> list[Place]:
    """Every place of the document that the schema speaks of."""
    whole = schema_of(kind)
    return list(_walk(document, whole, whole, ()))


def _walk(value: Any, schema: dict[str, Any], whole: dict[str, Any], path: tuple[str | int, ...]) -> Iterator[Place]:
    schema = _one(schema, whole)
    if not schema:
        return
    yield Place(path, schema)
    if isinstance(value, dict):
        for key, inner in value.items():
            below = schema.get("properties", {}).get(key)
            if isinstance(below, dict):
                yield from _walk(inner, below, whole, (*path, key))
    elif isinstance(value, list) and isinstance(schema.get("items"), dict):
        for number, inner in enumerate(value):
            yield from _walk(inner, schema["items"], whole, (*path, number))


def _one(schema: dict[str, Any], whole: dict[str, Any]) -> dict[str, Any]:
    """The schema with its reference followed; its alternatives only narrow what it says itself."""
    while "$ref" in schema:
        found: Any = whole
        for step in schema["$ref"].removeprefix("#/").split("/"):
            found = found[step]
        schema = found
    return schema


def required(document: Any, kind: str) -> list[tuple[tuple[str | int, ...], str]]:
    """(path of an object, key) for all keys that must be there, and are."""
    return [(p.path, key) for p in places(document, kind) for key in p.schema.get("required", ()) if _is_object(p)]


def closed(document: Any, kind: str) -> list[tuple[str | int, ...]]:
    """Paths of objects that take no other keys."""
    return [p.path for p in places(document, kind) if p.schema.get("additionalProperties") is False]


def typed(document: Any, kind: str) -> list[tuple[tuple[str | int, ...], set[str]]]:
    """(path, types that it takes) wherever a type, a constant or a list of values is demanded."""
    found = []
    for place in places(document, kind):
        wanted = place.schema.get("type")
        listed = [*place.schema.get("enum", ()), *([place.schema["const"]] if "const" in place.schema else [])]
        if place.path and (wanted or listed):
            kinds = (
                [wanted]
                if isinstance(wanted, str)
                else wanted or [n for n, t in _TYPES.items() if any(isinstance(v, t) for v in listed)]
            )
            found.append((place.path, set(kinds)))
    return found


def _is_object(place: Place) -> bool:
    return place.schema.get("type") == "object"


def at(document: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        document = document[step]
    return document


def put(document: Any, path: tuple[str | int, ...], value: Any) -> None:
    at(document, path[:-1])[path[-1]] = value


def paths(document: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every path in a document, to values inside and out."""
    if path:
        yield path
    if isinstance(document, dict):
        for key, value in document.items():
            yield from paths(value, (*path, key))
    elif isinstance(document, list):
        for number, value in enumerate(document):
            yield from paths(value, (*path, number))
