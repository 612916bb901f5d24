"""The bench: parameters, part, processes, findings, cost, makers and export in one place."""

from __future__ import annotations

import os
import time
from collections.abc import Collection, Mapping, Sequence
from functools import partial
from typing import Any

import ipywidgets

from dfdm import verbs
from dfdm.checks import Report
from dfdm.costs import Estimate
from dfdm.designs import Design, Variant
from dfdm.designs.model import Model
from dfdm.errors import ParameterError
from dfdm.processes import catalog
from dfdm.recipes import Recipe
from dfdm.sweeps import Governing, governed
from dfdm.widgets.arrangement import arranged, ordered
from dfdm.widgets.building import Builder
from dfdm.widgets.generations import adopt, close_tree
from dfdm.widgets.glimpses import Glimpses
from dfdm.widgets.heat import HeatControl
from dfdm.widgets.judging import Begun, judged
from dfdm.widgets.latest import Latest, Steps
from dfdm.widgets.leaving import left, page_with_findings, still_of
from dfdm.widgets.limits import Limits
from dfdm.widgets.lying import ways_of_lying
from dfdm.widgets.pages import Pages
from dfdm.widgets.parameters import ParameterForm
from dfdm.widgets.phrases import counted, phrase, restated, say
from dfdm.widgets.preferred import preferred, renew
from dfdm.widgets.processes import ProcessesView, judging_order, ranking
from dfdm.widgets.progress import Progress
from dfdm.widgets.schemas import make_ready
from dfdm.widgets.spoken import spoken
from dfdm.widgets.viewer import Viewer

_MOST_PIECES = 1_000_000
_LAST = phrase("The last part that could be built is shown.")
_TOLD_EVERY_S = 0.2
"""Verdicts that come in quicker than this are shown together: a page that draws each has no time for the hand."""
_BREATH_S = 0.08
"""How long the others wait once the chosen process is judged: so that the page has a processor to show it with."""


class Studio(ipywidgets.VBox):
    """A design under the hand: change a parameter and see part, verdicts, price and makers follow.

    Parts are built and measured in a worker process. `timeout_s` limits what one change may take there; `cancel` ends
    it. What goes wrong is one message, and the last part that was built and judged stays.
    """

    def __init__(
        self,
        design: Design,
        network: Any = None,  # noqa: ANN401 - a Network or its source
        *,
        quantity: int | None = None,
        to: str | None = None,
        timeout_s: float | None = None,
        units: str | None = None,
        currency: str | None = None,
    ) -> None:
        renew()
        self.liked = liked = preferred(units=units, currency=currency, quantity=quantity, place=to)
        # Before any widget: these take down what an earlier run of the cell showed, and its last user ends the worker.
        self._builder = Builder(timeout_s=timeout_s)
        self.design = design
        self.reports: dict[str, tuple[Report, ...]] = {}
        self.estimates: dict[str, Sequence[Estimate] | str] = {}
        self.form = ParameterForm(design)
        self.quantity = ipywidgets.BoundedIntText(
            liked.quantity, 1, _MOST_PIECES, description=say("Quantity"), continuous_update=False
        )
        self.place = ipywidgets.Text(liked.place, description=say("Deliver to"), continuous_update=False)
        self.status = Progress(self.cancel)
        self._latest = Latest(self._steps, self._say, lambda: self._builder.cancel(patiently=True))
        self._note_said = False
        self._is_judged, self._checked = False, (0, 0)
        self._before: Model | None = None
        self._unexplained: dict[str, tuple[Report, ...]] = {}
        self._governing: dict[str, Sequence[Governing]] = {}
        self._variant = self.form.variant
        try:
            make_ready()  # this, and the network, while the worker starts
            wanted = liked.source if network is None else network
            self.network = None if wanted is None or wanted == "" else verbs.network(wanted)
            self.viewer = Viewer(self._builder.build(self._variant))
        except BaseException:
            self._builder.close()
            raise
        self._judged = self._variant, self.reports, self.estimates
        self._shown: tuple[object, object, object] = (None, None, None)
        self._priced: object = None
        self.heat = HeatControl(self.viewer)
        self.processes = ProcessesView(liked=liked)
        self.pages = Pages(
            design,
            self.viewer,
            self.network,
            request=self._request,
            compose=self._composed,
            on_stop=self._builder.cancel,
            liked=liked,
        )
        self.findings, self.costs, self.candidates = self.pages.findings, self.pages.costs, self.pages.candidates
        self.rights, self.exporter, self.received = self.pages.rights, self.pages.exporter, self.pages.received
        self._glimpses = Glimpses(self.form, self._builder, self.viewer, self._say_trial)
        self._limits = Limits(self.form, self._explain)
        self.form.observe(lambda _change: self._set(), "values")
        self.form.observe(self._tried, "trial")
        self.findings.observe(self._mend, "apply")
        self.quantity.observe(lambda _change: self._latest.ask(), "value")
        self.place.observe(lambda _change: self._latest.ask(), "value")
        self.processes.observe(lambda _change: self._choose_process(), "selected")
        self.candidates.observe(lambda _change: self._choose_maker(), "selected")
        shown, self._tabs = arranged(
            form=[self.form, *ordered(self.quantity, *([self.place] if self.network is not None else [])), self.status],
            view=[self.viewer, self.heat],
            ways=self.processes,
            pages=self.pages.all,
        )
        self._tabs.observe(lambda change: self.pages.opened(change["new"]), "selected_index")
        super().__init__(shown, layout=ipywidgets.Layout(min_width="0"))
        self.add_class("dfdm-bench")
        adopt(self)
        self._latest.ask()

    def set(self, **values: object) -> None:
        """Set parameters as the form does; what the design does not allow is a ParameterError."""
        self.form.set(**values)

    def _set(self) -> None:
        """The form was set: what was only tried out gives way."""
        self._limits.drop()
        self._glimpses.drop(self.form.values)
        self._latest.ask()

    def _tried(self, change: Mapping[str, Any]) -> None:
        """A slider moves: what is under the hand comes first; where it ends as it began, what was left off goes on."""
        if change["new"]:
            self._limits.drop()
            self._latest.drop()
            if not change["old"]:
                self.status.begin()
            self._glimpses.follow()
            return
        self._glimpses.drop()
        if (self._glimpses.shown or not self._is_judged) and not self._latest.busy:
            self._latest.ask()

    def _choose_process(self) -> None:
        self._show_process()
        self.pages.changed()
        if self._is_judged:
            self._limits.seek(self._variant, self.process)

    def _explain(self, found: Sequence[Governing]) -> None:
        """Name in the findings which parameter governs them, and offer the value that mends them."""
        unexplained = self._unexplained.setdefault(self.process, self.reports[self.process])
        reports = tuple(governed(report, found) for report in unexplained)
        self.reports = {**self.reports, self.process: reports}
        self._judged = self._judged[0], self.reports, self._judged[2]
        self._shown = self._shown[0], reports, self._shown[2]
        self._governing[self.process] = found
        self.findings.reports = reports
        self.findings.offer(found)

    def _mend(self, change: Mapping[str, Any]) -> None:
        if move := change["new"]:
            self._before = self.viewer.model
            self.form.set(**{move["parameter"]: move["value"]})

    def cancel(self) -> None:
        """End what is being built or measured; what was judged last is shown."""
        self._glimpses.drop()
        if self._latest.busy:
            self._latest.drop()
            self._builder.cancel()
            self._show(*self._judged)
            self.status.say(f"{say('Stopped.')} {say(_LAST)}")

    def close(self) -> None:
        """Close the bench, and end its worker process unless another bench uses it."""
        self.pages.close()
        self.heat.close()
        self._limits.close()
        self._glimpses.drop()
        self._latest.drop()
        self._builder.close()
        close_tree(self.place)  # without a network it stands nowhere
        super().close()

    @property
    def timeout_s(self) -> float | None:
        """What building and measuring after one change may take, in seconds; None for no limit."""
        return self._builder.timeout_s

    @timeout_s.setter
    def timeout_s(self, seconds: float | None) -> None:
        self._builder.timeout_s = seconds

    @property
    def process(self) -> str:
        """The term of the chosen process; empty before anything was checked."""
        return str(self.processes.selected)

    def _wanted(self) -> Variant:
        """The variant at the values of the form: the one that is shown, where it is at those."""
        return self._variant if dict(self._variant.values) == self.form.values else self.form.variant

    def _steps(self) -> Steps:
        wanted, quantity = self._wanted(), self.quantity.value
        self._is_judged, self._checked = False, (0, 0)
        self._unexplained, self._governing = {}, {}
        self.status.begin()
        judging: Begun | None = None
        try:
            if wanted is not self._variant or self._glimpses.shown:
                judging = yield say("Building the part …"), lambda: self._built(wanted, quantity)
            yield from self._judge(wanted, quantity, judging)
        except Exception as error:
            self._show(*self._judged)
            if isinstance(error, ParameterError) and error.parameter in self.form.fields:
                self.form.refuse(
                    error.parameter,
                    say("{given} is not allowed: {allowed}", given=error.value, allowed=restated(error.allowed)),
                )
            raise
        self._judged, self._checked = (wanted, self.reports, self.estimates), (0, 0)
        if self.network is not None:
            network, place = self.network, self.place.value
            self.candidates.candidates = yield (
                say("Asking the makers …"),
                lambda: verbs.match(wanted, network, to=place, quantity=quantity),
            )
        self._is_judged = True
        self._limits.seek(self._variant, self.process)

    def _built(self, variant: Variant, quantity: int) -> Begun | None:
        """Build a variant, and begin to judge it for the chosen process: the page shows both together where it can."""
        self._builder.build(variant)
        first = self.process
        return Begun.judging(variant, first, quantity, self.liked.language) if first else None

    def _judge(self, variant: Variant, quantity: int, judging: Begun | None) -> Steps:
        first = self.process
        fresh: dict[str, tuple[Report, ...]] = {}
        prices: dict[str, Sequence[Estimate] | str] = {}
        waiting = judging_order(catalog().processes, first)
        told_at = 0.0
        for number, term in enumerate(terms := tuple(waiting), start=1):
            if judging is not None and judging.has(term):
                fresh[term], prices[term] = judging.result()
            else:
                if number <= 2 or time.monotonic() - told_at > _TOLD_EVERY_S:  # the first at once, others in bunches
                    self._show(variant, {**self.reports, **fresh}, {**self.estimates, **prices}, waiting)
                    told_at = time.monotonic()
                self._checked = (number - 1, len(terms))
                words = {"number": number, "count": len(terms), "process": spoken(term)}
                begun = judging if judging is not None and judging.term == term else None
                rest = _BREATH_S * (number == 2)
                fresh[term], prices[term] = yield (
                    say("Checking {number} of {count}: {process} …", **words),
                    begun.result if begun else partial(judged, variant, term, quantity, rest, self.liked.language),
                )
            waiting.remove(term)
        self._show(variant, fresh, prices)
        self.pages.changed()
        if not first:
            self.processes.selected = ranking(fresh, prices)[0]

    def _show(
        self,
        variant: Variant,
        reports: dict[str, tuple[Report, ...]],
        estimates: dict[str, Sequence[Estimate] | str],
        waiting: Collection[str] = (),
    ) -> None:
        """Show a variant that was built and what is known of it; of what is `waiting` only from before."""
        with self.viewer.hold_sync():  # the page has words to show before it has a part to draw
            if variant is not self._variant or self._glimpses.shown:
                self._look_at(variant, self._builder.build(variant))
            self.reports, self.estimates = reports, estimates
            self.processes.update(reports, estimates, quantity=self.quantity.value, waiting=waiting)
            if not waiting:  # else nobody could compare
                self.pages.compare(estimates, reports, quantity=self.quantity.value)
            self._show_process(comparing=bool(waiting))

    def _look_at(self, variant: Variant, model: Model) -> None:
        self._variant = variant
        self.viewer.model = model
        if self._before is not None:  # a remedy was applied: what it changed is seen
            self.viewer.ghost(self._before)
            self._before = None
        self._shown = (None, None, None)  # its faces are not lit up yet
        self._glimpses.gone()

    def _show_process(self, *, comparing: bool = False) -> None:
        """Show the chosen process; while all are compared, the pictures of prices wait for the comparison."""
        if self.process in self.reports:
            reports, estimates = self.reports[self.process], self.estimates[self.process]
            shown = self._variant, reports, estimates
            if any(
                new is not old for new, old in zip(shown, self._shown, strict=True)
            ):  # else a reader loses the place
                self._shown = shown
                self.findings.reports = reports
                self.findings.offer(self._governing.get(self.process, ()))
                self._point(reports)
            if estimates is not self._priced:
                self._priced = estimates
                self.pages.price(estimates, draw=not comparing)
        self._describe_export()

    def _point(self, reports: Sequence[Report]) -> None:
        """Show how the part lies in the chosen process, or from where tools come, and offer its limits as colors."""
        self.viewer.arrows = []
        for direction, label, kind in ways_of_lying(self._variant.model, reports):
            self.viewer.point(direction, label, kind=kind)
        self.heat.offer(self.process)
        if reports and (up := reports[0].orientation) is not None:
            self.heat.lay(up)

    def _choose_maker(self) -> None:
        self._describe_export()
        self.pages.changed()

    def _describe_export(self) -> None:
        chosen = self.candidates.chosen
        maker = (
            f"{chosen.node.name} ({spoken(str(chosen.route))})"
            if chosen
            else say("any node that offers {process}", process=spoken(self.process))
        )
        pieces = f"{self.quantity.value} × {self._wanted()}"
        self.exporter.describe(
            say(
                "{pieces}, license {license}, for {maker}.",
                pieces=pieces,
                license=self.design.license or say("not given"),
                maker=maker,
            )
        )

    def _request(self) -> dict[str, Any]:
        chosen = self.candidates.chosen
        where: Mapping[str, Any] = {"candidate": chosen, "nodes": self.network} if chosen else {"process": self.process}
        variant = self._wanted()
        self._builder.build(variant)
        return {"thing": variant, "quantity": self.quantity.value, **where}

    def _composed(self) -> Recipe:
        asked = self._request()
        del asked["quantity"]  # a recipe is that of one piece
        return verbs.recipe(**asked)

    def _say(self, words: str, is_error: bool) -> None:
        said = f"{restated(words)} {say(_LAST)}" if is_error else words or say("Up to date.")
        if not words and self._builder.note and not self._note_said:
            self._note_said = True
            said = f"{said} {restated(self._builder.note)}"
        done, steps = self._checked
        self.status.say(said, working=bool(words) and not is_error, failed=is_error, done=done, steps=steps)

    def _say_trial(self, words: str, is_error: bool) -> None:
        if words:
            self._say(words, is_error)
        elif self.form.trial:
            self.status.say(say("Let go of the slider to have it judged."))

    def to_html(self, path: str | os.PathLike[str] | None = None) -> str:
        """One HTML file with the part in 3D, its findings, processes, cost and makers, for who has no kernel.

        It needs no network and no other file. With a `path` it is also written there, in one step.
        """
        beside = {say("Processes"): self.processes, say("Cost"): self.costs}
        if self.network is not None:
            beside[say("Makers")] = self.candidates
        page = page_with_findings(
            self.viewer.model,
            self.reports.get(self.process, ()),
            title=self.design.title,
            words=f"{self._variant}, {counted(self.quantity.value)}, {spoken(self.process)}",
            beside=beside,
        )
        return left(page, path)

    def __repr__(self) -> str:
        """Part, verdicts and prices in words, the same in every process."""
        return "\n\n".join([repr(self.viewer), self.processes.text(), self.findings.text()])

    def _repr_mimebundle_(self, **_kwargs: object) -> dict[str, Any]:
        """The live bench; a picture with tables, and words, where there is no kernel or no trust."""
        html = "".join([still_of(self.viewer), self.processes.html(), self.findings.html(), self.costs.html()])
        return {**(super()._repr_mimebundle_() or {}), "text/plain": repr(self), "text/html": html}
