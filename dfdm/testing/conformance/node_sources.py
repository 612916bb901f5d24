"""What holds of every node source: it reads the same nodes twice, each whole and dated, and fails in one clear line."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from dfdm.errors import DataError, DfdmError, NodeSourceError
from dfdm.nodes.node import Node
from dfdm.nodes.reading import read_node
from dfdm.nodes.register import NODE_SOURCES, NodeSource
from dfdm.testing.conformance.case import refuse

_GARBAGE: Final = (b"", b"\x00\xff\xfe\x00garbage", b"{", b'{"nodes": 3}', b"a,b\n1")


def check_node_source(key: str, sample: str | Path, *, own: bool = False) -> None:
    """Raise ConformanceError unless a registered node source conforms; `sample` is a file or folder that it reads.

    `own` says that nodes write such files of themselves; what is taken from somebody else's list says from where and
    when (`source`, `retrieved`).
    """
    refuse(f"node source {key}", faults(key, Path(sample), own=own))


def faults(key: str, sample: Path, *, own: bool = False) -> Iterator[str]:
    """A sentence for each fault."""
    if key not in NODE_SOURCES:
        yield f"nobody registers it: NODE_SOURCES.add('{key}', …) in the module that the entry point names"
        return
    source = NODE_SOURCES[key]
    if not source.title.strip():
        yield "it has no title: say in a few words what it reads"
    try:
        if not source.recognizes(sample):
            yield f"it does not recognize {sample.name}: mend recognizes, or hand over a sample that it reads"
            return
        nodes, again = source.read(sample).nodes, source.read(sample).nodes
    except Exception as error:  # noqa: BLE001 - whatever a source of others raises is a fault of it
        yield f"it does not read {sample.name} ({type(error).__name__}: {error})"
        return
    if not nodes:
        yield f"it finds no node in {sample.name}: hand over a sample that holds some"
    if [node.to_dict() for node in nodes] != [node.to_dict() for node in again]:
        yield f"reading {sample.name} twice gives different nodes: take nothing from the clock or from chance"
    for identifier, count in Counter(node.id for node in nodes).items():
        if count > 1:
            yield f"the id {identifier} stands for {count} nodes: give each an id of its own (derived_id of name and place)"
    for node in nodes:
        yield from _node_faults(node, own=own)
    yield from _failing(source, sample)


def _node_faults(node: Node, *, own: bool) -> Iterator[str]:
    if not own and not node.source:
        yield f"node '{node.name}' does not say where it is from: set source"
    if not own and not node.retrieved:
        yield f"node '{node.name}' does not say when it was taken: set retrieved to the day, YYYY-MM-DD"
    try:
        read_node(node.to_dict(), where=node.name)
    except DfdmError as error:
        yield f"node '{node.name}' is no valid node file ({error}): give only what the schema knows"


def _failing(source: NodeSource, sample: Path) -> Iterator[str]:
    """What is missing or broken: `recognizes` never raises, `read` raises a NodeSourceError, or a DataError about content."""
    with tempfile.TemporaryDirectory() as folder:
        missing = Path(folder) / f"missing{sample.suffix}"
        places = [missing]
        for number, content in enumerate(_GARBAGE):
            places.append(Path(folder) / f"broken{number}{sample.suffix}")
            places[-1].write_bytes(content)
        if sample.is_file():
            places.append(Path(folder) / f"half{sample.suffix}")
            places[-1].write_bytes(sample.read_bytes()[: max(1, sample.stat().st_size // 2)])
        for place in (*places, Path(folder)):
            try:
                taken = source.recognizes(place)
            except Exception as error:  # noqa: BLE001 - as above
                yield f"recognizes raises on {_kind(place, missing)} ({type(error).__name__}: {error}): it answers yes or no"
                continue
            if not taken and place is not missing:
                continue
            try:
                source.read(place)
            except (NodeSourceError, DataError):
                continue
            except Exception as error:  # noqa: BLE001 - as above
                yield (
                    f"read raises {type(error).__name__} on {_kind(place, missing)} ({error}): raise NodeSourceError with the "
                    "path and what is wrong"
                )


def _kind(place: Path, missing: Path) -> str:
    if place is missing:
        return "a file that is not there"
    return "a folder" if place.is_dir() else f"a broken file ({place.stem})"
