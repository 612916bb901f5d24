"""A view on the sheet: its lines, hatching, center lines, letters of sections."""

from __future__ import annotations

import math
from typing import Final

import numpy as np

from dfdm.facts.views import View
from dfdm.pictures.drawing.display import Circle, Floats, Item, Layer, Path, Point, Text, path
from dfdm.pictures.drawing.marks import arrow
from dfdm.pictures.drawing.subject import Plan, Seen

HATCH_MM: Final = 3.0
_CUT_MM: Final = 7.0


class Placed:
    """A view at its place: `corner` is where the lower left corner of its bounds lies on the sheet."""

    def __init__(self, plan: Plan, scale: float, corner: Point) -> None:
        self.plan = plan
        self.scale = scale
        self.bounds = plan.seen.view.bounds
        self.corner = corner

    def __call__(self, point: Point) -> Point:
        """Where a point of the view (mm of the part) lies on the sheet."""
        return (
            self.corner[0] + (point[0] - self.bounds[0]) * self.scale,
            self.corner[1] + (point[1] - self.bounds[1]) * self.scale,
        )

    @property
    def box(self) -> tuple[float, float, float, float]:
        """The view on the sheet: (left, bottom, right, top)."""
        return (*self(self.bounds[:2]), *self(self.bounds[2:]))


def lines_of(view: View, to: Placed, *, hidden: bool = True, smooth: bool = False) -> list[Item]:
    """The strokes of a view."""
    items: list[Item] = []
    for stroke in view.strokes:
        bend = stroke.hidden and stroke.style == "smooth"  # only flat patterns have such lines
        if not bend and ((stroke.hidden and not hidden) or (stroke.style == "smooth" and not smooth)):
            continue
        layer: Layer = "CENTER" if bend else "HIDDEN" if stroke.hidden else "VISIBLE"
        wide = not stroke.hidden and stroke.style != "smooth"
        if stroke.kind in ("arc", "circle") and stroke.center is not None:
            items.append(
                Circle(
                    center=to(stroke.center),
                    radius=stroke.radius_mm * to.scale,
                    layer=layer,
                    start_deg=stroke.start_deg,
                    sweep_deg=stroke.sweep_deg,
                    wide=wide,
                )
            )
        else:
            points = [to((x, y)) for x, y in _thinned(stroke.points, 0.02 / to.scale).tolist()]
            items.append(path(points, layer, wide=wide))
    return items


def _thinned(points: Floats, tolerance: float) -> Floats:
    """A polyline without points that lie within a tolerance of it (Douglas and Peucker)."""
    if len(points) <= 2:
        return points
    import shapely

    return np.asarray(shapely.get_coordinates(shapely.LineString(points).simplify(tolerance, preserve_topology=False)))


def hatched(view: View, to: Placed) -> list[Item]:
    """Lines at 45 degrees over what a section lays bare."""
    import shapely

    if not view.cut:
        return []
    area = shapely.Polygon()
    for ring in view.cut:
        piece = shapely.Polygon([to((x, y)) for x, y in ring.tolist()]).buffer(0.0)
        area = area.symmetric_difference(piece)
    left, bottom, right, top = area.bounds
    step = HATCH_MM if min(right - left, top - bottom) > 12.0 else HATCH_MM / 2.0
    items: list[Item] = []
    offset = math.ceil((bottom - right) / (step * math.sqrt(2.0))) * step * math.sqrt(2.0)
    while offset < top - left:
        line = shapely.LineString([(left, left + offset), (right, right + offset)])
        cut = line.intersection(area)
        for piece in shapely.get_parts(cut):
            points = shapely.get_coordinates(piece)
            if len(points) == 2 and np.hypot(*(points[1] - points[0])) > 0.3:
                items.append(path(points, "HATCH"))
        offset += step * math.sqrt(2.0)
    return items


def centers_of(plan: Plan, to: Placed) -> list[Item]:
    """Center marks, center lines and pitch circles."""
    items: list[Item] = []
    largest: dict[tuple[float, float], float] = {}
    for center, radius in plan.centers:
        key = (round(center[0], 3), round(center[1], 3))
        largest[key] = max(radius, largest.get(key, 0.0))
    for center, radius in sorted(largest.items()):
        x, y = to(center)
        reach = radius * to.scale + min(2.5, max(1.0, radius * to.scale * 0.4))
        items += [
            Path(points=((x - reach, y), (x + reach, y)), layer="CENTER"),
            Path(points=((x, y - reach), (x, y + reach)), layer="CENTER"),
        ]
    for a, b in plan.axes:
        (x, y), (u, v) = to(a), to(b)
        length = math.hypot(u - x, v - y)
        if length > 1e-6:
            s, t = (u - x) / length * 2.5, (v - y) / length * 2.5
            items.append(Path(points=((x - s, y - t), (u + s, v + t)), layer="CENTER"))
    items += [Circle(center=to(center), radius=radius * to.scale, layer="CENTER") for center, radius in plan.rings]
    return items


def cutting_line(front: Placed, cut: Seen, height: float, *, beside: bool = False) -> list[Item]:
    """Where a section is cut, in the front view: wide ends, arrows along the sight, letters."""
    direction = cut.eye
    axes = front.plan.seen.view.axes
    along = axes[:2] @ direction
    k = int(np.argmax(np.abs(along)))
    if abs(float(along[k])) < 0.999 or cut.view.cut_at_mm is None:
        return []
    at = cut.view.cut_at_mm * float(np.sign(along[k]))
    box = front.box
    sight = (-float(along[0]), -float(along[1]))
    spot = front((at, at))[k]
    items: list[Item] = []
    low, high = box[1 - k] - _CUT_MM, box[3 - k] + _CUT_MM

    def point(side: float) -> Point:
        return (spot, side) if k == 0 else (side, spot)

    items.append(Path(points=(point(low), point(high)), layer="CENTER"))
    for end, inward in ((low, 1.0), (high, -1.0)):
        items.append(Path(points=(point(end), point(end + inward * 4.0)), layer="DIM", wide=True))
        tip = point(end + inward * 0.5)
        tail = tip[0] - sight[0] * 7.0, tip[1] - sight[1] * 7.0
        items += [Path(points=(tail, tip), layer="DIM"), arrow(tip, sight)]
        out = (0.0, -inward) if k == 0 else (-inward, 0.0)
        away = (4.0 * -sight[0] + height * out[0], 4.0 * -sight[1] + height * out[1]) if beside else (0.0, 0.0)
        middle = (
            (tip[0] + away[0], tip[1] + away[1])
            if beside
            else (tail[0] - sight[0] * height, tail[1] - sight[1] * height)
        )
        items.append(
            Text(at=(middle[0], middle[1] - height / 2.0), text=cut.letter, height=height, anchor="middle", bold=True)
        )
    return items


def section_name(placed: Placed, height: float) -> Text:
    """`A-A` above a section."""
    box = placed.box
    letter = placed.plan.seen.letter
    return Text(
        at=((box[0] + box[2]) / 2.0, box[3] + 3.0), text=f"{letter}-{letter}", height=height, anchor="middle", bold=True
    )
