"""Processes side by side: where they break even, with the quantities at which nobody can be sure, and in what money."""

from __future__ import annotations

import json
from importlib.resources import files

import cadquery as cq
import numpy as np
import pytest
from jsonschema import Draft202012Validator

import dfdm
from dfdm import verbs
from dfdm.__main__ import main
from dfdm.errors import InputError, UnknownNameError


@pytest.fixture(scope="module")
def plate():
    return cq.Workplane().box(80, 50, 3).faces(">Z").workplane().hole(6)


@pytest.fixture(scope="module")
def found(plate):
    return dfdm.break_even(plate, ["fdm", "laser_cutting", "milling", "injection_molding"], quantity=7)


def test_prices_are_those_of_the_estimates(plate, found):
    for curve in found.curves:
        prices = {quantity: (unit, low, high) for quantity, unit, low, high in found.prices(curve)}
        assert sorted(prices) == [1, 7, 10, 100, 1000, 10000]
        for quantity in (1, 7, 1000):
            one = verbs.cost(plate, curve.name, quantity=quantity)
            for told, own in zip(prices[quantity], (one.unit_cost, one.low, one.high), strict=True):
                assert float(told.amount) == pytest.approx(float(own.amount), abs=0.0101)


def test_where_the_cheapest_changes_both_cost_the_same(found):
    stretches, crossings = found.cheapest, found.crossings
    assert len(crossings) == len(stretches) - 1 >= 1
    assert stretches[0].first == 1 and stretches[-1].last == 10_000
    by_name = {curve.name: curve for curve in found.curves}
    for one in crossings:
        below, above = (
            [float(by_name[name].unit(np.array([float(q)]))[0]) for name in (one.before, one.then)]
            for q in (one.at - 1, one.at)
        )
        assert below[0] <= below[1] and above[1] <= above[0]
        assert one.unclear_from <= one.at <= one.unclear_to


def test_what_cannot_be_made_so_is_left_out_with_its_reason():
    block = cq.Workplane().box(30, 20, 15).faces(">Z").workplane().rect(20, 10).cutBlind(-6)
    found = verbs.break_even(block, ["milling", "fdm", "laser_cutting"])
    assert [curve.name for curve in found.curves] == ["material_extrusion"]
    assert found.left_out["milling"].startswith("what makes it impossible as it is: ")  # pockets with sharp corners
    assert "not a sheet" in found.left_out["laser_cutting"]
    with pytest.raises(InputError, match="laser_cutting: "):
        verbs.break_even(block, ["laser_cutting", "waterjet_cutting"])
    with pytest.raises(InputError, match="at least two processes"):
        verbs.break_even(block, ["fdm", "material_extrusion"])


def test_the_document_follows_its_closed_schema(found):
    schema = json.loads((files("dfdm") / "data" / "schema" / "break-even.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    document = json.loads(json.dumps(found.to_dict()))
    Draft202012Validator(schema).validate(document)
    assert not Draft202012Validator(schema).is_valid({**document, "more": 1})
    assert document["crossings"][0]["unclear_from"] <= document["crossings"][0]["at"]


def test_the_command_line_compares_and_prices_in_any_currency(plate, tmp_path, capsys, monkeypatch):
    model = tmp_path / "plate.step"
    cq.exporters.export(plate, str(model))
    assert main(["cost", str(model), "--process", "fdm,laser_cutting", "--most", "500", "--format", "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["schema"], document["most"]) == ("dfdm/break-even/1", 500)
    amounts = {}
    for currency in ("EUR", "usd"):
        assert main(["cost", str(model), "--process", "laser_cutting", "--currency", currency, "--format", "json"]) == 0
        (one,) = json.loads(capsys.readouterr().out)["estimates"]
        amounts[one["unit_cost"]["currency"]] = float(one["unit_cost"]["amount"])
    assert amounts["USD"] != amounts["EUR"]
    rates = tmp_path / "rates.csv"
    rates.write_text("date,currency,per_eur,source\n2026-11-02,USD,2.0,own\n2026-11-02,GBP,1,own\n", encoding="utf-8")
    monkeypatch.setenv("DFDM_EXCHANGE", str(rates))
    assert main(["cost", str(model), "--process", "laser_cutting", "--currency", "USD", "--format", "json"]) == 0
    (one,) = json.loads(capsys.readouterr().out)["estimates"]
    euros = float(verbs.cost(plate, "laser_cutting").unit_cost.amount)
    assert float(one["unit_cost"]["amount"]) == pytest.approx(2.0 * euros, abs=0.011)
    assert one["exchange_date"] == "2026-11-02"
    with pytest.raises(UnknownNameError, match="XXX"):
        verbs.cost(plate, "laser_cutting", currency="XXX")
