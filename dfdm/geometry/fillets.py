"""Rounded and broken edges: fillets and chamfers, internal and external, with size, length and the faces they join.

A fillet is a part of a cylinder or tube of less than half a turn that runs on smoothly into faces on two sides; a chamfer is a
narrow flat or conical face that meets two others at equal angles, both external or both internal.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from dfdm.facts.features import Blend
from dfdm.facts.measurements import NotMeasured
from dfdm.geometry.adjacency import adjacency_of
from dfdm.geometry.concave import Rims, rims_of
from dfdm.geometry.part import Part
from dfdm.geometry.surfaces import Array, Patch, canonical

_CHAMFER_DEG = (15.0, 75.0)
_SLENDER = 3.0
"""A flat face at least so many times as long as wide can be a chamfer."""


def measure_fillets(part: Part) -> tuple[Blend, ...] | NotMeasured:
    """Every fillet and chamfer, sorted by kind, size and place; freeform blends are not told."""
    if part.kind == "mesh":
        return NotMeasured(reason="fillets and chamfers are read from the exact faces of a solid; this part is a mesh")
    rims = rims_of(adjacency_of(part))
    found = [*_rounds(rims), *_chamfers(rims)]
    return tuple(sorted(found, key=lambda b: (b.kind, b.convex, round(b.size_mm, 6), b.at_mm, b.faces)))


def _rounds(rims: Rims) -> Iterator[Blend]:
    for patch in rims.adjacency.patches:
        if patch.kind not in ("cylinder", "torus"):
            continue
        smooth = [i for i in rims.of_face[patch.id] if rims.smooths[i]]
        joined = {rims.beside(i, patch.id) for i in smooth}
        arcs = [float(rims.sweep[i]) for i in rims.of_face[patch.id] if rims.curves[i] == 1 and i not in smooth]
        if len(joined) < 2 or (patch.kind == "cylinder" and arcs and max(arcs) > math.pi - 1e-6):
            continue
        along = [i for i in smooth if patch.kind == "torus" or rims.curves[i] == 0]
        if len(along) < 2:
            continue
        length = float(np.mean([rims.length[i] for i in along]))
        size = patch.minor if patch.kind == "torus" else patch.radius
        yield _blend(
            rims, patch, "fillet", convex=not patch.hollow, size=size, length=length, joined=joined, along=along
        )


def _chamfers(rims: Rims) -> Iterator[Blend]:
    for patch in rims.adjacency.patches:
        if patch.kind not in ("plane", "cone"):
            continue
        own = sorted(rims.of_face[patch.id], key=lambda i: (-round(float(rims.length[i]), 6), i))[:2]
        if len(own) < 2 or rims.beside(own[0], patch.id) == rims.beside(own[1], patch.id):
            continue
        one, two = (rims.turns[i] for i in own)
        low, high = _CHAMFER_DEG
        if one * two <= 0.0 or not all(low <= abs(turn) <= high for turn in (one, two)):
            continue
        length = 0.5 * float(rims.length[own[0]] + rims.length[own[1]])
        width = patch.area / length if length > 0.0 else math.inf
        parallel = patch.kind == "cone" or abs(float(rims.tangent[own[0]] @ rims.tangent[own[1]])) > 1.0 - 1e-6
        if not parallel or length < _SLENDER * width:
            continue
        # The side that is cut away square to the face across: width times the cosine of the turn there, the larger of both.
        size = width * math.sin(math.radians(max(abs(one), abs(two)))) / math.sin(math.radians(abs(one) + abs(two)))
        joined = {rims.beside(i, patch.id) for i in own}
        yield _blend(rims, patch, "chamfer", convex=one < 0.0, size=size, length=length, joined=joined, along=own)


def _blend(
    rims: Rims, patch: Patch, kind: str, *, convex: bool, size: float, length: float, joined: set[int], along: list[int]
) -> Blend:
    axis: Array = canonical(patch.axis if patch.kind != "plane" else rims.tangent[along[0]])
    x, y, z = (float(v) + 0.0 for v in rims.middle[along[0]])
    a, b, c = (float(v) + 0.0 for v in axis)
    return Blend(
        kind="fillet" if kind == "fillet" else "chamfer",
        convex=convex,
        size_mm=size,
        length_mm=length,
        axis=(a, b, c),
        at_mm=(x, y, z),
        faces=(patch.id,),
        between=tuple(sorted(joined)),
        ring=patch.kind in ("torus", "cone"),
    )
