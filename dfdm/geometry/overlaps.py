"""Where a sheet would lie on itself when it is flat."""

from __future__ import annotations

from itertools import combinations
from typing import Final

import numpy as np
import shapely

from dfdm.geometry.adjacency import Adjacency
from dfdm.geometry.bent_sheet import BentSheet, Region
from dfdm.geometry.contours import CHORD_MM, chain
from dfdm.geometry.outline import Outline
from dfdm.geometry.surfaces import Array
from dfdm.geometry.unfolding import Laying

_SLIVER: Final = 1e-4
"""Regions that share less than this part of a thickness squared only touch."""


def overlaps_of(
    sheet: BentSheet, laying: dict[int, Laying], outline: Outline, adjacency: Adjacency
) -> list[tuple[float, Array, tuple[int, ...]]]:
    """Area, a point (2,) in the coordinates of the layings, and faces of each two regions that lie on one another.

    A contour that does not cross itself or another bounds every point once: then there is no overlap to look for.
    """
    rings = outline.polygons(CHORD_MM)
    outer = [ring for ring, area in zip(rings, outline.areas, strict=True) if area > 0.0]
    inner = [ring for ring, area in zip(rings, outline.areas, strict=True) if area < 0.0]
    if len(outer) == 1 and shapely.is_valid(shapely.Polygon(outer[0], inner)):
        return []
    shapes = [_shape(region, laying[region.number], adjacency) for region in sheet.regions]
    found = []
    for one, two in combinations(range(len(shapes)), 2):
        common = shapes[one].intersection(shapes[two])
        if common.area > _SLIVER * sheet.thickness**2:
            at = common.representative_point()
            faces = (*sheet.regions[one].faces, *sheet.regions[two].faces)
            found.append((float(common.area), np.array([at.x, at.y]), tuple(sorted(faces))))
    return sorted(found, key=lambda row: (-round(row[0], 4), row[2]))


def _shape(region: Region, laying: Laying, adjacency: Adjacency) -> shapely.Geometry:
    """One region as a polygon in the flat."""
    inside = set(region.faces)
    rim = [
        (edge, next(side.forward for side in edge.sides if side.face in inside))
        for face in region.faces
        for edge in adjacency.of_face[face]
        if len(edge.sides) == 2 and (edge.sides[0].face in inside) != (edge.sides[1].face in inside)
    ]
    rings = []
    for loop in chain(rim, tolerance_mm=1e-4):
        rows = []
        for edge, forward in loop.edges:
            points = laying.flat(edge.points())
            rows.append((points if forward else points[::-1])[:-1])
        rings.append(shapely.make_valid(shapely.Polygon(np.concatenate(rows))))
    rings.sort(key=lambda ring: -ring.area)
    return rings[0].difference(shapely.union_all(rings[1:])) if len(rings) > 1 else rings[0]
