"""Compose the recipe of a model from what was measured, the route, the capability and the declared requirements."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from dfdm.cited import Cited
from dfdm.facts import Measurements, PartFacts
from dfdm.facts.rounding import rounded, vector
from dfdm.processes.capability import Capability
from dfdm.processes.catalog import Catalog, catalog
from dfdm.processes.process import Hazard
from dfdm.processes.route import Route, Step
from dfdm.recipes.equivalence import GENERAL_TOLERANCE, equivalence
from dfdm.recipes.inspection import characteristics, inspections
from dfdm.recipes.recipe import Header, Recipe
from dfdm.requirements import Resolved

_MM3_PER_CM3: Final = 1000.0
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
_NOTHING: Final[Mapping[str, Any]] = {}


def compose(
    measurements: Measurements,
    route: Route,
    capability: Capability,
    *,
    header: Header,
    requirements: Mapping[str, Sequence[Resolved]] = _NOTHING,
    reports: Mapping[str, Mapping[str, Any]] = _NOTHING,
    geometry: Mapping[str, Sequence[str]] = _NOTHING,
    pages: Catalog | None = None,
) -> Recipe:
    """Write down how every distinct part of a model is made so that it counts as the same part.

    `requirements`, `reports` (documents of checks) and `geometry` (names of bundle members) are by part name. The level
    is `master` where the route or capability fixes a machine, `site` where a node is named, `general` otherwise.
    """
    pages = pages or catalog()
    gaps: list[dict[str, str]] = []
    parts = tuple(
        _part(
            facts,
            route,
            capability,
            requirements=requirements.get(facts.name, ()),
            report=reports.get(facts.name),
            geometry=geometry.get(facts.name, ()),
            pages=pages,
            gaps=gaps,
        )
        for facts in measurements.parts
    )
    for key, words in (("responsible_party", "responsible party"), ("intended_use", "intended use")):
        if not getattr(header, key):
            gaps.append({"what": words, "reason": "the design does not name it"})
    return Recipe(
        header=header,
        level=_level(route, capability),
        route=tuple(route.to_dict()),
        parts=parts,
        safety=tuple(_safety(route, pages)),
        not_stated=tuple(_once(gaps)),
    )


def _level(route: Route, capability: Capability) -> str:
    if capability.machine is not None or any(step.machine for step in route.steps):
        return "master"
    return "site" if capability.node else "general"


def _part(
    facts: PartFacts,
    route: Route,
    capability: Capability,
    *,
    requirements: Sequence[Resolved],
    report: Mapping[str, Any] | None,
    geometry: Sequence[str],
    pages: Catalog,
    gaps: list[dict[str, str]],
) -> dict[str, Any]:
    declared = characteristics(requirements)
    material = _material(facts, capability, gaps)
    procedure = [
        _unit(number, step, facts, capability, report, pages=pages, gaps=gaps)
        for number, step in enumerate(route.steps, start=1)
    ]
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
        "inspections": inspections(declared),
        "equivalence": equivalence(
            facts,
            material={key: material[key] for key in ("material", "name", "designation")},
            characteristics=declared,
            parameters=[p for unit in procedure for p in unit["parameters"]],
            limits=capability.limits,
        ),
    }


def _material(facts: PartFacts, capability: Capability, gaps: list[dict[str, str]]) -> dict[str, Any]:
    material = capability.material
    density = material.properties.get("density")
    volume = facts.body.volume_mm3
    mass = None
    if density is None:
        gaps.append({"what": f"mass of {facts.name}", "reason": f"the density of {material.id} is not in the data"})
    elif volume is None:
        gaps.append({"what": f"mass of {facts.name}", "reason": "its surface is open, so it has no volume"})
    else:
        mass = rounded(density.number * volume / _MM3_PER_CM3)
    return {
        "material": material.id,
        "name": material.name,
        "designation": material.designation,
        "net_mass_g": mass,
        "density": None if density is None else density.to_dict(),
    }


def _unit(
    number: int,
    step: Step,
    facts: PartFacts,
    capability: Capability,
    report: Mapping[str, Any] | None,
    *,
    pages: Catalog,
    gaps: list[dict[str, str]],
) -> dict[str, Any]:
    shaping = step.kind == "process"
    stated: Mapping[str, Cited] = _NOTHING
    notes: tuple[Hazard, ...]
    if shaping:
        process = pages.process(step.id)
        name, notes, adds = process.name, process.safety, ""
        merged = {**capability.limits, **capability.rates}
        stated = {**process.parameters, **{key: merged[key] for key in SETTINGS if key in merged}}
    else:
        operation = pages.operation(step.id)
        name, notes, adds = operation.name, operation.safety, operation.adds
    parameters = _parameters(step, stated)
    if not parameters:
        gaps.append({"what": f"parameters of {step.id}", "reason": "neither the route nor the data pages fix any"})
    return {
        "unit_procedure": number,
        "kind": step.kind,
        "id": step.id,
        "name": name,
        "material": step.material,
        "machine": step.machine or (capability.machine.id if shaping and capability.machine else ""),
        "parameters": parameters,
        "equipment": _equipment(facts, report) if shaping else [],
        "effect": adds,
        "safety": [note.to_dict() for note in notes],
    }


def _parameters(step: Step, stated: Mapping[str, Cited]) -> list[dict[str, Any]]:
    """Parameters of a step: those the route fixes, then those of the process's page, each with its source."""
    fixed = {
        key: {
            "name": key,
            "value": value,
            "unit": "text" if isinstance(value, str) else "",
            "source": "route",
            "locator": "fixed by the route",
            "kind": "specification",
        }
        for key, value in step.parameters.items()
    }
    given = {
        key: {
            "name": key,
            "value": cited.value if isinstance(cited.value, str) else rounded(cited.value),
            "unit": cited.unit,
            "source": cited.source,
            "locator": cited.locator,
            "kind": cited.kind,
        }
        for key, cited in stated.items()
    }
    merged = given | fixed
    return [merged[key] for key in sorted(merged)]


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


def _safety(route: Route, pages: Catalog) -> list[dict[str, Any]]:
    notes = []
    for step in route.steps:
        page = pages.process(step.id) if step.kind == "process" else pages.operation(step.id)
        notes += [{"step": step.id, **note.to_dict()} for note in page.safety]
    return notes


def _once(gaps: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    return [gap for n, gap in enumerate(gaps) if gap not in gaps[:n]]
