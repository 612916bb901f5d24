"""A bench follows the settings of the JupyterLab that its notebook is open in, unless it is told otherwise."""

from typing import Annotated

import cadquery as cq
import pytest

import dfdm
from dfdm import design, mm
from dfdm.checks.texts import VARIABLE
from dfdm.costs import exchange
from dfdm.errors import DfdmError
from dfdm.widgets import CandidatesView, CostsView, FindingsView, studio
from dfdm.widgets.preferences import Preferences
from dfdm.widgets.preferred import preferred, renew, settings
from dfdm.widgets.processes import ProcessesView

OURS = "@dfdm/labextension/settings.jupyterlab-settings"
SPOKEN = "@jupyterlab/translation-extension/plugin.jupyterlab-settings"


@design(title="Plate", license="CERN-OHL-P-2.0")
def plate(width: Annotated[float, mm(30, 90)] = 60):
    """A plate with a hole."""
    return cq.Workplane().box(width, 40, 4).faces(">Z").workplane().hole(12)


@pytest.fixture
def lab(monkeypatch, tmp_path):
    """Write settings as JupyterLab keeps them: `lab(OURS, text)`; the kernel is one that a server opened."""
    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.setenv("JPY_SESSION_NAME", "notebook.ipynb")
    monkeypatch.setenv("JUPYTERLAB_SETTINGS_DIR", str(tmp_path))
    renew()

    def write(name, text):
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        renew()

    yield write
    renew()


def test_nothing_is_preferred_where_no_server_opened_the_notebook(lab, monkeypatch):
    lab(OURS, '{"currency": "USD", "units": "inch", "network": "sample"}')
    assert preferred().currency == "USD"
    monkeypatch.delenv("JPY_SESSION_NAME")
    assert preferred() == Preferences(network="")
    assert settings() == {"language": "en"}


def test_settings_are_json_with_comments_and_only_what_is_set_counts(lab):
    lab(
        OURS,
        '{\n  // Currency\n  "currency": "CHF", /* as "shown" */\n  "place": "Bern, CH // no comment",\n  "theme": "dark",\n}',
    )
    assert dict(settings()) == {"currency": "CHF", "place": "Bern, CH // no comment", "language": "en"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[1, 2]",
        '{"currency": "XYZ"}',
        '{"units": 3}',
        '{"quantity": 0}',
        "\xff\xfe",
        "[" * 90_000,
        '{"units": "ell"}',
    ],
)
def test_settings_that_make_no_sense_hinder_nobody(lab, text):
    lab(OURS, text)
    assert preferred() == Preferences(network="")


def test_a_wrong_setting_does_not_take_the_others_along(lab):
    lab(OURS, '{"currency": "XYZ", "units": "inch"}')
    assert preferred() == Preferences(network="", units="inch")


def test_the_language_is_that_of_the_lab_and_the_environment_comes_first(lab, monkeypatch):
    lab(SPOKEN, '{"locale": "es_ES"}')
    assert preferred().language == "es"
    lab(SPOKEN, '{"locale": "fr_FR"}')
    assert preferred().language == "en"
    lab(SPOKEN, '{"locale": "es_ES"}')
    monkeypatch.setenv(VARIABLE, "en")
    assert preferred().language == "en"


def test_what_is_given_holds_and_what_is_wrong_there_is_an_error(lab):
    lab(OURS, '{"currency": "USD", "units": "inch"}')
    assert (preferred(currency="").currency, preferred(currency="CHF").currency) == ("", "CHF")
    assert preferred(units="mm").units == "mm"
    with pytest.raises(DfdmError, match="ell"):
        preferred(units="ell")
    with pytest.raises(DfdmError, match="XYZ"):
        preferred(currency="XYZ")


def test_a_bench_follows_the_lab_and_what_it_is_told_comes_first(lab):
    lab(OURS, '{"currency": "USD", "units": "inch", "network": "sample", "place": "Madrid, ES", "quantity": 7}')
    bench = studio(plate)
    assert (bench.quantity.value, bench.place.value) == (7, "Madrid, ES")
    assert len(bench.network.nodes) == len(dfdm.network("sample").nodes)
    prices = [row["cells"]["price"] for row in bench.processes.rows if row["cells"].get("price", "–")[0].isdigit()]
    assert prices and all(price.endswith("USD") for price in prices)
    assert bench.costs.chart["currency"] == bench.candidates.words["currency"] == "USD"
    assert exchange().date in bench.costs.note
    assert any("\N{NO-BREAK SPACE}in" in row["cells"].get("limit", "") for row in bench.findings.rows)
    told = studio(plate, "", currency="", units="mm", quantity=2, to="Berlin, DE")
    assert told.network is None
    assert (told.quantity.value, told.place.value, told.costs.chart["currency"]) == (2, "Berlin, DE", "EUR")
    assert not any("\N{NO-BREAK SPACE}in" in row["cells"].get("limit", "") for row in told.findings.rows)


def test_amounts_in_another_currency_are_those_of_the_estimate_at_the_rate():
    estimates = dfdm.cost(plate(), "milling", quantity=10)
    own, other = CostsView(estimates), CostsView(estimates, liked=Preferences(currency="JPY"))
    factor = float(exchange().factor("EUR", "JPY"))
    assert other.chart["currency"] == "JPY"
    assert other.chart["decimals"] == 0
    for mine, theirs in zip(own.chart["ways"][0]["lines"], other.chart["ways"][0]["lines"], strict=True):
        assert theirs["amount"] == pytest.approx(mine["amount"] * factor, rel=1e-4)
    for mine, theirs in zip(own.chart["curve"]["lines"], other.chart["curve"]["lines"], strict=True):
        assert theirs["unit"] == pytest.approx([price * factor for price in mine["unit"]], rel=1e-5)
    assert "JPY each" in other.caption


def test_views_take_preferences_of_their_own():
    inch = Preferences(units="inch", currency="USD")
    report = dfdm.check(plate(), "milling")
    rows = FindingsView(report, liked=inch).rows
    assert any("\N{NO-BREAK SPACE}in" in row["cells"].get("limit", "") for row in rows)
    found = dfdm.match(plate(), "sample", to="Berlin, DE", quantity=5)
    view = CandidatesView(found, liked=inch)
    assert view.words["currency"] == "USD"
    assert view.rows[0]["cells"]["price"].endswith("USD")
    processes = ProcessesView(liked=inch)
    processes.update({"milling": (report,)}, {"milling": (dfdm.cost(plate(), "milling"),)}, quantity=1)
    assert processes.rows[0]["cells"]["price"].endswith("USD")
