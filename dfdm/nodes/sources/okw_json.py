"""Open Know-Where facilities in JSON: one, or a list of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dfdm.errors import DataError
from dfdm.nodes.okw import node_from_okw
from dfdm.nodes.register import NODE_SOURCES, NodeSource, Read, json_document, one_of_each

_MARKS = ("equipment", "facility_status", "manufacturing_processes")


def _facilities(document: dict[str, Any]) -> list[dict[str, Any]]:
    listed = document.get("facilities")
    return [f for f in listed if isinstance(f, dict)] if isinstance(listed, list) else [document]


def _recognizes(path: Path) -> bool:
    if not path.is_file() or path.suffix.lower() != ".json":
        return False
    try:
        document = json_document(path)
    except DataError:
        return False
    return "schema" not in document and any(mark in f for f in _facilities(document) for mark in _MARKS)


def _read(path: Path) -> Read:
    return one_of_each([node_from_okw(f, where=path.name) for f in _facilities(json_document(path))])


NODE_SOURCES.add(
    "okw_json", NodeSource(title="Open Know-Where facilities (JSON)", recognizes=_recognizes, read=_read), home=__name__
)
