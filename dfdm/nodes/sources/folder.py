"""A folder of node files of any kind."""

from __future__ import annotations

from pathlib import Path

from dfdm.errors import NodeSourceError
from dfdm.nodes.register import NODE_SOURCES, NodeSource, Read, one_of_each, read_source

_KINDS = (".toml", ".json", ".csv")


def _read(path: Path) -> Read:
    try:
        files = sorted(p for p in path.iterdir() if p.is_file() and p.suffix.lower() in _KINDS)
    except OSError as error:
        raise NodeSourceError(f"{path}: {error.strerror or error}") from None
    if not files:
        raise NodeSourceError(f"{path}: the folder holds no node files ({', '.join(_KINDS)})")
    return one_of_each([read_source(file) for file in files])


NODE_SOURCES.add(
    "folder",
    NodeSource(title="a folder of node files", recognizes=lambda path: path.is_dir(), read=_read),
    home=__name__,
)
