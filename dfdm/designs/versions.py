"""Versions that decide what geometry comes out: dfdm's, CadQuery's and OCP's."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version


@cache
def _versions() -> tuple[tuple[str, str], ...]:
    found = []
    for name in ("dfdm", "cadquery", "cadquery-ocp"):
        try:
            found.append((name, version(name)))
        except PackageNotFoundError:
            found.append((name, "unknown"))
    return tuple(found)


def versions() -> dict[str, str]:
    """Name and version of each package that decides the geometry."""
    return dict(_versions())
