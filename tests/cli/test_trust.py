"""Whom a node believes, asked by every verb alike: keys taken back, roles that must have signed, owners that are a did:web."""

import contextlib
import io
import json

import pytest

from dfdm.__main__ import main
from dfdm.bundles import read, write
from dfdm.bundles.container import pack, unpack
from dfdm.bundles.content import CRATE, ENVELOPE, MANIFEST, SEALED
from dfdm.bundles.manifest import Member, as_text
from dfdm.errors import BundleError, ExportError
from dfdm.rights.royalty import spoken_royalty
from dfdm.trust import load_key, new_key, new_sealing_key, save_key, save_sealing_key, seal, sign_document
from dfdm.trust.trustlist import read_trust
from tests.bundles.conftest import *  # noqa: F403 - the small bundle of the bundle tests
from tests.rights.ledger.offering import OFFERED_AT, offer

WEB = "did:web:maker.example:designs"
METHOD = f"{WEB}#k1"
SHOP = "did:web:shop.example"
QUOTED, AGREED, MADE = (f"2026-11-0{n}T08:00:00Z" for n in (2, 3, 4))
TERMS = ("--price", "12 EUR", "--quantity", "2", "--until", "2026-12-31T00:00:00Z", "--lead-time", "3")


def run(*arguments):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([str(one) for one in arguments])
    return code, out.getvalue(), err.getvalue()


def document(did, method, key):
    """A document of a did:web that lists one key."""
    held = key.own_did.removeprefix("did:key:")
    listed = {"id": method, "type": "Multikey", "controller": did, "publicKeyMultibase": held}
    return json.dumps({"id": did, "verificationMethod": [listed], "assertionMethod": [method]})


def trusting(folder, text="", **documents):
    (folder / "dids").mkdir(parents=True)
    (folder / "trust.toml").write_text(f'schema = "dfdm/trust/1"\n{text}', encoding="utf-8")
    for name, told in documents.items():
        (folder / "dids" / f"{name}.json").write_text(told, encoding="utf-8")
    return folder


@pytest.fixture
def place(tmp_path):
    """Keys of owner and node, an offer of 20 pieces, and trust folders: one that lists the owner, one that believes it no more."""
    keys = {name: new_key() for name in ("owner", "node")}
    for name, key in keys.items():
        save_key(key, tmp_path / f"{name}.pem", None)
    offer(
        tmp_path / "block.dfdm.zip",
        keys["owner"],
        count=20,
        royalty=spoken_royalty("1 EUR/piece"),
        revocation="https://a.example/r",
    )
    did = keys["owner"].did
    trusting(tmp_path / "lists", f'[[signers]]\ndid = "{did}"\n')
    trusting(tmp_path / "doubts", f'[[revoked]]\ndid = "{did}"\nreason = "stolen"\n')
    trusting(tmp_path / "knows-nobody")
    return tmp_path


def quoted(place, *more, bundle="block.dfdm.zip", to="quote.json"):
    made = ("--created", QUOTED, "--key", place / "node.pem", "-o", place / to)
    return run("quote", place / bundle, *TERMS, *made, *more)


def test_every_verb_that_reads_an_offer_judges_its_signer_by_the_same_list(place):
    assert quoted(place)[0] == 0
    assert (
        run(
            "agree",
            place / "quote.json",
            "--bundle",
            place / "block.dfdm.zip",
            "--created",
            AGREED,
            "--key",
            place / "owner.pem",
            "-o",
            place / "agreement.json",
        )[0]
        == 0
    )
    node, owner, bundle = ("--key", place / "node.pem"), ("--key", place / "owner.pem"), place / "block.dfdm.zip"
    code, _, _ = run(
        "receipt", "new", place / "kept.jsonl", "--under", place / "agreement.json", "--created", MADE, *node
    )
    assert code == 0
    opened = place / "opened"
    save_sealing_key(new_sealing_key(), place / "node.age", None)
    assert run("open", bundle, opened, "--key", place / "node.age")[0] == 0
    (place / "measured.csv").write_text("characteristic,measured\nC1,5.004\n", encoding="utf-8")
    verbs = {
        "quote": ("quote", bundle, *TERMS, *node, "-o", place / "x"),
        "decline": ("decline", bundle, "--reason", "capacity", *node, "-o", place / "x"),
        "agree": ("agree", place / "quote.json", "--bundle", bundle, "--created", AGREED, *owner, "-o", place / "x"),
        "countersign": ("agree", place / "agreement.json", "--created", MADE, *node, "-o", place / "x"),
        "receipt": ("receipt", "new", place / "x", "--under", place / "agreement.json", "--created", MADE, *node),
        "revoke": ("revoke", bundle, "--until", "2027-01-01T00:00:00Z", *owner, "-o", place / "x"),
        "inspect": ("inspect", bundle, "--measured", place / "measured.csv"),
        "inspect a folder": ("inspect", opened, "--measured", place / "measured.csv"),
        "recipe": ("recipe", bundle),
        "publish": ("network", "publish", bundle, "--into", place / "catalog", *node),
        "verify": ("verify", bundle),
        "open": ("open", bundle, place / "x", "--key", place / "node.age"),
    }  # fmt: skip
    for name, arguments in verbs.items():
        code, out, err = run(*arguments, "--trust", place / "doubts")
        assert code in (1, 2), name
        assert "no longer believes" in out + err and "stolen" in out + err, name
        assert not (place / "x").exists(), name
    for name in ("quote", "decline", "agree", "countersign", "receipt", "inspect", "recipe", "verify"):
        code, _, err = run(*verbs[name], "--trust", place / "lists")
        assert code == 0, (name, err)
        (place / "x").unlink(missing_ok=True)


def test_the_model_in_a_bundle_is_judged_by_the_same_list(place):
    for verb in (
        ("measure",),
        ("check", "--process", "milling"),
        ("match", "--to", "Berlin, DE"),
        ("traveler", "-o", place / "card.html"),
    ):
        code, _, err = run(verb[0], place / "block.dfdm.zip", *verb[1:], "--trust", place / "doubts")
        assert code == 2 and "no longer believes" in err, verb
    assert not (place / "card.html").exists()


def test_whose_offer_it_is_is_said_and_strangers_are_refused_where_the_issuer_is_asked_for(place):
    code, out, err = quoted(place, "--trust", place / "knows-nobody", "--format", "json")
    assert code == 0 and json.loads(out)["schema"] == "dfdm/quote/1"
    assert "(not in your list of known keys)" in err
    (place / "quote.json").unlink()
    code, _, err = quoted(place, "--trust", place / "knows-nobody", "--require", "issuer")
    assert code == 2 and "for its issuer" in err and not (place / "quote.json").exists()
    code, _, err = quoted(place, "--trust", place / "lists", "--require", "issuer")
    assert code == 0 and "(in your list of known keys)" in err
    save_sealing_key(new_sealing_key(), place / "node.age", None)
    asked = ("--trust", place / "knows-nobody", "--require", "issuer")
    code, _, err = run("open", place / "block.dfdm.zip", place / "folder", "--key", place / "node.age", *asked)
    assert code == 2 and not (place / "folder").exists()


@pytest.fixture
def web(place):
    """The same with an owner and a node that are did:web, and a trust folder that holds both documents."""
    held = {name: load_key(place / f"{name}.pem") for name in ("owner", "node")}
    documents = {"maker": document(WEB, METHOD, held["owner"]), "shop": document(SHOP, f"{SHOP}#n", held["node"])}
    trusting(place / "web", f'[[signers]]\ndid = "{WEB}"\n', **documents)
    offer(place / "web.dfdm.zip", held["owner"].named(METHOD), trust=read_trust(place / "web"), count=20)
    return place


def test_a_did_web_issues_a_bundle_that_verifies_by_its_pinned_document(web):
    trust = ("--trust", web / "web")
    code, out, _ = run("verify", web / "web.dfdm.zip", *trust, "--require", "issuer", "--format", "json")
    found = json.loads(out)
    assert (code, found["valid"], found["signer"], found["signer_known"]) == (0, True, WEB, True)
    code, out, _ = run("verify", web / "web.dfdm.zip", "--format", "json")
    assert (code, [p["code"] for p in json.loads(out)["problems"]]) == (1, ["unverifiable"])
    other = trusting(web / "other", maker=document(WEB, METHOD, new_key()))
    code, out, _ = run("verify", web / "web.dfdm.zip", "--trust", other, "--format", "json")
    assert (code, [p["code"] for p in json.loads(out)["problems"]]) == (1, ["signature"])


def test_from_offer_to_part_between_two_did_webs(web):
    trust, shop = ("--trust", web / "web"), ("--key", web / "node.pem", "--method", f"{SHOP}#n")
    code, out, err = quoted(web, *trust, "--method", f"{SHOP}#n", "--format", "json", bundle="web.dfdm.zip")
    assert code == 0, err
    assert json.loads(out)["issuer"] == SHOP and json.loads(out)["offer"]["owner"] == WEB
    agree = (
        "agree",
        web / "quote.json",
        "--bundle",
        web / "web.dfdm.zip",
        "--created",
        AGREED,
        "-o",
        web / "agreement.json",
    )
    code, _, err = run(*agree, "--key", web / "owner.pem", *trust)
    assert code == 2 and f"only who offers it ({WEB})" in err
    assert run(*agree, "--key", web / "owner.pem", "--method", METHOD, *trust)[0] == 0
    new = ("receipt", "new", web / "kept.jsonl", "--under", web / "agreement.json", "--created", MADE, *shop, *trust)
    assert run(*new, "--inspected", "C1=pass:5.004")[0] == 0
    add = ("receipt", "add", web / "kept.jsonl", "--created", MADE, *shop)
    code, _, err = run(*add)
    assert code == 2 and "--method" not in err
    assert run(*add, *trust, "--inspected", "C1=pass:5.003")[0] == 0
    audit = (
        "audit",
        web / "web.dfdm.zip",
        "--agreements",
        web / "agreement.json",
        "--receipts",
        web / "kept.jsonl",
        "--format",
        "json",
    )
    code, out, _ = run(*audit, *trust)
    assert (code, json.loads(out)["total"]["counted"]) == (0, 2)
    assert run(*audit)[0] == 2
    assert run("receipt", "show", web / "kept.jsonl", *trust)[0] == 0
    assert run("receipt", "show", web / "kept.jsonl")[0] == 1


def test_a_bundle_is_exported_as_a_did_web_only_by_a_key_that_its_document_lists(web):
    design = web / "plate.py"
    design.write_text(
        "import cadquery as cq\nfrom dfdm import design\n\n\n@design(title='Plate', license='CERN-OHL-P-2.0')\n"
        "def plate():\n    return cq.Workplane().box(30, 20, 4)\n",
        encoding="utf-8",
    )
    export = ("export", design, "--process", "milling", "--created", OFFERED_AT, "-o", web / "plate.dfdm.zip")
    for arguments, why in (
        (("--key", web / "owner.pem", "--method", METHOD), "is not in your trust folder"),
        (("--key", web / "node.pem", "--method", METHOD, "--trust", web / "web"), "does not list this key"),
        (("--key", web / "owner.pem", "--method", f"{WEB}#k2", "--trust", web / "web"), f"but as {METHOD}"),
        (("--key", web / "owner.pem", "--method", "did:web:", "--trust", web / "web"), "domain name"),
    ):
        code, _, err = run(*export, *arguments)
        assert code == 2 and why in err, arguments
        assert not (web / "plate.dfdm.zip").exists()
    code, out, err = run(
        *export, "--key", web / "owner.pem", "--method", METHOD, "--trust", web / "web", "--format", "json"
    )
    assert code == 0, err
    assert json.loads(out)["bundle"]["signer"] == WEB
    inside = read(web / "plate.dfdm.zip", trust=read_trust(web / "web"))
    assert inside.rights.assigner == WEB and inside.document(MANIFEST)["issuer"] == WEB
    code, _, err = run("check", web / "plate.dfdm.zip", "--process", "milling")
    assert code == 2 and "cannot be checked" in err
    assert run("check", web / "plate.dfdm.zip", "--process", "milling", "--trust", web / "web")[0] == 0


def reseal(data, holder, trust, change):
    """The same bundle with its envelope changed and signed by `change`, and its manifest signed anew by who signed it."""
    members = unpack(data)
    manifest = json.loads(members[MANIFEST])
    secret = unpack(holder.open(members[SEALED]))
    secret[ENVELOPE] = as_text(change({k: v for k, v in json.loads(secret[ENVELOPE]).items() if k != "proof"}))
    members[SEALED] = seal(pack(secret), [holder.recipient])
    crate = json.loads(members[CRATE])
    for entity in crate["@graph"]:
        if entity["@id"] == SEALED:
            entity |= {"sha256": Member.of(SEALED, members[SEALED]).sha256, "contentSize": str(len(members[SEALED]))}
    members[CRATE] = as_text(crate)
    manifest["members"] = [Member.of(name, members[name]).to_dict() for name in sorted(members) if name != MANIFEST]
    return members, {k: v for k, v in manifest.items() if k != "proof"}


def test_the_envelope_in_a_sealed_bundle_is_judged_by_the_list_of_the_bundle(web):
    holder, owner, node = new_sealing_key(), load_key(web / "owner.pem").named(METHOD), load_key(web / "node.pem")
    trust = read_trust(web / "web")
    sealed = web / "sealed.dfdm.zip"
    offer(sealed, owner, trust=trust, count=20, seal_to=[holder.recipient])
    assert "geometry/block.step" in read(sealed, key=holder, trust=trust).members
    with pytest.raises(BundleError, match="cannot be checked"):
        read(sealed, key=holder)

    def signed_by(key, created=OFFERED_AT, **more):
        return lambda envelope: sign_document({**envelope, **more}, key, created=created)

    for change, why in (
        (signed_by(node, issuer=node.did), "it is signed by"),
        (signed_by(owner, created=QUOTED), "another time"),
        (signed_by(node.named(METHOD)), "signature"),
    ):
        members, manifest = reseal(sealed.read_bytes(), holder, trust, change)
        members[MANIFEST] = as_text(sign_document(manifest, owner, created=manifest["created"], named=True))
        (web / "moved.dfdm.zip").write_bytes(pack(members))
        assert run("verify", web / "moved.dfdm.zip", "--trust", web / "web")[0] == 0
        with pytest.raises(BundleError, match=f"sealed in it is refused: .*{why}"):
            read(web / "moved.dfdm.zip", key=holder, trust=trust)


def test_a_key_that_is_named_otherwise_is_the_same_key(content, key, tmp_path):
    named = key.named(METHOD)
    assert (named.did, named.method, named.own_did) == (WEB, METHOD, key.did)
    assert key.named("").did == key.did
    with pytest.raises(ExportError, match="signs the bundle"):  # its rights are given by another
        write(content, tmp_path / "x.zip", named, OFFERED_AT)
