"""Read the situations, build their parts and judge them as their guides' shops would."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from dfdm.checks import Report, judge
from dfdm.checks.finding import Finding
from dfdm.cited import Cited
from dfdm.facts import PartFacts
from dfdm.geometry import Part, facts_of
from dfdm.processes import capability
from tests.situations import parts

ROOT = Path(__file__).parents[2]
PAGE = Path(__file__).with_name("situations.toml")
RELATIVE = 0.01


@dataclass(frozen=True, kw_only=True, slots=True)
class Situation:
    """What a guide says, the part that shows it, and what is to be found on it."""

    id: str
    guide: str
    locator: str
    says: str
    part: str
    process: str
    check: str
    code: str
    verdict: str
    why: str
    arguments: Mapping[str, Any] = field(default_factory=dict)
    material: str | None = None
    machine: str | None = None
    lies: str | None = None
    limits: Mapping[str, Cited] = field(default_factory=dict)
    measured: Mapping[str, Any] | None = None
    tolerance: float = RELATIVE
    absolute: float = 0.0

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Situation:
        """Read one row; what a shop asks for itself is cited to the guide."""
        told = {key: value for key, value in row.items() if key not in ("with", "limits")}
        own = {
            key: Cited.from_dict(
                {**entry, "source": row["guide"], "locator": row["locator"], "kind": "supplier-guideline"},
                where=row["id"],
            )
            for key, entry in row.get("limits", {}).items()
        }
        return cls(**told, arguments=row.get("with", {}), limits=own)

    @property
    def good(self) -> bool:
        """Whether the guide shows it as it should be."""
        return self.verdict not in ("warn", "fail")

    def report(self) -> Report:
        """The report on the part, at the guide's own shop where the guide's own limits are given."""
        offered = capability(self.process, self.material, self.machine)
        if self.limits:
            offered = offered.at_node(self.guide, overrides=self.limits)
        return judge(facts(self.part, repr(self.arguments)), offered, orientation=self.lies)

    def found(self, report: Report) -> Finding | None:
        """The finding that is asked for, None where the process does not ask."""
        return next((f for f in report.of(self.check) if f.code == self.code), None)

    def differences(self, report: Report) -> list[str]:
        """What is not as the guide leads one to expect; nothing if all is."""
        finding = self.found(report)
        if self.verdict == "quiet":
            loud = [f.code for f in report.of(self.check) if f.verdict.value in ("warn", "fail")]
            return [f"said: {', '.join(loud)}"] if loud else []
        if finding is None or self.verdict == "absent":
            said = "absent" if finding is None else finding.verdict.value
            unasked = [n.reason for n in report.not_checked if n.check == self.check]
            return (
                [] if said == self.verdict and not unasked else [f"{said}, not {self.verdict} {unasked or ''}".strip()]
            )
        found = []
        if finding.verdict.value != self.verdict:
            found.append(f"{finding.verdict.value}, not {self.verdict}")
        if self.measured is not None:
            wanted, unit = float(self.measured["value"]), self.measured["unit"]
            got = finding.measured
            if (
                got is None
                or got.unit != unit
                or abs(got.value - wanted) > max(self.absolute, self.tolerance * abs(wanted))
            ):
                found.append(f"measured {got.value if got else None} {got.unit if got else ''}, not {wanted} {unit}")
        if self.good and report.makeable.value == "no":
            found.append("cannot be made: " + ", ".join(f.code for f in report.findings if f.verdict.value == "fail"))
        return found


@cache
def page() -> Mapping[str, Any]:
    """The page of situations."""
    with PAGE.open("rb") as file:
        return tomllib.load(file)


@cache
def situations() -> tuple[Situation, ...]:
    """All situations, as the page lists them."""
    return tuple(Situation.of(row) for row in page()["situation"])


@cache
def guides() -> Mapping[str, Mapping[str, str]]:
    """Title, publisher and address of each guide: the project's sources, and the page's own."""
    with (ROOT / "dfdm" / "data" / "sources.toml").open("rb") as file:
        return {**page()["guides"], **tomllib.load(file)}


@cache
def facts(name: str, arguments: str) -> PartFacts:
    """The facts of a part, measured once for all situations that share it. `arguments` as `repr` writes them."""
    import ast

    work = getattr(parts, name)(**ast.literal_eval(arguments))
    return facts_of(Part.from_shape(work.val(), name=name))
