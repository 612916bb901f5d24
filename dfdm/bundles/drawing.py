"""Write contours to cut and lines to bend as a DXF drawing in mm, as exact as they are: a circle is a CIRCLE, an arc an ARC."""

from __future__ import annotations

import io
import math
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from dfdm.bundles.spelling import on_one_line

if TYPE_CHECKING:
    from dfdm.bundles.export import Job
    from dfdm.geometry.contours import Contour, Segment

_VERSION: Final = "R2010"
_MILLIMETERS: Final = 4
_METRIC: Final = 1
_RED, _WHITE, _GREEN, _BLUE = 1, 7, 3, 5
_CUTS: Final = {"CUT_OUTER": _WHITE, "CUT_INNER": _RED}
_BENDS: Final = {"BEND_UP": _GREEN, "BEND_DOWN": _BLUE}
_CLOSED_MM: Final = 1e-9
_HIGHEST_MM: Final = 0.009
"""What an arc over two chords rises at most, where each chord stays within 0.002 mm of the curve."""
_FIXED_DATES = threading.Lock()
"""The library's switch for fixed dates and identifiers is one for all threads."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Fold:
    """A line to bend along: its ends (mm), and whether the flange comes towards the viewer."""

    start: tuple[float, float]
    end: tuple[float, float]
    up: bool


def drawing_of(contours: Iterable[Contour], job: Job, folds: Sequence[Fold] = (), notes: Sequence[str] = ()) -> bytes:
    """A drawing with outer and inner contours on layers of their own, lines to bend on BEND_UP and BEND_DOWN.

    A freeform curve is a polyline of arcs through points on it, whose length is that of the curve within a millionth.
    The material and `notes` stand among the drawing's properties. The bytes depend on the arguments alone.
    """
    import ezdxf

    with _FIXED_DATES:
        before = ezdxf.options.write_fixed_meta_data_for_testing
        ezdxf.options.write_fixed_meta_data_for_testing = True
        try:
            drawing: Any = ezdxf.new(_VERSION, setup=["linetypes"] if folds else False)
            drawing.header["$INSUNITS"] = _MILLIMETERS
            drawing.header["$MEASUREMENT"] = _METRIC
            for name, color in _CUTS.items():
                drawing.layers.add(name, color=color)
            space = drawing.modelspace()
            for contour in contours:
                layer = {"layer": "CUT_INNER" if contour.inner else "CUT_OUTER"}
                for segment in contour.segments:
                    _draw(space, segment, layer)
            if folds:
                for name, color in _BENDS.items():
                    drawing.layers.add(name, color=color, linetype="CENTER")
            for fold in folds:
                space.add_line(fold.start, fold.end, dxfattribs={"layer": "BEND_UP" if fold.up else "BEND_DOWN"})
            told = [("Title", job.title or job.name), ("Created", job.created), ("Material", job.material)]
            told += [(f"Note {number}", note) for number, note in enumerate(notes, start=1)]
            for name, value in told:
                if value:
                    drawing.header.custom_vars.append(name, on_one_line(value))
            for kind in sorted(drawing.entitydb.dxf_types_in_use()):  # the writer would take them in the order of a set
                drawing.classes.add_class(kind)
            text = io.StringIO(newline="\n")
            drawing.write(text)
        finally:
            ezdxf.options.write_fixed_meta_data_for_testing = before
    data: bytes = drawing.encode(text.getvalue())
    return data


def _draw(space: Any, segment: Segment, layer: dict[str, str]) -> None:  # noqa: ANN401 - the library has no types
    if segment.kind == "circle":
        space.add_circle(segment.center, segment.radius, dxfattribs=layer)
    elif segment.kind == "line":
        space.add_line(segment.start, segment.end, dxfattribs=layer)
    elif segment.kind == "arc" and segment.center is not None:
        # Arcs of a drawing always run counterclockwise.
        ends = (segment.start, segment.end) if segment.counterclockwise else (segment.end, segment.start)
        angles = [math.degrees(math.atan2(y - segment.center[1], x - segment.center[0])) for x, y in ends]
        space.add_arc(segment.center, segment.radius, *angles, dxfattribs=layer)
    else:
        closed = math.dist(segment.points[0], segment.points[-1]) < _CLOSED_MM
        vertices = bulged(segment.points)
        space.add_lwpolyline(vertices[:-1] if closed else vertices, format="xyb", close=closed, dxfattribs=layer)


def bulged(points: Sequence[tuple[float, float]]) -> list[tuple[float, float, float]]:
    """Vertices (x, y, bulge) of arcs through three points at a time; a bulge is the tangent of a quarter of the arc's angle.

    The arc through A, B and C turns by twice the turn at B. Where it would rise more than points this close can, they stand
    about a corner, and are joined straight.
    """
    found: list[tuple[float, float, float]] = []
    at = 0
    while at < len(points) - 1:
        (x, y), bulge = points[at], 0.0
        if at + 2 < len(points):
            (mx, my), (ex, ey) = points[at + 1], points[at + 2]
            one, two = (mx - x, my - y), (ex - mx, ey - my)
            turn = math.atan2(one[0] * two[1] - one[1] * two[0], one[0] * two[0] + one[1] * two[1])
            bulge = math.tan(turn / 2.0)
            if abs(bulge) * math.hypot(ex - x, ey - y) / 2.0 > _HIGHEST_MM or abs(turn) > 1.0:
                bulge = 0.0
        found.append((x, y, bulge))
        at += 2 if bulge else 1
    return [*found, (*points[-1], 0.0)]
