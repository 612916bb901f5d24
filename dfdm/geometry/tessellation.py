"""Triangles out of OCCT: meshed on a copy, taken out in one piece instead of node by node."""

from __future__ import annotations

import io
import struct
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from OCP.BinTools import BinTools, BinTools_FormatVersion
from OCP.BRep import BRep_Builder, BRep_Tool
from OCP.BRepBuilderAPI import BRepBuilderAPI_Copy
from OCP.BRepMesh import BRepMesh_IncrementalMesh
from OCP.TopAbs import TopAbs_Orientation
from OCP.TopLoc import TopLoc_Location
from OCP.TopoDS import TopoDS, TopoDS_Compound, TopoDS_Face

from dfdm.geometry.canonical import snapped
from dfdm.geometry.mesh import FloatArray, Mesh, weld

_HEADER = b"\nOpen CASCADE Topology V4"
ANGULAR_RAD = 0.3
_LINEAR_MM = (0.01, 0.1)
_LINEAR_OF_SIZE = 1e-3


def linear_deflection_mm(diagonal_mm: float) -> float:
    """How far triangles may lie off a curved surface: 0.1 mm, finer on small parts."""
    return float(np.clip(_LINEAR_OF_SIZE * diagonal_mm, *_LINEAR_MM))


def tessellate(shape: Any, faces: Sequence[Any], *, linear_mm: float, angular_rad: float = ANGULAR_RAD) -> Mesh:  # noqa: ANN401 - OCP has no types
    """Mesh a TopoDS shape; face i of `faces` (its TopoDS_Face) tags its triangles with i.

    The shape itself stays untouched: a triangulation that it already carries may be of any tolerance, so a copy is
    meshed. Raises GeometryError when no face can be meshed.
    """
    copier = BRepBuilderAPI_Copy(shape, False, False)
    copy = copier.Shape()
    BRepMesh_IncrementalMesh(copy, linear_mm, False, angular_rad, True)
    copies = [TopoDS.Face_s(copier.ModifiedShape(face).Oriented(face.Orientation())) for face in faces]
    points, corners, tags = raw_triangles(copies)
    return weld(snapped(points), corners, tags)


def raw_triangles(faces: Sequence[Any]) -> tuple[FloatArray, NDArray[np.int32], NDArray[np.int32]]:
    """Vertices (n, 3), triangles (m, 3) and the position (m,) in `faces` of each, of faces that are meshed already.

    The vertices of each face stand by themselves, in OCCT's order; triangles of reversed faces are turned about. Faces
    without triangles are passed over.
    """
    vertices: list[FloatArray] = [np.empty((0, 3))]
    triangles: list[NDArray[np.int32]] = [np.empty((0, 3), dtype=np.int32)]
    tags: list[NDArray[np.int32]] = [np.empty(0, dtype=np.int32)]
    offset = 0
    for tag, part in enumerate(_triangulations(faces)):
        if part is None:
            continue
        points, corners = part
        if faces[tag].Orientation() == TopAbs_Orientation.TopAbs_REVERSED:
            corners = corners[:, [0, 2, 1]]
        vertices.append(points)
        triangles.append(corners + offset)
        tags.append(np.full(len(corners), tag, dtype=np.int32))
        offset += len(points)
    return np.concatenate(vertices), np.concatenate(triangles), np.concatenate(tags)


def _triangulations(faces: Sequence[Any]) -> list[tuple[FloatArray, NDArray[np.int32]] | None]:
    """Nodes (n, 3) and corners (m, 3, 0-based) of each face, None where the mesher gave up."""
    found: list[tuple[Any, TopLoc_Location]] = []
    for face in faces:
        location = TopLoc_Location()
        found.append((BRep_Tool.Triangulation_s(face, location), location))
    placed = [not place.IsIdentity() for _, place in found]
    # Faces that are placed copies of one another share their triangles, and the writer writes those once.
    owner = _first_alike([face.Located(TopLoc_Location()) for face in faces]) if any(placed) else range(len(faces))
    distinct = [i for i, (triangulation, _) in enumerate(found) if triangulation is not None and owner[i] == i]
    read = [found[i][0] for i in distinct]
    parts = dict(zip(distinct, _in_one_piece(read) or [_node_by_node(t) for t in read], strict=True))
    result: list[tuple[FloatArray, NDArray[np.int32]] | None] = []
    for i, (triangulation, place) in enumerate(found):
        if triangulation is None:
            result.append(None)
            continue
        points, corners = parts[owner[i]]
        if placed[i]:
            points, mirrored = _placed(points, place)
            corners = corners[:, [0, 2, 1]] if mirrored else corners
        result.append((points, corners))
    return result


def _first_alike(shapes: Sequence[Any]) -> list[int]:
    """For each shape the position of the first one that is the same (shape and place, whatever its orientation)."""
    seen: dict[int, list[int]] = {}
    owner = []
    for i, shape in enumerate(shapes):
        alike = seen.setdefault(hash(shape), [])
        owner.append(next((j for j in alike if shapes[j].IsSame(shape)), i))
        if owner[-1] == i:
            alike.append(i)
    return owner


def _placed(points: FloatArray, place: TopLoc_Location) -> tuple[FloatArray, bool]:
    transformation = place.Transformation()
    matrix = np.array([[transformation.Value(i, j) for j in range(1, 5)] for i in range(1, 4)])
    return points @ matrix[:, :3].T + matrix[:, 3], bool(transformation.IsNegative())


def _in_one_piece(triangulations: Sequence[Any]) -> list[tuple[FloatArray, NDArray[np.int32]]] | None:
    """Let OCCT write bare triangulations as bytes and read those; None if the bytes are not as expected."""
    builder = BRep_Builder()
    compound = TopoDS_Compound()
    builder.MakeCompound(compound)
    for triangulation in triangulations:
        face = TopoDS_Face()
        builder.MakeFace(face, triangulation)
        builder.Add(compound, face)
    stream = io.BytesIO()
    # Without normals, which nobody reads: they make a quarter of the bytes.
    BinTools.Write_s(compound, stream, True, False, BinTools_FormatVersion.BinTools_FormatVersion_VERSION_4)
    data = stream.getvalue()
    mark = f"\nTriangulations {len(triangulations)}\n".encode()
    at = data.find(mark, 0, 400)
    if not data.startswith(_HEADER) or at < 0:
        return None
    at += len(mark)
    parts = []
    for triangulation in triangulations:
        try:
            nodes, count, has_uv, has_normals = struct.unpack_from("<ii??", data, at)
        except struct.error:
            return None
        at += 10 + 8
        if nodes != triangulation.NbNodes():
            return None
        points = np.frombuffer(data, "<f8", 3 * nodes, at).reshape(-1, 3)
        at += 24 * nodes + (16 * nodes if has_uv else 0)
        corners = np.frombuffer(data, "<i4", 3 * count, at).reshape(-1, 3) - 1
        at += 12 * count + (12 * nodes if has_normals else 0)
        parts.append((points, corners))
    return parts


def _node_by_node(triangulation: Any) -> tuple[FloatArray, NDArray[np.int32]]:  # noqa: ANN401 - OCP has no types
    """The same through the documented interface, much slower."""
    points = np.array([triangulation.Node(i).Coord() for i in range(1, triangulation.NbNodes() + 1)])
    corners = np.array([triangulation.Triangle(i).Get() for i in range(1, triangulation.NbTriangles() + 1)])
    return points.reshape(-1, 3).astype(np.float64), corners.reshape(-1, 3).astype(np.int32) - 1
