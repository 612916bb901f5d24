"""Candidates packed for the front end: columns as bytes, each text once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from dfdm.checks import Makeable, Verdict
from dfdm.checks.texts import general
from dfdm.costs import exchange
from dfdm.money import MINOR_UNITS
from dfdm.nodes.candidate import Candidate, Candidates
from dfdm.nodes.listing import Listing
from dfdm.widgets.check_phrases import finding_in
from dfdm.widgets.phrases import language, phrase, restated, say, upper
from dfdm.widgets.spoken import spoken

CODES: Final = ("node", "process", "material", "machine", "verdict", "makeable", "pareto", "why")
"""The whole numbers of a candidate, in their order; -1 is none."""
FIGURES: Final = (
    "price",
    "low",
    "high",
    "part",
    "delivery",
    "p50",
    "p90",
    "co2e",
    "co2e_low",
    "co2e_high",
    "distance",
    "risk",
    "risk_low",
    "risk_high",
)
"""The other numbers: money per piece (delivered with its ends, the part, the delivery), days, kg with its ends, km, shares; NaN is none."""
_DAY_S: Final = 86_400.0
_LACKING: Final = {
    "electricity": phrase("Its CO2e is without that of the electricity: what the machine draws is not known."),
    "material": phrase("Its CO2e is without that of the material: no factor is known."),
}
"""What is said of emissions that are lacking, by the words of `Terms.co2e_lacks`."""


def packed(candidates: Candidates, columns: Listing, currency: str = "") -> dict[str, Any]:
    """The traits that hold the candidates, in their order; money in a `currency` of choice, else in theirs."""
    shown = currency or candidates.currency
    factor = 1.0 if shown == candidates.currency else float(exchange().factor(candidates.currency, shown))
    texts, why = _reasons(candidates)
    used = np.unique(columns.node)
    nodes = [columns.nodes[n] for n in used.tolist()]
    codes = np.column_stack(
        [
            np.searchsorted(used, columns.node),
            columns.process,
            columns.material,
            columns.machine,
            columns.verdict,
            columns.makeable,
            columns.pareto,
            why,
        ]
    )
    delivery = columns.delivered - columns.unit
    figures = np.column_stack(
        [
            *(factor * money for money in (columns.delivered, columns.low + delivery, columns.high + delivery)),
            factor * columns.unit,
            factor * delivery,
            columns.p50_s / _DAY_S,
            columns.p90_s / _DAY_S,
            columns.co2e_kg,
            columns.co2e_low_kg,
            columns.co2e_high_kg,
            columns.distance_km,
            *columns.risk.T,
        ]
    )
    return {
        "words": {
            "codes": list(CODES),
            "figures": list(FIGURES),
            "currency": shown,
            "decimals": MINOR_UNITS.get(shown, 2),
            "nodes": [[n.name, n.place.city, n.place.country, int(n.synthetic)] for n in nodes],
            "processes": [spoken(term) for term in columns.processes],
            "materials": [spoken(name) for name in columns.materials],
            "machines": list(columns.machines),
            "verdicts": {str(verdict.code): verdict.value for verdict in Verdict},
            "said": {verdict.value: general(language()).word(verdict.value) for verdict in Verdict},
            "makeable": {str(word.code): word.value for word in Makeable},
            "reasons": texts,
        },
        "codes": codes.astype("<i4").tobytes(),
        "figures": figures.astype("<f8").tobytes(),
        "points": np.array([[n.place.lon, n.place.lat] for n in nodes], dtype="<f4").tobytes(),
        "home": {
            "lon": candidates.to.lon,
            "lat": candidates.to.lat,
            "name": candidates.to.city or str(candidates.to),
        },
    }


def ranked(columns: Listing, order: NDArray[np.intp], scores: NDArray[np.float64]) -> Mapping[str, bytes]:
    """The traits that change with the weights: the order of all, as places, and their scores by place."""
    able = len(order)
    whole = np.concatenate((order, np.arange(able, len(columns))))
    by_place = np.full(len(columns), np.nan)
    by_place[order] = scores
    return {"order": whole.astype("<i4").tobytes(), "scores": by_place.astype("<f4").tobytes()}


def remark(candidate: Candidate) -> str:
    """The reasons against a candidate as sentences; empty for one that can."""
    return " ".join(_sentence(reason_told(reason.message)) for reason in candidate.why_not)


def caveats(candidate: Candidate) -> str:
    """What the figures of a candidate leave out or go beyond, as sentences; empty where nothing is known of it."""
    lacks = () if candidate.terms is None else candidate.terms.co2e_lacks
    left_out = [say(_LACKING[name]) for name in lacks]
    return " ".join([*left_out, *(_sentence(upper(restated(told))) for told in candidate.extrapolates())])


def reason_told(message: str) -> str:
    """Why not, in the language that is set: a finding by the texts of its check, anything else by its phrase."""
    told = finding_in(message, language())
    return told if told != message else restated(spoken(message))


def _reasons(candidates: Candidates) -> tuple[list[str], NDArray[np.intp]]:
    """The distinct reasons and, for each candidate, the place of its own (-1: it can)."""
    texts: dict[str, int] = {}
    places = [-1] * candidates.able_count
    for candidate in candidates.refused:
        text = remark(candidate)
        places.append(texts.setdefault(text, len(texts)) if text else -1)
    return list(texts), np.array(places, dtype=np.intp)


def synthetic(nodes: Sequence[bool]) -> list[str]:
    """What is to be said of nodes that are made up."""
    if nodes and all(nodes):
        return [say("All of these nodes are synthetic: made up for trying out, nobody to order from.")]
    return [say("Nodes marked synthetic are made up.")] if any(nodes) else []


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."
