"""Holes of a milled part: drilled, reamed, tapped, countersunk, counterbored, or milled where they are wide."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from dfdm.costs.demands import Wanted
from dfdm.costs.machining import drilling, pocket
from dfdm.costs.milling_plan import Plan
from dfdm.costs.work import Job
from dfdm.facts.features import Hole
from dfdm.processes.cutting import CuttingData, cutting_data

_TWO_THIRDS: Final = 2.0 / 3.0
_SAME: Final = 0.05
"""A drill within this many mm counts as the hole's."""
_QUARTER_PI: Final = math.pi / 4.0


def holes(plan: Plan, wanted: Sequence[Wanted], span: float) -> None:
    """Holes are drilled to their own diameter; wide ones and wide steps are milled as round pockets."""
    found = plan.job.facts.holes or ()
    hop = span / math.sqrt(max(len(found), 1))
    alike: dict[tuple[object, ...], list[Hole]] = {}
    shared: dict[tuple[object, ...], tuple[int, list[Wanted]]] = {}
    for hole in found:
        steps = tuple(size for step in hole.steps for size in (step.diameter_mm, step.depth_mm))
        asked = tuple(n for n, w in enumerate(wanted) if w.faces & set(hole.faces)) if wanted else ()
        setup = plan.setup((-hole.axis[0], -hole.axis[1], -hole.axis[2]), either=hole.through)
        size = (hole.diameter_mm, hole.depth_mm, hole.countersink_mm, hole.countersink_deg)
        key: tuple[object, ...] = (*size, setup, asked, steps)
        alike.setdefault(key, []).append(hole)
        shared[key] = (setup, [wanted[n] for n in asked])
    for key, same in alike.items():  # plates carry the same hole many times
        _alike(plan, same[0], len(same), *shared[key], hop)


def _alike(plan: Plan, hole: Hole, count: int, setup: int, asked: Sequence[Wanted], hop: float) -> None:
    narrow, depth, motion = hole.diameter_mm, hole.depth_mm, plan.motion
    removed = _QUARTER_PI * narrow**2 * depth
    threads = [w for w in asked if w.what == "thread"]
    reamed = [w for w in asked if w.what in ("ream", "finish")]
    if narrow <= plan.job.rate("drill_diameter_max") and _has_drill(plan.job, narrow):
        feed, source = drill_feed(plan.job, narrow)
        seconds = drilling(motion, depth=depth, feed=feed, hop=hop)
        tool = ("drill", round(narrow, 3))
        plan.add("holes", seconds, tool, setup=setup, removed=removed, count=count, source=source)
        if reamed:
            feed = ream_feed(plan.job, narrow)
            seconds = drilling(motion, depth=depth, feed=feed, hop=hop)
            plan.add("reamed holes", seconds, ("reamer", round(narrow, 3)), setup=setup, count=count)
            plan.met |= {w.key for w in reamed}
    else:
        _bored(plan, "bored holes", narrow, depth, setup, count, removed)
        if reamed:
            plan.met |= {w.key for w in reamed}
            _bored(plan, "finishing passes", narrow, depth, setup, count, 0.0, once=True)
    for demand in threads:
        _tapped(plan, demand, hole, setup, count, hop)
    for step in hole.steps:
        if step.diameter_mm > narrow + 1e-6:
            ring = _QUARTER_PI * (step.diameter_mm**2 - narrow**2) * step.depth_mm
            _bored(plan, "counterbores", step.diameter_mm, step.depth_mm, setup, count, ring)
    if hole.countersink_mm and hole.countersink_deg:
        depth = (hole.countersink_mm - narrow) / 2.0 / math.tan(math.radians(hole.countersink_deg / 2.0))
        feed, _ = drill_feed(plan.job, hole.countersink_mm)
        seconds = drilling(motion, depth=max(depth, 0.0), feed=feed, hop=hop)
        plan.add("countersinks", seconds, ("countersink", round(hole.countersink_deg, 1)), setup=setup, count=count)


def _has_drill(job: Job, diameter: float) -> bool:
    """Whether a drill of that size is at hand; a list without drills says nothing of them."""
    drills = [tool.diameter_mm for tool in job.tools if tool.kind == "drill"]
    return not drills or any(abs(size - diameter) <= _SAME for size in drills)


def _bored(
    plan: Plan, kind: str, diameter: float, depth: float, setup: int, count: int, removed: float, *, once: bool = False
) -> None:
    """A round opening milled with a tool of at most two thirds of its diameter; `once` around only, at the finishing feed."""
    used = plan.mills.flat(_TWO_THIRDS * diameter, depth)
    around = math.pi * diameter
    if once:
        feed = used.tool.feed * plan.job.rate("finish_feed_ratio")
        levels = max(math.ceil(depth / used.mill.flute_length_mm - 1e-9), 1)
        seconds = levels * max(around - math.pi * used.tool.diameter, 0.0) / feed
    else:
        area = _QUARTER_PI * diameter**2
        seconds = pocket(used.tool, plan.motion, area=area, perimeter=around, depth=depth)
    plan.add(kind, seconds, used.name, setup=setup, count=count, removed=removed)
    if used.short_by > 0.0:
        plan.leave_open(f"depth of {depth:.1f} mm beyond the reach of the mills at hand")


def _tapped(plan: Plan, demand: Wanted, hole: Hole, setup: int, count: int, hop: float) -> None:
    """In and out again at one pitch per turn."""
    assert demand.thread is not None
    row = cutting_data(plan.job.material, "tap")
    if row is None:
        return
    turns = turn_rate(plan.job, row.speed_mm_s, demand.thread.major_mm)
    length = min(demand.requirement.depth_mm or hole.depth_mm, hole.depth_mm) + plan.job.rate("clearance")
    seconds = plan.motion.hop(hop) + 2.0 * length / (demand.thread.pitch_mm * turns)
    plan.add("threads", seconds, (f"tap {demand.thread.designation}", demand.thread.major_mm), setup=setup, count=count, source=row.source)  # fmt: skip
    plan.met.add(demand.key)


def turn_rate(job: Job, speed: float, diameter: float) -> float:
    """Turns per second at a cutting speed in mm/s, no more than the spindle's."""
    return min(speed / (math.pi * diameter), job.rate("spindle_speed_max") / 60.0)


def drill_feed(job: Job, diameter: float) -> tuple[float, str]:
    """(feed in mm/s, source) of a drill: given, or a share of its diameter per turn at the drilling speed of the material."""
    if "drill_feed" in job.rates:
        return job.rates["drill_feed"].number, job.rates["drill_feed"].source
    row = cutting_data(job.material, "drill")
    speed = row.speed_mm_s if row is not None else job.rate("cutting_speed") * job.rate("drill_speed_ratio")
    return job.rate("drill_feed_ratio") * diameter * turn_rate(job, speed, diameter), row.source if row else ""


def ream_feed(job: Job, diameter: float) -> float:
    """Feed of a reamer, mm/s: its feed per turn at a share of the drilling speed."""
    row: CuttingData | None = cutting_data(job.material, "drill")
    speed = row.speed_mm_s if row is not None else job.rate("cutting_speed") * job.rate("drill_speed_ratio")
    return job.rate("ream_feed") * turn_rate(job, speed * job.rate("ream_speed_ratio"), diameter)
