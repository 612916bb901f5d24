"""Views of a part with hidden lines, as exact lines and arcs; of triangles, as segments that rays find seen or hidden.

The kernel's exact algorithm (HLRBRep_Algo) projects edges and silhouettes of a B-rep and splits them where something
hides them. What it leaves double (edges that lie behind one another) is merged in `strokes`.
"""

from __future__ import annotations

import math
from typing import Any, Final

import numpy as np
from OCP.BRep import BRep_Tool
from OCP.BRepAdaptor import BRepAdaptor_Curve, BRepAdaptor_Surface
from OCP.BRepAlgoAPI import BRepAlgoAPI_Common
from OCP.BRepLib import BRepLib
from OCP.BRepPrimAPI import BRepPrimAPI_MakeBox
from OCP.GCPnts import GCPnts_QuasiUniformDeflection
from OCP.GeomAbs import GeomAbs_CurveType as Curve
from OCP.GeomAbs import GeomAbs_SurfaceType as Surface
from OCP.gp import gp_Ax2, gp_Dir, gp_Pnt
from OCP.HLRAlgo import HLRAlgo_Projector
from OCP.HLRBRep import HLRBRep_Algo, HLRBRep_HLRToShape
from OCP.TopAbs import TopAbs_ShapeEnum
from OCP.TopoDS import TopoDS

from dfdm.errors import GeometryError
from dfdm.facts.views import Floats, Mark, Stroke, StrokeStyle, View
from dfdm.geometry.brep import faces_of, sub_shapes
from dfdm.geometry.part import Part
from dfdm.geometry.strokes import merged, path_of
from dfdm.geometry.triangle_views import strokes_of_mesh

DEFLECTION_MM: Final = 0.01
# Seams (RgNLineVCompound) are left out: they are no edges of the part.
_KINDS: Final[tuple[tuple[str, bool, StrokeStyle], ...]] = (
    ("VCompound", False, "edge"),
    ("OutLineVCompound", False, "outline"),
    ("Rg1LineVCompound", False, "smooth"),
    ("HCompound", True, "edge"),
    ("OutLineHCompound", True, "outline"),
)


def view_of(part: Part, right: Floats, up: Floats) -> View:
    """The part seen with `right` and `up` (unit vectors, square to each other) to the right and up.

    Raises GeometryError where the kernel cannot project the shape.
    """
    axes = np.stack([right, up, np.cross(right, up)])
    if part.ocp is None:
        return View(axes=axes, strokes=merged(strokes_of_mesh(part, axes)))
    return View(axes=axes, strokes=merged(_projected(part.ocp, axes)))


def section_of(part: Part, right: Floats, up: Floats, at_mm: float) -> View | None:
    """What is seen of the part behind the plane at `at_mm` along the eye, with the faces that the cut lays bare.

    Hidden lines are left out, as in sections. None for triangles, and where nothing is cut.
    """
    if part.ocp is None:
        return None
    axes = np.stack([right, up, np.cross(right, up)])
    size = 4.0 * part.mesh.diagonal_mm
    middle = 0.5 * (part.mesh.vertices.min(axis=0) + part.mesh.vertices.max(axis=0))
    corner = middle + axes.T @ np.array([-size, -size, at_mm - float(axes[2] @ middle) - 2.0 * size])
    box = BRepPrimAPI_MakeBox(
        gp_Ax2(gp_Pnt(*corner.tolist()), gp_Dir(*axes[2].tolist()), gp_Dir(*axes[0].tolist())),
        2 * size,
        2 * size,
        2 * size,
    )
    try:
        half = BRepAlgoAPI_Common(part.ocp, box.Shape()).Shape()
        rings = _rings(half, axes, at_mm)
        strokes = [s for s in _projected(half, axes) if not s.hidden] if rings else []
    except (GeometryError, MemoryError):
        raise
    except Exception as error:
        raise GeometryError(f"the part cannot be cut: {type(error).__name__}", what="section") from error
    if not rings or not strokes:
        return None
    return View(axes=axes, strokes=merged(strokes), cut=tuple(rings), cut_at_mm=at_mm)


def marks_of(part: Part) -> tuple[Mark, ...]:
    """Every face with the points of its border, for dimensions to take hold of."""
    mesh = part.mesh
    marks = []
    for face in part.faces:
        of_face = mesh.triangles[mesh.face_of_triangle == face.id]
        marks.append(
            Mark(
                face=face.id,
                surface=face.surface,
                direction=face.normal if face.surface == "plane" else face.axis,
                at_mm=face.origin or face.centroid,
                radius_mm=face.radius_mm,
                concave=face.concave,
                area_mm2=face.area_mm2,
                points=mesh.vertices[np.unique(of_face)] if len(of_face) else np.array([face.centroid]),
            )
        )
    return tuple(marks)


def _projected(shape: Any, axes: Floats) -> list[Stroke]:  # noqa: ANN401 - OCP has no types
    try:
        found = HLRBRep_Algo()
        found.Add(shape)
        found.Projector(
            HLRAlgo_Projector(gp_Ax2(gp_Pnt(0, 0, 0), gp_Dir(*axes[2].tolist()), gp_Dir(*axes[0].tolist())))
        )
        found.Update()
        found.Hide()
        shapes = HLRBRep_HLRToShape(found)
        strokes = []
        for name, hidden, style in _KINDS:
            compound = getattr(shapes, name)()
            if compound is None or compound.IsNull():
                continue
            BRepLib.BuildCurves3d_s(compound)
            for edge in sub_shapes(compound, TopAbs_ShapeEnum.TopAbs_EDGE):
                stroke = _stroke(TopoDS.Edge_s(edge), hidden, style)
                if stroke is not None:
                    strokes.append(stroke)
    except MemoryError:
        raise
    except Exception as error:
        raise GeometryError(f"the part cannot be projected: {type(error).__name__}", what="view") from error
    return strokes


def _stroke(edge: Any, hidden: bool, style: StrokeStyle) -> Stroke | None:  # noqa: ANN401 - OCP has no types
    curve = BRepAdaptor_Curve(edge)
    first, last = curve.FirstParameter(), curve.LastParameter()
    if not (math.isfinite(first) and math.isfinite(last)) or last - first <= 0.0:
        return None
    if curve.GetType() == Curve.GeomAbs_Line:
        ends = np.array([[p.X(), p.Y()] for p in (curve.Value(first), curve.Value(last))])
        return Stroke(kind="line", points=ends, hidden=hidden, style=style)
    points = _points(curve, first, last)
    if curve.GetType() == Curve.GeomAbs_Circle:
        circle = curve.Circle()
        turn = 1.0 if circle.Axis().Direction().Z() > 0.0 else -1.0
        if abs(circle.Axis().Direction().Z()) > 1.0 - 1e-9:
            center = (circle.Location().X(), circle.Location().Y())
            sweep = math.degrees(last - first)
            whole = sweep > 360.0 - 1e-6
            start = points[0] if turn > 0.0 else points[-1]
            return Stroke(
                kind="circle" if whole else "arc",
                points=points,
                hidden=hidden,
                style=style,
                center=center,
                radius_mm=circle.Radius(),
                start_deg=math.degrees(math.atan2(start[1] - center[1], start[0] - center[0])),
                sweep_deg=min(sweep, 360.0),
            )
    return path_of(points, hidden, style)


def _points(curve: Any, first: float, last: float) -> Floats:  # noqa: ANN401 - OCP has no types
    """Points (n, 2) of the curve from end to end, within 0.01 mm."""
    found = GCPnts_QuasiUniformDeflection(curve, DEFLECTION_MM, first, last)
    if found.IsDone() and found.NbPoints() >= 2:
        listed = [found.Value(i) for i in range(1, found.NbPoints() + 1)]
    else:
        listed = [curve.Value(t) for t in np.linspace(first, last, 33)]
    return np.array([[p.X(), p.Y()] for p in listed])


def _rings(half: Any, axes: Floats, at_mm: float) -> list[Floats]:  # noqa: ANN401 - OCP has no types
    """The wires of the faces that lie in the cutting plane, as rings (n, 2) in the view."""
    rings = []
    for face in faces_of(half):
        if BRepAdaptor_Surface(face, False).GetType() != Surface.GeomAbs_Plane:
            continue
        points = _border(face)
        if len(points) and np.abs(np.concatenate(points) @ axes[2] - at_mm).max() < 1e-5 * max(1.0, abs(at_mm)):
            rings += [ring @ axes[:2].T for ring in points]
    return rings


def _border(face: Any) -> list[Floats]:  # noqa: ANN401 - OCP has no types
    """The wires of a face as closed polylines (n, 3) within 0.01 mm; empty where one of them has no curve."""
    from OCP.BRepTools import BRepTools_WireExplorer

    rings = []
    for wire in sub_shapes(face, TopAbs_ShapeEnum.TopAbs_WIRE):
        explorer = BRepTools_WireExplorer(TopoDS.Wire_s(wire))
        ring: list[list[float]] = []
        while explorer.More():
            edge = explorer.Current()
            if not BRep_Tool.Degenerated_s(edge):
                curve = BRepAdaptor_Curve(edge)
                found = GCPnts_QuasiUniformDeflection(curve, DEFLECTION_MM)
                listed = [found.Value(i) for i in range(1, found.NbPoints() + 1)]
                if edge.Orientation().name == "TopAbs_REVERSED":
                    listed.reverse()
                ring += [[p.X(), p.Y(), p.Z()] for p in listed[:-1]]
            explorer.Next()
        if len(ring) >= 3:
            rings.append(np.array(ring))
    return rings
