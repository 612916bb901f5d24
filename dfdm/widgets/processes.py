"""One line per process: can it make the part, and for how much."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Final

from dfdm.checks import CHECKS, Makeable, Report
from dfdm.costs import Estimate
from dfdm.processes import catalog
from dfdm.widgets.table import Column, Row, Table

_COLUMNS = (
    Column(key="process", label="Process"),
    Column(key="verdict", label="Verdict", kind="verdict"),
    Column(key="makeable", label="Makeable"),
    Column(key="price", label="Price each", kind="number"),
    Column(key="range", label="Low to high", kind="number"),
    Column(key="why", label="Because"),
)


class ProcessesView(Table):
    """Processes with verdict and price; `selected` is the term of the chosen process."""

    def __init__(self) -> None:
        super().__init__(choosable="Show the findings and the cost of this process", required=True, whole=True)

    def update(
        self,
        reports: Mapping[str, Sequence[Report]],
        estimates: Mapping[str, Sequence[Estimate] | str],
        *,
        quantity: int,
        waiting: Collection[str] = (),
    ) -> None:
        """Show reports and estimates by process, what can make it and has a price first.

        A text in place of estimates says why there is none. What is still known of an older part only is `waiting`: it
        is marked, and as long as there is any every process keeps its place.
        """
        ranked = ranking(reports, estimates)
        if waiting:
            places = [row["id"] for row in self.rows]
            ranked = [*(t for t in places if t in reports), *(t for t in ranked if t not in places)]
        rows = [_row(t, list(reports[t]), estimates.get(t, ""), stale=t in waiting) for t in ranked]
        pieces = f"{quantity} pieces" if quantity > 1 else "1 piece"
        self.fill(_COLUMNS, rows, caption=f"Processes, for {pieces} (estimates, not offers)")


def ranking(reports: Mapping[str, Sequence[Report]], estimates: Mapping[str, Sequence[Estimate] | str]) -> list[str]:
    """The processes, the best first: what can make the part, then what has a price, then by verdict and by price."""

    def key(process: str) -> tuple[int, bool, int, float, str]:
        priced = _priced(estimates.get(process, ""))
        return (
            -_makeable(reports[process]).code,
            not priced,
            max(report.verdict.code for report in reports[process]),
            float(sum(estimate.unit_cost.amount for estimate in priced)),
            process,
        )

    return sorted(reports, key=key)


_FEW: Final = 2
"""A quantity that so many processes ask for, or fewer, is measured last."""


def judging_order(processes: Iterable[str], first: str = "") -> list[str]:
    """The order to judge in: `first` first, then what asks for the fewest quantities that few ask for, what can be priced
    before the rest.

    So what few processes ask for, such as the draft of a mold, keeps nobody else waiting.
    """
    known = {term: catalog().processes[term] for term in processes}
    asked = {
        term: {quantity for key in process.checks for quantity in (*CHECKS[key].quantities, *CHECKS[key].optional)}
        for term, process in known.items()
    }
    times = Counter(quantity for quantities in asked.values() for quantity in quantities)
    common = {quantity for quantity, many in times.items() if many > _FEW}
    return sorted(known, key=lambda term: (term != first, len(asked[term] - common), not known[term].drivers, term))


def spoken(text: str) -> str:
    """A message with the terms of processes, materials and limits as words: `powder_bed_fusion_polymer` is for programs."""
    return _terms().sub(lambda found: found.group().replace("_", " "), text)


@cache
def _terms() -> re.Pattern[str]:
    known = {*catalog().processes, *catalog().materials, *(name for check in CHECKS.values() for name in check.limits)}
    written = sorted((term for term in known if "_" in term), key=lambda term: (-len(term), term))
    return re.compile("|".join(map(re.escape, written)))  # the longest first: a short one may be part of it


def _makeable(reports: Iterable[Report]) -> Makeable:
    return min((report.makeable for report in reports), key=lambda word: word.code)


def _priced(estimates: Sequence[Estimate] | str) -> Sequence[Estimate]:
    return () if isinstance(estimates, str) else estimates


def _row(process: str, reports: list[Report], estimates: Sequence[Estimate] | str, *, stale: bool) -> Row:
    worst = max(reports, key=lambda report: report.verdict.code)
    makeable = _makeable(reports)
    cells = {
        "process": process.replace("_", " "),
        "verdict": worst.verdict.value,
        "makeable": makeable.value,
        "why": _because(reports, worst, makeable),
    }
    order = {"verdict": float(worst.verdict.code), "makeable": float(makeable.code)}
    if priced := _priced(estimates):
        price, low, high = (
            sum((getattr(e, name) * 1 for e in priced[1:]), start=getattr(priced[0], name))
            for name in ("unit_cost", "low", "high")
        )
        cells |= {"price": str(price), "range": f"{low.rounded().amount} – {high.rounded().amount}"}
        order["price"] = float(price.amount)
    elif estimates:  # why not, the page of its cost says
        cells["price"] = "–" if makeable is Makeable.NO else "not priced"
    return Row(id=process, cells=cells, verdict=worst.verdict.value, order=order, stale=stale)


def _because(reports: list[Report], worst: Report, makeable: Makeable) -> str:
    """What decided, in the words of the codes; where nobody can tell, what was not checked."""
    decided = [f.code for r in reports for f in r.findings if f.verdict is worst.verdict and f.verdict.code > 1]
    words = [code.replace("-", " ") for code in dict.fromkeys(decided)]
    if makeable is Makeable.UNKNOWN:
        open_ones = dict.fromkeys(
            entry.check.replace("_", " ").replace("-", " ") for r in reports for entry in r.not_checked
        )
        words += [f"not checked: {', '.join(open_ones)}"] if open_ones else []
    return ", ".join(words)
