"""Candidates in words: a table of those that can, and why the others cannot."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dfdm.nodes.candidate import Candidates
    from dfdm.nodes.weighing import Leeway

_DAY_S: Final = 86_400
_REASONS: Final = 3
_TENS: Final = 10.0
_LOOKED_AT: Final = 2_000


def candidates_text(
    found: Candidates, leeway: Sequence[tuple[str, Leeway]], *, everything: bool = False, most: int = 20
) -> str:
    """A table of candidates, the best first, then how many cannot, and why; `everything` lists those too.

    `leeway` says for each criterion how far its weight may move before another is the best.
    """
    rows = [
        [
            "",
            "node",
            "place",
            "by",
            "machine",
            "each, delivered",
            "days P50-P90",
            "kgCO2e (low-high)",
            "risk",
            "km",
            "score",
        ]
    ]
    able = found.able_count  # a large network is not put into objects to show twenty
    shown = found.all[: able if everything else min(most, able)]
    for number, candidate in enumerate(shown, start=1):
        terms = candidate.terms
        if terms is None:
            continue
        made_up = " (synthetic)" if candidate.node.synthetic else ""
        days = f"{terms.lead_time_p50_s / _DAY_S:.1f}-{terms.lead_time_p90_s / _DAY_S:.1f}"
        place = f"{candidate.node.place.city}, {candidate.node.place.country}"
        by = f"{candidate.process} ({candidate.material})"
        rows.append(
            [
                f"{number}{'*' if candidate.pareto else ''}",
                candidate.node.name + made_up,
                place,
                by,
                candidate.machine,
                str(terms.delivered),
                days,
                f"{_kg(terms.co2e_kg)} ({_kg(terms.co2e_low_kg)}-{_kg(terms.co2e_high_kg)}){'+' if terms.co2e_lacks else ''}",
                "unknown" if candidate.risk is None else f"{candidate.risk.value:.0%}",
                f"{candidate.distance_km:.0f}",
                f"{candidate.score or 0:.2f}",
            ]
        )
    wide = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = ["  ".join(cell.ljust(w) for cell, w in zip(row, wide, strict=True)).rstrip() for row in rows]
    if not able:
        lines = ["No node can make it."]
    elif able > len(shown):
        lines.append(f"… and {able - len(shown)} more")
    if able:
        lines.append("* no other is better in price, time, CO2e and risk at once; prices are estimates, not offers")
        lacks = {what for candidate in shown if candidate.terms for what in candidate.terms.co2e_lacks}
        if lacks:
            lines.append(f"kgCO2e marked +: without its {' or '.join(sorted(lacks))}, of which no factor is known")
        lines += [
            f"{number}: {told}" for number, candidate in enumerate(shown, start=1) for told in candidate.extrapolates()
        ]
        if any(candidate.risk is None for candidate in shown):
            lines.append("risk unknown: the node has no record of former jobs; it counts as the largest")
    if leeway and able > 1:
        lines.append(f"weights, and between what the first stays the first: {_weighed(found, leeway)}")
    lines += [f"not checked: {one.message}" for one in found.not_checked]
    lines += [f"note: {note}" for note in found.notes]
    against = len(found.all) - able
    if against and not everything:
        step = -(-against // _LOOKED_AT)  # reasons are put into words one by one: of many, evenly spread ones
        looked = [found.all[place] for place in range(able, len(found.all), step)]
        reasons = Counter(reason.message for c in looked for reason in c.why_not)
        told = "; ".join(words for words, _ in reasons.most_common(_REASONS))
        lines.append(
            f"{against} offers that cannot; most often{f', of {len(looked)} looked at' if step > 1 else ''}: {told}"
        )
    elif everything:
        lines += [
            f"no: {c.node.name}, {c.process or 'no process'} ({c.material}): {'; '.join(r.message for r in c.why_not)}"
            for c in found.refused
        ]
    return "\n".join(lines)


def _weighed(found: Candidates, leeway: Sequence[tuple[str, Leeway]]) -> str:
    weights = found.preferences.weights
    return "; ".join(
        f"{name.replace('_', ' ')} {weights[name]:g} ({room.low:.2g} to {'any' if room.high is None else f'{room.high:.2g}'})"
        for name, room in leeway
    )


def _kg(number: float) -> str:
    """Two digits, of small numbers too."""
    return f"{number:.0f}" if number >= _TENS else f"{number:.2g}"
