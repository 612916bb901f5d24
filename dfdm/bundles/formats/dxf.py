"""DXF: the cut contours of a flat sheet in mm, for lasers, water jets and routers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dfdm.bundles.drawing import drawing_of
from dfdm.bundles.export import ExportFormat, Job, register

if TYPE_CHECKING:
    from dfdm.geometry.part import Part


def why_not(part: Part) -> str:
    """DXF holds the outline of a flat sheet."""
    from dfdm.geometry.sheet import sheet_contours

    if part.kind == "mesh":
        return "it came in as triangles; exact contours cannot be made of them"
    return "" if sheet_contours(part) else "it is not a flat sheet of one thickness"


def write(part: Part, job: Job) -> bytes:
    """Write the contours as circles, arcs and lines, outer and inner ones on their own layers."""
    from dfdm.geometry.sheet import sheet_contours

    return drawing_of(sheet_contours(part), job)


DXF = register(ExportFormat(key="dxf", suffix=".dxf", title="DXF", why_not=why_not, write=write), home=__name__)
