"""One writer at a time: two processes add to one ledger, a lock that was left behind, one of another computer."""

import json
import os
import platform
import subprocess
import sys
import time

import pytest

from dfdm import verbs
from dfdm.errors import InputError
from dfdm.rights.ledger import Made
from dfdm.trust import new_key, save_key
from dfdm.verbs.locking import locked
from tests.rights.ledger.offering import offer

WRITER = """
import sys
from dfdm import verbs
from dfdm.rights.ledger import Made
ledger, key, count = sys.argv[1:]
print("ready", flush=True)
sys.stdin.readline()
for n in range(int(count)):
    verbs.receipt(ledger, Made(made_at="2026-11-04T08:00:00Z"), key=key, created="2026-11-05T08:00:00Z")
"""


def lock_of(path):
    return path.with_name(f".{path.name}.lock")


def left_by(path, **said):
    lock_of(path).write_text(json.dumps(said), encoding="utf-8")


def gone():
    """The number of a process that has ended."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    return ended.pid


def test_two_processes_that_add_at_once_write_one_chain(tmp_path):
    key = new_key()
    save_key(key, tmp_path / "node.pem", None)
    bundle = offer(tmp_path / "open.dfdm.zip", key, license="CERN-OHL-P-2.0")
    ledger = tmp_path / "kept.jsonl"
    made = Made(made_at="2026-11-04T08:00:00Z")
    verbs.receipt(ledger, made, under=bundle, key=key, created="2026-11-05T08:00:00Z")
    started = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(ledger), str(tmp_path / "node.pem"), "8"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    for one in started:
        assert one.stdout.readline() == "ready\n"
    for one in started:
        one.stdin.write("go\n")
        one.stdin.flush()
    for one in started:
        _, err = one.communicate(timeout=300)
        assert one.returncode == 0, err
    found = verbs.receipts(ledger)
    assert found.whole and [r.number for r in found.receipts] == list(range(1, 26))
    assert not lock_of(ledger).exists()


def test_a_ledger_that_another_writes_is_waited_for_and_then_left_alone(tmp_path):
    file = tmp_path / "kept.jsonl"
    with locked(file):
        began = time.monotonic()
        with (
            pytest.raises(InputError, match=f"process {os.getpid()} on .* delete .*kept.jsonl.lock"),
            locked(file, wait_s=0.2),
        ):
            pass
        assert time.monotonic() - began >= 0.2
        assert lock_of(file).exists()
    assert not lock_of(file).exists()
    with locked(file, wait_s=0.2):
        assert lock_of(file).exists()


@pytest.mark.skipif(os.name != "posix", reason="whether a process runs is asked of POSIX systems alone")
def test_a_lock_of_a_process_that_is_gone_is_stale(tmp_path):
    file = tmp_path / "kept.jsonl"
    left_by(file, pid=gone(), host=platform.node(), token="0")
    with locked(file, wait_s=5) as still_mine:
        still_mine()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "said", [{"pid": 1, "host": "another-computer"}, {"pid": "x", "host": None}, {"pid": -1}, {"pid": 2**70}]
)
def test_a_lock_of_which_nobody_can_tell_stays(tmp_path, said):
    file = tmp_path / "kept.jsonl"
    left_by(file, **said)
    with pytest.raises(InputError, match="is being written by"), locked(file, wait_s=0.2):
        pass
    assert lock_of(file).exists()


def test_an_empty_lock_is_stale_after_a_minute(tmp_path):
    file = tmp_path / "kept.jsonl"
    lock_of(file).touch()
    with pytest.raises(InputError, match="another process"), locked(file, wait_s=0.2):
        pass
    past = time.time() - 61
    os.utime(lock_of(file), (past, past))
    with locked(file, wait_s=5):
        pass
    assert list(tmp_path.iterdir()) == []


def test_who_lost_the_lock_writes_nothing(tmp_path):
    file = tmp_path / "kept.jsonl"
    with locked(file) as still_mine:
        still_mine()
        left_by(file, pid=1, host="another-computer")
        with pytest.raises(InputError, match="was taken away"):
            still_mine()
    assert lock_of(file).exists()  # it is the other's


def test_where_nothing_can_be_written_the_folder_is_named(tmp_path):
    with pytest.raises(InputError, match="cannot be written"), locked(tmp_path / "no" / "kept.jsonl"):
        pass
