import json

import pytest

from dfdm import verbs
from dfdm.bundles import BundleContent, write
from dfdm.bundles.container import pack, unpack
from dfdm.bundles.countersign import countersigned
from dfdm.bundles.manifest import as_text
from dfdm.errors import InputError
from dfdm.processes import Route, capability
from dfdm.recipes import Header, compose
from dfdm.rights import Terms
from dfdm.trust import new_key
from dfdm.widgets import ReceivedPanel
from dfdm.widgets.plain import plain
from dfdm.widgets.signatures import CLAIMS
from tests.rights.full import DEMANDS
from tests.widgets.bearing_plate import CREATED, NODE, WAY


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
