"""Calls and errors as bytes: what a notebook defines travels by value, an error keeps its type, its fields and its line."""

from __future__ import annotations

import importlib
import io
import os
import pickle
import site
import sys
import sysconfig
import traceback
from collections import ChainMap
from collections.abc import Callable, Mapping
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any, ClassVar, Final, cast

_NAMELESS: Final = "<dynamic-code>"
"""What cloudpickle 3.1.3 puts in place of the file of all code that travels by value."""
_INSTALLED: Final = tuple(
    str(Path(path).resolve()) + os.sep
    for path in (
        *(sysconfig.get_path(kind) for kind in ("stdlib", "platstdlib", "purelib", "platlib")),
        *site.getsitepackages(),
        site.getusersitepackages(),
        str(Path(__file__).parents[1]),
    )
)


class RemoteTraceback(Exception):  # noqa: N818 - it is the place of an error, not one
    """Where in the worker an error arose; shown as the cause of the error."""

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__(text)

    def __str__(self) -> str:
        return f"\n{self.text}"


def carried_call(function: Callable[..., Any], args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> bytes:
    """The call as bytes. What stands in `__main__` travels by value, so that a notebook's functions arrive."""
    call = (function, args, dict(kwargs))
    try:
        data = pickle.dumps(call, protocol=pickle.HIGHEST_PROTOCOL)
    except Exception:  # noqa: BLE001 - pickle raises PicklingError, AttributeError, TypeError …
        data = b""
    if data and b"__main__" not in data:
        return data
    return _dumped(call)


def _dumped(thing: Any) -> bytes:  # noqa: ANN401 - whatever pickles
    """The thing by value; its code keeps the name of its file, so that an error shows the designer's own line."""
    import cloudpickle

    reduce = cloudpickle.Pickler.dispatch_table[CodeType]

    def with_file(code: CodeType) -> tuple[Any, ...]:
        function, fields, *rest = reduce(code)
        named = tuple(code.co_filename if isinstance(f, str) and f == _NAMELESS else f for f in fields)
        return (function, named, *rest)

    class Pickler(cloudpickle.Pickler):  # type: ignore[misc]  # cloudpickle is not typed
        dispatch_table: ClassVar[Any] = ChainMap({CodeType: with_file}, cloudpickle.Pickler.dispatch_table)

    stream = io.BytesIO()
    Pickler(stream).dump(thing)
    return stream.getvalue()


def by_value(thing: Any, module_name: str) -> bytes:  # noqa: ANN401 - whatever pickles
    """The thing as bytes for `pickle.loads`, with what it uses of a user's own module as that is now.

    By name it would be what the worker imported before the user changed it, or nothing where the module has no file.
    """
    import cloudpickle

    module = sys.modules.get(module_name)
    if module is None or module_name == "__main__" or not is_users(module):
        return _dumped(thing)
    cloudpickle.register_pickle_by_value(module)
    try:
        return _dumped(thing)
    finally:
        cloudpickle.unregister_pickle_by_value(module)


def is_users(module: ModuleType) -> bool:
    """Whether a module is a user's own, neither Python's nor an installed package's nor dfdm's."""
    file = getattr(module, "__file__", None)
    if not file:  # built in; or of a notebook opened from its file, which has none
        return getattr(module, "__spec__", None) is None
    return not str(Path(file).resolve()).startswith(_INSTALLED)


def carried_error(error: BaseException) -> bytes:
    """The error as bytes: type by name, arguments and fields, where it arose."""
    kind = type(error)
    where = "".join(traceback.format_exception(error))
    plain = f"{kind.__name__}: {error}"
    full = (kind.__module__, kind.__qualname__, error.args, dict(vars(error)), plain, where)
    try:
        return pickle.dumps(full)
    except Exception:  # noqa: BLE001 - an argument of the error that cannot travel
        return pickle.dumps((kind.__module__, kind.__qualname__, (str(error),), {}, plain, where))


def raised(data: bytes) -> BaseException:
    """The error that `carried_error` packed, as nearly as it can be made here."""
    from dfdm.errors import DfdmError

    module, name, args, fields, plain, where = pickle.loads(data)
    try:
        kind: Any = importlib.import_module(module)
        for piece in name.split("."):
            kind = getattr(kind, piece)
        error: Any = kind.__new__(kind, *args)  # not called: constructors of errors often take other arguments
        error.args = args
        vars(error).update(fields)
        str(error)
    except Exception:  # noqa: BLE001 - a type that only the worker knows
        error = RuntimeError(plain)
    if not isinstance(error, DfdmError):  # dfdm's own are one clear line
        error.__cause__ = RemoteTraceback(where)
    return cast("BaseException", error)
