"""Strips of the blank wide enough before it is bent."""

from __future__ import annotations

from collections.abc import Iterator

from dfdm.checks.check import check, known
from dfdm.checks.limits import Limits, mattering_area
from dfdm.checks.outcome import Outcome, Spot, beyond, not_applicable
from dfdm.facts import PartFacts


@check(
    key="blank-web",
    families=("forming",),
    limits=("web_thickness_ratio_advised", "thin_area_share_max", "kerf_width"),
    quantities=("flat_pattern",),
    rationale="Tabs and strips narrower than the sheet is thick twist when they are cut and bent.",
)
def blank_web(part: PartFacts, limits: Limits) -> Iterator[Outcome]:
    """Tabs, and strips between cuts, notches and edges of the blank, are wide enough for its thickness."""
    flat = known(part.flat_pattern)
    if not flat.thickness_mm or flat.webs is None:
        yield not_applicable(limits, "narrow-blank-web", "no-pattern")
        return
    # Tips of sharp corners are narrow and harmless: only more area than the tolerated share counts.
    area = mattering_area(limits, flat.area_mm2 or 0.0, share="thin_area_share_max", width="kerf_width")
    narrowest = flat.webs.size_at(area) / flat.thickness_mm
    spots = [Spot(value=p.value / flat.thickness_mm, faces=p.faces, at_mm=p.at_mm) for p in flat.webs.places]
    grade = limits.at_least(narrowest, warn="web_thickness_ratio_advised")
    yield Outcome(
        code="narrow-blank-web",
        grade=grade,
        measured=narrowest,
        unit="ratio",
        words={"width": narrowest * flat.thickness_mm, "thickness": flat.thickness_mm},
        where=beyond(limits, grade, spots, low=True),
    )
