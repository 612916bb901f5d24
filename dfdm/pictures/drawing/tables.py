"""Tables on a sheet: places of holes, parts of an assembly."""

from __future__ import annotations

from collections.abc import Sequence

from dfdm.pictures.drawing.display import Item, Path, Point, Text
from dfdm.pictures.drawing.letters import shortened, text_width


class Table:
    """Rows of cells under a head; `height` that of the letters, `most` the widest that a column may be."""

    def __init__(self, head: Sequence[str], rows: Sequence[Sequence[str]], height: float, most: float = 70.0) -> None:
        self.cells = [tuple(head), *(tuple(row) for row in rows)]
        self.height = height
        self.row = 2.0 * height
        self.widths = [
            min(most, max(text_width(row[k], height, bold=n == 0) for n, row in enumerate(self.cells)) + 1.6 * height)
            for k in range(len(head))
        ]

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in mm."""
        return sum(self.widths), self.row * len(self.cells)

    def drawn(self, corner: Point) -> list[Item]:
        """The table from its upper left corner."""
        left, top = corner
        width, height = self.size
        items: list[Item] = []
        for n in range(len(self.cells) + 1):
            y = top - n * self.row
            items.append(Path(points=((left, y), (left + width, y)), layer="TEXT"))
        x = left
        for k, column in enumerate(self.widths):
            items.append(Path(points=((x, top), (x, top - height)), layer="TEXT"))
            for n, row in enumerate(self.cells):
                text = shortened(row[k], self.height, column - self.height, bold=n == 0)
                place = (x + 0.8 * self.height, top - (n + 1) * self.row + 0.5 * self.height)
                items.append(Text(at=place, text=text, height=self.height, bold=n == 0))
            x += column
        items.append(Path(points=((x, top), (x, top - height)), layer="TEXT"))
        return items
