"""Write a file in one step: it is there whole, or not at all."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dfdm.errors import InputError


def write_file(path: str | Path, data: bytes) -> Path:
    """Write bytes to a file, which is replaced in one step; what cannot be written is an InputError, and nothing is left."""
    target = Path(path)
    if not target.name or target.is_dir():
        raise InputError(f"{target} cannot be written: it is a folder, name a file in it")
    if target.exists() and not target.is_file():
        raise InputError(f"{target} cannot be written: it is no file")
    place = target.resolve()
    draft = place.with_name(f".{place.name}.{secrets.token_hex(4)}.part")
    try:
        with draft.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(place)
    except OSError as error:
        raise InputError(f"{target} cannot be written: {error.strerror or error}") from None
    finally:
        draft.unlink(missing_ok=True)
    return target


def write_document(path: str | Path, document: Mapping[str, Any]) -> Path:
    """Write a signed document, as `write_file` does: indented, UTF-8, a line feed at the end; signed is its canonical form."""
    text = json.dumps(document, indent=1, ensure_ascii=False, allow_nan=False)
    return write_file(path, f"{text}\n".encode())


def stamp(created: str | None) -> str:
    """The time that is written into a document: the one that was given, else this instant, in whole seconds."""
    from dfdm.trust.times import now_stamp

    return created or now_stamp()
