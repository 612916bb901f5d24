"""Changes that a form asks for, made to a JSON value without touching what they are not about."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import Any

from dfdm.errors import InputError
from dfdm.widgets.schemas import Step


def edited(value: Mapping[str, Any], path: Sequence[Step], change: Mapping[str, Any]) -> dict[str, Any]:
    """A copy of a value with one change at a path: `{"value": …}`, with `insert` before a place, or `{"remove": True}`.

    A path that leads nowhere is an InputError: what it was about is gone.
    """
    made: Any = dict(value)
    if not path:
        if not isinstance(change.get("value"), Mapping):
            raise InputError("a form holds a group of entries")
        return copy.deepcopy(dict(change["value"]))
    home = made
    for step in path[:-1]:  # copied along the path alone: the rest is shared with the value before
        below = _entry(home, step)
        copied: Any = dict(below) if isinstance(below, Mapping) else list(below) if isinstance(below, list) else None
        if copied is None:
            raise _gone(path)
        home[step] = copied
        home = copied
    last = path[-1]
    if isinstance(home, dict) and isinstance(last, str):
        if change.get("remove"):
            home.pop(last, None)
        else:
            home[last] = copy.deepcopy(change["value"])
        return dict(made)
    if isinstance(home, list) and isinstance(last, int) and not isinstance(last, bool):
        if not 0 <= last < len(home) + bool(change.get("insert")):
            raise _gone(path)
        if change.get("remove"):
            del home[last]
        elif change.get("insert"):
            home.insert(last, copy.deepcopy(change["value"]))
        else:
            home[last] = copy.deepcopy(change["value"])
        return dict(made)
    raise _gone(path)


def _entry(home: Any, step: Step) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(home, dict) and isinstance(step, str) and step in home:
        return home[step]
    if isinstance(home, list) and isinstance(step, int) and 0 <= step < len(home):
        return home[step]
    raise _gone([step])


def _gone(path: Sequence[Step]) -> InputError:
    return InputError(f"there is no {'/'.join(map(str, path))[:120]} to change")
