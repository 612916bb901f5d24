"""Read DXF drawings: closed contours cut from a sheet, nested as they lie; what would be cut wrongly is refused, not left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import cadquery as cq
import ezdxf
import networkx
import numpy as np
import shapely
from ezdxf import units as dxf_units
from ezdxf.upright import upright
from OCP.BRepAdaptor import BRepAdaptor_Curve
from scipy.spatial import cKDTree

from dfdm.designs.curves import edge_of
from dfdm.designs.files import scale_of
from dfdm.errors import InputError

_GAP_MM: Final = 0.01
"""Ends that are no farther apart than this are one corner: less than a cut is wide."""
_SAME_MM: Final = 1e-3
_SAMPLES: Final = 120
_NOTES: Final = frozenset(
    [
        "TEXT",
        "MTEXT",
        "ATTDEF",
        "ATTRIB",
        "DIMENSION",
        "ARC_DIMENSION",
        "LARGE_RADIAL_DIMENSION",
        "LEADER",
        "MULTILEADER",
        "MLEADER",
        "TOLERANCE",
        "HATCH",
        "MPOLYGON",
        "POINT",
        "SOLID",
        "TRACE",
        "IMAGE",
        "WIPEOUT",
        "VIEWPORT",
        "RAY",
        "XLINE",
        "ACAD_TABLE",
        "UNDERLAY",
        "PDFUNDERLAY",
        "DWFUNDERLAY",
        "DGNUNDERLAY",
        "OLE2FRAME",
        "SUN",
        "LIGHT",
    ]
)
"""What a drawing says beside its contours: never cut, so it is left out."""


def read_dxf(path: Path, thickness_mm: float | None, units: str | None) -> list[tuple[str, cq.Shape]]:
    """Read the closed contours of a DXF file and give them the sheet's thickness.

    The unit is the drawing's $INSUNITS unless `units` says otherwise, mm where neither does. Blocks are resolved, lines drawn
    twice count once, hidden layers and annotations are left out; an island in a hole is a part of its own. Raises InputError
    with the place where no thickness is given, or a contour is open, branches, or crosses itself or another.
    """
    if thickness_mm is None:
        raise InputError(f"{path.name} is a drawing without thickness: say it with --thickness MM")
    if not thickness_mm > 0:
        raise InputError(f"a thickness of {thickness_mm:g} mm cannot be cut")
    try:
        document = ezdxf.readfile(path)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - of a file that is cut off ezdxf raises whatever its parsers raise
        said = " ".join(str(error).split())[:120] or "it is cut off"
        raise InputError(f"{path.name} cannot be read as DXF ({said})") from None
    factor = scale_of(units) if units else _drawing_scale(int(document.header.get("$INSUNITS", 0)))
    try:
        edges = _once(_edge(path.name, entity, factor) for entity in _drawn(document))
    except ezdxf.DXFError as error:
        raise InputError(f"{path.name} cannot be read as DXF ({' '.join(str(error).split())[:120]})") from None
    if not edges:
        raise InputError(f"{path.name} holds no closed contour: join the lines end to end and export again")
    loops = [_wire(path.name, loop) for loop in _loops(path.name, edges)]
    return [
        (path.stem, cq.Solid.extrudeLinear(outer, inner, cq.Vector(0, 0, thickness_mm)))
        for outer, inner in _nested(path.name, loops)
    ]


def _drawing_scale(code: int) -> float:
    if code == 0:
        return 1.0
    return float(dxf_units.conversion_factor(dxf_units.InsertUnits(code), dxf_units.InsertUnits.Millimeters))


def _drawn(document: Any) -> Iterator[Any]:  # noqa: ANN401 - ezdxf entities
    """Lines, arcs and curves of the model space that show, blocks and polylines taken apart."""
    hidden = {layer.dxf.name.lower() for layer in document.layers if layer.is_off() or layer.is_frozen()} | {
        "defpoints"
    }
    stack = list(document.modelspace())[::-1]
    while stack:
        entity = stack.pop()
        if _layer(entity).lower() in hidden or (entity.dxf.hasattr("invisible") and entity.dxf.invisible):
            continue
        kind = entity.dxftype()
        if kind == "INSERT":
            inserts = list(entity.multi_insert()) if entity.mcount > 1 else [entity]
            stack += [inner for insert in inserts[::-1] for inner in list(insert.virtual_entities())[::-1]]
        elif kind in ("LWPOLYLINE", "POLYLINE"):
            stack += list(entity.virtual_entities())[::-1]
        elif kind not in _NOTES:
            yield entity


def _layer(entity: Any) -> str:  # noqa: ANN401 - an ezdxf entity
    """The layer of an entity; that of all for one of a kind that nobody knows, which has no attributes."""
    return str(entity.dxf.layer) if entity.dxf.hasattr("layer") else "0"


def _edge(file: str, entity: Any, factor: float) -> cq.Edge | None:  # noqa: ANN401 - an ezdxf entity
    """The entity as an edge in mm at height 0; None if it has no length."""
    kind, layer = entity.dxftype(), _layer(entity)
    upright(entity)
    try:
        edge = edge_of(entity)
    except ValueError as error:
        raise InputError(f"{file}: a {kind} on layer '{layer}' cannot be cut ({error})") from None
    if edge is None:
        return None
    edge = edge.scale(factor) if factor != 1.0 else edge
    if edge.Length() < _SAME_MM:
        return None
    box = edge.BoundingBox(1e-3)
    if box.zmax - box.zmin > _GAP_MM:
        raise InputError(f"{file}: a {kind} on layer '{layer}' leaves the plane: a sheet is cut from a flat drawing")
    return edge.translate(cq.Vector(0, 0, -0.5 * (box.zmin + box.zmax)))


def _once(edges: Iterable[cq.Edge | None]) -> list[cq.Edge]:
    """Every edge once, however often and from whichever end it was drawn."""
    known: dict[tuple[object, ...], list[cq.Edge]] = {}
    kept = []
    for edge in edges:
        if edge is None:
            continue
        middle, ends = edge.positionAt(0.5), sorted(_flat(edge.positionAt(t)) for t in (0.0, 1.0))
        cell = tuple(int(v // (10 * _SAME_MM)) for v in (middle.x, middle.y))
        near = [known.get((cell[0] + i, cell[1] + j), []) for i in (-1, 0, 1) for j in (-1, 0, 1)]
        if any(_same(edge, ends, other) for others in near for other in others):
            continue
        known.setdefault(cell, []).append(edge)
        kept.append(edge)
    return kept


def _same(edge: cq.Edge, ends: list[tuple[float, float]], other: cq.Edge) -> bool:
    there = sorted(_flat(other.positionAt(t)) for t in (0.0, 1.0))
    if abs(edge.Length() - other.Length()) > _SAME_MM:
        return False
    if edge.IsClosed():
        return (edge.Center() - other.Center()).Length < _SAME_MM and np.allclose(
            [edge.BoundingBox(1e-3).xlen, edge.BoundingBox(1e-3).ylen],
            [other.BoundingBox(1e-3).xlen, other.BoundingBox(1e-3).ylen],
            atol=_SAME_MM,
        )
    return (
        bool(np.allclose(ends, there, atol=_SAME_MM))
        and (edge.positionAt(0.5) - other.positionAt(0.5)).Length < _SAME_MM
    )


def _flat(point: cq.Vector) -> tuple[float, float]:
    return point.x, point.y


def _loops(file: str, edges: list[cq.Edge]) -> list[list[cq.Edge]]:
    """Edges grouped to closed contours; where ends do not meet in pairs is an InputError."""
    loops = [[edge] for edge in edges if edge.IsClosed()]
    rest = [edge for edge in edges if not edge.IsClosed()]
    if not rest:
        return loops
    ends = np.array([_flat(edge.positionAt(t)) for edge in rest for t in (0.0, 1.0)])
    tree = cKDTree(ends)
    corners: networkx.Graph[int] = networkx.Graph()
    corners.add_nodes_from(range(len(ends)))
    corners.add_edges_from(tree.query_pairs(_GAP_MM))
    corner = np.empty(len(ends), dtype=int)
    for index, group in enumerate(networkx.connected_components(corners)):
        corner[list(group)] = index
    meeting = Counter(corner.tolist())
    for end, index in enumerate(corner):
        if meeting[int(index)] != 2:
            raise InputError(_unpaired(file, meeting[int(index)], ends, corner, end))
    graph: Any = networkx.MultiGraph()
    graph.add_edges_from((int(corner[2 * i]), int(corner[2 * i + 1]), i) for i in range(len(rest)))
    for component in networkx.connected_components(graph):
        loops.append([rest[i] for i in sorted({key for _, _, key in graph.edges(component, keys=True)})])
    return loops


def _unpaired(file: str, count: int, ends: Any, corner: Any, end: int) -> str:  # noqa: ANN401 - arrays
    place = f"({ends[end][0]:.2f}, {ends[end][1]:.2f}) mm"
    if count > 2:
        return f"{file}: {count} lines meet at {place}: a contour runs through a corner once, so delete what is not to be cut"
    others = np.linalg.norm(ends[corner != corner[end]] - ends[end], axis=1)
    gap = f", {others.min():.3g} mm from the next end" if len(others) and others.min() < 1.0 else ""
    return (
        f"{file}: a contour is open at {place}{gap}: join the lines end to end,"
        " and hide or delete what is engraved or bent, not cut"
    )


def _wire(file: str, edges: list[cq.Edge]) -> tuple[cq.Wire, shapely.Polygon]:
    """A contour as a wire, and as a polygon to compare it with others."""
    (wire,) = cq.Wire.combine(edges, tol=_GAP_MM) if len(edges) > 1 else [cq.Wire.assembleEdges(edges)]
    points = []
    for edge in wire:
        count = 1 if edge.geomType() == "LINE" else _SAMPLES
        curve = BRepAdaptor_Curve(edge.wrapped)
        steps = np.linspace(curve.FirstParameter(), curve.LastParameter(), count + 1)
        points.append([(p.X(), p.Y()) for p in (curve.Value(float(t)) for t in steps)])
    ring = _chained(points)
    polygon = shapely.Polygon(ring[:-1])
    if not polygon.is_valid or polygon.area < _SAME_MM**2:
        reason = str(shapely.is_valid_reason(polygon))  # "Self-intersection[50 30]"
        x, y = (float(v) for v in reason[reason.find("[") + 1 : -1].split()) if "[" in reason else ring[0]
        raise InputError(
            f"{file}: a contour crosses itself or encloses nothing at ({x:.2f}, {y:.2f}) mm: redraw it there"
        )
    return wire, polygon


def _chained(rows: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    """Rows of points, each turned so that it goes on where the one before it ended."""
    if len(rows) == 1:
        return rows[0]
    first, second = rows[0], rows[1]
    if min(np.hypot(*np.subtract(first[-1], p)) for p in (second[0], second[-1])) > min(
        np.hypot(*np.subtract(first[0], p)) for p in (second[0], second[-1])
    ):
        first = first[::-1]
    ring = list(first)
    for row in rows[1:]:
        back = np.hypot(*np.subtract(ring[-1], row[-1])) < np.hypot(*np.subtract(ring[-1], row[0]))
        ring += (row[::-1] if back else row)[1:]
    return ring


def _nested(file: str, loops: list[tuple[cq.Wire, shapely.Polygon]]) -> Iterator[tuple[cq.Wire, list[cq.Wire]]]:
    """Outer contours with the holes in them; what lies in a hole is an outer contour again."""
    loops = sorted(loops, key=lambda loop: -loop[1].area)
    polygons = [polygon for _, polygon in loops]
    tree = shapely.STRtree(polygons)
    around: list[list[int]] = [[] for _ in loops]
    for inner, outer in zip(*tree.query(polygons, predicate="intersects"), strict=True):
        if inner == outer or polygons[outer].area < polygons[inner].area:
            continue
        touching = polygons[outer].exterior.intersection(polygons[inner].exterior)
        if not touching.is_empty:
            at = touching.representative_point()
            raise InputError(f"{file}: two contours cross or touch at ({at.x:.2f}, {at.y:.2f}) mm: redraw one of them")
        around[int(inner)].append(int(outer))
    for index, (wire, _) in enumerate(loops):
        if len(around[index]) % 2 == 0:
            holes = [i for i, above in enumerate(around) if index in above and len(above) == len(around[index]) + 1]
            yield wire, [loops[i][0] for i in holes]
