"""Declared requirements that no callout carries yet: distances, thicknesses, finish, geometrical tolerances."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dfdm.facts.views import Mark, Point
from dfdm.pictures.drawing.subject import Callout, Linear, Plan, number
from dfdm.pictures.drawing.wording import GEOMETRICAL, frame_cells, limits_text
from dfdm.requirements import Resolved

if TYPE_CHECKING:
    from dfdm.pictures.drawing.planning import Planning


def plan_demands(work: Planning) -> None:
    """Write every declared characteristic somewhere, with its balloon; what has no place in a view is a note."""
    letters = work.letters
    work.notes += [
        f"Datum {letter}: {place.removeprefix('tag:')}" for place, letter in letters.items() if place != letter
    ]
    critical = [f"C{n}" for n, r in enumerate(work.subject.requirements, start=1) if r.requirement.critical]
    if critical:
        work.notes.append(f"Critical, on every piece: {', '.join(critical)}")
    # The general tolerance stands in the title block.
    for number_of, resolved in enumerate(work.subject.requirements, start=1):
        tag = f"C{number_of}"
        demand = resolved.requirement
        if _told(work, tag) or str(demand.kind) == "general_tolerance":
            continue
        done = False
        if demand.kind in ("distance", "thickness"):
            done = _distance(work, resolved, tag)
        elif demand.kind in GEOMETRICAL:
            done = _at_face(
                work, resolved, Callout(lines=(), at=(), cells=(frame_cells(demand, letters),), marks=(tag,))
            )
        elif demand.kind == "surface_finish":
            text = f"{getattr(demand, 'texture', 'Ra')} {number(demand.roughness_um or 0.0)}"
            done = _at_face(work, resolved, Callout(lines=(), at=(), finish=text, marks=(tag,)))
        if not done:
            work.notes.append(f"{tag}: {words_of(resolved)}")


def words_of(resolved: Resolved) -> str:
    """A requirement in words, for notes and tables."""
    demand = resolved.requirement
    size = demand.nominal_mm if demand.nominal_mm is not None else resolved.measured_mm
    parts = [demand.kind.replace("_", " ")]
    if demand.thread:
        parts.append(demand.thread)
    elif demand.kind in GEOMETRICAL:
        parts.append(" ".join(frame_cells(demand)))
    elif demand.roughness_um is not None:
        parts.append(f"{getattr(demand, 'texture', 'Ra')} {number(demand.roughness_um)}")
    elif size is not None:
        parts.append(f"{number(size)}{limits_text(demand)}")
    parts += [str(value) for key in ("insert", "standard", "color") if (value := getattr(demand, key, ""))]
    if demand.note:
        parts.append(f"({demand.note})")
    return " ".join(parts)


def _told(work: Planning, tag: str) -> bool:
    return any(tag in d.marks for p in work.plans for d in p.linear) or any(
        tag in c.marks for p in work.plans for c in p.callouts
    )


def _distance(work: Planning, resolved: Resolved, tag: str) -> bool:
    """A distance between two parallel faces, or between a face and the one behind it, in a view that shows both edge-on."""
    marks = [
        m for m in work.subject.marks if m.face in resolved.faces and m.surface == "plane" and m.direction is not None
    ]
    if not marks:
        return False
    one = marks[0]
    direction = np.array(one.direction)
    base = float(direction @ np.array(one.at_mm))
    wanted = resolved.measured_mm
    others = marks[1:] or [
        m
        for m in work.subject.marks
        if m.surface == "plane" and m.direction is not None and abs(float(np.dot(m.direction, direction))) > 0.99999
    ]
    best: Mark | None = None
    for other in others:
        span = abs(float(direction @ np.array(other.at_mm)) - base)
        if span > 1e-6 and (wanted is None or abs(span - wanted) < 1e-3):
            best = other
            break
    if best is None:
        return False
    for plan in work.plans:
        axis = plan.seen.axis_of(direction)
        if axis is None:
            continue
        a, b = _facing(plan, one, best, axis)
        demand = resolved.requirement
        size = demand.nominal_mm if demand.nominal_mm is not None else abs(b[axis] - a[axis])
        text = f"{number(size)}{limits_text(demand)}"
        low, high = sorted((a[axis], b[axis]))
        same = next(
            (
                d
                for d in plan.linear
                if d.axis == axis
                and abs(min(d.a[axis], d.b[axis]) - low) < 1e-3
                and abs(max(d.a[axis], d.b[axis]) - high) < 1e-3
            ),
            None,
        )
        if same is not None:
            same.text, same.marks = text, (*same.marks, tag)
            return True
        plan.linear.append(Linear(axis=axis, a=a, b=b, text=text, faces=(one.face, best.face), marks=(tag,)))
        listed = work.places.get((work.plans.index(plan), axis), [])
        datum = plan.seen.view.bounds[axis]
        if abs(low - datum) < 1e-3:  # the same distance is not said twice
            work.places[(work.plans.index(plan), axis)] = [p for p in listed if abs(p[0] - high) > 1e-3]
        return True
    return False


def _facing(plan: Plan, one: Mark, other: Mark, axis: int) -> tuple[Point, Point]:
    """Points of two faces, seen edge-on, next to the side where dimensions stand."""
    out = []
    for mark in (one, other):
        flat = mark.points @ plan.seen.view.axes[:2].T
        at = flat[np.argmin(flat[:, 1 - axis])]
        out.append((float(at[0]), float(at[1])))
    return out[0], out[1]


def _at_face(work: Planning, resolved: Resolved, callout: Callout) -> bool:
    """A callout whose leader ends on the line that shows the face edge-on, or on its round outline."""
    for mark in (m for m in work.subject.marks if m.face in resolved.faces):
        for plan in work.plans:
            at = _line_of(plan, mark)
            if at:
                callout.at = tuple(at)
                callout.faces = resolved.faces
                plan.callouts.append(callout)
                return True
    return False


def _line_of(plan: Plan, mark: Mark) -> list[tuple[Point, float]]:
    if mark.direction is None:
        return []
    direction = np.array(mark.direction)
    flat = mark.points @ plan.seen.view.axes[:2].T
    if mark.surface == "plane" and abs(float(direction @ plan.seen.eye)) < 1e-5:
        low, high = flat[np.lexsort(flat.T)[0]], flat[np.lexsort(flat.T)[-1]]
        return [
            ((float(p[0]), float(p[1])), 0.0) for p in (low + s * (high - low) for s in (0.3, 0.7, 0.15, 0.85, 0.5))
        ]
    if mark.surface == "cylinder" and mark.radius_mm is not None:
        if plan.seen.faces(direction):
            return [(plan.seen.view.flat(mark.at_mm), mark.radius_mm)]
        if abs(float(direction @ plan.seen.eye)) < 1e-5:
            axis = plan.seen.axis_of(direction)
            if axis is not None:
                at = flat.mean(axis=0)
                at[1 - axis] = flat[:, 1 - axis].max()
                return [((float(at[0]), float(at[1])), 0.0)]
    return []
