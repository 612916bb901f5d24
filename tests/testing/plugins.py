"""Put a plug-in where Python finds it and its entry points: what installing a wheel of it would do, without a build."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "examples" / "plugin"
ROOT = Path(__file__).parents[2]


def install(plugin: Path, target: Path) -> Path:
    """Copy the package of a plug-in to `target` and write its .dist-info from its pyproject.toml."""
    project = tomllib.loads((plugin / "pyproject.toml").read_text(encoding="utf-8"))
    for package in project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]:
        shutil.copytree(plugin / package, target / package, ignore=shutil.ignore_patterns("__pycache__"))
    about = project["project"]
    info = target / f"{about['name'].replace('-', '_')}-{about['version']}.dist-info"
    info.mkdir()
    lines = ["Metadata-Version: 2.4", f"Name: {about['name']}", f"Version: {about['version']}", ""]
    (info / "METADATA").write_text("\n".join(lines), encoding="utf-8")
    points = []
    for group, entries in about["entry-points"].items():
        points += [f"[{group}]", *(f"{name} = {value}" for name, value in entries.items()), ""]
    (info / "entry_points.txt").write_text("\n".join(points), encoding="utf-8")
    (info / "RECORD").write_text("", encoding="utf-8")
    return target


def run(target: Path, *arguments: object, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run Python with what was installed to `target`, and dfdm, on its path."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(target), str(ROOT)]),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    command = [sys.executable, *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
