"""What is known of processes: a table of all, or one with its checks, limits, materials, machines and dangers."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from dfdm.verbs.rows import aligned

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dfdm.checks.texts import Texts
    from dfdm.cited import Cited
    from dfdm.processes import Process
    from dfdm.processes.catalog import Catalog
    from dfdm.processes.guideline import Guideline
    from dfdm.processes.process import Hazard
    from dfdm.processes.stated import Stated

_WIDE: Final = 100
_MOST_ASSUMED: Final = 0.15
"""How much of the limits may rest on assumptions; the tests of the data hold it."""
_NAMED: Final = 6
"""So many pages are named one by one; more are counted."""


def processes(name: str | None, *, language: str | None = None) -> tuple[dict[str, Any], str]:
    """The document and the text on one process by any of its names, or on all; check titles in one language.

    An unknown name is an UnknownNameError.
    """
    from dfdm.checks.texts import chosen_language
    from dfdm.processes import catalog

    pages, spoken = catalog(), chosen_language(language)
    advised = pages.guideline(name) if name else None
    guidelines = [advised] if advised else [] if name else list(pages.guidelines.values())
    chosen = [] if advised else [_named(pages, name)] if name else list(pages.processes.values())
    document = {
        "schema": "dfdm/processes/1",
        "processes": [_process(pages, process, spoken) for process in chosen],
        "guidelines": [guideline.to_dict() for guideline in guidelines],
        "evidence": _evidence(pages),
    }
    if advised:
        lines = _guideline_lines(pages, advised)
    elif name:
        lines = _process_lines(pages, chosen[0], spoken)
    else:
        lines = _table_lines(pages)
    return document, "\n".join([*lines, "", *_evidence_lines(pages)])


def _named(pages: Catalog, name: str) -> Process:
    from dfdm.errors import UnknownNameError

    try:
        return pages.process(name)
    except UnknownNameError:
        raise UnknownNameError("process", name, (*pages.processes, *pages.guidelines)) from None


def _titles(process: Process, language: str) -> dict[str, Texts]:
    from dfdm.checks import CHECKS

    return {key: CHECKS[key].texts(language) for key in process.checks}


def _limits(pages: Catalog, process: Process) -> tuple[Stated, ...]:
    """The limits that a check of the process reads; a machine that does more states others, too."""
    from dfdm.checks import CHECKS
    from dfdm.processes.stated import stated_limits

    read = {limit for key in process.checks for limit in CHECKS[key].limits}
    return tuple(stated for stated in stated_limits(pages, process.term) if stated.key in read)


def _evidence(pages: Catalog) -> dict[str, Any]:
    from dfdm.processes.stated import all_limits

    limits = list(all_limits(pages))
    assumed = sum(limit.kind == "assumption" for limit in limits)
    return {
        "limits": len(limits),
        "assumptions": assumed,
        "share": round(assumed / max(len(limits), 1), 4),
        "numbers": sum(1 for _ in pages.cited()),
        "sources": len(pages.sources),
    }


def _process(pages: Catalog, process: Process, language: str) -> dict[str, Any]:
    titles = _titles(process, language)
    return {
        "term": process.term,
        "name": process.name,
        "standard": process.standard,
        "code": process.code,
        "aliases": list(process.aliases),
        "family": process.family,
        "default_material": process.default_material,
        "checks": [
            {"check": key, "title": texts.title, "essential": key in process.essential} for key, texts in titles.items()
        ],
        "drivers": list(process.drivers),
        "limits": [
            {
                "key": stated.key,
                "process": None if stated.own is None else stated.own.to_dict(),
                "materials": {name: cited.to_dict() for name, cited in stated.materials.items()},
                "machines": {name: [c.to_dict() for c in numbers] for name, numbers in stated.machines.items()},
            }
            for stated in _limits(pages, process)
        ],
        "rates": {key: process.rates[key].to_dict() for key in sorted(process.rates)},
        "materials": [
            {"id": m.id, "name": m.name, "designation": m.designation} for m in pages.materials_for(process.term)
        ],
        "machines": [
            {"id": m.id, "name": m.name, "maker": m.maker, "class": m.machine_class}
            for m in pages.machines_for(process.term)
        ],
        "safety": [note.to_dict() for note in process.safety],
    }


def _table_lines(pages: Catalog) -> Iterator[str]:
    heads = ["process", "family", "checks", "limits", "materials", "machines", "also called"]
    rows = []
    for process in pages.processes.values():
        counts = (process.checks, _limits(pages, process), *_made_of(pages, process.term))
        rows.append([process.term, process.family, *(f"{len(of):>6}" for of in counts), "|"])
    head, *leads = aligned([heads, *rows])
    yield head
    for lead, process in zip(leads, pages.processes.values(), strict=True):
        fit = [process.aliases[: most + 1] for most in range(len(process.aliases))]
        also = [", ".join(words) for words in fit if len(lead) + len(", ".join(words)) <= _WIDE]
        yield (lead.removesuffix("|") + (also[-1] if also else "")).rstrip()
    yield ""
    yield "Design guidelines only, nothing is checked:"
    yield from _columns([[page.term, page.title, ""] for page in pages.guidelines.values()])
    yield ""
    yield "`dfdm processes NAME` shows one: checks, limits with their sources, materials, machines, dangers."


def _made_of(pages: Catalog, term: str) -> tuple[list[Any], list[Any]]:
    return pages.materials_for(term), pages.machines_for(term)


def _process_lines(pages: Catalog, process: Process, language: str) -> Iterator[str]:
    from dfdm.processes.machine import MACHINE_CLASSES

    materials, machines = _made_of(pages, process.term)
    standard = " ".join(word for word in (process.standard, process.code) if word)
    yield f"{process.name} ({process.term})"
    yield from _wrapped(f"Also called {', '.join(process.aliases)}." if process.aliases else "", 2)
    yield from _wrapped(f"{process.family.capitalize()}; {standard}; by default in {process.default_material}.", 2)
    yield from _heading("Checks", f"{len(process.checks)}; * decides whether it can be made at all")
    titles = _titles(process, language)
    wide = max(map(len, titles))
    for key, texts in titles.items():
        star = "*" if key in process.essential else " "
        yield from _hanging(f"  {star} {key:{wide}}  ", texts.title)
    limits = _limits(pages, process)
    yield from _heading("Limits", f"{len(limits)}; what a machine or a material states goes before the process's own")
    for stated in limits:
        yield from _limit_lines(stated)
    yield from _heading("Materials", str(len(materials)))
    yield from _columns([[m.id, m.name, m.designation] for m in materials])
    yield from _heading("Machines", str(len(machines)))
    for kind in sorted({m.machine_class for m in machines}):
        yield from _wrapped(MACHINE_CLASSES.get(kind, "of a kind that is not named"), 2)
        yield from _columns([["  " + m.id, m.name, ""] for m in machines if m.machine_class == kind])
    yield from _safety_lines(process.safety)
    yield from _heading("Rates", "for estimates of cost and time")
    for key in sorted(process.rates):
        yield from _cited_lines(key, process.rates[key])
    named = {c.source for c in (*process.limits.values(), *process.rates.values())} | {n.source for n in process.safety}
    yield from _source_lines(pages, named)


def _limit_lines(stated: Stated) -> Iterator[str]:
    others: tuple[tuple[str, Mapping[str, Iterable[Cited]]], ...] = (
        ("materials", {name: (cited,) for name, cited in stated.materials.items()}),
        ("machines", stated.machines),
    )
    said = [
        f"{_range([c for cs in by_name.values() for c in cs])} by {_few(word, by_name)}"
        for word, by_name in others
        if by_name
    ]
    if stated.own is not None:
        yield from _cited_lines(stated.key, stated.own)
        for text in said:
            yield from _hanging("      ", text)
    else:
        yield from _hanging(f"  {stated.key:31} ", "; ".join(said))


def _range(numbers: list[Cited]) -> str:
    """The least and the greatest of numbers; texts as they are."""
    values = [cited.value for cited in numbers if not isinstance(cited.value, str)]
    if not values:
        return ", ".join(sorted({str(cited.value) for cited in numbers}))
    low, high = min(values), max(values)
    if numbers[0].unit == "flag":
        return " or ".join({1.0: "yes", 0.0: "no"}[value] for value in sorted({low, high}, reverse=True))
    return f"{low:g} {numbers[0].unit}" if low == high else f"{low:g} to {high:g} {numbers[0].unit}"


def _few(word: str, names: Iterable[str]) -> str:
    listed = sorted(names)
    return f"{len(listed)} {word}" if len(listed) > _NAMED else f"{word} {', '.join(listed)}"


def _cited_lines(key: str, entry: Cited) -> Iterator[str]:
    value = _range([entry])
    between = "" if entry.low is None else f" ({entry.low:g} to {entry.high:g})"
    only = f"; for {entry.valid_for}" if entry.valid_for else ""
    yield f"  {key:31} {value + between:28} {entry.kind}"
    yield from _hanging("      ", f"{entry.source}: {entry.locator}{only}")


def _guideline_lines(pages: Catalog, guideline: Guideline) -> Iterator[str]:
    yield f"{guideline.title} ({guideline.term})"
    yield from _wrapped(f"Also called {', '.join(guideline.aliases)}." if guideline.aliases else "", 2)
    yield "  Design guidelines only: dfdm checks nothing of this process."
    yield from _heading("Guidelines", str(len(guideline.advice)))
    for advice in guideline.advice:
        number = "" if advice.number is None else f": {_range([advice.number])}"
        yield from _wrapped(f"{advice.what}{number}", 2)
        yield from _wrapped(advice.why, 6)
        yield from _wrapped(f"{advice.source}: {advice.locator} ({advice.kind})", 6)
    yield from _safety_lines(guideline.safety)
    yield from _source_lines(pages, {a.source for a in guideline.advice} | {n.source for n in guideline.safety})


def _safety_lines(notes: Iterable[Hazard]) -> Iterator[str]:
    yield from _heading("Safety", "")
    for note in notes:
        yield from _hanging("  ! ", note.text)
        yield from _wrapped(f"{note.source}: {note.locator}", 6)


def _source_lines(pages: Catalog, named: set[str]) -> Iterator[str]:
    yield from _heading("Sources", f"{len(named)}; those of materials and machines: --format json")
    for key in sorted(named):
        source = pages.sources[key]
        where = ", ".join(word for word in (source.title, source.publisher, source.url) if word)
        yield from _hanging("  ", f"{key}: {where}", 6)


def _evidence_lines(pages: Catalog) -> Iterator[str]:
    found = _evidence(pages)
    yield from _wrapped(
        f"{found['limits']} limits in all, each with its source; {found['assumptions']} ({found['share']:.1%}) are "
        f"assumptions, at most {_MOST_ASSUMED:.0%} may be. {found['numbers']} numbers from {found['sources']} sources.",
        0,
    )


def _heading(title: str, note: str) -> Iterator[str]:
    yield ""
    yield f"{title} ({note})" if note else title


def _columns(rows: list[list[str]]) -> Iterator[str]:
    """Rows of id, name and more, in columns; what is too long for its line goes on under itself."""
    leads = aligned([["  " + row[0], row[1], "|"] for row in rows])
    for lead, row in zip(leads, rows, strict=True):
        yield from _hanging(lead.removesuffix("|"), row[2]) or [lead.removesuffix("|").rstrip()]


def _wrapped(text: str, indent: int) -> list[str]:
    return _hanging(" " * indent, text)


def _hanging(lead: str, text: str, deep: int | None = None) -> list[str]:
    """The text behind a lead, its lines under each other, or `deep` signs in; addresses stay whole."""
    indent = " " * (len(lead) if deep is None else deep)
    return textwrap.wrap(
        text, _WIDE, initial_indent=lead, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
