"""Milling time per feature: facing, pockets, outer profile, holes, each as the path a tool takes with acceleration."""

from __future__ import annotations

import math
from dataclasses import dataclass

from dfdm.costs.work import Job


@dataclass(frozen=True, kw_only=True, slots=True)
class Tool:
    """An end mill as it is used: diameter, depth and width of cut (mm), feed and plunge feed (mm/s)."""

    diameter: float
    step_depth: float
    step_over: float
    feed: float
    plunge: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Motion:
    """How the machine moves: acceleration (mm/s2), rapids (mm/s), clearance above the work (mm)."""

    acceleration: float
    rapid: float
    clearance: float

    def cut(self, length: float, feed: float) -> float:
        """Seconds for one straight cut that starts and ends at rest (`kinematics.segment_time` of one number)."""
        if length <= 0.0:
            return 0.0
        peak = min(feed, math.sqrt(self.acceleration * length))
        return 2.0 * peak / self.acceleration + max(length - peak * peak / self.acceleration, 0.0) / peak

    def hop(self, distance: float) -> float:
        """Seconds to rise, move over and come down again in rapids."""
        return self.cut(distance, self.rapid) + 2.0 * self.cut(self.clearance, self.rapid)


def motion_of(job: Job) -> Motion:
    """The machine's motion from its rates."""
    return Motion(acceleration=job.rate("acceleration"), rapid=job.rate("rapid_speed"), clearance=job.rate("clearance"))


def tool_of(job: Job, diameter: float) -> Tool:
    """An end mill of that diameter with its feeds: given ones, or from cutting speed and chip load of the material.

    feed = teeth * chip load * spindle speed, spindle speed = v_c / (pi D), no more than the machine's.
    """
    rates = job.rates
    if "feed" in rates:
        feed = rates["feed"].number
    else:
        spindle = min(
            job.rate("cutting_speed") / (math.pi * diameter), job.rate("spindle_speed_max") / 60.0
        )  # 1/s from rpm
        feed = job.rate("flutes") * chip_load(job, diameter) * spindle
    depth = rates["step_depth"].number if "step_depth" in rates else job.rate("step_depth_ratio") * diameter
    return Tool(
        diameter=diameter,
        step_depth=depth,
        step_over=job.rate("step_over_ratio") * diameter,
        feed=feed,
        plunge=rates["plunge_feed"].number if "plunge_feed" in rates else feed * job.rate("plunge_feed_ratio"),
    )


def chip_load(job: Job, diameter: float) -> float:
    """Feed per tooth (mm) for a tool of that diameter: the material's table, else its one value, in proportion."""
    rows = sorted(
        (row["tool_diameter"].number, row["feed_per_tooth"].number)  # type: ignore[union-attr]  # both are cited numbers
        for row in job.material.tables.get("chip_load", ())
    )
    if not rows:
        return job.rate("feed_per_tooth")
    below = max((row for row in rows if row[0] <= diameter), default=rows[0])
    above = min((row for row in rows if row[0] >= diameter), default=rows[-1])
    if above[0] == below[0]:
        return below[1] * diameter / below[0]
    share = (diameter - below[0]) / (above[0] - below[0])
    return below[1] + share * (above[1] - below[1])


def facing(tool: Tool, motion: Motion, *, length: float, width: float, depth: float, step_ratio: float) -> float:
    """Seconds to face a stock of `length` x `width` by `depth`: parallel lines along the longer side, per pass."""
    step = step_ratio * tool.diameter
    long, short = max(length, width), min(length, width)
    lines = max(math.ceil(short / step), 1)
    one = lines * motion.cut(long, tool.feed) + (lines - 1) * motion.cut(step, tool.feed)
    passes = max(math.ceil(depth / tool.step_depth - 1e-9), 1) if depth > 0.0 else 0
    return passes * (one + motion.cut(tool.step_depth, tool.plunge))


def pocket(tool: Tool, motion: Motion, *, area: float, perimeter: float, depth: float) -> float:
    """Seconds to clear a pocket with vertical walls: zigzag over the tool's center region, then its contour, per level.

    The center region is the floor shrunk by the tool's radius r: area - perimeter r + pi r2 and perimeter - 2 pi r
    (Steiner, exact for a convex floor without corners tighter than the tool). Mean line length is pi * area / perimeter.
    """
    radius = tool.diameter / 2.0
    free = max(area - perimeter * radius + math.pi * radius**2, 0.0)
    edge = max(perimeter - 2.0 * math.pi * radius, 0.0)
    levels = max(math.ceil(depth / tool.step_depth - 1e-9), 1)
    one = motion.cut(edge, tool.feed) if edge else 0.0
    if free > 0.0 and edge > 0.0:
        chord = math.pi * free / edge
        lines = free / tool.step_over / chord
        one += lines * (motion.cut(chord, tool.feed) + motion.cut(tool.step_over, tool.feed))
    drop = motion.clearance + depth / levels
    return levels * one + drop / tool.plunge + (levels - 1) * motion.cut(depth / levels, tool.plunge)


def profile(tool: Tool, motion: Motion, *, perimeter: float, corners: int, depth: float) -> float:
    """Seconds to mill an outer contour to full depth in steps; the tool's center runs pi D further, around the corners."""
    levels = max(math.ceil(depth / tool.step_depth - 1e-9), 1)
    straight = perimeter / max(corners, 1)
    around = perimeter + math.pi * tool.diameter
    one = max(around / tool.feed, corners * motion.cut(straight, tool.feed)) + tool.feed / motion.acceleration
    return levels * (one + motion.cut(depth / levels, tool.plunge)) + motion.clearance / tool.plunge


def drilling(motion: Motion, *, depth: float, feed: float, hop: float) -> float:
    """Seconds for one drilled hole: rapid to it, feed from the clearance to its depth, rapid back."""
    return motion.cut(hop, motion.rapid) + (depth + motion.clearance) / feed + motion.cut(depth, motion.rapid)
