"""A received recipe is read as a document: steps, pictures and checks, whatever a stranger wrote into it."""

from typing import Annotated

import cadquery as cq
import pytest

from dfdm import design, mm, verbs
from dfdm.checks.texts import VARIABLE
from dfdm.widgets.recipe_document import RecipeDocument
from tests.ui.standing import Standing
from tests.widgets.test_recipe_document import png

HOSTILE = '<img src=x onerror="window.hurt = true"><script>window.hurt = true</script>'


@design(title="Plate", license="CERN-OHL-P-2.0")
def plate(width: Annotated[float, mm(30, 90)] = 60):
    """A plate with a hole."""
    return cq.Workplane().box(width, 40, 4).faces(">Z").workplane().hole(12)


@pytest.fixture(scope="module")
def recipe():
    return verbs.recipe(plate(), process="milling", created="2026-11-29T12:00:00Z").to_dict()


@pytest.fixture
def opened_document(browser):
    made = []

    def open_it(view, **options):
        made.append(Standing(browser, view, **options))
        return made[-1]

    yield open_it
    for one in made:
        one.close()


def test_it_is_a_document_with_steps_pictures_and_checks_and_nothing_to_edit(opened_document, recipe):
    members = dict.fromkeys([p["member"] for sheet in recipe["instructions"] for p in sheet["pictures"]], png(2))
    on = opened_document(RecipeDocument(recipe, members))
    heads = on.page.locator("h2").all_inner_texts()
    assert heads[0] == "Recipe"
    assert "Work instructions" in heads
    assert on.page.locator("input, textarea, select, button, [contenteditable]").count() == 0
    assert on.page.locator("h3", has_text="Steps and settings").count() == 1
    assert on.page.locator(".dfdm-doc-shot").count() == len(members)
    assert on.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert (on.errors, on.foreign) == ([], [])


def test_what_a_stranger_wrote_is_text(opened_document, recipe):
    header = {**recipe["header"], "product": HOSTILE, "intended_use": HOSTILE, "design": {HOSTILE: HOSTILE}}
    sheet = {**recipe["instructions"][0], "title": HOSTILE, "text": [HOSTILE], "note": HOSTILE}
    told = {**recipe, "header": header, "instructions": [sheet], "safety": [{"step": HOSTILE, "text": HOSTILE}]}
    on = opened_document(RecipeDocument(told))
    assert on.page.locator("img, script, iframe, a").count() == 0
    assert HOSTILE in on.page.locator(".dfdm-doc").inner_text()
    assert on.page.evaluate("window.hurt") is None
    assert (on.errors, on.foreign) == ([], [])


@pytest.mark.parametrize(
    "broken", [{"instructions": 7}, {"parts": [None, "x", {"procedure": {}}]}, {"header": [], "route": "x"}]
)
def test_a_recipe_of_another_shape_breaks_nothing(opened_document, recipe, broken):
    on = opened_document(RecipeDocument({**recipe, **broken}))
    assert on.page.locator(".dfdm-doc").count() == 1
    assert on.errors == []


def test_it_speaks_spanish(opened_document, recipe, monkeypatch):
    monkeypatch.setenv(VARIABLE, "es")
    on = opened_document(RecipeDocument(recipe))
    heads = on.page.locator("h2, h3, th").all_inner_texts()
    assert not {"Recipe", "Work instructions", "Steps and settings", "Final inspection", "Setting"} & set(heads)
    assert "Receta" in heads
