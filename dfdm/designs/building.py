"""Run a designer's code so that an error shows the designer's own line, and prints stay off standard output."""

from __future__ import annotations

import contextlib
import linecache
import sys
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, TypeVar

from dfdm.errors import BuildError, DfdmError

R = TypeVar("R")
_OURS: Final = str(Path(__file__).resolve().parent)


@contextlib.contextmanager
def designer_code(what: str, *, file: str = "", own_errors: type[Exception] = DfdmError) -> Iterator[None]:
    """Run designer's code: what it prints goes to standard error; what it raises becomes a BuildError with its line.

    `file` is the design's file, whose innermost frame is the line that is shown. dfdm's own errors pass unchanged.
    """
    try:
        with contextlib.redirect_stdout(sys.stderr):
            yield
    except own_errors:
        raise
    except SyntaxError as error:
        raise BuildError(
            f"{what}: line {error.lineno}: {error.msg}: {(error.text or '').strip()}",
            file=error.filename or file,
            line=error.lineno or 0,
        ) from error
    except SystemExit as error:
        raise BuildError(f"{what}: the design ended the program (exit {error.code})", file=file) from error
    except Exception as error:
        raise _build_error(what, error, file) from error


def _build_error(what: str, error: Exception, file: str) -> BuildError:
    frames = traceback.extract_tb(error.__traceback__)
    own = [f for f in frames if f.filename == file] or [f for f in frames if not _foreign(f.filename)]
    message = " ".join(str(error).split()) or "no message"
    if not own:
        return BuildError(f"{what}: {type(error).__name__}: {message}", file=file)
    line = own[-1].lineno or 0
    text = (own[-1].line or linecache.getline(own[-1].filename, line)).strip()
    return BuildError(
        f"{what}: line {line}: `{text}`: {type(error).__name__}: {message}", file=own[-1].filename, line=line
    )


def _foreign(filename: str) -> bool:
    return "site-packages" in filename or filename.startswith((_OURS, "<frozen"))


def run(function: Callable[[], R], what: str, *, file: str = "") -> R:
    """Call one function of the designer's under `designer_code`."""
    with designer_code(what, file=file):
        return function()
