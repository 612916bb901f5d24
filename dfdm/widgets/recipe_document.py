"""A recipe as a document to be read: steps, pictures, checks and what it leaves open, with nothing to be edited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import traitlets

from dfdm.pictures.stills import shown
from dfdm.widgets.phrases import in_words, say
from dfdm.widgets.schemaform import SchemaForm
from dfdm.widgets.schemas import shipped

_STATIC: Final = Path(__file__).parent / "static"


class RecipeDocument(SchemaForm):
    """Shows a recipe, of anybody, as JupyterLab shows one: text and checked pictures alone, no markup of the file.

    `value` is the recipe as a document; where nothing is live it is an outline in words.
    """

    _esm = _STATIC / "document.js"
    pictures = traitlets.Dict().tag(sync=True)
    """Pictures by the name of their member: PNG of a bounded size as base64."""

    def __init__(self, recipe: Mapping[str, Any] | None = None, members: Mapping[str, bytes] | None = None) -> None:
        super().__init__(in_words(shipped("recipe")), recipe or {}, caption=say("Recipe"), locked=True)
        self.show(recipe or {}, members or {})

    def show(self, recipe: Mapping[str, Any], members: Mapping[str, bytes]) -> None:
        """Show another recipe, with those of its pictures among `members` that are small PNG."""
        with self.hold_sync():
            self.pictures = shown(members, dict.fromkeys(_named(recipe)))
            self.value = dict(recipe)


def _named(recipe: Mapping[str, Any]) -> Iterator[str]:
    """The members that a recipe names as pictures, whatever else is in the places of them."""
    for sheet in _listed(recipe.get("instructions")):
        for picture in _listed(sheet.get("pictures")):
            if isinstance(name := picture.get("member"), str):
                yield name


def _listed(value: object) -> Iterator[Mapping[str, Any]]:
    yield from (entry for entry in value if isinstance(entry, Mapping)) if isinstance(value, list | tuple) else ()
