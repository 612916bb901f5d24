"""What a person decides in a composed recipe: notes, methods, intended use; the rest is derived and stays.

The schema says which is which: what it marks `readOnly` is derived. Decisions are kept by the names of parts and
characteristics, not by places, so that they hold when the design changes and the recipe is composed anew.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from dfdm.errors import InputError
from dfdm.recipes.recipe import recipe_id
from dfdm.table import data_folder

_IDENTITIES: Final = ("name", "characteristic", "id")
_HEADER_GAPS: Final = {"responsible_party": "responsible party", "intended_use": "intended use"}


@cache
def recipe_schema() -> dict[str, Any]:
    """The JSON Schema of a recipe."""
    text = (data_folder() / "schema" / "recipe.schema.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


def decisions(composed: Mapping[str, Any], edited: Mapping[str, Any]) -> dict[str, Any]:
    """What was decided: `{"/parts/plate/inspections/C1/method": "…"}`; a change of what is derived is an InputError."""
    return dict(_differences(recipe_schema(), composed, edited, ()))


def decide(composed: Mapping[str, Any], decided: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """(recipe, left over): a composed recipe with decisions laid over it, and those whose place it does not have.

    Its id is made anew, and what is now stated no longer stands in `not_stated`. A decision over what is derived is an
    InputError.
    """
    made = copy.deepcopy(dict(composed))
    left_over = []
    for where, value in decided.items():
        if not _put(made, where, value):
            left_over.append(where)
    decisions(composed, made)  # refuses what is derived
    header = made["header"]
    stated = {words for key, words in _HEADER_GAPS.items() if header[key]}
    made["not_stated"] = [gap for gap in made["not_stated"] if gap["what"] not in stated]
    named = {gap["what"] for gap in made["not_stated"]}
    made["not_stated"] += [
        {"what": words, "reason": "the recipe does not name it"}
        for key, words in _HEADER_GAPS.items()
        if not header[key] and words not in named
    ]
    header["id"] = recipe_id(made)
    return made, tuple(left_over)


def _differences(schema: Any, was: Any, now: Any, path: tuple[str, ...]) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - any JSON
    if was == now and isinstance(was, bool) == isinstance(now, bool):  # 1 and 1.0 are the same number, True is another
        return
    schema = _resolved(schema)
    if not path or not schema.get("readOnly", False):
        if isinstance(was, dict) and isinstance(now, dict):
            yield from _of_group(schema, was, now, path)
            return
        if isinstance(was, list) and isinstance(now, list):
            yield from _of_list(schema, was, now, path)
            return
        if path and not isinstance(was, dict | list) and not isinstance(now, dict | list):
            yield _pointer(path), now
            return
    if path in {("header", "id"), ("not_stated",)}:  # they follow from the rest
        return
    raise InputError(f"{_pointer(path)} of the recipe is derived from the design: change the design instead")


def _of_group(
    schema: Mapping[str, Any], was: Mapping[str, Any], now: Mapping[str, Any], path: tuple[str, ...]
) -> Iterator[tuple[str, Any]]:
    for key in [*was, *(key for key in now if key not in was)]:
        inner = schema.get("properties", {}).get(key, {"readOnly": True})
        if key in was and key in now:
            yield from _differences(inner, was[key], now[key], (*path, key))
        elif key in now and not _resolved(inner).get("readOnly", False):
            yield _pointer((*path, key)), now[key]
        else:
            raise InputError(f"{_pointer((*path, key))} of the recipe can be neither added nor left out")


def _of_list(
    schema: Mapping[str, Any], was: list[Any], now: list[Any], path: tuple[str, ...]
) -> Iterator[tuple[str, Any]]:
    names = _names(was)
    if len(was) != len(now) or names != _names(now):
        raise InputError(
            f"{_pointer(path)} of the recipe is derived from the design: nothing is added to it or left out"
        )
    for name, before, after in zip(names, was, now, strict=True):
        yield from _differences(schema.get("items", {}), before, after, (*path, name))


def _names(listed: list[Any]) -> list[str]:
    """Names of the entries of a list: their own where all have one and no two the same, else their places."""
    for key in _IDENTITIES:
        named = [entry.get(key) for entry in listed if isinstance(entry, dict)]
        if len(named) == len(listed) and all(isinstance(n, str) and n for n in named) and len(set(named)) == len(named):
            return [str(name) for name in named]
    return [str(place) for place in range(len(listed))]


def _put(document: dict[str, Any], where: str, value: Any) -> bool:  # noqa: ANN401 - any JSON value
    """Put a value at its place; False where there is no such place."""
    *above, last = [step.replace("~1", "/").replace("~0", "~") for step in where.removeprefix("/").split("/")]
    home: Any = document
    for step in above:
        if isinstance(home, dict) and step in home:
            home = home[step]
        elif isinstance(home, list) and step in (names := _names(home)):
            home = home[names.index(step)]
        else:
            return False
    if not isinstance(home, dict) or last not in home:
        return False
    home[last] = value
    return True


def _resolved(schema: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    if not isinstance(schema, dict):
        return {}
    name = str(schema.get("$ref", "")).removeprefix("#/$defs/")
    return {**recipe_schema().get("$defs", {}).get(name, {}), **schema} if "$ref" in schema else schema


def _pointer(path: tuple[str, ...]) -> str:
    return "".join(f"/{step.replace('~', '~0').replace('/', '~1')}" for step in path)
