"""Handing on what derives from others, what is stated, and what must stay where it is: through the command line."""

import json
import tomllib

import pytest

from dfdm import verbs
from dfdm.__main__ import main
from dfdm.bundles import read
from dfdm.bundles.stated_rights import declared_in
from dfdm.errors import ExportError, InputError, LicenseConflictError, RightsError
from dfdm.nodes.network import sample_network
from dfdm.pictures.drawing.display import Text
from dfdm.recipes.traveler_sheets import sheets_of
from dfdm.trust import new_key, new_sealing_key, sign_document
from dfdm.trust.schemas import why_not_valid

AT = "2026-03-02T09:00:00Z"
SCRIPT = """\
import cadquery as cq
from typing import Annotated
from dfdm import design, mm

@design(title="{title}", license="{license}", author="A. Maker", rights={rights!r})
def clip(width: Annotated[float, mm(20, 80)] = 40):
    \"\"\"Holds a cable.\"\"\"
    return cq.Workplane().box(width, 20, 10)
"""


@pytest.fixture(scope="module")
def key():
    return new_key()


@pytest.fixture(scope="module")
def other():
    return new_key()


def script(folder, license, title="Clip", name="clip.py", rights=None):
    path = folder / name
    path.write_text(SCRIPT.format(title=title, license=license, rights=rights or {}), encoding="utf-8")
    return path


def handed(path, out, key, **more):
    verbs.export(path, path=out, key=key, created=AT, process="material_extrusion", **more)
    return read(out)


@pytest.fixture(scope="module")
def share_alike(tmp_path_factory, other):
    """The bundle of somebody else's design under CERN-OHL-S-2.0."""
    folder = tmp_path_factory.mktemp("theirs")
    handed(script(folder, "CERN-OHL-S-2.0", title="Their clip"), folder / "theirs.dfdm.zip", other)
    return folder / "theirs.dfdm.zip"


def test_the_source_travels_with_values_demands_and_versions(tmp_path, key):
    inside = handed(script(tmp_path, "CERN-OHL-S-2.0"), tmp_path / "a.dfdm.zip", key, values={"width": 50})
    built = json.loads(inside.members["source/variant.json"])
    assert built["values"] == {"width": 50.0}
    assert built["parameters"][0]["range"] == {"lower": 20, "upper": 80, "step": None}
    assert set(built["versions"]) >= {"dfdm"}
    assert b"cq.Workplane" in inside.members["source/clip.py"]
    stated = inside.document("design-rights.json")
    assert stated["source"]["form"] == "preferred"
    assert set(stated["source"]["members"]) == {n for n in inside.members if n.startswith("source/")}


@pytest.mark.parametrize("option", ["--variant-of", "--derivative-of", "--contains"])
def test_a_share_alike_design_cannot_be_narrowed_by_whoever_derives_from_it(
    tmp_path, capsys, key, share_alike, option, monkeypatch
):
    monkeypatch.setenv("DFDM_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("DFDM_KEY_PASSPHRASE", "")
    mine = script(tmp_path, "CERN-OHL-P-2.0")
    arguments = ["export", str(mine), "--process", "fdm", "--created", AT, option, str(share_alike)]
    assert main([*arguments, "-o", str(tmp_path / "no.dfdm.zip")]) == 2
    said = capsys.readouterr().err
    assert "'Their clip' under CERN-OHL-S-2.0" in said and "CERN-OHL-S-2.0: 3." in said
    assert not (tmp_path / "no.dfdm.zip").exists()
    narrowed = [*arguments, "--license", "LicenseRef-mine", "--sole-owner", "-o", str(tmp_path / "no.dfdm.zip")]
    assert main(narrowed) == 2
    kept = [*arguments, "--license", "CERN-OHL-S-2.0", "-o", str(tmp_path / "yes.dfdm.zip"), "--format", "json"]
    assert main(kept) == 0
    capsys.readouterr()
    (parent,) = declared_in(read(tmp_path / "yes.dfdm.zip"))["derived_from"]
    assert parent["sha256"] == verbs.verify(share_alike).sha256
    assert parent["attribution"].startswith("Their clip by A. Maker")
    notice = read(tmp_path / "yes.dfdm.zip").members["LICENSE.txt"].decode()
    assert "Their clip by A. Maker" in notice and parent["sha256"] in notice


def test_what_lies_behind_a_parent_binds_and_is_named(tmp_path, key, share_alike, other):
    middle = tmp_path / "middle.dfdm.zip"
    handed(
        script(tmp_path, "CERN-OHL-S-2.0", title="Middle"), middle, other, derived_from={"variant_of": [share_alike]}
    )
    with pytest.raises(LicenseConflictError):
        handed(script(tmp_path, "MIT"), tmp_path / "no", key, derived_from={"derivative_of": [middle]})
    last = tmp_path / "last.dfdm.zip"
    derives = {"derived_from": {"derivative_of": [middle]}}
    inside = handed(script(tmp_path, "CERN-OHL-S-2.0"), last, key, **derives)
    assert "change-untold" in [r["code"] for r in inside.document("design-rights.json")["remarks"]]
    inside = handed(script(tmp_path, "CERN-OHL-S-2.0"), last, key, change="a wider foot", **derives)
    assert "change-untold" not in [r["code"] for r in inside.document("design-rights.json")["remarks"]]
    assert "Changed version of Middle; changed: a wider foot;" in inside.members["LICENSE.txt"].decode()
    with pytest.raises(InputError, match="--derivative-of"):
        handed(script(tmp_path, "CERN-OHL-S-2.0"), last, key, change="a wider foot")
    near, far = declared_in(inside)["derived_from"]
    assert (near["title"], far["title"], far["via"]) == ("Middle", "Their clip", "Middle")
    assert far["relation"] == "derivative_of"


def test_the_sole_owner_may_offer_an_open_design_closed_as_well_and_has_to_say_so(tmp_path, key):
    mine = script(tmp_path, "CERN-OHL-S-2.0")
    terms = {"license": "LicenseRef-closed", "count": 10, "territory": ["DE"]}
    with pytest.raises(LicenseConflictError, match="--sole-owner"):
        handed(mine, tmp_path / "no", key, **terms)
    inside = handed(mine, tmp_path / "a.dfdm.zip", key, design_rights={"sole_owner": True}, **terms)
    assert inside.rights.count == 10
    stated = inside.document("design-rights.json")
    assert stated["ownership"] == {
        "sole_owner": True,
        "stated_by": key.did,
        "public_license": "CERN-OHL-S-2.0",
    }
    assert not any(name.startswith("source/") for name in inside.members)
    assert "under CERN-OHL-S-2.0 as well" in inside.members["LICENSE.txt"].decode()
    with pytest.raises(LicenseConflictError, match="same rights"):
        handed(mine, tmp_path / "no", key, count=10, design_rights={"sole_owner": True})


def test_an_open_design_is_sealed_to_a_courier_who_gets_the_source(tmp_path, key):
    courier = new_sealing_key()
    out = tmp_path / "a.dfdm.zip"
    handed(script(tmp_path, "CERN-OHL-S-2.0"), out, key, seal_to=[courier.recipient])
    assert "source/clip.py" in read(out, key=courier).members
    assert "source/clip.py" not in read(out).members
    assert read(out).document("design-rights.json")["source"]["form"] == "preferred"


def test_files_for_exchange_are_not_the_source_and_those_it_was_made_with_are(tmp_path, key):
    import cadquery as cq

    step, native = tmp_path / "block.step", tmp_path / "block.FCStd"
    cq.exporters.export(cq.Workplane().box(30, 20, 10), str(step))
    native.write_bytes(b"a native file")
    for files in ((), [step]):
        with pytest.raises((LicenseConflictError, InputError), match=r"not that form|not the form preferred"):
            handed(step, tmp_path / "no", key, license="CERN-OHL-W-2.0", source=files)
    inside = handed(step, tmp_path / "a.dfdm.zip", key, license="CERN-OHL-W-2.0", source=[native, step])
    assert inside.members["source/block.FCStd"] == b"a native file"
    told = handed(step, tmp_path / "b.dfdm.zip", key, license="CERN-OHL-W-2.0", source_location="https://example.org/b")
    assert told.document("design-rights.json")["source"] == {
        "form": "elsewhere",
        "members": [],
        "location": "https://example.org/b",
        "note": "what travels is geometry for exchange, not the form preferred for changing the design",
    }
    assert "geometry for exchange" in told.members["LICENSE.txt"].decode()


def test_statements_in_the_design_in_the_file_beside_it_and_given(tmp_path, key):
    ear = {"listings": [{"regime": "us-ear", "code": "EAR99"}], "determined_by": "A. Maker"}
    mine = script(tmp_path, "LicenseRef-a", rights={"export_classification": ear, "sole_owner": True})
    assert declared_in(handed(mine, tmp_path / "a", key))["export_classification"] == ear
    beside = tmp_path / "clip.rights.toml"
    beside.write_text(
        '[[intellectual_property]]\nkind = "copyright"\nowner = "Acme"\n[export_classification]\ndetermined_by = "B"\n'
        '[[export_classification.listings]]\nregime = "eu-dual-use"\ncode = "none"\n',
        encoding="utf-8",
    )
    told = declared_in(handed(mine, tmp_path / "b", key))
    assert told["export_classification"]["determined_by"] == "B"
    assert told["sole_owner"] and told["intellectual_property"] == [{"kind": "copyright", "owner": "Acme"}]
    given = {"intellectual_property": []}
    assert declared_in(handed(mine, tmp_path / "c", key, design_rights=given))["intellectual_property"] == []
    beside.write_text("color = 1\n", encoding="utf-8")
    with pytest.raises(InputError, match="'color' is not known"):
        handed(mine, tmp_path / "d", key)
    wrong = {"export_classification": {**ear, "allowed": ["ZZ"]}}
    beside.unlink()
    with pytest.raises(InputError, match="'ZZ' is not a country code"):
        handed(mine, tmp_path / "e", key, design_rights=wrong)


def test_a_design_goes_to_no_node_that_its_classification_excludes(tmp_path, key, capsys):
    network = sample_network()
    export = {"listings": [{"regime": "eu-dual-use", "code": "2B001"}], "determined_by": "A. Maker", "allowed": ["DE"]}
    mine = script(tmp_path, "LicenseRef-a", rights={"export_classification": export})
    able = [c.node for c in verbs.match(mine, to="Berlin, DE", at=AT, process=("milling",)).able]
    assert able and {node.place.country for node in able} == {"DE"}
    abroad = next(node for node in network if node.place.country != "DE" and "milling" in node.processes)
    with pytest.raises(ExportError, match="allows DE alone"):
        verbs.export(mine, path=tmp_path / "x", key=key, created=AT, node=abroad.id, process="milling")
    verbs.export(mine, path=tmp_path / "a.dfdm.zip", key=key, created=AT, node=able[0].id, process="milling")
    there = verbs.match(tmp_path / "a.dfdm.zip", to="Berlin, DE", at=AT, process=("milling",))
    assert {c.node.place.country for c in there.able} == {"DE"} and there.not_checked == ()
    file = tmp_path / "free.toml"
    file.write_text(
        '[export_classification]\ndetermined_by = "A"\nexcluded = ["DE"]\n'
        '[[export_classification.listings]]\nregime = "us-ear"\ncode = "EAR99"\n',
        encoding="utf-8",
    )
    arguments = ["match", str(mine), "--to", "Berlin, DE", "--process", "milling", "--rights-file", str(file)]
    assert main([*arguments, "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["not_checked"] == []
    codes = {reason["code"] for c in found["candidates"] for reason in c["why_not"]}
    assert "export" in codes


def test_a_trade_secret_beside_an_unsealed_bundle_is_told(tmp_path, key):
    notes = []
    rights = {"intellectual_property": [{"kind": "trade_secret", "title": "the fit"}]}
    mine = script(tmp_path, "LicenseRef-a", rights=rights)
    from dfdm.verbs.exporting import Export

    common = {"key": key, "created": AT, "process": "material_extrusion", "say": notes.append}
    Export(mine, path=tmp_path / "a.dfdm.zip", **common).run()
    assert any("no secret any more" in note for note in notes)
    notes.clear()
    Export(mine, path=tmp_path / "b.dfdm.zip", seal_to=[new_sealing_key().recipient], **common).run()
    assert not any("secret" in note for note in notes)


def test_licenses_by_kind_and_parents_stand_in_the_manifests_that_others_read(tmp_path, key, share_alike):
    rights = {
        "licenses": {"documentation": "CC-BY-SA-4.0"},
        "derived_from": [
            {"relation": "derivative_of", "license": "CERN-OHL-S-2.0", "title": "Old clip", "version": "3",
             "source_location": "https://example.org/old", "change": "a foot"},
            {"relation": "contains", "license": "CERN-OHL-P-2.0", "title": "Spring", "available": True},
        ],
    }  # fmt: skip
    derived = {"variant_of": [share_alike]}
    inside = handed(
        script(tmp_path, "CERN-OHL-S-2.0", rights=rights), tmp_path / "a.dfdm.zip", key, derived_from=derived
    )
    told = inside.document("okh.json")
    assert told["license"] == {"hardware": "CERN-OHL-S-2.0", "documentation": "CC-BY-SA-4.0"}
    assert told["derivative_of"] == {
        "title": "Old clip",
        "version": "3",
        "repo": "https://example.org/old",
        "license": {"hardware": "CERN-OHL-S-2.0"},
        "changes": "a foot",
    }
    assert told["variant_of"]["title"] == "Their clip"
    assert told["variant_of"]["bundle_sha256"] == verbs.verify(share_alike).sha256
    assert [one["title"] for one in told["sub_parts"]] == ["Spring"]
    assert [one["relation"] for one in told["metadata"]["dfdm"]["derived_from"]] == [
        "derivative_of",
        "contains",
        "variant_of",
    ]
    assert tomllib.loads(inside.members["okh.toml"].decode())["fork-of"] == "https://example.org/old"
    rights = {"licenses": {"software": "MIT"}}
    inside = handed(script(tmp_path, "CERN-OHL-S-2.0", rights=rights), tmp_path / "b.dfdm.zip", key)
    told = inside.document("okh.json")
    assert told["license"] == dict.fromkeys(("hardware", "documentation"), "CERN-OHL-S-2.0") | {"software": "MIT"}
    assert not {"derivative_of", "sub_parts"} & set(told)
    assert "fork-of" not in tomllib.loads(inside.members["okh.toml"].decode())


EXPORT = {
    "listings": [{"regime": "eu-dual-use", "code": "2B001"}],
    "determined_by": "A. Maker",
    "allowed": ["DE", "FR"],
}


@pytest.fixture(scope="module")
def listed(tmp_path_factory, key, other):
    """A listed design that may go to two countries, an agreement over it, and one of which nothing is stated."""
    folder = tmp_path_factory.mktemp("listed")
    for name, rights in (("listed", {"export_classification": EXPORT}), ("unstated", {})):
        path = script(folder, "CERN-OHL-P-2.0", name=f"{name}.py", rights=rights)
        handed(path, folder / f"{name}.dfdm.zip", key)
    mine = script(folder, "LicenseRef-a", name="own.py", rights={"export_classification": EXPORT})
    verbs.export(mine, path=folder / "own.dfdm.zip", key=key, created=AT, process="milling", terms={"count": 5})
    return folder


def asked(capsys, bundle, *more):
    arguments = ["request", str(bundle), "--as", "did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2"]
    code = main([*arguments, "--action", "reproduce", "--at", AT, "--format", "json", *more])
    found = json.loads(capsys.readouterr().out)
    assert why_not_valid(found, "decision") == ""
    return code, found


@pytest.mark.parametrize(
    ("place", "decision", "why"),
    [("DE", "permit", ""), ("CN", "deny", "allows DE, FR alone, not CN"), ("", "deny", "its country is not known")],
)
def test_a_request_is_judged_by_the_export_classification_before_any_right(listed, capsys, place, decision, why):
    code, found = asked(capsys, listed / "listed.dfdm.zip", "--place", place)
    assert (code, found["decision"]) == (int(decision == "deny"), decision)
    assert why in found["reasons"][0] and found["not_checked"] == [] and found["duties"] == []


def test_what_is_not_stated_is_not_checked_and_never_free(listed, capsys):
    code, found = asked(capsys, listed / "unstated.dfdm.zip", "--place", "CN")
    assert (code, found["decision"]) == (0, "permit")
    assert [one["check"] for one in found["not_checked"]] == ["export_classification"]


def test_no_quote_and_no_agreement_for_a_place_that_the_classification_excludes(listed, capsys, key, other):
    bundle = listed / "own.dfdm.zip"
    terms = {
        "price": "10 EUR",
        "quantity": 2,
        "valid_until": "2026-04-01T00:00:00Z",
        "lead_time_days": 3,
        "created": AT,
    }
    for place in ("CN", ""):
        with pytest.raises(RightsError, match="may not be made there"):
            verbs.quote(bundle, key=other, place=place, **terms)
    verbs.quote(bundle, key=other, place="DE", path=listed / "quote.json", **terms)
    verbs.agree(listed / "quote.json", bundle=bundle, key=key, created=AT)
    # Who signs a quote for another place by other means finds no agreement.
    told = json.loads((listed / "quote.json").read_text(encoding="utf-8"))
    told = {name: value for name, value in told.items() if name != "proof"} | {"place": "CN"}
    forged = listed / "elsewhere.json"
    forged.write_text(json.dumps(sign_document(told, other, created=told["created"])), encoding="utf-8")
    with pytest.raises(RightsError, match="not CN"):
        verbs.agree(forged, bundle=bundle, key=key, created=AT)


def test_what_is_to_stand_on_the_pieces_is_on_the_card(tmp_path, key):
    """What the owner's terms demand, and what the license asks for."""
    mine = script(tmp_path, "LicenseRef-a")
    verbs.export(
        mine, path=tmp_path / "a.dfdm.zip", key=key, created=AT, process="milling", terms={"marking": "ACME <7>"}
    )
    page = read(tmp_path / "a.dfdm.zip").members["documents/traveler.html"].decode()
    assert "<h2>Marking</h2>" in page and "each piece carries “ACME &lt;7&gt;”" in page
    card = verbs.traveler(tmp_path / "a.dfdm.zip")
    (line,) = card.marking
    assert "ACME <7>" in line and why_not_valid(card.to_dict(), "traveler") == ""
    texts = [item.text for sheet in sheets_of(card, {}) for item in sheet.items if isinstance(item, Text)]
    assert "Marking" in texts and any("ACME <7>" in text for text in texts)
    card = verbs.traveler(script(tmp_path, "CERN-OHL-S-2.0"), process="milling")
    (line,) = card.marking
    assert "mark the product with the place of its source" in line
    assert verbs.traveler(script(tmp_path, "MIT"), process="milling").marking == ()
