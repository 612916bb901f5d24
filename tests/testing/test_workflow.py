"""The workflow file for design repositories does what it says: its shell steps run in a real repository."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

WORKFLOW = Path(__file__).parents[2] / "examples" / "ci" / "check-designs.yml"
GOOD = "import cadquery as cq\nfrom dfdm import design\n\n@design()\ndef block(size: float = 20.0):\n    return cq.Workplane().box(size, size, size)\n"
THIN = GOOD.replace("box(size, size, size)", "box(size, size, 0.1)")

yaml = pytest.importorskip("yaml")
bash = shutil.which("bash")
pytestmark = pytest.mark.skipif(bash is None, reason="the workflow's steps are bash, which is not here")


def steps():
    (job,) = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"].values()
    return job["env"], {s["name"]: s["run"] for s in job["steps"] if "run" in s}, job["steps"]


def run(folder, step, source):
    (folder / "designs").mkdir()
    (folder / "designs" / "block.py").write_text(source, encoding="utf-8")
    environment, runs, _ = steps()
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return subprocess.run(
        [bash, "-e", "-c", runs[step]],
        cwd=folder,
        env={**os.environ, **environment, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_good_design_passes_and_leaves_a_report(tmp_path):
    done = run(tmp_path, "Check the designs", GOOD)
    assert done.returncode == 0, done.stderr
    assert "<testsuite " in (tmp_path / "reports" / "block.xml").read_text(encoding="utf-8")


def test_a_design_that_cannot_be_made_stops_the_build(tmp_path):
    done = run(tmp_path, "Check the designs", THIN)
    assert done.returncode == 1
    assert "<failure" in (tmp_path / "reports" / "block.xml").read_text(encoding="utf-8")


def test_actions_are_pinned():
    _, _, listed = steps()
    uses = [s["uses"] for s in listed if "uses" in s]
    assert uses
    assert all(len(u.partition("@")[2].split()[0]) == 40 for u in uses)
