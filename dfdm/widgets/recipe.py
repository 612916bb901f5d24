"""The recipe in a form: what was composed stands there, what a person decides is edited, and goes into the export."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

import traitlets

from dfdm import verbs
from dfdm.errors import DfdmError
from dfdm.recipes import Recipe, decide, decisions
from dfdm.widgets.panels import Panel
from dfdm.widgets.phrases import in_words, phrase, say
from dfdm.widgets.schemaform import SchemaForm
from dfdm.widgets.schemas import shipped

_NOTE: Final = phrase(
    "Everything else follows from the design, the route and the data pages: change those to change it. The date, and with"
    " it the id, is put in by the export."
)
_UNDATED: Final = "1970-01-01T00:00:00Z"
"""The instant in a recipe that is only looked at, so that it is the same in every run."""


class RecipePanel(Panel):
    """Shows the recipe of a part made one way; `decided` holds what was decided in it, by place.

    Made from a recipe, or from a model with how it is made (arguments of `dfdm.verbs.recipe`). When another recipe is
    set, decisions stay where it has the same parts and characteristics; the others are in `left_over`.
    """

    decided = traitlets.Dict()

    def __init__(self, thing: Any, **way: Any) -> None:  # noqa: ANN401 - a Recipe, its document, or any model
        self.left_over: tuple[str, ...] = ()
        self._quiet = False
        self._composed = _document(thing, way)
        self.form = SchemaForm(in_words(shipped("recipe")), self._composed, caption=say("Recipe"), note=say(_NOTE))
        super().__init__([self.form])
        self.form.observe(self._edited, "value")
        self.observe(lambda _change: self._lay_over(), "decided")
        self._lay_over()

    @property
    def recipe(self) -> dict[str, Any]:
        """The recipe as a document, with what was decided and with the id of that."""
        return dict(self.form.value)

    @recipe.setter
    def recipe(self, recipe: Recipe | Mapping[str, Any]) -> None:
        self._composed = _document(recipe, {})
        self._lay_over()

    def compose(self, thing: Any, **way: Any) -> None:  # noqa: ANN401 - any model
        """Show the recipe of another model or way; what was decided stays where it still has a place."""
        self.recipe = _document(thing, way)

    def _edited(self, _change: object) -> None:
        """Keep what was decided; the id, and what is not stated, follow from it."""
        if self._quiet:
            return
        try:
            self.decided = decisions(self._composed, self.form.value)
        except DfdmError:  # what is derived was set from code
            self._lay_over()
            raise
        self._lay_over()

    def _lay_over(self) -> None:
        document, self.left_over = decide(self._composed, self.decided)
        lost = ", ".join(self.left_over)
        self._quiet = True
        try:
            self.form.value = document
        finally:
            self._quiet = False
        self.form.note = (
            f"{say(_NOTE)}\n{say('No longer in the recipe, so not exported: {what}', what=lost)}"
            if lost
            else say(_NOTE)
        )


def _document(thing: Any, way: Mapping[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - a Recipe, its document, or any model
    if isinstance(thing, Mapping):
        return dict(thing)
    recipe = thing if isinstance(thing, Recipe) else verbs.recipe(thing, **{"created": _UNDATED, **way})
    return recipe.to_dict()
