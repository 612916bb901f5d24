"""How much of its box a part fills, seen from a direction."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from dfdm.pictures.camera import fitted
from dfdm.pictures.drawing.display import Floats
from dfdm.pictures.raster import rasterize

_PIXELS = 96


def filled_share(vertices: ArrayLike, triangles: ArrayLike, eye: Floats) -> float:
    """Share (0 to 1) of the rectangle around the silhouette that the silhouette covers, to about one percent."""
    points = np.asarray(vertices, dtype=np.float64)
    corners = np.asarray(triangles, dtype=np.int64)
    camera = fitted(points[corners.ravel()], eye.tolist(), width=_PIXELS, height=_PIXELS, margin=0.0)
    seen, _ = rasterize(camera.project(points)[corners], _PIXELS, _PIXELS)
    span = np.ptp(points @ camera.axes[:2].T, axis=0) * camera.scale
    return float((seen >= 0).sum() / max(float(span[0] * span[1]), 1.0))
