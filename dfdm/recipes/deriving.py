"""Derive recipes after ISA-88: from a general recipe that of a site, from that the master recipe of a machine.

A derived recipe only narrows: fewer materials, fewer machines, tighter ranges. It points at its parent by id and digest.
"""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Mapping, Sequence
from typing import Any, Final

from dfdm.cited import Cited
from dfdm.errors import InputError
from dfdm.facts.rounding import rounded
from dfdm.nodes.node import Node, NodeMachine
from dfdm.processes import Capability, Catalog, capability, catalog
from dfdm.recipes.equivalence import lot_of, statement_of
from dfdm.recipes.final_inspection import NO_PLAN, pieces_in_words, planned_for
from dfdm.recipes.handling import mass_of, stream_of
from dfdm.recipes.instructions import refreshed
from dfdm.recipes.narrowing import permitted_materials, refuse_wider
from dfdm.recipes.ranges import FREE, in_words
from dfdm.recipes.recipe import recipe_id
from dfdm.recipes.steps import set_up_checks
from dfdm.trust import canonical
from dfdm.trust.signature import utc_stamp

_MM3_PER_CM3: Final = 1000.0
_SIDES: Final = ("envelope_x_max", "envelope_y_max", "envelope_z_max")


def site_recipe(
    general: Mapping[str, Any], node: Node, *, created: str = "", pages: Catalog | None = None
) -> dict[str, Any]:
    """The recipe of a general one for a node: a material that it has, the machines that it has for it, the ranges they allow.

    Nothing of it depends on the node's calendar. `created` is the instant of the derived recipe (else that of the parent).
    Raises InputError for a recipe of another level, and where no machine of the node can make it of a permitted material
    within the permitted ranges.
    """
    pages = pages or catalog()
    if general["header"]["level"] != "general":
        raise InputError(f"a site recipe comes from a general one, not from a {general['header']['level']} recipe")
    made = _child(general, "site", created)
    made["header"]["node"] = node.id
    term = general["route"][0]["id"]
    fitting = _fitting(general, node, term, pages)
    if not fitting:
        raise InputError(
            f"{node.name or node.id} has no machine that does {term} in a permitted material within the permitted ranges"
        )
    material = fitting[0][0].material.id
    offers = [(offer, entry) for offer, entry in fitting if offer.material.id == material]
    for part in made["parts"]:
        _choose_material(part, material, pages)
        shaping = part["procedure"][0]
        shaping["machines"] = list(dict.fromkeys(entry.machine.id for _, entry in offers))
        shaping["material"] = material
        hulls = _hulls([_settings(offer) for offer, _ in offers])
        for parameter in shaping["parameters"]:
            if parameter["name"] in hulls:
                _narrow(parameter, *hulls[parameter["name"]])
        _checks_again(part, shaping)
    made["route"][0]["material"] = material
    _follow(made, pages)
    return _sealed(general, made)


def master_recipe(
    site: Mapping[str, Any],
    machine: str,
    node: Node,
    *,
    references: Sequence[Mapping[str, str]] = (),
    created: str = "",
    pages: Catalog | None = None,
) -> dict[str, Any]:
    """The recipe of a site for one of its machines: the machine's own settings, and the programs and setups it is run with.

    `references` are rows of kind (program, setup, fixture, profile), name and sha256 ("" where it has none). Raises InputError
    for a recipe of another level or node, a machine that the site recipe does not name, and a setting of the machine that
    the recipe does not permit.
    """
    pages = pages or catalog()
    header = site["header"]
    if header["level"] != "site":
        raise InputError(f"a master recipe comes from a site recipe, not from a {header['level']} recipe")
    if header["node"] != node.id:
        raise InputError(f"the site recipe is for {header['node']}, not for {node.id}")
    made = _child(site, "master", created)
    for part in made["parts"]:
        shaping = part["procedure"][0]
        if machine not in shaping["machines"]:
            raise InputError(f"the site recipe does not name {machine}; it names: {', '.join(shaping['machines'])}")
        entry = next((e for e in node.machines if e.machine.id == machine), None)
        if entry is None:
            raise InputError(f"{node.name or node.id} has no {machine}")
        offer = _offer(site["route"][0]["id"], shaping["material"], node, entry, pages)
        shaping["machine"], shaping["machines"] = machine, [machine]
        shaping["references"] = [
            {"kind": one["kind"], "name": one["name"], "sha256": one.get("sha256", "")} for one in references
        ]
        hulls = _hulls([_settings(offer)])
        for parameter in shaping["parameters"]:
            if parameter["name"] in hulls:
                _narrow(parameter, *hulls[parameter["name"]])
        _checks_again(part, shaping)
    made["route"][0]["machine"] = machine
    _follow(made, pages)
    return _sealed(site, made)


def for_order(recipe: Mapping[str, Any], quantity: int, *, created: str = "") -> dict[str, Any]:
    """A recipe of any level for an order: so many products, with the plan of the final inspection of that many.

    Which pieces are inspected stays where a person decided it. Raises InputError for a recipe that is for another number.
    """
    if isinstance(quantity, bool) or quantity < 1:
        raise InputError(f"{quantity} is no number of products")
    fixed = recipe["header"]["quantity"]
    if fixed not in (None, quantity):
        raise InputError(f"the recipe is for {fixed} products, not for {quantity}")
    made = _child(recipe, recipe["header"]["level"], created)
    made["header"]["quantity"] = quantity
    for part in made["parts"]:
        before, demands = part["final_inspection"], {one["id"]: one for one in part["requirements"]}
        part["final_inspection"] = plan = planned_for(part, quantity * part["count"])
        for one in part["inspections"]:
            demand = demands.get(one["characteristic"])
            if demand is None:
                raise InputError(f"the recipe inspects {one['characteristic']}, which it does not require")
            if one["pieces"] == pieces_in_words(demand, before):
                one["pieces"] = pieces_in_words(demand, plan)
        part["equivalence"]["lot"] = lot_of(part["name"], part["requirements"], plan)
    made["packing"]["pieces"] = [{"part": p["name"], "count": p["count"] * quantity} for p in made["parts"]]
    made["packing"]["mass_g"] = mass_of(made["parts"], quantity)
    made["not_stated"] = [gap for gap in made["not_stated"] if gap["what"] != NO_PLAN]
    return _sealed(recipe, made)


def _child(parent: Mapping[str, Any], level: str, created: str) -> dict[str, Any]:
    made = copy.deepcopy(dict(parent))
    digest = hashlib.sha256(canonical(dict(parent), where="recipe")).hexdigest()
    made["header"]["parent"] = {"id": parent["header"]["id"], "level": parent["header"]["level"], "sha256": digest}
    made["header"]["level"] = level
    if created:
        made["header"]["created"] = utc_stamp(created)
    return made


def _sealed(parent: Mapping[str, Any], made: dict[str, Any]) -> dict[str, Any]:
    refuse_wider(parent, made)
    made["header"]["id"] = recipe_id(made)
    return made


def _offer(term: str, material: str, node: Node, entry: NodeMachine, pages: Catalog) -> Capability:
    page = pages.material(material)
    offered = capability(term, page, entry.machine, pages=pages)
    return offered.at_node(node.id, overrides=entry.limits_on(page), rates={**node.rates, **entry.rates})


def _fitting(general: Mapping[str, Any], node: Node, term: str, pages: Catalog) -> list[tuple[Capability, NodeMachine]]:
    """What the node offers for the shaping step, materials in the order of the recipe; what does not fit is left out."""
    first = general["parts"][0]
    asked = [m for m in permitted_materials(first) if all(m in permitted_materials(p) for p in general["parts"])]
    machine = general["route"][0].get("machine", "")
    found = []
    for material in asked:
        page = pages.material(material)
        for entry in node.machines:
            if term not in entry.machine.processes or not entry.works(page) or not node.stocks(page):
                continue
            if machine and entry.machine.id != machine:
                continue
            offer = _offer(term, material, node, entry, pages)
            manages = all(_holds(offer, part) and _manages(offer, part) for part in general["parts"])
            if manages and _permits(offer, first):
                found.append((offer, entry))
    return found


def _holds(offer: Capability, part: Mapping[str, Any]) -> bool:
    """Whether a part's box, turned as it may be, fits the machine; sides that no page states hold anything."""
    sides = [offer.limits[key].number for key in _SIDES if key in offer.limits]
    if len(sides) < len(_SIDES):
        return True
    box = sorted(part["equivalence"]["geometry"]["bounding_box_mm"])
    return all(size <= side for size, side in zip(box, sorted(sides), strict=True))


def _manages(offer: Capability, part: Mapping[str, Any]) -> bool:
    """Whether a machine still manages what the part asks of it, as far as the recipe says by which least or largest value.

    A need that not even the limit of the recipe held by its figure alone (a short thin edge, say) is left to the checks.
    """
    for need in part["procedure"][0]["equipment"]:
        limit, value = need["limit"], need["measured"]["value"]
        if limit is None or not isinstance(value, int | float) or limit["key"] not in offer.limits:
            continue
        own = offer.limits[limit["key"]]
        if isinstance(own.value, str) or own.unit != limit["unit"]:
            continue
        if limit["key"].endswith("_min") and own.number > value >= limit["value"]:
            return False
        if limit["key"].endswith("_max") and own.number < value <= limit["value"]:
            return False
    return True


def _permits(offer: Capability, part: Mapping[str, Any]) -> bool:
    hulls = _hulls([_settings(offer)])
    for parameter in part["procedure"][0]["parameters"]:
        if parameter["name"] in hulls and not isinstance(parameter["value"], str) and parameter["rule"] != FREE:
            low, high, _ = hulls[parameter["name"]]
            floor, ceiling = _ends(parameter)
            if low > ceiling or high < floor:
                return False
    return True


Settings = Mapping[str, tuple[float, float, Cited]]


def _settings(offer: Capability) -> Settings:
    """What a machine at a node itself bounds: settings by name, each (least, largest, whose figure).

    A figure of the process or material page is none of the machine's.
    """
    found: dict[str, tuple[float, float, Cited]] = {}
    for key, cited in offer.limits.items():
        if isinstance(cited.value, str) or offer.layer(key) not in ("machine", "node"):
            continue
        name, end = (key[:-4], key[-4:]) if key.endswith(("_min", "_max")) else (key, "")
        low, high, _ = found.get(name, (-float("inf"), float("inf"), cited))
        if end == "_min":
            low = rounded(cited.number)
        elif end == "_max":
            high = rounded(cited.number)
        else:
            low, high = rounded(cited.number), rounded(cited.number)
        found[name] = (low, high, cited)
    return found


def _hulls(settings: Sequence[Settings]) -> dict[str, tuple[float, float, Cited]]:
    """Least and largest over machines of what all of them bound."""
    names = set(settings[0]).intersection(*settings[1:]) if settings else set()
    return {
        name: (min(s[name][0] for s in settings), max(s[name][1] for s in settings), settings[0][name][2])
        for name in names
    }


def _ends(parameter: Mapping[str, Any]) -> tuple[float, float]:
    if parameter["rule"] == "range":
        return parameter["low"], parameter["high"]
    value = float(parameter["value"])
    return value, value


def _narrow(parameter: dict[str, Any], low: float, high: float, cited: Cited) -> None:
    """Narrow a parameter to what a machine can; outside of what is permitted it is an InputError."""
    if isinstance(parameter["value"], str) or parameter["unit"] not in ("", cited.unit):
        return
    free = parameter["rule"] == FREE
    floor, ceiling = (-float("inf"), float("inf")) if free else _ends(parameter)
    least, most = max(low, floor), min(high, ceiling)
    if least > most:
        raise InputError(
            f"the machine's {parameter['name']} ({low:g} to {high:g}) is not permitted: {in_words(parameter)}"
        )
    if parameter["rule"] == "fixed":
        return
    if free and (least == -float("inf") or most == float("inf")):
        return
    parameter |= {
        "value": rounded(min(max(float(parameter["value"]), least), most)),
        "unit": cited.unit,
        "source": cited.source,
        "locator": cited.locator,
        "kind": cited.kind,
        "rule": "fixed" if least == most else "range",
        "low": None if least == most else rounded(least),
        "high": None if least == most else rounded(most),
    }


def _choose_material(part: dict[str, Any], material: str, pages: Catalog) -> None:
    """Make a part of one of its permitted materials alone: what stands in for it is no longer open."""
    chosen, page = part["formula"]["inputs"][0], pages.material(material)
    density = page.properties.get("density")
    volume = part["equivalence"]["geometry"]["volume_mm3"]
    heavy = None if density is None or volume is None else rounded(density.number * volume / _MM3_PER_CM3)
    names = {"material": page.id, "name": page.name, "designation": page.designation}
    chosen |= {
        **names,
        "net_mass_g": heavy,
        "density": None if density is None else density.to_dict(),
        "substitutes": [],
    }
    part["equivalence"]["material"] = {**names, "permitted": []}


def _follow(made: dict[str, Any], pages: Catalog) -> None:
    """Write anew what follows from materials and settings: bill, masses, end of life, instructions."""
    for part, entry in zip(made["parts"], made["bom"], strict=False):
        material = part["formula"]["inputs"][0]
        entry |= {
            "material": material["material"],
            "mass_g": material["net_mass_g"],
            "designation": material["designation"] or material["name"],
        }
    made["packing"]["mass_g"] = mass_of(made["parts"], made["header"]["quantity"] or 1)
    made["end_of_life"]["materials"] = [stream_of(part, pages) for part in made["parts"]]
    by_name = {part["name"]: part for part in made["parts"]}
    made["instructions"] = [
        refreshed(sheet, by_name[sheet["part"]]) if sheet["part"] in by_name else sheet
        for sheet in made["instructions"]
    ]


def _checks_again(part: dict[str, Any], unit: dict[str, Any]) -> None:
    """The checks of material and settings as they now stand; what is bound now is what makes the part equal."""
    material = part["formula"]["inputs"][0]
    others = [check for check in unit["checks"] if check["check"] not in ("material", "setting")]
    unit["checks"] = [*set_up_checks(unit, material), *others]
    bound = [p for u in part["procedure"] for p in u["parameters"] if p["rule"] != FREE]
    same = part["equivalence"]
    same["parameters"] = [p["name"] for p in bound]
    same["statement"] = statement_of(
        part["name"], material, part["requirements"], bound, same["geometry"]["general_tolerance"]
    )
