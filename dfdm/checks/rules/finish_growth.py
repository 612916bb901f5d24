"""Steps that change sizes after the last cut: coats that grow, heat that moves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dfdm.checks.check import check
from dfdm.checks.demands import of_kinds, there
from dfdm.checks.limits import Limits
from dfdm.checks.outcome import Outcome, not_applicable, unknown
from dfdm.checks.verdict import Verdict
from dfdm.facts import PartFacts
from dfdm.processes import Operation, Route, catalog
from dfdm.processes.process import FAMILIES
from dfdm.requirements.kinds import SIZES
from dfdm.requirements.requirement import Resolved

_FACES = 2.0
"""A size lies between two faces, and both grow."""


@check(
    key="finish-growth",
    families=FAMILIES,
    rationale="A coat of a few hundredths uses up a tolerance of a few hundredths.",
)
def finish_growth(part: PartFacts, limits: Limits, requirements: Sequence[Resolved], route: Route) -> Iterator[Outcome]:
    """What later steps add to sizes fits into their tolerances."""
    del part
    pages = [catalog().operations[s.id] for s in route.operations if s.id in catalog().operations]
    sized = [(r, width) for r in of_kinds(requirements, SIZES) if (width := r.requirement.tolerance_mm) is not None]
    found = False
    for number, page in enumerate(pages):
        later = {kind for following in pages[number + 1 :] for kind in following.provides}
        touched = [(r, width) for r, width in sized if r.requirement.kind not in later]
        if page.changes and touched:
            found = True
            yield _growth(limits, page, touched)
    if not found:
        yield not_applicable(limits, "outgrown-tolerance", "nothing-grows")


def _growth(limits: Limits, page: Operation, sized: Sequence[tuple[Resolved, float]]) -> Outcome:
    """The size that a step uses up most of: the most it may change, and by how much that scatters, against the zone."""
    told: list[tuple[Resolved, float, float, float]] = []
    for resolved, width in sized:
        nominal = resolved.requirement.nominal_mm or resolved.measured_mm
        if nominal is None and "size_change" in page.changes:
            return unknown(limits, "outgrown-tolerance", "size-not-known", {"step": page.id})
        ends = [0.0, 0.0]
        for key, factor in (("growth_per_face", _FACES), ("size_change", nominal or 0.0)):
            if key in page.changes:
                ends = [end + factor * bound for end, bound in zip(ends, page.changes[key].interval, strict=True)]
        told.append((resolved, width, max(abs(end) for end in ends), ends[1] - ends[0]))
    # A coat can be masked off a place; nothing keeps heat from moving it.
    lost = Verdict.FAIL if "size_change" in page.changes else Verdict.WARN
    verdicts = {
        id(resolved): lost if scatter > width else Verdict.WARN if most > width / 2.0 else Verdict.PASS
        for resolved, width, most, scatter in told
    }
    _, width, most, _ = max(told, key=lambda one: (verdicts[id(one[0])].code, one[2] / one[1] if one[1] else 0.0))
    return Outcome(
        code="outgrown-tolerance",
        grade=limits.always(max(verdicts.values(), key=lambda verdict: verdict.code)),
        measured=most,
        unit="mm",
        words={"step": page.id, "zone": f"{width:.3g} mm"},
        where=lambda row: there(r for r, *_ in told if verdicts[id(r)] is not Verdict.PASS),
    )
