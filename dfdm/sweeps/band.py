"""Bands: where along the range of one parameter a part can be made, by process, and the limit met at each end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from dfdm.checks import Amount, Finding, Limit, NotChecked
from dfdm.designs.parameter import Value
from dfdm.facts.rounding import rounded
from dfdm.facts.shown import Shown
from dfdm.sweeps.trial import State
from dfdm.sweeps.wording import bands_text

EndKind = Literal["range", "warning", "limit", "unknown", "build"]
Stopped = Literal["", "tries", "time", "slow"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Met:
    """What is met: a limit that fails, a question that cannot be answered, or why there is no part.

    `check` is empty where there is no part to check; then `code` is `build-error`, `crash`, `time-limit` or `memory`.
    """

    part: str
    check: str
    code: str
    message: str
    measured: Amount | None = None
    limit: Limit | None = None

    @classmethod
    def of(cls, part: str, found: Finding | NotChecked) -> Met:
        """From a finding, or from what was not checked."""
        if isinstance(found, NotChecked):
            return cls(part=part, check=found.check, code=found.code, message=found.reason)
        return cls(
            part=part,
            check=found.check,
            code=found.code,
            message=found.message,
            measured=found.measured,
            limit=found.limit,
        )

    def to_dict(self) -> dict[str, Any]:
        """Write it."""
        return {
            "part": self.part,
            "check": self.check,
            "code": self.code,
            "message": self.message,
            "measured": None if self.measured is None else self.measured.to_dict(),
            "limit": None if self.limit is None else self.limit.to_dict(),
        }

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Met:
        """Read what `to_dict` wrote."""
        measured, limit = document["measured"], document["limit"]
        return cls(
            **{key: document[key] for key in ("part", "check", "code", "message")},
            measured=None if measured is None else Amount(**measured),
            limit=None if limit is None else Limit(**limit),
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class End:
    """One end of a band: the range ends there, a limit is met that warns or fails, an answer is lost, or the part can no longer be built.

    `beyond` is the nearest value tried outside the band, None at the end of the range; `exact` says that it is one step
    away. `met` is what tells the two apart, said of the worse one: what is met first stands first.
    """

    kind: EndKind
    beyond: Value | None = None
    exact: bool = True
    met: tuple[Met, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Write the end."""
        return {
            "kind": self.kind,
            "beyond": self.beyond,
            "exact": self.exact,
            "met": [one.to_dict() for one in self.met],
        }

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> End:
        """Read what `to_dict` wrote."""
        return cls(**{**document, "met": tuple(Met.from_dict(one) for one in document["met"])})


@dataclass(frozen=True, kw_only=True, slots=True)
class Band:
    """Values from `lower` to `upper`, both tried, between which no other state was found.

    Where something warns, all values of one band have the same warnings. Of choices every one is a band of its own. `because` says, for the tried value next to that of now, what warns, why the part cannot
    be made there, or why nobody can say; empty where all passes.
    """

    state: State
    lower: Value
    upper: Value
    at_lower: End
    at_upper: End
    because: tuple[Met, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Write the band."""
        return {
            "state": self.state.value,
            "lower": self.lower,
            "upper": self.upper,
            "at_lower": self.at_lower.to_dict(),
            "at_upper": self.at_upper.to_dict(),
            "because": [one.to_dict() for one in self.because],
        }

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Band:
        """Read what `to_dict` wrote."""
        return cls(
            state=State(document["state"]),
            lower=document["lower"],
            upper=document["upper"],
            at_lower=End.from_dict(document["at_lower"]),
            at_upper=End.from_dict(document["at_upper"]),
            because=tuple(Met.from_dict(one) for one in document["because"]),
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class ProcessBands:
    """The bands of one process, from the lower end of the range to the upper one.

    `material`, `machine` and `node` are those of the one offer; empty, with `offers` above 1, where any of many counts.
    """

    process: str
    material: str
    machine: str
    node: str
    offers: int
    bands: tuple[Band, ...]

    def at(self, value: Value) -> Band | None:
        """The band that a value lies in; None between two bands, or outside the range."""
        return next((band for band in self.bands if _between(value, band.lower, band.upper)), None)

    @property
    def makeable(self) -> tuple[Band, ...]:
        """The bands in which the part can be made, though something may warn."""
        return tuple(band for band in self.bands if band.state.makeable)

    def to_dict(self) -> dict[str, Any]:
        """Write the bands of the process."""
        names = {key: getattr(self, key) for key in ("process", "material", "machine", "node", "offers")}
        return {**names, "bands": [band.to_dict() for band in self.bands]}

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> ProcessBands:
        """Read what `to_dict` wrote."""
        return cls(**{**document, "bands": tuple(Band.from_dict(band) for band in document["bands"])})


@dataclass(frozen=True, kw_only=True, slots=True)
class Resolution:
    """How finely was looked: between tried values of one state no more than `widest_gap` apart, ends to one `step`.

    A band narrower than the widest gap may have been missed. With `every_value` none was: all were tried. Both lengths
    are in the unit of the parameter, None for choices.
    """

    step: float | None
    widest_gap: float | None
    every_value: bool

    def to_dict(self) -> dict[str, Any]:
        """Write it."""
        gap = None if self.widest_gap is None else rounded(self.widest_gap)
        return {"step": self.step, "widest_gap": gap, "every_value": self.every_value}


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Bands(Shown):
    """Where a part can be made along one parameter, the others staying at `values`.

    `value` is that of now, `lower` and `upper` the ends of the range (None for choices). `tried` counts the values that
    were judged. While `complete` is false more is to come, unless `stopped` says why not: `tries` and `time` are a spent
    budget, `slow` are trials that ran out of their time or crashed. `note` says what else there is to know.
    """

    design: str
    parameter: str
    unit: str
    value: Value
    values: Mapping[str, Value]
    lower: Value | None
    upper: Value | None
    language: str
    processes: tuple[ProcessBands, ...]
    resolution: Resolution
    tried: int
    complete: bool
    stopped: Stopped = ""
    note: str = ""

    def of(self, process: str) -> ProcessBands:
        """The bands of one process, by its term; an unknown one is a KeyError."""
        found = next((one for one in self.processes if one.process == process), None)
        if found is None:
            raise KeyError(process)
        return found

    def to_dict(self) -> dict[str, Any]:
        """Write the document of kind `bands`."""
        return {
            "schema": "dfdm/bands/1",
            "design": self.design,
            "parameter": self.parameter,
            "unit": self.unit,
            "value": self.value,
            "values": dict(self.values),
            "lower": self.lower,
            "upper": self.upper,
            "language": self.language,
            "processes": [one.to_dict() for one in self.processes],
            "resolution": self.resolution.to_dict(),
            "tried": self.tried,
            "complete": self.complete,
            "stopped": self.stopped,
            "note": self.note,
        }

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> Bands:
        """Read what `to_dict` wrote."""
        told = {key: value for key, value in document.items() if key != "schema"}
        told["processes"] = tuple(ProcessBands.from_dict(one) for one in document["processes"])
        return cls(**{**told, "resolution": Resolution(**document["resolution"])})

    def __str__(self) -> str:
        return bands_text(self)


def _between(value: Value, lower: Value, upper: Value) -> bool:
    if isinstance(value, str | bool) or isinstance(lower, str | bool) or isinstance(upper, str | bool):
        return value == lower and type(value) is type(lower)
    return lower <= value <= upper
