"""Share an order out over nodes: open the models, take their facts, ask the room that knows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dfdm.errors import InputError, UnknownNameError
from dfdm.verbs.declaring import export_classification
from dfdm.verbs.judging import network, routes_for
from dfdm.verbs.opening import opened
from dfdm.verbs.reading import trusted

if TYPE_CHECKING:
    from dfdm.nodes.split import Split

Named = str | Sequence[str] | Mapping[str, str] | None
"""One name for all parts, or a name by part."""


def split(
    thing: Any,
    nodes: Any = None,
    *,
    to: str,
    quantity: int = 1,
    process: Named = None,
    material: Named = None,
    route: Any = None,
    at: datetime | str | None = None,
    due: datetime | str | None = None,
    within_h: float | None = None,
    certainty: str = "p90",
    max_share: float = 1.0,
    min_nodes: int = 1,
    min_lot: int = 1,
    co2e_max_kg: float | None = None,
    partial: bool = False,
    certificates: Sequence[str] = (),
    trust: str | Path | None = None,
    stated_certificates: bool = False,
    currency: str = "EUR",
    time_limit_s: float = 30.0,
    gap: float = 1e-4,
    **settings: Any,
) -> Split:
    """Share `quantity` of a model, or of each model of a list, out over nodes at the least price with delivery.

    Each part of a model is a line of the order, as often as it occurs in it. `process` and `material` are names for all
    parts, or by part name. `due` (or `within_h`, hours from `at` on) is when it must be there, by its P90 or P50
    (`certainty`). `certificates` count as in `match`. `max_share`, `min_nodes` and `min_lot` bound each part, `co2e_max_kg` all of the order; `partial` places
    as much as can be where not all can. Where no split keeps all limits the result says which are in the way.
    """
    from dfdm.nodes.network import Network
    from dfdm.nodes.split import Ask, Limits
    from dfdm.nodes.split import split as shared

    things = list(thing) if isinstance(thing, list | tuple) else [thing]
    book = trusted(trust)
    models = [opened(one, trust=book, **settings) for one in things]
    fixed = None if route is None else routes_for((), route, None, None)[0]
    if fixed is not None and process:
        raise InputError("name processes or a route, not both")
    entries = [(one, model, entry) for one, model in zip(things, models, strict=True) for entry in model.parts]
    names = [entry.name for _, _, entry in entries]
    for named in (process, material):
        for name in named if isinstance(named, Mapping) else ():
            if name not in names:
                raise UnknownNameError("part", name, names)
    asks = [
        Ask(
            facts=_piece(entry.facts),
            quantity=quantity * entry.count,
            processes=_of(process, entry.name),
            materials=_of(material, entry.name),
            route=fixed,
            requirements=entry.requirements,
            license=model.license,
            export=export_classification(model, one),
            certificates=tuple(certificates),
            trust=book,
            stated_certificates=stated_certificates,
        )
        for one, model, entry in entries
    ]
    moment = instant(at) or datetime.now(UTC).replace(microsecond=0)
    if due is not None and within_h is not None:
        raise InputError("say when it is due or within how many hours, not both")
    if certainty not in ("p50", "p90"):
        raise InputError(f"a certainty is p50 or p90, not '{certainty}'")
    last = instant(due) if within_h is None else moment + timedelta(hours=within_h)
    found = network(nodes)
    assert isinstance(found, Network)
    return shared(
        asks,
        found,
        to=to,
        at=moment,
        due=last,
        sure=certainty == "p90",
        limits=Limits(max_share=max_share, min_nodes=min_nodes, min_lot=min_lot, co2e_max_kg=co2e_max_kg),
        partial=partial,
        currency=currency,
        time_limit_s=time_limit_s,
        gap=gap,
        model=", ".join(model.name for model in models),
    )


def instant(text: datetime | str | None) -> datetime | None:
    """Read a time (ISO 8601; without a zone UTC); what is none is an InputError."""
    try:
        read = datetime.fromisoformat(text) if isinstance(text, str) else text
    except ValueError:
        raise InputError(f"'{text}' is not a time: write it as 2026-11-21T09:00:00+00:00") from None
    return read if read is None or read.tzinfo else read.replace(tzinfo=UTC)


def _piece(facts: Any) -> Any:
    """The facts of a part as of one piece, however often it is in its model."""
    from dfdm.facts import PartFacts

    if facts.count == 1:
        return facts
    return PartFacts(name=facts.name, count=1, measure=facts.quantity)


def _of(named: Named, part: str) -> tuple[str, ...]:
    if isinstance(named, Mapping):
        return (named[part],) if part in named else ()
    if isinstance(named, Collection) and not isinstance(named, str):
        return tuple(named)
    return (named,) if named else ()
