"""Radii, fillets, chamfers, bosses: one callout for all that are alike; what is too small to show is a note."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dfdm.facts.features import Blend
from dfdm.facts.views import Floats, Mark, Point
from dfdm.pictures.drawing.subject import Callout, Plan, number
from dfdm.pictures.drawing.wording import size_text

if TYPE_CHECKING:
    from dfdm.pictures.drawing.planning import Planning

MOST_ODD_CHAMFERS: Final = 4
MOST_RADII: Final = 6
FREQUENT: Final = 4
SLIGHT: Final = 0.02
"""Radii below this share of a part's size are left to the model where it has more different ones than `MOST_RADII`, unless `FREQUENT` edges have it."""


def plan_rounds(work: Planning) -> None:
    """Bosses, fillets, chamfers, and all other cylinders that a view shows as arcs."""
    if work.chosen.form != "turned":
        _bosses(work)
    _blends(work)
    _arcs(work)
    _spheres(work)


def _bosses(work: Planning) -> None:
    for boss in work.subject.facts.bosses or ():
        if work.fixed.issuperset(boss.faces):
            continue
        plan = work.plan_for(boss.axis)
        if plan is None:
            continue
        demands = work.sizes_on(boss.faces)
        text = size_text(boss.diameter_mm, [work.subject.requirements[n].requirement for n in demands])
        at = plan.seen.view.flat(boss.origin_mm)
        plan.centers.append((at, boss.diameter_mm / 2.0))
        plan.callouts.append(
            Callout(
                lines=(text,),
                at=((at, boss.diameter_mm / 2.0),),
                faces=boss.faces,
                marks=tuple(f"C{n + 1}" for n in demands),
            )
        )
        bounds = plan.seen.view.bounds
        if max(abs(at[0] - (bounds[0] + bounds[2]) / 2.0), abs(at[1] - (bounds[1] + bounds[3]) / 2.0)) > 1e-3:
            for axis in (0, 1):
                work.locate(plan, axis, at[axis], at, own=True)
        work.fixed.update(boss.faces)


def _least(work: Planning) -> float:
    """The least radius that is said: 0, but for parts with many slight ones (letters, knurls)."""
    bound = SLIGHT * max(work.subject.facts.body.bounding_box_mm)
    rounds = {round(b.size_mm, 2) for b in work.subject.facts.fillets or ()}
    rounds |= {
        round(m.radius_mm, 2)
        for m in work.subject.marks
        if m.surface == "cylinder" and m.radius_mm is not None and m.face not in work.fixed
    }
    return bound if sum(r < bound for r in rounds) > MOST_RADII else 0.0


def _blends(work: Planning) -> None:
    groups: dict[tuple[str, float], list[Blend]] = {}
    for blend in work.subject.facts.fillets or ():
        if work.fixed.issuperset(blend.faces):
            continue
        groups.setdefault((blend.kind, round(blend.size_mm, 3)), []).append(blend)
    unseen: list[str] = []
    least = _least(work)
    for (kind, size), blends in sorted(groups.items()):
        if size < least and len(blends) < FREQUENT:
            continue
        word = _blend_word(work, kind, size, blends[0])
        if kind == "chamfer" and "× 45°" not in word and len(blends) > MOST_ODD_CHAMFERS:
            continue  # teeth and the like, which look like chamfers
        faces = tuple(f for blend in blends for f in blend.faces)
        work.fixed.update(faces)
        best, places = _where(work, blends)
        times = f"{len(blends)}× " if len(blends) > 1 else ""
        if best is None:
            unseen.append(f"{times}{word}")
            continue
        best.callouts.append(Callout(lines=(f"{times}{word}",), at=tuple(places), faces=faces))
    if unseen:
        work.notes.append(f"Edges that no view shows as lines: {', '.join(unseen)}")


def _blend_word(work: Planning, kind: str, size: float, blend: Blend) -> str:
    if kind == "fillet":
        return f"R{number(size)}"
    own = [m for m in work.subject.marks if m.face in blend.faces and m.direction is not None and m.surface == "plane"]
    beside = [
        m for m in work.subject.marks if m.face in blend.between and m.direction is not None and m.surface == "plane"
    ]
    cones = [m for m in work.subject.marks if m.face in blend.faces and m.surface == "cone"]
    if own and beside:
        angles = [
            np.degrees(np.arccos(np.clip(np.dot(own[0].direction or (), b.direction or ()), -1.0, 1.0))) for b in beside
        ]
        angle = max(angles)
        return f"{number(size)} × {number(float(angle))}°" if abs(angle - 45.0) > 0.01 else f"{number(size)} × 45°"
    if cones:
        spread = np.ptp(cones[0].points @ np.array(cones[0].direction))
        return f"{number(size)} × 45°" if abs(float(spread) - size) < 1e-3 else f"chamfer {number(size)}"
    return f"chamfer {number(size)}"


def _where(work: Planning, blends: list[Blend]) -> tuple[Plan | None, list[tuple[Point, float]]]:
    """The view that shows most of them as arcs or slants, and the places there."""
    best: Plan | None = None
    found: list[tuple[Point, float]] = []
    for plan in work.plans:
        places = [(at, 0.0) for blend in blends if (at := _on_line(work, plan, blend)) is not None]
        if len(places) > len(found):
            best, found = plan, places
    return best, found


def _on_line(work: Planning, plan: Plan, blend: Blend) -> Point | None:
    """The middle of the line that shows a blend edge-on; None where no line is seen there."""
    marks = [m for m in work.subject.marks if m.face in blend.faces]
    if not marks:
        return None
    flat = np.concatenate([m.points for m in marks]) @ plan.seen.view.axes[:2].T
    middle = flat.mean(axis=0)
    mark = marks[0]
    if not plan.seen.faces(blend.axis):
        along = plan.seen.axis_of(np.array(blend.axis))
        return None if along is None or mark.surface not in ("cone", "torus") else _on_ring(flat, along)
    if mark.surface in ("cone", "torus"):
        return None
    if mark.surface == "cylinder" and mark.radius_mm is not None:
        center = np.array(plan.seen.view.flat(mark.at_mm))
        away = middle - center
        middle = center + away / max(float(np.hypot(*away)), 1e-9) * mark.radius_mm
    at = (float(middle[0]), float(middle[1]))
    return at if _near_line(plan, at) else None


def _on_ring(flat: Floats, along: int) -> Point:
    """The middle of the upper outline of a ring seen from its side."""
    ends = [flat[np.abs(flat[:, along] - value) < 1e-3] for value in (flat[:, along].min(), flat[:, along].max())]
    tops = [end[np.argmax(end[:, 1 - along])] for end in ends]
    middle = 0.5 * (tops[0] + tops[1])
    return float(middle[0]), float(middle[1])


def _near_line(plan: Plan, at: Point) -> bool:
    size = max(plan.seen.view.bounds[2] - plan.seen.view.bounds[0], plan.seen.view.bounds[3] - plan.seen.view.bounds[1])
    for stroke in plan.seen.view.strokes:
        if stroke.hidden or stroke.style == "smooth":
            continue
        a, b = stroke.points[:-1], stroke.points[1:]
        along = b - a
        share = np.clip(((np.array(at) - a) * along).sum(axis=1) / np.maximum((along**2).sum(axis=1), 1e-18), 0.0, 1.0)
        if np.hypot(*(a + share[:, None] * along - np.array(at)).T).min() < 2e-3 * size:
            return True
    return False


def _arcs(work: Planning) -> None:
    """Cylinders that are no hole, boss or fillet: R at their arc, and where their axis lies."""
    groups: dict[tuple[int, float, bool], list[tuple[Mark, Point, Point]]] = {}
    for mark in work.subject.marks:
        if mark.surface != "cylinder" or mark.face in work.fixed or mark.direction is None or mark.radius_mm is None:
            continue
        if mark.concave and _of_hole(work, mark):
            work.fixed.add(mark.face)
            continue
        plan = next((p for p in work.plans if p.seen.faces(mark.direction)), None)
        if plan is None:
            continue
        center = plan.seen.view.flat(mark.at_mm)
        flat = mark.points @ plan.seen.view.axes[:2].T
        away = flat.mean(axis=0) - np.array(center)
        if float(np.hypot(*away)) < 1e-6 * mark.radius_mm:
            away = np.array([1.0, 1.0])
        at = np.array(center) + away / float(np.hypot(*away)) * mark.radius_mm
        key = (work.plans.index(plan), round(mark.radius_mm, 3), bool(mark.concave))
        groups.setdefault(key, []).append((mark, (float(at[0]), float(at[1])), center))
    least = _least(work)
    for (view, radius, _), listed in sorted(groups.items(), key=lambda g: (g[0][0], -g[0][1])):
        plan = work.plans[view]
        if radius < least and len(listed) < FREQUENT:
            continue  # letters and the like: the model holds them
        centers = {(round(c[0], 3), round(c[1], 3)) for _, _, c in listed}
        lines = (f"{len(listed)}× R{number(radius)}" if len(listed) > 1 else f"R{number(radius)}",)
        plan.callouts.append(
            Callout(lines=lines, at=tuple((at, 0.0) for _, at, _ in listed), faces=tuple(m.face for m, _, _ in listed))
        )
        bounds = plan.seen.view.bounds
        for center in sorted(centers):
            inside = bounds[0] <= center[0] <= bounds[2] and bounds[1] <= center[1] <= bounds[3]
            if inside and len(centers) <= 4:
                for axis in (0, 1):
                    # What touches the outline is placed by it.
                    touches = (
                        abs(center[axis] - radius - bounds[axis]) < 2e-3,
                        abs(center[axis] + radius - bounds[axis + 2]) < 2e-3,
                    )
                    if not any(touches):
                        work.locate(plan, axis, center[axis], center, own=True)
        work.fixed.update(m.face for m, _, _ in listed)


def _of_hole(work: Planning, mark: Mark) -> bool:
    """Whether a cylinder is a stretch of a hole that something broke in two."""
    for hole in work.subject.facts.holes or ():
        away = np.array(mark.at_mm) - np.array(hole.origin_mm)
        aside = np.linalg.norm(np.cross(away, hole.axis))
        along = abs(float(np.dot(hole.axis, mark.direction or (0.0, 0.0, 0.0))))
        sizes = (hole.diameter_mm, *(step.diameter_mm for step in hole.steps))
        if aside < 1e-3 and along > 0.99999 and any(abs(2.0 * (mark.radius_mm or 0.0) - d) < 1e-3 for d in sizes):
            return True
    return False


def _spheres(work: Planning) -> None:
    for mark in work.subject.marks:
        if mark.surface != "sphere" or mark.face in work.fixed or mark.radius_mm is None:
            continue
        plan = work.plans[0]
        center = plan.seen.view.flat(mark.at_mm)
        whole = abs(mark.area_mm2 - 4.0 * np.pi * mark.radius_mm**2) < 1e-3 * mark.area_mm2
        text = f"S⌀{number(2.0 * mark.radius_mm)}" if whole else f"SR{number(mark.radius_mm)}"
        plan.callouts.append(Callout(lines=(text,), at=((center, mark.radius_mm),), faces=(mark.face,)))
        if whole:
            plan.centers.append((center, mark.radius_mm))
        work.fixed.add(mark.face)
