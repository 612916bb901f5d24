import subprocess
import sys
from pathlib import Path

import cadquery as cq
import nbformat
import pytest
import trimesh
from nbformat.v4 import new_code_cell, new_notebook, new_output

import dfdm
from dfdm.testing import sanitizer_path


def test_a_part_that_can_be_made_passes(makeable):
    block = cq.Workplane().box(20, 20, 20)
    makeable(block, "fdm", machine="prusa_mk4")
    dfdm.assert_makeable(block, "milling", unknown="allow")


def test_a_part_that_cannot_says_why():
    with pytest.raises(AssertionError, match=r"thinner"):
        dfdm.assert_makeable(cq.Workplane().box(20, 20, 0.1), "fdm")


def test_not_knowing_fails_unless_it_is_allowed(tmp_path):
    # Of an open mesh nobody can say which surfaces a tool reaches.
    mesh = trimesh.creation.box((20, 20, 20))
    mesh.faces = mesh.faces[2:]
    mesh.export(tmp_path / "open.stl")
    with pytest.raises(AssertionError, match="not checked"):
        dfdm.assert_makeable(tmp_path / "open.stl", "milling")
    dfdm.assert_makeable(tmp_path / "open.stl", "milling", unknown="allow")


def test_the_sanitizer_is_found_by_path():
    done = subprocess.run([sys.executable, "-m", "dfdm.testing"], capture_output=True, text=True, check=True)
    assert Path(done.stdout.strip()) == sanitizer_path()
    assert sanitizer_path().is_file()


def test_the_sanitizer_takes_addresses_and_times_out(tmp_path):
    outputs = {
        "print(object())": "<object object at 0x7f0000000000>\n",
        "import datetime; print(datetime.datetime.now(datetime.UTC).isoformat(timespec='seconds'))": "2001-01-01T00:00:00+00:00\n",
    }
    cells = [
        new_code_cell(source, execution_count=i, outputs=[new_output("stream", name="stdout", text=text)])
        for i, (source, text) in enumerate(outputs.items(), start=1)
    ]
    nbformat.write(new_notebook(cells=cells), tmp_path / "changing.ipynb")
    arguments = ["--nbval", "--nbval-current-env", "-p", "no:cacheprovider", "changing.ipynb"]
    codes = [
        subprocess.run(
            [sys.executable, "-m", "pytest", *extra, *arguments], cwd=tmp_path, capture_output=True, check=False
        ).returncode
        for extra in ([], ["--nbval-sanitize-with", str(sanitizer_path())])
    ]
    assert codes == [1, 0]
