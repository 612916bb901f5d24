"""What the command line takes for `dfdm inspect`."""

from __future__ import annotations

import argparse
from typing import Any

from dfdm.verbs.arguments import Emit
from dfdm.verbs.signer_arguments import add_trust


def add_inspect(commands: Any, out: Any, emit: Emit) -> None:
    """Add `dfdm inspect`; `emit` prints a result."""
    found = commands.add_parser("inspect", parents=[out], help="is a made part equivalent to the recipe")
    found.add_argument("bundle", metavar="BUNDLE", help="the bundle, or the folder that a sealed one was opened to")
    found.add_argument(
        "--scan", metavar="FILE", help="a scan of the part, lying anyhow: STL, 3MF or PLY with triangles"
    )
    found.add_argument(
        "--measured",
        metavar="CSV",
        help="measured values: characteristic, measured; perhaps unit, uncertainty, piece, part",
    )
    found.add_argument("--part", metavar="NAME", default="", help="which part, where the bundle makes several")
    found.add_argument("--units", choices=("mm", "inch"), help="unit of a scan that says none (default: mm)")
    found.add_argument(
        "--uncertainty", type=float, metavar="MM", help="expanded uncertainty (k = 2) of what is read from the scan"
    )
    found.add_argument("--at", metavar="TIME", default="", help="the bundle cannot be made after this (default: now)")
    add_trust(found)
    found.set_defaults(run=lambda options: _inspect(options, emit), timeout=None)


def _inspect(options: argparse.Namespace, emit: Emit) -> int:
    """0 where all that was inspected conforms; 1 where something does not, or that is not proven."""
    from dfdm import verbs

    found = verbs.inspect(
        options.bundle,
        scan=options.scan,
        measured=options.measured,
        part=options.part,
        units=options.units,
        uncertainty_mm=options.uncertainty,
        at=options.at,
        trust=options.trust,
    )
    emit(options, found.to_dict(), str(found))
    return 0 if found.verdict == "pass" else 1
