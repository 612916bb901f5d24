"""Open Know-Where facilities: the JSON that Open Hardware Manager reads and writes, to nodes and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final
from urllib.parse import unquote

from dfdm.errors import DataError, InputError, UnknownNameError
from dfdm.nodes.identifiers import checked_id
from dfdm.nodes.node import Certificate, Node, NodeMachine
from dfdm.nodes.place import Place
from dfdm.nodes.register import Read
from dfdm.processes import Catalog, Machine, catalog

_WIKIPEDIA: Final = "https://en.wikipedia.org/wiki/"
_ACTIVE: Final = "Active"
_SHUT: Final = ("Closed", "Temporary Closure")
"""What `facility_status` says, beside "Planned"."""


def node_from_okw(document: Mapping[str, Any], *, where: str, pages: Catalog | None = None) -> Read:
    """Read one facility; processes, machines and materials that dfdm does not know are notes, never guesses.

    Sizes are not taken over: OKW's travel says nothing of tolerance, and most facilities leave it out. A machine whose
    make and model match a page has that page's limits, another of a known process has none of its own. A facility that is
    closed is left out, one that is only planned is noted.
    """
    pages = pages or catalog()
    notes: list[str] = []
    status = str(document.get("facility_status") or _ACTIVE)
    if status != _ACTIVE:
        notes.append(
            f"{where}: {document.get('name')} says of itself '{status}'" + (", left out" if status in _SHUT else "")
        )
    if status in _SHUT:
        return Read(nodes=(), notes=tuple(notes))
    try:
        node = Node(
            id=checked_id(f"okw:{document.get('id', '')}"),
            name=_text(document, "name"),
            place=_place(_object(document, "location")),
            machines=tuple(_machines(_listed(document, "equipment"), pages, notes, where)),
            materials=(),
            operations=tuple(_operations(_listed(document, "manufacturing_processes"), pages)),
            certificates=tuple(Certificate(standard=str(s)) for s in _listed(document, "certifications")),
            contact=_contact(document),
            source=where,
            license=str(document.get("license") or ""),
            attribution=str(document.get("attribution") or ""),
            retrieved=str(document.get("retrieved") or ""),
        )
    except DataError as error:
        raise error.within(where) from None
    return Read(nodes=(node,), notes=tuple(notes))


def node_to_okw(node: Node, *, pages: Catalog | None = None) -> dict[str, Any]:
    """Write a node as an OKW facility; processes and materials go by Wikipedia address, as OKW wants them."""
    pages = pages or catalog()
    okw = next((i for i in (node.id, *node.aliases) if i.startswith("okw:")), "")
    document: dict[str, Any] = {
        "id": okw.removeprefix("okw:") or node.id,
        "name": node.name,
        "location": {
            "gps_coordinates": f"{node.place.lat}, {node.place.lon}",
            "coordinates": {"lat": node.place.lat, "lon": node.place.lon},
            "city": node.place.city,
            "country": node.place.country,
        },
        "facility_status": _ACTIVE,
        "equipment": [_equipment(entry, node, pages) for entry in node.machines],
        "manufacturing_processes": [*(_address(term, pages) for term in node.processes), *node.operations],
        "typical_materials": [{"material_type": name} for name in node.materials],
        "certifications": [c.standard for c in node.certificates],
    }
    if node.contact.get("url"):
        document["owner"] = {"name": node.name, "website": node.contact["url"]}
    document |= {key: found for key in ("license", "attribution", "retrieved") if (found := getattr(node, key))}
    if node.synthetic:
        document["description"] = "Synthetic: made up for examples and tests."
    return document


def _text(document: Mapping[str, Any], key: str) -> str:
    found = document.get(key)
    if not isinstance(found, str) or not found:
        raise DataError(f"'{key}' is missing")
    return found


def _object(document: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = document.get(key) or {}
    if not isinstance(found, Mapping):
        raise DataError(f"'{key}' is not an object")
    return found


def _listed(document: Mapping[str, Any], key: str) -> list[Any]:
    found = document.get(key) or []
    if not isinstance(found, list):
        raise DataError(f"'{key}' is not a list")
    return found


def _place(location: Mapping[str, Any]) -> Place:
    point = _object(location, "coordinates")
    try:
        if point:
            lat, lon = float(point["lat"]), float(point["lon"])
        else:
            lat, lon = (float(part) for part in str(location["gps_coordinates"]).split(","))
    except (KeyError, TypeError, ValueError):
        raise DataError("location has no coordinates (coordinates.lat/lon or gps_coordinates)") from None
    return Place(
        lat=lat, lon=lon, city=str(location.get("city") or ""), country=str(location.get("country") or "").upper()
    )


def _contact(document: Mapping[str, Any]) -> dict[str, str]:
    owner = document.get("owner") or {}
    return {"url": str(owner["website"])} if isinstance(owner, Mapping) and owner.get("website") else {}


def _machines(
    equipment: list[Any],
    pages: Catalog,
    notes: list[str],
    where: str,
) -> Iterator[NodeMachine]:
    for number, entry in enumerate(equipment):
        if not isinstance(entry, Mapping):
            raise DataError(f"equipment {number} is not an object")
        name = " ".join(str(entry[k]) for k in ("make", "model") if entry.get(k)) or f"equipment {number}"
        try:
            machine = _known((name, str(entry.get("model") or "")), pages) or _unspecified(entry, name, number, pages)
        except (InputError, UnknownNameError):  # one with design guidelines alone cannot be judged either
            said = entry.get("manufacturing_process") or "no process"
            notes.append(f"{where}: {name} left out, {said} is no process that dfdm knows")
            continue
        quantity = entry.get("quantity")
        materials = tuple(_materials(entry, machine, pages, notes, f"{where}: {name}"))
        count = quantity if isinstance(quantity, int) and quantity > 0 else 1
        yield NodeMachine(machine=machine[0], own_page=machine[1], count=count, materials=materials)


def _operations(named: list[Any], pages: Catalog) -> Iterator[str]:
    """Secondary operations among the processes that a facility names; the shaping ones stand with its machines."""
    for name in named:
        try:
            yield pages.operation(_slug(str(name))).id
        except UnknownNameError:
            continue


def _known(names: Iterable[str], pages: Catalog) -> tuple[Machine, None] | None:
    for name in names:
        try:
            return pages.machine(name), None
        except UnknownNameError:
            continue
    return None


def _unspecified(entry: Mapping[str, Any], name: str, number: int, pages: Catalog) -> tuple[Machine, dict[str, Any]]:
    """A machine of which only the process is known: no limits of its own."""
    slug = _slug(str(entry.get("manufacturing_process") or ""))
    term = next((p.term for p in pages.processes.values() if slug and _slug(p.wikipedia) == slug), "")
    term = term or pages.process(slug).term
    page = {"id": f"equipment_{number}", "name": name, "processes": [term]}
    return Machine.from_dict(page, where=name), page


def _materials(
    entry: Mapping[str, Any], machine: tuple[Machine, Any], pages: Catalog, notes: list[str], where: str
) -> Iterator[str]:
    for worked in _listed(entry, "materials_worked"):
        slug = _slug(str(worked.get("material_type") or "") if isinstance(worked, Mapping) else str(worked))
        try:
            material = pages.material(slug)
        except UnknownNameError:
            notes.append(f"{where}: material '{slug}' is unknown, left out")
            continue
        if machine[0].works(material) and set(machine[0].processes) & set(material.processes):
            yield material.id


def _slug(address: str) -> str:
    return unquote(address.rsplit("/", 1)[-1]).replace("_", " ").strip()


def _address(term: str, pages: Catalog) -> str:
    slug = pages.processes[term].wikipedia if term in pages.processes else ""
    return _WIKIPEDIA + (_slug(slug).replace(" ", "_") if slug else term)


def _equipment(entry: NodeMachine, node: Node, pages: Catalog) -> dict[str, Any]:
    worked = [m for m in pages.materials.values() if entry.works(m) and node.stocks(m)]
    worked = [m for m in worked if set(m.processes) & set(entry.machine.processes)]
    worked.sort(key=lambda m: entry.materials.index(m.id) if m.id in entry.materials else 0)
    limits = {**entry.machine.limits, **entry.limits}
    axes = {a: limits[k].number for a in "xyz" if (k := f"envelope_{a}_max") in limits}
    return {
        "equipment_type": _address(entry.machine.processes[0], pages),
        "manufacturing_process": _address(entry.machine.processes[0], pages),
        "make": entry.machine.maker,
        "model": entry.machine.name,
        "quantity": entry.count,
        **{f"{axis}_travel": travel for axis, travel in axes.items()},
        "materials_worked": [{"material_type": m.id} for m in worked],
    }
