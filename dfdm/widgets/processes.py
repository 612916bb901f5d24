"""One line per process: can it make the part, and for how much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from dfdm.checks import CHECKS, Finding, Makeable, Report
from dfdm.checks.texts import ENGLISH, general
from dfdm.costs import Estimate
from dfdm.processes import catalog
from dfdm.widgets.phrases import counted, language, phrase, say
from dfdm.widgets.preferences import Preferences
from dfdm.widgets.preferred import preferred
from dfdm.widgets.spoken import check_words, spoken
from dfdm.widgets.table import Column, Row, Table, spoken_columns

_COLUMNS = (
    Column(key="process", label=phrase("Process")),
    Column(key="verdict", label=phrase("Verdict"), kind="verdict"),
    Column(key="makeable", label=phrase("Makeable")),
    Column(key="price", label=phrase("Price each"), kind="number"),
    Column(key="range", label=phrase("Low to high"), kind="number", under="price"),
    Column(key="why", label=phrase("Because")),
)


class ProcessesView(Table):
    """Processes with verdict and price; `selected` is the term of the chosen process."""

    def __init__(self, *, liked: Preferences | None = None) -> None:
        self._liked = liked or preferred()
        super().__init__(choosable=say("Show the findings and the cost of this process"), required=True, whole=True)

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
        rows = [_row(t, list(reports[t]), estimates.get(t, ""), self._liked, stale=t in waiting) for t in ranked]
        self.fill(
            spoken_columns(_COLUMNS),
            rows,
            caption=say("Processes, for {pieces} (estimates, not offers)", pieces=counted(quantity)),
        )


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
    """The order to judge in: `first` first, then what asks for the fewest quantities that few others ask for.

    So what few processes ask for, such as the draft of a mold, keeps nobody else waiting. What is priced goes before.
    """
    known = {term: catalog().processes[term] for term in processes}
    asked = {
        term: {quantity for key in process.checks for quantity in (*CHECKS[key].quantities, *CHECKS[key].optional)}
        for term, process in known.items()
    }
    times = Counter(quantity for quantities in asked.values() for quantity in quantities)
    common = {quantity for quantity, many in times.items() if many > _FEW}
    return sorted(known, key=lambda term: (term != first, len(asked[term] - common), not known[term].drivers, term))


def _makeable(reports: Iterable[Report]) -> Makeable:
    return min((report.makeable for report in reports), key=lambda word: word.code)


def _priced(estimates: Sequence[Estimate] | str) -> Sequence[Estimate]:
    return () if isinstance(estimates, str) else estimates


def _row(
    process: str, reports: list[Report], estimates: Sequence[Estimate] | str, liked: Preferences, *, stale: bool
) -> Row:
    worst = max(reports, key=lambda report: report.verdict.code)
    makeable = _makeable(reports)
    said = general(language())
    cells = {
        "process": spoken(process),
        "verdict": said.word(worst.verdict.value),
        "makeable": said.word(makeable.value),
        "why": _because(reports, worst, makeable),
    }
    order = {"verdict": float(worst.verdict.code), "makeable": float(makeable.code)}
    if priced := _priced(estimates):
        price, low, high = (
            sum((getattr(e, name) * 1 for e in priced[1:]), start=getattr(priced[0], name))
            for name in ("unit_cost", "low", "high")
        )
        least, most = (liked.money(end.rounded()).partition(" ")[0] for end in (low, high))
        cells |= {"price": liked.money(price), "range": f"{least} – {most}"}
        order["price"] = float(price.amount)
    elif estimates:  # why not, the page of its cost says
        cells["price"] = "–" if makeable is Makeable.NO else say("not priced")
    return Row(id=process, cells=cells, verdict=worst.verdict.value, order=order, stale=stale)


_MOST_SENTENCES: Final = 2


def _reason(finding: Finding) -> str:
    """The words of its code; in other languages, where codes are no words, what was found."""
    return finding.code.replace("-", " ") if language() == ENGLISH else finding.message


def _because(reports: list[Report], worst: Report, makeable: Makeable) -> str:
    """What decided, in the words of the codes; where nobody can tell, what was not checked."""
    decided = [_reason(f) for r in reports for f in r.findings if f.verdict is worst.verdict and f.verdict.code > 1]
    words = list(dict.fromkeys(decided))
    if language() != ENGLISH:  # sentences: the first say enough, all stand under findings
        more = len(words) - _MOST_SENTENCES
        words = [" ".join(words[:_MOST_SENTENCES]), *([say("… and {count} more", count=more)] if more > 0 else [])]
        words = [" ".join(filter(None, words))] if any(words) else []
    if makeable is Makeable.UNKNOWN:
        open_ones = dict.fromkeys(check_words(entry.check) for r in reports for entry in r.not_checked)
        words += [f"{general(language()).line('not-checked')}: {', '.join(open_ones)}"] if open_ones else []
    return ", ".join(words)
