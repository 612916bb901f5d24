"""A table of workshops in CSV (name, latitude, longitude, country …): places without machines, so only listed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

from dfdm.errors import DataError
from dfdm.nodes.identifiers import checked_id, derived_id
from dfdm.nodes.node import Node
from dfdm.nodes.place import Place, countries
from dfdm.nodes.register import NODE_SOURCES, NodeSource, Read
from dfdm.table import read_csv

_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "id": ("facility_id", "id", "uuid"),
    "name": ("name",),
    "lat": ("latitude", "lat"),
    "lon": ("longitude", "lon", "lng"),
    "country": ("country", "country_code"),
    "city": ("city_town", "city", "town"),
    "url": ("url", "website"),
    "retrieved": ("retrieved", "last_updated", "updated"),
    "license": ("license",),
    "attribution": ("attribution",),
}


def _read(path: Path) -> Read:
    rows = read_csv(path, required=("name",), where=path.name)
    nodes, notes = [], []
    for number, row in enumerate(rows, start=2):
        try:
            nodes.append(_node(row, path.name))
        except DataError as error:
            notes.append(f"{path.name} row {number} ({row.get('name') or 'no name'}): left out, {error.message}")
    if nodes:
        notes.append(
            f"{path.name}: {len(nodes)} workshops are listed without machines: what they can make is not known"
        )
    return Read(nodes=tuple(nodes), notes=tuple(notes))


def _node(row: Mapping[str, str], source: str) -> Node:
    entry = {key: next((row[c] for c in columns if row.get(c)), "") for key, columns in _COLUMNS.items()}
    if not entry["name"]:
        raise DataError("no name")
    if not entry["lat"] or not entry["lon"]:
        raise DataError("no coordinates")
    country = entry["country"].upper()
    if country and country not in countries():
        raise DataError(f"'{entry['country']}' is no country of ISO 3166, such as DE")
    try:
        lat, lon = float(entry["lat"]), float(entry["lon"])
    except ValueError:
        raise DataError(f"'{entry['lat']},{entry['lon']}' are no coordinates") from None
    return Node(
        id=_id(entry),
        name=entry["name"],
        place=Place(lat=lat, lon=lon, city=entry["city"], country=country),
        contact={"url": entry["url"]} if entry["url"] else {},
        source=source,
        license=entry["license"],
        attribution=entry["attribution"],
        retrieved=_day(entry["retrieved"]),
    )


def _day(text: str) -> str:
    """The day that a row was taken or last changed, where the table says it: `2026-11-28`, with or without a time."""
    if not text:
        return ""
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        raise DataError(f"'{text}' is no date (YYYY-MM-DD)") from None


def _id(entry: Mapping[str, str]) -> str:
    """The row's UUID, or one that its name and place give, so that the same row always has the same id."""
    try:
        return checked_id(f"okw:{entry['id']}")
    except DataError:
        return derived_id(entry["name"], entry["lat"], entry["lon"])


NODE_SOURCES.add(
    "csv_table",
    NodeSource(
        title="a table of workshops (CSV)",
        recognizes=lambda path: path.is_file() and path.suffix.lower() == ".csv",
        read=_read,
    ),
    home=__name__,
)
