"""Files as documents in JupyterLab: parts are drawn and judged, signatures told in words, hostile content stays text."""

import io
import json
import re
from dataclasses import replace

import cadquery as cq
import nbformat
import numpy as np
import pytest
from PIL import Image

import dfdm
from dfdm.bundles import write
from dfdm.bundles.container import pack, unpack
from dfdm.bundles.countersign import countersigned
from dfdm.bundles.manifest import as_text
from dfdm.trust import new_key, new_sealing_key
from tests.bundles.conftest import CREATED, content, key, own_content, whole
from tests.ui.conftest import TOKEN, Seen
from tests.ui.test_bench import keep, orange

__all__ = ["content", "key", "own_content", "whole"]
"""Fixtures of the tests of bundles, used here too."""
pytestmark = pytest.mark.ui
EVIL = '<img src=x onerror="window.evil=1"><script>window.evil=1</script>\u202egpj.exe'
REPORT_MIME = "application/vnd.dfdm.report+json"
BODY = ".jp-Document:not(.lm-mod-hidden) .dfdm-doc"


class Bench:
    """A page of JupyterLab with a folder of files, opened one after the other."""

    def __init__(self, page, lab, seen):
        self.page, self.lab, self.seen = page, lab, seen

    def open(self, name):
        """Open a file and wait until it is shown or refused; returns its document."""
        self.page.evaluate("async () => { await jupyterapp.commands.execute('application:close-all'); }")
        self.page.evaluate("async path => { await jupyterapp.commands.execute('docmanager:open', {path}); }", name)
        document = self.page.locator(BODY)
        document.wait_for(timeout=60_000)
        self.settle()
        return document

    def settle(self):
        self.page.wait_for_function(
            """() => { const doc = document.querySelector('.jp-Document:not(.lm-mod-hidden) .dfdm-doc');
            const status = doc?.querySelector('.dfdm-doc-status');
            const shown = doc?.querySelector('.dfdm-doc-judgment .dfdm-table, section, [data-state=refused], .dfdm-doc-seal, .dfdm-doc-mark');
            return shown && status?.dataset.state !== 'waiting'; }""",
            timeout=120_000,
        )
        self.page.wait_for_timeout(250)

    def pixels(self):
        """The 3D view, without what lies over it."""
        self.page.wait_for_timeout(300)
        box = self.page.locator(f"{BODY} .dfdm-frame canvas").bounding_box()
        clip = {"x": box["x"] + 90, "y": box["y"] + 60, "width": box["width"] - 180, "height": box["height"] - 140}
        return np.asarray(Image.open(io.BytesIO(self.page.screenshot(clip=clip))).convert("RGB")).astype(int)


def made_evil(value, make):
    """A document with every text of it replaced."""
    if isinstance(value, dict):
        return {name: made_evil(entry, make) for name, entry in value.items()}
    if isinstance(value, list):
        return [made_evil(entry, make) for entry in value]
    return make(value) if isinstance(value, str) else value


@pytest.fixture(scope="module")
def bench(lab, browser, content, own_content, whole, key):
    plate = cq.Workplane().box(60, 40, 4).faces(">Z").workplane().hole(12)
    thin = cq.Workplane().box(60, 40, 0.3).faces(">Z").workplane().hole(12)
    for name, part in (("plate.step", plate), ("thin.stl", thin)):
        cq.exporters.export(part, str(lab.root / name))
    (lab.root / "broken.step").write_text("ISO-10303-21;\nHEADER;")
    files = {**content.files, "geometry/block.step": (lab.root / "plate.step").read_bytes()}
    good = replace(content, files=files)
    write(good, lab.root / "block.dfdm.zip", key, CREATED)
    data = bytearray((lab.root / "block.dfdm.zip").read_bytes())
    data[len(data) // 2] ^= 1
    (lab.root / "changed.dfdm.zip").write_bytes(bytes(data))
    report = json.loads(unpack(whole.read_bytes())["report.json"])  # in its form, for a bundle of another is refused
    for finding in report["reports"][0]["findings"]:
        finding["message"] = finding["why"] = EVIL
    evil = replace(good, title=EVIL, description=EVIL, attribution=EVIL, report=report)
    write(evil, lab.root / "evil.dfdm.zip", key, CREATED)
    (lab.root / "block.recipe.json").write_text(json.dumps(dict(content.recipe)))
    (lab.root / "block.rights.json").write_text(json.dumps(dict(content.rights)))
    (lab.root / "own.rights.json").write_text(json.dumps(dict(own_content.rights)))
    write(own_content, lab.root / "sealed.dfdm.zip", key, CREATED, seal_to=[new_sealing_key().recipient])
    signed = countersigned(whole.read_bytes(), new_key(), role="designer", created="2026-11-22T08:00:00Z")
    signed = countersigned(signed, new_key(), role="reviewer", created="2026-11-23T08:00:00Z", chain=True)
    (lab.root / "signed.dfdm.zip").write_bytes(signed)
    members = unpack(signed)
    manifest = json.loads(members["manifest.json"])
    manifest["proof"][1]["role"] = "owner"
    (lab.root / "wrong.dfdm.zip").write_bytes(pack({**members, "manifest.json": as_text(manifest)}))
    recipe = json.loads(members["recipe.json"])
    (lab.root / "evil.recipe.json").write_text(json.dumps(made_evil(recipe, lambda _text: EVIL)))
    (lab.root / "odd.recipe.json").write_text(json.dumps(made_evil(recipe, lambda text: {"toString": [text]})))
    (lab.root / "evil.rights.json").write_text(json.dumps(made_evil(dict(own_content.rights), lambda _text: EVIL)))
    (lab.root / "evil.report.json").write_text(json.dumps(hostile_report()))
    (lab.root / "thin.report.json").write_text(json.dumps(dfdm.check(lab.root / "thin.stl", ["fdm", "sls"]).to_dict()))
    page = browser.new_page(viewport={"width": 1300, "height": 900})
    seen = Seen(page, lab)
    page.goto(f"{lab.url}/lab?reset&token={TOKEN}")
    page.wait_for_selector("#main .jp-Launcher", timeout=60_000)
    page.evaluate("jupyterapp.shell.collapseLeft()")
    yield Bench(page, lab, seen)
    page.close()


def hostile_report():
    """A report in which nothing is as it should be."""
    finding = {
        "check": EVIL, "code": EVIL, "verdict": "constructor", "message": EVIL, "measured": "much", "limit": {"value": EVIL},
        "faces": [1e300, -5, "0", None, 3], "at_mm": "here", "why": EVIL, "remedy": {"toString": EVIL}, "tradeoff": [EVIL],
    }  # fmt: skip
    fine = {"check": "wall-thickness", "verdict": "fail", "message": "It is thin.", "faces": [0], "why": "Because."}
    report = {
        "part": EVIL,
        "process": "__proto__",
        "verdict": "hasOwnProperty",
        "makeable": 7,
        "findings": [finding, fine],
    }
    return {
        "schema": "dfdm/reports/1",
        "model": EVIL,
        "reports": [report, None, 5, {"findings": "none"}],
        "matrix": EVIL,
    }


def test_a_part_is_drawn_with_its_findings_and_answers_what_its_file_does_not_say(bench):
    document = bench.open("thin.stl")
    assert "60 × 40 × 0.3 mm" in document.inner_text()
    lit = bench.pixels()
    assert orange(lit) > 0.03  # the walls that are too thin
    processes, findings = (document.locator(".dfdm-table").nth(place) for place in range(2))
    assert re.search(
        r"material extrusion \(pla\)\s+✕\s*fail\s+no\s+Wall thickness",
        " ".join(processes.inner_text().replace("Makeable: ", "").replace("Because: ", "").split()),
    )
    keep(bench.page, "preview")
    whole = findings.locator("tr", has_text="Closed mesh").locator("button")
    whole.focus()
    bench.page.keyboard.press("Enter")
    assert whole.get_attribute("aria-pressed") == "true"
    assert orange(bench.pixels()) == 0
    thin = findings.locator("tr", has_text="thinner than 0.4 mm").locator("button")
    thin.click()
    assert orange(bench.pixels()) > 0.03
    assert "Why: " in findings.locator(".dfdm-table-note").inner_text()
    inch = document.get_by_label(re.compile("1 inch"))
    inch.check()
    bench.page.wait_for_selector(f"{BODY} >> text=1524 × 1016 × 7.62 mm", timeout=60_000)
    bench.settle()
    assert document.get_by_label(re.compile("1 inch")).is_checked()
    assert "✕ fail" not in processes.locator("tr", has_text="material extrusion").inner_text()


def test_a_click_on_a_face_chooses_its_finding(bench):
    document = bench.open("plate.step")
    box = document.locator(".dfdm-frame canvas").bounding_box()
    bench.page.mouse.click(box["x"] + box["width"] / 2 + 60, box["y"] + box["height"] / 2 + 30)
    bench.page.wait_for_function(
        "() => /^Face \\d+ at /.test(document.querySelector('.dfdm-doc .dfdm-picked')?.textContent ?? '')"
    )
    assert "60 × 40 × 4 mm" in document.inner_text()


def test_what_cannot_be_opened_says_why_and_can_be_tried_again(bench):
    document = bench.open("broken.step")
    alert = document.get_by_role("alert")
    assert "broken.step" in alert.inner_text()
    (bench.lab.root / "broken.step").write_bytes((bench.lab.root / "plate.step").read_bytes())
    alert.get_by_role("button", name="Try again").click()
    bench.page.wait_for_selector(f"{BODY} .dfdm-frame canvas", timeout=60_000)
    bench.settle()
    assert document.get_by_role("alert").count() == 0


def test_the_signature_of_a_bundle_is_told_in_words(bench, key):
    document = bench.open("block.dfdm.zip")
    seal = document.locator(".dfdm-doc-seal")
    assert seal.get_attribute("data-state") == "unknown"
    assert "Valid signature, unknown signer" in seal.inner_text()
    assert key.did in seal.inner_text()
    text = document.inner_text()
    assert "Anyone may make, change, pass on and sell it under CERN-OHL-S-2.0" in text
    assert "60 × 40 × 4 mm" in text
    assert "ro-crate-metadata.json" in text
    keep(bench.page, "bundle")
    seal.get_by_role("button", name="I know this signer").click()
    bench.page.wait_for_selector(f"{BODY} .dfdm-doc-seal[data-state=valid]")
    assert "Valid: signed by somebody you know" in seal.inner_text()
    assert "somebody you know" in bench.open("block.dfdm.zip").locator(".dfdm-doc-seal").inner_text()


def table_of(document, name):
    """The texts of the table below a heading, row by row."""
    held = document.locator(".dfdm-doc-sub, section").filter(has=bench_heading(document, name)).last
    rows = held.locator(".dfdm-doc-table").first.locator("tr")
    return [row.locator("th, td").all_inner_texts() for row in rows.all()]


def bench_heading(document, name):
    return document.page.get_by_role("heading", name=name, exact=True)


def test_every_signature_is_told_with_signer_role_and_state(bench, key):
    document = bench.open("signed.dfdm.zip")
    rows = table_of(document, "Signatures")
    assert rows[0] == ["State", "As", "Signer", "When", "Covers too"]
    assert [row[1] for row in rows[1:]] == ["no role stated", "designer", "reviewer"]
    assert rows[1][2] == key.did
    assert "valid; a stranger to you" in rows[2][0]
    assert rows[3][4] == "2 other signatures"
    document = bench.open("wrong.dfdm.zip")
    assert document.locator(".dfdm-doc-seal").get_attribute("data-state") == "invalid"
    rows = table_of(document, "Signatures")
    assert [row[0].split()[1].strip(";:") for row in rows[1:]] == ["valid", "wrong", "wrong"]
    assert "Gauge plate" not in document.locator("section").all_inner_texts()
    assert document.locator("canvas, .dfdm-doc-shot").count() == 0


def test_all_of_a_recipe_and_of_its_rights_is_shown(bench):
    document = bench.open("signed.dfdm.zip")
    text = document.inner_text()
    for heading in (
        "Rights in the design", "Intellectual property", "Export classification", "Safety", "Parts list", "Work instructions",
        "Steps and settings", "What the machine must manage", "Checks while it is made", "Final inspection", "Packing",
        "End of life", "Left open",
    ):  # fmt: skip
        assert bench_heading(document, heading).count() == 1, heading
    assert "one machine (master recipe)" in text
    assert "Not declared, so not checked" in text
    assert "free; this is usual" in text
    assert "Of up to 50 pieces every one is inspected (an assumption)." in text
    inspected = {row[0]: row for row in table_of(document, "Final inspection")}
    assert inspected["C1: diameter H7"][1:4:2] == ["critical", "5 – 5.012 mm"]
    pictures = document.locator(".dfdm-doc-shot")
    recipe = json.loads(unpack((bench.lab.root / "signed.dfdm.zip").read_bytes())["recipe.json"])
    assert pictures.count() == sum(len(sheet["pictures"]) for sheet in recipe["instructions"]) > 2
    pictures.first.scroll_into_view_if_needed()
    bench.page.wait_for_function("document.querySelector('.dfdm-doc .dfdm-doc-shot').naturalWidth > 300")
    text = bench.open("own.rights.json").inner_text()
    assert "an agreement, for one licensee" in text
    assert "the licensee" in text
    assert "count ≤ 10" in text


def test_what_is_sealed_is_said_and_not_asked_for(bench):
    document = bench.open("sealed.dfdm.zip")
    text = document.inner_text()
    assert "Part of it is sealed; 1 key opens that." in text
    assert "Its geometry is sealed" in text
    assert "geometry/block.step" in text
    assert document.locator("canvas").count() == 0


def test_narrow_and_dark_nothing_is_cut_off(bench):
    for width, theme in ((700, "JupyterLab Dark"), (1300, "JupyterLab Light")):
        bench.page.set_viewport_size({"width": width, "height": 900})
        bench.page.evaluate(
            "async theme => { await jupyterapp.commands.execute('apputils:change-theme', {theme}); }", theme
        )
        for name in ("signed.dfdm.zip", "own.rights.json", "wrong.dfdm.zip"):
            document = bench.open(name)
            assert document.evaluate("d => d.scrollWidth <= d.clientWidth"), (name, width)
            wide = document.evaluate(
                "d => [...d.querySelectorAll('.dfdm-doc-scroll')].filter(s => s.scrollWidth > s.clientWidth + 1).length"
            )
            assert wide <= (width < 800), (name, width)  # a table of many columns scrolls by itself
            keep(bench.page, f"document-{name.split('.')[0]}-{width}")


def test_a_bundle_that_was_changed_shows_nothing_of_its_content(bench):
    document = bench.open("changed.dfdm.zip")
    assert "Refused: this is not what its signer made" in document.inner_text()
    assert document.locator("canvas").count() == 0
    assert "Block" not in document.inner_text()
    keep(bench.page, "bundle-refused")


def test_hostile_content_stays_text(bench):
    for name in ("evil.dfdm.zip", "evil.recipe.json", "evil.rights.json", "evil.report.json"):
        document = bench.open(name)
        assert "<img src=x onerror=" in document.inner_text()
        assert "\u202e" not in document.inner_text()
        assert document.locator("script, iframe, a, img:not(.dfdm-table-picture):not(.dfdm-still img)").count() == 0
    assert "It is thin." in document.inner_text()
    assert "This is not a whole recipe" in bench.open("odd.recipe.json").inner_text()
    assert bench.page.evaluate("window.evil") is None
    assert bench.page.evaluate("({}).findings") is None


def test_a_recipe_and_rights_are_told_plainly(bench):
    text = bench.open("block.recipe.json").inner_text()
    assert "This recipe is whole" in text
    assert "A. Maker" in text
    assert "milling" in text
    keep(bench.page, "recipe")
    text = bench.open("block.rights.json").inner_text()
    assert "You must keep the license notices." in text
    keep(bench.page, "rights")


def test_reports_are_shown_as_files_and_as_outputs_nobody_trusts(bench):
    document = bench.open("thin.report.json")
    assert "material extrusion" in document.inner_text()
    keep(bench.page, "report")
    data = {REPORT_MIME: json.loads((bench.lab.root / "thin.report.json").read_text()), "text/plain": "a report"}
    cell = nbformat.v4.new_code_cell("", outputs=[nbformat.v4.new_output("display_data", data)])
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), bench.lab.root / "report.ipynb")
    bench.page.evaluate("async () => { await jupyterapp.commands.execute('docmanager:open', {path: 'report.ipynb'}); }")
    bench.page.locator(".jp-Dialog").get_by_role("button", name="No Kernel").click()
    shown = bench.page.locator(".jp-Notebook .jp-OutputArea .dfdm-doc-report")
    shown.wait_for(timeout=60_000)
    shown.locator("tr", has_text="powder bed fusion polymer").locator("button").first.click()
    shown.get_by_text("Findings: powder bed fusion polymer").wait_for()


def test_without_webgl_a_still_picture_is_shown(bench, lab, browser):
    page = browser.new_page(viewport={"width": 1000, "height": 700})
    page.add_init_script(
        "const real = HTMLCanvasElement.prototype.getContext; HTMLCanvasElement.prototype.getContext ="
        " function (kind, ...more) { return /webgl/.test(kind) ? null : real.call(this, kind, ...more); };"
    )
    page.goto(f"{lab.url}/lab/tree/plate.step?reset&token={TOKEN}")
    page.wait_for_function(
        "() => document.querySelector('.dfdm-doc .dfdm-still img')?.naturalWidth > 300", timeout=60_000
    )
    page.close()


def test_nothing_was_asked_of_another_host_and_nothing_failed(bench):
    assert bench.seen.foreign == []
    ours = [error for error in bench.seen.errors if "422" not in error and "dfdm" in error.lower()]
    assert ours == []
