"""The title block: the data fields of ISO 7200 and what a shop needs beside them, at the lower right of the frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from dfdm.pictures.drawing.display import Box, Item, Path, Text
from dfdm.pictures.drawing.letters import shortened, wrapped
from dfdm.pictures.drawing.marks import projection_sign
from dfdm.pictures.drawing.paper import Paper, letters

WIDTH: Final = 180.0
"""What lies between the borders of an A4 sheet, so that the block is the same on all."""
_ROW: Final = 8.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Titles:
    """What the title block says; empty fields are drawn with a dash for the hand to fill in.

    `number` identifies the drawing, `parameters` are the values the design was built at, `created` the date of issue.
    """

    title: str
    number: str = ""
    owner: str = ""
    license: str = ""
    revision: str = ""
    created: str = ""
    material: str = ""
    mass: str = ""
    scale: str = ""
    tolerance: str = ""
    parameters: str = ""
    process: str = ""
    kind: str = "Part drawing"
    subject: str = ""
    sheet: int = 1
    sheets: int = 1


def title_box(paper: Paper) -> Box:
    """Where the title block is: (left, bottom, right, top)."""
    left, bottom, right, _ = paper.frame
    return max(left, right - WIDTH), bottom, right, bottom + 6 * _ROW


def title_block(paper: Paper, titles: Titles, *, first_angle: bool) -> list[Item]:
    """The block with its fields."""
    left, bottom, right, top = title_box(paper)
    width = right - left
    columns = [0.0, 0.3, 0.55, 0.78, 1.0]
    x = [left + share * width for share in columns]
    y = [bottom + k * _ROW for k in range(7)]
    items: list[Item] = [
        Path(points=((left, bottom), (right, bottom), (right, top), (left, top)), layer="FRAME", closed=True, wide=True)
    ]

    def field(a: int, b: int, row: int, label: str, text: str, rows: int = 1, size: float = letters()["note"]) -> None:
        low, high = y[row], y[row + rows]
        items.append(Path(points=((x[a], low), (x[b], low), (x[b], high), (x[a], high)), layer="FRAME", closed=True))
        small = letters()["small"]
        items.append(Text(at=(x[a] + 1.0, high - small - 0.8), text=label, height=small, layer="FRAME"))
        room = x[b] - x[a] - 2.0
        if rows == 1:
            items.append(Text(at=(x[a] + 1.0, low + 1.4), text=shortened(text or "–", size, room), height=size))
            return
        lines = wrapped(text or "–", size, room)
        most = int((high - low - small - 2.2) / (1.45 * size))
        if len(lines) > most:
            lines = [*lines[: most - 1], shortened(" ".join(lines[most - 1 :]), size, room)]
        for number, line in enumerate(lines):
            items.append(
                Text(at=(x[a] + 1.0, high - small - 2.0 - size - number * 1.45 * size), text=line, height=size)
            )

    field(0, 2, 4, "Title", titles.title, rows=2, size=letters()["title"])
    field(2, 4, 5, "Identification number", titles.number)
    field(2, 3, 4, "Document type", titles.kind)
    field(3, 4, 4, "Revision", titles.revision)
    field(0, 1, 3, "Owner, author", titles.owner)
    field(1, 2, 3, "License", titles.license)
    field(2, 3, 3, "Date of issue", titles.created)
    field(3, 4, 3, "Sheet", f"{titles.sheet} of {titles.sheets}")
    field(0, 2, 2, "Material", titles.material)
    field(2, 3, 2, "Mass", titles.mass)
    field(3, 4, 2, "Scale", titles.scale)
    field(0, 2, 1, "General tolerances, where nothing else is said", titles.tolerance)
    field(2, 3, 1, "Units", "mm, degrees")
    field(3, 4, 0, "Projection", " ", rows=2)
    items += projection_sign(((x[3] + x[4]) / 2.0, y[0] + 6.0), 5.2, first=first_angle)
    field(0, 2, 0, "Parameters", titles.parameters, size=letters()["small"])
    field(2, 3, 0, "Approved", "")
    return items


def notes_column(
    lines: Sequence[str], corner: tuple[float, float], width: float, height: float
) -> tuple[list[Item], float]:
    """Notes as wrapped lines upward-anchored at their upper left corner; also how high they are."""
    items: list[Item] = []
    x, y = corner
    at = y
    for note in lines:
        for line in wrapped(note, height, width):
            at -= 1.5 * height
            items.append(Text(at=(x, at), text=line, height=height))
    return items, y - at
