"""The quantities that can be seen over the surface of a part, by name; each looked at once for the same question."""

from __future__ import annotations

import importlib
from collections import OrderedDict
from collections.abc import Callable, Mapping
from threading import Lock
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final
from weakref import WeakKeyDictionary

from dfdm.errors import UnknownNameError
from dfdm.geometry.part import Part

if TYPE_CHECKING:
    from dfdm.pictures.shade import Shade

_MODULE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "thickness": "shade_walls",
        "gap": "shade_walls",
        "overhang": "shade_overhang",
        "hang": "shade_hang",
        "reach": "shade_reach",
        "draft": "shade_draft",
        "deviation": "shade_deviation",
    }
)
SHADES: Final[tuple[str, ...]] = tuple(_MODULE)
"""Names of what `shade_of` shows."""
_KEPT: Final = 12
_known: WeakKeyDictionary[Part, OrderedDict[Any, Shade]] = WeakKeyDictionary()
_lock = Lock()


def shade_of(part: Part, name: str, /, *args: Any, **options: Any) -> Shade:  # noqa: ANN401 - each has its own
    """A quantity at every point of a part's surface, on a mesh that is fine enough to show it.

    `thickness` and `gap` (limit_mm), `overhang` (up, limit_deg), `hang` (up, angle_deg, limit_mm), `reach` (diameter_mm,
    stickout_mm, ups, limit_mm), `draft` (pull, limit_deg), `deviation` (received, tolerance_mm, farthest_mm): what each means,
    and where it has no value, says `shade_<name>` in the module of that quantity. The last dozen of a part are kept.

    Raises UnknownNameError for another name, and what the quantity raises: GeometryError where the part cannot be looked at.
    """
    if name not in _MODULE:
        raise UnknownNameError("quantity", name, SHADES)
    look: Callable[..., Shade] = getattr(importlib.import_module(f"dfdm.geometry.{_MODULE[name]}"), f"shade_{name}")
    key = (name, _frozen(args), _frozen(sorted(options.items())))
    with _lock:
        kept = _known.setdefault(part, OrderedDict())
        if key in kept:
            kept.move_to_end(key)
            return kept[key]
    found = look(part, *args, **options)
    with _lock:
        kept[key] = found
        while len(kept) > _KEPT:
            kept.popitem(last=False)
    return found


def _frozen(value: Any) -> Any:  # noqa: ANN401 - whatever a quantity is asked with
    return tuple(map(_frozen, value)) if isinstance(value, list | tuple) else value
