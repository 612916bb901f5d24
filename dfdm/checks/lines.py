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
_WIDE: Final = 100


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
    left = " " * (marks + checks + 6)
    for finding in sorted(shown, key=lambda f: -f.verdict.code):
        head = f"  {words[finding.verdict]:{marks}}  {finding.check:{checks}}  "
        yield from _wrapped(finding.message, head, left)
        if finding.verdict in _BAD:
            if why:
                yield from _explained(finding, said, left)
            else:
                yield from _wrapped(finding.remedy, f"{left}-> ", f"{left}   ")
            yield from _wrapped(limit_line(report, finding), left, f"{left}  ")
    if report.not_checked:
        yield f"  {said.line('not-checked')}:"
        asked: dict[str, list[str]] = {}
        for entry in report.not_checked:  # what many checks lack is said once
            asked.setdefault(entry.reason, []).append(entry.check)
        for reason, lacking in asked.items():
            yield from _wrapped(f"{', '.join(dict.fromkeys(lacking))}: {reason}", "    ", "      ")


def heading(report: Report) -> str:
    """What was judged: the part, how often it is there, the route, and where it is made."""
    where = ", ".join(word for word in (report.machine, report.node) if word)
    many = f" x{report.count}" if report.count > 1 else ""
    said = general(report.language)
    on = " " + said.line("on", where=where) if where else ""
    route = str(report.route).replace(", then ", f", {said.line('then')} ")
    return f"{report.part}{many}: {route}{on}"


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


def _explained(finding: Finding, said: General, left: str) -> Iterator[str]:
    parts = (("why", finding.why), ("remedy", finding.remedy), ("tradeoff", finding.tradeoff))
    labels = {key: said.line(key) + ":" for key, _ in parts}
    wide = max(map(len, labels.values()))
    for key, text in parts:
        yield from _wrapped(text, f"{left}{labels[key]:{wide}} ", f"{left}{'':{wide}} ")


def _wrapped(text: str, first: str, then: str) -> list[str]:
    """A text as lines that a terminal shows whole: the first begins with `first`, the others with `then`."""
    return textwrap.wrap(
        text, _WIDE, initial_indent=first, subsequent_indent=then, break_long_words=False, break_on_hyphens=False
    )
