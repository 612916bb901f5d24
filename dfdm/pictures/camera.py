"""Where a picture is taken from: parallel projection from a standard view or a direction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dfdm.errors import InputError, UnknownNameError

Floats = NDArray[np.float64]

VIEWS: Final = MappingProxyType(
    {
        "iso": (1.0, -1.0, 0.82),
        "front": (0.0, -1.0, 0.0),
        "back": (0.0, 1.0, 0.0),
        "left": (-1.0, 0.0, 0.0),
        "right": (1.0, 0.0, 0.0),
        "top": (0.0, 0.0, 1.0),
        "bottom": (0.0, 0.0, -1.0),
    }
)
"""Standard views by the direction from the part to the eye; z points up."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Camera:
    """A parallel projection: rows of `axes` are right, up and towards the eye; `scale` is pixels per mm."""

    axes: Floats
    center: Floats
    scale: float
    width: int
    height: int

    def project(self, points: Floats) -> Floats:
        """Return x and y in pixels (y downward) and depth in mm (greater is nearer), shape (n, 3)."""
        seen = (points - self.center) @ self.axes.T
        seen[:, 0] = seen[:, 0] * self.scale + self.width / 2
        seen[:, 1] = self.height / 2 - seen[:, 1] * self.scale
        return seen


def axes_of(view: str | Sequence[float]) -> Floats:
    """Return the right, up and eye directions of a named view or of a direction to the eye."""
    if isinstance(view, str):
        if view not in VIEWS:
            raise UnknownNameError("view", view, VIEWS)
        view = VIEWS[view]
    eye = np.asarray(view, dtype=np.float64)
    length = float(np.linalg.norm(eye)) if eye.shape == (3,) else 0.0
    if not np.isfinite(length) or length == 0.0:
        raise InputError(f"A view needs a direction of three numbers that are not all zero, got {view!r}.")
    eye = eye / length
    upright = abs(eye[2]) < 0.999
    up = np.array([0.0, 0.0, 1.0]) if upright else np.array([0.0, 1.0, 0.0])
    right = np.cross(up, eye)
    right /= np.linalg.norm(right)
    return np.stack([right, np.cross(eye, right), eye])


def fitted(
    points: Floats, view: str | Sequence[float], *, width: int, height: int, above: int = 0, margin: float = 0.08
) -> Camera:
    """Place the camera so that all points fit below `above` pixels, with a margin (share of the smaller side)."""
    axes = axes_of(view)
    seen = points @ axes.T
    low, high = seen.min(axis=0), seen.max(axis=0)
    span = np.maximum(high - low, 1e-9)
    free = 2 * margin * min(width, height)
    scale = float(min((width - free) / span[0], (height - above - free) / span[1]))
    middle = (low + high) / 2
    middle[1] += above / 2 / scale
    return Camera(axes=axes, center=axes.T @ middle, scale=scale, width=width, height=height)
