"""The bench: parameters, part, processes, findings, cost, makers and export in one place."""

from __future__ import annotations

import base64
from collections.abc import Collection, Mapping, Sequence
from html import escape
from typing import Any

import ipywidgets

from dfdm import verbs
from dfdm.checks import Makeable, Report
from dfdm.costs import Estimate
from dfdm.designs import Design, Variant
from dfdm.errors import DfdmError
from dfdm.processes import catalog
from dfdm.widgets.building import Builder
from dfdm.widgets.candidates import CandidatesView
from dfdm.widgets.costs import CostsView
from dfdm.widgets.exporting import ExportPanel
from dfdm.widgets.findings import FindingsView
from dfdm.widgets.latest import Latest, Steps
from dfdm.widgets.parameters import LABEL_STYLE, ParameterForm
from dfdm.widgets.processes import ProcessesView, judging_order, ranking, spoken
from dfdm.widgets.viewer import Viewer

_MOST_PIECES = 1_000_000


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
        quantity: int = 1,
        to: str = "Berlin, DE",
        timeout_s: float | None = None,
    ) -> None:
        self.design = design
        self.reports: dict[str, tuple[Report, ...]] = {}
        self.estimates: dict[str, Sequence[Estimate] | str] = {}
        self.form = ParameterForm(design)
        self.quantity = ipywidgets.BoundedIntText(
            quantity, 1, _MOST_PIECES, description="Quantity", continuous_update=False
        )
        self.place = ipywidgets.Text(to, description="Deliver to", continuous_update=False)
        self.status = ipywidgets.HTML()
        self.stop = ipywidgets.Button(description="Stop", tooltip="End what is being done; what is shown stays")
        self._builder = Builder(timeout_s=timeout_s)
        self._latest = Latest(self._steps, self._say, lambda: self._builder.cancel(patiently=True))
        self._note_said = False
        self._variant = self.form.variant
        try:
            self.network = None if network is None else verbs.network(network)  # while the worker starts
            self.viewer = Viewer(self._builder.build(self._variant))
        except BaseException:
            self._builder.close()
            raise
        self._judged = self._variant, self.reports, self.estimates
        self._shown: tuple[object, object, object] = (None, None, None)
        self.processes = ProcessesView()
        self.findings = FindingsView((), self.viewer)
        self.costs = CostsView()
        self.candidates = CandidatesView()
        self.exporter = ExportPanel(self._request, name=design.name)
        self.form.observe(lambda _change: self._latest.ask(), "values")
        self.quantity.observe(lambda _change: self._latest.ask(), "value")
        self.place.observe(lambda _change: self._latest.ask(), "value")
        self.processes.observe(lambda _change: self._show_process(), "selected")
        self.candidates.observe(lambda _change: self._describe_export(), "selected")
        self.stop.on_click(lambda _button: self.cancel())
        super().__init__(self._laid_out())
        self._latest.ask()

    def set(self, **values: object) -> None:
        """Set parameters as the form does; what the design does not allow is a ParameterError."""
        self.form.set(**values)

    def cancel(self) -> None:
        """End what is being built or measured; what was judged last is shown."""
        if self._latest.busy:
            self._latest.drop()
            self._builder.cancel()
            self._show(*self._judged)
            self._say("Stopped.", True)

    def close(self) -> None:
        """Close the bench, and end its worker process unless another bench uses it."""
        self._latest.drop()
        self._builder.close()
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
        try:
            if wanted is not self._variant:
                model = yield "Building the part …", lambda: self._builder.build(wanted)
                self._variant = wanted
                self.viewer.model = model
            yield from self._judge(wanted, quantity)
        except Exception:
            self._show(*self._judged)
            raise
        self._judged = wanted, self.reports, self.estimates
        if self.network is not None:
            network, place = self.network, self.place.value
            self.candidates.candidates = yield (
                "Asking the makers …",
                lambda: verbs.match(wanted, network, to=place, quantity=quantity),
            )

    def _judge(self, variant: Variant, quantity: int) -> Steps:
        first = self.process
        fresh: dict[str, tuple[Report, ...]] = {}
        prices: dict[str, Sequence[Estimate] | str] = {}
        waiting = judging_order(catalog().processes, first)
        for number, term in enumerate(terms := tuple(waiting), start=1):
            self._show(variant, {**self.reports, **fresh}, {**self.estimates, **prices}, waiting)
            fresh[term], prices[term] = yield (
                f"Checking {number} of {len(terms)}: {spoken(term)} …",
                lambda term=term: (  # type: ignore[misc]
                    tuple(verbs.check_all(variant, (term,))),
                    _estimates(variant, term, quantity),
                ),
            )
            waiting.remove(term)
        self._show(variant, fresh, prices)
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
        if variant is not self._variant:
            self._variant = variant
            self.viewer.model = self._builder.build(variant)
        self.reports, self.estimates = reports, estimates
        self.processes.update(reports, estimates, quantity=self.quantity.value, waiting=waiting)
        if not waiting:  # else nobody could compare
            no = [term for term, found in reports.items() if any(r.makeable is Makeable.NO for r in found)]
            self.costs.compare(estimates, quantity=self.quantity.value, impossible=no)
        self._show_process()

    def _show_process(self) -> None:
        if self.process in self.reports:
            reports, estimates = self.reports[self.process], self.estimates[self.process]
            shown = self._variant, reports, estimates
            if any(
                new is not old for new, old in zip(shown, self._shown, strict=True)
            ):  # else a reader loses the place
                self._shown = shown
                self.findings.reports = reports
                if isinstance(estimates, str):
                    self.costs.explain(f"{spoken(estimates)}.")
                else:
                    self.costs.estimates = tuple(estimates)
        self._describe_export()

    def _describe_export(self) -> None:
        chosen = self.candidates.chosen
        maker = (
            f"{chosen.node.name} ({spoken(str(chosen.route))})"
            if chosen
            else f"any node that offers {spoken(self.process)}"
        )
        pieces = f"{self.quantity.value} × {self._wanted()}"
        self.exporter.describe(f"{pieces}, license {self.design.license or 'not given'}, for {maker}.")

    def _request(self) -> dict[str, Any]:
        chosen = self.candidates.chosen
        where: Mapping[str, Any] = {"candidate": chosen, "nodes": self.network} if chosen else {"process": self.process}
        variant = self._wanted()
        self._builder.build(variant)
        return {"thing": variant, "quantity": self.quantity.value, **where}

    def _say(self, words: str, is_error: bool) -> None:
        said = f"{words} The last part that could be built is shown." if is_error else words or "Up to date."
        if not words and self._builder.note and not self._note_said:
            self._note_said = True
            said = f"{said} {self._builder.note}"
        color = "var(--jp-error-color1, #b00020)" if is_error else "inherit"
        role = "alert" if is_error else "status"
        self.status.value = f'<div role="{role}" style="color:{color};line-height:1.4">{escape(said)}</div>'
        self.stop.layout.display = None if words and not is_error else "none"

    def _laid_out(self) -> list[Any]:
        makers = [("Makers", self.candidates)] if self.network is not None else []
        pages = [("Findings", self.findings), ("Cost", self.costs), *makers, ("Export", self.exporter)]
        tabs = ipywidgets.Tab([page for _, page in pages], titles=[title for title, _ in pages])
        for field in (order := [self.quantity, *([self.place] if makers else [])]):
            field.layout.width = "auto"
            field.style.description_width = LABEL_STYLE["description_width"]
        left = ipywidgets.VBox([self.form, *order, self.status, self.stop])
        top = ipywidgets.GridBox(
            [left, self.viewer],
            layout=ipywidgets.Layout(grid_template_columns="minmax(250px, 320px) minmax(0, 1fr)", grid_gap="8px"),
        )
        return [top, self.processes, tabs]

    def __repr__(self) -> str:
        """Part, verdicts and prices in words, the same in every process."""
        return "\n\n".join([repr(self.viewer), self.processes.text(), self.findings.text()])

    def _repr_mimebundle_(self, **_kwargs: object) -> dict[str, Any]:
        """The live bench; a picture with tables, and words, where there is no kernel or no trust."""
        image = base64.b64encode(self.viewer.png()).decode()
        picture = f'<img alt="{escape(self.viewer.description)}" src="data:image/png;base64,{image}">'
        html = "".join([picture, self.processes.html(), self.findings.html(), self.costs.html()])
        return {**(super()._repr_mimebundle_() or {}), "text/plain": repr(self), "text/html": html}


def _estimates(variant: Any, process: str, quantity: int) -> Sequence[Estimate] | str:  # noqa: ANN401 - a Variant
    """Estimates of all parts, or in words why there are none."""
    try:
        return tuple(verbs.cost_all(variant, process, quantity=quantity).estimates)
    except DfdmError as error:
        return str(error)


def studio(
    design: Design,
    network: Any = None,  # noqa: ANN401 - a Network or its source
    *,
    quantity: int = 1,
    to: str = "Berlin, DE",
    timeout_s: float | None = None,
) -> Studio:
    """Return the bench for a design; with a network also who could make it and bring it to a place.

    `timeout_s` limits what building and measuring may take after one change. The first part is built before this
    returns: BuildError, CrashError or TimeLimitError where it cannot be.
    """
    return Studio(design, network, quantity=quantity, to=to, timeout_s=timeout_s)
