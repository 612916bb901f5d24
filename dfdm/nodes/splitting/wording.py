"""A split in words, and as the document of kind `split`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC
from typing import TYPE_CHECKING, Any, Final

from dfdm.facts.rounding import significant
from dfdm.nodes.splitting.why import NAMES

if TYPE_CHECKING:
    from dfdm.nodes.splitting.outcome import Split
    from dfdm.nodes.splitting.resilience import Failure

_DAY_S: Final = 86400.0
_WHOLE: Final = 1.0


def text(split: Split, *, most: int) -> str:
    """What is ordered, the table, and what it costs, emits and withstands."""
    rows = table(split, most=most)
    lines = headline(split)
    if len(rows) > 1:
        wide = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
        lines += ["  ".join(c.ljust(w) for c, w in zip(row, wide, strict=True)).rstrip() for row in rows]
    return "\n".join([*lines, *remarks(split, shown=len(rows) - 1)])


def headline(split: Split) -> list[str]:
    """What is ordered, where to and by when."""
    ordered = ", ".join(f"{quantity} x {name}" for name, quantity in split.parts)
    when = ""
    if split.deadline is not None:
        sure = "P90" if split.deadline.sure else "P50"
        due = split.deadline.due.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")
        when = f", there by {due} ({sure}, {split.deadline.seconds / 3600.0:.4g} h)"
    return [f"{ordered} to {split.to}{when}"]


def table(split: Split, *, most: int) -> list[list[str]]:
    """Head and rows of the assignments."""
    several = len(split.parts) > 1
    made = any(a.made for a in split.assignments)
    head = ["part"] if several else []
    head += [
        "node",
        "place",
        "machine",
        "pieces",
        *(["made"] if made else []),
        "share",
        "each",
        "days P50-P90",
        "could",
    ]
    quantity = dict(split.parts)
    rows = [head]
    for a in split.assignments[:most]:
        synthetic = " (synthetic)" if a.node.synthetic else ""
        rows.append(
            [
                *([a.part] if several else []),
                a.node.name + synthetic,
                f"{a.node.place.city}, {a.node.place.country}",
                a.machine,
                str(a.pieces),
                *([str(a.made)] if made else []),
                f"{a.pieces / quantity[a.part]:.1%}",
                str(a.unit_cost),
                f"{a.lead_time_p50_s / _DAY_S:.1f}-{a.lead_time_p90_s / _DAY_S:.1f}",
                str(a.capacity),
            ]
        )
    return rows


def remarks(split: Split, *, shown: int) -> list[str]:
    """What stands below the table."""
    lines = []
    if len(split.assignments) > shown:
        lines.append(f"… and {len(split.assignments) - shown} more assignments")
    if split.why_not:
        lines.append(refusal(split))
    answer = split.answer
    if answer is not None:
        nodes = {a.node.id for a in split.assignments}
        countries = {a.node.place.country for a in split.assignments}
        freight = sum(float(c.cost.amount) for c in split.consignments)
        lines.append(
            f"{split.price} delivered (of it {freight:.2f} delivery), {split.co2e_kg:.4g} kgCO2e, "
            f"{_counted(len(nodes), 'node')} in {_counted(len(countries), 'country')}"
        )
        if split.short:
            lines.append(f"{split.short} pieces are left out: they cannot be there in time")
        if split.changes is not None:
            lines.append(f"{split.changes} assignments of the other nodes changed")
        ended = (
            "proved" if answer.status == "optimal" else f"the search ended at its limit of {answer.time_limit_s:g} s"
        )
        lines.append(
            f"no split costs less than {split.bound} by the lines under the sampled prices: "
            f"gap {split.gap:.2%}, of it {answer.gap:.2%} of the search ({ended})"
        )
        lines += _withstands(split)
        if split.simulation is not None:
            lines += split.simulation.text().splitlines()
        if split.front:
            lines.append("price against emissions (the cheapest split under each limit):")
            lines += [f"  {p.price} at {p.co2e_kg:.4g} kgCO2e, {_counted(p.nodes, 'node')}" for p in split.front]
        lines.append("prices and times are estimates, not offers")
    return [*lines, *(f"note: {note}" for note in split.notes)]


def refusal(split: Split) -> str:
    """Why not, in one message."""
    reasons = split.why_not
    if len(reasons) > 1 and all(reason.code in NAMES for reason in reasons):
        named = " or ".join(NAMES[reason.code] for reason in reasons)
        return f"no split keeps all limits; without {named} there is one: " + "; ".join(r.message for r in reasons)
    if len(reasons) == 1 and reasons[0].code in NAMES:
        return f"no split keeps all limits; without {NAMES[reasons[0].code]} there is one: {reasons[0].message}"
    return "; ".join(reason.message for reason in reasons)


def _withstands(split: Split) -> list[str]:
    lines = []
    for name, (nodes, countries) in split.concentrations.items():
        part = f"{name}: " if len(split.parts) > 1 else ""
        lines.append(
            f"{part}HHI {nodes.hhi:.3f}, as {nodes.effective:.1f} equal nodes; "
            f"by country {countries.hhi:.3f}, as {countries.effective:.1f}"
        )
    for word, failures in (("node", split.without_node), ("country", split.without_country)):
        if failures:
            lines.append(f"without any one {word}: {_worst(failures)}")
    return lines


def _worst(failures: Sequence[Failure]) -> str:
    worst = failures[0]
    if worst.share >= _WHOLE:
        return "all of it still arrives in time"
    latest = max((f.late_h for f in failures if f.late_h is not None), default=None)
    if latest is None:
        late = ""
    elif latest == float("inf"):
        late = "; the others do not make up for it within the horizon"
    else:
        late = f"; the others have made up for it at most {latest:.0f} h late"
    least = "" if worst.exact else "at least "
    return f"{least}{worst.share:.1%} still arrives in time at worst (without {worst.name}){late}"


def _counted(count: int, word: str) -> str:
    if count == 1:
        return f"1 {word}"
    return f"{count} {word.removesuffix('y')}ies" if word.endswith("y") else f"{count} {word}s"


def document(split: Split) -> dict[str, Any]:
    """The document of kind `split`."""
    answer, quantity = split.answer, dict(split.parts)
    when = split.deadline
    return {
        "schema": "dfdm/split/1",
        "model": split.model,
        "to": split.to.to_dict(),
        "parts": [{"part": name, "quantity": quantity} for name, quantity in split.parts],
        "currency": split.currency,
        "at": split.at.isoformat(),
        "due": None if when is None else when.due.isoformat(),
        "certainty": None if when is None else ("p90" if when.sure else "p50"),
        "limits": {
            "max_share": split.limits.max_share,
            "min_nodes": split.limits.min_nodes,
            "min_lot": split.limits.min_lot,
            "co2e_max_kg": split.limits.co2e_max_kg,
        },
        "binding": False,
        "feasible": split.feasible,
        "why_not": [reason.to_dict() for reason in split.why_not],
        "short": split.short,
        "price": split.price.to_dict() if answer else None,
        "co2e_kg": significant(split.co2e_kg) if answer else None,
        "solver": None
        if answer is None
        else {
            "status": answer.status,
            "time_limit_s": answer.time_limit_s,
            "bound": split.bound.to_dict(),
            "gap": round(split.gap, 6),
            "search_gap": round(answer.gap, 6),
        },
        "assignments": [a.to_dict(quantity[a.part]) for a in split.assignments],
        "consignments": [c.to_dict() for c in split.consignments],
        "changes": split.changes,
        "failed": list(split.failed),
        "resilience": None
        if answer is None
        else {
            "concentration": [
                {"part": name, "nodes": nodes.to_dict(), "countries": countries.to_dict()}
                for name, (nodes, countries) in split.concentrations.items()
            ],
            "without_node": [failure.to_dict() for failure in split.without_node],
            "without_country": [failure.to_dict() for failure in split.without_country],
        },
        "simulation": None if split.simulation is None else split.simulation.to_dict(),
        "front": [point.to_dict() for point in split.front],
        "notes": list(split.notes),
    }
