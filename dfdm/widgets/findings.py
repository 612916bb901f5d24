"""Findings in a table; choosing one lights up its faces, clicking a face chooses its finding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from dfdm.checks import CHECKS, Finding, Report, Verdict
from dfdm.checks.markup import picture_address
from dfdm.checks.texts import ENGLISH, General, general
from dfdm.checks.wording import number
from dfdm.pictures import HIGHLIGHTS, Highlight
from dfdm.widgets.processes import spoken
from dfdm.widgets.table import Column, Row, Table
from dfdm.widgets.viewer import Viewer

_OPTION: Final = " (--machine)"


class FindingsView(Table):
    """The findings of reports, worst first, and what was not checked, in the language of the reports.

    Choosing one shows its faces in the `viewer`, and below the table why it is so and what its remedy costs, with a picture.
    """

    def __init__(self, reports: Report | Iterable[Report], viewer: Viewer | None = None) -> None:
        self._found: dict[str, tuple[str, Finding]] = {}
        self.viewer = viewer
        self._idle = ""
        super().__init__()
        self.reports = (reports,) if isinstance(reports, Report) else tuple(reports)
        self.observe(self._chosen, "selected")
        if viewer is not None:
            viewer.observe(self._picked, "picked")

    @property
    def language(self) -> str:
        """What the reports are written in."""
        return self._reports[0].language if self._reports else ENGLISH

    @property
    def reports(self) -> tuple[Report, ...]:
        """What is shown: one report per part."""
        return self._reports

    @reports.setter
    def reports(self, reports: tuple[Report, ...]) -> None:
        self._reports = reports
        many = len({report.part for report in reports}) > 1
        said = general(self.language)
        self._found = {
            f"{place}.{report.part}.{finding.code}.{number}": (report.part, finding)
            for place, report in enumerate(reports)
            for number, finding in enumerate(report.findings)
        }
        worst_first = sorted(self._found.items(), key=lambda entry: -entry[1][1].verdict.code)
        shown = [(id, part, f) for id, (part, f) in worst_first if f.verdict is not Verdict.NOT_APPLICABLE]
        rows = [_row(id, part, finding, many, self.language) for id, part, finding in shown]
        rows += [
            Row(
                id=f"{place}.{report.part}.{entry.check}.unchecked.{number}",
                cells={
                    "check": _named(entry.check, report.part, many, self.language),
                    "verdict": said.line("not-checked"),
                    "message": _reason(entry.reason),
                },
                verdict="unknown",
                order={"verdict": Verdict.UNKNOWN.code},
            )
            for place, report in enumerate(reports)
            for number, entry in enumerate(report.not_checked)
        ]
        self._idle = _note(self._found.values(), self.language)
        self.choosable = said.line("light-up") if self.viewer is not None else ""
        self.fill(_columns(said), rows, caption=_caption(reports, said), note=self._idle)
        self._chosen()

    def text(self) -> str:
        """The reports in their own words."""
        return "\n\n".join(map(str, self.reports))

    def _chosen(self, _change: object = None) -> None:
        """Light up what is chosen, and explain it below the table in words and with a picture."""
        finding = self._found[self.selected][1] if self.selected in self._found else None
        said = general(self.language)
        texts = () if finding is None else (("why", finding.why), ("tradeoff", finding.tradeoff))
        explained = [f"{said.line(key)}: {text}" for key, text in texts if text]
        self.picture = "" if finding is None else picture_address(finding)
        self.note = "\n".join(line[:1].upper() + line[1:] for line in explained) or self._idle
        self.light()

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
                    label = f"{general(self.language).word(verdict.value)}: {_words(finding.check, self.language)}"
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


def _columns(said: General) -> tuple[Column, ...]:
    return (
        Column(key="check", label=said.line("head-check")),
        Column(key="verdict", label=said.line("head-verdict"), kind="verdict"),
        Column(key="message", label=said.line("head-finding"), kind="wide"),
        Column(key="limit", label=said.line("head-limit")),
        Column(key="remedy", label=said.line("head-remedy"), kind="wide"),
    )


def _row(id: str, part: str, finding: Finding, many: bool, language: str) -> Row:
    limit, said = finding.limit, general(language)
    stated = ""
    if limit is not None:
        source = said.line("an-assumption") if limit.kind == "assumption" else f"{limit.kind}, {limit.source}"
        stated = f"({source})" if limit.unit == "flag" else f"{number(limit.value, limit.unit)} ({source})"
    return Row(
        id=id,
        cells={
            "check": _named(finding.check, part, many, language),
            "verdict": said.word(finding.verdict.value),
            "message": finding.message,
            "limit": stated,
            "remedy": finding.remedy,
        },
        verdict=finding.verdict.value,
        order={"verdict": float(finding.verdict.code)},
    )


def _reason(text: str) -> str:
    """Why something was not checked, as a sentence for who sees no command line."""
    said = spoken(text.replace(_OPTION, "")).strip(" .")
    return f"{said[:1].upper()}{said[1:]}."


def _named(check: str, part: str, many: bool, language: str) -> str:
    words = _words(check, language)
    return f"{part}: {words}" if many else words


def _words(check: str, language: str) -> str:
    """The name of a check: its key in words, in other languages what it asks."""
    if language != ENGLISH and check in CHECKS:
        return CHECKS[check].texts(language).title.rstrip(".")
    text = check.replace("_", " ").replace("-", " ")
    return text[:1].upper() + text[1:]


def _caption(reports: tuple[Report, ...], said: General) -> str:
    if not reports:
        return said.line("nothing-checked")
    worst = max(reports, key=lambda report: report.verdict.code)
    makeable = min(reports, key=lambda report: report.makeable.code).makeable
    line = said.line("verdict-line", verdict=said.word(worst.verdict.value), makeable=said.word(makeable.value))
    return f"{spoken(str(worst.route))}: {line}"


def _note(found: Iterable[tuple[str, Finding]], language: str) -> str:
    asked: dict[bool, set[str]] = {True: set(), False: set()}
    for _, finding in found:
        asked[finding.verdict is not Verdict.NOT_APPLICABLE].add(_words(finding.check, language))
    idle = sorted(asked[False] - asked[True])
    names = ", ".join(idle).lower() if language == ENGLISH else "; ".join(idle)
    return general(language).line("does-not-apply", checks=names) if idle else ""
