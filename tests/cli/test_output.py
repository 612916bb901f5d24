"""Where a result is written: files in one step, what is no file as it is, links stay links."""

import argparse
import os
import stat
import threading

import pytest

from dfdm.errors import InputError
from dfdm.output import write

POSIX = pytest.mark.skipif(os.name != "posix", reason="pipes with names and links are another thing there")


def options(target):
    return argparse.Namespace(output=str(target))


def test_a_file_is_replaced_and_nothing_else_is_left(tmp_path):
    (tmp_path / "out.json").write_text("old", encoding="utf-8")
    write(options(tmp_path / "out.json"), "new")
    assert [(f.name, f.read_text(encoding="utf-8")) for f in tmp_path.iterdir()] == [("out.json", "new\n")]


@POSIX
def test_a_pipe_is_written_to_and_never_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text(encoding="utf-8")), daemon=True)
    reader.start()
    write(options(pipe), "all of it")
    reader.join(10)
    assert read == ["all of it\n"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@POSIX
def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "there").mkdir()
    (tmp_path / "out.json").symlink_to(tmp_path / "there" / "real.json")
    write(options(tmp_path / "out.json"), "text")
    assert (tmp_path / "out.json").is_symlink()
    assert (tmp_path / "there" / "real.json").read_text(encoding="utf-8") == "text\n"


@POSIX
def test_links_in_a_circle_are_one_line(tmp_path):
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    with pytest.raises(InputError, match="cannot be written"):
        write(options(tmp_path / "a"), "text")


@POSIX
def test_standard_output_by_its_name_is_standard_output(capsys):
    write(options("/dev/stdout"), "text")
    assert capsys.readouterr().out == "text\n"
