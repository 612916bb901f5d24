"""What an export and a card have in common: the way a part is made, what makes it equal, and the names of its files."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dfdm.errors import ExportError
from dfdm.verbs.judging import check_all, cost_all, network, routes_for
from dfdm.verbs.opening import opened
from dfdm.verbs.writing import stamp

if TYPE_CHECKING:
    from dfdm.checks.report import Report
    from dfdm.checks.reports import Reports
    from dfdm.costs import Estimates
    from dfdm.designs import Model
    from dfdm.nodes.verdicts import Placement
    from dfdm.processes import Capability, Route
    from dfdm.recipes import Header, Order, Recipe
    from dfdm.recipes.sights import Picture

_NOTHING: Mapping[str, Sequence[str]] = {}


def recipe(
    thing: Any,
    candidate: Any = None,
    *,
    node: str | None = None,
    nodes: Any = None,
    process: str | None = None,
    material: str | None = None,
    route: Any = None,
    license: str | None = None,
    created: str | None = None,
    order: Order | None = None,
    **settings: Any,
) -> Recipe:
    """Compose the recipe of a model as `export` would, without writing or drawing anything.

    `order` says how many are made and how they are inspected. Raises ExportError where the part cannot be made so.
    """
    model = opened(thing, **settings)
    way = way_of(model, candidate, node, nodes, process, material, route)
    made_at = stamp(created)
    return composed(model, way, license or model.license, made_at, _NOTHING, order=order)


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """How a model is made: route, capability and what was judged; `placed` where a node was named."""

    route: Route
    capability: Capability
    reports: Reports
    placed: Placement | None = None

    def estimates(self, model: Model, quantity: int) -> Estimates:
        """What the model costs this way; at a node a part occurring twice is made twice as often."""
        from dfdm.costs import Estimates

        if self.placed is None:
            return cost_all(model, route=self.route, quantity=quantity)
        found = [
            self.placed.estimate(entry.facts, quantity=quantity * entry.count, requirements=entry.requirements)
            for entry in model.parts
        ]
        return Estimates(model=model.name, estimates=tuple(found))


def way_of(
    model: Model, candidate: Any, node: str | None, nodes: Any, process: str | None, material: str | None, route: Any
) -> Way:
    """The way that was asked for, or the best that passes; one by which the part cannot be made is an ExportError."""
    from dfdm.checks.reports import Reports
    from dfdm.processes import capability

    if candidate is not None or node:
        placed = placed_at(model, candidate, node, nodes, process, material, route)
        reports = Reports(model=model.name, reports=placed.reports)
        return Way(route=placed.route, capability=placed.capability, reports=reports, placed=placed)
    chosen = _route(model, process, material, route)
    offered = capability(chosen.process, chosen.material or None, chosen.shaping.machine or None)
    reports = check_all(model, route=chosen)
    _refuse_failed(reports)
    return Way(route=chosen, capability=offered, reports=reports)


def composed(
    model: Model,
    way: Way,
    license: str,
    created: str,
    members: Mapping[str, Sequence[str]],
    *,
    order: Order | None = None,
    pictures: Sequence[Picture] = (),
) -> Recipe:
    """The recipe of a model made this way; `members` are the bundle members with its geometry, by part."""
    from dfdm import recipes
    from dfdm.verbs.illustrating import places_of

    return recipes.compose(
        model.measurements(),
        way.route,
        way.capability,
        header=header_of(model, license, created),
        requirements={entry.name: entry.requirements for entry in model.parts},
        reports={report.part: report.to_dict() for report in way.reports},
        geometry=members,
        making=model.making,
        order=order,
        judged=judged_substitutes(model, way),
        places=places_of(model),
        pictures=pictures,
    )


def header_of(model: Model, license: str, created: str) -> Header:
    """What the header of a recipe says of a model."""
    from dfdm.recipes import Header

    return Header(
        subject=subject_of(model),
        product=model.title or model.name,
        created=created,
        version=model.version,
        responsible_party=model.author,
        intended_use=model.intended_use,
        license=license,
        design=dict(model.values),
    )


def judged_substitutes(model: Model, way: Way) -> dict[str, dict[str, str]]:
    """The verdicts on each part made of each permitted substitute instead, by part name and material.

    On a machine that does not work a substitute nothing is judged.
    """
    from dfdm.errors import InputError
    from dfdm.processes import catalog
    from dfdm.recipes.substitutes import candidates

    pages, found = catalog(), {entry.name: dict[str, str]() for entry in model.parts}
    for name in candidates(way.capability.material, way.route, model.making.substitutes, pages):
        other = way.route.at(material=name, machine=way.route.shaping.machine or None)
        try:
            reports = check_all(model, route=other)
        except InputError:  # the machine of the route is not made for it
            continue
        for report in reports:
            no = report.makeable.value == "no"
            found[report.part][name] = "fail" if no else report.verdict.value
    return found


def subject_of(model: Model) -> str:
    """The IRI of what a model makes: from its name, version and the sorted fingerprints of its parts."""
    fingerprints = sorted([entry.facts.body.fingerprint, entry.count] for entry in model.parts)
    digest = hashlib.sha256(json.dumps([model.name, model.version, fingerprints]).encode()).hexdigest()
    return f"urn:dfdm:part:sha256:{digest}"


def placed_at(
    model: Model, candidate: Any, node: Any, nodes: Any, process: str | None, material: str | None, route: Any
) -> Placement:
    """The machine of a node that makes every part: the one of the candidate, else the best of the node that is named."""
    from dfdm.nodes.verdicts import place_at

    routes: tuple[Route, ...]
    if candidate is not None:
        chosen, routes = candidate.node, (candidate.route,)
    else:
        chosen = network(nodes).node(node)
        asked = (process,) if process else () if route is not None else chosen.processes
        routes = routes_for(asked, route, material, None, default_material=False)
    facts = model.measurements().parts
    demands = {entry.name: entry.requirements for entry in model.parts}
    found = [at for one in routes if one and (at := place_at(facts, chosen, one, requirements=demands))]
    if not found:
        asked_for = ", ".join(map(str, routes)) or "no process"
        raise ExportError(f"{chosen.name} does not offer {asked_for}: see `dfdm match` for who does")
    best = min(found, key=lambda at: (-at.makeable.code, at.verdict.code, at.route.process))
    _refuse_failed(best.reports)
    return best


def _route(model: Model, process: str | None, material: str | None, route: Any) -> Route:
    """The route asked for, or that of the best process that can make every part: one that is priced, fewest warnings first."""
    if route is not None or process:
        return routes_for((process,) if process else (), route, material, None)[0]
    reports = check_all(model, material=material)
    able = reports.able()
    if not able:
        raise ExportError(f"{model.name} cannot be made by any known process: see `dfdm check` for what to change")
    from dfdm.processes import catalog

    priced = [term for term in able if catalog().processes[term].drivers]
    return reports.of((priced or able)[0])[0].route


def _refuse_failed(reports: Iterable[Report]) -> None:
    """What cannot be made is not exported."""
    for report in reports:
        if report.makeable.value == "no":
            codes = ", ".join(f.code for f in report.findings if f.verdict.value == "fail")
            raise ExportError(f"{report.part} cannot be made by {report.process} ({codes}): see `dfdm check`")


def file_stems(names: Sequence[str]) -> list[str]:
    """A file name without ending for each name, fit for every system, no two of them the same."""
    found: list[str] = []
    for name in names:
        stem, number = file_safe(name), 1
        while stem in found:
            number += 1
            stem = f"{file_safe(name)}-{number}"
        found.append(stem)
    return found


def file_safe(name: str) -> str:
    """A name of a-z, 0-9, - and _, fit for a bundle and every system."""
    from dfdm.bundles.container import why_not_a_name

    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    stem = re.sub(r"[^a-z0-9_-]+", "-", plain.lower()).strip("-_")[:48].rstrip("-_") or "part"
    return f"part-{stem}" if why_not_a_name(stem) else stem
