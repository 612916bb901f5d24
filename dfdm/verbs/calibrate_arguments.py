"""What the command line takes for `dfdm calibrate`."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

Emit = Callable[[argparse.Namespace, dict[str, Any], str], None]


def add_calibrate(commands: Any, emit: Emit) -> None:
    """Add `dfdm calibrate`; `emit` prints a result."""
    found = commands.add_parser("calibrate", help="fit the rates of a node to what its jobs were paid")
    found.add_argument(
        "jobs",
        metavar="JOBS",
        help="archived jobs or quotes (CSV): model, process, material, machine, quantity, price of the order, currency, date; "
        "machine_time_h and labor_time_h where noted",
    )
    found.add_argument("--node", required=True, metavar="NODE", help="the node file (TOML or JSON)")
    found.add_argument("-o", "--output", dest="out", metavar="OUT", help="write the node file with the rates there")
    found.add_argument("--force", action="store_true", help="replace OUT, or without -o the node file itself")
    found.add_argument("--format", choices=("text", "json"), default="text", help="text for people, json for programs")
    found.set_defaults(run=lambda options: _calibrate(options, emit), output=None, timeout=None)


def _calibrate(options: argparse.Namespace, emit: Emit) -> int:
    """0 where estimates got better, 1 where the jobs tell nothing new; a node file is written only where asked to."""
    from dfdm import verbs
    from dfdm.verbs.calibrating import free_to_write

    if options.out:
        free_to_write(Path(options.out), force=options.force)
    found = verbs.calibrate(options.jobs, options.node)
    target = options.out or (options.node if options.force else "")
    if target and found.improves:
        found.write(Path(target), force=options.force)
    said = f"\nwritten to {target}" if target and found.improves else "\nnothing was written: name a file with -o"
    emit(options, found.to_dict(), str(found) + said)
    return 0 if found.improves else 1
