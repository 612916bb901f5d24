"""The kit of known parts: facts that were measured once and ship as JSON, so that no modeler is needed."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final, get_args

from dfdm.facts import NotMeasured, PartFacts
from dfdm.facts.measurements import QUANTITIES
from dfdm.requirements import Resolved, require
from dfdm.requirements.kinds import FORMS, GEOMETRIC, OF_PART, ROUND, RequirementKind

_POWERS: Final = {"mm": 1, "mm2": 2, "mm3": 3, "mm5": 5}
SIZES: Final = (0.1, 1.0, 8.0)
"""How many times its own size each part of the kit is judged at, so that limits are kept and broken."""
_HIDDEN: Final = "hidden by the conformance kit"


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class KnownPart:
    """One part of the kit at one size: its facts, and demands of every kind on it."""

    facts: PartFacts
    requirements: tuple[Resolved, ...]

    @property
    def name(self) -> str:
        """The name with the size it is judged at."""
        return self.facts.name

    def showing(self, quantities: frozenset[str]) -> KnownPart:
        """The same part of which only these quantities were measured, the body beside them."""
        known = {
            name: self.facts.quantity(name) if name in quantities or name == "part" else NotMeasured(reason=_HIDDEN)
            for name in QUANTITIES
        }
        # What belongs to a quantity but is kept beside it: tools to reach.
        known["tools"] = self.facts.quantity("tools") if "reach" in quantities else NotMeasured(reason=_HIDDEN)
        return KnownPart(
            facts=PartFacts(name=self.facts.name, count=self.facts.count, known=known), requirements=self.requirements
        )


@cache
def known_parts() -> tuple[KnownPart, ...]:
    """Every part of the kit at every size: a cut plate, a milled block, a printed housing, a shaft, a bent bracket and others."""
    return tuple(_parts())


def _parts() -> Iterator[KnownPart]:
    home = files("dfdm.testing.conformance") / "kit"
    for page in sorted((p for p in home.iterdir() if p.name.endswith(".json")), key=lambda p: p.name):
        document = json.loads(page.read_text(encoding="utf-8"))
        for size in SIZES:
            scaled: Mapping[str, Any] = _scaled(document, size)
            name = document["name"] if size == 1.0 else f"{document['name']} at {size:g} times its size"
            facts = PartFacts.from_dict({**scaled, "name": name})
            yield KnownPart(facts=facts, requirements=tuple(_demands(facts)))


def _scaled(value: Any, size: float, power: int = 0) -> Any:  # noqa: ANN401 - parsed JSON
    """The document of a part that is `size` times as large: keys end in the unit, so it is known what grows and how."""
    if isinstance(value, dict):
        return {key: _scaled(inner, size, _POWERS.get(key.rpartition("_")[2], 0)) for key, inner in value.items()}
    if isinstance(value, list):
        return [_scaled(inner, size, power) for inner in value]
    if power and isinstance(value, int | float) and not isinstance(value, bool):
        return value * size**power
    return value


_ZONE: Final[Mapping[str, Any]] = {"zone_mm": 0.04}
_TO_DATUM: Final[Mapping[str, Any]] = {"zone_mm": 0.04, "datums": "tag:datum"}
_DEMANDED: Final[Mapping[str, Mapping[str, Any]]] = {
    "diameter": {"nominal_mm": 5.0, "fit": "H7"},
    "radius": {"nominal_mm": 2.5, "plus_minus_mm": 0.1},
    "distance": {"nominal_mm": 20.0, "plus_minus_mm": 0.05},
    "thickness": {"nominal_mm": 3.0, "plus_minus_mm": 0.1},
    "thread": {"thread": "M5"},
    "insert": {"thread": "M4"},
    "countersink": {"thread": "M4"},
    "surface_finish": {"roughness_um": 1.6},
    "angularity": {**_TO_DATUM, "angle_deg": 30.0},
    "general_tolerance": {"standard": "ISO 2768-mK"},
    "color": {"color": "red"},
    "strength_direction": {"direction": (0.0, 0.0, 1.0)},
    "quantity": {"quantity": 10},
}


def _demands(facts: PartFacts) -> Iterator[Resolved]:
    """A demand of every kind: of the part as a whole, on the first hole where there is one, else on face 0."""
    hole = next(iter(facts.holes or ()), None)
    faces, at = (hole.faces, (hole.origin_mm,)) if hole else ((0,), ((0.0, 0.0, 0.0),))
    for kind in get_args(RequirementKind):
        said = _DEMANDED.get(kind, _ZONE if kind in FORMS else _TO_DATUM if kind in GEOMETRIC else {})
        if kind in OF_PART:
            yield Resolved(requirement=require(kind, **said), faces=(), at_mm=(), measured_mm=None)
            continue
        width = hole.diameter_mm if hole and kind in ROUND else None
        yield Resolved(requirement=require(kind, on="tag:bore", **said), faces=faces, at_mm=at, measured_mm=width)
