"""A command whose model crashes, hangs or eats the memory ends in exit code 2 and one line; Ctrl-C and kill leave nothing."""

import json
import os
import signal
import subprocess
import sys
import time

import pytest

MODEL = """
import os
import cadquery as cq
from dfdm import design

@design
def box(size: float = 10.0, fate: str = ""):
    open("started", "w").close()
    if fate == "crash":
        import ctypes
        ctypes.string_at(0)
    if fate in ("hang", "deaf"):
        import re, signal
        if fate == "deaf":
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        re.match(r"(a+)+$", "a" * 40 + "b")
    if fate == "exit":
        os._exit(0)
    if fate == "loud":
        import subprocess, sys
        os.write(1, b"raw\\n")
        subprocess.run([sys.executable, "-c", "print('of a tool')"], check=True)
        sys.__stdout__.write("of the stream\\n")
        sys.__stdout__.flush()
    if fate == "memory":
        return bytearray(10**13)
    return cq.Workplane().box(size, size, size)
"""
POSIX = pytest.mark.skipif(os.name != "posix", reason="signals are another thing there")


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "box.py").write_text(MODEL, encoding="utf-8")
    return tmp_path


def arguments(fate="", *more):
    return ["measure", "box.py", "--set", f"fate={fate}", "-o", "out.json", *more]


def run(folder, *command):
    return subprocess.run(
        [sys.executable, *command], cwd=folder, capture_output=True, text=True, check=False, timeout=120
    )


def started(folder, fate):
    process = subprocess.Popen(
        [sys.executable, "-m", "dfdm", *arguments(fate)],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a background shell ignores it for its own
    )
    end = time.monotonic() + 90
    while not (folder / "started").exists():
        assert time.monotonic() < end
        time.sleep(0.05)
    return process


def children_of(pid):
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [int(line) for line in listed.stdout.split()]


@pytest.mark.parametrize(
    ("fate", "more", "words"),
    [
        ("crash", (), "dfdm: building box crashed ("),
        ("hang", ("--timeout", "4"), "dfdm: the command took longer than --timeout 4 s and was ended"),
        ("memory", (), "MemoryError"),
        ("exit", (), "dfdm: building box ended the program (exit code 0); nothing was written"),
    ],
)
def test_what_ends_the_model_is_one_line(folder, fate, more, words):
    done = run(folder, "-m", "dfdm", *arguments(fate, *more))
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (folder / "out.json").exists()


def test_what_works_works(folder):
    done = run(folder, "-m", "dfdm", *arguments("", "--timeout", "100", "--format", "json"))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (folder / "out.json").exists()


def test_standard_output_is_for_the_result_alone(folder):
    done = run(folder, "-m", "dfdm", "measure", "box.py", "--set", "fate=loud", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["schema"] == "dfdm/measurements/1"
    assert sorted(done.stderr.split("\n")) == ["", "of a tool", "of the stream", "raw"]


@POSIX
def test_what_is_closed_gets_nothing(folder):
    done = run(folder, "-c", "import os, sys; os.close(2); os.execv(sys.executable, [sys.executable, *sys.argv[1:]])",
               "-m", "dfdm", "measure", "nothing.step")  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "")


SLOW_READER = """
import sys
import time
from dfdm.designs import sources
def slow(path):
    import re
    re.match(r"(a+)+$", "a" * 40 + "b")
sources.READING_S, sources.read_step = 0.3, slow
sys.argv = ["dfdm", "measure", "box.step"]
from dfdm.__main__ import main
sys.exit(main())
"""


def test_a_file_that_is_read_forever_is_given_up(folder):
    (folder / "box.step").write_text("ISO-10303-21;", encoding="utf-8")
    done = run(folder, "-c", SLOW_READER)
    words = "dfdm: reading box.step took too long and was ended; --timeout SECONDS allows more\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", words)


def test_ctrl_c_before_the_work_is_one_line_too(folder):
    early = """
import sys
from dfdm.workers import supervision
def interrupted(*_, **__):
    raise KeyboardInterrupt
supervision.run_supervised = interrupted
sys.argv = ["dfdm", "measure", "box.py"]
from dfdm.__main__ import main
sys.exit(main())
"""
    done = run(folder, "-c", early)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "dfdm: interrupted; nothing was written\n")


ELSEWHERE = """
import sys
from dfdm.workers import supervision
whole = supervision.run_supervised
def started(work, arguments, *, limit_s):
    return whole(work, arguments, limit_s=limit_s, fork=False)
supervision.run_supervised = started
from dfdm.__main__ import main
sys.exit(main())
"""


@pytest.mark.parametrize(
    ("fate", "more", "code", "words"),
    [
        ("", (), 0, ""),
        ("crash", (), 2, "dfdm: building box crashed ("),
        ("exit", (), 2, "dfdm: building box ended the program (exit code 0)"),
        ("hang", ("--timeout", "4"), 2, "dfdm: the command took longer than --timeout 4 s and was ended"),
    ],
)
def test_the_same_where_a_child_is_no_fork(folder, fate, more, code, words):
    done = run(folder, "-c", ELSEWHERE, *arguments(fate, *more))
    assert done.returncode == code, done.stderr
    assert done.stderr.startswith(words)
    assert done.stderr.count("\n") == bool(words)


@POSIX
@pytest.mark.parametrize("fate", ["hang", "deaf"])
def test_ctrl_c_ends_also_what_does_not_listen(folder, fate):
    process = started(folder, fate)
    children = children_of(process.pid)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, "", "dfdm: interrupted; nothing was written\n")
    for child in children:
        with pytest.raises(ProcessLookupError):
            os.kill(child, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the child ends when its computation does")
def test_nothing_outlives_a_killed_command(folder):
    process = started(folder, "hang")
    (child,) = children_of(process.pid)
    process.kill()
    process.communicate()
    end = time.monotonic() + 20
    while time.monotonic() < end:
        try:
            os.kill(child, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    pytest.fail("the child lives on")


@pytest.mark.parametrize("text", ["0", "-3", "soon", "nan"])
def test_a_timeout_that_is_none_is_refused(folder, text):
    done = run(folder, "-m", "dfdm", *arguments("", "--timeout", text))
    assert done.returncode == 2
    assert "--timeout" in done.stderr
