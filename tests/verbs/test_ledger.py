"""From offer to part on the command line: exit codes, closed documents, nothing half-written, one line for what cannot be."""

import json

import pytest

from dfdm.__main__ import main
from dfdm.rights.ledger.documents import digest
from dfdm.trust import new_key, save_key
from dfdm.trust.schemas import why_not_valid
from tests.rights.ledger.offering import offer

QUOTED, AGREED = "2026-11-02T08:00:00Z", "2026-11-03T08:00:00Z"


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A folder with keys, a bundle that offers 20 pieces to each node, and an agreement over 10 of them."""
    folder = tmp_path_factory.mktemp("desk")
    dids = {}
    for name in ("owner", "node", "other"):
        key = new_key()
        save_key(key, folder / f"{name}.pem", None)
        dids[name] = key.did
        if name == "owner":
            offer(folder / "block.dfdm.zip", key, count=20, royalty=royalty())
    run(folder, *QUOTE, "--key", "node.pem", "-o", "quote.json")
    run(
        folder,
        "agree",
        "quote.json",
        "--bundle",
        "block.dfdm.zip",
        "--created",
        AGREED,
        "--key",
        "owner.pem",
        "-o",
        "agreement.json",
    )
    return folder, dids


def royalty():
    from dfdm.rights.royalty import spoken_royalty

    return spoken_royalty("1.335 EUR/piece")


QUOTE = (
    "quote", "block.dfdm.zip", "--price", "120.00 EUR", "--quantity", "10", "--until", "2026-12-31T00:00:00Z",
    "--lead-time", "14", "--created", QUOTED,
)  # fmt: skip


def run(folder, *arguments):
    """Run a command in which file names stand for those in the folder."""
    return main([str(folder / a) if a.endswith((".pem", ".zip", ".json", ".jsonl", ".csv")) else a for a in arguments])


def told(capsys, folder, *arguments):
    code = run(folder, *arguments, "--format", "json")
    said = capsys.readouterr()
    assert said.err == "" or "has no passphrase" in said.err
    return code, json.loads(said.out)


def make(folder, ledger, n, *more, key="node.pem"):
    begin = ["new", "--under", "agreement.json"] if n == 1 else ["add"]
    when = f"2026-11-04T{n:02}:00:00Z"
    inspected = () if "--scrapped" in more else ("--inspected", "C1=pass:5.004")
    verb, under = begin[0], begin[1:]
    return run(
        folder,
        "receipt",
        verb,
        ledger,
        *under,
        "--created",
        when,
        "--serial",
        f"B-{n:03}",
        *inspected,
        "--key",
        key,
        *more,
    )


def test_what_is_signed_is_under_its_schema(desk):
    folder, dids = desk
    quote, agreement = (json.loads((folder / f"{name}.json").read_text()) for name in ("quote", "agreement"))
    assert why_not_valid(quote, "quote") == "" and why_not_valid(agreement, "agreement") == ""
    assert quote["issuer"] == dids["node"] and agreement["issuer"] == dids["owner"]
    assert agreement["policy"]["assignee"] == dids["node"]


def test_the_same_input_gives_the_same_bytes(desk, tmp_path, capsys):
    folder, _ = desk
    assert run(folder, *QUOTE, "--key", "node.pem", "-o", str(tmp_path / "again")) == 0
    assert (tmp_path / "again").read_bytes() == (folder / "quote.json").read_bytes()


def test_a_node_declines(desk, capsys):
    folder, dids = desk
    code, document = told(
        capsys, folder, "decline", "block.dfdm.zip", "--reason", "capacity", "--key", "other.pem", "-o", "decline.json"
    )
    assert code == 0 and document["reason"] == "capacity" and document["issuer"] == dids["other"]
    assert why_not_valid(document, "decline") == ""


def test_ten_of_ten_and_the_eleventh(desk, capsys):
    folder, dids = desk
    for n in range(1, 11):
        assert make(folder, "ten.jsonl", n) == 0
    capsys.readouterr()
    code, found = told(
        capsys, folder, "audit", "block.dfdm.zip", "--agreements", "agreement.json", "--receipts", "ten.jsonl"
    )
    assert (code, found["valid"], found["problems"]) == (0, True, [])
    assert why_not_valid(found, "audit") == ""
    assert found["total"] == {"good": 10, "scrapped": 0, "counted": 10}
    assert found["royalties"] == [{"payee": dids["owner"], "amount": "13.35", "currency": "EUR"}]
    before = (folder / "ten.jsonl").read_bytes()
    assert make(folder, "ten.jsonl", 11) == 0
    assert (folder / "ten.jsonl").read_bytes().startswith(before)
    capsys.readouterr()
    code, found = told(capsys, folder, "audit", "agreement.json", "--receipts", "ten.jsonl")
    assert (code, [p["code"] for p in found["problems"]]) == (1, ["count-exceeded"])
    assert any("inspections" in line for line in found["not_checked"])


def test_scrap_counts_unless_it_was_allowed(desk, capsys):
    folder, _ = desk
    run(folder, *QUOTE, "--scrap-allowance", "1", "--key", "node.pem", "-o", "lenient.json")
    arguments = ("--bundle", "block.dfdm.zip", "--created", AGREED, "--key", "owner.pem")
    assert run(folder, "agree", "lenient.json", *arguments, "-o", "lenient-agreement.json") == 0
    for n in range(1, 4):
        begin = ["--under", "lenient-agreement.json"] if n == 1 else []
        verb = "new" if n == 1 else "add"
        outcome = ["--scrapped", "chatter"] if n > 1 else ["--inspected", "C1=pass:5.0"]
        when = f"2026-11-05T0{n}:00:00Z"
        assert (
            run(folder, "receipt", verb, "scrap.jsonl", *begin, "--created", when, *outcome, "--key", "node.pem") == 0
        )
    capsys.readouterr()
    code, found = told(capsys, folder, "audit", "lenient-agreement.json", "--receipts", "scrap.jsonl")
    assert (code, found["total"]) == (0, {"good": 1, "scrapped": 2, "counted": 2})


def test_a_countersignature(desk, capsys):
    folder, _ = desk
    code, document = told(
        capsys, folder, "agree", "agreement.json", "--bundle", "block.dfdm.zip", "--created", AGREED, "--key", "node.pem", "-o", "both.json"
    )  # fmt: skip
    assert code == 0 and len(document["proof"]) == 2
    assert run(folder, "agree", "both.json", "--key", "node.pem", "--created", AGREED, "-o", "x.json") == 2
    assert "countersigned already" in capsys.readouterr().err
    assert not (folder / "x.json").exists()


def test_a_bundle_that_is_countersigned_stays_the_one_that_was_quoted_for(desk, capsys):
    folder, _ = desk
    countersigned = folder / "countersigned.dfdm.zip"
    made = ("--key", "other.pem", "--role", "reviewer", "--created", QUOTED, "-o", str(countersigned))
    assert run(folder, "sign", "block.dfdm.zip", *made) == 0
    assert countersigned.read_bytes() != (folder / "block.dfdm.zip").read_bytes()
    arguments = ("--bundle", str(countersigned), "--created", AGREED, "--key", "owner.pem", "-o", "after-review.json")
    assert run(folder, "agree", "quote.json", *arguments) == 0
    assert run(folder, "audit", str(countersigned), "--agreements", "agreement.json", "--receipts") == 0


def test_a_receipt_says_what_was_done(desk, capsys):
    folder, dids = desk
    arguments = (
        "receipt", "new", "full.jsonl", "--under", "agreement.json", "--created", "2026-11-04T09:00:00Z", "--made-at",
        "2026-11-04T08:30:00Z", "--serial", "S1", "--serial", "S2", "--process", "milling", "--machine", "haas_vf2",
        "--material", "aluminum_6061", "--material-lot", "H-77", "--place", "DE", "--value", "spindle=8000 1/min",
        "--inspected", "C1=pass:5.002,5.004 mm", "--note", "first run", "--key", "node.pem",
    )  # fmt: skip
    code, ledger = told(capsys, folder, *arguments)
    assert code == 0
    (receipt,) = ledger["receipts"]
    assert why_not_valid(ledger, "ledger") == ""
    assert (receipt["pieces"], receipt["serials"], receipt["node"]) == (2, ["S1", "S2"], dids["node"])
    assert receipt["material"] == {"id": "aluminum_6061", "lot": "H-77"}
    assert receipt["process_values"] == [{"name": "spindle", "value": "8000", "unit": "1/min"}]
    assert receipt["inspections"][0]["values"] == ["5.002", "5.004"]
    assert (
        why_not_valid({k: v for k, v in receipt.items() if k not in ("sha256", "place")} | {"place": "DE"}, "receipt")
        == ""
    )


def test_a_torn_ledger_is_shown_and_not_added_to(desk, capsys):
    folder, _ = desk
    for n in (1, 2, 3):
        make(folder, "torn.jsonl", n)
    lines = (folder / "torn.jsonl").read_bytes().splitlines(keepends=True)
    (folder / "torn.jsonl").write_bytes(lines[0] + lines[2])
    capsys.readouterr()
    code, ledger = told(capsys, folder, "receipt", "show", "torn.jsonl")
    assert (code, ledger["whole"], [t["code"] for t in ledger["torn"]]) == (1, False, ["gap"])
    assert make(folder, "torn.jsonl", 4) == 2
    assert "torn (gap" in capsys.readouterr().err
    (folder / "torn.jsonl").write_bytes(lines[0] + lines[1].replace(b"B-002", b"B-999"))
    code, ledger = told(capsys, folder, "receipt", "show", "torn.jsonl")
    assert (code, ledger["refused"][0]["code"]) == (1, "wrong-signature")
    assert make(folder, "torn.jsonl", 4) == 2


def test_a_ledger_is_begun_once_and_by_its_own_signer(desk, capsys):
    folder, _ = desk
    assert make(folder, "once.jsonl", 1) == 0
    assert make(folder, "once.jsonl", 1) == 2
    assert "there already" in capsys.readouterr().err
    assert make(folder, "once.jsonl", 2, key="other.pem") == 2
    assert "a ledger of your own" in capsys.readouterr().err
    assert make(folder, "once.jsonl", 2, "--made-at", "2026-11-04T00:30:00Z") == 2
    assert "before the last" in capsys.readouterr().err
    assert len((folder / "once.jsonl").read_bytes().splitlines()) == 1


def test_what_may_be_done_follows_from_the_receipts(desk, capsys):
    folder, dids = desk
    for n in range(1, 10):
        make(folder, "nine.jsonl", n)
    capsys.readouterr()
    ask = ("request", "block.dfdm.zip", "--as", dids["node"], "--action", "reproduce", "--at", "2026-11-20T00:00:00Z")
    agreed = ("--agreements", "agreement.json")
    code, answer = told(capsys, folder, *ask, *agreed, "--receipts", "nine.jsonl")
    assert (code, answer["decision"], answer["made"], answer["receipts"]) == (0, "permit", 9, 9)
    assert why_not_valid(answer, "decision") == ""
    code, answer = told(capsys, folder, *ask, *agreed, "--count", "2", "--receipts", "nine.jsonl")
    assert (code, answer["decision"]) == (1, "deny")
    assert any("11" in reason for reason in answer["reasons"])
    code, answer = told(capsys, folder, *ask, *agreed)
    assert (code, answer["made"]) == (1, None) and any("not known" in reason for reason in answer["reasons"])
    code, answer = told(capsys, folder, *ask, *agreed, "--receipts")
    assert (code, answer["made"]) == (0, 0)
    code, answer = told(capsys, folder, *ask, "--receipts", "nine.jsonl")
    assert (code, answer["decision"]) == (1, "deny") and "offer" in answer["reasons"][0]
    lines = (folder / "nine.jsonl").read_bytes().splitlines(keepends=True)
    for bad in (lines[:4] + lines[5:], [*lines, b"{}\n"], [*lines[:8], lines[8].replace(b"B-009", b"B-109")]):
        (folder / "bad.jsonl").write_bytes(b"".join(bad))
        code, answer = told(capsys, folder, *ask, *agreed, "--receipts", "bad.jsonl")
        assert (code, answer["decision"], answer["made"]) == (1, "deny", None)


def test_another_node_may_not(desk, capsys):
    folder, dids = desk
    arguments = (
        "request",
        "block.dfdm.zip",
        "--as",
        dids["other"],
        "--action",
        "reproduce",
        "--agreements",
        "agreement.json",
    )
    code, answer = told(capsys, folder, *arguments, "--receipts")
    assert (code, answer["decision"]) == (1, "deny")
    assert any(dids["node"] in reason for reason in answer["reasons"])


def test_an_agreement_that_was_changed_is_a_fault_of_the_audit(desk, capsys):
    folder, _ = desk
    document = json.loads((folder / "agreement.json").read_text())
    document["policy"]["permission"][0]["constraint"][0]["rightOperand"] = 1000
    (folder / "forged.json").write_text(json.dumps(document))
    make(folder, "for-forged.jsonl", 1)
    capsys.readouterr()
    arguments = (
        "audit",
        "block.dfdm.zip",
        "--agreements",
        "agreement.json",
        "forged.json",
        "--receipts",
        "for-forged.jsonl",
    )
    code, found = told(capsys, folder, *arguments)
    assert (code, [p["code"] for p in found["problems"]]) == (1, ["agreement-refused"])
    assert run(folder, "audit", "forged.json", "--receipts", "for-forged.jsonl") == 2
    assert "nothing is granted" in capsys.readouterr().err


def test_an_earlier_audit_must_be_found_again(desk, capsys):
    folder, _ = desk
    for n in (1, 2, 3):
        make(folder, "kept.jsonl", n)
    capsys.readouterr()
    arguments = ("audit", "agreement.json", "--receipts", "kept.jsonl")
    assert run(folder, *arguments, "--format", "json", "-o", "earlier.json") == 0
    lines = (folder / "kept.jsonl").read_bytes().splitlines(keepends=True)
    (folder / "kept.jsonl").write_bytes(b"".join(lines[:2]))
    code, found = told(capsys, folder, *arguments, "--earlier", "earlier.json")
    assert (code, [p["code"] for p in found["problems"]]) == (1, ["truncated"])


def test_receipts_of_a_key_that_was_taken_back_do_not_count(desk, capsys, tmp_path):
    folder, dids = desk
    for n in (1, 2):
        make(folder, "stolen.jsonl", n)
    capsys.readouterr()
    words = f'schema = "dfdm/trust/1"\n[[revoked]]\ndid = "{dids["node"]}"\nsince = "2026-11-04T02:00:00Z"\n'
    (tmp_path / "trust.toml").write_text(words, encoding="utf-8")
    arguments = ("audit", "agreement.json", "--receipts", "stolen.jsonl", "--trust", str(tmp_path))
    code, found = told(capsys, folder, *arguments)
    assert (code, [p["code"] for p in found["problems"]]) == (1, ["wrong-signature"])
    assert found["total"]["counted"] == 1
    ask = ("request", "block.dfdm.zip", "--as", dids["node"], "--action", "reproduce", "--agreements", "agreement.json")
    code, answer = told(capsys, folder, *ask, "--receipts", "stolen.jsonl", "--trust", str(tmp_path))
    assert (code, answer["made"]) == (1, None)
    assert any("wrong-signature" in reason for reason in answer["reasons"])


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
