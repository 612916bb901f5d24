"""DXF: the cut contours of a flat sheet in mm, for lasers, water jets and routers."""

from __future__ import annotations

import io
import math
import threading
from typing import TYPE_CHECKING, Final

from dfdm.bundles.export import ExportFormat, Job, register

if TYPE_CHECKING:
    from dfdm.geometry.contours import Contour, Segment
    from dfdm.geometry.part import Part

_VERSION: Final = "R2010"
_MILLIMETERS: Final = 4
_METRIC: Final = 1
_LAYERS: Final = {"CUT_OUTER": 7, "CUT_INNER": 1}
_FIXED_DATES = threading.Lock()
"""The library's switch for fixed dates and identifiers is one for all threads."""


def why_not(part: Part) -> str:
    """DXF holds the outline of a flat sheet."""
    from dfdm.geometry.sheet import sheet_contours

    if part.kind == "mesh":
        return "it came in as triangles; exact contours cannot be made of them"
    return "" if sheet_contours(part) else "it is not a flat sheet of one thickness"


def write(part: Part, job: Job) -> bytes:
    """Write one closed polyline (arcs as bulges) or circle per contour, outer and inner ones on their own layers."""
    import ezdxf
    from ezdxf.document import Drawing

    from dfdm.geometry.sheet import sheet_contours

    with _FIXED_DATES:
        before = ezdxf.options.write_fixed_meta_data_for_testing
        ezdxf.options.write_fixed_meta_data_for_testing = True
        try:
            drawing: Drawing = ezdxf.new(_VERSION)
            drawing.header["$INSUNITS"] = _MILLIMETERS
            drawing.header["$MEASUREMENT"] = _METRIC
            for name, color in _LAYERS.items():
                drawing.layers.add(name, color=color)
            for contour in sheet_contours(part):
                _draw(drawing, contour)
            drawing.header.custom_vars.append("Title", job.title or job.name)
            drawing.header.custom_vars.append("Created", job.created)
            for kind in sorted(drawing.entitydb.dxf_types_in_use()):  # the writer would take them in the order of a set
                drawing.classes.add_class(kind)
            text = io.StringIO(newline="\n")
            drawing.write(text)
        finally:
            ezdxf.options.write_fixed_meta_data_for_testing = before
    data: bytes = drawing.encode(text.getvalue())
    return data


def _draw(drawing: object, contour: Contour) -> None:
    space = drawing.modelspace()  # type: ignore[attr-defined]  # the library has no types
    layer = {"layer": "CUT_INNER" if contour.inner else "CUT_OUTER"}
    first = contour.segments[0]
    if first.kind == "circle":
        space.add_circle(first.center, first.radius, dxfattribs=layer)
        return
    points = [point for segment in contour.segments for point in _points(segment)]
    space.add_lwpolyline(points, format="xyb", close=True, dxfattribs=layer)


def _points(segment: Segment) -> list[tuple[float, float, float]]:
    """The start of a segment with its bulge (tangent of a quarter of the angle), or all points but the last."""
    if segment.kind == "polyline":
        return [(x, y, 0.0) for x, y in segment.points[:-1]]
    return [(*segment.start, _bulge(segment) if segment.kind == "arc" else 0.0)]


def _bulge(segment: Segment) -> float:
    if segment.center is None:
        return 0.0
    begin, end = (math.atan2(p[1] - segment.center[1], p[0] - segment.center[0]) for p in (segment.start, segment.end))
    if segment.counterclockwise:
        return math.tan(((end - begin) % math.tau) / 4.0)
    return -math.tan(((begin - end) % math.tau) / 4.0)


DXF = register(ExportFormat(key="dxf", suffix=".dxf", title="DXF", why_not=why_not, write=write), home=__name__)
