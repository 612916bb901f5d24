"""The source text a design depends on: its module when it is a file, else its function and what that uses."""

from __future__ import annotations

import inspect
import textwrap
from collections.abc import Callable
from pathlib import Path
from types import CodeType
from typing import Any

from dfdm.errors import DesignError


def source_of(function: Callable[..., Any]) -> str:
    """Return the text that decides what `function` builds.

    For a script it is the whole file. For a notebook, where a module has no file, it is the function with the
    functions, classes and plain constants of the same namespace that it names, followed through. Raises DesignError
    where Python kept no source.
    """
    file = inspect.getsourcefile(function)
    if file and Path(file).is_file() and getattr(function, "__module__", "") != "__main__":
        return Path(file).read_text(encoding="utf-8")
    pieces: dict[str, str] = {}
    _collect(function, pieces)
    return "\n\n".join(pieces[name] for name in sorted(pieces))


def _collect(thing: Any, pieces: dict[str, str]) -> None:  # noqa: ANN401 - a function or class of the notebook
    name = thing.__qualname__
    if name in pieces:
        return
    try:
        pieces[name] = textwrap.dedent(inspect.getsource(thing))
    except (OSError, TypeError):
        raise DesignError(f"the source of '{name}' cannot be read: define it in a file or a notebook cell") from None
    for used, value in _used(thing):
        inner = getattr(value, "function", value)  # a Design used by another design
        if (inspect.isfunction(inner) or inspect.isclass(inner)) and inner.__module__ == thing.__module__:
            _collect(inner, pieces)
        elif isinstance(value, int | float | str | bool | tuple | list | dict):
            pieces.setdefault(f"={used}", f"{used} = {value!r}")


def _used(thing: Any) -> list[tuple[str, Any]]:  # noqa: ANN401 - a function or class of the notebook
    functions = [thing] if inspect.isfunction(thing) else [f for f in vars(thing).values() if inspect.isfunction(f)]
    found = []
    for function in functions:
        names = _names(function.__code__)
        found += [(n, function.__globals__[n]) for n in sorted(names) if n in function.__globals__]
    return found


def _names(code: CodeType) -> set[str]:
    names = set(code.co_names)
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            names |= _names(constant)
    return names
