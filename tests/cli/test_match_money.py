"""`dfdm match` says on demand where the money goes: flags that ask for it, the JSON under its schema, what is refused."""

import json
from decimal import Decimal

import pytest

from dfdm.__main__ import main
from dfdm.nodes.reading import validate

MATCH = ["match", "examples/motor_plate.py", "--to", "Berlin, DE", "--process", "laser", "--material", "mild_steel"]


def said(capsys, *more):
    assert main([*MATCH, "--at", "2026-03-02T09:00:00+00:00", *more]) == 0
    return capsys.readouterr().out


def test_the_json_holds_the_money_only_where_it_is_asked_for(capsys):
    plain = json.loads(said(capsys, "--format", "json"))
    assert not any("money" in c for c in plain["candidates"])
    found = json.loads(said(capsys, "--format", "json", "--money"))
    validate("candidates", found, where="candidates")
    able = [c for c in found["candidates"] if c["makeable"] == "yes" and c["unit_cost"]]
    assert ["money" in c for c in found["candidates"]] == [
        n < min(20, len(able)) for n in range(len(found["candidates"]))
    ]
    for money in (c.pop("money") for c in found["candidates"] if "money" in c):
        assert sum(Decimal(p["amount"]) for p in money["parties"]) == Decimal(money["total"]["amount"])
        assert money["within_km"] is None and money["stays_at_least"] is None
    assert found == plain


def test_royalty_fee_distance_and_seats_are_read(capsys):
    asked = ["--within-km", "600", "--royalty", "2", "--platform-fee", "0.1", "--seat", "owner=Berlin, DE"]
    first = json.loads(said(capsys, "--format", "json", *asked))["candidates"][0]
    parties = {p["party"]: p for p in first["money"]["parties"]}
    assert parties["owner"]["amount"] == "2.00" and parties["owner"]["stays"] is True
    assert parties["platform"]["share"] == pytest.approx(0.1, abs=0.001) and parties["platform"]["stays"] is None
    assert first["money"]["within_km"] == 600
    assert first["money"]["stays_at_most"] - first["money"]["stays_at_least"] == pytest.approx(
        sum(parties[name]["share"] for name in ("material", "carrier", "platform")), abs=0.001
    )
    words = said(capsys, *asked)
    assert "within 600 km" in words and "platform" in words


@pytest.mark.parametrize(
    "wrong",
    [
        ["--within-km", "-1"],
        ["--within-km", "near"],
        ["--royalty", "much"],
        ["--royalty", "2 euros"],
        ["--royalty", "2 USD"],
        ["--platform-fee", "1"],
        ["--seat", "Berlin"],
        ["--seat", "bank=Berlin"],
        ["--seat", "owner=Nowhereville, DE"],
    ],
)
def test_what_cannot_be_read_is_unusable(capsys, wrong):
    assert main([*MATCH, *wrong]) == 2
    assert capsys.readouterr().out == ""
