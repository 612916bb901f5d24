"""Run the six commands of the main job on models given as JSON, and print what each printed: one process, many commands."""

import contextlib
import io
import json
import sys
from pathlib import Path

from dfdm.__main__ import main

models, folder = json.loads(sys.argv[1]), Path(sys.argv[2])
AT = "2026-03-02T09:00:00+00:00"
results = {}
for kind, arguments in models.items():
    bundle = str(folder / f"{kind}.dfdm.zip")
    process = ["--process", "laser_cutting" if kind == "dxf" else "material_extrusion"]
    licensed = [] if kind in ("design", "assembly", "reordered") else ["--license", "LicenseRef-Test"]
    commands = {
        "measure": ["measure", *arguments],
        "check": ["check", *arguments],
        "cost": ["cost", *arguments, *process, "--quantity", "25"],
        "match": ["match", *arguments, "--to", "Berlin, DE", "--quantity", "25", "--at", AT],
        "export": [
            "export",
            *arguments,
            *process,
            *licensed,
            "--key",
            str(folder / "key.pem"),
            "--created",
            AT,
            "-o",
            bundle,
        ],
        "verify": ["verify", bundle],
    }
    for name, command in commands.items():
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main([*command, "--format", "json"])
        results[f"{kind} {name}"] = {
            "code": code,
            "out": out.getvalue().replace(str(folder), "FOLDER"),
            "err": err.getvalue(),
        }
json.dump(results, sys.stdout)
