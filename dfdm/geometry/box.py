"""The exact box of a B-rep: least and greatest coordinates where edges, spheres and tori reach them.

A linear function on a cylinder, cone or plane is greatest on the boundary of the face, because straight lines run through
every point of it. Only spheres and tori have extremes inside a face, and freeform faces may.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from OCP.Bnd import Bnd_Box
from OCP.BRepBndLib import BRepBndLib
from OCP.BRepTopAdaptor import BRepTopAdaptor_FClass2d
from OCP.gp import gp_Pnt2d
from OCP.TopAbs import TopAbs_State

from dfdm.geometry.boundary_kernel import curve_points
from dfdm.geometry.dump import Dump
from dfdm.geometry.mesh import FloatArray

_SPLINE, _SPHERE, _TORUS = 7, 4, 5
_ROUNDS = 14
_TOLERANCE_MM = 1e-6


def box_of(found: Dump, shapes: Sequence[Any], low: FloatArray, high: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Least and greatest coordinates (3,) each; `shapes` are the TopoDS_Face of the dump, `low`, `high` a box inside it."""
    kind, edges = found.edge_kind, found.figures[:, 13:19]
    simple = np.isin(kind, (1, 2, 3))
    low = np.minimum(low, np.min(found.vertices, axis=0, initial=np.inf))
    high = np.maximum(high, np.max(found.vertices, axis=0, initial=-np.inf))
    low = np.minimum(low, np.min(edges[simple, :3], axis=0, initial=np.inf))
    high = np.maximum(high, np.max(edges[simple, 3:], axis=0, initial=-np.inf))
    for edge in np.flatnonzero(kind == _SPLINE):
        for axis in range(3):
            if edges[edge, axis] < low[axis]:
                low[axis] = min(low[axis], -_reach(found, int(edge), axis, -1.0))
            if edges[edge, 3 + axis] > high[axis]:
                high[axis] = max(high[axis], _reach(found, int(edge), axis, 1.0))
    unknown = ~simple & (kind != _SPLINE) & ~found.degenerated
    vague = found.surface == 0
    vague[found.use_face[unknown[found.use_edge]]] = True
    for face in np.flatnonzero(np.isin(found.surface, (_SPHERE, _TORUS))).tolist():
        vague[face] |= not _with_bulges(found, face, shapes[face], low, high)
    for face in np.flatnonzero(vague).tolist():
        low, high = _with_kernel(shapes[face], low, high)
    return low, high


def _with_bulges(found: Dump, face: int, shape: Any, low: FloatArray, high: FloatArray) -> bool:  # noqa: ANN401 - OCP
    """Widen the box in place by what lies inside a sphere or torus; False if that is unclear."""
    for axis in range(3):
        above = _bulge(found, face, shape, axis, 1.0, high[axis])
        below = _bulge(found, face, shape, axis, -1.0, -low[axis])
        if above is None or below is None:
            return False
        high[axis], low[axis] = max(high[axis], above), min(low[axis], -below)
    return True


def _with_kernel(shape: Any, low: FloatArray, high: FloatArray) -> tuple[FloatArray, FloatArray]:  # noqa: ANN401 - OCP
    """The box widened by a face as OCCT bounds it: the quick way holds the face, and where that changes nothing it does."""
    for exact in (False, True):
        box = Bnd_Box()
        if exact:
            BRepBndLib.AddOptimal_s(shape, box, False, False)
        else:
            BRepBndLib.Add_s(shape, box, False)
        if box.IsVoid() or box.IsOpen():
            return low, high
        box.SetGap(0.0)
        bounds = np.array(box.Get())
        if (bounds[:3] >= low - _TOLERANCE_MM).all() and (bounds[3:] <= high + _TOLERANCE_MM).all():
            return low, high
    return np.minimum(low, bounds[:3]), np.maximum(high, bounds[3:])


def _reach(found: Dump, edge: int, axis: int, sign: float) -> float:
    """How far a B-spline reaches along an axis: the best of many points, its surroundings searched ever closer."""
    kind, start = (int(v) for v in found.geometry[found.curve[edge], 1:])
    first, last = (float(v) for v in found.edge_ranges[edge])
    knots = int(found.pool[start + 2])
    at = np.linspace(first, last, 8 * knots + 9)
    best = -math.inf
    for _ in range(_ROUNDS):
        along = sign * curve_points(kind, start, found.places[found.edge_place[edge]], found.pool, at)[:, axis]
        top = int(along.argmax())
        best = max(best, float(along[top]))
        at = np.linspace(at[max(top - 1, 0)], at[min(top + 1, len(at) - 1)], 9)
    return best


def _bulge(found: Dump, face: int, shape: Any, axis: int, sign: float, limit: float) -> float | None:  # noqa: ANN401 - OCP
    """The greatest coordinate (times sign) of a sphere or torus if it is beyond `limit` and in the face; None: unclear."""
    origin, x, y, z = found.frames[face].reshape(4, 3)
    along = sign * np.eye(3)[axis]
    radius, tube = found.sizes[face]
    here = np.array([x @ along, y @ along, z @ along])
    flat = math.hypot(here[0], here[1])
    if found.surface[face] == _SPHERE:
        reach, v = radius, math.asin(max(-1.0, min(1.0, here[2])))
    else:
        reach, v = radius * flat + tube, math.atan2(here[2], flat)
    value = float(origin @ along) + reach
    if value <= limit + _TOLERANCE_MM:
        return limit
    if flat < 1e-9:  # a whole circle is highest, or the pole
        return None if found.surface[face] == _TORUS else _whole(shape, 0.0, v, value, limit)
    return _whole(shape, math.atan2(here[1], here[0]), v, value, limit)


def _whole(shape: Any, u: float, v: float, value: float, limit: float) -> float:  # noqa: ANN401 - OCP has no types
    state = BRepTopAdaptor_FClass2d(shape, 1e-9).Perform(gp_Pnt2d(u, v), True)
    return limit if state == TopAbs_State.TopAbs_OUT else value
