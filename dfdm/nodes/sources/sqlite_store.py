"""A store of nodes in one SQLite file: what `dfdm nodes import SRC --into FILE` writes."""

from __future__ import annotations

from dfdm.nodes.register import NODE_SOURCES, NodeSource
from dfdm.nodes.store import is_store, read_store

NODE_SOURCES.add(
    "sqlite_store",
    NodeSource(title="a store of nodes (SQLite)", recognizes=is_store, read=read_store),
    home=__name__,
)
