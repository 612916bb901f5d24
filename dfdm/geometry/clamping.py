"""The three directions along which a part lies square in a vise: how it would be clamped, however it stands in the model."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import numpy as np

from dfdm.geometry.mesh import FloatArray

if TYPE_CHECKING:
    from dfdm.geometry.part import Part

_SAME: Final = float(np.cos(np.radians(0.5)))
_SQUARE: Final = float(np.sin(np.radians(0.5)))
_TRIED: Final = 8
_WORTH: Final = 0.1
"""A part is turned out of the model's axes only if that squares this share more of its surface with the tool."""


def clamping_axes(part: Part) -> FloatArray:
    """Three orthogonal unit vectors (3, 3): the model's own axes, unless much more of the surface is square to others.

    What a machinist lines up are flat faces and the axes of holes and turned faces; each counts with its area. Of equal frames
    the one nearest to the model's axes is taken, so that its rows are nearest to x, y and z.
    """
    directions, weights = _directions(part)
    own = np.eye(3)
    if not len(directions):
        return own
    whole = float(weights.sum())
    best, most = own, _weight(own, directions, weights) + _WORTH * whole
    if most >= whole:  # no frame squares more than all of it
        return own
    for first in directions[:_TRIED]:
        square = np.abs(directions @ first) < _SQUARE
        seconds = directions[square][:_TRIED] if square.any() else _any_across(first)[None]
        for second in seconds:
            rows = _rows(first, second)
            found = _weight(rows, directions, weights)
            if found > most * (1.0 + 1e-6):
                best, most = _ordered(rows), found
    return best


def _directions(part: Part) -> tuple[FloatArray, FloatArray]:
    """Directions (n, 3) of flat faces and of axes, both senses as one, and the area that each stands for, largest first."""
    rows = [
        (direction, face.area_mm2)
        for face in part.faces
        if (direction := face.normal if face.surface == "plane" else face.axis if face.surface == "cylinder" else None)
        is not None
    ]
    if not rows:
        return np.zeros((0, 3)), np.zeros(0)
    units = np.array([direction for direction, _ in rows], dtype=np.float64)
    units /= np.sqrt(np.square(units).sum(axis=1))[:, None]
    areas = np.array([area for _, area in rows])
    found: list[FloatArray] = []
    weights: list[float] = []
    left = np.ones(len(rows), dtype=bool)
    while left.any():
        unit = units[int(left.argmax())]
        near = left & (np.abs(units @ unit) > _SAME)
        found.append(unit)
        weights.append(float(areas[near].sum()))
        left &= ~near
    order = np.argsort(-np.round(np.array(weights), 3), kind="stable")
    return np.array(found)[order].reshape(-1, 3), np.array(weights)[order]


def _weight(frame: FloatArray, directions: FloatArray, weights: FloatArray) -> float:
    """Area of what lies square to one of the axes of a frame."""
    return float(weights[np.abs(directions @ frame.T).max(axis=1) > _SAME].sum())


def _any_across(first: FloatArray) -> FloatArray:
    """A direction square to `first`, as near to one of the model's axes as there is."""
    axis = np.eye(3)[int(np.argmin(np.round(np.abs(first), 6)))]
    across = axis - first * float(axis @ first)
    return np.asarray(across / np.linalg.norm(across))


def _rows(first: FloatArray, second: FloatArray) -> FloatArray:
    """The first of two directions, what of the second is square to it, and what is square to both."""
    (a, b, c), (d, e, f) = first.tolist(), second.tolist()
    along = a * d + b * e + c * f
    d, e, f = d - along * a, e - along * b, f - along * c
    length = math.sqrt(d * d + e * e + f * f)
    d, e, f = d / length, e / length, f / length
    return np.array([[a, b, c], [d, e, f], [b * f - c * e, c * d - a * f, a * e - b * d]])


def _ordered(frame: FloatArray) -> FloatArray:
    """A frame with its rows ordered and turned to be nearest to x, y and z, right-handed."""
    rows = list(frame)
    ordered = []
    for axis in (2, 0, 1):
        nearest = max(range(len(rows)), key=lambda i: (round(abs(float(rows[i][axis])), 6), -i))
        row = rows.pop(nearest)
        ordered.append(row if row[axis] >= 0.0 else -row)
    z, x, y = ordered
    return np.array([x, y if float(np.cross(z, x) @ y) > 0.0 else -y, z])
