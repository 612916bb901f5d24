"""Pockets, broken edges and finishing passes of a milled part, each with the tool that fits."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from dfdm.costs.demands import Wanted
from dfdm.costs.machining import ball_passes, contour, pocket, rest_of_corner
from dfdm.costs.milling_plan import Plan
from dfdm.costs.mills import Chosen
from dfdm.facts.features import Blend, Pocket

_CORNERS: Final = 4
"""Corners of a pocket where nothing tells how many."""
_ALONG: Final = 0.99
_SAME_RADIUS: Final = 1e-3
_HALF_PI: Final = math.pi / 2.0
_CHAMFER_MILL: Final = ("chamfer mill", 6.0)
_RA_TO_RIDGE: Final = 4.0
"""Height of the ridges that leave a roughness Ra: Ra = h / 4 (calcady.com, as for a triangular profile)."""


def pockets(plan: Plan, wanted: Sequence[Wanted]) -> None:
    """Each pocket with the tools that take the least time: one through all, or a large one and smaller ones for the corners."""
    for found in plan.job.facts.pockets or ():
        if found.depth_mm <= 0.0:
            continue
        setup = plan.setup(found.axis, either=found.through)
        ways = _ways(plan, found)
        seconds, tools, rest = min(ways, key=lambda way: way[0] + way[2] + _new_tools(plan, setup, way[1]))
        removed = found.area_mm2 * found.depth_mm
        plan.add("pockets", seconds, tools[0].name, setup=setup, removed=removed)
        for tool in tools[1:]:
            plan.add("corners of pockets", rest / len(tools[1:]), tool.name, setup=setup)
        if any(tool.short_by > 0.0 for tool in tools):
            plan.leave_open(f"depth of {found.depth_mm:.1f} mm beyond the reach of the mills at hand")
        least = min((radius for radius in found.corner_radii_mm if radius > 0.0), default=0.0)
        if 0.0 < least < plan.mills.smallest_mm / 2.0 - 1e-6:
            plan.leave_open(f"inner corners of radius {least:g} mm, smaller than any mill at hand")
        _floor_fillets(plan, found, setup)
        _finish_pocket(plan, found, setup, tools[0], wanted)


def _new_tools(plan: Plan, setup: int, tools: Sequence[Chosen]) -> float:
    """Seconds of the changes to tools that this setup has not used yet."""
    known = plan.tools.get(setup, set())
    return plan.job.rate("tool_change_time") * sum(tool.name not in known for tool in tools)


def _ways(plan: Plan, found: Pocket) -> list[tuple[float, tuple[Chosen, ...], float]]:
    """(seconds, tools, seconds of the corners) of each way to clear a pocket."""
    narrowest = found.narrowest_mm if found.narrowest_mm > 0.0 else math.inf
    radii = sorted({radius for radius in (found.corner_radius_mm, *found.corner_radii_mm) if radius > 0.0})
    ways = []
    for rougher in plan.mills.all_flat(narrowest, found.depth_mm):
        seconds = pocket(
            rougher.tool, plan.motion, area=found.area_mm2, perimeter=found.perimeter_mm, depth=found.depth_mm
        )
        seconds += plan.motion.hop(found.length_mm)
        tools, rest = [rougher], 0.0
        for radius in radii:
            if 2.0 * radius >= rougher.tool.diameter - 1e-6:
                continue
            finer = plan.mills.flat(2.0 * radius, found.depth_mm)
            corners = _corners(plan, found, radius)
            rest += corners * rest_of_corner(
                finer.tool, plan.motion, radius=radius, roughed_by=rougher.tool.diameter, depth=found.depth_mm
            )
            if finer.name not in [tool.name for tool in tools]:
                tools.append(finer)
        ways.append((seconds, tuple(tools), rest))
        if len(tools) == 1:
            break  # smaller tools only take longer
    return ways


def _corners(plan: Plan, found: Pocket, radius: float) -> int:
    """How many corners of a radius a pocket has; four where corners were not measured."""
    own = set(found.faces)
    near = [
        corner
        for corner in plan.job.facts.corners or ()
        if not corner.floor and abs(corner.radius_mm - radius) < _SAME_RADIUS and own.issuperset(corner.faces)
    ]
    return len(near) or _CORNERS


def _floor_fillets(plan: Plan, found: Pocket, setup: int) -> None:
    """Rounded feet of the walls: ball passes along them."""
    if found.floor_radius_mm <= 0.0:
        return
    ball = plan.mills.ball(2.0 * found.floor_radius_mm)
    if ball is None:
        plan.leave_open(f"floor radius of {found.floor_radius_mm:g} mm: no ball mill at hand fits")
        return
    seconds = ball_passes(
        plan.motion,
        length=found.perimeter_mm,
        arc=_HALF_PI * found.floor_radius_mm,
        diameter=ball.tool.diameter,
        scallop=plan.job.rate("scallop_height"),
        feed=ball.tool.feed,
    )
    plan.add("floor fillets", seconds, ball.name, setup=setup)


def _finish_pocket(plan: Plan, found: Pocket, setup: int, rougher: Chosen, wanted: Sequence[Wanted]) -> None:
    """Walls once around and the floor once over, where a requirement on one of its faces asks for it."""
    asked = [w for w in wanted if w.what == "finish" and w.faces & set(found.faces)]
    if not asked:
        return
    tool, feed = rougher.tool, rougher.tool.feed * plan.job.rate("finish_feed_ratio")
    walls = contour(
        tool,
        plan.motion,
        length=max(found.perimeter_mm - math.pi * tool.diameter, 0.0),
        depth=found.depth_mm,
        level=rougher.mill.flute_length_mm,
        feed=feed,
    )
    floor = found.area_mm2 / (plan.job.rate("face_step_ratio") * tool.diameter) / feed
    plan.add("finishing passes", walls + (0.0 if found.through else floor), rougher.name, setup=setup)
    plan.met |= {w.key for w in asked}


def finish_outside(plan: Plan, wanted: Sequence[Wanted], *, outline: float, height: float, faced: float) -> None:
    """One more pass around the part, or over its top, for fine surfaces that belong to no pocket or hole."""
    inside = {face for found in (plan.job.facts.pockets or ()) for face in found.faces}
    inside |= {face for hole in (plan.job.facts.holes or ()) for face in hole.faces}
    asked = [w for w in wanted if w.what == "finish" and not w.faces & inside]
    if not asked:
        return
    chosen = plan.mills.flat(math.inf, height)
    feed = chosen.tool.feed * plan.job.rate("finish_feed_ratio")
    sides = {_is_flat_end(plan, w) for w in asked}
    if False in sides:
        around = contour(
            chosen.tool, plan.motion, length=outline, depth=height, level=chosen.mill.flute_length_mm, feed=feed
        )
        plan.add("finishing passes", around, chosen.name)
    if True in sides:
        lines = faced / (plan.job.rate("face_step_ratio") * chosen.tool.diameter)
        plan.add("finishing passes", lines / feed + plan.motion.hop(math.sqrt(faced)), chosen.name)
    plan.met |= {w.key for w in asked}


def _is_flat_end(plan: Plan, asked: Wanted) -> bool:
    """Whether all places of a requirement lie on the top or bottom of the part as it is first clamped."""
    body = plan.job.facts.body
    up = plan.ups[0] if plan.ups else (0.0, 0.0, 1.0)
    axis = max(range(3), key=lambda k: abs(up[k]))
    low, high = body.lower_mm[axis], body.lower_mm[axis] + body.bounding_box_mm[axis]
    near = 1e-3 * max(high - low, 1.0)
    return bool(asked.at_mm) and all(min(abs(p[axis] - low), abs(p[axis] - high)) < near for p in asked.at_mm)


def broken_edges(plan: Plan) -> None:
    """Chamfers by a chamfer mill in one pass, rounded outer edges by a ball mill; those along the tool go with the profile."""
    taken = {face for hole in (plan.job.facts.holes or ()) for face in hole.faces}
    scallop = plan.job.rate("scallop_height")
    for blend in plan.job.facts.fillets or ():
        if not blend.convex or taken.issuperset(blend.faces) or _upright(plan, blend):
            continue
        if blend.kind == "chamfer":
            feed = plan.mills.flat(_CHAMFER_MILL[1], 0.0).tool.feed
            plan.add(
                "chamfers", plan.motion.cut(blend.length_mm, feed) + plan.motion.hop(blend.length_mm), _CHAMFER_MILL
            )
        elif (ball := plan.mills.ball(math.inf)) is None:
            plan.leave_open("rounded outer edges: no ball mill at hand")
        else:
            seconds = ball_passes(
                plan.motion,
                length=blend.length_mm,
                arc=_HALF_PI * (blend.size_mm + ball.tool.diameter / 2.0),
                diameter=ball.tool.diameter,
                scallop=scallop,
                feed=ball.tool.feed,
            )
            plan.add("rounded edges", seconds, ball.name)


def _upright(plan: Plan, blend: Blend) -> bool:
    """Whether an edge runs along the tool of some setup, so that the side of an end mill makes it."""
    if blend.ring:
        return False
    return any(abs(sum(u * a for u, a in zip(up, blend.axis, strict=True))) >= _ALONG for up in plan.ups)
