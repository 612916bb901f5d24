"""From the wheel alone, away from the checkout: doctor, the demo, the course, the server extension."""

import json
import os
import re
import subprocess

import pytest

from dfdm import demo

pytestmark = pytest.mark.wheel


@pytest.fixture
def run(installed, tmp_path):
    """Run the installed Python in an empty folder whose name has a space."""
    here = tmp_path / "a folder"
    here.mkdir()
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")} | {"DFDM_CACHE": "off"}

    def run(*arguments):
        command = [str(installed), *arguments]
        return subprocess.run(command, cwd=here, env=environment, capture_output=True, text=True, check=False)

    run.here = here
    return run


def test_doctor_finds_nothing_missing(run):
    done = run("-m", "dfdm", "doctor", "--format", "json")
    found = json.loads(done.stdout)
    assert [look for look in found["checks"] if not look["ok"]] == []
    assert done.returncode == 0


@pytest.mark.slow  # `make demo` runs the same from the source tree
def test_the_demo_runs(run):
    done = run("-m", "dfdm", "demo")
    assert done.returncode == 0, done.stderr
    assert "one byte changed" in done.stdout
    bundle = run.here / "out" / "bracket.dfdm.zip"
    assert done.stdout.rstrip().endswith(str(bundle.relative_to(run.here)))
    assert run("-m", "dfdm", "verify", str(bundle)).returncode == 0
    assert sorted(p.name for p in run.here.iterdir()) == ["out"]


def test_the_course_is_copied_and_never_overwritten(run):
    ask = "from pathlib import Path; from dfdm.demo import course; print(course(Path.cwd()))"
    done = run("-c", ask)
    assert done.stdout.strip() == str(run.here / "dfdm-course" / "notebooks"), done.stderr
    here = sorted(p.name for p in (run.here / "dfdm-course" / "notebooks").iterdir())
    assert here == sorted(p.name for p in demo.course(run.here).glob("*.ipynb"))
    first = run.here / "dfdm-course" / "notebooks" / here[0]
    first.write_text("mine", encoding="utf-8")
    run("-c", ask)
    assert first.read_text(encoding="utf-8") == "mine"
    assert run("-m", "dfdm", "lab", "missing.ipynb").returncode == 2


def test_the_pytest_plugin_and_the_types_come_along(run):
    (run.here / "test_it.py").write_text("def test_it(makeable):\n    assert callable(makeable)\n", encoding="utf-8")
    assert run("-m", "pip", "install", "--quiet", "pytest").returncode == 0
    done = run("-m", "pytest", "-q", "-p", "no:cacheprovider")
    assert "1 passed" in done.stdout, done.stdout
    ask = "import dfdm, pathlib; print((pathlib.Path(dfdm.__file__).parent / 'py.typed').is_file())"
    assert run("-c", ask).stdout.strip() == "True"


def test_an_installed_wheel_is_found_by_jupyter(run):
    listed = run("-m", "jupyter", "server", "extension", "list")
    assert listed.returncode == 0, listed.stderr
    said = re.sub(r"\x1b\[[0-9;]*m", "", listed.stdout + listed.stderr)  # colored even where nobody looks
    assert "dfdm.server enabled" in said
