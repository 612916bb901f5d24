"""Nearly closed hollows: spaces much wider than any way out of them, and how large a sphere passes each way out.

Free space is cut into cells with their distance to the material; flooded from the widest places down, every basin first
meets the outside at its widest way out (the saddle of the distance; the max-min path). Basins little wider than their
way out are pockets and holes, not chambers, and are left out. A coarse grid finds chambers, a fine one around each
measures its opening, exact where that is a measured hole. Closed voids are known from their shells and left out here.
Way out as max-min of distance: the morphological erosion of free space, done for all radii at once. A part whose whole
surface lines from six sides see has none: no grid is cut for it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dfdm.facts.features import Chamber
from dfdm.facts.measurements import NotMeasured
from dfdm.geometry.cavities import measure_cavities
from dfdm.geometry.columns import Grid, columns_of
from dfdm.geometry.holes import measure_holes
from dfdm.geometry.mesh import Mesh
from dfdm.geometry.part import Part
from dfdm.geometry.reach import sides_of
from dfdm.geometry.surfaces import Array

WIDER: Final = 1.5
"""A chamber is at least as many times as wide as its way out."""
_COARSE: Final = 300_000
_FINE: Final = 1_000_000
_LEAST_CELLS: Final = 3.0
"""A width is told from the grid if it is as many cells wide."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class _Found:
    """A chamber on a grid: widest place, place of the way out, widths there (None: closed on this grid), its box."""

    peak: Array
    width: float
    opening: float | None
    at: Array
    cells: int
    low: Array
    high: Array


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class _Cells:
    """Cubes of `pitch` from the corner `low`, `shape` of them each way, x fastest."""

    low: Array
    pitch: float
    shape: tuple[int, int, int]

    def centers(self, cell: int) -> Array:
        """The center of a cell by its number."""
        nx, ny, _ = self.shape
        at = np.array([cell % nx, cell // nx % ny, cell // (nx * ny)])
        return np.asarray(self.low + (at + 0.5) * self.pitch)


def measure_chambers(part: Part) -> tuple[Chamber, ...] | NotMeasured:
    """Nearly closed hollows, narrowest way out first; not measured where the surface is open."""
    closed = measure_cavities(part)
    if isinstance(closed, NotMeasured):
        return closed
    if _open_to_view(part):
        return ()
    voids = {face for cavity in closed for face in cavity.faces}
    found = []
    for rough in _searched(part.mesh, part.mesh.lower_mm, part.mesh.upper_mm, _COARSE):
        if _surrounded_by(part, rough.peak, voids):
            continue
        chamber = _measured(part, rough)
        if chamber is not None:
            found.append(chamber)
    return tuple(sorted(found, key=lambda c: (round(c.opening_mm, 3), -round(c.volume_mm3, 2), c.at_mm)))


def _open_to_view(part: Part) -> bool:
    """Whether some straight line from one of six sides reaches every probe of the surface: then nothing is shut in.

    A hollow wider than its way out has a shoulder beside it that faces inwards, out of sight of lines through it.
    """
    sides = sides_of(part)
    return not isinstance(sides, NotMeasured) and bool(np.any([view.seen for view in sides[1]], axis=0).all())


def _surrounded_by(part: Part, point: Array, faces: set[int]) -> bool:
    if not faces:
        return False
    _, triangle = part.rays.first_hit(point[None], np.array([[0.36, 0.48, 0.8]]))
    return int(triangle[0]) >= 0 and int(part.mesh.face_of_triangle[triangle[0]]) in faces


def _measured(part: Part, rough: _Found) -> Chamber | None:
    """Measure a chamber on a finer grid around it."""
    margin = 0.15 * (rough.high - rough.low) + (0.0 if rough.opening is None else rough.opening)
    fine = _searched(part.mesh, rough.low - margin, rough.high + margin, _FINE)
    same = [one for one in fine if bool(((one.low <= rough.peak) & (rough.peak <= one.high)).all())]
    if not same:
        return None
    best = max(same, key=lambda one: one.cells)
    size = (rough.high - rough.low + 2.0 * margin).max()
    pitch = _pitch(rough.low - margin, rough.high + margin, _FINE)
    least = _LEAST_CELLS * pitch
    drilled = _drilled(part, best, pitch)
    opening = least if best.opening is None else best.opening
    resolved = drilled is not None or (best.opening is not None and best.opening >= least)
    return Chamber(
        volume_mm3=best.cells * pitch**3,
        width_mm=best.width,
        opening_mm=drilled if drilled is not None else max(opening, 0.0) if resolved else least,
        resolved=resolved,
        at_mm=_vector(best.peak, size),
        opening_at_mm=_vector(best.at, size) if best.opening is not None else None,
    )


def _drilled(part: Part, found: _Found, pitch: float) -> float | None:
    """The exact diameter of the opening where it is a measured hole."""
    holes = measure_holes(part)
    if found.opening is None or not isinstance(holes, tuple):
        return None
    for hole in holes:
        away = found.at - np.array(hole.origin_mm)
        depth = float(away @ np.array(hole.axis))
        off = float(np.linalg.norm(away - depth * np.array(hole.axis)))
        near = off < 1.5 * pitch and -2.0 * pitch < depth < hole.depth_mm + 2.0 * pitch
        if near and abs(hole.diameter_mm - found.opening) < 2.5 * pitch:
            return hole.diameter_mm
    return None


def _pitch(low: Array, high: Array, cells: int) -> float:
    return float((np.prod(np.maximum(high - low, 1e-6)) / cells) ** (1.0 / 3.0))


def _searched(mesh: Mesh, low: Array, high: Array, cells: int) -> list[_Found]:
    """Chambers within a box on a grid of about so many cells."""
    from scipy.ndimage import distance_transform_edt

    from dfdm.geometry.chambers_kernel import drained

    pitch = max(_pitch(low, high, cells), 1e-6)
    size = np.ceil((high - low) / pitch).astype(int) + 4
    # An odd offset keeps faces of the part off the centers of the cells.
    grid = _Cells(
        low=0.5 * (low + high) - 0.5 * pitch * size + pitch * np.array([0.137, 0.191, 0.163]),
        pitch=pitch,
        shape=(int(size[0]), int(size[1]), int(size[2])),
    )
    free = ~_filled(mesh, grid)
    distance = np.asarray(distance_transform_edt(free), dtype=np.float32).reshape(-1)
    inside = np.flatnonzero(distance > 0.0)
    order = inside[np.argsort(-distance[inside], kind="stable")]
    label, peak, meets, count = drained(distance, order, *grid.shape)
    found = []
    for name in np.flatnonzero(count > _LEAST_CELLS**3).tolist():
        width = (
            2.0 * float(distance[peak[name]]) - 1.0
        )  # from the center of a cell to the side of the nearest filled one
        opening = 2.0 * float(distance[meets[name]]) - 1.0 if meets[name] >= 0 else None
        if opening is not None and width < max(WIDER * opening, opening + _LEAST_CELLS):
            continue
        own = np.argwhere((label == name).reshape(grid.shape[::-1]))[:, ::-1]
        found.append(
            _Found(
                peak=grid.centers(int(peak[name])),
                width=width * pitch,
                opening=None if opening is None else max(opening, 0.0) * pitch,
                at=grid.centers(int(meets[name] if meets[name] >= 0 else peak[name])),
                cells=int(count[name]),
                low=grid.low + (own.min(axis=0) - 1) * pitch,
                high=grid.low + (own.max(axis=0) + 2) * pitch,
            )
        )
    return found


def _filled(mesh: Mesh, grid: _Cells) -> NDArray[np.bool_]:
    """Which cells (nz, ny, nx) hold material; cut along all three axes, so that no thin wall slips between the centers."""
    filled = np.zeros(grid.shape[::-1], dtype=bool)
    for axis in range(3):
        turn = [(axis + 1) % 3, (axis + 2) % 3, axis]
        nu, nv, nw = (grid.shape[t] for t in turn)
        low = grid.low[turn]
        flat = Grid(x_mm=float(low[0]), y_mm=float(low[1]), pitch_mm=grid.pitch, nx=nu, ny=nv)
        columns = columns_of(mesh.corners[:, :, turn], mesh.normals[:, axis], flat)
        first = np.ceil((columns.bottom - low[2]) / grid.pitch - 0.5).astype(np.int64)
        last = np.ceil((columns.top - low[2]) / grid.pitch - 0.5).astype(np.int64)
        thin = last <= first  # thinner than a cell: the cell that its middle lies in
        first = np.where(thin, np.floor((0.5 * (columns.bottom + columns.top) - low[2]) / grid.pitch), first)
        last = np.where(thin, first + 1, last)
        marks = np.zeros((nv * nu, nw + 1), dtype=np.int32)
        np.add.at(marks, (columns.cell, np.clip(first, 0, nw).astype(np.int64)), 1)
        np.add.at(marks, (columns.cell, np.clip(last, 0, nw).astype(np.int64)), -1)
        solid = (np.cumsum(marks[:, :nw], axis=1) > 0).reshape(nv, nu, nw)  # indexed by v, u, w
        back = np.argsort([turn[1], turn[0], turn[2]])  # to x, y, z
        filled |= solid.transpose(back).transpose(2, 1, 0)
    return filled


def _vector(point: Array, size: float) -> tuple[float, float, float]:
    digits = max(0, 4 - math.floor(math.log10(size))) if size > 0.0 else 6
    x, y, z = (round(float(v), digits) + 0.0 for v in point)
    return x, y, z
