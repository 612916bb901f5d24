"""What the widgets say follows one setting of the language, and nothing of it is forgotten."""

import re
from typing import Annotated

import cadquery as cq
import pytest

from dfdm import design, mm
from dfdm.checks.texts import VARIABLE
from dfdm.widgets import CostsView, RightsPanel, Viewer, studio
from dfdm.widgets.heat import HeatControl
from dfdm.widgets.phrases import glossed, language, phrases, phrases_of, restated, say
from tests.widgets.said_phrases import WIDGETS, of_front_end, of_python, of_schemas, page

FORMS = ("recipe", "terms", "rights", "design-rights")
PLACES = re.compile(r"\{(\w+)\}")
ENGLISH = re.compile(
    r"(?i)(?<![\w-])(the|of|and|with|is|are|it|its|by|each|from|to|than|cannot|can|what|which|nothing|not|who|this|that|"
    r"on|an|was|has|for|pieces|yes|fail|pass|warn|unknown|wall|hole|layer|price|delivered)(?![\w-])"
)
QUOTED = {"source", "locator", "url", "assumptions", "_esm", "phrases", "schema", "value", "codes", "kind", "class"}
QUOTED |= {
    "key",
    "id",
    "verdict",
    "path",
    "selected",
    "state",
    "level",
    "page",
    "figures",
    "under",
    "options",
    "makeable",
    "verdicts",
}
"""Traits and keys that hold titles of sources and what is quoted from them, code, or documents, which have one language."""


@design(title="Soporte", license="CERN-OHL-S-2.0", presets={"ligero": {"grosor": 2.0}})
def bracket(ancho: Annotated[float, mm(20, 80)] = 60, grosor: Annotated[float, mm(0.4, 8, step=0.2)] = 1.0):
    """Sujeta."""
    width, wall = ancho, grosor
    return (
        cq.Workplane()
        .box(width, 40, wall)
        .union(cq.Workplane().box(wall, 40, 40).translate((-width / 2 + wall / 2, 0, 20 - wall / 2)))
        .faces("<Z")
        .workplane()
        .hole(5)
    )


@pytest.fixture
def spanish(monkeypatch):
    monkeypatch.setenv(VARIABLE, "es")


def said_by(widget):
    """Every text that a widget and what is in it share with the front end, with the trait that holds it."""
    seen, stack = set(), [widget]
    while stack:
        one = stack.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        for name, value in one.get_state().items():
            if not name.startswith("_") and name not in QUOTED and not name.endswith("_path"):
                yield from texts(f"{type(one).__name__}.{name}", value)
        stack += getattr(one, "children", ())


def texts(where, value):
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, dict):
        for key, entry in value.items():
            if key not in QUOTED or (key in ("verdict", "makeable") and where.endswith(".cells")):
                yield from texts(f"{where}.{key}", entry)
    elif isinstance(value, list | tuple):
        for entry in value:
            yield from texts(where, entry)


def left_over(found, allowed=()):
    """Texts that are English still: whole phrases of the table, or sentences with English words in them."""
    known, spoken = phrases("es"), set(phrases("es").values())
    return sorted(
        {
            f"{where}: {text}"
            for where, text in found
            if text not in allowed
            and not text.startswith(("IPY_MODEL_", "data:", "<style", "did:", "urn:"))
            and ((known.get(text, text) != text and text not in spoken) or (" " in text and ENGLISH.search(text)))
        }
    )


def test_every_phrase_of_the_code_is_translated_and_none_is_kept_that_nobody_says():
    python, front = of_python(), of_front_end()
    said = {**python, **front}
    assert len(python) > 250 < len(front)
    assert [english for english in said if english not in phrases("es")] == []
    assert [english for english in (*page("front"), *page("bench")) if english not in said] == []


def test_every_label_of_a_form_is_translated_and_none_is_kept_that_no_schema_has():
    labels = of_schemas(FORMS)
    assert [label for label in labels if label not in phrases("es")] == []
    assert [english for english in page("forms") if english not in labels] == []


@pytest.mark.parametrize("name", ["front", "bench", "forms", "rooms"])
def test_a_translation_has_the_words_of_its_english(name):
    wrong = [e for e, s in page(name).items() if sorted(PLACES.findall(e)) != sorted(PLACES.findall(s))]
    assert wrong == []
    assert all(s.strip() for s in page(name).values())


def test_each_widget_carries_what_its_front_end_says_and_no_more():
    front, carried = of_front_end(), {}
    for script in sorted((WIDGETS / "static").glob("*.js")):
        carried[script.name] = phrases_of(script.name, "es")
    together = {english for found in carried.values() for english in found}
    assert set(front) <= together
    assert "Zoom in (+)" in carried["candidates.js"] and "Zoom in (+)" not in carried["viewer.js"]
    assert "This view rests." in carried["viewer.js"] and "This view rests." not in carried["table.js"]
    assert phrases_of("viewer.js", "en") == {}


def test_the_language_is_english_unless_another_is_set(monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)
    assert (language(), say("Up to date."), restated("milling")) == ("en", "Up to date.", "milling")
    monkeypatch.setenv(VARIABLE, "es")
    assert (language(), say("Up to date."), restated("milling")) == ("es", "Al día.", "fresado")


def test_what_other_rooms_say_is_restated_whole_or_in_parts(spanish):
    assert restated("at most 5 pieces at each node, 20 in all") == "como máximo 5 unidades en cada nodo, 20 en total"
    assert restated("not before 2026-11-29; only in DE or FR") == "no antes de 2026-11-29; solo en DE o FR"
    assert restated("must name the authors, keep the license notices") == (
        "debe nombrar a los autores, conservar los avisos de licencia"
    )
    assert restated("a text that nobody knows of") == "a text that nobody knows of"
    assert glossed("37.5 min at 1.75 USD/h: printing 37.5 min (200 layers of 0.2 mm)") == (
        "37.5 min a 1.75 USD/h: impresión 37.5 min (200 capas de 0.2 mm)"
    )


def test_a_studio_in_spanish_shows_nothing_in_english(spanish):
    bench = studio(bracket, "sample", quantity=25)
    own = {"Soporte", "bracket.dfdm.zip", "Berlin, DE", "ligero", "CERN-OHL-S-2.0"}
    for process in ("material_extrusion", "milling", "laser_cutting", "injection_molding"):
        bench.processes.selected = process
        assert left_over(said_by(bench), own) == []
    bench.form.attempt(grosor=5.0)
    bench.form.attempt()
    bench.form.set(grosor=0.4)
    with pytest.raises(Exception, match="grosor"):
        bench.form.set(grosor=99)
    assert left_over(said_by(bench), own) == []
    assert "Al día." in bench.status.words


def test_colors_and_measuring_speak_it_too(spanish):
    viewer = Viewer(bracket())
    control = HeatControl(viewer, "milling")
    for quantity in ("thickness", "gap", "overhang", "hang", "draft", "deviation"):
        control.quantity = quantity
        assert left_over([("told", control.told), ("status", control.status.value), *said_by(control)]) == []
    assert left_over(said_by(viewer)) == []


def test_rights_say_in_it_who_may_do_what_and_what_cannot_be(spanish):
    terms = {"license": "LicenseRef-own-terms", "count": 5, "count_in_total": 20, "not_after": "2027-01-31"}
    terms |= {"territory": ["DE", "FR"], "processes": ["milling"], "inspection": "sampling", "receipts": True}
    terms |= {"royalty": {"amount": "1.50", "currency": "EUR", "per": "piece"}, "confidential": True}
    panel = RightsPanel(terms)
    assert left_over(said_by(panel.summary)) == []
    panel.set(license="MIT")
    assert panel.form.problems
    assert left_over(said_by(panel.form)) == []


def test_a_view_of_its_own_speaks_it(spanish):
    assert CostsView().caption == "Sin estimación"
