"""A z-buffer in numpy: which triangle is seen at each pixel, and how near it is."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

NOTHING = np.int64(-1)
_CHUNK = 4_000_000
_DEPTH_STEPS = 2**31 - 1


def spread(counts: Integers) -> tuple[Integers, Integers]:
    """Return, for each of `counts[i]` copies of i, the owner i and the number of the copy."""
    owner = np.repeat(np.arange(len(counts)), counts)
    first = np.cumsum(counts) - counts
    return owner, np.arange(len(owner)) - first[owner]


def rasterize(corners: Floats, width: int, height: int) -> tuple[Integers, Floats]:
    """Find the nearest triangle at each pixel center.

    `corners` (m, 3, 3): per triangle and corner x, y in pixels and depth (greater is nearer). Returns the
    triangle of each pixel (height, width), -1 for none, and its depth, -inf for none. Of triangles at the
    same depth the one that comes first wins, so that the same input gives the same picture.
    """
    buffer = np.full(width * height, np.iinfo(np.int64).max, dtype=np.int64)
    depth_low, depth_high = (corners[..., 2].min(), corners[..., 2].max()) if corners.size else (0.0, 0.0)
    depth_step = max(float(depth_high - depth_low), 1e-12) / _DEPTH_STEPS
    slopes, usable = planes(corners)
    rows_low = np.clip(np.ceil(corners[..., 1].min(axis=1) - 0.5), 0, height).astype(np.int64)
    rows_high = np.clip(np.ceil(corners[..., 1].max(axis=1) - 0.5), 0, height).astype(np.int64)
    rows = np.where(usable, rows_high - rows_low, 0)
    for part in _chunks(rows * _widths(corners, width)):
        triangle, row = spread(rows[part])
        triangle = triangle + part.start
        row += rows_low[triangle]
        left, right = _span(corners[triangle], row)
        start = np.clip(np.ceil(left - 0.5), 0, width).astype(np.int64)
        stop = np.clip(np.ceil(right - 0.5), 0, width).astype(np.int64)
        line, column = spread(np.maximum(stop - start, 0))
        column += start[line]
        owner = triangle[line]
        depth = slopes[owner, 0] * (column + 0.5) + slopes[owner, 1] * (row[line] + 0.5) + slopes[owner, 2]
        far = np.clip((depth_high - depth) / depth_step, 0, _DEPTH_STEPS).astype(np.int64)
        np.minimum.at(buffer, row[line] * width + column, (far << 32) | owner)
    seen = buffer != np.iinfo(np.int64).max
    triangles = np.where(seen, buffer & 0xFFFFFFFF, NOTHING)
    depths = np.where(seen, depth_high - (buffer >> 32) * depth_step, -np.inf)
    return triangles.reshape(height, width), depths.reshape(height, width)


def planes(corners: Floats) -> tuple[Floats, NDArray[np.bool_]]:
    """Return the third coordinate over each triangle as a*x + b*y + c (m, 3), and which are not seen edge-on."""
    first = corners[:, 1] - corners[:, 0]
    second = corners[:, 2] - corners[:, 0]
    area = first[:, 0] * second[:, 1] - first[:, 1] * second[:, 0]
    usable = np.abs(area) > 1e-9
    safe = np.where(usable, area, 1.0)
    along_x = (first[:, 2] * second[:, 1] - second[:, 2] * first[:, 1]) / safe
    along_y = (second[:, 2] * first[:, 0] - first[:, 2] * second[:, 0]) / safe
    base = corners[:, 0, 2] - along_x * corners[:, 0, 0] - along_y * corners[:, 0, 1]
    return np.stack([along_x, along_y, base], axis=1), usable


def _widths(corners: Floats, width: int) -> Integers:
    span = corners[..., 0].max(axis=1) - corners[..., 0].min(axis=1)
    widths: Integers = np.clip(np.ceil(span) + 1, 1, width).astype(np.int64)
    return widths


def _chunks(work: Integers) -> list[slice]:
    """Cut the triangles into runs of bounded work, so that memory stays bounded."""
    if not len(work):
        return []
    total = np.cumsum(work)
    cuts = np.searchsorted(total, np.arange(_CHUNK, int(total[-1]), _CHUNK)) + 1
    bounds = np.unique(np.concatenate([[0], cuts, [len(work)]]))
    return [slice(int(a), int(b)) for a, b in pairwise(bounds)]


def _span(corners: Floats, row: Integers) -> tuple[Floats, Floats]:
    """Where the line through the pixel centers of a row enters and leaves each triangle."""
    y = row + 0.5
    left = np.full(len(row), np.inf)
    right = np.full(len(row), -np.inf)
    for a, b in ((0, 1), (1, 2), (2, 0)):
        x1, y1 = corners[:, a, 0], corners[:, a, 1]
        x2, y2 = corners[:, b, 0], corners[:, b, 1]
        crosses = (y1 <= y) != (y2 <= y)
        share = (y - y1) / np.where(crosses, y2 - y1, 1.0)
        x = x1 + share * (x2 - x1)
        left = np.where(crosses, np.minimum(left, x), left)
        right = np.where(crosses, np.maximum(right, x), right)
    empty = right < left
    return np.where(empty, 0.0, left), np.where(empty, 0.0, right)
