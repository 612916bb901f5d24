import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from dfdm import verbs
from dfdm.errors import InputError
from dfdm.rights import Terms
from dfdm.widgets import ExportPanel, ReceivedPanel, RecipePanel, RightsPanel
from tests.rights.full import DEMANDS
from tests.widgets.bearing_plate import NODE, WAY, plate


def told(panel):
    return {("/".join(map(str, p["path"])), p["level"]) for p in panel.form.problems}


def test_the_recipe_shown_is_the_one_that_is_composed(recipe):
    panel = RecipePanel(recipe)
    assert panel.recipe == recipe.to_dict()
    assert panel.form.valid
    assert panel.decided == {}
    assert "A. Maker" in panel.text()


def test_what_is_decided_stays_when_the_design_changes_and_goes_into_the_export(recipe, variant, home, tmp_path):
    panel = RecipePanel(recipe)
    panel.form.set("header", "intended_use", value="Holds a bearing.")
    panel.form.set("parts", 0, "inspections", 0, "note", value="at 20 °C")
    assert panel.decided == {
        "/header/intended_use": "Holds a bearing.",
        "/parts/plate/inspections/C1/note": "at 20 °C",
    }
    assert panel.recipe["header"]["id"] != recipe.to_dict()["header"]["id"]
    assert "intended use" not in {gap["what"] for gap in panel.recipe["not_stated"]}
    panel.compose(plate(width=70), **WAY)
    assert panel.recipe["header"]["design"] == {"width": 70}
    assert panel.recipe["parts"][0]["inspections"][0]["note"] == "at 20 °C"
    exporter = ExportPanel(plate(width=70), recipe=panel, **WAY)
    exporter.path = str(tmp_path / "decided.dfdm.zip")
    exporter.export()
    inside = verbs.received(exporter.path)
    assert inside.recipe["parts"][0]["inspections"][0]["note"] == "at 20 °C"
    assert inside.recipe["header"]["intended_use"] == "Holds a bearing."


def test_a_decision_whose_place_is_gone_is_said(recipe):
    panel = RecipePanel(recipe)
    panel.decided = {"/parts/plate/inspections/C7/note": "x"}
    assert panel.left_over == ("/parts/plate/inspections/C7/note",)
    assert "No longer in the recipe" in panel.form.note


def test_what_is_derived_cannot_be_written(recipe):
    panel = RecipePanel(recipe)
    with pytest.raises(InputError, match="not edited here"):
        panel.form.set("header", "license", value="CC0-1.0")
    with pytest.raises(InputError, match="derived"):
        panel.form.value = {**panel.recipe, "route": []}
    assert panel.recipe == recipe.to_dict()


def test_conflicts_arise_at_their_terms_and_go_when_they_are_mended():
    panel = RightsPanel("CERN-OHL-S-2.0", design_license="CERN-OHL-S-2.0")
    assert panel.form.problems == []
    assert panel.manifest["dct:license"] == "CERN-OHL-S-2.0"
    panel.set(count=10)
    assert told(panel) == {("count", "problem"), ("license", "note")}
    assert panel.manifest is None
    assert panel.summary.rows == []
    assert "nothing" in panel.summary.caption
    panel.set(license="LicenseRef-own-terms", licensee=NODE)
    assert told(panel) == {("license", "note")}  # only who owns it may
    assert panel.manifest["assignee"] == NODE
    assert next((r["cells"]["who"], r["cells"]["may"]) for r in panel.summary.rows) == (
        NODE[:18] + "…" + NODE[-6:],
        "may",
    )
    assert "at most 10 pieces" in panel.summary.rows[0]["cells"]["conditions"]
    panel.set(count=None)
    assert panel.terms == Terms(license="LicenseRef-own-terms", licensee=NODE)


@pytest.mark.parametrize(
    ("terms", "where"),
    [
        ({"license": "LicenseRef-a", "territory": ["DE", "XX"]}, "territory/1"),
        ({"license": "LicenseRef-a", "territory": ["de"]}, "territory/0"),
        ({"license": "LicenseRef-a", "count": "ten"}, "count"),
        ({"license": "LicenseRef-a", "not_before": "2026-02-30"}, "not_before"),
        ({"license": "LicenseRef-a", "not_before": "2026-12-02", "not_after": "2026-12-01"}, "not_after"),
        ({"license": "nonsense"}, "license"),
        ({}, "license"),
        ({"license": "MIT", "source_location": "javascript:alert(1)"}, "source_location"),
        ({"license": "LicenseRef-a", "actions": ["dance"]}, "actions/0"),
        ({"license": "LicenseRef-a", "count": 5, "count_in_total": 4}, "count_in_total"),
        ({"license": "LicenseRef-a", "confidential": True, "actions": ["reproduce", "distribute"]}, "confidential"),
        ({"license": "LicenseRef-a", "royalty": {"amount": "1,50", "currency": "EUR"}}, "royalty/amount"),
        ({"license": "LicenseRef-a", "royalty": {"amount": "0", "currency": "EUR"}}, "royalty"),
        (
            {
                "license": "LicenseRef-a",
                "royalty": {"amount": "1", "currency": "EUR", "payees": [{"party": NODE, "share": "0.5"}]},
            },
            "royalty",
        ),
        ({"license": "LicenseRef-a", "may_vary": [{"name": "width", "low": 5, "high": 3}]}, "may_vary"),
        ({"license": "LicenseRef-a", "may_vary": [{"name": "w", "low": 1, "high": 3}] * 2}, "may_vary"),
        ({"license": "LicenseRef-a", "may_vary": [{"name": "w", "low": "1", "high": 3}]}, "may_vary/0"),
        ({"license": "LicenseRef-a", "receipts": "yes"}, "receipts"),
        ({"license": "MIT", "receipts": True}, "receipts"),
    ],
)
def test_terms_that_cannot_be_are_told_off_where_they_stand(terms, where):
    panel = RightsPanel(terms)
    assert (where, "problem") in told(panel)
    assert panel.offer is None


def test_every_term_that_there_is_can_be_edited_and_is_said():
    days = {**DEMANDS, "not_after": "2027-01-31"}  # the form asks for days, where a file may say instants
    terms = Terms(license="LicenseRef-a", licensee=NODE, attribution="© A", source_location="https://x.org", **days)
    panel = RightsPanel(terms)
    assert panel.form.problems == []
    assert set(panel.form.schema["properties"]) == set(panel.value) == set(terms.to_dict())
    assert Terms.of(panel.offer) == terms
    said = " ".join(row["cells"]["conditions"] for row in panel.summary.rows)
    for words in (
        "at most 5 pieces at each node, 50 in all",
        "pay 1.50 EUR",
        "with width from 20 to 80.5",
        "delete all copies",
    ):
        assert words in said
    assert "bind by contract" in panel.summary.note
    panel.form.set("royalty", "payees", 0, "share", value="0.6")
    assert panel.offer is None
    assert told(panel) == {("royalty", "problem")}
    panel.form.set("royalty", "payees", 1, "share", value="0.4")
    assert panel.offer.royalty.payees[1].share == Decimal("0.4")


def test_terms_go_into_the_rights_of_the_export_with_the_real_target_and_signer(variant, home, tmp_path):
    rights = RightsPanel(
        {"license": "LicenseRef-own-terms", "licensee": NODE, "count": 3, "materials": ["aluminum_6082"]}
    )
    exporter = ExportPanel(variant, rights=rights, design_rights={"sole_owner": True}, **WAY)
    exporter.path = str(tmp_path / "own.dfdm.zip")
    exporter.export()
    assert exporter.level == "done", exporter.said
    offer = verbs.received(exporter.path).rights
    assert (offer.count, offer.licensee, offer.materials) == (3, NODE, ("aluminum_6082",))
    assert offer.assigner == exporter.info.signer
    assert offer.target.startswith("urn:dfdm:part:sha256:")
    rights.set(count=0)
    before = Path(exporter.path).read_bytes()
    exporter.export()
    assert exporter.level == "failed"
    assert "rights cannot be written" in exporter.said
    assert Path(exporter.path).read_bytes() == before


def test_words_and_html_stand_in_for_every_panel(recipe, exporter, bundle):
    for panel in (RecipePanel(recipe), RightsPanel("MIT"), exporter, ReceivedPanel(bundle)):
        data = panel._repr_mimebundle_()
        assert data["text/plain"] == repr(panel)
        assert re.search(r"<script|<svg|\son\w+=", data["text/html"]) is None
        assert " object at 0x" not in data["text/plain"]


def test_the_words_are_the_same_in_two_processes(bundle):
    code = (
        "from dfdm.widgets import *\n"
        f"print(repr(ReceivedPanel({str(bundle)!r})), repr(RightsPanel('MIT')), repr(ExportPanel(None)))"
    )
    runs = {subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout for _ in range(2)}
    assert len(runs) == 1
