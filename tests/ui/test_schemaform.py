"""The form made from schemas, and the panels around a bundle, in a real browser; Python answers as a kernel would."""

import base64
import json
from pathlib import Path
from typing import Annotated

import cadquery as cq
import pytest
from hypothesis import given, settings

from dfdm import design, mm, require, verbs
from dfdm.trust import new_key
from dfdm.verbs.exporting import STEPS
from dfdm.widgets import ExportPanel, ReceivedPanel, RecipePanel, RightsPanel, SchemaForm
from tests.ui.standing import Standing
from tests.widgets.schema_values import KINDS, schema_of, values

pytestmark = pytest.mark.ui
ESM = (Path(__file__).parents[2] / "dfdm" / "widgets" / "static" / "schemaform.js").read_text(encoding="utf-8")


@pytest.fixture
def bare(browser):
    made = []

    def standing(*widgets, **options):
        made.append(Standing(browser, *widgets, **options))
        return made[-1]

    yield standing
    for one in made:
        one.close()


@design(title="Bearing plate", license="CERN-OHL-S-2.0", author="A. Maker", intended_use="Holds a bearing.")
def plate(width: Annotated[float, mm(30, 90)] = 60):
    """A plate with a bore."""
    body = cq.Workplane().box(width, 40, 6).faces(">Z").workplane().hole(12).faces("%CYLINDER").tag("bore").end()
    return body, [require("diameter", on="tag:bore", nominal_mm=12, fit="H7", critical=True)]


WIDER = """() => [...document.querySelectorAll('main *')].filter(e => {
  const box = e.getBoundingClientRect();
  return box.width && box.height && box.right > document.documentElement.clientWidth + 1;
}).map(e => `${e.tagName}.${e.className} ${e.textContent.slice(0, 40)}`)"""


@pytest.fixture(scope="module")
def recipe():
    return verbs.recipe(plate(), process="milling", material="aluminum_6082", created="2026-11-29T00:00:00Z")


@pytest.fixture
def bundle(tmp_path):
    path = tmp_path / "plate.dfdm.zip"
    verbs.export(plate(), path=path, key=new_key(), process="milling", material="aluminum_6082")
    return path


READ = """async ([source, schema, values]) => {
  const { SchemaForm } = await import(source);
  const found = [];
  for (const value of values) {
    const state = { schema, value, problems: [], caption: '', note: '', locked: false, edited: '' };
    const told = [];
    const model = { get: n => state[n], set() {}, save_changes() {}, send: m => told.push(m), on() {}, off() {} };
    const el = document.createElement('div');
    document.body.append(el);
    const form = new SchemaForm(model, el);
    for (let more = true; more;) {  // unfold everything
      const folded = [...el.querySelectorAll('details:not([open])')];
      more = folded.length > 0;
      for (const one of folded) { one.open = true; one.dispatchEvent(new Event('toggle')); }
    }
    const fields = [...el.querySelectorAll('input, textarea, select')];
    found.push({ read: form.read(), told: told.length, text: el.textContent, fields: fields.map(f => f.value),
                 unnamed: fields.filter(f => !f.labels?.length && !f.getAttribute('aria-label')).length });
    form.dispose();
    el.remove();
  }
  return found;
}"""


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_reads_back_what_it_was_given_and_nothing_is_hidden(bare, kind):
    schema, given_values = schema_of(kind), []

    @settings(max_examples=15, database=None)
    @given(values(schema))
    def collect(value):
        given_values.append(value)

    collect()
    page = bare().page
    source = "data:text/javascript;base64," + base64.b64encode(ESM.encode()).decode()
    found = page.evaluate(READ, [source, schema, given_values])
    for value, shown in zip(given_values, found, strict=True):
        assert same(shown["read"], value), (kind, value)
        assert shown["told"] == 0  # drawing edits nothing
        assert shown["unnamed"] == 0
        seen = shown["text"] + "\n".join(shown["fields"])
        for text in texts(value):
            assert text in seen or json.dumps(text, ensure_ascii=False)[1:-1] in seen, (kind, text)


def same(read, value):
    """Equal as JSON, in the order of names as well; a front end writes 1.0 as 1."""
    if isinstance(value, dict):
        return isinstance(read, dict) and set(read) == set(value) and all(same(read[k], value[k]) for k in value)
    if isinstance(value, list):
        return isinstance(read, list) and len(read) == len(value) and all(map(same, read, value))
    if isinstance(value, float):  # a large one is written without its point
        return not isinstance(read, bool) and float(read) == value
    return read == value and isinstance(read, bool) == isinstance(value, bool)


def texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for entry in value.values() if isinstance(value, dict) else value:
            yield from texts(entry)


ODD = {
    "type": "object",
    "properties": {
        "pair": {"type": "array", "prefixItems": [{"type": "string"}, {"type": "number"}]},
        "free": {},
        "keyed": {"type": "object", "patternProperties": {"^x-": {"type": "integer"}}},
        "both": {"allOf": [{"type": "object", "properties": {"a": {"type": "string"}}}, {"required": ["a"]}]},
        "many": {"type": "object", "additionalProperties": {"type": "number"}},
        "kind": {"oneOf": [{"const": "flat"}, {"type": "object", "required": ["turns"], "properties": {"turns": {"type": "integer"}}}]},
        "self": {"$ref": "#"},
        "elsewhere": {"$ref": "https://example.org/schema.json"},
        "never": False,
    },
}  # fmt: skip
ODD_VALUE = {
    "pair": ["x", 1.5], "free": {"any": [1, None]}, "keyed": {"x-a": 1}, "both": {"a": "b"}, "many": {"one": 1, "__proto__x": 2},
    "kind": {"turns": 3}, "self": {"free": True, "self": {"pair": []}}, "elsewhere": [1, {"deep": "er"}], "beyond": {"not": "foreseen"},
}  # fmt: skip


def test_what_no_field_is_for_is_json_text_and_reads_back(bare):
    page = bare().page
    source = "data:text/javascript;base64," + base64.b64encode(ESM.encode()).decode()
    wrong = {**ODD_VALUE, "many": 3, "both": "text", "kind": [1], "never": 1}
    found = page.evaluate(READ, [source, ODD, [ODD_VALUE, wrong]])
    assert [same(shown["read"], value) for shown, value in zip(found, (ODD_VALUE, wrong), strict=True)] == [True, True]
    for text in ("x-a", "deep", "foreseen", "er"):
        assert text in found[0]["text"] + "\n".join(found[0]["fields"])


def test_typing_is_judged_by_python_at_the_field(bare):
    panel, on = RightsPanel("CERN-OHL-S-2.0", design_license="CERN-OHL-S-2.0"), bare()
    page = on.show(panel)
    pieces = page.get_by_label("Pieces, at most")
    pieces.fill("10")
    page.get_by_text("A count cannot be demanded under CERN-OHL-S-2.0").wait_for(timeout=5000)
    assert pieces.get_attribute("aria-invalid") == "true"
    assert panel.value["count"] == 10
    assert page.get_by_text("Who may do what: nothing").is_visible()
    page.get_by_label("License", exact=True).fill("LicenseRef-acme")
    page.get_by_text("only who owns all of it").wait_for(timeout=5000)
    page.wait_for_function("() => !document.querySelector('[aria-invalid]')")
    assert panel.offer.count == 10
    pieces.fill("1e")
    page.get_by_text("must be a whole number").wait_for(timeout=5000)
    assert pieces.input_value() == "1e"
    pieces.fill("")
    page.wait_for_function("() => !document.querySelector('[aria-invalid]')")
    assert "count" not in panel.value
    page.get_by_role("button", name="Add territory").click()
    page.get_by_role("button", name="Add country").or_(page.get_by_label("Country 1")).first.wait_for()
    page.get_by_label("Country 1").fill("DE")
    page.get_by_label("Country 1").blur()
    page.wait_for_function("() => !document.querySelector('[aria-invalid]')")
    assert panel.value["territory"] == ["DE"]
    page.get_by_role("button", name="Leave out territory").click()
    assert "territory" not in panel.value
    assert on.errors == []


def test_what_python_derives_from_typing_does_not_take_the_caret_away(bare, recipe):
    panel, on = RecipePanel(recipe), bare()
    page = on.show(panel)
    field = page.get_by_label("Responsible party")
    field.focus()
    page.keyboard.press("End")
    page.keyboard.type(" & Son", delay=90)  # slower than the pause: Python answers in between
    page.wait_for_timeout(400)
    page.keyboard.press("ArrowLeft")
    page.keyboard.type("!", delay=20)
    page.wait_for_timeout(400)
    assert page.get_by_label("Responsible party").input_value() == "A. Maker & So!n"
    assert panel.decided == {"/header/responsible_party": "A. Maker & So!n"}
    page.wait_for_function("id => document.body.textContent.includes(id)", arg=panel.recipe["header"]["id"])
    assert on.errors == []


def test_by_the_keyboard_alone_a_problem_leads_to_its_field(bare):
    panel = RightsPanel({"license": "LicenseRef-a", "territory": ["DE", "XX"]})
    page = bare().show(panel)
    link = page.get_by_role("button", name="Territory: 2")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.value === 'XX'")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Remove"
    page.keyboard.press("Enter")
    page.wait_for_function("() => !document.querySelector('[aria-invalid]')")
    assert panel.value["territory"] == ["DE"]


def test_a_passphrase_goes_once_with_the_order_and_stays_nowhere(bare, tmp_path, monkeypatch):
    monkeypatch.setenv("DFDM_HOME", str(tmp_path / "home"))
    panel, on = ExportPanel(plate(), process="milling", material="aluminum_6082"), bare()
    panel.path = str(tmp_path / "plate.dfdm.zip")
    page = on.show(panel)
    first, again = page.get_by_label("Passphrase of the key"), page.get_by_label("Once more")
    assert first.get_attribute("type") == "password"
    first.fill("correct horse")
    again.fill("correct hose")
    page.get_by_role("button", name="Sign and export").click()
    assert "differ" in page.get_by_role("alert").inner_text()
    assert not (tmp_path / "home").exists()
    again.fill("correct horse")
    page.get_by_role("button", name="Sign and export").click()
    page.get_by_text("Wrote").wait_for(timeout=60_000)
    assert first.input_value() == again.input_value() == ""
    assert "correct horse" not in page.evaluate("JSON.stringify(models[0].state)")
    assert "correct horse" not in json.dumps(on.told)
    assert b"ENCRYPTED" in (tmp_path / "home" / "key.pem").read_bytes()
    assert page.locator(".dfdm-steps .dfdm-done").count() == len(STEPS)
    assert page.get_by_text("geometry/plate.step").is_visible()
    page.get_by_role("button", name="Verify the file").click()
    page.get_by_text("is whole and signed").wait_for()
    assert on.errors == []


GREEN = "rgb(60, 194, 150)"


def test_a_bundle_of_a_stranger_is_never_green(bare, bundle):
    panel, on = ReceivedPanel(), bare()
    page = on.show(panel)
    mark = page.locator(".dfdm-state .dfdm-mark").first
    page.get_by_label("File").fill(str(bundle))
    page.get_by_role("button", name="Verify and open").click()
    page.get_by_text("not among the signers you know").wait_for()
    color = "e => getComputedStyle(e).backgroundColor"
    assert mark.evaluate(color) != GREEN
    page.get_by_label("Signers you know").fill(panel.verification.signer)
    page.get_by_role("button", name="Verify and open").click()
    page.get_by_text("signed by a signer you know").wait_for()
    assert mark.evaluate(color) == GREEN
    data = bytearray(bundle.read_bytes())
    data[len(data) // 2] ^= 1
    bundle.write_bytes(data)
    page.get_by_role("button", name="Verify and open").click()
    page.get_by_text("Refused: do not use what is in it.").wait_for()
    assert mark.evaluate(color) != GREEN
    assert page.get_by_role("button", name="Unpack").count() == 0
    assert on.errors == []


MARKUP = "<img src=x onerror='window.hacked = true'><script>window.hacked = true</script>"


def test_markup_in_a_document_stays_text(bare, recipe):
    document = recipe.to_dict()
    document["header"]["product"] = document["header"]["intended_use"] = document["parts"][0]["name"] = MARKUP
    schema = schema_of("recipe")
    on = bare()
    page = on.show(SchemaForm(schema, document), SchemaForm(schema, document, locked=True, caption=MARKUP))
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    page.wait_for_timeout(200)
    assert page.evaluate("window.hacked") is None
    assert page.locator("main img, main script").count() == 0
    assert MARKUP in page.locator("main").inner_text()


def panels(recipe, bundle):
    yield "recipe", RecipePanel(recipe)
    yield "conflicts", RightsPanel({"license": "CERN-OHL-S-2.0", "count": 10, "territory": ["DE", "XX"]})
    yield (
        "agreement",
        RightsPanel(
            {"license": "LicenseRef-own-terms", "licensee": new_key().did, "count": 10, "not_after": "2026-12-31"}
        ),
    )
    yield "export", ExportPanel(plate(), process="milling")
    yield "received", ReceivedPanel(bundle)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_nothing_is_cut_off_and_no_barrier_is_serious_at_any_width(bare, recipe, bundle, dark):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()
    for name, panel in panels(recipe, bundle):
        on = bare(width=320, dark=dark)
        page = on.show(panel)
        for width in (320, 700, 1100):
            page.set_viewport_size({"width": width, "height": 900})
            page.wait_for_timeout(50)
            assert page.evaluate(WIDER) == [], (name, width)
            on.keep(f"{name}-{width}-{'dark' if dark else 'light'}")
        found = axe.run(page).response["violations"]
        serious = [(v["id"], v["nodes"][0]["html"][:200]) for v in found if v["impact"] in ("serious", "critical")]
        assert serious == [], name
        assert on.errors == []


LIVE = """
from typing import Annotated
import cadquery as cq
from dfdm import design, mm
from dfdm.widgets import ExportPanel, ReceivedPanel, RightsPanel

@design(title="Plate", license="CERN-OHL-P-2.0", author="A. Maker")
def plate(width: Annotated[float, mm(30, 90)] = 60):
    return cq.Workplane().box(width, 40, 6).faces(">Z").workplane().hole(12)

rights = RightsPanel("CERN-OHL-P-2.0", design_license="CERN-OHL-P-2.0")
rights
"""


@pytest.mark.slow  # the flow exports in JupyterLab too
def test_in_jupyterlab_the_kernel_judges_exports_and_verifies(lab, opened):
    export = "ExportPanel(plate(), name='plate', rights=rights, process='milling', material='aluminum_6082')"
    (lab.root.parent / "dfdm" / "key.pem").unlink(
        missing_ok=True
    )  # another test may have made one without a passphrase
    page, seen = opened(lab, lab.notebook("rights.ipynb", LIVE, export, "ReceivedPanel('plate.dfdm.zip')"))
    pieces = page.get_by_label("Pieces, at most")
    pieces.wait_for(timeout=120_000)
    pieces.fill("10")
    page.get_by_text("A count cannot be demanded under CERN-OHL-P-2.0").first.wait_for(timeout=20_000)
    order = page.get_by_role("button", name="Sign and export")
    order.click()
    page.get_by_text("the rights cannot be written").first.wait_for(timeout=60_000)
    pieces.fill("")
    page.wait_for_function("() => !document.querySelector('[aria-invalid=true]')", timeout=20_000)
    page.get_by_label("Passphrase of the key").first.fill("correct horse")
    page.get_by_label("Once more").fill("correct horse")
    order.click()
    page.get_by_text("Wrote plate.dfdm.zip").first.wait_for(timeout=120_000)
    page.get_by_role("button", name="Verify and open").click()
    page.get_by_text("not among the signers you know").first.wait_for(timeout=60_000)
    page.evaluate("jupyterapp.commands.execute('docmanager:save')")
    page.wait_for_timeout(1500)
    saved = (lab.root / "rights.ipynb").read_text()
    assert "CERN-OHL-P-2.0" in saved
    assert "correct horse" not in saved
    assert seen.foreign == []
    assert seen.errors == []
