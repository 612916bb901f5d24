"""Rays into holes: whether the middle of a step is empty, whether an end is open, whether two steps are one drilled way."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from dfdm.geometry.part import Part
from dfdm.geometry.plain_holes import Plain
from dfdm.geometry.stacks import LINE_MM, Member, Stack, stack_of
from dfdm.geometry.surfaces import Array, unit

_ROUND = 6
"""Rays across each step."""
BESIDE = 0.75
"""A surface that continues the hole (a drill point, a round bottom) closes it if met within this many radii of its rim."""
_ALONG = 5
"""Rays along the axis from the middle of an end's step: one on the axis, the others half a radius off it."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Probe:
    """What rays from the middle of a stack's last step met on the way out: distances in mm, faces (-1: nothing)."""

    distance: list[float]
    face: list[int]


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Probed:
    """A stack that is empty inside, with the probes of its low and its high end."""

    stack: Stack
    low: Probe
    high: Probe


def frames(axes: Array) -> tuple[Array, Array]:
    """Two unit vectors (n, 3) square to each axis (n, 3) and to each other."""
    helper = np.zeros_like(axes)
    helper[np.arange(len(axes)), np.abs(np.round(axes, 6)).argmin(axis=1)] = 1.0
    u = unit(helper - np.einsum("ij,ij->i", helper, axes)[:, None] * axes)
    return u, np.cross(axes, u)


def probed(part: Part, stacks: Sequence[Stack], plain: Plain) -> tuple[list[Probed], Plain, NDArray[np.bool_]]:
    """The stacks that hold nothing in their middle (a ring groove holds a core), their ends probed: one search for all.

    Of the walls that may be `plain` holes those come back as columns that are open at both ends, with (n, 2) whether
    nothing of the part stands before each; the others are among the stacks.
    """
    walls = len(plain.face)
    if not stacks and not walls:
        return [], plain, np.zeros((0, 2), dtype=bool)
    steps = [(index, step) for index, stack in enumerate(stacks, start=walls) for step in stack.steps]
    owner = np.concatenate((np.arange(walls), np.array([index for index, _ in steps], dtype=np.int64)))
    axis = np.concatenate((plain.axis, np.array([stack.line.axis for stack in stacks]).reshape(-1, 3)))
    foot = np.concatenate((plain.foot, np.array([stack.line.foot for stack in stacks]).reshape(-1, 3)))
    u, v = frames(axis)
    wall = 0.5 * (plain.rims[:, 0] + plain.rims[:, 1]), plain.radius
    middle, radius = _columns(wall, [step for _, step in steps])
    across = _turned(u[owner], v[owner], _ROUND, 0.1)
    at = foot[owner] + middle[:, None] * axis[owner]
    origins = (at[:, None] + 0.85 * radius[:, None, None] * across).reshape(-1, 3)
    ends, ways = [], []
    for side, sign in ((0, -1.0), (-1, 1.0)):
        middle, radius_end = _columns(wall, [stack.steps[side] for stack in stacks])
        spread = np.zeros((len(axis), _ALONG, 3))
        spread[:, 1:] = 0.5 * radius_end[:, None, None] * _turned(u, v, _ALONG - 1, 0.2)
        ends.append(((foot + middle[:, None] * axis)[:, None] + spread).reshape(-1, 3))
        ways.append(np.repeat(sign * axis, _ALONG, axis=0))
    distance, triangle = part.rays.first_hit(
        np.concatenate((origins, *ends)), np.concatenate((-across.reshape(-1, 3), *ways))
    )
    first = len(origins)
    blocked = (distance[:first].reshape(-1, _ROUND) < 1.75 * radius[:, None]).any(axis=1)
    empty = np.ones(len(axis), dtype=bool)
    empty[owner[blocked]] = False
    distance = distance[first:].reshape(2, -1, _ALONG)
    hit = triangle[first:].reshape(2, -1, _ALONG)
    face = np.where(hit >= 0, part.mesh.face_of_triangle[hit], -1)
    reach = 0.5 * (plain.rims[:, 1] - plain.rims[:, 0]) + BESIDE * plain.radius + LINE_MM
    open_ = (distance[:, :walls].min(axis=2) > reach).all(axis=0)
    through = np.flatnonzero(empty[:walls] & open_)
    left = np.flatnonzero(empty & ~np.concatenate((open_, np.zeros(len(stacks), dtype=bool))))
    found = [
        Probed(
            stack=stack_of(plain, index) if index < walls else stacks[index - walls],
            low=Probe(distance=distance[0, index].tolist(), face=face[0, index].tolist()),
            high=Probe(distance=distance[1, index].tolist(), face=face[1, index].tolist()),
        )
        for index in left.tolist()
    ]
    return found, plain.chosen(through), face[:, through, 0].T < 0


def one_way(part: Part, pairs: Sequence[tuple[Stack, Stack]]) -> list[bool]:
    """For pairs of stacks of one axis, the lower first: whether a drill of their diameter passes from one into the other."""
    if not pairs:
        return []
    axis = np.array([below.line.axis for below, _ in pairs])
    foot = np.array([below.line.foot for below, _ in pairs])
    nothing = np.zeros(0), np.zeros(0)
    start, radius = _columns(nothing, [below.steps[-1] for below, _ in pairs])
    stop, _ = _columns(nothing, [above.steps[0] for _, above in pairs])
    around = _turned(*frames(axis), 8, 0.1)
    origins = (foot + start[:, None] * axis)[:, None] + 0.9 * radius[:, None, None] * around
    distance, _ = part.rays.first_hit(origins.reshape(-1, 3), np.repeat(axis, 8, axis=0))
    free = np.all(distance.reshape(-1, 8) > (stop - start)[:, None], axis=1, keepdims=True)
    return [bool(row[0]) for row in free]


def candidates(stacks: Sequence[tuple[int, Stack, bool, bool]]) -> list[tuple[int, int]]:
    """Positions of stacks that may be one hole cut apart by a pocket or slot.

    Rows: position, stack, open at the low and at the high end. They have one axis and diameter, face each other with open
    ends, and the gap is no longer than what is drilled.
    """
    lines: dict[int, list[tuple[int, Stack, bool, bool]]] = {}
    for row in stacks:
        lines.setdefault(id(row[1].line), []).append(row)
    found = []
    for rows in lines.values():
        rows.sort(key=lambda row: (row[1].low, row[1].faces))
        for (one, below, _, leaves), (other, above, enters, _) in pairwise(rows):
            last, first = below.steps[-1], above.steps[0]
            gap = above.low - below.high
            drilled = sum(step.high - step.low for step in (*below.steps, *above.steps))
            if leaves and enters and abs(last.radius - first.radius) < LINE_MM and -last.radius < gap <= drilled:
                found.append((one, other))
    return found


def _columns(walls: tuple[Array, Array], steps: Sequence[Member]) -> tuple[Array, Array]:
    """Middle along the axis and radius (n,) of some walls and then of some steps."""
    middle, radius = walls
    return (
        np.concatenate((middle, np.array([step.middle for step in steps]))),
        np.concatenate((radius, np.array([step.radius for step in steps]))),
    )


def _turned(u: Array, v: Array, count: int, start: float) -> Array:
    """Unit vectors (n, count, 3) all round each frame."""
    turns = np.linspace(0.0, 2.0 * math.pi, count, endpoint=False) + start
    return np.cos(turns)[None, :, None] * u[:, None] + np.sin(turns)[None, :, None] * v[:, None]
