"""The torus through the corners of a smooth region of a mesh: a fillet round the rim of a hole or boss, a ring."""

from __future__ import annotations

import numpy as np

from dfdm.geometry.mesh import FloatArray

_FEWEST_RINGS = 4
"""Through three rings of corners about one axis there always is a torus."""
_FEWEST_FACETS = 24
_SKEW = 1e-3
"""Mean square distance of normals from the axis, in sizes of the region, that facets of a torus stay below."""
_SAMPLE = 400


def torus_through(
    points: FloatArray, centers: FloatArray, normals: FloatArray, areas: FloatArray, misfit: float
) -> tuple[FloatArray, FloatArray, float, float] | None:
    """Center, axis (3,), ring and tube radius of the torus that all `points` (n, 3) lie on; None if there is none.

    `misfit` as a share of the tube's radius. The normals of facets meet the axis (line geometry of surfaces of
    revolution, Pottmann and Wallner 2001); the fit is then made exact on the corners by least squares.
    """
    middle = points.mean(axis=0)
    size = float(np.linalg.norm(np.ptp(points, axis=0)))
    at = (centers - middle) / size
    rows = np.column_stack((np.cross(at, normals), normals)) * np.sqrt(areas / areas.sum())[:, None]
    values, vectors = np.linalg.eigh(rows.T @ rows)
    turn, moment = vectors[:3, 0], vectors[3:, 0]
    length = float(np.linalg.norm(turn))
    if length < 1e-3 or values[0] > _SKEW or len(normals) < _FEWEST_FACETS:
        return None
    axis, foot = turn / length, np.cross(turn, moment) / length**2
    basis = np.linalg.svd(axis[None])[2][1:]
    local = (points - middle) / size
    start = np.concatenate((basis @ foot, (0.0, 0.0), _circle(*_profile(local, axis, foot))))
    if not np.isfinite(start).all():
        return None

    def placed(values: FloatArray) -> tuple[FloatArray, FloatArray]:
        tilted = axis + values[2:4] @ basis
        return tilted / np.linalg.norm(tilted), values[:2] @ basis

    def off(values: FloatArray, some: FloatArray) -> FloatArray:
        across, along = _profile(some, *placed(values))
        return np.asarray(np.hypot(across - values[4], along - values[5]) - values[6])

    from scipy.optimize import least_squares

    sample = local[:: max(1, len(local) // _SAMPLE)]
    if len(sample) < len(start) or float(np.abs(off(start, sample)).max()) > 0.3 * start[6]:
        return None
    best = least_squares(off, start, args=(sample,), max_nfev=20, method="lm").x
    ring, tube = float(best[4]), float(best[6])
    if tube <= 0.0 or ring <= 0.0 or float(np.abs(off(best, local)).max()) > misfit * tube:
        return None
    turned, place = placed(best)
    across, along = _profile(local, turned, place)
    angle = np.sort(np.arctan2(along - best[5], across - ring))
    if np.count_nonzero(np.diff(angle) > 0.02) + 1 < _FEWEST_RINGS:
        return None
    return middle + size * (place + best[5] * turned), turned, size * ring, size * tube


def _profile(points: FloatArray, axis: FloatArray, foot: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Distance from an axis, and height along it, of points (n, 3)."""
    away = points - foot
    along = away @ axis
    return np.linalg.norm(away - along[:, None] * axis, axis=1), along


def _circle(x: FloatArray, y: FloatArray) -> tuple[float, float, float]:
    """Center and radius of the circle nearest to points of a plane (Kåsa)."""
    system = np.column_stack((2.0 * x, 2.0 * y, np.ones(len(x))))
    (a, b, c), *_ = np.linalg.lstsq(system, x * x + y * y, rcond=None)
    return float(a), float(b), float(np.sqrt(max(c + a * a + b * b, 0.0)))
