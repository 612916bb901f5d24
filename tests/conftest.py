"""What several rooms test with: the wheel in an environment of its own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# How long an example takes says something of the machine, not of the project.
settings.register_profile("dfdm", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
settings.load_profile("dfdm")

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def installed(tmp_path_factory):
    """Python of a fresh environment into which the wheel and all it asks for was installed, and nothing else."""
    folder = tmp_path_factory.mktemp("fresh environment")
    wheels = ["-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(folder / "wheel"), str(ROOT)]
    subprocess.run([sys.executable, *wheels], check=True)
    (wheel,) = (folder / "wheel").glob("dfdm-*.whl")
    subprocess.run([sys.executable, "-m", "venv", str(folder / "venv")], check=True)
    python = folder / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    subprocess.run([str(python), "-m", "pip", "install", "--quiet", str(wheel)], check=True)
    return python
