"""Compose the recipe of a model from what was measured, the route, the capability and what the design declares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from dfdm.facts import Measurements, PartFacts
from dfdm.facts.rounding import rounded
from dfdm.processes.capability import Capability
from dfdm.processes.catalog import Catalog, catalog
from dfdm.processes.route import Route
from dfdm.recipes.bill import Placed, assembly_of, bill_of_materials
from dfdm.recipes.equivalence import GENERAL_TOLERANCE, equivalence
from dfdm.recipes.final_inspection import NO_PLAN, final_inspection
from dfdm.recipes.handling import end_of_life_of, packing_of
from dfdm.recipes.inspection import characteristics, inspections
from dfdm.recipes.instructions import assembly_instructions, instructions_for, marking_instructions, supported
from dfdm.recipes.ranges import permitted_by_step
from dfdm.recipes.recipe import Header, Recipe
from dfdm.recipes.sights import Picture
from dfdm.recipes.steps import in_process_checks, post_processing, safety_notes, unit_procedure
from dfdm.recipes.substitutes import substitutes
from dfdm.requirements import Making, Permitted, Resolved

_MM3_PER_CM3: Final = 1000.0
_NOTHING: Final[Mapping[str, Any]] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True, slots=True)
class Order:
    """What an order adds to a recipe: how many products, and how its parts are inspected.

    `quantity` None: not known yet. `aql` are acceptable quality levels in percent by class (major, minor) over those of the
    design, `level` the inspection level, `by` attributes or variables.
    """

    quantity: int | None = None
    aql: Mapping[str, float] = field(default_factory=lambda: _NOTHING)
    level: str = "II"
    by: str = "attributes"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Making:
    """What all parts of a recipe have in common."""

    route: Route
    capability: Capability
    making: Making
    order: Order
    permitted: Mapping[str, Mapping[str, Permitted]]
    judged: Mapping[str, Mapping[str, str]]
    pages: Catalog
    gaps: list[dict[str, str]]


def compose(
    measurements: Measurements,
    route: Route,
    capability: Capability,
    *,
    header: Header,
    requirements: Mapping[str, Sequence[Resolved]] = _NOTHING,
    reports: Mapping[str, Mapping[str, Any]] = _NOTHING,
    geometry: Mapping[str, Sequence[str]] = _NOTHING,
    making: Making | None = None,
    order: Order | None = None,
    judged: Mapping[str, Mapping[str, str]] = _NOTHING,
    places: Sequence[Placed] = (),
    pictures: Sequence[Picture] = (),
    pages: Catalog | None = None,
) -> Recipe:
    """Write down how every distinct part of a model is made so that it counts as the same part.

    `requirements`, `reports` (documents of checks) and `geometry` (names of bundle members) are by part name; `making` is
    what the design declares of its making, `judged` the verdicts of substitutes, by part name and material, `places` where
    the parts stand in the product, `pictures` those that were drawn. The level is `master` where the route or capability
    fixes a machine, `site` where a node is named, `general` otherwise. Raises InputError where what the design declares
    names parts, materials or steps that there are not.
    """
    pages = pages or catalog()
    gaps: list[dict[str, str]] = []
    said = making or Making()
    common = _Making(
        route=route,
        capability=capability,
        making=said,
        order=order or Order(),
        pages=pages,
        gaps=gaps,
        judged=judged,
        permitted=permitted_by_step(route, said.permitted, pages),
    )
    parts, instructions, post = [], [], []
    for facts in measurements.parts:
        report = reports.get(facts.name)
        part = _part(facts, common, requirements.get(facts.name, ()), report, geometry.get(facts.name, ()))
        holds = supported(facts, route, report, pages)
        done = post_processing(facts.name, route, holds, capability.material.id, pages, gaps)
        instructions += instructions_for(part, facts, route, report, done, pictures, pages)
        parts.append(part)
        post += done
    bom = bill_of_materials(parts, said, route, pages, gaps)
    assembly = assembly_of(bom, places, said, gaps)
    if route.process == "sheet_bending":
        gaps.append(
            {"what": "cutting of the blank", "reason": "the route begins with bending: the flat pattern is cut before"}
        )
    for key, words in (("responsible_party", "responsible party"), ("intended_use", "intended use")):
        if not getattr(header, key):
            gaps.append({"what": words, "reason": "the design does not name it"})
    if common.order.quantity is None:
        gaps.append({"what": NO_PLAN, "reason": "it follows from the number of pieces, which no order has fixed"})
    return Recipe(
        header=header,
        level=_level(route, capability),
        node=capability.node or "",
        quantity=common.order.quantity,
        route=tuple(route.to_dict()),
        parts=tuple(parts),
        bom=tuple(bom),
        assembly=assembly,
        instructions=(
            *instructions,
            *assembly_instructions(assembly, pictures),
            *marking_instructions(header.license),
        ),
        post_processing=tuple(post),
        packing=packing_of(parts, route, said, pages, common.order.quantity, gaps),
        end_of_life=end_of_life_of(parts, bom, assembly, route, said, pages, gaps),
        safety=tuple(safety_notes(route, post, pages)),
        not_stated=tuple(gap for n, gap in enumerate(gaps) if gap not in gaps[:n]),
    )


def _level(route: Route, capability: Capability) -> str:
    if capability.machine is not None or any(step.machine for step in route.steps):
        return "master"
    return "site" if capability.node else "general"


def _part(
    facts: PartFacts,
    common: _Making,
    requirements: Sequence[Resolved],
    report: Mapping[str, Any] | None,
    geometry: Sequence[str],
) -> dict[str, Any]:
    route, capability, order, pages, gaps = (common.route, common.capability, common.order, common.pages, common.gaps)
    declared = characteristics(requirements)
    material = _material(facts, common)
    lot = None if order.quantity is None else order.quantity * facts.count
    final = final_inspection(
        declared,
        lot,
        {**dict(common.making.aql), **order.aql},
        level=order.level,
        by=order.by,
    )
    inspected = inspections(declared, final, route, pages)
    procedure = [
        unit_procedure(
            number,
            step,
            facts,
            capability,
            report,
            permitted=common.permitted.get(step.id, _NOTHING),
            pages=pages,
            gaps=gaps,
        )
        for number, step in enumerate(route.steps, start=1)
    ]
    for unit in procedure:
        unit["checks"] = in_process_checks(unit, material, declared, inspected, report, route, pages)
    if not declared:
        gaps.append({"what": f"inspections of {facts.name}", "reason": "the design declares no characteristic"})
    if GENERAL_TOLERANCE not in capability.limits:
        gaps.append({"what": "general tolerance", "reason": "the data pages give none for this process"})
    return {
        "name": facts.name,
        "count": facts.count,
        "geometry": sorted(geometry),
        "formula": {
            "inputs": [material],
            "outputs": [{"part": facts.name, "count": facts.count}],
        },
        "procedure": procedure,
        "requirements": declared,
        "inspections": inspected,
        "final_inspection": final,
        "equivalence": equivalence(
            facts,
            material=material,
            characteristics=declared,
            parameters=[p for unit in procedure for p in unit["parameters"]],
            limits=capability.limits,
            final=final,
        ),
    }


def _material(facts: PartFacts, common: _Making) -> dict[str, Any]:
    material, gaps = common.capability.material, common.gaps
    density = material.properties.get("density")
    volume = facts.body.volume_mm3
    mass = None
    if density is None:
        gaps.append({"what": f"mass of {facts.name}", "reason": f"the density of {material.id} is not in the data"})
    elif volume is None:
        gaps.append({"what": f"mass of {facts.name}", "reason": "its surface is open, so it has no volume"})
    else:
        mass = rounded(density.number * volume / _MM3_PER_CM3)
    judged = common.judged.get(facts.name, _NOTHING)
    return {
        "material": material.id,
        "name": material.name,
        "designation": material.designation,
        "net_mass_g": mass,
        "density": None if density is None else density.to_dict(),
        "substitutes": substitutes(material, common.route, common.making.substitutes, common.pages, judged, gaps),
    }
