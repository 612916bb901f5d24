"""The reports on all parts of a model: each part by each process, material, machine or node that was asked about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, overload

from dfdm.checks.markup import reports_markup
from dfdm.checks.report import Report, reports_document
from dfdm.checks.texts import ENGLISH, general
from dfdm.checks.verdict import Makeable, Verdict
from dfdm.facts.shown import Shown


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Reports(Shown, Sequence[Report]):
    """Reports in the order of parts, then of what they were judged for."""

    model: str
    reports: tuple[Report, ...]

    def __len__(self) -> int:
        return len(self.reports)

    @overload
    def __getitem__(self, index: int) -> Report: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Report]: ...
    def __getitem__(self, index: int | slice) -> Report | Sequence[Report]:
        return self.reports[index]

    def __iter__(self) -> Iterator[Report]:
        return iter(self.reports)

    @property
    def language(self) -> str:
        """What the reports are written in."""
        return self.reports[0].language if self.reports else ENGLISH

    def accepted(self, *, all_of_them: bool, unknown: Literal["fail", "allow"] = "allow") -> bool:
        """Say whether every part can be made: by all that were asked about, or by at least one of them.

        A part of which it is not known counts as makeable unless `unknown` is "fail".
        """
        refused = (Makeable.NO, Makeable.UNKNOWN) if unknown == "fail" else (Makeable.NO,)
        by_part: dict[str, list[bool]] = {}
        for report in self.reports:
            by_part.setdefault(report.part, []).append(report.makeable not in refused)
        return bool(by_part) and all(all(good) if all_of_them else any(good) for good in by_part.values())

    def of(self, process: str) -> tuple[Report, ...]:
        """The reports on one process."""
        return tuple(report for report in self.reports if report.process == process)

    def able(self) -> tuple[str, ...]:
        """The processes of which no report says no for any part, the one with the mildest verdict first."""
        terms = sorted({report.process for report in self.reports})
        able = [t for t in terms if all(r.makeable is not Makeable.NO for r in self.of(t))]
        return tuple(sorted(able, key=lambda t: (max(r.verdict.code for r in self.of(t)), t)))

    def to_dict(self) -> dict[str, Any]:
        """Write the document of kind `reports`."""
        return reports_document(self.model, self.reports)

    def reports_document(self) -> dict[str, Any]:
        """The same document: what a command writes."""
        return self.to_dict()

    def table(self) -> str:
        """One line a report: part, process, material, where, verdict, and what decided."""
        rows = self.rows()
        wide = [max(map(len, column)) for column in zip(*rows, strict=True)]
        return "\n".join("  ".join(t.ljust(w) for t, w in zip(row, wide, strict=True)).rstrip() for row in rows)

    def rows(self) -> list[tuple[str, ...]]:
        """The cells of that table, its headings first; columns in which nothing stands are left out."""
        said = general(self.language)
        columns = ("part", "process", "material", "machine", "node", "verdict", "makeable", "because")
        rows = [tuple(said.line(column) for column in columns)]
        for r in self.reports:
            worst = [f for f in r.findings if f.verdict is r.verdict and r.verdict in (Verdict.WARN, Verdict.FAIL)]
            because = ", ".join(dict.fromkeys(f.code for f in worst))
            rows.append(
                (
                    r.part,
                    r.process,
                    r.material,
                    r.machine or "",
                    r.node or "",
                    said.word(r.verdict.value),
                    said.word(r.makeable.value),
                    because,
                )
            )
        keep = [i for i in range(len(rows[0])) if any(row[i] for row in rows[1:])]
        return [tuple(row[i] for i in keep) for row in rows]

    def text(self, *, why: bool = False) -> str:
        """A table of all, then each report in words; with `why` also the physics and what each remedy costs."""
        if len(self.reports) == 1:
            return self.reports[0].text(why=why)
        return "\n\n".join([self.table(), *(r.text(why=why) for r in self.reports if not r.node)])

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        return reports_markup(self)
