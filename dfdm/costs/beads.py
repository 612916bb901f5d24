"""What material extrusion lays down in each cross-section: wall beads, solid and sparse infill, from areas by inset."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from dfdm.costs.kinematics import FloatArray
from dfdm.costs.profile import FffProfile, slicer_facts
from dfdm.facts import Sections


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Layers:
    """Per section (n,): contour lengths (mm), areas (mm2) and the share of infill that is solid (0..1).

    `wall_mm2` is the cross-section of all wall beads, `inner_mm2` the area inside the walls, `fill_mm2` that area with
    the overlap that infill gets, `fill_edge_mm` its contour; `height_mm` what one section stands for. `corners` is the number of
    corners per contour, `round_mm` (n, b) the share of its length that is round with the radii `radius_mm` (b,);
    `bridged_mm2` is what of the solid infill is drawn over air or sparse infill, mean per layer.
    """

    height_mm: float
    external_mm: FloatArray
    inner_walls_mm: FloatArray
    wall_mm2: FloatArray
    inner_mm2: FloatArray
    fill_mm2: FloatArray
    fill_edge_mm: FloatArray
    contours: FloatArray
    islands: FloatArray
    corners: FloatArray
    round_mm: FloatArray
    radius_mm: FloatArray
    solid_share: FloatArray
    bridged_mm2: FloatArray


def bead_thresholds(profile: FffProfile) -> list[float]:
    """Wall thickness (mm) from which 1, 2, 3 … beads lie side by side, up to one more than the shell has.

    A wall takes one more bead when what is left after n full beads is wide enough for it: from an even number of beads
    a new middle one of at least the least bead width, from an odd number the middle bead splits in two of that width.
    Without variable widths each bead needs its full spacing.
    """
    spacing = profile.spacing
    border = profile.perimeter_width - spacing
    thresholds = [profile.min_feature_size if profile.variable_width else profile.perimeter_width]
    for beads in range(1, 2 * profile.perimeters + 1):
        if not profile.variable_width:
            more = spacing
        elif beads % 2:
            more = max(2.0 * profile.min_bead_width - spacing, 0.0)
        else:
            more = profile.min_bead_width
        thresholds.append(border + beads * spacing + more)
    return thresholds


def lay(sections: Sections, height_mm: float, profile: FffProfile) -> Layers:
    """Divide every cross-section into wall beads and infill (see `bead_thresholds` and `_solid_volume`).

    Half the contour that survives an inset of half a threshold is the length of wall at least that thick, counted from
    one side: summed over thresholds it is the length of all beads.
    """
    spacing, border = profile.spacing, profile.perimeter_width - profile.spacing
    thresholds = bead_thresholds(profile)
    beads = [0.5 * _surviving(sections, thickness / 2.0) for thickness in thresholds[:-1]]
    thick = thresholds[-1] / 2.0
    core = _area(sections, thick)
    core_edge = np.where(core > 0.0, sections.at_inset(thick)[1], 0.0)
    shell = profile.perimeters * spacing + border
    inner = np.minimum(core + core_edge * (thick - shell), _area(sections, shell))
    overlapped = shell - min(profile.infill_overlap * spacing / profile.perimeter_width, spacing)
    fill = np.minimum(core + core_edge * (thick - overlapped), _area(sections, overlapped))
    inner = np.where(core > 0.0, np.maximum(inner, 0.0), 0.0)
    whole, contour = sections.at_inset(0.0)
    contours = sections.islands + sections.holes
    radius, shares, corners = _bent(sections, contour, contours)
    solid_share, bridged = _solid_share(inner, core_edge, height_mm / sections.z_mm.size, profile)
    small = inner <= profile.solid_below_mm2 * np.maximum(sections.islands, 1.0)
    return Layers(
        height_mm=height_mm / sections.z_mm.size,
        external_mm=beads[0] + beads[1],
        inner_walls_mm=np.asarray(sum(beads[2:], np.zeros_like(whole))),
        wall_mm2=np.maximum(whole - inner - border / 2.0 * (contour + core_edge), 0.0),
        inner_mm2=inner,
        fill_mm2=np.where(inner > 0.0, np.maximum(fill, inner), 0.0),
        fill_edge_mm=core_edge,
        contours=contours,
        islands=sections.islands,
        corners=corners,
        round_mm=shares,
        radius_mm=radius,
        solid_share=np.where(small & (profile.density > 0.0), 1.0, solid_share),
        bridged_mm2=np.where(small, 0.0, np.minimum(bridged, inner)),
    )


def _bent(sections: Sections, contour: FloatArray, contours: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Middle radii (b,), the share (n, b) of the contour that is round with each, and corners per contour (n,).

    Where that was not measured, every contour is taken to have four right angles.
    """
    if sections.corners is None or sections.radius_mm is None or sections.round_mm is None:
        return np.ones(1), np.zeros((contour.size, 1)), np.full(contour.size, 4.0)
    radius = sections.radius_mm / math.sqrt(2.0)
    shares = sections.round_mm / np.maximum(contour, 1e-9)[:, None]
    return radius, shares, sections.corners / np.maximum(contours, 1.0)


def _surviving(sections: Sections, inset_mm: float) -> FloatArray:
    """Contour length at the last measured inset that is not beyond `inset_mm`: thin walls end in a step, not a slope."""
    at = int(np.searchsorted(sections.inset_mm, inset_mm + 1e-9, side="right")) - 1
    return np.asarray(sections.perimeter_mm[:, max(at, 0)], dtype=np.float64)


def _area(sections: Sections, inset_mm: float) -> FloatArray:
    """Area (n,) left at an inset between measured ones: area falls by the contour's length, so tangents from both sides bound it.

    A straight line between insets would invent material inside walls that end between them.
    """
    right = int(np.searchsorted(sections.inset_mm, inset_mm, side="left"))
    if right == 0 or right >= sections.inset_mm.size:
        return np.asarray(sections.at_inset(inset_mm)[0])
    before, after = inset_mm - sections.inset_mm[right - 1], sections.inset_mm[right] - inset_mm
    from_left = sections.area_mm2[:, right - 1] - sections.perimeter_mm[:, right - 1] * before
    from_right = sections.area_mm2[:, right] + sections.perimeter_mm[:, right] * after
    return np.asarray(np.maximum(np.maximum(from_left, from_right), 0.0), dtype=np.float64)


def _solid_share(
    inner: FloatArray, edge: FloatArray, step: float, profile: FffProfile
) -> tuple[FloatArray, FloatArray]:
    """Share of the infill of each section that is solid, within the top and bottom shells; and what is drawn as bridges.

    Where the inner area shrinks upwards a top is exposed, where it grows a bottom; each gets its shell thickness below
    or above. A slope that exposes strips narrower than the slicer keeps (over the shell thickness) stays sparse.
    The lowest layer of a top shell is drawn over the sparse infill as a bridge where it is wide, as is a bottom over air.
    """
    if profile.density >= 1.0:
        return np.ones_like(inner), np.zeros_like(inner)
    count = inner.size
    change = np.diff(np.concatenate(([0.0], inner, [0.0])))
    edges = np.concatenate(([0.0], edge, [0.0]))
    around = np.maximum(np.maximum(edges[:-1], edges[1:]), 1e-9)
    boundary, lower = np.arange(count + 1) * step, np.arange(count) * step
    solid = np.zeros(count)
    wanted = 2.0 * slicer_facts()["bridge_width"].number * profile.nozzle
    begins: list[tuple[FloatArray, FloatArray, float]] = []
    for layers, exposed, side in (
        (profile.top_layers, np.maximum(-change, 0.0), -1.0),
        (profile.bottom_layers, np.maximum(change, 0.0), 1.0),
    ):
        thickness = layers * profile.layer_height
        strip = thickness * exposed / (step * around)
        strip[[0, -1]] = math.inf
        kept = np.where(strip > slicer_facts()["shell_gap"].number * profile.spacing, exposed, 0.0)
        start = np.minimum(boundary, boundary + side * thickness)
        end = np.maximum(boundary, boundary + side * thickness)
        overlap = np.minimum(end[None, :], (lower + step)[:, None]) - np.maximum(start[None, :], lower[:, None])
        solid += np.maximum(overlap, 0.0) @ kept
        wide = np.where(exposed / around > wanted, kept, 0.0)
        if side > 0.0:
            wide[0] = 0.0  # that lies on the bed
        begins.append((start, wide, side))
    share = np.minimum(solid / np.maximum(inner * step, 1e-9), 1.0)
    bridged = np.zeros(count)
    for start, wide, side in begins:
        at = np.clip(((start + side * 0.5 * profile.layer_height) / step).astype(np.int64), 0, count - 1)
        below = np.minimum(
            share[at], share[np.maximum(at - 1, 0)]
        )  # a section that the shell begins in is partly solid
        over_sparse = np.where(start > 0.0, 1.0 - below, 0.0) if side < 0.0 else 1.0
        np.add.at(bridged, at, wide * over_sparse * profile.layer_height / step)
    return share, bridged
