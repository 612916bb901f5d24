"""What is known of one subject, as a document for a front end that shows it in little room."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from dfdm.checks import Finding, Makeable, Report, Verdict
from dfdm.costs import Estimate
from dfdm.designs.model import Model
from dfdm.money import Money
from dfdm.nodes.candidate import Candidate, Candidates
from dfdm.widgets.preferences import Preferences
from dfdm.widgets.processes import ranking
from dfdm.widgets.spoken import check_name, spoken

_DAY_S: Final = 86_400
_BEST: Final = 3
"""So many candidates are shown."""
_SHOWN: Final = (Verdict.FAIL, Verdict.WARN)


def processes_of(
    reports: Mapping[str, Sequence[Report]],
    estimates: Mapping[str, Sequence[Estimate] | str],
    liked: Preferences,
    *,
    waiting: Iterable[str] = (),
) -> list[dict[str, Any]]:
    """One entry per process, the best first: verdict, price, the findings that decide and what was not checked."""
    late = set(waiting)
    return [
        {
            "process": term,
            "name": spoken(term),
            "verdict": max((r.verdict for r in reports[term]), key=lambda v: v.code).value,
            "makeable": _makeable(reports[term]).value,
            **_price(estimates.get(term, ""), liked),
            "findings": [_finding(f, liked) for f in _worst_first(reports[term])],
            "not_checked": _not_checked(reports[term], liked.language),
            "stale": term in late,
        }
        for term in ranking(reports, estimates)
    ]


def size_of(model: Model, liked: Preferences) -> str:
    """How large a model is: its sides, or how many parts it has."""
    if len(model.parts) != 1:
        return f"{sum(entry.count for entry in model.parts)} ×"
    return liked.extent(model.parts[0].part.body.bounding_box_mm)


def makers_of(candidates: Candidates, liked: Preferences) -> dict[str, Any]:
    """The best candidates, one of each node, and how many nodes can; the commonest reasons where none can."""
    able: dict[str, Candidate] = {}
    for candidate in candidates.able:
        able.setdefault(candidate.node.id, candidate)
    best = list(able.values())[:_BEST]
    reasons: dict[str, int] = {}
    for candidate in () if best else candidates.all[:50]:
        for reason in candidate.why_not:
            reasons[reason.message] = reasons.get(reason.message, 0) + 1
    return {
        "able": len(able),
        "asked": len({candidate.node.id for candidate in candidates}),
        "place": f"{candidates.to.city}, {candidates.to.country}".strip(", "),
        "quantity": candidates.quantity,
        "best": [_candidate(candidate, liked) for candidate in best],
        "why_none": sorted(reasons, key=lambda text: -reasons[text])[:_BEST],
        "synthetic": bool(len(candidates)) and all(candidate.node.synthetic for candidate in candidates),
    }


def _makeable(reports: Sequence[Report]) -> Makeable:
    return min((report.makeable for report in reports), key=lambda word: word.code)


def _price(estimates: Sequence[Estimate] | str, liked: Preferences) -> dict[str, str]:
    if isinstance(estimates, str) or not estimates:
        return {"price": "", "low": "", "high": "", "why_no_price": spoken(estimates) if estimates else ""}  # type: ignore[arg-type]
    price, low, high = (_sum(getattr(e, name) for e in estimates) for name in ("unit_cost", "low", "high"))
    return {"price": liked.money(price), "low": liked.money(low), "high": liked.money(high), "why_no_price": ""}


def _sum(amounts: Iterable[Money]) -> Money:
    first, *more = amounts
    return sum(more, start=first)


def _worst_first(reports: Iterable[Report]) -> list[Finding]:
    bad = [finding for report in reports for finding in report.findings if finding.verdict in _SHOWN]
    return sorted(bad, key=lambda finding: -finding.verdict.code)


def _finding(finding: Finding, liked: Preferences) -> dict[str, Any]:
    measured, limit = finding.measured, finding.limit
    return {
        "check": finding.check,
        "code": finding.code,
        "name": check_name(finding.check, liked.language),
        "verdict": finding.verdict.value,
        "message": finding.message,
        "measured": liked.amount(measured.value, measured.unit) if measured else "",
        "limit": liked.amount(limit.value, limit.unit) if limit else "",
        "assumed": bool(limit and limit.kind == "assumption"),
    }


def _not_checked(reports: Iterable[Report], language: str) -> list[str]:
    """The names of checks that could not be made, each once."""
    open_ones = dict.fromkeys(entry.check for report in reports for entry in report.not_checked)
    return [check_name(key, language) for key in open_ones]


def _candidate(candidate: Candidate, liked: Preferences) -> dict[str, Any]:
    terms, place = candidate.terms, candidate.node.place
    days = f"{terms.lead_time_p50_s / _DAY_S:.0f} – {terms.lead_time_p90_s / _DAY_S:.0f}" if terms is not None else ""
    return {
        "node": candidate.node.name,
        "id": candidate.node.id,
        "place": f"{place.city}, {place.country}",
        "distance_km": round(candidate.distance_km),
        "process": candidate.process,
        "name": spoken(candidate.process),
        "material": candidate.material.replace("_", " "),
        "price": liked.money(terms.delivered) if terms is not None else "",
        "days": days,
    }
