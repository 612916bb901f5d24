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
                "sheet",
                "turned",
                "corners",
                "pockets",
                "reach",
                "overhang",
                "cavities",
            )
        },
    }
)
"""How each quantity of a part is measured, by its name in the measurements."""


def facts_of(part: Part, name: str = "", count: int = 1, cache_key: str | None = None) -> PartFacts:
    """The facts of a part that occurs `count` times in its model, measured lazily.

    With `cache_key` (a digest of source, parameters and versions) what was measured is kept on disk. The body is
    measured at once, so that unusable geometry raises GeometryError here; a quantity that fails later is NotMeasured.
    """
    cache = Cache.at_key(cache_key)

    def measure(quantity: str) -> Any:  # noqa: ANN401 - each quantity has its own type
        kept = cache.read(quantity)
        return cache.keep(quantity, _guarded(quantity, part)) if kept is None else kept

    body = cache.read("part") or cache.keep("part", part.body)
    return PartFacts(name=name or part.name, count=count, known={"part": body}, measure=measure)


def _guarded(quantity: str, part: Part) -> Any:  # noqa: ANN401 - each quantity has its own type
    """Measure; a kernel that fails on this geometry gives a reason instead of an exception."""
    try:
        return QUANTITY[quantity](part)
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
