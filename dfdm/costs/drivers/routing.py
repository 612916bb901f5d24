"""Cost that arises by routing parts out of boards: contours in steps of depth, tabs, pockets, a share of the board."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from dfdm.costs.machining import Motion, Tool, motion_of, pocket
from dfdm.costs.work import DRIVERS, Consumed, Job, NotPricedError, Share, Work
from dfdm.facts import PartFacts
from dfdm.processes.cutting import router_chip_load
from dfdm.processes.toolset import CuttingTool

_MM2_PER_M2: Final = 1e6
_HOUR: Final = 3600.0
_INCH: Final = 25.4
_COMMON: Final = (_INCH / 4, _INCH / 8, _INCH / 16, _INCH / 32)
"""Bits that small routers have where none are listed (shapeoko-cutters: the most common sizes)."""


_FROM_ABOVE: Final = frozenset({"pocket", "counterbore", "countersink", "chamfer", "radius"})
"""What a router cuts into a board from above, so that the part is one though it is no plain sheet."""


@dataclass(frozen=True, slots=True)
class _Contour:
    """One contour to run along: its length, whether it is an opening, the widest bit that gets into it."""

    length: float
    inner: bool
    widest: float


@dataclass(frozen=True, kw_only=True, slots=True)
class _Flat:
    """The part as it lies on the board; `wells` are round recesses: diameter, depth."""

    thickness: float
    size: tuple[float, float]
    outline_area: float
    contours: tuple[_Contour, ...]
    wells: tuple[tuple[float, float], ...] = ()
    recessed: bool = False
    assumptions: tuple[str, ...] = ()


@dataclass
class _Cuts:
    """Time by kind of cut, and the bits that made it."""

    seconds: dict[str, float] = field(default_factory=dict)
    count: dict[str, int] = field(default_factory=dict)
    bits: dict[str, set[float]] = field(default_factory=dict)

    def add(self, kind: str, seconds: float, bit: float) -> None:
        self.seconds[kind] = self.seconds.get(kind, 0.0) + seconds
        self.count[kind] = self.count.get(kind, 0) + 1
        self.bits.setdefault(kind, set()).add(round(bit, 3))


class RoutingDriver:
    """Profile passes at step depth, pockets and tabs of a flat part, and its share of a board."""

    reads = (
        "feed", "feed_max", "plunge_feed_ratio", "spindle_speed_max", "flutes", "step_depth_ratio", "step_over_ratio", "acceleration",
        "rapid_speed", "clearance", "tool_diameter", "tool_change_time", "tab_height_ratio", "utilization", "board_length",
        "board_width", "cut_gap", "board_time",
    )  # fmt: skip
    limits = ("tab_width", "tabs_per_piece", "envelope_x_max", "envelope_y_max")

    def work(self, job: Job) -> Work:
        """The work of one routed part; one that is no board of one thickness is a NotPricedError that says why."""
        flat = _flat_of(job.facts)
        motion, sizes = motion_of(job), _bits(job)
        cuts = _Cuts()
        for contour in flat.contours:
            bit = next((size for size in sizes if size[0] <= contour.widest + 1e-6), sizes[-1])
            _profile(job, cuts, motion, _tool(job, bit), contour, flat.thickness)
        left = _recesses(job, cuts, motion, sizes, flat)
        bits = sorted({bit for found in cuts.bits.values() for bit in found}, reverse=True)
        changes = (len(bits) - 1) * job.rate("tool_change_time")
        area, pieces, fits = _board(job, flat, bits[0])
        hours = sum(cuts.seconds.values()) / _HOUR
        length = sum(contour.length for contour in flat.contours)
        return Work(
            shares=tuple(_shares(job, cuts)),
            run_shares=(Share(what="tool changes", seconds=changes, basis=f"{len(bits)} bits, once for a board"),),
            run_hands=(
                Share(
                    what="laying and fixing the board",
                    seconds=job.rate("board_time"),
                    basis=f"a board for {pieces} pieces",
                    sources=(job.rates["board_time"].source,),
                ),
            ),
            per_run=pieces,
            material_g=job.volume_mm3 * job.density_g_mm3,
            stock_g=area * flat.thickness * job.density_g_mm3,
            stock_basis=f"{area / 100:.0f} cm2 of {flat.thickness:g} mm board, {pieces} to a board",
            surface_m2=job.facts.body.area_mm2 / _MM2_PER_M2,
            edge_m=2.0 * length / 1000.0,
            holes=len(job.facts.holes or ()),
            post=("deburr",),
            consumed=(
                Consumed(what="router bits", rate="tool_wear", amount=hours, basis=f"{hours * 60:.1f} min in the cut"),
            ),
            sources=(job.rates["utilization"].source,),
            not_priced=(
                "unused rest of the last board",
                *left,
                *(() if fits else ("joining: the part is larger than a board or the machine's bed",)),
            ),
            assumptions=flat.assumptions,
        )


def _bits(job: Job) -> list[tuple[float, CuttingTool | None]]:
    """Diameters of the bits at hand, the largest first: those listed, else the common ones up to the rate `tool_diameter`."""
    listed = [tool for tool in job.tools if tool.kind in ("router_bit", "end_mill")]
    if listed:
        return sorted(((t.diameter_mm, t) for t in listed), key=lambda bit: -bit[0])
    largest = job.rate("tool_diameter")
    return [(largest, None), *((size, None) for size in _COMMON if size < largest - 1e-6)]


def _flat_of(facts: PartFacts) -> _Flat:
    """The part as a board: its measured contours, or where it has recesses its box, its through openings and its recesses."""
    sheet = facts.sheet
    if sheet is not None and sheet.cuts and sheet.thickness_mm is not None:
        size = sheet.size_mm or (math.sqrt(sheet.outline_area_mm2 or 0.0),) * 2
        contours = []
        for cut in sheet.cuts:
            widest = cut.diameter_mm if cut.inner and cut.diameter_mm else math.inf
            for corner in sheet.inner_corners:
                if corner.radius_mm > 0.0 and set(corner.faces) & set(cut.faces):
                    widest = min(widest, 2.0 * corner.radius_mm)
            contours.append(_Contour(cut.length_mm, cut.inner, widest))
        return _Flat(
            thickness=sheet.thickness_mm,
            size=size,
            outline_area=sheet.outline_area_mm2 or size[0] * size[1],
            contours=tuple(contours),
        )
    kinds = {why.kind for why in sheet.why_not} if sheet is not None else set()
    if not kinds or kinds - _FROM_ABOVE or facts.pockets is None or facts.holes is None:
        why = ", ".join(sorted(kinds)) or facts.why_not("sheet") or "no contours"
        raise NotPricedError(f"{facts.name}: not a board of one thickness ({why})")
    return _boxed(facts)


def _boxed(facts: PartFacts) -> _Flat:
    thickness, width, length = sorted(facts.body.bounding_box_mm)
    contours = [_Contour(2.0 * (length + width), False, math.inf)]
    wells = []
    for hole in facts.holes or ():
        if hole.through:
            contours.append(_Contour(math.pi * hole.diameter_mm, True, hole.diameter_mm))
        else:
            wells.append((hole.diameter_mm, hole.depth_mm))
        wells += [(s.diameter_mm, s.depth_mm) for s in hole.steps if s.diameter_mm > hole.diameter_mm + 1e-6]
    for found in facts.pockets or ():
        if found.through:
            widest = min(found.narrowest_mm or math.inf, 2.0 * found.corner_radius_mm or math.inf)
            contours.append(_Contour(found.perimeter_mm, True, widest))
    return _Flat(
        thickness=thickness,
        size=(length, width),
        outline_area=length * width,
        contours=tuple(contours),
        wells=tuple(wells),
        recessed=True,
        assumptions=("outline of a part with recesses: that of its box",),
    )


def _tool(job: Job, bit: tuple[float, CuttingTool | None]) -> Tool:
    """Feed of a bit: teeth * chip load * spindle speed, no more than the machine moves; given where a feed is stated."""
    diameter, listed = bit
    if "feed" in job.rates:
        feed = job.rates["feed"].number
    else:
        chip = router_chip_load(job.material, diameter)
        if chip is None:
            raise NotPricedError(f"no chip load of {job.material.id} is known: state a feed")
        teeth = (listed.flutes if listed else 0) or job.rate("flutes")
        feed = min(teeth * chip[0] * job.rate("spindle_speed_max") / 60.0, job.rate("feed_max"))
    depth = job.rate("step_depth_ratio") * diameter
    if listed is not None:
        depth = min(depth, listed.flute_length_mm)
    return Tool(
        diameter=diameter,
        step_depth=depth,
        step_over=job.rate("step_over_ratio") * diameter,
        feed=feed,
        plunge=feed * job.rate("plunge_feed_ratio"),
    )


def _profile(job: Job, cuts: _Cuts, motion: Motion, tool: Tool, contour: _Contour, thickness: float) -> None:
    """Around a contour in steps of depth, the bit beside it; over the tabs of an outer one it rises and comes down again."""
    around = contour.length + (-1.0 if contour.inner else 1.0) * math.pi * tool.diameter
    levels = max(math.ceil(thickness / tool.step_depth - 1e-9), 1)
    step = thickness / levels
    one = motion.cut(max(around, 0.0), tool.feed) + motion.cut(step, tool.plunge)
    seconds = levels * one + motion.clearance / tool.plunge + motion.hop(contour.length / math.pi)
    cuts.add("inner contours" if contour.inner else "outlines", seconds, tool.diameter)
    if contour.inner:
        return
    height = job.rate("tab_height_ratio") * thickness
    number = job.limit("tabs_per_piece", 0.0) or 0.0
    through_tabs = sum(level * step > thickness - height + 1e-9 for level in range(1, levels + 1))
    each = motion.cut(height, motion.rapid) + motion.cut(height, tool.plunge)
    if number and through_tabs:
        cuts.add("tabs", number * through_tabs * each, tool.diameter)


def _recesses(
    job: Job, cuts: _Cuts, motion: Motion, sizes: Sequence[tuple[float, CuttingTool | None]], flat: _Flat
) -> tuple[str, ...]:
    """Recesses that do not go through, each with the largest bit that fits; says what of them was not known."""
    for diameter, depth in flat.wells:
        tool = _tool(job, next((bit for bit in sizes if bit[0] <= diameter + 1e-6), sizes[-1]))
        seconds = pocket(tool, motion, area=math.pi / 4.0 * diameter**2, perimeter=math.pi * diameter, depth=depth)
        cuts.add("recesses", seconds, tool.diameter)
    if not flat.recessed:
        return ()
    if job.facts.pockets is None:
        return (f"recesses: {job.facts.why_not('pockets')}",)
    for found in job.facts.pockets:
        if found.through:
            continue
        widest = min(found.narrowest_mm or math.inf, 2.0 * found.corner_radius_mm or math.inf)
        tool = _tool(job, next((bit for bit in sizes if bit[0] <= widest + 1e-6), sizes[-1]))
        seconds = pocket(tool, motion, area=found.area_mm2, perimeter=found.perimeter_mm, depth=found.depth_mm)
        cuts.add("recesses", seconds + motion.hop(found.length_mm), tool.diameter)
    return ()


def _board(job: Job, flat: _Flat, bit: float) -> tuple[float, int, bool]:
    """(board area of one piece in mm2, pieces to a board, whether it fits): in rows or nested, whichever gives more."""
    length, width = job.rate("board_length"), job.rate("board_width")
    bed = [v for key in ("envelope_x_max", "envelope_y_max") if (v := job.limit(key)) is not None]
    if len(bed) == 2:  # noqa: PLR2004 - both sides of the bed are known
        length, width = min(length, max(bed)), min(width, min(bed))
    gap = bit + job.rate("cut_gap")
    outline, (x, y) = flat.outline_area, flat.size
    rows = max(_grid(length, width, x + gap, y + gap), _grid(length, width, y + gap, x + gap))
    nested = int(job.rate("utilization") * length * width / max(outline, 1.0)) if rows else 0
    pieces = max(rows, nested, 1)
    area = min(outline / job.rate("utilization"), (x + gap) * (y + gap)) if pieces > 1 else (x + gap) * (y + gap)
    return area, pieces, rows > 0


def _grid(length: float, width: float, x: float, y: float) -> int:
    return int(length // x) * int(width // y)


def _shares(job: Job, cuts: _Cuts) -> list[Share]:
    chip = router_chip_load(job.material, 1.0)
    sources = (chip[1],) if chip else ()
    shares = []
    for kind, seconds in cuts.seconds.items():
        bits = ", ".join(f"{bit:g}" for bit in sorted(cuts.bits[kind], reverse=True))
        shares.append(
            Share(what=kind, seconds=seconds, basis=f"{cuts.count[kind]} with bits of {bits} mm", sources=sources)
        )
    return shares


DRIVERS.add("routing", RoutingDriver(), home=__name__)
