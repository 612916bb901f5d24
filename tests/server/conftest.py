"""A real Jupyter server on the loopback with the extension enabled as it ships, asked through HTTP."""

import http.client
import json
import os
import shutil
import signal
import socket
import struct
import subprocess
import sys
import time
import urllib.parse
from dataclasses import dataclass
from pathlib import Path

import cadquery as cq
import numpy as np
import pytest

TOKEN = "test"
SHIPPED = Path(__file__).parents[2] / "extensions" / "jupyter_server_config.d" / "dfdm.json"
TIME_S = 8.0
FILE_MB = 12
SETTINGS = [f"--DfdmServer.file_mb={FILE_MB}", "--DfdmServer.memory_mb=1200"]


@dataclass
class Answer:
    """Status, headers and body."""

    status: int
    headers: dict
    body: bytes

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def header(self):
        """The JSON header of a preview."""
        (length,) = struct.unpack_from("<I", self.body)
        assert (4 + length) % 8 == 0
        return json.loads(self.body[4 : 4 + length])

    def array(self, name, width=1):
        """One array of a preview, so many numbers a row."""
        (length,) = struct.unpack_from("<I", self.body)
        places = self.header["arrays"]
        place = places[name]
        data = self.body[4 + length + place["at"] :][: place["bytes"]]
        short = "<u2" if places["vertices"]["bytes"] <= 12 * 65_536 else "<u4"
        kind = {"vertices": "<f4", "runs": "<u4", "triangles": short}[name]
        return np.frombuffer(data, dtype=kind).reshape(-1, width)


@dataclass
class Served:
    """A running server, the folder it serves and where its workers keep their files."""

    port: int
    root: Path
    scratch: Path
    pid: int

    def open(self, target, headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=180)
        connection.request("GET", target, headers=headers)
        return connection

    def get(self, target, *, headers=None):
        """Ask with the token, or with the headers that are given."""
        connection = self.open(target, {"Authorization": f"token {TOKEN}"} if headers is None else headers)
        response = connection.getresponse()
        answer = Answer(response.status, dict(response.getheaders()), response.read())
        connection.close()
        return answer

    def ask(self, route, name, **query):
        """Ask one route of the extension about a file."""
        words = urllib.parse.urlencode(query, doseq=True)
        return self.get(f"/dfdm/{route}/{urllib.parse.quote(name)}" + (f"?{words}" if words else ""))

    def workers(self):
        """The process ids of the workers: Python started with a lifeline, as children of the server."""
        found = []
        for folder in Path("/proc").glob("[0-9]*"):
            try:
                parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
                words = (folder / "cmdline").read_bytes()
            except OSError:
                continue
            if int(parent) == self.pid and b"dfdm.workers.child" in words:
                found.append(int(folder.name))
        return sorted(found)


def begun(served, route, name):
    """Begin to ask and wait until a worker is at work on it; returns the open connection."""
    before = set(served.scratch.iterdir())
    connection = served.open(f"/dfdm/{route}/{name}", {"Authorization": f"token {TOKEN}"})
    until(lambda: set(served.scratch.iterdir()) - before)
    time.sleep(1.0)
    return connection


def until(condition, seconds=60.0):
    """Wait for a condition; fails where it does not come true."""
    end = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < end, "it did not come true in time"
        time.sleep(0.05)
    return found


@pytest.fixture(scope="session")
def serve(tmp_path_factory):
    """Start a server with some settings: `serve(*options)`."""
    started = []

    def start(*options):
        folder = tmp_path_factory.mktemp("served")
        root, scratch, config = folder / "root", folder / "scratch", folder / "config" / "jupyter_server_config.d"
        for one in (root, scratch, config):
            one.mkdir(parents=True)
        shutil.copy(SHIPPED, config)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        environment = {
            **os.environ,
            "JUPYTER_CONFIG_DIR": str(config.parent),
            "JUPYTER_DATA_DIR": str(folder / "data"),
            "JUPYTER_RUNTIME_DIR": str(folder / "runtime"),
            "DFDM_HOME": str(folder / "home"),
            "TMPDIR": str(scratch),
        }
        command = [
            sys.executable, "-m", "jupyter", "server", "--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}",
            "--ServerApp.port_retries=0", f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={root}", *options,
        ]  # fmt: skip
        log = (folder / "log").open("w")
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT, cwd=folder)
        started.append((process, log))
        served = Served(port=port, root=root, scratch=scratch, pid=process.pid)

        def answers():
            assert process.poll() is None, (folder / "log").read_text()[-2000:]
            try:
                return served.get("/api/status").status == 200
            except OSError:
                return False

        until(answers)
        return served

    yield start
    for process, log in started:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        log.close()


@pytest.fixture(scope="session")
def served(serve):
    """The server that most tests ask, with a plate in it."""
    found = serve(*SETTINGS)
    plate = cq.Workplane().box(60, 40, 4).faces(">Z").workplane().hole(12)
    for ending in ("step", "stl"):
        cq.exporters.export(plate, str(found.root / f"plate.{ending}"))
    return found


@pytest.fixture(scope="session")
def hurried(serve, served, heavy):
    """A server that gives each answer a few seconds, with the same files."""
    found = serve(f"--DfdmServer.time_s={TIME_S}")
    for name in ("plate.step", "plate.stl", heavy):
        shutil.copy(served.root / name, found.root)
    return found


@pytest.fixture(scope="session")
def heavy(served):
    """A plate with so many holes that reading it takes half a minute."""
    many = cq.Workplane().rect(164, 164).rarray(4, 4, 40, 40).circle(1.1).extrude(6)
    cq.exporters.export(many, str(served.root / "heavy.step"))
    return "heavy.step"
