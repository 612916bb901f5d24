"""Print time and filament of material extrusion from cross-sections and a profile, after the motion of the machine."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from dfdm.costs.beads import Layers, lay
from dfdm.costs.infill import Pattern, pattern_of
from dfdm.costs.kinematics import FloatArray, arc_time, loop_time, segment_time, zigzag_time
from dfdm.costs.profile import FffProfile, slicer_facts
from dfdm.costs.supports import Support, support_of
from dfdm.facts import Orientation


@dataclass(frozen=True, kw_only=True, slots=True)
class Deposition:
    """What one print of a part takes: seconds, mm3 of filament by kind, layers.

    `slowed_share` is the share of layers printed slower so that they can cool.
    """

    time_s: float
    walls_mm3: float
    solid_mm3: float
    sparse_mm3: float
    skirt_mm3: float
    support_mm3: float
    support_time_s: float
    layers: int
    slowed_share: float

    @property
    def filament_mm3(self) -> float:
        """All filament, support and skirt included."""
        return self.walls_mm3 + self.solid_mm3 + self.sparse_mm3 + self.skirt_mm3 + self.support_mm3


def deposit(orientation: Orientation, profile: FffProfile, *, support: bool | None = None) -> Deposition:
    """Estimate one print of a part that lies as `orientation` says; `support` None follows the profile.

    Remembered per orientation: materials that are printed with the same profile differ in their density alone.

    Per section: wall beads as closed contours, infill as zigzag or as the path of its pattern, travel and retraction per
    contour; a layer quicker than the least layer time is slowed down to it, infill and inner walls first, never below the
    least speed. Nothing is fitted: every figure comes from the profile or from how the slicer works.
    """
    wanted = profile.support if support is None else support
    known = _KNOWN.setdefault(orientation, {})
    key = (profile.key, wanted)
    if key not in known:
        known[key] = _deposit(orientation, profile, wanted=wanted)
    return known[key]


_KNOWN: WeakKeyDictionary[Orientation, dict[tuple[object, ...], Deposition]] = WeakKeyDictionary()


def _deposit(orientation: Orientation, profile: FffProfile, *, wanted: bool) -> Deposition:
    height = orientation.size_mm[2]
    count = max(1 + round((height - profile.first_layer_height) / profile.layer_height), 1)
    layers = lay(orientation.sections, height, profile)
    pattern = pattern_of(
        profile.pattern,
        density=profile.density,
        spacing_mm=profile.spacing,
        top_speed=profile.infill_speed,
        acceleration=profile.infill_acceleration,
        jerk=profile.jerk,
    )
    lines = _Lines.of(layers, pattern, profile)
    travel = _travel(layers, orientation, profile)
    held = support_of(orientation, profile) if wanted else None
    (per_layer, solid, slowed), *also = _layer_times(layers, lines, pattern, profile, travel, held)
    strand, drawn = _bridge(profile)
    slower = drawn / profile.bridge_speed - 1.0 / (profile.spacing * profile.solid_speed)
    per_layer = per_layer + layers.bridged_mm2 * slower
    skirt_mm = _skirt(orientation, profile)
    first = float(layers.external_mm[0] + layers.inner_walls_mm[0] + lines.solid[0]) / profile.first_layer_speed
    time = count * float(per_layer.mean()) + max(first - float(solid[0]), 0.0) + skirt_mm / profile.first_layer_speed
    supporting = 0.0
    if held:
        ((with_support, _, slowed),) = also
        supporting = count * float((with_support - per_layer).mean()) + held.first_mm / profile.first_layer_speed
    step, bead = layers.height_mm, profile.spacing
    return Deposition(
        time_s=time + supporting,
        walls_mm3=float(layers.wall_mm2.sum()) * step,
        solid_mm3=float((layers.solid_share * layers.fill_mm2).sum()) * step
        + float(layers.bridged_mm2.sum()) * step * (strand * drawn / profile.layer_height - 1.0),
        sparse_mm3=float(((1.0 - layers.solid_share) * lines.sparse_total).sum()) * bead * step,
        skirt_mm3=skirt_mm * profile.first_layer_height * profile.first_layer_width,
        support_mm3=held.filament_mm3 if held else 0.0,
        support_time_s=supporting,
        layers=count,
        slowed_share=float(slowed.mean()),
    )


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class _Lines:
    """Line lengths (mm) per section: solid infill, sparse pattern, its links along the wall, and mean chords."""

    solid: FloatArray
    sparse: FloatArray
    links: FloatArray
    chord: FloatArray

    @property
    def sparse_total(self) -> FloatArray:
        return self.sparse + self.links

    @classmethod
    def of(cls, layers: Layers, pattern: Pattern, profile: FffProfile) -> _Lines:
        """The mean chord of a region is pi * area / contour (Cauchy).

        Every second gap between line ends on the wall is linked where it is no longer than the profile's anchors; at
        mean crossing angles that is half the contour, less the share met too flatly.
        """
        solid = layers.fill_mm2 / profile.spacing
        flat = 2.0 / math.pi * math.asin(min(1.0, pattern.line_gap_mm / max(profile.anchor_max, 1e-9)))
        linked = 0.5 * (1.0 - flat) if profile.density else 0.0
        sparse = solid * profile.density * pattern.length_ratio
        links = np.where(layers.inner_mm2 > 0.0, layers.fill_edge_mm * linked, 0.0)
        return cls(
            solid=solid,
            sparse=sparse,
            links=np.minimum(links, np.maximum(solid - sparse, 0.0)),
            chord=math.pi * layers.fill_mm2 / np.maximum(layers.fill_edge_mm, 1e-9),
        )


def _travel(layers: Layers, orientation: Orientation, profile: FffProfile) -> FloatArray:
    """Seconds per layer without extrusion: moves between contours and to the infill, retraction with lift, layer change."""
    retract = _retract(profile)
    span = math.sqrt(orientation.size_mm[0] * orientation.size_mm[1])
    apart = span / np.maximum(np.sqrt(layers.contours), 2.0)  # what is many lies near by
    regions = np.where(layers.inner_mm2 > profile.spacing, np.maximum(layers.islands, 1.0), 0.0)
    wide = np.sqrt(layers.inner_mm2 / np.maximum(regions, 1.0))
    far = np.clip(1.0 - profile.retract_from / np.maximum(wide, 1e-9), 0.0, 1.0)
    there, inside, beside = _move(np.stack((apart, wide / 3.0, np.full_like(apart, 2.0 * profile.spacing))), profile)
    to_contour = retract + there + (profile.perimeters - 1) * beside
    to_infill = far * retract + inside
    return np.asarray(layers.contours * to_contour + regions * to_infill + _rise(profile.layer_height, profile))


def _move(distance: FloatArray, profile: FffProfile) -> FloatArray:
    edge = profile.jerk / 2.0
    return segment_time(distance, profile.travel_speed, profile.travel_acceleration, edge, edge)


def _rise(distance: float, profile: FffProfile) -> float:
    return _straight_up(distance, profile.z_speed, profile.z_acceleration, profile.z_jerk / 2.0)


@lru_cache(maxsize=256)
def _straight_up(distance: float, speed: float, acceleration: float, edge: float) -> float:
    return float(segment_time(distance, speed, acceleration, edge, edge))


def _retract(profile: FffProfile) -> float:
    """Seconds to draw filament back, lift, and undo both."""
    return 2.0 * profile.retract_length / profile.retract_speed + 2.0 * _rise(profile.retract_lift, profile)


def _bridge(profile: FffProfile) -> tuple[float, float]:
    """Cross-section (mm2) of a strand drawn through the air, and mm of it per mm2: round, as thick as the nozzle, side by side."""
    if not profile.thick_bridges:
        return profile.layer_height * profile.spacing, 1.0 / profile.spacing
    across = profile.nozzle * math.sqrt(profile.bridge_flow)
    return math.pi / 4.0 * across**2, 1.0 / (across + slicer_facts()["bridge_gap"].number)


def _skirt(orientation: Orientation, profile: FffProfile) -> float:
    """Length of skirt and brim loops around the box of the part, mm."""
    around = 2.0 * (orientation.size_mm[0] + orientation.size_mm[1])
    brim_loops = round(profile.brim_width / profile.first_layer_width)
    brim = brim_loops * (around + 4.0 * profile.brim_width)
    return brim + profile.skirts * (around + 2.0 * math.pi * (profile.skirt_distance + profile.brim_width))


def _layer_times(
    layers: Layers, lines: _Lines, pattern: Pattern, profile: FffProfile, travel: FloatArray, held: Support | None
) -> list[tuple[FloatArray, FloatArray, NDArray[np.bool_]]]:
    """Seconds (n,) per layer, what they are where it is filled solid, and whether cooling slows it: without supports, then with.

    Solid and sparse, without supports and with, are the rows of one table.
    """
    ways = [travel]
    if held:
        across = np.where(held.pieces > 0.0, held.stroke_mm, 0.0)
        ways.append(travel + held.pieces * (_retract(profile) + _move(across, profile)))
    time, slowed = _layer_time(layers, lines, pattern, profile, np.repeat(np.stack(ways), 2, axis=0), held)
    return [
        (layers.solid_share * solid + (1.0 - layers.solid_share) * sparse, solid, slow)
        for solid, sparse, slow in zip(time[::2], time[1::2], slowed[1::2], strict=True)
    ]


def _layer_time(
    layers: Layers,
    lines: _Lines,
    pattern: Pattern,
    profile: FffProfile,
    travel: FloatArray,
    held: Support | None,
) -> tuple[FloatArray, NDArray[np.bool_]]:
    """Seconds (r, n) of one layer in every section, and whether cooling slows it: rows solid, sparse, both again with supports.

    `travel` (r, n) is the time of each without extrusion.
    """
    flow = profile.max_volumetric_speed / (profile.layer_height * profile.spacing)
    loop = layers.inner_walls_mm / np.maximum(layers.contours, 1.0) / max(profile.perimeters - 1, 1)
    small = 2.0 * math.pi * slicer_facts()["small_perimeter_radius"].number
    inner = np.minimum(np.where(loop <= small, profile.small_perimeter_speed, profile.perimeter_speed), flow)
    around = layers.external_mm / np.maximum(layers.contours, 1.0)
    external = np.minimum(np.where(around <= small, profile.small_perimeter_speed, profile.external_speed), flow)
    share = 1.0 / max(profile.top_layers + profile.bottom_layers, 1)
    mixed = (1.0 - share) * profile.solid_speed + share * profile.top_speed
    fill = np.minimum(np.array([[mixed], [profile.infill_speed]] * (len(travel) // 2)), flow)
    kinds = np.zeros((2, 4 if held else 2, *travel.shape))  # length and speed of all but outer walls
    kinds[0, 0], kinds[1, 0] = layers.inner_walls_mm, inner
    kinds[0, 1, ::2], kinds[0, 1, 1::2], kinds[1, 1] = lines.solid, lines.sparse_total, fill
    top = np.maximum(inner, fill)
    if held:
        kinds[0, 2:, 2:] = np.stack((held.base_mm, held.interface_mm))[:, None]
        kinds[1, 2], kinds[1, 3] = profile.support_speed, profile.support_interface_speed
        top[2:] = np.maximum(top[2:], profile.support_speed)
    cap, external_cap = _cooling_caps(travel, layers.external_mm, external, kinds, top, profile)
    slowed = (cap < top) | (external_cap < external)
    inner, external, fill = np.minimum(inner, cap), np.minimum(external, external_cap), np.minimum(fill, cap)
    jerk = profile.jerk
    time = travel + _walls_time(layers, external, inner, profile)
    if held:
        speeds = (np.minimum(v, cap[2:]) for v in (profile.support_speed, profile.support_interface_speed))
        time[2:] += held.time(profile, *speeds)
    quick = profile.infill_acceleration
    time[::2] += zigzag_time(lines.solid, lines.chord, profile.spacing, fill[::2], quick, jerk)
    sparse = fill[1::2]
    if pattern.nominal is not None:
        filling = lines.sparse / np.maximum(pattern.speed(sparse), 1e-9)
    else:
        filling = zigzag_time(lines.sparse, lines.chord, profile.spacing, sparse, quick, jerk)
    gap = min(pattern.line_gap_mm, profile.anchor_max)
    links = lines.links / gap * segment_time(gap, sparse, quick, jerk, jerk) if gap > 0.0 else 0.0
    time[1::2] = time[1::2] + filling + links
    return time, slowed


def _walls_time(layers: Layers, external: FloatArray, inner: FloatArray, profile: FffProfile) -> FloatArray:
    """Seconds (r, n) along walls at speeds (r, n): what is round as chords by its radius, the rest straight between corners."""
    wall, jerk = profile.perimeter_acceleration, profile.jerk
    length = np.stack((layers.external_mm, layers.inner_walls_mm))[:, None]
    speed = np.stack((external, inner))
    loops = np.array([1, max(profile.perimeters - 1, 1)])[:, None, None] * layers.contours
    curved = length[..., None] * layers.round_mm
    arcs = arc_time(curved, layers.radius_mm, speed[..., None], wall, jerk, profile.resolution).sum(axis=-1)
    straight = np.maximum(length - curved.sum(axis=-1), 0.0)
    both = arcs + loop_time(straight, loops, speed, wall, jerk, corners=layers.corners)
    return np.asarray(both[0] + both[1], dtype=np.float64)


def _cooling_caps(
    travel: FloatArray, outer: FloatArray, external: FloatArray, kinds: FloatArray, top: FloatArray, profile: FffProfile
) -> tuple[FloatArray, FloatArray]:
    """Speed limits (r, n) that stretch quick layers to the least layer time: all but outer walls first, then these too.

    `outer` is the length of outer walls, `external` their speed; `kinds` (2, k, r, n) length and speed of all else, at most
    `top`. Time at a limit is length over the lesser of speed and limit.
    """
    free = np.full(top.shape, np.inf)
    if profile.min_layer_time <= 0.0:
        return free, free
    length, speed = kinds
    walls = travel + outer / external
    wanted = profile.min_layer_time - walls
    quick = (length / speed).sum(axis=0) < wanted
    if not quick.any():
        return free, free
    least = profile.min_print_speed
    cap = np.where(quick, _limit(length, speed, wanted, least, top), free)
    slowest = (length / np.minimum(speed, least)).sum(axis=0)
    still = quick & (slowest < wanted)
    if not still.any():
        return cap, free
    cap = np.where(still, least, cap)
    rest = profile.min_layer_time - travel - slowest
    alone = np.broadcast_to(outer, top.shape)[None]
    external_cap = _limit(alone, np.broadcast_to(external, alone.shape), rest, least, external)
    return cap, np.where(still, external_cap, free)


def _limit(length: FloatArray, speed: FloatArray, wanted: FloatArray, least: float, most: FloatArray) -> FloatArray:
    """The speed limit (r, n), from `least` to `most`, at which lines (k, r, n) take the wanted time; `least` where none is slow enough.

    The time is convex and made of straight pieces in the slowness of the limit, one a line: Newton's method from the slow
    side ends on the right one after as many steps.
    """
    slowness, each = 1.0 / speed, length / speed
    found = np.full(wanted.shape, 1.0 / least)
    for _ in length:
        limited = slowness <= found
        growing = (length * limited).sum(axis=0)
        found = np.where(
            growing > 0.0,
            np.minimum((wanted - (each * ~limited).sum(axis=0)) / np.maximum(growing, 1e-12), 1.0 / least),
            found,
        )
    return np.asarray(np.clip(1.0 / np.maximum(found, 1e-12), least, np.maximum(most, least)))
