"""Other forms of results: readable measurements; reports as SARIF, JUnit and one HTML page for CI and shops."""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from dfdm.errors import InputError

if TYPE_CHECKING:
    from dfdm.checks.reports import Reports

_LEVELS = {"fail": "error", "warn": "warning", "unknown": "note"}


def render(reports: Reports, form: str) -> str:
    """Reports in another form: `sarif`, `junit` or `html`."""
    forms: dict[str, Callable[[Reports], str]] = {"sarif": _sarif, "junit": _junit, "html": _html}
    if form not in forms:
        raise InputError(f"reports are not written as '{form}': choose one of {', '.join(forms)}")
    return forms[form](reports)


def _sarif(reports: Reports) -> str:
    """SARIF 2.1.0: a result for each finding that is no pass, a rule for each check."""
    from dfdm.checks import CHECKS
    from dfdm.designs.versions import versions

    rules: dict[str, dict[str, Any]] = {}
    results = []
    for report in reports:
        for finding in report.findings:
            level = _LEVELS.get(finding.verdict.value)
            if level is None:
                continue
            check = CHECKS[finding.check]
            rules.setdefault(
                finding.check,
                {
                    "id": finding.check,
                    "shortDescription": {"text": check.title},
                    "fullDescription": {"text": check.rationale},
                    "help": {"text": check.help},
                },
            )
            where = {"artifactLocation": {"uri": reports.model}}
            logical = {
                "fullyQualifiedName": f"{report.part}/{report.process}/{report.node or report.machine or report.material}"
            }
            results.append(
                {
                    "ruleId": finding.check,
                    "level": level,
                    "message": {"text": " ".join(t for t in (finding.message, finding.remedy) if t)},
                    "locations": [{"physicalLocation": where, "logicalLocations": [logical]}],
                    "properties": finding.to_dict(),
                }
            )
    driver = {
        "name": "dfdm",
        "version": versions()["dfdm"],
        "informationUri": "https://pypi.org/project/dfdm/",
        "rules": [rules[k] for k in sorted(rules)],
    }
    document = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": results}],
    }
    return json.dumps(document, indent=2, ensure_ascii=False)


def _junit(reports: Reports) -> str:
    """JUnit XML: a suite per report, a case per finding, failures and skips with their words."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<testsuites>"]
    for report in reports:
        name = "/".join(
            word for word in (report.part, report.process, report.material, report.machine, report.node) if word
        )
        failed = sum(f.verdict.value == "fail" for f in report.findings)
        lines.append(
            f'  <testsuite name={quoteattr(name)} tests="{len(report.findings) + len(report.not_checked)}" failures="{failed}" skipped="{len(report.not_checked)}">'
        )
        for finding in report.findings:
            opening = f"    <testcase classname={quoteattr(name)} name={quoteattr(f'{finding.check} {finding.code}')}"
            if finding.verdict.value == "fail":
                text = escape(" ".join(t for t in (finding.message, finding.remedy) if t))
                lines.append(f"{opening}><failure message={quoteattr(finding.message)}>{text}</failure></testcase>")
            elif finding.verdict.value == "warn":
                lines.append(f"{opening}><system-out>{escape(finding.message)}</system-out></testcase>")
            else:
                lines.append(f"{opening}/>")
        lines += [
            f"    <testcase classname={quoteattr(name)} name={quoteattr(n.check)}><skipped message={quoteattr(n.reason)}/></testcase>"
            for n in report.not_checked
        ]
        lines.append("  </testsuite>")
    return "\n".join([*lines, "</testsuites>"])


def _html(reports: Reports) -> str:
    """One page without scripts: a table of reports, then the findings of each."""
    style = (
        "body{font:15px system-ui,sans-serif;margin:2rem auto;max-width:60rem;color:#1a1a1a;background:#fff}"
        "table{border-collapse:collapse;width:100%;margin:.5rem 0 2rem}td,th{text-align:left;padding:.3rem .6rem;border-bottom:1px solid #ddd;vertical-align:top}"
        ".fail{color:#a3123a;font-weight:600}.warn{color:#8a5a00;font-weight:600}.pass{color:#0b6b3a}.unknown{color:#555;font-style:italic}"
    )
    parts = [
        f"<!doctype html><html lang=en><meta charset=utf-8><title>{html.escape(reports.model)}</title><style>{style}</style>"
    ]
    parts.append(f"<h1>{html.escape(reports.model)}</h1>")
    for report in reports:
        where = ", ".join(word for word in (report.material, report.machine, report.node) if word)
        verdict = report.verdict.value
        parts.append(
            f"<h2>{html.escape(report.part)}: {html.escape(report.process)} <small>{html.escape(where)}</small></h2>"
        )
        parts.append(f"<p>Verdict <span class={verdict}>{verdict}</span>, makeable {report.makeable.value}</p><table>")
        parts.append("<tr><th>verdict<th>check<th>finding<th>remedy<th>limit from</tr>")
        for f in sorted(report.findings, key=lambda f: -f.verdict.code):
            if f.verdict.value != "not_applicable":
                source = f"{f.limit.source} ({f.limit.kind})" if f.limit else ""
                cells = "".join(f"<td>{html.escape(text)}</td>" for text in (f.check, f.message, f.remedy, source))
                parts.append(f"<tr><td class={f.verdict.value}>{f.verdict.value}</td>{cells}</tr>")
        for n in report.not_checked:
            parts.append(
                f"<tr><td class=unknown>not checked</td><td>{html.escape(n.check)}</td><td colspan=3>{html.escape(n.reason)}</td></tr>"
            )
        parts.append("</table>")
    return "\n".join([*parts, "</html>"])
