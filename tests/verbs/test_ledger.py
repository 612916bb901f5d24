"""From offer to part on the command line: exit codes, closed documents, nothing half-written, one line for what cannot be."""

import json

from dfdm.trust.schemas import why_not_valid
from tests.verbs.desk import AGREED, QUOTE, QUOTED, make, run, told


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
