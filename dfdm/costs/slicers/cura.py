"""CuraEngine on the command line, and what it states of what it sliced."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from dfdm.costs.profile import FffProfile, slicer_facts
from dfdm.costs.settings import Settings
from dfdm.costs.sliced import Sliced
from dfdm.costs.slicers.cura_settings import cura_settings
from dfdm.costs.slicers.definition import MACHINE, SEARCH_PATH, definition_of
from dfdm.errors import InputError


def sliced(
    program: str,
    folder: Path,
    profile: FffProfile,
    settings: Settings,
    text: str,
    *,
    support: bool | None,
    run: Callable[[list[str], Mapping[str, str]], str],
) -> Sliced:
    """Slice `part.stl` of the folder with the profile in CuraEngine's words.

    The first lines of its G-code are written before anything is sliced, with a time that means nothing; the true ones are
    said at the end, and those are read.
    """
    definition = definition_of(program)
    wanted = profile.support if support is None else support
    chosen, unsaid = cura_settings(profile, settings, support=wanted)
    definition.write(folder, definition.resolved(chosen))
    said = run(
        ["slice", "-v", "-j", MACHINE, "-l", "part.stl", "-o", "part.gcode"], {SEARCH_PATH: str(folder.resolve())}
    )
    header = said.rpartition("Gcode header after slicing")[2]
    time = re.search(r"^;TIME:(\d+)$", header, re.MULTILINE)
    length = re.search(r"^;Filament used: ([\d.]+)m", header, re.MULTILINE)
    if time is None or length is None or not int(time[1]) or not float(length[1]):
        raise InputError(f"{Path(program).stem} states no time and filament of the part")
    gcode = (folder / "part.gcode").read_text(encoding="utf-8", errors="replace")
    version = re.search(r"^;Generated with Cura_SteamEngine (\S+)", gcode, re.MULTILINE)
    return Sliced(
        slicer=f"CuraEngine {version[1]}" if version else Path(program).stem,
        time_s=float(time[1]),
        filament_mm3=float(length[1]) * 1000.0 * math.pi * (profile.filament_diameter / 2.0) ** 2,
        filament_g=None,
        supported=";TYPE:SUPPORT" in gcode,
        source=slicer_facts()["curaengine_time"].source,
        unsaid=unsaid,
    )
