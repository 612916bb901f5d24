"""Read the situations, build their parts and judge them as their guides' shops would."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import cadquery as cq

from dfdm.checks import Report, judge
from dfdm.checks.finding import Finding
from dfdm.cited import Cited
from dfdm.designs.resolve import resolve
from dfdm.facts import PartFacts
from dfdm.geometry import Part, facts_of
from dfdm.processes import Route, capability
from dfdm.requirements import require
from tests.situations import parts

ROOT = Path(__file__).parents[2]
PAGE = Path(__file__).with_name("situations.toml")
RELATIVE = 0.01
LOUD = ("warn", "fail")
VERDICTS = (*LOUD, "pass", "not_applicable", "absent", "quiet")
"""What can be expected: `absent` where the process asks no such question, `quiet` where nothing is to be said of it."""


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
    requires: Sequence[Mapping[str, Any]] = ()
    then: Sequence[str] = ()
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
        return self.verdict not in LOUD

    def report(self, *, askew: bool = False) -> Report:
        """The report on the part, at the guide's own shop where its own limits are given; `askew` in its file."""
        offered = capability(self.process, self.material, self.machine)
        if self.limits:
            offered = offered.at_node(self.guide, overrides=self.limits)
        built = part_of(self.part, repr(self.arguments), askew=askew)
        demands = [require(**demand) for demand in self.requires]
        (resolved,) = resolve(built.work, [built.part], demands)
        route = Route.of(self.process, material=offered.material.id, then=self.then)
        return judge(built.facts, offered, route=route, orientation=self.lies, requirements=resolved)

    def found(self, report: Report) -> Finding | None:
        """The finding that is asked for, None where the process does not ask."""
        return next((f for f in report.of(self.check) if f.code == self.code), None)

    def differences(self, report: Report) -> list[str]:
        """What is not as the guide leads one to expect; nothing if all is.

        A good example is to be makeable without a complaint of any check; one that fails cannot be made.
        """
        told = [f"{f.code} {f.verdict.value}s" for f in report.findings if f.verdict.value in LOUD] if self.good else []
        makeable = {"fail": "no", "warn": None}.get(self.verdict, "yes")
        if makeable is not None and report.makeable.value != makeable:
            told.append(f"makeable {report.makeable.value}, not {makeable}")
        return [*told, *(self._otherwise(report) if self.verdict != "quiet" else ())]

    def _otherwise(self, report: Report) -> list[str]:
        """How the finding differs from the verdict and the value that are expected."""
        finding = self.found(report)
        said = finding.verdict.value if finding else "absent"
        told = [] if said == self.verdict else [f"{said}, not {self.verdict}"]
        told += [f"not checked: {n.reason}" for n in report.not_checked if n.check == self.check and said == "absent"]
        if self.measured is not None:
            wanted, unit = float(self.measured["value"]), self.measured["unit"]
            got = finding.measured if finding else None
            near = max(self.absolute, self.tolerance * abs(wanted))
            if got is None or got.unit != unit or not abs(got.value - wanted) <= near:
                told.append(f"measured {f'{got.value:g} {got.unit}' if got else 'nothing'}, not {wanted:g} {unit}")
        return told


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


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Built:
    """A part as it was built, and its facts, measured when they are asked for."""

    work: cq.Workplane
    part: Part
    facts: PartFacts


@cache
def part_of(name: str, arguments: str, *, askew: bool = False) -> Built:
    """A part, built and measured once for all situations that share it. `arguments` as `repr` writes them."""
    work = getattr(parts, name)(**ast.literal_eval(arguments))
    if askew:
        work = work.rotate((0, 0, 0), (1, 2, 3), 37.0).translate((13.7, -41.1, 77.7))
    part = Part.from_shape(work.val(), name=name)
    return Built(work=work, part=part, facts=facts_of(part))
