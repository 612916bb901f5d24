"""Cost that arises by taking chips off a block: per recognized feature, with setups and tool changes."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Final

from dfdm.costs.machining import Motion, Tool, drilling, facing, motion_of, pocket, profile, tool_of
from dfdm.costs.work import DRIVERS, Job, NotPricedError, Share, Work
from dfdm.facts import PartFacts
from dfdm.facts.features import Hole

_MM2_PER_M2: Final = 1e6
_LEFT_OVER: Final = 0.02
"""Share of the block from which removed material that no feature explains is named."""


@dataclass
class _Plan:
    """Time by kind of feature while it is collected, with the tools used and the material accounted for."""

    seconds: dict[str, float] = field(default_factory=dict)
    count: dict[str, int] = field(default_factory=dict)
    tools: set[tuple[str, float]] = field(default_factory=set)
    removed: float = 0.0

    def add(self, kind: str, seconds: float, tool: tuple[str, float], removed: float = 0.0, *, count: int = 1) -> None:
        """Count a feature that is there `count` times; seconds and removed mm³ are of one."""
        self.seconds[kind] = self.seconds.get(kind, 0.0) + count * seconds
        self.count[kind] = self.count.get(kind, 0) + count
        self.tools.add(tool)
        self.removed += count * removed


class ChipRemovalDriver:
    """Facing, outer profile, pockets and holes from what was recognized; the rest by volume, said so."""

    reads = (
        "feed", "plunge_feed", "plunge_feed_ratio", "cutting_speed", "spindle_speed_max", "flutes", "feed_per_tooth",
        "step_depth", "step_depth_ratio", "step_over_ratio", "face_step_ratio", "acceleration", "rapid_speed",
        "clearance", "tool_diameter", "tool_change_time", "stock_margin_side", "stock_margin_top", "stock_margin_bottom", "drill_feed",
        "drill_feed_ratio", "drill_speed_ratio", "drill_diameter_max", "saw_kerf",
    )  # fmt: skip
    limits = ()

    def work(self, job: Job) -> Work:
        """The work of one milled part; pockets and holes must have been measured, which meshes do not allow."""
        facts = job.facts
        volume = job.volume_mm3
        if facts.holes is None or facts.pockets is None:
            missing = "holes" if facts.holes is None else "pockets"
            raise NotPricedError(f"{facts.name}: {missing} are not known: {facts.why_not(missing)}")
        length, width, height = _lying(facts)
        motion, tool = motion_of(job), tool_of(job, job.rate("tool_diameter"))
        side, top = job.rate("stock_margin_side"), job.rate("stock_margin_top")
        plan = _Plan()
        setups = len(facts.reach.setups) if facts.reach is not None and facts.reach.setups else 1
        bottom = job.rate("stock_margin_bottom")
        for margin in (top, bottom):
            if margin > 0.0:
                seconds = facing(
                    tool, motion, length=length + 2 * side, width=width + 2 * side, depth=margin, step_ratio=job.rate("face_step_ratio")
                )  # fmt: skip
                plan.add("facing", seconds, ("end mill", tool.diameter))
        outline = _outline(facts, length, width)
        seconds = profile(tool, motion, perimeter=outline, corners=4, depth=height + top)
        plan.add("outer profile", seconds, ("end mill", tool.diameter))
        _pockets(job, plan, motion, tool)
        _holes(job, plan, motion, math.sqrt(length * width))
        box = length * width * height
        rest = max(box - volume - plan.removed, 0.0)
        unexplained = rest > _LEFT_OVER * box
        if unexplained:
            rate = tool.step_depth * tool.step_over * tool.feed
            plan.add("material of no recognized feature", rest / rate, ("end mill", tool.diameter))
        changes = max(len(plan.tools) - 1, 0) * job.rate("tool_change_time")
        shares = [_share(kind, plan, tool) for kind in plan.seconds]
        shares.append(Share(what="tool changes", seconds=changes, basis=f"{len(plan.tools)} tools"))
        stock = (length + 2 * side) * (width + 2 * side) * (height + top + bottom + job.rate("saw_kerf"))
        return Work(
            shares=tuple(shares),
            material_g=volume * job.density_g_mm3,
            stock_g=stock * job.density_g_mm3,
            stock_basis=f"block {length + 2 * side:.0f} x {width + 2 * side:.0f} x {height + top + bottom:.0f} mm, "
            f"{stock / volume:.1f} times the part",
            setups=setups,
            surface_m2=facts.body.area_mm2 / _MM2_PER_M2,
            edge_m=2.0 * (outline + sum(p.perimeter_mm for p in facts.pockets)) / 1000.0
            + sum(2.0 * math.pi * h.diameter_mm for h in facts.holes) / 1000.0,
            holes=len(facts.holes),
            not_priced=("finishing passes of tight tolerances and fine surfaces",),
            assumptions=(f"{rest / 1000:.1f} cm3 removed outside recognized features, at roughing rate: a lower bound",)
            if unexplained
            else (),
        )


def _share(kind: str, plan: _Plan, tool: Tool) -> Share:
    count = plan.count[kind]
    if kind == "holes":
        sizes = sorted({diameter for what, diameter in plan.tools if what == "drill"})
        said = f"{count} drilled to {', '.join(f'{size:g}' for size in sizes)} mm"
    else:
        said = f"{tool.diameter:g} mm end mill at {tool.feed * 60:.0f} mm/min, {tool.step_depth:g} mm deep, {tool.step_over:g} wide"
        if count > 1:
            said = f"{count} times, {said}, smaller where a feature asks for it"
    return Share(what=kind, seconds=plan.seconds[kind], basis=said)


def _lying(facts: PartFacts) -> tuple[float, float, float]:
    """Box of the part as it is clamped: length and width across, height along the first setup's direction."""
    size, up = facts.body.bounding_box_mm, 2
    if facts.reach is not None and facts.reach.setups:
        first = facts.reach.setups[0]
        direction = facts.reach.directions[first].up
        up = max(range(3), key=lambda axis: abs(direction[axis]))
        if facts.reach.box_mm is not None:  # along directions 2, 4 and 0, so z comes first among the directions
            size, up = facts.reach.box_mm, (2, 0, 1)[first // 2]
    across = [size[axis] for axis in range(3) if axis != up]
    return max(across), min(across), size[up]


def _outline(facts: PartFacts, length: float, width: float) -> float:
    """Outer contour, mm: of the sheet where the part is one, else of the box."""
    if facts.sheet is not None and facts.sheet.is_sheet:
        return sum(cut.length_mm for cut in facts.sheet.cuts if not cut.inner)
    return 2.0 * (length + width)


def _pockets(job: Job, plan: _Plan, motion: Motion, tool: Tool) -> None:
    """Each pocket with the largest tool that fits its corners and its narrowest place."""
    for found in job.facts.pockets or ():
        fitting = min(tool.diameter, found.narrowest_mm if found.narrowest_mm > 0.0 else tool.diameter)
        if found.corner_radius_mm > 0.0:
            fitting = min(fitting, 2.0 * found.corner_radius_mm)
        used = tool if fitting >= tool.diameter else tool_of(job, fitting)
        seconds = pocket(used, motion, area=found.area_mm2, perimeter=found.perimeter_mm, depth=found.depth_mm)
        removed = found.area_mm2 * found.depth_mm
        plan.add("pockets", seconds + motion.hop(found.length_mm), ("end mill", used.diameter), removed)


def _holes(job: Job, plan: _Plan, motion: Motion, span: float) -> None:
    """Holes are drilled to their own diameter; wide ones and wide steps are milled as round pockets."""
    hop = span / math.sqrt(max(len(job.facts.holes or ()), 1))
    alike: dict[tuple[float, ...], list[Hole]] = {}
    for hole in job.facts.holes or ():
        steps = tuple(size for step in hole.steps for size in (step.diameter_mm, step.depth_mm))
        alike.setdefault((hole.diameter_mm, hole.depth_mm, *steps), []).append(hole)
    for holes in alike.values():  # plates carry the same hole many times
        hole, count = holes[0], len(holes)
        narrow = hole.diameter_mm
        removed = math.pi / 4.0 * narrow**2 * hole.depth_mm
        if narrow <= job.rate("drill_diameter_max"):
            seconds = drilling(motion, depth=hole.depth_mm, feed=_drill_feed(job, narrow), hop=hop)
            plan.add("holes", seconds, ("drill", round(narrow, 3)), removed, count=count)
        else:
            plan.add("bored holes", *_bore(job, motion, narrow, hole.depth_mm), removed, count=count)
        for diameter, depth in _wider_steps(hole):
            ring = math.pi / 4.0 * (diameter**2 - narrow**2) * depth
            plan.add("counterbores", *_bore(job, motion, diameter, depth), ring, count=count)


def _wider_steps(hole: Hole) -> list[tuple[float, float]]:
    return [(step.diameter_mm, step.depth_mm) for step in hole.steps if step.diameter_mm > hole.diameter_mm + 1e-6]


def _bore(job: Job, motion: Motion, diameter: float, depth: float) -> tuple[float, tuple[str, float]]:
    """A round opening milled with a tool of at most two thirds of its diameter."""
    used = tool_of(job, min(job.rate("tool_diameter"), diameter * 2.0 / 3.0))
    area = math.pi / 4.0 * diameter**2
    return pocket(used, motion, area=area, perimeter=math.pi * diameter, depth=depth), ("end mill", used.diameter)


def _drill_feed(job: Job, diameter: float) -> float:
    """Feed of a drill, mm/s: given, or a share of its diameter per turn at a share of the milling speed."""
    if "drill_feed" in job.rates:
        return job.rates["drill_feed"].number
    surface = job.rate("cutting_speed") * job.rate("drill_speed_ratio")
    spindle = min(surface / (math.pi * diameter), job.rate("spindle_speed_max") / 60.0)
    return job.rate("drill_feed_ratio") * diameter * spindle


DRIVERS.add("chip_removal", ChipRemovalDriver(), home=__name__)
