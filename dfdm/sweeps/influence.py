"""Which parameter governs a finding, how, and the nearest value that mends it, with what else turns there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dfdm.checks import Amount, Limit, Verdict
from dfdm.checks.texts import general
from dfdm.designs.parameter import Value
from dfdm.facts.rounding import rounded
from dfdm.facts.shown import Shown
from dfdm.sweeps.wording import shown


@dataclass(frozen=True, kw_only=True, slots=True)
class Turned:
    """A check of one process that says something else there: the worst of what it says before and after."""

    process: str
    check: str
    before: Verdict
    after: Verdict

    @property
    def worse(self) -> bool:
        """Whether it is worse after."""
        return self.after.code > self.before.code

    def to_dict(self) -> dict[str, Any]:
        """Write it."""
        return {
            "process": self.process,
            "check": self.check,
            "before": self.before.value,
            "after": self.after.value,
        }

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Turned:
        """Read what `to_dict` wrote."""
        before, after = Verdict(document["before"]), Verdict(document["after"])
        return cls(process=document["process"], check=document["check"], before=before, after=after)


@dataclass(frozen=True, kw_only=True, slots=True)
class Mending:
    """A value at which the part was built and judged, and the finding is better: it passes, or only warns.

    `far` is how far away it is, as a share of the parameter's range (for a choice a half); `turned` what else changes
    there.
    """

    value: Value
    verdict: Verdict
    measured: Amount | None
    far: float
    turned: tuple[Turned, ...]

    def to_dict(self) -> dict[str, Any]:
        """Write it."""
        return {
            "value": self.value,
            "verdict": self.verdict.value,
            "measured": None if self.measured is None else self.measured.to_dict(),
            "far": rounded(self.far),
            "turned": [one.to_dict() for one in self.turned],
        }

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Mending:
        """Read what `to_dict` wrote."""
        measured = document["measured"]
        return cls(
            value=document["value"],
            verdict=Verdict(document["verdict"]),
            measured=None if measured is None else Amount(**measured),
            far=document["far"],
            turned=tuple(Turned.from_dict(one) for one in document["turned"]),
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Influence:
    """What one parameter does to a finding.

    `slope` is the change of the measured value for one unit of the parameter around the value of now, None where nothing
    is measured or the parameter is a choice. `direction` says which way helps: 1 a greater value, -1 a smaller one, 0 neither, or a
    choice. `share` is how much of what is missed a move over a tenth of the range mends. `mended` is the nearest value tried
    at which the finding passes, where none does one at which it only warns, None where no value helps; `eased` is a nearer
    one that only warns, where there is one.
    """

    parameter: str
    unit: str
    value: Value
    slope: float | None
    direction: int
    share: float
    mended: Mending | None
    eased: Mending | None = None

    @property
    def governs(self) -> bool:
        """Whether the finding depends on the parameter as far as was looked."""
        return self.mended is not None or self.share > 0.0 or bool(self.slope)

    def to_dict(self) -> dict[str, Any]:
        """Write it."""
        return {
            "parameter": self.parameter,
            "unit": self.unit,
            "value": self.value,
            "slope": None if self.slope is None else rounded(self.slope),
            "direction": self.direction,
            "share": rounded(self.share),
            "mended": None if self.mended is None else self.mended.to_dict(),
            "eased": None if self.eased is None else self.eased.to_dict(),
        }

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Influence:
        """Read what `to_dict` wrote."""
        values = {key: document[key] for key in ("mended", "eased")}
        read = {key: None if value is None else Mending.from_dict(value) for key, value in values.items()}
        return cls(**{**document, **read})


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Governing(Shown):
    """The parameters that a finding depends on, the one that mends it with the least change and harm first.

    `tried` counts the values that were judged; `complete` is false where the budget ended first.
    """

    design: str
    process: str
    part: str
    check: str
    code: str
    verdict: Verdict
    measured: Amount | None
    limit: Limit | None
    language: str
    influences: tuple[Influence, ...]
    tried: int
    complete: bool
    note: str = ""

    @property
    def parameter(self) -> str | None:
        """The parameter that governs the finding, None where none was found."""
        return self.influences[0].parameter if self.influences else None

    @property
    def remedy(self) -> Influence | None:
        """What mends it best: a parameter with the value that helps; None where none helps."""
        return next((one for one in self.influences if one.mended is not None), None)

    def sentence(self) -> str:
        """The remedy in words: "Set wall to 1.2 mm (now 0.8 mm): then this passes." Empty where no parameter governs."""
        said = general(self.language)
        if not self.influences:
            return ""
        found = self.remedy
        if found is None or found.mended is None:
            return said.line("governed-without-remedy", parameter=self.influences[0].parameter)
        mended = found.mended
        words = said.line(
            "set-parameter" if mended.verdict in (Verdict.PASS, Verdict.NOT_APPLICABLE) else "set-parameter-warns",
            parameter=found.parameter,
            value=shown(mended.value, found.unit),
            now=shown(found.value, found.unit),
        )
        if found.eased is not None:
            words += " " + said.line("eased-at", value=shown(found.eased.value, found.unit))
        worse = [
            said.line(
                "turns",
                process=one.process,
                check=one.check,
                before=said.word(one.before.value),
                after=said.word(one.after.value),
            )
            for one in mended.turned
            if one.worse
        ]
        return " ".join([words, said.line("but-worse", turned="; ".join(worse))] if worse else [words])

    def to_dict(self) -> dict[str, Any]:
        """Write the document of kind `governing`."""
        return {
            "schema": "dfdm/governing/1",
            "design": self.design,
            "process": self.process,
            "part": self.part,
            "check": self.check,
            "code": self.code,
            "verdict": self.verdict.value,
            "measured": None if self.measured is None else self.measured.to_dict(),
            "limit": None if self.limit is None else self.limit.to_dict(),
            "language": self.language,
            "influences": [one.to_dict() for one in self.influences],
            "tried": self.tried,
            "complete": self.complete,
            "note": self.note,
        }

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Governing:
        """Read what `to_dict` wrote."""
        told = {key: value for key, value in document.items() if key != "schema"}
        measured, limit = document["measured"], document["limit"]
        told |= {
            "verdict": Verdict(document["verdict"]),
            "measured": None if measured is None else Amount(**measured),
            "limit": None if limit is None else Limit(**limit),
            "influences": tuple(Influence.from_dict(one) for one in document["influences"]),
        }
        return cls(**told)

    def __str__(self) -> str:
        said = general(self.language)
        lines = [f"{self.design}, {self.process}: {self.check}, {self.code}, {said.word(self.verdict.value)}"]
        for one in self.influences:
            mended = shown(one.mended.value, one.unit) if one.mended else said.line("no-value-helps")
            lines.append(f"  {one.parameter}: {shown(one.value, one.unit)} -> {mended}")
        return "\n".join([*lines, *([self.sentence()] if self.influences else [said.line("no-parameter-governs")])])
