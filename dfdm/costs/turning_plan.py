"""The plan of a turned part: its passes outside and inside, grooves, threads and holes off the axis."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from dfdm.costs.demands import Wanted
from dfdm.costs.machining import Motion, drilling, motion_of, pocket
from dfdm.costs.mills import Mills
from dfdm.costs.turning import (
    Cut,
    Run,
    finishing,
    groove_time,
    inner_layers,
    outer_layers,
    runs_of,
    stretches,
    thread_time,
)
from dfdm.costs.work import Job, NotPricedError
from dfdm.facts import Turned
from dfdm.facts.features import Hole, Pocket, ProfileSegment, TurnedFeature
from dfdm.processes import catalog
from dfdm.processes.cutting import CuttingData, cutting_data
from dfdm.processes.tools import drill_diameters_mm, widest_metric_drill

_NEAR: Final = 1e-6
_ON_AXIS: Final = 0.05
"""A hole whose axis lies within this many mm of the part's is made by the profile."""
_PARALLEL: Final = 0.999


@dataclass
class TurningPlan:
    """Seconds by kind of pass, tools, how often, what stays open."""

    job: Job
    motion: Motion = field(init=False)
    seconds: dict[str, float] = field(default_factory=dict)
    count: dict[str, int] = field(default_factory=dict)
    sources: dict[str, set[str]] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    tools: set[str] = field(default_factory=set)
    open: list[str] = field(default_factory=list)
    met: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.motion = motion_of(self.job)

    def add(
        self, kind: str, seconds: float, tool: str, *, count: int = 1, row: CuttingData | None = None, words: str = ""
    ) -> None:
        """Count `count` cuts that take `seconds` together."""
        self.seconds[kind] = self.seconds.get(kind, 0.0) + seconds
        self.count[kind] = self.count.get(kind, 0) + count
        self.tools.add(tool)
        if row is not None:
            self.sources.setdefault(kind, set()).add(row.source)
        if words:
            self.words[kind] = words

    def row(self, operation: str) -> CuttingData:
        """The cutting data of the material; a NotPricedError where none are known."""
        found = cutting_data(self.job.material, operation)
        if found is None:
            raise NotPricedError(
                f"no cutting data are known for {operation.replace('_', ' ')} of {self.job.material.id}"
            )
        return found

    @property
    def turns_max(self) -> float:
        """Most turns of the spindle per second."""
        return self.job.rate("spindle_speed_max") / 60.0

    def rough(self) -> Cut:
        """Roughing: the material's row, the feed held to what the spindle's power takes."""
        row = self.row("turn_rough")
        depth = row.depth_mm or self.job.rate("rough_depth")
        feed = row.feed_mm or self.job.rate("rough_feed")
        return Cut(
            speed=row.speed_mm_s,
            feed=min(feed, self._power_mm3_s() / (row.speed_mm_s * depth)),
            depth=depth,
            turns_max=self.turns_max,
        )

    def finish(self) -> Cut:
        """Finishing: the material's row."""
        row = self.row("turn_finish")
        feed = row.feed_mm or self.job.rate("finish_feed")
        return Cut(speed=row.speed_mm_s, feed=feed, depth=self.job.rate("finish_allowance"), turns_max=self.turns_max)

    def groove(self) -> Cut:
        """Grooving and parting: a share of the roughing speed at the feed of a narrow tool."""
        speed = self.row("turn_rough").speed_mm_s * self.job.rate("groove_speed_ratio")
        return Cut(speed=speed, feed=self.job.rate("groove_feed"), depth=0.0, turns_max=self.turns_max)

    def _power_mm3_s(self) -> float:
        milling = self.job.material.rates.get("milling", {})
        force = self.job.rates.get("specific_cutting_force") or milling.get("specific_cutting_force")
        power = self.job.rates.get("spindle_power") or self.job.rates.get("power_rated")
        if force is None or power is None or force.number <= 0.0:
            return math.inf
        return 1000.0 * power.number * self.job.rate("spindle_efficiency") / force.number


def faces(plan: TurningPlan, radius: float, ends: int) -> None:
    """Each sawn or parted end is faced to the middle, in passes over the allowance."""
    rough = plan.rough()
    passes = max(math.ceil(plan.job.rate("facing_allowance") / rough.depth - _NEAR), 1)
    one = plan.finish().facing(radius) + (passes - 1) * rough.facing(radius)
    back = passes * plan.motion.hop(radius)
    plan.add("facing", ends * (one + back), "turning tool, roughing", count=ends * passes, row=plan.row("turn_finish"))


def outside(plan: TurningPlan, turned: Turned, stock: float) -> list[Run]:
    """Roughing passes from the stock down to the profile, one finishing pass along it, grooves by plunging."""
    grooves = [f for f in turned.features if f.kind == "groove" and f.side == "od"]
    runs = runs_of(turned.outer, grooves)
    rough, finish = plan.rough(), plan.finish()
    layers = outer_layers(runs, stock, finish.depth, rough.depth)
    cuts = sum(number for _, _, number in layers)
    seconds = sum(rough.along(radius, length) for radius, length, _ in layers)
    seconds += sum(number * _back(plan, length / max(number, 1), rough) for _, length, number in layers)
    if layers:
        said = f"{len(layers)} layers of {rough.depth:g} mm from {2 * stock:g} mm bar, {rough.speed * 0.06:.0f} m/min, {rough.feed:g} mm per turn"
        plan.add("roughing", seconds, "turning tool, roughing", count=cuts, row=plan.row("turn_rough"), words=said)
    seconds = finishing(runs, finish) + _back(plan, turned.length_mm, finish)
    said = f"once along {turned.length_mm:.1f} mm at {finish.speed * 0.06:.0f} m/min, {finish.feed:g} mm per turn"
    plan.add("finishing", seconds, "turning tool, finishing", row=plan.row("turn_finish"), words=said)
    _grooves(plan, turned, "od")
    return runs


def _back(plan: TurningPlan, length: float, cut: Cut) -> float:
    """Seconds to come in over the clearance at feed and to go back in rapids."""
    clearance = plan.motion.clearance
    return clearance / (cut.feed * cut.turns_max) + plan.motion.cut(length + clearance, plan.motion.rapid)


def _grooves(plan: TurningPlan, turned: Turned, side: str) -> None:
    found = [f for f in turned.features if f.kind == "groove" and f.side == side]
    for groove in found:
        width = min(plan.job.rate("groove_tool_width"), groove.end_mm - groove.start_mm)
        seconds = groove_time(groove, plan.groove(), max(width, 0.1)) + plan.motion.hop(groove.depth_mm)
        tool = "grooving tool" if side == "od" else "inner grooving tool"
        plan.add("grooves", seconds, tool, row=plan.row("turn_rough"))


def inside(plan: TurningPlan, turned: Turned, wanted: Sequence[Wanted]) -> tuple[int, bool]:
    """Bores: drilled to the next smaller drill, then bored in passes where the profile is wider.

    Returns how many bores open to the end that is turned last, and whether one goes through.
    """
    grooves = [f for f in turned.features if f.kind == "groove" and f.side == "id"]
    narrowed = [s for s in turned.inner if not _within(s, grooves)]
    groups = stretches(runs_of(narrowed if grooves else turned.inner))
    ends = _ends(turned)
    back = 0
    through = False
    for group in groups:
        at_start, at_end = abs(group[0].x0 - ends[0]) < _ON_AXIS, abs(group[-1].x1 - ends[1]) < _ON_AXIS
        through = through or (at_start and at_end)
        back += not (at_start and at_end)
        _bore(plan, group, wanted, turned)
    _grooves(plan, turned, "id")
    return back, through


def _within(segment: ProfileSegment, grooves: Sequence[TurnedFeature]) -> bool:
    x0, x1 = sorted((segment.start_mm[0], segment.end_mm[0]))
    return any(g.start_mm - _NEAR <= x0 and x1 <= g.end_mm + _NEAR for g in grooves)


def _ends(turned: Turned) -> tuple[float, float]:
    lengths = [point[0] for segment in turned.outer for point in (segment.start_mm, segment.end_mm)]
    return min(lengths), max(lengths)


def _bore(plan: TurningPlan, group: Sequence[Run], wanted: Sequence[Wanted], turned: Turned) -> None:
    depth = group[-1].x1 - group[0].x0
    radii = [r for run in group for r in (run.r0, run.r1) if r > _NEAR]
    narrow = 2.0 * min(radii, default=0.0)
    widest = min(widest_metric_drill(), plan.job.rate("drill_diameter_max"))
    known = drill_diameters_mm()
    fitting = known[(known <= narrow + _ON_AXIS) & (known <= widest)]
    if not fitting.size:
        plan.open.append(f"a bore of {narrow:g} mm, narrower than any drill")
        return
    drill = float(fitting[-1])
    row = plan.row("drill")
    turns = min(row.speed_mm_s / (math.pi * drill), plan.turns_max)
    feed = plan.job.rate("drill_feed_ratio") * drill * turns
    seconds = drilling(plan.motion, depth=depth, feed=feed, hop=drill)
    plan.add("drilling", seconds, f"drill {drill:g} mm", row=row, words=f"{drill:g} mm, {depth:.1f} mm deep")
    exact = narrow - drill < 2 * _ON_AXIS
    bored = [run for run in group if max(run.r0, run.r1) > drill / 2.0 + _ON_AXIS]
    finish, rough = plan.finish(), plan.rough()
    if bored:
        layers = inner_layers(bored, drill / 2.0, finish.depth, plan.job.rate("boring_depth_ratio") * rough.depth)
        seconds = sum(rough.along(radius, length) for radius, length, _ in layers)
        seconds += sum(number * _back(plan, length / max(number, 1), rough) for _, length, number in layers)
        seconds += finishing(bored, finish) + _back(plan, depth, finish)
        plan.add("boring", seconds, "boring bar", count=len(layers) + 1, row=plan.row("turn_rough"))
    asked = [w for w in wanted if w.what in ("ream", "finish") and w.faces & _faces_of(turned.inner)]
    if asked and exact and len(bored) < len(group):
        seconds = drilling(
            plan.motion,
            depth=depth,
            feed=plan.job.rate("ream_feed") * turns * plan.job.rate("ream_speed_ratio"),
            hop=drill,
        )
        plan.add("reaming", seconds, f"reamer {drill:g} mm", row=row)
    plan.met |= {w.key for w in asked}


def _faces_of(segments: Sequence[ProfileSegment]) -> set[int]:
    return {face for segment in segments for face in segment.faces}


def demanded(plan: TurningPlan, turned: Turned, wanted: Sequence[Wanted]) -> None:
    """Threads in passes; fine surfaces outside are met by the finishing pass, which is always there."""
    outer, inner = _faces_of(turned.outer), _faces_of(turned.inner)
    for asked in wanted:
        if asked.what != "thread":
            if asked.faces & outer:
                plan.met.add(asked.key)
            continue
        assert asked.thread is not None
        own = [s for s in (*turned.outer, *turned.inner) if set(s.faces) & asked.faces]
        length = asked.requirement.depth_mm or sum(abs(s.end_mm[0] - s.start_mm[0]) for s in own)
        internal = bool(asked.faces & inner)
        if not own or length <= 0.0:
            continue
        tapped = internal and asked.thread.major_mm <= plan.job.rate("tap_diameter_max")
        row = plan.row("tap" if tapped else "thread")
        turns = min(row.speed_mm_s / (math.pi * asked.thread.major_mm), plan.turns_max)
        passes = 2.0 if tapped else row.passes or 1.0
        seconds = thread_time(length=length, pitch=asked.thread.pitch_mm, passes=passes, turns=turns)
        seconds += (0.0 if tapped else passes) * _back(plan, length, plan.finish())
        tool = f"tap {asked.thread.designation}" if tapped else f"threading tool{', inner' if internal else ''}"
        plan.add("threads", seconds, tool, row=row, words=f"{asked.thread.designation}, {length:.1f} mm")
        plan.met.add(asked.key)


def off_axis(plan: TurningPlan, turned: Turned, driven: bool) -> None:
    """Holes and recesses off the axis by driven tools where the lathe has them; what else is off it is left open."""
    facts = plan.job.facts
    off = [hole for hole in facts.holes or () if not on_axis(hole, turned)]
    own = set(turned.off_axis_faces)
    recesses = [found for found in facts.pockets or () if own & set(found.faces)]
    if not driven and (off or recesses):
        count = f"{len(off)} holes and {len(recesses)} recesses off the axis"
        plan.open.append(f"{count}: no driven tools, so a second operation on a mill")
    elif off or recesses:
        _driven_holes(plan, turned, off)
        _driven_mills(plan, recesses)
    made = sum(math.pi * hole.diameter_mm * hole.depth_mm for hole in off)
    made += sum(found.area_mm2 + found.perimeter_mm * found.depth_mm for found in recesses)
    rest = turned.off_axis_mm2 - made
    if rest > plan.job.rate("off_axis_share") * facts.body.area_mm2:
        plan.open.append(f"{rest / 100.0:.1f} cm2 of surface off the axis that is no recognized hole or recess")


def _driven_holes(plan: TurningPlan, turned: Turned, holes: Sequence[Hole]) -> None:
    for hole in holes:
        row = plan.row("drill")
        turns = min(row.speed_mm_s / (math.pi * hole.diameter_mm), plan.turns_max)
        feed = plan.job.rate("drill_feed_ratio") * hole.diameter_mm * turns
        seconds = drilling(plan.motion, depth=hole.depth_mm, feed=feed, hop=turned.diameter_mm)
        plan.add("driven drilling", seconds, f"driven drill {hole.diameter_mm:g} mm", row=row)


def _driven_mills(plan: TurningPlan, recesses: Sequence[Pocket]) -> None:
    """Recesses as a mill clears them, at its defaults and the lathe's driven spindle."""
    own = plan.job.material.rates.get("milling")
    if not recesses:
        return
    if own is None:
        plan.open.append(f"{len(recesses)} recesses off the axis: no milling data of {plan.job.material.id}")
        return
    rates = {**catalog().process("milling").rates, **own}
    rates |= {key: plan.job.rates[key] for key in ("spindle_speed_max", "acceleration", "rapid_speed", "clearance")}
    mills = Mills(replace(plan.job, rates=rates))
    for found in recesses:
        widest = min(found.narrowest_mm or math.inf, 2.0 * found.corner_radius_mm or math.inf)
        used = mills.flat(widest, found.depth_mm)
        seconds = pocket(
            used.tool, plan.motion, area=found.area_mm2, perimeter=found.perimeter_mm, depth=found.depth_mm
        )
        plan.add("driven milling", seconds + plan.motion.hop(found.length_mm), f"driven mill {used.tool.diameter:g} mm")


def on_axis(hole: Hole, turned: Turned) -> bool:
    """Whether a hole is coaxial with the part."""
    along = sum(a * b for a, b in zip(hole.axis, turned.axis, strict=True))
    if abs(along) < _PARALLEL:
        return False
    away = [p - o for p, o in zip(hole.origin_mm, turned.origin_mm, strict=True)]
    height = sum(a * b for a, b in zip(away, turned.axis, strict=True))
    return math.dist(away, [height * a for a in turned.axis]) <= _ON_AXIS
