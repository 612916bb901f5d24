"""Compose a sheet: the largest recommended scale at which all views, distances and callouts find a place that is theirs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from dfdm.errors import InputError
from dfdm.facts.views import View
from dfdm.pictures.drawing.choosing import Projection, chosen
from dfdm.pictures.drawing.display import Box, Point, Sheet, Text
from dfdm.pictures.drawing.drawn_views import Placed, centers_of, cutting_line, hatched, lines_of, section_name
from dfdm.pictures.drawing.leaders import called_out
from dfdm.pictures.drawing.letters import wrapped
from dfdm.pictures.drawing.paper import Paper, frame_of, scale_text, scales
from dfdm.pictures.drawing.planning import Planning, planned
from dfdm.pictures.drawing.room import Room
from dfdm.pictures.drawing.stacking import FIRST_ROW_MM, row_step, stacked
from dfdm.pictures.drawing.subject import Plan, Seen, Subject
from dfdm.pictures.drawing.tables import Table
from dfdm.pictures.drawing.title_block import Titles, title_block, title_box

_INSET_MM: Final = 3.0
_APART_MM: Final = 16.0
"""Least distance of two views, and of a view from the frame."""
_TRIED: Final = 3
_STEP_MM: Final = 4.0
_HOPELESS: Final = 3
"""Things without a place beyond which a smaller scale is tried at once."""
_SLACKS: Final = (1.0, 0.4)
"""Shares of the room that callouts are thought to need beside a view: where it is not there, less may do."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Wish:
    """How a sheet is wanted: paper, scale (None: the largest that fits), projection, sections."""

    paper: Paper
    scale: float | None = None
    projection: Projection = "first"
    sections: bool = True


def part_sheet(
    subject: Subject, titles: Titles, wish: Wish, *, picture: View | None, notes: Sequence[str] = ()
) -> Sheet:
    """One sheet of one part; `picture` is its view from a corner, `notes` stand above its own.

    Raises InputError where a scale was asked for at which the views do not fit the sheet.
    """
    choice = chosen(subject, projection=wish.projection, sections=wish.sections)
    work = planned(subject, choice)
    if subject.pattern is not None:
        work.plans.append(_pattern_plan(subject))
        work.notes.append(subject.pattern_note)
    candidates = [wish.scale] if wish.scale is not None else list(scales())
    best: tuple[int, Sheet] | None = None
    tried = 0
    for scale in candidates:
        said = _notes(work, notes, wish)
        layouts = [_arranged(work, wish, scale, said, slack) for slack in _SLACKS]
        for layout in layouts:
            if layout is None:
                continue
            for beside in (False, True):
                sheet, failed = _composed(work, titles, wish, scale, layout, picture, notes, beside=beside)
                if best is None or failed < best[0]:
                    best = (failed, sheet)
                if failed == 0:
                    return sheet
                if failed > _HOPELESS or not any(plan.seen.letter for plan in work.plans):
                    break
            else:
                continue
            if failed > _HOPELESS:
                break
        tried += any(layouts)
        if tried >= _TRIED:
            break
    if best is None:
        asked = f" at {scale_text(wish.scale)}" if wish.scale is not None else ""
        raise InputError(
            f"{subject.facts.name} does not fit on {wish.paper.name}{asked}: name a larger sheet or another scale"
        )
    return best[1]


def _pattern_plan(subject: Subject) -> Plan:
    from dfdm.pictures.drawing.planning import _corner
    from dfdm.pictures.drawing.subject import Linear, number

    assert subject.pattern is not None
    view = subject.pattern
    plan = Plan(seen=Seen(seat="pattern", view=view))
    for axis in (0, 1):
        low, high = view.bounds[axis], view.bounds[axis + 2]
        a, b = (_corner(view.strokes, axis, v, view.bounds[1 - axis]) for v in (low, high))
        plan.linear.append(Linear(axis=axis, a=a, b=b, text=number(high - low), side="overall"))
    plan.words = list(subject.pattern_words)
    plan.labels = ["FLAT PATTERN"]
    return plan


def _notes(work: Planning, notes: Sequence[str], wish: Wish) -> list[str]:
    height, width = wish.paper.note, _notes_width(wish.paper)
    every = list(dict.fromkeys([*notes, *work.notes, *work.open]))
    return [line for note in every for line in wrapped(note, height, width)]


def _notes_width(paper: Paper) -> float:
    box = title_box(paper)
    beside = box[0] - paper.frame[0]
    return beside - 10.0 if beside > 60.0 else box[2] - box[0] - 6.0


def _notes_box(paper: Paper, lines: Sequence[str]) -> Box:
    """Where notes stand: left of the title block, on small sheets above it."""
    box = title_box(paper)
    high = 1.5 * paper.note * len(lines) + (3.0 if lines else 0.0)
    if box[0] - paper.frame[0] > 60.0:
        return paper.frame[0] + 4.0, paper.frame[1] + 2.0, box[0] - 4.0, paper.frame[1] + 2.0 + high
    return box[0] + 2.0, box[3], box[2] - 2.0, box[3] + high


class _Layout:
    """Where the views lie at a scale: lower left corner of each."""

    def __init__(self, corners: list[Point], notes: list[str]) -> None:
        self.corners = corners
        self.notes = notes


def _sides(plans: Sequence[Plan], plan: Plan) -> tuple[str, str]:
    """Sides where distances across and upward stand: away from the other views where that can be."""
    seats = {p.seen.seat for p in plans}
    across = "top" if "below" in seats and "above" not in seats else "bottom"
    upward = "right" if "left" in seats and "right" not in seats else "left"
    seat = plan.seen.seat
    if seat == "above":
        across = "top"
    elif seat == "below":
        across = "bottom"
    elif seat in ("left", "right"):
        upward = seat
    return across, upward


def _margins(work: Planning, plan: Plan, height: float, slack: float) -> dict[str, float]:
    """Space for distances and callouts around a view, in mm of the sheet."""
    rows = {"left": 0, "right": 0, "top": 0, "bottom": 0}
    sides = _sides(work.plans, plan)
    for dim in plan.linear:
        rows[dim.side if dim.side in rows else sides[dim.axis]] += 1
    out = {side: (FIRST_ROW_MM + row_step(height) * n if n else 6.0) for side, n in rows.items()}
    if plan.callouts:
        widest = max((len(line) for c in plan.callouts for line in c.lines), default=4) * height * 0.75
        out["right"] = max(out["right"], slack * (12.0 + min(widest, 34.0)))
        out["top"] = max(out["top"], slack * (6.0 + 2.6 * height * min(2, len(plan.callouts))))
    if plan.seen.letter:
        out["top"] = max(out["top"], 5.0 + 2.0 * height)
    return out


def _arranged(work: Planning, wish: Wish, scale: float, notes: list[str], slack: float) -> _Layout | None:
    """Places of the views at a scale; None where they do not fit on the sheet."""
    plans = work.plans
    height = wish.paper.dimension
    margins = [_margins(work, plan, height, slack) for plan in plans]
    if any(plan.seen.letter for plan in plans[1:]):
        margins[0] = {side: m + 6.0 for side, m in margins[0].items()}
    sizes = [((b[2] - b[0]) * scale, (b[3] - b[1]) * scale) for b in (plan.seen.view.bounds for plan in plans)]
    at: list[Point] = [(0.0, 0.0)] * len(plans)
    (w, h), m = sizes[0], margins[0]
    for k, plan in enumerate(plans[1:], start=1):
        (u, v), n = sizes[k], margins[k]
        base = plans[0].seen.view.bounds
        own = plan.seen.view.bounds
        shift_x, shift_y = (own[0] - base[0]) * scale, (own[1] - base[1]) * scale
        if plan.seen.seat == "right":
            at[k] = (w + max(_APART_MM, m["right"] + n["left"]), shift_y)
        elif plan.seen.seat == "left":
            at[k] = (-u - max(_APART_MM, m["left"] + n["right"]), shift_y)
        elif plan.seen.seat == "above":
            at[k] = (shift_x, h + max(_APART_MM, m["top"] + n["bottom"]))
        elif plan.seen.seat == "below":
            at[k] = (shift_x, -v - max(_APART_MM, m["bottom"] + n["top"]))
    main = [k for k, plan in enumerate(plans) if plan.seen.seat != "pattern"]
    box = _around([(at[k], sizes[k], margins[k]) for k in main])
    for k, plan in enumerate(plans):
        if plan.seen.seat == "pattern":  # beside or below the rest, whichever is less of the sheet
            (u, v), n = sizes[k], margins[k]
            beside = (box[2] + n["left"], box[1] + n["bottom"])
            below = (box[0] + n["left"], box[1] - n["top"] - v)
            tall = max(box[3] - box[1], v + n["top"] + n["bottom"])
            wide = max(box[2] - box[0], u + n["left"] + n["right"])
            area_beside = (box[2] - box[0] + u + n["left"] + n["right"]) * tall
            area_below = wide * (box[3] - box[1] + v + n["top"] + n["bottom"])
            at[k] = beside if area_beside <= area_below else below
    box = _around(list(zip(at, sizes, margins, strict=True)))
    for space in _spaces(wish.paper, notes):
        free_x, free_y = space[2] - space[0] - (box[2] - box[0]), space[3] - space[1] - (box[3] - box[1])
        if free_x >= 0.0 and free_y >= 0.0:
            move = (space[0] + free_x * 0.4 - box[0], space[1] + free_y * 0.55 - box[1])
            return _Layout([(x + move[0], y + move[1]) for x, y in at], notes)
    return None


def _around(items: Sequence[tuple[Point, tuple[float, float], dict[str, float]]]) -> Box:
    left = min(p[0] - m["left"] for p, _, m in items)
    bottom = min(p[1] - m["bottom"] for p, _, m in items)
    right = max(p[0] + s[0] + m["right"] for p, s, m in items)
    return left, bottom, right, max(p[1] + s[1] + m["top"] for p, s, m in items)


def _spaces(paper: Paper, notes: Sequence[str]) -> list[Box]:
    """Rectangles for the views: above title block and notes, and left of the title block above the notes."""
    box, said = title_box(paper), _notes_box(paper, notes)
    left, right, top = paper.frame[0] + _INSET_MM, paper.frame[2] - _INSET_MM, paper.frame[3] - _INSET_MM
    above = (left, max(box[3], said[3]) + 2.0, right, top)
    if box[0] - paper.frame[0] <= 60.0:
        return [above]
    return [above, (left, said[3] + 2.0, box[0] - 2.0, top), (said[2] + 2.0, box[3] + 2.0, right, top)]


def _composed(
    work: Planning,
    titles: Titles,
    wish: Wish,
    scale: float,
    layout: _Layout,
    picture: View | None,
    notes: Sequence[str],
    *,
    beside: bool,
) -> tuple[Sheet, int]:
    """The sheet at a scale, and how many things found no place on it; letters of cuts stand `beside` their arrows or behind."""
    paper, height = wish.paper, wish.paper.dimension
    sheet = Sheet(width=paper.width, height=paper.height, title=titles.title, scale=scale)
    frame = paper.frame
    space = (frame[0] + 1.0, frame[1] + 1.0, frame[2] - 1.0, frame[3] - 1.0)
    said = _notes_box(paper, layout.notes)
    room = Room(space, [title_box(paper), *([said] if layout.notes else [])])
    placed = [Placed(plan, scale, corner) for plan, corner in zip(work.plans, layout.corners, strict=True)]
    for to in placed:
        items = lines_of(to.plan.seen.view, to, hidden=to.plan.seen.view.cut_at_mm is None)
        room.take(items)
        hatch = hatched(to.plan.seen.view, to)
        room.items += hatch
        room.add(hatch, light=True)
        room.take(centers_of(to.plan, to))
        if to.plan.seen.letter and len(placed) > 1:
            shows = next((p for p in placed if p is not to and p.plan.seen.axis_of(to.plan.seen.eye) is not None), None)
            room.take(cutting_line(shows, to.plan.seen, height, beside=beside) if shows is not None else ())
    for to in placed:
        if to.plan.seen.letter and len(placed) > 1:
            room.take([section_name(to, height)])
    lost: list[str] = []
    for to in placed:
        failed = stacked(to.plan.linear, to, to.box, _sides(work.plans, to.plan), room, height)
        lost += [dim.text for dim in failed]
        lost += _named(to, room, height)
    for to in placed:
        lost += [
            " ".join(c.lines) or c.finish or "frame"
            for c in called_out(to.plan.callouts, to, scale, to.box, room, height)
        ]
        lost += _tagged(to, room, paper.note)
    lost += _tabled(work, room, paper)
    if picture is not None:
        _pictured(picture, room, scale)
    own = [*notes, *work.notes, *work.open, *([f"No room on this sheet for: {', '.join(lost)}"] if lost else [])]
    sheet.notes = [*work.open, *(own[-1:] if lost else [])]
    lines = [line for note in dict.fromkeys(own) for line in wrapped(note, paper.note, _notes_width(paper))]
    corner = _notes_box(paper, lines)
    for n, line in enumerate(lines):
        room.items.append(Text(at=(corner[0], corner[3] - 1.5 * paper.note * (n + 1)), text=line, height=paper.note))
    filled = replace(titles, scale=scale_text(scale))
    sheet.items = [*frame_of(paper), *title_block(paper, filled, first_angle=wish.projection == "first"), *room.items]
    return sheet, len(lost)


def _named(to: Placed, room: Room, height: float) -> list[str]:
    """Labels above a view, and words at the bend lines of a flat pattern."""
    failed = []
    box = to.box
    for label in to.plan.labels:
        spots = [(box[0] + 2.0 + 4.0 * k, box[3] + 3.0 + 5.0 * n) for n in range(8) for k in range(12)]
        texts = (
            Text(at=spot, text=label, height=height)
            for spot in [*spots, *((x, y - box[3] + box[1] - 8.0) for x, y in spots[:12])]
        )
        text = next((t for t in texts if room.holds(t.box, 0.6)), None)
        if text is None:
            failed.append(label)
        else:
            room.take([text])
    for point, words, upward in to.plan.words:
        x, y = to(point)
        done = False
        for off in (1.0, -1.0 - height * 0.8):
            for along in (0.0, 8.0, -8.0, 16.0, -16.0, 24.0, -24.0):
                at = (x - off, y + along) if upward else (x + along, y + off)
                text = Text(at=at, text=words, height=height * 0.8, anchor="middle", upward=upward)
                if room.holds(text.box, 0.2):
                    room.take([text])
                    done = True
                    break
            if done:
                break
        if not done:
            failed.append(words)
    return failed


def _tagged(to: Placed, room: Room, height: float) -> list[str]:
    """Tags of the hole table next to their holes."""
    failed = []
    for tag, point, radius in to.plan.tags:
        x, y = to(point)
        r = radius * to.scale
        for angle in (45, 135, -45, -135, 0, 180, 90, -90, 20, 160, -20, -160):
            c, s = math.cos(math.radians(angle)), math.sin(math.radians(angle))
            for beyond in (0.8, 2.0, 4.0):
                width = Text(at=(0.0, 0.0), text=tag, height=height).width
                left = x + (r + beyond) * c - (width if c < -0.1 else width / 2.0 if abs(c) <= 0.1 else 0.0)
                base = y + (r + beyond) * s - (height if s < -0.1 else height / 2.0 if abs(s) <= 0.1 else 0.0)
                text = Text(at=(left, base), text=tag, height=height)
                if room.holds(text.box, 0.35):
                    room.take([text])
                    break
            else:
                continue
            break
        else:
            failed.append(tag)
    return failed


def _free(room: Room, size: tuple[float, float], gap: float = 2.0) -> Point | None:
    """The lower left corner of a free place of a size, as near to the upper right corner of the sheet as can be."""
    left, bottom, right, top = room.space
    spots = []
    x = right - size[0] - gap
    while x >= left + gap:
        y = top - size[1] - gap
        while y >= bottom + gap:
            spots.append((right - x + top - y, x, y))
            y -= _STEP_MM
        x -= _STEP_MM
    for _, x, y in sorted(spots):
        if room.holds((x, y, x + size[0], y + size[1]), gap):
            return x, y
    return None


def _tabled(work: Planning, room: Room, paper: Paper) -> list[str]:
    if work.table is None:
        return []
    rows = list(work.table.rows)
    lost: list[str] = []
    height = paper.note if len(rows) <= 40 else paper.note * 0.72
    first = min(len(rows), 60)
    while rows:
        taken = min(first, len(rows))
        spot = None
        while taken >= 1:
            table = Table(("Hole", "X", "Y", "Size"), rows[:taken], height)
            spot = _free(room, table.size, 1.5)
            if spot is not None:
                break
            taken = taken - 1 if taken < 8 else int(taken * 0.8)
        if spot is None:
            lost.append(f"{len(rows)} rows of the hole table")
            break
        room.take(table.drawn((spot[0], spot[1] + table.size[1])))
        room.block((spot[0], spot[1], spot[0] + table.size[0], spot[1] + table.size[1]))
        rows = rows[taken:]
    return lost


def _pictured(picture: View, room: Room, scale: float) -> None:
    """The view from a corner, as large as there is room for, but no larger than the other views and not tiny."""
    left, bottom, right, top = picture.bounds
    for size in [s for s in scales() if s <= scale * 1.0001]:
        width, height = (right - left) * size, (top - bottom) * size
        if max(width, height) > 110.0:
            continue
        if max(width, height) < 18.0:
            return
        spot = _free(room, (width, height), 4.0)
        if spot is not None:
            plan = Plan(seen=Seen(seat="front", view=picture))
            items = lines_of(picture, Placed(plan, size, spot), hidden=False, smooth=True)
            room.take(items)
            room.block((spot[0], spot[1], spot[0] + width, spot[1] + height))
            return
