"""What the command line takes beside models: keys, the doctor, the demo and JupyterLab."""

from __future__ import annotations

import argparse
from typing import Any

from dfdm.verbs.arguments import positive
from dfdm.verbs.trust_arguments import add_key_history


def add_rest(commands: Any, out: Any, parser: type[argparse.ArgumentParser], emit: Any) -> dict[str, Any]:
    """Add `keys`, `doctor`, `demo` and `lab`; gives each parser that runs something, by its name."""
    found: dict[str, Any] = {}
    keys = commands.add_parser("keys", help="keys that sign, and keys that open what is sealed").add_subparsers(
        dest="what", required=True, metavar="WHAT", parser_class=parser
    )
    for what, text in (("new", "make a key file"), ("show", "print the public half of a key file")):
        found[f"keys {what}"] = command = keys.add_parser(what, parents=[out], help=text)
        command.add_argument("path", metavar="FILE")
        command.add_argument("--sealing", action="store_true", help="a key that opens what is sealed to it (age)")
    add_key_history(keys, out, emit)
    doctor = commands.add_parser("doctor", parents=[out], help="is all there that is needed, and why is a widget blank")
    doctor.add_argument("notebook", metavar="NOTEBOOK", nargs="?", default="", help="look at this notebook too")
    demo = commands.add_parser("demo", help="the main job, once through, on the wall bracket")
    demo.add_argument("model", metavar="MODEL", nargs="?", default="")
    demo.add_argument("--to", default="Berlin, DE", metavar="PLACE")
    demo.add_argument("--quantity", type=positive, default=25, metavar="N")
    demo.add_argument("-o", "--output", metavar="FOLDER", help="where the bundle goes (default: out)")
    lab = commands.add_parser("lab", help="open JupyterLab on the first notebook")
    lab.add_argument("notebook", metavar="NOTEBOOK", nargs="?", default="")
    return {**found, "doctor": doctor, "demo": demo, "lab": lab}
