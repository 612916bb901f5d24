"""Draw the pictures of a recipe from meshes: shaded, without a GL context; the same mesh gives the same bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from dfdm.pictures.palette import HIGHLIGHTS, SERIES, Color
from dfdm.pictures.shading import Highlight, shaded
from dfdm.recipes.bill import Placed
from dfdm.recipes.sights import Sight

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
SIZE: Final = (560, 380)
_PLATE_COLOR: Final[Color] = (226, 222, 210)
_PLATE_MARGIN: Final = 0.18
"""Of the part's size: so much the plate is wider at each side."""
_FACING: Final = 0.95
"""Cosine from which a face looks up."""
_APART: Final = 0.75
"""How far parts of an exploded view are moved from the middle, as a share of where they stand."""
_CLEAR: Final = 0.08
_EYES: Final = tuple((x, y, z) for z in (0.82, -0.82) for x in (1.0, -1.0) for y in (-1.0, 1.0))
_LABELED: Final = 6
_LEAST: Final = 1e-3


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Shape:
    """The triangles of a part: vertices (n, 3) in mm, triangles (m, 3), the face of each triangle (m,)."""

    vertices: Floats
    triangles: Integers
    face_of_triangle: Integers


def draw(sight: Sight, shape: Shape) -> bytes:
    """A part as a sight asks for it, as PNG."""
    turned = shape.vertices @ turn_of(sight.up, sight.along).T
    vertices, triangles, faces = turned, shape.triangles, shape.face_of_triangle
    colors: dict[int, Color] = {}
    if sight.plate:
        vertices, triangles, faces = _on_plate(turned, triangles, faces)
        colors[int(faces.max())] = _PLATE_COLOR
    lit = [Highlight(faces=of, color=SERIES[n % len(SERIES)], label=words) for n, (words, of) in enumerate(sight.lit)]
    if sight.facing:
        looking = _looking_up(turned, shape.triangles, shape.face_of_triangle)
        lit.append(Highlight(faces=looking, color=HIGHLIGHTS["selected"], label=sight.facing))
    eye = _best_eye(turned, shape, [face for h in lit for face in h.faces]) if sight.lit else _EYES[0]
    view: str | tuple[float, float, float] = "front" if sight.shows == "turned" else eye
    return shaded(
        vertices,
        triangles,
        face_of_triangle=faces,
        highlights=lit,
        colors=colors,
        size=SIZE,
        view=view,
        caption=sight.caption,
    )


def draw_product(sight: Sight, places: Sequence[Placed], shapes: Mapping[str, Shape]) -> bytes:
    """The product with its parts apart or together, each kind of part in its own color with its name, as PNG."""
    solids = [(place.part, _placed(shapes[place.part].vertices, place)) for place in places]
    if sight.shows == "exploded":
        solids = _apart(solids)
    kinds = list(dict.fromkeys(name for name, _ in solids))
    vertices, triangles, faces, start = [], [], [], 0
    for name, points in solids:
        vertices.append(points)
        triangles.append(shapes[name].triangles + start)
        faces.append(np.full(len(shapes[name].triangles), kinds.index(name), dtype=np.int64))
        start += len(points)
    named = [
        Highlight(faces=[n], color=SERIES[n % len(SERIES)], label=f"{sum(k == name for k, _ in solids)} x {name}")
        for n, name in enumerate(kinds[:_LABELED])
    ]
    return shaded(
        np.concatenate(vertices),
        np.concatenate(triangles),
        face_of_triangle=np.concatenate(faces),
        highlights=named,
        size=SIZE,
        caption=sight.caption,
    )


def turn_of(up: Sequence[float], along: Sequence[float] | None = None) -> Floats:
    """The rotation (3, 3) that brings `up` to z, and `along` (else the model's x, or y) to x as near as may be."""
    z = np.asarray(up, dtype=np.float64)
    z = z / np.linalg.norm(z)
    tried = [along] if along is not None else []
    for wish in (*tried, (1.0, 0.0, 0.0), (0.0, 1.0, 0.0)):
        x = np.asarray(wish, dtype=np.float64)
        x = x - (x @ z) * z
        length = float(np.linalg.norm(x))
        if length > _LEAST:
            x = x / length
            return np.stack([x, np.cross(z, x), z])
    raise AssertionError("x and y are not both along one direction")


def _placed(vertices: Floats, place: Placed) -> Floats:
    moved: Floats = vertices @ np.asarray(place.turn, dtype=np.float64).T + np.asarray(place.shift_mm)
    return moved


def _apart(solids: Sequence[tuple[str, Floats]]) -> list[tuple[str, Floats]]:
    """Move solids away from the middle of all, and upwards from one another where their boxes still meet."""
    boxes = [(points.min(axis=0), points.max(axis=0)) for _, points in solids]
    low = np.min([a for a, _ in boxes], axis=0)
    high = np.max([b for _, b in boxes], axis=0)
    middle, gap = (low + high) / 2, _CLEAR * float(np.linalg.norm(high - low))
    order = sorted(range(len(solids)), key=lambda n: (round(float((boxes[n][0] + boxes[n][1])[2]), 6), n))
    done: list[tuple[Floats, Floats]] = []
    moves: dict[int, Floats] = {}
    for n in order:
        shift = _APART * ((boxes[n][0] + boxes[n][1]) / 2 - middle)
        for _ in range(len(solids)):
            a, b = boxes[n][0] + shift, boxes[n][1] + shift
            met = [
                top for bottom, top in done if (a < top + gap * _Z_ONLY).all() and (b > bottom - gap * _Z_ONLY).all()
            ]
            if not met:
                break
            shift = shift + np.array([0.0, 0.0, max(top[2] for top in met) + gap - a[2]])
        done.append((boxes[n][0] + shift, boxes[n][1] + shift))
        moves[n] = shift
    return [(name, points + moves[n]) for n, (name, points) in enumerate(solids)]


_Z_ONLY: Final = np.array([0.0, 0.0, 0.999])


def _on_plate(vertices: Floats, triangles: Integers, faces: Integers) -> tuple[Floats, Integers, Integers]:
    """The mesh with two triangles under it, as a face of its own with the highest number."""
    low, high = vertices.min(axis=0), vertices.max(axis=0)
    margin = _PLATE_MARGIN * float(np.max(high[:2] - low[:2]))
    (x, y), (u, v) = low[:2] - margin, high[:2] + margin
    z = low[2] - 1e-3 * float(np.linalg.norm(high - low))
    plate = np.array([(x, y, z), (u, y, z), (u, v, z), (x, v, z)])
    start, number = len(vertices), int(faces.max()) + 1
    corners = np.array([(start, start + 1, start + 2), (start, start + 2, start + 3)], dtype=np.int64)
    return np.concatenate([vertices, plate]), np.concatenate([triangles, corners]), np.append(faces, [number, number])


def _normals(vertices: Floats, triangles: Integers) -> Floats:
    """Normals as long as twice the area (m, 3)."""
    a, b, c = (vertices[triangles[:, k]] for k in range(3))
    crosses: Floats = np.cross(b - a, c - a)
    return crosses


def _looking_up(vertices: Floats, triangles: Integers, faces: Integers) -> list[int]:
    normals = _normals(vertices, triangles)
    length = np.linalg.norm(normals, axis=1)
    steep = normals[:, 2] < _FACING * length
    return sorted(set(faces.tolist()) - set(faces[steep & (length > 0)].tolist()))


def _best_eye(vertices: Floats, shape: Shape, faces: Sequence[int]) -> tuple[float, float, float]:
    """The corner from which most of the faces is turned to the eye; the usual one among equals."""
    chosen = np.isin(shape.face_of_triangle, np.asarray(faces, dtype=np.int64))
    normals = _normals(vertices, shape.triangles[chosen])
    seen = [
        round(float(np.clip(normals @ (np.asarray(eye) / np.linalg.norm(eye)), 0.0, None).sum()), 3) for eye in _EYES
    ]
    return _EYES[int(np.argmax(seen))]
