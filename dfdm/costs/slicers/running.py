"""Running a slicer: found on PATH, in a folder of its own that is removed, ended where it takes too long.

PrusaSlicer, and SuperSlicer, which reads the same profiles and options. OrcaSlicer and CuraEngine read profiles of
other kinds, so that their figures would not be of the profile at hand: they are named, not run.
"""

from __future__ import annotations

import contextlib
import math
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dfdm.costs.profile import FffProfile
from dfdm.costs.settings import Settings
from dfdm.costs.sliced import Sliced
from dfdm.errors import InputError, TimeLimitError

_SAME_PROFILES: Final = (
    "prusa-slicer",
    "prusa-slicer-console",
    "PrusaSlicer",
    "superslicer",
    "SuperSlicer",
    "superslicer_console",
)
_OTHER_PROFILES: Final = ("orca-slicer", "OrcaSlicer", "CuraEngine", "curaengine", "bambu-studio")
_LIMIT_S: Final = 600.0
_UNIT_S: Final = {"d": 86400, "h": 3600, "m": 60, "s": 1}


@dataclass(frozen=True, kw_only=True, slots=True)
class Slicer:
    """A slicer on this machine by the path of its program."""

    program: str

    @property
    def name(self) -> str:
        """The program's own name."""
        return Path(self.program).stem


def found_slicer(wanted: str = "") -> Slicer:
    """The slicer of that name or path, or the first on PATH; an InputError says what was looked for."""
    if wanted:
        program = shutil.which(wanted)
        if Path(wanted).stem.lower() in {name.lower() for name in _OTHER_PROFILES}:
            raise InputError(
                f"{Path(wanted).name} reads profiles of its own kind, not PrusaSlicer's; it is not run by this version"
            )
        if program is None:
            raise InputError(f"the slicer '{wanted}' is not on PATH")
        return Slicer(program=program)
    for name in _SAME_PROFILES:
        if program := shutil.which(name):
            return Slicer(program=program)
    others = [name for name in _OTHER_PROFILES if shutil.which(name)]
    also = f"; {others[0]} is, but reads profiles of its own kind and is not run by this version" if others else ""
    raise InputError(f"no slicer is on PATH: looked for {', '.join(_SAME_PROFILES)}{also}")


def slice_part(
    slicer: Slicer,
    stl: bytes,
    profile: FffProfile,
    settings: str,
    *,
    support: bool | None = None,
    limit_s: float | None = None,
) -> Sliced:
    """Slice one part, given as the binary STL of how it lies, with the text of a profile; it is put in the middle of the bed.

    `support` None follows the profile. InputError where the slicer fails, with its own words; TimeLimitError where it
    takes longer than `limit_s` (600 s if None), after it and all that it started were ended.
    """
    with tempfile.TemporaryDirectory(prefix="dfdm-slice-") as place:
        folder = Path(place)
        (folder / "part.stl").write_bytes(stl)
        (folder / "profile.ini").write_text(settings, encoding="utf-8")
        command = [
            slicer.program,
            "--export-gcode",
            "--datadir",
            "data",
            "--load",
            "profile.ini",
            "--center",
            _middle(settings, profile.name),
        ]
        command += [] if support is None else ["--support-material" if support else "--no-support-material"]
        command += ["--output", "part.gcode", "part.stl"]
        said = _run(command, folder, _LIMIT_S if limit_s is None else limit_s, slicer.name)
        gcode = folder / "part.gcode"
        if not gcode.is_file():
            raise InputError(
                f"{slicer.name} made no G-code of the part with {profile.name}: {said or 'it said nothing'}"
            )
        return _figures(gcode, slicer, profile)


def _run(command: list[str], folder: Path, limit_s: float, name: str) -> str:
    """Run in a session of its own; what it said last where it failed."""
    with (folder / "said").open("w+", encoding="utf-8", errors="replace") as said:
        try:
            running = subprocess.Popen(
                command, cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True
            )
        except OSError as error:
            raise InputError(f"{name} cannot be run: {error.strerror}") from None
        try:
            code = running.wait(limit_s)
        except BaseException as error:  # also where the one who waits is canceled
            _end(running)
            if isinstance(error, subprocess.TimeoutExpired):
                raise TimeLimitError(f"{name} took longer than {limit_s:g} s, and was ended") from None
            raise
        said.seek(0)
        lines = [line.strip() for line in said.read().splitlines() if line.strip() and "[trace]" not in line]
    if code:
        raise InputError(f"{name} failed (exit code {code}): {lines[-1] if lines else 'it said nothing'}")
    return lines[-1] if lines else ""


def _end(running: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if sys.platform == "win32":
            running.kill()
        else:
            os.killpg(running.pid, signal.SIGKILL)
    running.wait()


def _middle(settings: str, name: str) -> str:
    """The middle of the bed as X,Y; of the slicer's own default bed where the profile has none."""
    shape = Settings.parse(settings, name).values.get("bed_shape", "") or "0x0,200x0,200x200,0x200"
    try:
        corners = [tuple(map(float, corner.split("x"))) for corner in shape.split(",")]
        x, y = ((min(side) + max(side)) / 2.0 for side in zip(*corners, strict=True))
    except ValueError:
        raise InputError(f"{name}: bed_shape = {shape} is not a list of corners like 0x0,250x0,250x210,0x210") from None
    return f"{x:g},{y:g}"


def _figures(gcode: Path, slicer: Slicer, profile: FffProfile) -> Sliced:
    """What the comments of the G-code state."""
    told: dict[str, str] = {}
    version = supported = ""
    with gcode.open(encoding="utf-8", errors="replace") as file:
        for line in file:
            if not line.startswith(";"):
                continue
            if line.startswith(";TYPE:Support"):
                supported = "yes"
            elif line.startswith("; generated by "):
                version = line.removeprefix("; generated by ").partition(" on ")[0].strip()
            elif " = " in line:
                key, _, value = line[1:].partition(" = ")
                told.setdefault(key.strip(), value.strip())
    try:
        time = told["estimated printing time (normal mode)"]
        length = float(told["filament used [mm]"])
    except (KeyError, ValueError):
        raise InputError(f"the G-code of {slicer.name} states no time and filament") from None
    grams = told.get("filament used [g]", "")
    return Sliced(
        slicer=version or slicer.name,
        time_s=float(sum(int(n) * _UNIT_S[unit] for n, unit in re.findall(r"(\d+)([dhms])", time))),
        filament_mm3=length * math.pi * (profile.filament_diameter / 2.0) ** 2,
        filament_g=float(grams) if grams and float(grams) > 0.0 else None,
        supported=bool(supported),
    )
