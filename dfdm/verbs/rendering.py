"""Other forms of results: readable measurements; reports as SARIF, JUnit and one HTML page for CI and shops."""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from dfdm.errors import InputError

if TYPE_CHECKING:
    from dfdm.checks.reports import Reports
    from dfdm.checks.texts import Texts
    from dfdm.nodes.matrix import Matrix

_LEVELS = {"fail": "error", "warn": "warning", "unknown": "note"}


def render(reports: Reports | Matrix, form: str) -> str:
    """Reports in another form: `sarif`, `junit` or `html`; a matrix of nodes as html is the matrix."""
    from dfdm.checks.reports import Reports

    forms: dict[str, Callable[[Reports], str]] = {"sarif": _sarif, "junit": _junit, "html": _html}
    if form not in forms:
        raise InputError(f"reports are not written as '{form}': choose one of {', '.join(forms)}")
    if isinstance(reports, Reports):
        return forms[form](reports)
    if form == "html":
        return "\n".join([*_head(reports.model, reports.language), reports._repr_html_(), "</html>"])
    return forms[form](reports.reports)


def _sarif(reports: Reports) -> str:
    """SARIF 2.1.0: a result for each finding that is no pass, a rule for each check."""
    from dfdm.checks import CHECKS
    from dfdm.designs.versions import versions

    found: dict[str, dict[str, str]] = {}
    results = []
    for report in reports:
        for finding in report.findings:
            level = _LEVELS.get(finding.verdict.value)
            if level is None:
                continue
            found.setdefault(finding.check, {})[finding.code] = finding.why
            where = {"artifactLocation": {"uri": reports.model}}
            logical = {
                "fullyQualifiedName": f"{report.part}/{report.process}/{report.node or report.machine or report.material}"
            }
            results.append(
                {
                    "ruleId": finding.check,
                    "level": level,
                    "message": {"text": " ".join(t for t in (finding.message, finding.why, finding.remedy) if t)},
                    "locations": [{"physicalLocation": where, "logicalLocations": [logical]}],
                    "properties": finding.to_dict(),
                }
            )
    driver = {
        "name": "dfdm",
        "version": versions()["dfdm"],
        "informationUri": "https://pypi.org/project/dfdm/",
        "rules": [_rule(CHECKS[key].texts(reports.language), key, found[key]) for key in sorted(found)],
    }
    document = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": results}],
    }
    return json.dumps(document, indent=2, ensure_ascii=False)


def _rule(texts: Texts, key: str, why: Mapping[str, str]) -> dict[str, Any]:
    """What SARIF says of one check: what is asked, what is hard to make, and as help what is better, and why."""
    reasons = [f"{code}: {why[code]}" for code in sorted(why) if why[code]]
    return {
        "id": key,
        "shortDescription": {"text": texts.title},
        "fullDescription": {"text": texts.hard},
        "help": {"text": "\n\n".join([texts.hard, texts.better, *reasons])},
    }


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
            text = escape(" ".join(t for t in (finding.message, finding.remedy) if t))
            if finding.verdict.value == "fail":
                lines.append(f"{opening}><failure message={quoteattr(finding.message)}>{text}</failure></testcase>")
            elif finding.verdict.value == "warn":
                lines.append(f"{opening}><system-out>{text}</system-out></testcase>")
            else:
                lines.append(f"{opening}/>")
        lines += [
            f"    <testcase classname={quoteattr(name)} name={quoteattr(n.check)}><skipped message={quoteattr(n.reason)}/></testcase>"
            for n in report.not_checked
        ]
        lines.append("  </testsuite>")
    return "\n".join([*lines, "</testsuites>"])


def _html(reports: Reports) -> str:
    """One page without scripts: the findings of each report with why, how to fix it and what that costs."""
    from dfdm.checks.markup import table_markup, verdict_markup

    parts = _head(reports.model, reports.language)
    for report in reports:
        where = ", ".join(word for word in (report.material, report.machine, report.node) if word)
        parts += [
            f"<h2>{html.escape(report.part)}: {html.escape(report.process)} <small>{html.escape(where)}</small></h2>",
            f"<p>{verdict_markup(report)}</p>",
            table_markup(report),
        ]
    return "\n".join([*parts, "</html>"])


def _head(model: str, language: str) -> list[str]:
    from dfdm.verbs.page_style import STYLE

    model, language = html.escape(model), html.escape(language)
    return [
        f"<!doctype html><html lang={language}><meta charset=utf-8><title>{model}</title><style>{STYLE}</style>",
        f"<h1>{model}</h1>",
    ]
