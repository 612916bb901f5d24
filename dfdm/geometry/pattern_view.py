"""The flat pattern of a bent sheet as a view: its contours as they are cut, its bend lines as lines within."""

from __future__ import annotations

import math

import numpy as np

from dfdm.facts.bends import FlatPattern
from dfdm.facts.views import Stroke, StrokeKind, View
from dfdm.geometry.contours import Segment
from dfdm.geometry.flat_pattern import flat_contours
from dfdm.geometry.part import Part


def pattern_view(part: Part, flat: FlatPattern) -> View:
    """Contours and bend lines (thin) of a pattern, in its own coordinates."""
    strokes = [_stroke(segment) for contour in flat_contours(part) for segment in contour.segments]
    strokes += [
        Stroke(kind="line", points=np.array([line.start_mm, line.end_mm]), hidden=True, style="smooth")
        for line in flat.bend_lines
    ]
    return View(axes=np.eye(3), strokes=tuple(strokes))


def _stroke(segment: Segment) -> Stroke:
    if segment.kind == "line":
        return Stroke(kind="line", points=np.array([segment.start, segment.end]), hidden=False)
    if segment.center is None or segment.radius is None:
        return Stroke(kind="path", points=np.array(segment.points), hidden=False)
    center, radius = segment.center, segment.radius
    if segment.kind == "circle":
        start, sweep = 0.0, 360.0
    else:
        ends = (segment.start, segment.end) if segment.counterclockwise else (segment.end, segment.start)
        start, stop = (math.degrees(math.atan2(y - center[1], x - center[0])) for x, y in ends)
        sweep = (stop - start) % 360.0 or 360.0
    angle = np.radians(start + np.linspace(0.0, sweep, max(9, math.ceil(sweep / 5.0))))
    points = np.array(center) + radius * np.column_stack([np.cos(angle), np.sin(angle)])
    kind: StrokeKind = "circle" if segment.kind == "circle" else "arc"
    return Stroke(
        kind=kind, points=points, hidden=False, center=center, radius_mm=radius, start_deg=start, sweep_deg=sweep
    )
