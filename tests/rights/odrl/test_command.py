"""`dfdm rights evaluate`, `conflict` and `explain`: documents under their schemas, exit codes, one line for what is unusable."""

import json
import subprocess
import sys

import jsonschema
import pytest

from dfdm.__main__ import main
from dfdm.rights import grant
from dfdm.table import data_folder

OWNER, NODE = "did:key:zOwner", "did:key:zNode"
POLICY = {
    "@context": ["http://www.w3.org/ns/odrl.jsonld", {"ex": "http://example.org/"}],
    "@type": "Set",
    "uid": "ex:p",
    "permission": [
        {
            "action": "reproduce",
            "target": "ex:x",
            "constraint": [
                {"leftOperand": "count", "operator": "lteq", "rightOperand": 10},
                {"xone": {"@list": [{"leftOperand": "spatial", "operator": "isPartOf", "rightOperand": "EU"}]}},
            ],
            "duty": [{"action": "attribute"}],
        }
    ],
    "prohibition": [{"action": "sell", "target": "ex:x"}],
    "obligation": [{"action": "inform"}],
}
REQUEST = {"party": NODE, "action": "make", "target": "http://example.org/x", "place": "DE", "count": 2}
WORLD = {"made": 8, "at": "2026-11-29", "duties": [{"duty": "attribute", "state": "done"}]}


@pytest.fixture
def files(tmp_path):
    def write(**named):
        found = []
        for name, document in named.items():
            path = tmp_path / f"{name}.json"
            path.write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")
            found.append(str(path))
        return found

    return write


def run(capsys, *arguments):
    code = main([*arguments, "--format", "json"])
    said = capsys.readouterr()
    return code, json.loads(said.out) if said.out else None, said.err


def valid(document, kind):
    schema = json.loads((data_folder() / "schema" / f"{kind}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(document, schema)
    return document


@pytest.mark.parametrize(
    ("request_", "world", "decision", "code"),
    [
        (REQUEST, WORLD, "permit", 0),
        (REQUEST, {**WORLD, "made": 9}, "deny", 1),
        (REQUEST, {"made": 0}, "duty", 1),
        ({**REQUEST, "place": "US"}, WORLD, "deny", 1),
        ({**REQUEST, "action": "sell"}, WORLD, "deny", 1),
        ({"action": "reproduce", "place": "FR"}, WORLD, "permit", 0),  # about the one thing that the policy is about
    ],
)
def test_evaluate(files, capsys, request_, world, decision, code):
    policy, request, state = files(policy=POLICY, request=request_, world=world)
    done, said, _ = run(capsys, "rights", "evaluate", policy, "--request", request, "--world", state)
    assert (done, valid(said, "evaluation")["decision"]) == (code, decision)
    assert {"rule", "active", "attempted", "satisfied"} <= set(said["rules"][0])
    assert [rule["kind"] for rule in said["rules"]] == ["permission", "prohibition", "obligation"]
    assert said["reasons"]
    again = run(capsys, "rights", "evaluate", policy, "--request", request, "--world", state)
    assert again[1] == said


def test_the_time_of_the_command_line_decides(files, capsys):
    until = {"leftOperand": "dateTime", "operator": "lteq", "rightOperand": "2027-01-01"}
    timed = {**POLICY, "permission": [{"action": "use", "constraint": until}]}
    policy, request, world = files(policy=timed, request={**REQUEST, "at": "2026-01-01"}, world=WORLD)
    asked = ("rights", "evaluate", policy, "--request", request, "--world", world)
    assert run(capsys, *asked)[0] == 0
    assert run(capsys, *asked, "--at", "2027-01-01T23:59:59Z")[0] == 0
    assert run(capsys, *asked, "--at", "2027-01-02T00:00:00Z")[0] == 1
    code, _, said = run(capsys, *asked, "--at", "tomorrow")
    assert (code, said.count("\n")) == (2, 1)


def test_without_a_world_nothing_is_known(files, capsys):
    policy, request = files(policy=POLICY, request=REQUEST)
    _, said, _ = run(capsys, "rights", "evaluate", policy, "--request", request)
    assert said["decision"] == "deny"
    assert "how many pieces were made so far is not known: give the receipts" in said["reasons"]


def test_offers_of_dfdm_are_judged_as_what_they_are(files, capsys):
    told = {"target": "urn:dfdm:x", "assigner": OWNER}
    public = grant(license="CERN-OHL-P-2.0", **told).to_dict()
    offer, agreement = (grant(license="LicenseRef-a", licensee=who, **told).to_dict() for who in ("", NODE))
    request = {"party": NODE, "action": "make"}
    decisions = []
    for document in (public, offer, agreement):
        policy, asked, world = files(policy=document, request=request, world=WORLD)
        decisions.append(run(capsys, "rights", "evaluate", policy, "--request", asked, "--world", world)[1]["decision"])
    assert decisions == ["permit", "deny", "permit"]


def test_conflict_of_two_files_and_of_one(files, capsys):
    other = {**POLICY, "uid": "ex:q", "permission": [{"action": "sell", "target": "ex:x"}], "prohibition": []}
    first, second = files(first=POLICY, second=other)
    code, said, _ = run(capsys, "rights", "conflict", first, second)
    assert (code, valid(said, "clash")["verdict"]) == (1, "conflict")
    assert [finding["action"] for finding in said["findings"]] == ["sell"]
    code, said, _ = run(capsys, "rights", "conflict", first)
    assert (code, valid(said, "clash")["verdict"], said["findings"]) == (0, "compatible", [])


def test_conflict_with_what_the_world_knows(files, capsys):
    def about(name, place):
        constraint = {"leftOperand": "spatial", "operator": "isPartOf", "rightOperand": place}
        return {**POLICY, "uid": name, "permission": [{"action": "use", "constraint": constraint}], "prohibition": []}

    first, second, world = files(
        first=about("ex:a", "DE"), second=about("ex:b", "DE-BE"), world={"places": {"DE": ["DE-BE"]}}
    )
    assert run(capsys, "rights", "conflict", first, second)[1]["verdict"] == "unknown"
    assert run(capsys, "rights", "conflict", first, second, "--world", world)[1]["verdict"] == "compatible"


def test_explain_any_policy(files, capsys):
    (policy,) = files(policy=POLICY)
    code, said, _ = run(capsys, "rights", "explain", policy)
    words = "\n".join(valid(said, "explanation")["lines"])
    assert code == 0
    for part in (
        "may reproduce",
        "may not sell",
        "must inform",
        "at most 10",
        "lies in EU",
        "attribute",
        "prohibition beats",
    ):
        assert part in words, part
    assert main(["rights", "explain", policy]) == 0
    assert capsys.readouterr().out.count("legal advice") == 1


def test_explain_says_what_is_not_understood(files, capsys):
    strange = {"leftOperand": "ex:mood", "operator": "eq", "rightOperand": "good"}
    odd = {
        **POLICY,
        "permission": [{"action": "ex:dance", "constraint": strange, "ex:unless": "x"}],
        "profile": "ex:other",
    }
    (policy,) = files(policy=odd)
    words = "\n".join(run(capsys, "rights", "explain", policy)[1]["lines"])
    for part in ("http://example.org/other", "http://example.org/unless", "http://example.org/mood", "not understood"):
        assert part in words, part


def test_explain_an_agreement_of_dfdm(files, capsys):
    agreement = grant(license="LicenseRef-a", target="urn:dfdm:x", assigner=OWNER, licensee=NODE, count=3)
    (policy,) = files(policy=agreement.to_dict())
    words = "\n".join(run(capsys, "rights", "explain", policy)[1]["lines"])
    assert NODE in words
    assert "3 pieces" in words


@pytest.mark.parametrize(
    ("policy", "request_", "world"),
    [
        ("", REQUEST, WORLD),
        ("{", REQUEST, WORLD),
        ({"@context": "http://example.org/c"}, REQUEST, WORLD),
        (POLICY, "{}", WORLD),
        (POLICY, {**REQUEST, "count": "2"}, WORLD),
        (POLICY, REQUEST, {"made": "8"}),
        (POLICY, REQUEST, "@prefix"),
    ],
)
def test_what_is_unusable_is_one_line(files, capsys, policy, request_, world):
    pytest.importorskip("rdflib")
    paths = files(policy=policy, request=request_, world=world)
    code, said, error = run(capsys, "rights", "evaluate", paths[0], "--request", paths[1], "--world", paths[2])
    assert (code, said, error.count("\n")) == (2, None, 1)
    assert "Traceback" not in error


def test_turtle_without_rdflib_is_one_line(files, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "rdflib", None)
    (policy,) = files(policy="@prefix odrl: <http://www.w3.org/ns/odrl/2/> .")
    code, _, error = run(capsys, "rights", "conflict", policy)
    assert code == 2
    assert "rdflib" in error


def test_the_same_bytes_in_another_process(files):
    pytest.importorskip("rdflib")
    rules = " , ".join(f"[ odrl:action odrl:use ; odrl:target ex:x{n} ]" for n in range(20))
    text = (
        f"@prefix odrl: <http://www.w3.org/ns/odrl/2/> . @prefix ex: <http://e.org/> . ex:p odrl:permission {rules} ."
    )
    policy, request = files(policy=text, request={**REQUEST, "target": "http://e.org/x7"})
    command = [sys.executable, "-m", "dfdm", "rights", "evaluate", policy, "--request", request, "--format", "json"]
    first, second = (subprocess.run(command, capture_output=True, text=True, check=False).stdout for _ in range(2))
    assert first == second
    assert json.loads(first)["decision"] == "permit"


def test_judging_json_loads_no_rdflib(files):
    policy, request = files(policy=POLICY, request=REQUEST)
    code = (
        f"from dfdm.verbs import rights; import sys; rights.evaluate({policy!r}, {request!r});"
        " print([m for m in ('rdflib', 'OCP', 'numba') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_request_beside_an_offer_to_everybody_grants_nothing(files, capsys):
    said = {**POLICY, "@type": "Request", "permission": [{"action": "reproduce", "target": "ex:x"}]}
    policy, request = files(policy=said, request=REQUEST)
    code, found, _ = run(capsys, "rights", "evaluate", policy, "--request", request)
    assert (code, found["decision"]) == (1, "deny")
