"""All findings on one part for one capability, and what they come to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dfdm.checks.finding import Finding, NotChecked
from dfdm.checks.verdict import Makeable, Verdict
from dfdm.facts.rounding import Vector, vector
from dfdm.facts.shown import Shown
from dfdm.processes.route import Route


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Report(Shown):
    """The report on one part for one route and capability.

    `verdict` is the worst of the findings (pass < warn < fail; unknown where nothing could be checked), `makeable` is
    no where something fails and unknown where an essential check could not be made. `orientation` is the direction
    that points up while the part is built, None where it does not matter.
    """

    part: str
    count: int
    route: Route
    process: str
    material: str
    node: str | None
    machine: str | None
    orientation: Vector | None
    verdict: Verdict
    makeable: Makeable
    findings: tuple[Finding, ...]
    not_checked: tuple[NotChecked, ...]

    def passed(self, check: str) -> bool:
        """Say whether a check was made and neither warns nor fails."""
        found = [f.verdict for f in self.findings if f.check == check]
        return bool(found) and all(v in (Verdict.PASS, Verdict.NOT_APPLICABLE) for v in found)

    def of(self, check: str) -> tuple[Finding, ...]:
        """The findings of one check."""
        return tuple(f for f in self.findings if f.check == check)

    @property
    def assumptions(self) -> tuple[str, ...]:
        """The keys of limits that decided something and rest on an assumption."""
        return tuple(sorted({f.limit.key for f in self.findings if f.limit and f.limit.kind == "assumption"}))

    def to_dict(self) -> dict[str, Any]:
        """Write the report (one entry of `reports`)."""
        return {
            "part": self.part,
            "count": self.count,
            "route": self.route.to_dict(),
            "process": self.process,
            "material": self.material,
            "node": self.node,
            "machine": self.machine,
            "orientation": None if self.orientation is None else vector(self.orientation),
            "verdict": self.verdict.value,
            "makeable": self.makeable.value,
            "findings": [finding.to_dict() for finding in self.findings],
            "not_checked": [entry.to_dict() for entry in self.not_checked],
        }

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Report:
        """Read what `to_dict` wrote."""
        up = document["orientation"]
        return cls(
            part=document["part"],
            count=document["count"],
            route=Route.from_dict(document["route"]),
            process=document["process"],
            material=document["material"],
            node=document["node"],
            machine=document["machine"],
            orientation=None if up is None else (up[0], up[1], up[2]),
            verdict=Verdict(document["verdict"]),
            makeable=Makeable(document["makeable"]),
            findings=tuple(Finding.from_dict(f) for f in document["findings"]),
            not_checked=tuple(NotChecked(**n) for n in document["not_checked"]),
        )

    def __str__(self) -> str:
        return "\n".join(_lines(self))


def reports_document(model: str, reports: Iterable[Report]) -> dict[str, Any]:
    """The document of kind `reports`."""
    return {"schema": "dfdm/reports/1", "model": model, "reports": [report.to_dict() for report in reports]}


def _lines(report: Report) -> Iterable[str]:
    where = ", ".join(word for word in (report.machine, report.node) if word)
    many = f" x{report.count}" if report.count > 1 else ""
    yield f"{report.part}{many}: {report.route}{f' on {where}' if where else ''}"
    yield f"  verdict {report.verdict.value}, makeable {report.makeable.value}"
    if report.orientation is not None:
        yield "  judged with (" + ", ".join(f"{v:g}" for v in vector(report.orientation)) + ") up"
    shown = [f for f in report.findings if f.verdict is not Verdict.NOT_APPLICABLE]
    wide = max((len(f.check) for f in shown), default=0)
    for finding in sorted(shown, key=lambda f: -f.verdict.code):
        yield f"  {finding.verdict.value:4}  {finding.check:{wide}}  {finding.message}"
        if finding.verdict in (Verdict.WARN, Verdict.FAIL):
            yield from (f"  {'':4}  {'':{wide}}  -> {text}" for text in (finding.remedy,) if text)
            if finding.limit is not None:
                kind = " (an assumption)" if finding.limit.kind == "assumption" else f" [{finding.limit.source}]"
                yield f"  {'':4}  {'':{wide}}  limit {finding.limit.key}{kind}"
    if report.not_checked:
        yield "  not checked:"
        yield from (f"    {entry.check}: {entry.reason}" for entry in report.not_checked)
