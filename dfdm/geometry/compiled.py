"""Kernels compiled to machine code by numba, kept on disk, so that only the first use after an installation compiles.

Kernels stand in modules named `*_kernel.py`. Each module is closed in itself: numba's cache notices a change of the
file that a kernel stands in, not of files that it calls into. Signatures are given, so that importing the module
compiles or loads everything in it, once, and `warm` can do so ahead of the first use.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
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


def warm() -> list[str]:
    """Compile or load every kernel of the package; gives the names of the modules."""
    package = importlib.import_module("dfdm.geometry")
    names = sorted(m.name for m in pkgutil.iter_modules(package.__path__) if m.name.endswith("_kernel"))
    for name in names:
        importlib.import_module(f"dfdm.geometry.{name}")
    return names


if __name__ == "__main__":
    warm()
