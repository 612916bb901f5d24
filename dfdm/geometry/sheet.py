"""Whether a part is a sheet cut square to its face, and what its outline is like, wherever it lies in space.

A part is a sheet along an axis if every face is either square to the axis, at exactly two heights, or parallel to it
everywhere, and its volume is area times thickness (a sheared prism has that volume too, but its sides lean).
Of several such axes the one with the least thickness counts. Lengths, areas, gaps and radii come from the exact lines and
arcs; freeform curves are chords within 0.002 mm, their length exact. Of a mesh that is closed the chords are all there is,
but contours whose vertices lie on one circle are read as that circle.
"""

from __future__ import annotations

from typing import Final

import numpy as np

from dfdm.facts.measurements import NotMeasured
from dfdm.facts.rounding import Vector
from dfdm.facts.sheet import Sheet, WhyNot
from dfdm.geometry.adjacency import adjacency_of
from dfdm.geometry.contours import Contour, Plane
from dfdm.geometry.cuts import arcs_of, cuts_of, inner_corners_of, laid, piece_of
from dfdm.geometry.outline import Outline, rim_outline, segments_of
from dfdm.geometry.part import Part
from dfdm.geometry.prism import Prism, prism_of
from dfdm.geometry.prism_faults import faults_of
from dfdm.geometry.region_widths import width_curve
from dfdm.geometry.surfaces import Array, frame

CURVE_LIMIT: Final = 6.0
"""Webs and slots are looked for up to this many thicknesses: no cutting rule reaches further."""


def measure_sheet(part: Part) -> Sheet | NotMeasured:
    """The part seen as a sheet; what makes it none is named with its faces."""
    if part.kind == "mesh":
        if not part.body.watertight:
            return _no_sheet((WhyNot(kind="open_mesh", faces=()),))
        return NotMeasured(reason="a flat outline is read from the exact edges of a solid; this part is a mesh")
    adjacency = adjacency_of(part)
    prism = prism_of(part, adjacency)
    if prism is None:
        return _no_sheet(faults_of(part, adjacency))
    plane, outline = _laid(part, prism)
    return _described(prism, plane, outline)


def sheet_contours(part: Part) -> tuple[Contour, ...]:
    """The exact contours of a sheet in its plane, outer ones first; empty if the part is no sheet or is a mesh."""
    if part.kind == "mesh":
        return ()
    prism = prism_of(part, adjacency_of(part))
    if prism is None:
        return ()
    _, outline = _laid(part, prism)
    inner = outline.areas < 0.0
    return tuple(
        Contour(inner=bool(hole), segments=segments) for hole, segments in zip(inner, segments_of(outline), strict=True)
    )


def _laid(part: Part, prism: Prism) -> tuple[Plane, Outline]:
    """The contours of the upper face, in plane coordinates that start at the lower left corner of the outline."""
    adjacency = adjacency_of(part)
    table = adjacency.table
    top = np.zeros(len(adjacency.patches) + 1, dtype=bool)  # the last for "no face"
    top[list(prism.top)] = True
    one, two = top[table.faces].T
    rim = np.flatnonzero((table.uses == 2) & (one != two))
    u, v = frame(prism.axis)
    plane = Plane(origin=prism.low * prism.axis, x=u, y=v)
    forward = table.forward[rim] == one[rim]  # of the other face an edge runs the other way
    tolerance_mm = max(1e-4, 1e-6 * (prism.high - prism.low))
    return laid(rim_outline(adjacency, rim, forward, plane, frozenset(prism.top), tolerance_mm=tolerance_mm), plane)


def _described(prism: Prism, plane: Plane, outline: Outline) -> Sheet:
    areas, bounds = outline.areas, outline.bounds
    inner = areas < 0.0
    free = bool(outline.freeform.any())  # then the face itself knows its area better than chords do
    piece = piece_of(outline)
    lift = (plane.origin, plane.x, plane.y)
    limit = CURVE_LIMIT * (prism.high - prism.low)
    # Whole circles are no slots: they stand among the cuts.
    open_ = outline.chosen(np.flatnonzero(~outline.circles[0]))
    straight = outline.length[(outline.radius == 0.0) & ~outline.freeform].sum()
    return Sheet(
        is_sheet=True,
        thickness_mm=prism.high - prism.low,
        outline_area_mm2=float(areas[~inner].sum()) + (prism.area - float(areas.sum()) if free else 0.0),
        area_mm2=prism.area if free else float(areas.sum()),
        cut_length_mm=float(outline.lengths.sum()),
        pieces=int((~inner).sum()),
        size_mm=(float(bounds[:, 2].max()), float(bounds[:, 3].max())),
        cuts=cuts_of(outline, piece, plane),
        webs=width_curve(outline, piece, limit_mm=limit, total_area_mm2=prism.area, lift=lift),
        slots=width_curve(
            open_.reversed(), piece[~outline.circles[0]], limit_mm=limit,
            total_area_mm2=float(-areas[inner].sum()), lift=lift,
        ),
        axis=_vector(prism.axis),
        x_axis=_vector(plane.x),
        origin_mm=_vector(plane.origin),
        why_not=(),
        straight_mm=float(straight),
        freeform_mm=float(outline.length[outline.freeform].sum()),
        arcs=arcs_of(outline),
        inner_corners=inner_corners_of(outline, plane),
    )  # fmt: skip


def _no_sheet(why_not: tuple[WhyNot, ...]) -> Sheet:
    return Sheet(
        is_sheet=False, thickness_mm=None, outline_area_mm2=None, area_mm2=None, cut_length_mm=None, pieces=0,
        size_mm=None, cuts=(), webs=None, slots=None, axis=None, x_axis=None, origin_mm=None, why_not=why_not,
    )  # fmt: skip


def _vector(values: Array) -> Vector:
    x, y, z = (float(v) + 0.0 for v in values)
    return x, y, z
