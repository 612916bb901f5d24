"""What is too large, too slow or too hungry ends in one message, and the next file opens as if nothing had been."""

import os
import signal
import struct
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from tests.server.conftest import FILE_MB, TIME_S, begun, until

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc")


def cpu_s(pid):
    """Seconds that a process has computed; None where it is gone."""
    try:
        with Path(f"/proc/{pid}/stat").open() as stat:
            words = stat.read().rpartition(")")[2].split()
    except OSError:
        return None
    return None if words[0] == "Z" else (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")


def stl(triangles):
    """A binary STL of triangles (n, 3, 3)."""
    rows = np.zeros(len(triangles), dtype=[("normal", "<f4", 3), ("corners", "<f4", (3, 3)), ("more", "<u2")])
    rows["corners"] = triangles
    return b"\0" * 80 + struct.pack("<I", len(rows)) + rows.tobytes()


def test_a_file_that_is_too_large_is_not_read(served):
    with (served.root / "large.step").open("wb") as stream:
        stream.truncate((FILE_MB + 1) * 2**20)
    for route in ("preview", "findings"):
        answer = served.ask(route, "large.step")
        assert (answer.status, answer.json["code"]) == (413, "too-large")
        assert f"{FILE_MB} MB" in answer.json["message"]


def test_what_takes_too_long_is_ended_and_said(hurried, heavy):
    assert hurried.ask("preview", "plate.step").status == 200  # the worker is warm
    before = hurried.workers()
    started = time.monotonic()
    answer = hurried.ask("preview", heavy)
    took = time.monotonic() - started
    assert (answer.status, answer.json["code"]) == (504, "time-limit")
    assert f"{TIME_S:g} s" in answer.json["message"]
    assert heavy in answer.json["message"]
    assert TIME_S * 0.9 < took < TIME_S + 6
    assert set(hurried.workers()) != set(before)  # that process is gone, whatever it was in
    assert hurried.ask("preview", "plate.stl", units="mm").status == 200
    assert not list(hurried.scratch.iterdir())


def test_a_worker_that_is_killed_costs_one_answer(served, heavy):
    assert served.ask("preview", "plate.step").status == 200
    connection = begun(served, "findings", heavy)
    busy = max(served.workers(), key=lambda pid: cpu_s(pid) or 0)
    os.kill(busy, signal.SIGKILL)
    response = connection.getresponse()
    told = response.read().decode()
    connection.close()
    assert response.status == 500
    assert '"code": "crash"' in told
    assert "killed" in told
    assert served.ask("findings", "plate.step", process="milling").status == 200


def test_the_work_ends_when_nobody_waits_for_it(served, heavy):
    (served.root / "left.step").write_bytes((served.root / heavy).read_bytes())
    first, second = begun(served, "preview", "left.step"), begun_again(served, "left.step")
    working = set(served.workers())
    first.close()
    time.sleep(0.5)
    assert set(served.workers()) == working  # somebody still waits for the same answer
    second.close()
    until(lambda: set(served.workers()) != working, 5)
    until(lambda: not list(served.scratch.iterdir()), 5)


def begun_again(served, name):
    connection = served.open(f"/dfdm/preview/{name}", {"Authorization": "token test"})
    time.sleep(0.5)
    assert len(list(served.scratch.iterdir())) == 1  # not worked out twice
    return connection


def test_what_needs_too_much_memory_is_said(serve):
    small = serve("--DfdmServer.memory_mb=64", "--DfdmServer.time_s=60")
    rng = np.random.default_rng(1)
    (small.root / "cloud.stl").write_bytes(stl(rng.uniform(-50, 50, (200_000, 3, 3))))
    answer = small.ask("preview", "cloud.stl")
    assert answer.status == 500
    assert answer.json["code"] in ("memory", "crash")
    assert "memory" in answer.json["message"]
    (small.root / "one.stl").write_bytes(stl(box()))
    assert small.ask("preview", "one.stl").status == 200


def box():
    corners = np.array([[x, y, z] for x in (0, 10) for y in (0, 10) for z in (0, 10)], dtype=float)
    quads = [(0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3)]
    return np.array([[corners[a], corners[b], corners[c]] for q in quads for a, b, c in (q[:3], (q[0], q[2], q[3]))])


def test_more_than_may_wait_are_turned_away_and_idle_workers_end(serve):
    narrow = serve("--DfdmServer.workers=1", "--DfdmServer.waiting=1", "--DfdmServer.idle_s=1")
    for number in range(3):
        (narrow.root / f"box{number}.stl").write_bytes(stl(box() * (number + 1)))
    asked = [narrow.open(f"/dfdm/preview/box{n}.stl", {"Authorization": "token test"}) for n in range(3)]
    statuses = sorted(connection.getresponse().status for connection in asked)  # the worker only starts
    for connection in asked:
        connection.close()
    assert statuses == [200, 200, 503]
    until(lambda: not narrow.workers(), 20)
    assert narrow.ask("preview", "box2.stl").status == 200


def test_a_mesh_of_200_000_triangles_is_drawn(serve):
    served = serve()  # with the limits that it ships with
    n = 317
    grid = np.stack(np.meshgrid(np.linspace(0, 100, n), np.linspace(0, 100, n), indexing="ij"), axis=-1)
    z = 5 + np.sin(grid[..., :1] / 7) * np.cos(grid[..., 1:] / 9)
    top = np.concatenate([grid, z], axis=-1)
    a, b, c, d = top[:-1, :-1], top[1:, :-1], top[1:, 1:], top[:-1, 1:]
    sheet = np.concatenate([np.stack([a, b, c], 2).reshape(-1, 3, 3), np.stack([a, c, d], 2).reshape(-1, 3, 3)])
    (served.root / "waves.stl").write_bytes(stl(sheet))
    answer = served.ask("preview", "waves.stl")
    assert answer.status == 200
    assert len(answer.array("triangles", 3)) == 2 * (n - 1) ** 2
    assert len(answer.body) < 20 * 2**20
