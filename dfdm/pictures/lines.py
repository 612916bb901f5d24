"""Lines on a picture: where they are not hidden behind the part."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dfdm.pictures.camera import Camera
from dfdm.pictures.raster import spread

Floats = NDArray[np.float64]


def visible_line_mask(segments: Floats, camera: Camera, depth: Floats, *, thickness: int) -> NDArray[np.bool_]:
    """Mark the pixels of the segments (n, 2, 3, in mm) that lie on or before the seen surface.

    `depth` is the z-buffer of the same camera. A line lies on the surface that it bounds, so it may be
    behind by what the surface can fall away within two pixels at a steep angle.
    """
    mask = np.zeros(depth.shape, dtype=bool)
    if not len(segments):
        return mask
    start, end = camera.project(segments[:, 0]), camera.project(segments[:, 1])
    steps = np.ceil(np.abs(end - start)[:, :2].max(axis=1) * 1.5).astype(np.int64) + 1
    owner, number = spread(steps)
    share = (number / np.maximum(steps[owner] - 1, 1))[:, None]
    points = start[owner] * (1 - share) + end[owner] * share
    height, width = depth.shape
    x = np.clip(np.floor(points[:, 0]).astype(np.int64), 0, width - 1)
    y = np.clip(np.floor(points[:, 1]).astype(np.int64), 0, height - 1)
    slack = 2.5 / camera.scale
    shown = points[:, 2] >= _farthest(depth)[y, x] - slack
    x, y = x[shown], y[shown]
    reach = range(-((thickness - 1) // 2), thickness // 2 + 1)
    for dy in reach:
        for dx in reach:
            mask[np.clip(y + dy, 0, height - 1), np.clip(x + dx, 0, width - 1)] = True
    return mask


def _farthest(depth: Floats) -> Floats:
    """The least depth within one pixel: a line at a silhouette must not be hidden by its own part."""
    padded = np.pad(depth, 1, mode="edge")
    rows = np.minimum(np.minimum(padded[:-2], padded[1:-1]), padded[2:])
    return np.minimum(np.minimum(rows[:, :-2], rows[:, 1:-1]), rows[:, 2:])
