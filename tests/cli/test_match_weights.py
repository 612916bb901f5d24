"""What candidates are ranked by on the command line, and between what a weight leaves the first one first."""

from __future__ import annotations

import json

import cadquery as cq
import pytest

from dfdm.__main__ import main

AT = "2026-11-23T09:00:00Z"


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    file = tmp_path_factory.mktemp("model") / "plate.step"
    cq.exporters.export(cq.Workplane().box(80, 50, 3).faces(">Z").workplane().hole(6), str(file))
    return str(file)


def asked(capsys, model, *more):
    code = main(["match", model, "--to", "Berlin, DE", "--quantity", "20", "--at", AT, "--format", "json", *more])
    told = capsys.readouterr()
    return code, json.loads(told.out) if code != 2 else told.err


def first(document):
    return document["candidates"][0]["node"], document["candidates"][0]["process"]


def test_a_weight_moved_within_its_room_keeps_the_first_and_beyond_it_does_not(capsys, model):
    code, found = asked(capsys, model, "--weigh", "price=1,lead_time=0.4,co2e=0.3")
    assert code == 0 and found["weights"] == {"price": 1.0, "lead_time": 0.4, "co2e": 0.3, "risk": 0.0, "distance": 0.0}
    tried = 0
    for name, room in found["leeway"].items():
        assert room["low"] <= found["weights"][name] and (
            room["high"] is None or found["weights"][name] <= room["high"]
        )
        for end, step in ((room["low"], -1), (room["high"], 1)):
            if not end:
                continue
            for inside in (True, False):
                moved = found["weights"] | {name: end * (1.0 - 0.01 * step if inside else 1.0 + 0.01 * step)}
                text = ",".join(f"{key}={value}" for key, value in moved.items())
                assert (first(asked(capsys, model, "--weigh", text)[1]) == first(found)) is inside, (name, end, inside)
                tried += 1
    assert tried >= 4


def test_prices_come_in_the_currency_that_is_asked_for(capsys, model):
    _, euros = asked(capsys, model)
    _, francs = asked(capsys, model, "--currency", "chf")
    assert (euros["currency"], francs["currency"]) == ("EUR", "CHF")
    assert first(euros) == first(francs)  # the score looks at prices in one currency
    assert francs["candidates"][0]["unit_cost"]["amount"] != euros["candidates"][0]["unit_cost"]["amount"]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("price", "write NAME=W"),
        ("beauty=1", "write NAME=W with a name of price"),
        ("price=x", "x is no number"),
        ("price=-1", "at least 0"),
        ("price=nan", "at least 0"),
        ("price=0", "at least one weight"),
    ],
)
def test_weights_that_are_none_are_refused_in_one_line(capsys, model, told, words):
    code, said = asked(capsys, model, "--weigh", told)
    assert code == 2 and words in said and said.count("\n") == 1
