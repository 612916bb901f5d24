import asyncio
import json
import re
import subprocess
import sys
import threading
import time
from decimal import Decimal
from pathlib import Path
from typing import Annotated

import cadquery as cq
import pytest

from dfdm import design, mm, require, verbs
from dfdm.bundles import BundleContent, write
from dfdm.bundles.container import pack, unpack
from dfdm.bundles.countersign import countersigned
from dfdm.bundles.manifest import as_text
from dfdm.errors import InputError
from dfdm.processes import Route, capability
from dfdm.recipes import Header, compose
from dfdm.rights import Terms
from dfdm.trust import load_key, new_key, save_key
from dfdm.verbs.exporting import STEPS, Export
from dfdm.widgets import ExportPanel, ReceivedPanel, RecipePanel, RightsPanel
from dfdm.widgets.plain import plain
from dfdm.widgets.signatures import CLAIMS
from tests.rights.full import DEMANDS

CREATED = "2026-11-29T00:00:00Z"
WAY = {"process": "milling", "material": "aluminum_6082"}
SECRET = "correct horse battery"
NODE = new_key().did


@design(title="Bearing plate", license="CERN-OHL-S-2.0", author="A. Maker")
def plate(width: Annotated[float, mm(30, 90)] = 60):
    """A plate with a bore."""
    body = cq.Workplane().box(width, 40, 6).faces(">Z").workplane().hole(12).faces("%CYLINDER").tag("bore").end()
    return body, [require("diameter", on="tag:bore", nominal_mm=12, fit="H7", critical=True)]


@pytest.fixture(scope="module")
def variant():
    return plate()


@pytest.fixture(scope="module")
def recipe(variant):
    return verbs.recipe(variant, **WAY, created=CREATED)


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("DFDM_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("DFDM_KEY_PASSPHRASE", raising=False)
    return tmp_path / "home"


@pytest.fixture
def exporter(variant, home, tmp_path):
    panel = ExportPanel(variant, name="plate", **WAY)
    panel.path = str(tmp_path / "plate.dfdm.zip")
    return panel


def told(panel):
    return {("/".join(map(str, p["path"])), p["level"]) for p in panel.form.problems}


# -- recipe


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


# -- rights


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


# -- export


def test_an_export_says_each_step_and_what_it_wrote(exporter, home):
    seen = []
    exporter.observe(lambda c: seen.append([s["words"] for s in c["new"] if s["state"] == "doing"]), "steps")
    exporter.export()
    assert [words for (words,) in filter(None, seen)] == list(STEPS.values())
    assert exporter.level == "done"
    assert {s["state"] for s in exporter.steps} == {"done"}
    assert exporter.sha256 == verbs.verify(exporter.path).sha256
    assert {m["name"] for m in exporter.members} >= {"recipe.json", "rights.odrl.jsonld", "geometry/plate.step"}
    assert (home / "key.pem").exists()
    assert "has no passphrase" in exporter.said
    exporter.verify()
    assert "is whole and signed" in exporter.said
    assert not exporter.busy


def state_of(panel):
    return json.dumps(panel.get_state(), default=repr)


def test_a_passphrase_opens_the_key_and_is_kept_nowhere(exporter, home):
    message = {"do": "export", "passphrase": SECRET}
    exporter._heard(exporter, message, [])
    assert exporter.level == "done", exporter.said
    assert load_key(home / "key.pem", SECRET).did == exporter.info.signer
    assert SECRET not in state_of(exporter) + repr(exporter) + json.dumps(message)
    pem = (home / "key.pem").read_text()
    assert pem.splitlines()[1] not in state_of(exporter)
    assert "passphrase" not in message
    exporter._heard(exporter, {"do": "export", "passphrase": "wrong"}, [])
    assert exporter.level == "failed"
    assert "passphrase is wrong" in exporter.said


def test_a_key_file_is_named_by_its_path(exporter, tmp_path):
    key = new_key()
    save_key(key, tmp_path / "shop.pem", None)
    exporter.key = "file"
    exporter.export()
    assert exporter.level == "failed"
    assert "name the key file" in exporter.said
    exporter.key_path = str(tmp_path / "shop.pem")
    exporter.export()
    assert exporter.info.signer == key.did


@pytest.mark.parametrize("name", STEPS)
def test_an_export_stopped_at_any_step_writes_nothing_and_makes_no_key(exporter, home, tmp_path, name, monkeypatch):
    file = Path(exporter.path)
    file.write_bytes(b"what was there")
    done = getattr(Export, f"_do_{name}")

    def stops(self):
        exporter.stop()
        done(self)

    monkeypatch.setattr(Export, f"_do_{name}", stops)
    exporter.export()
    assert exporter.level == "failed"
    assert "nothing was written" in exporter.said
    assert file.read_bytes() == b"what was there"
    assert [f.name for f in tmp_path.iterdir() if f.name.endswith(".part")] == []
    assert not (home / "key.pem").exists()
    assert not exporter.busy
    monkeypatch.undo()


def test_an_export_from_the_front_end_leaves_the_kernel_free_and_can_be_stopped(exporter, home, monkeypatch):
    monkeypatch.setattr("dfdm.widgets.latest.came_from_front_end", lambda: True)
    begun, stopped = threading.Event(), []
    exporter._on_stop = lambda: stopped.append(True)
    done = Export._do_judge

    def slow(self):
        begun.set()
        time.sleep(0.3)
        done(self)

    monkeypatch.setattr(Export, "_do_judge", slow)

    async def session():
        exporter._heard(exporter, {"do": "export", "passphrase": ""}, [])
        assert exporter.busy  # and already back here
        while not begun.is_set():
            await asyncio.sleep(0.01)
        exporter._heard(exporter, {"do": "export", "passphrase": ""}, [])  # a second order is not taken
        exporter._heard(exporter, {"do": "stop"}, [])
        while exporter.busy:
            await asyncio.sleep(0.01)

    failed = []

    def run():  # in a thread of its own: browser tests leave a loop running in this one
        try:
            asyncio.run(asyncio.wait_for(session(), 120))
        except BaseException as error:  # noqa: BLE001 - whatever it is is looked at below
            failed.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(150)
    assert failed == []
    assert stopped == [True]
    assert exporter.said.startswith("Stopped: nothing was written")
    assert [s["state"] for s in exporter.steps].count("done") == list(STEPS).index("judge") + 1
    assert not Path(exporter.path).exists()
    assert not (home / "key.pem").exists()


def test_whatever_is_raised_is_said_and_the_panel_stays_usable(home, tmp_path):
    def breaks():
        raise RuntimeError("no such thing")

    panel = ExportPanel(breaks)
    panel.export()
    assert panel.said == "RuntimeError: no such thing"
    assert not panel.busy
    panel.path = str(tmp_path / "none.zip")
    panel.verify()
    assert panel.level == "failed"


# -- received


@pytest.fixture(scope="module")
def bundle(variant, tmp_path_factory):
    path = tmp_path_factory.mktemp("bundle") / "plate.dfdm.zip"
    verbs.export(variant, path=path, key=new_key(), created=CREATED, **WAY)
    return path


def test_a_stranger_is_never_trusted_and_a_known_signer_is(bundle):
    panel = ReceivedPanel(bundle)
    assert panel.standing == "unknown"
    assert "not among the signers you know" in panel.gate.words[0]
    known = ReceivedPanel(bundle, known=[panel.verification.signer])
    assert known.standing == "known"
    other = ReceivedPanel(bundle, known=[NODE])
    assert other.standing == "unknown"


def test_what_is_in_a_whole_bundle_is_shown_and_unpacked_where_nothing_is(bundle, tmp_path):
    panel = ReceivedPanel(bundle)
    names = {row["cells"]["name"] for row in panel.members.rows}
    assert names == set(panel.opened.members)
    assert panel.rights.rows[0]["cells"]["who"] == "anyone"
    assert panel.recipe.value["header"]["product"] == "Bearing plate"
    panel.gate.folder = str(tmp_path / "out")
    panel._heard(panel.gate, {"do": "unpack"}, [])
    assert not panel.gate.failed
    assert (tmp_path / "out" / "geometry" / "plate.step").exists()
    panel._heard(panel.gate, {"do": "unpack"}, [])
    assert panel.gate.failed
    assert "is not empty" in panel.gate.said
    assert panel.model().parts[0].name == "plate"


def test_every_signature_is_shown_with_its_role_and_state(bundle, tmp_path):
    reviewer = new_key()
    data = countersigned(bundle.read_bytes(), reviewer, role="reviewer", created="2026-11-29T06:00:00Z", chain=True)
    path = tmp_path / "signed.dfdm.zip"
    path.write_bytes(data)
    panel = ReceivedPanel(path, known=[reviewer.did])
    said = [(row["cells"]["state"], row["cells"]["role"], row["cells"]["signer"]) for row in panel.signatures.rows]
    assert said == [
        ("valid, a stranger to you", "no role stated", panel.verification.signer),
        ("valid, signer known to you", "reviewer", reviewer.did),
    ]
    assert panel.standing == "unknown"  # whoever issued it is still a stranger
    assert panel.design_rights.value["ownership"]["stated_by"] == panel.verification.signer
    assert "reviewer" in panel.text()
    members = unpack(data)
    manifest = json.loads(members["manifest.json"])
    manifest["proof"][1]["role"] = "owner"  # claims another role than was signed
    path.write_bytes(pack({**members, "manifest.json": as_text(manifest)}))
    panel.verify(path)
    assert panel.standing == "refused"
    assert [row["verdict"] for row in panel.signatures.rows] == ["unknown", "fail"]
    assert panel.signatures.note == CLAIMS
    assert panel.design_rights.value == {}


def test_no_term_of_a_license_falls_under_the_table(variant, tmp_path):
    terms = {**DEMANDS, "royalty": None, "may_vary": (), "variants": (), "license": "LicenseRef-acme", "licensee": NODE}
    path = tmp_path / "own.dfdm.zip"
    wanted = {name: value for name, value in terms.items() if value and name != "machines"}
    verbs.export(
        variant, path=path, key=new_key(), created=CREATED, **WAY, terms=wanted, design_rights={"sole_owner": True}
    )
    making = ReceivedPanel(path).rights.rows[0]["cells"]["conditions"]
    for word in ("5 pieces", "50 in all", "DE or FR", "milling", "ISO 13485", "every piece", "no. 12", "delete"):
        assert word in making


@pytest.mark.parametrize("place", [0.1, 0.5, 0.9])
def test_a_changed_bundle_is_refused_and_nothing_of_it_is_shown(bundle, tmp_path, place):
    data = bytearray(bundle.read_bytes())
    data[int(len(data) * place)] ^= 1
    path = tmp_path / "changed.dfdm.zip"
    path.write_bytes(data)
    panel = ReceivedPanel(bundle)
    panel.verify(path)
    assert panel.standing == "refused"
    assert panel.opened is None
    assert panel.gate.reasons
    assert panel.members.rows == panel.rights.rows == []
    assert panel.recipe.value == {}
    assert "plate.step" not in panel.text()
    with pytest.raises(InputError):
        panel.unpack(tmp_path / "out")


@pytest.mark.parametrize("path", ["", "missing.zip", "."])
def test_what_cannot_be_read_is_said(path):
    panel = ReceivedPanel()
    panel.verify(path)
    assert panel.standing == "unreadable"
    assert not panel.gate.busy


HOSTILE = "<img src=x onerror=alert(1)>\u202egnp.exe\x00" + "A" * 5000


def hostile_bundle(path):
    key = new_key()
    subject = "urn:dfdm:part:sha256:00"
    from dfdm.facts import Body, Measurements, PartFacts

    body = Body(
        kind="brep", fingerprint="f", volume_mm3=1.0, area_mm2=6.0, bounding_box_mm=(1.0, 1.0, 1.0), lower_mm=(0.0, 0.0, 0.0),
        center_mm=(0.5, 0.5, 0.5), inertia_mm5=None, solids=1, watertight=True, faces=6, triangles=12,
    )  # fmt: skip
    header = Header(subject=subject, product=HOSTILE, created=CREATED, license="MIT", intended_use=HOSTILE)
    recipe = compose(
        Measurements(model="m", parts=(PartFacts(name=HOSTILE, known={"part": body}),)),
        Route.of("milling", material="aluminum_6061"),
        capability("milling", "aluminum_6061"),
        header=header,
    )
    rights = Terms(license="MIT", attribution=HOSTILE).grant(target=subject, assigner=key.did)
    content = BundleContent(
        name="m", title=HOSTILE, subject=subject, license="MIT", recipe=recipe.to_dict(), rights=rights.to_dict(),
        files={"geometry/m.step": b"x"}, attribution=HOSTILE,
    )  # fmt: skip
    write(content, path, key, CREATED)


def texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for entry in (*value, *value.values()) if isinstance(value, dict) else value:
            yield from texts(entry)


def test_what_a_stranger_wrote_is_short_plain_text_everywhere(tmp_path):
    hostile_bundle(tmp_path / "hostile.dfdm.zip")
    panel = ReceivedPanel(tmp_path / "hostile.dfdm.zip")
    assert panel.standing == "unknown"
    bundle = panel._repr_mimebundle_()
    states = [w.get_state() for w in panel.children]
    for text in (*texts(states), bundle["text/plain"], bundle["text/html"]):
        assert "\u202e" not in text
        assert "\x00" not in text
        assert "A" * 2001 not in text
    assert any("alert(1)>\\u202egnp.exe\\u0000" in text for text in texts(states))
    assert "<img" not in bundle["text/html"]
    assert "<script" not in bundle["text/html"]


def test_hidden_characters_are_written_out_and_long_texts_cut():
    assert plain("a\u202eb\n\x00é\u200b") == "a\\u202eb\\u000a\\u0000é\\u200b"
    assert plain("x" * 300) == "x" * 200 + "…"
    assert plain("工具 ok ñ") == "工具 ok ñ"


# -- without a kernel


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
