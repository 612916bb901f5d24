"""The printable card that travels with a job: recipe, estimate and pictures put on paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from dfdm.errors import InputError
from dfdm.recipes.final_inspection import NO_PLAN
from dfdm.verbs.composing import header_of, placed_at, subject_of
from dfdm.verbs.illustrating import places_of
from dfdm.verbs.judging import check_all, routes_for
from dfdm.verbs.opening import opened
from dfdm.verbs.reading import trusted
from dfdm.verbs.recording import form_code
from dfdm.verbs.writing import write_file

if TYPE_CHECKING:
    from dfdm.bundles import OpenedBundle
    from dfdm.checks.report import Report
    from dfdm.costs import Estimate
    from dfdm.designs import Model
    from dfdm.processes import Capability, Route
    from dfdm.recipes.traveler import Traveler
    from dfdm.trust.trustlist import TrustList

ENDINGS: Final = (".html", ".pdf")
_UNDATED: Final = "1970-01-01T00:00:00Z"
"""The instant in a recipe that is composed for a card without a date."""


def traveler(
    thing: Any,
    *,
    path: str | Path | None = None,
    process: str | None = None,
    route: Any = None,
    material: str | None = None,
    quantity: int = 1,
    node: str | None = None,
    nodes: Any = None,
    size: str = "A4",
    lot: str = "",
    number: str = "",
    created: str = "",
    agreement: str | Path | None = None,
    trust: str | Path | TrustList | None = None,
    **settings: Any,
) -> Traveler:
    """Put together the card of a job by a route or process, and write it to `path` (.html or .pdf).

    Of a bundle the route and the recipe are its own, if no other are named. With a `node` its machine and its own rates
    are taken. The date is written only if `created` gives it. The code of the answer form names the recipe, of a bundle
    the bundle too, and by what right it is made: its own rights, or an `agreement` over it. Raises InputError where neither
    a process nor a route is named, or the agreement is over another bundle.
    """
    from dfdm.processes import Route, capability

    ending = _ending(path)
    book = trusted(trust)
    inside = _carried(thing, book)
    carried = dict(inside.recipe) if inside is not None and not process and route is None else None
    if carried is not None:
        route = Route.from_dict(carried["route"])
    if not process and route is None:
        raise InputError("name a process (--process) or a route (--route) for the card")
    model = opened(thing, trust=book, **settings)
    if node:
        placed = placed_at(model, None, node, nodes, process, material, route)
        chosen, offered, reports = placed.route, placed.capability, list(placed.reports)
        estimates = {
            e.name: placed.estimate(e.facts, quantity=quantity * e.count, requirements=e.requirements)
            for e in model.parts
        }
        where = placed.node.name
    else:
        chosen = routes_for((process,) if process else (), route, material, None)[0]
        offered = capability(chosen.process, chosen.material or None, chosen.shaping.machine or None)
        reports = list(check_all(model, route=chosen))
        estimates, where = _estimates(model, chosen, offered, reports, quantity), ""
    recipe = carried or _recipe(model, chosen, offered, reports, created)
    card = card_of(
        model, chosen, offered, recipe, estimates, reports,
        quantity=quantity, lot=lot, number=number, node=where, created=created,
        code=form_code(thing, recipe["header"]["id"], agreement, book),
        marking="" if inside is None else inside.rights.marking,
    )  # fmt: skip
    if path is not None:
        write_file(path, _encoded(card, model, ending, size))
    return card


def card_of(
    model: Model,
    route: Route,
    offered: Capability,
    recipe: Mapping[str, Any],
    estimates: Mapping[str, Estimate],
    reports: Sequence[Report],
    *,
    quantity: int = 1,
    lot: str = "",
    number: str = "",
    node: str = "",
    created: str = "",
    code: str = "",
    marking: str = "",
) -> Traveler:
    """The card of a job whose recipe and estimates (by part) are known; `node` is the name of who makes it.

    `marking` is the text that the rights let each piece carry. With a `code` it has an answer form that carries it.
    """
    from dfdm.processes import catalog
    from dfdm.recipes.traveler import Traveler, part_cards

    credit = f"{model.title or model.name}{f' by {model.author}' if model.author else ''}"
    return Traveler(
        title=model.title or model.name,
        number=number or subject_of(model).rpartition(":")[2][:16],
        revision=model.version,
        owner=model.author,
        license=model.license,
        attribution=f"{credit}, {model.license}"
        if model.license
        else f"{credit}: no license is named, all rights are reserved",
        quantity=quantity,
        lot=lot,
        node=node,
        created=created,
        recipe=recipe["header"]["id"],
        parts=part_cards(recipe, route, offered, estimates, catalog(), quantity=quantity),
        code=code,
        marking=tuple(_marks(recipe, marking)),
        open=(*_refusals(reports), *_gaps(recipe)),
    )


def _marks(recipe: Mapping[str, Any], text: str) -> Iterator[str]:
    """What is to stand on the pieces: the text that the rights demand, and what the license asks for in the recipe."""
    if text:
        yield f"each piece carries “{text}”: the rights demand it, and the receipt repeats it"
    for sheet in recipe["instructions"]:
        if sheet["id"] == "marking":
            yield from sheet["text"]


def _gaps(recipe: Mapping[str, Any]) -> Iterator[str]:
    """What the recipe leaves open; the plan of the lot is the card's own."""
    for gap in recipe["not_stated"]:
        if gap["what"] != NO_PLAN:
            yield f"{gap['what']}: {gap['reason']}"


def _refusals(reports: Sequence[Report]) -> Iterator[str]:
    """The parts that the checks say cannot be made so: a shop may try, but not without being told."""
    for report in reports:
        if report.makeable.value == "no":
            codes = ", ".join(dict.fromkeys(f.code for f in report.findings if f.verdict.value == "fail"))
            yield f"how {report.part} can be made by {report.process}: the checks say no ({codes}), see `dfdm check`"


def _ending(path: str | Path | None) -> str:
    if path is None:
        return ""
    ending = Path(path).suffix.lower()
    if ending not in ENDINGS:
        raise InputError(f"{Path(path).name} is not one of {', '.join(ENDINGS)}: name the card so")
    return ending


def _carried(thing: Any, trust: TrustList) -> OpenedBundle | None:
    """The bundle, read; None of anything else."""
    if not isinstance(thing, str | Path) or not str(thing).lower().endswith(".zip"):
        return None
    from dfdm import bundles

    return bundles.read(Path(thing), trust=trust)


def _estimates(
    model: Model, route: Route, offered: Capability, reports: list[Report], quantity: int
) -> dict[str, Estimate]:
    """Estimates by part name; a part that this version cannot price has none."""
    from dfdm.costs import estimate
    from dfdm.costs.work import NotPricedError

    found = {}
    for entry, report in zip(model.parts, reports, strict=True):
        try:
            found[entry.name] = estimate(
                entry.facts,
                route,
                offered,
                quantity=quantity * entry.count,
                orientation=report.orientation,
                requirements=entry.requirements,
            )
        except NotPricedError:
            continue
    return found


def _recipe(model: Model, route: Route, offered: Capability, reports: list[Report], created: str) -> dict[str, Any]:
    from dfdm import recipes

    return recipes.compose(
        model.measurements(),
        route,
        offered,
        header=header_of(model, model.license, _instant(created)),
        requirements={entry.name: entry.requirements for entry in model.parts},
        reports={report.part: report.to_dict() for report in reports},
        making=model.making,
        places=places_of(model),
    ).to_dict()


def _instant(created: str) -> str:
    """The instant of a recipe: midnight of a bare date, and a fixed one where none is given."""
    if not created:
        return _UNDATED
    return created if "T" in created else f"{created}T00:00:00Z"


def _encoded(card: Traveler, model: Model, ending: str, size: str) -> bytes:
    from dfdm.pictures.drawing.paper import paper

    sheet = paper(size)
    if not sheet.small:
        raise InputError(f"a card is printed on A4 or letter, not on {sheet.name}")
    if ending == ".html":
        from dfdm.recipes.traveler_html import html_of

        return html_of(card, pictures_of(model), letter=sheet.name == "letter").encode()
    from dfdm.pictures.drawing.pdf import pdf_of
    from dfdm.recipes.traveler_sheets import sheets_of
    from dfdm.verbs.drawing import picture_of

    views = {entry.name: picture_of(entry) for entry in model.parts}
    return pdf_of(sheets_of(card, views, size=sheet.name), title=f"Traveler: {card.title}", author=card.owner)


def pictures_of(model: Model) -> dict[str, bytes]:
    """A small shaded picture of each part, by its name."""
    from dfdm.pictures import shaded

    meshes = {entry.name: entry.part.mesh for entry in model.parts}
    return {name: shaded(mesh.vertices, mesh.triangles, size=(480, 340)) for name, mesh in meshes.items()}
