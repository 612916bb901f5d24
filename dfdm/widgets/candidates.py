"""Who could make it: candidates with price, time and distance, for every no its reason; weights, a plot and a map."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import replace
from html import escape
from typing import Any, Final

import traitlets

from dfdm.checks.texts import general
from dfdm.errors import InputError
from dfdm.nodes.candidate import Candidate, Candidates
from dfdm.nodes.listing import Listing, listing
from dfdm.nodes.score import CRITERIA
from dfdm.nodes.score import Preferences as Cares
from dfdm.nodes.weighing import leeway, ordered, rank
from dfdm.pictures.plots import Dot, Spot, scatter, world_map
from dfdm.widgets.candidate_data import caveats, packed, ranked, remark, synthetic
from dfdm.widgets.own import OwnWidget
from dfdm.widgets.phrases import language, phrase, restated, say, upper
from dfdm.widgets.preferences import Preferences
from dfdm.widgets.preferred import preferred, rates_note
from dfdm.widgets.spoken import spoken
from dfdm.widgets.table import STATIC, Column, Row, spoken_columns, table_html, table_text

_COLUMNS = (
    Column(key="node", label=phrase("Node")),
    Column(key="place", label=phrase("Place, distance")),
    Column(key="by", label=phrase("By"), kind="wide"),
    Column(key="verdict", label=phrase("Verdict"), kind="verdict"),
    Column(key="price", label=phrase("Each, delivered"), kind="number"),
    Column(key="time", label=phrase("Days"), kind="number"),
    Column(key="co2e", label=phrase("CO2e each"), kind="number"),
    Column(key="risk", label=phrase("Risk"), kind="number"),
    Column(key="score", label=phrase("Score"), kind="number"),
    Column(key="remark", label=phrase("Remark"), kind="wide"),
)
_LEGEND = (
    phrase("Days: as likely as not, to nearly surely (P50 to P90)."),
    phrase("Risk: that a job does not conform or is late, by the node's record."),
    phrase("Pareto front: none beats it in price, time, CO2e and risk at once."),
)
_DAY_S: Final = 86_400
_LISTED: Final = 50
"""Rows of the table where nothing is live."""
_NOTHING: Final = b""


class CandidatesView(OwnWidget):
    """Candidates, the best first; `selected` names the chosen one, `chosen` is it.

    `weights` say what counts for how much: price, lead_time, co2e, risk and distance, each at least 0. Changing them brings the
    candidates into another order without asking the makers again, and they stay for the candidates that come next.
    """

    _esm = STATIC / "candidates.js"
    caption = traitlets.Unicode("").tag(sync=True)
    note = traitlets.Unicode("").tag(sync=True)
    weights = traitlets.Dict().tag(sync=True)
    leeway = traitlets.Dict().tag(sync=True)
    """For each weight from where to where (None: without end) it may move before another one is first."""
    refusal = traitlets.Unicode("").tag(sync=True)
    """Why the weights were not taken; empty where they were."""
    page = traitlets.Unicode("pareto").tag(sync=True)
    """The picture in view: `pareto`, `map` or `none`."""
    picked = traitlets.Int(-1).tag(sync=True)
    """The place of the chosen candidate among those that were asked for; -1 for none."""
    caveats = traitlets.Unicode("").tag(sync=True)
    """What the figures of the chosen candidate leave out or go beyond."""
    words = traitlets.Dict().tag(sync=True)
    codes = traitlets.Bytes().tag(sync=True)
    figures = traitlets.Bytes().tag(sync=True)
    points = traitlets.Bytes().tag(sync=True)
    home = traitlets.Dict().tag(sync=True)
    order = traitlets.Bytes().tag(sync=True)
    scores = traitlets.Bytes().tag(sync=True)
    selected = traitlets.Unicode("")

    def __init__(self, candidates: Candidates | None = None, *, liked: Preferences | None = None) -> None:
        self._liked = liked or preferred()
        self._ids: list[str] = []
        self._columns: Listing | None = None
        self._given: Candidates | None = None
        self._ranked: Candidates | None = None
        self._cares = Cares() if candidates is None else candidates.preferences
        super().__init__(weights=self._cares.weights)
        self.candidates = candidates
        self.observe(self._weighed, "weights")
        self.observe(self._picked, "picked")
        self.observe(self._selected, "selected")

    @property
    def candidates(self) -> Candidates | None:
        """What is shown, in the order of the weights."""
        if self._given is not None and self._ranked is None:
            same = self._given.preferences == self._cares
            self._ranked = self._given if same else rank(self._given, self._cares)
        return self._ranked

    @candidates.setter
    def candidates(self, candidates: Candidates | None) -> None:
        kept = self.selected
        self._given, self._ranked = candidates, None
        with self.hold_sync():
            if candidates is None:
                self._columns, self._ids = None, []
                self.words, self.codes, self.figures, self.points, self.home = {}, _NOTHING, _NOTHING, _NOTHING, {}
                self.order, self.scores, self.leeway = _NOTHING, _NOTHING, {}
                self.caption, self.note = (
                    say("No makers were asked yet"),
                    say("They are asked as soon as the part is judged."),
                )
            else:
                self._columns = listing(candidates)
                self._ids = self._columns.ids()
                for name, value in packed(candidates, self._columns, self._liked.currency).items():
                    setattr(self, name, value)
                self._rank()
                self.caption, self.note = (
                    _caption(candidates),
                    " ".join([_note(candidates, self._columns), *rates_note(self._liked)]),
                )
            self.selected = kept if kept in set(self._ids) else ""
            self.picked = self._ids.index(self.selected) if self.selected else -1
            self._tell_caveats()  # they may be others at the same place

    @property
    def chosen(self) -> Candidate | None:
        """The chosen candidate."""
        return None if self._given is None or self.picked < 0 else self._given.all[self.picked]

    @property
    def preferences(self) -> Cares:
        """What the weights say."""
        return self._cares

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The first rows of the table as it is written where nothing is live."""
        if self.candidates is None or self._columns is None:
            return []
        listed = self.candidates.all[:_LISTED]
        mixed = len({node.synthetic for node in self._columns.nodes}) > 1
        return [_row(candidate, self._liked, mark=mixed).to_dict() for candidate in listed]

    def text(self) -> str:
        """The candidates in words: a table of the first, and why others cannot."""
        rows = self.rows
        return table_text(self._told(rows), rows, caption=self.caption, note=self._said())

    def html(self) -> str:
        """A table and pictures as HTML without scripts."""
        rows = self.rows
        pictures = "".join(
            f'<p><img alt="{escape(alt)}" src="data:image/png;base64,{base64.b64encode(png).decode()}"></p>'
            for alt, png in self.pictures()
        )
        return table_html(self._told(rows), rows, caption=self.caption, note=self._said()) + pictures

    def pictures(self) -> list[tuple[str, bytes]]:
        """Still pictures (PNG) with their words: price against lead time, and a map of the nodes."""
        found = self.candidates
        if found is None or not len(found):
            return []
        pictures = []
        columns = listing(found)
        chosen = self._ids[self.picked] if self.picked >= 0 else ""
        ids = columns.ids()
        if found.able_count:
            dots = [
                Dot(
                    x=float(columns.delivered[n]),
                    y=float(columns.p90_s[n]) / _DAY_S,
                    front=bool(columns.pareto[n]),
                    chosen=ids[n] == chosen,
                )
                for n in range(found.able_count)
            ]
            png = scatter(
                dots,
                x_label=say("{currency} a piece, delivered", currency=found.currency),
                y_label=say("days until it is there (P90)"),
            )
            front = int(columns.pareto.sum())
            said = say(
                "Price against lead time of {count} candidates; none beats {front} of them in price, time, CO2e and risk.",
                count=len(dots),
                front=front,
            )
            pictures.append((said, png))
        spots = _spots(columns, chosen, ids)
        png = world_map(spots, home=(found.to.lon, found.to.lat), label=found.to.city or str(found.to))
        far = max(columns.distance_km.max(), 0.0)
        pictures.append(
            (
                say(
                    "Map of {count} nodes up to {far} km from {place}.",
                    count=len(spots),
                    far=f"{far:,.0f}",
                    place=found.to,
                ),
                png,
            )
        )
        return pictures

    def __repr__(self) -> str:
        """The candidates in words."""
        return self.text()

    def _repr_mimebundle_(self, **_kwargs: object) -> dict[str, Any]:
        """The live view; a table with pictures, and words, where there is no kernel or no trust."""
        bundle = super()._repr_mimebundle_()
        data: dict[str, Any] = dict(bundle[0] if isinstance(bundle, tuple) else bundle or {})
        return {**data, "text/plain": self.text(), "text/html": self.html()}

    def _told(self, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
        told = {key for row in rows for key, text in row["cells"].items() if text}
        return [column.to_dict() for column in spoken_columns(_COLUMNS) if column.key in told or not rows]

    def _said(self) -> str:
        count = len(self._ids)
        return " ".join(
            filter(None, [self.note, say("The first {count} are shown.", count=_LISTED) if count > _LISTED else ""])
        )

    def _rank(self) -> None:
        """Bring the candidates into the order of the weights."""
        if self._given is None or self._columns is None:
            return
        order, scores = ordered(self._given, self._cares)
        with self.hold_sync():
            for name, value in ranked(self._columns, order, scores).items():
                setattr(self, name, value)
            self._ranked = None
            found = leeway(rank(self._given, self._cares))
            self.leeway = {name: [room.low, room.high] for name, room in found.items()}

    def _weighed(self, _change: object) -> None:
        """Take other weights; those that cannot be are refused, and the order stays."""
        try:
            cares = _preferences(self.weights, self._given)
            self._cares, self.refusal = cares, ""
        except InputError as error:
            self.refusal = f"{upper(restated(str(error)))}."
            return
        self._rank()

    def _picked(self, _change: object) -> None:
        self.selected = self._ids[self.picked] if 0 <= self.picked < len(self._ids) else ""
        self._tell_caveats()

    def _tell_caveats(self) -> None:
        self.caveats = "" if self.chosen is None else caveats(self.chosen)

    def _selected(self, _change: object) -> None:
        self.picked = self._ids.index(self.selected) if self.selected in set(self._ids) else -1


def _preferences(weights: Mapping[str, Any], given: Candidates | None) -> Cares:
    """Weights as the front end says them, on the scales that the candidates came with."""
    base = Cares() if given is None else given.preferences
    read: dict[str, float] = {}
    for name, value in weights.items():
        if name not in CRITERIA or isinstance(value, bool) or not isinstance(value, int | float):
            raise InputError(f"'{name}' is no weight")
        read[name] = float(value)
    if sum(read.values()) <= 0.0:
        raise InputError("at least one weight must be above 0")
    scales = {name: replace(getattr(base, name), weight=read.get(name, 0.0)) for name in CRITERIA}
    return Cares(**scales)


def _spots(columns: Listing, chosen: str, ids: list[str]) -> list[Spot]:
    """One spot for each node, of the best kind among its candidates."""
    kinds = {2: "yes", 1: "unknown", 0: "no"}
    best: dict[int, int] = {}
    marked = {n for n, id in zip(columns.node.tolist(), ids, strict=True) if id == chosen}
    for n, code in zip(columns.node.tolist(), columns.makeable.tolist(), strict=True):
        best[n] = max(best.get(n, 0), code)
    return [
        Spot(
            lon=columns.nodes[n].place.lon,
            lat=columns.nodes[n].place.lat,
            kind=kinds[code],
            chosen=n in marked,
        )
        for n, code in sorted(best.items())
    ]


def _caption(candidates: Candidates) -> str:
    return say(
        "{able} of {all} candidates can make {pieces} for {place} (estimates, not offers)",
        able=f"{candidates.able_count:,}",
        all=f"{len(candidates):,}",
        pieces=f"{candidates.quantity:,}",
        place=candidates.to,
    )


def _note(candidates: Candidates, columns: Listing) -> str:
    legend = [say(words) for words in _LEGEND] if candidates.able_count else []
    return " ".join([*legend, *map(restated, candidates.notes), *synthetic([node.synthetic for node in columns.nodes])])


def _row(candidate: Candidate, liked: Preferences, *, mark: bool) -> Row:
    terms, place = candidate.terms, candidate.node.place
    made_by = [
        spoken(word).replace("_", " ") for word in (candidate.process, candidate.material, candidate.machine) if word
    ]
    cells = {
        "node": say("{name} (synthetic)", name=candidate.node.name)
        if mark and candidate.node.synthetic
        else candidate.node.name,
        "place": f"{place.city}, {place.country}, {candidate.distance_km:.0f}\N{NO-BREAK SPACE}km",
        "by": ", ".join(made_by),
        "verdict": general(language()).word(candidate.verdict.value),
        "remark": remark(candidate),
    }
    if terms is not None:
        early, late = terms.lead_time_p50_s / _DAY_S, terms.lead_time_p90_s / _DAY_S
        cells |= {
            "price": liked.money(terms.delivered),
            "time": f"{early:.0f} – {late:.0f}",
            "co2e": f"{terms.co2e_kg:.2g} kg ({terms.co2e_low_kg:.2g} – {terms.co2e_high_kg:.2g})",
            "risk": say("unknown") if candidate.risk is None else f"{candidate.risk.value:.0%}",
            "score": "" if candidate.score is None else f"{candidate.score:.2f}",
            "remark": say("On the Pareto front") if candidate.pareto else "",
        }
    return Row(
        id=f"{candidate.node.id} {candidate.process} {candidate.material}", cells=cells, verdict=candidate.verdict.value
    )
