"""Cost that arises by taking chips off a block: per recognized feature, with tools at hand, setups and tool changes."""

from __future__ import annotations

import math
from typing import Final

from dfdm.costs.demands import wanted_of
from dfdm.costs.machining import facing, profile
from dfdm.costs.milling_features import broken_edges, finish_outside, pockets
from dfdm.costs.milling_holes import holes
from dfdm.costs.milling_outline import lying_of, outline_of
from dfdm.costs.milling_plan import Plan, tool_words
from dfdm.costs.work import DRIVERS, Consumed, Job, NotPricedError, Share, Work
from dfdm.processes.toolset import next_stock_size

_MM2_PER_M2: Final = 1e6
_HOUR: Final = 3600.0
_NOTHING: Final = 1e-9
_FIRST: Final = ("facing", "outer profile")
"""Shares that stand first."""
_LEFT_OVER: Final = 0.02
"""Share of the block from which removed material that no feature explains is named."""


class ChipRemovalDriver:
    """Facing, outer profile, pockets, holes and edges from what was recognized; the rest by volume, said so."""

    reads = (
        "feed", "plunge_feed", "plunge_feed_ratio", "cutting_speed", "spindle_speed_max", "flutes", "feed_per_tooth",
        "step_depth", "step_depth_ratio", "step_over_ratio", "face_step_ratio", "acceleration", "rapid_speed",
        "clearance", "tool_diameter", "tool_change_time", "stock_margin_side", "stock_margin_top", "stock_margin_bottom", "drill_feed",
        "drill_feed_ratio", "drill_speed_ratio", "drill_diameter_max", "saw_kerf", "finish_feed_ratio", "long_tool_feed_ratio",
        "scallop_height", "ream_feed", "ream_speed_ratio", "spindle_power", "power_rated", "spindle_efficiency",
        "specific_cutting_force",
    )  # fmt: skip
    limits = ("tolerance_advised", "tolerance_grade_advised", "roughness_advised")

    def work(self, job: Job) -> Work:
        """The work of one milled part; pockets and holes must have been measured, which meshes do not allow."""
        facts = job.facts
        volume = job.volume_mm3
        if facts.holes is None or facts.pockets is None:
            missing = "holes" if facts.holes is None else "pockets"
            raise NotPricedError(f"{facts.name}: {missing} are not known: {facts.why_not(missing)}")
        lying = lying_of(facts)
        length, width, height = lying.length, lying.width, lying.height
        plan, wanted = Plan(job), wanted_of(job)
        side, bottom = job.rate("stock_margin_side"), job.rate("stock_margin_bottom")
        block = next_stock_size("plate", height + job.rate("stock_margin_top") + bottom)
        top = block - height - bottom
        _faced(plan, length=length, width=width, margins=(top, bottom))
        pockets(plan, wanted)
        holes(plan, wanted, math.sqrt(length * width))
        outline = outline_of(facts, lying, volume + plan.removed)
        _around(plan, perimeter=outline.perimeter, depth=height + top, height=height, side=side)
        broken_edges(plan)
        if wanted:
            finish_outside(plan, wanted, outline=outline.perimeter, height=height, faced=length * width)
        rest = max(outline.area * height - volume - plan.removed, 0.0)
        unexplained = rest > _LEFT_OVER * length * width * height
        if unexplained:
            chosen = plan.mills.flat(math.inf, 0.0)
            tool = chosen.tool
            plan.add(
                "material of no recognized feature",
                rest / (tool.step_depth * tool.step_over * tool.feed),
                chosen.name,
            )
            plan.leave_open("finishing the surfaces of no recognized feature")
        stock = (length + 2 * side) * (width + 2 * side) * (block + job.rate("saw_kerf"))
        hours = plan.cutting / _HOUR
        return Work(
            shares=(*_shares(plan), _changes(plan)),
            material_g=volume * job.density_g_mm3,
            stock_g=stock * job.density_g_mm3,
            stock_basis=f"block {length + 2 * side:.0f} x {width + 2 * side:.0f} x {block:.0f} mm, "
            f"{stock / volume:.1f} times the part",
            setups=plan.setups,
            surface_m2=facts.body.area_mm2 / _MM2_PER_M2,
            edge_m=2.0 * (outline.perimeter + sum(p.perimeter_mm for p in facts.pockets)) / 1000.0
            + sum(2.0 * math.pi * h.diameter_mm for h in facts.holes) / 1000.0,
            holes=len(facts.holes),
            post=("deburr",),
            consumed=(
                Consumed(what="tool wear", rate="tool_wear", amount=hours, basis=f"{hours * 60:.1f} min in the cut"),
            ),
            not_priced=tuple(plan.open),
            assumptions=(
                *outline.said,
                *(
                    (f"{rest / 1000:.1f} cm3 removed outside recognized features, at roughing rate: a lower bound",)
                    if unexplained
                    else ()
                ),
            ),
            met=tuple(sorted(plan.met)),
        )


def _faced(plan: Plan, *, length: float, width: float, margins: tuple[float, float]) -> None:
    """Top and bottom of the block faced down to the part."""
    step = plan.job.rate("face_step_ratio")
    for margin in margins:
        if margin > _NOTHING:
            flat = plan.mills.flat(math.inf, 0.0)
            seconds = facing(flat.tool, plan.motion, length=length, width=width, depth=margin, step_ratio=step)
            plan.add("facing", seconds, flat.name)


def _around(plan: Plan, *, perimeter: float, depth: float, height: float, side: float) -> None:
    """The sides milled around the part, in as many rings as their margin takes."""
    chosen = plan.mills.flat(math.inf, height)
    rings = max(math.ceil(side / chosen.tool.diameter - _NOTHING), 1)
    seconds = profile(chosen.tool, plan.motion, perimeter=perimeter, corners=4, depth=depth)
    plan.add("outer profile", rings * seconds, chosen.name)
    if chosen.short_by > 0.0:
        plan.leave_open(f"sides of {height:.1f} mm, {chosen.short_by:.1f} mm beyond the reach of the mills at hand")


def _shares(plan: Plan) -> list[Share]:
    shares = []
    for name, kind in sorted(plan.kinds.items(), key=lambda item: _FIRST.index(item[0]) if item[0] in _FIRST else 2):
        tool = plan.mills.flat(math.inf, 0.0).tool
        said = tool_words(kind.tools)
        if name in ("facing", "outer profile", "pockets"):
            said += (
                f"; the largest at {tool.feed * 60:.0f} mm/min, {tool.step_depth:g} mm deep, {tool.step_over:g} wide"
            )
        said = f"{kind.count} times, {said}" if kind.count > 1 else said
        shares.append(Share(what=name, seconds=kind.seconds, basis=said, sources=tuple(sorted(kind.sources))))
    return shares


def _changes(plan: Plan) -> Share:
    count = sum(map(len, plan.tools.values()))
    seconds = plan.changes * plan.job.rate("tool_change_time")
    said = f"{count} tools" + (f" in {plan.setups} setups" if plan.setups > 1 else "")
    return Share(what="tool changes", seconds=seconds, basis=said)


DRIVERS.add("chip_removal", ChipRemovalDriver(), home=__name__)
