"""What the command line says of an installation, also one that lacks packages, and what it writes into pipes."""

import json
import os
import subprocess
import sys

import cadquery as cq
import pytest

from dfdm.__main__ import main
from dfdm.bundles.export import Job, geometry_members
from dfdm.geometry.part import Part


@pytest.fixture
def without(monkeypatch):
    """Act as if distributions of these names were not installed."""
    from importlib.metadata import PackageNotFoundError, version

    def hide(*names):
        def found(name):
            if name in names:
                raise PackageNotFoundError(name)
            return version(name)

        monkeypatch.setattr(sys.modules["dfdm.verbs.doctor"], "version", found)

    return hide


def looks(capsys):
    code = main(["doctor", "--format", "json"])
    document = json.loads(capsys.readouterr().out)
    assert document["schema"] == "dfdm/doctor/1"
    return code, {look["name"]: look for look in document["checks"]}


def test_doctor_finds_this_installation(capsys):
    _, found = looks(capsys)
    assert all(found[name]["ok"] for name in ("python", "cadquery", "numpy", "viewers"))
    assert found["viewers"]["found"].endswith("kB")


def test_doctor_says_what_is_missing_and_what_to_do(capsys, without):
    without("manifold3d")
    code, found = looks(capsys)
    assert code == 1
    assert not found["manifold3d"]["ok"]
    assert found["manifold3d"]["remedy"] == "pip install manifold3d"


def test_doctor_says_what_happens_without_a_package_that_is_not_built_everywhere(capsys, without):
    without("lib3mf")
    _, found = looks(capsys)
    assert found["lib3mf"]["ok"]
    assert "no 3MF" in found["lib3mf"]["found"]


def test_a_bundle_without_the_3mf_library_says_so(monkeypatch):
    part = Part.from_shape(cq.Workplane().box(10, 10, 10).val(), name="box")
    job = Job(name="box", created="2026-01-01T00:00:00Z")
    assert "geometry/box.3mf" in geometry_members(part, job)[0]
    monkeypatch.setitem(sys.modules, "lib3mf", None)
    members, left_out = geometry_members(part, job)
    assert "geometry/box.3mf" not in members
    assert "lib3mf" in left_out["3mf"]


def test_pipes_get_utf8_whatever_the_system_speaks(tmp_path):
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "dfdm", "nodes", "list"]
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    assert "Bogotá" in done.stdout.decode("utf-8")
    told = subprocess.run([*command[:-2], "check", "łodź.step"], env=environment, capture_output=True, check=False)
    assert told.returncode == 2
    assert "łodź.step" in told.stderr.decode("utf-8")
