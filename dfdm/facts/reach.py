"""What a straight tool can reach: from which directions, with which diameter and stick-out, and what stays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from dfdm.facts.curves import FloatArray, Place
from dfdm.facts.rounding import Vector, rounded, significant, vector


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Direction:
    """One tool direction (pointing from the tool into the part is `-up`): what it sees and how deep it must go.

    `seen_area_mm2` is the surface that a thin tool along `up` reaches; `left_volume_mm3[i]` the material that a flat end
    mill of `tool_diameter_mm[i]` (of Reach) leaves in the recesses seen from here; `depth_mm` the deepest reach.
    `undercut_area_mm2` is the surface that neither this direction nor its opposite sees (what a mold of two halves opening
    this way would need side actions for); None where the opposite was not among the directions.
    """

    up: Vector
    seen_area_mm2: float
    depth_mm: float
    left_volume_mm3: FloatArray
    undercut_area_mm2: float | None = None

    def to_dict(self) -> dict[str, Any]:
        """Write the direction."""
        return {
            "up": vector(self.up),
            "seen_area_mm2": significant(self.seen_area_mm2),
            "depth_mm": significant(self.depth_mm),
            "left_volume_mm3": [significant(v) for v in self.left_volume_mm3],
            "undercut_area_mm2": None if self.undercut_area_mm2 is None else significant(self.undercut_area_mm2),
        }

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Direction:
        """Read what `to_dict` wrote."""
        x, y, z = document["up"]
        left = np.array(document["left_volume_mm3"], dtype=np.float64)
        return cls(
            up=(x, y, z),
            seen_area_mm2=document["seen_area_mm2"],
            depth_mm=document["depth_mm"],
            left_volume_mm3=left,
            undercut_area_mm2=document["undercut_area_mm2"],
        )


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Reach:
    """Reach of a 3-axis tool from the six sides of the part as it is clamped, or from any other set of directions.

    `box_mm` are the sizes of the part along `directions[2]`, `directions[4]` and `directions[0]` (x, y and z where it stands
    square in the model); None where nobody measured it.
    `unreached_area_mm2[i]` is the surface that no direction reaches with flat end mills of `tool_diameter_mm[i]` (index 0: a
    line, so true undercuts), `unreached_by_ball_mm2[i]` the same with ball end mills; `left_volume_mm3[i]` the material that
    flat end mills from all directions together leave though a line would reach it. `setups` indexes the fewest
    `directions` that together reach all that can be reached, best first.
    `needed_stickout_mm[i]` is the longest stick-out a tool of that diameter needs before its holder, a cylinder of 40 mm,
    would touch; `needed_slim_stickout_mm[i]` the same for a holder in two stages (24 mm, and 40 mm above its nose 40 mm).
    Areas are sums of samples, one for each `sample_mm` squared, that are tried exactly; volumes and stick-outs come from
    height maps: their borders are off by up to `grid_mm`, where a tool of less than four `grid_mm` is held to leave nothing,
    and large tools and holders by up to a twelfth of their radius.
    """

    grid_mm: float
    tool_diameter_mm: FloatArray
    unreached_area_mm2: FloatArray
    needed_stickout_mm: FloatArray
    directions: tuple[Direction, ...]
    setups: tuple[int, ...]
    places: tuple[Place, ...]
    box_mm: Vector | None = None
    sample_mm: float | None = None
    unreached_by_ball_mm2: FloatArray | None = None
    left_volume_mm3: FloatArray | None = None
    needed_slim_stickout_mm: FloatArray | None = None

    def area_unreached(self, tool_diameter_mm: ArrayLike) -> FloatArray:
        """Surface left by the next larger measured tool (vectorized over capabilities)."""
        i = np.searchsorted(self.tool_diameter_mm, np.asarray(tool_diameter_mm, dtype=np.float64) - 1e-9, side="left")
        return np.asarray(self.unreached_area_mm2[np.clip(i, 0, self.tool_diameter_mm.size - 1)], dtype=np.float64)

    def to_dict(self) -> dict[str, Any]:
        """Write reach by tool and direction."""
        return {
            "box_mm": None if self.box_mm is None else vector(self.box_mm),
            "grid_mm": rounded(self.grid_mm),
            "sample_mm": None if self.sample_mm is None else rounded(self.sample_mm),
            "tool_diameter_mm": [rounded(v) for v in self.tool_diameter_mm],
            "unreached_area_mm2": [significant(v) for v in self.unreached_area_mm2],
            "unreached_by_ball_mm2": _listed(self.unreached_by_ball_mm2),
            "left_volume_mm3": _listed(self.left_volume_mm3),
            "needed_stickout_mm": [significant(v) for v in self.needed_stickout_mm],
            "needed_slim_stickout_mm": _listed(self.needed_slim_stickout_mm),
            "directions": [d.to_dict() for d in self.directions],
            "setups": list(self.setups),
            "places": [p.to_dict() for p in self.places],
        }

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Reach:
        """Read what `to_dict` wrote."""
        arrays: dict[str, Any] = {
            k: np.array(document[k], dtype=np.float64)
            for k in ("tool_diameter_mm", "unreached_area_mm2", "needed_stickout_mm")
        }
        for k in ("unreached_by_ball_mm2", "left_volume_mm3", "needed_slim_stickout_mm"):
            arrays[k] = None if document[k] is None else np.array(document[k], dtype=np.float64)
        return cls(
            box_mm=None if document["box_mm"] is None else tuple(document["box_mm"]),
            grid_mm=document["grid_mm"],
            sample_mm=document["sample_mm"],
            directions=tuple(Direction.from_dict(d) for d in document["directions"]),
            setups=tuple(document["setups"]),
            places=tuple(Place.from_dict(p) for p in document["places"]),
            **arrays,
        )


def _listed(values: FloatArray | None) -> list[float] | None:
    return None if values is None else [significant(v) for v in values]
