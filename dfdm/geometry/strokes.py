"""Strokes of a view without doubles: what lies on one line or circle is merged, and hidden only where nothing is seen on it."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from dfdm.facts.views import Floats, Stroke, StrokeStyle

_SAME_MM: Final = 1e-4
_STRAIGHT_MM: Final = 1e-4
_SHORT_MM: Final = 1e-5
Interval = tuple[float, float]
_RANK: Final = {"outline": 0, "edge": 1, "smooth": 2}


def path_of(points: Floats, hidden: bool, style: StrokeStyle) -> Stroke | None:
    """A stroke of a polyline (n, 2): a line where it is straight, None where it has no length."""
    ends = points[-1] - points[0]
    length = float(np.hypot(*ends))
    spread = float(np.ptp(points, axis=0).max())
    if spread < _SHORT_MM:
        return None
    if length > _SHORT_MM:
        off = np.abs((points - points[0]) @ np.array([-ends[1], ends[0]])) / length
        if off.max() < _STRAIGHT_MM:
            along = (points - points[0]) @ ends / length
            reach = np.array([along.min(), along.max()])[:, None] * ends / length + points[0]
            return Stroke(kind="line", points=reach, hidden=hidden, style=style)
    return Stroke(kind="path", points=points, hidden=hidden, style=style)


def merged(strokes: Iterable[Stroke]) -> tuple[Stroke, ...]:
    """The same picture without doubles, in an order that depends on where the strokes lie alone."""
    every = list(strokes)
    lines = _merged_lines([s for s in every if s.kind == "line"])
    rounds = _merged_rounds([s for s in every if s.kind in ("arc", "circle")])
    paths = _merged_paths([s for s in every if s.kind == "path"])
    return tuple(sorted([*lines, *rounds, *paths], key=_place))


def _place(stroke: Stroke) -> tuple[object, ...]:
    middle = np.round(stroke.points.mean(axis=0), 4) + 0.0
    ends = np.round(stroke.points[[0, -1]], 4) + 0.0
    return stroke.hidden, stroke.kind, *middle.tolist(), *ends.ravel().tolist(), round(stroke.radius_mm, 4)


def _groups(keys: Floats) -> list[list[int]]:
    """Rows (n, k) that agree within `_SAME_MM`, linked in the order of their values."""
    groups = np.zeros(len(keys), dtype=np.int64)
    for column in keys.T:
        order = np.lexsort((column, groups))
        fresh = (np.diff(groups[order]) > 0) | (np.diff(column[order]) > _SAME_MM)
        groups[order] = np.concatenate(([0], np.cumsum(fresh)))
    order = np.argsort(groups, kind="stable")
    cuts = np.flatnonzero(np.diff(groups[order])) + 1
    return [g.tolist() for g in np.split(order, cuts)] if len(keys) else []


def _merged_lines(lines: Sequence[Stroke]) -> list[Stroke]:
    if not lines:
        return []
    starts, ends = np.array([s.points[0] for s in lines]), np.array([s.points[-1] for s in lines])
    length = np.hypot(*(ends - starts).T)
    keep = length > _SHORT_MM
    lines = [s for s, k in zip(lines, keep, strict=True) if k]
    starts, ends, length = starts[keep], ends[keep], length[keep]
    if not lines:
        return []
    middle = 0.5 * (np.concatenate([starts, ends]).min(axis=0) + np.concatenate([starts, ends]).max(axis=0))
    unit = (ends - starts) / length[:, None]
    flip = (unit[:, 0] < -1e-7) | ((np.abs(unit[:, 0]) <= 1e-7) & (unit[:, 1] < 0.0))
    unit[flip] *= -1.0
    normal = np.column_stack([-unit[:, 1], unit[:, 0]])
    size = max(1.0, float(length.max()))
    keys = np.column_stack([unit * size, ((starts - middle) * normal).sum(axis=1)])
    out: list[Stroke] = []
    for group in _groups(keys):
        along, at = unit[group[0]], normal[group[0]] * keys[group[0], 2] + middle
        spans = {i: _ordered(float((starts[i] - at) @ along), float((ends[i] - at) @ along)) for i in group}
        for hidden, style, low, high in _told([(lines[i].hidden, lines[i].style, spans[i]) for i in group]):
            points = at + np.array([[low], [high]]) * along
            out.append(Stroke(kind="line", points=points, hidden=hidden, style=style))
    return out


def _ordered(one: float, other: float) -> Interval:
    return min(one, other), max(one, other)


def _merged_rounds(rounds: Sequence[Stroke]) -> list[Stroke]:
    if not rounds:
        return []
    keys = np.array([(*s.center, s.radius_mm) for s in rounds if s.center is not None])
    out: list[Stroke] = []
    for group in _groups(keys):
        center, radius = (float(keys[group[0], 0]), float(keys[group[0], 1])), float(keys[group[0], 2])
        told: list[tuple[bool, StrokeStyle, Interval]] = []
        for i in group:
            start = rounds[i].start_deg % 360.0
            stop = start + rounds[i].sweep_deg
            told.append((rounds[i].hidden, rounds[i].style, (start, min(stop, 360.0))))
            if stop > 360.0:
                told.append((rounds[i].hidden, rounds[i].style, (0.0, stop - 360.0)))
        found = _told(told, slack=math.degrees(_SAME_MM / max(radius, _SAME_MM)))
        out += [_round(center, radius, h, s, low, high) for h, s, low, high in _joined(found)]
    return out


def _joined(found: list[tuple[bool, StrokeStyle, float, float]]) -> list[tuple[bool, StrokeStyle, float, float]]:
    """Arcs that meet at 0 degrees are one."""
    first = next((f for f in found if f[2] < 1e-6), None)
    last = next((f for f in found if f[3] > 360.0 - 1e-6), None)
    if first is None or last is None or first is last or first[:2] != last[:2]:
        return found
    return [f for f in found if f is not first and f is not last] + [(*last[:3], 360.0 + first[3])]


def _round(
    center: tuple[float, float], radius: float, hidden: bool, style: StrokeStyle, low: float, high: float
) -> Stroke:
    sweep = high - low
    whole = sweep > 360.0 - 1e-6
    steps = max(8, math.ceil(sweep / 5.0)) + 1
    angle = np.radians(np.linspace(low, high, steps))
    points = np.array(center) + radius * np.column_stack([np.cos(angle), np.sin(angle)])
    return Stroke(
        kind="circle" if whole else "arc", points=points, hidden=hidden, style=style, center=center,
        radius_mm=radius, start_deg=0.0 if whole else low, sweep_deg=360.0 if whole else sweep,
    )  # fmt: skip


def _told(
    pieces: Sequence[tuple[bool, StrokeStyle, Interval]], slack: float = _SAME_MM
) -> list[tuple[bool, StrokeStyle, float, float]]:
    """Merge pieces on one line: what is seen wins over what is hidden, outlines and edges over smooth ones."""
    out: list[tuple[bool, StrokeStyle, float, float]] = []
    taken: list[Interval] = []
    for hidden in (False, True):
        for style in ("outline", "edge", "smooth"):
            own = sorted(span for h, s, span in pieces if h == hidden and s == style)
            free = _without(_united(own, slack), taken, slack)
            out += [(hidden, style, low, high) for low, high in free]
            taken = _united(sorted([*taken, *free]), slack)
    return out


def _united(spans: Sequence[Interval], slack: float) -> list[Interval]:
    out: list[Interval] = []
    for low, high in spans:
        if out and low <= out[-1][1] + slack:
            out[-1] = (out[-1][0], max(out[-1][1], high))
        else:
            out.append((low, high))
    return out


def _without(spans: Sequence[Interval], taken: Sequence[Interval], slack: float) -> list[Interval]:
    out = []
    for low, high in spans:
        at = low
        for a, b in taken:
            if b <= at or a >= high:
                continue
            if a - at > slack:
                out.append((at, a))
            at = max(at, b)
        if high - at > slack:
            out.append((at, high))
    return out


def _merged_paths(paths: Sequence[Stroke]) -> list[Stroke]:
    """Paths whose ends and middles agree are one, the one that is seen first."""
    kept: list[Stroke] = []
    taken: set[tuple[float, ...]] = set()
    for stroke in sorted(paths, key=lambda s: (s.hidden, _RANK[s.style], *_place(s)[2:])):
        ends = sorted(map(tuple, np.round(stroke.points[[0, -1]], 2).tolist()))
        middle = np.round(np.ptp(stroke.points, axis=0), 2).tolist()
        key = (*ends[0], *ends[1], *middle, *np.round(stroke.points.min(axis=0), 2).tolist())
        if key not in taken:
            taken.add(key)
            kept.append(stroke)
    return kept
