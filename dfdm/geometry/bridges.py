"""Flat ceilings that rest on both sides: how far a strand must be drawn through the air."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dfdm.facts.orientation import Bridge
from dfdm.geometry.lying import Lying
from dfdm.geometry.mesh import FloatArray, IntArray
from dfdm.geometry.support import STEPS, Hanging, near_neighbors

FLAT_DEG = 80.0
"""Surface that leans more than this from the vertical is a ceiling."""
_SIDES = 4.0  # a ceiling counts as a bridge if its span is at most this many times as long as its cantilever would be
_LEAST_SPAN_MM = 1.0
_MOST = 40


def free_spans(hang: Hanging) -> FloatArray:
    """Shortest straight distance (n,) in mm between supports on opposite sides, through each ceiling bit; infinite if none.

    Looked for within the layer, in eight directions; supported is where material goes on below the layer.
    """
    span = np.full(hang.count, np.inf)
    flat = hang.lean_deg > FLAT_DEG
    if not flat.any():
        return span
    half = len(STEPS)
    for k, (dx, dy) in enumerate(STEPS):
        forward, there = _steps_to_support(hang, hang.neighbor[:, k])
        backward, back = _steps_to_support(hang, hang.neighbor[:, k + half])
        length = (forward + backward - 1) * float(np.hypot(dx, dy)) * hang.columns.grid.pitch_mm
        span = np.minimum(span, np.where(there & back & flat, length, np.inf))
    return span


def _steps_to_support(hang: Hanging, neighbor: IntArray) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
    """Steps in one direction to the first supported column, and whether there is one before the material ends."""
    count = hang.count
    slot = np.where(neighbor >= 0, hang.slot[neighbor], -1)
    beside = (slot >= 0) & (hang.layer[slot] == hang.layer)
    # Two ends stand for all others: `count` rests on something, `count + 1` is free.
    ends = np.where(neighbor >= 0, count, count + 1)
    follow = np.concatenate((np.where(beside, slot, ends), [count, count + 1]))
    steps = np.concatenate((np.ones(count, dtype=np.int64), [0, 0]))
    while (follow[:count] < count).any():
        steps = steps + steps[follow]
        follow = follow[follow]
    return steps[:count], follow[:count] == count


def ceilings(hang: Hanging) -> tuple[IntArray, int]:
    """Label (n,) of the connected ceiling that each bit belongs to (-1: none), and their number."""
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    flat = hang.lean_deg > FLAT_DEG
    neighbor, _ = near_neighbors(hang)
    slot = np.where(neighbor >= 0, hang.slot[neighbor], -1)
    joined = (slot >= 0) & flat[:, None] & flat[slot] & (hang.layer[slot] == hang.layer[:, None])
    rows = np.broadcast_to(np.arange(hang.count)[:, None], slot.shape)[joined]
    graph = coo_matrix((np.ones(len(rows), dtype=np.int8), (rows, slot[joined])), shape=(hang.count,) * 2)
    _, label = connected_components(graph, directed=False)
    label = np.where(flat, label, -1)
    kept, dense = np.unique(label[flat], return_inverse=True)
    label[flat] = dense
    return label.astype(np.int32), len(kept)


def find_bridges(hang: Hanging, lying: Lying, reach_mm: FloatArray) -> tuple[NDArray[np.bool_], tuple[Bridge, ...]]:
    """What is bridged (n,), and the bridges, longest first.

    `reach_mm` (n,) is how far each bit would hang if it were not bridged. A long ledge between two end walls is no bridge
    if hanging from its own wall is the shorter way.
    """
    bridged = np.zeros(hang.count, dtype=bool)
    label, count = ceilings(hang)
    if not count:
        return bridged, ()
    span = free_spans(hang)
    hangs = np.zeros(count)
    flat = label >= 0
    np.maximum.at(hangs, label[flat], reach_mm[flat])
    pitch = hang.columns.grid.pitch_mm
    bridged[flat] = span[flat] <= _SIDES * np.maximum(hangs[label[flat]], pitch)
    bridges = []
    for one in np.unique(label[bridged]):
        index = np.flatnonzero(bridged & (label == one))
        longest = float(span[index].max())
        if longest < _LEAST_SPAN_MM:
            continue
        points = hang.points(index[span[index] >= longest - 0.5 * pitch])
        middle = points[int(np.argmin(np.linalg.norm(points - points.mean(axis=0), axis=1)))]
        at = lying.own(middle)
        bridges.append(
            Bridge(
                span_mm=longest,
                area_mm2=float(hang.area_mm2[index].sum()),
                at_mm=(float(at[0]), float(at[1]), float(at[2])),
                faces=hang.faces(index, lying),
            )
        )
    bridges.sort(key=lambda b: (-round(b.span_mm, 3), -round(b.area_mm2, 1), b.faces))
    return bridged, tuple(bridges[:_MOST])
