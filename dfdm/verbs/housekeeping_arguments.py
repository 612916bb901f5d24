"""What the command line takes beside models: the doctor, the demo and JupyterLab."""

from __future__ import annotations

from typing import Any

from dfdm.verbs.arguments import positive


def add_rest(commands: Any, out: Any) -> dict[str, Any]:
    """Add `doctor`, `demo` and `lab`; gives their parsers by name."""
    doctor = commands.add_parser("doctor", parents=[out], help="is all there that is needed, and why is a widget blank")
    doctor.add_argument("notebook", metavar="NOTEBOOK", nargs="?", default="", help="look at this notebook too")
    demo = commands.add_parser("demo", help="the main job, once through, on the wall bracket")
    demo.add_argument("model", metavar="MODEL", nargs="?", default="")
    demo.add_argument("--to", default="Berlin, DE", metavar="PLACE")
    demo.add_argument("--quantity", type=positive, default=25, metavar="N")
    demo.add_argument("-o", "--output", metavar="FOLDER", help="where the bundle goes (default: out)")
    lab = commands.add_parser("lab", help="open JupyterLab on the first notebook")
    lab.add_argument("notebook", metavar="NOTEBOOK", nargs="?", default="")
    return {"doctor": doctor, "demo": demo, "lab": lab}
