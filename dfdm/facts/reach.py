"""What a straight tool can reach: from which directions, with which diameter and stick-out, and what stays."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from threading import RLock
from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike

from dfdm.errors import GeometryError
from dfdm.facts.curves import FloatArray, Place
from dfdm.facts.features import settled
from dfdm.facts.rounding import Vector, exact, rounded, significant, vector

PLACES: Final = 24
"""So many places are told at most."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Direction:
    """One tool direction (pointing from the tool into the part is `-up`): what it sees and how deep it must go.

    `seen_area_mm2` is the surface that a thin tool along `up` reaches; `depth_mm` the deepest reach.
    `undercut_area_mm2` is the surface that neither this direction nor its opposite sees (what a mold of two halves opening
    this way would need side actions for); None where the opposite was not among the directions.
    """

    up: Vector
    seen_area_mm2: float
    depth_mm: float
    undercut_area_mm2: float | None = None

    def to_dict(self) -> dict[str, Any]:
        """Write the direction."""
        return {
            "up": vector(self.up),
            "seen_area_mm2": significant(self.seen_area_mm2),
            "depth_mm": significant(self.depth_mm),
            "undercut_area_mm2": None if self.undercut_area_mm2 is None else significant(self.undercut_area_mm2),
        }

    def settled(self) -> Direction:
        """The direction as it is read from what `to_dict` writes: rounded, without the detour."""
        x, y, z = self.up
        return Direction(
            up=(exact(x), exact(y), exact(z)),
            seen_area_mm2=significant(self.seen_area_mm2),
            depth_mm=significant(self.depth_mm),
            undercut_area_mm2=None if self.undercut_area_mm2 is None else significant(self.undercut_area_mm2),
        )

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Direction:
        """Read what `to_dict` wrote."""
        x, y, z = document["up"]
        return cls(
            up=(x, y, z),
            seen_area_mm2=document["seen_area_mm2"],
            depth_mm=document["depth_mm"],
            undercut_area_mm2=document["undercut_area_mm2"],
        )


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Tools:
    """What end mills of some diameters, `tool_diameter_mm` (k,) ascending from 0 (a line), reach and leave.

    `unreached_area_mm2[i]` is the surface that no direction reaches with flat end mills of `tool_diameter_mm[i]`,
    `unreached_by_ball_mm2[i]` the same with ball end mills; `left_volume_mm3[i]` the material that flat end mills from all
    directions together leave though a line would reach it, `left_by_direction_mm3[d, i]` what they leave in the recesses
    seen from direction d alone.
    `needed_stickout_mm[i]` is the longest stick-out a tool of that diameter needs before its holder, a cylinder of 40 mm,
    would touch; `needed_slim_stickout_mm[i]` the same for a holder in two stages (24 mm, and 40 mm above its nose 40 mm).
    `places` are the patches that only small tools reach, smallest first; the value is the diameter of the largest that does.
    Areas are sums of samples that are tried exactly; volumes and stick-outs come from height maps: their borders are off by
    up to `grid_mm`, where a tool of less than four `grid_mm` is held to leave nothing, and large tools and holders by up
    to a twelfth of their radius.
    """

    grid_mm: float
    tool_diameter_mm: FloatArray
    unreached_area_mm2: FloatArray
    unreached_by_ball_mm2: FloatArray
    left_volume_mm3: FloatArray
    left_by_direction_mm3: FloatArray
    needed_stickout_mm: FloatArray
    needed_slim_stickout_mm: FloatArray
    places: tuple[Place, ...]

    def to_dict(self) -> dict[str, Any]:
        """Write what tools reach."""
        return {
            "grid_mm": rounded(self.grid_mm),
            "tool_diameter_mm": [rounded(v) for v in self.tool_diameter_mm],
            **{name: [significant(v) for v in getattr(self, name)] for name in _CURVES},
            "left_by_direction_mm3": [[significant(v) for v in row] for row in self.left_by_direction_mm3],
            "places": [p.to_dict() for p in self.places],
        }

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Tools:
        """Read what `to_dict` wrote."""
        arrays = ("tool_diameter_mm", "left_by_direction_mm3", *_CURVES)
        return cls(
            grid_mm=document["grid_mm"],
            places=tuple(Place.from_dict(p) for p in document["places"]),
            **{name: np.array(document[name], dtype=np.float64) for name in arrays},
        )


_CURVES: Final = (
    "unreached_area_mm2",
    "unreached_by_ball_mm2",
    "left_volume_mm3",
    "needed_stickout_mm",
    "needed_slim_stickout_mm",
)


@dataclass(frozen=True, kw_only=True, eq=False)
class Reach:
    """Reach of a 3-axis tool from the six sides of the part as it is clamped, or from any other set of directions.

    `box_mm` are the sizes of the part along `directions[2]`, `directions[4]` and `directions[0]` (x, y and z where it stands
    square in the model); None where nobody measured it. `undercut_area_mm2` is the surface that not even a line reaches from
    any of the `directions`, `undercuts` the patches of it (value 0). `setups` indexes the fewest `directions` that
    together reach all that can be reached, best first. Areas are sums of samples, one for each `sample_mm` squared.

    `tools`, what end mills of real diameters reach, is `known` or measured by `ask` when first asked for; without either it is
    a GeometryError that says why. Safe under concurrent use.
    """

    directions: tuple[Direction, ...]
    setups: tuple[int, ...]
    undercut_area_mm2: float
    undercuts: tuple[Place, ...] = ()
    box_mm: Vector | None = None
    sample_mm: float | None = None
    known: Tools | None = None
    ask: Callable[[], Any] | None = field(default=None, repr=False)
    _lock: RLock = field(default_factory=RLock, init=False, repr=False)

    def __getstate__(self) -> dict[str, Any]:
        """Travel with what is known alone."""
        return {k: v for k, v in self.__dict__.items() if k not in ("ask", "_lock")}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state, ask=None, _lock=RLock())

    @property
    def tools(self) -> Tools:
        """What end mills reach, measured now if it was not."""
        with self._lock:
            if self.known is None:
                found = self.ask() if self.ask else None
                if not isinstance(found, Tools):
                    raise GeometryError(f"tools: {getattr(found, 'reason', 'they were not measured')}", what="reach")
                self.__dict__["known"] = found
                return found
            return self.known

    @property
    def tool_diameter_mm(self) -> FloatArray:
        """Diameters (k,) of the end mills that were tried; 0 is a line."""
        return self.tools.tool_diameter_mm

    @property
    def unreached_area_mm2(self) -> FloatArray:
        """Surface (k,) that no direction reaches with a flat end mill of each diameter."""
        return self.tools.unreached_area_mm2

    @property
    def needed_stickout_mm(self) -> FloatArray:
        """Longest stick-out (k,) that a tool of each diameter needs."""
        return self.tools.needed_stickout_mm

    @property
    def places(self) -> tuple[Place, ...]:
        """Patches that no tool or only a small one reaches; the value is the diameter of the largest that does."""
        return (self.undercuts + self.tools.places)[:PLACES]

    def area_unreached(self, tool_diameter_mm: ArrayLike) -> FloatArray:
        """Surface left by the next larger measured tool (vectorized over capabilities)."""
        tools = self.tools.tool_diameter_mm
        i = np.searchsorted(tools, np.asarray(tool_diameter_mm, dtype=np.float64) - 1e-9, side="left")
        return np.asarray(self.tools.unreached_area_mm2[np.clip(i, 0, tools.size - 1)], dtype=np.float64)

    def to_dict(self) -> dict[str, Any]:
        """Measure what is missing and write reach by tool and direction."""
        return replace(self, known=self.tools).known_dict()

    def known_dict(self) -> dict[str, Any]:
        """Write what was measured so far."""
        written: dict[str, Any] = {
            "box_mm": None if self.box_mm is None else vector(self.box_mm),
            "sample_mm": None if self.sample_mm is None else rounded(self.sample_mm),
            "undercut_area_mm2": significant(self.undercut_area_mm2),
            "directions": [d.to_dict() for d in self.directions],
            "setups": list(self.setups),
            "places": [p.to_dict() for p in self.undercuts],
        }
        if self.known is None:
            return written
        tools = self.known.to_dict()
        left = tools.pop("left_by_direction_mm3")
        return (
            written
            | tools
            | {
                "directions": [d | {"left_volume_mm3": v} for d, v in zip(written["directions"], left, strict=True)],
                "places": [p.to_dict() for p in self.places],
            }
        )

    def settled(self) -> Reach:
        """Reach as it is read from what `known_dict` writes: rounded, without the detour where no tools were measured."""
        if self.known is not None:
            return Reach.from_dict(self.known_dict())
        return Reach(
            directions=tuple(direction.settled() for direction in self.directions),
            setups=tuple(self.setups),
            undercut_area_mm2=significant(self.undercut_area_mm2),
            undercuts=tuple(place.settled() for place in self.undercuts),
            box_mm=settled(self.box_mm),
            sample_mm=settled(self.sample_mm),
        )

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Reach:
        """Read what `to_dict` or `known_dict` wrote."""
        places = [p for p in document["places"] if p["value"] > 0.0]
        tools = None
        if "tool_diameter_mm" in document:
            left = [d["left_volume_mm3"] for d in document["directions"]]
            tools = Tools.from_dict({**document, "left_by_direction_mm3": left, "places": places})
        return cls(
            box_mm=None if document["box_mm"] is None else tuple(document["box_mm"]),
            sample_mm=document["sample_mm"],
            undercut_area_mm2=document["undercut_area_mm2"],
            undercuts=tuple(Place.from_dict(p) for p in document["places"] if p["value"] == 0.0),
            directions=tuple(Direction.from_dict(d) for d in document["directions"]),
            setups=tuple(document["setups"]),
            known=tools,
        )
