"""Holes: one callout for all that are alike, their places from the datum, on a pitch circle or in a table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from dfdm.facts.features import Hole
from dfdm.facts.views import Floats, Point
from dfdm.pictures.drawing.subject import Callout, Plan, number
from dfdm.pictures.drawing.wording import frame_cells, hole_key, hole_lines, thread_radius

if TYPE_CHECKING:
    from dfdm.pictures.drawing.planning import Planning

MOST_PLACED: Final = 12
"""Holes whose places are dimensioned one by one; with more of them, or more than `MOST_ROWS` distances, a table is drawn."""
MOST_ROWS: Final = 5
_EVEN_DEG: Final = 0.05


@dataclass(frozen=True, kw_only=True, slots=True)
class HoleTable:
    """Rows of the table of holes: tag, x and y from the datum of its view, size."""

    rows: tuple[tuple[str, str, str, str], ...]


def plan_holes(work: Planning) -> None:
    """Callouts, center lines and places of all holes."""
    groups: dict[tuple[object, ...], list[Hole]] = {}
    for hole in work.subject.facts.holes or ():
        if work.chosen.form == "turned" and _on_axis(work, hole):
            _center_line(work, hole)
            continue
        plan = work.plan_for([-v for v in hole.axis])
        view = -1 if plan is None else work.plans.index(plan)
        side = "" if hole.through and hole.kind == "plain" else f"{_rounded(hole.axis)}"
        groups.setdefault((view, side, *hole_key(hole, work.demands_on(hole.faces))), []).append(hole)
    per_view: dict[int, list[list[Hole]]] = {}
    for key, holes in groups.items():
        work.fixed.update(f for hole in holes for f in hole.faces)
        per_view.setdefault(key[0], []).append(holes)  # type: ignore[arg-type]  # the number of the view comes first
        for hole in holes:
            _center_line(work, hole)
    for view, listed in sorted(per_view.items()):
        if view < 0:
            _askew(work, listed)
        else:
            _in_view(work, work.plans[view], listed)


def _rounded(axis: tuple[float, float, float]) -> tuple[float, ...]:
    return tuple(round(v, 3) + 0.0 for v in axis)


def _on_axis(work: Planning, hole: Hole) -> bool:
    turned = work.subject.facts.turned
    assert turned is not None
    axis = np.array(turned.axis)
    off = np.array(hole.origin_mm) - np.array(turned.origin_mm)
    return abs(float(axis @ np.array(hole.axis))) > 0.99999 and float(np.linalg.norm(np.cross(off, axis))) < 1e-3


def _center_line(work: Planning, hole: Hole) -> None:
    """The axis of a hole as it lies in the views that do not look along it."""
    start = np.array(hole.origin_mm)
    end = start + np.array(hole.axis) * (hole.tip_depth_mm or hole.depth_mm)
    for plan in work.plans:
        if plan.seen.faces(hole.axis) or not _shown(plan, start):
            continue
        a, b = plan.seen.view.flat(start), plan.seen.view.flat(end)
        if all(np.hypot(a[0] - c[0], a[1] - c[1]) + np.hypot(b[0] - d[0], b[1] - d[1]) > 1e-3 for c, d in plan.axes):
            plan.axes.append((a, b))


def _shown(plan: Plan, point: Floats) -> bool:
    """Whether a point lies at or behind the cut of a section; anywhere in a view."""
    at = plan.seen.view.cut_at_mm
    return at is None or abs(float(plan.seen.eye @ point) - at) < 1e-3


def _askew(work: Planning, listed: list[list[Hole]]) -> None:
    """Holes that no view looks along: a callout where they begin, and a word that their place is not dimensioned."""
    plan = work.plans[0]
    for holes in listed:
        places = tuple((plan.seen.view.flat(hole.origin_mm), 0.0) for hole in holes)
        demands = work.sizes_on(holes[0].faces)
        lines = hole_lines(holes[0], len(holes), [work.subject.requirements[n].requirement for n in demands])
        plan.callouts.append(Callout(lines=lines, at=places, marks=tuple(f"C{n + 1}" for n in demands)))
    work.open.append("Places and directions of holes that are square to no view are as in the model")


def _in_view(work: Planning, plan: Plan, listed: list[list[Hole]]) -> None:
    view = plan.seen.view
    spots = [[view.flat(hole.origin_mm) for hole in holes] for holes in listed]
    center = ((view.bounds[0] + view.bounds[2]) / 2.0, (view.bounds[1] + view.bounds[3]) / 2.0)
    free: list[tuple[Hole, Point]] = []
    told: list[tuple[list[Hole], list[Point], str]] = []
    for holes, points in zip(listed, spots, strict=True):
        ring = _pitch_circle(points, about_axis=_hubs(work, plan))
        text = ""
        if ring is not None:
            middle, radius, start, seen_holes = ring
            text = f"{'EQ SP ' if seen_holes > 2 else ''}ON ⌀{number(2.0 * radius)} PCD"
            plan.rings.append((middle, radius))
            text += f" FROM {number(start)}°" if abs(start) > 1e-3 else ""
            if np.hypot(middle[0] - center[0], middle[1] - center[1]) > 1e-3:
                _place(work, plan, middle)
        elif not (len(points) == 1 and _centered(work, plan, points[0], center)):
            free += zip(holes, points, strict=True)
        told.append((holes, points, text))
        plan.centers += [
            (p, max((h.countersink_mm or 0.0, *(s.diameter_mm for s in h.steps), h.diameter_mm)) / 2.0)
            for h, p in zip(holes, points, strict=True)
        ]
    tabled = _crowded(plan, [p for _, p in free])
    tags = _tags(listed) if tabled else {}
    for holes, points, ring_text in told:
        demands, frames = work.sizes_on(holes[0].faces), work.frames_on(holes[0].faces)
        lines = hole_lines(holes[0], len(holes), [work.subject.requirements[n].requirement for n in demands])
        if ring_text:
            lines = (*lines, ring_text)
        if tabled and not ring_text and id(holes[0]) in tags:
            letter = tags[id(holes[0])]
            lines = (f"{letter}: {lines[0]}", *lines[1:])
        outermost = sorted(
            zip(holes, points, strict=True), key=lambda t: -np.hypot(t[1][0] - center[0], t[1][1] - center[1])
        )
        radius = holes[0].diameter_mm / 2.0
        crest = thread_radius([work.subject.requirements[n].requirement for n in demands])
        plan.threads += [(p, crest) for p in points if crest > radius]
        plan.callouts.append(
            Callout(
                lines=lines,
                at=tuple((p, radius) for _, p in outermost),
                faces=tuple(f for h in holes for f in h.faces),
                marks=tuple(f"C{n + 1}" for n in (*demands, *frames)),
                cells=tuple(frame_cells(work.subject.requirements[n].requirement, work.letters) for n in frames),
            )
        )
    if tabled:
        _tabulate(work, plan, free, tags, told)
    else:
        for _, point in free:
            _place(work, plan, point)


def _place(work: Planning, plan: Plan, point: Point) -> None:
    """Distances of a point from the datum of its view, along both axes."""
    done = [work.locate(plan, axis, point[axis], point, own=True) for axis in (0, 1)]
    if not all(done):
        work.open.append("Some places of holes are as in the model")


def _centered(work: Planning, plan: Plan, point: Point, center: Point) -> bool:
    """Whether a single hole sits amid a round outline or in a boss amid its view, so that nothing needs to be said."""
    if float(np.hypot(point[0] - center[0], point[1] - center[1])) > 1e-3:
        return False
    for mark in work.subject.marks:
        if (
            mark.surface == "cylinder"
            and not mark.concave
            and mark.direction is not None
            and plan.seen.faces(mark.direction)
        ):
            middle = plan.seen.view.flat(mark.at_mm)
            if float(np.hypot(point[0] - middle[0], point[1] - middle[1])) < 1e-3:
                return True
    return False


def _crowded(plan: Plan, points: list[Point]) -> bool:
    """Whether places need a table."""
    if not points:
        return False
    distinct = [len({round(p[axis], 3) for p in points}) for axis in (0, 1)]
    return len(points) > MOST_PLACED or max(distinct) > MOST_ROWS


def _tags(listed: list[list[Hole]]) -> dict[int, str]:
    """A letter for each group of holes."""
    letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"
    return {
        id(hole): letters[n % len(letters)] + (str(n // len(letters)) if n >= len(letters) else "")
        for n, holes in enumerate(listed)
        for hole in holes
    }


def _tabulate(
    work: Planning,
    plan: Plan,
    free: list[tuple[Hole, Point]],
    tags: dict[int, str],
    told: list[tuple[list[Hole], list[Point], str]],
) -> None:
    bounds = plan.seen.view.bounds
    counts: dict[str, int] = {}
    rows = []
    for hole, point in sorted(free, key=lambda t: (tags[id(t[0])], round(-t[1][1], 3), round(t[1][0], 3))):
        letter = tags[id(hole)]
        counts[letter] = counts.get(letter, 0) + 1
        tag = f"{letter}{counts[letter]}"
        size = next(
            hole_lines(h[0], 1, [work.subject.requirements[n].requirement for n in work.demands_on(h[0].faces)])[0]
            for h, _, _ in told
            if any(hole is one for one in h)
        )
        rows.append((tag, number(point[0] - bounds[0]), number(point[1] - bounds[1]), size))
        plan.tags.append((tag, point, hole.diameter_mm / 2.0))
    work.table = HoleTable(rows=tuple(rows))


def _hubs(work: Planning, plan: Plan) -> list[Point]:
    """Axes of outer cylinders that a view looks along: what a pitch circle may be concentric with."""
    return [
        plan.seen.view.flat(mark.at_mm)
        for mark in work.subject.marks
        if mark.surface == "cylinder"
        and not mark.concave
        and mark.direction is not None
        and plan.seen.faces(mark.direction)
    ]


def _pitch_circle(points: list[Point], about_axis: list[Point]) -> tuple[Point, float, float, int] | None:
    """Center, radius, angle of the first hole and count of three or more holes evenly on a circle.

    Four at the corners of an upright square are on one only if it is concentric with something round.
    """
    if len(points) < 3:
        return None
    at = np.array(points)
    middle = at.mean(axis=0)
    away = at - middle
    radius = np.hypot(*away.T)
    if np.ptp(radius) > 1e-3 or radius[0] < 1e-3:
        return None
    angle = np.sort(np.degrees(np.arctan2(away[:, 1], away[:, 0])) % 360.0)
    steps = np.diff(np.append(angle, angle[0] + 360.0))
    if np.abs(steps - 360.0 / len(points)).max() > _EVEN_DEG:
        return None
    first = float(angle[0]) % 360.0
    concentric = any(np.hypot(middle[0] - x, middle[1] - y) < 1e-3 for x, y in about_axis)
    if len(points) == 4 and abs(first - 45.0) < 0.01 and not concentric:
        return None  # corners of a square: distances say it better
    return (
        (float(middle[0]), float(middle[1])),
        float(radius.mean()),
        0.0 if 360.0 - first < 0.01 else first,
        len(points),
    )
