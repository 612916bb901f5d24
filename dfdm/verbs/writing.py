"""Write a file in one step: it is there whole, or not at all."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

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
