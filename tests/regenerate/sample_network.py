"""Write dfdm/data/nodes/sample.json: made-up workshops in real cities. The same file comes out every time.

Usage: python -m tests.regenerate.sample_network [FILE]

Every figure is invented (source `dfdm-sample-network`, kind `assumption`). The keys are derived from words in this file,
so anyone can sign with them: they name the nodes and prove nothing.
"""

from __future__ import annotations

import hashlib
import json
import random
import sys
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from dfdm.nodes.identifiers import derived_id
from dfdm.nodes.place import locate
from dfdm.trust.identity import did_key

TARGET = Path(__file__).parents[2] / "dfdm" / "data" / "nodes" / "sample.json"
WORDS = "dfdm sample network 1"

LABOR_USD_H = {
    "AE": 18, "AR": 9, "AU": 46, "BE": 46, "BR": 11, "CA": 40, "CH": 68, "CL": 12, "CN": 10, "CO": 8, "CZ": 19, "DE": 44,
    "DK": 54, "EC": 7, "EG": 5, "ES": 27, "FI": 43, "FR": 43, "GB": 38, "GH": 5, "GR": 20, "ID": 6, "IE": 44, "IL": 34,
    "IN": 6, "IT": 32, "JP": 34, "KE": 6, "KR": 28, "MA": 6, "MX": 9, "NG": 5, "NL": 46, "NO": 56, "NZ": 36, "PE": 7,
    "PH": 5, "PL": 17, "PT": 20, "RO": 13, "RW": 5, "SE": 47, "SG": 32, "SK": 18, "TH": 8, "TR": 10, "TW": 15, "US": 48,
    "VN": 6, "ZA": 11,
}  # fmt: skip
"""What an hour of work is taken to cost in a workshop, by country: rough levels, invented."""
EURO = {"BE", "DE", "ES", "FI", "FR", "GR", "IE", "IT", "NL", "PT", "SK"}
EUR_PER_USD = 0.9

FAB_LABS = (
    "Amsterdam, NL", "Barcelona, ES", "Reykjavík, IS", "Kigali, RW", "Lima, PE", "Accra, GH", "Bengaluru, IN",
    "Hamburg, DE", "Wellington, NZ", "Nairobi, KE", "Quito, EC", "Boston, US",
)  # fmt: skip
PRINT_FARMS = (
    "Prague, CZ", "Porto, PT", "Shenzhen, CN", "Austin, US", "Warsaw, PL", "Melbourne, AU", "Bogotá, CO", "Lyon, FR",
    "Jakarta, ID", "Stockholm, SE", "Casablanca, MA", "Toronto, CA",
)  # fmt: skip
LASER_SHOPS = (
    "Stuttgart, DE", "Bursa, TR", "Chicago, US", "Pune, IN", "Katowice, PL", "Monterrey, MX", "Taichung, TW",
    "Milan, IT", "Johannesburg, ZA", "São Paulo, BR",
)  # fmt: skip
SIGN_SHOPS = (
    "Leipzig, DE", "Bristol, GB", "Valencia, ES", "Manila, PH", "Denver, US", "Cairo, EG", "Santiago, CL",
)  # fmt: skip
MACHINE_SHOPS = (
    "Zürich, CH", "Bratislava, SK", "Birmingham, GB", "Osaka, JP", "Dongguan, CN", "Cleveland, US", "Turin, IT",
    "Göteborg, SE", "Chennai, IN", "Guadalajara, MX", "Cluj-Napoca, RO", "Ho Chi Minh City, VN", "Seoul, KR",
)  # fmt: skip
PROTOTYPERS = ("Berlin, DE", "Singapore, SG", "Portland, US", "Copenhagen, DK", "Tel Aviv, IL", "Thessaloníki, GR")


def cited(value: float, unit: str, what: str) -> dict[str, Any]:
    """One invented figure."""
    return {"value": value, "unit": unit, "source": "dfdm-sample-network", "locator": what, "kind": "assumption"}


VERTICAL_MILL = {
    "id": "sample_vertical_mill",
    "name": "Vertical machining center (made up)",
    "processes": ["milling"],
    "materials": ["aluminum", "copper_alloy", "thermoplastic", "steel", "stainless_steel"],
    "limits": {
        "envelope_x_max": cited(760, "mm", "invented travel"),
        "envelope_y_max": cited(400, "mm", "invented travel"),
        "envelope_z_max": cited(500, "mm", "invented travel"),
    },
    "rates": {
        "spindle_speed_max": cited(8000, "rpm", "invented"),
        "rapid_speed": cited(25, "m/min", "invented"),
        "tool_change_time": cited(6, "s", "invented"),
    },
}
"""Stands in the machine shops: no maker's sheet of such a mill could be read."""


class Maker:
    """Makes nodes from one stream of random numbers, so that the order of calls is the order of the file."""

    def __init__(self) -> None:
        self.random = random.Random(WORDS)
        self.nodes: list[dict[str, Any]] = []

    def between(self, low: float, high: float, digits: int = 0) -> float:
        """A number between two bounds, rounded."""
        found = round(self.random.uniform(low, high), digits)
        return int(found) if digits == 0 else found

    def money(self, usd: float, country: str, per: str, what: str) -> dict[str, Any]:
        """An amount of money in the node's own currency."""
        if country in EURO:
            return cited(round(usd * EUR_PER_USD, 2), f"EUR{per}", what)
        return cited(round(usd, 2), f"USD{per}", what)

    def machine(
        self, model: str, country: str, usd_h: float, count: int = 1, **more: dict[str, Any] | list[str]
    ) -> dict[str, Any]:
        """A machine of a model, charged by the hour."""
        rate = usd_h * self.between(0.75, 1.25, 2)
        entry: dict[str, Any] = {"model": model} | ({"count": count} if count > 1 else {}) | more
        charged = {"machine_rate": self.money(rate, country, "/h", "invented price list")}
        return entry | {"rates": charged | entry.get("rates", {})}

    def own_machine(self, page: dict[str, Any], country: str, usd_h: float, count: int) -> dict[str, Any]:
        """A machine of no model in the catalog, described by the node itself."""
        entry = self.machine("", country, usd_h, count)
        return {"own": page} | {key: value for key, value in entry.items() if key != "model"}

    def node(
        self,
        kind: str,
        place: str,
        machines: list[dict[str, Any]],
        *,
        minimum_usd: float,
        margin: float,
        hours: int = 8,
        workdays: tuple[str, ...] = ("mon", "tue", "wed", "thu", "fri"),
        backlog_h: float = 30,
        **more: object,
    ) -> None:
        """Add one node."""
        where = locate(place)
        country = where.country
        name = f"Sample {kind} {where.city}"
        seed = hashlib.sha256(f"{WORDS}|{name}".encode()).digest()
        labor = LABOR_USD_H.get(country, 40) * self.between(0.85, 1.2, 2)
        rates = {
            "labor_rate": self.money(labor, country, "/h", "invented price list"),
            "margin": cited(round(margin * self.between(0.7, 1.3, 2), 3), "ratio", "invented"),
        }
        if minimum_usd:
            rates["minimum_order"] = self.money(round(minimum_usd * self.between(0.6, 1.4, 1)), country, "", "invented")
        start = self.random.choice((7, 8, 9))
        calendar = {
            "workdays": list(workdays),
            "opens": f"{start:02d}:00",
            "closes": f"{min(start + hours, 23):02d}:00",
            "holidays": country,
            "backlog_h": self.between(0.25 * backlog_h, backlog_h),
            "utilization": self.between(0.35, 0.9, 2),
        }
        self.nodes.append(
            {
                "schema": "dfdm/node/1",
                "id": did_key(Ed25519PrivateKey.from_private_bytes(seed).public_key()),
                "name": name,
                "synthetic": True,
                "aliases": [derived_id(WORDS, name)],
                "place": where.to_dict(),
                "timezone": where.timezone,
                "machines": machines,
                "rates": rates,
                "calendar": calendar,
                "source": "tests/regenerate/sample_network.py",
            }
            | {key: value for key, value in more.items() if value}
        )


def fab_labs(make: Maker) -> None:
    """Small open workshops: a few printers, a small laser, cheap hours, open designs only."""
    for number, place in enumerate(FAB_LABS):
        country = place[-2:]
        machines = [make.machine("prusa_mk4" if number % 2 else "creality_ender_3", country, 1.5, 1 + number % 3)]
        machines.append(make.machine("olsk_small_laser" if number % 3 else "olsk_large_laser", country, 18))
        if number % 4 == 0:
            machines.append(make.machine("makera_carvera", country, 12))
        make.node(
            "fab lab", place, machines, minimum_usd=0, margin=0.05, hours=6, backlog_h=16,
            workdays=("tue", "wed", "thu", "fri", "sat") if number % 2 else ("mon", "wed", "fri"),
            operations=["deburr", "heat_set_insert", "anneal"] if number % 2 else ["deburr"],
            accepts_licenses=["open-hardware"],
        )  # fmt: skip


def print_farms(make: Maker) -> None:
    """Many printers: cheap in numbers, some with wide nozzles for fast coarse parts."""
    for number, place in enumerate(PRINT_FARMS):
        country = place[-2:]
        machines = [make.machine("bambu_p1s", country, 2.2, int(make.between(8, 40)))]
        if number % 3 == 0:
            machines.append(make.machine("prusa_xl", country, 4, 3))
        if number % 4 == 1:
            machines.append(make.machine("ultimaker_s5", country, 4.5, 4))
        if (number + 3) % 5 == 0:
            wide = {"nozzle_diameter": cited(0.6, "mm", "wide nozzle"), "line_width": cited(0.65, "mm", "wide nozzle")}
            machines.append(make.machine("prusa_mk4", country, 2.0, 10, limits=wide, materials=["petg", "asa"]))
        make.node(
            "print farm", place, machines, minimum_usd=25, margin=0.15, hours=12, backlog_h=36,
            workdays=("mon", "tue", "wed", "thu", "fri", "sat"),
            materials=["pla", "petg"] if (number + 2) % 4 == 0 else ["pla", "petg", "abs", "asa", "tpu"],
            operations=["heat_set_insert", "ream"] if number % 2 else ["heat_set_insert", "anneal", "ream"],
            certificates=[{"standard": "ISO 9001", "issuer": "invented"}] if number % 4 == 0 else [],
        )  # fmt: skip


def laser_shops(make: Maker) -> None:
    """Sheet metal: fiber lasers of several powers, deburring, tapping, coating."""
    for number, place in enumerate(LASER_SHOPS):
        country = place[-2:]
        level = 0.35 + 0.65 * LABOR_USD_H.get(country, 40) / 45
        power = (3000, 6000, 1000)[number % 3]
        rates = {"laser_power": cited(power, "W", "the source fitted")}
        weak = {"limits": {"sheet_thickness_max": cited(3, "mm", "what 1 kW cuts of stainless steel and aluminum")}}
        more = weak if power == 1000 else {}
        machines = [make.machine("goldmark_3015", country, 95 * level, 1 + number % 2, rates=rates, **more)]
        make.node(
            "sheet metal shop", place, machines, minimum_usd=60, margin=0.2, backlog_h=36,
            materials=["mild_steel", "stainless_304", "aluminum_5754"] if number % 3 else ["mild_steel", "stainless_304"],
            operations=["deburr", "tap", "powder_coat", "bead_blast"] if number % 2 else ["deburr", "tap"],
            certificates=[{"standard": "ISO 9001", "issuer": "invented"}] if number % 2 else [],
        )  # fmt: skip


def sign_shops(make: Maker) -> None:
    """Large CO2 lasers for wood and acrylic."""
    for number, place in enumerate(SIGN_SHOPS):
        country = place[-2:]
        machines = [make.machine("olsk_large_laser", country, 30, 1 + number % 3)]
        make.node(
            "sign maker", place, machines, minimum_usd=20, margin=0.2, backlog_h=20,
            materials=["acrylic", "birch_plywood", "mdf"] if number % 2 else ["acrylic", "birch_plywood"],
            operations=["deburr"],
        )  # fmt: skip


def machine_shops(make: Maker) -> None:
    """Machining centers, certified where they work for others, with finishing."""
    for number, place in enumerate(MACHINE_SHOPS):
        country = place[-2:]
        level = 0.35 + 0.65 * LABOR_USD_H.get(country, 40) / 45
        machines = [make.own_machine(VERTICAL_MILL, country, 40 * level, 1 + number % 4)]
        if number % 3 == 1:
            machines.append(make.machine("tormach_pcnc_1100", country, 22 * level))
        metals = ["aluminum_6061", "pom", "brass"]
        make.node(
            "machine shop", place, machines, minimum_usd=90, margin=0.25, backlog_h=48, hours=10 if number % 2 else 8,
            materials=[*metals, "mild_steel", "stainless_304"] if number % 2 else metals,
            operations=["deburr", "tap", "ream", "anodize", "bead_blast"] if number % 3 else ["deburr", "tap", "ream"],
            certificates=[
                {"standard": standard, "issuer": "invented"}
                for standard in (("ISO 9001", "AS9100") if number % 4 == 0 else ("ISO 9001",))
            ],
            accepts_licenses=["LicenseRef-*", "CERN-OHL-*", "open-hardware"],
            ships_to=["US", "CA", "MX"] if country == "US" and number % 2 else [],
        )  # fmt: skip


def prototypers(make: Maker) -> None:
    """A bit of everything, quick and dear."""
    for number, place in enumerate(PROTOTYPERS):
        country = place[-2:]
        machines = [
            make.machine("prusa_xl" if number % 2 else "ultimaker_s5", country, 6, 2),
            make.machine("tormach_pcnc_1100", country, 30),
            make.machine("olsk_large_laser", country, 35),
        ]
        make.node(
            "prototype workshop", place, machines, minimum_usd=35, margin=0.35, backlog_h=6,
            operations=["deburr", "tap", "ream", "heat_set_insert", "anneal", "bead_blast"],
        )  # fmt: skip


def document() -> dict[str, Any]:
    """The whole list."""
    make = Maker()
    for kind in (fab_labs, print_farms, laser_shops, sign_shops, machine_shops, prototypers):
        kind(make)
    return {
        "schema": "dfdm/nodes/1",
        "title": "Sample network of dfdm: synthetic workshops in real cities; names, machines, prices and keys are made up",
        "synthetic": True,
        "license": "Apache-2.0",
        "nodes": sorted(make.nodes, key=lambda node: str(node["id"])),
    }


def main() -> None:
    """Write the file in one step."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    whole = document()
    lines = [json.dumps(node, ensure_ascii=False, sort_keys=True) for node in whole["nodes"]]
    head = json.dumps({key: value for key, value in whole.items() if key != "nodes"}, ensure_ascii=False)
    text = head[:-1] + ', "nodes": [\n' + ",\n".join(lines) + "\n]}\n"
    temporary = target.with_name(target.name + ".part")
    temporary.write_text(text, encoding="utf-8", newline="\n")
    temporary.replace(target)


if __name__ == "__main__":
    main()
