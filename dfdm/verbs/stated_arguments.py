"""What the command line takes of what an owner states: rights in the design, parents, source; and `dfdm license`."""

from __future__ import annotations

import argparse
from typing import Any

from dfdm.verbs.arguments import Emit

_RELATIONS = {
    "variant_of": "the design is a variant of that one (the same at other values)",
    "derivative_of": "the design is a changed version of that one",
    "contains": "the design contains that one as a part",
}


def add_rights_file(command: Any) -> None:
    """Add the file of what the owner states."""
    command.add_argument(
        "--rights-file",
        metavar="FILE",
        help="what the owner states: property, export, parents (default: NAME.rights.toml)",
    )


def add_stated(command: Any) -> None:
    """Add to `dfdm export` what the owner states of the design, what it derives from, and its source."""
    add_rights_file(command)
    command.add_argument(
        "--sole-owner",
        action="store_true",
        help="state that all rights in the design are yours: own terms beside its license",
    )
    for name, words in _RELATIONS.items():
        option = f"--{name.replace('_', '-')}"
        command.add_argument(option, action="append", metavar="BUNDLE", help=f"{words}; may be given several times")
    command.add_argument("--change", default="", metavar="TEXT", help="what was changed, for --derivative-of")
    command.add_argument(
        "--source",
        action="append",
        metavar="FILE",
        help="a file it was made with, for licenses that ask for the source",
    )


def stated(options: argparse.Namespace) -> dict[str, Any]:
    """The arguments of `dfdm.export` for what `add_stated` adds."""
    from dfdm.rights.declaration import read_declared

    told: Any = options.rights_file
    if options.sole_owner:
        told = {**(read_declared(told) if told else {}), "sole_owner": True}
    return {
        "design_rights": told,
        "derived_from": {name: getattr(options, name) for name in _RELATIONS if getattr(options, name)},
        "change": options.change,
        "source": tuple(options.source or ()),
    }


def add_license(commands: Any, out: Any, emit: Emit) -> None:
    """Add `dfdm license EXPR`: what follows from a license, and whether it may be that of what derives from others."""
    license = commands.add_parser("license", parents=[out], help="what a license asks, and what may be under it")
    license.add_argument("license", metavar="EXPR", help="SPDX expression such as CERN-OHL-S-2.0")
    for name, words in _RELATIONS.items():
        option = f"--{name.replace('_', '-')}"
        license.add_argument(option, action="append", metavar="EXPR", help=f"{words}: its license, or its bundle")
    license.add_argument("--interface", action="store_true", help="parts meet the whole at interfaces they document")
    license.add_argument("--available", action="store_true", help="anybody can get or make the parts")
    license.set_defaults(run=lambda options: _license(options, emit))


def _license(options: argparse.Namespace, emit: Emit) -> int:
    from dfdm.verbs.licensing import licensing

    found = licensing(
        options.license,
        {name: tuple(getattr(options, name) or ()) for name in _RELATIONS},
        documented_interface=options.interface,
        available=options.available,
    )
    emit(options, found.to_dict(), str(found))
    return 1 if found.compatibility is not None and found.compatibility.answer == "no" else 0
