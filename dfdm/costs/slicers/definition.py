"""The settings of CuraEngine: the definition that is installed with it, and what its formulas make of values that are set.

CuraEngine itself takes the default of every setting that it is not told, and never the formula beside it: Cura does the
sums. They are done here, by an evaluator that knows nothing but numbers, comparisons and a dozen functions.
"""

from __future__ import annotations

import ast
import json
import math
import operator
import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from dfdm.errors import InputError

MACHINE: Final = "fdmprinter.def.json"
EXTRUDER: Final = "fdmextruder.def.json"
SEARCH_PATH: Final = "CURA_ENGINE_SEARCH_PATH"
_MOST_BYTES: Final = 8_000_000
_BESIDE: Final = (
    "../share/cura/resources/definitions",
    "share/cura/resources/definitions",
    "resources/definitions",
    "../Resources/share/cura/resources/definitions",
)
_SYSTEM: Final = ("/usr/share/cura/resources/definitions", "/usr/local/share/cura/resources/definitions")


@dataclass(frozen=True, kw_only=True, slots=True)
class Definition:
    """Settings of a machine and of its one extruder, by name: type, default and formula ('' where there is none)."""

    machine: Mapping[str, Mapping[str, Any]]
    extruder: Mapping[str, Mapping[str, Any]]

    def resolved(self, chosen: Mapping[str, Any]) -> dict[str, Any]:
        """The value of every setting: what was chosen, else what its formula makes of the others, else its default.

        A formula that this evaluator does not know leaves the default; formulas that need each other do as well.
        """
        settings = {**self.machine, **self.extruder}
        values: dict[str, Any] = {key: value for key, value in chosen.items() if key in settings}
        pending: set[str] = set()

        def value_of(key: str) -> Any:  # noqa: ANN401 - numbers, words and switches
            if key in values:
                return values[key]
            setting = settings[key]
            if setting["value"] and key not in pending:
                pending.add(key)
                try:
                    values[key] = _evaluated(setting["value"], value_of)
                except (ArithmeticError, KeyError, TypeError, ValueError, SyntaxError, RecursionError):
                    values[key] = setting["default_value"]
                return values[key]
            return setting["default_value"]

        return {key: value_of(key) for key in settings}

    def write(self, folder: Path, values: Mapping[str, Any]) -> Path:
        """Write the definition of a machine and its extruder that have exactly these values; the machine's path."""
        for file, known, metadata in (
            (EXTRUDER, self.extruder, {"type": "extruder", "position": "0"}),
            (MACHINE, self.machine, {"type": "machine", "machine_extruder_trains": {"0": EXTRUDER.partition(".")[0]}}),
        ):
            settings = {key: {"type": one["type"], "default_value": values[key]} for key, one in known.items()}
            document = {
                "version": 2,
                "name": file.partition(".")[0],
                "metadata": metadata,
                "settings": {"all": {"type": "category", "children": settings}},
            }
            (folder / file).write_text(json.dumps(document), encoding="utf-8")
        return folder / MACHINE


def definition_of(program: str) -> Definition:
    """The definition for a CuraEngine; an InputError that says where it was looked for, and where it comes from."""
    for folder in _folders(program):
        if (folder / MACHINE).is_file():
            return Definition(machine=_read(folder / MACHINE), extruder=_read(_extruder(folder)))
    raise InputError(
        f"{Path(program).name} is here, but not the definition of its settings, {MACHINE}: it comes with Cura (on Debian "
        f"and Ubuntu the package cura), or name its folder in {SEARCH_PATH}"
    )


def _folders(program: str) -> list[Path]:
    named = [Path(one) for one in os.environ.get(SEARCH_PATH, "").split(os.pathsep) if one]
    home = Path(shutil.which(program) or program).resolve().parent
    return [*named, *(home / place for place in _BESIDE), *(Path(place) for place in _SYSTEM)]


def _extruder(folder: Path) -> Path:
    for place in (folder, folder.parent / "extruders"):
        if (place / EXTRUDER).is_file():
            return place / EXTRUDER
    raise InputError(f"{MACHINE} is in {folder}, but {EXTRUDER} is not")


def _read(file: Path) -> dict[str, dict[str, Any]]:
    """All settings of a definition, children beside their parents."""
    try:
        if file.stat().st_size > _MOST_BYTES:
            raise ValueError("it is too large")
        found: dict[str, dict[str, Any]] = {}
        waiting = [json.loads(file.read_text(encoding="utf-8"))["settings"]]
        while waiting:
            for key, setting in waiting.pop().items():
                if setting["type"] != "category":
                    formula = setting.get("value", "")
                    found[str(key)] = {
                        "type": str(setting["type"]),
                        "default_value": setting["default_value"],
                        "value": formula if isinstance(formula, str) else json.dumps(formula),
                    }
                waiting.append(setting.get("children", {}))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{file.name}: the definition of the settings cannot be read: {error!r}") from None
    return found


_BINARY: Final[Mapping[type, Callable[[Any, Any], Any]]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Mod: operator.mod,
    ast.FloorDiv: operator.floordiv,
    ast.Eq: operator.eq,
    ast.NotEq: operator.ne,
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.In: lambda a, b: a in b,
    ast.NotIn: lambda a, b: a not in b,
}
_UNARY: Final[Mapping[type, Callable[[Any], Any]]] = {ast.USub: operator.neg, ast.Not: operator.not_}
_FUNCTIONS: Final[Mapping[str, Callable[..., Any]]] = {
    **{f.__name__: f for f in (abs, any, all, int, len, max, min, round, sum)},
    "float": float,
    "map": lambda function, values: [function(value) for value in values],
    **{f"math.{f.__name__}": f for f in (math.ceil, math.floor, math.tan, math.sin, math.cos, math.radians, math.sqrt)},
    **{f"math.{f.__name__}": f for f in (math.atan, math.asin, math.acos, math.degrees)},
}


def _evaluated(formula: str, value_of: Callable[[str], Any]) -> Any:  # noqa: ANN401 - numbers, words and switches
    """What a formula gives for one machine with one extruder; what it may not say is a ValueError."""
    extruder = {
        "resolveOrValue": value_of,
        "extruderValue": lambda _, key: value_of(key),
        "extruderValues": lambda key: [value_of(key)],
        "defaultExtruderPosition": lambda: "0",
    }

    def known(name: str) -> Any:  # noqa: ANN401 - as value_of
        return extruder.get(name) or _FUNCTIONS.get(name) or value_of(name)

    def of(node: ast.expr) -> Any:  # noqa: ANN401 - as value_of
        match node:
            case ast.Constant(value=bool() | int() | float() | str() as value):
                return value
            case ast.Name(id=name):
                return known(name)
            case ast.Attribute(value=ast.Name(id="math"), attr=name):
                return math.pi if name == "pi" else _FUNCTIONS[f"math.{name}"]
            case ast.IfExp(test=test, body=body, orelse=orelse):
                return of(body) if of(test) else of(orelse)
            case ast.List(elts=parts) | ast.Tuple(elts=parts):
                return [of(part) for part in parts]
            case ast.Call(func=function, args=args, keywords=[]):
                return of(function)(*map(of, args))
        return _operation(node, of)

    return of(ast.parse(formula, mode="eval").body)


def _operation(node: ast.expr, of: Callable[[ast.expr], Any]) -> Any:  # noqa: ANN401 - numbers, words and switches
    match node:
        case ast.BinOp(left=left, op=op, right=right):
            return _BINARY[type(op)](of(left), of(right))
        case ast.UnaryOp(op=op, operand=operand):
            return _UNARY[type(op)](of(operand))
        case ast.BoolOp(op=op, values=values):
            stop = isinstance(op, ast.Or)
            found: Any = None
            for value in values:
                found = of(value)
                if bool(found) is stop:
                    break
            return found
        case ast.Compare(left=left, ops=ops, comparators=rights):
            sides = [of(left), *map(of, rights)]
            return all(_BINARY[type(op)](a, b) for op, a, b in zip(ops, sides, sides[1:], strict=False))
    raise ValueError(f"{ast.unparse(node)} is no formula of settings")
