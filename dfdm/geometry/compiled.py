"""Kernels compiled to machine code by numba, kept on disk, so that only the first use after an installation compiles.

Kernels stand in modules named `*_kernel.py`. Each module is closed in itself: numba's cache notices a change of the
file that a kernel stands in, not of files that it calls into. Signatures are given, so that importing the module
compiles or loads everything in it, once, and `warm` can do so ahead of the first use.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast

F = TypeVar("F", bound=Callable[..., object])


def kernel(*signatures: str, checked: bool = False) -> Callable[[F], F]:
    """Compile a function for these numba signatures; it runs without the interpreter lock and IEEE-exact.

    `checked` makes an index out of bounds an IndexError instead of a crash: for what reads bytes it did not write.
    """
    import numba

    return cast(
        "Callable[[F], F]",
        numba.njit(list(signatures), cache=True, nogil=True, error_model="numpy", fastmath=False, boundscheck=checked),
    )


def kernel_modules() -> list[str]:
    """Names of the modules that hold kernels."""
    package = importlib.import_module("dfdm.geometry")
    return sorted(m.name for m in pkgutil.iter_modules(package.__path__) if m.name.endswith("_kernel"))


def warm(say: Callable[[str], None] | None = None) -> list[str]:
    """Compile or load every kernel of the package; gives the names of the modules.

    `say` is told one line before anything is compiled, and only then.
    """
    names = kernel_modules()
    missing = cold()
    if missing and say is not None:
        say(f"preparing numeric kernels once, about {_SECONDS_EACH * len(missing)} s")
    for name in names:
        importlib.import_module(f"dfdm.geometry.{name}")
    return names


def prepare(say: Callable[[str], None]) -> None:
    """Compile what is not on disk yet, told by `say`; where nothing is missing, nothing is loaded either."""
    if cold():
        warm(say)


def cold() -> list[str]:
    """Modules whose kernels are not on disk as their files now stand; nothing is imported to find out."""
    import numba

    here = Path(__file__).parent
    chosen = numba.config.CACHE_DIR
    places = [Path(chosen)] if chosen else [here / "__pycache__", *_elsewhere()]
    missing = {name: (here / f"{name}.py").stat().st_mtime for name in kernel_modules()}
    for place in places:
        if missing:
            for index in place.glob("**/*_kernel.*.nbi"):
                name = index.name.partition(".")[0]
                if name in missing and index.stat().st_mtime >= missing[name]:
                    del missing[name]
    return sorted(missing)


_SECONDS_EACH = 4
_started: list[object] = []


def warm_in_background() -> bool:
    """Start a process of its own that compiles the kernels, once per process and only if some are not on disk yet.

    Returns whether one was started. It outlives this process; nothing is said and nothing waits for it.
    """
    if _started or not cold():
        return False
    _started.append(
        subprocess.Popen(
            [sys.executable, "-m", "dfdm.geometry"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=os.name != "nt",
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    )
    return True


def _elsewhere() -> list[Path]:
    """Where numba keeps kernels of packages whose folder cannot be written."""
    from numba.misc.appdirs import AppDirs

    return [Path(AppDirs(appname="numba", appauthor=False).user_cache_dir)]
