"""Estimates: lines add up, setup is shared, intervals contain the value, documents follow the schema."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from importlib.resources import files

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from dfdm.cited import Cited
from dfdm.costs import Estimate, Estimates, estimate, exchange
from dfdm.errors import DataError, InputError
from dfdm.processes import Route, capability

KEEP_FIXTURE = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
CASES = [("fdm", "cube", ()), ("laser_cutting", "sheet", ("deburr",)), ("milling", "block", ("tap",))]


def own(value: float, unit: str, low: float | None = None, high: float | None = None) -> Cited:
    return Cited(value=value, unit=unit, source="node", locator="price list", kind="published", low=low, high=high)


def made(request, process, part, then, **options):
    route = Route.of(process, then=list(then))
    return estimate(request.getfixturevalue(part), route, capability(route.process, route.material), **options)


@pytest.mark.parametrize(("process", "part", "then"), CASES)
@pytest.mark.parametrize("quantity", [1, 7, 1000])
def test_lines_add_up_to_the_cent_and_none_is_negative(request, process, part, then, quantity):
    found = made(request, process, part, then, quantity=quantity)
    assert sum((line.amount.amount for line in found.lines), Decimal(0)) == found.unit_cost.amount
    assert all(line.amount.amount >= 0 for line in found.lines)
    assert found.unit_cost == found.unit_cost.rounded()
    assert found.low.amount <= found.unit_cost.amount <= found.high.amount
    assert found.co2e_low_kg <= found.co2e_kg <= found.co2e_high_kg


@KEEP_FIXTURE
@given(st.sampled_from(CASES), st.integers(1, 5000), st.integers(1, 5000))
def test_the_unit_cost_never_rises_with_quantity(request, case, one, other):
    few, many = sorted((one, other))
    assert made(request, *case, quantity=many).unit_cost.amount <= made(request, *case, quantity=few).unit_cost.amount


@pytest.mark.parametrize(("process", "part", "then"), CASES)
def test_every_line_says_its_numbers_and_sources(request, process, part, then):
    found = made(request, process, part, then)
    assert all(line.basis for line in found.lines)
    assert all(line.sources for line in found.lines)


def test_setup_programming_and_fixturing_stand_apart(request):
    lines = {line.what: line.amount.amount for line in made(request, "milling", "block", ()).lines}
    assert {"setup", "programming", "fixturing", "machine time", "material"} <= set(lines)
    assert lines["setup"] + lines["programming"] + lines["fixturing"] > lines["machine time"]


def test_setup_is_shared_by_the_quantity(request):
    one, ten = (made(request, "milling", "block", (), quantity=q) for q in (1, 10))
    setup = [next(line.amount.amount for line in e.lines if line.what == "setup") for e in (one, ten)]
    assert setup[0] / 10 == pytest.approx(setup[1], abs=Decimal("0.01"))


def test_a_nodes_own_rate_wins_and_keeps_its_source(request):
    route = Route.of("fdm")
    offered = capability("fdm")
    rates = {"machine_rate": own(60.0, "EUR/h"), "time_error": own(1.0, "ratio")}
    found = estimate(request.getfixturevalue("cube"), route, offered, quantity=100, rates=rates)
    line = next(line for line in found.lines if line.what == "machine time")
    assert "60 EUR/h" in line.basis
    assert "node" in line.sources
    assert float(line.amount.amount) == pytest.approx(found.machine_time_s / 60.0, abs=0.01)


def test_currencies_differ_by_the_dated_rate(request):
    euro, dollar = (made(request, "fdm", "cube", (), currency=c) for c in ("EUR", "USD"))
    rate = exchange().factor("EUR", "USD")
    assert float(dollar.unit_cost.amount) == pytest.approx(float(euro.unit_cost.amount * rate), abs=0.02)
    assert euro.exchange_date == exchange().date


def test_yen_has_no_cents(request):
    found = made(request, "fdm", "cube", (), currency="JPY")
    assert found.unit_cost.amount == found.unit_cost.amount.to_integral_value()


def test_the_country_decides_the_electricity(request):
    low, high, unknown = (made(request, "milling", "block", (), country=c) for c in ("NO", "PL", ""))
    assert low.co2e_kg < high.co2e_kg
    assert any("world average" in emission.basis for emission in unknown.emissions)


def test_assumptions_and_what_is_left_out_are_listed(request):
    found = made(request, "fdm", "cube", ())
    assert any("load time" in assumption for assumption in found.assumptions)
    assert "duties and taxes" in found.not_priced


def test_an_operation_is_a_line_of_its_own(request):
    found = made(request, "laser_cutting", "sheet", ("deburr",))
    assert "operation deburr" in [line.what for line in found.lines]
    assert found.unit_cost.amount > made(request, "laser_cutting", "sheet", ()).unit_cost.amount


@pytest.mark.parametrize(("process", "part", "then"), CASES)
def test_documents_follow_the_schema_and_come_back(request, process, part, then):
    document = Estimates(model="m", estimates=(made(request, process, part, then, country="DE"),)).to_dict()
    schema = json.loads((files("dfdm") / "data" / "schema" / "estimates.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(json.dumps(document)))
    assert Estimates.from_dict(document).to_dict() == document
    assert document["binding"] is False


def test_the_text_says_that_it_is_no_offer(request):
    assert "not an offer" in str(made(request, "fdm", "cube", ()))
    assert isinstance(made(request, "fdm", "cube", ()), Estimate)


def test_a_quantity_below_one_is_refused(request):
    with pytest.raises(InputError, match="at least 1"):
        made(request, "fdm", "cube", (), quantity=0)


def test_a_direction_that_was_not_measured_is_refused(request):
    with pytest.raises(InputError, match="not measured"):
        made(request, "fdm", "cube", (), orientation=(0.0, 1.0, 0.0))


def test_a_negative_rate_is_refused(request):
    with pytest.raises(DataError, match="machine_rate"):
        made(request, "fdm", "cube", (), rates={"machine_rate": own(-1.0, "EUR/h")})


def test_energy_and_material_that_nobody_can_tell_are_said_and_not_counted_as_nothing(cube):
    route = Route.of("fdm")
    known = capability(route.process, route.material)
    assert not [text for text in estimate(cube, route, known).not_priced if "emissions" in text]
    bare = replace(
        known,
        rates={key: value for key, value in known.rates.items() if key != "power_rated"},
        material=replace(
            known.material,
            properties={key: value for key, value in known.material.properties.items() if key != "carbon"},
        ),
    )
    found = estimate(cube, route, bare)
    assert found.not_priced[:2] == (
        "energy and its emissions: the machine's power is not known",
        f"emissions of the material: no factor of {route.material} is known",
    )
    assert found.energy_kwh == 0.0
    assert [e.what for e in found.emissions] == ["electricity", "packaging"]
