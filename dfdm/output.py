"""Print a result of the command line, or write it to a file in one step."""

from __future__ import annotations

import argparse
import io
import json
import os
import secrets
import sys
from pathlib import Path
from typing import Any, Final, Literal

from dfdm.errors import InputError

_STDOUT: Final = 1
_STDERR: Final = 2
_SELF: Final = ("/dev/stdout", "/dev/fd/1", "/proc/self/fd/1")
"""Names of standard output itself."""


def speak_utf8() -> None:
    """Write UTF-8 also into pipes and files where the system's own encoding (cp1252 on Windows) lacks signs.

    Streams that were closed before the start (`2>&-`) are taken by nothing else, and messages then go nowhere.
    """
    while (nothing := os.open(os.devnull, os.O_RDWR)) <= _STDERR:
        pass
    os.close(nothing)
    if sys.stderr is None:  # `print` would fall back to standard output
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - for as long as the process lives
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower() not in ("utf-8", "utf8"):
            stream.reconfigure(encoding="utf-8")
        if isinstance(stream, io.TextIOWrapper):  # file names may hold what is no text; so written it is valid JSON
            stream.reconfigure(errors="backslashreplace")


def keep_stdout() -> None:
    """Keep standard output for the result: what else writes to it (a tool that a design starts, the kernel) is heard on stderr.

    For the rest of this process; `print` still reaches the real standard output.
    """
    stream = sys.stdout
    if stream is not sys.__stdout__ or stream is None:
        return
    stream.flush()
    kept = os.dup(_STDOUT)
    os.dup2(_STDERR, _STDOUT)
    sys.stdout = open(kept, "w", encoding="utf-8", errors="backslashreplace")  # noqa: SIM115, PTH123 - as above


def emit(options: argparse.Namespace, document: dict[str, Any], text: str) -> None:
    """Print the result, or write it to the file of `-o` in one step."""
    write(options, as_json(document) if options.format == "json" else text)


def as_json(document: dict[str, Any]) -> str:
    """A document as every command writes it."""
    return json.dumps(document, indent=2, ensure_ascii=False, allow_nan=False)


def write(options: argparse.Namespace, content: str) -> None:
    """Print text as it is, or write it to the file of `-o` in one step."""
    if not options.output or options.output in _SELF:
        _print(content)
        return
    target = Path(options.output)
    if not target.name or target.is_dir():
        raise InputError(f"{target} cannot be written: it is a folder, name a file in it")
    try:
        if target.exists() and not target.is_file():  # a pipe, a device: to be written to, never replaced
            _fill(target, "w", content)
            return
        place = target.resolve()  # a link stays a link
        draft = place.with_name(f".{place.name}.{secrets.token_hex(4)}.part")
        try:
            _fill(draft, "x", content)
            draft.replace(place)
        finally:
            draft.unlink(missing_ok=True)
    except (OSError, RuntimeError) as error:  # RuntimeError: links in a circle
        raise InputError(f"{target} cannot be written: {getattr(error, 'strerror', None) or error}") from None


def _fill(file: Path, mode: Literal["w", "x"], content: str) -> None:
    with file.open(mode, encoding="utf-8", errors="backslashreplace", newline="\n") as stream:
        stream.write(content + "\n")


def _print(content: str) -> None:
    """Print a result; a reader that has seen enough (`| head`) changes nothing of what the command says."""
    if sys.stdout is None:
        raise InputError("standard output is closed: name a file with -o")
    try:
        print(content, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
