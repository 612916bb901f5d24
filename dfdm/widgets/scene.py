"""What stands in the viewer: the distinct parts of a model side by side, faces numbered through."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dfdm.designs.model import Model, PartEntry
from dfdm.pictures import DisplayMesh, Highlight, display_mesh, shaded

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
        names = [entry.name for entry in self.entries]
        index = part if isinstance(part, int) else (names.index(part) if part in names else 0)
        return [self.first_face[index] + face for face in faces]

    def part_of(self, face: int) -> tuple[PartEntry, int]:
        """The part that a face of the scene belongs to, and the face's number in that part."""
        index = int(np.searchsorted(self.first_face, face, side="right")) - 1
        return self.entries[index], face - self.first_face[index]

    @cached_property
    def _raw(self) -> tuple[NDArray[np.float64], NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
        vertices, triangles, faces, edges, count = [], [], [], [], 0
        for entry, shift, first in zip(self.entries, self.shift_mm, self.first_face, strict=True):
            mesh = entry.part.mesh
            vertices.append(mesh.vertices + np.array(shift))
            triangles.append(mesh.triangles.astype(np.int64) + count)
            faces.append(mesh.face_of_triangle.astype(np.int64) + first)
            edges.append(entry.part.edges_polyline() + np.array(shift))
            count += len(mesh.vertices)
        return tuple(np.concatenate(rows) for rows in (vertices, triangles, faces, edges))  # type: ignore[return-value]

    def arrays(self) -> DisplayMesh:
        """The arrays that the viewer draws."""
        vertices, triangles, faces, edges = self._raw
        return display_mesh(vertices, triangles, face_of_triangle=faces, edges=edges)

    def png(
        self, highlights: Sequence[Highlight] = (), *, view: str = "iso", size: tuple[int, int] = (640, 420)
    ) -> bytes:
        """A still picture of the scene."""
        vertices, triangles, faces, edges = self._raw
        return shaded(
            vertices,
            triangles,
            face_of_triangle=faces,
            edges=edges,
            highlights=highlights,
            caption=self.describe(),
            view=view,
            size=size,
        )

    def describe(self) -> str:
        """One line: `Wall bracket: 60 × 40 × 40 mm, 24 faces`."""
        if len(self.entries) != 1:
            total = sum(entry.count for entry in self.entries)
            names = ", ".join(f"{e.count} × {e.name}" for e in self.entries)
            return f"{self.title}: {total} parts ({names})"
        body = self.entries[0].part.body
        extent = " × ".join(f"{value:.5g}" for value in body.bounding_box_mm)
        copies = f"{self.entries[0].count} times " if self.entries[0].count > 1 else ""
        return f"{self.title}: {copies}{extent} mm, {body.faces} face{'' if body.faces == 1 else 's'}"
