"""A print profile as slicers keep it (PrusaSlicer .ini): what decides time and filament of material extrusion."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources.abc import Traversable
from operator import attrgetter
from pathlib import Path
from typing import Final

from dfdm.cited import Cited
from dfdm.costs.kinematics import junction_speed
from dfdm.costs.settings import Settings
from dfdm.costs.sliced import Calibrated, Sliced
from dfdm.errors import InputError
from dfdm.table import data_folder, read_toml

DEFAULT_PROFILE: Final = "fff_020_pla.ini"

_POSITIVE: Final = (
    "layer_height",
    "nozzle_diameter",
    "perimeter_speed",
    "infill_speed",
    "bridge_speed",
    "machine_max_acceleration_x",
    "machine_max_acceleration_y",
)
"""What has no meaning as 0 in a profile; for other keys 0 stands for what the slicer takes by itself."""


@cache
def slicer_facts() -> Mapping[str, Cited]:
    """How the slicer behaves where a profile has no key for it, with sources."""
    page = read_toml(data_folder() / "profiles" / "slicer.toml")
    return {key: Cited.from_dict(entry, where=f"profiles/slicer.toml [{key}]") for key, entry in page.items()}


@dataclass(frozen=True, kw_only=True, slots=True)
class FffProfile:
    """A print profile with percentages and automatic values resolved; lengths mm, speeds mm/s, accelerations mm/s2.

    `sliced` is what a slicer said of the very part that is estimated, `calibrated` what it said of others with this profile.
    `name` is the file's name, `digest` the sha256 of its text; `min_layer_time_s` 0 where cooling does not slow prints.
    """

    name: str
    digest: str
    layer_height: float
    first_layer_height: float
    nozzle: float
    perimeters: int
    top_layers: int
    bottom_layers: int
    perimeter_width: float
    external_width: float
    infill_width: float
    solid_width: float
    first_layer_width: float
    min_bead_width: float
    min_feature_size: float
    variable_width: bool
    density: float
    pattern: str
    infill_overlap: float
    anchor_max: float
    filament_density: float
    filament_diameter: float
    perimeter_speed: float
    external_speed: float
    small_perimeter_speed: float
    infill_speed: float
    solid_speed: float
    top_speed: float
    bridge_speed: float
    support_speed: float
    travel_speed: float
    first_layer_speed: float
    min_print_speed: float
    thick_bridges: bool
    bridge_flow: float
    solid_below_mm2: float
    resolution: float
    retract_from: float
    min_layer_time: float
    perimeter_acceleration: float
    infill_acceleration: float
    travel_acceleration: float
    jerk: float
    z_speed: float
    z_acceleration: float
    z_jerk: float
    retract_length: float
    retract_speed: float
    retract_lift: float
    skirts: int
    skirt_distance: float
    brim_width: float
    support: bool
    support_threshold: float
    support_width: float
    support_spacing: float
    support_interface_layers: int
    support_interface_spacing: float
    support_interface_speed: float
    support_bottom_interface_layers: int
    support_gap: float
    support_contact_distance: float
    support_skips_bridges: bool
    support_grid: bool
    support_first_density: float
    support_first_expansion: float
    max_layer_height: float
    default_acceleration: float
    max_volumetric_speed: float
    sliced: Sliced | None = None
    calibrated: Calibrated | None = None

    @property
    def spacing(self) -> float:
        """Distance of neighboring beads: a bead is a rectangle with rounded ends, w - h (1 - pi/4)."""
        return self.perimeter_width - self.layer_height * (1.0 - math.pi / 4.0)

    @property
    def key(self) -> tuple[object, ...]:
        """All values, for caches."""
        found: tuple[object, ...] = _values_of(self)
        return found


_NAMES: Final = tuple(f.name for f in fields(FffProfile))
_values_of: Final = attrgetter(*_NAMES)


def read_profile(path: str | Path | Traversable) -> FffProfile:
    """Read a PrusaSlicer .ini (or the settings at the end of its G-code); a value that cannot be read is an InputError."""
    file = Path(path) if isinstance(path, str) else path
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file.name}: the profile cannot be read as text: {error}") from None
    settings = Settings.parse(text, file.name)
    if "layer_height" not in settings or "nozzle_diameter" not in settings:
        raise InputError(
            f"{file.name}: no layer_height and nozzle_diameter; a profile exported by PrusaSlicer has both"
        )
    for key in _POSITIVE:
        if key in settings and not settings.number(key) > 0.0:
            raise InputError(f"{file.name}: {key} is 0; nothing can be printed so")
    return _resolve(settings, file.name, hashlib.sha256(text.encode()).hexdigest())


@cache
def default_profile() -> FffProfile:
    """The profile that ships: 0.2 mm layers of PLA on a desktop printer with a 0.4 mm nozzle."""
    return read_profile(data_folder() / "profiles" / DEFAULT_PROFILE)


def _resolve(s: Settings, name: str, digest: str) -> FffProfile:
    facts = slicer_facts()
    height, nozzle = s.number("layer_height"), s.number("nozzle_diameter")
    auto = nozzle * facts["width_over_nozzle"].number
    width = s.length("extrusion_width", of=height, auto=auto)
    widths = {
        key: s.length(f"{key}_extrusion_width", of=height, auto=width)
        for key in ("perimeter", "external_perimeter", "infill", "solid_infill", "first_layer", "support_material")
    }
    if not s.number("support_material_extrusion_width") and not s.number("extrusion_width"):
        widths["support_material"] = nozzle  # automatic widths of support are those of the nozzle
    fastest = min(s.positive(f"machine_max_feedrate_{axis}", math.inf) for axis in "xy")
    perimeter_speed, infill_speed = s.number("perimeter_speed", 60.0), s.number("infill_speed", 80.0)
    solid_speed = s.length("solid_infill_speed", of=infill_speed, auto=infill_speed)
    axis = min(s.number("machine_max_acceleration_x", 1e9), s.number("machine_max_acceleration_y", 1e9))
    extruding = min(s.number("machine_max_acceleration_extruding", 1e9), axis)
    default = s.positive("default_acceleration", extruding)
    travel = min(s.number("machine_max_acceleration_travel", 1e9), axis)
    interfaces = int(s.number("support_material_interface_layers", 3))
    external = widths["external_perimeter"]
    below = int(s.number("support_material_bottom_interface_layers", -1.0, least=-1.0))
    support_speed = s.positive("support_material_speed", perimeter_speed)
    return FffProfile(
        name=name,
        digest=digest,
        layer_height=height,
        first_layer_height=s.length("first_layer_height", of=height, auto=height),
        nozzle=nozzle,
        perimeters=max(int(s.number("perimeters", 2)), 1),
        top_layers=_layers(s, "top", height),
        bottom_layers=_layers(s, "bottom", height),
        perimeter_width=widths["perimeter"],
        external_width=widths["external_perimeter"],
        infill_width=widths["infill"],
        solid_width=widths["solid_infill"],
        first_layer_width=widths["first_layer"],
        support_width=widths["support_material"],
        min_bead_width=s.length("min_bead_width", of=nozzle, auto=nozzle * facts["min_bead_width"].number),
        min_feature_size=s.length("min_feature_size", of=nozzle, auto=nozzle * facts["min_feature_size"].number),
        variable_width=s.text("perimeter_generator", "arachne") == "arachne",
        density=min(max(s.length("fill_density", of=1.0, auto=0.0), 0.0), 1.0),
        pattern=s.text("fill_pattern", "stars"),
        infill_overlap=s.length("infill_overlap", of=widths["perimeter"], auto=0.0),
        anchor_max=s.length("infill_anchor_max", of=widths["infill"], auto=0.0),
        filament_density=s.positive("filament_density", 1.0),
        filament_diameter=s.positive("filament_diameter", 1.75),
        perimeter_speed=min(perimeter_speed, fastest),
        external_speed=min(s.length("external_perimeter_speed", of=perimeter_speed, auto=perimeter_speed), fastest),
        small_perimeter_speed=min(s.length("small_perimeter_speed", of=perimeter_speed, auto=perimeter_speed), fastest),
        infill_speed=min(infill_speed, fastest),
        solid_speed=min(solid_speed, fastest),
        top_speed=min(s.length("top_solid_infill_speed", of=solid_speed, auto=solid_speed), fastest),
        bridge_speed=s.number("bridge_speed", 60.0),
        support_speed=min(support_speed, fastest),
        travel_speed=min(s.positive("travel_speed", 130.0), fastest),
        first_layer_speed=s.length("first_layer_speed", of=perimeter_speed, auto=perimeter_speed),
        thick_bridges=bool(s.number("thick_bridges", 1)),
        bridge_flow=s.positive("bridge_flow_ratio", 1.0),
        solid_below_mm2=s.number("solid_infill_below_area", facts["solid_infill_below"].number),
        resolution=s.positive("gcode_resolution", facts["gcode_resolution"].number),
        retract_from=s.number("retract_before_travel", facts["retract_before_travel"].number),
        min_print_speed=s.positive("min_print_speed", 10.0),
        min_layer_time=s.number("slowdown_below_layer_time", 0.0) if s.number("cooling", 1) else 0.0,
        perimeter_acceleration=min(s.positive("perimeter_acceleration", default), extruding),
        infill_acceleration=min(s.positive("infill_acceleration", default), extruding),
        travel_acceleration=min(s.positive("travel_acceleration", travel), travel),
        jerk=_jerk(s, min(default, extruding)),
        z_speed=s.positive("machine_max_feedrate_z", 12.0),
        z_acceleration=s.positive("machine_max_acceleration_z", 200.0),
        z_jerk=s.positive("machine_max_jerk_z", 0.4),
        retract_length=s.number("retract_length", 0.0),
        retract_speed=s.positive("retract_speed", 40.0),
        retract_lift=s.number("retract_lift", 0.0),
        skirts=int(s.number("skirts", 0)),
        skirt_distance=s.number("skirt_distance", 0.0),
        brim_width=s.number("brim_width", 0.0),
        support=bool(s.number("support_material", 0)),
        support_threshold=s.number("support_material_threshold", 0.0),
        support_spacing=s.number("support_material_spacing", 2.5),
        support_interface_layers=interfaces,
        support_bottom_interface_layers=interfaces if below < 0 else below,
        support_interface_speed=s.length("support_material_interface_speed", of=support_speed, auto=support_speed),
        support_gap=s.length("support_material_xy_spacing", of=external, auto=0.5 * external),
        support_contact_distance=s.number("support_material_contact_distance", 0.2),
        support_skips_bridges=bool(s.number("dont_support_bridges", 1)),
        support_grid=s.text("support_material_style", "grid") == "grid",
        support_first_density=s.length("raft_first_layer_density", of=1.0, auto=0.9),
        support_first_expansion=s.number("raft_first_layer_expansion", 3.0),
        max_layer_height=s.positive("max_layer_height", facts["max_layer_height"].number * nozzle),
        default_acceleration=min(default, extruding),
        support_interface_spacing=s.number("support_material_interface_spacing", 0.0),
        max_volumetric_speed=s.number("filament_max_volumetric_speed", 0.0) or math.inf,
    )


def _jerk(s: Settings, acceleration: float) -> float:
    """Jump of speed (mm/s) that each axis may make at a corner, or what stands for it where the firmware counts otherwise.

    Klipper states the speed in a right angle; Marlin 2 may state a junction deviation d, from which a right angle is taken
    at sqrt(a d sin 45 / (1 - sin 45)). Both are turned into the jerk that takes a right angle as fast.
    """
    square = s.number("square_corner_velocity", 0.0)
    deviation = s.number("machine_max_junction_deviation", 0.0)
    if not square and deviation:
        half = math.sin(math.pi / 4.0)
        square = math.sqrt(acceleration * deviation * half / (1.0 - half))
    if square:
        return square / float(junction_speed(1e9, math.pi / 2.0, 1.0))
    return min(s.number("machine_max_jerk_x", 10.0), s.number("machine_max_jerk_y", 10.0))


def _layers(s: Settings, side: str, height: float) -> int:
    """Solid layers of one side: their count, or what the least thickness asks for."""
    count = int(s.number(f"{side}_solid_layers", 3))
    thickness = s.number(f"{side}_solid_min_thickness", 0.0)
    return max(count, math.ceil(thickness / height - 1e-9)) if count else 0


def profile_text(path: Path | None) -> str:
    """The settings of a profile as a slicer loads them; None is the one that ships. Those in G-code are written out."""
    file: Path | Traversable = data_folder() / "profiles" / DEFAULT_PROFILE if path is None else path
    text = file.read_text(encoding="utf-8-sig")
    if not file.name.endswith(".ini"):
        settings = Settings.parse(text, file.name).values
        return "".join(f"{key} = {value}\n" for key, value in settings.items())
    return text
