"""Running a slicer: found on PATH, in a folder of its own that is removed, ended where it takes too long.

PrusaSlicer, SuperSlicer, which reads the same profiles and options, and CuraEngine, for which a profile is turned into its
own settings. OrcaSlicer and Bambu Studio want a printer, a process and a filament of their own, which no PrusaSlicer
profile has: they are named, not run.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from dfdm.costs.profile import FffProfile
from dfdm.costs.settings import Settings
from dfdm.costs.sliced import Sliced
from dfdm.costs.slicers import cura, prusa
from dfdm.errors import InputError, TimeLimitError

_PRUSA: Final = (
    "prusa-slicer",
    "prusa-slicer-console",
    "PrusaSlicer",
    "superslicer",
    "SuperSlicer",
    "superslicer_console",
)
_CURA: Final = ("CuraEngine", "curaengine")
_NOT_DRIVEN: Final = ("orca-slicer", "OrcaSlicer", "bambu-studio")
_LIMIT_S: Final = 600.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Slicer:
    """A slicer on this machine by the path of its program."""

    program: str

    @property
    def name(self) -> str:
        """The program's own name."""
        return Path(self.program).stem

    @property
    def is_cura(self) -> bool:
        """Whether it wants CuraEngine's settings rather than a PrusaSlicer profile."""
        return self.name.lower() == "curaengine"


def found_slicer(wanted: str = "") -> Slicer:
    """The slicer of that name or path, or the first on PATH; an InputError says what was looked for."""
    if wanted:
        if Path(wanted).stem.lower() in {name.lower() for name in _NOT_DRIVEN}:
            raise InputError(f"{Path(wanted).name} {_INSTEAD}")
        program = shutil.which(wanted)
        if program is None:
            raise InputError(f"the slicer '{wanted}' is not on PATH")
        return Slicer(program=program)
    for name in (*_PRUSA, *_CURA):
        if program := shutil.which(name):
            return Slicer(program=program)
    others = [name for name in _NOT_DRIVEN if shutil.which(name)]
    also = f"; {others[0]}, which is there, {_INSTEAD}" if others else ""
    raise InputError(f"no slicer is on PATH: looked for {', '.join((*_PRUSA, *_CURA))}{also}")


_INSTEAD: Final = (
    "is not driven: it needs a printer, a process and a filament of its own instead of a PrusaSlicer profile; install "
    "PrusaSlicer or CuraEngine, or leave --slicer out"
)


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
    read = Settings.parse(settings, profile.name)
    with tempfile.TemporaryDirectory(prefix="dfdm-slice-") as place:
        folder = Path(place)
        (folder / "part.stl").write_bytes(stl)

        def run(arguments: list[str], environment: Mapping[str, str]) -> str:
            limit = _LIMIT_S if limit_s is None else limit_s
            said = _run([slicer.program, *arguments], folder, limit, slicer.name, environment)
            if not (folder / "part.gcode").is_file():
                last = said.splitlines()[-1] if said else "it said nothing"
                raise InputError(f"{slicer.name} made no G-code of the part with {profile.name}: {last}")
            return said

        kind: Callable[..., Sliced] = cura.sliced if slicer.is_cura else prusa.sliced
        return kind(slicer.program, folder, profile, read, settings, support=support, run=run)


def _run(command: list[str], folder: Path, limit_s: float, name: str, environment: Mapping[str, str]) -> str:
    """Run in a session of its own; what it said."""
    with (folder / "said").open("w+", encoding="utf-8", errors="replace") as said:
        try:
            running = subprocess.Popen(
                command,
                cwd=folder,
                env={**os.environ, **environment},
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                start_new_session=True,
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
    return "\n".join(lines)


def _end(running: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if sys.platform == "win32":
            running.kill()
        else:
            os.killpg(running.pid, signal.SIGKILL)
    running.wait()
