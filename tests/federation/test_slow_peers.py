"""Peers that never end, and folders without links: what is waited for is bounded, and what is kept is never replaced."""

import contextlib
import errno
import os
import socket
import threading
import time

import pytest

from dfdm import verbs
from dfdm.errors import ExportError, InputError
from dfdm.federation import Catalog, Patience, pull
from dfdm.trust import new_key
from tests.federation.conftest import CREATED

SHORT = Patience(quiet_s=1.0, answer_s=2.0, whole_s=30.0)


@contextlib.contextmanager
def dripping(head, drip, every_s=0.1):
    """A server on the loopback that sends `head` and then `drip` for ever; gives its address and what it has sent."""
    server = socket.create_server(("127.0.0.1", 0))
    ended, sent = threading.Event(), []

    def serve():
        while not ended.is_set():
            try:
                asked, _ = server.accept()
            except OSError:
                return
            with asked, contextlib.suppress(OSError):
                asked.recv(65536)
                asked.sendall(head)
                while not ended.wait(every_s):
                    asked.sendall(drip)
                    sent.append(time.monotonic())

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.getsockname()[1]}", sent
    finally:
        ended.set()
        server.close()
        thread.join(timeout=10)


@pytest.mark.parametrize(
    ("head", "drip"),
    [
        (b"", b"H"),  # not even a status line
        (b"HTTP/1.1 200 OK\r\nX-Slow: ", b"a"),
        (b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"),
        (b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n", b" "),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\n \r\n"),
    ],
)
def test_a_peer_that_drips_is_left_at_the_deadline(tmp_path, head, drip):
    with dripping(head, drip) as (url, sent):
        began = time.monotonic()
        with pytest.raises(InputError, match=r"does not answer|cannot be reached"):
            pull(url, Catalog(tmp_path), follow=[new_key().did], patience=SHORT)
        took = time.monotonic() - began
        assert took < 4 * SHORT.answer_s
        assert len(sent) > 2 or took < SHORT.answer_s  # it was given up although bytes came, or refused for them
    assert not (tmp_path / "records").exists()


def test_a_peer_that_falls_silent_is_left_sooner(tmp_path):
    with dripping(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{", b"", every_s=60.0) as (url, _):
        began = time.monotonic()
        with pytest.raises(InputError, match="does not answer"):
            pull(url, Catalog(tmp_path), follow=[new_key().did], patience=Patience(quiet_s=0.5, answer_s=60.0))
        assert time.monotonic() - began < 20.0


def test_what_was_not_asked_for_in_time_is_told_and_asked_for_the_next_time(tmp_path, open_bundle, owner):
    verbs.publish(open_bundle, into=tmp_path / "ours", key=owner, created=CREATED)
    theirs = Catalog(tmp_path / "theirs")
    with verbs.served(tmp_path / "ours", key=owner) as peer:
        found = pull(peer.url, theirs, follow=[owner.did], patience=Patience(whole_s=-1.0))
        assert (found.pulled, len(found.errors)) == (0, 1)
        assert found.errors[0].startswith("1 records were left out")
        assert pull(peer.url, theirs, follow=[owner.did]).pulled == 1


def no_links(*_):
    raise PermissionError(errno.EPERM, "Operation not permitted")


def test_a_file_system_without_links_keeps_records_too_and_replaces_none(tmp_path, open_bundle, owner, monkeypatch):
    """As FAT answers: there is no way to give a file a second name."""
    monkeypatch.setattr(os, "link", no_links)
    record = verbs.publish(open_bundle, into=tmp_path, key=owner, created=CREATED)
    catalog = Catalog(tmp_path)
    assert [one.hash for one in catalog] == [record.hash]
    path = tmp_path / "records" / f"{record.id}.json"
    before = path.read_bytes()
    assert catalog.keep(record) == "already_present"
    assert [p.name for p in (tmp_path / "records").iterdir()] == [path.name]
    # Taken between looking and writing: the first stays.
    from dfdm.federation.catalog import _write

    with pytest.raises(ExportError, match="taken meanwhile"):
        _write(path, b"another", replace=False)
    assert path.read_bytes() == before
    assert [p.name for p in (tmp_path / "records").iterdir()] == [path.name]


def test_what_cannot_be_written_whole_leaves_nothing(tmp_path, monkeypatch):
    from dfdm.federation.catalog import _write

    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "link", no_links)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportError, match="No space left"):
        _write(tmp_path / "records" / "x.json", b"{}", replace=False)
    assert list((tmp_path / "records").iterdir()) == []
