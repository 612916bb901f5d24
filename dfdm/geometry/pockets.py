"""Pockets, steps, slots and windows: recesses that a tool clears along one direction, and openings right through.

A floor is a flat face with walls rising from its outline, over sharp edges or fillets; sides without a wall are open. What
lies inside the outline and falls away (holes, deeper pockets) belongs to the area that is cleared, what rises (islands)
does not. A window is a loop of walls through the part that is no hole. What is open on both sides across its walls, such as
a notch in a plate's edge, is cut that way where it is less deep.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from dfdm.facts.features import Pocket, PocketKind
from dfdm.facts.measurements import NotMeasured
from dfdm.facts.rounding import Vector
from dfdm.geometry.adjacency import adjacency_of
from dfdm.geometry.concave import Flat, Rims, rims_of
from dfdm.geometry.floors import (
    Floor,
    candidates,
    fillet_radius,
    floor_of,
    free_share,
    is_shoulder,
    over_fillets,
    walls_above,
)
from dfdm.geometry.holes import measure_holes
from dfdm.geometry.part import Part
from dfdm.geometry.recesses import Plan, Sizes, measured
from dfdm.geometry.slots import Run, round_ends, run_across, run_of
from dfdm.geometry.surfaces import Array, canonical
from dfdm.geometry.undercuts import leaning_over, undercut_of
from dfdm.geometry.windows import windows_of

_FREE = 0.5
"""A floor is open to a tool if more than this share of it is in sight of it."""
_ALIKE = 1e-4


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Recess:
    """A recess before its plan is measured: where it is, which faces it has, and from which height to which."""

    plan: Plan
    axis: Array
    low: float
    high: float
    faces: frozenset[int]
    through: bool = False
    open: bool = False
    kind: PocketKind | None = None
    floor: Floor | None = None
    beneath: Plan | None = None
    islands: int = 0


def measure_pockets(part: Part) -> tuple[Pocket, ...] | NotMeasured:
    """Every recess and window of the part, sorted by place; faces are ids of the part."""
    if part.kind == "mesh":
        return NotMeasured(reason="pockets are read from the exact faces of a solid; this part is a mesh")
    holes = measure_holes(part)
    if isinstance(holes, NotMeasured):
        return holes
    rims = rims_of(adjacency_of(part))
    drilled = {face for hole in holes for face in hole.faces}
    found = _across(rims, _once(_floors(part, rims, drilled)))
    for window in windows_of(rims, drilled):
        if not any(_is_mouth(window.axis, window.walls, recess) for recess in found):
            found.append(
                Recess(
                    plan=window.plan,
                    axis=window.axis,
                    low=window.low,
                    high=window.high,
                    faces=window.walls,
                    through=True,
                )
            )
    known = drilled.union(*(recess.faces for recess in found))
    for face in round_ends(rims, known):
        run = None if face in known else run_of(rims, face, canonical(rims.adjacency.patches[face].axis))
        if run is not None and len(run.faces) > 1 and known.isdisjoint(run.faces):
            found.append(_of_run(run))
            known.update(run.faces)
    return _described(rims, found)


def _floors(part: Part, rims: Rims, drilled: set[int]) -> list[Recess]:
    """The recesses over floors that a tool can come to."""
    numbers = candidates(rims)
    shares = free_share(part, [rims.flats[k] for k in numbers])
    smooth = over_fillets(rims)
    rounded = {k for k in numbers if not smooth.isdisjoint(rims.flats[k].faces)}
    rims.look(rims.flats[k].normal for k, free in zip(numbers, shares, strict=True) if free > 0.0 and k in rounded)
    floors = []
    for k, free in zip(numbers, shares, strict=True):
        floor = floor_of(rims, k, k in rounded) if free > 0.0 else None
        if floor is not None and not floor.near <= drilled and not is_shoulder(rims, floor):
            floors.append((floor, free))
    normals = np.array([floor.flat.normal for floor, _ in floors]).reshape(-1, 3)
    over = [
        free < 1.0 and bool(leaning_over(rims, floor, lean))
        for (floor, free), lean in zip(floors, (normals @ rims.axes.T).tolist(), strict=True)
    ]
    rims.look(floor.flat.normal for (floor, free), leans in zip(floors, over, strict=True) if leans or free > _FREE)
    found = []
    for (floor, free), leans in zip(floors, over, strict=True):
        recess = _undercut(rims, floor) if leans else None
        if recess is None and free > _FREE:
            recess = _over(rims, floor)
        if recess is not None:
            found.append(recess)
    return found


def _over(rims: Rims, floor: Floor) -> Recess | None:
    """The recess over one floor."""
    flat = floor.flat
    heights = rims.heights(flat.normal)
    near = {face for face in floor.near if not heights.level[face]} if floor.fillets else floor.near
    walls = walls_above(rims, near, flat.normal, flat.height)
    if not walls:
        return None
    return Recess(
        plan=Plan(plane=flat.plane, contours=floor.loops),
        axis=flat.normal,
        low=flat.height,
        high=max(map(heights.high, walls)),
        faces=flat.faces | walls | floor.fillets,
        open=floor.open,
        floor=floor,
        islands=len(floor.loops) - 1,
    )


def _undercut(rims: Rims, floor: Floor) -> Recess | None:
    undercut = undercut_of(rims, floor)
    if undercut is None:
        return None
    heights = rims.heights(floor.flat.normal)
    return Recess(
        plan=undercut.mouth,
        axis=floor.flat.normal,
        low=floor.flat.height,
        high=max(map(heights.high, undercut.walls)),
        faces=floor.flat.faces | undercut.walls | floor.fillets,
        open=floor.open,
        kind=undercut.kind,
        floor=floor,
        beneath=Plan(plane=floor.flat.plane, contours=floor.loops),
        islands=len(floor.loops) - 1,
    )


def _once(found: list[Recess]) -> list[Recess]:
    """A step has two floors, each the wall of the other: keep the one over which less is cut away in depth."""
    kept: list[Recess] = []
    for recess in sorted(found, key=lambda r: (round(r.high - r.low, 6), min(_flat(r).faces))):
        own = _flat(recess).faces
        if not any(own & other.faces and _flat(other).faces & recess.faces for other in kept):
            kept.append(recess)
    return kept


def _flat(recess: Recess) -> Flat:
    if recess.floor is None:
        raise ValueError("the recess has no floor")
    return recess.floor.flat


def _across(rims: Rims, found: list[Recess]) -> list[Recess]:
    """Cut what is open on both sides across its walls in that direction, where it is less deep."""
    out: list[Recess] = []
    runs: list[Run] = []
    for recess in found:
        floor = recess.floor
        if not recess.open or floor is None or recess.kind is not None:
            out.append(recess)
            continue
        least = (recess.high - recess.low) * (1.0 - 1e-6)
        run = run_across(rims, floor.flat.faces | floor.fillets | floor.near, least)
        if run is None:
            out.append(recess)
        elif not any(set(run.faces) == set(other.faces) for other in runs):
            runs.append(run)
    return [*out, *map(_of_run, runs)]


def _of_run(run: Run) -> Recess:
    return Recess(
        plan=run.plan, axis=run.axis, low=run.low, high=run.high, faces=frozenset(run.faces), through=True,
        open=not run.closed,
    )  # fmt: skip


def _is_mouth(axis: Array, walls: frozenset[int], recess: Recess) -> bool:
    """Whether an opening is the mouth of a recess that is known by its floor or its run of walls."""
    return abs(float(recess.axis @ axis)) > 0.999 and bool(walls & recess.faces)


def _described(rims: Rims, found: list[Recess]) -> tuple[Pocket, ...]:
    plans = [recess.plan for recess in found]
    below = [k for k, recess in enumerate(found) if recess.beneath is not None]
    sizes = measured(rims, [*plans, *(p for r in found if (p := r.beneath) is not None)])
    beneath = {k: sizes[len(found) + n] for n, k in enumerate(below)}
    made = [_pocket(rims, recess, sizes[k], beneath.get(k)) for k, recess in enumerate(found)]
    order = sorted(range(len(made)), key=lambda k: (tuple(round(v, 4) for v in made[k].at_mm), made[k].faces))
    place = {k: position for position, k in enumerate(order)}
    outer = _outer(rims, found)
    return tuple(replace(made[k], within=place[outer[k]]) if k in outer else made[k] for k in order)


def _outer(rims: Rims, found: list[Recess]) -> dict[int, int]:
    """Which recess each one is cut into: the lowest floor with an edge over which a wall of it falls away."""
    owners: dict[int, list[int]] = {}
    for m, recess in enumerate(found):
        for face in recess.faces:
            owners.setdefault(face, []).append(m)
    outer: dict[int, int] = {}
    for k, recess in enumerate(found):
        own = recess.floor.flat.faces if recess.floor is not None else frozenset()
        drop = {rims.beside(i, face) for face in own for i in rims.of_face[face] if rims.turns[i] < -3.0}
        for m in sorted({m for face in drop for m in owners.get(face, ())} - {k}):
            other, along = found[m], float(found[m].axis @ recess.axis)
            low, top = (other.low, other.high) if along > 0.0 else (-other.high, -other.low)
            into = abs(along) > 0.999 and low < recess.low - 1e-6 <= top
            if into and (m not in outer or found[outer[m]].low > recess.low):
                outer[m] = k
    return outer


def _pocket(rims: Rims, recess: Recess, sizes: Sizes, beneath: Sizes | None) -> Pocket:
    width, narrowest = _widths(recess, sizes)
    radii = tuple(r for r in sizes.radii if r <= 0.5 * width * (1.0 + _ALIKE)) or (0.5 * width,)
    floor_radii = _floor_radii(rims, recess.floor)
    return Pocket(
        depth_mm=recess.high - recess.low,
        width_mm=width,
        narrowest_mm=narrowest,
        length_mm=sizes.length,
        area_mm2=sizes.area,
        perimeter_mm=sizes.perimeter,
        corner_radius_mm=min(radii[0], 0.5 * width),
        floor_radius_mm=max(floor_radii, default=0.0),
        through=recess.through,
        open_sides=recess.open,
        axis=_vector(recess.axis),
        at_mm=_vector(_inside(recess, sizes)),
        faces=tuple(sorted(recess.faces)),
        kind=(not _one_sided(recess, sizes) and recess.kind) or _kind(rims, recess, sizes, narrowest),
        floor_width_mm=width if beneath is None else _widths(recess, beneath)[0],
        corner_radii_mm=sizes.radii,
        floor_radii_mm=floor_radii,
        draft_deg=_draft_deg(rims, recess),
        islands=recess.islands,
        narrow=sizes.narrow if math.isfinite(sizes.narrowest) else (),
    )


def _inside(recess: Recess, sizes: Sizes) -> Array:
    """The place on the floor, or half way through."""
    height = recess.low if not recess.through else 0.5 * (recess.low + recess.high)
    return np.asarray(sizes.inside + (height - float(sizes.inside @ recess.axis)) * recess.axis)


def _widths(recess: Recess, sizes: Sizes) -> tuple[float, float]:
    """Width and narrowest place; no more than the length, which stands for what no walls limit."""
    if _one_sided(recess, sizes):
        return sizes.length, sizes.length
    width = min(sizes.width, sizes.length)
    return width, min(width, sizes.narrowest)


def _one_sided(recess: Recess, sizes: Sizes) -> bool:
    """Whether no wall lies opposite another: a step, even one that a lip stands over, since tools come from the open side."""
    return recess.open and not math.isfinite(sizes.narrowest)


def _kind(rims: Rims, recess: Recess, sizes: Sizes, narrowest: float) -> PocketKind:
    """What a recess looks like from above."""
    if _one_sided(recess, sizes):
        return "step"
    width = min(sizes.width, sizes.length)
    if _sunk_into_round(rims, recess):
        return "keyway"
    parallel = abs(width - narrowest) <= _ALIKE * width and sizes.length > width * (1.0 + _ALIKE) and not recess.islands
    if not parallel:
        return "pocket"
    missing = sizes.length * width - sizes.area
    end = (0.5 - 0.125 * math.pi) * width**2  # what a half round end lacks of a square one
    ends = [0.0, end, 2.0 * end] if recess.open else [2.0 * end]
    return "slot" if any(abs(missing - m) <= 1e-3 * sizes.area for m in ends) else "pocket"


def _sunk_into_round(rims: Rims, recess: Recess) -> bool:
    """Whether walls that face each other end at the outside of one cylinder that lies along them."""
    if recess.floor is None or recess.islands:
        return False
    lean = rims.heights(recess.axis).lean
    rounds: dict[int, int] = {}
    for face in recess.floor.near:
        if rims.kind[face] != "plane":
            continue
        for i, beyond in rims.around[face]:
            if rims.kind[beyond] != "cylinder" or rims.turns[i] >= -3.0 or abs(lean[beyond]) >= 1e-6:
                continue
            other = rims.adjacency.patches[beyond]
            if not other.hollow and abs(float(other.axis @ rims.axes[face])) < 1e-6:
                rounds[other.id] = rounds.get(other.id, 0) + 1
    return any(count >= 2 for count in rounds.values())


def _floor_radii(rims: Rims, floor: Floor | None) -> tuple[float, ...]:
    """Distinct radii at the feet of the walls, ascending; 0 where a wall stands sharply on the floor."""
    if floor is None:
        return ()
    patches = [rims.adjacency.patches[face] for face in floor.fillets]
    radii = {round(fillet_radius(patch), 7) for patch in patches if patch.radius > 0.0}  # what is freeform has none
    sharp = any(
        wall and not floor.flat.faces.isdisjoint((rims.ones[i], rims.twos[i]))
        for loop in floor.loops
        for i, _, wall in loop
    )
    return tuple(sorted(radii | ({0.0} if sharp else set())))


def _draft_deg(rims: Rims, recess: Recess) -> float:
    """The most that a flat or conical wall next to the floor leans outwards; less than nothing where all lean inwards."""
    if recess.floor is None:
        return 0.0
    lean = rims.heights(recess.axis).lean
    leans = [_lean_deg(rims, face, lean[face]) for face in recess.floor.near]
    found = max((deg for deg in leans if deg is not None), default=0.0)
    return found if abs(found) > 1e-6 else 0.0


def _lean_deg(rims: Rims, face: int, lean: float) -> float | None:
    patch = rims.adjacency.patches[face]
    if patch.kind == "plane":
        return math.degrees(math.asin(max(-1.0, min(1.0, lean))))
    if patch.kind == "cone" and abs(lean) > 0.999:
        widens = lean > 0.0
        return math.degrees(patch.half_angle) * (1.0 if widens == patch.hollow else -1.0)
    return None


def _vector(values: Iterable[float]) -> Vector:
    x, y, z = (float(v) + 0.0 for v in values)
    return x, y, z
