"""Node files in JSON: one node (`dfdm/node/1`) or a list of them (`dfdm/nodes/1`)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dfdm.errors import DataError
from dfdm.nodes.node import SCHEMA, Node
from dfdm.nodes.reading import read_node, validate
from dfdm.nodes.register import NODE_SOURCES, NodeSource, Read, json_document

_LIST = "dfdm/nodes/1"


def _recognizes(path: Path) -> bool:
    if not path.is_file() or path.suffix.lower() != ".json":
        return False
    try:
        return json_document(path).get("schema") in (SCHEMA, _LIST)
    except DataError:
        return False


def read_list(document: dict[str, Any], *, where: str, trusted: bool = False) -> tuple[Node, ...]:
    """Read the nodes of a list document; a DataError names the file and the place of the node in it."""
    if not trusted:
        validate("nodes", document, where=where)
    return tuple(
        read_node(entry, where=f"{where} nodes[{n}]", trusted=trusted) for n, entry in enumerate(document["nodes"])
    )


def _read(path: Path) -> Read:
    document = json_document(path)
    if document["schema"] == SCHEMA:
        return Read(nodes=(read_node(document, where=path.name),))
    return Read(nodes=read_list(document, where=path.name))


NODE_SOURCES.add(
    "node_json",
    NodeSource(title="a node file or a list of nodes (JSON)", recognizes=_recognizes, read=_read),
    home=__name__,
)
