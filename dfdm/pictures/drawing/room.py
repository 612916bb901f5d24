"""What is taken on a sheet: boxes that nothing may enter, lines that no text may lie on, and the way between them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from dfdm.pictures.drawing.display import Box, Floats, Item, Path, Text, segments_of


class Room:
    """The drawing space of a sheet (left, bottom, right, top) and what is on it already."""

    def __init__(self, space: Box, taken: Iterable[Box] = ()) -> None:
        self.space = space
        self._boxes: list[Box] = list(taken)
        self._lines: list[Floats] = []
        self._light: list[Floats] = []
        self._joined: Floats | None = None
        self._rows: list[Box] = []
        self.items: list[Item] = []
        """What was drawn into the room, in order."""

    def take(self, items: Iterable[Item]) -> None:
        """Draw items and take their place."""
        listed = list(items)
        self.items += listed
        self.add(listed)
        for item in listed:
            if isinstance(item, Path) and item.layer == "DIM" and len(item.points) == 2:
                (x, y), (u, v) = item.points
                self._rows.append((min(x, u), min(y, v), max(x, u), max(y, v)))

    def clear_of_rows(self, line: Box, *, across: bool) -> bool:
        """Whether a line of dimensions lies on or hard beside no other that runs as it does."""
        gap = 1.5
        for row in self._rows:
            if (row[2] - row[0] >= row[3] - row[1]) != across:
                continue
            if row[0] < line[2] and row[2] > line[0] and row[1] < line[3] + gap and row[3] > line[1] - gap and across:
                return False
            if (
                row[1] < line[3]
                and row[3] > line[1]
                and row[0] < line[2] + gap
                and row[2] > line[0] - gap
                and not across
            ):
                return False
        return True

    def block(self, box: Box) -> None:
        """Keep a box free of everything else."""
        self._boxes.append(box)

    def add(self, items: Iterable[Item], *, light: bool = False) -> None:
        """Take the place of items: boxes of texts, segments of lines (`light` ones, hatching, may be crossed by leaders)."""
        for item in items:
            if isinstance(item, Text):
                self._boxes.append(item.box)
            else:
                (self._light if light else self._lines).append(segments_of(item))
        self._joined = None

    @property
    def _segments(self) -> Floats:
        if self._joined is None:
            every = [s for s in (*self._lines, *self._light) if len(s)]
            self._joined = np.concatenate(every) if every else np.zeros((0, 4))
        return self._joined

    def holds(self, box: Box, gap: float = 0.0) -> bool:
        """Whether a box lies inside the drawing space and touches neither a box nor a line."""
        return self.clear_of_boxes(box, gap) and not bool(crossed(self._segments, grown(box, gap)).any())

    def clear_of_boxes(self, box: Box, gap: float = 0.0) -> bool:
        """Whether a box lies inside the drawing space and touches no other box."""
        b = grown(box, gap)
        s = self.space
        if b[0] < s[0] or b[1] < s[1] or b[2] > s[2] or b[3] > s[3]:
            return False
        if not self._boxes:
            return True
        t = np.array(self._boxes)
        return not bool(((t[:, 0] < b[2]) & (t[:, 2] > b[0]) & (t[:, 1] < b[3]) & (t[:, 3] > b[1])).any())

    def along(self, axis: int, at: float, low: float, high: float) -> list[tuple[float, float]]:
        """Where a line square to an axis, at a coordinate along it, is in a box between two coordinates, with a margin."""
        k = 1 - axis
        return [
            (max(low, box[k] - 0.5), min(high, box[k + 2] + 0.5))
            for box in self._boxes
            if box[axis] < at < box[axis + 2] and box[k] - 0.5 < high and box[k + 2] + 0.5 > low
        ]

    def line_clear(self, line: tuple[float, float, float, float]) -> bool:
        """Whether a segment crosses no box (of a text, of the title block) and stays in the drawing space."""
        s = self.space
        inside = s[0] <= min(line[0], line[2]) and max(line[0], line[2]) <= s[2]
        if not (inside and s[1] <= min(line[1], line[3]) and max(line[1], line[3]) <= s[3]):
            return False
        return not self._boxes or not bool(_entered(line, np.array(self._boxes)).any())

    def crossings(self, line: tuple[float, float, float, float]) -> int:
        """How many lines a segment crosses."""
        segments = self._segments
        if not len(segments):
            return 0
        a, b = np.array(line[:2]), np.array(line[2:])
        c, d = segments[:, :2], segments[:, 2:]

        def side(p: Floats, q: Floats, r: Floats) -> Floats:
            turned: Floats = (q[..., 0] - p[..., 0]) * (r[..., 1] - p[..., 1]) - (q[..., 1] - p[..., 1]) * (
                r[..., 0] - p[..., 0]
            )
            return turned

        apart = (side(a, b, c) * side(a, b, d) < 0.0) & (side(c, d, a) * side(c, d, b) < 0.0)
        return int(apart.sum())


def _entered(line: tuple[float, float, float, float], boxes: Floats) -> np.typing.NDArray[np.bool_]:
    """Which boxes (n, 4) a segment enters (Liang and Barsky's clipping)."""
    low, high = np.zeros(len(boxes)), np.ones(len(boxes))
    for k in (0, 1):
        at, step = line[k], line[k + 2] - line[k]
        if abs(step) < 1e-12:
            inside = (boxes[:, k] < at) & (at < boxes[:, k + 2])
            low = np.where(inside, low, np.inf)
            continue
        first, second = (boxes[:, k] - at) / step, (boxes[:, k + 2] - at) / step
        low, high = np.maximum(low, np.minimum(first, second)), np.minimum(high, np.maximum(first, second))
    return np.asarray(low < high)


def grown(box: Box, gap: float) -> Box:
    """A box with a margin around it."""
    return box[0] - gap, box[1] - gap, box[2] + gap, box[3] + gap


def crossed(segments: Floats, box: Box) -> np.typing.NDArray[np.bool_]:
    """Which segments (n, 4) enter a box (Liang and Barsky's clipping)."""
    if not len(segments):
        return np.zeros(0, dtype=np.bool_)
    x, y, dx, dy = segments[:, 0], segments[:, 1], segments[:, 2] - segments[:, 0], segments[:, 3] - segments[:, 1]
    low, high = np.zeros(len(x)), np.ones(len(x))
    with np.errstate(divide="ignore", invalid="ignore"):
        for at, step, least, most in ((x, dx, box[0], box[2]), (y, dy, box[1], box[3])):
            still = np.abs(step) < 1e-12
            first, second = (least - at) / step, (most - at) / step
            inside = (at > least) & (at < most)
            near = np.where(still, np.where(inside, -np.inf, np.inf), np.minimum(first, second))
            far = np.where(still, np.where(inside, np.inf, -np.inf), np.maximum(first, second))
            low, high = np.maximum(low, near), np.minimum(high, far)
    return np.asarray(low < high)
