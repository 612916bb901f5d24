"""Nodes and keys: what the command line prints of the network."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dfdm.verbs.judging import network
from dfdm.verbs.keyring import make_key, make_sealing_key, read_key, read_sealing_key
from dfdm.verbs.rows import aligned

if TYPE_CHECKING:
    from dfdm.nodes.node import Node


def keys(what: str, path: str, *, sealing: bool = False) -> tuple[dict[str, Any], str]:
    """Make a key file (`new`, with `sealing` one that opens) or tell its public half (`show`): the DID that signs, or what is sealed to."""
    from dfdm.trust import is_sealing_key

    file = Path(path)
    if sealing or (what == "show" and is_sealing_key(file)):
        opens = make_sealing_key(file) if what == "new" else read_sealing_key(file)
        return {"schema": "dfdm/key/1", "recipient": opens.recipient, "path": file.as_posix()}, opens.recipient
    key = make_key(file) if what == "new" else read_key(file)
    return {"schema": "dfdm/key/1", "did": key.did, "path": file.as_posix()}, key.did


def nodes(what: str, options: Any) -> tuple[dict[str, Any], str]:
    """Make, read, list, show, validate or convert nodes; returns the document and the text to print."""
    if what == "new":
        return _new_node(options)
    terms = _terms(options) if what == "import" else {}
    if what == "import" and options.into:
        from dfdm.nodes.store import update_store

        changes = update_store(Path(options.into), Path(options.source), terms=terms)
        return {"schema": "dfdm/changes/1", "path": Path(options.into).as_posix(), **changes.to_dict()}, str(changes)
    found = network(options.source)
    for note in found.notes:
        print(f"dfdm: {note}", file=sys.stderr)
    if what == "import":
        from dfdm.nodes.provenance import on_terms

        document = {"schema": "dfdm/nodes/1", "nodes": [node.to_dict() for node in on_terms(found, terms)]}
        return document, json.dumps(document, indent=2, ensure_ascii=False)
    if what == "export":
        from dfdm.nodes.okw import node_to_okw

        facilities: list[dict[str, Any]] = [node_to_okw(node) for node in found]
        document = {"facilities": facilities}
        return document, json.dumps(document, indent=2, ensure_ascii=False)
    if what == "show":
        node = found.node(options.node)
        return node.to_dict(), "\n".join(_node_lines(node))
    if what == "validate" and options.trust:
        from dfdm.verbs.certifying import validated

        return validated(found, options.trust, options.at)
    if what == "validate":
        return {"schema": "dfdm/nodes/1", "valid": True, "nodes": len(found)}, f"{len(found)} node(s), all valid"
    listed = {"schema": "dfdm/nodes/1", "nodes": [_brief(node) for node in found]}
    return listed, "\n".join(aligned([["id", "name", "place", "processes"], *([*_brief(n).values()] for n in found)]))


def _terms(options: Any) -> Mapping[str, str]:
    from dfdm.nodes.provenance import terms_of

    return terms_of(license=options.license, attribution=options.attribution, retrieved=options.retrieved)


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
    from dfdm.nodes.risk import risk_of

    yield f"{node.name}{' (synthetic)' if node.synthetic else ''}"
    yield f"  {node.id}"
    yield from (f"  also {alias}" for alias in node.aliases)
    yield f"  {node.place.city}, {node.place.country} ({node.place.lat:.3f}, {node.place.lon:.3f}) {node.place.timezone}"
    for entry in node.machines:
        yield f"  {entry.count} x {entry.machine.name}: {', '.join(entry.machine.processes)}"
    yield f"  materials: {', '.join(node.materials) or 'not stated'}"
    yield f"  operations: {', '.join(node.operations) or 'none'}"
    for c in node.certificates:
        span = " to ".join(filter(None, (c.valid_from, c.valid_until)))
        told = "with a credential" if c.credential else "stated without a credential"
        yield f"  certificate {c.standard}{f', {span}' if span else ', no dates stated'}, {told}"
    risk = risk_of(node)
    yield f"  risk that a job goes wrong: {risk or 'unknown, it has no record of former jobs'}"
    said = ", ".join(filter(None, (node.source, node.retrieved, node.license, node.attribution)))
    if said:
        yield f"  from {said}"
