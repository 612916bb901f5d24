"""Read node documents: closed schema first, then every name and number is resolved; errors say what was found where."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dfdm.cited import Cited
from dfdm.errors import DataError, TrustError, UnknownNameError
from dfdm.nodes.identifiers import checked_id
from dfdm.nodes.node import Certificate, Node, NodeMachine, Record
from dfdm.nodes.place import Place, countries
from dfdm.processes import Catalog, Machine, catalog
from dfdm.processes.toolset import CuttingTool
from dfdm.table import data_folder

OWN: frozenset[str] = frozenset({"node"})
"""Source of numbers that a node states of itself, beside the keys of `sources.toml`."""

_OFTEN: Final = ("node", "nodes")
"""Schemas that a hundred thousand documents may follow; they use nothing that JSON Schema has changed since draft 7."""


def read_node(
    document: Any,  # noqa: ANN401 - parsed JSON or TOML
    *,
    where: str,
    trusted: bool = False,
    pages: Catalog | None = None,
) -> Node:
    """Read one node document (`dfdm/node/1`); the schema of a `trusted` one (it ships with dfdm) is not checked again.

    Whatever the schema forbids, an id with wrong check digits, an unknown machine, material, operation, source or time
    zone is a DataError that names the place in the file.
    """
    if not trusted:
        validate("node", document, where=where)
    pages = pages or catalog()
    try:
        return _node(document, pages)
    except DataError as error:
        raise error.within(where) from None
    except UnknownNameError as error:
        raise DataError(str(error), where=where) from None


def validate(kind: str, document: Any, *, where: str) -> None:  # noqa: ANN401 - parsed JSON or TOML
    """Check a document against a shipped schema; the error that matters most becomes a DataError."""
    if kind in _OFTEN and _quick(kind)(document):
        return
    from jsonschema.exceptions import best_match  # late: with its formats it takes a second or two to import

    error = best_match(_validator(kind).iter_errors(document))
    if error is not None:
        path = "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in error.absolute_path).lstrip(".")
        raise DataError(f"{path}: {error.message}" if path else error.message, where=where)


@cache
def _quick(kind: str) -> Callable[[Any], bool]:
    """A compiled reader of the schema that says yes a hundred times sooner; what is wrong, and where, it does not say."""
    import fastjsonschema  # late: most commands read no nodes

    schema = {key: value for key, value in _schema(kind).items() if key not in ("$id", "$schema")}
    compiled = fastjsonschema.compile(schema, use_formats=False, use_default=False)

    def follows(document: Any) -> bool:  # noqa: ANN401 - parsed JSON or TOML
        try:
            compiled(document)
        except fastjsonschema.JsonSchemaValueException:
            return False
        return True

    return follows


@cache
def _schema(kind: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((data_folder() / "schema" / f"{kind}.schema.json").read_text(encoding="utf-8"))
    return found


@cache
def _validator(kind: str) -> Any:  # noqa: ANN401 - the library is imported late
    from jsonschema import Draft202012Validator

    return Draft202012Validator(_schema(kind))


def _node(document: Mapping[str, Any], pages: Catalog) -> Node:
    return Node(
        id=checked_id(document["id"]),
        name=document["name"],
        aliases=tuple(checked_id(alias) for alias in document.get("aliases", ())),
        place=_place(document),
        machines=tuple(
            _machine(entry, pages, f"machines[{n}]") for n, entry in enumerate(document.get("machines", ()))
        ),
        materials=_materials(document.get("materials", ()), pages),
        tools=_tools(document.get("tools", ()), pages, "tools"),
        operations=tuple(pages.operation(name).id for name in document.get("operations", ())),
        certificates=tuple(_certificate(entry) for entry in document.get("certificates", ())),
        rates=_cited(document.get("rates", {}), pages, "rates"),
        calendar=_calendar(document.get("calendar", {})),
        accepts_licenses=tuple(document.get("accepts_licenses", ())),
        ships_to=_territories(document.get("ships_to", ())),
        contact=MappingProxyType(dict(document.get("contact", {}))),
        record=_record(document["record"]) if document.get("record") else None,
        synthetic=bool(document.get("synthetic", False)),
        sealing_key=_recipient(document.get("sealing_key", "")),
        source=document.get("source", ""),
        license=document.get("license", ""),
        attribution=document.get("attribution", ""),
        retrieved=document.get("retrieved", ""),
    )


def _recipient(text: str) -> str:
    if not text:
        return ""
    from dfdm.trust.sealing import checked_recipient

    try:
        return checked_recipient(text)
    except TrustError as error:
        raise DataError(f"sealing_key: {error}") from None


def _territories(codes: Iterable[str]) -> tuple[str, ...]:
    found = tuple(codes)
    for code in found:
        if code not in countries():
            raise DataError(f"ships_to: '{code}' is no country of ISO 3166, such as DE")
    return found


def _certificate(entry: Mapping[str, Any]) -> Certificate:
    from dfdm.nodes.certified import credential_text

    told = {"credential": credential_text(entry["credential"])} if "credential" in entry else {}
    found = Certificate(**{**entry, **told})
    for day in (found.valid_from, found.valid_until):
        if day and not _is_day(day):
            raise DataError(f"certificate for {found.standard}: '{day}' is no date (YYYY-MM-DD)")
    if found.valid_from and found.valid_until and found.valid_from > found.valid_until:
        raise DataError(f"certificate for {found.standard}: it ends on {found.valid_until}, before it begins")
    return found


@lru_cache(maxsize=4096)
def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _record(entry: Mapping[str, Any]) -> Record:
    for key in ("since", "until"):
        if not _is_day(entry[key]):
            raise DataError(f"record.{key}: '{entry[key]}' is no date (YYYY-MM-DD)")
    return Record(**entry)


def _calendar(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    opens, closes = entry.get("opens", "00:00"), entry.get("closes", "24:00")
    if opens >= closes:
        raise DataError(f"calendar: the node opens at {opens} and closes at {closes}")
    return MappingProxyType(dict(entry))


def _place(document: Mapping[str, Any]) -> Place:
    zone = document.get("timezone", "")
    if zone and not _is_zone(zone):
        raise DataError(f"'{zone}' is no time zone of the IANA database, such as Europe/Berlin")
    place = document["place"]
    if place.get("country") and place["country"] not in countries():
        raise DataError(f"'{place['country']}' is no country of ISO 3166, such as DE")
    return Place(
        lat=float(place["lat"]),
        lon=float(place["lon"]),
        city=place.get("city", ""),
        country=place.get("country", ""),
        timezone=zone,
    )


@cache
def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return False
    return True


def _machine(entry: Mapping[str, Any], pages: Catalog, where: str) -> NodeMachine:
    own = entry.get("own")
    try:
        machine = Machine.from_dict(own, where="own") if own is not None else pages.machine(entry["model"])
        if own is not None:
            _sources_known(pages, (*machine.limits.values(), *machine.rates.values()))
        return NodeMachine(
            machine=machine,
            own_page=MappingProxyType(dict(own)) if own is not None else None,
            count=entry.get("count", 1),
            materials=_materials(entry.get("materials", ()), pages),
            limits=_cited(entry.get("limits", {}), pages, "limits"),
            limits_for=MappingProxyType(
                {
                    pages.material(name).id: _cited(table, pages, f"limits_for.{name}")
                    for name, table in entry.get("limits_for", {}).items()
                }
            ),
            rates=_cited(entry.get("rates", {}), pages, "rates"),
            tools=_tools(entry.get("tools", ()), pages, "tools"),
        )
    except DataError as error:
        raise error.within(where) from None
    except UnknownNameError as error:
        raise DataError(str(error), where=where) from None


def _materials(names: Iterable[str], pages: Catalog) -> tuple[str, ...]:
    return tuple(pages.material(name).id for name in names)


def _cited(table: Mapping[str, Any], pages: Catalog, where: str) -> Mapping[str, Cited]:
    found = {key: Cited.from_dict(entry, where=f"[{where}.{key}]") for key, entry in table.items()}
    _sources_known(pages, found.values())
    return MappingProxyType(found)


def _tools(rows: Iterable[Mapping[str, Any]], pages: Catalog, where: str) -> tuple[Mapping[str, Cited | str], ...]:
    found = []
    for number, row in enumerate(rows):
        place = f"{where}[{number}]"
        numbers = _cited({key: v for key, v in row.items() if not isinstance(v, str)}, pages, place)
        tool: dict[str, Cited | str] = {key: v for key, v in row.items() if isinstance(v, str)}
        found.append(MappingProxyType(tool | dict(numbers)))
        try:
            CuttingTool.of(found[-1])
        except DataError as error:
            raise error.within(place) from None
    return tuple(found)


def _sources_known(pages: Catalog, entries: Iterable[Cited]) -> None:
    for entry in entries:
        if entry.source not in pages.sources and entry.source not in OWN:
            raise DataError(f"source '{entry.source}' is neither 'node' (its own figure) nor listed in sources.toml")
