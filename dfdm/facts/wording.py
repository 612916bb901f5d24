"""The facts of a part in words."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dfdm.facts.measurements import PartFacts


def part_lines(part: PartFacts) -> Iterator[str]:
    """Size, volume, holes, walls, sheet, pockets, and what could not be measured; measures what is missing."""
    body = part.body
    many = f" x{part.count}" if part.count > 1 else ""
    size = " x ".join(f"{v:.2f}" for v in body.bounding_box_mm)
    yield f"{part.name}{many}: {size} mm, {body.faces} faces, {body.solids} solid(s), {'closed' if body.watertight else 'open surface'}"
    yield f"  volume {'unknown' if body.volume_mm3 is None else f'{body.volume_mm3:.1f} mm3'}, area {body.area_mm2:.1f} mm2"
    for hole in part.holes or ():
        depth = "through" if hole.through else f"{hole.depth_mm:.2f} deep"
        at = ", ".join(f"{v:.2f}" for v in hole.origin_mm)
        yield f"  hole {hole.diameter_mm:.3f} mm, {depth}, {hole.kind}, at ({at})"
    walls = part.walls
    if walls is not None and walls.size_mm.size:
        least, middle = (float(walls.size_at(share * walls.total_area_mm2)) for share in (0.005, 0.5))
        median = f"{middle:.2f} mm" if isfinite(middle) else "none (most of the surface has nothing opposite)"
        if isfinite(least):
            yield f"  walls: thinnest 0.5 % of the surface {least:.2f} mm, median {median}"
    sheet = part.sheet
    if sheet is not None:
        why = ", ".join(dict.fromkeys(w.kind for w in sheet.why_not))
        yield f"  sheet: {f'{sheet.thickness_mm:g} mm, cut length {sheet.cut_length_mm:.1f} mm' if sheet.is_sheet else f'no ({why})'}"
    bends, flat = part.bends, part.flat_pattern
    for bend in bends or ():
        yield f"  bend {bend.angle_deg:.2f} deg {bend.direction}, inner radius {bend.radius_mm:g} mm, {bend.length_mm:.1f} mm long"
    if bends and flat is not None:
        why = ", ".join(dict.fromkeys(w.kind for w in flat.why_not))
        size = f"{flat.size_mm[0]:.2f} x {flat.size_mm[1]:.2f} mm ({flat.k_table})" if flat.size_mm else f"no ({why})"
        yield f"  flat pattern: {size}{', lies on itself' if flat.overlaps else ''}"
    for pocket in part.pockets or ():
        yield f"  pocket {pocket.length_mm:.1f} x {pocket.width_mm:.1f} mm, {pocket.depth_mm:.1f} deep, corner radius {pocket.corner_radius_mm:g}"
    for missing in part.to_dict()["not_measured"]:
        yield f"  not measured: {missing['quantity']} ({missing['reason']})"
