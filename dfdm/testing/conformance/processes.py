"""What holds of every process: its pages load, its numbers are sourced and read, and it judges the kit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from dfdm.checks import CHECKS
from dfdm.cited import Cited
from dfdm.costs.work import DRIVERS
from dfdm.errors import DfdmError
from dfdm.processes import Catalog, Process, capability, catalog
from dfdm.processes.page import EMPTY
from dfdm.testing.conformance.asking import asked_of
from dfdm.testing.conformance.case import refuse
from dfdm.testing.conformance.known_parts import known_parts

_TERM: Final = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_OF_ONES_OWN: Final = ("assumption", "measured")
_ASSUMED: Final = 1 / 3
"""The share of its limits that may be assumptions: beyond, a process says more than anybody has read."""


def check_process(term: str) -> None:
    """Raise ConformanceError unless a process (term or alias), with its materials and machines, conforms."""
    refuse(f"process {term}", (fault for topic in topics().values() for fault in topic(term)))


def topics() -> Mapping[str, Callable[[str], Iterator[str]]]:
    """The questions asked of a process by its term, each with sentences of what is wrong."""
    return MappingProxyType(
        {
            "names what is there": names,
            "cites sources": cites,
            "gives limits that are read, and all that are": limits,
            "is offered": offered,
            "judges the kit of known parts": judges,
        }
    )


def loads() -> Iterator[str]:
    """The pages of dfdm and of every plug-in load together: closed schemas, sources listed, no doubles."""
    try:
        catalog()
    except DfdmError as error:
        yield f"the pages do not load: {error}"


def names(term: str) -> Iterator[str]:
    """Term, checks, essential checks, drivers and safety notes."""
    process = _process(term)
    if not _TERM.fullmatch(process.term):
        yield f"the term '{process.term}' is not lower-case words joined by underscores: rename it"
    for key in process.checks:
        if key not in CHECKS:
            yield f"its check '{key}' is registered by nobody: mend the name, or add an entry point in dfdm.checks"
        elif process.family not in CHECKS[key].families:
            yield f"its check '{key}' is not for {process.family} processes: take it off the page"
    looks = [key for key in process.checks if key in CHECKS and _looks(key)]
    if not looks:
        yield "none of its checks looks at the shape: name one that needs a quantity"
    if not any(key in process.essential or (key in CHECKS and CHECKS[key].essential) for key in looks):
        yield "no check of the shape is essential, so a part that nobody could check would be makeable: name one in essential"
    for driver in process.drivers:
        if driver not in DRIVERS:
            yield f"its cost driver '{driver}' is registered by nobody: one of {', '.join(DRIVERS)}, or none"
    if not process.safety:
        yield "it says nothing of what is dangerous: add [[safety]] with text, source, locator, kind"


def cites(term: str) -> Iterator[str]:
    """Sources that a reader finds, and few assumptions among the limits."""
    pages, process = catalog(), _process(term)
    for place, entry in _numbers(pages, process):
        source = pages.sources[entry.source]
        if entry.kind not in _OF_ONES_OWN and not (source.url or source.doi or source.retrieved):
            yield f"source '{entry.source}' ({place}) has neither url, doi nor the day it was read: say where it is found"
        if source.url and not _DATE.fullmatch(source.retrieved):
            yield f"source '{entry.source}' ({place}) does not say when it was read: retrieved = \"YYYY-MM-DD\""
    given = [entry for _, _, entry in _limits(pages, process)]
    assumed = sum(entry.kind == "assumption" for entry in given)
    if assumed > _ASSUMED * len(given):
        yield f"{assumed} of its {len(given)} limits are assumptions: read sources for them, or leave them out"


def limits(term: str) -> Iterator[str]:
    """Every limit on its pages is read by one of its checks, and every limit that they read is given by some page."""
    pages, process = catalog(), _process(term)
    known = [CHECKS[key] for key in process.checks if key in CHECKS]
    read = {name for check in known for name in check.limits}
    for place, name, _ in _limits(pages, process):
        if name not in read:
            yield f"no check of it reads the limit '{name}' of {place}: name the check that does, or take the limit out"
    given = {place.rpartition(".")[2] for place, _ in pages.cited() if "limits" in place}
    for check in known:
        for name in check.limits:
            if name not in given:
                yield f"no page gives the limit '{name}' that its check '{check.key}' reads: give it, or take the check off"


def offered(term: str) -> Iterator[str]:
    """A default material that it works, and every machine with a material that it works."""
    pages, process = catalog(), _process(term)
    default = pages.materials.get(process.default_material)
    if default is None or process.term not in default.processes:
        yield f"its default material '{process.default_material}' is no page that names it: add it to processes there"
    machines = pages.machines_for(process.term)
    if not machines:
        yield "no machine does it: add one page of a real machine, so that size can be judged"
    for machine in machines:
        works = [m for m in pages.materials_for(process.term) if machine.works(m)]
        if not works:
            yield f"machine '{machine.id}' works no material of it: mend its materials"
        for material in works:
            try:
                capability(process, material, machine, pages=pages)
            except DfdmError as error:
                yield f"{material.id} on {machine.id} cannot be offered: {error}"


def judges(term: str) -> Iterator[str]:
    """Judged as a whole it raises on no part of the kit, leaves no check out, and tells one offer as among many."""
    process = _process(term)
    if any(key not in CHECKS or process.family not in CHECKS[key].families for key in process.checks):
        return  # told already
    one = asked_of(process.term)
    for part in known_parts():
        try:
            together = one.judge(part, one.offers)
            for row, offer in enumerate(one.offers):
                report = together.report(row)
                said = {f.check for f in report.findings} | {n.check for n in report.not_checked}
                if missing := sorted(set(process.checks) - said):
                    yield f"its report on the {part.name} says nothing of {', '.join(missing)}: a rule must always yield"
                if report.to_dict() != one.judge(part, [offer]).report(0).to_dict():
                    yield f"the {part.name} is judged otherwise alone than among other offers: its rules keep a state"
        except Exception as error:  # noqa: BLE001 - whatever a rule of others raises is a fault of it
            yield f"judging the {part.name} raises ({type(error).__name__}: {error}): check each of its checks alone"


def _process(term: str) -> Process:
    return catalog().process(term)


def _looks(key: str) -> bool:
    return bool(CHECKS[key].quantities) or "orientation" in CHECKS[key].extras


def _limits(pages: Catalog, process: Process) -> Iterator[tuple[str, str, Cited]]:
    """Place, key and number of the limits on its own page and on those of its materials and of machines for it alone."""
    yield from ((f"processes/{process.term}.toml", key, entry) for key, entry in process.limits.items())
    for material in pages.materials_for(process.term):
        table = material.limits.get(process.term, EMPTY)
        yield from ((f"materials/{material.id}.toml", key, entry) for key, entry in table.items())
    for machine in pages.machines_for(process.term):
        if machine.processes == (process.term,):
            for table in (machine.limits, *machine.limits_for.values()):
                yield from ((f"machines/{machine.id}.toml", key, entry) for key, entry in table.items())


def _numbers(pages: Catalog, process: Process) -> Iterator[tuple[str, Cited]]:
    yield from ((f"{place} {key}", entry) for place, key, entry in _limits(pages, process))
    for table in (process.rates, process.parameters):
        yield from ((f"processes/{process.term}.toml {key}", entry) for key, entry in table.items())
    for material in pages.materials_for(process.term):
        yield from ((f"materials/{material.id}.toml {key}", entry) for key, entry in material.properties.items())
