"""Build the front ends with node and npm; what comes out is committed, so that users need neither.

`python extensions/build.py` builds; `--check` builds and says whether the committed files are what the sources give.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

HERE = Path(__file__).resolve().parent
STATIC = HERE.parent / "dfdm" / "widgets" / "static"
LABEXTENSION = HERE.parent / "dfdm" / "labextension"
OUTLINES = HERE.parent / "dfdm" / "data" / "world.json"
BUNDLE_BYTES_MAX = 900_000
"""A larger viewer would make saved notebooks heavy: each instance of the widget carries it."""


def built_files() -> dict[str, bytes]:
    """Everything that a build makes, by its path."""
    files = [path for folder in (STATIC, LABEXTENSION) for path in sorted(folder.rglob("*")) if path.is_file()]
    return {path.relative_to(HERE.parent).as_posix(): path.read_bytes() for path in [*files, OUTLINES]}


def npm(folder: Path, *words: str) -> None:
    """Run npm in a folder, with the tools of this Python environment (jupyter-builder) on the path."""
    program = shutil.which("npm")
    if program is None:
        sys.exit("Building the front ends needs node and npm; using them does not: the built files are in the tree.")
    path = os.pathsep.join([sysconfig.get_path("scripts"), os.environ.get("PATH", "")])
    subprocess.run([program, *words], cwd=folder, check=True, env={**os.environ, "PATH": path})


def build() -> None:
    """Install what the lock files name, check the types, build both front ends."""
    for folder in (STATIC, LABEXTENSION):
        shutil.rmtree(folder, ignore_errors=True)
    for name in ("widget", "labextension"):
        # Not `npm ci`: it refuses a lock file that lacks a builder's packages for some other platform.
        npm(HERE / name, "install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund")
    for name in ("widget", "labextension"):  # each uses sources of the other
        folder = HERE / name
        if name == "widget":
            npm(folder, "run", "outlines")
        npm(folder, "run", "check")
        npm(folder, "run", "build")
    three = (HERE / "widget" / "node_modules" / "three" / "LICENSE").read_text(encoding="utf-8")
    atlas = (HERE / "widget" / "node_modules" / "world-atlas" / "LICENSE").read_text(encoding="utf-8")
    (STATIC / "THIRD_PARTY_LICENSES.txt").write_text(
        f"viewer.js contains three.js (https://threejs.org):\n\n{three}\n\n"
        "candidates.js contains outlines of Natural Earth (https://www.naturalearthdata.com), which are in the public "
        f"domain, by way of world-atlas (https://github.com/topojson/world-atlas):\n\n{atlas}",
        encoding="utf-8",
        newline="\n",
    )
    shutil.copy(STATIC / "THIRD_PARTY_LICENSES.txt", LABEXTENSION / "static")  # previews carry the viewer too
    size = (STATIC / "viewer.js").stat().st_size
    if size > BUNDLE_BYTES_MAX:
        sys.exit(f"viewer.js has {size} bytes, more than {BUNDLE_BYTES_MAX}")


def restore(files: dict[str, bytes]) -> None:
    """Put the built files back as they were."""
    for folder in (STATIC, LABEXTENSION):
        shutil.rmtree(folder, ignore_errors=True)
    for name, content in files.items():
        path = HERE.parent / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def main() -> int:
    """Build, and with --check compare with what was there and put it back."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="fail if the committed files differ from a new build")
    check = parser.parse_args().check
    before = built_files()
    try:
        build()
        after = built_files()
    except BaseException:
        restore(before)
        raise
    changed = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    if check:
        restore(before)
        for name in changed:
            print(f"not what the sources give: {name}", file=sys.stderr)
    return 1 if check and changed else 0


if __name__ == "__main__":
    sys.exit(main())
