"""The main job, once through, on the wall bracket: check, cost, match, export, verify, and refuse a tampered copy."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from dfdm import verbs
from dfdm.errors import InputError

_SHOWN: Final = 8
_CREATED: Final = "2026-01-01T00:00:00Z"
_CHECKOUT: Final = Path(__file__).parents[1]
_COURSE: Final = "dfdm-course"
_PREVIEWS: Final = "--ServerApp.jpserver_extensions={'dfdm.server': True}"
"""Enables the server extension also where no setting of the installation does."""


@contextmanager
def _step(words: str) -> Iterator[None]:
    """Say what is being done on standard error, and how long it took."""
    print(f"… {words}", file=sys.stderr, flush=True)
    started = time.monotonic()
    yield
    print(f"  done in {time.monotonic() - started:.1f} s", file=sys.stderr, flush=True)


def run(model: str, folder: Path, *, to: str, quantity: int) -> int:
    """Run the main job on a model and print each result; 0 when everything held, 1 when something did not."""
    from dfdm.trust import new_key

    thing = verbs.opened(model or example("wall_bracket.py"))
    folder.mkdir(parents=True, exist_ok=True)
    print(f"{thing.title}: {', '.join(f'{k}={v}' for k, v in thing.values.items())}\n")
    with _step("measure and judge every process"):
        reports = verbs.check_all(thing)
    print(f"Can it be made?\n{_indented(reports.table())}\n")
    able = reports.able()
    if not able:
        print("No process can make it as it is; see `dfdm check` for what to change.")
        return 1
    with _step("estimate"):
        estimate = verbs.cost_all(thing, able[0], quantity=quantity)
    print(
        f"What does it cost? {quantity} pieces by {able[0]} (an estimate, not an offer)\n{_indented(str(estimate))}\n"
    )
    with _step("ask the sample network, which is made up"):
        candidates = verbs.match(thing, to=to, quantity=quantity, at=_CREATED)
    print(f"Who can make it? {quantity} pieces to {to}\n{_indented(candidates.text(most=_SHOWN))}\n")
    best = candidates.best
    if best is None:
        print("No node of the network can make it.")
        return 1
    path = folder / f"{thing.name}.dfdm.zip"
    with _step("export and sign the bundle with a key that is thrown away"):
        written = verbs.export(thing, best, path=path, key=new_key(), quantity=quantity)
    print(f"The bundle for {best.node.name}:\n{_indented(str(written))}\n")
    good, bad = verbs.verify(path), verbs.verify(_tampered(path))
    print(f"The bundle itself:\n{_indented(str(good))}\n")
    print(f"A copy with one byte changed:\n{_indented(str(bad))}\n")
    held = good.valid and not bad.valid
    print(f"Bundle: {path}" if held else "The bundle did not hold what it promises.")
    return 0 if held else 1


def _tampered(path: Path) -> Path:
    """Write a copy of a bundle in which one byte in the middle is another."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    copy = path.with_name(path.name.replace(".dfdm.zip", ".tampered.dfdm.zip"))
    copy.write_bytes(data)
    return copy


def _indented(text: str) -> str:
    return "\n".join(f"  {line}".rstrip() for line in text.splitlines())


def example(name: str) -> Path:
    """Path of a shipped example, in a checkout or in an installed package."""
    return _shipped("examples") / name


def lab(notebook: str) -> int:
    """Open JupyterLab on a notebook (default: the first of the course); ends when JupyterLab ends."""
    target = Path(notebook) if notebook else course(Path.cwd()) / "01_first_part.ipynb"
    if not target.is_file():
        raise InputError(f"there is no notebook {target}")
    return subprocess.run([sys.executable, "-m", "jupyter", "lab", _PREVIEWS, str(target)], check=False).returncode


def course(here: Path) -> Path:
    """Folder of the course: the checkout's own, or one below `here` with a copy of what came with the package.

    Notebooks are written when they run, and an installed package is not the place for that. A file that is there
    already is left as it is.
    """
    if _shipped("notebooks").parent == _CHECKOUT:
        return _CHECKOUT / "notebooks"
    for kind in ("examples", "notebooks"):
        for path in sorted(_shipped(kind).rglob("*")):
            copy = here / _COURSE / kind / path.relative_to(_shipped(kind))
            if path.is_file() and not copy.exists():
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_bytes(path.read_bytes())
    return here / _COURSE / "notebooks"


def _shipped(kind: str) -> Path:
    """The folder `examples` or `notebooks`: in an installed package inside it, in a checkout beside it."""
    for home in (Path(__file__).parent, _CHECKOUT):
        if (home / kind).is_dir():
            return home / kind
    raise InputError(f"the {kind} did not come with this installation: install dfdm from its wheel again")
