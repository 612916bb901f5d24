"""The pages of the bench beside form and view: findings, cost, makers, recipe, rights, export and what was received."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import ipywidgets

from dfdm.checks import Makeable, Report
from dfdm.costs import Estimate
from dfdm.designs import Design
from dfdm.recipes import Recipe
from dfdm.widgets.candidates import CandidatesView
from dfdm.widgets.costs import CostsView
from dfdm.widgets.exporting import ExportPanel
from dfdm.widgets.findings import FindingsView
from dfdm.widgets.latest import Latest, Steps
from dfdm.widgets.phrases import phrase, restated, say
from dfdm.widgets.preferences import Preferences
from dfdm.widgets.progress import Progress
from dfdm.widgets.received import ReceivedPanel
from dfdm.widgets.recipe import RecipePanel
from dfdm.widgets.rights import RightsPanel
from dfdm.widgets.spoken import spoken
from dfdm.widgets.viewer import Viewer

_RECIPE = phrase("Recipe")


class Pages:
    """What stands under the tabs of the bench; `titles` by their order.

    `request` gives the arguments of an export as things stand, `compose` the recipe of that. The recipe is composed while
    its page is open: it needs everything else first.
    """

    def __init__(
        self,
        design: Design,
        viewer: Viewer,
        network: Any,  # noqa: ANN401 - a Network, or None
        *,
        request: Callable[[], dict[str, Any]],
        compose: Callable[[], Recipe],
        on_stop: Callable[[], None],
        liked: Preferences,
    ) -> None:
        self.findings = FindingsView((), viewer, liked=liked)
        self.costs = CostsView(liked=liked)
        self.candidates = CandidatesView(liked=liked)
        self.rights = RightsPanel(
            design.license, design_license=design.license, nodes=() if network is None else network.nodes
        )
        self.exporter = ExportPanel(request, name=design.name, rights=self.rights, on_stop=on_stop)
        self.received = ReceivedPanel()
        self.recipe: RecipePanel | None = None
        self._recipe_said = Progress()
        self._recipe_page = ipywidgets.VBox([self._recipe_said])
        self._compose = compose
        self._composing = Latest(self._compose_steps, self._say_recipe)
        self._stale, self._open = True, ""
        makers = {phrase("Makers"): self.candidates} if network is not None else {}
        self.all: Mapping[str, Any] = {
            phrase("Findings"): self.findings,
            phrase("Cost"): self.costs,
            **makers,
            _RECIPE: self._recipe_page,
            phrase("Rights"): self.rights,
            phrase("Export"): self.exporter,
            phrase("Received"): self.received,
        }

    def opened(self, place: int | None) -> None:
        """A page came to the front."""
        self._open = "" if place is None else list(self.all)[place]
        self._keep_up()

    def changed(self) -> None:
        """Part, way or quantity changed: the recipe is no longer theirs."""
        self._stale = True
        self._composing.drop()
        self._keep_up()

    def price(self, estimates: Sequence[Estimate] | str, *, draw: bool) -> None:
        """Show what the chosen process comes to, or in words why there is no price; pictures only where `draw`."""
        if isinstance(estimates, str):
            why = restated(spoken(estimates))
            self.costs.explain(f"{why[:1].upper()}{why[1:]}.", draw=draw)
        else:
            self.costs.show(tuple(estimates), draw=draw)

    def compare(
        self,
        estimates: Mapping[str, Sequence[Estimate] | str],
        reports: Mapping[str, Sequence[Report]],
        *,
        quantity: int,
    ) -> None:
        """Set the prices of all processes side by side."""
        no = [term for term, told in reports.items() if any(report.makeable is Makeable.NO for report in told)]
        self.costs.compare(estimates, quantity=quantity, impossible=no)

    def close(self) -> None:
        """End what is being done here."""
        self._composing.drop()
        self.exporter.stop()

    def _keep_up(self) -> None:
        if self._stale and self._open == _RECIPE:
            self._composing.ask()

    def _compose_steps(self) -> Steps:
        self._recipe_said.begin()
        composed = yield say("Composing the recipe …"), self._compose
        if self.recipe is None:
            self.recipe = RecipePanel(composed)
            self.exporter.recipe = self.recipe
            self._recipe_page.children = (self._recipe_said, self.recipe)
        else:
            self.recipe.recipe = composed
        self._stale = False

    def _say_recipe(self, words: str, is_error: bool) -> None:
        self._recipe_said.say(
            restated(spoken(words).replace("`dfdm check`", "its findings")),
            working=bool(words) and not is_error,
            failed=is_error,
        )
