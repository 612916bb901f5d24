"""Slots wide enough for the beam."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits, mattering_area
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.facts import PartFacts


@check(
    key="slot-width",
    families=("sheet",),
    limits=("slot_width_min", "slot_thickness_ratio_advised", "thin_area_share_max", "kerf_width"),
    quantities=("sheet",),
    rationale="A beam has a width, and what it melts must get out of the slot.",
)
def slot_width(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Slots are wider than the kerf and wide enough for the thickness of the sheet."""
    sheet = known(part.sheet)
    if not sheet.is_sheet or not sheet.thickness_mm or sheet.slots is None:
        yield not_applicable(limits, "narrow-slot", "no-sheet")
        return
    thickness = sheet.thickness_mm
    area = mattering_area(limits, sheet.slots.total_area_mm2, share="thin_area_share_max", width="kerf_width")
    narrowest = sheet.slots.size_at(area)
    kerf = limits.at_least(narrowest, fail="slot_width_min")
    yield Outcome(
        code="slot-below-kerf",
        grade=kerf,
        measured=narrowest,
        unit="mm",
        where=beyond(limits, kerf, sheet.slots.places, low=True),
    )
    spots = [Spot(value=p.value / thickness, faces=p.faces, at_mm=p.at_mm) for p in sheet.slots.places]
    ratio = limits.at_least(narrowest / thickness, warn="slot_thickness_ratio_advised")
    yield Outcome(
        code="narrow-slot",
        grade=ratio,
        measured=narrowest / thickness,
        unit="ratio",
        words={"width": narrowest, "thickness": thickness},
        where=beyond(limits, ratio, spots, low=True),
    )
