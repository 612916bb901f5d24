"""What stands under downward surface, height by height: where slicers put supports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from dfdm.facts.curves import FloatArray, interpolated
from dfdm.facts.rounding import rounded_all, significant_all


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Held:
    """The space under surface that leans more than some angles, in slabs of equal height from the bed up.

    `lean_deg` (m,) ascending, from the vertical. All else is (2, n, m): first all of it, then without what can be
    bridged. Per slab: `area_mm2` of its cross-section (mean over the height), and the length of its edge in steps along two axes:
    `free_mm` in the open, `wall_mm` beside walls, `slope_mm` where it meets the surface that it holds; `pieces` is
    pieces less holes. `contact_mm2` of slopes and `ceiling_mm2` of ceilings begins in the slab (seen from below),
    `landing_mm2` of the space ends on the part there.
    """

    lean_deg: FloatArray
    area_mm2: FloatArray
    free_mm: FloatArray
    wall_mm: FloatArray
    slope_mm: FloatArray
    pieces: FloatArray
    contact_mm2: FloatArray
    ceiling_mm2: FloatArray
    landing_mm2: FloatArray

    def beyond(self, name: str, lean_deg: float, *, bridges: bool) -> FloatArray:
        """A quantity (n,) for surface that leans more than `lean_deg`, between the measured angles; ceilings that can be bridged only with `bridges`."""
        table = getattr(self, name)[0 if bridges else 1]
        return interpolated(lean_deg, self.lean_deg, table)

    def to_dict(self) -> dict[str, Any]:
        """Write all arrays."""
        settled = self.settled()
        return {f.name: getattr(settled, f.name).tolist() for f in fields(self)}

    def settled(self) -> Held:
        """The arrays as they are read from what `to_dict` writes."""
        return Held(
            lean_deg=rounded_all(self.lean_deg),
            **{f.name: significant_all(getattr(self, f.name)) for f in fields(self) if f.name != "lean_deg"},
        )

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Held:
        """Read what `to_dict` wrote."""
        return cls(**{k: np.array(v, dtype=np.float64) for k, v in document.items()})
