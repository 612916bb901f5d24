"""Support structures of material extrusion: filament and time from the volume they fill and the area they hold."""

from __future__ import annotations

import math
from dataclasses import dataclass

from dfdm.costs.kinematics import zigzag_time
from dfdm.costs.profile import FffProfile
from dfdm.facts import Orientation


@dataclass(frozen=True, kw_only=True, slots=True)
class Support:
    """What the supports of one print take."""

    filament_mm3: float
    time_s: float


def support_of(orientation: Orientation, profile: FffProfile) -> Support:
    """Supports below all surface that leans more than the profile's threshold.

    The body is laid at the density of its line spacing, the interface layers below the held area at theirs; lines are
    timed as a zigzag whose chords are those of a square of the held area.
    """
    volume = orientation.support_volume_mm3
    held = float(orientation.overhang.area_beyond(90.0 - profile.support_threshold, 0.0))
    if volume <= 0.0:
        return Support(filament_mm3=0.0, time_s=0.0)
    height = profile.layer_height
    bead = profile.support_width - height * (1.0 - math.pi / 4.0)
    body = bead / (profile.support_spacing + bead)
    interface = bead / (profile.support_interface_spacing + bead)
    thick = min(profile.support_interface_layers * height, volume / held if held > 0.0 else 0.0)
    filament = (volume - held * thick) * body + held * thick * interface
    chord = max(held, volume / max(orientation.size_mm[2], height)) ** 0.5
    length = filament / (bead * height)
    time = zigzag_time(length, chord, bead, profile.support_speed, profile.infill_acceleration, profile.jerk)
    return Support(filament_mm3=filament, time_s=float(time))
