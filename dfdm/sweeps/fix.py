"""What was found when a part was to be made makeable: the changes, and what they do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dfdm.checks import Verdict
from dfdm.checks.texts import general
from dfdm.designs.parameter import Value
from dfdm.facts.shown import Shown
from dfdm.money import Money
from dfdm.sweeps.band import Met
from dfdm.sweeps.wording import shown


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One parameter with its value before and after."""

    parameter: str
    unit: str
    before: Value
    after: Value

    def to_dict(self) -> dict[str, Any]:
        """Write it."""
        return {"parameter": self.parameter, "unit": self.unit, "from": self.before, "to": self.after}

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Change:
        """Read what `to_dict` wrote."""
        before, after = document["from"], document["to"]
        return cls(parameter=document["parameter"], unit=document["unit"], before=before, after=after)


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Fix(Shown):
    """The nearest makeable values that were found, or with `makeable` false the best there was.

    `values` are all parameters after the `changes` (none where the part was makeable). `left` is what still stands in the
    way. Costs are per piece in `quantity` pieces, None where nobody asked or they cannot be told.
    """

    design: str
    processes: tuple[str, ...]
    materials: tuple[str, ...]
    machines: tuple[str, ...]
    language: str
    changes: tuple[Change, ...]
    values: Mapping[str, Value]
    verdict_before: Verdict
    verdict_after: Verdict
    makeable: bool
    left: tuple[Met, ...]
    tried: int
    complete: bool
    note: str = ""
    quantity: int = 1
    cost_before: Money | None = None
    cost_after: Money | None = None

    def to_dict(self) -> dict[str, Any]:
        """Write the document of kind `fix`."""
        return {
            "schema": "dfdm/fix/1",
            "design": self.design,
            "processes": list(self.processes),
            "materials": list(self.materials),
            "machines": list(self.machines),
            "language": self.language,
            "changes": [change.to_dict() for change in self.changes],
            "values": dict(self.values),
            "verdict_before": self.verdict_before.value,
            "verdict_after": self.verdict_after.value,
            "makeable": self.makeable,
            "left": [met.to_dict() for met in self.left],
            "tried": self.tried,
            "complete": self.complete,
            "note": self.note,
            "quantity": self.quantity,
            "cost_before": None if self.cost_before is None else self.cost_before.to_dict(),
            "cost_after": None if self.cost_after is None else self.cost_after.to_dict(),
        }

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Fix:
        """Read what `to_dict` wrote."""
        told = {key: value for key, value in document.items() if key != "schema"}
        told |= {key: tuple(document[key]) for key in ("processes", "materials", "machines")}
        told |= {key: Verdict(document[key]) for key in ("verdict_before", "verdict_after")}
        for key in ("cost_before", "cost_after"):
            told[key] = None if document[key] is None else Money.from_dict(document[key])
        told["changes"] = tuple(Change.from_dict(one) for one in document["changes"])
        told["left"] = tuple(Met.from_dict(one) for one in document["left"])
        return cls(**told)

    def __str__(self) -> str:
        said = general(self.language)
        where = f"{self.design}, {', '.join(self.processes)}"
        if self.makeable:
            head = said.line("fix-found" if self.changes else "fix-needless")
        else:
            head = said.line("fix-not-found" if self.complete else "fix-stopped")
        lines = [f"{where}: {head}"]
        for one in self.changes:
            before, after = shown(one.before, one.unit), shown(one.after, one.unit)
            lines.append("  " + said.line("fix-change", parameter=one.parameter, before=before, after=after))
        verdicts = (said.word(v.value) for v in (self.verdict_before, self.verdict_after))
        lines.append(f"{said.line('verdict')}: {' -> '.join(verdicts)}")
        if self.cost_before is not None and self.cost_after is not None:
            costs = {"before": str(self.cost_before), "after": str(self.cost_after), "quantity": str(self.quantity)}
            lines.append(said.line("fix-cost", **costs))
        lines += [f"  {met.check or met.code}: {met.message}" for met in self.left]
        lines.append(said.line("fix-tried", count=str(self.tried)))
        return "\n".join([*lines, *([self.note] if self.note else [])])
