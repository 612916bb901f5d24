"""What the command line takes for the verbs that try a design at many values."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any, Final

from dfdm.verbs.arguments import positive

_SHARE: Final = 0.8
"""What of `--timeout` the search may take, so that it can still say what it found."""
Settings = Callable[[argparse.Namespace], dict[str, Any]]
Emit = Callable[[argparse.Namespace, dict[str, Any], str], None]


def add_sweeping(commands: Any, out: Any, model: Any, made: Any, settings: Settings, emit: Emit) -> None:
    """Add `dfdm fix`; `settings` reads what all models take, `emit` prints or writes a result."""
    fix = commands.add_parser("fix", parents=[model, made, out], help="the nearest parameters at which it can be made")
    fix.add_argument("--process", metavar="P,..", help="the process, or several that must all make it (or --route)")
    fix.add_argument("--machine", metavar="ID", help="machine model")
    fix.add_argument("--nodes", metavar="SRC", help="make it for any node of a file or folder, or of 'sample'")
    fix.add_argument("--orientation", metavar="WHICH", help="best, as-modeled, or X,Y,Z of the build direction")
    fix.add_argument("--quantity", type=positive, default=1, metavar="N", help="pieces that the costs are for")
    fix.add_argument("--tries", type=positive, metavar="N", help="most sets of values to try (default: 400)")
    fix.add_argument("--language", metavar="LL", help="en or es (default: DFDM_LANGUAGE, else en)")
    fix.set_defaults(run=lambda options: _fix(options, settings(options), emit))


def _fix(options: argparse.Namespace, settings: dict[str, Any], emit: Emit) -> int:
    """0 where it can be made, as it is or with the changes; 1 where no such values were found."""
    from dfdm import verbs

    keys = ("route", "material", "machine", "nodes", "orientation", "quantity", "tries", "language")
    found = verbs.fix(
        options.model,
        tuple(name.strip() for name in (options.process or "").split(",") if name.strip()),
        values=settings["values"],
        preset=settings["preset"],
        seconds=None if settings["timeout_s"] is None else _SHARE * settings["timeout_s"],
        **{key: getattr(options, key) for key in keys},
    )
    emit(options, found.to_dict(), str(found))
    return 0 if found.makeable else 1
