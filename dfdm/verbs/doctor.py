"""What this installation has, what it lacks, and what to do about it."""

from __future__ import annotations

import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final, NamedTuple

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


class Look(NamedTuple):
    """One thing looked at: whether it is well, what was found, and what to do if it is not."""

    name: str
    good: bool
    found: str
    remedy: str


def doctor() -> tuple[dict[str, Any], str, bool]:
    """Look at what dfdm needs: Python, packages, the built front ends; returns document, text and whether all is there."""
    looks = [
        Look("python", sys.version_info >= (3, 11), platform.python_version(), "install Python 3.11 or newer"),
        *(_package(name) for name in _PACKAGES),
        *(_replaced(name, without) for name, without in _REPLACED.items()),
        _viewers(),
        _lab_extension(),
    ]
    looks = [look._replace(remedy="") if look.good else look for look in looks]
    healthy = all(look.good for look in looks)
    document = {
        "schema": "dfdm/doctor/1",
        "healthy": healthy,
        "checks": [{"name": at.name, "ok": at.good, "found": at.found, "remedy": at.remedy} for at in looks],
    }
    rows = [["ok" if at.good else "MISSING", at.name, at.found, at.remedy] for at in looks]
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


def _lab_extension() -> Look:
    from jupyter_core.paths import jupyter_path

    folders = [Path(path) / "@dfdm" / "labextension" for path in jupyter_path("labextensions")]
    there = any((folder / "package.json").is_file() for folder in folders)
    found = "installed" if there else "not installed"
    return Look("lab extension", there, found, "pip install --force-reinstall --no-deps dfdm")
