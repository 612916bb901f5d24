"""Which views a part needs: the front view by what it shows, the others by what the front view does not.

A front view is the better the more of the part's box it covers, the more its outline differs from a rectangle, the more
holes and pockets open towards the eye and the less of its lines are hidden. Another view is drawn where something is seen
in its true shape only there, one more for the depth, none beyond. A section takes the place of a view where it opens what
is hidden: stepped, countersunk and blind holes, pockets, closed voids.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np

from dfdm.facts.views import Floats, View
from dfdm.pictures.drawing.subject import Seat, Seen, Subject

Projection = Literal["first", "third"]
_Z: Final = np.array([0.0, 0.0, 1.0])
_PARALLEL: Final = 0.99999
_OPPOSITE: Final[dict[Seat, Seat]] = {"left": "right", "right": "left", "above": "below", "below": "above"}


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Chosen:
    """The views, the front view first; `form` is what decides how the part is dimensioned."""

    seen: tuple[Seen, ...]
    form: Literal["general", "turned", "sheet"]
    round_axis: Floats | None = None


def chosen(subject: Subject, *, projection: Projection, sections: bool) -> Chosen:
    """The views that a part needs, measured."""
    turned = subject.facts.turned
    if (
        turned is not None
        and turned.is_turned
        and turned.diameter_mm > 0.0
        and turned.length_mm >= 0.3 * turned.diameter_mm
    ):
        return _turned(subject, projection, sections)
    sheet = subject.facts.sheet
    flat = sheet is not None and sheet.is_sheet and sheet.pieces == 1
    if flat and sheet is not None and sheet.axis is not None and not _demands_depth(subject, np.array(sheet.axis)):
        front = Seen(seat="front", view=_seen_from(subject, _sheet_eye(subject, np.array(sheet.axis))))
        return Chosen(seen=(front,), form="sheet")
    return _general(subject, projection, sections)


def _demands_depth(subject: Subject, axis: Floats) -> bool:
    """Whether something is demanded of the flat sides of a sheet, which only its edge shows."""
    demanded = {face for resolved in subject.requirements for face in resolved.faces}
    return any(
        mark.face in demanded
        and mark.surface == "plane"
        and mark.direction is not None
        and abs(float(np.dot(mark.direction, axis))) > _PARALLEL
        for mark in subject.marks
    )


def _sheet_eye(subject: Subject, axis: Floats) -> Floats:
    """The side of the sheet from which countersinks are seen; above, otherwise."""
    into = sum(float(np.dot(hole.axis, axis)) for hole in subject.facts.holes or () if hole.kind != "plain")
    if abs(into) > 0.5:
        return axis if into < 0.0 else -axis
    return axis if axis[np.argmax(np.abs(axis))] > 0.0 else -axis


def _upright(subject: Subject, eye: Floats) -> tuple[Floats, Floats]:
    """Right and up for an eye: the model's z stays up where it can, else the long side lies across."""
    across = [row for row in subject.frame if abs(float(row @ eye)) < 0.5]
    sizes = [float(np.ptp(subject.extent(row))) for row in across]
    stands = [k for k, row in enumerate(across) if abs(float(row @ _Z)) > _PARALLEL]
    up = stands[0] if stands and sizes[stands[0]] <= 1.6 * sizes[1 - stands[0]] else int(sizes[1] < sizes[0])
    if not stands and sizes[0] >= sizes[1] * 0.999:
        up = 1
    if stands and up != stands[0]:
        right = across[1 - up] * np.sign(across[1 - up][np.argmax(np.abs(across[1 - up]))])
        return right, np.cross(eye, right)
    if stands:
        above = across[up] * np.sign(float(across[up] @ _Z))
        return np.cross(above, eye), above
    right = across[1 - up] * np.sign(across[1 - up][np.argmax(np.abs(across[1 - up]))])
    return right, np.cross(eye, right)


def _seen_from(subject: Subject, eye: Floats) -> View:
    return subject.view(*_upright(subject, eye))


def _lengths(view: View) -> tuple[float, float]:
    """Length of what is seen and of what is hidden, in mm."""
    out = [0.0, 0.0]
    for stroke in view.strokes:
        if stroke.style != "smooth":
            out[stroke.hidden] += float(np.hypot(*np.diff(stroke.points, axis=0).T).sum())
    return out[0], out[1]


def _features(subject: Subject) -> list[Floats]:
    """Directions from which holes, pockets and bosses are seen in their true shape."""
    facts = subject.facts
    found = [-np.array(hole.axis) for hole in facts.holes or ()]
    found += [np.array(hole.axis) for hole in facts.holes or () if hole.through and hole.kind == "plain"]
    found += [np.array(pocket.axis) for pocket in facts.pockets or ()]
    return found + [np.array(boss.axis) for boss in facts.bosses or ()]


def _share(features: list[Floats], eye: Floats) -> float:
    if not features:
        return 0.0
    return sum(float(f @ eye) > _PARALLEL for f in features) / len(features)


def _score(subject: Subject, eye: Floats, view: View, largest: float, features: list[Floats]) -> float:
    """How good a front view is."""
    seen, hidden = _lengths(view)
    left, bottom, right, top = view.bounds
    cover = (right - left) * (top - bottom) / largest
    usual = 0.04 * (eye[1] < -0.5) + 0.03 * (eye[2] > 0.5)
    shape = 1.0 - subject.fill(eye)
    return cover + 1.2 * shape + _share(features, eye) - 0.6 * hidden / max(seen + hidden, 1e-9) + float(usual)


def _general(subject: Subject, projection: Projection, sections: bool) -> Chosen:
    eyes = [sign * row for row in subject.frame for sign in (1.0, -1.0)]
    views = [_seen_from(subject, eye) for eye in eyes]
    largest = max((b[2] - b[0]) * (b[3] - b[1]) for b in (view.bounds for view in views))
    features = _features(subject)
    scores = [round(_score(subject, e, v, max(largest, 1e-9), features), 4) for e, v in zip(eyes, views, strict=True)]
    best = int(np.argmax(scores))
    front = Seen(seat="front", view=views[best])
    seen = [front]
    right, up, _ = front.view.axes
    wanted = []
    for direction in (up, right):
        pair = [(sign * direction, _aligned(subject, front.view, sign * direction)) for sign in (1.0, -1.0)]
        rated = [_share(features, e) - _hidden_share(v) + 0.01 * (k == 0) for k, (e, v) in enumerate(pair)]
        side = pair[int(np.argmax(rated))]
        wanted.append((side, _shows_more(subject, side[0], side[1], features)))
    if all(need for _, need in wanted) and _same_outline(subject, features, wanted[0][0], wanted[1][0]):
        wanted[1] = (wanted[1][0], False)
    if not any(need for _, need in wanted):
        flat = wanted[0][0][1].bounds
        beside = wanted[1][0][1].bounds
        first = (flat[2] - flat[0]) >= (beside[3] - beside[1]) * 0.8
        wanted = [(wanted[0][0], first), (wanted[1][0], not first)]
    for (side_eye, view), need in wanted:
        if need:
            seen.append(Seen(seat=_seat(front.view, side_eye, projection), view=view))
    if sections:
        _cut(subject, seen)
    return Chosen(seen=tuple(seen), form="general", round_axis=None)


def _aligned(subject: Subject, front: View, eye: Floats) -> View:
    """The view from a direction, turned so that it stands beside the front view as the projection demands."""
    right, up, _ = front.axes
    side = float(eye @ right)
    if abs(side) > 0.5:  # from the left or right: up stays up
        return subject.view(np.cross(up, eye), up)
    return subject.view(right, np.cross(eye, right))


def _seat(front: View, eye: Floats, projection: Projection) -> Seat:
    right, up, _ = front.axes
    along = float(eye @ right)
    place: Seat = (
        ("right" if along > 0 else "left") if abs(along) > 0.5 else "above" if float(eye @ up) > 0 else "below"
    )
    return place if projection == "third" else _OPPOSITE[place]


def _hidden_share(view: View) -> float:
    seen, hidden = _lengths(view)
    return hidden / max(seen + hidden, 1e-9)


def _shows_more(subject: Subject, eye: Floats, view: View, features: list[Floats]) -> bool:
    """Whether something is seen in its true shape from there: a round or slanted outline, a hole, a pocket."""
    if any(abs(float(f @ eye)) > _PARALLEL for f in features):
        return True
    if subject.fill(eye) < 0.97:
        return True
    return any(s.kind in ("arc", "circle") and not s.hidden and s.style != "smooth" for s in view.strokes)


def _same_outline(
    subject: Subject, features: list[Floats], one: tuple[Floats, View], other: tuple[Floats, View]
) -> bool:
    """Whether two side views show the same outline and nothing of their own: one of them is enough."""
    if any(abs(float(f @ eye)) > _PARALLEL for f in features for eye in (one[0], other[0])):
        return False
    (a, b), (c, d) = (sorted((v.bounds[2] - v.bounds[0], v.bounds[3] - v.bounds[1])) for _, v in (one, other))
    alike = abs(a - c) < 0.01 * b and abs(b - d) < 0.01 * b
    return alike and abs(subject.fill(one[0]) - subject.fill(other[0])) < 0.015


def _cut(subject: Subject, seen: list[Seen]) -> None:
    """Put a section in the place of a view, the front view last, if it opens something hidden."""
    for position in (*range(1, len(seen)), 0):
        other = seen[position]
        opened = _hidden_places(subject, other.eye)
        if not opened or (position == 0 and len(seen) < 2):
            continue
        places: dict[float, list[str]] = {}
        for at, key in opened:
            places.setdefault(round(float(np.dot(at, other.eye)), 3), []).append(key)
        low, high = subject.extent(other.eye)
        best = max(places, key=lambda c: (len(set(places[c])), len(places[c]), -abs(c - 0.5 * (low + high)), c))
        if not low + 1e-3 < best < high - 1e-3:
            continue
        view = subject.section(other.view.axes[0], other.view.axes[1], best)
        if view is not None:
            seen[position] = Seen(seat=other.seat, view=view, letter="A")
            return


def _hidden_places(subject: Subject, eye: Floats) -> list[tuple[Floats, str]]:
    """Points that a cut square to the eye must pass through to open what is hidden, with what would be opened there."""
    facts = subject.facts
    found: list[tuple[Floats, str]] = []
    for hole in facts.holes or ():
        lies = abs(float(np.dot(hole.axis, eye))) < 1e-5
        if lies and (hole.kind != "plain" or not hole.through or len(hole.steps) > 1):
            found.append(
                (np.array(hole.origin_mm), f"{hole.kind} {hole.diameter_mm:.3f} {hole.depth_mm:.3f} {hole.through}")
            )
    for pocket in facts.pockets or ():
        if abs(float(np.dot(pocket.axis, eye))) < 1e-5 and not pocket.open_sides:
            found.append((np.array(pocket.at_mm), f"pocket {pocket.depth_mm:.3f} {pocket.area_mm2:.2f}"))
    return found + [(np.array(c.at_mm), f"cavity {c.volume_mm3:.3f}") for c in facts.cavities or ()]


def _turned(subject: Subject, projection: Projection, sections: bool) -> Chosen:
    """One view along the axis, cut open where there is a bore; an end view where something is not round."""
    facts = subject.facts
    assert facts.turned is not None
    axis = np.array(facts.turned.axis)
    axis = axis * np.sign(axis[np.argmax(np.abs(axis))])
    eye = _beside(subject, axis)
    up = np.cross(eye, axis)
    bored = bool(facts.turned.inner) or bool(facts.cavities)
    view, letter = subject.view(axis, up), ""
    if bored and sections:
        middle = float(eye @ np.array(facts.turned.origin_mm))
        cut = subject.section(axis, up, middle)
        view, letter = (cut, "A") if cut is not None else (view, "")
    front = Seen(seat="front", view=view, letter=letter)
    seen = [front]
    if facts.turned.off_axis_faces:
        ends = [(e, _aligned(subject, front.view, e)) for e in (axis, -axis)]
        features = _features(subject)
        rated = [_share(features, e) - _hidden_share(v) + 0.01 * k for k, (e, v) in enumerate(ends)]
        end, end_view = ends[int(np.argmax(rated))]
        seen.append(Seen(seat=_seat(front.view, end, projection), view=end_view))
    return Chosen(seen=tuple(seen), form="turned", round_axis=axis)


def _beside(subject: Subject, axis: Floats) -> Floats:
    """An eye square to the axis: towards flats, keyways and cross holes where there are any."""
    for hole in subject.facts.holes or ():
        direction = -np.array(hole.axis)
        if abs(float(direction @ axis)) < 1e-5:
            return np.asarray(direction / np.linalg.norm(direction))
    for pocket in subject.facts.pockets or ():
        direction = np.array(pocket.axis)
        if abs(float(direction @ axis)) < 1e-5:
            return np.asarray(direction / np.linalg.norm(direction))
    off = set(subject.facts.turned.off_axis_faces if subject.facts.turned else ())
    for mark in subject.marks:
        if mark.face in off and mark.surface == "plane" and mark.direction is not None:
            direction = np.array(mark.direction)
            if abs(float(direction @ axis)) < 1e-5:
                return direction
    flat = [row for row in subject.frame if abs(float(row @ axis)) < 1e-5]
    if flat:
        eye = min(flat, key=lambda row: abs(float(row @ _Z)))
        eye = -eye if eye[np.argmax(np.abs(eye))] > 0 else eye
        return np.asarray(eye)
    aside = np.cross(axis, _Z if abs(axis[2]) < 0.9 else np.array([1.0, 0.0, 0.0]))
    return np.asarray(aside / np.linalg.norm(aside))
