"""One line per process: can it make the part, and for how much."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dfdm.checks import Report
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
        super().__init__(choosable="Show the findings and the cost of this process", required=True)

    def update(
        self,
        reports: Mapping[str, Sequence[Report]],
        estimates: Mapping[str, Sequence[Estimate] | str],
        *,
        quantity: int,
    ) -> None:
        """Show reports and estimates by process; a text in place of estimates says why there is none."""
        rows = [_row(process, list(reports[process]), estimates.get(process, "")) for process in sorted(reports)]
        pieces = f"{quantity} pieces" if quantity > 1 else "1 piece"
        self.fill(_COLUMNS, rows, caption=f"Processes, for {pieces} (estimates, not offers)")


def best(reports: Mapping[str, Sequence[Report]]) -> str:
    """The process whose worst part fares best."""
    return min(sorted(reports), key=lambda process: max(report.verdict.code for report in reports[process]))


def spoken(text: str) -> str:
    """A message with the terms of processes as words: `powder_bed_fusion_polymer` is for programs."""
    for term in catalog().processes:
        text = text.replace(term, term.replace("_", " "))
    return text


def _row(process: str, reports: list[Report], estimates: Sequence[Estimate] | str) -> Row:
    worst = max(reports, key=lambda report: report.verdict.code)
    makeable = min((report.makeable for report in reports), key=lambda word: word.code)
    decided = [f.code for r in reports for f in r.findings if f.verdict is worst.verdict and f.verdict.code > 1]
    cells = {
        "process": process.replace("_", " "),
        "verdict": worst.verdict.value,
        "makeable": makeable.value,
        "why": ", ".join(dict.fromkeys(decided)),
    }
    order = {"verdict": float(worst.verdict.code), "makeable": float(makeable.code)}
    if isinstance(estimates, str):
        cells["price"] = "–" if estimates else ""
        cells["why"] = "; ".join(
            text for text in (cells["why"], estimates and f"no price: {spoken(estimates)}") if text
        )
    elif estimates:
        price, low, high = (
            sum((getattr(e, name) * 1 for e in estimates[1:]), start=getattr(estimates[0], name))
            for name in ("unit_cost", "low", "high")
        )
        cells |= {"price": str(price), "range": f"{low.rounded().amount} – {high.rounded().amount}"}
        order["price"] = float(price.amount)
    return Row(id=process, cells=cells, verdict=worst.verdict.value, order=order)
