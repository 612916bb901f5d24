"""Flat ceilings that rest on both sides: how far a strand must be drawn through the air."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dfdm.facts.hanging import Bridge
from dfdm.geometry.lying import Lying
from dfdm.geometry.mesh import FloatArray
from dfdm.geometry.support import Hanging

FLAT_DEG = 80.0
"""Surface that leans more than this from the vertical is a ceiling."""
_SIDES = 4.0  # a ceiling counts as a bridge if its span is at most this many times as long as its cantilever would be
_LEAST_SPAN_MM = 1.0
_MOST = 40
_UPRIGHT = 0.1
_BINS = 720
_WALLS = 6
_LEAST_SHARE = 0.02
_FAN = 8
_JAGGED = 1.5
_SAME_RAD = 0.02


def free_spans(hang: Hanging, flat: NDArray[np.bool_], angles: FloatArray) -> FloatArray:
    """Shortest straight distance (n,) in mm between supports on opposite sides, through each ceiling bit; infinite if none.

    Looked for within the layer, along `angles` (rad); supported is where material goes on below the layer.
    """
    from dfdm.geometry.support_kernel import spans

    level = np.zeros(int(hang.layer.max(initial=0)) + 1, dtype=bool)
    level[hang.layer[flat]] = True
    columns, grid = hang.columns, hang.columns.grid
    found: FloatArray = spans(
        columns.first, columns.cell, columns.bottom, columns.top, hang.layers, hang.stretch, hang.slot,
        level[hang.layer], grid.nx, grid.ny, angles,
    )  # fmt: skip
    return np.asarray(np.where(flat, found * grid.pitch_mm, np.inf), dtype=np.float64)


def crossing_angles(normals: FloatArray, areas: FloatArray) -> FloatArray:
    """Directions in plan (rad) in which bridges may run: an even fan, and square to and along the walls that most area stands in."""
    upright = np.abs(normals[:, 2]) < _UPRIGHT
    angle = np.mod(np.arctan2(normals[upright, 1], normals[upright, 0]), np.pi)
    width = np.pi / _BINS
    bins = np.round(angle / width).astype(np.int64)
    area = np.bincount(bins % _BINS, weights=areas[upright], minlength=_BINS)
    first = np.argsort(-area, kind="stable")[:_WALLS]
    walls = []
    for one in first[area[first] > _LEAST_SHARE * area.sum()]:
        off = np.mod(angle - one * width + 0.5 * np.pi, np.pi) - 0.5 * np.pi
        near = np.abs(off) <= 0.5 * width + 1e-12
        square = one * width + float(np.average(off[near], weights=areas[upright][near]))
        walls += [square, square + 0.5 * np.pi]
    tried = [*(np.arange(_FAN) * np.pi / _FAN)]
    for wall in walls:
        if np.abs(np.mod(wall - np.array(tried) + 0.5 * np.pi, np.pi) - 0.5 * np.pi).min() > _SAME_RAD:
            tried.append(wall)
    return np.array(tried)


def find_bridges(hang: Hanging, lying: Lying, reach_mm: FloatArray) -> tuple[NDArray[np.bool_], tuple[Bridge, ...]]:
    """What is bridged (n,), and the bridges, longest first.

    `reach_mm` (n,) is how far each bit would hang if it were not bridged. A long ledge between two end walls is no bridge
    if hanging from its own wall is the shorter way.
    """
    bridged = np.zeros(hang.count, dtype=bool)
    flat = hang.lean_deg > FLAT_DEG
    if not flat.any():
        return bridged, ()
    label = hang.patches(flat, level=True)
    span = free_spans(hang, flat, crossing_angles(lying.normals, lying.areas))
    hangs = np.zeros(int(label.max()) + 1)
    np.maximum.at(hangs, label[flat], reach_mm[flat])
    pitch = hang.columns.grid.pitch_mm
    bridged[flat] = span[flat] <= _SIDES * np.maximum(hangs[label[flat]], pitch)
    found = []
    for patch in hang.groups(np.where(bridged, label, -1).astype(np.int32), span, most=_MOST):
        # Lines across a span that runs askew on the grid count one cell more or less.
        at, longest = hang.middle(patch.members, span, patch.greatest - _JAGGED * pitch)
        if longest >= _LEAST_SPAN_MM:
            found.append((patch, at, longest))
    own = lying.own(hang.points(np.array([at for _, at, _ in found], dtype=np.int64))).tolist()
    bridges = [
        Bridge(
            span_mm=longest,
            area_mm2=patch.area_mm2,
            at_mm=(x, y, z),
            faces=hang.faces(patch.members, lying),
        )
        for (patch, _, longest), (x, y, z) in zip(found, own, strict=True)
    ]
    bridges.sort(key=lambda b: (-round(b.span_mm, 3), -round(b.area_mm2, 1), b.faces))
    return bridged, tuple(bridges[:_MOST])
