"""One part as it is measured: tagged faces, triangles, rays and the body, each computed when first asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache, cached_property
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from dfdm.errors import GeometryError
from dfdm.facts.features import Body
from dfdm.geometry.body import body_of_brep, body_of_mesh
from dfdm.geometry.brep import faces_of, read_faces
from dfdm.geometry.canonical import canonical
from dfdm.geometry.carried import shape_from_bytes, shape_to_bytes
from dfdm.geometry.dump import Dump, dump
from dfdm.geometry.exact import surface_table
from dfdm.geometry.faces import Face, in_order
from dfdm.geometry.facets import facets
from dfdm.geometry.mesh import FloatArray, IntArray, Mesh, directed_edges, edge_keys
from dfdm.geometry.rays import RayScene
from dfdm.geometry.regions import regions_of
from dfdm.geometry.repair import closed_bodies, repaired
from dfdm.geometry.tessellation import linear_deflection_mm, tessellate

__all__ = ["Face", "Part"]

_MANY_TRIANGLES = 4000
"""Building a tree over fewer takes less than a millisecond."""


@cache
def _beside() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="dfdm-rays")


class Part:
    """One thing to be made, from a B-rep or from triangles.

    Everything is lazy and computed once; a part never changes. Lengths in mm.
    """

    def __init__(self, *, name: str, shape: Any = None, mesh: Mesh | None = None) -> None:  # noqa: ANN401 - OCP has no types
        self.name = name
        self._shape = shape
        self._given = mesh
        self._order: list[int] = []
        self._tree: Future[RayScene] | None = None

    @classmethod
    def from_shape(cls, shape: Any, name: str = "") -> Part:  # noqa: ANN401 - cq.Shape or TopoDS_Shape
        """Take a CadQuery or OCCT shape: a solid, several solids that are one part, or a shell.

        Raises GeometryError if it has no face.
        """
        topods = getattr(shape, "wrapped", shape)
        if topods is None or not hasattr(topods, "ShapeType") or topods.IsNull():
            raise GeometryError(f"there is no shape to measure (found {type(shape).__name__})", what="shape")
        part = cls(name=name, shape=topods)
        if not part._ocp_faces:
            raise GeometryError("the shape has no face: only solids, shells and faces can be measured", what="shape")
        return part

    @classmethod
    def from_mesh(cls, vertices: ArrayLike, triangles: ArrayLike, name: str = "") -> Part:
        """Take triangles: `vertices` (n, 3) mm, `triangles` (m, 3) indices; all bodies in them are one part.

        Vertices are merged, triangles without area dropped, and the winding mended where a body is closed.
        Raises GeometryError if no triangle with an area remains.
        """
        return cls(name=name, mesh=repaired(vertices, triangles))

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel to another process as bytes of the shape or as triangles; what was computed stays behind."""
        shape = None if self._shape is None else shape_to_bytes(self._shape)
        mesh = self._given
        return _arrived, (self.name, shape, mesh and (mesh.vertices, mesh.triangles, mesh.face_of_triangle))

    @property
    def kind(self) -> Literal["brep", "mesh"]:
        """What the part was read from."""
        return "mesh" if self._given is not None else "brep"

    @property
    def ocp(self) -> Any:  # noqa: ANN401 - OCP has no types
        """The TopoDS_Shape, None for a mesh."""
        return self._shape

    @cached_property
    def shape(self) -> Any:  # noqa: ANN401 - cadquery has no types
        """The shape as a CadQuery object, None for a mesh."""
        if self._shape is None:
            return None
        import cadquery

        return cadquery.Shape.cast(self._shape)

    @cached_property
    def _ocp_faces(self) -> list[Any]:
        return [] if self._shape is None else faces_of(self._shape)

    @cached_property
    def _numbered(self) -> tuple[tuple[Face, ...], Mesh]:
        if self._given is not None:
            faces, tags = regions_of(self._given)
            ordered, order = in_order(faces, length_mm=self._given.diagonal_mm)
            return tuple(ordered), _tagged(self._given, tags, order)
        with _kernel():
            return self._read()

    @cached_property
    def _dump(self) -> tuple[Dump | None, FloatArray, FloatArray | None]:
        """The faces as arrays in OCCT's order, a point amid them, and their integrals about it."""
        found = dump(self._ocp_faces)
        if found is None or not len(found.vertices):
            return found, np.zeros(3), None if found is None else found.integrals(np.zeros(3))
        center = 0.5 * (found.vertices.min(axis=0) + found.vertices.max(axis=0))
        return found, center, found.integrals(center)

    def _read(self) -> tuple[tuple[Face, ...], Mesh]:
        faces = read_faces(self._ocp_faces, *self._dump)
        center = np.array([face.centroid for face in faces])
        coarse = float(np.linalg.norm(np.ptp(center, axis=0))) + float(np.sqrt(max(f.area_mm2 for f in faces)))
        ordered, order = in_order(faces, length_mm=coarse)
        self._order = order
        return tuple(ordered), self._plain_mesh(order, coarse) or self._kernel_mesh(ordered, coarse)

    def _plain_mesh(self, order: list[int], size_mm: float) -> Mesh | None:
        """The mesh from the edges; None where it is not as closed as the faces are."""
        found = self._dump[0]
        try:
            made = None if found is None else facets(found, self._ocp_faces, linear_mm=linear_deflection_mm(size_mm))
        except IndexError:
            return None
        if found is None or made is None:
            return None
        mesh = _tagged(made, made.face_of_triangle, order)
        beside = np.bincount(found.use_edge, minlength=len(found.curve))[~found.degenerated]
        return mesh if (beside != 2).any() or mesh.closed else None

    def _kernel_mesh(self, faces: list[Face], size_mm: float) -> Mesh:
        """The mesh of OCCT."""
        mesh = tessellate(self._shape, [face.ocp for face in faces], linear_mm=linear_deflection_mm(size_mm))
        return canonical(mesh, {face.id: face.normal for face in faces if face.normal is not None})

    @property
    def faces(self) -> tuple[Face, ...]:
        """Faces sorted by signature; ids count from 0. Of a mesh: flat and smoothly curved regions."""
        return self._numbered[0]

    @property
    def mesh(self) -> Mesh:
        """Welded triangles tagged with face ids, normals out of the material."""
        return self._numbered[1]

    @cached_property
    def surfaces(self) -> FloatArray:
        """The exact surfaces of the faces (faces, 11), as `exact.surface_table` has them."""
        return surface_table(self.faces)

    @property
    def dumped(self) -> Dump | None:
        """The boundary as arrays, faces in OCCT's order (`face_of_dump` gives their ids); None for a mesh."""
        return None if self._shape is None else self._dump[0]

    @cached_property
    def face_of_dump(self) -> NDArray[np.int64]:
        """The id of each face of `dumped`."""
        ids = np.empty(len(self.faces), dtype=np.int64)
        ids[self._order] = np.arange(len(ids))
        return ids

    @property
    def face_shapes(self) -> list[Any]:
        """The TopoDS_Face of each face of `dumped`."""
        return self._ocp_faces

    @cached_property
    def adjacency(self) -> Any:  # noqa: ANN401 - dfdm.geometry.adjacency.Adjacency, which reads parts
        """How the faces meet (`Adjacency`): edges between faces, and the same as a table of columns."""
        from dfdm.geometry.adjacency import Adjacency

        return Adjacency(self)

    @cached_property
    def sides(self) -> Any:  # noqa: ANN401 - probes and views of dfdm.geometry.reach, which reads parts
        """Probes of the surface and what lines from six sides see of them (`reach.sides_of`)."""
        from dfdm.geometry.reach import seen_from_sides

        return seen_from_sides(self)

    @cached_property
    def rays(self) -> RayScene:
        """The triangles, ready for rays."""
        return RayScene(self.mesh) if self._tree is None else self._tree.result()

    def begin_rays(self) -> None:
        """Build the tree for rays of a large mesh beside what follows: its kernel leaves the interpreter free."""
        if self._tree is None and "rays" not in self.__dict__ and len(self.mesh.triangles) >= _MANY_TRIANGLES:
            self._tree = _beside().submit(RayScene, self.mesh)

    @cached_property
    def body(self) -> Body:
        """Volume, area, box, inertia, closedness."""
        if self._shape is None:
            return body_of_mesh(self.mesh, self.faces, bodies=closed_bodies(self.mesh))
        with _kernel():
            return body_of_brep(self._shape, self.mesh, self.faces, *self._dump, self._ocp_faces)

    @cached_property
    def faces_without_triangles(self) -> tuple[int, ...]:
        """Ids of faces that the mesher gave up on: rays pass through them."""
        area = np.bincount(self.mesh.face_of_triangle, weights=self.mesh.areas, minlength=len(self.faces))
        slight = 1e-6 * self.mesh.diagonal_mm**2
        return tuple(i for i in np.flatnonzero(area <= 0.0).tolist() if self.faces[i].area_mm2 > slight)

    @property
    def fingerprint(self) -> str:
        """The line that tells whether two parts are the same one (`fingerprint.same_part`)."""
        return self.body.fingerprint

    def face_ids(self, shapes: Iterable[Any]) -> tuple[int, ...]:
        """Ids of faces given as CadQuery or OCCT faces of this part's shape, ascending.

        Raises GeometryError if one of them is not a face of the part.
        """
        known: dict[int, list[Face]] = {}
        for face in self.faces:
            known.setdefault(hash(face.ocp), []).append(face)
        found = set()
        for shape in shapes:
            ocp = getattr(shape, "wrapped", shape)
            same = [face.id for face in known.get(hash(ocp), []) if face.ocp is not None and face.ocp.IsSame(ocp)]
            if not same:
                raise GeometryError("a face was named that is not a face of the part", what="face")
            found.update(same)
        return tuple(sorted(found))

    def edges_polyline(self) -> FloatArray:
        """Segments (k, 2, 3) along which faces meet or the surface ends, for viewers."""
        mesh = self.mesh
        edges = directed_edges(mesh.triangles)
        _, first, inverse = np.unique(edge_keys(edges), return_index=True, return_inverse=True)
        unique = np.sort(edges[first], axis=1)
        face = np.repeat(mesh.face_of_triangle, 3)
        low = np.full(len(unique), np.iinfo(np.int32).max)
        high = np.full(len(unique), -1)
        inverse = inverse.reshape(-1)
        np.minimum.at(low, inverse, face)
        np.maximum.at(high, inverse, face)
        shown = (low != high) | (np.bincount(inverse, minlength=len(unique)) != 2)
        return np.asarray(mesh.vertices[unique[shown]], dtype=np.float64)


def _arrived(name: str, shape: bytes | None, mesh: tuple[FloatArray, IntArray, IntArray] | None) -> Part:
    """The part that `__reduce__` packed."""
    if mesh is None:
        return Part.from_shape(None if shape is None else shape_from_bytes(shape), name=name)
    vertices, triangles, faces = mesh
    return Part(name=name, mesh=Mesh(vertices=vertices, triangles=triangles, face_of_triangle=faces))


@contextmanager
def _kernel() -> Iterator[None]:
    """Turn what OCCT raises on broken geometry into one clear error."""
    try:
        yield
    except (GeometryError, MemoryError):
        raise
    except Exception as error:
        raise GeometryError(
            f"the geometry is broken: the kernel stopped reading it with {type(error).__name__}", what="shape"
        ) from error


def _tagged(mesh: Mesh, tags: np.typing.NDArray[np.int32], order: list[int]) -> Mesh:
    """The mesh with triangles grouped by the new face ids, in ascending order."""
    new_id = np.empty(len(order), dtype=np.int32)
    new_id[order] = np.arange(len(order), dtype=np.int32)
    face = new_id[tags]
    sorting = np.argsort(face, kind="stable")
    return Mesh(vertices=mesh.vertices, triangles=mesh.triangles[sorting], face_of_triangle=face[sorting])
