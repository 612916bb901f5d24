"""Milling time per feature: facing, pockets, outer profile, holes, each as the path a tool takes with acceleration."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from dfdm.costs.work import Job
from dfdm.processes.cutting import interpolated
from dfdm.processes.material import Material


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


def tool_of(job: Job, diameter: float, *, flutes: int = 0, flute_length: float = 0.0, slow: float = 1.0) -> Tool:
    """An end mill of that diameter with its feeds: given ones, or from cutting speed and chip load of the material.

    feed = teeth * chip load * spindle speed, spindle speed = v_c / (pi D), no more than the machine's; `slow` is the share
    of it that a long tool bears. The feed falls where MRR * k_c exceeds what the spindle gives.
    """
    rates = job.rates
    depth = rates["step_depth"].number if "step_depth" in rates else job.rate("step_depth_ratio") * diameter
    if flute_length > 0.0:
        depth = min(depth, flute_length)
    over = job.rate("step_over_ratio") * diameter
    if "feed" in rates:
        feed = rates["feed"].number
    else:
        spindle = min(job.rate("cutting_speed") / (math.pi * diameter), job.rate("spindle_speed_max") / 60.0)
        feed = slow * (flutes or job.rate("flutes")) * chip_load(job, diameter) * spindle
        feed = min(feed, _power_cap(job) / (depth * over))
    plunge = rates["plunge_feed"].number if "plunge_feed" in rates else feed * job.rate("plunge_feed_ratio")
    return Tool(diameter=diameter, step_depth=depth, step_over=over, feed=feed, plunge=plunge)


def _power_cap(job: Job) -> float:
    """The most that the spindle removes, mm3/s: its power at the cutter over the specific cutting force; endless if unknown."""
    rates = job.rates
    power = rates.get("spindle_power") or rates.get("power_rated")
    force = rates.get("specific_cutting_force")
    if power is None or force is None or force.number <= 0.0:
        return math.inf
    return 1000.0 * power.number * job.rate("spindle_efficiency") / force.number


def chip_load(job: Job, diameter: float) -> float:
    """Feed per tooth (mm) for a tool of that diameter: the material's table, else its one value, in proportion."""
    rows = _chip_loads(job.material)
    return interpolated(rows, diameter) if rows else job.rate("feed_per_tooth")


@lru_cache(maxsize=256)
def _chip_loads(material: Material) -> tuple[tuple[float, float], ...]:
    """(diameter, feed per tooth) of a material's table, ascending."""
    rows = material.tables.get("chip_load", ())
    return tuple(sorted((row["tool_diameter"].number, row["feed_per_tooth"].number) for row in rows))  # type: ignore[union-attr]  # both are cited numbers


def facing(tool: Tool, motion: Motion, *, length: float, width: float, depth: float, step_ratio: float) -> float:
    """Seconds to face `length` x `width` by `depth`: parallel lines along the longer side, per pass.

    The outer lines run half a tool inside the edge: what stands beyond it goes with the outer profile.
    """
    step = step_ratio * tool.diameter
    long, short = max(length, width), min(length, width)
    lines = max(math.ceil((short - tool.diameter) / step - 1e-9), 0) + 1
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


def rest_of_corner(tool: Tool, motion: Motion, *, radius: float, roughed_by: float, depth: float) -> float:
    """Seconds to clear what a tool of diameter `roughed_by` left in one square corner of `radius`.

    The smaller tool runs in along one wall and out along the other, from where the larger one touched them, per level.
    """
    levels = max(math.ceil(depth / tool.step_depth - 1e-9), 1)
    arm = max(roughed_by / 2.0 - radius, 0.0)
    around = 2.0 * arm + math.pi / 2.0 * max(radius - tool.diameter / 2.0, 0.0)
    layers = max(math.ceil((math.sqrt(2.0) - 1.0) * arm / tool.step_over - 1e-9), 1)
    return levels * (layers * motion.cut(around, tool.feed) + motion.cut(depth / levels, tool.plunge)) + motion.hop(arm)


def contour(tool: Tool, motion: Motion, *, length: float, depth: float, level: float, feed: float) -> float:
    """Seconds to run along a wall of `length` once per `level` of its depth: a finishing pass."""
    levels = max(math.ceil(depth / level - 1e-9), 1)
    return levels * (motion.cut(length, feed) + motion.cut(min(level, depth), tool.plunge)) + motion.hop(length / 4.0)


def ball_passes(motion: Motion, *, length: float, arc: float, diameter: float, scallop: float, feed: float) -> float:
    """Seconds to mill a rounded edge of `length` and `arc` with a ball mill that leaves ridges of height `scallop`.

    Step-over 2 sqrt(h D - h2): the ridge between two passes of a ball of radius R on a flat surface is R - sqrt(R2 - s2/4).
    """
    step = 2.0 * math.sqrt(max(scallop * (diameter - scallop), 1e-12))
    passes = max(math.ceil(arc / step), 1)
    return passes * (motion.cut(length, feed) + motion.cut(step, feed)) + motion.hop(length / 4.0)
