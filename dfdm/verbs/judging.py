"""Measure, check, cost and match: open the model, take its facts, ask the room that knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from dfdm.errors import InputError
from dfdm.verbs.opening import opened

if TYPE_CHECKING:
    from dfdm.checks.report import Report
    from dfdm.checks.reports import Reports
    from dfdm.costs import Estimate, Estimates
    from dfdm.facts import Measurements
    from dfdm.nodes.candidate import Candidates
    from dfdm.nodes.matrix import Matrix
    from dfdm.nodes.network import Network
    from dfdm.processes import Route

Lying = str | tuple[float, float, float]


def measure(thing: Any, **settings: Any) -> Measurements:
    """Measure a model: holes, walls, overhangs, reach … each when first asked for, then cached.

    `settings`: `units`, `thickness_mm`, `values`, `preset` for models that come from files; `timeout_s`, the seconds that
    building and measuring may take altogether before TimeLimitError ends them, in a process of their own.
    """
    return opened(thing, **settings).measurements()


def check(
    thing: Any,
    process: str | Sequence[str] = (),
    *,
    route: Any = None,
    material: str | None = None,
    machine: str | None = None,
    nodes: Any = None,
    orientation: Lying | None = None,
    language: str | None = None,
    **settings: Any,
) -> Report | Reports | Matrix:
    """Judge whether a model can be made: one Report for one part and one process, Reports otherwise.

    Without a process all known ones are asked. With `nodes` every node's own machines are, and the result is a Matrix
    of nodes and processes (all that some node offers) with the reason for each no. `language` is what the words
    are written in (`en`, `es`; without one that of `DFDM_LANGUAGE`, else English).
    """
    processes = (process,) if isinstance(process, str) and process else tuple(process)
    asked: dict[str, Any] = {
        "route": route,
        "material": material,
        "machine": machine,
        "orientation": orientation,
        "language": language,
        **settings,
    }
    if nodes is not None:
        return check_nodes(thing, nodes, processes, **asked)
    found = check_all(thing, processes, **asked)
    single = len(found) == 1 and (len(processes) == 1 or route is not None)
    return found[0] if single else found


def check_all(
    thing: Any,
    processes: Sequence[str] = (),
    *,
    route: Any = None,
    material: str | None = None,
    machine: str | None = None,
    orientation: Lying | None = None,
    language: str | None = None,
    **settings: Any,
) -> Reports:
    """Judge every part of a model; always the whole collection of reports."""
    from dfdm.checks import judge
    from dfdm.checks.reports import Reports
    from dfdm.checks.texts import chosen_language
    from dfdm.processes import capability

    spoken = chosen_language(language)
    model = opened(thing, **settings)
    routes = routes_for(processes, route, material, machine)
    lying = lying_of(orientation)
    reports: list[Report] = []
    for entry in model.parts:
        for one in routes:
            offered = capability(one.process, one.material or None, one.shaping.machine or None)
            reports.append(
                judge(
                    entry.facts,
                    offered,
                    route=one,
                    orientation=lying,
                    requirements=entry.requirements,
                    language=spoken,
                )
            )
    return Reports(model=model.name, reports=tuple(reports))


def check_nodes(
    thing: Any,
    nodes: Any,
    processes: Sequence[str] = (),
    *,
    route: Any = None,
    material: str | None = None,
    machine: str | None = None,
    orientation: Lying | None = None,
    language: str | None = None,
    **settings: Any,
) -> Matrix:
    """Judge every part of a model on the machines of every node; without a process all that some node offers."""
    from dfdm.checks.texts import chosen_language
    from dfdm.nodes.matrix import matrix_of

    spoken = chosen_language(language)
    model, found = opened(thing, **settings), network(nodes)
    routes = routes_for(processes, route, material, machine, default_material=False)
    named = bool(processes) or route is not None
    return matrix_of(
        [entry.facts for entry in model.parts],
        found,
        [one for one in routes if named or one.process in found.processes],
        model=model.name,
        requirements={entry.name: entry.requirements for entry in model.parts},
        orientation=lying_of(orientation),
        language=spoken,
    )


IMPOSSIBLE: Final = "what makes it impossible as it is: "
"""Begins what an estimate says of a part that its process cannot make."""


def cost(
    thing: Any,
    process: str | None = None,
    *,
    quantity: int = 1,
    **options: Any,
) -> Estimate | Estimates:
    """Estimate what a model costs by a process (an estimate, not an offer): one Estimate for one part, else Estimates."""
    found = cost_all(thing, process, quantity=quantity, **options)
    return found.estimates[0] if len(found.estimates) == 1 else found


def cost_all(
    thing: Any,
    process: str | None = None,
    *,
    route: Any = None,
    material: str | None = None,
    machine: str | None = None,
    quantity: int = 1,
    profile: str | Path | None = None,
    country: str = "",
    recycled_content: float | None = None,
    origin: str = "",
    currency: str = "EUR",
    nest: int = 0,
    slicer: str | bool = False,
    calibration: str | Path | None = None,
    **settings: Any,
) -> Estimates:
    """Estimate every part of a model; `quantity` is of the whole model, a part occurring twice is made twice as often.

    `country` (ISO 3166) decides the electricity; `recycled_content` (0 to 1) and `origin` of the primary material (a
    country, `EU`, `WORLD`) what the stock emits. `currency` (ISO 4217) is that of the prices, at the exchange rates that ship
    or those of the file that DFDM_EXCHANGE names.
    `nest`: seconds in which each blank is nested on its sheet by its outline; 0 takes the cited utilization.
    `slicer` (True, or its name or path) makes a slicer on this machine the estimator of material extrusion, and adds what
    it says beside the model to the file `calibration`; without it, estimates are corrected by what that file says.
    """
    from dfdm.checks import judge
    from dfdm.checks.verdict import Makeable, Verdict
    from dfdm.costs import Estimates, estimate, read_profile
    from dfdm.costs.feedstock import stated_stock
    from dfdm.costs.nesting import nested_rates
    from dfdm.processes import capability
    from dfdm.verbs.slicing import Slicing

    if not process and route is None:
        raise InputError("name a process (--process) or a route (--route) to estimate")
    model = opened(thing, **settings)
    (one,) = routes_for((process,) if process else (), route, material, machine)
    read = read_profile(Path(profile)) if profile else None
    offered = capability(one.process, one.material or None, one.shaping.machine or None)
    own = (
        Path(thing)
        if isinstance(thing, str | Path) and len(model.parts) == 1 and settings.get("units") != "inch"
        else None
    )
    asked = Slicing.asked(one, profile, slicer, calibration, file=own, limit_s=settings.get("timeout_s"))
    estimates = []
    for entry in model.parts:
        report = judge(entry.facts, offered, route=one, requirements=entry.requirements)
        found = estimate(
            entry.facts,
            one,
            offered,
            quantity=quantity * entry.count,
            orientation=report.orientation,
            country=country,
            currency=currency.upper(),
            rates={
                **stated_stock(recycled_content, origin),
                **(nested_rates(entry.facts, offered, seconds=nest) if nest else {}),
            },
            profile=asked.profile_for(entry, report.orientation) if asked else read,
            requirements=entry.requirements,
        )
        if report.makeable is Makeable.NO:
            codes = ", ".join(dict.fromkeys(f.code for f in report.findings if f.verdict is Verdict.FAIL))
            found = replace(found, not_priced=(f"{IMPOSSIBLE}{codes}", *found.not_priced))
        estimates.append(found)
    return Estimates(model=model.name, estimates=tuple(estimates))


def match(
    thing: Any,
    nodes: Any = None,
    *,
    to: str,
    quantity: int = 1,
    process: Sequence[str] = (),
    material: str | None = None,
    route: Any = None,
    at: datetime | str | None = None,
    weights: Mapping[str, float] | None = None,
    currency: str = "EUR",
    design_rights: Any = None,
    certificates: Sequence[str] = (),
    trust: str | Path | None = None,
    stated_certificates: bool = False,
    **settings: Any,
) -> Candidates:
    """Rank the nodes that could make a model and bring it to a place; every node that cannot says why.

    `design_rights` is what its owner states over what the design states itself (see `dfdm.verbs.declaring`): the export
    classification keeps nodes and places out. Of `certificates` that a node must hold only those count that an issuer
    listed in the `trust` folder signed; `stated_certificates` takes what nodes state of themselves.
    """
    from dfdm.nodes.match import match as matched
    from dfdm.nodes.score import Preferences
    from dfdm.verbs.declaring import export_classification
    from dfdm.verbs.reading import trusted

    book = trusted(trust)
    model = opened(thing, trust=book, **settings)
    processes = (process,) if isinstance(process, str) else tuple(process)
    fixed = None if route is None else routes_for((), route, None, None)[0]
    if fixed is not None and processes:
        raise InputError("name processes or a route, not both")
    return matched(
        model.measurements(),
        network(nodes),
        to=to,
        quantity=quantity,
        processes=processes or None,
        materials=(material,) if material else (),
        route=fixed,
        license=model.license,
        export=export_classification(model, thing, design_rights),
        certificates=tuple(certificates),
        trust=book,
        stated_certificates=stated_certificates,
        requirements={entry.name: entry.requirements for entry in model.parts},
        preferences=Preferences.weighing(**weights) if weights else None,
        currency=currency.upper(),
        at=_instant(at),
    )


def network(source: Any = None) -> Network:
    """Read a network of nodes from a file or folder; None and "sample" are the synthetic sample network."""
    from dfdm.nodes.network import SAMPLE, Network, read_nodes

    return source if isinstance(source, Network) else read_nodes(source or SAMPLE)


def routes_for(
    processes: Sequence[str],
    route: Any,
    material: str | None,
    machine: str | None,
    *,
    default_material: bool = True,
) -> tuple[Route, ...]:
    """Routes that were asked about: a given one, one per named process, or one per known process."""
    from dfdm.processes import Route, Step, catalog

    if route is not None:
        if processes:
            raise InputError("name processes or a route, not both")
        return (route if isinstance(route, Route) else Route.from_toml(route),)
    pages = catalog()
    terms = [pages.process(name).term for name in processes] or sorted(pages.processes)
    if material and not processes:
        terms = [term for term in terms if term in pages.material(material).processes]
    if machine and not processes:
        terms = [term for term in terms if term in pages.machine(machine).processes]
    if default_material or material:
        return tuple(Route.of(term, material=_material(term, material, machine), machine=machine) for term in terms)
    named = pages.machine(machine).id if machine else ""
    return tuple(Route(steps=(Step(kind="process", id=term, machine=named),)) for term in terms)


def _material(process: str, material: str | None, machine: str | None) -> str | None:
    """The material asked for; else the process's own, or the first one that the machine works where it does not work that."""
    from dfdm.processes import catalog

    if material or not machine:
        return material
    pages = catalog()
    page, default = pages.machine(machine), pages.process(process).default_material
    if page.works(pages.material(default)):
        return default
    return next((m.id for m in pages.materials_for(process) if page.works(m)), default)


def lying_of(orientation: Lying | None) -> Any:
    """How the part lies, as judging takes it; what is no direction is an InputError."""
    if orientation is None or orientation in ("best", "as-modeled"):
        return orientation
    try:
        x, y, z = (float(v) for v in (orientation.split(",") if isinstance(orientation, str) else orientation))
    except ValueError:
        raise InputError(
            f"orientation '{orientation}' is not best, as-modeled or X,Y,Z of the build direction"
        ) from None
    return (x, y, z)


def _instant(at: datetime | str | None) -> datetime:
    if at is None:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        read = datetime.fromisoformat(at) if isinstance(at, str) else at
    except ValueError:
        raise InputError(f"'{at}' is not a time: write it as 2026-11-21T09:00:00+00:00") from None
    return read if read.tzinfo else read.replace(tzinfo=UTC)
