"""How tools that come along a direction meet the surface: which probes a line meets, and the largest mill that touches each.

A flat end mill touches walls and slopes with its rim: its axis then stands off the point, along the normal, by its radius.
On floors it may stand anywhere over the point: it is moved aside from the walls that it would cut into. A ball end
mill has one place: its center lies off the point, along the normal, by its radius. Both are tried exactly against
the triangles above the tip, and against the true round of cylinders that stand along the tool.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.contact_kernel import clears, largest
from dfdm.geometry.heightmap import Closings, HeightMap, height_maps
from dfdm.geometry.heights_kernel import caps_of
from dfdm.geometry.mesh import FloatArray, IntArray, Mesh
from dfdm.geometry.probes import Probes
from dfdm.geometry.reach_grid_kernel import cells_of, facets_of
from dfdm.geometry.sight_kernel import sights
from dfdm.geometry.surfaces import cross

if TYPE_CHECKING:
    from dfdm.geometry.part import Part

WALL: Final = 0.01
"""Surface whose normal leans less than this (as a sine) out of the upright is a wall: reached by the side of the tool."""
FLOOR: Final = 0.999
"""Surface whose normal leans less than this (as a cosine) out of the tool's axis is a floor."""
_OPPOSITE: Final = 1e-9
_CELLS: Final = 1_500
_OFF_MM: Final = (1e-3, 0.02)
_OFF_OF_SIZE: Final = 1e-3


def frame(up: FloatArray) -> FloatArray:
    """Three unit vectors (3, 3) of which the last is `up`."""
    third = up / float(np.linalg.norm(up))
    first = np.eye(3)[(int(np.argmax(np.abs(third))) + 1) % 3]
    first = first - third * float(first @ third)
    first /= float(np.linalg.norm(first))
    return np.array([first, cross(third, first), third])


class Obstacles:
    """The triangles that tools may run into, in a grid over the lay, shared by both directions."""

    def __init__(self, mesh: Mesh, probes: Probes, frame: FloatArray) -> None:
        self.facets = facets_of(
            frame,
            np.ascontiguousarray(mesh.vertices),
            np.ascontiguousarray(mesh.triangles),
            np.ascontiguousarray(mesh.face_of_triangle),
            np.ascontiguousarray(probes.shapes.arcs(frame)),
            probes.slack_of(mesh),
            probes.shapes.flat,
        )
        self.lower, self.upper = self.facets[:, 14:17].min(axis=0), self.facets[:, 17:20].max(axis=0)
        size = np.maximum(self.upper - self.lower, 1e-9)
        pitch = max(float(np.sqrt(size[0] * size[1] / _CELLS)), float(size[:2].max()) / _CELLS)
        nx, ny = (int(n) + 1 for n in np.ceil(size[:2] / pitch))
        start, item, above, below = cells_of(
            self.facets, np.array([self.lower[0], self.lower[1], pitch, 0.0]), nx, ny
        )  # fmt: skip
        self.bounds = (above, below)
        slackest = float(self.facets[:, 13].max())
        self.grid = np.array([self.lower[0], self.lower[1], pitch, slackest])
        self.shape = np.array([nx, ny])
        self.cells: tuple[IntArray, IntArray] = (start, item)
        self.stamp = np.zeros(len(self.facets) + 1, dtype=np.int32)


class Lay:
    """The part as it lies under two opposite directions: what lines see of it, what is in the way of tools, and its heights."""

    def __init__(self, mesh: Mesh, probes: Probes, up: FloatArray) -> None:
        self.frame = frame(up)
        self._mesh = mesh
        self._probes = probes
        self.off_mm = float(np.clip(_OFF_OF_SIZE * mesh.diagonal_mm, *_OFF_MM))

    @cached_property
    def obstacles(self) -> Obstacles:
        """What is in the way of tools."""
        return Obstacles(self._mesh, self._probes, self.frame)

    @cached_property
    def sights(self) -> tuple[NDArray[np.bool_], FloatArray]:
        """Which probes lines from above and from below (2, n) meet, walls where a line passes just beside them; extent of faces."""
        mesh = self._mesh
        seen, extent = sights(
            np.ascontiguousarray(mesh.vertices @ self.frame.T),
            np.ascontiguousarray(mesh.triangles),
            np.ascontiguousarray(mesh.normals @ self.frame[2]),
            np.empty((len(mesh.triangles), 6)),
            np.ascontiguousarray(mesh.face_of_triangle),
            len(self._probes.shapes.flat),
            self.points + self.off_mm * self.normals,
            np.ascontiguousarray(self.normals[:, 2]),
            WALL,
        )
        return np.asarray(seen), np.asarray(extent)

    @cached_property
    def heights(self) -> tuple[HeightMap, HeightMap]:
        """The heights seen along `up` and from the other side."""
        return height_maps(self.obstacles.facets, self.obstacles.lower, self.obstacles.upper)

    @cached_property
    def points(self) -> FloatArray:
        """The probes (n, 3) in the frame."""
        return np.asarray(self._probes.points @ self.frame.T, dtype=np.float64)

    @cached_property
    def normals(self) -> FloatArray:
        """Their normals (n, 3) in the frame."""
        return np.asarray(self._probes.normals @ self.frame.T, dtype=np.float64)

    @cached_property
    def arcs(self) -> FloatArray:
        """Axis (x, y) and radius (n, 3) of the upright cylinder that each probe lies on, zeros elsewhere."""
        return np.ascontiguousarray(self._probes.shapes.arcs(self.frame)[self._probes.face])


@dataclass(frozen=True, kw_only=True, eq=False)
class View:
    """One direction `up` over a lay; `sign` -1 looks from below."""

    up: FloatArray
    lay: Lay
    sign: float
    rough: FloatArray

    @cached_property
    def points(self) -> FloatArray:
        """The probes (n, 3), z along `up`."""
        return np.asarray(self.lay.points * np.array([1.0, 1.0, self.sign]))

    @cached_property
    def normals(self) -> FloatArray:
        """Their normals (n, 3), z along `up`."""
        return np.asarray(self.lay.normals * np.array([1.0, 1.0, self.sign]))

    @property
    def heights(self) -> HeightMap:
        """The heights seen along `up`."""
        return self.lay.heights[0 if self.sign > 0.0 else 1]

    @property
    def _box(self) -> tuple[FloatArray, float, FloatArray, NDArray[np.int64], IntArray, IntArray, FloatArray, IntArray]:
        found = self.lay.obstacles
        bound = found.bounds[0 if self.sign > 0.0 else 1]
        return found.facets, self.sign, found.grid, found.shape, *found.cells, bound, found.stamp

    @property
    def top_mm(self) -> float:
        """The greatest height."""
        least, most = self.lay.sights[1]
        return float(most.max() if self.sign > 0.0 else -least.min())

    @cached_property
    def lowest_of_faces(self) -> FloatArray:
        """The least height of each face (faces,)."""
        least, most = self.lay.sights[1]
        return least if self.sign > 0.0 else np.asarray(-most)

    @cached_property
    def aside(self) -> FloatArray:
        """Which way (n, 2) the axis of a tool stands off each probe, as a unit vector; zero on floors."""
        length = np.sqrt(np.square(self.normals[:, :2]).sum(axis=1))
        return np.asarray(self.normals[:, :2] * (np.where(length > 0.05, 1.0, 0.0) / np.maximum(length, 1e-9))[:, None])

    @cached_property
    def seen(self) -> NDArray[np.bool_]:
        """Whether each probe (n,) is met by a line that comes down along -up; walls where a line passes just beside them."""
        return np.asarray(self.lay.sights[0][0 if self.sign > 0.0 else 1])

    def largest(
        self,
        index: NDArray[np.int64],
        least: NDArray[np.int64],
        diameters_mm: FloatArray,
        *,
        ball: bool,
        closings: Closings | None = None,
    ) -> tuple[NDArray[np.int64], FloatArray]:
        """The number (k,) of the largest of `diameters_mm` (ascending) that touches the seen probes `index`.

        Only tools above the numbers `least` (k,) are tried; those stand where none of them fits. Also where the axis of the tool
        is then (k, 2) in the frame of the lay. `closings` by the same tools spare flat ones on floors that they leave covered.
        """
        cap = np.full(len(index), len(diameters_mm))
        if closings is not None and not ball:
            floors = np.flatnonzero(self.normals[index, 2] > FLOOR)
            # A tool is ruled out by what the next smaller one leaves: the maps are exact to a cell only.
            cap[floors] = np.minimum(self._caps(index[floors], closings) + 1, len(diameters_mm))
        found, place = largest(
            self.points, self.normals, self.lay.arcs, self.rough, index, least, cap, diameters_mm, self.lay.off_mm, ball, *self._box
        )  # fmt: skip
        return np.asarray(found), np.asarray(place)

    def clears(self, points: FloatArray, radius_mm: float) -> tuple[NDArray[np.bool_], FloatArray]:
        """Whether the end of a flat tool passes over points (k, 3) in the air, given in this view, and where its axis is then (k, 2)."""
        place = np.empty((len(points), 2))
        return np.asarray(clears(np.ascontiguousarray(points), radius_mm, place, *self._box)), place

    def _caps(self, index: NDArray[np.int64], closings: Closings) -> NDArray[np.int64]:
        """The least number (k,) of the tools that leave all around the probes `index` covered."""
        heights = self.heights
        return np.asarray(
            caps_of(
                self.points,
                index,
                np.array([heights.grid.x_mm, heights.grid.y_mm, 1.0 / heights.grid.pitch_mm]),
                np.array([heights.lowest_mm - 2.0 * self.lay.off_mm, 1.0 / heights.step_mm]),
                *closings.stack,
            )
        )


def views_of(part: Part, probes: Probes, ups: Sequence[FloatArray]) -> list[View]:
    """One view for each direction; a direction and its opposite share their lay."""
    lays: list[Lay] = []
    views = []
    for given in ups:
        up = np.asarray(given, dtype=np.float64) / float(np.linalg.norm(given))
        lay = next((lay for lay in lays if abs(float(lay.frame[2] @ up)) > 1.0 - _OPPOSITE), None)
        if lay is None:
            lays.append(lay := Lay(part.mesh, probes, up))
        sign = 1.0 if float(lay.frame[2] @ up) > 0.0 else -1.0
        views.append(View(up=up, lay=lay, sign=sign, rough=probes.rough))
    return views
