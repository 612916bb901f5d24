"""Cylinders and planes by least squares through scanned points, what does not belong to them let go."""

from __future__ import annotations

from typing import Final

import numpy as np
from scipy.optimize import least_squares

from dfdm.geometry.mesh import FloatArray

_OUTSIDE: Final = 3.5
_MAD: Final = 1.4826
_LEAST_TURN: Final = np.radians(60.0)
_SECTORS: Final = 36


def fitted_cylinder(points: FloatArray, origin: FloatArray, axis: FloatArray, radius_mm: float) -> tuple[float, str]:
    """Radius in mm of the cylinder through points (n, 3) near the one given, and why it cannot be told ('' if it can).

    Orthogonal distances are least, robustly (soft L1), then once more without what lies beyond 3.5 deviations (edges,
    dirt). Less than a sixth of a turn does not tell a radius.
    """
    axis = axis / np.linalg.norm(axis)
    u = np.cross(axis, np.eye(3)[np.argmin(np.abs(axis))])
    u /= np.linalg.norm(u)
    v = np.cross(axis, u)
    local = points - origin
    frame = np.stack((local @ u, local @ v, local @ axis), axis=1)
    reach = max(float(np.ptp(frame[:, 2])), 1e-9)
    frame[:, 2] -= frame[:, 2].mean()

    def off(p: FloatArray) -> FloatArray:
        along = frame[:, 2] / reach
        return np.asarray(np.hypot(frame[:, 0] - p[0] - p[2] * along, frame[:, 1] - p[1] - p[3] * along) - p[4])

    start = np.array([0.0, 0.0, 0.0, 0.0, radius_mm])
    kept = np.ones(len(frame), dtype=bool)
    for _ in range(3):
        scale = max(_MAD * float(np.median(np.abs(off(start)[kept] - np.median(off(start)[kept])))), 1e-6)
        found = least_squares(lambda p, k=kept: off(p)[k], start, loss="soft_l1", f_scale=2.0 * scale)
        start = found.x
        scale = max(_MAD * float(np.median(np.abs(off(start)))), 1e-6)
        kept = np.abs(off(start)) < _OUTSIDE * scale
        if kept.sum() < 0.5 * len(kept):
            return 0.0, "the scanned points lie on no cylinder"
    angle = np.arctan2(frame[kept, 1] - start[1], frame[kept, 0] - start[0])
    sectors = np.unique(((angle + np.pi) / (2 * np.pi) * _SECTORS).astype(np.int64) % _SECTORS)
    if len(sectors) * 2 * np.pi / _SECTORS < _LEAST_TURN:
        return 0.0, "the scan sees less than a sixth of its turn"
    return float(abs(start[4])), ""


def fitted_plane(points: FloatArray) -> tuple[FloatArray, FloatArray]:
    """A point (3,) and the unit normal (3,) of the plane through points (n, 3), those beyond 3.5 deviations let go."""
    kept = np.ones(len(points), dtype=bool)
    for _ in range(3):
        middle = points[kept].mean(axis=0)
        normal = np.linalg.svd(points[kept] - middle, full_matrices=False)[2][2]
        off = (points - middle) @ normal
        scale = max(_MAD * float(np.median(np.abs(off - np.median(off)))), 1e-9)
        kept = np.abs(off - np.median(off)) < _OUTSIDE * scale
    return np.asarray(points[kept].mean(axis=0)), np.asarray(normal)
