"""Findings in a table; choosing one lights up its faces, clicking a face chooses its finding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dfdm.checks import Finding, Report, Verdict
from dfdm.pictures import HIGHLIGHTS, Highlight
from dfdm.widgets.processes import spoken
from dfdm.widgets.table import Column, Row, Table
from dfdm.widgets.viewer import Viewer

_COLUMNS = (
    Column(key="check", label="Question"),
    Column(key="verdict", label="Verdict", kind="verdict"),
    Column(key="message", label="What was found", kind="wide"),
    Column(key="limit", label="Limit"),
    Column(key="remedy", label="What to do", kind="wide"),
)
_NOT_CHECKED = "not checked"


class FindingsView(Table):
    """The findings of reports, worst first, and what was not checked; `viewer` shows their faces."""

    def __init__(self, reports: Report | Iterable[Report], viewer: Viewer | None = None) -> None:
        self._found: dict[str, tuple[str, Finding]] = {}
        self.viewer = viewer
        super().__init__(choosable="Light up the faces of this finding" if viewer else "")
        self.reports = (reports,) if isinstance(reports, Report) else tuple(reports)
        self.observe(lambda _change: self.light(), "selected")
        if viewer is not None:
            viewer.observe(self._picked, "picked")

    @property
    def reports(self) -> tuple[Report, ...]:
        """What is shown: one report per part."""
        return self._reports

    @reports.setter
    def reports(self, reports: tuple[Report, ...]) -> None:
        self._reports = reports
        many = len({report.part for report in reports}) > 1
        self._found = {
            f"{place}.{report.part}.{finding.code}.{number}": (report.part, finding)
            for place, report in enumerate(reports)
            for number, finding in enumerate(report.findings)
        }
        worst_first = sorted(self._found.items(), key=lambda entry: -entry[1][1].verdict.code)
        rows = [_row(id, part, f, many) for id, (part, f) in worst_first if f.verdict is not Verdict.NOT_APPLICABLE]
        rows += [
            Row(
                id=f"{place}.{report.part}.{entry.check}.unchecked.{number}",
                cells={
                    "check": _named(entry.check, report.part, many),
                    "verdict": _NOT_CHECKED,
                    "message": entry.reason,
                },
                verdict="unknown",
                order={"verdict": Verdict.UNKNOWN.code},
            )
            for place, report in enumerate(reports)
            for number, entry in enumerate(report.not_checked)
        ]
        self.fill(_COLUMNS, rows, caption=_caption(reports), note=_note(self._found.values()))
        self.light()

    def text(self) -> str:
        """The reports in their own words."""
        return "\n\n".join(map(str, self.reports))

    def light(self) -> None:
        """Light up the chosen finding, or all that warn and fail when none is chosen."""
        if self.viewer is None:
            return
        chosen = [self._found[self.selected]] if self.selected in self._found else list(self._found.values())
        lit = []
        for verdict in (Verdict.WARN, Verdict.FAIL) if len(chosen) != 1 else tuple(Verdict):
            for part, finding in chosen:
                if finding.verdict is verdict and finding.faces:
                    color = HIGHLIGHTS.get(verdict.value, HIGHLIGHTS["selected"])
                    label = f"{verdict.value}: {_words(finding.check)}"
                    lit.append(Highlight(faces=self.viewer.scene.faces(part, finding.faces), color=color, label=label))
        self.viewer.light(lit)

    def _picked(self, change: Mapping[str, Any]) -> None:
        """Choose the worst finding of the clicked face."""
        if self.viewer is None or "face" not in change["new"]:
            return
        entry, face = self.viewer.scene.part_of(change["new"]["face"])
        hits = [
            row["id"]  # rows stand worst first
            for row in self.rows
            if row["id"] in self._found
            and self._found[row["id"]][0] == entry.name
            and face in self._found[row["id"]][1].faces
        ]
        if self.selected not in hits:
            self.selected = hits[0] if hits else ""


def _row(id: str, part: str, finding: Finding, many: bool) -> Row:
    limit = finding.limit
    said = ""
    if limit is not None:
        source = "an assumption" if limit.kind == "assumption" else f"{limit.kind}, {limit.source}"
        said = f"{limit.value:g} {limit.unit} ({source})"
    return Row(
        id=id,
        cells={
            "check": _named(finding.check, part, many),
            "verdict": finding.verdict.value,
            "message": finding.message,
            "limit": said,
            "remedy": finding.remedy,
        },
        verdict=finding.verdict.value,
        order={"verdict": float(finding.verdict.code)},
    )


def _named(check: str, part: str, many: bool) -> str:
    return f"{part}: {_words(check)}" if many else _words(check)


def _words(check: str) -> str:
    text = check.replace("_", " ").replace("-", " ")
    return text[:1].upper() + text[1:]


def _caption(reports: tuple[Report, ...]) -> str:
    if not reports:
        return "Nothing was checked"
    worst = max(reports, key=lambda report: report.verdict.code)
    makeable = min(reports, key=lambda report: report.makeable.code).makeable
    return f"{spoken(str(worst.route))}: verdict {worst.verdict.value}, makeable {makeable.value}"


def _note(found: Iterable[tuple[str, Finding]]) -> str:
    asked: dict[bool, set[str]] = {True: set(), False: set()}
    for _, finding in found:
        asked[finding.verdict is not Verdict.NOT_APPLICABLE].add(_words(finding.check).lower())
    idle = sorted(asked[False] - asked[True])
    return f"Does not apply here: {', '.join(idle)}." if idle else ""
