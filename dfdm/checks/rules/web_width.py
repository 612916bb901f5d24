"""Strips of material wide enough between cuts."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits, mattering_area
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.facts import PartFacts


@check(
    key="web-width",
    families=("sheet",),
    limits=("web_thickness_ratio_min", "web_thickness_ratio_advised", "thin_area_share_max", "kerf_width"),
    quantities=("sheet",),
    rationale="The strip between two cuts must carry off the heat of both.",
)
def web_width(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Strips between cuts are wide enough for the thickness of the sheet."""
    sheet = known(part.sheet)
    if not sheet.is_sheet or not sheet.thickness_mm or sheet.webs is None:
        yield not_applicable(limits, "narrow-web", "no-sheet")
        return
    thickness = sheet.thickness_mm
    # Tips of sharp corners are narrow and harmless: only more area than the tolerated share counts.
    area = mattering_area(limits, sheet.area_mm2 or 0.0, share="thin_area_share_max", width="kerf_width")
    narrowest = sheet.webs.size_at(area) / thickness
    spots = [Spot(value=p.value / thickness, faces=p.faces, at_mm=p.at_mm) for p in sheet.webs.places]
    grade = limits.at_least(narrowest, fail="web_thickness_ratio_min", warn="web_thickness_ratio_advised")
    yield Outcome(
        code="narrow-web",
        grade=grade,
        measured=narrowest,
        unit="ratio",
        words={"width": narrowest * thickness, "thickness": thickness},
        where=beyond(limits, grade, spots, low=True),
    )
