"""A report in words, line by line, in its own language."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from dfdm.checks.finding import Finding
from dfdm.checks.texts import General, general
from dfdm.checks.verdict import Verdict
from dfdm.checks.wording import number
from dfdm.facts.rounding import Vector, vector

if TYPE_CHECKING:
    from dfdm.checks.report import Report

_BAD: Final = (Verdict.WARN, Verdict.FAIL)
_WIDE: Final = 96


def report_lines(report: Report, *, why: bool) -> Iterator[str]:
    """The lines of a report: its verdict, its findings, the worst first, and what was not checked."""
    said = general(report.language)
    yield heading(report)
    verdict, makeable = said.word(report.verdict.value), said.word(report.makeable.value)
    yield "  " + said.line("verdict-line", verdict=verdict, makeable=makeable)
    if report.orientation is not None:
        yield "  " + lying_line(report.orientation, said)
    shown = [f for f in report.findings if f.verdict is not Verdict.NOT_APPLICABLE]
    words = {f.verdict: said.word(f.verdict.value) for f in shown}
    marks, checks = max(map(len, words.values()), default=0), max((len(f.check) for f in shown), default=0)
    for finding in sorted(shown, key=lambda f: -f.verdict.code):
        yield f"  {words[finding.verdict]:{marks}}  {finding.check:{checks}}  {finding.message}"
        if finding.verdict in _BAD:
            explained = _explained(finding, said) if why else iter(["-> " + finding.remedy])
            yield from (f"  {'':{marks}}  {'':{checks}}  {line}" for line in explained)
            limit = limit_line(report, finding)
            if limit:
                yield f"  {'':{marks}}  {'':{checks}}  {limit}"
    if report.not_checked:
        yield f"  {said.line('not-checked')}:"
        yield from (f"    {entry.check}: {entry.reason}" for entry in report.not_checked)


def heading(report: Report) -> str:
    """What was judged: the part, how often it is there, the route, and where it is made."""
    where = ", ".join(word for word in (report.machine, report.node) if word)
    many = f" x{report.count}" if report.count > 1 else ""
    on = " " + general(report.language).line("on", where=where) if where else ""
    return f"{report.part}{many}: {report.route}{on}"


def lying_line(up: Vector, said: General) -> str:
    """The direction that points up while the part is built."""
    return said.line("lying", up=", ".join(f"{v:g}" for v in vector(up)))


def limit_line(report: Report, finding: Finding) -> str:
    """The limit that decided a finding, with the layer that states it and its source; empty where none did."""
    limit = finding.limit
    if limit is None:
        return ""
    said = general(report.language)
    return said.line(
        "limit-assumed" if limit.kind == "assumption" else "limit-line",
        limit=number(limit.value, limit.unit),
        key=limit.key,
        layer=said.word(f"the-{limit.layer}"),
        name=report.stated_by(limit.layer),
        source=limit.source,
    )


def _explained(finding: Finding, said: General) -> Iterator[str]:
    parts = (("why", finding.why), ("remedy", finding.remedy), ("tradeoff", finding.tradeoff))
    labels = {key: said.line(key) + ":" for key, _ in parts}
    wide = max(map(len, labels.values()))
    for key, text in parts:
        for number_of_line, line in enumerate(textwrap.wrap(text, _WIDE)):
            yield f"{labels[key] if number_of_line == 0 else '':{wide}} {line}"
