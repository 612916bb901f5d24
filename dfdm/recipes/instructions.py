"""Work instructions: per part and step what is prepared, done and checked, in words from the recipe, with pictures."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from dfdm.errors import GeometryError
from dfdm.facts import PartFacts
from dfdm.processes import Catalog, Route
from dfdm.recipes.ranges import in_words
from dfdm.recipes.sights import Picture
from dfdm.rights.obligations import marking

_NEAR: Final = 1e-3


def instructions_for(
    part: Mapping[str, Any],
    facts: PartFacts,
    route: Route,
    report: Mapping[str, Any] | None,
    post: Sequence[Mapping[str, Any]],
    pictures: Sequence[Picture],
    pages: Catalog,
) -> list[dict[str, Any]]:
    """The instructions of one part: a sheet for each step of its procedure, then for each operation that the process implies."""
    found = []
    for unit in part["procedure"]:
        number = unit["unit_procedure"]
        lines = list(_lying(facts, route, report, pages)) if unit["kind"] == "process" else [unit["effect"]]
        shown = [p for p in pictures if p.sight.part == part["name"] and p.sight.unit == number]
        sheet = _sheet(f"{part['name']}-{number}", part["name"], number, unit["name"], lines, shown)
        found.append(sheet | _of_recipe(part, unit))
    for entry in post:
        if not entry["in_route"]:
            found.append(
                _sheet(f"{part['name']}-{entry['operation']}", part["name"], 0, entry["name"], [entry["effect"]])
            )
    return found


def refreshed(sheet: Mapping[str, Any], part: Mapping[str, Any]) -> dict[str, Any]:
    """A sheet of a part whose material, machines or settings were narrowed: what follows from them is written anew."""
    unit = next((u for u in part["procedure"] if u["unit_procedure"] == sheet["unit_procedure"]), None)
    return dict(sheet) if unit is None or sheet["part"] != part["name"] else {**sheet, **_of_recipe(part, unit)}


def _of_recipe(part: Mapping[str, Any], unit: Mapping[str, Any]) -> dict[str, Any]:
    """What a sheet says that follows from the recipe alone: what is prepared, set, watched and checked."""
    checks = unit["checks"]
    return {
        "prepare": list(_prepare(part, unit)),
        "settings": [in_words(p) for p in unit["parameters"]],
        "watch": [check["text"] for check in checks if check["check"] == "watch"],
        "checks": [check["characteristic"] for check in checks if check["check"] == "characteristic"],
    }


def assembly_instructions(assembly: Mapping[str, Any] | None, pictures: Sequence[Picture]) -> list[dict[str, Any]]:
    """The instructions for putting the product together: one sheet with both pictures, a line for each step."""
    if assembly is None:
        return []
    lines = [f"{step['step']}. {_joined(step)}" for step in assembly["steps"]]
    return [_sheet("assembly", "", 0, "Put together", lines, [p for p in pictures if p.sight.part == ""])]


def marking_instructions(license: str) -> list[dict[str, Any]]:
    """The sheet that asks to mark the product with the place of its source, where its license speaks of that."""
    lines = [f"{one['text']} ({one['locator']})" for one in marking(license)]
    return [_sheet("marking", "", 0, "Mark the place of the source", lines)] if lines else []


def _joined(step: Mapping[str, Any]) -> str:
    how = "" if step["joining"] == "place" else f" Joined by: {step['joining'].replace('_', ' ')}."
    tool = f" Tool: {step['tool']}." if step["tool"] else ""
    torque = f" Torque: {step['torque_nm']:g} N m." if step["torque_nm"] is not None else ""
    note = f" {step['note']}" if step["note"] else ""
    return f"{step['text'].rstrip('.')}.{how}{tool}{torque}{note}"


def _sheet(
    id: str,
    part: str,
    unit: int,
    title: str,
    lines: Sequence[str],
    pictures: Sequence[Picture] = (),
) -> dict[str, Any]:
    return {
        "id": id,
        "part": part,
        "unit_procedure": unit,
        "title": title,
        "prepare": [],
        "text": [line for line in lines if line],
        "settings": [],
        "watch": [],
        "pictures": [
            {
                "member": picture.member,
                "sha256": hashlib.sha256(picture.data).hexdigest(),
                "shows": picture.sight.shows,
                "caption": picture.sight.caption,
            }
            for picture in pictures
        ],
        "checks": [],
        "note": "",
    }


def _prepare(part: Mapping[str, Any], unit: Mapping[str, Any]) -> Iterator[str]:
    if unit["machine"]:
        yield f"Machine: {unit['machine']}."
    elif unit["machines"]:
        yield f"Machine: one of {', '.join(unit['machines'])}."
    yield from (f"{one['kind'].capitalize()}: {one['name']}." for one in unit["references"])
    if unit["unit_procedure"] != 1:
        return
    material = part["formula"]["inputs"][0]
    name = material["designation"] or material["name"]
    mass = "" if material["net_mass_g"] is None else f", {material['net_mass_g']:.3g} g in each piece"
    yield f"Material: {name}{mass}."
    allowed = ", ".join(one["designation"] or one["name"] for one in material["substitutes"])
    yield f"If it is not at hand: {allowed}." if allowed else "No other material is permitted: ask the owner."
    if part["geometry"]:
        yield f"Files: {', '.join(part['geometry'])}."


def _lying(facts: PartFacts, route: Route, report: Mapping[str, Any] | None, pages: Catalog) -> Iterator[str]:
    """How the part lies, in words and figures."""
    family = pages.process(route.process).family
    if family == "additive":
        yield from _built(facts, route, report, pages)
    elif route.process == "turning":
        yield from _turned(facts)
    elif route.process == "sheet_bending" and facts.bends:
        yield from _bent(facts)
    elif family == "sheet":
        yield from _cut(facts)
    elif family == "subtractive":
        yield from _milled(facts)
    elif family == "molding":
        yield from _molded(facts)


def _built(facts: PartFacts, route: Route, report: Mapping[str, Any] | None, pages: Catalog) -> Iterator[str]:
    up = (report or {}).get("orientation")
    if up is None:
        return
    lying = facts.orientation((up[0], up[1], up[2]))
    way = "as it is modeled" if lying is not None and lying.as_modeled else f"with {_axis(up)} of the model up"
    if lying is None:
        yield f"Build it {way}."
    else:
        x, y, z = lying.size_mm
        yield f"Build it {way}: it is then {z:g} mm high on {x:g} × {y:g} mm."
    if supported(facts, route, report, pages):
        yield "Parts of it lean more than 45 degrees over nothing: put supports there, as the machine's own rules ask."


def _turned(facts: PartFacts) -> Iterator[str]:
    turned = facts.turned
    if turned is None or not turned.is_turned:
        return
    size = f"{turned.diameter_mm:g} mm in diameter, {turned.length_mm:g} mm long"
    yield f"Clamp it by its axis, {_axis(turned.axis)} of the model: {size}."
    if turned.off_axis_mm2 > 0.0:
        yield "Not all of it can be turned: flats, cross holes or slots are left for driven tools or a mill."


def _bent(facts: PartFacts) -> Iterator[str]:
    flat = facts.flat_pattern
    lines = () if flat is None else flat.bend_lines
    many = f"{len(lines)} bends" if len(lines) > 1 else "one bend"
    yield f"Cut the flat pattern, then make {many}." if lines else "Cut the flat pattern, then bend it."
    for number, line in enumerate(lines, start=1):
        yield f"Bend {number}: {line.angle_deg:g} degrees {line.direction}, inner radius {line.radius_mm:g} mm."


def _cut(facts: PartFacts) -> Iterator[str]:
    sheet = facts.sheet
    if sheet is None or not sheet.is_sheet:
        return
    size = "" if sheet.size_mm is None else f", {sheet.size_mm[0]:g} × {sheet.size_mm[1]:g} mm"
    cut = "" if sheet.cut_length_mm is None else f"; {sheet.cut_length_mm:.0f} mm are cut"
    yield f"Sheet of {sheet.thickness_mm:g} mm{size}{cut}. Cut inner contours before the outer one."


def _milled(facts: PartFacts) -> Iterator[str]:
    reach = facts.reach
    if reach is None or not reach.setups:
        return
    if reach.box_mm is not None:
        box = " × ".join(f"{v:g}" for v in reach.box_mm)
        yield f"Stock: at least {box} mm, and what is cut off around it."
    for number, index in enumerate(reach.setups, start=1):
        yield f"Setup {number}: {_axis(reach.directions[index].up)} of the model towards the tool."


def _molded(facts: PartFacts) -> Iterator[str]:
    draft = facts.draft
    if draft is None or not draft.pulls:
        return
    pull = draft.pulls[0]
    yield f"The mold opens along {_axis(pull.direction)} of the model; the part is {pull.depth_mm:g} mm deep along it."
    if pull.undercut_area_mm2 > 0.0:
        yield "It has undercuts along that: side actions free them."


def supported(facts: PartFacts, route: Route, report: Mapping[str, Any] | None, pages: Catalog) -> bool:
    """Whether surface leans more than 45 degrees and stands over nothing but the plate, the way the part is built."""
    up = (report or {}).get("orientation")
    if up is None or pages.process(route.process).family != "additive":
        return False
    try:
        lying = facts.orientation((up[0], up[1], up[2]))
    except GeometryError:
        return False
    box = 0.0 if lying is None else lying.size_mm[0] * lying.size_mm[1] * lying.size_mm[2]
    return lying is not None and (lying.steep_volume_mm3 or 0.0) > _NEAR * box


def _axis(direction: Sequence[float]) -> str:
    """`+z` for a direction along an axis, else its three numbers."""
    for n, name in enumerate("xyz"):
        if abs(abs(direction[n]) - 1.0) < _NEAR:
            return f"{'+' if direction[n] > 0.0 else '-'}{name}"
    return "(" + ", ".join(f"{v:.3g}" for v in direction) + ")"
