"""Ask one check alone about the parts of the kit, for what processes that name it offer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from dfdm.checks import CHECKS, Judgement, judge_table
from dfdm.cited import Cited
from dfdm.processes import Capability, CapabilityTable, Catalog, Process, Route, capability, catalog
from dfdm.testing.conformance.known_parts import KnownPart

_PROCESSES = 3
_MACHINES = 4


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Asked:
    """One process with one check alone, in what is offered for it: the default material, and some machines."""

    process: Process
    offers: tuple[Capability, ...]
    route: Route

    def judge(self, part: KnownPart, offers: Sequence[Capability]) -> Judgement:
        """What the check says of a part for some offers at once."""
        table = CapabilityTable.of(offers)
        return judge_table(part.facts, table, route=self.route, requirements=part.requirements)


@cache
def asked(key: str) -> tuple[Asked, ...]:
    """The processes that name a check (up to three), each with that check alone."""
    pages = catalog()
    naming = [process for process in pages.processes.values() if key in process.checks]
    return tuple(one for process in naming[:_PROCESSES] for one in _alone(process, (key,), pages))


@cache
def asked_of(term: str) -> Asked:
    """A process with all of its checks."""
    pages = catalog()
    process = pages.processes[term]
    return next(_alone(process, process.checks, pages))


def with_limit(offer: Capability, key: str, value: float, like: Cited) -> Capability:
    """The same offer with another value of one limit."""
    return replace(offer, limits={**offer.limits, key: replace(like, value=value, low=None, high=None)})


def with_limits(offer: Capability, keys: Sequence[str], factor: float) -> Capability:
    """The same offer with some limits (those that it lacks: as some page gives them) so many times as large."""
    changed = dict(offer.limits)
    for key in keys:
        entry = offer.limits.get(key) or given_somewhere(key)
        if entry is not None and entry.unit != "flag":
            changed[key] = replace(entry, value=entry.number * factor, low=None, high=None)
    return replace(offer, limits=changed)


@cache
def given_somewhere(key: str) -> Cited | None:
    """The first number that any page gives for a limit."""
    for place, entry in catalog().cited():
        if place.rpartition(".")[2] == key and "limits" in place and not isinstance(entry.value, str):
            return entry
    return None


def _alone(process: Process, keys: tuple[str, ...], pages: Catalog) -> Iterator[Asked]:
    """By the process alone, and with operations after it where the check looks at the route."""
    alone = replace(process, checks=keys, essential=tuple(key for key in process.essential if key in keys))
    offers = tuple(replace(offer, process=alone) for offer in _offers(process, pages))
    yield Asked(process=alone, offers=offers, route=Route.of(process.term, pages=pages))
    if any("route" in CHECKS[key].extras for key in keys):
        steps = [o.id for o in pages.operations.values() if not o.after or process.term in o.after]
        yield Asked(process=alone, offers=offers, route=Route.of(process.term, then=steps, pages=pages))


def _offers(process: Process, pages: Catalog) -> Iterator[Capability]:
    yield capability(process, process.default_material, pages=pages)
    for machine in pages.machines_for(process.term)[:_MACHINES]:
        works = next((m for m in pages.materials_for(process.term) if machine.works(m)), None)
        if works is not None:
            yield capability(process, works, machine, pages=pages)
