"""Parameters of a design, read from its function's signature: type, range, step, unit, choices, default."""

from __future__ import annotations

import inspect
import math
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from dfdm.errors import DesignError, ParameterError

Value = float | int | bool | str
ParameterKind = Literal["float", "int", "bool", "text", "choice"]
_PLAIN: Final[Mapping[Any, ParameterKind]] = types.MappingProxyType(
    {float: "float", int: "int", bool: "bool", str: "text"}
)


@dataclass(frozen=True, slots=True)
class Range:
    """Bounds of a number with its unit; `step` is the grid a slider moves on."""

    lower: float
    upper: float
    step: float | None = None
    unit: str = ""

    def __post_init__(self) -> None:
        if not (math.isfinite(self.lower) and math.isfinite(self.upper) and self.lower <= self.upper):
            raise DesignError(f"a range from {self.lower} to {self.upper} is empty")
        if self.step is not None and not self.step > 0:
            raise DesignError(f"a step of {self.step} does not move")


def mm(lower: float, upper: float, step: float | None = None) -> Range:
    """Bound a length: a parameter of type float annotated with two bounds in millimeters."""
    return Range(lower, upper, step, "mm")


def deg(lower: float, upper: float, step: float | None = None) -> Range:
    """Bound an angle in degrees."""
    return Range(lower, upper, step, "deg")


def number(lower: float, upper: float, step: float | None = None) -> Range:
    """Bound a number without unit, e.g. how many ribs."""
    return Range(lower, upper, step, "")


@dataclass(frozen=True, kw_only=True, slots=True)
class Parameter:
    """One parameter of a design: what it may be and what it is when nothing is said."""

    name: str
    kind: ParameterKind
    default: Value
    range: Range | None = None
    choices: tuple[Value, ...] = ()

    @property
    def unit(self) -> str:
        """The unit of the value, empty where it has none."""
        return self.range.unit if self.range else ""

    @property
    def allowed(self) -> str:
        """What is allowed, in words."""
        if self.choices:
            return "one of " + ", ".join(map(str, self.choices))
        if self.range:
            return f"{self.range.lower:g} to {self.range.upper:g} {self.unit}".strip()
        return {"float": "a number", "int": "a whole number", "bool": "true or false", "text": "a text"}[self.kind]

    def check(self, value: object) -> Value:
        """Return the value in the parameter's type; ParameterError says what is allowed."""
        read = self._typed(value)
        if read is None or (self.choices and read not in self.choices):
            raise self._refusal(value)
        if self.range and not self.choices and not self.range.lower <= float(read) <= self.range.upper:
            raise self._refusal(value)
        return read

    def _refusal(self, value: object) -> ParameterError:
        return ParameterError(
            f"parameter '{self.name}' cannot be {value!r}: allowed is {self.allowed}",
            parameter=self.name,
            value=value,
            allowed=self.allowed,
        )

    def _typed(self, value: object) -> Value | None:
        if self.choices:
            return next((c for c in self.choices if c == value or str(c) == str(value)), None)
        if self.kind == "text":
            return value if isinstance(value, str) else None
        if self.kind == "bool":
            return _truth(value)
        if isinstance(value, bool):
            return None
        try:
            number = float(value)  # type: ignore[arg-type]  # anything a float can be read from
        except (TypeError, ValueError):
            return None
        if not math.isfinite(number):
            return None
        if self.kind == "int":
            return int(number) if number.is_integer() else None
        return number

    def to_dict(self) -> dict[str, Any]:
        """Write the parameter for forms and recipes."""
        bounds = (
            None
            if self.range is None
            else {"lower": self.range.lower, "upper": self.range.upper, "step": self.range.step}
        )
        return {
            "name": self.name,
            "kind": self.kind,
            "default": self.default,
            "unit": self.unit,
            "range": bounds,
            "choices": list(self.choices),
        }


def _truth(value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    return {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}.get(str(value).lower())


def parameters_of(function: Callable[..., Any]) -> dict[str, Parameter]:
    """Read the parameters from a function's signature; every one needs a type and a default.

    Raises DesignError where the signature cannot be a table of parameters.
    """
    try:
        hints = get_type_hints(function, include_extras=True)
    except (NameError, TypeError) as error:
        raise DesignError(f"the types in the signature of {function.__name__} cannot be read: {error}") from None
    return {name: _parameter(name, p, hints.get(name)) for name, p in inspect.signature(function).parameters.items()}


def _parameter(name: str, declared: inspect.Parameter, hint: Any) -> Parameter:  # noqa: ANN401 - any type hint
    if declared.kind in (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD):
        raise DesignError(f"parameter '*{name}' has no name of its own: a design lists its parameters one by one")
    if declared.default is inspect.Parameter.empty:
        raise DesignError(f"parameter '{name}' has no default: a design builds without being told anything")
    bounds: Range | None = None
    if get_origin(hint) is Annotated:
        hint, *notes = get_args(hint)
        bounds = next((note for note in notes if isinstance(note, Range)), None)
    choices: tuple[Value, ...] = get_args(hint) if get_origin(hint) is Literal else ()
    if choices:
        kind: ParameterKind = "choice"
    else:
        kind = _kind(name, hint, declared.default)
    parameter = Parameter(name=name, kind=kind, default=declared.default, range=bounds, choices=choices)
    return Parameter(name=name, kind=kind, default=parameter.check(declared.default), range=bounds, choices=choices)


def _kind(name: str, hint: Any, default: object) -> ParameterKind:  # noqa: ANN401 - any type hint
    if hint is None:
        hint = type(default)
    if get_origin(hint) in (Union, types.UnionType):
        raise DesignError(f"parameter '{name}' may be of several types: choose one")
    if hint not in _PLAIN:
        raise DesignError(f"parameter '{name}' is of type {hint!r}: use float, int, bool, str or Literal[...]")
    return _PLAIN[hint]
