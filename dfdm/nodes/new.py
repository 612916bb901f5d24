"""Write a node file from what every workshop knows: its name, its place, its machines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from dfdm.errors import InputError
from dfdm.nodes.identifiers import checked_id, derived_id
from dfdm.nodes.node import SCHEMA
from dfdm.nodes.place import Place, locate
from dfdm.nodes.template import NodeTemplate
from dfdm.processes import Catalog, catalog


def new_node(
    name: str,
    machines: Sequence[str],
    place: Place | str,
    *,
    id: str = "",
    materials: Sequence[str] = (),
    operations: Sequence[str] = (),
    template: NodeTemplate | None = None,
    pages: Catalog | None = None,
) -> str:
    """The text of a node file (TOML) for machine models of the catalog; a model named twice stands there twice.

    A template adds what such a workshop usually has, as stand-ins with a comment each: machines for processes that none
    of the named models does, and, where no materials are named, what it stocks. What the catalog has no page of is
    listed in comments.

    No rates are asked for: without them the shipped defaults of the process are taken, and what rests on them says so.
    Without an id (best a did:key) one is derived from name and place. Unknown models, materials, operations or places
    are UnknownNameErrors that list what is known.
    """
    pages = pages or catalog()
    if not name.strip():
        raise InputError("a node needs a name")
    if not machines and template is None:
        raise InputError(f"a node needs machines; models: {', '.join(sorted(pages.machines))}")
    models = [pages.machine(model).id for model in machines]
    remarks: dict[str, str] = {}
    missing: list[str] = []
    if template is not None:
        done_already = {process for model in models for process in pages.machines[model].processes}
        for row in template.machines:
            if not row.model:
                missing.append(f"{row.what} ({row.process})" if row.process else row.what)
            elif row.process not in done_already:
                model = pages.machine(row.model).id
                models.append(model)
                remarks[model] = f"{row.what}: a stand-in, put your own model here"
        materials = materials or [row.material for row in template.materials]
    where = locate(place) if isinstance(place, str) else place
    node_id = checked_id(id) if id else derived_id(name, f"{where.lat:.5f}", f"{where.lon:.5f}")
    stocked = [pages.material(material).id for material in materials]
    done = [pages.operation(operation).id for operation in operations]
    return "\n".join(_lines(node_id, name.strip(), where, models, stocked, done, remarks, missing)) + "\n"


def _lines(
    node_id: str,
    name: str,
    place: Place,
    models: Sequence[str],
    materials: Sequence[str],
    operations: Sequence[str],
    remarks: Mapping[str, str],
    missing: Sequence[str],
) -> Iterator[str]:
    yield f"schema = {_text(SCHEMA)}"
    yield f"id = {_text(node_id)}"
    yield f"name = {_text(name)}"
    if place.timezone:
        yield f"timezone = {_text(place.timezone)}"
    yield "# What you have in stock or order; without this line: whatever the machines work."
    yield f"{'' if materials else '# '}materials = {_list(materials or ['pla', 'petg'])}"
    yield "# Secondary operations that you offer."
    yield f"{'' if operations else '# '}operations = {_list(operations or ['deburr', 'tap'])}"
    yield '# License patterns that you accept, such as "open-hardware" or "LicenseRef-*"; without this line: any.'
    yield '# accepts_licenses = ["open-hardware"]'
    yield ""
    yield "[place]"
    if place.city:
        yield f"city = {_text(place.city)}"
    if place.country:
        yield f"country = {_text(place.country)}"
    yield f"lat = {place.lat:.5f}"
    yield f"lon = {place.lon:.5f}"
    if missing:
        yield ""
        yield f"# Such a workshop also has, without a page in the catalog: {'; '.join(missing)}."
    for model in dict.fromkeys(models):
        yield ""
        if model in remarks:
            yield f"# {remarks[model]}"
        yield "[[machines]]"
        yield f"model = {_text(model)}"
        if models.count(model) > 1:
            yield f"count = {models.count(model)}"
        yield "# What you measured on this machine; it wins over the page of the model (dfdm nodes coupons, dfdm nodes characterize)."
        yield "# [machines.limits]"
        yield '# hole_diameter_min = { value = 1.5, unit = "mm", source = "node", locator = "test part", kind = "measured" }'
    yield ""
    yield "# Your own rates; what is missing is taken from the shipped defaults, and estimates say so (dfdm calibrate fits them)."
    yield "# [rates]"
    yield '# labor_rate = { value = 35.0, unit = "EUR/h", source = "node", locator = "price list", kind = "published" }'
    yield ""
    yield "# [calendar]"
    yield '# workdays = ["mon", "tue", "wed", "thu", "fri"]'
    yield '# opens = "09:00"'
    yield '# closes = "17:00"'
    yield '# cutoff = "12:00"'
    yield "# backlog_h = 16"


def _text(value: str) -> str:
    """A TOML basic string: JSON's escapes are all valid in TOML."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _list(values: Sequence[str]) -> str:
    return "[" + ", ".join(_text(value) for value in values) + "]"
