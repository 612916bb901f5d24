"""What breaks the wall of a hole between its ends: other holes, pockets and slots, the flank of the part."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence, Set

from dfdm.facts.features import Crossing
from dfdm.geometry.adjacency import Adjacency
from dfdm.geometry.axes import LINE_MM
from dfdm.geometry.openings import End, Outer
from dfdm.geometry.stacks import Stack

_SLIGHT = 0.05
"""An opening that reaches no deeper than this many diameters from either end belongs to the rim (a broken edge)."""

Span = tuple[float, float, frozenset[int]]


def openings_of(adjacency: Adjacency, stack: Stack, outer: Sequence[Outer], ends: tuple[End, End]) -> list[Span]:
    """Openings in the wall of a stack: from and to along the axis, and the faces beyond, in the order of the axis."""
    found: list[Span] = [
        (low, high, frozenset((patch.id,)))
        for _, patch, low, high, member in outer
        if member.kind == "cylinder"
        and patch.id != ends[0].face
        and patch.id != ends[1].face
        and not (
            (low >= member.high - LINE_MM or high <= member.low + LINE_MM)  # a shoulder or a floor
            and patch.kind == "plane"
            and stack.line.along(patch.axis)
        )
    ]
    if not found:
        return []
    slight = 2.0 * _SLIGHT * min(step.radius for step in stack.steps)
    low, high = ends[0].height + slight, ends[1].height - slight
    return [
        (max(span[0], ends[0].height), min(span[1], ends[1].height), span[2])
        for span in _merged(adjacency, found)
        if span[1] > low and span[0] < high
    ]


def _merged(adjacency: Adjacency, spans: Sequence[Span]) -> list[Span]:
    """Join openings whose faces are the same or meet, as the walls and floor of one pocket do."""
    groups: list[Span] = []
    for low, high, faces in sorted(spans, key=lambda span: (span[0], span[1], sorted(span[2]))):
        near = faces | {patch.id for face in faces for _, patch in adjacency.neighbors(face)}
        kept = []
        for other in groups:
            if (other[2] & near or _one_plane(adjacency, faces, other[2])) and low <= other[1] + LINE_MM:
                low, high, faces = min(low, other[0]), max(high, other[1]), faces | other[2]
            else:
                kept.append(other)
        groups = [*kept, (low, high, faces)]
    return sorted(groups, key=lambda span: (span[0], span[1], sorted(span[2])))


def _one_plane(adjacency: Adjacency, faces: Set[int], others: Set[int]) -> bool:
    """Whether two single faces lie in one plane, as the parts of a flank that a hole has cut in two do."""
    if len(faces) > 1 or len(others) > 1:
        return False
    one, other = adjacency.patches[min(faces)], adjacency.patches[min(others)]
    if one.kind != "plane" or other.kind != "plane":
        return False
    return bool(one.axis @ other.axis > 1.0 - 1e-9 and abs((one.origin - other.origin) @ one.axis) < LINE_MM)


def crossings(
    spans: Sequence[Span], ends: tuple[End, End], entry: End, sign: float, bores: Mapping[int, int], own: int
) -> tuple[Crossing, ...]:
    """What crosses a hole, measured from its entry; `bores` tells which hole a face belongs to, `own` which one this is."""
    found: list[Span] = []
    for low, high, faces in spans:
        one, other = -sign * (low - entry.height), -sign * (high - entry.height)
        found.append((min(one, other), max(one, other), faces))
    for end in ends:
        if end.inside and bores.get(end.face, own) != own:
            depth = -sign * (end.height - entry.height)
            found.append((depth, depth, frozenset((end.face,))))
    found = _by_hole(found, bores, own)
    return tuple(
        Crossing(
            kind="hole" if any(bores.get(face, own) != own for face in faces) else "opening",
            start_mm=low + 0.0,
            end_mm=high + 0.0,
            faces=tuple(sorted(faces)),
        )
        for low, high, faces in sorted(found, key=lambda row: (round(row[0], 6), round(row[1], 6), sorted(row[2])))
    )


def _by_hole(spans: Sequence[Span], bores: Mapping[int, int], own: int) -> list[Span]:
    """Join what one and the same other hole opens: its wall may be cut in two by this one."""
    out: list[Span] = []
    met: dict[int, Span] = {}
    for low, high, faces in spans:
        other = min((bores[face] for face in faces if bores.get(face, own) != own), default=-1)
        if other < 0:
            out.append((low, high, faces))
        elif other in met and low <= met[other][1] + LINE_MM and met[other][0] <= high + LINE_MM:
            one = met[other]
            met[other] = (min(low, one[0]), max(high, one[1]), faces | one[2])
        else:
            if other in met:
                out.append(met[other])
            met[other] = (low, high, faces)
    return [*out, *met.values()]


def share_of_wall(stack: Stack, ends: tuple[End, End], gaps: Sequence[tuple[float, float]], slack: float) -> float:
    """Share of the whole cylinders between the ends of a stack that is wall inside the part.

    1 where it is whole to within `slack`: facets fall short of the cylinder that they stand for.
    """
    steps = stack.steps
    wall = sum(step.area for step in steps)
    whole = 0.0
    for step in steps:
        low = ends[0].rim if step is steps[0] else step.low
        high = ends[1].rim if step is steps[-1] else step.high
        whole += 2.0 * math.pi * step.radius * (high - low)
    whole += sum(2.0 * math.pi * steps[0].radius * (high - low) for low, high in gaps)
    share = wall / whole if whole > 0.0 else 1.0
    return 1.0 if share > 1.0 - max(slack, 1e-6) else share
