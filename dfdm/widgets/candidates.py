"""Who could make it: candidates with price, time and distance, and for every no its reason."""

from __future__ import annotations

from dfdm.nodes.candidate import Candidate, Candidates
from dfdm.widgets.table import Column, Row, Table

_COLUMNS = (
    Column(key="node", label="Node"),
    Column(key="place", label="Place, distance"),
    Column(key="by", label="By", kind="wide"),
    Column(key="verdict", label="Verdict", kind="verdict"),
    Column(key="price", label="Each, delivered", kind="number"),
    Column(key="time", label="Days", kind="number"),
    Column(key="co2e", label="CO2e each", kind="number"),
    Column(key="score", label="Score", kind="number"),
    Column(key="remark", label="Remark", kind="wide"),
)
_LEGEND = (
    "Days: as likely as not, to nearly surely (P50 to P90). "
    "Pareto front: none beats it in price, time and CO2e at once."
)
_DAY_S = 86_400
_SHOWN = 200


class CandidatesView(Table):
    """Candidates, the best first; `chosen` is the one whose row is selected."""

    def __init__(self, candidates: Candidates | None = None) -> None:
        super().__init__(choosable="Choose this candidate for the export")
        self.candidates = candidates

    @property
    def candidates(self) -> Candidates | None:
        """What is shown."""
        return self._candidates

    @candidates.setter
    def candidates(self, candidates: Candidates | None) -> None:
        self._candidates = candidates
        if candidates is None:
            self.fill(_COLUMNS, [], caption="No makers were asked yet")
            return
        listed = list(candidates)
        mixed = len({candidate.node.synthetic for candidate in listed}) > 1
        rows = {_id(candidate): _row(candidate, mark=mixed) for candidate in listed[:_SHOWN]}
        told = {key for row in rows.values() for key, text in row.cells.items() if text}
        columns = [column for column in _COLUMNS if column.key in told or not rows]
        caption = (
            f"{len(candidates.able)} of {len(listed)} candidates can make {candidates.quantity} "
            f"for {candidates.to} (estimates, not offers)"
        )
        more = [f"The first {_SHOWN} are shown."] if len(listed) > _SHOWN else []
        legend = [_LEGEND] if "price" in told else []
        note = " ".join([*legend, *candidates.notes, *_synthetic(listed), *more])
        self.fill(columns, rows.values(), caption=caption, note=note)

    @property
    def chosen(self) -> Candidate | None:
        """The candidate of the selected row."""
        return next((c for c in self._candidates or () if self.selected and _id(c) == self.selected), None)


def _id(candidate: Candidate) -> str:
    return f"{candidate.node.id} {candidate.process} {candidate.material}"


def _synthetic(listed: list[Candidate]) -> list[str]:
    made_up = [candidate.node.synthetic for candidate in listed]
    if made_up and all(made_up):
        return ["All of these nodes are synthetic: made up for trying out, nobody to order from."]
    return ["Nodes marked synthetic are made up."] if any(made_up) else []


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _row(candidate: Candidate, *, mark: bool) -> Row:
    terms, place = candidate.terms, candidate.node.place
    made_by = [word.replace("_", " ") for word in (candidate.process, candidate.material, candidate.machine) if word]
    cells = {
        "node": candidate.node.name + (" (synthetic)" if mark and candidate.node.synthetic else ""),
        "place": f"{place.city}, {place.country}, {candidate.distance_km:.0f}\N{NO-BREAK SPACE}km",
        "by": ", ".join(made_by),
        "verdict": candidate.verdict.value,
        "remark": " ".join(_sentence(reason.message) for reason in candidate.why_not),
    }
    order = {"verdict": float(candidate.verdict.code), "place": candidate.distance_km}
    if terms is not None:
        early, late = terms.lead_time_p50_s / _DAY_S, terms.lead_time_p90_s / _DAY_S
        cells |= {
            "price": str(terms.delivered),
            "time": f"{early:.0f} – {late:.0f}",
            "co2e": f"{terms.co2e_kg:.2g} kg",
            "score": "" if candidate.score is None else f"{candidate.score:.2f}",
            "remark": "On the Pareto front" if candidate.pareto else "",
        }
        order |= {
            "price": float(terms.delivered.amount),
            "time": late,
            "co2e": terms.co2e_kg,
            "score": candidate.score or 0.0,
        }
    return Row(id=_id(candidate), cells=cells, verdict=candidate.verdict.value, order=order)
