"""The sheet of an assembly: its picture and its parts list."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from dfdm.facts.views import View
from dfdm.pictures.drawing.composing import Wish
from dfdm.pictures.drawing.display import Box, Circle, Item, Path, Point, Sheet, Text
from dfdm.pictures.drawing.drawn_views import Placed, lines_of
from dfdm.pictures.drawing.marks import balloon, balloon_radius
from dfdm.pictures.drawing.paper import frame_of, letters, scale_text, scales
from dfdm.pictures.drawing.subject import Plan, Seen
from dfdm.pictures.drawing.tables import Table
from dfdm.pictures.drawing.title_block import Titles, title_block, title_box

_MARGIN_MM = 18.0
_MOST_ROWS = 24
Rows = Sequence[tuple[str, ...]]


def assembly_sheet(
    wish: Wish,
    titles: Titles,
    rows: Rows,
    whole: View | None,
    marked: Sequence[tuple[str, Point]],
    singles: Sequence[tuple[str, View | None]],
) -> Sheet:
    """The picture of the whole if there is one, else of each part, beside the parts list above the title block.

    `marked` are items of the list with the points of the whole where they are seen.
    """
    paper = wish.paper
    left, bottom, right, top = paper.frame
    block = title_box(paper)
    listed = list(rows[:_MOST_ROWS])
    notes = [f"{len(rows) - len(listed)} more parts: see their sheets"] if len(rows) > len(listed) else []
    table = Table(("Item", "Part", "Count", "Material", "Mass each"), listed, paper.note, most=62.0)
    width, height = table.size
    corner = (right - 4.0 - width, block[3] + 4.0 + height)
    items: list[Item] = table.drawn(corner)
    items += [
        Text(at=(corner[0], corner[1] + 2.0 + 5.0 * n), text=note, height=paper.note) for n, note in enumerate(notes)
    ]
    if paper.small:
        space = (left + _MARGIN_MM, corner[1] + 14.0, right - _MARGIN_MM, top - _MARGIN_MM)
    else:
        space = (left + _MARGIN_MM, bottom + _MARGIN_MM, min(corner[0], block[0]) - _MARGIN_MM, top - _MARGIN_MM)
        across = (left + _MARGIN_MM, corner[1] + 14.0, right - _MARGIN_MM, top - _MARGIN_MM)
        if (across[2] - across[0]) * (across[3] - across[1]) > (space[2] - space[0]) * (space[3] - space[1]):
            space = across
    scale, drawn = _pictured(space, whole, marked, singles, paper.note)
    sheet = Sheet(width=paper.width, height=paper.height, title=titles.title, scale=scale, notes=notes)
    filled = replace(titles, scale=scale_text(scale))
    sheet.items = [
        *frame_of(paper),
        *title_block(paper, filled, first_angle=wish.projection == "first"),
        *items,
        *drawn,
    ]
    return sheet


def _numbered(marked: Sequence[tuple[str, Point]], to: Placed) -> list[Item]:
    """Items by their numbers in circles at both sides of the picture, in the order of their heights."""
    left, _, right, top = to.box
    size = letters()["title"]
    items: list[Item] = []
    sides: dict[bool, list[tuple[str, Point]]] = {True: [], False: []}
    for number, point in marked:
        spot = to(point)
        sides[spot[0] >= (left + right) / 2.0].append((number, spot))
    for at_right, listed in sides.items():
        x = right + 10.0 if at_right else left - 10.0
        last = top + 3.0 * size
        for number, (u, v) in sorted(listed, key=lambda t: -t[1][1]):
            y = min(v + 4.0, last - 3.0 * size)
            last = y
            radius = balloon_radius(number, size)
            length = math.hypot(u - x, v - y)
            start = (x + (u - x) * radius / length, y + (v - y) * radius / length)
            items += [Path(points=(start, (u, v)), layer="DIM"), *balloon((x, y), number, size)]
            items.append(Circle(center=(u, v), radius=0.5, layer="DIM", wide=True))
    return items


def _pictured(
    space: Box,
    whole: View | None,
    marked: Sequence[tuple[str, Point]],
    singles: Sequence[tuple[str, View | None]],
    note: float,
) -> tuple[float, list[Item]]:
    shown = [("", whole)] if whole is not None else [(name, view) for name, view in singles if view is not None]
    if not shown:
        return 1.0, []
    columns = max(1, round((len(shown) * (space[2] - space[0]) / (space[3] - space[1])) ** 0.5))
    rows = -(-len(shown) // columns)
    cell = ((space[2] - space[0]) / columns, (space[3] - space[1]) / rows)
    views = [view for _, view in shown if view is not None]
    scale = next(
        (
            s
            for s in scales()
            if all(
                (v.bounds[2] - v.bounds[0]) * s <= cell[0] - 4.0 and (v.bounds[3] - v.bounds[1]) * s <= cell[1] - 10.0
                for v in views
            )
        ),
        scales()[-1],
    )
    items: list[Item] = []
    for n, (name, view) in enumerate(shown):
        if view is None:
            continue
        b = view.bounds
        middle = (space[0] + (n % columns + 0.5) * cell[0], space[3] - (n // columns + 0.5) * cell[1])
        corner = (middle[0] - (b[2] - b[0]) * scale / 2.0, middle[1] - (b[3] - b[1]) * scale / 2.0)
        items += lines_of(
            view, Placed(Plan(seen=Seen(seat="front", view=view)), scale, corner), hidden=False, smooth=True
        )
        if view is whole:
            items += _numbered(marked, Placed(Plan(seen=Seen(seat="front", view=view)), scale, corner))
        if name:
            items.append(Text(at=(middle[0], corner[1] - 2.0 * note), text=name, height=note, anchor="middle"))
    return scale, items
