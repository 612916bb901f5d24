"""The unit procedures of a recipe: each step with its parameters, what its machine must manage, and what is checked at it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from dfdm.cited import Cited
from dfdm.facts import PartFacts
from dfdm.facts.rounding import vector
from dfdm.processes.capability import Capability
from dfdm.processes.catalog import Catalog
from dfdm.processes.process import Hazard
from dfdm.processes.route import Route, Step
from dfdm.recipes.ranges import bounded, in_words, parameters_of
from dfdm.requirements import Permitted

SETTINGS: Final = (
    "nozzle_diameter",
    "line_width",
    "nozzle_temperature",
    "bed_temperature",
    "kerf_width",
    "tool_diameter",
    "cutting_speed",
    "feed_per_tooth",
    "step_depth_ratio",
    "step_over_ratio",
    "stock_margin_side",
    "stock_margin_top",
    "stock_margin_bottom",
)
"""Keys among limits and rates that set the machine; the others bound the part, or are times and money."""
_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


def unit_procedure(
    number: int,
    step: Step,
    facts: PartFacts,
    capability: Capability,
    report: Mapping[str, Any] | None,
    *,
    permitted: Mapping[str, Permitted],
    pages: Catalog,
    gaps: list[dict[str, str]],
) -> dict[str, Any]:
    """One step of a part, without its checks; what the data leave open is added to `gaps`."""
    shaping = step.kind == "process"
    stated: Mapping[str, Cited] = _NOTHING
    usual: Mapping[str, Cited] = _NOTHING
    notes: tuple[Hazard, ...]
    if shaping:
        process = pages.process(step.id)
        name, notes, adds = process.name, process.safety, ""
        merged = {**capability.limits, **capability.rates}
        stated, usual = process.parameters, {key: merged[key] for key in SETTINGS if key in merged}
    else:
        operation = pages.operation(step.id)
        name, notes, adds = operation.name, operation.safety, operation.adds
    parameters = parameters_of(step, stated, usual, permitted)
    if not parameters:
        gaps.append({"what": f"parameters of {step.id}", "reason": "neither the route nor the data pages fix any"})
    return {
        "unit_procedure": number,
        "kind": step.kind,
        "stage": "shaping" if shaping else "post_processing",
        "id": step.id,
        "name": name,
        "material": step.material,
        "machine": step.machine or (capability.machine.id if shaping and capability.machine else ""),
        "machines": [],
        "references": [],
        "parameters": parameters,
        "equipment": _equipment(facts, report) if shaping else [],
        "effect": adds,
        "safety": [note.to_dict() for note in notes],
        "checks": [],
    }


def in_process_checks(
    unit: Mapping[str, Any],
    material: Mapping[str, Any],
    declared: Sequence[Mapping[str, Any]],
    inspections: Sequence[Mapping[str, Any]],
    report: Mapping[str, Any] | None,
    route: Route,
    pages: Catalog,
) -> list[dict[str, Any]]:
    """What is checked while a step is done: the material, its settings, what the checks warn of, sizes that then must hold."""
    found: list[dict[str, Any]] = []
    number = unit["unit_procedure"]
    found += set_up_checks(unit, material)
    if unit["kind"] == "process":
        found += [
            _check("watch", finding["message"])
            for finding in (report or _NOTHING).get("findings", ())
            if finding["verdict"] == "warn"
        ]
    limits = {i["characteristic"]: i for i in inspections}
    for one in declared:
        if one["kind"] != "quantity" and made_by(one["kind"], route, pages) == number:
            how = limits[one["id"]]
            words = f"{one['id']} {one['kind'].replace('_', ' ')} at {one['on'].removeprefix('tag:')}"
            found.append(
                _check(
                    "characteristic",
                    f"{words}, on the first piece before the rest: {how['method']}",
                    characteristic=one["id"],
                    low=how["lower"],
                    high=how["upper"],
                    unit=how["unit"],
                )
            )
    return found


def set_up_checks(unit: Mapping[str, Any], material: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What is checked before a step begins: that the material is a permitted one, and each setting that is bound."""
    found = []
    if unit["unit_procedure"] == 1:
        names = dict.fromkeys(one["designation"] or one["name"] for one in (material, *material["substitutes"]))
        found.append(_check("material", f"the material is {' or '.join(names)}: its batch or heat number is recorded"))
    for parameter in bounded(unit["parameters"]):
        low, high = parameter["low"], parameter["high"]
        if parameter["rule"] == "fixed" and not isinstance(parameter["value"], str):
            low = high = parameter["value"]
        found.append(
            _check(
                "setting", in_words(parameter), parameter=parameter["name"], low=low, high=high, unit=parameter["unit"]
            )
        )
    return found


def made_by(kind: str, route: Route, pages: Catalog) -> int:
    """The number of the step after which a characteristic must hold: the last that provides it, else the shaping one."""
    made = 1
    for number, step in enumerate(route.steps, start=1):
        if step.kind == "operation" and kind in pages.operation(step.id).provides:
            made = number
    return made


def implied_operations(route: Route, supported: bool) -> list[str]:
    """The ids of operations that a process is never done without, whether or not the route lists them.

    What is printed in resin is washed and cured, what lay in powder is dug out of it, and supports come off where the part
    is `supported`.
    """
    implied = {"vat_photopolymerization": ["wash_and_cure"], "powder_bed_fusion_polymer": ["depowder"]}
    found = list(implied.get(route.process, ()))
    if supported and route.process in ("material_extrusion", "vat_photopolymerization"):
        found.append("remove_supports")
    return found


def post_processing(
    name: str, route: Route, supported: bool, material_id: str, pages: Catalog, gaps: list[dict[str, str]]
) -> list[dict[str, Any]]:
    """What is done to a part once it has its shape: the operations of the route, and those that the process implies."""
    listed = [step.id for step in route.operations]
    found = [_operation(name, one, pages, in_route=True, why="the route asks for it") for one in listed]
    for one in implied_operations(route, supported):
        if one not in listed and one in pages.operations and pages.operation(one).works(pages.material(material_id)):
            found.append(_operation(name, one, pages, in_route=False, why=f"{route.process} is not done without it"))
            gaps.append(
                {"what": f"settings of {one} of {name}", "reason": "the route does not list it: the maker's own way"}
            )
    return found


def _operation(part: str, name: str, pages: Catalog, *, in_route: bool, why: str) -> dict[str, Any]:
    page = pages.operation(name)
    return {
        "part": part,
        "operation": name,
        "name": page.name,
        "effect": page.adds,
        "in_route": in_route,
        "reason": why,
        "safety": [note.to_dict() for note in page.safety],
    }


def safety_notes(route: Route, post: Sequence[Mapping[str, Any]], pages: Catalog) -> list[dict[str, Any]]:
    """The safety notes of all steps, of implied ones too, each once."""
    notes: list[dict[str, Any]] = []
    for step in route.steps:
        page = pages.process(step.id) if step.kind == "process" else pages.operation(step.id)
        notes += [{"step": step.id, **note.to_dict()} for note in page.safety]
    notes += [
        {"step": entry["operation"], **note} for entry in post if not entry["in_route"] for note in entry["safety"]
    ]
    return [note for n, note in enumerate(notes) if note not in notes[:n]]


def _check(
    kind: str,
    text: str,
    *,
    parameter: str = "",
    characteristic: str = "",
    low: float | None = None,
    high: float | None = None,
    unit: str = "",
) -> dict[str, Any]:
    return {
        "check": kind,
        "text": text,
        "parameter": parameter,
        "characteristic": characteristic,
        "low": low,
        "high": high,
        "unit": unit,
    }


def _equipment(facts: PartFacts, report: Mapping[str, Any] | None) -> list[dict[str, Any]]:
    """What the machine must manage: the part's size, and each measured value that a limit was asked about."""
    needed: list[dict[str, Any]] = [
        {
            "need": "envelope",
            "text": "the part fits the machine, in whichever orientation",
            "measured": {"value": vector(sorted(facts.body.bounding_box_mm, reverse=True)), "unit": "mm"},
            "limit": None,
        }
    ]
    for finding in (report or _NOTHING).get("findings", ()):
        if finding["measured"] is not None and finding["limit"] is not None:
            needed.append(
                {
                    "need": finding["code"],
                    "text": finding["message"],
                    "measured": dict(finding["measured"]),
                    "limit": dict(finding["limit"]),
                }
            )
    return needed
