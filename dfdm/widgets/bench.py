"""The bench: parameters, part, processes, findings, cost, makers and export in one place."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Any

import ipywidgets

from dfdm import verbs
from dfdm.checks import Report
from dfdm.costs import Estimate
from dfdm.designs import Design
from dfdm.designs.sources import as_model
from dfdm.errors import DfdmError
from dfdm.processes import catalog
from dfdm.widgets.candidates import CandidatesView
from dfdm.widgets.costs import CostsView
from dfdm.widgets.exporting import ExportPanel
from dfdm.widgets.findings import FindingsView
from dfdm.widgets.latest import Latest
from dfdm.widgets.parameters import LABEL_STYLE, ParameterForm
from dfdm.widgets.processes import ProcessesView, best
from dfdm.widgets.viewer import Viewer

_MOST_PIECES = 1_000_000


class Studio(ipywidgets.VBox):
    """A design under the hand: change a parameter and see part, verdicts, price and makers follow."""

    def __init__(self, design: Design, network: Any = None, *, quantity: int = 1, to: str = "Berlin, DE") -> None:  # noqa: ANN401 - a Network or its source
        self.design = design
        self.network = None if network is None else verbs.network(network)
        self.reports: dict[str, tuple[Report, ...]] = {}
        self.estimates: dict[str, Sequence[Estimate] | str] = {}
        self.form = ParameterForm(design)
        self.quantity = ipywidgets.BoundedIntText(
            quantity, 1, _MOST_PIECES, description="Quantity", continuous_update=False
        )
        self.place = ipywidgets.Text(to, description="Deliver to", continuous_update=False)
        self.status = ipywidgets.HTML()
        self.viewer = Viewer(self.form.variant)
        self.processes = ProcessesView()
        self.findings = FindingsView((), self.viewer)
        self.costs = CostsView()
        self.candidates = CandidatesView()
        self.exporter = ExportPanel(self._request, name=design.name)
        self._latest = Latest(self._steps, self._say)
        self.form.observe(lambda _change: self._latest.ask(), "values")
        self.quantity.observe(lambda _change: self._latest.ask(), "value")
        self.place.observe(lambda _change: self._latest.ask(), "value")
        self.processes.observe(lambda _change: self._show_process(), "selected")
        self.candidates.observe(lambda _change: self._describe_export(), "selected")
        super().__init__(self._laid_out())
        self._latest.ask()

    def set(self, **values: object) -> None:
        """Set parameters as the form does; what the design does not allow is a ParameterError."""
        self.form.set(**values)

    @property
    def process(self) -> str:
        """The term of the chosen process; empty before anything was checked."""
        return str(self.processes.selected)

    def _steps(self) -> Iterator[str]:
        yield "Building the part …"
        variant, quantity = self.form.variant, self.quantity.value
        self.viewer.model = as_model(variant)
        first = self.process
        terms = sorted(catalog().processes, key=lambda term: (term != first, term))
        fresh: dict[str, tuple[Report, ...]] = {}
        prices: dict[str, Sequence[Estimate] | str] = {}
        for term in terms:
            yield f"Checking {term.replace('_', ' ')} …"
            fresh[term] = tuple(verbs.check_all(variant, (term,)))
            prices[term] = _estimates(variant, term, quantity)
            self.reports, self.estimates = {**self.reports, **fresh}, {**self.estimates, **prices}
            self.processes.update(self.reports, self.estimates, quantity=quantity)
            self._show_process()
        if not first:
            self.processes.selected = best(fresh)
        if self.network is not None:
            yield "Asking the makers …"
            self.candidates.candidates = verbs.match(variant, self.network, to=self.place.value, quantity=quantity)

    def _show_process(self) -> None:
        if self.process in self.reports:
            self.findings.reports = self.reports[self.process]
            estimates = self.estimates[self.process]
            self.costs.estimates = () if isinstance(estimates, str) else tuple(estimates)
        self._describe_export()

    def _describe_export(self) -> None:
        chosen = self.candidates.chosen
        maker = f"{chosen.node.name} ({chosen.route})" if chosen else f"any node that offers {self.process}"
        pieces = f"{self.quantity.value} × {self.form.variant}"
        self.exporter.describe(f"{pieces}, license {self.design.license or 'not given'}, for {maker}.")

    def _request(self) -> dict[str, Any]:
        chosen = self.candidates.chosen
        where: Mapping[str, Any] = {"candidate": chosen, "nodes": self.network} if chosen else {"process": self.process}
        return {"thing": self.form.variant, "quantity": self.quantity.value, **where}

    def _say(self, words: str, is_error: bool) -> None:
        color = "var(--jp-error-color1, #b00020)" if is_error else "inherit"
        said = f"{words} The last part that could be built is shown." if is_error else words or "Up to date."
        role = "alert" if is_error else "status"
        self.status.value = f'<div role="{role}" style="color:{color}">{escape(said)}</div>'

    def _laid_out(self) -> list[Any]:
        makers = [("Makers", self.candidates)] if self.network is not None else []
        pages = [("Findings", self.findings), ("Cost", self.costs), *makers, ("Export", self.exporter)]
        tabs = ipywidgets.Tab([page for _, page in pages], titles=[title for title, _ in pages])
        for field in (order := [self.quantity, *([self.place] if makers else [])]):
            field.layout.width = "auto"
            field.style.description_width = LABEL_STYLE["description_width"]
        left = ipywidgets.VBox([self.form, *order, self.status])
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


def studio(design: Design, network: Any = None, *, quantity: int = 1, to: str = "Berlin, DE") -> Studio:  # noqa: ANN401 - a Network or its source
    """Return the bench for a design; with a network also who could make it and bring it to a place."""
    return Studio(design, network, quantity=quantity, to=to)
