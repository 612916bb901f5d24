"""What this installation has, what it lacks, and what to do about it."""

from __future__ import annotations

import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final

from dfdm.verbs.front_ends import Look, looks
from dfdm.verbs.rows import aligned

_PACKAGES: Final = (
    "cadquery",
    "cadquery-ocp",
    "numpy",
    "scipy",
    "trimesh",
    "manifold3d",
    "shapely",
    "jupyterlab",
    "ipywidgets",
    "anywidget",
)
_REPLACED: Final = {
    "lib3mf": "bundles carry no 3MF, and say so",
}
"""Packages that some systems have no wheel of, and what happens without."""
_VIEWERS: Final = ("viewer.js", "table.js")


def doctor(notebook: str = "") -> tuple[dict[str, Any], str, bool]:
    """Look at what dfdm needs, and at what keeps its widgets from showing; with a notebook at that one too.

    Returns document, text and whether all is well.
    """
    found = [
        Look("python", sys.version_info >= (3, 11), platform.python_version(), "install Python 3.11 or newer"),
        *(_package(name) for name in _PACKAGES),
        *(_replaced(name, without) for name, without in _REPLACED.items()),
        _viewers(),
        *(looks(notebook) if _version("jupyter-core") else ()),
    ]
    found = [look._replace(remedy="") if look.good else look for look in found]
    healthy = all(look.good for look in found)
    document = {
        "schema": "dfdm/doctor/1",
        "healthy": healthy,
        "checks": [{"name": at.name, "ok": at.good, "found": at.found, "remedy": at.remedy} for at in found],
    }
    rows = [["ok" if at.good else "NOT OK", at.name, at.found, at.remedy] for at in found]
    return document, "\n".join(aligned(rows)), healthy


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _package(name: str) -> Look:
    found = _version(name)
    return Look(name, bool(found), found or "missing", f"pip install {name}")


def _replaced(name: str, without: str) -> Look:
    return Look(name, True, _version(name) or f"not here: {without}", "")


def _viewers() -> Look:
    folder = Path(__file__).parents[1] / "widgets" / "static"
    lacking = [name for name in _VIEWERS if not (folder / name).is_file()]
    size = sum((folder / name).stat().st_size for name in _VIEWERS if name not in lacking)
    found = f"lacks {', '.join(lacking)}" if lacking else f"{size // 1000} kB"
    return Look("viewers", not lacking, found, "pip install --force-reinstall --no-deps dfdm")
