"""All findings on one part for one capability, and what they come to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from dfdm.checks.finding import Finding, NotChecked
from dfdm.checks.lines import report_lines
from dfdm.checks.markup import report_markup
from dfdm.checks.verdict import Makeable, Verdict
from dfdm.facts.rounding import Vector, vector
from dfdm.facts.shown import Shown
from dfdm.processes.capability import Layer
from dfdm.processes.route import Route


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Report(Shown):
    """The report on one part for one route and capability.

    `verdict` is the worst of the findings (pass < warn < fail; unknown where nothing could be checked), `makeable` is
    no where something fails and unknown where an essential check could not be made. `language` is what its words are
    written in. `orientation` is the direction that points up while the part is built, None where it does not matter.
    """

    part: str
    count: int
    route: Route
    process: str
    material: str
    node: str | None
    machine: str | None
    language: str
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

    def stated_by(self, layer: Layer) -> str:
        """The name of a layer that limits come from: the process, the material, the machine or the node."""
        names = {"process": self.process, "material": self.material, "machine": self.machine, "node": self.node}
        return names[layer] or ""

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
            "language": self.language,
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
            language=document["language"],
            orientation=None if up is None else (up[0], up[1], up[2]),
            verdict=Verdict(document["verdict"]),
            makeable=Makeable(document["makeable"]),
            findings=tuple(Finding.from_dict(f) for f in document["findings"]),
            not_checked=tuple(NotChecked(**n) for n in document["not_checked"]),
        )

    def text(self, *, why: bool = False) -> str:
        """The report in words: findings, the worst first; with `why` also the physics and what each remedy costs."""
        return "\n".join(report_lines(self, why=why))

    def __str__(self) -> str:
        return self.text()

    def _repr_html_(self) -> str:
        return report_markup(self)


def reports_document(model: str, reports: Iterable[Report]) -> dict[str, Any]:
    """The document of kind `reports`."""
    return {"schema": "dfdm/reports/1", "model": model, "reports": [report.to_dict() for report in reports]}
