"""What is asked, and what is known: a request, and the state of the world that it is judged in.

What is not told is not known, and fails closed; nothing is looked up. `count` is what was done plus what is asked for.
Metered time is the time in use up to now, elapsed time runs from the start of the use, the delay from what triggers it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any, Final, Literal

from dfdm.rights.odrl.values import Said

DutyState = Literal["done", "open", "violated"]
_FIELDS: Final = MappingProxyType(
    {
        "spatial": "place",
        "recipient": "party",
        "systemDevice": "machine",
        "dfdm:process": "process",
        "dfdm:material": "material",
        "dfdm:machine": "machine",
        "dfdm:machineClass": "machine_class",
        "dfdm:variant": "variant",
        "dfdm:variantSigner": "variant_signer",
    }
)
_COUNTS: Final = MappingProxyType({"count": "made", "dfdm:countInTotal": "made_in_total"})
_PARAMETER: Final = "dfdm:parameter."


def _nothing() -> Mapping[str, Any]:
    return MappingProxyType({})


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """Who asks to do what: `place` is an ISO 3166 code; process, material and machine where they are known.

    `certificates` are what the node holds, `parameters` the values at which a variant differs from the design (None: not
    told). `values` are those of any other operand, by its short name; they take the place of the fields.
    """

    party: str = ""
    action: str = ""
    count: int = 1
    at: datetime | None = None
    place: str = ""
    process: str = ""
    material: str = ""
    machine: str = ""
    target: str = ""
    machine_class: str = ""
    variant: str = ""
    variant_signer: str = ""
    certificates: frozenset[str] | None = None
    parameters: Mapping[str, object] | None = None
    values: Mapping[str, tuple[Said, ...]] = field(default_factory=_nothing)
    id: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class DutyReport:
    """How a duty stands, by its IRI or its action; `values` are what was done (how much was paid), by operand."""

    duty: str
    state: DutyState
    values: Mapping[str, tuple[Said, ...]] = field(default_factory=_nothing)


@dataclass(frozen=True, kw_only=True, slots=True)
class World:
    """What is known.

    `made` and `made_in_total` count the pieces made so far, by this party and by all (None: not known); `duties_done` are
    duties done, `duties` how others stand; `places_within`, `kinds_within` and `members` say what lies within which place,
    class and collection; `started`, `triggered` and `used` are instants of the use; `facts` are values of operands,
    `about` those of single parties and assets; `revoked` says for each list of revocations that was asked whether it
    names the policy.
    """

    made: int | None = None
    made_in_total: int | None = None
    duties_done: frozenset[str] = frozenset()
    duties: tuple[DutyReport, ...] = ()
    places_within: Mapping[str, Collection[str]] = field(default_factory=_nothing)
    kinds_within: Mapping[str, Collection[str]] = field(default_factory=_nothing)
    members: Mapping[str, Collection[str]] = field(default_factory=_nothing)
    at: datetime | None = None
    started: datetime | None = None
    triggered: datetime | None = None
    used: tuple[tuple[datetime, datetime], ...] | None = None
    facts: Mapping[str, tuple[Said, ...]] = field(default_factory=_nothing)
    about: Mapping[str, Mapping[str, tuple[Said, ...]]] = field(default_factory=_nothing)
    revoked: Mapping[str, bool] = field(default_factory=_nothing)


@dataclass(frozen=True, kw_only=True, slots=True)
class Told:
    """The values of an operand (None: not known), and how a reason begins or ends with them.

    `settled` says why any constraint on it holds; `asked` are the words for which the values are complete (None: all).
    """

    values: tuple[Said, ...] | None
    settled: str = ""
    asked: frozenset[str] | None = None
    words: str = ""
    missing: str = ""


def now_of(request: Request, world: World) -> datetime | None:
    """The instant that is judged, in UTC; None where no time with its zone is told."""
    at = request.at or world.at
    return None if at is None or at.tzinfo is None else at.astimezone(UTC)


def told(name: str, request: Request, world: World) -> Told:
    """What request and world tell of an operand, by its short name."""
    if name in _COUNTS:
        return _count(name, request, world)
    given = request.values.get(name) or world.facts.get(name)
    if given is not None:
        return Told(values=given)
    if name in ("dateTime", "elapsedTime", "meteredTime", "delayPeriod"):
        return _time(name, request, world)
    if name in _FIELDS:
        value = getattr(request, _FIELDS[name])
        return Told(values=(Said(text=value),) if value else None)
    if name == "dfdm:nodeCertificate":
        return _set(request.certificates)
    if name == "dfdm:revokedBy":
        naming = tuple(Said(text=one) for one, names in sorted(world.revoked.items()) if names)
        return Told(values=naming, asked=frozenset(world.revoked))
    if name == "dfdm:variedParameter":
        return _set(request.parameters)
    if name.startswith(_PARAMETER) and request.parameters is not None:
        return _parameter(name.removeprefix(_PARAMETER), request.parameters)
    return Told(values=None)


def _parameter(name: str, varied: Mapping[str, object]) -> Told:
    """A parameter that does not differ is as the design has it, which every range permits."""
    if name not in varied:
        return Told(values=(), settled=f"the parameter {name} is as the design has it")
    value = varied[name]
    if isinstance(value, bool):
        return Told(values=(Said(text=str(value).lower(), datatype="xsd:boolean"),))
    return Told(values=(Said(text=value if isinstance(value, str) else repr(value)),))


def _set(values: Collection[str] | None) -> Told:
    return Told(values=None if values is None else tuple(Said(text=text) for text in sorted(values)))


def _count(name: str, request: Request, world: World) -> Told:
    """Pieces done so far and asked for, together."""
    done: int | None = getattr(world, _COUNTS[name])
    if done is None:
        whole = request.values.get(name) or world.facts.get(name)
        if whole is not None:
            return Told(values=whole)
        return Told(values=None, missing="how many pieces were made so far is not known: give the receipts")
    total = done + request.count
    return Told(
        values=(Said(text=str(total)),), words=f"{done} made and {request.count} asked for are {total}, and {total}"
    )


def _time(name: str, request: Request, world: World) -> Told:
    now = now_of(request, world)
    if now is None:
        return Told(values=None, missing="when it is to be done is not known: give the time with its zone")
    if name == "dateTime":
        stamp = now.isoformat().replace("+00:00", "Z")
        return Told(values=(Said(text=stamp),), words=now.isoformat(timespec="seconds").replace("+00:00", "Z"))
    if name == "meteredTime":
        if world.used is None:
            return Told(values=None)
        spans = ((min(first, now), min(last, now)) for first, last in world.used)
        return _lasting(sum((last - first for first, last in spans), timedelta()))
    since = world.started if name == "elapsedTime" else world.triggered
    return Told(values=None) if since is None else _lasting(now - since)


def _lasting(time: timedelta) -> Told:
    """A length of time as xsd:duration, exactly."""
    micros = abs(time) // timedelta(microseconds=1)
    days, rest = divmod(micros, 86_400_000_000)
    seconds = f"{rest // 1_000_000}.{rest % 1_000_000:06d}".rstrip("0").rstrip(".")
    text = f"{'-' if time < timedelta() else ''}P{days}D" + (f"T{seconds}S" if rest else "")
    return Told(values=(Said(text=text, datatype="xsd:duration"),))
