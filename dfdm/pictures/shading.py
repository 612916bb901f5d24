"""A shaded still picture of a part, drawn without a GL context: what untrusted notebooks and CI logs show."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PIL import Image

from dfdm.errors import GeometryError, InputError
from dfdm.pictures.camera import Camera, fitted
from dfdm.pictures.captions import annotate, annotate_scale, legend_height, scale_height
from dfdm.pictures.lines import visible_line_mask
from dfdm.pictures.mesh import Surface
from dfdm.pictures.palette import BACKGROUND, EDGE, SOLID, Color
from dfdm.pictures.raster import planes, rasterize
from dfdm.pictures.scales import MISSING, color_of
from dfdm.pictures.shade import Shade
from dfdm.pictures.surface import edges_of, sharp_edges, silhouettes, smooth_normals, triangle_normals

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
_OVERSAMPLE = 3
_LIGHTS = ((0.52, (0.35, 0.55, 0.76)), (0.14, (-0.8, 0.1, 0.5)))
"""Strength and direction (right, up, towards the eye) of the lamps."""
_AMBIENT = 0.46
_HELD_LIGHT = 0.6
"""Share of light and shadow on a surface that is colored by values, so that the colors can be read."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Highlight:
    """Faces to light up in one color, with the words of the legend."""

    faces: Sequence[int]
    color: Color
    label: str = ""


def shaded(
    vertices: ArrayLike,
    triangles: ArrayLike,
    *,
    face_of_triangle: ArrayLike | None = None,
    edges: ArrayLike | None = None,
    highlights: Sequence[Highlight] = (),
    colors: Mapping[int, Color] | None = None,
    shade: Shade | None = None,
    size: tuple[int, int] = (640, 420),
    view: str | Sequence[float] = "iso",
    caption: str = "",
) -> bytes:
    """Draw a mesh (mm, z up) as a PNG: shaded, edges drawn, faces of highlights lit up.

    `edges` are segments (n, 2, 3) to draw; without them the sharp edges of the mesh are drawn. `colors` gives
    single faces a color; later highlights win over earlier ones and over `colors`. `shade` colors the surface by its
    values, one per vertex of the mesh given here (its own mesh is not looked at), with highlights as stripes over it.
    `view` is a standard view (iso, front, back, left, right, top, bottom) or the direction to the eye. Same input,
    same bytes.
    """
    width, height = size
    if min(width, height) < 32 or max(width, height) > 4096:
        raise InputError(f"A picture is 32 to 4096 pixels wide and high, not {width} x {height}.")
    surface = Surface.of(vertices, triangles, face_of_triangle=face_of_triangle, edges=edges)
    if shade is not None and len(shade.values) != len(surface.vertices):
        raise GeometryError(f"{len(surface.vertices)} vertices but {len(shade.values)} values.", what="shade")
    legend = [(h.label, h.color) for h in highlights if h.label and len(h.faces)]
    camera = fitted(
        surface.vertices[surface.triangles.ravel()],
        view,
        width=width * _OVERSAMPLE,
        height=height * _OVERSAMPLE,
        above=min(max(legend_height(len(legend)), scale_height(shade)), height // 3) * _OVERSAMPLE,
    )
    paint = _face_colors(surface, highlights, colors or {})
    lit = np.isin(surface.face_of_triangle, [face for h in highlights for face in h.faces])
    pixels = _render(surface, camera, paint, shade, lit)
    fine = pixels.reshape(height, _OVERSAMPLE, width, _OVERSAMPLE, 3).mean(axis=(1, 3))
    image = Image.fromarray(np.rint(fine).astype(np.uint8))
    annotate(image, camera.axes, legend, caption)
    if shade is not None:
        annotate_scale(image, shade)
    stream = io.BytesIO()
    image.save(stream, format="PNG", optimize=False, compress_level=9)
    return stream.getvalue()


def _face_colors(surface: Surface, highlights: Sequence[Highlight], colors: Mapping[int, Color]) -> Floats:
    paint = np.tile(np.array(SOLID, dtype=np.float64), (len(surface.triangles), 1))
    for face, color in sorted(colors.items()):
        paint[surface.face_of_triangle == face] = color
    for highlight in highlights:
        paint[np.isin(surface.face_of_triangle, np.asarray(highlight.faces, dtype=np.int64))] = highlight.color
    return paint


def _render(
    surface: Surface, camera: Camera, paint: Floats, shade: Shade | None, highlighted: NDArray[np.bool_]
) -> NDArray[np.float32]:
    normals, areas = triangle_normals(surface.vertices, surface.triangles)
    edges = edges_of(surface.triangles, normals)
    corners = camera.project(surface.vertices)[surface.triangles]
    seen, depth = rasterize(corners, camera.width, camera.height)
    light = _light(smooth_normals(surface.triangles, normals, areas, edges), normals, camera)
    slopes, _ = planes(np.concatenate([corners[..., :2], light[..., None]], axis=2))
    rows, columns = np.nonzero(seen >= 0)
    triangle = seen[rows, columns]
    lit = slopes[triangle, 0] * (columns + 0.5) + slopes[triangle, 1] * (rows + 0.5) + slopes[triangle, 2]
    lit = np.clip(lit, light.min(axis=1)[triangle], light.max(axis=1)[triangle])
    pixels = np.empty((*seen.shape, 3), dtype=np.float32)
    pixels[:] = BACKGROUND
    color = paint[triangle]
    if shade is not None:
        color, shaded_here = _by_value(shade, surface, corners, triangle, rows, columns)
        stripes = highlighted[triangle] & ((columns + rows) % (12 * _OVERSAMPLE) < 5 * _OVERSAMPLE)
        plain = ~shaded_here | stripes
        color[plain] = paint[triangle[plain]]
        lit = np.where(shaded_here, 1.0 + _HELD_LIGHT * (lit - 1.0), lit)
    pixels[rows, columns] = np.clip(color * lit[:, None], 0, 255)
    drawn = sharp_edges(surface.vertices, edges, surface.face_of_triangle) if surface.edges is None else surface.edges
    outline = silhouettes(surface.vertices, edges, normals, camera.axes[2])
    mask = visible_line_mask(np.concatenate([drawn, outline]), camera, depth, thickness=_OVERSAMPLE)
    pixels[mask] = EDGE
    return pixels


def _by_value(
    shade: Shade, surface: Surface, corners: Floats, triangle: Integers, rows: Integers, columns: Integers
) -> tuple[Floats, NDArray[np.bool_]]:
    """Color (n, 3) of pixels by the value of the triangle seen there, and whether there is one or it is missing (n,)."""
    values = shade.values.astype(np.float64)[surface.triangles]
    known: NDArray[np.bool_] = np.isfinite(values).min(axis=1)
    plain: NDArray[np.bool_] = np.isinf(values).max(axis=1)
    safe = np.where(np.isfinite(values), values, 0.0)
    slopes, _ = planes(np.concatenate([corners[..., :2], safe[..., None]], axis=2))
    here = slopes[triangle, 0] * (columns + 0.5) + slopes[triangle, 1] * (rows + 0.5) + slopes[triangle, 2]
    here = np.clip(here, safe.min(axis=1)[triangle], safe.max(axis=1)[triangle])
    color = color_of(here, shade)
    hatch = np.where(((columns - rows) % (7 * _OVERSAMPLE) < 3 * _OVERSAMPLE)[:, None], MISSING[0], MISSING[1])
    color = np.where(known[triangle][:, None], color, hatch)
    return color, ~plain[triangle]


def _light(smooth: Floats, normals: Floats, camera: Camera) -> Floats:
    """Brightness at each triangle corner (m, 3); a triangle seen from behind is lit as from the front."""
    facing = np.where(normals @ camera.axes[2] < 0, -1.0, 1.0)
    seen = (smooth * facing[:, None, None]) @ camera.axes.T
    light = np.full(seen.shape[:2], _AMBIENT)
    for strength, direction in _LIGHTS:
        lamp = np.array(direction) / np.linalg.norm(direction)
        light += strength * np.clip(seen @ lamp, 0, None)
    return light
