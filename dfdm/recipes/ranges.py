"""Parameters of a step and what each may be: fixed, within a range, or free to whoever makes it.

The owner's word comes first (the route, then what the design permits), then the process's page: the interval that the source
of a parameter gives is its range. What limits and rates say of settings (a tool, a kerf, a cutting speed) is a usual value,
and their interval what is seen in practice: nobody is bound to either.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from dfdm.cited import Cited
from dfdm.errors import InputError, UnknownNameError
from dfdm.facts.rounding import rounded
from dfdm.processes import Catalog, Route
from dfdm.processes.route import Step
from dfdm.requirements import Permitted

FIXED, RANGE, FREE = "fixed", "range", "free"
RULES: Final = (FIXED, RANGE, FREE)
_M_PER_MIN: Final = 0.06
"""Meters per minute in a millimeter per second."""


def parameters_of(
    step: Step, stated: Mapping[str, Cited], usual: Mapping[str, Cited], permitted: Mapping[str, Permitted]
) -> list[dict[str, Any]]:
    """The parameters of a step by name: what the route fixes, what the design permits, what pages state, each with source.

    `stated` are parameters of the process's page, `usual` settings among limits and rates. Raises InputError where the
    route fixes a value outside of what the design permits.
    """
    merged = {key: _cited(key, cited, binding=False) for key, cited in usual.items()}
    merged |= {key: _cited(key, cited, binding=True) for key, cited in stated.items()}
    merged |= {key: _permitted(one, merged.get(key)) for key, one in permitted.items()}
    for key, value in step.parameters.items():
        bounds = permitted.get(key)
        if bounds is not None and not _within(value, bounds):
            raise InputError(f"the route sets {key} of {step.id} to {value}, which the design does not permit")
        unit = "text" if isinstance(value, str) else merged[key]["unit"] if key in merged else ""
        merged[key] = _entry(key, value, unit, "route", "fixed by the route", "specification", FIXED)
    return [merged[key] for key in sorted(merged)]


def permitted_by_step(route: Route, permitted: Sequence[Permitted], pages: Catalog) -> dict[str, dict[str, Permitted]]:
    """What the design permits, by the id of the step and the name of the parameter; a step by another name is found too.

    What it says of steps that are not on this route is left aside: a design may be made in several ways.
    """
    found: dict[str, dict[str, Permitted]] = {}
    for one in permitted:
        found.setdefault(_step_id(one.step, pages), {})[one.parameter] = one
    on_route = {step.id for step in route.steps}
    return {step: table for step, table in found.items() if step in on_route}


def bounded(parameters: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Those that the maker is bound to."""
    return [p for p in parameters if p["rule"] != FREE]


def in_words(parameter: Mapping[str, Any]) -> str:
    """`layer height 0.2 mm (0.1 to 0.3 mm)`; a free one says that it is. Cutting speeds are in m/min, as shops have them."""
    unit = {"text": "", "ratio": "", "1": "", "flag": ""}.get(parameter["unit"], parameter["unit"])
    times = 1.0
    if parameter["name"].endswith("cutting_speed") and unit == "mm/s":
        unit, times = "m/min", _M_PER_MIN
    value = parameter["value"] if isinstance(parameter["value"], str) else f"{parameter['value'] * times:.6g}"
    name = parameter["name"].replace("_", " ")
    words = f"{name} {value} {unit}".strip()
    if parameter["rule"] == RANGE:
        ends = f"{parameter['low'] * times:.6g} to {parameter['high'] * times:.6g} {unit}".strip()
        return f"{words} ({ends})"
    return f"{words} (fixed)" if parameter["rule"] == FIXED else f"{words} (usual; free)"


def _step_id(name: str, pages: Catalog) -> str:
    if name in pages.operations:
        return name
    try:
        return pages.process(name).term
    except (InputError, UnknownNameError):
        return pages.operation(name).id


def _cited(key: str, cited: Cited, *, binding: bool) -> dict[str, Any]:
    value = cited.value if isinstance(cited.value, str) else rounded(cited.value)
    ranged = cited.low is not None and cited.high is not None and cited.low < cited.high
    low, high = (rounded(cited.low or 0.0), rounded(cited.high or 0.0)) if ranged else (None, None)
    rule = RANGE if ranged and binding else FREE
    return _entry(key, value, cited.unit, cited.source, cited.locator, cited.kind, rule, low, high)


def _permitted(one: Permitted, page: Mapping[str, Any] | None) -> dict[str, Any]:
    if one.low is None or one.high is None:
        return _entry(
            one.parameter, one.value or 0.0, one.unit, "design", "fixed by the design", "specification", FIXED
        )
    value = one.value
    if value is None:  # the usual value, as near as the owner permits it
        usual = page["value"] if page is not None and isinstance(page["value"], float | int) else one.low
        value = min(max(float(usual), one.low), one.high)
    said = "permitted by the design"
    return _entry(one.parameter, value, one.unit, "design", said, "specification", RANGE, one.low, one.high)


def _within(value: float | str, bounds: Permitted) -> bool:
    if isinstance(value, str):
        return False
    if bounds.low is None or bounds.high is None:
        return value == bounds.value
    return bounds.low <= value <= bounds.high


def _entry(
    name: str,
    value: float | str,
    unit: str,
    source: str,
    locator: str,
    kind: str,
    rule: str,
    low: float | None = None,
    high: float | None = None,
) -> dict[str, Any]:
    return {
        "name": name,
        "value": value,
        "unit": unit,
        "source": source,
        "locator": locator,
        "kind": kind,
        "rule": rule,
        "low": low,
        "high": high,
    }
