"""What the ledger is not told on the command line, what is told on paper, and what is taken back."""

import json

import pytest

from dfdm.__main__ import main
from dfdm.rights.ledger.documents import digest
from dfdm.trust.schemas import why_not_valid
from tests.rights.ledger.offering import offer
from tests.verbs.desk import AGREED, QUOTE, run, told


def test_the_rules_are_said(capsys):
    assert main(["audit", "--rules"]) == 0
    said = capsys.readouterr().out
    assert "scrapped: " in said and "double-use: " in said
    assert main(["audit", "--rules", "--format", "json"]) == 0
    assert why_not_valid(json.loads(capsys.readouterr().out), "audit-rules") == ""


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("quote", "no.zip", *QUOTE[2:], "-o", "x.json"), "cannot be read"),
        (("quote", "quote.json", *QUOTE[2:], "-o", "x.json"), "refused"),
        ((*QUOTE[:3], "cheap", *QUOTE[4:], "-o", "x.json"), "no price"),
        ((*QUOTE[:3], "1E+99999 EUR", *QUOTE[4:], "-o", "x.json"), "no price"),
        (("decline", "block.dfdm.zip", "--reason", "mood", "-o", "x.json"), "no reason"),
        (("agree", "quote.json", "-o", "x.json"), "--bundle"),
        (("agree", "agreement.json", "-o", "x.json"), "only the node"),
        (("receipt", "new", "x.jsonl", "--under", "block.dfdm.zip"), "grants nothing"),
        (("receipt", "new", "x.jsonl", "--under", "quote.json"), "schema"),
        (("receipt", "add", "x.jsonl"), "cannot be read"),
        (("receipt", "new", "x.jsonl", "--under", "agreement.json", "--inspected", "C1"), "ID=pass"),
        (("receipt", "new", "x.jsonl", "--under", "agreement.json", "--inspected", "C1=pass:five"), "measured value"),
        (("receipt", "new", "x.jsonl", "--under", "agreement.json", "--pieces", "3", "--serial", "1"), "none or all"),
        (("receipt", "new", "x.jsonl", "--under", "agreement.json", "--value", "speed"), "NAME=VALUE"),
        (("audit", "agreement.json"), "--receipts"),
        (("audit", "agreement.json", "--receipts", "missing.jsonl"), "cannot be read"),
        (("audit", "agreement.json", "--receipts", "--earlier", "quote.json"), "no earlier audit"),
        (("audit", "agreement.json", "--receipts", "--earlier", "hollow.json"), "no earlier audit"),
        (("audit", "agreement.json", "--receipts", "--at", "noon"), "instant"),
        (("request", "block.dfdm.zip", "--as", "x", "--action", "reproduce", "--agreements", "quote.json"), "refused"),
    ],
)
def test_what_cannot_be_is_one_line(desk, capsys, arguments, word):
    folder, _ = desk
    (folder / "hollow.json").write_text('{"schema": "dfdm/audit/1"}')
    signs = arguments[0] in ("quote", "decline", "agree") or arguments[:2] in (("receipt", "new"), ("receipt", "add"))
    key = ("--key", "other.pem") if signs else ()
    assert run(folder, *arguments, *key) == 2
    said = capsys.readouterr()
    assert said.out == "" and word in said.err and said.err.count("\n") == 1
    assert not (folder / "x.json").exists() and not (folder / "x.jsonl").exists()


def test_a_workshop_answers_on_paper_and_the_owner_vouches_for_it(desk, capsys):
    from dfdm.rights.ledger.transcript import FormCode
    from dfdm.verbs.agreeing import bundled

    folder, dids = desk
    at_hand = bundled(folder / "block.dfdm.zip")
    code = FormCode(recipe_sha256=at_hand.recipe, manifest_sha256=at_hand.offered.manifest_sha256)
    shop = "gln:4012345000009"
    paper = ("--for-node", shop, "--form-code", code.text, "--signed-by", "J. Doe", "--key", "owner.pem")
    said, document = told(capsys, folder, *QUOTE, *paper, "-o", "paper-quote.json")
    assert said == 0 and why_not_valid(document, "quote") == ""
    assert (document["issuer"], document["node"]) == (dids["owner"], shop)
    assert document["transcribed"] == {"form": code.text, "signed_by": "J. Doe"}
    arguments = ("agree", "paper-quote.json", "--bundle", "block.dfdm.zip", "--created", AGREED, "--key", "owner.pem")
    said, document = told(capsys, folder, *arguments, "-o", "paper-agreement.json")
    assert said == 0 and document["policy"]["assignee"] == shop
    assert run(folder, *arguments, "-o", "paper-agreement.json") == 0
    assert "on paper" in capsys.readouterr().out
    head = "code,signed_by,serials,made_at,inspect C1"
    agreed = FormCode(
        recipe_sha256=at_hand.recipe,
        under=f"urn:dfdm:agreement:sha256:{digest(document)}",
        manifest_sha256=at_hand.offered.manifest_sha256,
    )
    rows = [f"{agreed.text},J. Doe,P{n},2026-11-04T1{n}:00:00Z,ok 5.001" for n in range(3)]
    (folder / "answers.csv").write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    form = ("receipt", "from-form", "answers.csv", "--ledger", "paper.jsonl", "--under", "paper-agreement.json")
    said, ledger = told(capsys, folder, *form, "--key", "owner.pem")
    assert said == 0 and {r["node"] for r in ledger["receipts"]} == {shop}
    audit = ("audit", "block.dfdm.zip", "--agreements", "paper-agreement.json", "--receipts", "paper.jsonl")
    said, found = told(capsys, folder, *audit)
    assert (said, found["problems"], found["total"]["counted"]) == (0, [], 3)
    said, document = told(
        capsys, folder, "decline", "block.dfdm.zip", "--reason", "material", *paper, "-o", "paper-decline.json"
    )
    assert said == 0 and why_not_valid(document, "decline") == "" and document["node"] == shop


def test_a_form_of_another_offer_is_not_transcribed(desk, capsys):
    from dfdm.rights.ledger.transcript import FormCode

    folder, _ = desk
    code = FormCode(recipe_sha256="0" * 64).text
    made = ("--key", "owner.pem", "-o", "x.json")
    assert run(folder, *QUOTE, "--for-node", "gln:4012345000009", "--form-code", code, *made) == 2
    assert "about the recipe" in capsys.readouterr().err
    assert run(folder, *QUOTE, "--for-node", "gln:4012345000009", *made) == 2
    assert "--form-code" in capsys.readouterr().err


def test_rights_are_taken_back_by_the_list_that_they_name(desk, capsys, tmp_path):
    from dfdm.trust import load_key

    folder, dids = desk
    offer(
        folder / "revocable.dfdm.zip",
        load_key(folder / "owner.pem"),
        licensee=dids["node"],
        revocation="urn:acme:revoked",
    )
    ask = ("request", "revocable.dfdm.zip", "--as", dids["node"], "--action", "reproduce", "--receipts")
    when = ("--at", "2026-12-01T00:00:00Z")
    code, answer = told(capsys, folder, *ask, *when)
    assert (code, answer["decision"]) == (1, "deny")  # whether they were taken back is not known
    made = ("--until", "2026-12-31T00:00:00Z", "--key", "owner.pem", "-o", "revoked.json")
    code, document = told(
        capsys, folder, "revoke", "revocable.dfdm.zip", *made, "--created", "2026-12-02T00:00:00Z", "--reason", "unpaid"
    )
    assert code == 0 and why_not_valid(document, "revocations") == ""
    code, answer = told(capsys, folder, *ask, *when, "--revocations", "revoked.json")
    assert (code, answer["decision"]) == (0, "permit")
    later = ("--at", "2026-12-02T00:00:00Z", "--revocations", "revoked.json")
    code, answer = told(capsys, folder, *ask, *later)
    assert (code, answer["decision"]) == (1, "deny")
    assert run(folder, "revoke", "block.dfdm.zip", *made) == 2
    assert "name no list" in capsys.readouterr().err
    assert run(folder, "revoke", "revocable.dfdm.zip", *made[:2], "--key", "node.pem", "-o", "x.json") == 2
    assert "only who gave the rights" in capsys.readouterr().err


def test_a_request_permits_no_piece_that_the_audit_over_several_agreements_refuses(desk, capsys):
    """The bundle lets each node make 20; three agreements of 10 with one node do not make that 30."""
    folder, dids = desk
    papers, ledgers = [], []
    for n in (1, 2, 3):
        quote = (*QUOTE[:3], f"12{n}.00 EUR", *QUOTE[4:])
        assert run(folder, *quote, "--key", "node.pem", "-o", f"q{n}.json") == 0
        agree = ("agree", f"q{n}.json", "--bundle", "block.dfdm.zip", "--created", AGREED, "--key", "owner.pem")
        assert run(folder, *agree, "-o", f"a{n}.json") == 0
        papers.append(f"a{n}.json")

    def may(count):
        ask = ("request", "block.dfdm.zip", "--as", dids["node"], "--action", "reproduce", "--count", str(count))
        at = ("--at", "2026-11-20T00:00:00Z")
        capsys.readouterr()
        return run(folder, *ask, *at, "--agreements", *papers, "--receipts", *ledgers)

    def record(n, pieces):
        when = (
            "--made-at",
            "2026-11-05T00:00:00Z",
            "--created",
            "2026-11-05T00:00:00Z",
            "--inspected",
            "C1=pass:5.004",
        )
        new = ("receipt", "new", f"l{n}.jsonl", "--under", f"a{n}.json", "--key", "node.pem", "--pieces", str(pieces))
        assert run(folder, *new, *when) == 0
        ledgers.append(f"l{n}.jsonl")

    record(1, 10)
    record(2, 8)
    assert (may(2), may(3)) == (0, 1)
    record(3, 2)
    assert may(1) == 1


def test_a_bundle_of_a_key_that_is_no_longer_believed_grants_nothing(desk, capsys):
    folder, dids = desk
    (folder / "gone").mkdir(exist_ok=True)
    listed = f'schema = "dfdm/trust/1"\n[[revoked]]\ndid = "{dids["owner"]}"\n'
    (folder / "gone" / "trust.toml").write_text(listed, encoding="utf-8")
    trust = ("--trust", str(folder / "gone"))
    ask = ("request", "block.dfdm.zip", "--as", dids["node"], "--action", "reproduce", "--receipts")
    for asked in (ask, ("audit", "block.dfdm.zip", "--agreements", "agreement.json", "--receipts")):
        assert run(folder, *asked, *trust) == 2
        assert "no longer believes" in capsys.readouterr().err
