"""The register of node sources: what kinds of files and services nodes can be read from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from dfdm.errors import NodeSourceError
from dfdm.nodes.node import Node
from dfdm.plugins import Register
from dfdm.trust.documents import parse_document


@dataclass(frozen=True, kw_only=True, slots=True)
class Read:
    """Nodes as read, and what of the source could not be understood, in words."""

    nodes: tuple[Node, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class NodeSource:
    """One kind of source: does it recognize a path, and how is it read (a DataError says what is wrong with it)."""

    title: str
    recognizes: Callable[[Path], bool]
    read: Callable[[Path], Read]


NODE_SOURCES: Final[Register[NodeSource]] = Register(
    "node source", package="dfdm.nodes.sources", group="dfdm.node_sources"
)


def read_source(path: Path) -> Read:
    """Read nodes from a path with the first source that recognizes it; none is a NodeSourceError."""
    if not path.exists():
        raise NodeSourceError(f"{path}: there is no such file or folder of nodes")
    for source in NODE_SOURCES.values():
        if source.recognizes(path):
            return source.read(path)
    kinds = "; ".join(source.title for source in NODE_SOURCES.values())
    raise NodeSourceError(f"{path}: not a source of nodes that dfdm knows ({kinds})")


def json_document(path: Path) -> dict[str, Any]:
    """Parse a JSON file of nodes; what cannot be read or is no JSON object is an error that names the file."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise NodeSourceError(f"{path}: {error.strerror or error}") from None
    return parse_document(data, where=path.name)


def one_of_each(reads: Sequence[Read]) -> Read:
    """Join what several files hold."""
    return Read(nodes=tuple(n for r in reads for n in r.nodes), notes=tuple(n for r in reads for n in r.notes))
