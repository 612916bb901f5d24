"""A node file in TOML: what `dfdm nodes new` writes."""

from __future__ import annotations

from pathlib import Path

from dfdm.nodes.reading import read_node
from dfdm.nodes.register import NODE_SOURCES, NodeSource, Read
from dfdm.table import read_toml


def _read(path: Path) -> Read:
    return Read(nodes=(read_node(read_toml(path), where=path.name),))


NODE_SOURCES.add(
    "toml_file",
    NodeSource(
        title="a node file (TOML)",
        recognizes=lambda path: path.is_file() and path.suffix.lower() == ".toml",
        read=_read,
    ),
    home=__name__,
)
