"""Requests and states of the world out of files: our own JSON under its schema, or ODRL in JSON-LD or Turtle.

In RDF a request is an `odrl:Request` with one permission, whose constraints (operator `eq`, or none) tell the values of
operands; of the state of the world are read: `dct:issued` (the time), `odrl:partOf` and the duty reports of the ODRL
compliance report model.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

from dfdm.errors import InputError
from dfdm.rights.odrl.graph import Graph, Ref, flat
from dfdm.rights.odrl.model import Constraint, leaves
from dfdm.rights.odrl.reading import MOST_BYTES, policies_of, read_file, read_graph
from dfdm.rights.odrl.values import Said
from dfdm.rights.odrl.words import compact, operand
from dfdm.rights.odrl.world import DutyReport, DutyState, Request, World
from dfdm.rights.times import read_time
from dfdm.table import data_folder
from dfdm.trust import parse_document

_REPORT: Final = "https://w3id.org/force/compliance-report#"
_CONTEXT: Final = "https://w3id.org/force/sotw#context"
_STATES: Final[Mapping[str, DutyState]] = {
    "Fulfilled": "done",
    "Performed": "done",
    "Violated": "violated",
    "NonSet": "open",
    "Unperformed": "open",
    "Unknown": "open",
}


def load_request(path: Path | str) -> Request:
    """Read a request; what is not one is an InputError."""
    data = read_file(path)
    document = _own(data, str(path), "asked")
    return request_of(document) if document is not None else _asked(read_graph(data, where=str(path)), str(path))


def load_world(path: Path | str) -> World:
    """Read a state of the world; what is not one is an InputError."""
    data = read_file(path)
    document = _own(data, str(path), "world")
    return world_of(document) if document is not None else _known(read_graph(data, where=str(path)), str(path))


def _own(data: bytes, where: str, kind: str) -> dict[str, Any] | None:
    """Our own JSON document, valid under its schema; None for RDF."""
    if data.lstrip()[:1] != b"{":
        return None
    document = parse_document(data, where=where, most=MOST_BYTES)
    if "@context" in document or "@graph" in document or "@type" in document:
        return None
    error = next(_validator(kind).iter_errors(document), None)
    if error is not None:
        place = "/".join(map(str, error.absolute_path)) or "the document"
        raise InputError(f"{where}: {place}: {error.message[:200]}")
    return document


@cache
def _validator(kind: str) -> Any:  # noqa: ANN401 - the library has no types
    from jsonschema import Draft202012Validator, FormatChecker  # late: it takes a second or two to import

    schema = json.loads((data_folder() / "schema" / f"{kind}.schema.json").read_text(encoding="utf-8"))
    return Draft202012Validator(schema, format_checker=FormatChecker())


def instant(text: str) -> datetime:
    """An instant with its zone; a date alone is the beginning of its day in UTC."""
    moment = read_time(text)
    return moment if isinstance(moment, datetime) else datetime(moment.year, moment.month, moment.day, tzinfo=UTC)


def request_of(document: Mapping[str, Any]) -> Request:
    """A request from its JSON form."""
    told = {name: value for name, value in document.items() if name not in ("schema", "at", "values", "certificates")}
    told |= {"at": instant(document["at"])} if "at" in document else {}
    told |= {"certificates": frozenset(document["certificates"])} if "certificates" in document else {}
    return Request(**told, values=_values(document.get("values", {})))


def world_of(document: Mapping[str, Any]) -> World:
    """A state of the world from its JSON form."""
    plain = {name: document[name] for name in ("made", "made_in_total", "revoked") if name in document}
    plain |= {name: instant(document[name]) for name in ("at", "started", "triggered") if name in document}
    if "used" in document:
        plain["used"] = tuple((instant(entry["from"]), instant(entry["to"])) for entry in document["used"])
        for first, last in plain["used"]:
            if last < first:
                raise InputError(f"a use that began {first.isoformat()} ended before, {last.isoformat()}")
    return World(
        **plain,
        duties=tuple(
            DutyReport(duty=entry["duty"], state=entry["state"], values=_values(entry.get("values", {})))
            for entry in document.get("duties", ())
        ),
        places_within=document.get("places", {}),
        kinds_within=document.get("kinds", {}),
        members=document.get("members", {}),
        facts=_values(document.get("facts", {})),
        about={name: _values(told) for name, told in document.get("about", {}).items()},
    )


def _values(told: Mapping[str, Any]) -> dict[str, tuple[Said, ...]]:
    found = {}
    for name, value in told.items():
        short = compact(name)
        known = operand(short)
        listed = value if isinstance(value, list) else [value]
        found[known.name if known else short] = tuple(_value(entry) for entry in listed)
    return found


def _value(value: Any) -> Said:  # noqa: ANN401 - a JSON value under the schema
    if isinstance(value, Mapping):
        inner = _value(value["value"])
        return Said(
            text=inner.text,
            iri=value.get("iri", False),
            datatype=value.get("type", inner.datatype),
            unit=value.get("unit", ""),
        )
    if isinstance(value, bool):
        return Said(text=str(value).lower(), datatype="xsd:boolean")
    return Said(text=value if isinstance(value, str) else repr(value))


def _asked(graph: Graph, where: str) -> Request:
    nodes = list(graph.with_type("Request"))
    if len(nodes) != 1:
        raise InputError(f"{where}: holds {len(nodes)} requests of ODRL; one is judged at a time")
    policy = next((found for found in policies_of(graph, where=where) if found.type == "Request"), None)
    if policy is None or len(policy.rules) != 1 or policy.rules[0].kind != "permission":
        raise InputError(f"{where}: a request asks by one permission")
    rule = policy.rules[0]
    values: dict[str, tuple[Said, ...]] = {}
    conditions = [*rule.constraints, *(c for named in rule.actions for c in named.refinements)]
    for constraint in [*leaves(tuple(conditions)), *_context(graph, nodes[0])]:
        if constraint.operator not in ("eq", "") or not constraint.right:
            raise InputError(f"{where}: a request tells values by 'eq', not by '{constraint}'")
        known = operand(constraint.left)
        values[known.name if known else constraint.left] = constraint.right
    names: dict[str, str] = {}
    for name, said in (("action", rule.actions), ("target", rule.targets), ("party", rule.assignees)):
        if len(said) > 1:
            raise InputError(f"{where}: a request names one {name}")
        names[name] = said[0].name if said else ""
    at = values.pop("dateTime", None)
    pieces = values.pop("count", None)
    if pieces and not pieces[0].text.isdecimal():
        raise InputError(f"{where}: '{pieces[0].text[:40]}' is no number of pieces")
    return Request(
        action=names["action"],
        target=names["target"],
        party=names["party"],
        id=policy.id,
        at=instant(at[0].text) if at else None,
        count=int(pieces[0].text) if pieces else 1,
        values=values,
    )


def _context(graph: Graph, request: str) -> list[Constraint]:
    """Values that a request tells as its context (SolidLab's vocabulary of the state of the world)."""
    found = []
    for rule in flat(list(graph.of(request).get("permission", []))):
        for node in flat(list(graph.of(rule.id).get(_CONTEXT, []))) if isinstance(rule, Ref) else ():
            said = graph.of(node.id) if isinstance(node, Ref) else {}
            left = [compact(value.id) for value in flat(list(said.get("leftOperand", []))) if isinstance(value, Ref)]
            right = tuple(
                Said(text=value.id, iri=True) if isinstance(value, Ref) else value
                for value in flat(list(said.get("rightOperand", [])))
            )
            if len(left) == 1:
                found.append(Constraint(left=left[0], operator="eq", right=right))
    return found


def _known(graph: Graph, where: str) -> World:
    times = {
        value.text
        for said in graph.nodes.values()
        for value in flat(said.get("dct:issued", []))
        if isinstance(value, Said)
    }
    if len(times) > 1:
        raise InputError(f"{where}: tells {len(times)} times; one is the time that is judged")
    return World(
        at=instant(times.pop()) if times else None,
        members=graph.members(),
        duties=tuple(_duties(graph)),
    )


def _duties(graph: Graph) -> list[DutyReport]:
    found = []
    for subject in graph.with_type(f"{_REPORT}DutyReport"):
        said = graph.of(subject)
        states = [
            value.id.removeprefix(_REPORT)
            for name in ("deonticState", "performanceState")
            for value in flat(list(said.get(_REPORT + name, [])))
            if isinstance(value, Ref)
        ]
        for rule in flat(list(said.get(f"{_REPORT}rule", []))):
            if isinstance(rule, Ref) and states:
                found.append(DutyReport(duty=rule.id, state=_STATES.get(states[0], "open")))
    return found
