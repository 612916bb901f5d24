from decimal import Context, Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dfdm.errors import InputError
from dfdm.money import Money
from dfdm.rights import Payee, Royalty
from dfdm.rights.royalty import spoken_payee, spoken_royalty

OWNER = "did:key:zOwner"


def royalty(amount="1.50", currency="EUR", **more):
    return Royalty(amount=Decimal(amount), currency=currency, **more)


def payees(*shares):
    return tuple(Payee(party=f"urn:p:{n}", share=Decimal(share)) for n, share in enumerate(shares))


@pytest.mark.parametrize(
    ("build", "said"),
    [
        (lambda: royalty("0"), "royalty of nothing"),
        (lambda: royalty("-1"), "a decimal"),
        (lambda: royalty("1.1234567"), "six places"),
        (lambda: royalty("NaN"), "a decimal"),
        (lambda: Royalty(amount=1.5, currency="EUR"), "a decimal"),
        (lambda: royalty(currency="euro"), "ISO 4217"),
        (lambda: royalty(currency="EÜR"), "ISO 4217"),
        (lambda: royalty(per="kilo"), "per piece or per total"),
        (lambda: royalty(payees=payees("0.5", "0.4")), "add up to 0.9, not to 1"),
        (lambda: royalty(payees=payees("0.5", "0.6")), "add up to 1.1"),
        (lambda: royalty(payees=payees("0.5") * 2), "stands once"),
        (lambda: payees("0"), "above 0"),
        (lambda: payees("1.5"), "up to 1"),
        (lambda: Payee(party="somebody", share=Decimal(1)), "not an identifier"),
        (lambda: Royalty.from_dict({"amount": 1.5, "currency": "EUR"}), "written as text"),
        (lambda: Royalty.from_dict({"amount": "1.5"}), "ISO 4217"),
        (lambda: Royalty.from_dict({"amount": "1.5", "currency": "EUR", "more": 1}), "not foreseen"),
        (lambda: Royalty.from_dict({"amount": "1.5", "currency": "EUR", "payees": {}}), "is a list"),
        (lambda: Royalty.from_dict({"amount": "1.5", "currency": "EUR", "payees": [{"share": "1"}]}), "identifier"),
        (lambda: Royalty.from_dict("1.5 EUR"), "is a group"),
    ],
)
def test_a_royalty_that_makes_no_sense_is_bad_input(build, said):
    with pytest.raises(InputError, match=said):
        build()


def test_a_royalty_is_owed_for_each_piece_or_once():
    assert royalty().due(7) == Money.of("10.50", "EUR")
    assert royalty("0.0001").due(3).amount == Decimal("0.0003")
    once = royalty("200", per="total")
    assert [once.due(n).amount for n in (0, 1, 90)] == [0, 200, 200]


def test_cents_that_cannot_be_shared_evenly_go_to_those_who_lost_most():
    three = royalty(payees=payees("0.333333", "0.333333", "0.333334"))
    shared = three.shares(Money.of("1.00", "EUR"), OWNER)
    assert [str(money.amount) for money in shared.values()] == ["0.33", "0.33", "0.34"]
    halves = royalty(payees=payees("0.5", "0.5"))
    assert [m.amount for m in halves.shares(Money.of("0.05", "EUR"), OWNER).values()] == [
        Decimal("0.03"),
        Decimal("0.02"),
    ]
    assert [m.amount for m in halves.shares(Money.of(7, "JPY"), OWNER).values()] == [4, 3]
    assert royalty().shares(Money.of("10.50", "EUR"), OWNER) == {OWNER: Money.of("10.50", "EUR")}


def test_even_absurd_sums_are_exact():
    one = royalty("999999999999.999999", payees=payees("0.333333", "0.333333", "0.333334"))
    owed = one.due(2**53 - 1)
    assert owed.amount == Decimal(999999999999999999 * (2**53 - 1)).scaleb(-6, Context(prec=60))
    with localcontext(prec=60):
        assert sum(m.amount for m in one.shares(owed, OWNER).values()) == owed.rounded().amount


@given(
    st.lists(st.integers(1, 10**6), min_size=1, max_size=6),
    st.integers(0, 10**6),
    st.sampled_from(["EUR", "JPY", "KWD"]),
)
def test_what_is_shared_out_adds_up_to_what_is_owed(weights, pieces, currency):
    total = sum(weights)
    shares = [Decimal(w * 10**6 // total) / 10**6 for w in weights]
    shares[0] += 1 - sum(shares)
    if min(shares) <= 0:
        return
    one = royalty("1.2345", currency, payees=payees(*map(str, shares)))
    owed = one.due(pieces)
    shared = one.shares(owed, OWNER)
    assert sum(m.amount for m in shared.values()) == owed.rounded().amount
    unit = Decimal(1).scaleb(-{"EUR": 2, "JPY": 0, "KWD": 3}[currency])
    for payee in one.payees:
        assert abs(shared[payee.party].amount - owed.rounded().amount * payee.share) < unit


@pytest.mark.parametrize(
    ("text", "amount", "currency", "per"),
    [("1.50EUR", "1.50", "EUR", "piece"), ("2 usd", "2", "USD", "piece"), ("200 EUR/total", "200", "EUR", "total")],
)
def test_a_royalty_as_it_is_typed(text, amount, currency, per):
    found = spoken_royalty(text)
    assert (f"{found.amount:f}", found.currency, found.per) == (amount, currency, per)


@pytest.mark.parametrize("text", ["", "EUR", "1.5", "1,50EUR", "1.5EURO", "1.2.3EUR", "1EUR/kg", "-1EUR"])
def test_what_is_no_royalty(text):
    with pytest.raises(InputError):
        spoken_royalty(text)


def test_a_payee_as_it_is_typed():
    assert spoken_payee("did:key:z6Mk=0.7") == Payee(party="did:key:z6Mk", share=Decimal("0.7"))
    for text in ("did:key:z6Mk", "=0.7", "somebody=0.7", "urn:x=half"):
        with pytest.raises(InputError):
            spoken_payee(text)
