"""What each face of a part is for, in the words of a machine shop: stock, step, groove, chamfer, fillet, hole, pocket.

On a part that revolves for the most part, the coaxial faces are judged by the filled profile (`turned_features`); all other
faces, and all faces of other parts, by how they meet their neighbors. The classes are defined by what cuts them:

- `stock`: what is left of the bar or block: the greatest diameter and both ends; on other parts, faces that nothing of the
  part stands before and that no recess bounds;
- `step`: a smaller diameter that is open to an end, with its shoulder; on other parts a lower level that is open sideways;
- `groove`: what lies between two larger diameters;
- `chamfer`: a narrow bevel between faces square to one another; `fillet`: a narrow round that runs on smoothly into both;
- `hole`: a measured hole with its floor; `pocket`: any other recess, floor and walls; `taper`: a cone that is no chamfer;
- `flat`: a face cut off a round part, without walls; `other`: what none of these says.
"""

from __future__ import annotations

from typing import Final, Literal, get_args
from weakref import WeakKeyDictionary

import networkx

from dfdm.geometry.adjacency import Adjacency, adjacency_of
from dfdm.geometry.holes import measure_holes
from dfdm.geometry.part import Part
from dfdm.geometry.surfaces import Patch
from dfdm.geometry.turned import Lathe, lathe_of

FaceKind = Literal[
    "stock", "step", "groove", "chamfer", "fillet", "hole", "pocket", "taper", "flat", "other"
]  # fmt: skip
KINDS: tuple[FaceKind, ...] = get_args(FaceKind)
_BEVEL_DEG: Final = (20.0, 70.0)
"""Between which angles a bevel turns from either neighbor."""
_SQUARE: Final = 0.35
"""Faces whose normals' product is smaller are about square to one another."""
_PARALLEL: Final = 0.999
"""Unit vectors whose product is greater are about parallel."""

_KNOWN: WeakKeyDictionary[Part, tuple[FaceKind, ...]] = WeakKeyDictionary()


def face_kinds(part: Part) -> tuple[FaceKind, ...]:
    """The kind of every face of a part, by face id; found once per part."""
    if part not in _KNOWN:
        _KNOWN[part] = _judged(part)
    return _KNOWN[part]


def _judged(part: Part) -> tuple[FaceKind, ...]:
    adjacency, lathe = adjacency_of(part), lathe_of(part)
    kinds: dict[int, FaceKind] = dict(zip((run.patch.id for run in lathe.runs), lathe.kinds, strict=True))
    for face in _drilled(part, adjacency):
        kinds[face] = "hole"
    left = {patch.id for patch in adjacency.patches}.difference(kinds)
    blends: dict[int, FaceKind] = {}
    for face in sorted(left):
        kind = _blend(adjacency, adjacency.patches[face])
        if kind is not None:
            blends[face] = kind
    kinds |= blends
    for group in _connected(adjacency, left.difference(blends)):
        for face, kind in _recess(part, adjacency, lathe, group).items():
            kinds[face] = kind
    return tuple(kinds[patch.id] for patch in adjacency.patches)


def _drilled(part: Part, adjacency: Adjacency) -> set[int]:
    """Faces of measured holes, with the floors and shoulders that they bound for the most part."""
    holes = measure_holes(part)
    walls = {face for hole in holes for face in hole.faces} if isinstance(holes, tuple) else set()
    beside = {patch.id for face in walls for _, patch in adjacency.neighbors(face)}
    floors = set()
    for face in beside.difference(walls):
        if adjacency.patches[face].kind == "plane":
            inner = sum(edge.length for edge, wall in adjacency.neighbors(face) if edge.concave and wall.id in walls)
            if inner > 0.5 * sum(edge.length for edge in adjacency.of_face[face]):
                floors.add(face)
    return walls | floors


def _blend(adjacency: Adjacency, patch: Patch) -> FaceKind | None:
    """Fillet or chamfer, if the face is one: narrow between two long sides, smooth to both or beveled to both."""
    sides = sorted(adjacency.neighbors(patch.id), key=lambda row: -row[0].length)[:2]
    if len(sides) < 2:
        return None
    (one, first), (other, second) = sides
    width = patch.area / max(0.5 * (one.length + other.length), 1e-9)
    if patch.kind != "plane" and one.smooth and other.smooth:
        return "fillet" if width < max(one.length, other.length) or patch.kind in ("torus", "sphere") else None
    if patch.kind not in ("plane", "cone") or width > 0.5 * min(one.length, other.length):
        return None
    at = one.middle[None], other.middle[None]
    if patch.kind == "plane" and abs(float(one.tangent @ other.tangent)) < _PARALLEL:
        return None
    low, high = _BEVEL_DEG
    beveled = all(low < abs(edge.turn_deg) < high for edge in (one, other)) and one.turn_deg * other.turn_deg > 0.0
    lean = abs(float(first.normals(at[0])[0] @ second.normals(at[1])[0]))
    return "chamfer" if beveled and lean < _SQUARE else None


def _connected(adjacency: Adjacency, faces: set[int]) -> list[set[int]]:
    """Groups of faces that meet in internal corners or run on smoothly: the walls and floor of one recess."""
    graph: networkx.Graph[int] = networkx.Graph()
    graph.add_nodes_from(sorted(faces))
    for edge in adjacency.edges:
        if len(edge.faces) == 2 and faces.issuperset(edge.faces) and (edge.concave or edge.smooth):
            graph.add_edge(*edge.faces)
    return [set(group) for group in networkx.connected_components(graph)]


def _recess(part: Part, adjacency: Adjacency, lathe: Lathe, group: set[int]) -> dict[int, FaceKind]:
    """A group of faces that are neither coaxial nor drilled nor blends: a recess, a flat, or the outside of a block."""
    inward = any(edge.concave for face in group for edge in adjacency.of_face[face])
    if lathe.runs:
        return dict.fromkeys(group, "pocket" if inward else "flat")
    return {face: _block(part, adjacency.patches[face], inward=inward) for face in group}


def _block(part: Part, patch: Patch, *, inward: bool) -> FaceKind:
    """On a part that does not revolve: stock where all of the part lies behind the face, else a step or a pocket."""
    if patch.kind == "plane":
        ahead = float(((part.mesh.vertices - patch.origin) @ patch.axis).max())
        if ahead < 1e-4 * part.mesh.diagonal_mm:
            return "stock"
        return "pocket" if inward else "step"
    if not patch.hollow and not inward:
        return "stock"
    return "pocket" if inward else "other"
