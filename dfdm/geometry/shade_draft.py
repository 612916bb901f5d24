"""Draft at each point of the surface: how far it leans to the pull of a mold."""

from __future__ import annotations

from typing import Final

import numpy as np

from dfdm.facts.rounding import Vector
from dfdm.geometry.part import Part
from dfdm.geometry.shade_mesh import direction_of, shade_mesh
from dfdm.pictures.shade import Shade

_SCALE_DEG: Final = 10.0
"""Where the scale ends: what leans more comes out of any mold, or faces the other half."""


def shade_draft(part: Part, pull: Vector = (0.0, 0.0, 1.0), *, limit_deg: float | None = None) -> Shade:
    """Angle in degrees between each point's surface and the pull direction, -90 to 90.

    Positive faces along `pull` (any length), negative against it: there the other half of the mold is drawn off the other way.
    Zero is parallel to the pull and would scrape along the mold; what lies nearer to it than `limit_deg` lacks draft, on either
    side. Exact on planes, cylinders, cones, spheres and tori. Whether the mold can be drawn at all is a matter of undercuts,
    which this does not show. Raises InputError for a direction without a length.
    """
    mesh = shade_mesh(part)
    lean = np.degrees(np.arcsin(np.clip(mesh.normals @ direction_of(pull), -1.0, 1.0)))
    end = _SCALE_DEG if limit_deg is None else max(_SCALE_DEG, 4.0 * limit_deg)
    return mesh.shade(
        lean + 0.0,
        title="Draft" if limit_deg is None else f"Draft, wanted {limit_deg:g}°",
        unit="°",
        low=-end,
        high=end,
        limit=None,
        palette="diverging",
        missing="not measured",
    )
