"""Where the money goes: the lines of an estimate and what they rest on, other ways and quantities, and where ways cross."""

from __future__ import annotations

import base64
import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from html import escape
from typing import Any, Final

import traitlets

from dfdm.cited import Cited
from dfdm.costs import Estimate
from dfdm.pictures.plots import Bar, Curve, curves, stacked_bars
from dfdm.processes import catalog
from dfdm.widgets.cost_chart import Way, assumed, chart
from dfdm.widgets.phrases import counted, glossed, phrase, restated, say
from dfdm.widgets.preferences import Preferences
from dfdm.widgets.preferred import preferred, rates_note
from dfdm.widgets.spoken import spoken
from dfdm.widgets.table import STATIC, Column, Row, Table, spoken_columns

_COLUMNS = (
    Column(key="what", label=phrase("What")),
    Column(key="amount", label=phrase("Each"), kind="number"),
    Column(key="share", label=phrase("Share"), kind="bar"),
    Column(key="basis", label=phrase("Comes from"), kind="wide"),
    Column(key="kinds", label=phrase("Rests on")),
)
_MINUTE: Final = 60.0


class CostsView(Table):
    """The breakdown of estimates, one per part; an estimate is not an offer.

    `compare` shows other ways of making the same beside it. Choosing a line shows its rates and their sources.
    """

    _esm = STATIC / "costs.js"
    chart = traitlets.Dict().tag(sync=True)
    """What the pictures show: bars by way and by quantity, curves over the quantity, and what they say in words."""
    details = traitlets.Dict().tag(sync=True)
    """By the id of a row what its line rests on: rates with value, range, kind, source, address and place in the source."""
    assumptions = traitlets.List(traitlets.Unicode()).tag(sync=True)
    page = traitlets.Unicode("lines").tag(sync=True)
    """What is in view: `lines`, `ways`, `quantities` or `breakeven`."""

    def __init__(self, estimates: Estimate | Iterable[Estimate] = (), *, liked: Preferences | None = None) -> None:
        self._liked = liked or preferred()
        super().__init__(choosable=say("Show what this line rests on"))
        self._others: dict[str, Sequence[Estimate] | str] = {}
        self._impossible: frozenset[str] = frozenset()
        self._quantity = 0
        self.estimates = (estimates,) if isinstance(estimates, Estimate) else tuple(estimates)

    @property
    def estimates(self) -> tuple[Estimate, ...]:
        """What is shown."""
        return self._estimates

    @estimates.setter
    def estimates(self, estimates: tuple[Estimate, ...]) -> None:
        self.show(estimates)

    def show(self, estimates: tuple[Estimate, ...], *, draw: bool = True) -> None:
        """Show estimates; without `draw` the pictures stay until `compare`, which follows: they take longest."""
        self._estimates = estimates
        with self.hold_sync():
            if draw:
                self._draw()
            rows = [row for place, estimate in enumerate(estimates) for row in _rows(place, estimate, self._liked)]
            self.details = {
                f"{place}.{number}": _details(estimate, line.what)
                for place, estimate in enumerate(estimates)
                for number, line in enumerate(estimate.lines)
            }
            self.assumptions = list(dict.fromkeys(restated(text) for e in estimates for text in e.assumptions))
            caption = "; ".join(_caption(estimate, self._liked) for estimate in estimates) or say("No estimate")
            self.fill(
                spoken_columns(_COLUMNS) if rows else (),
                rows,
                caption=caption,
                note="\n".join([*map(_note, estimates), *rates_note(self._liked)]),
            )

    def explain(self, why_none: str, *, draw: bool = True) -> None:
        """Show no estimate, and why there is none; `draw` as in `show`."""
        self._estimates = ()
        with self.hold_sync():
            self.details, self.assumptions = {}, []
            if draw:
                self._draw()
            self.fill((), (), caption=say("No estimate"), note=why_none)

    def compare(
        self,
        estimates: Mapping[str, Sequence[Estimate] | str],
        *,
        quantity: int,
        impossible: Collection[str] = (),
    ) -> None:
        """Show beside the estimate what other processes come to for `quantity` of the whole; a text says why one has no price.

        Those that are `impossible`, for which the checks say no, are shown as such and left out of the curves.
        """
        self._others, self._quantity, self._impossible = dict(estimates), quantity, frozenset(impossible)
        self._draw()

    def _draw(self) -> None:
        shown = _ways(self._estimates, self._others, self._impossible, self._quantity)
        missing = {spoken(name): restated(spoken(why)) for name, why in self._others.items() if isinstance(why, str)}
        quantity = next((way.quantity for way in shown if way.chosen), self._quantity or 1)
        self.chart = chart(shown, missing, quantity=quantity, currency=self._liked.currency)

    def text(self) -> str:
        """The estimates in their own words, and where ways cross."""
        return "\n\n".join(
            [*map(str, self.estimates), *(["\n".join(self.chart["words"])] if self.chart["words"] else [])]
        )

    def html(self) -> str:
        """Tables, pictures and sources as HTML without scripts."""
        said = "".join(f"<p>{escape(text)}</p>" for text in self.chart["words"])
        pictures = "".join(
            f'<p><img alt="{escape(alt)}" src="data:image/png;base64,{base64.b64encode(png).decode()}"></p>'
            for alt, png in self.pictures()
        )
        keys = sorted({key for estimate in self.estimates for line in estimate.lines for key in line.sources})
        sources = "".join(f"<li>{_source_html(key)}</li>" for key in keys)
        listed = f"<details><summary>{escape(say('Sources'))}</summary><ul>{sources}</ul></details>" if sources else ""
        return super().html() + pictures + said + listed

    def pictures(self) -> list[tuple[str, bytes]]:
        """Still pictures (PNG) with their words: what prices are made of, and the curves where there are some."""
        found, figures = [], self.chart
        if figures["ways"]:
            bars = [_drawn_bar(way) for way in figures["ways"]]
            words = "; ".join(bar.label for bar in bars)
            found.append(
                (
                    say("What a piece costs: {words}", words=words),
                    stacked_bars(bars, figures["groups"], unit=figures["currency"]),
                )
            )
        if (curve := figures["curve"]) is not None:
            at = tuple(map(float, curve["at"]))
            lines = [
                Curve(
                    label=line["name"],
                    x=at,
                    y=tuple(line["unit"]),
                    low=tuple(line["low"]),
                    high=tuple(line["high"]),
                    chosen=line["chosen"],
                )
                for line in curve["lines"]
            ]
            png = curves(
                lines,
                x_label=say("pieces"),
                y_label=say("{currency} a piece", currency=figures["currency"]),
                at=float(figures["quantity"]),
            )
            found.append((" ".join([say("The price of a piece over the quantity."), *figures["words"]]), png))
        return found


def share(part: object, whole: object) -> float:
    """How much of the whole a part is; 0 where there is no whole."""
    total = float(str(whole))
    return float(str(part)) / total if total > 0 else 0.0


def _ways(
    shown: Sequence[Estimate],
    others: Mapping[str, Sequence[Estimate] | str],
    impossible: Collection[str],
    quantity: int,
) -> list[Way]:
    """The ways to show, the cheapest first; without others those of the estimates themselves."""
    chosen = {estimate.process for estimate in shown}
    if others:
        ways = [
            Way(
                name=spoken(name),
                estimates=tuple(found),
                quantity=quantity,
                chosen=name in chosen,
                impossible=name in impossible,
            )
            for name, found in others.items()
            if not isinstance(found, str) and found
        ]
        return sorted(ways, key=lambda way: (way.impossible, _unit(way), way.name))
    together: dict[str, list[Estimate]] = {}
    for estimate in shown:
        together.setdefault(spoken(str(estimate.route)), []).append(estimate)
    ways = []
    for name, found in together.items():
        if len({estimate.part for estimate in found}) == len(found):  # the parts of one thing
            pieces = math.gcd(*(estimate.quantity for estimate in found))
            ways.append(Way(name=name, estimates=tuple(found), quantity=pieces, chosen=not ways))
        else:
            ways += [
                Way(name=f"{name}, {counted(e.quantity)}", estimates=(e,), quantity=e.quantity, chosen=not (ways or n))
                for n, e in enumerate(found)
            ]
    return ways


def _unit(way: Way) -> float:
    return sum((e.quantity // way.quantity) * float(e.unit_cost.amount) for e in way.estimates)


def _rows(place: int, estimate: Estimate, liked: Preferences) -> list[Row]:
    whole = estimate.unit_cost.amount
    return [
        Row(
            id=f"{place}.{number}",
            cells={
                "what": restated(line.what),
                "amount": liked.money(line.amount),
                "share": f"{share(line.amount.amount, whole):.0%}",
                "basis": glossed(line.basis),
                "kinds": _kinds(estimate, line.what, line.sources),
            },
            order={"amount": float(line.amount.amount), "share": float(line.amount.amount)},
            share=share(line.amount.amount, whole),
        )
        for number, line in enumerate(estimate.lines)
    ]


def _kinds(estimate: Estimate, what: str, sources: Sequence[str]) -> str:
    """What kinds of evidence a line rests on, assumptions first; the sources themselves where the kinds are not known."""
    if estimate.basis is None:
        return ", ".join(sources)
    kinds = {cited.kind for _, cited in estimate.basis.rates(what)}
    words = (say(kind.replace("-", " ")) for kind in sorted(kinds, key=lambda kind: (kind != "assumption", kind)))
    return ", ".join(words)


def _details(estimate: Estimate, what: str) -> dict[str, Any]:
    if estimate.basis is None:
        line = next(line for line in estimate.lines if line.what == what)
        return {"rates": [_named_source(key) for key in line.sources]}
    rates = [_rate(name, cited) for name, cited in estimate.basis.rates(what)]
    work = estimate.basis.work
    machine = (*work.shares, *work.run_shares) if what == "machine time" else ()
    people = tuple(share for share in (*work.hands, *work.run_hands) if share.what == what)
    rates += [
        {**_named_source(key), "name": restated(share.what), "value": f"{share.seconds / _MINUTE:.1f} min"}
        for share in (*machine, *people)
        for key in share.sources
    ]
    rates += [
        {**_named_source(key), "name": say("how much of it"), "value": ""} for key in work.sources if what == "material"
    ]
    rates += [
        {**_named_source(key), "name": restated(item.what), "value": f"{item.amount:.4g}"}
        for item in work.consumed
        if item.what == what
        for key in item.sources
    ]
    return {"rates": rates, "assumed": assumed(estimate, what)}


def _rate(name: str, cited: Cited) -> dict[str, Any]:
    low, high = (cited.value, cited.value) if isinstance(cited.value, str) else cited.interval
    value = cited.value if isinstance(cited.value, str) else f"{cited.value:g} {cited.unit}"
    return {
        **_named_source(cited.source),
        "name": restated(name),
        "value": value,
        "range": say("{low} to {high}", low=f"{low:g}", high=f"{high:g}") if low != high else "",
        "kind": say(cited.kind.replace("-", " ")),
        "assumed": cited.kind == "assumption",
        "locator": cited.locator,
    }


def _named_source(key: str) -> dict[str, Any]:
    source = catalog().sources.get(key)
    if source is None:
        return {"source": say("stated by the node") if key == "node" else key, "url": ""}
    url = source.url if source.url.startswith(("https://", "http://")) else ""
    return {
        "source": f"{source.title} ({source.publisher})",
        "url": url or (f"https://doi.org/{source.doi}" if source.doi else ""),
    }


def _source_html(key: str) -> str:
    found = _named_source(key)
    words = escape(found["source"])
    return f'<a href="{escape(found["url"])}">{words}</a>' if found["url"] else words


def _drawn_bar(way: Mapping[str, Any]) -> Bar:
    no = f", {say('cannot make it as it is')}" if way["impossible"] else ""
    return Bar(
        label=f"{way['name']}: {way['price']} ({way['range']}){no}",
        parts=tuple((line["group"], line["amount"]) for line in way["lines"]),
        low=way["low"],
        high=way["high"],
    )


def _caption(estimate: Estimate, liked: Preferences) -> str:
    low, high = (liked.money(end.rounded()).partition(" ")[0] for end in (estimate.low, estimate.high))
    return say(
        "{route}, {pieces}: {price} each ({low} to {high}), an estimate, not an offer",
        route=spoken(str(estimate.route)),
        pieces=counted(estimate.quantity),
        price=liked.money(estimate.unit_cost),
        low=low,
        high=high,
    )


def _note(estimate: Estimate) -> str:
    minutes = estimate.machine_time_s / _MINUTE
    facts = say(
        "Per piece: {minutes} min of machine time, {material} g of material, {energy} kWh, {co2e} kg CO2e.",
        minutes=f"{minutes:.1f}",
        material=f"{estimate.material_g:.1f}",
        energy=f"{estimate.energy_kwh:.2f}",
        co2e=f"{estimate.co2e_kg:.2f}",
    )
    if not estimate.not_priced:
        return facts
    return f"{facts} {say('Not priced: {what}.', what=', '.join(map(restated, estimate.not_priced)))}"
