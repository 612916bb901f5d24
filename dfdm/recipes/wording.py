"""A recipe in plain words: what a person reads on a terminal, from the document alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dfdm.recipes.ranges import in_words

LEVELS = {"general": "general recipe, for any capable node", "site": "site recipe", "master": "master recipe"}


def recipe_text(document: Mapping[str, Any]) -> str:
    """The recipe as text, a line a statement."""
    return "\n".join(_lines(document))


def _lines(document: Mapping[str, Any]) -> Iterator[str]:
    header = document["header"]
    at = f" at {header['node']}" if header["node"] else ""
    many = f", {header['quantity']} to make" if header["quantity"] else ""
    yield f"{header['product']}: {LEVELS[header['level']]}{at}{many}"
    for key, words in (
        ("intended_use", "intended use"),
        ("responsible_party", "answered for by"),
        ("license", "license"),
    ):
        if header[key]:
            yield f"{words}: {header[key]}"
    if header["parent"]:
        yield f"derived from the {header['parent']['level']} recipe {header['parent']['id']}"
    for part in document["parts"]:
        yield from _part(part)
    if len(document["bom"]) > 1:
        yield "parts list"
        yield from (f"  {bom_words(entry)}" for entry in document["bom"])
    if document["assembly"]:
        yield "put together"
        yield from (f"  {step['step']}. {step['text']}" for step in document["assembly"]["steps"])
    for entry in document["post_processing"]:
        if not entry["in_route"]:
            yield f"afterwards: {entry['name']}, of {entry['part']} ({entry['reason']})"
    yield from (f"packing: {said['text']}" for said in document["packing"]["statements"])
    yield from end_of_life_words(document["end_of_life"])
    for note in document["safety"]:
        step = note["step"].replace("_", " ")
        yield f"safety, {step}: {note['text']}"
    yield from (f"not stated: {gap['what']} ({gap['reason']})" for gap in document["not_stated"])


def _part(part: Mapping[str, Any]) -> Iterator[str]:
    yield f"{part['name']} × {part['count']}"
    material = part["formula"]["inputs"][0]
    yield f"  of {material['designation'] or material['name']}"
    for one in material["substitutes"]:
        who = "the owner" if one["basis"] == "owner" else "data"
        yield f"  or {one['designation'] or one['name']} (by {who}: {one['ground']})"
    for unit in part["procedure"]:
        on = f" on {unit['machine']}" if unit["machine"] else ""
        yield f"  {unit['unit_procedure']}. {unit['name']}{on}"
        yield from (f"       {in_words(p)}" for p in unit["parameters"])
        yield from (f"       check: {check['text']}" for check in unit["checks"] if check["check"] != "setting")
    for one in part["inspections"]:
        limits = " to ".join(f"{v:g}" for v in (one["lower"], one["upper"]) if v is not None)
        within = f" within {limits} {one['unit']}" if limits else ""
        yield f"  inspect {one['characteristic']} ({one['class']}): {one['method']}{within}; {one['pieces']}"
    yield f"  {part['equivalence']['statement']}"
    yield f"  {part['equivalence']['lot']['statement']}"


def bom_words(entry: Mapping[str, Any]) -> str:
    """One line of the parts list."""
    what = ", ".join(filter(None, (entry["designation"], entry["standard"])))
    exact = f" ({what})" if what else ""
    return f"{entry['item']}. {entry['count']} × {entry['name']}{exact}, {entry['kind']}"


def end_of_life_words(end: Mapping[str, Any]) -> Iterator[str]:
    """What becomes of the product, a line a statement."""
    for one in end["materials"]:
        code = f" ({one['code']})" if one["code"] else ""
        yield f"end of life: {one['part']}, {one['material']}{code}: {one['words']}"
    yield from (f"end of life: {one['what']} must come off first" for one in end["to_come_off"])
    if len(end["materials"]) == 1 and end["separable"] and not end["disassembly"]:
        yield "end of life: of one material, nothing is to be taken apart"
    elif end["separable"] is not None:
        yield "end of life: it comes apart" if end["separable"] else "end of life: it does not come apart without harm"
    for step in end["disassembly"]:
        tool = f" with {step['tool']}" if step["tool"] else ""
        joined = step["joining"].replace("_", " ")
        yield f"take apart {step['step']}: undo step {step['undoes']} ({joined}){tool}"
    yield from (f"end of life: {said['text']}" for said in end["statements"])
