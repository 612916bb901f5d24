"""Slots that a sheet of the same thickness goes into."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.facts import PartFacts

_JOINT = (0.75, 1.25)
"""A slot of a width between these shares of the thickness is meant for another sheet."""


@check(
    key="joint-fit",
    families=("sheet",),
    limits=("joint_clearance_advised",),
    quantities=("sheet",),
    rationale="A slot as wide as the sheet is thick is made for another sheet, which is never just as thick as its name says.",
)
def joint_fit(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Slots for another sheet are wider than the sheet is thick by the clearance of the process."""
    sheet = known(part.sheet)
    thickness = sheet.thickness_mm
    if not sheet.is_sheet or not thickness or sheet.slots is None:
        yield not_applicable(limits, "tight-joint", "no-sheet")
        return
    low, high = _JOINT
    spots = [
        Spot(value=p.value - thickness, faces=p.faces, at_mm=p.at_mm)
        for p in sheet.slots.places
        if low * thickness <= p.value <= high * thickness
    ]
    if not spots:
        yield not_applicable(limits, "tight-joint", "no-joints")
        return
    least = min(spot.value for spot in spots)
    grade = limits.at_least(least, warn="joint_clearance_advised")
    yield Outcome(
        code="tight-joint",
        grade=grade,
        measured=least,
        unit="mm",
        words={"count": len(spots), "slot": thickness + least, "thickness": thickness},
        where=beyond(limits, grade, spots, low=True),
    )
