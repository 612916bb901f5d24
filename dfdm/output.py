"""Print a result of the command line, or write it to a file in one step."""

from __future__ import annotations

import argparse
import io
import json
import os
import secrets
import sys
from pathlib import Path
from typing import Any

from dfdm.errors import InputError


def speak_utf8() -> None:
    """Write UTF-8 also into pipes and files where the system's own encoding (cp1252 on Windows) lacks signs."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower() not in ("utf-8", "utf8"):
            stream.reconfigure(encoding="utf-8")
        if isinstance(stream, io.TextIOWrapper):  # file names may hold what is no text; so written it is valid JSON
            stream.reconfigure(errors="backslashreplace")


def emit(options: argparse.Namespace, document: dict[str, Any], text: str) -> None:
    """Print the result, or write it to the file of `-o` in one step."""
    content = json.dumps(document, indent=2, ensure_ascii=False, allow_nan=False) if options.format == "json" else text
    write(options, content)


def write(options: argparse.Namespace, content: str) -> None:
    """Print text as it is, or write it to the file of `-o` in one step."""
    if not options.output:
        _print(content)
        return
    target = Path(options.output)
    if not target.name or target.is_dir():
        raise InputError(f"{target} cannot be written: it is a folder, name a file in it")
    draft = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        try:
            with draft.open("x", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
                file.write(content + "\n")
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
    except OSError as error:
        raise InputError(f"{target} cannot be written: {error.strerror or error}") from None


def _print(content: str) -> None:
    """Print a result; a reader that has seen enough (`| head`) changes nothing of what the command says."""
    if sys.stdout is None:
        raise InputError("standard output is closed: name a file with -o")
    try:
        print(content, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
