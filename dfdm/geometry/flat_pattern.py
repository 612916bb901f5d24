"""The flat pattern of a bent sheet: its contours in exact lines and arcs, its bend lines, and where it would overlap itself.

Bends unroll at a K-factor that is stated with its source (`k_factor`): allowance = angle x (inner radius + K x thickness).
Curves over a bend that are neither along nor around it are chords within 0.002 mm. Hems (a bend of half a turn or more) are
not laid flat: how much sheet they take depends on how far they are pressed shut, which no K-factor tells.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np

from dfdm.cited import Cited
from dfdm.facts.bends import BendLine, FlatPattern, Overlap
from dfdm.facts.measurements import NotMeasured
from dfdm.facts.rounding import Vector
from dfdm.facts.sheet import WhyNot
from dfdm.geometry.adjacency import Adjacency, adjacency_of
from dfdm.geometry.bent_sheet import BentSheet, bent_sheet_of
from dfdm.geometry.contours import Contour, Plane, chain
from dfdm.geometry.cuts import arcs_of, cuts_of, laid, piece_of
from dfdm.geometry.k_factor import KFactors, k_factors
from dfdm.geometry.outline import Outline, segments_of
from dfdm.geometry.overlaps import overlaps_of
from dfdm.geometry.part import Part
from dfdm.geometry.region_widths import width_curve
from dfdm.geometry.sheet import CURVE_LIMIT
from dfdm.geometry.surfaces import Array
from dfdm.geometry.turns import Turn, turn_of
from dfdm.geometry.unfolding import Laying, unfold

HEM_DEG: Final = 175.0
"""A bend through more than this folds the sheet back on itself."""


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Unfolded:
    """A bent sheet laid flat: plane of the pattern in space, contours, layings and turns of the regions, K-factors."""

    sheet: BentSheet
    plane: Plane
    outline: Outline
    laying: dict[int, Laying]
    turns: dict[int, Turn]
    factors: dict[int, Cited]
    shift: Plane

    def pattern(self, points: Array) -> Array:
        """Coordinates (n, 2) of the pattern of flat points (n, 2) of the layings."""
        space = self.shift.origin + points @ np.stack([self.shift.x, self.shift.y])
        return self.plane.flat(space)


def measure_flat_pattern(part: Part) -> FlatPattern | NotMeasured:
    """The flat pattern at the default K-factors (air bending, medium hardness)."""
    return flat_pattern(part)


def flat_pattern(part: Part, table: KFactors | None = None) -> FlatPattern | NotMeasured:
    """The flat pattern at the K-factors of a table (`k_factors(hardness)`, `KFactors.of(k)`); without one the default."""
    table = table or k_factors()
    found = unfolded(part, table)
    if isinstance(found, NotMeasured):
        return found
    if not isinstance(found, Unfolded):
        sheet = bent_sheet_of(part)
        return _none(found, table, sheet.thickness if isinstance(sheet, BentSheet) else None)
    outline, areas, bounds = found.outline, found.outline.areas, found.outline.bounds
    overlaps, piece = _overlaps(found, adjacency_of(part)), piece_of(outline)
    lift = (found.plane.origin, found.plane.x, found.plane.y)
    straight = outline.length[(outline.radius == 0.0) & ~outline.freeform].sum()
    return FlatPattern(
        is_bent=True,
        k_table=table.name,
        thickness_mm=found.sheet.thickness,
        outline_area_mm2=float(areas[areas > 0.0].sum()),
        area_mm2=float(areas.sum()),
        cut_length_mm=float(outline.lengths.sum()),
        straight_mm=float(straight),
        freeform_mm=float(outline.length[outline.freeform].sum()),
        size_mm=(float(bounds[:, 2].max()), float(bounds[:, 3].max())),
        arcs=arcs_of(outline),
        cuts=cuts_of(outline, piece, found.plane),
        bend_lines=_bend_lines(found),
        overlaps=overlaps,
        axis=_vector(np.cross(found.plane.x, found.plane.y)),
        x_axis=_vector(found.plane.x),
        origin_mm=_vector(found.plane.origin),
        odd=found.sheet.odd,
        why_not=(),
        webs=None  # of what lies on itself no strip can be told
        if overlaps
        else width_curve(
            outline,
            piece,
            limit_mm=CURVE_LIMIT * found.sheet.thickness,
            total_area_mm2=float(areas.sum()),
            lift=lift,
        ),
    )


def flat_contours(part: Part, table: KFactors | None = None) -> tuple[Contour, ...]:
    """The contours of the flat pattern in exact lines and arcs, the outer one first; empty if there is no pattern."""
    found = unfolded(part, table or k_factors())
    if not isinstance(found, Unfolded):
        return ()
    inner = found.outline.areas < 0.0
    return tuple(
        Contour(inner=bool(hole), segments=segments)
        for hole, segments in zip(inner, segments_of(found.outline), strict=True)
    )


def unfolded(part: Part, table: KFactors) -> Unfolded | tuple[WhyNot, ...] | NotMeasured:
    """Lay a part flat at the K-factors of a table; why it cannot be, or why that cannot be told."""
    sheet = bent_sheet_of(part)
    if not isinstance(sheet, BentSheet):
        return sheet
    if sheet.closed:
        faces = tuple(sorted(f for r in sheet.bends for f in (*r.faces, *r.behind)))
        return (WhyNot(kind="closed_loop", faces=faces),)
    if not any(region.kind == "plate" for region in sheet.regions):
        return (WhyNot(kind="no_flat_face", faces=tuple(sorted(f for r in sheet.bends for f in r.faces))),)
    adjacency = adjacency_of(part)
    turns = {region.number: turn_of(sheet, region, adjacency) for region in sheet.bends}
    hems = [turn for turn in turns.values() if math.degrees(turn.angle) > HEM_DEG]
    if hems:
        faces = tuple(sorted(f for turn in hems for f in turn.region.faces))
        return NotMeasured(
            reason=f"the sheet is folded back on itself (hem at faces {', '.join(map(str, faces))}): "
            "how much flat sheet a hem takes depends on how far it is pressed shut"
        )
    factors = {n: table.at(turn.region.radius / sheet.thickness) for n, turn in turns.items()}
    neutral = {n: turn.region.radius + factors[n].number * sheet.thickness for n, turn in turns.items()}
    base, laying = unfold(sheet, turns, neutral)
    plane, outline = laid(_outline(sheet, adjacency, laying), base)
    return Unfolded(sheet=sheet, plane=plane, outline=outline, laying=laying, turns=turns, factors=factors, shift=base)


def _outline(sheet: BentSheet, adjacency: Adjacency, laying: dict[int, Laying]) -> Outline:
    """The contours of the skin, each edge laid flat with the region that it bounds."""
    of_face = {face: region.number for region in sheet.regions for face in region.faces}
    rim = [
        (edge, next(side.forward for side in edge.sides if side.face in of_face))
        for edge in adjacency.edges
        if len(edge.sides) == 2 and (edge.sides[0].face in of_face) != (edge.sides[1].face in of_face)
    ]
    starts, ends, rows = [], [], []
    for index, loop in enumerate(chain(rim, tolerance_mm=1e-4)):
        for edge, forward in loop.edges:
            inside = next(side.face for side in edge.sides if side.face in of_face)
            wall = next(side.face for side in edge.sides if side.face not in of_face)
            points, arc = laying[of_face[inside]].piece(edge)
            points = points if forward else points[::-1]
            chords = np.hypot(*np.diff(points, axis=0).T)
            starts += list(points[:-1])
            ends += list(points[1:])
            if arc is not None:
                center, radius, sweep = arc
                sweep = sweep if forward else -sweep
                rows.append((index, wall, radius, sweep, 0.0, radius * abs(sweep), *center))
            else:
                free = float(len(points) > 2)
                rows += [(index, wall, 0.0, 0.0, free, float(s), *p) for s, p in zip(chords, points[:-1], strict=True)]
    table, start, end = np.array(rows).reshape(-1, 8), np.array(starts).reshape(-1, 2), np.array(ends).reshape(-1, 2)
    center = table[:, 6:8]
    return Outline(
        start=start, end=end, center=center, radius=table[:, 2], sweep=table[:, 3],
        begin=np.arctan2(start[:, 1] - center[:, 1], start[:, 0] - center[:, 0]), contour=table[:, 0].astype(np.int64),
        face=table[:, 1].astype(np.int64), freeform=table[:, 4] > 0.0, length=table[:, 5],
    )  # fmt: skip


def _bend_lines(found: Unfolded) -> tuple[BendLine, ...]:
    """The line halfway through each bend, in the order of the bends."""
    both = {n: tuple(sorted((*turn.region.faces, *turn.region.behind))) for n, turn in found.turns.items()}
    order = {number: index for index, number in enumerate(sorted(both, key=lambda n: both[n]))}
    lines = []
    for number, turn in found.turns.items():
        laying, region = found.laying[number], turn.region
        middle = 0.5 * turn.angle * laying.neutral
        flat = laying.at + np.array([[turn.low, middle], [turn.high, middle]]) @ laying.across
        ends = sorted((round(x, 6) + 0.0, round(y, 6) + 0.0) for x, y in found.pattern(flat).tolist())
        k = found.factors[number]
        outer = region.radius + found.sheet.thickness
        allowance = turn.angle * laying.neutral
        sharp = turn.angle <= 0.5 * math.pi + 1e-9
        lines.append(
            BendLine(
                bend=order[number],
                start_mm=ends[0],
                end_mm=ends[1],
                angle_deg=math.degrees(turn.angle),
                direction="up" if region.patch.hollow else "down",
                radius_mm=region.radius,
                k_factor=k.number,
                k_source=k.source,
                k_locator=k.locator,
                allowance_mm=allowance,
                deduction_mm=2.0 * outer * math.tan(0.5 * turn.angle) - allowance if sharp else None,
            )
        )
    return tuple(sorted(lines, key=lambda line: line.bend))


def _overlaps(found: Unfolded, adjacency: Adjacency) -> tuple[Overlap, ...]:
    return tuple(
        Overlap(area_mm2=area, at_mm=_point(found.pattern(at[None])[0]), faces=faces)
        for area, at, faces in overlaps_of(found.sheet, found.laying, found.outline, adjacency)
    )


def _none(why_not: tuple[WhyNot, ...], table: KFactors, thickness: float | None) -> FlatPattern:
    return FlatPattern(
        is_bent=thickness is not None, k_table=table.name, thickness_mm=thickness, outline_area_mm2=None,
        area_mm2=None, cut_length_mm=None, straight_mm=None, freeform_mm=None, size_mm=None, arcs=(), cuts=(),
        bend_lines=(), overlaps=(), axis=None, x_axis=None, origin_mm=None, odd=(), why_not=why_not,
    )  # fmt: skip


def _point(values: Array) -> tuple[float, float]:
    return float(values[0]) + 0.0, float(values[1]) + 0.0


def _vector(values: Array) -> Vector:
    x, y, z = (float(v) + 0.0 for v in values)
    return x, y, z
