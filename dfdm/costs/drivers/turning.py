"""Cost that arises on a lathe: passes at constant cutting speed, from bar or from sawn blanks."""

from __future__ import annotations

import math
from typing import Final

from dfdm.costs.demands import wanted_of
from dfdm.costs.turning import Run, rises_to_one_end
from dfdm.costs.turning_plan import TurningPlan, demanded, faces, inside, off_axis, outside
from dfdm.costs.work import DRIVERS, Consumed, Job, NotPricedError, Share, Work
from dfdm.facts import Turned
from dfdm.processes.toolset import next_stock_size

_MM2_PER_M2: Final = 1e6
_HOUR: Final = 3600.0


class TurningDriver:
    """Facing, roughing, finishing, grooves, bores, threads and parting off, from the turned profile."""

    reads = (
        "spindle_speed_max", "acceleration", "rapid_speed", "clearance", "tool_change_time", "rough_depth", "rough_feed",
        "finish_feed", "finish_allowance", "facing_allowance", "groove_speed_ratio", "groove_feed", "groove_tool_width",
        "parting_width", "saw_kerf", "boring_depth_ratio", "drill_feed_ratio", "drill_diameter_max", "tap_diameter_max",
        "ream_feed", "ream_speed_ratio", "bar_margin", "bar_length", "bar_remnant", "bar_diameter_max", "off_axis_share",
        "spindle_power", "power_rated", "spindle_efficiency", "specific_cutting_force",
    )  # fmt: skip
    limits = ("live_tooling", "tolerance_advised", "tolerance_grade_advised", "roughness_advised")

    def work(self, job: Job) -> Work:
        """The work of one turned part; one whose profile does not revolve is a NotPricedError."""
        facts = job.facts
        volume = job.volume_mm3
        turned = facts.turned
        if turned is None or not turned.outer:
            why = facts.why_not("turned") if turned is None else f"{100 * turned.fraction:.0f} % of its surface revolve"
            raise NotPricedError(f"{facts.name}: no turned profile ({why})")
        plan, wanted = TurningPlan(job), wanted_of(job)
        bar = next_stock_size("round", turned.diameter_mm + job.rate("bar_margin"))
        from_bar = bar <= job.rate("bar_diameter_max")
        runs = outside(plan, turned, bar / 2.0)
        blind, through = inside(plan, turned, wanted)
        setups = 1 if from_bar and _one_clamping(runs, turned, blind) else 2
        faces(plan, bar / 2.0, setups)
        if from_bar:
            _part_off(plan, bar / 2.0, through)
        demanded(plan, turned, wanted)
        off_axis(plan, turned, bool(job.limit("live_tooling", 0.0)))
        stock, said = _stock(job, turned, bar, from_bar=from_bar, ends=setups)
        changes = max(len(plan.tools) - 1, 0) * job.rate("tool_change_time")
        hours = sum(plan.seconds.values()) / _HOUR
        return Work(
            shares=(
                *_shares(plan),
                Share(what="tool changes", seconds=changes, basis=f"{len(plan.tools)} tools"),
            ),
            material_g=volume * job.density_g_mm3,
            stock_g=stock * job.density_g_mm3,
            stock_basis=f"{said}, {stock / volume:.1f} times the part",
            setups=setups,
            surface_m2=facts.body.area_mm2 / _MM2_PER_M2,
            edge_m=sum(math.pi * (run.r0 + run.r1) for run in runs) / 1000.0,
            holes=len(facts.holes or ()),
            post=("deburr",),
            consumed=(
                Consumed(what="tool wear", rate="tool_wear", amount=hours, basis=f"{hours * 60:.1f} min in the cut"),
            ),
            not_priced=tuple(plan.open),
            met=tuple(sorted(plan.met)),
        )


def _one_clamping(runs: list[Run], turned: Turned, blind: int) -> bool:
    """Whether all is reached from the end that sticks out of the chuck: the radius rises to the chuck, bores open away from it."""
    if not rises_to_one_end(runs) or blind > 1:
        return False
    if not blind:
        return True
    ends = (runs[0].x0, runs[-1].x1)
    lengths = [p[0] for s in turned.inner for p in (s.start_mm, s.end_mm)]
    at_start = min(lengths) - ends[0] < ends[1] - max(lengths)
    front_is_start = runs[0].r0 < runs[-1].r1 or (runs[0].r0 == runs[-1].r1 and at_start)
    return at_start == front_is_start


def _part_off(plan: TurningPlan, radius: float, through: bool) -> None:
    """From the bar's surface to the middle, or to the bore that goes through."""
    inner = 0.0
    if through and plan.job.facts.turned is not None:
        inner = min(
            (p[1] for s in plan.job.facts.turned.inner for p in (s.start_mm, s.end_mm) if p[1] > 0.0), default=0.0
        )
    cut = plan.groove()
    said = f"{cut.speed * 0.06:.0f} m/min, {cut.feed:g} mm per turn"
    plan.add(
        "parting off",
        cut.facing(radius, inner) + plan.motion.hop(radius),
        "parting tool",
        row=plan.row("turn_rough"),
        words=said,
    )


def _stock(job: Job, turned: Turned, bar: float, *, from_bar: bool, ends: int) -> tuple[float, str]:
    """Volume of bar for one piece, mm3, and its words: length, allowances for facing, the cut, and its share of what the chuck holds last."""
    length = turned.length_mm + ends * job.rate("facing_allowance")
    if not from_bar:
        length += job.rate("saw_kerf")
        return math.pi / 4.0 * bar**2 * length, f"sawn blank of {bar:g} mm, {length:.1f} mm with the saw"
    length += job.rate("parting_width")
    usable = max(job.rate("bar_length") - job.rate("bar_remnant"), length)
    share = length * job.rate("bar_length") / usable if usable > length else length + job.rate("bar_remnant")
    return math.pi / 4.0 * bar**2 * share, f"bar of {bar:g} mm, {length:.1f} mm with facing and parting"


def _shares(plan: TurningPlan) -> list[Share]:
    shares = []
    for kind, seconds in plan.seconds.items():
        count = plan.count[kind]
        words = plan.words.get(kind, "")
        said = f"{count} cuts" + (f", {words}" if words else "") if count > 1 else words or "1 cut"
        sources = tuple(sorted(plan.sources.get(kind, ())))
        shares.append(Share(what=kind, seconds=seconds, basis=said, sources=sources))
    return shares


DRIVERS.add("turning", TurningDriver(), home=__name__)
