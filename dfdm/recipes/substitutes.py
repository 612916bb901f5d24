"""Materials that may stand in for another: the owner's list, else those that data pages call the same grade.

Nothing is guessed: two materials are the same grade where their pages give the same symbol of ISO 1043, or the same
material number (1.4301), in the same family. A family alone is no ground: PLA and PEEK are both thermoplastics.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from dfdm.processes import Catalog, Material, Route
from dfdm.requirements import Substitute

_NUMBER: Final = re.compile(r"\b[1-3]\.\d{4}\b")
"""A material number of EN 10027-2 and its kin."""


def substitutes(
    material: Material,
    route: Route,
    declared: Sequence[Substitute] | None,
    pages: Catalog,
    judged: Mapping[str, str],
    gaps: list[dict[str, str]],
) -> list[dict[str, Any]]:
    """The permitted substitutes of a material, by id, each with its ground.

    `declared` is the owner's list: where there is one it is all there is (and an empty one means none). `judged` are
    verdicts of checks by material id; one that fails by data is left out, and one of the owner's says so. An owner's
    material that no page has is an UnknownNameError; of those that the process does not work, that is said.
    """
    if declared is not None:
        found = list(_declared(material, route, declared, pages))
        gaps += [
            {"what": f"substitute {name}", "reason": f"the owner permits it, but {route.process} does not work it"}
            for name in _unworked(route, declared, pages)
        ]
        if not found and not any(one.materials for one in declared):
            gaps.append({"what": f"substitutes of {material.id}", "reason": "the owner permits none"})
    else:
        found = [_entry(m, "data", ground) for m, ground in _same_grade(material, route, pages)]
        failed = [entry["material"] for entry in found if judged.get(entry["material"]) == "fail"]
        found = [entry for entry in found if entry["material"] not in failed]
        gaps += [
            {"what": f"substitute {name}", "reason": "of the same grade, but the part cannot be made of it so"}
            for name in failed
        ]
        if not found:
            reason = "the design names none, and no page has the same grade for this process"
            gaps.append({"what": f"substitutes of {material.id}", "reason": reason})
    return [entry | {"judged": judged.get(entry["material"], "not_judged")} for entry in found]


def candidates(material: Material, route: Route, declared: Sequence[Substitute] | None, pages: Catalog) -> list[str]:
    """The ids of what `substitutes` would name, so that each can be judged before."""
    if declared is not None:
        return [entry["material"] for entry in _declared(material, route, declared, pages)]
    return [m.id for m, _ in _same_grade(material, route, pages)]


def _declared(
    material: Material, route: Route, declared: Sequence[Substitute], pages: Catalog
) -> Iterator[dict[str, Any]]:
    seen = {material.id}
    for one in declared:
        for name in one.materials:
            page = pages.material(name)
            if page.id not in seen and route.process in page.processes:
                seen.add(page.id)
                yield _entry(page, "owner", one.because)


def _unworked(route: Route, declared: Sequence[Substitute], pages: Catalog) -> list[str]:
    """What the owner permits and this process does not work: a design may be made in several ways."""
    named = [pages.material(name) for one in declared for name in one.materials]
    return [page.id for page in named if route.process not in page.processes]


def _same_grade(material: Material, route: Route, pages: Catalog) -> Iterator[tuple[Material, str]]:
    for other in sorted(pages.materials_for(route.process), key=lambda m: m.id):
        if other.id == material.id:
            continue
        if not all(pages.operation(step.id).works(other) for step in route.operations):
            continue
        ground = same_grade(material, other)
        if ground:
            yield other, ground


def same_grade(one: Material, other: Material) -> str:
    """Why two materials are of the same grade, from what their pages say; empty where they do not say so."""
    if one.family != other.family:
        return ""
    if one.symbol and one.symbol == other.symbol:
        return f"the same symbol {one.symbol} (ISO 1043) in the family {one.family}"
    shared = sorted(set(_NUMBER.findall(one.designation)) & set(_NUMBER.findall(other.designation)))
    return f"the same material number {shared[0]} in the family {one.family}" if shared else ""


def _entry(page: Material, basis: str, ground: str) -> dict[str, Any]:
    return {"material": page.id, "name": page.name, "designation": page.designation, "basis": basis, "ground": ground}
