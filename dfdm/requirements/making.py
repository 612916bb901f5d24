"""What a design says of its making beyond demands on faces: bought parts, assembly, permitted changes, packing, end of life."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import Any, Final, Literal, get_args

from dfdm.errors import RequirementError

Joining = Literal["place", "screw", "press", "snap", "glue", "weld", "solder", "rivet", "heat_set"]
JOININGS: Final[tuple[str, ...]] = get_args(Joining)
DefectClass = Literal["critical", "major", "minor"]
DEFECT_CLASSES: Final[tuple[str, ...]] = get_args(DefectClass)
_MOST_AQL: Final = 15.0
_EMPTY: Final[Mapping[str, Any]] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True, slots=True)
class Purchased:
    """A part that is bought: what it is, by which designation, how many go into one product; `standard` if it has one."""

    name: str
    count: int
    designation: str = ""
    standard: str = ""
    note: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Write every field."""
        return {f.name: getattr(self, f.name) for f in fields(self)}


@dataclass(frozen=True, kw_only=True, slots=True)
class Joint:
    """One assembly step: what is done to which parts (made or bought, by name), how they are joined, with what.

    `torque_nm` is that of screws. `separable` says whether the joint opens again without harm to the parts; None: the
    design does not say.
    """

    text: str
    parts: tuple[str, ...] = ()
    joining: Joining = "place"
    tool: str = ""
    torque_nm: float | None = None
    separable: bool | None = None
    note: str = ""

    def to_dict(self) -> dict[str, Any]:
        """Write every field."""
        return {f.name: getattr(self, f.name) for f in fields(self)} | {"parts": list(self.parts)}


@dataclass(frozen=True, kw_only=True, slots=True)
class Substitute:
    """Materials (ids or names) that may stand in for the one that is made from, and why they may."""

    materials: tuple[str, ...]
    because: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Permitted:
    """What a parameter of a step may be: from `low` to `high`, or `value` alone; `step` is a process or an operation."""

    step: str
    parameter: str
    unit: str
    value: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Handling:
    """How the made product is packed and what becomes of it at its end, and the acceptable quality levels in percent."""

    packing: str = ""
    end_of_life: str = ""
    aql: Mapping[str, float] = field(default_factory=lambda: _EMPTY)


@dataclass(frozen=True, kw_only=True, slots=True)
class Making:
    """Everything that a design says of its making. `substitutes` None: it says nothing; empty: no other material may be used."""

    purchased: tuple[Purchased, ...] = ()
    joints: tuple[Joint, ...] = ()
    substitutes: tuple[Substitute, ...] | None = None
    permitted: tuple[Permitted, ...] = ()
    packing: str = ""
    end_of_life: str = ""
    aql: tuple[tuple[str, float], ...] = ()

    @classmethod
    def of(cls, declared: Iterable[Declared]) -> Making:
        """Put declarations together; two that contradict each other are a RequirementError."""
        purchased: dict[str, Purchased] = {}
        joints: list[Joint] = []
        substitutes: list[Substitute] | None = None
        permitted: dict[tuple[str, str], Permitted] = {}
        handlings = Handling()
        for one in declared:
            match one:
                case Purchased():
                    if one.name in purchased:
                        raise RequirementError(f"the bought part '{one.name}' is declared twice: give one count")
                    purchased[one.name] = one
                case Joint():
                    joints.append(one)
                case Substitute():
                    substitutes = [*(substitutes or []), *([one] if one.materials else [])]
                case Permitted():
                    if (one.step, one.parameter) in permitted:
                        raise RequirementError(f"what {one.parameter} of {one.step} may be is declared twice")
                    permitted[one.step, one.parameter] = one
                case Handling():
                    handlings = Handling(
                        packing=" ".join(filter(None, (handlings.packing, one.packing))),
                        end_of_life=" ".join(filter(None, (handlings.end_of_life, one.end_of_life))),
                        aql={**handlings.aql, **one.aql},
                    )
        return cls(
            purchased=tuple(purchased.values()),
            joints=tuple(joints),
            substitutes=None if substitutes is None else tuple(substitutes),
            permitted=tuple(permitted.values()),
            packing=handlings.packing,
            end_of_life=handlings.end_of_life,
            aql=tuple(sorted(handlings.aql.items())),
        )


Declared = Purchased | Joint | Substitute | Permitted | Handling
"""What a design may declare of its making, beside its requirements."""
DECLARED: Final = get_args(Declared)


def purchase(name: str, *, count: int, designation: str = "", standard: str = "", note: str = "") -> Purchased:
    """Declare a part that is bought, e.g. `purchase("screw", count=4, designation="M3 x 10", standard="ISO 4762")`."""
    if not name.strip():
        raise RequirementError("a bought part needs a name")
    if isinstance(count, bool) or not isinstance(count, int) or count < 1:
        raise RequirementError(f"the bought part '{name}' needs a count of at least 1, not {count!r}")
    return Purchased(name=name.strip(), count=count, designation=designation, standard=standard, note=note)


def assemble(
    text: str,
    *,
    parts: Sequence[str] | str = (),
    joining: Joining = "place",
    tool: str = "",
    torque_nm: float | None = None,
    separable: bool | None = None,
    note: str = "",
) -> Joint:
    """Declare the next assembly step, e.g. `assemble("Screw the lid on", parts=("lid", "screw"), joining="screw")`."""
    if not text.strip():
        raise RequirementError("an assembly step needs words: what is done")
    if joining not in JOININGS:
        raise RequirementError(f"the joining '{joining}' is none of {', '.join(JOININGS)}")
    if torque_nm is not None and not (math.isfinite(torque_nm) and torque_nm > 0.0 and joining == "screw"):
        raise RequirementError("torque_nm is that of a screw, above 0")
    named = (parts,) if isinstance(parts, str) else tuple(parts)
    return Joint(
        text=text.strip(), parts=named, joining=joining, tool=tool, torque_nm=torque_nm, separable=separable, note=note
    )


def substitute(*materials: str, because: str = "") -> Substitute:
    """Declare materials that may stand in, with the reason; without any, none may: `substitute()`."""
    if materials and not because.strip():
        raise RequirementError("say why the material may stand in: substitute('petg', because='…')")
    return Substitute(materials=materials, because=because.strip())


def permit(
    step: str,
    parameter: str,
    *,
    unit: str,
    value: float | None = None,
    low: float | None = None,
    high: float | None = None,
) -> Permitted:
    """Declare what a parameter of a process or operation may be: `permit("fdm", "layer_height", low=0.1, high=0.2, unit="mm")`.

    With `value` alone it is fixed; beside `low` and `high`, the value is what is set where nothing speaks against it.
    """
    where = f"what {parameter} of {step} may be"
    given = [v for v in (value, low, high) if v is not None]
    if not all(math.isfinite(v) for v in given):
        raise RequirementError(f"{where} is a number")
    if (low is None) != (high is None):
        raise RequirementError(f"{where} needs both low and high, or a value alone")
    if low is None and value is None:
        raise RequirementError(f"{where} needs a value, or low and high")
    if low is not None and high is not None and not low <= (low if value is None else value) <= high:
        raise RequirementError(f"{where}: low, value and high do not follow one another")
    return Permitted(step=step, parameter=parameter, unit=unit, value=value, low=low, high=high)


def handle(*, packing: str = "", end_of_life: str = "", aql: Mapping[str, float] = _EMPTY) -> Handling:
    """Declare how the product is packed, what becomes of it, and acceptable quality levels: `aql={"major": 1.0}`."""
    for name, level in aql.items():
        if name not in ("major", "minor"):
            raise RequirementError(
                f"an acceptable quality level is one of major or minor, not of {name}: critical ones are always all inspected"
            )
        if isinstance(level, bool) or not isinstance(level, int | float) or not 0.0 < level <= _MOST_AQL:
            raise RequirementError(
                f"the acceptable quality level of {name} is a percentage from 0 to 15, not {level!r}"
            )
    return Handling(packing=packing.strip(), end_of_life=end_of_life.strip(), aql=dict(aql))
