"""Turned parts: diameters where their steps end, lengths from one end, grooves and chamfers called out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from dfdm.facts.features import ProfileSegment
from dfdm.facts.views import Point
from dfdm.pictures.drawing.subject import Callout, Linear, Plan, number
from dfdm.pictures.drawing.wording import size_text

if TYPE_CHECKING:
    from dfdm.pictures.drawing.planning import Planning

At = Callable[[float, float], Point]


def plan_turned(work: Planning) -> None:
    """Dimension the view along the axis."""
    turned = work.subject.facts.turned
    assert turned is not None
    plan = work.plans[0]
    view = plan.seen.view
    axis, origin = np.array(turned.axis), np.array(turned.origin_mm)
    sign = 1.0 if float(view.axes[0] @ axis) > 0.0 else -1.0
    zero = view.flat(turned.origin_mm)

    def at(length: float, radius: float) -> Point:  # where a place of the profile lies in the view
        return zero[0] + sign * length, zero[1] + radius

    left, _, right, _ = view.bounds
    plan.axes.append(((left, zero[1]), (right, zero[1])))
    plan.linear.append(
        Linear(
            axis=0, a=_end(plan, left, zero[1]), b=_end(plan, right, zero[1]), text=number(right - left), side="overall"
        )
    )
    for segments, inner in ((turned.outer, False), (turned.inner, True)):
        _diameters(work, plan, segments, at, sign=sign, inner=inner)
        for segment in segments:
            if segment.kind == "face":
                work.fixed.update(segment.faces)
                radius = max(segment.start_mm[1], segment.end_mm[1])
                point = at(segment.start_mm[0], -radius)
                work.locate(plan, 0, point[0], point)
            elif segment.kind == "taper":
                for end in (segment.start_mm, segment.end_mm):
                    if not _is_chamfer(work, segment):
                        point = at(end[0], -end[1])
                        work.locate(plan, 0, point[0], point)
    for other in work.plans[1:]:
        other.centers.append((other.seen.view.flat(origin.tolist()), turned.diameter_mm / 2.0))


def plan_recesses(work: Planning) -> None:
    """Keyways, slots and pockets of a turned part: length, width and depth in one callout, their place along the axis."""
    for pocket in work.subject.facts.pockets or ():
        plan = work.plan_for(pocket.axis)
        if plan is None or plan is not work.plans[0] or work.fixed.issuperset(pocket.faces):
            continue
        at = plan.seen.view.flat(pocket.at_mm)
        words = f"{number(pocket.length_mm)} × {number(pocket.width_mm)} ↧{number(pocket.depth_mm)}"
        plan.callouts.append(Callout(lines=(words,), at=((at, 0.0),), faces=pocket.faces))
        points = [m.points for m in work.subject.marks if m.face in pocket.faces]
        if points:
            flat = np.concatenate(points) @ plan.seen.view.axes[:2].T
            work.locate(plan, 0, float(flat[:, 0].min()), (float(flat[:, 0].min()), at[1]), own=True)
        work.fixed.update(pocket.faces)


def _end(plan: Plan, x: float, middle: float) -> Point:
    from dfdm.pictures.drawing.planning import _corner

    return _corner(plan.seen.view.strokes, 0, x, plan.seen.view.bounds[1])


def _is_chamfer(work: Planning, segment: ProfileSegment) -> bool:
    return any(set(blend.faces) & set(segment.faces) for blend in work.subject.facts.fillets or ())


def _diameters(
    work: Planning, plan: Plan, segments: tuple[ProfileSegment, ...], at: At, *, sign: float, inner: bool
) -> None:
    """One diameter for each size of cylinder, at the side where nothing larger lies between it and the text."""
    done: set[tuple[float, tuple[int, ...]]] = set()
    for segment in segments:
        if segment.kind == "cylinder":
            radius, faces = segment.start_mm[1], segment.faces
        elif segment.kind == "taper" and not _is_chamfer(work, segment):
            radius, faces = max(segment.start_mm[1], segment.end_mm[1]), segment.faces
            _taper_ends(work, plan, segment, at)
            work.fixed.update(faces)
            continue
        else:
            continue
        demands = work.sizes_on(faces)
        key = (round(radius, 3), tuple(demands))
        work.fixed.update(faces)
        if key in done or radius <= 0.0:
            continue
        done.add(key)
        text = size_text(2.0 * radius, [work.subject.requirements[n].requirement for n in demands])
        low, high = sorted((segment.start_mm[0], segment.end_mm[0]))
        end, length = _side(segments, low, high, radius, inner=inner)
        side = "left" if (end == "low") == (sign > 0.0) else "right"
        a, b = at(length, -radius), at(length, radius)
        plan.linear.append(
            Linear(axis=1, a=a, b=b, text=text, faces=faces, marks=tuple(f"C{n + 1}" for n in demands), side=side)
        )


def _taper_ends(work: Planning, plan: Plan, segment: ProfileSegment, at: At) -> None:
    """Both diameters of a taper that no cylinder beside it tells."""
    told = {
        round(s.start_mm[1], 3)
        for t in (work.subject.facts.turned,)
        if t
        for s in (*t.outer, *t.inner)
        if s.kind == "cylinder"
    }
    for end in (segment.start_mm, segment.end_mm):
        if end[1] > 1e-6 and round(end[1], 3) not in told:
            a, b = at(end[0], -end[1]), at(end[0], end[1])
            plan.linear.append(Linear(axis=1, a=a, b=b, text=f"⌀{number(2.0 * end[1])}", faces=segment.faces, side=""))


def _side(
    segments: tuple[ProfileSegment, ...], low: float, high: float, radius: float, *, inner: bool
) -> tuple[str, float]:
    """The side (`low` or `high` end of the axis) with less in the way, and the coordinate where the diameter is taken."""
    before = [max(s.start_mm[1], s.end_mm[1]) for s in segments if max(s.start_mm[0], s.end_mm[0]) <= low + 1e-6]
    after = [max(s.start_mm[1], s.end_mm[1]) for s in segments if min(s.start_mm[0], s.end_mm[0]) >= high - 1e-6]
    ends = [s.start_mm[0] for s in segments] + [s.end_mm[0] for s in segments]
    middle = 0.5 * (min(ends) + max(ends))
    free_before = max(before, default=0.0) <= radius + 1e-6
    free_after = max(after, default=0.0) <= radius + 1e-6
    if inner:
        return ("low", low) if abs(low - min(ends)) <= abs(high - max(ends)) else ("high", high)
    if free_before != free_after:
        return ("low", low) if free_before else ("high", high)
    return ("low", low) if 0.5 * (low + high) < middle else ("high", high)
