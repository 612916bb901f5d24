"""A report as tables of HTML, without scripts, in its own language: for notebooks and for pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING, Final

from dfdm.checks.check import CHECKS
from dfdm.checks.finding import Finding
from dfdm.checks.lines import heading, limit_line, lying_line
from dfdm.checks.pictures import address
from dfdm.checks.texts import General, general
from dfdm.checks.verdict import Verdict

if TYPE_CHECKING:
    from dfdm.checks.report import Report
    from dfdm.checks.reports import Reports

_HEADS: Final = ("verdict", "check", "finding", "remedy", "limit")
_BAD: Final = (Verdict.WARN, Verdict.FAIL)
_LEFT: Final = 'style="text-align:left;vertical-align:top"'
"""Notebooks set the cells of tables to the right, which suits numbers and no sentences."""


def reports_markup(reports: Reports) -> str:
    """Reports in a notebook: a table of all, then each part and process folded; one alone is shown as it is."""
    if len(reports) == 1:
        return report_markup(reports[0])
    head, *rows = reports.rows()
    heads = "".join(f"<th {_LEFT}>{escape(cell)}</th>" for cell in head)
    body = "".join(f"<tr>{''.join(f'<td {_LEFT}>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    folded = (
        f"<details><summary>{escape(heading(report))}</summary>{report_markup(report)}</details>"
        for report in reports
        if not report.node
    )
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>{''.join(folded)}"


def report_markup(report: Report) -> str:
    """A report in a notebook: what warns and fails with why, how to fix it and what that costs; the passes are folded."""
    said = general(report.language)
    shown = _worst_first(report)
    bad = [finding for finding in shown if finding.verdict in _BAD]
    good = [finding for finding in shown if finding.verdict not in _BAD]
    lines = [f"<b>{escape(heading(report))}</b>", verdict_markup(report)]
    if report.orientation is not None:
        lines.append(escape(lying_line(report.orientation, said)))
    parts = [f"<p>{'<br>'.join(lines)}</p>"]
    if bad or report.not_checked:
        parts.append(table_markup(report, bad, unchecked=True))
    if good:
        summary = f"{said.word(Verdict.PASS.value)}: {len(good)}"
        parts.append(f"<details><summary>{escape(summary)}</summary>{table_markup(report, good)}</details>")
    return "".join(parts)


def verdict_markup(report: Report) -> str:
    """The line of verdict and makeable."""
    said = general(report.language)
    verdict = f"<b class={report.verdict.value}>{escape(said.word(report.verdict.value))}</b>"
    return said.line("verdict-line", verdict=verdict, makeable=escape(said.word(report.makeable.value)))


def table_markup(report: Report, findings: Sequence[Finding] | None = None, *, unchecked: bool = False) -> str:
    """A table of findings (all that apply, the worst first, if none are given), and of what was not checked.

    A picture that several findings share stands beside the first of them.
    """
    said = general(report.language)
    heads = "".join(f"<th {_LEFT}>{escape(said.line(key))}</th>" for key in _HEADS)
    rows, seen = [], set()
    for finding in _worst_first(report) if findings is None else findings:
        drawn = picture_markup(finding)
        rows.append(_row(report, finding, said, picture="" if drawn in seen else drawn))
        seen.add(drawn)
    if unchecked or findings is None:
        mark = escape(said.line("not-checked"))
        rows += [
            f"<tr><td class=unknown {_LEFT}>{mark}</td><td {_LEFT}>{escape(n.check)}</td>"
            f"<td {_LEFT} colspan=3>{escape(n.reason)}</td></tr>"
            for n in report.not_checked
        ]
    return "\n".join([f"<table><thead><tr>{heads}</tr></thead><tbody>", *rows, "</tbody></table>"])


def picture_address(finding: Finding) -> str:
    """The picture of a finding that warns or fails as the address of an image; empty where there is none."""
    drawn = CHECKS[finding.check].picture(finding.code) if finding.verdict in _BAD and finding.check in CHECKS else ""
    return address(drawn) if drawn else ""


def picture_markup(finding: Finding) -> str:
    """That picture as an image without words of its own: it says what the words beside it say."""
    found = picture_address(finding)
    return f'<p><img src="{found}" alt="" width="240" height="120"></p>' if found else ""


def _worst_first(report: Report) -> list[Finding]:
    applies: Iterable[Finding] = (f for f in report.findings if f.verdict is not Verdict.NOT_APPLICABLE)
    return sorted(applies, key=lambda finding: -finding.verdict.code)


def _row(report: Report, finding: Finding, said: General, *, picture: str) -> str:
    why = f"<p><small>{escape(finding.why)}</small></p>" if finding.why else ""
    costs = f"<p><small>{escape(said.line('tradeoff'))}: {escape(finding.tradeoff)}</small></p>"
    cells = (
        escape(finding.check),
        escape(finding.message) + why + picture,
        escape(finding.remedy) + (costs if finding.tradeoff else ""),
        escape(limit_line(report, finding)),
    )
    verdict = f"<td class={finding.verdict.value} {_LEFT}><b>{escape(said.word(finding.verdict.value))}</b></td>"
    return f"<tr>{verdict}{''.join(f'<td {_LEFT}>{cell}</td>' for cell in cells)}</tr>"
