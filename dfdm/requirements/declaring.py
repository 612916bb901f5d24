"""Declare requirements: `require(...)` refuses what contradicts itself or lacks what its kind needs."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Final

from dfdm.errors import RequirementError
from dfdm.facts.rounding import Vector
from dfdm.requirements.fits import fit_limits_mm, pair_of
from dfdm.requirements.general import general_tolerance
from dfdm.requirements.hardware import INSERTS, countersunk_of, insert_of
from dfdm.requirements.kinds import (
    FORMS,
    GEOMETRIC,
    KINDS,
    OF_PART,
    ORIENTATIONS,
    PMI,
    SIZES,
    WHOLE_PART,
    RequirementKind,
)
from dfdm.requirements.requirement import Requirement, Roughness
from dfdm.requirements.threads import thread_of
from dfdm.units import MM_PER_INCH

_LENGTHS: Final = ("nominal", "plus", "minus", "plus_minus", "depth")


def require(
    kind: RequirementKind,
    *,
    on: str = "",
    nominal_mm: float | None = None,
    plus_mm: float | None = None,
    minus_mm: float | None = None,
    plus_minus_mm: float | None = None,
    zone_mm: float | None = None,
    limits_mm: tuple[float, float] | None = None,
    fit: str = "",
    thread: str = "",
    depth_mm: float | None = None,
    insert: str = "",
    angle_deg: float | None = None,
    roughness_um: float | None = None,
    texture: Roughness = "Ra",
    datums: tuple[str, ...] | str = (),
    standard: str = "",
    color: str = "",
    direction: Vector | None = None,
    quantity: int | None = None,
    count: int | None = None,
    critical: bool = False,
    note: str = "",
    **inches: float,
) -> Requirement:
    """Declare a demand of the design, e.g. `require("diameter", on="tag:bore", nominal_mm=5, fit="H7")`.

    A size takes `plus_minus_mm`, or both of `plus_mm` and `minus_mm` (signed), `limits_mm` (least and largest size) or a
    `fit` (`H7`, `g6`, or the pair `H7/g6`, of which the face takes its half). A geometric tolerance takes `zone_mm`,
    and `datums` where its kind needs them. `thread` is a designation (`M6`, `M8x1`, `1/4-20 UNC`), `insert` a kind of
    threaded insert, `standard` a general tolerance (`ISO 2768-mK`). Lengths may be given in inches (`nominal_in=0.25`).
    What speaks of the part as a whole needs no `on`. Raises RequirementError where the values contradict each other, a
    table does not hold what is named, or the kind needs one that is missing.
    """
    if kind not in KINDS:
        raise RequirementError(f"requirement kind '{kind}' is none of {', '.join(KINDS)}")
    mm = _in_mm(inches, nominal=nominal_mm, plus=plus_mm, minus=minus_mm, plus_minus=plus_minus_mm, depth=depth_mm)
    on = on or (WHOLE_PART if kind in OF_PART else "")
    if not on or on in ("tag:", PMI):
        raise RequirementError(f"the {kind} requirement must say where it applies: on='tag:NAME' or a face selector")
    if kind in OF_PART and on != WHOLE_PART:
        raise RequirementError(f"the {kind} requirement is one of the whole part: leave on='{on}' away")
    where = f"the {kind} requirement on '{on}'"
    size = _sized(where, kind, mm, zone_mm, limits_mm, fit)
    if count is not None and count < 1:
        raise RequirementError(f"{where}: count must be at least 1")
    requirement = Requirement(
        kind=kind,
        on=on,
        nominal_mm=size.nominal,
        plus_mm=size.plus,
        minus_mm=size.minus,
        fit=size.fit,
        mate=size.mate,
        thread=thread,
        depth_mm=mm["depth"],
        insert=insert or ("heat_set" if kind == "insert" else ""),
        angle_deg=angle_deg,
        roughness_um=roughness_um,
        texture=texture,
        datums=(datums,) if isinstance(datums, str) else tuple(datums),
        standard=standard,
        color=color,
        direction=direction,
        quantity=quantity,
        count=count,
        critical=critical,
        note=note,
    )
    _needs(where, requirement)
    return requirement


@dataclass(frozen=True, kw_only=True, slots=True)
class _Size:
    nominal: float | None
    plus: float | None
    minus: float | None
    fit: str = ""
    mate: str = ""


def _in_mm(inches: dict[str, float], **mm: float | None) -> dict[str, float | None]:
    for name, given in inches.items():
        length = name.removesuffix("_in")
        if length == name or length not in _LENGTHS:
            known = ", ".join(f"{key}_in" for key in _LENGTHS)
            raise RequirementError(f"a requirement has no '{name}'; in inches it takes {known}")
        if mm[length] is not None:
            raise RequirementError(f"{length}_mm and {name} say the same: give one of them")
        mm[length] = given * MM_PER_INCH
    for name, value in mm.items():
        if value is not None and not math.isfinite(value):
            raise RequirementError(f"{name}_mm must be a number, not {value}")
    return mm


def _sized(
    where: str,
    kind: str,
    mm: dict[str, float | None],
    zone: float | None,
    limits: tuple[float, float] | None,
    fit: str,
) -> _Size:
    nominal, plus, minus, either = mm["nominal"], mm["plus"], mm["minus"], mm["plus_minus"]
    sided = plus is not None or minus is not None
    given = [sided, either is not None, zone is not None, limits is not None, bool(fit)]
    if sum(given) > 1:
        raise RequirementError(f"{where} gives its tolerance more than once: plus and minus, limits, a zone or a fit")
    if zone is not None:
        if kind not in GEOMETRIC or zone <= 0.0:
            raise RequirementError(f"{where}: zone_mm is the width of a geometric tolerance, above 0")
        return _Size(nominal=nominal, plus=zone, minus=0.0)
    if fit:
        return _fitted(where, kind, nominal, fit)
    if limits is not None:
        least, largest = limits
        nominal = (least + largest) / 2.0 if nominal is None else nominal
        plus, minus = largest - nominal, least - nominal
    elif either is not None:
        plus, minus = abs(either), -abs(either)
    elif (plus is None) != (minus is None):
        raise RequirementError(f"{where} needs both plus_mm and minus_mm, or plus_minus_mm")
    if plus is not None and minus is not None and plus < minus:
        raise RequirementError(f"{where}: plus_mm {plus:g} is below minus_mm {minus:g}")
    return _Size(nominal=nominal, plus=plus, minus=minus)


def _fitted(where: str, kind: str, nominal: float | None, fit: str) -> _Size:
    if kind not in SIZES:
        raise RequirementError(f"{where}: a fit is one of sizes, not of {kind}")
    if nominal is None:
        raise RequirementError(f"{where}: the fit {fit} needs nominal_mm")
    hole, shaft = pair_of(fit)
    minus, plus = fit_limits_mm(hole or shaft, nominal)
    if hole and shaft:
        fit_limits_mm(shaft, nominal)
    return _Size(nominal=nominal, plus=plus, minus=minus, fit=hole or shaft, mate=shaft if hole else "")


def _needs(where: str, r: Requirement) -> None:
    lacks = _lacking(r)
    if lacks:
        raise RequirementError(f"{where} {lacks}")
    if r.thread:
        thread_of(r.thread)
    if r.kind == "insert":
        if r.insert not in INSERTS:
            raise RequirementError(f"{where}: insert '{r.insert}' is none of {', '.join(INSERTS)}")
        insert_of(r.insert, r.thread)
    if r.kind == "countersink" and r.thread and r.nominal_mm is None:
        countersunk_of(r.thread)
    if r.kind == "general_tolerance":
        general_tolerance(r.standard, zone_mm=r.tolerance_mm)


def _lacking(r: Requirement) -> str:
    """What the kind needs and the requirement does not give; "" where nothing is missing."""
    wanted: dict[str, tuple[bool, Any]] = {
        "must name the thread, e.g. thread='M5'": (r.kind in ("thread", "insert"), r.thread),
        "needs the screw (thread='M5') or nominal_mm": (r.kind == "countersink", r.thread or r.nominal_mm),
        "needs roughness_um (Ra or Rz), above 0": (r.kind == "surface_finish", (r.roughness_um or 0.0) > 0.0),
        "needs zone_mm": (r.kind in GEOMETRIC - {"flatness"}, r.tolerance_mm),
        "needs a datum: datums='tag:base'": (r.kind in ORIENTATIONS and not r.on.startswith(PMI), r.datums),
        "has no datum: it speaks of one face": (r.kind in FORMS, not r.datums),
        "needs standard='ISO 2768-m'": (r.kind == "general_tolerance", r.standard),
        "needs color, a name or RAL number": (r.kind == "color", r.color),
        "needs the direction of the load, a vector that is not 0": (
            r.kind == "strength_direction",
            r.direction is not None and math.hypot(*r.direction) > 0.0,
        ),
        "needs quantity, at least 1": (r.kind == "quantity", (r.quantity or 0) >= 1),
        "needs depth_mm above 0": (r.depth_mm is not None, (r.depth_mm or 0.0) > 0.0),
        "knows Ra and Rz": (True, r.texture in ("Ra", "Rz")),
    }
    return next((words for words, (asked, given) in wanted.items() if asked and not given), "")
