"""The register of quantities and the facts of a part: each measured when first asked for, kept for the next time."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from dfdm.errors import CanceledError, GeometryError
from dfdm.facts.measurements import NotMeasured, PartFacts
from dfdm.geometry.cache import Cache
from dfdm.geometry.part import Part
from dfdm.workers import step

Measure = Callable[[Part], Any]


def _lazily(module: str) -> Measure:
    """A measure that imports its module when it is first called: asking for the volume loads no pocket finder."""

    def measure(part: Part) -> Any:  # noqa: ANN401 - each quantity has its own type
        return getattr(importlib.import_module(f"dfdm.geometry.{module}"), f"measure_{module}")(part)

    return measure


def _body(part: Part) -> Any:  # noqa: ANN401 - each quantity has its own type
    return part.body


QUANTITY: Final[Mapping[str, Measure]] = MappingProxyType(
    {
        "part": _body,
        **{
            name: _lazily(name)
            for name in (
                "holes",
                "bosses",
                "walls",
                "gaps",
                "thick",
                "sheet",
                "turned",
                "corners",
                "fillets",
                "ribs",
                "pockets",
                "reach",
                "overhang",
                "cavities",
                "chambers",
                "bends",
                "flat_pattern",
                "draft",
            )
        },
    }
)
"""How each quantity of a part is measured, by its name in the measurements."""


QUANTITY_LIMIT_S: Final = 120.0
"""A watched process that needs longer for one quantity of one part hangs."""


def facts_of(
    part: Part,
    name: str = "",
    count: int = 1,
    cache_key: str | None = None,
    measure: Callable[[str], Any] | None = None,
) -> PartFacts:
    """The facts of a part that occurs `count` times in its model, measured lazily.

    With `cache_key` (a digest of source, parameters and versions) what was measured is kept. `measure` measures a
    quantity by its name elsewhere (`geometry.apart`). The body is measured at once, so that unusable geometry raises
    GeometryError here; a quantity that fails later is NotMeasured.
    """
    cache = Cache.at_key(cache_key)
    here = measure or (lambda quantity: measured(quantity, part))

    def kept_or_measured(quantity: str) -> Any:  # noqa: ANN401 - each quantity has its own type
        kept = cache.read(quantity)
        return cache.keep(quantity, here(quantity), doubted=part.kind == "mesh") if kept is None else kept

    body = kept_or_measured("part")
    if isinstance(body, NotMeasured):
        raise GeometryError(body.reason, what="shape")
    return PartFacts(name=name or part.name, count=count, known={"part": body}, measure=kept_or_measured)


def measured(quantity: str, part: Part) -> Any:  # noqa: ANN401 - each quantity has its own type
    """Measure; a kernel that fails on this geometry gives a reason (NotMeasured) instead of an exception.

    The body alone, without which there is no part, raises its GeometryError.
    """
    with step(f"measuring {_WORDS.get(quantity, quantity)} of {part.name or 'the part'}", QUANTITY_LIMIT_S):
        return part.body if quantity == "part" else _guarded(quantity, part)


_WORDS: Final[Mapping[str, str]] = MappingProxyType({"part": "the body", "turned": "roundness", "sheet": "sheet form"})


def _measure_of(quantity: str) -> Measure:
    """A quantity by its name, the `tools` of reach, or a piece of one way of lying, named `hangs 0.0,0.0,1.0`."""
    piece, _, up = quantity.partition(" ")
    if piece == "tools":
        return _lazily("tools")
    if not up:
        return QUANTITY[quantity]
    from dfdm.geometry.orientation import LYING

    x, y, z = (float(v) for v in up.split(","))
    return lambda part: LYING[piece](part, (x, y, z))


def _guarded(quantity: str, part: Part) -> Any:  # noqa: ANN401 - each quantity has its own type
    """Measure; a kernel that fails on this geometry gives a reason instead of an exception."""
    try:
        return _measure_of(quantity)(part)
    except (MemoryError, CanceledError):
        raise
    except ImportError:  # a broken installation, not the part's fault
        raise
    except GeometryError as error:
        return NotMeasured(reason=str(error))
    except Exception as error:  # noqa: BLE001 - OCCT raises its own kinds (StdFail_NotDone …) from anywhere
        text = str(error).strip().splitlines()
        return NotMeasured(
            reason=f"measuring {quantity} failed: {type(error).__name__}{': ' + text[0] if text else ''}"
        )
