"""Read files as the contents manager lets them be read: inside its root, hidden ones and links as it treats them."""

from __future__ import annotations

import asyncio
import base64
import binascii
from typing import Any, Final

from jupyter_core.utils import ensure_async
from tornado.web import HTTPError

from dfdm.server.limits import Limits, WrongKindError

CAD: Final = {".step": "step", ".stp": "step", ".stl": "stl", ".3mf": "3mf", ".dxf": "dxf"}
BUNDLE: Final = ".dfdm.zip"


def kind_of(name: str) -> str:
    """The kind of what can be previewed, by the ending of its name: step, stl, 3mf, dxf, bundle.

    Scripts and notebooks are none: to open them is to run them. Raises WrongKindError.
    """
    low = name.lower()
    if low.endswith(BUNDLE):
        return "bundle"
    for ending, kind in CAD.items():
        if low.endswith(ending):
            return kind
    raise WrongKindError(f"{name} cannot be previewed: it ends in none of {', '.join(CAD)}, {BUNDLE}")


def name_in(path: str) -> str:
    """The last piece of an API path."""
    return path.strip("/").rpartition("/")[2]


async def content_of(manager: Any, path: str, limits: Limits) -> bytes:  # noqa: ANN401 - any contents manager
    """The bytes of a file by its API path; what the manager refuses is its HTTPError, what is too large TooLargeError."""
    path = path.strip("/")
    if not getattr(manager, "allow_hidden", False) and await ensure_async(manager.is_hidden(path)):
        raise HTTPError(404, f"file or directory does not exist: {path}")
    told = await ensure_async(manager.get(path, type="file", content=False))
    limits.refuse_file(name_in(path), told.get("size") or 0)
    model = await ensure_async(manager.get(path, type="file", format="base64", content=True))
    try:
        data = await asyncio.to_thread(base64.decodebytes, model["content"].encode("ascii"))
    except (UnicodeEncodeError, binascii.Error, AttributeError):
        raise HTTPError(500, f"the contents manager did not give {path} as bytes") from None
    limits.refuse_file(name_in(path), len(data))  # it may have grown, and not every manager tells sizes
    return data
