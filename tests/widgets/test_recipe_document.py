"""A recipe as a document: what is told to the page, and what never is."""

import struct
import zlib
from typing import Annotated

import cadquery as cq
import pytest

from dfdm import design, mm, verbs
from dfdm.checks.texts import VARIABLE
from dfdm.widgets.recipe_document import RecipeDocument


@design(title="Plate", license="CERN-OHL-P-2.0")
def plate(width: Annotated[float, mm(30, 90)] = 60):
    """A plate with a hole."""
    return cq.Workplane().box(width, 40, 4).faces(">Z").workplane().hole(12)


@pytest.fixture(scope="module")
def recipe():
    return verbs.recipe(plate(), process="milling", created="2026-11-29T12:00:00Z").to_dict()


def png(side):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    lines = zlib.compress(b"".join(b"\0" + b"\0\0\0" * side for _ in range(side)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")


def named(recipe):
    return [entry["member"] for sheet in recipe["instructions"] for entry in sheet["pictures"]]


def test_it_shows_the_recipe_and_edits_nothing(recipe):
    view = RecipeDocument(recipe)
    assert view.value == recipe
    view._handle_custom_msg({"do": "edit", "changes": [{"path": ["header", "product"], "value": "Other"}]}, [])
    assert view.value["header"]["product"] == recipe["header"]["product"]
    assert recipe["parts"][0]["procedure"][0]["name"] in view.text()
    assert "<script" not in view.html()


def test_pictures_are_small_png_that_the_recipe_names_and_nothing_else(recipe):
    sheet = {**recipe["instructions"][0]}
    sheet["pictures"] = [
        {"shows": "steps", "caption": "x", "member": name} for name in ("a.png", "b.png", "c.svg", "d.png")
    ]
    told = {**recipe, "instructions": [sheet]}
    members = {
        "a.png": png(2),
        "b.png": b"<script>alert(1)</script>",
        "c.svg": b"<svg onload=alert(1)>",
        "d.png": png(5000)[:40],
        "e.png": png(2),
    }
    assert list(RecipeDocument(told, members).pictures) == ["a.png"]


def test_another_recipe_takes_the_pictures_of_the_first_along(recipe):
    view = RecipeDocument(recipe, dict.fromkeys(named(recipe), png(2)))
    view.show({}, {})
    assert (view.value, view.pictures) == ({}, {})


def test_its_words_are_those_that_jupyterlab_has(monkeypatch):
    monkeypatch.setenv(VARIABLE, "es")
    view = RecipeDocument()
    assert view.caption == "Receta"
    assert view.phrases["Work instructions"] != "Work instructions"
    assert view.phrases["Final inspection"] != "Final inspection"
    assert "Import a bundle" not in view.phrases
