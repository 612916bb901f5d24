"""Turn the lines, arcs and curves of a drawing into edges of the kernel, exactly."""

from __future__ import annotations

import math
from collections import Counter
from typing import Any

import cadquery as cq
from OCP.BRepBuilderAPI import BRepBuilderAPI_MakeEdge
from OCP.Geom import Geom_BSplineCurve
from OCP.gp import gp_Pnt
from OCP.TColgp import TColgp_Array1OfPnt
from OCP.TColStd import TColStd_Array1OfInteger, TColStd_Array1OfReal


def edge_of(entity: Any) -> cq.Edge | None:  # noqa: ANN401 - an ezdxf entity, upright
    """The edge of a LINE, ARC, CIRCLE, ELLIPSE or SPLINE in drawing units; None if it has no length.

    Raises ValueError, saying why, for any other kind of entity.
    """
    kind = entity.dxftype()
    if kind == "LINE":
        start, end = (cq.Vector(*point) for point in (entity.dxf.start, entity.dxf.end))
        return cq.Edge.makeLine(start, end) if (end - start).Length > 1e-9 else None
    if kind in ("CIRCLE", "ARC"):
        return _arc(entity, whole=kind == "CIRCLE")
    if kind == "ELLIPSE":
        return _ellipse(entity)
    if kind == "SPLINE":
        return _spline(entity)
    raise ValueError("it is no line, arc or curve: take it apart in the drawing, or delete it")


def _arc(entity: Any, *, whole: bool) -> cq.Edge | None:  # noqa: ANN401 - an ezdxf entity
    radius, center = float(entity.dxf.radius), cq.Vector(*entity.dxf.center)
    if radius < 1e-9:
        return None
    if whole:
        return cq.Edge.makeCircle(radius, center)
    start, end = float(entity.dxf.start_angle), float(entity.dxf.end_angle)
    span = (end - start) % 360.0 or 360.0
    return cq.Edge.makeCircle(radius, center, cq.Vector(0, 0, 1), start, start + span)


def _ellipse(entity: Any) -> cq.Edge | None:  # noqa: ANN401 - an ezdxf entity
    major = cq.Vector(*entity.dxf.major_axis)
    minor = major.Length * float(entity.dxf.ratio)
    if minor < 1e-9:
        return None
    start, end = math.degrees(entity.dxf.start_param), math.degrees(entity.dxf.end_param)
    span = (end - start) % 360.0
    center, up = cq.Vector(*entity.dxf.center), cq.Vector(0, 0, 1)
    if span < 1e-6 or span > 360.0 - 1e-6:
        return cq.Edge.makeEllipse(major.Length, minor, center, up, major)
    if float(entity.dxf.ratio) > 1.0 - 1e-9:
        turned = math.degrees(math.atan2(major.y, major.x)) + start
        return cq.Edge.makeCircle(major.Length, center, up, turned, turned + span)
    return cq.Edge.makeEllipse(major.Length, minor, center, up, major, start, start + span)


def _spline(entity: Any) -> cq.Edge:  # noqa: ANN401 - an ezdxf entity
    """A B-spline from control points, or through fit points as CAD programs draw it."""
    curve = entity.construction_tool()
    knots = [float(k) for k in curve.knots()]
    spread = Counter(round(k, 9) for k in knots)
    values = sorted(spread)
    poles = TColgp_Array1OfPnt(1, curve.count)
    for i, point in enumerate(curve.control_points, start=1):
        poles.SetValue(i, gp_Pnt(point.x, point.y, point.z))
    weights = TColStd_Array1OfReal(1, curve.count)
    for i, weight in enumerate(curve.weights() or [1.0] * curve.count, start=1):
        weights.SetValue(i, float(weight))
    steps, counts = TColStd_Array1OfReal(1, len(values)), TColStd_Array1OfInteger(1, len(values))
    for i, value in enumerate(values, start=1):
        steps.SetValue(i, value)
        counts.SetValue(i, min(spread[value], curve.degree + 1))
    try:
        bspline = Geom_BSplineCurve(poles, weights, steps, counts, curve.degree)
        made = BRepBuilderAPI_MakeEdge(bspline, bspline.FirstParameter(), bspline.LastParameter())
        return cq.Edge(made.Edge())
    except Exception as error:
        raise ValueError(f"its curve is broken: {type(error).__name__}") from error
