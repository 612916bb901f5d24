"""What was measured of a model: one entry per distinct part, each quantity measured when it is first asked for."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from threading import RLock
from types import MappingProxyType
from typing import Any, Final, Self, TypeVar

from dfdm.facts.bends import Bend, FlatPattern
from dfdm.facts.curves import AreaCurve, Thick
from dfdm.facts.draft import Draft, Rib
from dfdm.facts.features import Blend, Body, Boss, Cavity, Chamber, Corner, Hole, Pocket, Turned
from dfdm.facts.held import Held
from dfdm.facts.orientation import Cup, Hangs, Orientation, Screened, Sections, Ways
from dfdm.facts.reach import Reach, Tools
from dfdm.facts.rounding import Vector, rounded
from dfdm.facts.sheet import Sheet
from dfdm.facts.shown import Shown
from dfdm.facts.wording import part_lines

Q = TypeVar("Q")
_SAME_DIRECTION: Final = math.cos(math.radians(1.0))


@dataclass(frozen=True, kw_only=True, slots=True)
class NotMeasured:
    """A quantity that could not be measured on this part, and why."""

    reason: str


class Certain(tuple[Any, ...]):
    """The features of a quantity that are certain, where `reason` says what else could not be told."""

    reason: str

    def __new__(cls, found: Iterable[Any], reason: str) -> Self:
        """Take the features and what could not be told beside them."""
        made = super().__new__(cls, found)
        made.reason = reason
        return made

    def __getnewargs__(self) -> tuple[tuple[Any, ...], str]:
        return tuple(self), self.reason


def _many(kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401 - a feature class with from_dict
    return lambda document: tuple(kind.from_dict(d) for d in document)


_READERS: Final[Mapping[str, Callable[[Any], Any]]] = MappingProxyType(
    {
        "part": Body.from_dict,
        "holes": _many(Hole),
        "bosses": _many(Boss),
        "walls": lambda d: AreaCurve.from_dict(d, "thickness_mm"),
        "gaps": lambda d: AreaCurve.from_dict(d, "width_mm"),
        "thick": Thick.from_dict,
        "sheet": Sheet.from_dict,
        "turned": Turned.from_dict,
        "corners": _many(Corner),
        "fillets": _many(Blend),
        "ribs": _many(Rib),
        "pockets": _many(Pocket),
        "reach": Reach.from_dict,
        "overhang": Ways.from_dict,
        "cavities": _many(Cavity),
        "chambers": _many(Chamber),
        "bends": _many(Bend),
        "flat_pattern": FlatPattern.from_dict,
        "draft": Draft.from_dict,
    }
)
QUANTITIES: Final = tuple(_READERS)
LYING: Final[Mapping[str, Callable[[Any], Any]]] = MappingProxyType(
    {
        "screen": lambda d: Screened(**Screened.fields_of(d)),
        "hangs": Hangs.from_dict,
        "sections": Sections.from_dict,
        "cups": lambda d: tuple(Cup.from_dict(c) for c in d),
        "held": Held.from_dict,
    }
)
"""What is measured of a part lying one way; as quantities they are named with the build direction: `hangs 0.0,0.0,1.0`."""


class _Asked:
    """Quantities by their names, each measured once, when it is first asked for.

    What a part's facts hand out asks here, not the facts: so nothing holds what holds it, and a part that is no longer
    used gives its memory back at once.
    """

    def __init__(self, known: dict[str, Any], measure: Callable[[str], Any] | None) -> None:
        self.known = known
        self.measure = measure
        self.lock = RLock()

    def quantity(self, name: str) -> Any:  # noqa: ANN401 - each quantity has its own type
        known = self.known.get(name)  # what is known never changes: no lock, and nobody waits for another measure
        if known is not None:
            return known
        with self.lock:
            if name not in self.known:
                found = self.measure(name) if self.measure else None
                self.known[name] = NotMeasured(reason="it was not measured") if found is None else found
            return self.known[name]

    def lying(self, up: Vector, piece: str) -> Any:  # noqa: ANN401 - each piece has its own type
        return self.quantity(f"{piece} {','.join(repr(rounded(v)) for v in up)}")


class PartFacts(Shown):
    """The measured quantities of one distinct part, each None where `not_measured` says why.

    `measure` is asked once per quantity, at first use; without it (facts read from JSON) only `known` is there.
    Safe under concurrent use.
    """

    def __init__(
        self,
        *,
        name: str,
        count: int = 1,
        known: Mapping[str, Any] | None = None,
        measure: Callable[[str], Any] | None = None,
    ) -> None:
        self.name = name
        self.count = count
        self._asked = _Asked(dict(known or {}), measure)
        self._ways: Ways | None = None
        self._reach: Reach | None = None

    def quantity(self, name: str) -> Any:  # noqa: ANN401 - the typed properties below are the door
        """The quantity of that name, measured now if it was not yet; `NotMeasured` where it cannot be."""
        return self._asked.quantity(name)

    def _get(self, name: str) -> Any:  # noqa: ANN401 - the typed properties below are the door
        found = self.quantity(name)
        return None if isinstance(found, NotMeasured) else found

    @property
    def body(self) -> Body:
        """Volume, area, box, closedness: always there."""
        body: Body = self.quantity("part")
        return body

    @property
    def holes(self) -> tuple[Hole, ...] | None:
        """Holes, one per coaxial stack."""
        return self._get("holes")  # type: ignore[no-any-return]

    @property
    def bosses(self) -> tuple[Boss, ...] | None:
        """Standing cylinders."""
        return self._get("bosses")  # type: ignore[no-any-return]

    @property
    def walls(self) -> AreaCurve | None:
        """Area of wall thinner than t."""
        return self._get("walls")  # type: ignore[no-any-return]

    @property
    def gaps(self) -> AreaCurve | None:
        """Area of surface that faces other surface nearer than w."""
        return self._get("gaps")  # type: ignore[no-any-return]

    @property
    def thick(self) -> Thick | None:
        """Thick sections, and how even the walls are."""
        return self._get("thick")  # type: ignore[no-any-return]

    @property
    def sheet(self) -> Sheet | None:
        """The part seen as a sheet."""
        return self._get("sheet")  # type: ignore[no-any-return]

    @property
    def turned(self) -> Turned | None:
        """The part seen as a body of revolution."""
        return self._get("turned")  # type: ignore[no-any-return]

    @property
    def corners(self) -> tuple[Corner, ...] | None:
        """Internal corners."""
        return self._get("corners")  # type: ignore[no-any-return]

    @property
    def fillets(self) -> tuple[Blend, ...] | None:
        """Rounded and broken edges, internal and external."""
        return self._get("fillets")  # type: ignore[no-any-return]

    @property
    def pockets(self) -> tuple[Pocket, ...] | None:
        """Recesses with a floor, and closed through openings that are no holes."""
        return self._get("pockets")  # type: ignore[no-any-return]

    @property
    def reach(self) -> Reach | None:
        """Reach of straight tools; what tools of real diameters reach is measured when asked for."""
        if self._reach is not None:
            return self._reach
        with self._asked.lock:
            if self._reach is None:
                found = self._get("reach")
                self._reach = (
                    replace(found, ask=partial(self._asked.quantity, "tools"))
                    if found and self._asked.measure
                    else found
                )
            return self._reach

    @property
    def ways(self) -> Ways | None:
        """How the part may lie: what was screened, and what there is to choose from; what hangs is measured when asked for."""
        if self._ways is not None:
            return self._ways
        with self._asked.lock:
            if self._ways is None:
                found = self._get("overhang")
                if found is None:
                    return None
                if not isinstance(found, Ways):
                    found = Ways(screened=tuple(found), orientations=tuple(found))
                if self._asked.measure:
                    asking = tuple(o.asking(partial(self._asked.lying, o.up)) for o in found.orientations)
                    found = Ways(screened=found.screened, orientations=asking)
                self._ways = found
            return self._ways

    @property
    def orientations(self) -> tuple[Orientation, ...] | None:
        """The ways the part may lie that there are to choose from, as modeled first."""
        return None if self.ways is None else self.ways.orientations

    def orientation(self, up: Vector) -> Orientation | None:
        """The part with any direction up, measured now if it was not; None where it was not and cannot be.

        Directions closer than one degree are one. A direction without a length is None.
        """
        length = sum(v * v for v in up) ** 0.5
        if not 0.0 < length < math.inf:
            return None
        x, y, z = (v / length for v in up)
        for found in self.orientations or ():
            if found.up[0] * x + found.up[1] * y + found.up[2] * z >= _SAME_DIRECTION:
                return found
        screened = self._asked.lying((x, y, z), "screen") if self.ways is not None else None
        if not isinstance(screened, Screened):
            return None
        return Orientation(**vars(screened), ask=partial(self._asked.lying, screened.up))

    @property
    def cavities(self) -> tuple[Cavity, ...] | None:
        """Closed voids."""
        return self._get("cavities")  # type: ignore[no-any-return]

    @property
    def chambers(self) -> tuple[Chamber, ...] | None:
        """Nearly closed hollows, narrowest way out first."""
        return self._get("chambers")  # type: ignore[no-any-return]

    @property
    def bends(self) -> tuple[Bend, ...] | None:
        """Bends of a sheet of one thickness; empty if it is none, and the flat pattern says why."""
        return self._get("bends")  # type: ignore[no-any-return]

    @property
    def ribs(self) -> tuple[Rib, ...] | None:
        """Plates that stand on a wall, thinnest first."""
        return self._get("ribs")  # type: ignore[no-any-return]

    @property
    def draft(self) -> Draft | None:
        """How the part leaves a mold."""
        return self._get("draft")  # type: ignore[no-any-return]

    @property
    def flat_pattern(self) -> FlatPattern | None:
        """The bent sheet laid flat at the default K-factors."""
        return self._get("flat_pattern")  # type: ignore[no-any-return]

    def why_not(self, name: str) -> str:
        """Why a quantity is None, or what of it could not be told."""
        found = self.quantity(name)
        return found.reason if isinstance(found, NotMeasured | Certain) else ""

    def to_dict(self) -> dict[str, Any]:
        """Measure what is missing and write everything (one entry of `parts`)."""
        document: dict[str, Any] = {"name": self.name, "count": self.count}
        missing = []
        for name in QUANTITIES:
            found = self.quantity(name)
            if isinstance(found, NotMeasured):
                document[name] = None
                missing.append({"quantity": name, "reason": found.reason})
            elif name in ("walls", "gaps"):
                document[name] = found.to_dict("thickness_mm" if name == "walls" else "width_mm")
            elif name == "overhang":
                document[name] = self._ways_written()
            elif name == "reach":
                document[name] = self._reach_written(missing)
            else:
                document[name] = [f.to_dict() for f in found] if isinstance(found, tuple) else found.to_dict()
        return document | {"not_measured": missing} | self._pieces_written()

    def _ways_written(self) -> dict[str, Any]:
        ways = self.ways
        assert ways is not None
        written = ways.to_dict()
        return written | ({"orientations": [o.to_dict() for o in ways]} if self._asked.measure else {})

    def _reach_written(self, missing: list[dict[str, str]]) -> dict[str, Any] | None:
        reach = self.reach
        assert reach is not None
        if not self._asked.measure:
            return reach.known_dict()
        tools = self.quantity("tools")
        if isinstance(tools, NotMeasured):
            missing.append({"quantity": "reach", "reason": tools.reason})
            return None
        return reach.to_dict()

    def _pieces_written(self) -> dict[str, Any]:
        """Pieces of single directions, as caches keep them; what measures itself writes them with their orientation."""
        if self._asked.measure:
            return {}
        pieces = {
            k: v for k, v in self._asked.known.items() if k == "tools" or (k.partition(" ")[0] in LYING and " " in k)
        }
        return {
            k: [f.to_dict() for f in v]
            if isinstance(v, tuple)
            else v.screen_dict()
            if isinstance(v, Screened)
            else v.to_dict()
            for k, v in pieces.items()
            if not isinstance(v, NotMeasured)
        }

    def __str__(self) -> str:
        return "\n".join(part_lines(self))

    def __repr__(self) -> str:
        """Name and count; nothing is measured for it."""
        return f"PartFacts({self.name!r}, count={self.count})"

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> PartFacts:
        """Read what `to_dict` wrote; what was not measured keeps its reason."""
        known: dict[str, Any] = {m["quantity"]: NotMeasured(reason=m["reason"]) for m in document["not_measured"]}
        for name, read in _READERS.items():
            if document.get(name) is not None:
                partly = known.get(name)
                known[name] = read(document[name])
                if isinstance(partly, NotMeasured):
                    known[name] = Certain(known[name], partly.reason)
        known |= {k: LYING[k.partition(" ")[0]](v) for k, v in document.items() if " " in k}
        known |= {"tools": Tools.from_dict(document["tools"])} if "tools" in document else {}
        return cls(name=document["name"], count=document["count"], known=known)


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Measurements(Shown):
    """The facts of a whole model: one entry per distinct part, with how often it occurs."""

    model: str
    parts: tuple[PartFacts, ...]

    def to_dict(self) -> dict[str, Any]:
        """Write the document of kind `measurements`."""
        return {
            "schema": "dfdm/measurements/1",
            "model": self.model,
            "parts": [p.to_dict() for p in self.parts],
        }

    def __str__(self) -> str:
        return "\n\n".join(map(str, self.parts))

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Measurements:
        """Read what `to_dict` wrote."""
        return cls(model=document["model"], parts=tuple(PartFacts.from_dict(p) for p in document["parts"]))
