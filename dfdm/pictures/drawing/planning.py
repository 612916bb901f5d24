"""What is dimensioned in which view: every flat face from a datum, every hole with its place, every radius once.

Each face that a dimension fixes is counted; what is left over is said on the sheet, with the reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from dfdm.facts.views import Floats, Mark, Point
from dfdm.pictures.drawing.choosing import Chosen
from dfdm.pictures.drawing.plan_demands import plan_demands
from dfdm.pictures.drawing.plan_holes import HoleTable, plan_holes
from dfdm.pictures.drawing.plan_rounds import plan_rounds
from dfdm.pictures.drawing.plan_turned import plan_recesses, plan_turned
from dfdm.pictures.drawing.subject import Linear, Plan, Seen, Subject, number
from dfdm.pictures.drawing.wording import GEOMETRICAL, datum_letters

MOST_POSITIONS: Final = 7
"""Distances from one datum along one side of a view; more of them are not read any more."""
MANY_FLATS: Final = 40
SLIGHT: Final = 1e-3
"""Of more than `MANY_FLATS` flat faces those below this share of the largest one are left to the model (letters, knurls)."""
MOST_SLANTED: Final = 6
"""Slanted faces whose ends are dimensioned; with more of them (teeth of a gear) none is."""
_SAME_MM: Final = 1e-3


class Planning:
    """The plans of all views of a part, with what they fix and what they leave open."""

    def __init__(self, subject: Subject, chosen: Chosen) -> None:
        self.subject = subject
        self.chosen = chosen
        self.plans = [Plan(seen=seen) for seen in chosen.seen]
        self.fixed: set[int] = set()
        self.notes: list[str] = []
        self.open: list[str] = []
        self.table: HoleTable | None = None
        self.letters = datum_letters([r.requirement for r in subject.requirements])
        self.places: dict[tuple[int, int], list[tuple[float, Point]]] = {}

    def plan_for(self, direction: Sequence[float] | Floats) -> Plan | None:
        """The view in which a direction is that of the eye."""
        toward = [p for p in self.plans if float(p.seen.eye @ np.asarray(direction)) > 0.99999]
        return next(iter(toward), None) or next((p for p in self.plans if p.seen.faces(np.asarray(direction))), None)

    def demands_on(self, faces: Sequence[int]) -> list[int]:
        """Numbers (from 0) of the requirements that speak of any of these faces."""
        wanted = set(faces)
        return [n for n, r in enumerate(self.subject.requirements) if wanted & set(r.faces)]

    def sizes_on(self, faces: Sequence[int]) -> list[int]:
        """Those of them that a size carries: no geometrical tolerance, no finish."""
        listed = self.subject.requirements
        return [n for n in self.demands_on(faces) if listed[n].requirement.kind not in (*GEOMETRICAL, "surface_finish")]

    def frames_on(self, faces: Sequence[int]) -> list[int]:
        """Those of them that are geometrical tolerances."""
        return [n for n in self.demands_on(faces) if self.subject.requirements[n].requirement.kind in GEOMETRICAL]

    def locate(self, plan: Plan, axis: int, at: float, point: Point, *, own: bool = False) -> bool:
        """Ask for a distance from the datum of a view to a coordinate along one of its axes; False where there are too many.

        A distance that another view tells is not told again, unless it is to stand in this view as its `own`.
        """
        low, high = plan.seen.view.bounds[axis], plan.seen.view.bounds[axis + 2]
        if abs(at - low) < _SAME_MM or abs(at - high) < _SAME_MM:
            return True
        if self.chosen.form == "turned" and axis == 1 and abs(at - 0.5 * (low + high)) < _SAME_MM:
            return True  # on the axis of a turned part
        direction = plan.seen.view.axes[axis]
        for other in [plan] if own else self.plans:
            along = other.seen.axis_of(direction)
            if along is None:
                continue
            sign = float(other.seen.view.axes[along] @ direction)
            listed = self.places.get((self.plans.index(other), along), [])
            if any(abs(sign * value - at) < _SAME_MM for value, _ in listed):
                return True
        mine = self.places.setdefault((self.plans.index(plan), axis), [])
        if len(mine) >= MOST_POSITIONS:
            return False
        mine.append((at, point))
        return True

    def place_distances(self) -> None:
        """Turn the coordinates that were asked for into distances from the datum: left and below."""
        for (index, axis), listed in sorted(self.places.items()):
            plan = self.plans[index]
            view = plan.seen.view
            for at, point in sorted(listed):
                datum = _corner(view.strokes, axis, view.bounds[axis], point[1 - axis])
                line = Linear(axis=axis, a=datum, b=point, text=number(at - view.bounds[axis]))
                plan.linear.append(line)


def _corner(strokes: Sequence[object], axis: int, low: float, across: float) -> Point:
    """The point of a view with the least coordinate along an axis, nearest to a coordinate across it."""
    points = np.concatenate([s.points for s in strokes if not s.hidden or s.style == "outline"])  # type: ignore[attr-defined]  # strokes
    there = points[np.abs(points[:, axis] - low) < 1e-3]
    best = there[np.argmin(np.abs(there[:, 1 - axis] - across))] if len(there) else points[np.argmin(points[:, axis])]
    return float(best[0]), float(best[1])


def planned(subject: Subject, chosen: Chosen) -> Planning:
    """Plan all views of a part."""
    work = Planning(subject, chosen)
    if chosen.form == "turned":
        plan_turned(work)
        plan_recesses(work)
    else:
        _extents(work)
    plan_holes(work)
    plan_rounds(work)
    if chosen.form != "turned":
        _flats(work)
    plan_demands(work)
    work.place_distances()
    _leftover(work)
    return work


def _extents(work: Planning) -> None:
    """Overall sizes: each direction once, a round outline by its diameter."""
    done: list[Floats] = []
    for plan in work.plans:
        view = plan.seen.view
        bounds = view.bounds
        round_outline = _round_outline(work, plan)
        for axis in (0, 1):
            direction = view.axes[axis]
            if any(abs(float(direction @ other)) > 0.99999 for other in done):
                continue
            done.append(direction)
            if axis == 1 and round_outline is not None:
                continue
            low, high = bounds[axis], bounds[axis + 2]
            text = number(high - low)
            a, b = (_reach(plan.seen, axis, value) for value in (low, high))
            faces: tuple[int, ...] = ()
            marks: tuple[str, ...] = ()
            if axis == 0 and round_outline is not None:
                text, faces = f"⌀{text}", (round_outline.face,)
                text, marks = _demanded_size(work, faces, text)
                done.append(view.axes[1])
            plan.linear.append(Linear(axis=axis, a=a, b=b, text=text, faces=faces, marks=marks, side="overall"))
            work.fixed.update(faces)
    for mark in work.subject.marks:
        if mark.surface == "plane" and mark.direction is not None:
            direction = np.array(mark.direction)
            most = work.subject.extent(direction)[1]
            if abs(float(direction @ np.array(mark.at_mm)) - most) < _SAME_MM and any(
                abs(float(direction @ d)) > 0.99999 for d in done
            ):
                work.fixed.add(mark.face)
    missing = [row for row in work.subject.frame if not any(abs(float(row @ d)) > 0.99999 for d in done)]
    for row in missing:
        size = float(np.ptp(work.subject.extent(row)))
        if work.chosen.form == "sheet":
            work.plans[0].labels.append(f"t = {number(size)}")
        else:
            work.notes.append(f"Depth {number(size)}")
        work.fixed.update(m.face for m in work.subject.marks if m.surface == "plane" and _along(m, row))


def _demanded_size(work: Planning, faces: tuple[int, ...], text: str) -> tuple[str, tuple[str, ...]]:
    from dfdm.pictures.drawing.wording import limits_text

    for n in work.sizes_on(faces):
        demand = work.subject.requirements[n].requirement
        if demand.kind == "diameter":
            return text + limits_text(demand), (f"C{n + 1}",)
        if demand.kind == "thread":
            return demand.thread, (f"C{n + 1}",)
    return text, ()


def _along(mark: Mark, direction: Floats) -> bool:
    return mark.direction is not None and abs(float(np.array(mark.direction) @ direction)) > 0.99999


def _round_outline(work: Planning, plan: Plan) -> Mark | None:
    """The outer cylinder whose circle is the whole outline of a view."""
    bounds = plan.seen.view.bounds
    for mark in work.subject.marks:
        if mark.surface != "cylinder" or mark.concave or mark.direction is None or mark.radius_mm is None:
            continue
        if plan.seen.faces(mark.direction) and all(
            abs(bounds[k + 2] - bounds[k] - 2.0 * mark.radius_mm) < 1e-3 for k in (0, 1)
        ):
            return mark
    return None


def _reach(seen: Seen, axis: int, value: float) -> Point:
    """The point of a view's outline at the end of its size, nearest to the side where sizes stand."""
    view = seen.view
    return _corner(view.strokes, axis, value, view.bounds[1 - axis])


def _flats(work: Planning) -> None:
    """Distances to flat faces square to the views, and to the ends of slanted ones."""
    skip = _of_features(work.subject)
    work.fixed |= skip
    slanted = [
        m for m in work.subject.marks if m.surface == "plane" and m.face not in work.fixed and _is_slanted(work, m)
    ]
    flat = [m for m in work.subject.marks if m.surface == "plane"]
    least = SLIGHT * max((m.area_mm2 for m in flat), default=0.0) if len(flat) > MANY_FLATS else 0.0
    for mark in sorted(flat, key=lambda m: (-m.area_mm2, m.face)):
        if mark.area_mm2 < least or mark.face in work.fixed or mark.face in skip or mark.direction is None:
            continue
        direction = np.array(mark.direction)
        found = False
        for plan in work.plans:
            axis = plan.seen.axis_of(direction)
            if axis is None:
                continue
            at, point, visible = _edge_on(plan.seen, mark, axis)
            if visible or plan is work.plans[-1] or _only_view(work, direction, plan):
                found = work.locate(plan, axis, at, point)
                break
        if not found and len(slanted) <= MOST_SLANTED:
            found = _slanted(work, mark, direction)
        if found:
            work.fixed.add(mark.face)


def _is_slanted(work: Planning, mark: Mark) -> bool:
    """Whether a face is square to no view and parallel to none."""
    return mark.direction is not None and all(
        abs(float(np.array(mark.direction) @ row)) < 0.99999 for row in work.plans[0].seen.view.axes
    )


def _only_view(work: Planning, direction: Floats, plan: Plan) -> bool:
    """Whether no later view shows the direction in its plane."""
    later = work.plans[work.plans.index(plan) + 1 :]
    return not any(p.seen.axis_of(direction) is not None for p in later)


def _of_features(subject: Subject) -> set[int]:
    """Faces that callouts of holes, fillets and chamfers fix, bottoms and shoulders of holes among them."""
    facts = subject.facts
    named = {f for hole in facts.holes or () for f in hole.faces} | {
        f for blend in facts.fillets or () for f in blend.faces
    }
    for hole in facts.holes or ():
        origin, axis = np.array(hole.origin_mm), np.array(hole.axis)
        widest = max((hole.countersink_mm or 0.0, hole.diameter_mm, *(s.diameter_mm for s in hole.steps))) / 2.0
        for mark in subject.marks:
            if mark.surface not in ("plane", "cone", "sphere") or mark.face in named:
                continue
            away = mark.points - origin
            along = away @ axis
            aside = np.linalg.norm(away - along[:, None] * axis, axis=1)
            if aside.max() <= widest + 1e-4 and along.min() > 1e-6:
                named.add(mark.face)
    return named


def _edge_on(seen: Seen, mark: Mark, axis: int) -> tuple[float, Point, bool]:
    """Coordinate of a face that is seen edge-on, a point of it next to the side of dimensions, and whether a line shows it."""
    flat = mark.points @ seen.view.axes[:2].T
    at = float(np.mean(flat[:, axis]))
    low, high = float(flat[:, 1 - axis].min()), float(flat[:, 1 - axis].max())
    point = (at, low) if axis == 0 else (low, at)
    for stroke in seen.view.strokes:
        if stroke.hidden or stroke.kind != "line":
            continue
        if np.abs(stroke.points[:, axis] - at).max() < 1e-3:
            least, most = stroke.points[:, 1 - axis].min(), stroke.points[:, 1 - axis].max()
            if least < high - 1e-6 and most > low + 1e-6:
                near = float(max(least, low))
                return at, ((at, near) if axis == 0 else (near, at)), True
    return at, point, False


def _slanted(work: Planning, mark: Mark, direction: Floats) -> bool:
    """A slanted face that some view shows as a line: the ends of the line."""
    for plan in work.plans:
        if abs(float(plan.seen.eye @ direction)) > 1e-5:
            continue
        flat = mark.points @ plan.seen.view.axes[:2].T
        along = np.array([-direction @ plan.seen.view.axes[1], direction @ plan.seen.view.axes[0]])
        reach = flat @ along
        done = True
        for end in (flat[np.argmin(reach)], flat[np.argmax(reach)]):
            for axis in (0, 1):
                done &= work.locate(plan, axis, float(end[axis]), (float(end[0]), float(end[1])))
        return done
    return False


def _leftover(work: Planning) -> None:
    """Say which faces no dimension fixes."""
    facts = work.subject.facts
    bends = {f for bend in facts.bends or () for f in bend.faces} if work.subject.pattern is not None else set()
    fixed = work.fixed | bends
    left = [mark for mark in work.subject.marks if mark.face not in fixed]
    kinds: dict[str, int] = {}
    for mark in left:
        kinds[mark.surface] = kinds.get(mark.surface, 0) + 1
    words = {
        "plane": "flat",
        "cylinder": "cylindrical",
        "cone": "conical",
        "sphere": "spherical",
        "torus": "toroidal",
        "other": "freeform",
    }
    if left:
        listed = ", ".join(f"{count} {words[kind]}" for kind, count in sorted(kinds.items()))
        faces = "face" if len(left) == 1 else "faces"
        work.open.append(f"Not dimensioned, the model holds: {listed} {faces}")
