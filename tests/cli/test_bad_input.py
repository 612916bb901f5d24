"""What cannot be used gets exit code 2 (130 for Ctrl-C), one clear line, no traceback, and nothing half-written."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dfdm.__main__ import main

BOX = "import cadquery as cq\nfrom dfdm import design, require\n\n@design(license='MIT')\ndef box(size: float = 10.0):\n    {body}\n"
CASES = {
    "missing.step": (None, [], "no file"),
    "broken.step": (b"ISO-10303-21;\nHEADER;\nENDSEC;\nDATA;\n#1=CARTESIAN_POINT('',(0.,0.\n", [], "broken.step"),
    "text.step": (b"just some words\n", [], "not a STEP file"),
    "empty.stl": (b"solid x\nendsolid x\n", [], "triangle"),
    "flat.stl": (
        b"solid x\nfacet normal 0 0 1\nouter loop\nvertex 0 0 0\nvertex 1 0 0\nvertex 1 0 0\nendloop\nendfacet\nendsolid x\n",
        [],
        "triangle",
    ),
    "plate.dxf": (b"  0\nEOF\n", [], "--thickness"),
    "unknown.py": (
        BOX.format(body="return cq.Workplane().box(size, 1, 1)"),
        ["--set", "width=3"],
        "no parameter 'width'",
    ),
    "typed.py": (BOX.format(body="return cq.Workplane().box(size, 1, 1)"), ["--set", "size=big"], "a number"),
    "set.py": (BOX.format(body="return cq.Workplane().box(size, 1, 1)"), ["--set", "size"], "NAME=VALUE"),
    "preset.py": (BOX.format(body="return cq.Workplane().box(size, 1, 1)"), ["--preset", "big"], "no preset"),
    "raises.py": (BOX.format(body="return cq.Workplane().box(size, 1, 1).edges().fillet(9)"), [], "line 6"),
    "returns.py": (BOX.format(body="return None"), [], "nothing"),
    "demands.py": (
        BOX.format(body="return cq.Workplane().box(size, 1, 1), [require('diameter', on='tag:bore')]"),
        [],
        "no tag 'bore'",
    ),
    "syntax.py": ("def box(:\n", [], "line 1"),
    "part.txt": (b"x", [], "a model ends in"),
}


def refused(capsys, arguments, words):
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    lines = [line for line in err.splitlines() if line.startswith("dfdm:")]
    assert len(lines) == 1, err
    assert words in lines[0]
    assert "Traceback" not in err


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("command", ["measure", "check"])
def test_unusable_models(tmp_path, capsys, name, command):
    content, extra, words = CASES[name]
    if content is not None:
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    before = sorted(tmp_path.iterdir())
    refused(
        capsys, [command, str(tmp_path / name), *extra, "-o", str(tmp_path / "out.json"), "--format", "json"], words
    )
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["check", "{model}", "--process", "casting"], "no process named 'casting'"),
        (["check", "{model}", "--process", "fdm", "--material", "cheese"], "no material named 'cheese'"),
        (["check", "{model}", "--process", "fdm", "--machine", "replicator"], "no machine named 'replicator'"),
        (["check", "{model}", "--route", "{folder}/none.toml"], "none.toml"),
        (["check", "{model}", "--orientation", "sideways"], "orientation 'sideways'"),
        (["check", "{model}", "--nodes", "{folder}/none.toml"], "none.toml"),
        (["cost", "{model}"], "name a process"),
        (["cost", "{model}", "--process", "fdm", "--quantity", "0"], "below 1"),
        (["cost", "{model}", "--process", "fdm", "--profile", "{folder}/none.ini"], "none.ini"),
        (["match", "{model}", "--to", "Nowhereville, DE"], "Nowhereville"),
        (["match", "{model}", "--to", "Berlin, DE", "--at", "soon"], "'soon' is not a time"),
        (["export", "{model}", "--process", "fdm", "-o", "{folder}/no/such/folder/x.dfdm.zip"], "cannot be written"),
        (["export", "{model}", "--process", "fdm", "--count", "5", "-o", "{folder}/x.dfdm.zip"], "same rights"),
        (["verify", "{folder}/none.dfdm.zip"], "none.dfdm.zip"),
        (["cost", "{model}", "--process", "fdm", "--quantity", "9" * 30], "above 9007199254740991"),
        (["check", "{model}", "--thickness", "3"], "--thickness is for DXF"),
        (["check", "{model}", "--units", "inch"], "--units is for files without a unit"),
        (["processes", "-o", "."], "it is a folder"),
        (["export", "{model}", "--process", "fdm", "-o", ""], "it is a folder"),
        (["verify", "{folder}"], "Is a directory"),
        (["processes", "-o", "{folder}"], "cannot be written: "),
        (["processes", "-o", "{folder}/no/such/folder/x.json"], "x.json cannot be written: No such file"),
        (["export", "{model}", "--process", "fdm", "-o", "{folder}"], "cannot be written"),
        (
            ["export", "{model}", "--process", "fdm", "--license", "CC-BY-NC-4.0", "-o", "{folder}/x.dfdm.zip"],
            "not known",
        ),
        (["frobnicate"], "invalid choice"),
        ([], "required"),
    ],
)
def test_unusable_requests(tmp_path, capsys, monkeypatch, arguments, words):
    monkeypatch.setenv("DFDM_HOME", str(tmp_path / "home"))
    model = tmp_path / "box.py"
    model.write_text(BOX.format(body="return cq.Workplane().box(size, size, size)"), encoding="utf-8")
    refused_with = [a.format(model=model, folder=tmp_path) for a in arguments]
    assert main(refused_with) == 2
    out, err = capsys.readouterr()
    assert words in err
    assert "Traceback" not in err + out
    assert not list(tmp_path.glob("*.zip"))


def test_a_bundle_that_is_none_is_refused(tmp_path, capsys):
    (tmp_path / "x.dfdm.zip").write_bytes(b"PK\x05\x06" + bytes(18))
    assert main(["verify", str(tmp_path / "x.dfdm.zip")]) == 1
    assert "REFUSED" in capsys.readouterr().out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="/dev/full stands for a full disk, and is not here")
def test_a_full_disk(tmp_path):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "dfdm", "processes"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 2
    assert done.stderr.startswith("dfdm: ")
    assert "Traceback" not in done.stderr


def test_a_reader_that_has_seen_enough_changes_no_exit_code(tmp_path):
    """The pipe is closed before anything is written; what cannot be made still refuses."""
    model = tmp_path / "thick.py"
    model.write_text(BOX.format(body="return cq.Workplane().sphere(size)"), encoding="utf-8")
    for process, code in (("fdm", 0), ("laser", 1)):
        reader, writer = os.pipe()
        os.close(reader)
        try:
            done = subprocess.run(
                [sys.executable, "-m", "dfdm", "check", str(model), "--process", process],
                stdout=writer,
                stderr=subprocess.PIPE,
                text=True,
                check=False,
            )
        finally:
            os.close(writer)
        assert (done.returncode, done.stderr) == (code, "")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell closes standard output there in another way")
def test_a_closed_standard_output_is_said(tmp_path):
    command = [sys.executable, "-m", "dfdm", "processes", "fdm"]
    done = subprocess.run(["sh", "-c", '"$@" >&- <&-', "sh", *command], stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (2, "dfdm: standard output is closed: name a file with -o\n")


@pytest.mark.skipif(sys.platform == "win32", reason="file modes are another thing there")
def test_a_result_is_as_readable_as_any_new_file(tmp_path, capsys):
    (tmp_path / "any").write_text("", encoding="utf-8")
    assert main(["processes", "fdm", "-o", str(tmp_path / "out.txt")]) == 0
    assert (tmp_path / "out.txt").stat().st_mode == (tmp_path / "any").stat().st_mode
    assert sorted(p.name for p in tmp_path.iterdir()) == ["any", "out.txt"]


def _full_folder(tmp_path):
    """A mounted folder of 64 kB, or None where it cannot be made."""
    folder = tmp_path / "full"
    folder.mkdir()
    if shutil.which("mount") is None or not hasattr(os, "geteuid") or os.geteuid() != 0:
        return None
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)], check=False, capture_output=True
    )
    return folder if made.returncode == 0 else None


def test_a_disk_too_small_for_the_bundle(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("DFDM_HOME", str(tmp_path / "home"))
    folder = _full_folder(tmp_path)
    if folder is None:
        pytest.skip("mounting a small file system needs root")
    try:
        model = tmp_path / "box.py"
        model.write_text(BOX.format(body="return cq.Workplane().box(size, size, size)"), encoding="utf-8")
        (folder / "filler").write_bytes(bytes(48_000))
        assert main(["export", str(model), "--process", "fdm", "-o", str(folder / "x.dfdm.zip")]) == 2
        assert "cannot be written" in capsys.readouterr().err
        assert [p.name for p in folder.iterdir()] == ["filler"]
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C is sent another way there")
def test_ctrl_c_leaves_nothing_behind(tmp_path):
    model = tmp_path / "slow.py"
    model.write_text(BOX.format(body="import time; open('started', 'w').close(); time.sleep(60)"), encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "dfdm", "check", str(model), "-o", "out.json"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A shell that starts the tests in the background ignores Ctrl-C for them; here it is meant.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    waited = time.monotonic() + 60
    while not (tmp_path / "started").exists() and time.monotonic() < waited:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert (out, err) == ("", "dfdm: interrupted; nothing was written\n")
    assert not (tmp_path / "out.json").exists()
