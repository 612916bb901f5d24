"""Whether one recipe only narrows another: everything that the child allows, the parent allows too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from dfdm.errors import InputError

_SAME_HEADER: Final = ("subject", "product", "version", "responsible_party", "intended_use", "license", "design")
_SAME_PART: Final = ("count", "geometry", "requirements")
_SET_UP: Final = ("material", "setting")
"""Checks whose words follow from material and settings: that they are made is what must stay."""
_LEVELS: Final = ("general", "site", "master")
_TOLERANCE: Final = 1e-9


def refuse_wider(parent: Mapping[str, Any], child: Mapping[str, Any]) -> None:
    """Raise an InputError that names the first thing that the child allows and its parent does not."""
    wider = next(widened(parent, child), "")
    if wider:
        level = parent["header"]["level"]
        raise InputError(f"a recipe that is derived may only narrow: {wider} is not what the {level} recipe allows")


def widened(parent: Mapping[str, Any], child: Mapping[str, Any]) -> Iterator[str]:
    """What a recipe allows beyond another, in words; nothing where it only narrows it."""
    above, below = parent["header"], child["header"]
    yield from (key.replace("_", " ") for key in _SAME_HEADER if above[key] != below[key])
    if _LEVELS.index(below["level"]) < _LEVELS.index(above["level"]):
        yield "the level"
    if above["node"] and below["node"] != above["node"]:
        yield "the node"
    if above["quantity"] is not None and below["quantity"] != above["quantity"]:
        yield "the quantity"
    if [(s["kind"], s["id"]) for s in parent["route"]] != [(s["kind"], s["id"]) for s in child["route"]]:
        yield "the route"
    if [p["name"] for p in parent["parts"]] != [p["name"] for p in child["parts"]]:
        yield "the parts"
        return
    for one, other in zip(parent["parts"], child["parts"], strict=True):
        yield from _part(one, other)
    for key in ("assembly", "post_processing"):
        if parent[key] != child[key]:
            yield key.replace("_", " ")
    if _bare_bill(parent["bom"]) != _bare_bill(child["bom"]):
        yield "the parts list"
    if any(note not in child["safety"] for note in parent["safety"]):
        yield "the safety notes"
    if any(said not in child["packing"]["statements"] for said in parent["packing"]["statements"]):
        yield "the packing"


def _bare_bill(bom: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The bill without what follows from the material: it is judged with the material."""
    follows = ("material", "mass_g", "designation")
    return [{k: v for k, v in entry.items() if entry["kind"] != "made" or k not in follows} for entry in bom]


def _part(parent: Mapping[str, Any], child: Mapping[str, Any]) -> Iterator[str]:
    name = parent["name"]
    yield from (f"{key} of {name}" for key in _SAME_PART if parent[key] != child[key])
    above, below = permitted_materials(parent), permitted_materials(child)
    yield from (f"the material {one} of {name}" for one in below if one not in above)
    yield from _inspected(parent, child)
    yield from _equal(parent, child)
    if [(u["kind"], u["id"]) for u in parent["procedure"]] != [(u["kind"], u["id"]) for u in child["procedure"]]:
        yield f"the steps of {name}"
        return
    for one, other in zip(parent["procedure"], child["procedure"], strict=True):
        yield from _unit(name, one, other)


def permitted_materials(part: Mapping[str, Any]) -> list[str]:
    """The ids of what a part may be made of, the first choice first."""
    material = part["formula"]["inputs"][0]
    return [material["material"], *(one["material"] for one in material["substitutes"])]


def _equal(parent: Mapping[str, Any], child: Mapping[str, Any]) -> Iterator[str]:
    above, below = parent["equivalence"], child["equivalence"]
    for key in ("geometry", "measured", "characteristics"):
        if above[key] != below[key]:
            yield f"the {key} that make {parent['name']} equal"
    if set(above["parameters"]) - set(below["parameters"]):
        yield f"the parameters that make {parent['name']} equal"
    if set(below["material"]["permitted"]) | {below["material"]["material"]} != set(permitted_materials(child)):
        yield f"the material that makes {parent['name']} equal"
    if set(above["lot"]["same"]) - set(below["lot"]["same"]) or set(above["lot"]["recorded"]) - set(
        below["lot"]["recorded"]
    ):
        yield f"what makes a lot of {parent['name']} equal"


def _inspected(parent: Mapping[str, Any], child: Mapping[str, Any]) -> Iterator[str]:
    name = parent["name"]
    below = {one["characteristic"]: one for one in child["inspections"]}
    for one in parent["inspections"]:
        other = below.get(one["characteristic"])
        if other is None:
            yield f"leaving {one['characteristic']} of {name} uninspected"
            continue
        if any(one[key] != other[key] for key in ("unit", "class", "after_step")) or not _inside(
            other["lower"], other["upper"], one["lower"], one["upper"]
        ):
            yield f"the limits of {one['characteristic']} of {name}"
    above, under = parent["final_inspection"], child["final_inspection"]
    strict = {entry["class"]: entry["percent"] for entry in under["aql"]}
    yield from (
        f"the quality level of {entry['class']} characteristics of {name}"
        for entry in above["aql"]
        if entry["class"] not in strict or strict[entry["class"]] > entry["percent"]
    )
    if (above["level"], above["by"], above["every_piece_up_to"]) != (
        under["level"],
        under["by"],
        under["every_piece_up_to"],
    ):
        yield f"how samples of {name} are drawn"
    plans = {plan["class"]: plan for plan in child["final_inspection"]["plans"]}
    for plan in parent["final_inspection"]["plans"]:
        if plan["class"] not in plans or not _as_strict(plans[plan["class"]], plan):
            yield f"the sampling of {plan['class']} characteristics of {name}"


def _as_strict(plan: Mapping[str, Any], asked: Mapping[str, Any]) -> bool:
    """Every piece is as strict as any plan; plans of one kind compare by what they inspect and accept."""
    if plan["rule"] == "every_piece":
        return bool(plan["lot"] == asked["lot"] and plan["accept"] == 0)
    if plan["rule"] != asked["rule"] or plan["lot"] != asked["lot"] or plan["sample"] < asked["sample"]:
        return False
    if plan["rule"] == "variables":
        return bool(plan["k"] >= asked["k"])
    return bool(plan["accept"] <= asked["accept"] and plan["reject"] <= asked["reject"])


def _unit(part: str, parent: Mapping[str, Any], child: Mapping[str, Any]) -> Iterator[str]:
    where = f"of {parent['id']} of {part}"
    if parent["machine"] and child["machine"] != parent["machine"]:
        yield f"the machine {where}"
    if parent["machines"]:
        allowed = set(parent["machines"])
        if not set(child["machines"]) <= allowed or (child["machine"] and child["machine"] not in allowed):
            yield f"the machines {where}"
    below = {p["name"]: p for p in child["parameters"]}
    for parameter in parent["parameters"]:
        found = below.get(parameter["name"])
        if found is None or not narrower(parameter, found):
            yield f"{parameter['name']} {where}"
    if any(check not in child["checks"] for check in parent["checks"] if check["check"] not in _SET_UP):
        yield f"the checks {where}"
    kept = {(c["check"], c["parameter"]) for c in child["checks"] if c["check"] in _SET_UP}
    if any((c["check"], c["parameter"]) not in kept for c in parent["checks"] if c["check"] in _SET_UP):
        yield f"the checks before the step {where}"
    if any(need not in child["equipment"] for need in parent["equipment"]):
        yield f"what the machine must manage {where}"
    if any(note not in child["safety"] for note in parent["safety"]):
        yield f"the safety notes {where}"


def narrower(parent: Mapping[str, Any], child: Mapping[str, Any]) -> bool:
    """Whether every value of a parameter that the child allows is one that the parent allows."""
    if parent["rule"] == "free":
        return True
    if child["rule"] == "free" or parent["unit"] != child["unit"]:
        return False
    if parent["rule"] == "fixed" or isinstance(parent["value"], str) or isinstance(child["value"], str):
        return bool(child["rule"] == "fixed" and child["value"] == parent["value"]) or bool(
            child["rule"] == "range" and child["low"] == child["high"] == parent["value"]
        )
    low, high = (child["value"], child["value"]) if child["rule"] == "fixed" else (child["low"], child["high"])
    return bool(low <= child["value"] <= high) and _inside(low, high, parent["low"], parent["high"])


def _inside(low: float | None, high: float | None, floor: float | None, ceiling: float | None) -> bool:
    """Whether an interval lies in another; None is no end."""
    held = floor is None or (low is not None and low >= floor - _TOLERANCE)
    return held and (ceiling is None or (high is not None and high <= ceiling + _TOLERANCE))
