"""Wall thickness and gap width at each point of the surface."""

from __future__ import annotations

from typing import Final

import numpy as np

from dfdm.geometry.mesh import FloatArray
from dfdm.geometry.opposite import Looks, bare, sizes
from dfdm.geometry.part import Part
from dfdm.geometry.shade_detail import detailed
from dfdm.geometry.shade_mesh import ShadeMesh, scale_end
from dfdm.pictures.shade import Shade

_OF_THICKNESS: Final = 4.0
"""The scale ends at so many times the limit, where there is one: what is thicker is thick enough."""
_TYPICAL: Final = {True: 0.9, False: 0.5}
"""Share of the walls, and of the gaps, that the scale holds without a limit: of gaps the narrow ones matter."""


def shade_thickness(part: Part, *, limit_mm: float | None = None) -> Shade:
    """Wall thickness in mm at each point: along the normal to the opposed surface, by the rule of `measure_walls`.

    NaN where none lies opposite within 30 degrees of parallel: knife edges, run-outs of fillets, openings. Exact between
    planes, cylinders, cones, spheres and tori. With `limit_mm` what is thinner stands out.
    Raises GeometryError if faces of the part have no triangles.
    """
    return _shade(part, limit_mm, inward=True, title="Wall thickness", missing="without an opposite wall")


def shade_gap(part: Part, *, limit_mm: float | None = None) -> Shade:
    """Width in mm of the air before each point, to the surface that faces it, by the rule of `measure_gaps`; infinite in the open.

    With `limit_mm` what is narrower stands out. Raises GeometryError if faces of the part have no triangles.
    """
    return _shade(part, limit_mm, inward=False, title="Gap", missing="without a gap")


def _shade(part: Part, limit_mm: float | None, *, inward: bool, title: str, missing: str) -> Shade:
    most = None if limit_mm is None else _OF_THICKNESS * limit_mm
    mesh, values = detailed(part, lambda mesh: sizes_at(part, mesh, inward=inward), most=most)
    high = scale_end(values, _TYPICAL[inward], least=1.0)
    if limit_mm is not None:
        high = max(min(high, _OF_THICKNESS * limit_mm), 1.25 * limit_mm)
    return mesh.shade(
        values,
        title=title,
        unit="mm",
        low=0.0,
        high=high,
        limit=limit_mm,
        palette="sequential" if limit_mm is None else "threshold",
        missing=missing,
    )


def sizes_at(part: Part, mesh: ShadeMesh, *, inward: bool) -> FloatArray:
    """Thickness of the walls (`inward`) or width of the gaps (n,) at the points of a mesh."""
    looks = Looks(
        start=mesh.points,
        normals=mesh.normals,
        lead_mm=mesh.lead_mm,
        triangle=np.full(len(mesh.points), -1, dtype=np.int32),
        face=mesh.face,
        area_mm2=np.zeros(len(mesh.points)),
        surfaces=mesh.surfaces,
    )
    found = sizes(part, looks, inward=inward)
    if not inward:
        found = np.where(np.isnan(found), np.inf, found)
    return np.where(bare(part, mesh.points, mesh.normals), found, np.nan)
