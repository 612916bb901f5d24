"""Nodes, keys and processes: what the command line prints of the network and of the catalog."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dfdm.verbs.judging import network
from dfdm.verbs.keyring import make_key, read_key
from dfdm.verbs.rows import aligned

if TYPE_CHECKING:
    from dfdm.cited import Cited
    from dfdm.nodes.node import Node
    from dfdm.processes import Process


def keys(what: str, path: str) -> tuple[dict[str, Any], str]:
    """Make a key file (`new`) or tell its DID (`show`)."""
    file = Path(path)
    key = make_key(file) if what == "new" else read_key(file)
    return {"schema": "dfdm/key/1", "did": key.did, "path": file.as_posix()}, key.did


def nodes(what: str, options: Any) -> tuple[dict[str, Any], str]:
    """Make, read, list, show, validate or convert nodes; returns the document and the text to print."""
    if what == "new":
        return _new_node(options)
    found = network(options.source)
    for note in found.notes:
        print(f"dfdm: {note}", file=sys.stderr)
    if what == "import":
        document = {"schema": "dfdm/nodes/1", "nodes": [node.to_dict() for node in found]}
        return document, json.dumps(document, indent=2, ensure_ascii=False)
    if what == "export":
        from dfdm.nodes.okw import node_to_okw

        facilities: list[dict[str, Any]] = [node_to_okw(node) for node in found]
        document = {"facilities": facilities}
        return document, json.dumps(document, indent=2, ensure_ascii=False)
    if what == "show":
        node = found.node(options.node)
        return node.to_dict(), "\n".join(_node_lines(node))
    if what == "validate":
        return {"schema": "dfdm/nodes/1", "valid": True, "nodes": len(found)}, f"{len(found)} node(s), all valid"
    listed = {"schema": "dfdm/nodes/1", "nodes": [_brief(node) for node in found]}
    return listed, "\n".join(aligned([["id", "name", "place", "processes"], *([*_brief(n).values()] for n in found)]))


def _new_node(options: Any) -> tuple[dict[str, Any], str]:
    import tomllib

    from dfdm.nodes.new import new_node
    from dfdm.nodes.template import template

    machines = [m.strip() for m in (options.machines or "").split(",") if m.strip()]
    materials = [m.strip() for m in (options.materials or "").split(",") if m.strip()]
    kind = template(options.template) if options.template else None
    text = new_node(options.name, machines, options.place, materials=materials, template=kind)
    return tomllib.loads(text), text


def _brief(node: Node) -> dict[str, str]:
    return {
        "id": node.id,
        "name": node.name + (" (synthetic)" if node.synthetic else ""),
        "place": ", ".join(word for word in (node.place.city, node.place.country) if word),
        "processes": ", ".join(node.processes) or "not stated",
    }


def _node_lines(node: Node) -> Iterator[str]:
    yield f"{node.name}{' (synthetic)' if node.synthetic else ''}"
    yield f"  {node.id}"
    yield from (f"  also {alias}" for alias in node.aliases)
    yield f"  {node.place.city}, {node.place.country} ({node.place.lat:.3f}, {node.place.lon:.3f}) {node.place.timezone}"
    for entry in node.machines:
        yield f"  {entry.count} x {entry.machine.name}: {', '.join(entry.machine.processes)}"
    yield f"  materials: {', '.join(node.materials) or 'not stated'}"
    yield f"  operations: {', '.join(node.operations) or 'none'}"


def processes(name: str | None) -> tuple[dict[str, Any], str]:
    """List the known processes, or one with its checks, limits with sources, materials and machines."""
    from dfdm.processes import catalog

    pages = catalog()
    chosen = [pages.process(name)] if name else [pages.processes[term] for term in sorted(pages.processes)]
    document = {"schema": "dfdm/processes/1", "processes": [_process(process) for process in chosen]}
    lines: list[str] = []
    for process in chosen:
        lines += [*_process_lines(process), ""]
    cited = [entry for _, entry in pages.cited()]
    assumed = sum(entry.kind == "assumption" for entry in cited)
    lines.append(
        f"{len(cited)} numbers with a source, {assumed} of them ({assumed / max(len(cited), 1):.0%}) assumptions"
    )
    return document, "\n".join(lines)


def _process(process: Process) -> dict[str, Any]:
    from dfdm.processes import catalog

    pages = catalog()
    return {
        "term": process.term,
        "name": process.name,
        "aliases": list(process.aliases),
        "family": process.family,
        "checks": list(process.checks),
        "essential": list(process.essential),
        "drivers": list(process.drivers),
        "limits": {key: process.limits[key].to_dict() for key in sorted(process.limits)},
        "rates": {key: process.rates[key].to_dict() for key in sorted(process.rates)},
        "materials": [m.id for m in pages.materials_for(process.term)],
        "machines": [m.id for m in pages.machines_for(process.term)],
    }


def _process_lines(process: Process) -> Iterator[str]:
    from dfdm.processes import catalog

    pages = catalog()
    yield f"{process.term} ({', '.join(process.aliases)})"
    yield f"  checks: {', '.join(process.checks)}"
    yield f"  materials: {', '.join(m.id for m in pages.materials_for(process.term))}"
    yield f"  machines: {', '.join(m.id for m in pages.machines_for(process.term))}"
    for title, table in (("limits", process.limits), ("rates", process.rates)):
        yield f"  {title}:"
        yield from (f"    {line}" for line in aligned([_cited_row(key, table[key]) for key in sorted(table)]))


def _cited_row(key: str, entry: Cited) -> list[str]:
    value = entry.value if isinstance(entry.value, str) else f"{entry.value:g}"
    return [key, f"{value} {entry.unit}", entry.kind, f"{entry.source}: {entry.locator}"]
