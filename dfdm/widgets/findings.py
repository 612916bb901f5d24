"""Findings in a table; choosing one lights up its faces, clicking a face chooses its finding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import traitlets

from dfdm.checks import Finding, Report, Verdict
from dfdm.checks.markup import picture_address
from dfdm.checks.texts import general
from dfdm.pictures import HIGHLIGHTS, Highlight
from dfdm.sweeps import Governing
from dfdm.widgets.finding_rows import (
    Detail,
    Move,
    caption_of,
    columns,
    detail_of,
    finding_row,
    front_words,
    idle_note,
    unchecked_row,
)
from dfdm.widgets.phrases import language
from dfdm.widgets.preferences import Preferences
from dfdm.widgets.preferred import preferred
from dfdm.widgets.spoken import check_name
from dfdm.widgets.table import Table
from dfdm.widgets.viewer import Viewer

_STATIC: Final = Path(__file__).parent / "static"


class FindingsView(Table):
    """The findings of reports, worst first, and what was not checked, in the language of the reports.

    Choosing one shows its faces in the `viewer`, and below the table why it is so and what its remedy costs, with a picture.
    `severity` is the verdict that is shown alone, empty for all; what was not checked stays in sight. Where a move of a
    parameter is known to mend a finding (`moves`, by row), its remedy bears a button; pressing it sets `apply` to
    `{"parameter": name, "value": value}`.
    """

    _esm = _STATIC / "findings.js"
    severity = traitlets.Enum(("", "fail", "warn", "unknown", "pass"), default_value="").tag(sync=True)
    details = traitlets.Dict().tag(sync=True)
    words = traitlets.Dict().tag(sync=True)
    apply = traitlets.Dict()

    def __init__(
        self, reports: Report | Iterable[Report], viewer: Viewer | None = None, *, liked: Preferences | None = None
    ) -> None:
        self._liked = liked or preferred()
        self._found: dict[str, tuple[str, Finding]] = {}
        self._moves: dict[str, Move] = {}
        self.viewer = viewer
        self._idle = ""
        super().__init__()
        self.reports = (reports,) if isinstance(reports, Report) else tuple(reports)
        self.observe(self._chosen, "selected")
        self.on_msg(self._asked)
        if viewer is not None:
            viewer.observe(self._picked, "picked")

    @property
    def language(self) -> str:
        """What the reports are written in."""
        return self._reports[0].language if self._reports else language()

    @property
    def reports(self) -> tuple[Report, ...]:
        """What is shown: one report per part."""
        return self._reports

    @reports.setter
    def reports(self, reports: tuple[Report, ...]) -> None:
        self._reports = reports
        many = len({report.part for report in reports}) > 1
        spoken, said = self.language, general(self.language)
        self._found = {
            f"{place}.{report.part}.{finding.code}.{number}": (report.part, finding)
            for place, report in enumerate(reports)
            for number, finding in enumerate(report.findings)
        }
        self._moves = {}
        worst_first = sorted(self._found.items(), key=lambda entry: -entry[1][1].verdict.code)
        shown = [(id, part, f) for id, (part, f) in worst_first if f.verdict is not Verdict.NOT_APPLICABLE]
        unchecked = {
            f"{place}.{report.part}.{entry.check}.unchecked.{number}": (report.part, entry)
            for place, report in enumerate(reports)
            for number, entry in enumerate(report.not_checked)
        }
        rows = [finding_row(id, part, finding, many, spoken, self._liked) for id, part, finding in shown]
        rows += [unchecked_row(id, part, entry, many, spoken) for id, (part, entry) in unchecked.items()]
        self._idle = idle_note((finding for _, finding in self._found.values()), spoken)
        self._details = {id: detail_of(finding, spoken) for id, _, finding in shown}
        self._details |= dict.fromkeys(unchecked, Detail(unchecked=True))
        with self.hold_sync():
            self.choosable = said.line("light-up") if self.viewer is not None else said.line("explain")
            self.words = front_words(said)
            self._tell_details()
            self.fill(columns(said), rows, caption=caption_of(reports, said), note=self._idle)
        self._chosen()

    @property
    def found(self) -> Mapping[str, tuple[str, Finding]]:
        """The findings that are shown, by row: name of the part, and finding."""
        return self._found

    @property
    def moves(self) -> Mapping[str, Move]:
        """By row, the move of a parameter that mends its finding; set it where such moves are known."""
        return self._moves

    @moves.setter
    def moves(self, moves: Mapping[str, Move]) -> None:
        self._moves = {id: move for id, move in moves.items() if id in self._found}
        self._tell_details()

    def offer(self, found: Iterable[Governing]) -> None:
        """Offer the values of parameters that mend findings, as sweeps found them."""
        best = {(one.part, one.check, one.code): one.remedy for one in found}
        moves = {}
        for id, (part, finding) in self._found.items():
            remedy = best.get((part, finding.check, finding.code))
            if remedy and remedy.mended and finding.verdict in (Verdict.WARN, Verdict.FAIL):
                moves[id] = Move(parameter=remedy.parameter, value=remedy.mended.value, unit=remedy.unit)
        self.moves = moves

    def mend(self, id: str) -> None:
        """Apply the move of a row, as its button does; nothing where the row has none."""
        if move := self._moves.get(id):
            self.apply = {}
            self.apply = {"parameter": move.parameter, "value": move.value}

    def text(self) -> str:
        """The reports in their own words."""
        return "\n\n".join(map(str, self.reports))

    def _tell_details(self) -> None:
        said = general(self.language)
        self.details = {id: detail.to_dict(self._moves.get(id), said) for id, detail in self._details.items()}

    def _asked(self, _widget: object, content: object, _buffers: object) -> None:
        if isinstance(content, dict) and content.get("do") == "apply":
            self.mend(str(content.get("id")))

    def _chosen(self, _change: object = None) -> None:
        """Light up what is chosen, and explain it below the table in words and with a picture."""
        finding = self._found[self.selected][1] if self.selected in self._found else None
        if finding is not None and self.severity not in ("", finding.verdict.value):
            self.severity = ""  # a face was clicked: its finding is shown
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
                    label = f"{general(self.language).word(verdict.value)}: {check_name(finding.check, self.language)}"
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
