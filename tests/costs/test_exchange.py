"""Exchange rates: dated, reversible, replaced by a file."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dfdm.costs.exchange import ENVIRONMENT, exchange, read_exchange, shipped_exchange
from dfdm.errors import DataError, UnknownNameError
from dfdm.money import Money

CURRENCIES = sorted(shipped_exchange().per_eur)


@given(st.decimals(0, 10**6, places=2), st.sampled_from(CURRENCIES), st.sampled_from(CURRENCIES))
def test_there_and_back_again(amount, here, there):
    start = Money(amount=amount, currency=here)
    back = shipped_exchange().convert(shipped_exchange().convert(start, there), here)
    assert abs(back.amount - amount) < Decimal("1e-6")


def test_the_euro_is_one_and_the_dollar_is_dated():
    rates = shipped_exchange()
    assert rates.factor("EUR", "EUR") == 1
    assert rates.factor("EUR", "USD") == Decimal("1.1172")
    assert rates.date == "2026-10-30"


def test_an_unknown_currency_is_named():
    with pytest.raises(UnknownNameError, match="XXX"):
        shipped_exchange().factor("EUR", "XXX")


def test_a_file_replaces_the_rates(tmp_path, monkeypatch):
    file = tmp_path / "rates.csv"
    file.write_text("date,currency,per_eur,source\n2027-01-01,USD,2.0,mine\n", encoding="utf-8")
    monkeypatch.setenv(ENVIRONMENT, str(file))
    assert exchange().factor("EUR", "USD") == 2


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("2027-01-01,USD,cheap,mine", "not a number"),
        ("2027-01-01,USD,-1,mine", "above 0"),
        ("2027-01-01,USD,1,mine\n2027-01-02,GBP,1,mine", "one day"),
    ],
)
def test_a_bad_table_says_what_is_wrong(tmp_path, rows, said):
    file = tmp_path / "rates.csv"
    file.write_text(f"date,currency,per_eur,source\n{rows}\n", encoding="utf-8")
    with pytest.raises(DataError, match=said):
        read_exchange(file)
