"""Write sheets as DXF in mm: model space at the size of the part, the sheet around it enlarged; layers as on the sheet."""

from __future__ import annotations

import io
import threading
from collections.abc import Sequence
from typing import Any, Final

from dfdm.pictures.drawing.display import Circle, Fill, Item, Path, Sheet, Text
from dfdm.pictures.drawing.letters import runs

_VERSION: Final = "R2010"
_MILLIMETERS: Final = 4
_LAYERS: Final = {
    "VISIBLE": (7, "Continuous", 50), "HIDDEN": (8, "DASHED", 25), "CENTER": (1, "CENTER", 25), "DIM": (3, "Continuous", 25),
    "HATCH": (9, "Continuous", 25), "TEXT": (7, "Continuous", 25), "FRAME": (5, "Continuous", 70),
}  # fmt: skip
"""Color number, line type and line width in 1/100 mm of each layer."""
_FONT: Final = "arial.ttf"
_GAP_MM: Final = 20.0
_FIXED_DATES: Final = threading.Lock()
"""The library's switch for fixed dates and identifiers is one for all threads."""


def dxf_of(sheets: Sequence[Sheet], *, title: str = "") -> bytes:
    """All sheets beside one another, each enlarged so that its part has its true size; the same sheets give the same bytes."""
    import ezdxf

    with _FIXED_DATES:
        before = ezdxf.options.write_fixed_meta_data_for_testing
        ezdxf.options.write_fixed_meta_data_for_testing = True
        try:
            drawing: Any = ezdxf.new(_VERSION, setup=["linetypes"])
            drawing.header["$INSUNITS"] = _MILLIMETERS
            drawing.header["$MEASUREMENT"] = 1
            drawing.header["$LTSCALE"] = 1.0 / sheets[0].scale
            drawing.styles.add("SHEET", font=_FONT)
            for name, (color, line, weight) in _LAYERS.items():
                drawing.layers.add(name, color=color, linetype=line, lineweight=weight)
            space = drawing.modelspace()
            left = 0.0
            for sheet in sheets:
                factor = 1.0 / sheet.scale
                for item in sheet.items:
                    _draw(space, item, factor, left)
                left += factor * (sheet.width + _GAP_MM)
            drawing.header.custom_vars.append("Title", title)
            for kind in sorted(drawing.entitydb.dxf_types_in_use()):
                drawing.classes.add_class(kind)
            text = io.StringIO(newline="\n")
            drawing.write(text)
        finally:
            ezdxf.options.write_fixed_meta_data_for_testing = before
    data: bytes = drawing.encode(text.getvalue())
    return data


def _draw(space: Any, item: Item, factor: float, left: float) -> None:  # noqa: ANN401 - the library has no types
    layer = {"layer": item.layer}

    def at(point: Sequence[float]) -> tuple[float, float]:
        return left + factor * point[0], factor * point[1]

    if isinstance(item, Text):
        _write(space, item, factor, left)
    elif isinstance(item, Circle):
        if item.sweep_deg >= 360.0:
            space.add_circle(at(item.center), factor * item.radius, dxfattribs=layer)
        else:
            ends = item.start_deg, item.start_deg + item.sweep_deg
            space.add_arc(at(item.center), factor * item.radius, *ends, dxfattribs=layer)
    elif isinstance(item, Fill):
        points = [at(p) for p in item.points]
        space.add_solid([*points[:2], *reversed(points[2:])] if len(points) > 3 else points, dxfattribs=layer)
    elif isinstance(item, Path):
        points = [at(p) for p in item.points]
        if len(points) == 2 and not item.closed:
            space.add_line(*points, dxfattribs=layer)
        else:
            space.add_lwpolyline(points, close=item.closed, dxfattribs=layer)


def _write(space: Any, item: Text, factor: float, left: float) -> None:  # noqa: ANN401 - as above
    x, y = item.start
    size = factor * item.height
    for run in runs(item.text, bold=item.bold):
        along = run.start * item.height
        place = (x, y + along) if item.upward else (x + along, y)
        corner = (left + factor * place[0], factor * place[1])
        if run.sign is None:
            turn = {"rotation": 90.0} if item.upward else {}
            text = space.add_text(run.text, height=size, dxfattribs={"layer": item.layer, "style": "SHEET", **turn})
            text.set_placement(corner)
            continue
        for line in run.sign.lines:
            points = [
                (corner[0] - py * size, corner[1] + px * size)
                if item.upward
                else (corner[0] + px * size, corner[1] + py * size)
                for px, py in line
            ]
            space.add_lwpolyline(points, dxfattribs={"layer": item.layer})
