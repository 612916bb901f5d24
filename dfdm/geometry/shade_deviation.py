"""How far a part that was received, as a scan or a mesh, lies off the design at each point of the surface."""

from __future__ import annotations

from typing import Final

import numpy as np

from dfdm.geometry.mesh import FloatArray
from dfdm.geometry.nearest_kernel import nearest_points
from dfdm.geometry.part import Part
from dfdm.geometry.rays import RayScene
from dfdm.geometry.shade_mesh import scale_end, shade_mesh
from dfdm.pictures.shade import Shade

_FARTHEST: Final = 0.05
_SIDEWAYS: Final = 0.5
"""Where the received surface lies more to the side than ahead (as a cosine), the normal cannot tell outside from inside."""
_ALIKE: Final = float(np.cos(np.radians(45.5)))
_OBLIQUE: Final = np.array([0.531, 0.217, 0.819])
_TYPICAL: Final = 0.98


def shade_deviation(
    part: Part, received: Part, *, tolerance_mm: float | None = None, farthest_mm: float | None = None
) -> Shade:
    """Signed distance in mm from each point of the design to the received surface: positive where there is too much material.

    The nearest received surface that faces the same way within 45 degrees counts, so that near an edge it is not the one around
    the edge; where none does, the nearest of all.
    `received` is taken where it lies: nothing is registered, so a scan has to be aligned before, and a shift of the whole
    shows as deviation. NaN where nothing was received within `farthest_mm` (a twentieth of the diagonal of the part, unless
    given), and where an open scan ends beside the point. Looked at is only what the design has: what was made beyond that, away
    from its surface, shows nowhere. The scale runs to twice the tolerance, where one is given.
    """
    mesh = shade_mesh(part)
    most = _FARTHEST * part.mesh.diagonal_mm if farthest_mm is None else farthest_mm
    points = np.ascontiguousarray(mesh.points - mesh.lead_mm[:, None] * mesh.normals)
    scene, closed = received.rays, received.mesh.closed
    values = signed_distances(scene, closed, points, mesh.normals, most, alike=_ALIKE)
    # A feature that was not made at all has nothing that faces its way.
    lost = np.flatnonzero(np.isnan(values))
    if len(lost):
        values[lost] = signed_distances(scene, closed, points[lost], mesh.normals[lost], most, alike=-1.0)
    end = 2.0 * tolerance_mm if tolerance_mm else scale_end(np.abs(values), _TYPICAL, least=0.1)
    return mesh.shade(
        values,
        title="Deviation" if tolerance_mm is None else f"Deviation, allowed {tolerance_mm:g} mm",
        unit="mm",
        low=-end,
        high=end,
        limit=None,
        palette="diverging",
        missing="not received",
    )


def signed_distances(
    scene: RayScene, closed: bool, points: FloatArray, normals: FloatArray, most_mm: float, *, alike: float
) -> FloatArray:
    """Signed distance (n,) from points with normals (n, 3) to the nearest received surface that faces `alike`.

    `alike` is the least product of normals (-1: any). Positive where the surface lies ahead of the normal; NaN where
    there is none within `most_mm`, or where an open scan ends beside the point.
    """
    tree = scene.tree
    distance, nearest = nearest_points(
        tree.box, tree.node, tree.corners, scene.center_mm, points, np.ascontiguousarray(normals), alike, most_mm
    )
    ahead = np.einsum("ij,ij->i", nearest - points, normals)
    outside = ahead > 0.0
    seen = distance < most_mm
    aside = np.flatnonzero(seen & (np.abs(ahead) < _SIDEWAYS * distance) & (distance > scene.epsilon_mm))
    if closed:
        outside[aside] = scene.bodies_around(points[aside], np.broadcast_to(_OBLIQUE, (len(aside), 3))) > 0
    else:
        seen[aside] = False
    return np.where(seen, np.where(outside, distance, -distance), np.nan)
