"""The inside of a worker process: take a call, do it, send back what came of it."""

from __future__ import annotations

import contextlib
import faulthandler
import importlib
import io
import linecache
import os
import pickle
import queue
import signal
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any, BinaryIO, Final, Literal

from dfdm.workers import steps
from dfdm.workers.bounds import die_with_parent, limit_memory
from dfdm.workers.carrying import carried_error, is_users
from dfdm.workers.frames import receive, send

_GRACE_S: Final = 10.0
"""What a task may take beyond its limit before the worker ends itself: the parent, if it lives, was faster."""


class _Outbox:
    """The pipe to the parent, one message at a time."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._lock = threading.RLock()

    def send(self, *message: Any) -> None:  # noqa: ANN401 - whatever pickles
        with self._lock:
            try:
                send(self._stream, message)
            except OSError:  # the parent is gone
                os._exit(1)


class _Said(io.TextIOBase):
    """What is printed in the worker is printed by the parent."""

    encoding = "utf-8"

    def __init__(self, outbox: _Outbox) -> None:
        self._outbox = outbox
        self._text = ""

    def writable(self) -> Literal[True]:
        return True

    def write(self, text: str) -> int:
        self._text += text
        if "\n" in text:
            self.flush()
        return len(text)

    def flush(self) -> None:
        if self._text:
            text, self._text = self._text, ""
            self._outbox.send("said", text)


def main(lifeline: str) -> None:
    """Serve until the parent closes the pipe; `lifeline` is the descriptor that closes when the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which then ends the task
    if lifeline:
        die_with_parent(int(lifeline))
    inbox, outbox = os.fdopen(os.dup(0), "rb"), _Outbox(os.fdopen(os.dup(1), "wb"))
    with Path(os.devnull).open("rb") as nothing:
        os.dup2(nothing.fileno(), 0)
    os.dup2(2, 1)  # what the geometry kernel prints must not come between the messages
    sys.stdin = io.StringIO()
    sys.stdout = sys.stderr = _Said(outbox)
    settings = receive(inbox)
    sys.path[:] = settings["path"]
    _warm(settings["warm"])
    limit_memory(settings["memory_mb"])
    calls: queue.Queue[Any] = queue.Queue()
    threading.Thread(target=_take_in, args=(inbox, calls), daemon=True).start()
    steps.listen(lambda words, _limit_s: outbox.send("progress", words))
    outbox.send("ready")
    while True:
        outbox.send(*_answer(calls.get()))


def _take_in(inbox: BinaryIO, calls: queue.Queue[Any]) -> None:
    """Read calls; when the pipe closes, end, whatever is being done (as soon as the kernel lets this thread run)."""
    try:
        while True:
            calls.put(receive(inbox))
    except Exception:  # noqa: BLE001 - a broken pipe has many faces
        os._exit(0)


def _answer(request: Mapping[str, Any]) -> tuple[str, bytes]:
    limit_s = request["timeout_s"]
    _forget_changed_modules()
    sys.path[:] = request["path"]
    with contextlib.suppress(OSError):
        os.chdir(request["folder"])
    for file, text in request["sources"].items():  # so that an error shows the line of a notebook's cell
        linecache.cache[file] = (len(text), None, text.splitlines(keepends=True), file)
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        if limit_s is not None:  # without the interpreter lock, should the parent have been lost meanwhile
            faulthandler.dump_traceback_later(limit_s + _GRACE_S, exit=True, file=nowhere)
        try:
            function, args, kwargs = pickle.loads(request["call"])
            return "done", pickle.dumps(function(*args, **kwargs), protocol=pickle.HIGHEST_PROTOCOL)
        except BaseException as error:  # noqa: BLE001 - raised again in the parent, SystemExit too
            return "failed", carried_error(error)
        finally:
            faulthandler.cancel_dump_traceback_later()
            for stream in (sys.stdout, sys.stderr):
                stream.flush()


def _warm(names: list[str]) -> None:
    """Import modules, or call `module:function`, ahead of the first task."""
    for name in names:
        module, _, function = name.partition(":")
        with contextlib.suppress(Exception):  # a task that needs it will say what is wrong
            loaded = importlib.import_module(module)
            if function:
                getattr(loaded, function)()


_seen: dict[str, float | None] = {}
"""Modules by name: when the file of a user's own was changed, None for all others."""


def _forget_changed_modules() -> None:
    """Drop modules of the user whose file has changed since they were imported, as a fresh process would see them."""
    for name, module in list(sys.modules.items()):
        if name not in _seen:
            own = name != "__main__" and bool(getattr(module, "__file__", None)) and is_users(module)
            _seen[name] = _changed(module) if own else None
        elif _seen[name] is not None and _seen[name] != _changed(module):
            del sys.modules[name], _seen[name]
            linecache.checkcache()
            importlib.invalidate_caches()


def _changed(module: ModuleType) -> float:
    try:
        return Path(str(module.__file__)).stat().st_mtime
    except OSError:
        return -1.0
