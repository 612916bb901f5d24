"""Sheets of one thickness that were bent: their two skins, the flat and the bent regions of them, and how these join.

A skin is what can be reached over edges where the surface runs on smoothly, from an outer or inner face of a bend: planes
and cylinders, nothing else. A part is a bent sheet if it has two such skins everywhere one thickness apart (planes opposite
planes, cylinders about the same axis, radii that differ by the thickness) and its volume is that of its skins times the
thickness. What joins the skins are cut edges. This is the attributed-adjacency view of sheet metal (R. Jagirdar, V. K. Jain,
J. L. Batra, S. G. Dhande, "Feature recognition methodology for shearing operations for sheet metal components", 1995).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal
from weakref import WeakKeyDictionary

import numpy as np

from dfdm.facts.measurements import NotMeasured
from dfdm.facts.sheet import WhyNot
from dfdm.geometry.adjacency import Adjacency, adjacency_of
from dfdm.geometry.bend_pairs import Pair, beside, pairs_of, unread_bends
from dfdm.geometry.edges import SMOOTH_DEG, Edge
from dfdm.geometry.part import Part
from dfdm.geometry.prism import prism_of
from dfdm.geometry.surfaces import Array, Patch

THICKNESS_MM: Final = 2e-3
"""Thicknesses that differ less are one: files in inches carry no more digits."""
_PARALLEL: Final = 1e-7
"""One less the cosine between directions that are parallel (0.03 degrees)."""
_EXACT: Final = 1e-4
"""Share of the volume by which a sheet that is cut square everywhere may differ from skin times thickness."""
_ROUGH: Final = 0.05
"""Share by which a sheet with countersinks, slanted cuts or small attachments may."""
_SQUARE_DEG: Final = 0.2


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Link:
    """A straight edge over which two regions of the skin join smoothly; several edges along one line are one link."""

    regions: tuple[int, int]
    edges: tuple[Edge, ...]

    def beside(self, region: int) -> int:
        """The other region."""
        return self.regions[1] if self.regions[0] == region else self.regions[0]


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Region:
    """A flat or bent piece of the sheet: `faces` of the skin it is seen on, `behind` those of the other skin.

    `patch` is one of the faces; `area` that of all. `radius` is the inner radius of a bend, whichever skin is seen.
    """

    number: int
    kind: Literal["plate", "bend"]
    faces: tuple[int, ...]
    behind: tuple[int, ...]
    patch: Patch
    area: float
    radius: float


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class BentSheet:
    """A sheet of one thickness, seen from the side on which more of the bends open: regions, and the links between them.

    `lines` tells for each bend the first bend about the same axis: one stroke makes them all. `odd` are faces of the cut that are not square to the skin (countersinks, slanted cuts).
    """

    thickness: float
    regions: tuple[Region, ...]
    links: tuple[Link, ...]
    lines: Mapping[int, int]
    odd: tuple[WhyNot, ...]

    @property
    def bends(self) -> tuple[Region, ...]:
        """The bent regions."""
        return tuple(region for region in self.regions if region.kind == "bend")

    @property
    def closed(self) -> bool:
        """Whether the regions make a closed loop, which no flat sheet can be bent to; a slot across a bend makes none."""
        nodes = {self.lines.get(region.number, region.number) for region in self.regions}
        ends = {tuple(sorted(self.lines.get(n, n) for n in link.regions)) for link in self.links}
        return len(ends) >= len(nodes)

    def links_of(self, region: int) -> list[Link]:
        """The links of one region."""
        return [link for link in self.links if region in link.regions]


Found = BentSheet | tuple[WhyNot, ...] | NotMeasured
_KNOWN: WeakKeyDictionary[Part, Found] = WeakKeyDictionary()


def bent_sheet_of(part: Part) -> Found:
    """The part as a bent sheet; why it is none; or why that cannot be told. Found once per part."""
    if part not in _KNOWN:
        _KNOWN[part] = _found(part)
    return _KNOWN[part]


def _found(part: Part) -> Found:
    if part.kind == "mesh":
        return NotMeasured(reason="bends are read from the exact faces of a solid; this part is a mesh")
    adjacency = adjacency_of(part)
    pairs = pairs_of(adjacency)
    if not pairs:
        unread = _unread(part, adjacency)
        return (WhyNot(kind="no_bend", faces=()),) if unread is None else unread
    if not part.body.watertight or part.body.volume_mm3 is None:
        return NotMeasured(reason="the surface is open: what is sheet and what is cut edge cannot be told")
    thickness = _commonest(pairs)
    pairs = [pair for pair in pairs if abs(pair.thickness - thickness) < THICKNESS_MM]
    seed = next((pair for pair in pairs if beside(adjacency, pair)), None)
    if seed is None:
        return (WhyNot(kind="no_bend", faces=()),)
    drawn = _drawn(adjacency, {face for pair in pairs for face in (pair.outer, pair.inner)})
    if drawn:
        return (WhyNot(kind="doubly_curved", faces=drawn),)
    skins = (_flood(seed.outer, adjacency), _flood(seed.inner, adjacency))
    if skins[0] & skins[1]:
        return (WhyNot(kind="rounded_edge", faces=tuple(sorted(skins[0]))),)
    share = 2.0 * part.body.volume_mm3 / (thickness * sum(adjacency.patches[f].area for f in skins[0] | skins[1]))
    strange = [adjacency.patches[f] for f in sorted(skins[0] | skins[1]) if adjacency.patches[f].kind not in _KINDS]
    if abs(share - 1.0) > _ROUGH:
        return (WhyNot(kind="varying_thickness", faces=_rest(adjacency, skins)),)
    if strange:
        return _formed(strange)
    prism = prism_of(part, adjacency)
    if prism is not None and prism.high - prism.low < thickness * (1.0 + 1e-6):
        return (WhyNot(kind="no_bend", faces=()),)
    pairs = [pair for pair in pairs if beside(adjacency, pair)]
    return _assembled(adjacency, pairs, skins, thickness, exact=abs(share - 1.0) < _EXACT)


_KINDS: Final = ("plane", "cylinder")


def _unread(part: Part, adjacency: Adjacency) -> NotMeasured | None:
    """Why it cannot be told whether a part without round bends is a bent sheet."""
    if all(patch.kind not in ("cone", "other") for patch in adjacency.patches):
        return None
    volume = part.body.volume_mm3
    return None if volume is None else unread_bends(adjacency, volume)


def _formed(strange: list[Patch]) -> Found:
    """A sheet of one thickness with faces that no bend along a line makes."""
    faces = tuple(patch.id for patch in strange)
    drawn = tuple(patch.id for patch in strange if patch.kind in ("torus", "sphere"))
    if drawn:
        return (WhyNot(kind="doubly_curved", faces=drawn),)
    what = "conical" if all(patch.kind == "cone" for patch in strange) else "freeform"
    return NotMeasured(
        reason=f"the sheet has {what} bends (faces {', '.join(map(str, faces))}); only round ones are read"
    )


def _drawn(adjacency: Adjacency, faces: Iterable[int]) -> tuple[int, ...]:
    """Doubly curved faces that faces of bends run on into: corners that were drawn or molded, not bent."""
    found = {other for face in faces for other, _ in _smooth(adjacency, face)}
    return tuple(sorted(f for f in found if adjacency.patches[f].kind in ("torus", "sphere")))


def _commonest(pairs: list[Pair]) -> float:
    """The thickness that carries most of the area of the pairs."""
    best = max(
        pairs, key=lambda p: (sum(o.area for o in pairs if abs(o.thickness - p.thickness) < THICKNESS_MM), -p.thickness)
    )
    return best.thickness


def _smooth(adjacency: Adjacency, face: int) -> Iterator[tuple[int, Edge]]:
    """The faces that a face runs on into smoothly, with the edges."""
    for edge in adjacency.of_face[face]:
        if len(edge.sides) == 2 and abs(edge.turn_deg) <= SMOOTH_DEG:
            one, two = edge.sides[0].face, edge.sides[1].face
            if one != two:
                yield (two if one == face else one), edge


def _flood(seed: int, adjacency: Adjacency) -> set[int]:
    """All faces that can be reached from one over smooth edges."""
    found, front = {seed}, [seed]
    while front:
        for other, _ in _smooth(adjacency, front.pop()):
            if other not in found:
                found.add(other)
                front.append(other)
    return found


def _rest(adjacency: Adjacency, skins: tuple[set[int], set[int]]) -> tuple[int, ...]:
    """Faces that belong to no skin and touch none, or all that belong to none where there are no such."""
    rest = {patch.id for patch in adjacency.patches} - skins[0] - skins[1]
    apart = {
        f for f in rest if not any(other.id in skins[0] or other.id in skins[1] for _, other in adjacency.neighbors(f))
    }
    return tuple(sorted(apart or rest))


def _assembled(
    adjacency: Adjacency,
    pairs: list[Pair],
    skins: tuple[set[int], set[int]],
    thickness: float,
    *,
    exact: bool,
) -> Found:
    patches = adjacency.patches
    hollow = [sum(p.area for f in skin if (p := patches[f]).kind == "cylinder" and p.hollow) for skin in skins]
    order = (0, 1) if (round(hollow[0], 4), -min(skins[0])) >= (round(hollow[1], 4), -min(skins[1])) else (1, 0)
    seen, back = skins[order[0]], skins[order[1]]
    partner = {f: g for pair in pairs for f, g in ((pair.outer, pair.inner), (pair.inner, pair.outer))}
    groups = _groups(adjacency, seen)
    behind = _groups(adjacency, back)
    of_face = {face: number for number, group in enumerate(groups) for face in group}
    of_back = {face: number for number, group in enumerate(behind) for face in group}
    regions = []
    for number, group in enumerate(groups):
        patch = patches[group[0]]
        if patch.kind == "cylinder":
            found = sorted({of_back[partner[f]] for f in group if partner.get(f) in of_back})
            unlike = [f for f in group if f not in partner]
        else:
            found = _opposite(patches, patch, behind, thickness)
            unlike = []
        if not found or (unlike and len(unlike) == len(group)):
            return (WhyNot(kind="varying_thickness", faces=tuple(group)),)
        backs = tuple(sorted(f for g in found for f in behind[g]))
        inner = patch if patch.hollow or patch.kind == "plane" else patches[backs[0]]
        regions.append(
            Region(
                number=number, kind="plate" if patch.kind == "plane" else "bend", faces=tuple(group), behind=backs,
                patch=patch, area=sum(patches[f].area for f in group), radius=inner.radius,
            )
        )  # fmt: skip
    links: dict[tuple[int, int], list[Edge]] = {}
    for face in sorted(seen):
        for other, edge in _smooth(adjacency, face):
            one, two = of_face[face], of_face[other]
            if face < other and one != two:
                links.setdefault((min(one, two), max(one, two)), []).append(edge)
    return BentSheet(
        thickness=thickness,
        regions=tuple(regions),
        links=tuple(Link(regions=pair, edges=tuple(edges)) for pair, edges in sorted(links.items())),
        lines=_lines([region for region in regions if region.kind == "bend"]),
        odd=() if exact else _odd(adjacency, seen | back),
    )


def _lines(bends: list[Region]) -> dict[int, int]:
    """For each bend the number of the first one about the same axis with the same radius."""
    out: dict[int, int] = {}
    for index, bend in enumerate(bends):
        same = (other.number for other in bends[:index] if same_surface(other.patch, bend.patch))
        out[bend.number] = next(same, bend.number)
    return out


def _groups(adjacency: Adjacency, skin: set[int]) -> list[list[int]]:
    """Faces of a skin that lie on one plane or cylinder and join: imprinted or split faces are one region."""
    left, out = set(skin), []
    for face in sorted(skin):
        if face not in left:
            continue
        left.discard(face)
        group, front = [face], [face]
        while front:
            current = front.pop()
            for other, _ in _smooth(adjacency, current):
                if other in left and same_surface(adjacency.patches[current], adjacency.patches[other]):
                    left.discard(other)
                    group.append(other)
                    front.append(other)
        out.append(sorted(group))
    return out


def same_surface(one: Patch, two: Patch) -> bool:
    """Whether two faces that join smoothly lie on one plane or on one cylinder."""
    if one.kind != two.kind or one.hollow != two.hollow:
        return False
    along = float(one.axis @ two.axis)
    if one.kind == "plane":
        return along > 1.0 - _PARALLEL and abs(float((two.origin - one.origin) @ one.axis)) < THICKNESS_MM
    away = two.origin - one.origin
    across = away - float(away @ one.axis) * one.axis
    return (
        abs(along) > 1.0 - _PARALLEL
        and abs(one.radius - two.radius) < THICKNESS_MM
        and float(across @ across) < THICKNESS_MM**2
    )


def _opposite(patches: tuple[Patch, ...], plate: Patch, behind: Iterable[list[int]], thickness: float) -> list[int]:
    """The groups of the other skin that lie one thickness under a plate's plane, the nearest first."""
    found = []
    for number, group in enumerate(behind):
        other = patches[group[0]]
        if other.kind != "plane" or float(other.axis @ plate.axis) > -1.0 + _PARALLEL:
            continue
        away: Array = other.origin - plate.origin
        if abs(float(away @ plate.axis) + thickness) < THICKNESS_MM:
            found.append((float(away @ away), number))
    return [number for _, number in sorted(found)[:1]]


def _odd(adjacency: Adjacency, skin: set[int]) -> tuple[WhyNot, ...]:
    """Faces beside the skin that do not stand square on it, and faces that touch it nowhere."""
    kinds: dict[str, set[int]] = {}
    touching: set[int] = set()
    for edge in adjacency.edges:
        if len(edge.sides) != 2:
            continue
        one, two = edge.sides[0].face, edge.sides[1].face
        if (one in skin) == (two in skin):
            continue
        side = two if one in skin else one
        touching.add(side)
        if abs(abs(edge.turn_deg) - 90.0) > _SQUARE_DEG:
            patch = adjacency.patches[side]
            kinds.setdefault("countersink" if patch.kind == "cone" and patch.hollow else "slanted_cut", set()).add(side)
    for patch in adjacency.patches:
        if patch.id not in skin and patch.id not in touching:
            kinds.setdefault("attached", set()).add(patch.id)
    return tuple(WhyNot(kind=kind, faces=tuple(sorted(faces))) for kind, faces in sorted(kinds.items()))


def radial(patch: Patch, points: Array) -> Array:
    """Unit vectors (n, 3) from the axis of a cylinder to points (n, 3)."""
    away = points - patch.origin
    away = away - (away @ patch.axis)[:, None] * patch.axis
    return np.asarray(away / np.sqrt((away * away).sum(axis=1, keepdims=True)))
