"""The bill of materials, and how the product is put together: made and bought parts, their places, the steps in their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dfdm.errors import InputError
from dfdm.facts.rounding import Vector
from dfdm.processes import Catalog, Route
from dfdm.requirements import Joint, Making, Purchased


@dataclass(frozen=True, kw_only=True, slots=True)
class Placed:
    """One place of a part in the product: x of the part stands at `turn` (rows of a rotation) x + `shift_mm`."""

    part: str
    name: str
    turn: tuple[Vector, Vector, Vector]
    shift_mm: Vector

    def to_dict(self) -> dict[str, Any]:
        """Write the place."""
        return {
            "part": self.part,
            "name": self.name,
            "turn": [list(row) for row in self.turn],
            "shift_mm": list(self.shift_mm),
        }


def bill_of_materials(
    parts: Sequence[Mapping[str, Any]], making: Making, route: Route, pages: Catalog, gaps: list[dict[str, str]]
) -> list[dict[str, Any]]:
    """Every item of one product: made parts with material and mass, then what is bought, each with where that is known from.

    Bought are what the design declares, and inserts that a step of the route sets for a declared thread.
    """
    items = [_made(part) for part in parts]
    declared = [_bought(one) for one in making.purchased]
    items += declared
    items += _inserts(parts, route, pages, {entry["name"] for entry in items}, gaps)
    return [{"item": number, **entry} for number, entry in enumerate(items, start=1)]


def _made(part: Mapping[str, Any]) -> dict[str, Any]:
    material = part["formula"]["inputs"][0]
    return {
        "kind": "made",
        "name": part["name"],
        "count": part["count"],
        "material": material["material"],
        "mass_g": material["net_mass_g"],
        "designation": material["designation"] or material["name"],
        "standard": "",
        "basis": "model",
        "characteristics": [c["id"] for c in part["requirements"]],
        "note": "",
    }


def _bought(one: Purchased) -> dict[str, Any]:
    return {
        "kind": "purchased",
        "name": one.name,
        "count": one.count,
        "material": "",
        "mass_g": None,
        "designation": one.designation,
        "standard": one.standard,
        "basis": "design",
        "characteristics": [],
        "note": one.note,
    }


def _inserts(
    parts: Sequence[Mapping[str, Any]], route: Route, pages: Catalog, taken: set[str], gaps: list[dict[str, str]]
) -> list[dict[str, Any]]:
    setting = [step.id for step in route.operations if "insert" in pages.operation(step.id).provides]
    counted: dict[tuple[str, str], tuple[int, list[str]]] = {}
    for part in parts:
        for one in part["requirements"]:
            if one["kind"] != "insert":
                continue
            if not setting:
                gaps.append(
                    {"what": f"setting the inserts of {part['name']}", "reason": "no step of the route sets inserts"}
                )
            places = max(len(one["at_mm"]), 1) * part["count"]
            count, of = counted.get((one["thread"], one.get("insert", "")), (0, []))
            counted[one["thread"], one.get("insert", "")] = (count + places, [*of, f"{part['name']} {one['id']}"])
    return [
        {
            "kind": "purchased",
            "name": f"threaded insert {thread}",
            "count": count,
            "material": "",
            "mass_g": None,
            "designation": f"{kind.replace('_', '-')} insert {thread}".strip(),
            "standard": "",
            "basis": "requirement",
            "characteristics": of,
            "note": "",
        }
        for (thread, kind), (count, of) in counted.items()
        if f"threaded insert {thread}" not in taken
    ]


def assembly_of(
    bom: Sequence[Mapping[str, Any]], places: Sequence[Placed], making: Making, gaps: list[dict[str, str]]
) -> dict[str, Any] | None:
    """How the product is put together; None where it is one piece and nothing is bought.

    The steps are those the design declares; without any, one for each made part in the order of the model, and that the
    joints are not stated is said. A step that names a part which is neither made nor bought is an InputError.
    """
    pieces = sum(entry["count"] for entry in bom)
    if pieces <= 1 and not making.joints:
        return None
    if making.joints:
        known = {entry["name"] for entry in bom} | {place.name for place in places}
        steps = [_step(number, joint, known) for number, joint in enumerate(making.joints, start=1)]
        basis = "design"
        named = {name for joint in making.joints for name in joint.parts}
        seats = {place.name: place.part for place in places}
        named |= {seats[name] for name in named if name in seats}
        left = [entry["name"] for entry in bom if entry["name"] not in named]
        gaps += [{"what": f"where {name} goes", "reason": "no assembly step names it"} for name in left]
    else:
        steps = [_derived(number, entry, places) for number, entry in enumerate(bom, start=1)]
        basis = "model"
        gaps.append(
            {
                "what": "joints of the assembly",
                "reason": "the design places its parts, but does not say how they are joined",
            }
        )
    return {"basis": basis, "places": [place.to_dict() for place in places], "steps": steps}


def _step(number: int, joint: Joint, known: set[str]) -> dict[str, Any]:
    stray = [name for name in joint.parts if name not in known]
    if stray:
        raise InputError(
            f"assembly step {number} names '{stray[0]}', which is neither made nor bought; there are: {', '.join(sorted(known))}"
        )
    return {"step": number, **joint.to_dict()}


def _derived(number: int, entry: Mapping[str, Any], places: Sequence[Placed]) -> dict[str, Any]:
    names = [place.name for place in places if place.part == entry["name"]] or [entry["name"]]
    many = f"{entry['count']} × {entry['name']}" if entry["count"] > 1 else entry["name"]
    joint = Joint(text=f"Put {many} in place as the picture shows.", parts=tuple(names))
    return {"step": number, **joint.to_dict()}
