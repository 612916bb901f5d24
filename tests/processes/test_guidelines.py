"""Guidelines alone: read with their sources, listed, and told apart from processes that are checked."""

import pytest

from dfdm.errors import DataError, InputError
from dfdm.processes import Guideline, catalog
from dfdm.verbs import processes

ROW = {
    "what": "Walls",
    "value": 2.0,
    "unit": "mm",
    "why": "Because.",
    "source": "a-guide",
    "locator": "p. 1",
    "kind": "supplier-guideline",
}
PAGE = {"term": "felting", "title": "Felting", "aliases": ["needle felting"], "guideline": [ROW]}


def test_a_page_is_read_with_numbers_in_inner_units():
    inch = {**ROW, "value": 0.1, "unit": "in", "low": 0.1, "high": 0.2}
    words = {key: value for key, value in ROW.items() if key not in ("value", "unit")}
    page = Guideline.from_dict({**PAGE, "guideline": [inch, words]}, where="felting.toml")
    one, other = page.advice
    assert (one.number.value, one.number.unit, one.number.interval) == (pytest.approx(2.54), "mm", (2.54, 5.08))
    assert (other.number, other.kind) == (None, "supplier-guideline")
    assert page.to_dict()["guidelines"][1]["number"] is None


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"guideline": []}, "guidelines are rows"),
        ({"guideline": [{**ROW, "source": ""}]}, "'source' is missing"),
        ({"guideline": [{**ROW, "unit": "furlong"}]}, "unknown unit 'furlong'"),
        ({"guideline": [{k: v for k, v in ROW.items() if k != "value"}]}, "'unit' without a value"),
        ({"guideline": [{k: v for k, v in ROW.items() if k not in ("value", "unit")} | {"kind": "rumor"}]}, "'rumor'"),
        ({"guideline": [{**ROW, "color": "red"}]}, "unknown key 'color'"),
        ({"checks": ["islands"]}, "unknown key 'checks'"),
    ],
)
def test_a_faulty_page_is_one_clear_error(change, message):
    with pytest.raises(DataError, match=message):
        Guideline.from_dict({**PAGE, **change}, where="felting.toml")


def test_what_ships_has_advice_sources_and_safety():
    pages = catalog()
    assert set(pages.guidelines) == {"binder_jetting", "vinyl_cutting", "pcb_milling", "printed_mold_casting"}
    for page in pages.guidelines.values():
        assert len(page.advice) >= 6 and page.safety, page.term
        assert {a.source for a in page.advice} | {n.source for n in page.safety} <= set(pages.sources)
        assert len(page.advice) - sum(a.number is None for a in page.advice) >= 3


@pytest.mark.parametrize("name", ["binder_jetting", "Binder Jet", "vinyl cutter", "PCB milling", "silicone casting"])
def test_a_process_that_is_not_checked_says_where_its_guidelines_are(name):
    with pytest.raises(InputError, match=r"design guidelines only.*dfdm processes") as caught:
        catalog().process(name)
    assert "\n" not in str(caught.value)


def test_the_list_shows_guidelines_after_processes_and_one_alone():
    document, text = processes(None)
    assert [g["term"] for g in document["guidelines"]] == sorted(catalog().guidelines)
    assert "sheet_bending" in text and "binder_jetting" in text
    one, words = processes("binder jetting")
    assert one["processes"] == [] and [g["term"] for g in one["guidelines"]] == ["binder_jetting"]
    assert "2 mm" in words and "neway-binder-jetting" in words
    assert processes("FDM")[0]["guidelines"] == []
