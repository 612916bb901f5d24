"""Support structures of material extrusion, as PrusaSlicer lays them: lines per layer, by what stands under overhangs.

The space under what leans is rounded up to whole cells of the support grid, the layers below a contact are laid dense,
the rest sparse, and the first layer wide and dense (src/libslic3r/SupportMaterial.cpp, tag version_2.5.0).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from dfdm.costs.kinematics import FloatArray, segment_time
from dfdm.costs.profile import FffProfile, slicer_facts
from dfdm.facts import Orientation
from dfdm.facts.held import Held


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Support:
    """Supports by section (n,): mm of base and interface line and of their strokes per layer of the part, and their number of pieces.

    `first_mm` is what the first layer has more than the others, `filament_mm3` all of it.
    """

    base_mm: FloatArray
    interface_mm: FloatArray
    stroke_mm: FloatArray
    interface_stroke_mm: FloatArray
    pieces: FloatArray
    first_mm: float
    filament_mm3: float

    def time(self, profile: FffProfile, base_speed: FloatArray, interface_speed: FloatArray) -> FloatArray:
        """Seconds (n,) of the lines in each layer: strokes to and fro, linked at their ends."""
        length, stroke = (
            np.stack((self.base_mm, self.interface_mm)),
            np.stack((self.stroke_mm, self.interface_stroke_mm)),
        )
        step = np.array(_pitch(profile))[:, None]
        speed = np.stack((base_speed, interface_speed), axis=-2)
        side = np.stack((stroke, np.broadcast_to(step, stroke.shape)))[:, None]
        each = segment_time(side, speed, profile.default_acceleration, profile.jerk, profile.jerk).sum(axis=0)
        return np.asarray((length / (stroke + step) * each).sum(axis=-2), dtype=np.float64)


def support_of(orientation: Orientation, profile: FffProfile) -> Support | None:
    """The supports below all surface that leans more than the profile's threshold; None where there is none.

    Facts that do not know the space under the part fall back on its volume, spread evenly over the height.
    """
    held = orientation.held
    found = _evenly(orientation, profile) if held is None else _laid(orientation, held, profile)
    return found if found is not None and found.filament_mm3 > 0.0 else None


def _pitch(profile: FffProfile) -> tuple[float, float]:
    """Distance of lines in mm: of the base, and of the interface."""
    bead = _spacing(profile.support_width, profile.layer_height)
    return profile.support_spacing + bead, profile.support_interface_spacing + bead


def _spacing(width: float, height: float) -> float:
    return width - height * (1.0 - math.pi / 4.0)


def _slope(profile: FffProfile) -> float:
    """From which lean (degrees from the vertical) the slicer supports: its threshold is told from the horizontal."""
    if profile.support_threshold > 0.0:
        return 90.0 - (profile.support_threshold + 1.0)
    return math.degrees(math.atan2(0.5 * profile.external_width, profile.layer_height))


def _laid(orientation: Orientation, held: Held, profile: FffProfile) -> Support | None:
    """Lines from the space that is held: see the module."""
    facts = slicer_facts()
    height, first_height = profile.layer_height, profile.first_layer_height
    slab = orientation.size_mm[2] / held.area_mm2.shape[1]
    pitch, dense = _pitch(profile)
    bridges = not profile.support_skips_bridges
    grid = pitch if profile.support_grid else 0.0
    # Layers that hang by less than this much of a line get no dense interface.
    steep = math.degrees(math.atan2(facts["support_dense_overhang"].number * profile.external_width, height))
    lean = _slope(profile)

    def read(name: str, at: float = lean) -> FloatArray:
        return held.beyond(name, at, bridges=bridges)

    def rounded_up(area: FloatArray, edge: FloatArray, pieces: FloatArray) -> FloatArray:
        """Area of the cells that a region touches: each edge in the open grows by half a cell on average."""
        return area + edge * grid / 2.0 + np.clip(pieces, 0.0, area / max(grid, pitch) ** 2) * grid**2

    area, free, wall, slope = read("area_mm2"), read("free_mm"), read("wall_mm"), read("slope_mm")
    edge = free + wall + slope
    there = area > 0.0
    whole = rounded_up(area, free, read("pieces")) - wall * profile.support_gap
    whole = np.where(there, np.maximum(whole, 0.0), 0.0)
    around = np.maximum(
        edge + 4.0 * np.minimum(free, grid), 4.0 * np.sqrt(whole)
    )  # no shape has less edge than a square
    slopes, ceilings, landing = read("contact_mm2", max(lean, steep)), read("ceiling_mm2"), read("landing_mm2")
    # Contacts of a slope lie at layers of the part, elsewhere layers are as thick as the nozzle allows.
    sloped = read("contact_mm2") > 0.01 * slab
    thick = np.where(sloped, height, max(profile.max_layer_height, height))
    tops, bottoms = profile.support_interface_layers, profile.support_bottom_interface_layers
    share = np.clip(ceilings / np.maximum(area, 1e-9), 0.0, 1.0)
    flat = rounded_up(ceilings, free * share, np.zeros_like(area)) * tops
    floor = (
        rounded_up(landing, free * np.clip(landing / np.maximum(area, 1e-9), 0.0, 1.0), np.zeros_like(area)) * bottoms
    )
    contour = np.minimum(read("slope_mm", max(lean, steep)), edge)
    # On a slope each layer holds the strip that begins in it, and those above it that the interface is thick.
    strip = np.where(slopes > 0.0, tops * slopes * height / slab + contour * grid / 2.0, 0.0) if tops else 0.0 * area
    strip = np.minimum(strip, whole)
    interface = strip + (flat + floor) * thick / slab  # mean over the slab, mm2 per layer
    interface = np.minimum(interface, np.maximum(whole, (flat + floor) * thick / slab))
    gap = profile.support_contact_distance * (ceilings + landing) / slab  # neither reaches the part
    base = np.maximum(whole - interface - gap, 0.0)
    base_mm = np.where(base > 0.0, base / pitch + around / 2.0 * np.clip(base / np.maximum(whole, 1e-9), 0.0, 1.0), 0.0)
    interface_edge = np.where(interface > 0.0, np.minimum(2.0 * contour + free * share, around + contour), 0.0)
    interface_mm = np.where(interface > 0.0, interface / dense + interface_edge / 2.0, 0.0)
    bead = thick * (profile.support_width - thick * (1.0 - math.pi / 4.0))
    per_layer = height / thick  # layers of support per layer of the part
    first_mm = first_mm3 = 0.0
    if whole[0] > 0.0 and landing.size:
        wide = whole[0] + free[0] * profile.support_first_expansion
        rim = free[0] + 8.0 * profile.support_first_expansion
        line = _spacing(profile.first_layer_width, first_height)
        laid = wide * profile.support_first_density / line + rim
        first_mm = max(laid - float(base_mm[0] + interface_mm[0]), 0.0)
        first_mm3 = laid * first_height * line - float(((base_mm + interface_mm) * bead)[0])
    filament = float(((base_mm + interface_mm) * bead * slab / thick).sum()) + max(first_mm3, 0.0)
    stroke = np.maximum(4.0 * whole / np.maximum(around, 1e-9), pitch)
    return Support(
        base_mm=base_mm * per_layer,
        interface_mm=interface_mm * per_layer,
        stroke_mm=stroke,
        interface_stroke_mm=np.maximum(4.0 * interface / np.maximum(interface_edge, 1e-9), dense),
        pieces=np.where(there, np.clip(read("pieces"), 1.0, 1.0 + area / pitch**2), 0.0) * per_layer * (1.0 + (interface_mm > 0.0)),
        first_mm=first_mm,
        filament_mm3=filament,
    )  # fmt: skip


def _evenly(orientation: Orientation, profile: FffProfile) -> Support | None:
    """The volume under overhangs at the density of its lines, with an interface below the held area."""
    volume = orientation.support_volume_mm3
    if volume <= 0.0:
        return None
    count = orientation.sections.z_mm.size
    height, size = profile.layer_height, max(orientation.size_mm[2], profile.layer_height)
    held = float(orientation.overhang.area_beyond(_slope(profile), 0.0))
    pitch, dense = _pitch(profile)
    thick = min(profile.support_interface_layers * height, volume / held if held > 0.0 else 0.0)
    bead = height * _spacing(profile.support_width, height)
    base, interface = (volume - held * thick) / height / pitch, held * thick / height / dense
    spread = np.full(count, height / size)
    stroke = np.full(count, max(volume / size, pitch**2) ** 0.5)
    return Support(
        base_mm=base * spread,
        interface_mm=interface * spread,
        stroke_mm=stroke,
        interface_stroke_mm=stroke,
        pieces=np.ones(count),
        first_mm=0.0,
        filament_mm3=(base + interface) * bead,
    )
