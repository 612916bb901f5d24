"""Flat DXF: the flat pattern of a bent sheet in mm, its contours to cut and its bend lines on layers of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dfdm.bundles.drawing import Fold, drawing_of
from dfdm.bundles.export import ExportFormat, Job, register
from dfdm.errors import ExportError

if TYPE_CHECKING:
    from dfdm.geometry.part import Part


def why_not(part: Part) -> str:
    """It holds a sheet with bends that can be laid flat without lying on itself."""
    from dfdm.facts.measurements import NotMeasured
    from dfdm.geometry.flat_pattern import measure_flat_pattern

    found = measure_flat_pattern(part)
    if isinstance(found, NotMeasured):
        return found.reason
    if found.overlaps:
        return "its flat pattern would lie on itself"
    if found.why_not:
        return f"it is no bent sheet that can be laid flat ({', '.join(w.kind for w in found.why_not)})"
    return ""


def write(part: Part, job: Job) -> bytes:
    """Write the contours as circles, arcs and lines, the bend lines on BEND_UP and BEND_DOWN; notes say the K-factors."""
    from dfdm.facts.measurements import NotMeasured
    from dfdm.geometry.flat_pattern import flat_contours, measure_flat_pattern

    found = measure_flat_pattern(part)
    if isinstance(found, NotMeasured):
        raise ExportError(found.reason)
    folds = [Fold(start=line.start_mm, end=line.end_mm, up=line.direction == "up") for line in found.bend_lines]
    notes = [f"laid flat at K-factors for {found.k_table}; a shop's own differ"]
    notes += [
        f"bend {line.bend + 1}: {line.direction} {line.angle_deg:.2f} degrees, inner radius {line.radius_mm:.3f} mm, "
        f"K {line.k_factor:g}, allowance {line.allowance_mm:.3f} mm"
        for line in found.bend_lines
    ]
    return drawing_of(flat_contours(part), job, folds, notes)


FLAT_DXF = register(
    ExportFormat(key="flat_dxf", suffix=".flat.dxf", title="flat pattern DXF", why_not=why_not, write=write),
    home=__name__,
)
