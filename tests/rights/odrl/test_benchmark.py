"""The 45 problems of the ODRL conflict-detection benchmark, through the command line.

The runtime problems tell their requests in comments only; they are transcribed here, days as days of January 2026.
"""

import json
from pathlib import Path

import pytest

from dfdm.__main__ import main

pytest.importorskip("rdflib")
ROOT = Path(__file__).parents[3].parent / "shared" / "data" / "odrl" / "conflicts"
PROBLEMS = json.loads((ROOT / "index.json").read_text(encoding="utf-8")) if ROOT.exists() else []
STATIC = [problem for problem in PROBLEMS if problem["relation"] == "conflict"]
RUNTIME = [problem for problem in PROBLEMS if problem["relation"] == "runtime"]
WIDTH, HEIGHT = "oax:absoluteSizeWidth", "oax:absoluteSizeHeight"


def day(number):
    return f"2026-01-{1 + number:02d}T00:00:00Z"


def used(now, *segments):
    return {"at": day(now), "started": day(0), "used": [{"from": day(a), "to": day(b)} for a, b in segments]}


def delayed(now):
    return {"at": day(now), "triggered": day(0)}


TOLD = {  # what the request tells of operands, and the state of the world
    "ODRL770-1": ({HEIGHT: 800}, {}),
    "ODRL771-1": ({WIDTH: 2400}, {}),
    "ODRL772-1": ({WIDTH: 2400}, {}),  # what one policy asks for, under both
    "ODRL773-1": ({HEIGHT: 800}, {}),
    "ODRL774-1": ({WIDTH: 1500, HEIGHT: 900}, {}),
    "ODRL775-1": ({WIDTH: 2400, HEIGHT: 900}, {}),
    "ODRL776-1": ({WIDTH: 1200}, {}),
    "ODRL777-1": ({WIDTH: 1200}, {}),
    "ODRL778-1": ({WIDTH: 2400, HEIGHT: 800}, {}),
    "ODRL779-1": ({WIDTH: 1920}, {}),
    "ODRL837-1": ({}, used(8, (0, 2), (4, 7))),
    "ODRL838-1": ({}, used(8, (0, 3), (4, 8))),
    "ODRL839-1": ({}, used(13, (0, 2), (4, 7))),
    "ODRL840-1": ({}, used(10, (0, 4), (5, 10))),
    "ODRL841-1": ({}, delayed(2)),
    "ODRL842-1": ({}, delayed(0)),
}
DECISION = {"Permit": "permit", "Compatible": "permit", "Deny": "deny", "Conflict": "deny"}


@pytest.mark.skipif(not PROBLEMS, reason="the benchmark does not stand beside the checkout")
def test_all_problems_are_there():
    assert (len(STATIC), len(RUNTIME)) == (29, 16)
    assert {problem["id"] for problem in RUNTIME} == set(TOLD)


@pytest.mark.parametrize("problem", STATIC, ids=lambda problem: problem["id"])
def test_static_problems(problem, capsys):
    code = main(["rights", "conflict", str(ROOT / problem["policy"]), "--format", "json"])
    said = json.loads(capsys.readouterr().out)
    assert said["verdict"] == problem["verdict"].lower()
    assert code == (said["verdict"] == "conflict")
    assert bool(said["findings"]) == (said["verdict"] != "compatible")


@pytest.mark.parametrize("problem", RUNTIME, ids=lambda problem: problem["id"])
def test_runtime_problems(problem, tmp_path, capsys):
    values, world = TOLD[problem["id"]]
    (tmp_path / "request.json").write_text(json.dumps({"action": "use", "values": values}), encoding="utf-8")
    (tmp_path / "world.json").write_text(json.dumps(world), encoding="utf-8")
    files = ["--request", str(tmp_path / "request.json"), "--world", str(tmp_path / "world.json")]
    code = main(["rights", "evaluate", str(ROOT / problem["policy"]), *files, "--format", "json"])
    said = json.loads(capsys.readouterr().out)
    assert said["decision"] == DECISION[problem["verdict"]]
    assert code == (said["decision"] != "permit")
    assert said["reasons"]
