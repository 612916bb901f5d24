"""What stands in the viewer: the distinct parts of a model side by side, faces numbered through."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dfdm.designs.model import Model, PartEntry
from dfdm.errors import GeometryError
from dfdm.pictures import Highlight, Shade, shaded
from dfdm.pictures.wire import Packed, pack
from dfdm.widgets.phrases import say

Raw = tuple[NDArray[Any], NDArray[Any], NDArray[Any]]
"""Vertices (n, 3) in mm, triangles (m, 3), the face of each triangle (m,)."""

_GAP_SHARE = 0.15
"""Free space between two parts, as a share of the largest extent."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Scene:
    """The distinct parts of a model in a row along x; face f of part i has the number `first_face[i] + f`."""

    title: str
    entries: tuple[PartEntry, ...]
    shift_mm: tuple[tuple[float, float, float], ...]
    first_face: tuple[int, ...]

    @classmethod
    def of(cls, model: Model) -> Scene:
        """Set the parts of a model out in a row; the first stays where it was modeled."""
        bodies = [entry.part.body for entry in model.parts]
        gap = _GAP_SHARE * max((max(body.bounding_box_mm) for body in bodies), default=0.0)
        shifts, firsts, edge, face = [], [], 0.0, 0
        for number, body in enumerate(bodies):
            shift = (edge - body.lower_mm[0], 0.0, 0.0) if number else (0.0, 0.0, 0.0)
            edge = body.lower_mm[0] + shift[0] + body.bounding_box_mm[0] + gap
            shifts.append(shift)
            firsts.append(face)
            face += body.faces
        return cls(
            title=model.title or model.name, entries=model.parts, shift_mm=tuple(shifts), first_face=tuple(firsts)
        )

    def faces(self, part: int | str, faces: Iterable[int]) -> list[int]:
        """Numbers in the scene of faces of one part, given by its place or its name."""
        first = self.first_face[self._place(part)]
        return [first + face for face in faces]

    def entry(self, part: int | str) -> PartEntry:
        """A part given by its place or its name."""
        return self.entries[self._place(part)]

    def _place(self, part: int | str) -> int:
        names = [entry.name for entry in self.entries]
        return part if isinstance(part, int) else (names.index(part) if part in names else 0)

    def part_of(self, face: int) -> tuple[PartEntry, int]:
        """The part that a face of the scene belongs to, and the face's number in that part."""
        index = int(np.searchsorted(self.first_face, face, side="right")) - 1
        return self.entries[index], face - self.first_face[index]

    def shift_of(self, face: int) -> NDArray[np.float64]:
        """How far the part of a face was moved to stand in the scene (3,), in mm."""
        return np.array(self.shift_mm[int(np.searchsorted(self.first_face, face, side="right")) - 1])

    @property
    def faces_in_all(self) -> int:
        """How many faces the scene has."""
        return self.first_face[-1] + self.entries[-1].part.body.faces if self.entries else 0

    def solids(self) -> list[dict[str, Any]]:
        """The parts as the viewer lists them: name, count, faces, and whether the surface is closed."""
        return [
            {
                "name": entry.name,
                "count": entry.count,
                "faces": entry.part.body.faces,
                "closed": bool(entry.part.mesh.closed),
            }
            for entry in self.entries
        ]

    @cached_property
    def _raw(self) -> Raw:
        return self._joined([_mesh_of(entry) for entry in self.entries])

    def _joined(self, meshes: Sequence[Raw]) -> Raw:
        """Meshes of the parts, one each, in one: vertices (n, 3) mm, triangles (m, 3), faces of the scene (m,)."""
        vertices, triangles, faces, count = [], [], [], 0
        for (points, corners, own), shift, first in zip(meshes, self.shift_mm, self.first_face, strict=True):
            vertices.append(points.astype(np.float64) + np.array(shift))
            triangles.append(corners.astype(np.int64) + count)
            faces.append(own.astype(np.int64) + first)
            count += len(points)
        return np.concatenate(vertices), np.concatenate(triangles), np.concatenate(faces)

    def packed(self) -> Packed:
        """The triangles as they travel to the viewer."""
        return pack(*self._raw)

    def shaded(self, shade: Shade, part: int | str = 0) -> Shade:
        """The shade of one part, given in its own coordinates and faces, as one of the whole scene.

        The other parts keep their own triangles, without values. GeometryError where it names faces that the part lacks.
        """
        index = self._place(part)
        faces = self.entries[index].part.body.faces
        if int(shade.face_of_triangle.max()) >= faces:
            raise GeometryError(
                f"The shade names faces beyond the {faces} of '{self.entries[index].name}'.", what="shade"
            )
        meshes = [_mesh_of(entry) for entry in self.entries]
        meshes[index] = shade.vertices, shade.triangles, shade.face_of_triangle
        vertices, triangles, owners = self._joined(meshes)
        values = [
            shade.values if place == index else np.full(len(mesh[0]), np.inf) for place, mesh in enumerate(meshes)
        ]
        return replace(
            shade,
            vertices=vertices.astype(np.float32),
            triangles=triangles.astype(np.uint32),
            face_of_triangle=owners.astype(np.uint32),
            values=np.concatenate(values).astype(np.float32),
        )

    def png(
        self,
        highlights: Sequence[Highlight] = (),
        *,
        shade: Shade | None = None,
        view: str = "iso",
        size: tuple[int, int] = (640, 420),
    ) -> bytes:
        """A still picture of the scene, colored by a shade of the scene where there is one."""
        vertices, triangles, faces = self._raw
        if shade is not None:
            vertices, triangles, faces = shade.vertices, shade.triangles, shade.face_of_triangle
        return shaded(
            vertices,
            triangles,
            face_of_triangle=faces,
            edges=self._edges,
            highlights=highlights,
            shade=shade,
            caption=self.describe(),
            view=view,
            size=size,
        )

    @cached_property
    def _edges(self) -> NDArray[np.float64]:
        lines = [e.part.edges_polyline() + np.array(s) for e, s in zip(self.entries, self.shift_mm, strict=True)]
        return np.concatenate(lines)

    def describe(self) -> str:
        """One line: `Wall bracket: 60 × 40 × 40 mm, 24 faces`."""
        if len(self.entries) != 1:
            total = sum(entry.count for entry in self.entries)
            names = ", ".join(f"{e.count} × {e.name}" for e in self.entries)
            return say("{title}: {count} parts ({names})", title=self.title, count=total, names=names)
        body = self.entries[0].part.body
        extent = " × ".join(f"{value:.5g}" for value in body.bounding_box_mm)
        copies = say("{count} times {what}", count=self.entries[0].count, what="") if self.entries[0].count > 1 else ""
        faces = say("1 face") if body.faces == 1 else say("{count} faces", count=body.faces)
        return f"{self.title}: {copies}{extent} mm, {faces}"


def _mesh_of(entry: PartEntry) -> Raw:
    mesh = entry.part.mesh
    return mesh.vertices, mesh.triangles, mesh.face_of_triangle
