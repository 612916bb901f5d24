"""The kernels' place on disk: what is cold, what is said, what starts in the background."""

import os

import pytest

from dfdm.geometry import compiled


@pytest.fixture
def empty(monkeypatch, tmp_path):
    import numba

    monkeypatch.setattr(numba.config, "CACHE_DIR", str(tmp_path))
    return tmp_path


def test_only_what_is_cold_is_prepared(monkeypatch):
    loaded, said = [], []
    monkeypatch.setattr(compiled, "warm", lambda say: loaded.append(1) or say("once"))
    monkeypatch.setattr(compiled, "cold", list)
    compiled.prepare(said.append)
    assert (loaded, said) == ([], [])
    monkeypatch.setattr(compiled, "cold", lambda: ["dump_kernel"])
    compiled.prepare(said.append)
    assert (loaded, said) == ([1], ["once"])


def test_every_module_of_kernels_is_known():
    assert "dump_kernel" in compiled.kernel_modules() and "compiled" not in compiled.kernel_modules()


def test_without_a_cache_all_are_cold(empty):
    assert compiled.cold() == compiled.kernel_modules()
    index = empty / "some" / "dump_kernel._int-21.py311.nbi"
    index.parent.mkdir()
    index.write_bytes(b"")
    assert "dump_kernel" not in compiled.cold()
    os.utime(index, (0, 0))  # older than the source
    assert "dump_kernel" in compiled.cold()


def test_warming_says_so_only_when_it_compiles(monkeypatch):
    said = []
    monkeypatch.setattr(compiled, "cold", list)
    assert compiled.warm(said.append) == compiled.kernel_modules() and said == []
    monkeypatch.setattr(compiled, "cold", lambda: ["dump_kernel"])
    compiled.warm(said.append)
    assert len(said) == 1 and "numeric kernels" in said[0]


def test_one_process_warms_in_the_background(monkeypatch):
    started = []

    class Process:
        def __init__(self, command, **options):
            started.append((command, options))

    monkeypatch.setattr(compiled.subprocess, "Popen", Process)
    monkeypatch.setattr(compiled, "_started", [])
    monkeypatch.setattr(compiled, "cold", list)
    assert not compiled.warm_in_background()
    monkeypatch.setattr(compiled, "cold", lambda: ["dump_kernel"])
    assert compiled.warm_in_background() and not compiled.warm_in_background()
    assert len(started) == 1 and started[0][0][1:] == ["-m", "dfdm.geometry"]
